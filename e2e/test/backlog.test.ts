// What was signed while nobody listened: what cannot be accepted any more holds up nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Batch, batchOf, callOfMany, type ReadingKind, signBatch } from "../src/batch.ts";
import { commodity } from "../src/catalogue.ts";
import { eventsNamed, expectOk, type SealedBlock } from "../src/chain.ts";
import type { Rejection } from "../src/client.ts";
import { offerFeeless, quota } from "../src/feeless.ts";
import type { SlotAnswer } from "../src/household.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { DAY, HOUR } from "../src/restocks.ts";
import {
  acceptedOf,
  chainTime,
  claimedFridge,
  fundedAccount,
  passTime,
  refusedOf,
  type TestFridge,
  worldForAll,
} from "./kit.ts";

/** A batch is from the time of the present household if it begins so long before, at most. */
const MAX_DRIFT = 300;

const world = await worldForAll([...MANUAL_REPLAY, "--tx-ban-seconds", "1800"]);
const { chain, parties } = world;

const signed = (fridge: TestFridge, batch: Batch) => signBatch(chain, fridge.key, batch);
const offer = (fridge: TestFridge, batch: Batch): Promise<string | Rejection> =>
  offerFeeless(chain, signed(fridge, batch));

/** A gateway pays for what it has collected. */
async function deliver(fridge: TestFridge, batches: Batch[]): Promise<SealedBlock> {
  const all = batches.map((batch) => signed(fridge, batch));
  expectOk(await chain.execute(parties.alice, callOfMany(chain, all)));
  return chain.history.at(-1) as SealedBlock;
}

/** Batches that a fridge signs while nobody listens, one a day, each a hundred lower. */
async function silence(fridge: TestFridge, first: number, days: number): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (let day = 0; day < days; day += 1) {
    const level = 5_000 - 100 * (first + day);
    batches.push(batchOf(fridge.device, first + day, chainTime(chain) - 60, level));
    await passTime(world, chainTime(chain) + DAY);
  }
  return batches;
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function levelOf({ device }: TestFridge, slot = 0): Promise<number | null | undefined> {
  const slots = await chain.provider.send<SlotAnswer[]>("cot_slots", [device]);
  return slots.find((each) => each.slot === slot)?.level;
}

/** A refusal for good: the number that it names is the least that is accepted. */
function refusedForGood(fridge: TestFridge, reason: string, expectedSequence: number): Rejection {
  const { device } = fridge;
  return { reason, device, expectedSequence, retryAfterSeconds: null, waiting: null };
}

test("three weeks without an uplink cost the batches of two, and none of the last", async () => {
  const fridge = await claimedFridge(world, "//Uplink");
  await deliver(
    fridge,
    numbers(1, 3).map((n) => batchOf(fridge.device, n, chainTime(chain) - 180 + n, 5_000)),
  );
  assert.equal((await quota(chain, fridge.device)).sequence, 3);
  const kept = await silence(fridge, 4, 20);
  kept.push(batchOf(fridge.device, 24, chainTime(chain) - 60, 2_600));
  const block = await deliver(fridge, kept);
  assert.deepEqual(
    refusedOf(chain, fridge.device, block),
    numbers(4, 17).map((n) => [n, "attestations.ReadingTooOld"]),
  );
  assert.deepEqual(acceptedOf(fridge.device, block), numbers(18, 24));
  assert.equal((await quota(chain, fridge.device)).sequence, 24);
  assert.equal(await levelOf(fridge), 2_600);
  // What was passed over is not accepted afterwards, however recent.
  const late = batchOf(fridge.device, 17, chainTime(chain), 2_500);
  assert.deepEqual(await offer(fridge, late), refusedForGood(fridge, "SequenceReplayed", 25));
});

test("a fridge that was offline for eight days and a quarter reports its last week feeless", async () => {
  const fridge = await claimedFridge(world, "//Offline");
  const kept = await silence(fridge, 1, 8);
  kept.push(batchOf(fridge.device, 9, chainTime(chain) - 60, 4_100));
  await passTime(world, chainTime(chain) + REPLAY.step);
  for (const batch of kept.slice(0, 2)) {
    assert.deepEqual(await offer(fridge, batch), refusedForGood(fridge, "ReadingTooOld", 1));
  }
  const blocks: SealedBlock[] = [];
  for (const batch of kept.slice(2)) {
    assert.match(String(await offer(fridge, batch)), /^0x/);
    blocks.push(await chain.seal());
  }
  assert.deepEqual(
    blocks.map((block) => acceptedOf(fridge.device, block)),
    numbers(3, 9).map((n) => [n]),
  );
  assert.equal(await levelOf(fridge), 4_100);
});

test("a sold fridge's batches of the former household hold up none of the buyer's", async () => {
  const fridge = await claimedFridge(world, "//Seller");
  const buyer = await fundedAccount(world, "//Second Hand");
  const sellers = await silence(fridge, 1, 3);
  const { device, owner } = fridge;
  const call = (name: string, ...args: unknown[]) => chain.call("deviceRegistry", name, ...args);
  expectOk(await chain.execute(owner, call("offerTransfer", device, buyer.address, null)));
  expectOk(await chain.execute(buyer, call("acceptTransfer", device, 10n ** 12n)));
  const since = chainTime(chain);
  const [first, second] = [4, 5].map((n) => batchOf(device, n, since + n, 1_000 * n));
  assert.ok(first && second);

  const [oldest] = sellers;
  assert.ok(oldest);
  assert.deepEqual(await offer(fridge, oldest), refusedForGood(fridge, "BeforeOwner", 1));
  const block = await deliver(fridge, [...sellers, first]);
  assert.deepEqual(
    refusedOf(chain, device, block),
    numbers(1, 3).map((n) => [n, "attestations.BeforeOwner"]),
  );
  assert.deepEqual(acceptedOf(device, block), [4]);
  assert.match(String(await offer(fridge, second)), /^0x/);
  assert.deepEqual(acceptedOf(device, await chain.seal()), [5]);
  assert.equal(await levelOf(fridge), 5_000);
});

test("a fridge may report from five minutes before its claim, and not a second earlier", async () => {
  const fridge = await claimedFridge(world, "//Midnight");
  const claimed = eventsNamed(chain.history, "deviceRegistry.DeviceClaimed").at(-1);
  const block = chain.history.find(({ events }) => events.some((event) => event === claimed));
  assert.ok(block);
  const { acceptsFrom } = await quota(chain, fridge.device);
  assert.equal(acceptsFrom, block.time - MAX_DRIFT);
  const early = batchOf(fridge.device, 1, acceptsFrom - 1, 2_000);
  assert.deepEqual(await offer(fridge, early), refusedForGood(fridge, "BeforeOwner", 1));
  const good = batchOf(fridge.device, 1, acceptsFrom, 2_000);
  assert.match(String(await offer(fridge, good)), /^0x/);
  assert.deepEqual(acceptedOf(fridge.device, await chain.seal()), [1]);
});

/** A fridge with milk in slot 0, a car's trips in slot 1, and a compartment 2 that was removed. */
async function fridgeWithCar(suri: string): Promise<TestFridge> {
  const fridge = await claimedFridge(world, suri);
  const configure = (slot: number, config: unknown) =>
    chain.call("deviceRegistry", "configureSlot", fridge.device, slot, config);
  const eggs = { commodity: commodity("eggs"), unit: "Piece", capacity: 8_000, resolution: 80 };
  const driving = { activity: "Driving", unit: "Kilometre", hourlyLimit: 200_000 };
  const calls = [
    configure(1, { Activity: driving }),
    configure(2, { Stock: eggs }),
    chain.call("deviceRegistry", "removeSlot", fridge.device, 2),
  ];
  expectOk(await chain.execute(fridge.owner, chain.batch(calls)));
  return fridge;
}

const level = (slot: number, offset: number, thousandths: number) => ({
  slot,
  offset,
  kind: { Level: thousandths } as ReadingKind,
});
const trip = (offset: number, seconds: number) => ({
  slot: 1,
  offset,
  kind: { Session: { mode: "Manual", amount: 1_000, seconds } } as ReadingKind,
});

test("one bad reading in a batch holds up none of the good ones", async () => {
  const { device, ...rest } = await fridgeWithCar("//Good and bad");
  const fridge = { device, ...rest };
  await passTime(world, chainTime(chain) + DAY);
  const windowStart = chainTime(chain) - HOUR;
  const good = numbers(0, 9).map((n) => level(0, 60 * n, 5_000 - 100 * n));
  const bad = [
    { reading: level(0, 540, 4_000), fault: "OutOfOrder" }, // the same second again
    { reading: trip(599, 60), fault: "OutOfOrder" }, // begins a second before the trip has ended
    { reading: level(2, 700, 1_000), fault: "UnknownSlot" }, // its compartment was removed
    { reading: level(1, 700, 1_000), fault: "WrongKind" },
    { reading: trip(700, 0), fault: "WithoutTime" },
    { reading: level(0, 30 * DAY, 4_000), fault: "FromFuture" },
  ];
  const readings = [...good, trip(0, 600), ...bad.map(({ reading }) => reading), trip(600, 60)];
  const batch = { ...batchOf(device, 1, windowStart), readings };
  assert.match(String(await offer(fridge, batch)), /^0x/);
  const block = await chain.seal();

  assert.deepEqual(
    eventsNamed([block], "attestations.ReadingSkipped").map(({ data }) => data),
    bad.map(({ reading: { slot }, fault }, i) => ({
      device,
      sequence: 1,
      index: good.length + 1 + i,
      slot,
      fault,
    })),
  );
  const [accepted] = eventsNamed([block], "attestations.BatchAccepted");
  assert.deepEqual(accepted?.data["readings"], readings.length);
  assert.equal(await levelOf(fridge), 4_100);
  const sessions = eventsNamed([block], "attestations.SessionAttested");
  assert.deepEqual(
    sessions.map(({ data }) => [data["at"], data["seconds"], data["amount"]]),
    [
      [windowStart, 600, 1_000],
      [windowStart + 600, 60, 1_000],
    ],
  );
});

test("a batch of bad readings only is refused for the first, and has not used its number", async () => {
  const fridge = await fridgeWithCar("//Only bad");
  const { device } = fridge;
  const start = chainTime(chain) - 120;
  const only = (...readings: Batch["readings"]) => ({ ...batchOf(device, 1, start), readings });
  const zero = only(trip(0, 0), level(2, 0, 1_000));
  assert.deepEqual(await offer(fridge, zero), refusedForGood(fridge, "SessionWithoutTime", 1));
  // A compartment that was removed may come back.
  const removed = await offer(fridge, only(level(2, 0, 1_000), trip(0, 0)));
  assert.deepEqual(removed, {
    ...refusedForGood(fridge, "UnknownSlot", 1),
    retryAfterSeconds: 60,
  });
  const repaired = only(level(2, 0, 1_000), level(0, 0, 1_000));
  assert.match(String(await offer(fridge, repaired)), /^0x/);
  assert.deepEqual(acceptedOf(device, await chain.seal()), [1]);
});

test("of a batch that began too early, the readings that are recent and of the household count", async () => {
  const skipped = (block: SealedBlock) =>
    eventsNamed([block], "attestations.ReadingSkipped").map(({ data }) => [
      data["index"],
      data["fault"],
    ]);
  // The day's batch began at midnight, and the household claimed the fridge at noon.
  const fridge = await claimedFridge(world, "//Noon");
  const { device } = fridge;
  const { acceptsFrom } = await quota(chain, device);
  const noon = acceptsFrom + MAX_DRIFT;
  const day = batchOf(device, 1, noon - DAY / 2);
  const readings = [level(0, 60, 3_000), level(0, DAY / 2 + 60, 2_000)];
  assert.match(String(await offer(fridge, { ...day, readings })), /^0x/);
  const claimed = await chain.seal();
  assert.deepEqual(skipped(claimed), [[0, "BeforeOwner"]]);
  assert.deepEqual(acceptedOf(device, claimed), [1]);
  assert.equal(await levelOf(fridge), 2_000);

  // A week and an hour in one batch.
  await passTime(world, chainTime(chain) + 8 * DAY);
  const week = batchOf(device, 2, chainTime(chain) + REPLAY.step - 7 * DAY - HOUR);
  const levels = numbers(0, 7).map((n) => level(0, n * DAY, 1_900 - 100 * n));
  const late = await deliver(fridge, [{ ...week, readings: levels }]);
  assert.deepEqual(skipped(late), [[0, "TooOld"]]);
  assert.deepEqual(acceptedOf(device, late), [2]);
  assert.equal(await levelOf(fridge), 1_200);
});
