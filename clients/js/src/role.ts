// What households, shops and manufacturers have in common.

import { Call, type Payer, type Tx } from "./call.ts";
import { addressOfAccount as addressOf, type Chain } from "./chain.ts";
import type {
  AccountLike,
  CotRuntimeConfigsSystemProxyType,
  Hex,
  Id,
  SignedBatch,
} from "./types.ts";
import { assetOf, whole } from "./types.ts";
import type { Cursor, Notification, WatchOptions } from "./watch.ts";

type Client = Chain["client"];

export abstract class Role {
  constructor(
    readonly chain: Chain,
    readonly payer: Payer,
  ) {}

  /** Address of the account that the calls are of. */
  get address(): string {
    return this.payer.real ?? this.payer.account.address;
  }

  protected get tx(): Client["tx"] {
    return this.chain.client.tx;
  }

  protected get api(): Client["call"]["cotApi"] {
    return this.chain.client.call.cotApi;
  }

  protected call(tx: Tx | (() => Promise<Tx>)): Call {
    return new Call(this.chain, this.payer, tx);
  }

  /** Several calls as one, which succeeds or fails as a whole. */
  all(calls: Call[]): Call {
    return this.chain.all(calls);
  }

  /** Amount of the coin, or of a token, that the account can spend. */
  balance(token?: number): Promise<bigint> {
    return this.chain.balance(this.address, token);
  }

  /** Open orders of the account. */
  orders() {
    return this.api.orders(this.address);
  }

  /** Follows the account's orders, mandates, offers and rewards; see `watch`. */
  watch(from?: Cursor | number, options?: WatchOptions): AsyncGenerator<Notification, void> {
    return this.chain.watch({ orders: this.address }, from, options);
  }

  /** Transfers coins, or tokens. */
  transfer(to: AccountLike, value: bigint, token?: number): Call {
    return this.call(
      token === undefined
        ? this.tx.balances.transferKeepAlive(addressOf(to), value)
        : this.tx.assets.transferKeepAlive(token, addressOf(to), value),
    );
  }

  /** Lets another account make calls of this one. */
  allowProxy(delegate: AccountLike, type: CotRuntimeConfigsSystemProxyType): Call {
    return this.call(this.tx.proxy.addProxy(addressOf(delegate), type, 0));
  }

  /** Ends what `allowProxy` allowed. */
  endProxy(delegate: AccountLike, type: CotRuntimeConfigsSystemProxyType): Call {
    return this.call(this.tx.proxy.removeProxy(addressOf(delegate), type, 0));
  }

  /** Submits batches that their devices have signed, and pays for them. */
  attestMany(batches: SignedBatch[]): Call {
    return this.call(this.tx.attestations.attestMany(batches));
  }

  /** Proves a leaf of the evidence that a device's batch has committed to. */
  proveReading(
    device: Id,
    sequence: Id,
    { index, leaf, proof }: { index: number; leaf: Hex; proof: Hex[] },
  ): Call {
    return this.call(
      this.tx.attestations.proveReading(whole(device), whole(sequence), index, leaf, proof),
    );
  }

  /** Has the streak and last payouts removed of a household that has long left a program. */
  forgetHousehold(manufacturer: AccountLike, household: AccountLike): Call {
    return this.call(this.tx.rewards.forgetHousehold(manufacturer, household));
  }

  /** Removes serial numbers of a manufacturer that has left. */
  purgeSerials(manufacturer: AccountLike, limit = 64): Call {
    return this.call(this.tx.deviceRegistry.purgeSerials(manufacturer, limit));
  }

  /** Ends an order whose deadline has passed. */
  expire(order: Id): Call {
    return this.call(this.tx.autoPurchase.expire(whole(order)));
  }

  /** Answers the other side's dispute with the hash of the evidence. */
  answer(order: Id, evidence: Hex): Call {
    return this.call(this.tx.autoPurchase.answer(whole(order), evidence));
  }

  /** Gives the other side its due in a dispute. */
  concede(order: Id): Call {
    return this.call(this.tx.autoPurchase.concede(whole(order)));
  }

  /** Opens a dispute over an order, with the hash of the evidence. */
  dispute(order: Id, evidence: Hex): Call {
    return this.call(this.tx.autoPurchase.dispute(whole(order), evidence));
  }

  /** Releases coins of the account, or tokens, that a settlement could not move. */
  releaseStranded(token?: number): Call {
    return this.call(this.tx.autoPurchase.releaseStranded(this.address, assetOf(token)));
  }

  /** Adds tokens to a slot's allowance, which stays its household's; a debt is paid first. */
  topUp(device: Id, slot: number, tokens: bigint): Call {
    return this.call(this.tx.metering.topUp(whole(device), slot, tokens));
  }

  /** Has what is charged to an allowance burned and paid before its daily visit. */
  settle(device: Id, slot: number): Call {
    return this.call(this.tx.metering.settle(whole(device), slot));
  }

  /** Releases tokens of the account's former allowances that the ledger has refused to release. */
  releaseAllowance(token: number): Call {
    return this.call(this.tx.metering.releaseStranded(this.address, token));
  }

  /** Removes a plan that has ended. */
  removePlan(plan: number): Call {
    return this.call(this.tx.metering.removePlan(plan));
  }

  /** Decides a dispute, as its arbiter: the share of the value that the merchant gets, in ppm. */
  resolve(order: Id, toMerchant: number): Call {
    return this.call(this.tx.autoPurchase.resolve(whole(order), toMerchant));
  }
}
