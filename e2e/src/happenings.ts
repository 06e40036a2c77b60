// What happens in finalised blocks, as their own runtime tells it: by subscription, or through
// `state_call` alone, which any node serves.

import { stringCamelCase } from "@polkadot/util";

import type { Chain, ChainEvent, Json } from "./chain.ts";

export interface Happening {
  index: number;
  extrinsic: number | null;
  pallet: string;
  event: string;
  accounts: string[];
  merchant: string | null;
  device: number | null;
  data: Json;
}

export interface BlockHappenings {
  number: number;
  /** Chain time in Unix seconds. */
  time: number;
  happenings: Happening[];
}

export interface Notification {
  block: { hash: string; number: number; time: number };
  cursor: string;
  happenings: Happening[];
}

/** A happening in the form in which this client has events. */
export function eventOf({ pallet, event, extrinsic, data }: Happening): ChainEvent {
  return { name: `${stringCamelCase(pallet)}.${event}`, data, extrinsic: extrinsic ?? undefined };
}

/** What happened in a block, through `state_call`. */
export async function toldByRuntime(chain: Chain, hash: string): Promise<BlockHappenings> {
  const at = await chain.api.at(hash);
  const happenings = at.call["cotApi"]?.["happenings"];
  if (!happenings) {
    throw new Error("the runtime tells nothing of its blocks");
  }
  const told = (await happenings("All")).toJSON() as unknown as {
    number: number;
    time: number;
    happenings: (Omit<Happening, "data"> & { data: string })[];
  };
  const text = (hex: string): string => Buffer.from(hex.slice(2), "hex").toString("utf8");
  return {
    number: told.number,
    time: told.time,
    happenings: told.happenings.map((happening) => ({
      ...happening,
      pallet: text(happening.pallet),
      event: text(happening.event),
      data: JSON.parse(text(happening.data)) as Json,
    })),
  };
}

/** A subscription, whose notifications are taken one by one. */
export class Subscription {
  readonly #waiting: (Notification | Error)[] = [];
  #wake = (): void => undefined;

  private constructor(
    readonly chain: Chain,
    readonly topic: "Orders" | "Device",
  ) {}

  static async begin(
    chain: Chain,
    topic: "Orders" | "Device",
    about: string | number,
    from?: string,
  ): Promise<Subscription> {
    const subscription = new Subscription(chain, topic);
    const note = (error: Error | null, result: Notification): void => {
      subscription.#waiting.push(error ?? result);
      subscription.#wake();
    };
    await chain.provider.subscribe(
      `cot_${topic.toLowerCase()}Happened`,
      `cot_subscribe${topic}`,
      [about, from ?? null],
      note,
    );
    return subscription;
  }

  /** The next notification; throws the error with which the node ends the subscription. */
  async next(): Promise<Notification> {
    while (this.#waiting.length === 0) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const [first] = this.#waiting.splice(0, 1);
    if (first === undefined || first instanceof Error) {
      throw first ?? new Error("nothing was told");
    }
    return first;
  }
}
