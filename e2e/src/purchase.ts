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

/** The purchase that an event's data holds. */
export function purchaseOf(data: Json): Purchase {
  return data["purchase"] as Purchase;
}
