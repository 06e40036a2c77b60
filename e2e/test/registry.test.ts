// A device's life from claim to retirement: a fridge with a secure element on P-256.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stringToU8a, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import { attestCall } from "../src/batch.ts";
import { COT, commodity } from "../src/catalogue.ts";
import { amount, eventsNamed, expectOk, type Json } from "../src/chain.ts";
import { p256Key } from "../src/client.ts";
import { claimCall, claimReleasedCall, rotateCall, signerOf } from "../src/device.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { DAY } from "../src/restocks.ts";
import { chainTime, claimRequest, fundedAccount, reading, worldForAll } from "./kit.ts";

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const seller = await fundedAccount(world, "//Seller");
const buyer = await fundedAccount(world, "//Buyer");
const secretOf = (name: string) => signerOf(p256Key(blake2AsU8a(stringToU8a(name), 256)));
const [firstKey, secondKey] = [secretOf("first"), secretOf("second")];
const SERIAL = "SECURE";
const device = await claimed();

async function claimed(): Promise<number> {
  const request = await claimRequest(world, seller, SERIAL);
  const call = claimCall(chain, { ...request, deviceKey: firstKey });
  const { events } = expectOk(await chain.execute(seller, call));
  return Number(events.find(({ name }) => name === "deviceRegistry.DeviceClaimed")?.data["device"]);
}

const call = (name: string, ...args: unknown[]) => chain.call("deviceRegistry", name, ...args);
const view = () => chain.provider.send<Json>("cot_device", [device]);
const inAMonth = () => chainTime(chain) + 30 * DAY;

async function heldOf(address: string): Promise<bigint> {
  const holds = await chain.readJson<{ amount: unknown }[]>("balances", "holds", address);
  return holds.reduce((sum, hold) => sum + amount(hold.amount), 0n);
}

test("a fridge whose secure element signs on P-256 is claimed and attests", async () => {
  const { key, owner, status } = await view();
  assert.deepEqual(key, { scheme: "p256", public: firstKey.key["P256"] });
  assert.equal(owner, seller.address);
  assert.equal(status, "active");

  const config = { commodity: commodity("milk"), unit: "Piece", capacity: 8_000, resolution: 80 };
  expectOk(await chain.execute(seller, call("configureSlot", device, 0, { Stock: config })));
  const batch = { device, sequence: 1, readings: [reading(chain)] };
  expectOk(await chain.execute(seller, attestCall(chain, firstKey, batch)));
});

test("wallets find it by owner and by serial number", async () => {
  const devices = await chain.provider.send<Json[]>("cot_devices", [seller.address]);
  assert.deepEqual(devices, [await view()]);
  const { address } = parties.manufacturer;
  const serial = u8aToHex(stringToU8a(SERIAL));
  assert.equal(await chain.provider.send("cot_deviceOfSerial", [address, serial]), device);
  const manufacturer = await chain.provider.send<Json>("cot_manufacturer", [address]);
  assert.equal(manufacturer["name"], "LG");
  assert.equal(manufacturer["standing"], "approved");
  assert.equal(manufacturer["devices"], 1);
});

test("it is sold in two steps, and its deposit with it", async () => {
  const deposit = await heldOf(seller.address);
  assert.ok(deposit > 0n && deposit < COT);
  expectOk(await chain.execute(seller, call("offerTransfer", device, buyer.address, null)));
  assert.equal((await view())["owner"], seller.address);
  const stingy = await chain.execute(buyer, call("acceptTransfer", device, deposit - 1n));
  assert.equal(stingy.error, "deviceRegistry.DepositTooHigh");
  expectOk(await chain.execute(buyer, call("acceptTransfer", device, deposit)));
  const { owner, epoch, transfer } = await view();
  assert.deepEqual({ owner, epoch, transfer }, { owner: buyer.address, epoch: 1, transfer: null });
  assert.equal(await heldOf(seller.address), 0n);
  assert.equal(await heldOf(buyer.address), deposit);
  const late = await chain.execute(seller, call("suspend", device));
  assert.equal(late.error, "deviceRegistry.NotOwner");
});

test("it signs with another key from then on", async () => {
  const rotation = {
    device,
    owner: buyer.address,
    oldKey: firstKey,
    newKey: secondKey,
    expiresAt: inAMonth(),
  };
  expectOk(await chain.execute(buyer, rotateCall(chain, rotation)));
  const batch = { device, sequence: 2, readings: [reading(chain)] };
  const old = await chain.execute(buyer, attestCall(chain, firstKey, batch));
  assert.equal(old.error, "attestations.InvalidSignature");
  expectOk(await chain.execute(buyer, attestCall(chain, secondKey, batch)));
});

test("its owner and its manufacturer stop it and let it go on", async () => {
  expectOk(await chain.execute(buyer, call("suspend", device)));
  const batch = { device, sequence: 3, readings: [reading(chain)] };
  const silent = await chain.execute(buyer, attestCall(chain, secondKey, batch));
  assert.equal(silent.error, "attestations.DeviceSuspended");
  expectOk(await chain.execute(buyer, call("resume", device)));

  const suspend = call("suspendDevice", device, "Tampered", null);
  expectOk(await chain.execute(parties.manufacturer, suspend));
  const since = chainTime(chain);
  const { status, sanction } = await view();
  assert.equal(status, "suspended");
  assert.deepEqual(sanction, { revoked: false, reason: "tampered", appealOpen: false });
  const resumed = await chain.execute(buyer, call("resume", device));
  assert.equal(resumed.error, "deviceRegistry.SanctionInForce");

  const statement = `0x${"01".repeat(32)}`;
  expectOk(await chain.execute(buyer, call("appeal", device, statement)));
  const lift = chain.call("sudo", "sudo", call("resolveAppeal", device, since, statement, "Lift"));
  expectOk(await chain.execute(parties.alice, lift));
  assert.equal((await view())["status"], "active");
  const again = await chain.execute(parties.manufacturer, suspend);
  assert.equal(again.error, "deviceRegistry.DeviceProtected");
});

test("it is released, and goes to whom it signs a claim for", async () => {
  expectOk(await chain.execute(buyer, call("release", device)));
  const { address: manufacturer } = parties.manufacturer;
  const claim = (serial: string, days: number) => {
    const expiresAt = chainTime(chain) + days * DAY;
    const next = { manufacturer, serial, owner: seller.address, ownership: 2, expiresAt };
    return chain.execute(seller, claimReleasedCall(chain, secondKey, next, COT));
  };
  const lasting = await claim(SERIAL, 30);
  assert.equal(lasting.error, "deviceRegistry.ClaimExpiresTooLate");
  const another = await claim("ANOTHER", 1);
  assert.equal(another.error, "deviceRegistry.ClaimForAnotherSerial");
  expectOk(await claim(SERIAL, 1));
  assert.equal((await view())["owner"], seller.address);
});

test("it is retired, and nothing but its serial number is left", async () => {
  expectOk(await chain.execute(seller, call("retire", device)));
  assert.equal(await heldOf(seller.address), 0n);
  await assert.rejects(view(), /no device has the identifier/);
  const request = await claimRequest(world, seller, SERIAL);
  const again = await chain.execute(seller, claimCall(chain, { ...request, deviceKey: firstKey }));
  assert.equal(again.error, "deviceRegistry.SerialRetired");
  assert.equal(eventsNamed(chain.history, "deviceRegistry.DeviceRetired").length, 1);
});
