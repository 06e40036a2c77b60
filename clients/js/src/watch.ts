// What happens, followed over finalised blocks without a gap: by subscription where the node has
// it, else by the runtime API, which every node serves.

import type { JsonRpcSubscription } from "dedot";
import { AccountId32 } from "dedot/codecs";
import { hexToU8a } from "dedot/utils";
import { addressOfAccount, type Chain, type Happening } from "./chain.ts";
import { ChainError } from "./errors.ts";
import { SUBSCRIPTIONS } from "./generated/rpc.ts";
import type { AccountLike, CotRuntimeApiHappeningsHappeningFilter, Id } from "./types.ts";

/** Place after a block, as the node encodes it: its number and its hash. */
export type Cursor = string;

/**
 * An account's orders, mandates, offers and rewards; all that concerns an account, its money and
 * fees included; or all that concerns a device.
 */
export type Topic = { orders: AccountLike } | { account: AccountLike } | { device: Id };

/** A finalised block and what happened in it. */
export interface Notification {
  block: { hash: string; number: number; time: number };
  /** Place after the block, from which a later `watch` goes on. */
  cursor: Cursor;
  /** Nothing in a sign of life, which comes after a minute without happenings. */
  happenings: Happening[];
}

export interface WatchOptions {
  /** Ends the iteration. */
  signal?: AbortSignal;
}

interface Place {
  number: number;
  hash: string;
}

/** Topic in the form that requests have. */
interface Request {
  subscription: (typeof SUBSCRIPTIONS)[keyof typeof SUBSCRIPTIONS];
  about: string | number;
  filter: CotRuntimeApiHappeningsHappeningFilter;
  /** Pallets whose happenings are told; by default all. */
  pallets: string[] | undefined;
}

/** Notifications that wait for their reader. With more, the node is asked anew. */
const MOST_WAITING = 256;
const SIGN_OF_LIFE_MS = 60_000;
/** Errors after which the reading goes on, from the last block that was told. */
const PASSING = ["Disconnected", "Timeout", "NoEndpoint", "TooSlow", "Overflow"];

/** The place after a block, in the form of a cursor. */
export function cursorOf({ number, hash }: Place): Cursor {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return `0x${digits.join("")}${hash.slice(2)}`;
}

/** The place that a cursor names. */
export function placeOf(cursor: Cursor): Place {
  if (!/^0x[0-9a-f]{72}$/i.test(cursor)) {
    throw ChainError.ofInput("MalformedCursor", `"${cursor}" is no cursor of a watch.`);
  }
  const number = new DataView(hexToU8a(cursor).buffer).getUint32(0, true);
  return { number, hash: `0x${cursor.slice(10)}`.toLowerCase() };
}

/**
 * Follows what happens: after a cursor, after a block by its number, or from now on. Every
 * happening is told once, also when nodes go and come.
 */
export async function* watch(
  chain: Chain,
  topic: Topic,
  from?: Cursor | number,
  { signal }: WatchOptions = {},
): AsyncGenerator<Notification, void> {
  const request = requestOf(topic);
  let place = await placeFrom(chain, from);
  while (!signal?.aborted) {
    try {
      // After a change of nodes, the new one's methods count.
      await chain.endpoints.connected();
      const told = chain.endpoints.methods.has(request.subscription.subscribe)
        ? bySubscription(chain, request, place, signal)
        : byRuntime(chain, request, place, signal);
      for await (const notification of told) {
        if (notification.block.number > place.number) {
          place = notification.block;
          yield notification;
        }
      }
    } catch (error) {
      const name = error instanceof ChainError ? error.name : undefined;
      if (name === "Closed") {
        return;
      }
      if (name === "TooFarBack") {
        const scan = { place, heard: Date.now() };
        yield* upToHead(chain, request, scan, signal);
        place = scan.place;
      } else if (name === undefined || !PASSING.includes(name)) {
        throw error;
      }
    }
  }
}

function requestOf(topic: Topic): Request {
  if ("device" in topic) {
    return {
      subscription: SUBSCRIPTIONS.cot_subscribeDevice,
      about: Number(topic.device),
      filter: { type: "Device", value: BigInt(topic.device) },
      pallets: undefined,
    };
  }
  const areOrders = "orders" in topic;
  const about = addressOfAccount(areOrders ? topic.orders : topic.account);
  return {
    subscription: areOrders
      ? SUBSCRIPTIONS.cot_subscribeOrders
      : SUBSCRIPTIONS.cot_subscribeAccount,
    about,
    filter: { type: "Account", value: new AccountId32(about) },
    pallets: areOrders ? ["AutoPurchase", "Rewards"] : undefined,
  };
}

/** The place to begin after. A block that is known is named by number. */
async function placeFrom(chain: Chain, from: Cursor | number | undefined): Promise<Place> {
  if (typeof from === "string") {
    return placeOf(from);
  }
  if (from === undefined) {
    return headOf(chain);
  }
  const hash = await hashOf(chain, from);
  if (hash === null) {
    throw ChainError.ofInput("UnknownCursor", `The chain has no block ${from} yet.`);
  }
  return { number: from, hash };
}

async function hashOf(chain: Chain, number: number): Promise<string | null> {
  return chain.endpoints.send<string | null>("chain_getBlockHash", [number]);
}

async function headOf(chain: Chain): Promise<Place> {
  const hash = await chain.endpoints.send<string>("chain_getFinalizedHead", []);
  const { number } = await chain.endpoints.send<{ number: string }>("chain_getHeader", [hash]);
  return { number: Number(number), hash };
}

/** What is waited for, in order; ends with an error. */
class Waiting<T> {
  readonly #items: T[] = [];
  #error: Error | undefined;
  #wake = (): void => undefined;

  push(item: T): void {
    if (this.#items.length >= MOST_WAITING) {
      this.fail(ChainError.ofConnection("Overflow", "The reader is slower than the node."));
      return;
    }
    this.#items.push(item);
    this.#wake();
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  /** Ends the waiting, after the items that are there. */
  fail(error: Error): void {
    this.#error ??= error;
    this.#wake();
  }

  async next(): Promise<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        return item;
      }
      if (this.#error) {
        throw this.#error;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** Has the waiting end when the signal comes. */
function endWith<T>(waiting: Waiting<T>, signal: AbortSignal | undefined): () => void {
  const end = (): void =>
    waiting.fail(ChainError.ofConnection("Closed", "The watch was ended here."));
  signal?.addEventListener("abort", end, { once: true });
  return () => signal?.removeEventListener("abort", end);
}

async function* bySubscription(
  chain: Chain,
  { subscription, about }: Request,
  place: Place,
  signal: AbortSignal | undefined,
): AsyncGenerator<Notification, void> {
  const waiting = new Waiting<Notification>();
  const forget = endWith(waiting, signal);
  let begun: JsonRpcSubscription | undefined;
  try {
    begun = await chain.endpoints.subscribe<Notification>(
      { ...subscription, params: [about, cursorOf(place)] },
      (error, told) => {
        if (error) {
          waiting.fail(error);
        } else if (told) {
          waiting.push(told);
        }
      },
    );
    for (;;) {
      yield await waiting.next();
    }
  } finally {
    forget();
    await begun?.unsubscribe();
  }
}

async function* byRuntime(
  chain: Chain,
  request: Request,
  place: Place,
  signal: AbortSignal | undefined,
): AsyncGenerator<Notification, void> {
  const heads = new Waiting<true>();
  const forget = endWith(heads, signal);
  const begun = await chain.endpoints.subscribe<unknown>(
    {
      subname: "chain_finalizedHead",
      subscribe: "chain_subscribeFinalizedHeads",
      unsubscribe: "chain_unsubscribeFinalizedHeads",
      params: [],
    },
    (error) => {
      if (error) {
        heads.fail(error);
      } else if (heads.isEmpty) {
        heads.push(true);
      }
    },
  );
  const scan = { place, heard: Date.now() };
  try {
    for (;;) {
      yield* upToHead(chain, request, scan, signal);
      await heads.next();
    }
  } finally {
    forget();
    await begun.unsubscribe();
  }
}

/** State of a reading of blocks, one by one. */
interface Scan {
  /** Place after the last block that was read. */
  place: Place;
  /** Time of the last notification. */
  heard: number;
}

/** The finalised blocks after a place that have something to tell, up to the newest one. */
async function* upToHead(
  chain: Chain,
  { filter, pallets }: Request,
  scan: Scan,
  signal: AbortSignal | undefined,
): AsyncGenerator<Notification, void> {
  const { number: head } = await headOf(chain);
  if (head < scan.place.number) {
    return;
  }
  if ((await hashOf(chain, scan.place.number)) !== scan.place.hash) {
    throw new ChainError({
      kind: "rpc",
      name: "UnknownCursor",
      docs: "The place is not one of this chain.",
    });
  }
  for (let number = scan.place.number + 1; number <= head && !signal?.aborted; number += 1) {
    const hash = (await hashOf(chain, number)) ?? "";
    const { time, happenings } = await chain.happenings(hash, filter);
    const chosen = happenings.filter(({ pallet }) => !pallets || pallets.includes(pallet));
    const block = { hash, number, time };
    scan.place = block;
    if (chosen.length > 0 || Date.now() - scan.heard > SIGN_OF_LIFE_MS) {
      scan.heard = Date.now();
      yield { block, cursor: cursorOf(block), happenings: chosen };
    }
  }
}
