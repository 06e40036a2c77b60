// A run as CSV for plots: readings of the fridge, restocks, orders.

import { eventsNamed, type SealedBlock } from "./chain.ts";
import type { Reading } from "./fridge.ts";
import { purchaseOf } from "./purchase.ts";
import { UNIT } from "./restocks.ts";

interface Row {
  /** Unix seconds. */
  at: number;
  slot: number;
  what: "level" | "by hand" | "delivery" | "order";
  /** Thousandths of a unit. */
  quantity: number;
}

/** The rows of a run in order of time, below a header; slots by their names. */
export function traceOf(readings: Reading[], blocks: SealedBlock[], slots: string[]): string {
  const levels = readings.map(
    ({ at, slot, level }): Row => ({ at, slot, what: "level", quantity: level }),
  );
  const restocks = eventsNamed(blocks, "attestations.Restocked").map(
    ({ data }): Row => ({
      at: Number(data["at"]),
      slot: Number(data["slot"]),
      what: data["cause"] === "Order" ? "delivery" : "by hand",
      quantity: Number(data["quantity"]),
    }),
  );
  const orders = blocks.flatMap((block) =>
    eventsNamed([block], "autoPurchase.OrderPlaced").map(({ data }): Row => {
      const { slot, quantity } = purchaseOf(data);
      return { at: block.time, slot, what: "order", quantity };
    }),
  );
  const lines = [...levels, ...restocks, ...orders]
    .sort((a, b) => a.at - b.at)
    .map(({ at, slot, what, quantity }) => [at, slots[slot], what, quantity / UNIT].join(","));
  return ["unix,slot,what,units", ...lines, ""].join("\n");
}
