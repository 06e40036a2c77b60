// A client of the chain: reads state, submits calls, seals blocks and reads the calls' outcomes.

import { ApiPromise, WsProvider } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { StorageKey } from "@polkadot/types";
import type { DispatchError, EventRecord } from "@polkadot/types/interfaces";
import type { Codec } from "@polkadot/types/types";
import { hexToU8a, stringCamelCase } from "@polkadot/util";

import { cotRpc } from "./rpc.ts";

export type Call = SubmittableExtrinsic<"promise">;
export type Json = Record<string, unknown>;
/** The native coin, or a token. */
export type Asset = "Native" | { WithId: number };

export interface ChainEvent {
  /** `pallet.Event`, as in `attestations.BatchAccepted`. */
  name: string;
  /** The event's fields by name. */
  data: Json;
  /** The extrinsic that caused it; none for events of hooks. */
  extrinsic: number | undefined;
}

export interface SealedBlock {
  hash: string;
  number: number;
  /** Chain time in Unix seconds. */
  time: number;
  events: ChainEvent[];
  /** Outcomes of the calls submitted for it, in the order of their submission. */
  outcomes: Outcome[];
}

/** Outcome of a submitted call: its events, and the name of the error it failed with. */
export interface Outcome {
  error?: string;
  events: ChainEvent[];
}

/** An amount of JSON, where large numbers are decimal or hexadecimal text. */
export function amount(value: unknown): bigint {
  if (typeof value === "number" || typeof value === "string") {
    return BigInt(value);
  }
  throw new Error(`not an amount: ${JSON.stringify(value)}`);
}

export class Chain {
  /** Every block sealed through this object, in order. */
  readonly history: SealedBlock[] = [];
  /** Submitted calls, as they stand in a block's body. */
  #submitted: string[] = [];
  /** Next nonce of each account that has submitted something for the next block. */
  readonly #nonces = new Map<string, number>();

  private constructor(
    readonly api: ApiPromise,
    readonly provider: WsProvider,
  ) {}

  static async connect(wsUrl: string): Promise<Chain> {
    const provider = new WsProvider(wsUrl);
    const options = {
      provider,
      rpc: cotRpc,
      // Assets in which fees may be paid; Polkadot.js supposes locations.
      types: { TAssetConversion: "Option<FrameSupportTokensFungibleUnionOfNativeOrWithId>" },
      noInitWarn: true,
      throwOnConnect: true,
    };
    return new Chain(await ApiPromise.create(options), provider);
  }

  async disconnect(): Promise<void> {
    await this.api.disconnect();
  }

  call(pallet: string, name: string, ...args: unknown[]): Call {
    const call = this.api.tx[pallet]?.[name];
    if (!call) {
      throw new Error(`the runtime has no call ${pallet}.${name}`);
    }
    return call(...args);
  }

  /** Encodes an argument of a call as the chain's metadata describes it. */
  encodeArgument(pallet: string, name: string, index: number, value: unknown): Uint8Array {
    const type = this.api.tx[pallet]?.[name]?.meta.args[index]?.type.toString();
    if (!type) {
      throw new Error(`the runtime has no argument ${index} of ${pallet}.${name}`);
    }
    return this.api.registry.createType(type, value).toU8a();
  }

  /** Several calls as one that succeeds or fails as a whole. */
  batch(calls: Call[]): Call {
    return this.call("utility", "batchAll", calls);
  }

  #storage(pallet: string, item: string) {
    const storage = this.api.query[pallet]?.[item];
    if (!storage) {
      throw new Error(`the runtime has no storage ${pallet}.${item}`);
    }
    return storage;
  }

  async read(pallet: string, item: string, ...keys: unknown[]): Promise<Codec> {
    return this.#storage(pallet, item)(...keys);
  }

  async readJson<T>(pallet: string, item: string, ...keys: unknown[]): Promise<T> {
    return (await this.read(pallet, item, ...keys)).toJSON() as T;
  }

  /** All entries of a map, each with its keys. */
  async entries<T>(
    pallet: string,
    item: string,
    ...prefix: unknown[]
  ): Promise<{ keys: string[]; value: T }[]> {
    const entries: [StorageKey, Codec][] = await this.#storage(pallet, item).entries(...prefix);
    return entries.map(([key, value]) => ({
      keys: key.args.map((arg) => arg.toString()),
      value: value.toJSON() as T,
    }));
  }

  constant(pallet: string, name: string): Codec {
    const constant = this.api.consts[pallet]?.[name];
    if (!constant) {
      throw new Error(`the runtime has no constant ${pallet}.${name}`);
    }
    return constant;
  }

  /** Submits a call to the pool, for the next block. The fee is paid in `feeAsset`. */
  async submit(signer: KeyringPair, call: Call, feeAsset: Asset = "Native"): Promise<void> {
    const nonce = this.#nonces.get(signer.address) ?? (await this.#nonceOf(signer.address));
    const assetId = feeAsset === "Native" ? {} : { assetId: feeAsset };
    const signed = await call.signAsync(signer, { nonce, era: 0, ...assetId });
    await this.api.rpc.author.submitExtrinsic(signed);
    this.#nonces.set(signer.address, nonce + 1);
    this.#submitted.push(signed.toHex());
  }

  async #nonceOf(address: string): Promise<number> {
    return (await this.readJson<{ nonce: number }>("system", "account", address)).nonce;
  }

  /** Seals and finalises one block with all that was submitted. */
  async seal(): Promise<SealedBlock> {
    const { hash } = await this.provider.send<{ hash: string }>("engine_createBlock", [true, true]);
    this.#nonces.clear();
    const block = await this.#readBlock(hash);
    this.history.push(block);
    return block;
  }

  /** The finalised blocks after block `after`, as they come, without a gap and of any author. */
  async *finalised(after: number): AsyncGenerator<SealedBlock> {
    let head = after;
    let wake = (): void => undefined;
    const stop = await this.api.rpc.chain.subscribeFinalizedHeads(({ number }) => {
      head = number.toNumber();
      wake();
    });
    try {
      for (let next = after + 1; ; next += 1) {
        while (head < next) {
          await new Promise<void>((resolve) => (wake = resolve));
        }
        const hash = await this.api.rpc.chain.getBlockHash(next);
        // Calls of this client may be in any block.
        this.#submitted = [];
        yield this.#readBlock(hash.toHex());
      }
    } finally {
      stop();
    }
  }

  /** Submits one call, seals a block and returns the call's outcome. */
  async execute(signer: KeyringPair, call: Call, feeAsset: Asset = "Native"): Promise<Outcome> {
    await this.submit(signer, call, feeAsset);
    const outcome = (await this.seal()).outcomes.at(-1);
    if (!outcome) {
      throw new Error("a sealed block told nothing of the submitted call");
    }
    return outcome;
  }

  async #readBlock(hash: string): Promise<SealedBlock> {
    const items = [
      this.#storage("system", "events"),
      this.#storage("timestamp", "now"),
      this.#storage("system", "number"),
    ];
    const keys = items.map((item) => item.key());
    const [answer] = await this.provider.send<{ changes: [string, string | null][] }[]>(
      "state_queryStorageAt",
      [keys, hash],
    );
    const [events, now, number] = items.map((item, i) => {
      const found = answer?.changes.find(([key]) => key === keys[i])?.[1];
      const type = this.api.registry.createLookupType(item.creator.meta.type.asPlain);
      return this.api.registry.createType(type, found ? hexToU8a(found) : undefined);
    });
    const decoded = (events as unknown as EventRecord[]).map(chainEvent);
    return {
      hash,
      number: Number(number?.toString()),
      time: Math.floor(Number(now?.toString()) / 1_000),
      events: decoded,
      outcomes: await this.#outcomes(hash, decoded),
    };
  }

  async #outcomes(hash: string, blockEvents: ChainEvent[]): Promise<Outcome[]> {
    const submitted = this.#submitted;
    this.#submitted = [];
    if (submitted.length === 0) {
      return [];
    }
    const { block } = await this.provider.send<{ block: { extrinsics: string[] } }>(
      "chain_getBlock",
      [hash],
    );
    return submitted.map((hex) => {
      const index = block.extrinsics.indexOf(hex);
      if (index < 0) {
        throw new Error(`block ${hash} does not hold a call that was submitted for it`);
      }
      const events = blockEvents.filter((event) => event.extrinsic === index);
      const failure = events.find((event) => event.name === "system.ExtrinsicFailed");
      return failure
        ? { error: this.errorName(failure.data["dispatchError"]), events }
        : { events };
    });
  }

  /** `pallet.Error` of a module error, else the kind of the dispatch error. */
  errorName(dispatchError: unknown): string {
    const error = this.api.registry.createType<DispatchError>("DispatchError", dispatchError);
    if (error.isModule) {
      const { section, name } = this.api.registry.findMetaError(error.asModule);
      return `${section}.${name}`;
    }
    return error.type;
  }
}

function chainEvent({ event, phase }: EventRecord): ChainEvent {
  // The names of the metadata: event.data.names alters some of them, such as "size".
  const fields = event.meta.fields.map(({ name }, i) => {
    const field = name.isSome ? stringCamelCase(name.unwrap()) : String(i);
    return [field, event.data[i]?.toJSON()] as const;
  });
  return {
    name: `${event.section}.${event.method}`,
    data: Object.fromEntries(fields),
    extrinsic: phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : undefined,
  };
}

/** Throws the error's name when a call that should have succeeded failed. */
export function expectOk(outcome: Outcome): Outcome {
  if (outcome.error) {
    throw new Error(`a call failed with ${outcome.error}`);
  }
  return outcome;
}

export function eventsNamed(
  blocks: Iterable<Pick<SealedBlock, "events">>,
  name: string,
): ChainEvent[] {
  return [...blocks].flatMap((block) => block.events.filter((event) => event.name === name));
}
