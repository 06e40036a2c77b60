// What an attacker, or a party that lost its account, does to the registry, and what it gets.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aToHex } from "@polkadot/util";

import { account, ed25519Key } from "../src/accounts.ts";
import { batchOf, callOf, signBatch } from "../src/batch.ts";
import { COT, commodity } from "../src/catalogue.ts";
import { amount, eventsNamed, expectOk, type Json } from "../src/chain.ts";
import {
  type ClaimRequest,
  claimCall,
  claimManyCall,
  type DeviceSigner,
  ed25519,
  feelessClaimCall,
  replaceCall,
  rotateCall,
  takeoverCall,
} from "../src/device.ts";
import { bareTransaction, submitFeeless } from "../src/feeless.ts";
import { DAY, HOUR } from "../src/restocks.ts";
import {
  acceptedOf,
  chainTime,
  claimedFridge,
  claimRequest,
  errorsOf,
  fundedAccount,
  govern,
  passTime,
  worldForAll,
} from "./kit.ts";

const APPEAL_WINDOW = 28 * DAY;
const APPEAL_PROTECTION = 30 * DAY;
const COOL_DOWN = 28 * DAY;
const MANUFACTURER_BOND = 1_000n * COT;
const DEVICE_BOND = 10n * COT;

/** Two blocks a day, of which months are to pass. */
const world = await worldForAll([
  ...["--sealing", "manual", "--dev-clock", `start=2016-12-31T00:00:00Z,step=${DAY / 2}`],
  ...["--tx-ban-seconds", "1800"],
]);
const { chain, parties } = world;
await chain.seal();

const call = (name: string, ...args: unknown[]) => chain.call("deviceRegistry", name, ...args);
const view = (device: number) => chain.provider.send<Json>("cot_device", [device]);
const profile = ({ address }: KeyringPair) =>
  chain.provider.send<Json>("cot_manufacturer", [address]);

async function heldOf({ address }: KeyringPair): Promise<bigint> {
  const holds = await chain.readJson<{ amount: unknown }[]>("balances", "holds", address);
  return holds.reduce((sum, hold) => sum + amount(hold.amount), 0n);
}

/** Error of one call. */
async function errorOf(signer: KeyringPair, submitted: ReturnType<typeof call>) {
  return (await chain.execute(signer, submitted)).error;
}

/** Devices that a block's claims have registered, in their order. */
function claimedIn(events: { name: string; data: Json }[]): number[] {
  return events
    .filter(({ name }) => name === "deviceRegistry.DeviceClaimed")
    .map(({ data }) => Number(data["device"]));
}

interface Approved {
  account: KeyringPair;
  voucherKey: KeyringPair;
}

/** One of the rich accounts of the development chain as an approved manufacturer. */
async function approvedManufacturer(suri: string, name: string): Promise<Approved> {
  const [owner, voucherKey] = [await account(suri), await ed25519Key(`${suri}//voucher`)];
  const key = ed25519(voucherKey.publicKey);
  expectOk(await chain.execute(owner, call("registerManufacturer", name, key)));
  const approve = call("forceApproveManufacturer", owner.address, name);
  assert.equal(await govern(world, approve), undefined);
  return { account: owner, voucherKey };
}

/** A good claim of a device of this manufacturer's. */
async function requestOf(
  { account: { address }, voucherKey }: Approved,
  owner: KeyringPair,
  serial: string,
): Promise<ClaimRequest> {
  return { ...(await claimRequest(world, owner, serial)), manufacturer: address, voucherKey };
}

/**
 * The points of small order on Ed25519, and their second encodings (Chalkias, Garillot,
 * Nikolaenko, 2020, table 1).
 */
const SMALL_ORDER = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

/** A key under which anybody can sign, with the signature that suits every message. */
function anybodys(scheme: string, key: string, signature: string): DeviceSigner {
  return { key: { [scheme]: `0x${key}` }, sign: () => ({ [scheme]: `0x${signature}` }) };
}

/** The zero key, which an empty form or an unprovisioned secure element has. */
const ZERO = anybodys("Ed25519", "00".repeat(32), `01${"00".repeat(63)}`);
const WEAK: DeviceSigner[] = [
  ...SMALL_ORDER.map((key) => anybodys("Ed25519", key, `01${"00".repeat(63)}`)),
  anybodys("Sr25519", "00".repeat(32), `${"00".repeat(63)}80`),
  // No points of their curves.
  anybodys("Ed25519", `02${"00".repeat(31)}`, "00".repeat(64)),
  anybodys("Sr25519", "ff".repeat(32), "00".repeat(64)),
  anybodys("Secp256k1", "00".repeat(33), "00".repeat(65)),
  anybodys("Secp256k1", `02${"ff".repeat(32)}`, "00".repeat(65)),
  anybodys("P256", "00".repeat(33), "00".repeat(64)),
  anybodys("P256", `05${"11".repeat(32)}`, "00".repeat(64)),
];
const ALL_WEAK = WEAK.map(() => "deviceRegistry.WeakKey");

test("nobody registers as a manufacturer with a key under which anybody can sign", async () => {
  const zero = await account("//Eve");
  const register = ({ key }: DeviceSigner) => call("registerManufacturer", "Zero", key);
  assert.deepEqual(await errorsOf(world, zero, WEAK.map(register)), ALL_WEAK);
  assert.equal(await profile(zero), null);
});

test("a manufacturer adds no such voucher key, and governance opens none", async () => {
  const { manufacturer } = parties;
  const add = (key: Json) => call("addVoucherKey", key, null, null);
  assert.deepEqual(
    await errorsOf(
      world,
      manufacturer,
      WEAK.map(({ key }) => add(key)),
    ),
    ALL_WEAK,
  );
  const good = ed25519((await ed25519Key("//LG//second voucher")).publicKey);
  expectOk(await chain.execute(manufacturer, add(good)));
  expectOk(await chain.execute(manufacturer, call("closeVoucherKey", 1, null)));
  const reopen = (key: Json) =>
    govern(world, call("forceReopenVoucherKey", manufacturer.address, 1, key, null, null));
  assert.equal(await reopen(ZERO.key), "deviceRegistry.WeakKey");
  assert.equal(await reopen(good), undefined);
});

test("no device with such a key is claimed, paid or feeless, alone or among others", async () => {
  const owner = await fundedAccount(world, "//Weak");
  const good = await claimRequest(world, owner, "WEAK");
  const claims = WEAK.map((deviceKey) => claimCall(chain, { ...good, deviceKey }));
  assert.deepEqual(await errorsOf(world, owner, claims), ALL_WEAK);

  const sponsored = { ...good, depositPayer: "Manufacturer", deviceKey: ZERO } as const;
  const { WeakKey } = chain.api.errors["deviceRegistry"] ?? {};
  await assert.rejects(
    chain.provider.send("author_submitExtrinsic", [
      bareTransaction(feelessClaimCall(chain, sponsored)),
    ]),
    { code: 1010, data: `Custom error: ${WeakKey?.meta.index}` },
  );
  const fresh = await claimRequest(world, owner, "WEAK");
  const many = claimManyCall(chain, [{ ...fresh, deviceKey: ZERO }, fresh]);
  const { events } = expectOk(await chain.execute(owner, many));
  const [failed] = events.filter(({ name }) => name === "deviceRegistry.ClaimFailed");
  assert.equal(failed?.data["index"], 0);
  assert.equal(chain.errorName(failed?.data["error"]), "deviceRegistry.WeakKey");
  assert.equal(claimedIn(events).length, 1);
});

test("no device changes to such a key: by rotation, replacement or takeover", async () => {
  const { owner, device, key } = await claimedFridge(world, "//Rotating");
  const expiresAt = chainTime(chain) + DAY;
  const rotation = { device, owner: owner.address, oldKey: key, expiresAt };
  const rotations = WEAK.map((newKey) => rotateCall(chain, { ...rotation, newKey }));
  assert.deepEqual(await errorsOf(world, owner, rotations), ALL_WEAK);
  const body = { ...(await claimRequest(world, owner, "WEAK-BODY")), deviceKey: ZERO };
  assert.equal(await errorOf(owner, replaceCall(chain, device, body)), "deviceRegistry.WeakKey");
  const heir = await fundedAccount(world, "//Weak heir");
  const request = await claimRequest(world, heir, "FRIDGE--Rotating");
  const taken = { ...request, deviceKey: ZERO, life: 1, ownership: 1 };
  assert.equal(await errorOf(heir, takeoverCall(chain, taken, COT)), "deviceRegistry.WeakKey");
  assert.deepEqual((await view(device))["key"], {
    scheme: "ed25519",
    public: u8aToHex(key.publicKey),
  });
});

test("an appeal that nobody judges keeps a manufacturer for two windows, and no longer", async () => {
  const frost = await approvedManufacturer("//Eve", "Frost");
  const owner = await fundedAccount(world, "//Appealing");
  const devices: number[] = [];
  for (const serial of ["RECALLED-1", "RECALLED-2"]) {
    const request = await requestOf(frost, owner, serial);
    const sponsored = claimCall(chain, { ...request, depositPayer: "Manufacturer" });
    devices.push(...claimedIn(expectOk(await chain.execute(owner, sponsored)).events));
  }
  const [silent, appealed] = devices;
  assert.ok(silent !== undefined && appealed !== undefined);
  const revoke = (device: number) => call("revokeDevice", device, "Recalled", null);
  assert.deepEqual(await errorsOf(world, frost.account, devices.map(revoke)), [
    undefined,
    undefined,
  ]);
  const since = chainTime(chain);
  const held = await heldOf(owner);
  expectOk(await chain.execute(owner, call("appeal", appealed, `0x${"03".repeat(32)}`)));
  assert.equal(await heldOf(owner), held + 5n * COT);

  const retire = (device: number) => errorOf(frost.account, call("retireRevoked", device));
  assert.equal(await retire(silent), "deviceRegistry.AppealWindowOpen");
  await passTime(world, since + APPEAL_WINDOW);
  assert.equal(await retire(silent), undefined);
  assert.equal(await retire(appealed), "deviceRegistry.AppealOpen");
  await passTime(world, since + 2 * APPEAL_WINDOW - DAY);
  assert.equal(await retire(appealed), "deviceRegistry.AppealOpen");
  const leave = () => errorOf(frost.account, call("leave"));
  assert.equal(await leave(), "deviceRegistry.DevicesRemain");

  await passTime(world, since + 2 * APPEAL_WINDOW);
  assert.equal(await retire(appealed), undefined);
  assert.equal(await heldOf(owner), 0n, "an appeal without a verdict costs its owner nothing");
  // The bond of devices that are gone stays in it.
  assert.equal(await heldOf(frost.account), MANUFACTURER_BOND + 2n * DEVICE_BOND);
  assert.equal(await leave(), undefined);
  const left = chainTime(chain);
  const withdraw = () => errorOf(frost.account, call("withdrawBond"));
  assert.equal(await withdraw(), "deviceRegistry.CoolDownNotOver");
  await passTime(world, left + COOL_DOWN);
  assert.equal(await withdraw(), undefined);
  assert.equal(await heldOf(frost.account), 0n);
});

test("a stolen account of a manufacturer sanctions ten devices a day, and governance lifts them", async () => {
  const frost = await approvedManufacturer("//Dave", "Frost");
  const owner = await fundedAccount(world, "//Fleet");
  const serials = Array.from({ length: 12 }, (_, i) => `FLEET-${i}`);
  const requests = await Promise.all(serials.map((serial) => requestOf(frost, owner, serial)));
  const claims = expectOk(await chain.execute(owner, claimManyCall(chain, requests)));
  const devices = claimedIn(claims.events);
  assert.equal(devices.length, 12);
  const statuses = () => Promise.all(devices.map(async (device) => (await view(device))["status"]));
  const expected = (status: (i: number) => string) => devices.map((_, i) => status(i));

  // The thief revokes what it can, on two days, and voids the goods in the shops.
  await passTime(world, Math.ceil((chainTime(chain) + 1) / DAY) * DAY);
  const revoke = (device: number) => call("revokeDevice", device, "Tampered", null);
  const most = "deviceRegistry.TooManySanctions";
  assert.deepEqual(
    await errorsOf(world, frost.account, devices.map(revoke)),
    devices.map((_, i) => (i < 10 ? undefined : most)),
  );
  assert.deepEqual(
    await statuses(),
    expected((i) => (i < 10 ? "suspended" : "active")),
  );
  const inShop = await requestOf(frost, owner, "IN-SHOP");
  const inADay = () => ({ ...inShop, expiresAt: chainTime(chain) + DAY });
  expectOk(await chain.execute(frost.account, call("closeVoucherKey", 0, null)));
  const voided = await errorOf(owner, claimCall(chain, inADay()));
  assert.equal(voided, "deviceRegistry.UnknownVoucherKey");
  // Nor is there a place left for the key of a factory.
  const thief = ed25519((await ed25519Key("//Thief//voucher")).publicKey);
  const opened = Array.from({ length: 9 }, () => call("addVoucherKey", thief, null, null));
  assert.deepEqual(
    await errorsOf(world, frost.account, opened),
    opened.map((_, i) => (i < 8 ? undefined : "deviceRegistry.TooManyVoucherKeys")),
  );
  const until = chainTime(chain);
  await passTime(world, until + DAY);
  const next = await errorsOf(world, frost.account, devices.slice(10).map(revoke));
  assert.deepEqual(next, [undefined, undefined]);
  assert.deepEqual(
    await statuses(),
    expected(() => "suspended"),
  );

  // Governance stops it, and lifts what began until the time that it names.
  const { address } = frost.account;
  assert.equal(await govern(world, call("forceSuspendManufacturer", address)), undefined);
  const reinstate = call("reinstateDevice", devices[0]);
  const suspended = "deviceRegistry.ManufacturerSuspended";
  assert.equal(await errorOf(frost.account, reinstate), suspended);
  assert.equal(await govern(world, call("forceLiftSanctions", devices, until)), undefined);
  const lifted = eventsNamed(chain.history.slice(-1), "deviceRegistry.SanctionLifted");
  assert.deepEqual(
    lifted.map(({ data }) => data),
    devices.slice(0, 10).map((device) => ({ device, owner: owner.address, manufacturer: address })),
  );
  assert.deepEqual(
    await statuses(),
    expected((i) => (i < 10 ? "active" : "suspended")),
  );
  const all = call("forceLiftSanctions", devices, chainTime(chain));
  assert.equal(await govern(world, all), undefined);
  assert.deepEqual(
    await statuses(),
    expected(() => "active"),
  );
  // They report again.
  const [device = 0, request] = [devices[11], requests[11]];
  assert.ok(request);
  const batch = batchOf(device, 1, chainTime(chain) - 60);
  await submitFeeless(chain, signBatch(chain, request.deviceKey, batch));
  assert.deepEqual(acceptedOf(device, await chain.seal()), [1]);

  // The account is its owner's again: what was lifted is protected, what was closed is open.
  assert.equal(await govern(world, call("forceReinstateManufacturer", address)), undefined);
  assert.equal(await errorOf(frost.account, revoke(device)), "deviceRegistry.DeviceProtected");
  const key = ed25519(frost.voucherKey.publicKey);
  const reopen = call("forceReopenVoucherKey", address, 0, key, null, null);
  assert.equal(await govern(world, reopen), "deviceRegistry.TooManyVoucherKeys");
  assert.equal(await govern(world, call("forceCloseVoucherKey", address, 1)), undefined);
  assert.equal(await govern(world, reopen), undefined);
  assert.equal(await errorOf(owner, claimCall(chain, inADay())), undefined);
});

test("a manufacturer takes a mistaken revocation back, within the time to appeal", async () => {
  const { device } = await claimedFridge(world, "//Mistaken");
  const { manufacturer } = parties;
  const revoke = () => errorOf(manufacturer, call("revokeDevice", device, "Fault", null));
  const reinstate = () => errorOf(manufacturer, call("reinstateDevice", device));
  assert.equal(await revoke(), undefined);
  await passTime(world, chainTime(chain) + APPEAL_WINDOW - DAY);
  assert.equal(await reinstate(), undefined);
  assert.equal((await view(device))["status"], "active");
  assert.equal(await revoke(), undefined);
  await passTime(world, chainTime(chain) + APPEAL_WINDOW);
  assert.equal(await reinstate(), "deviceRegistry.DeviceRevoked");
});

test("a leaked factory key is closed alone, and claims no more than it was given", async () => {
  const { manufacturer } = parties;
  const owner = await fundedAccount(world, "//Factory");
  const factory = await ed25519Key("//LG//factory");
  const key = ed25519(factory.publicKey);
  const added = expectOk(await chain.execute(manufacturer, call("addVoucherKey", key, 1, null)));
  const issuer = Number(
    added.events.find(({ name }) => name === "deviceRegistry.VoucherKeyAdded")?.data["number"],
  );
  const claim = async (serial: string, voucherKey: KeyringPair, number: number) => {
    const request = { ...(await claimRequest(world, owner, serial)), voucherKey, issuer: number };
    return errorOf(owner, claimCall(chain, request));
  };
  assert.equal(await claim("FACTORY-1", factory, issuer), undefined);
  assert.equal(await claim("FACTORY-2", factory, issuer), "deviceRegistry.VoucherKeyUsedUp");
  const another = await claim("FACTORY-2", factory, 0);
  assert.equal(another, "deviceRegistry.InvalidVoucherSignature");
  expectOk(await chain.execute(manufacturer, call("closeVoucherKey", issuer, null)));
  assert.equal(await claim("FACTORY-2", factory, issuer), "deviceRegistry.UnknownVoucherKey");
  // The key that comes back has another number: what it signed under the former one stays void.
  expectOk(await chain.execute(manufacturer, call("addVoucherKey", key, 1, null)));
  assert.equal(await claim("FACTORY-2", factory, issuer), "deviceRegistry.UnknownVoucherKey");
  assert.equal(await claim("FACTORY-3", factory, issuer + 1), undefined);
  assert.equal(await claim("FACTORY-2", parties.voucherKey, 0), undefined);
});

test("a serial number that was squatted in the shop, or came back, lives on by a new voucher", async () => {
  const { manufacturer } = parties;
  const squatter = await fundedAccount(world, "//Squatter");
  const buyer = await fundedAccount(world, "//Rightful");
  const claim = async (owner: KeyringPair, life: number) => {
    const request = await claimRequest(world, owner, "SHOP-1");
    return chain.execute(owner, claimCall(chain, { ...request, life }));
  };
  const [squatted] = claimedIn(expectOk(await claim(squatter, 0)).events);
  assert.equal((await claim(buyer, 0)).error, "deviceRegistry.SerialAlreadyClaimed");
  expectOk(await chain.execute(manufacturer, call("revokeDevice", squatted, "Stolen", null)));
  await passTime(world, chainTime(chain) + APPEAL_WINDOW);
  assert.equal((await claim(buyer, 1)).error, "deviceRegistry.SerialAlreadyClaimed");
  expectOk(await chain.execute(manufacturer, call("retireRevoked", squatted)));
  assert.equal((await claim(buyer, 0)).error, "deviceRegistry.SerialRevoked");
  // The same fridge, the same key and the number on its plate.
  const [bought] = claimedIn(expectOk(await claim(buyer, 1)).events);
  assert.equal((await view(bought ?? 0))["owner"], buyer.address);

  // The buyer gives it back, and the shop sells it again.
  expectOk(await chain.execute(buyer, call("retire", bought)));
  const next = await fundedAccount(world, "//Next customer");
  assert.equal((await claim(next, 1)).error, "deviceRegistry.SerialRetired");
  const [sold] = claimedIn(expectOk(await claim(next, 2)).events);
  assert.equal((await view(sold ?? 0))["owner"], next.address);
  const serial = u8aToHex(stringToU8a("SHOP-1"));
  const found = await chain.provider.send("cot_deviceOfSerial", [manufacturer.address, serial]);
  assert.equal(found, sold);
});

test("nobody uses up all lives of a serial number", async () => {
  const { manufacturer } = parties;
  const owner = await fundedAccount(world, "//Ninth life");
  const revoke = (life: number) => errorOf(manufacturer, call("revokeSerial", "LIVES", life));
  const claim = async (life: number) => {
    const request = await claimRequest(world, owner, "LIVES");
    return errorOf(owner, claimCall(chain, { ...request, life }));
  };
  const tooFar = "deviceRegistry.LifeTooFar";
  assert.equal(await revoke(2 ** 32 - 1), tooFar);
  assert.equal(await revoke(1_001), tooFar);
  assert.equal(await claim(1_001), tooFar);
  assert.equal(await revoke(1_000), undefined);
  assert.equal(await claim(1_000), "deviceRegistry.SerialRevoked");
  assert.equal(await claim(2_001), tooFar);
  assert.equal(await claim(1_001), undefined);
});

test("a late verdict decides about no other sanction, whatever the owner states", async () => {
  const { owner, device } = await claimedFridge(world, "//Late verdict");
  const { manufacturer } = parties;
  const statement = `0x${"03".repeat(32)}`;
  const appeal = () => errorOf(owner, call("appeal", device, statement));
  const judge = (since: number, about: string) =>
    govern(world, call("resolveAppeal", device, since, about, "Lift"));
  const revoke = () => errorOf(manufacturer, call("revokeDevice", device, "Tampered", null));

  expectOk(await chain.execute(manufacturer, call("suspendDevice", device, "Tampered", null)));
  const first = chainTime(chain);
  assert.equal(await appeal(), undefined);
  expectOk(await chain.execute(manufacturer, call("reinstateDevice", device)));
  const ended = chainTime(chain);
  assert.equal(await revoke(), "deviceRegistry.DeviceProtected");
  await passTime(world, ended + APPEAL_PROTECTION);
  assert.equal(await revoke(), undefined);
  const second = chainTime(chain);
  assert.equal(await appeal(), undefined);

  assert.equal(await judge(first, statement), "deviceRegistry.AppealForAnotherSanction");
  const another = `0x${"04".repeat(32)}`;
  assert.equal(await judge(second, another), "deviceRegistry.AppealForAnotherStatement");
  assert.deepEqual((await view(device))["sanction"], {
    revoked: true,
    reason: "tampered",
    appealOpen: true,
  });
  assert.equal(await judge(second, statement), undefined);
  assert.equal((await view(device))["status"], "active");
});

test("a manufacturer is called what governance has approved, and nothing else", async () => {
  const zero = await account("//Ferdie");
  const key = ed25519((await ed25519Key("//Ferdie//voucher")).publicKey);
  const register = (name: string) => errorOf(zero, call("registerManufacturer", name, key));
  for (const invisible of ["\u200b", "LG\u200b", "L\u202eG", "--"]) {
    assert.equal(await register(invisible), "deviceRegistry.UnreadableName", invisible);
  }
  assert.equal(await register("Zero"), undefined);
  const approve = (name: string) =>
    govern(world, call("forceApproveManufacturer", zero.address, name));
  // The vote was about another name.
  assert.equal(await approve("LG"), "deviceRegistry.AnotherProfile");
  assert.equal(await approve("Zero"), undefined);

  const site = "https://zero.example";
  const propose = (name: string) => errorOf(zero, call("setProfile", name, site));
  const approveProfile = (name: string) =>
    govern(world, call("forceApproveProfile", zero.address, name, site));
  assert.equal(await propose("\u200b"), "deviceRegistry.UnreadableName");
  assert.equal(await approveProfile("LG"), "deviceRegistry.NoProposedProfile");
  assert.equal(await propose("Zero Europe"), undefined);
  const shown = async () => {
    const { name, site: shownSite, proposed } = await profile(zero);
    return { name, site: shownSite, proposed };
  };
  const proposed = { name: "Zero Europe", site };
  assert.deepEqual(await shown(), { name: "Zero", site: "", proposed });
  // It asks for another name while governance votes.
  assert.equal(await propose("LG"), undefined);
  assert.equal(await approveProfile("Zero Europe"), "deviceRegistry.AnotherProfile");
  assert.equal((await shown()).name, "Zero");
  assert.equal(await propose("Zero Europe"), undefined);
  assert.equal(await approveProfile("Zero Europe"), undefined);
  assert.deepEqual(await shown(), { ...proposed, proposed: null });
});

test("no household says that a scale is more exact than it is", async () => {
  const owner = await fundedAccount(world, "//Noise");
  // LG's model of a fridge, whose eight scales tell 20 grams.
  const request = { ...(await claimRequest(world, owner, "NOISE")), model: 1 };
  const [modelled] = claimedIn(
    expectOk(await chain.execute(owner, claimCall(chain, request))).events,
  );
  const { device: plain, owner: other } = await claimedFridge(world, "//No model");
  const configure = (device: number | undefined, unit: string, resolution: number) =>
    call("configureSlot", device, 0, {
      Stock: { commodity: commodity("milk"), unit, capacity: 5_000, resolution },
    });
  const fine = "deviceRegistry.ResolutionTooFine";
  assert.deepEqual(
    await errorsOf(world, owner, [
      ...[1, 19, 20].map((resolution) => configure(modelled, "Kilogram", resolution)),
      // In another unit the model says nothing about its scale.
      ...[20, 49, 50].map((resolution) => configure(modelled, "Litre", resolution)),
      configure(modelled, "Kilogram", 20),
    ]),
    [fine, fine, undefined, fine, fine, undefined, undefined],
  );
  assert.deepEqual(
    await errorsOf(
      world,
      other,
      [1, 49, 50].map((resolution) => configure(plain, "Piece", resolution)),
    ),
    [fine, fine, undefined],
  );

  // A week of a full fridge that nobody opens, by a scale that is off by five grams.
  const days = 7;
  await passTime(world, chainTime(chain) + days * DAY);
  const readings = Array.from({ length: 4 * days * 8 }, (_, i) => ({
    slot: i % 8,
    offset: Math.floor(i / 8) * 6 * HOUR,
    kind: { Level: Math.floor(i / 8) % 2 === 0 ? 995 : 1_005 },
  }));
  // The next block is half a day later.
  const windowStart = chainTime(chain) + DAY / 2 - days * DAY;
  const batch = { ...batchOf(modelled ?? 0, 1, windowStart), readings };
  const signed = signBatch(chain, request.deviceKey, batch);
  const { events } = expectOk(await chain.execute(owner, callOf(chain, signed)));
  const accepted = events.find(({ name }) => name === "attestations.BatchAccepted");
  assert.deepEqual([accepted?.data["readings"], accepted?.data["points"]], [224, 0]);
  assert.deepEqual(
    events.filter(({ name }) => /^attestations\.(Restocked|ReadingSkipped)$/.test(name)),
    [],
  );
});
