import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519Key } from "../src/accounts.ts";
import { attestCall, type BatchInput } from "../src/batch.ts";
import { type ClaimRequest, claimCall } from "../src/device.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { DAY, HOUR } from "../src/restocks.ts";
import {
  chainTime,
  claimedFridge,
  claimRequest,
  fundedAccount,
  reading,
  worldForAll,
} from "./kit.ts";

const world = await worldForAll(MANUAL_REPLAY);
const { chain } = world;
const fridge = await claimedFridge(world, "//Bad Input");

/** Error of a batch, signed by the fridge unless another key is given. */
async function attest(change: Partial<BatchInput>, key = fridge.key): Promise<string | undefined> {
  const batch = { device: fridge.device, sequence: 1, readings: [reading(chain)], ...change };
  return (await chain.execute(fridge.owner, attestCall(chain, key, batch))).error;
}

/** Error of a claim that differs from a good one. */
async function claim(change: (request: ClaimRequest) => Partial<ClaimRequest>, serial = "SPARE") {
  const good = await claimRequest(world, fridge.owner, serial);
  return (await chain.execute(fridge.owner, claimCall(chain, { ...good, ...change(good) }))).error;
}

test("a batch signed by another key is refused", async () => {
  const stranger = await ed25519Key("//Stranger");
  assert.equal(await attest({}, stranger), "attestations.InvalidSignature");
});

test("a batch for a slot the fridge does not have is refused", async () => {
  const readings = [{ ...reading(chain), slot: 7 }];
  assert.equal(await attest({ readings }), "attestations.UnknownSlot");
});

test("a batch of an unclaimed device is refused", async () => {
  assert.equal(await attest({ device: 999 }), "attestations.UnknownDevice");
});

test("readings from the future, from too long ago or out of order are refused", async () => {
  // The batch is judged in the next block.
  const now = chainTime(chain) + REPLAY.step;
  const future = [{ ...reading(chain), at: now + HOUR }];
  assert.equal(await attest({ readings: future }), "attestations.ReadingFromFuture");
  const old = [{ ...reading(chain), at: chainTime(chain) - 8 * DAY }];
  assert.equal(await attest({ readings: old }), "attestations.ReadingTooOld");
  const latest = reading(chain);
  assert.equal(await attest({ readings: [latest] }), undefined);
  const earlier = [{ ...latest, at: latest.at - HOUR }];
  const late = await attest({ sequence: 2, readings: earlier });
  assert.equal(late, "attestations.ReadingsOutOfOrder");
});

test("a sequence number is taken once, and none below it later", async () => {
  assert.equal(await attest({ sequence: 2 }), undefined);
  assert.equal(await attest({ sequence: 2 }), "attestations.SequenceReplayed");
  assert.equal(await attest({ sequence: 1 }), "attestations.SequenceReplayed");
});

test("a voucher that the manufacturer did not sign is refused", async () => {
  const voucherKey = await ed25519Key("//Stranger");
  assert.equal(await claim(() => ({ voucherKey })), "deviceRegistry.InvalidVoucherSignature");
});

test("a claim for another household is refused", async () => {
  const { address } = await fundedAccount(world, "//Another");
  assert.equal(await claim(() => ({ owner: address })), "deviceRegistry.ClaimForAnotherOwner");
});

test("vouchers and claims have an end", async () => {
  const expiresAt = chainTime(chain) - 1;
  assert.equal(await claim(() => ({ expiresAt })), "deviceRegistry.VoucherExpired");
});

test("a serial number is claimed once", async () => {
  const serial = "FRIDGE--Bad Input";
  const deviceKey = await ed25519Key("//Another key");
  assert.equal(await claim(() => ({ deviceKey }), serial), "deviceRegistry.SerialAlreadyClaimed");
});

test("only the owner configures a slot, and only to something that can be measured", async () => {
  const { parties } = world;
  const config = { commodity: { Category: 1 }, unit: "Piece", capacity: 1_000, resolution: 10 };
  const call = (settings: object) =>
    chain.call("deviceRegistry", "configureSlot", fridge.device, 1, { Stock: settings });
  const stranger = await chain.execute(parties.alice, call(config));
  assert.equal(stranger.error, "deviceRegistry.NotOwner");
  const blind = await chain.execute(fridge.owner, call({ ...config, resolution: 0 }));
  assert.equal(blind.error, "deviceRegistry.InvalidSlotConfig");
});
