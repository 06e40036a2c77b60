// Recorded purchases of real households, and the stock that is reconstructed from them.
// fixtures/README.md states the rules of the reconstruction.

import { readFileSync } from "node:fs";

import { fnv1a64, SplitMix64 } from "./random.ts";

export const HOUR = 3_600;
export const DAY = 86_400;

/** Portions one unit is used up in. */
export const PORTIONS_PER_UNIT = 8;
/** One unit in the chain's measure, which counts thousandths. */
export const UNIT = 1_000;

/** Purchases of one slot that lie closer together than this are one purchase. */
const SAME_PURCHASE = 6 * HOUR;

export interface Purchase {
  /** Unix seconds. */
  at: number;
  /** Units bought. */
  quantity: number;
  /** US cents paid for all units. */
  paidCents: number;
}

/** Purchases of one household for one slot, in order of time. */
export interface SlotRecord {
  slot: string;
  purchases: Purchase[];
}

export interface HouseholdRecord {
  id: string;
  slots: SlotRecord[];
}

const FIXTURE = new URL("../fixtures/household-restocks.csv", import.meta.url);

/** All households of a file with lines `unix,household_id,slot,quantity,paid_cents` by time. */
export function parseRestocks(csv: string): Map<string, HouseholdRecord> {
  const [header, ...lines] = csv.trim().split("\n");
  if (header?.trim() !== "unix,household_id,slot,quantity,paid_cents") {
    throw new Error(`not a file of recorded purchases: its first line is "${header}"`);
  }
  const households = new Map<string, HouseholdRecord>();
  for (const line of lines) {
    const [unix, id, slot, quantity, paidCents] = line.trim().split(",");
    if (!unix || !id || !slot || !quantity || !paidCents) {
      throw new Error(`not a recorded purchase: "${line}"`);
    }
    const household = households.get(id) ?? { id, slots: [] };
    households.set(id, household);
    let record = household.slots.find((each) => each.slot === slot);
    if (!record) {
      record = { slot, purchases: [] };
      household.slots.push(record);
    }
    record.purchases.push({
      at: Number(unix),
      quantity: Number(quantity),
      paidCents: Number(paidCents),
    });
  }
  for (const household of households.values()) {
    household.slots.sort((a, b) => (a.slot < b.slot ? -1 : 1));
    for (const record of household.slots) {
      record.purchases = mergePurchases(record.purchases);
    }
  }
  return households;
}

/** The fixture households. */
export function loadHouseholds(): Map<string, HouseholdRecord> {
  return parseRestocks(readFileSync(FIXTURE, "utf8"));
}

/** Adds each purchase less than 6 hours after the one before to that one. */
export function mergePurchases(purchases: readonly Purchase[]): Purchase[] {
  const merged: Purchase[] = [];
  let previousAt = -Infinity;
  for (const purchase of purchases) {
    const last = merged.at(-1);
    if (last && purchase.at - previousAt < SAME_PURCHASE) {
      last.quantity += purchase.quantity;
      last.paidCents += purchase.paidCents;
    } else {
      merged.push({ ...purchase });
    }
    previousAt = purchase.at;
  }
  return merged;
}

/** Times at which the portions of a purchase are used up: all before the next purchase. */
export function portionTimes(
  household: string,
  slot: string,
  purchase: Purchase,
  nextPurchaseAt: number,
): number[] {
  const interval = nextPurchaseAt - purchase.at;
  const random = new SplitMix64(fnv1a64(`${household}/${slot}/${purchase.at}`));
  const times = Array.from(
    { length: PORTIONS_PER_UNIT * purchase.quantity },
    () => purchase.at + Math.floor(random.unit() * interval),
  );
  return times.sort((a, b) => a - b);
}

/** Mean price of one unit in US cents. */
export function meanUnitCents(record: SlotRecord): number {
  const cents = record.purchases.reduce((sum, each) => sum + each.paidCents, 0);
  const units = record.purchases.reduce((sum, each) => sum + each.quantity, 0);
  return cents / units;
}
