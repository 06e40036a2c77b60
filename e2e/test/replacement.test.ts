// What stays when something about a device is corrected, exchanged or taken over: its number, its
// slots, and what was learned.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aToHex } from "@polkadot/util";

import { ed25519Key } from "../src/accounts.ts";
import { attestCall } from "../src/batch.ts";
import { COT, commodity, demoGtin } from "../src/catalogue.ts";
import { amount, eventsNamed, expectOk, type Json, type Outcome } from "../src/chain.ts";
import {
  type ClaimRequest,
  claimCall,
  claimReleasedCall,
  ed25519,
  replaceCall,
  takeoverCall,
} from "../src/device.ts";
import { quota } from "../src/feeless.ts";
import type { SlotAnswer } from "../src/household.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { Merchant } from "../src/merchant.ts";
import { DAY } from "../src/restocks.ts";
import {
  chainTime,
  claimedFridge,
  claimRequest,
  errorsOf,
  fundedAccount,
  mandateTerms,
  passTime,
  reading,
  type TestFridge,
  worldForAll,
} from "./kit.ts";

const TAKEOVER_NOTICE = 28 * DAY;
const TAKEOVER_DEPOSIT = 5n * COT;
/** Cycles of two days and a quarter after which a rhythm is established. */
const CYCLES = 6;
const FULL = 4_000;
const USED_EACH_BLOCK = 500;

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const { manufacturer } = parties;

const call = (name: string, ...args: unknown[]) => chain.call("deviceRegistry", name, ...args);
const view = (device: number) => chain.provider.send<Json>("cot_device", [device]);
const serialOf = (text: string) => u8aToHex(stringToU8a(text));
const deviceOf = (serial: string) =>
  chain.provider.send<number | null>("cot_deviceOfSerial", [
    manufacturer.address,
    serialOf(serial),
  ]);

async function slotOf({ device }: TestFridge): Promise<SlotAnswer> {
  const [slot] = await chain.provider.send<SlotAnswer[]>("cot_slots", [device]);
  assert.ok(slot);
  return slot;
}

async function heldOf({ address }: KeyringPair): Promise<bigint> {
  const holds = await chain.readJson<{ amount: unknown }[]>("balances", "holds", address);
  return holds.reduce((sum, hold) => sum + amount(hold.amount), 0n);
}

/** The slot for milk, or for other goods of the same measure. */
function configure({ device }: TestFridge, capacity: number, goods = "milk", resolution = 100) {
  const config = { commodity: commodity(goods), unit: "Piece", capacity, resolution };
  return call("configureSlot", device, 0, { Stock: config });
}

/** One cycle of a slot: it is filled, read every six hours, and attested when it is nearly empty. */
async function cycle(fridge: TestFridge, key = fridge.key): Promise<Outcome> {
  const readings = [];
  for (let level = FULL; level > 0; level -= USED_EACH_BLOCK) {
    await chain.seal();
    readings.push({ slot: 0, at: chainTime(chain), level });
  }
  const { sequence } = await quota(chain, fridge.device);
  const batch = { device: fridge.device, sequence: sequence + 1, readings };
  return chain.execute(fridge.owner, attestCall(chain, key, batch));
}

/** A fridge with a rhythm that the chain has learned. */
async function learnedFridge(suri: string): Promise<TestFridge> {
  const fridge = await claimedFridge(world, suri);
  expectOk(await chain.execute(fridge.owner, configure(fridge, 8_000)));
  for (let times = 0; times < CYCLES; times += 1) {
    expectOk(await cycle(fridge));
  }
  assert.equal((await slotOf(fridge)).rhythm.state, "established");
  return fridge;
}

/** Makes the fridge's household a member, with a mandate for the slot. */
async function giveMandate({ owner, device }: TestFridge): Promise<void> {
  const { address } = manufacturer;
  const { token } = await chain.readJson<{ token: number }>("rewards", "programs", address);
  const gate = amount(await chain.readJson("autoPurchase", "gates", address));
  const gift = chain.call("assets", "transferKeepAlive", token, owner.address, gate);
  expectOk(await chain.execute(manufacturer, gift));
  expectOk(await chain.execute(owner, chain.call("autoPurchase", "join", address, gate)));
  const terms = { ...mandateTerms(world), parLevel: FULL, cancelWindow: REPLAY.step };
  const mandate = chain.call("autoPurchase", "giveMandate", device, 0, terms);
  expectOk(await chain.execute(owner, mandate));
}

function mandatesEnded(device: number): number {
  return eventsNamed(chain.history, "autoPurchase.MandateEnded").filter(
    ({ data }) => data["device"] === device,
  ).length;
}

test("a corrected capacity keeps the rhythm and the mandate", async () => {
  const fridge = await learnedFridge("//Corrects");
  await giveMandate(fridge);
  const before = await slotOf(fridge);
  assert.equal(before.mandated, true);
  assert.equal(before.cycles, CYCLES - 2);
  expectOk(await chain.execute(fridge.owner, configure(fridge, 9_000)));
  assert.deepEqual(await slotOf(fridge), { ...before, capacity: 9_000 });
  // A coarser sensor, and a smaller compartment.
  expectOk(await chain.execute(fridge.owner, configure(fridge, 7_000, "milk", 120)));
  assert.deepEqual(await slotOf(fridge), { ...before, capacity: 7_000, resolution: 120 });
  expectOk(await cycle(fridge));
  const { cycles, rhythm } = await slotOf(fridge);
  assert.deepEqual([cycles, rhythm.state], [before.cycles + 1, "established"]);
  assert.equal(mandatesEnded(fridge.device), 0);

  // With goods on their way only what shows every rise as before is allowed.
  const merchant = new Merchant(chain, parties.merchant);
  await merchant.publish([
    {
      product: demoGtin(1),
      category: commodity("milk"),
      unitSize: 500,
      measure: "Piece",
      price: COT,
      leadTime: DAY,
      stock: 100,
      expiresAt: 2_000_000_000,
    },
  ]);
  const { events } = expectOk(await cycle(fridge));
  assert.equal(events.filter(({ name }) => name === "autoPurchase.OrderPlaced").length, 1);
  const { openOrder } = await slotOf(fridge);
  assert.notEqual(openOrder, null);
  const awaited = "autoPurchase.GoodsAwaited";
  assert.deepEqual(
    await errorsOf(world, fridge.owner, [
      configure(fridge, 6_000, "milk", 120),
      configure(fridge, 7_000, "milk", 130),
      configure(fridge, 8_000, "juice", 120),
      configure(fridge, 8_000, "milk", 120),
      configure(fridge, 8_000, "milk", 100),
    ]),
    [awaited, awaited, awaited, undefined, undefined],
  );
  const after = await slotOf(fridge);
  assert.deepEqual([after.mandated, after.openOrder], [true, openOrder]);
  assert.equal(after.rhythm.state, "established");
  assert.equal(mandatesEnded(fridge.device), 0);
});

test("other goods, and a capacity below the last level, have a rhythm of their own", async () => {
  const learning = { state: "learning", repetitions: 0 };
  const other = await learnedFridge("//Changes");
  expectOk(await chain.execute(other.owner, configure(other, 8_000, "juice")));
  assert.deepEqual((await slotOf(other)).rhythm, learning);

  const small = await learnedFridge("//Shrinks");
  expectOk(await chain.execute(small.owner, configure(small, USED_EACH_BLOCK)));
  assert.equal((await slotOf(small)).rhythm.state, "established");
  expectOk(await chain.execute(small.owner, configure(small, USED_EACH_BLOCK - 1)));
  assert.deepEqual((await slotOf(small)).rhythm, learning);
});

test("a new body keeps the number, the slots, the rhythm and the mandate", async () => {
  const fridge = await learnedFridge("//Replaces");
  await giveMandate(fridge);
  const { device, owner, key: oldKey } = fridge;
  const oldSerial = "FRIDGE--Replaces";
  const [slot, record] = [await slotOf(fridge), await view(device)];
  assert.equal(record["serial"], serialOf(oldSerial));
  const { sequence, batchHash } = await quota(chain, device);
  assert.equal(sequence, CYCLES);

  const body = await claimRequest(world, owner, "NEW-BODY");
  const stranger = await fundedAccount(world, "//Stranger");
  const foreign = { ...body, manufacturer: stranger.address };
  const replaced = await chain.execute(stranger, replaceCall(chain, device, body));
  assert.equal(replaced.error, "deviceRegistry.NotOwner");
  assert.deepEqual(
    await errorsOf(world, owner, [
      replaceCall(chain, device, foreign),
      replaceCall(chain, device, { ...body, ownership: 1 }),
      replaceCall(chain, device, { ...body, voucherKey: body.deviceKey }),
      replaceCall(chain, device, body),
    ]),
    [
      "deviceRegistry.VoucherOfAnotherManufacturer",
      "deviceRegistry.ClaimForAnotherOwnership",
      "deviceRegistry.InvalidVoucherSignature",
      undefined,
    ],
  );
  const [event] = eventsNamed(chain.history.slice(-1), "deviceRegistry.DeviceReplaced");
  const keyOf = ({ publicKey }: KeyringPair) => ({ ed25519: ed25519(publicKey).Ed25519 });
  assert.deepEqual(event?.data, {
    device,
    owner: owner.address,
    oldSerial: serialOf(oldSerial),
    oldKey: keyOf(oldKey),
    newSerial: serialOf("NEW-BODY"),
    newKey: keyOf(body.deviceKey),
  });
  assert.deepEqual(await view(device), {
    ...record,
    serial: serialOf("NEW-BODY"),
    key: { scheme: "ed25519", public: u8aToHex(body.deviceKey.publicKey) },
  });
  assert.deepEqual(await slotOf(fridge), slot);
  assert.equal(mandatesEnded(device), 0);
  assert.deepEqual([await deviceOf("NEW-BODY"), await deviceOf(oldSerial)], [device, null]);

  // The new body goes on with the numbers; what the former one signs is void.
  const at = await quota(chain, device);
  assert.deepEqual([at.sequence, at.batchHash], [sequence, batchHash]);
  const readings = [reading(chain, FULL)];
  const old = attestCall(chain, oldKey, { device, sequence: sequence + 1, readings });
  assert.equal((await chain.execute(owner, old)).error, "attestations.InvalidSignature");
  const { events } = expectOk(await cycle(fridge, body.deviceKey));
  assert.equal(events.filter(({ name }) => name === "attestations.Restocked").length, 1);
  const { cycles, rhythm } = await slotOf(fridge);
  assert.deepEqual([cycles, rhythm.state], [slot.cycles + 1, "established"]);

  // The former serial number is used up, and comes back with a new board in its next life.
  const again = { ...(await claimRequest(world, owner, oldSerial)) };
  const claimed = await chain.execute(owner, claimCall(chain, again));
  assert.equal(claimed.error, "deviceRegistry.SerialRetired");
  const board = { ...again, life: 1, deviceKey: await ed25519Key("//New board") };
  expectOk(await chain.execute(owner, replaceCall(chain, device, board)));
  assert.deepEqual([await deviceOf("NEW-BODY"), await deviceOf(oldSerial)], [null, device]);
  assert.equal((await slotOf(fridge)).mandated, true);
});

test("nobody exchanges a sanction away", async () => {
  const { device, owner } = await claimedFridge(world, "//Sanctioned");
  expectOk(await chain.execute(manufacturer, call("suspendDevice", device, "Tampered", null)));
  const body = await claimRequest(world, owner, "CLEAN-BODY");
  const replaced = await chain.execute(owner, replaceCall(chain, device, body));
  assert.equal(replaced.error, "deviceRegistry.SanctionInForce");
  assert.equal(await deviceOf("CLEAN-BODY"), null);
});

test("who bought a fridge that was never released takes it over, after notice to its owner", async () => {
  const fridge = await learnedFridge("//Never released");
  const { device, owner: seller, key } = fridge;
  const buyer = await fundedAccount(world, "//Takes over");
  const stranger = await fundedAccount(world, "//Anybody");
  const serial = "FRIDGE--Never released";
  const request = async (life: number): Promise<ClaimRequest> => ({
    ...(await claimRequest(world, buyer, serial)),
    deviceKey: key,
    life,
    ownership: 1,
  });
  const begin = async (life: number) =>
    chain.execute(buyer, takeoverCall(chain, await request(life), COT));
  const deposit = await heldOf(seller);

  // What the buyer had tried before there were takeovers.
  const fresh = { ...(await request(0)), ownership: 0 };
  const claimed = await chain.execute(buyer, claimCall(chain, fresh));
  assert.equal(claimed.error, "deviceRegistry.SerialAlreadyClaimed");
  const { address } = manufacturer;
  const expiresAt = chainTime(chain) + DAY;
  const next = { manufacturer: address, serial, owner: buyer.address, ownership: 1, expiresAt };
  const released = await chain.execute(buyer, claimReleasedCall(chain, key, next, COT));
  assert.equal(released.error, "deviceRegistry.NotReleased");
  assert.equal((await begin(0)).error, "deviceRegistry.SerialAlreadyClaimed");

  // A notice, which one call of the owner ends.
  const { events } = expectOk(await begin(1));
  const completesAt = chainTime(chain) + TAKEOVER_NOTICE;
  const to = buyer.address;
  assert.deepEqual(events.find(({ name }) => name === "deviceRegistry.TakeoverBegun")?.data, {
    device,
    owner: seller.address,
    to,
    completesAt,
  });
  const announced = await view(device);
  assert.deepEqual(announced["takeover"], { to, completesAt });
  assert.equal(announced["owner"], seller.address);
  assert.equal(await heldOf(buyer), TAKEOVER_DEPOSIT);
  assert.equal((await begin(1)).error, "deviceRegistry.TakeoverUnderWay");
  const complete = () => chain.execute(stranger, call("completeTakeover", device));
  assert.equal((await complete()).error, "deviceRegistry.TakeoverNoticeRuns");
  const meddled = await chain.execute(stranger, call("cancelTakeover", device));
  assert.equal(meddled.error, "deviceRegistry.NotPartyToTakeover");
  expectOk(await chain.execute(seller, call("cancelTakeover", device)));
  assert.equal((await view(device))["takeover"], null);
  assert.equal(await heldOf(buyer), 0n);
  // Its voucher is used up.
  assert.equal((await begin(1)).error, "deviceRegistry.SerialAlreadyClaimed");
  assert.equal((await complete()).error, "deviceRegistry.UnknownTakeover");

  // Another word of the manufacturer; this time the owner is gone.
  expectOk(await begin(2));
  const noticed = chainTime(chain);
  await passTime(world, noticed + TAKEOVER_NOTICE - 2 * REPLAY.step);
  assert.equal((await complete()).error, "deviceRegistry.TakeoverNoticeRuns");
  const done = expectOk(await complete());
  assert.equal(chainTime(chain), noticed + TAKEOVER_NOTICE);
  const transferred = done.events.find(({ name }) => name === "deviceRegistry.DeviceTransferred");
  assert.deepEqual(transferred?.data, {
    device,
    from: seller.address,
    to,
    ownership: 1,
  });
  const { owner, epoch, takeover } = await view(device);
  assert.deepEqual({ owner, epoch, takeover }, { owner: to, epoch: 1, takeover: null });
  assert.deepEqual([await heldOf(seller), await heldOf(buyer)], [0n, deposit]);
  // Its slots are the same, and what they had learned was the seller's.
  const slot = await slotOf(fridge);
  assert.deepEqual(slot.rhythm, { state: "learning", repetitions: 0 });
  const { error } = await cycle({ ...fridge, owner: buyer });
  assert.equal(error, undefined);
});

test("a takeover ends with the key that signed its voucher, and waits for a sanction", async () => {
  const [first, second] = [
    await claimedFridge(world, "//Stolen voucher key"),
    await claimedFridge(world, "//Under suspicion"),
  ];
  const thief = await fundedAccount(world, "//Thief");
  const factory = await ed25519Key("//LG//factory");
  const key = ed25519(factory.publicKey);
  const added = expectOk(await chain.execute(manufacturer, call("addVoucherKey", key, 10, null)));
  const opened = added.events.find(({ name }) => name === "deviceRegistry.VoucherKeyAdded");
  const issuer = Number(opened?.data["number"]);
  const request = async (serial: string): Promise<ClaimRequest> => ({
    ...(await claimRequest(world, thief, serial)),
    life: 1,
    ownership: 1,
  });
  const stolen = await request("FRIDGE--Stolen voucher key");
  const signedByThief = { ...stolen, voucherKey: factory, issuer };
  const good = await request("FRIDGE--Under suspicion");
  for (const each of [signedByThief, good]) {
    expectOk(await chain.execute(thief, takeoverCall(chain, each, COT)));
  }
  await passTime(world, chainTime(chain) + TAKEOVER_NOTICE);
  expectOk(await chain.execute(manufacturer, call("closeVoucherKey", issuer, null)));
  const suspend = call("suspendDevice", second.device, "Stolen", null);
  expectOk(await chain.execute(manufacturer, suspend));
  const complete = ({ device }: TestFridge) =>
    chain.execute(thief, call("completeTakeover", device));
  assert.equal((await complete(first)).error, "deviceRegistry.UnknownVoucherKey");
  assert.equal((await complete(second)).error, "deviceRegistry.SanctionInForce");
  assert.equal((await view(first.device))["owner"], first.owner.address);
  // The manufacturer ends it for the owner.
  expectOk(await chain.execute(manufacturer, call("cancelTakeover", first.device)));
  assert.equal((await view(first.device))["takeover"], null);
});
