// A chain: connected to, read, written to and followed.

import { LegacyClient } from "dedot";
import { AccountId32 } from "dedot/codecs";
import { hexToString, u8aToHex } from "dedot/utils";

import { Call, type Payer } from "./call.ts";
import { bytesOf, Device } from "./device.ts";
import { closed, type EndpointOptions, Endpoints, providerOf } from "./endpoints.ts";
import { ChainError } from "./errors.ts";
import type { CotApi } from "./generated/chain/cot/index.js";
import { Household } from "./household.ts";
import type { DeviceKey } from "./keys.ts";
import { Maker } from "./maker.ts";
import { Merchant } from "./merchant.ts";
import type {
  Account,
  AccountLike,
  Asset,
  CotRuntimeApiHappeningsBlockHappenings,
  CotRuntimeApiHappeningsHappening,
  CotRuntimeApiHappeningsHappeningFilter,
  CotRuntimeRuntimeCallLike,
  FrameSystemEventRecord,
  Hex,
  Id,
} from "./types.ts";
import { assetOf, whole } from "./types.ts";
import { type Cursor, type Notification, type Topic, type WatchOptions, watch } from "./watch.ts";

export type ConnectOptions = EndpointOptions;

export interface RoleOptions {
  /** Account for which the signer acts as its proxy. */
  for?: AccountLike;
}

/** An event of the chain. */
export interface ChainEvent {
  pallet: string;
  name: string;
  /** Fields of the event, as the metadata types them. */
  data: Record<string, unknown>;
}

/** An event as its own runtime tells it, in the form of `cot_happenings`. */
export interface Happening
  extends Omit<
    CotRuntimeApiHappeningsHappening,
    "pallet" | "event" | "accounts" | "merchant" | "device" | "extrinsic" | "data"
  > {
  extrinsic: number | null;
  pallet: string;
  event: string;
  accounts: string[];
  merchant: string | null;
  device: number | null;
  data: Record<string, unknown>;
}

/** What happened in one block. */
export interface BlockHappenings {
  number: number;
  /** Chain time in Unix seconds. */
  time: number;
  happenings: Happening[];
}

/** Connects to the first of the nodes that answers, and to the next ones when it goes. */
export async function connect(
  urls: string | readonly string[],
  options: ConnectOptions = {},
): Promise<Chain> {
  const endpoints = new Endpoints(typeof urls === "string" ? [urls] : urls, options);
  const client = new LegacyClient<CotApi>({ provider: providerOf(endpoints) });
  try {
    await client.connect();
  } catch (error) {
    await endpoints.disconnect();
    throw error;
  }
  return new Chain(client, endpoints);
}

/** A connection to a Chain of Things. */
export class Chain {
  /** Last transaction of each account that is on its way to the pool. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #client: LegacyClient<CotApi>;

  constructor(
    client: LegacyClient<CotApi>,
    readonly endpoints: Endpoints,
  ) {
    this.#client = client;
  }

  /** Dedot's client, for everything that this package has no shorter form of. */
  get client(): LegacyClient<CotApi> {
    if (this.endpoints.isClosed) {
      throw closed();
    }
    return this.#client;
  }

  async disconnect(): Promise<void> {
    await this.endpoints.disconnect();
    await this.#client.disconnect();
  }

  /** Hash of the chain's first block. */
  get genesis(): Hex {
    return this.client.genesisHash as Hex;
  }

  household(account: Account, options: RoleOptions = {}): Household {
    return new Household(this, payerOf(account, options));
  }

  merchant(account: Account, options: RoleOptions = {}): Merchant {
    return new Merchant(this, payerOf(account, options));
  }

  maker(account: Account, options: RoleOptions = {}): Maker {
    return new Maker(this, payerOf(account, options));
  }

  /** A device by its key; without a number, one that is still to be claimed. */
  device(key: DeviceKey, id?: Id): Device {
    return new Device(this, key, id === undefined ? undefined : whole(id));
  }

  /** Chain time in Unix seconds. */
  async now(): Promise<bigint> {
    return (await this.client.query.timestamp.now()) / 1_000n;
  }

  /** Amount of the coin, or of a token, that an account can transfer or spend. */
  async balance(account: AccountLike, token?: number): Promise<bigint> {
    const { funds } = await this.client.call.cotApi.household(account);
    const found = funds.find(({ asset }) => isSame(asset, assetOf(token)));
    if (found) {
      return found.free;
    }
    const held = await this.client.query.assets.account([token ?? 0, account]);
    return held?.balance ?? 0n;
  }

  /** An order; none if it is closed, or was never placed. */
  order(order: Id) {
    return this.client.call.cotApi.order(whole(order));
  }

  /** A device; none if the number is unknown. */
  deviceView(device: Id) {
    return this.client.call.cotApi.device(whole(device));
  }

  /** The device with a manufacturer's serial number; none if no device has it. */
  deviceOfSerial(manufacturer: AccountLike, serial: string): Promise<bigint | undefined> {
    return this.client.call.cotApi.deviceOfSerial(manufacturer, bytesOf(serial));
  }

  /** Offers of a category, at most 64; the next page begins after the `place` of the last one. */
  offers(category: number, after?: Hex, limit = 64) {
    return this.client.call.cotApi.offers({ type: "Category", value: category }, after, limit);
  }

  /** What a fee of so many coins costs in a token; none if it has no pool with so many. */
  tokenFee(token: number, fee: bigint) {
    return this.client.call.cotApi.tokenFee(token, fee);
  }

  /** Several calls of one account as one, which succeeds or fails as a whole. */
  all(calls: Call[]): Call {
    const [first] = calls;
    if (!first) {
      throw ChainError.ofInput("NoCalls", "There are no calls to put together.");
    }
    if (calls.some(({ payer }) => addressOf(payer) !== addressOf(first.payer))) {
      throw ChainError.ofInput("SeveralAccounts", "The calls are of different accounts.");
    }
    return new Call(this, first.payer, async () => {
      const bare = await Promise.all(calls.map((call) => call.bare()));
      return this.client.tx.utility.batchAll(
        bare.map(({ call }) => call as CotRuntimeRuntimeCallLike),
      );
    });
  }

  /** Follows what concerns an account or a device, block by block; see `watch`. */
  watch(
    topic: Topic,
    from?: Cursor | number,
    options?: WatchOptions,
  ): AsyncGenerator<Notification, void> {
    return watch(this, topic, from, options);
  }

  /** What happened in a block, as its own runtime tells it. */
  async happenings(
    hash: string,
    filter: CotRuntimeApiHappeningsHappeningFilter = { type: "All" },
  ): Promise<BlockHappenings> {
    // The block's own runtime answers in a form that does not change, so the present metadata
    // decodes it, and the block's need not be asked for.
    const [input, output] = this.#typesOf("CotApi", "happenings");
    const asked = u8aToHex(this.client.registry.findCodec(input).tryEncode(filter));
    const answer = await this.endpoints.send<Hex>("state_call", ["CotApi_happenings", asked, hash]);
    const codec = this.client.registry.findCodec(output);
    const told = codec.tryDecode(answer) as CotRuntimeApiHappeningsBlockHappenings;
    return {
      number: told.number,
      time: Number(told.time),
      happenings: told.happenings.map(happeningOf),
    };
  }

  /** Types of the first argument and of the result of a runtime API's method. */
  #typesOf(api: string, method: string): [number, number] {
    const { apis } = this.client.metadata.latest;
    const found = apis
      .find(({ name }) => name === api)
      ?.methods.find(({ name }) => name === method);
    const input = found?.inputs[0];
    if (!found || !input) {
      throw ChainError.ofInput("UnknownMethod", `The runtime has no ${api}.${method}.`);
    }
    return [input.typeId, found.output];
  }

  /** The events that a transaction has caused, by its place in a block. */
  async eventsOf(hash: string, place: number): Promise<ChainEvent[]> {
    const at = await this.client.at(hash as Hex);
    const records = await at.query.system.events();
    return records
      .filter(({ phase }) => phase.type === "ApplyExtrinsic" && phase.value === place)
      .map((record) => eventOf(record));
  }

  /** Number of the account's next transaction, after those in the pool. */
  nonceOf(address: string): Promise<number> {
    return this.endpoints.send<number>("system_accountNextIndex", [address]);
  }

  /** Waits for the account's transactions before, so that no two have the same nonce. */
  async turn<T>(address: string, act: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(address) ?? Promise.resolve();
    const own = before.then(act, act);
    this.#turns.set(address, own);
    try {
      return await own;
    } finally {
      if (this.#turns.get(address) === own) {
        this.#turns.delete(address);
      }
    }
  }
}

function payerOf(account: Account, { for: real }: RoleOptions): Payer {
  return real === undefined ? { account } : { account, real: addressOfAccount(real) };
}

/** Account that a payer's calls are of. */
function addressOf({ account, real }: Payer): string {
  return real ?? account.address;
}

/** SS58 address of an account. */
export function addressOfAccount(account: AccountLike): string {
  try {
    return new AccountId32(account).address();
  } catch {
    throw ChainError.ofInput("MalformedAccount", `"${String(account)}" is no account.`);
  }
}

function isSame(one: Asset, other: Asset): boolean {
  return one.type === "WithId"
    ? other.type === "WithId" && one.value === other.value
    : one.type === other.type;
}

function happeningOf(told: CotRuntimeApiHappeningsHappening): Happening {
  return {
    index: told.index,
    extrinsic: told.extrinsic ?? null,
    pallet: hexToString(told.pallet as Hex),
    event: hexToString(told.event as Hex),
    accounts: told.accounts.map((account) => account.address()),
    merchant: told.merchant?.address() ?? null,
    device: told.device === undefined ? null : Number(told.device),
    data: JSON.parse(hexToString(told.data as Hex)) as Record<string, unknown>,
  };
}

function eventOf({ event }: FrameSystemEventRecord): ChainEvent {
  const { pallet, palletEvent } = event;
  return typeof palletEvent === "string"
    ? { pallet, name: palletEvent, data: {} }
    : {
        pallet,
        name: palletEvent.name,
        data: "data" in palletEvent ? (palletEvent.data as Record<string, unknown>) : {},
      };
}
