import assert from "node:assert/strict";
import { test } from "node:test";

import { demoGtin, gtinCheckDigit } from "../src/catalogue.ts";
import { Fridge, READ_EVERY, type Reading } from "../src/fridge.ts";
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
const READINGS_A_DAY = DAY / READ_EVERY;

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

test("a slot is read at fixed hours from the start, whenever it is filled, and is empty by the next purchase", () => {
  const [first, second, end] = [T0 + DAY + HOUR, T0 + 4 * DAY + 2 * HOUR, T0 + 9 * DAY];
  const fridge = new Fridge(householdOf(bought(first, 2), bought(second, 1), bought(end, 1)), T0);
  const readings = fridge.advance(T0 + 30 * DAY);
  // The purchase that ends the record is not made, and nothing is read from there on.
  assert.deepEqual(
    readings.map(({ at }) => at),
    Array.from({ length: 9 * READINGS_A_DAY }, (_, n) => T0 + n * READ_EVERY),
  );
  assert.ok(readings.every(({ at, level }) => at > first || level === 0));
  const rises = readings.filter(({ level }, i) => level > (readings[i - 1]?.level ?? 0));
  assert.deepEqual(
    rises.map(({ at }) => at),
    [T0 + DAY + READ_EVERY, T0 + 4 * DAY + READ_EVERY],
  );
  assert.deepEqual(fridge.totals(), {
    boughtByHand: 2,
    skippedPurchases: 0,
    portions: 24,
    missedPortions: 0,
  });
});

test("a fridge that is installed between two hours is first read at the next", () => {
  const record = householdOf(bought(T0 + DAY, 1), bought(T0 + 3 * DAY, 1));
  const first = (installedAt: number) => new Fridge(record, installedAt).advance(T0 + DAY)[0]?.at;
  assert.equal(first(T0 - 1), T0);
  assert.equal(first(T0), T0);
  assert.equal(first(T0 + 1), T0 + READ_EVERY);
});

test("levels only fall, but for the hours after a purchase", () => {
  for (const record of loadHouseholds().values()) {
    const fridge = new Fridge(record, T0);
    const bySlot = new Map<number, Reading>();
    for (const reading of fridge.advance(T0 + 400 * DAY)) {
      assert.equal(reading.at % READ_EVERY, 0);
      const before = bySlot.get(reading.slot);
      const isFilled = record.slots[reading.slot]?.purchases.some(
        ({ at }) => at > (before?.at ?? 0) && at <= reading.at,
      );
      if (before && !isFilled) {
        assert.ok(reading.level <= before.level && reading.at === before.at + READ_EVERY);
      }
      bySlot.set(reading.slot, reading);
    }
    assert.equal(fridge.totals().missedPortions, 0);
  }
});

test("a delivered order shows at the next fixed hour, and makes the next recorded purchase needless", () => {
  const record = householdOf(
    bought(T0, 1),
    bought(T0 + 4 * DAY, 1),
    bought(T0 + 8 * DAY, 1),
    bought(T0 + 12 * DAY, 1),
  );
  const fridge = new Fridge(record, T0);
  const before = fridge.advance(T0 + 3 * DAY).at(-1);
  fridge.deliver(0, T0 + 3 * DAY + HOUR, 1_000);
  const readings = fridge.advance(T0 + 5 * DAY);
  assert.deepEqual(
    readings.map(({ at }) => at),
    Array.from({ length: 2 * READINGS_A_DAY }, (_, n) => T0 + 3 * DAY + (n + 1) * READ_EVERY),
  );
  const rise = (readings[0]?.level ?? 0) - (before?.level ?? 0);
  assert.ok(rise > 500 && rise <= 1_000, `${rise}`);
  fridge.advance(T0 + 12 * DAY);
  const totals = fridge.totals();
  assert.equal(totals.boughtByHand, 2);
  assert.equal(totals.skippedPurchases, 1);
});

test("goods that arrive after the record's end are read twice, and none before they come", () => {
  const fridge = new Fridge(householdOf(bought(T0, 1), bought(T0 + DAY, 1)), T0);
  assert.equal(fridge.advance(T0 + 2 * DAY).length, READINGS_A_DAY);
  fridge.deliver(0, T0 + 3 * DAY + 1, 1_000);
  assert.deepEqual(fridge.advance(T0 + 9 * DAY), [
    { slot: 0, at: T0 + 3 * DAY + READ_EVERY, level: 1_000 },
    { slot: 0, at: T0 + 3 * DAY + 2 * READ_EVERY, level: 1_000 },
  ]);
});

test("portions due while the slot is empty are missed and counted", () => {
  const record = householdOf(bought(T0, 1), bought(T0 + 4 * DAY, 2), bought(T0 + 8 * DAY, 1));
  const fridge = new Fridge(record, T0);
  fridge.deliver(0, T0 + HOUR, 125);
  fridge.advance(T0 + 8 * DAY);
  // 8 + 1 portions were there; the purchase of 2 units was skipped, its 16 portions wanted all the
  // same.
  assert.equal(fridge.totals().missedPortions, 8 + 16 - 9);
});

test("a delivery into the past is refused", () => {
  const fridge = new Fridge(householdOf(bought(T0, 1), bought(T0 + DAY, 1)), T0);
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
