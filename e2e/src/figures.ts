// Sums over a run of blocks, from its events alone.

import { amount, type ChainEvent, eventsNamed, type Json, type SealedBlock } from "./chain.ts";
import { orderIdOf, purchaseOf } from "./purchase.ts";

/** A block as far as figures are concerned: its events, in whatever way they were told. */
export type Told = Pick<SealedBlock, "time" | "events">;

const ORDER_PLACED = "autoPurchase.OrderPlaced";

export function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) {
    total += value;
  }
  return total;
}

export function sumOf(events: ChainEvent[], field: string): bigint {
  return sum(events.map(({ data }) => amount(data[field])));
}

/** Sums over the events of a run. */
export interface Figures {
  batches: number;
  readings: number;
  learningPoints: number;
  deviationPoints: number;
  payouts: number;
  tokensMinted: bigint;
  established: number;
  lapsed: number;
  placed: number;
  settled: number;
  cancelledByRestock: number;
  cancelledByHousehold: number;
  /** Declined by the merchant. */
  declined: number;
  /** Proved by the code that the household gave at its door. */
  handedOver: number;
  expired: number;
  resolved: number;
  writtenOff: number;
  open: number;
  /** Deliveries of one or more orders. */
  baskets: number;
  /** Orders that joined another one's delivery. */
  joined: number;
  /** Cancelled because what travelled together stayed below the merchant's minimum. */
  belowMinimum: number;
  /** Fees of deliveries that were paid. */
  deliveryFees: bigint;
  refused: Map<string, number>;
  delivered: number;
  /** Delivered before the slot was empty: the last reading before the goods saw some stock. */
  onTime: number;
  orderedValue: bigint;
}

export function figuresOf(blocks: Told[]): Figures {
  const named = (name: string): ChainEvent[] => eventsNamed(blocks, name);
  const points = (behaviour: string): number =>
    named("rewards.PointsAccrued")
      .filter(({ data }) => String(data["behaviour"]).toLowerCase() === behaviour)
      .reduce((total, { data }) => total + Number(data["points"]), 0);
  const cancelled = (reason: string): number =>
    named("autoPurchase.OrderCancelled").filter(({ data }) =>
      reasonOf(data["reason"]).toLowerCase().startsWith(reason),
    ).length;
  const refused = new Map<string, number>();
  for (const { data } of named("autoPurchase.PurchaseRefused")) {
    const reason = reasonOf(data["reason"]);
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
  }
  const placed = named(ORDER_PLACED);
  const inBaskets = placed.filter(({ data }) => (data["basket"] ?? null) !== null);
  const joined = inBaskets.filter(({ data }) => data["basket"] !== orderIdOf(data));
  const delivered = named("autoPurchase.OrderDelivered");
  const settled = named("autoPurchase.OrderSettled").length;
  const expired = named("autoPurchase.OrderExpired").length;
  const resolved = named("autoPurchase.OrderResolved").length;
  const writtenOff = named("autoPurchase.OrderWrittenOff").length;
  const allCancelled = named("autoPurchase.OrderCancelled").length;
  const paid = named("rewards.RewardPaid");
  return {
    batches: named("attestations.BatchAccepted").length,
    readings: Number(sumOf(named("attestations.BatchAccepted"), "readings")),
    learningPoints: points("learning"),
    deviationPoints: points("deviating"),
    payouts: paid.length,
    tokensMinted: sumOf(paid, "amount"),
    established: named("attestations.RhythmEstablished").length,
    lapsed: named("attestations.RhythmLapsed").length,
    placed: placed.length,
    settled,
    cancelledByRestock: cancelled("restocked"),
    cancelledByHousehold: cancelled("byhousehold"),
    declined: cancelled("declined"),
    handedOver: named("autoPurchase.GoodsHandedOver").length,
    expired,
    resolved,
    writtenOff,
    open: placed.length - settled - expired - allCancelled - resolved - writtenOff,
    baskets: inBaskets.length - joined.length,
    joined: joined.length,
    belowMinimum: cancelled("belowminimum"),
    deliveryFees: sumOf(named("autoPurchase.DeliveryFeePaid"), "fee"),
    refused,
    delivered: delivered.length,
    onTime: onTime(blocks),
    orderedValue: sum(placed.map(({ data }) => amount(purchaseOf(data).value))),
  };
}

/**
 * Orders that came before their slot was empty: by the stock before the first of the goods that the
 * fridge has seen, whether they or a code have proved the delivery.
 */
function onTime(blocks: Told[]): number {
  const stocks = new Map<number, number>();
  for (const { name, data } of [...blocks].flatMap(({ events }) => events)) {
    const order = orderIdOf(data);
    const isSight = name === "autoPurchase.OrderDelivered" || name === "autoPurchase.GoodsSeen";
    const stock = data["stockBefore"] ?? null;
    if (isSight && order !== undefined && stock !== null && !stocks.has(order)) {
      stocks.set(order, Number(stock));
    }
  }
  return [...stocks.values()].filter((stock) => stock > 0).length;
}

/** Sums over the events of one slot of the only fridge. */
export interface SlotFigures {
  /** Chain time at which the first mandate was given, from when on the chain may buy. */
  mayBuySince: number | undefined;
  placed: number;
  /** Chain time of the last order. */
  lastOrder: number | undefined;
  /** Restocks by the household that readings have shown. */
  byHand: number;
  established: number;
  lapsed: number;
}

export function slotFiguresOf(blocks: Told[], slot: number): SlotFigures {
  const slotOf = ({ name, data }: ChainEvent): unknown =>
    name === ORDER_PLACED ? purchaseOf(data).slot : data["slot"];
  const named = (name: string, among = blocks): ChainEvent[] =>
    eventsNamed(among, name).filter((event) => slotOf(event) === slot);
  const timesOf = (name: string): number[] =>
    blocks.filter((block) => named(name, [block]).length > 0).map(({ time }) => time);
  return {
    mayBuySince: timesOf("autoPurchase.MandateGiven")[0],
    placed: named(ORDER_PLACED).length,
    lastOrder: timesOf(ORDER_PLACED).at(-1),
    byHand: named("attestations.Restocked").filter(
      ({ data }) => String(data["cause"]).toLowerCase() === "household",
    ).length,
    established: named("attestations.RhythmEstablished").length,
    lapsed: named("attestations.RhythmLapsed").length,
  };
}

/** The name of an enum's variant in JSON, which is a text or an object of one field. */
export function reasonOf(variant: unknown): string {
  if (typeof variant === "string") {
    return variant;
  }
  const [name, inner] = Object.entries((variant ?? {}) as Json)[0] ?? ["unknown", null];
  return inner === null ? name : `${name}: ${reasonOf(inner)}`;
}
