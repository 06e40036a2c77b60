// A call: sent on behalf of an account, and followed until a block has it.

import type { DispatchError } from "dedot/codecs";
import type { ISubmittableExtrinsic } from "dedot/types";

import type { Chain, ChainEvent } from "./chain.ts";
import { ChainError } from "./errors.ts";
import type { Account, CotRuntimeRuntimeCallLike } from "./types.ts";
import { assetOf } from "./types.ts";

/** Account that pays for calls: its signer, and whose proxy that is. */
export interface Payer {
  account: Account;
  real?: string;
}

/** A call of the runtime, unsigned. */
export type Tx = ISubmittableExtrinsic & {
  /** The call as a batch or a proxy takes it. */
  readonly call: unknown;
  readonly callHex: string;
  readonly hash: string;
  toHex(): string;
};

export interface SendOptions {
  /** Block to wait for: one that is final, which is the default, or the first that has it. */
  wait?: "finalised" | "included";
  /** Token in which the fee is paid; by default the coin. */
  feeToken?: number;
  tip?: bigint;
  nonce?: number;
}

/** A call that has succeeded. */
export interface Receipt {
  /** Block that has it. */
  block: string;
  /** Hash of the transaction. */
  hash: string;
  events: ChainEvent[];
}

/** Statuses of `author_submitAndWatchExtrinsic`. */
type Status =
  | "future"
  | "ready"
  | "dropped"
  | "invalid"
  | { inBlock: string }
  | { finalized: string }
  | { retracted: string }
  | { usurped: string }
  | { finalityTimeout: string }
  | { broadcast: string[] };

const WATCH = {
  subname: "author_extrinsicUpdate",
  subscribe: "author_submitAndWatchExtrinsic",
  unsubscribe: "author_unwatchExtrinsic",
};

/** A call of an account, which is made when it is sent. */
export class Call {
  readonly #tx: Tx | (() => Promise<Tx>);

  constructor(
    readonly chain: Chain,
    readonly payer: Payer,
    /** The call, or what makes it of the chain's state when it is sent. */
    tx: Tx | (() => Promise<Tx>),
  ) {
    this.#tx = tx;
  }

  /** The call itself, without a proxy around it. */
  async bare(): Promise<Tx> {
    return typeof this.#tx === "function" ? this.#tx() : this.#tx;
  }

  /** The transaction, with the proxy around the call where there is one. */
  async #transaction(): Promise<Tx> {
    const { real } = this.payer;
    const tx = await this.bare();
    return real === undefined
      ? tx
      : this.chain.client.tx.proxy.proxy(real, undefined, tx.call as CotRuntimeRuntimeCallLike);
  }

  /** The encoded call, as wallets and multisigs take it. */
  async hex(): Promise<string> {
    return (await this.#transaction()).callHex;
  }

  /** Fee in the coin's smallest unit, without a tip. */
  async fee(): Promise<bigint> {
    const transaction = await this.#transaction();
    const { partialFee } = await transaction.paymentInfo(this.payer.account.address);
    return partialFee;
  }

  /** Signs and sends; returns when a block has the call, and fails with its error. */
  async send(options: SendOptions = {}): Promise<Receipt> {
    const { account } = this.payer;
    const transaction = await this.#transaction();
    const done = await this.chain.turn(account.address, async () => {
      const nonce = options.nonce ?? (await this.chain.nonceOf(account.address));
      await sign(transaction, account, { ...options, nonce });
      return follow(this.chain, transaction.toHex(), options.wait ?? "finalised");
    });
    const block = await done.block;
    const events = await eventsIn(this.chain, block, transaction.toHex());
    const error = failureOf(events);
    if (error) {
      throw ChainError.ofDispatch(this.chain.client.registry, error);
    }
    return { block, hash: transaction.hash, events };
  }
}

async function sign(transaction: Tx, account: Account, options: SendOptions): Promise<void> {
  const { feeToken, tip, nonce } = options;
  const payload = {
    ...(feeToken === undefined ? {} : { assetId: assetOf(feeToken) }),
    ...(tip === undefined ? {} : { tip }),
    ...(nonce === undefined ? {} : { nonce }),
  };
  if ("signer" in account) {
    await transaction.sign(account.address, { ...payload, signer: account.signer });
  } else {
    await transaction.sign(account, payload);
  }
}

/**
 * Submits a transaction, and returns once the pool has it: an object with the hash of the block,
 * which comes later.
 */
async function follow(
  chain: Chain,
  hex: string,
  wait: "finalised" | "included",
): Promise<{ block: Promise<string> }> {
  let settle: (block: string) => void;
  let fail: (error: Error) => void;
  const block = new Promise<string>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  // Whoever waits for the pool alone is told of a failure by the await below.
  block.catch(() => undefined);
  const subscription = await chain.endpoints.subscribe<Status>(
    { ...WATCH, params: [hex] },
    (error, status) => {
      if (error) {
        fail(error);
      } else if (status === "invalid" || status === "dropped") {
        fail(lost(status === "invalid" ? "Invalid" : "Dropped"));
      } else if (typeof status === "object" && status !== null) {
        if ("finalized" in status) {
          settle(status.finalized);
        } else if ("inBlock" in status && wait === "included") {
          settle(status.inBlock);
        } else if ("usurped" in status) {
          fail(lost("Usurped"));
        } else if ("finalityTimeout" in status) {
          fail(lost("FinalityTimeout"));
        }
      }
    },
  );
  const end = (): void => void subscription.unsubscribe().catch(() => undefined);
  block.then(end, end);
  return { block };
}

/** Reasons for which the pool gives a transaction up. */
const LOST = {
  Invalid: "The transaction has become invalid.",
  Dropped: "The pool has dropped the transaction.",
  Usurped: "Another transaction with the same nonce has replaced it.",
  FinalityTimeout: "The block with the transaction has not become final in time.",
};

function lost(name: keyof typeof LOST): ChainError {
  return new ChainError({ kind: "validity", name, docs: LOST[name] });
}

async function eventsIn(chain: Chain, hash: string, hex: string): Promise<ChainEvent[]> {
  const { block } = await chain.endpoints.send<{ block: { extrinsics: string[] } }>(
    "chain_getBlock",
    [hash],
  );
  return chain.eventsOf(hash, block.extrinsics.indexOf(hex));
}

/** Error of a call, also of one within a proxy's. */
function failureOf(events: ChainEvent[]): DispatchError | undefined {
  for (const { pallet, name, data } of events) {
    if (pallet === "System" && name === "ExtrinsicFailed") {
      return data["dispatchError"] as DispatchError;
    }
    if (pallet === "Proxy" && name === "ProxyExecuted") {
      const result = data["result"] as { isErr?: boolean; err?: DispatchError };
      if (result.isErr) {
        return result.err;
      }
    }
  }
  return undefined;
}
