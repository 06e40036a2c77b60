// The physical side of a replay: the stock in the fridge, and its sensors' readings at fixed hours.

import {
  HOUR,
  type HouseholdRecord,
  PORTIONS_PER_UNIT,
  type Purchase,
  portionTimes,
  type SlotRecord,
  UNIT,
} from "./restocks.ts";

export interface Reading {
  /** Slot number. */
  slot: number;
  /** Unix seconds. */
  at: number;
  /** Stock in thousandths of a unit. */
  level: number;
}

interface Delivery {
  at: number;
  quantity: number;
}

const PORTION = UNIT / PORTIONS_PER_UNIT;
/** Every slot is read at 0:00, 6:00, 12:00 and 18:00 UTC, unless told otherwise. */
export const READ_EVERY = 6 * HOUR;

/** Things that happen to a slot; at the same second in this order. */
type Happening = "portion" | "delivery" | "purchase" | "reading";

/** The first of the fixed hours from `at` on. */
function readingFrom(at: number, every: number): number {
  return Math.ceil(at / every) * every;
}

class Shelf {
  /** Purchases made by hand, and those skipped because an order's goods were still there. */
  bought = 0;
  skipped = 0;
  /** Portions that were due while the slot was empty. */
  missedPortions = 0;
  portions = 0;

  #stock = 0;
  #portions: number[] = [];
  #purchases: Purchase[];
  #deliveries: Delivery[] = [];
  #nextReading: number;
  /**
   * End of the readings. The last recorded purchase has no interval and is left out: the slot's
   * record ends there.
   */
  #readUntil: number;

  constructor(
    readonly number: number,
    household: string,
    record: SlotRecord,
    installedAt: number,
    readonly readEvery: number,
  ) {
    const { purchases } = record;
    this.#nextReading = readingFrom(installedAt, readEvery);
    this.#purchases = purchases.slice(0, -1);
    this.#readUntil = purchases.at(-1)?.at ?? -Infinity;
    for (const [i, purchase] of this.#purchases.entries()) {
      const next = purchases[i + 1];
      if (next) {
        this.#portions.push(...portionTimes(household, record.slot, purchase, next.at));
      }
    }
    this.portions = this.#portions.length;
  }

  deliver(delivery: Delivery): void {
    this.#deliveries.push(delivery);
    this.#deliveries.sort((a, b) => a.at - b.at);
  }

  /** All that happens up to and including `until`. */
  *advance(until: number): Generator<Reading> {
    for (let next = this.#next(); next.at <= until; next = this.#next()) {
      yield* this.#happen(next.what, next.at);
    }
  }

  #next(): { at: number; what: Happening } {
    const candidates: { at: number; what: Happening }[] = [
      { at: this.#portions[0] ?? Infinity, what: "portion" },
      { at: this.#deliveries[0]?.at ?? Infinity, what: "delivery" },
      { at: this.#purchases[0]?.at ?? Infinity, what: "purchase" },
      { at: this.#nextReading, what: "reading" },
    ];
    return candidates.reduce((first, each) => (each.at < first.at ? each : first));
  }

  *#happen(what: Happening, at: number): Generator<Reading> {
    switch (what) {
      case "portion":
        this.#portions.shift();
        if (this.#stock >= PORTION) {
          this.#stock -= PORTION;
        } else {
          this.missedPortions += 1;
        }
        break;
      case "delivery": {
        const delivery = this.#deliveries.shift();
        this.#stock += delivery?.quantity ?? 0;
        // Goods are seen even if they come after the record's end, and seen twice, which proves
        // their delivery.
        const seenAt = readingFrom(at, this.readEvery);
        this.#nextReading = Math.min(this.#nextReading, seenAt);
        this.#readUntil = Math.max(this.#readUntil, seenAt + this.readEvery + 1);
        break;
      }
      case "purchase": {
        const purchase = this.#purchases.shift();
        if (this.#stock >= PORTION) {
          this.skipped += 1;
        } else {
          this.bought += 1;
          this.#stock += (purchase?.quantity ?? 0) * UNIT;
        }
        break;
      }
      case "reading": {
        const next = at + this.readEvery;
        this.#nextReading = next < this.#readUntil ? next : Infinity;
        yield { slot: this.number, at, level: this.#stock };
        break;
      }
    }
  }
}

export interface FridgeTotals {
  boughtByHand: number;
  skippedPurchases: number;
  portions: number;
  missedPortions: number;
}

/** A fridge that replays one household: consumption as recorded, purchases unless needless. */
export class Fridge {
  readonly #shelves: Shelf[];
  #now = -Infinity;

  /** An empty fridge, whose slots are read from `installedAt` on, so many seconds apart. */
  constructor(household: HouseholdRecord, installedAt: number, readEvery = READ_EVERY) {
    this.#shelves = household.slots.map(
      (record, number) => new Shelf(number, household.id, record, installedAt, readEvery),
    );
  }

  /** Goods that will be put into a slot. */
  deliver(slot: number, at: number, quantity: number): void {
    const shelf = this.#shelves[slot];
    if (!shelf) {
      throw new Error(`the fridge has no slot ${slot}`);
    }
    if (at <= this.#now) {
      throw new Error(`a delivery at ${at} would change what was read until ${this.#now}`);
    }
    shelf.deliver({ at, quantity });
  }

  /** Lets time pass and returns the sensors' readings, in order of time. */
  advance(until: number): Reading[] {
    this.#now = until;
    return this.#shelves
      .flatMap((shelf) => [...shelf.advance(until)])
      .sort((a, b) => a.at - b.at || a.slot - b.slot);
  }

  totals(): FridgeTotals {
    const sum = (of: (shelf: Shelf) => number): number =>
      this.#shelves.reduce((total, shelf) => total + of(shelf), 0);
    return {
      boughtByHand: sum((shelf) => shelf.bought),
      skippedPurchases: sum((shelf) => shelf.skipped),
      portions: sum((shelf) => shelf.portions),
      missedPortions: sum((shelf) => shelf.missedPortions),
    };
  }
}
