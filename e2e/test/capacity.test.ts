// A mandate for which nothing is to be bought takes nothing of the feeless lane.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, FRIDGE_MODEL } from "../src/accounts.ts";
import { batchOf, signBatch } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import { amount, expectOk } from "../src/chain.ts";
import { claimManyCall } from "../src/device.ts";
import { submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { DAY, HOUR } from "../src/restocks.ts";
import { acceptedOf, chainTime, claimRequest, worldForAll } from "./kit.ts";

/** Nearly twice the fridges that once filled a block's feeless share. */
const FRIDGES = 40;
const SLOTS = 8;
/** Most claims, and here also mandates of fridges, in one call. */
const AT_ONCE = 10;

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const owner = await account("//Bob");

test("fridges with a mandate for each slot report as many in a block as those without", async () => {
  await chain.seal();
  const serials = Array.from({ length: FRIDGES }, (_, i) => `FLEET-${i}`);
  const fridges: { device: number; key: KeyringPair }[] = [];
  for (let first = 0; first < FRIDGES; first += AT_ONCE) {
    const requests = await Promise.all(
      serials.slice(first, first + AT_ONCE).map(async (serial) => ({
        ...(await claimRequest(world, owner, serial)),
        model: FRIDGE_MODEL,
      })),
    );
    const { events } = expectOk(await chain.execute(owner, claimManyCall(chain, requests)));
    const claimed = events.filter(({ name }) => name === "deviceRegistry.DeviceClaimed");
    fridges.push(
      ...claimed.map(({ data }, i) => ({
        device: Number(data["device"]),
        key: requests[i]?.deviceKey ?? owner,
      })),
    );
  }
  assert.equal(fridges.length, FRIDGES);

  /** Every fridge reports all its slots; the weight of the block. */
  const report = async (sequence: number): Promise<number> => {
    for (const { device, key } of fridges) {
      const start = chainTime(chain) - 60;
      const readings = Array.from({ length: SLOTS }, (_, slot) => ({
        slot,
        offset: 0,
        kind: { Level: 4_000 },
      }));
      const batch = { ...batchOf(device, sequence, start), readings };
      await submitFeeless(chain, signBatch(chain, key, batch));
    }
    const block = await chain.seal();
    const accepted = fridges.filter(({ device }) => acceptedOf(device, block).length === 1);
    assert.equal(accepted.length, FRIDGES);
    const weight = await chain.readJson<{ normal: { refTime: number | string } }>(
      "system",
      "blockWeight",
    );
    return Number(weight.normal.refTime);
  };
  // The first report of a while notes each household's presence.
  await report(1);
  const without = await report(2);

  const { address } = parties.manufacturer;
  const { token } = await chain.readJson<{ token: number }>("rewards", "programs", address);
  const gate = amount(await chain.readJson("autoPurchase", "gates", address));
  const gift = chain.call("assets", "transferKeepAlive", token, owner.address, 100n * gate);
  expectOk(await chain.execute(parties.manufacturer, gift));
  expectOk(await chain.execute(owner, chain.call("autoPurchase", "join", address, gate)));
  const terms = {
    choice: { Category: { merchants: [parties.merchant.address], maxLeadTime: DAY } },
    mode: "Live",
    asset: "Native",
    maxUnitPrice: COT,
    maxOrderValue: COT,
    maxDeliveryFee: 0n,
    budget: COT,
    period: 30 * DAY,
    parLevel: 4_000,
    serviceLevel: "Balanced",
    cancelWindow: HOUR,
    expiresAt: chainTime(chain) + 365 * DAY,
    arbiters: [],
    codes: null,
  };
  for (let first = 0; first < FRIDGES; first += AT_ONCE) {
    const calls = fridges
      .slice(first, first + AT_ONCE)
      .flatMap(({ device }) =>
        Array.from({ length: SLOTS }, (_, slot) =>
          chain.call("autoPurchase", "giveMandate", device, slot, terms),
        ),
      );
    expectOk(await chain.execute(owner, chain.batch(calls)));
  }
  await report(3);
  const watched = await report(4);
  assert.equal(watched, without);
});
