import assert from "node:assert/strict";
import { test } from "node:test";

import { type Batch, type Mode, signBatch } from "../src/batch.ts";
import { eventsNamed, expectOk } from "../src/chain.ts";
import { submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { HOUR } from "../src/restocks.ts";
import { chainTime, claimedFridge, worldForAll } from "./kit.ts";

const world = await worldForAll(MANUAL_REPLAY);
const { chain } = world;
const DRIVING = 1;
const TOP_SPEED = 200_000;

interface DeviceState {
  slots: Record<string, { learned: { activity: { manual: unknown; autonomous: unknown } } }>;
}

interface Drive {
  mode: Mode;
  seconds: number;
  amount: number;
}

test("a car counts what its people drive and what it drives itself", async () => {
  const car = await claimedFridge(world, "//Car");
  const config = { activity: "Driving", unit: "Kilometre", hourlyLimit: TOP_SPEED };
  const configure = chain.call("deviceRegistry", "configureSlot", car.device, DRIVING, {
    Activity: config,
  });
  expectOk(await chain.execute(car.owner, configure));

  let sequence = 0;
  const drive = async (...drives: Drive[]) => {
    const windowStart = chainTime(chain) - 4 * HOUR;
    let offset = 0;
    const readings = drives.map(({ mode, seconds, amount }) => {
      const reading = { slot: DRIVING, offset, kind: { Session: { mode, amount, seconds } } };
      offset += seconds;
      return reading;
    });
    sequence += 1;
    const batch: Batch = {
      device: car.device,
      sequence,
      after: 0,
      windowStart,
      readings,
      evidence: null,
    };
    await submitFeeless(chain, signBatch(chain, car.key, batch));
    return chain.seal();
  };

  const block = await drive(
    { mode: "Manual", seconds: HOUR / 2, amount: 40_000 },
    { mode: "Autonomous", seconds: HOUR, amount: 110_000 },
    // Faster than the car can go.
    { mode: "Manual", seconds: 36, amount: 9_000 },
  );
  const sessions = eventsNamed([block], "attestations.SessionAttested").map(({ data }) => [
    data["mode"],
    data["seconds"],
    data["amount"],
  ]);
  assert.deepEqual(sessions, [
    ["Manual", HOUR / 2, 40_000],
    ["Autonomous", HOUR, 110_000],
    ["Manual", 36, 2_000],
  ]);
  const [clamped] = eventsNamed([block], "attestations.SessionClamped");
  assert.equal(clamped?.data["amount"], 9_000);
  assert.equal(clamped?.data["limit"], 2_000);

  await drive({ mode: "Autonomous", seconds: 60, amount: 1_000 });
  const state = await chain.readJson<DeviceState>("attestations", "states", car.device);
  const activity = state.slots[DRIVING]?.learned.activity;
  assert.deepEqual(activity?.manual, { amount: 42_000, seconds: HOUR / 2 + 36 });
  assert.deepEqual(activity?.autonomous, { amount: 111_000, seconds: HOUR + 60 });
});
