import assert from "node:assert/strict";
import { test } from "node:test";

import { demoGtin, gtinCheckDigit } from "../src/catalogue.ts";
import { Fridge, type Reading } from "../src/fridge.ts";
import { fnv1a64, SplitMix64 } from "../src/random.ts";
import {
  DAY,
  HOUR,
  type HouseholdRecord,
  loadHouseholds,
  mergePurchases,
  portionTimes,
} from "../src/restocks.ts";
import { formatAmount, formatTable } from "../src/table.ts";

const T0 = 1_483_228_800;

function bought(at: number, quantity: number) {
  return { at, quantity, paidCents: 100 * quantity };
}

function householdOf(
  ...purchases: { at: number; quantity: number; paidCents: number }[]
): HouseholdRecord {
  return { id: "1", slots: [{ slot: "milk", purchases }] };
}

test("FNV-1a agrees with its published test vectors", () => {
  assert.equal(fnv1a64(""), 0xcbf29ce484222325n);
  assert.equal(fnv1a64("a"), 0xaf63dc4c8601ec8cn);
  assert.equal(fnv1a64("foobar"), 0x85944171f73967e8n);
});

test("SplitMix64 agrees with its published test vector", () => {
  const random = new SplitMix64(1_234_567n);
  const first = Array.from({ length: 5 }, () => random.next());
  assert.deepEqual(first, [
    6_457_827_717_110_365_317n,
    3_203_168_211_198_807_973n,
    9_817_491_932_198_370_423n,
    4_593_380_528_125_082_431n,
    16_408_922_859_458_223_821n,
  ]);
});

test("every fixture household is read, with several slots over the whole year", () => {
  const households = [...loadHouseholds().values()];
  assert.equal(households.length, 5);
  for (const { id, slots } of households) {
    assert.ok(slots.length >= 4, `household ${id} has ${slots.length} slots`);
    const times = slots.flatMap(({ purchases }) => purchases.map(({ at }) => at));
    assert.ok(Math.max(...times) - Math.min(...times) > 330 * DAY, `household ${id}`);
  }
});

test("purchases less than six hours apart are one", () => {
  const merged = mergePurchases([
    bought(T0, 1),
    bought(T0 + 6 * HOUR - 1, 2),
    bought(T0 + 12 * HOUR - 1, 4),
  ]);
  assert.deepEqual(merged, [bought(T0, 3), bought(T0 + 12 * HOUR - 1, 4)]);
});

test("portions are used up in order, between a purchase and the next", () => {
  const times = portionTimes("1", "milk", bought(T0, 3), T0 + 7 * DAY);
  assert.equal(times.length, 24);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok(times.every((at) => at >= T0 && at < T0 + 7 * DAY));
  assert.deepEqual(times, portionTimes("1", "milk", bought(T0, 3), T0 + 7 * DAY));
  assert.notDeepEqual(times, portionTimes("2", "milk", bought(T0, 3), T0 + 7 * DAY));
});

test("without orders a slot is read at every purchase and daily after it, and is empty by the next", () => {
  const record = householdOf(
    bought(T0, 2),
    bought(T0 + 3 * DAY + HOUR, 1),
    bought(T0 + 9 * DAY, 1),
  );
  const fridge = new Fridge(record);
  const readings = fridge.advance(T0 + 30 * DAY);
  const times = [0, 1, 2, 3].map((day) => T0 + day * DAY);
  const later = [0, 1, 2, 3, 4, 5].map((day) => T0 + 3 * DAY + HOUR + day * DAY);
  assert.deepEqual(
    readings.map(({ at }) => at),
    [...times, ...later],
  );
  assert.deepEqual(
    readings.filter(({ at }) => at === T0 || at === later[0]).map(({ level }) => level),
    [2_000, 1_000],
  );
  assert.deepEqual(fridge.totals(), {
    boughtByHand: 2,
    skippedPurchases: 0,
    portions: 24,
    missedPortions: 0,
  });
});

test("levels only fall between purchases", () => {
  for (const record of loadHouseholds().values()) {
    const fridge = new Fridge(record);
    const bySlot = new Map<number, Reading>();
    const purchases = record.slots.map(({ purchases }) => new Set(purchases.map(({ at }) => at)));
    for (const reading of fridge.advance(T0 + 400 * DAY)) {
      const before = bySlot.get(reading.slot);
      if (before && !purchases[reading.slot]?.has(reading.at)) {
        assert.ok(reading.level <= before.level && reading.at > before.at);
      }
      bySlot.set(reading.slot, reading);
    }
    assert.equal(fridge.totals().missedPortions, 0);
  }
});

test("a delivered order is read before and after, and makes the next recorded purchase needless", () => {
  const record = householdOf(
    bought(T0, 1),
    bought(T0 + 4 * DAY, 1),
    bought(T0 + 8 * DAY, 1),
    bought(T0 + 12 * DAY, 1),
  );
  const fridge = new Fridge(record);
  fridge.advance(T0 + 3 * DAY);
  fridge.deliver(0, T0 + 3 * DAY + HOUR, 1_000);
  const readings = fridge.advance(T0 + 5 * DAY);
  const [before, after, daily] = readings;
  assert.equal(before?.at, T0 + 3 * DAY + HOUR - 1);
  assert.equal(after?.at, T0 + 3 * DAY + HOUR);
  assert.equal((after?.level ?? 0) - (before?.level ?? 0), 1_000);
  assert.equal(daily?.at, T0 + 4 * DAY + HOUR);
  assert.equal(readings.length, 3);
  fridge.advance(T0 + 12 * DAY);
  const totals = fridge.totals();
  assert.equal(totals.boughtByHand, 2);
  assert.equal(totals.skippedPurchases, 1);
});

test("portions due while the slot is empty are missed and counted", () => {
  const record = householdOf(bought(T0, 1), bought(T0 + 4 * DAY, 2), bought(T0 + 8 * DAY, 1));
  const fridge = new Fridge(record);
  fridge.deliver(0, T0 + HOUR, 125);
  fridge.advance(T0 + 8 * DAY);
  // 8 + 1 portions were there; the purchase of 2 units was skipped, its 16 portions wanted all the
  // same.
  assert.equal(fridge.totals().missedPortions, 8 + 16 - 9);
});

test("a delivery into the past is refused", () => {
  const fridge = new Fridge(householdOf(bought(T0, 1), bought(T0 + DAY, 1)));
  fridge.advance(T0 + DAY);
  assert.throws(() => fridge.deliver(0, T0 + DAY, 1_000), /would change what was read/);
});

test("GTINs carry the check digit of GS1's rule", () => {
  assert.equal(gtinCheckDigit("629104150021"), 3); // the example of the GS1 General Specifications
  assert.equal(
    gtinCheckDigit(String(demoGtin(7)).padStart(14, "0").slice(0, 13)),
    Number(demoGtin(7) % 10n),
  );
  assert.ok(String(demoGtin(7)).startsWith("952"));
});

test("amounts are rounded down and grouped", () => {
  assert.equal(formatAmount(1_234_567_899_999n, 6), "1,234,567.89");
  assert.equal(formatAmount(-1_500_000n, 6), "-1.50");
  assert.equal(formatAmount(12n, 0), "12.00");
});

test("a table is aligned", () => {
  assert.equal(
    formatTable([
      ["a", "b"],
      ["long", "12"],
    ]),
    "a      b\nlong  12",
  );
});
