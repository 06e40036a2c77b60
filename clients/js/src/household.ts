// A household: its devices and their slots, its mandates and its orders.

import { AccountId32 } from "dedot/codecs";

import type { Call } from "./call.ts";
import type { DeliveryCodes } from "./codes.ts";
import { unitsOf } from "./device.ts";
import { ChainError } from "./errors.ts";
import { Role } from "./role.ts";
import type {
  AccountLike,
  ClaimRequest,
  Commodity,
  CotPrimitivesPayloadsClaim,
  CotPrimitivesPayloadsRotation,
  Hex,
  Id,
  MandateTerms,
  Seconds,
  Signature,
  SlotConfig,
  SubscriptionLimits,
} from "./types.ts";
import { assetOf, whole, wholeOrNone } from "./types.ts";
import { type Quantity, type QuantityLike, quantity, thousandthsOf } from "./units.ts";

const DAY = 86_400;

/** A slot for stock, of a GS1 category or a label of the household's own. */
export interface StockInput {
  commodity: number | Commodity;
  capacity: QuantityLike;
  /** Least change that the sensor tells from noise; a hundredth of the capacity by default. */
  resolution?: QuantityLike;
}

/** A stock slot as the chain takes it. */
export function stockSlot({ commodity, capacity, resolution }: StockInput): SlotConfig {
  const { thousandths, unit } = quantity(capacity);
  return {
    type: "Stock",
    value: {
      commodity: commodityOf(commodity),
      unit,
      capacity: thousandths,
      resolution:
        resolution === undefined
          ? Math.max(1, Math.ceil(thousandths / 100))
          : thousandthsOf(resolution, unit),
    },
  };
}

/** A commodity of a GS1 category's number. */
export function commodityOf(commodity: number | Commodity): Commodity {
  return typeof commodity === "number" ? { type: "Category", value: commodity } : commodity;
}

/** Bounds of what the chain buys for a slot. Amounts are in the smallest unit of their asset. */
export interface MandateInput {
  /** Offers that may be bought, or all of these merchants in the slot's category. */
  choice: { offers: number[] } | { merchants: AccountLike[]; maxLeadTime?: Seconds };
  /** Live by default. */
  mode?: MandateTerms["mode"];
  /** Token that pays; by default the coin. */
  token?: number;
  /** Highest price of a whole unit of the goods. */
  maxUnitPrice: bigint;
  maxOrderValue: bigint;
  /** None by default. */
  maxDeliveryFee?: bigint;
  budget: bigint;
  /** Seconds, by default thirty days. */
  period?: Seconds;
  /** Stock to which a purchase fills up. */
  parLevel: QuantityLike;
  /** Balanced by default. */
  serviceLevel?: MandateTerms["serviceLevel"];
  /** Seconds in which an order can be cancelled, by default six hours. */
  cancelWindow?: Seconds;
  /** Unix seconds; by default a year of chain time from now. */
  expiresAt?: Seconds;
  arbiters?: AccountLike[];
  codes?: DeliveryCodes;
}

/** Terms as the chain takes them. */
function termsOf(input: MandateInput, now: bigint, parLevel: number): MandateTerms {
  const { choice, arbiters = [] } = input;
  return {
    choice:
      "offers" in choice
        ? { type: "Offers", value: choice.offers }
        : {
            type: "Category",
            value: {
              merchants: choice.merchants.map((merchant) => new AccountId32(merchant)),
              maxLeadTime: whole(choice.maxLeadTime ?? 2 * DAY),
            },
          },
    mode: input.mode ?? "Live",
    asset: assetOf(input.token),
    maxUnitPrice: input.maxUnitPrice,
    maxOrderValue: input.maxOrderValue,
    maxDeliveryFee: input.maxDeliveryFee ?? 0n,
    budget: input.budget,
    period: whole(input.period ?? 30 * DAY),
    parLevel,
    serviceLevel: input.serviceLevel ?? "Balanced",
    cancelWindow: whole(input.cancelWindow ?? DAY / 4),
    expiresAt: whole(input.expiresAt ?? now + BigInt(365 * DAY)),
    arbiters: arbiters.map((arbiter) => new AccountId32(arbiter)),
    codes: input.codes?.terms,
  };
}

export class Household extends Role {
  /** Memberships, funds, limits, and whether it has paused. */
  view() {
    return this.api.household(this.address);
  }

  /** Devices of the household after one of them, at most 64. */
  devices(after?: Id, limit = 64) {
    return this.api.devices(this.address, wholeOrNone(after), limit);
  }

  /** Points, payouts and tokens in every reward program. */
  rewards() {
    return this.api.rewards(this.address);
  }

  /** Slots of a device with what their readings show; none if the device is unknown. */
  slots(device: Id) {
    return this.api.slots(whole(device));
  }

  /** The mandate of a slot with what is left of its budget; none if it has none. */
  mandate(device: Id, slot: number) {
    return this.api.mandate(whole(device), slot);
  }

  /** Every reason against buying for a slot now, and the offers considered. */
  whyNot(device: Id, slot: number) {
    return this.api.whyNot(whole(device), slot);
  }

  // Devices

  claim({ voucher, voucherSignature, claim, deviceSignature }: ClaimRequest): Call {
    return this.call(
      this.tx.deviceRegistry.claim(voucher, voucherSignature, claim, deviceSignature),
    );
  }

  claimMany(requests: ClaimRequest[]): Call {
    return this.call(this.tx.deviceRegistry.claimMany(requests));
  }

  /** Claims a device that its owner has released, at most at this deposit. */
  claimReleased(
    claim: CotPrimitivesPayloadsClaim,
    deviceSignature: Signature,
    maxDeposit: bigint,
  ): Call {
    return this.call(this.tx.deviceRegistry.claimReleased(claim, deviceSignature, maxDeposit));
  }

  /** Gives a device a new body. */
  replaceDevice(device: Id, request: ClaimRequest): Call {
    return this.call(this.tx.deviceRegistry.replaceDevice(whole(device), request));
  }

  /** Gives a device a new key, which has signed the rotation. */
  rotateKey({
    rotation,
    signature,
  }: {
    rotation: CotPrimitivesPayloadsRotation;
    signature: Signature;
  }): Call {
    return this.call(this.tx.deviceRegistry.rotateKey(rotation, signature));
  }

  retire(device: Id): Call {
    return this.call(this.tx.deviceRegistry.retire(whole(device)));
  }

  offerTransfer(device: Id, to: AccountLike, expiresAt?: Seconds): Call {
    return this.call(
      this.tx.deviceRegistry.offerTransfer(whole(device), to, wholeOrNone(expiresAt)),
    );
  }

  /** Accepts a device that its owner offers, at most at this deposit. */
  acceptTransfer(device: Id, maxDeposit: bigint): Call {
    return this.call(this.tx.deviceRegistry.acceptTransfer(whole(device), maxDeposit));
  }

  cancelTransfer(device: Id): Call {
    return this.call(this.tx.deviceRegistry.cancelTransfer(whole(device)));
  }

  /** Gives a device up to whoever holds it. */
  release(device: Id): Call {
    return this.call(this.tx.deviceRegistry.release(whole(device)));
  }

  beginTakeover(request: ClaimRequest, maxDeposit: bigint): Call {
    return this.call(this.tx.deviceRegistry.beginTakeover(request, maxDeposit));
  }

  completeTakeover(device: Id): Call {
    return this.call(this.tx.deviceRegistry.completeTakeover(whole(device)));
  }

  cancelTakeover(device: Id): Call {
    return this.call(this.tx.deviceRegistry.cancelTakeover(whole(device)));
  }

  /** Appeals against the sanction of a device, with the hash of the statement. */
  appeal(device: Id, statement: Hex): Call {
    return this.call(this.tx.deviceRegistry.appeal(whole(device), statement));
  }

  /** Stops a device's readings. */
  suspend(device: Id): Call {
    return this.call(this.tx.deviceRegistry.suspend(whole(device)));
  }

  resume(device: Id): Call {
    return this.call(this.tx.deviceRegistry.resume(whole(device)));
  }

  // Slots

  configureSlot(device: Id, slot: number, config: StockInput | SlotConfig): Call {
    const chosen = "type" in config ? config : stockSlot(config);
    return this.call(this.tx.deviceRegistry.configureSlot(whole(device), slot, chosen));
  }

  /** Gives a slot another label, of the household's own. */
  renameSlot(device: Id, slot: number, label: Hex): Call {
    return this.call(this.tx.deviceRegistry.renameSlot(whole(device), slot, label));
  }

  removeSlot(device: Id, slot: number): Call {
    return this.call(this.tx.deviceRegistry.removeSlot(whole(device), slot));
  }

  /** Announces the longest silence of a device in seconds; none ends the announcement. */
  setReportInterval(device: Id, interval?: Seconds): Call {
    return this.call(
      this.tx.deviceRegistry.setReportInterval(whole(device), wholeOrNone(interval)),
    );
  }

  // Membership

  /** Joins a manufacturer's gate, which freezes at most so many tokens. */
  join(manufacturer: AccountLike, maxHold: bigint): Call {
    return this.call(this.tx.autoPurchase.join(manufacturer, maxHold));
  }

  renew(manufacturer: AccountLike, maxHold: bigint): Call {
    return this.call(this.tx.autoPurchase.renew(manufacturer, maxHold));
  }

  leave(manufacturer: AccountLike): Call {
    return this.call(this.tx.autoPurchase.leave(manufacturer));
  }

  /** Has a reward paid of an epoch that is over. */
  claimReward(manufacturer: AccountLike, epoch: number): Call {
    return this.call(this.tx.rewards.claimFor(manufacturer, epoch, this.address));
  }

  /** Has tokens released whose time has come. */
  releaseVested(manufacturer: AccountLike): Call {
    return this.call(this.tx.rewards.releaseVested(manufacturer, this.address));
  }

  // Mandates

  /** Gives a mandate; the stock to fill up to has to be in the unit of the slot. */
  giveMandate(device: Id, slot: number, input: MandateInput): Call {
    return this.call(async () => {
      const [now, parLevel] = await Promise.all([
        this.chain.now(),
        this.#parLevel(device, slot, quantity(input.parLevel)),
      ]);
      const terms = termsOf(input, now, parLevel);
      return this.tx.autoPurchase.giveMandate(whole(device), slot, terms);
    });
  }

  async #parLevel(device: Id, slot: number, level: Quantity): Promise<number> {
    const unit = (await unitsOf(this.chain, device)).get(slot);
    if (unit === undefined) {
      throw ChainError.ofInput("UnknownSlot", `Device ${device} has no stock in slot ${slot}.`);
    }
    return thousandthsOf(level, unit);
  }

  endMandate(device: Id, slot: number): Call {
    return this.call(this.tx.autoPurchase.endMandate(whole(device), slot));
  }

  /** Pauses one slot until then, in Unix seconds. */
  pauseSlot(device: Id, slot: number, until: Seconds): Call {
    return this.call(this.tx.autoPurchase.pauseSlot(whole(device), slot, whole(until)));
  }

  /** Pauses all purchases until then, or until `resumePurchases`. */
  pausePurchases(until?: Seconds): Call {
    return this.call(this.tx.autoPurchase.pausePurchases(wholeOrNone(until)));
  }

  resumePurchases(): Call {
    return this.call(this.tx.autoPurchase.resumePurchases());
  }

  /** Limits what all orders may cost in a period of seconds; without a limit, removes it. */
  setSpendingLimit(limit?: { amount: bigint; period: Seconds }, token?: number): Call {
    return this.call(
      this.tx.autoPurchase.setSpendingLimit(
        assetOf(token),
        limit && [limit.amount, whole(limit.period)],
      ),
    );
  }

  // What devices do by themselves

  /** Whether a device may act by itself in a slot, for how long, and every reason against it. */
  mayStart(device: Id, slot: number) {
    return this.api.mayStart(whole(device), slot);
  }

  /** Subscribes a slot to a plan of the device's manufacturer. */
  subscribe(device: Id, slot: number, plan: number, limits: SubscriptionLimits): Call {
    return this.call(this.tx.metering.subscribe(whole(device), slot, plan, limits));
  }

  setSubscriptionLimits(device: Id, slot: number, limits: SubscriptionLimits): Call {
    return this.call(this.tx.metering.setLimits(whole(device), slot, limits));
  }

  /** Ends a subscription, and has the allowance released that is not charged. */
  unsubscribe(device: Id, slot: number): Call {
    return this.call(this.tx.metering.unsubscribe(whole(device), slot));
  }

  /** Takes tokens back out of an allowance. */
  withdraw(device: Id, slot: number, tokens: bigint): Call {
    return this.call(this.tx.metering.withdraw(whole(device), slot, tokens));
  }

  // Orders

  /** Cancels an order in its cancel window. */
  cancel(order: Id): Call {
    return this.call(this.tx.autoPurchase.cancel(whole(order)));
  }

  /** Confirms that the goods have come; the merchant is paid at once. */
  confirm(order: Id): Call {
    return this.call(this.tx.autoPurchase.confirm(whole(order)));
  }
}
