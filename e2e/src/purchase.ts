// A purchase, as an order's events and its record in the chain's state hold it.

import type { Json } from "./chain.ts";

export interface Purchase {
  household: string;
  merchant: string;
  device: number;
  slot: number;
  units: number;
  /** Thousandths of the slot's unit. */
  quantity: number;
  value: string;
}

/** An order as its events name it. */
export interface OrderRef {
  id: number;
  household: string;
  merchant: string;
  device: number;
  slot: number;
}

/** The order that an event's data names; none if it is no event of an order. */
export function orderOf(data: Json): OrderRef | undefined {
  return data["order"] as OrderRef | undefined;
}

/** The number of the order that an event's data names. */
export function orderIdOf(data: Json): number | undefined {
  return orderOf(data)?.id;
}

/** The purchase that an event's data holds. */
export function purchaseOf(data: Json): Purchase {
  return data["purchase"] as Purchase;
}
