// A device's life after its first claim: released, taken over, exchanged, sanctioned and retired.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blake2AsU8a, concatU8a, hexToU8a, stringToU8a, u8aToHex } from "dedot/utils";

import { amount, type DeviceKey, type Household, hashOf } from "../../src/index.ts";
import type { Hex } from "../../src/types.ts";
import { STEP } from "../node.ts";
import { account, claimedFridge, eventOf, keyOf, sealed, worldForAll } from "../world.ts";

const DAY = 86_400;
/** Notice of a takeover, and time in which a household appeals against a sanction. */
const NOTICE = 28 * DAY;
/** Limit of deposits, which no device here reaches. */
const MAX_DEPOSIT = amount("10");

const world = await worldForAll();
const { chain, node, alice, maker, voucherKey } = world;

async function funded(name: string): Promise<Household> {
  const household = chain.household(account(`//${name}`));
  await sealed(node, alice.transfer(household.address, amount("100")));
  return household;
}

/** A claim by a household, with the voucher for it. */
async function request(
  owner: Household,
  key: DeviceKey,
  serial: string,
  { life = 0, ownership = 0, sponsored = false } = {},
) {
  const expiresAt = (await chain.now()) + BigInt(DAY);
  const voucher = await maker.voucher(voucherKey, {
    serial,
    key: key.public,
    expiresAt,
    life,
    depositPayer: sponsored ? "Manufacturer" : "Owner",
  });
  return chain.device(key).claim(voucher, { owner: owner.address, ownership });
}

async function pass(seconds: number): Promise<void> {
  for (let block = 0; block < seconds / STEP; block += 1) {
    await node.seal();
  }
}

async function ownerOf(device: bigint): Promise<string | undefined> {
  return (await chain.deviceView(device))?.owner.address();
}

test("several devices are claimed in one call, and one for which its maker pays", async () => {
  const household = await funded("Many");
  const keys = ["//Many//1", "//Many//2"].map(keyOf);
  const requests = await Promise.all(
    keys.map((key, place) => request(household, key, `MANY-${place}`)),
  );
  const [claimed] = await sealed(node, household.claimMany(requests));
  const devices = claimed?.events.filter(({ name }) => name === "DeviceClaimed") ?? [];
  assert.equal(devices.length, keys.length);

  const before = await household.balance();
  const gift = keyOf("//Many//gift");
  const sponsored = await request(household, gift, "MANY-GIFT", { sponsored: true });
  await chain.device(gift).claimFeeless(sponsored);
  await node.seal();
  const device = await maker.deviceOfSerial("MANY-GIFT");
  assert.ok(device !== undefined);
  assert.equal(await ownerOf(device), household.address);
  assert.equal(await household.balance(), before);
  assert.equal((await household.devices()).length, keys.length + 1);
});

test("a released device goes to the household that it signs for", async () => {
  const { household, device, id } = await claimedFridge(world, "Releases");
  const next = await funded("Finds");
  const wanted = await request(next, device.key, "FRIDGE-Releases", { ownership: 1 });
  const claim = next.claimReleased(wanted.claim, wanted.deviceSignature, MAX_DEPOSIT);
  const early = sealed(node, claim);
  await assert.rejects(early, { pallet: "DeviceRegistry", name: "NotReleased" });
  await sealed(node, household.release(id));
  await assert.rejects(device.attest([{ slot: 0, level: 1_000 }]), { kind: "validity" });
  const [moved] = await sealed(node, claim);
  const { device: told, ownership } = eventOf(moved, "DeviceTransferred").data;
  assert.deepEqual([told, ownership], [id, 1]);
  assert.equal(await ownerOf(id), next.address);
  await device.attest([{ slot: 0, level: 1_000 }]);
});

test("a takeover wants the maker's word and notice, in which its owner may object", async () => {
  const { household, device, id } = await claimedFridge(world, "Sells");
  const buyer = await funded("Buys");
  const begin = async (life: number) => {
    const wanted = await request(buyer, device.key, "FRIDGE-Sells", { life, ownership: 1 });
    return sealed(node, buyer.beginTakeover(wanted, MAX_DEPOSIT));
  };
  await assert.rejects(begin(0), { pallet: "DeviceRegistry", name: "SerialAlreadyClaimed" });
  const [begun] = await begin(1);
  eventOf(begun, "TakeoverBegun");
  const takeover = (await chain.deviceView(id))?.takeover;
  assert.equal(takeover?.to.address(), buyer.address);
  const foreign = sealed(node, alice.cancelTakeover(id));
  await assert.rejects(foreign, { pallet: "DeviceRegistry", name: "NotPartyToTakeover" });
  await sealed(node, household.cancelTakeover(id));
  assert.equal((await chain.deviceView(id))?.takeover, undefined);

  await begin(2);
  await assert.rejects(sealed(node, buyer.completeTakeover(id)), { name: "TakeoverNoticeRuns" });
  await pass(NOTICE);
  const [done] = await sealed(node, buyer.completeTakeover(id));
  eventOf(done, "DeviceTransferred");
  assert.equal(await ownerOf(id), buyer.address);
});

test("a new body keeps a device's number, and a retired device has none", async () => {
  const { household, device, id } = await claimedFridge(world, "Repairs");
  const key = keyOf("//Repairs//body");
  const body = await request(household, key, "NEW-BODY");
  const [replaced] = await sealed(node, household.replaceDevice(id, body));
  eventOf(replaced, "DeviceReplaced");
  assert.equal(await maker.deviceOfSerial("NEW-BODY"), id);
  await assert.rejects(device.attest([{ slot: 0, level: 900 }]), { name: "InvalidSignature" });
  await chain.device(key, id).attest([{ slot: 0, level: 900 }]);
  await node.seal();
  await sealed(node, household.retire(id));
  assert.equal(await chain.deviceView(id), undefined);
  assert.equal(await maker.deviceOfSerial("NEW-BODY"), undefined);
});

test("a slot with a label of the household's own gets another one", async () => {
  const { household, id } = await claimedFridge(world, "Labels");
  const [old, next] = [hashOf("jam"), hashOf("marmalade")];
  const commodity = { type: "Label", value: old } as const;
  await sealed(node, household.configureSlot(id, 1, { commodity, capacity: "10 pieces" }));
  const [renamed] = await sealed(node, household.renameSlot(id, 1, next));
  const { old: was, new: is } = eventOf(renamed, "SlotRenamed").data;
  assert.deepEqual([was, is], [old, next]);
  await assert.rejects(sealed(node, household.renameSlot(id, 0, next)), { name: "NotLabelled" });
});

test("a sanction is the maker's to end, and an appeal the household's to make", async () => {
  const { household, device, id } = await claimedFridge(world, "Suspect");
  const evidence = hashOf("levels that no fridge has");
  const [suspended] = await sealed(node, maker.suspendDevice(id, "Tampered", evidence));
  const { kind, reason, evidence: told } = eventOf(suspended, "DeviceSanctioned").data;
  assert.deepEqual([kind, reason, told], ["Suspension", "Tampered", evidence]);
  const silenced = device.attest([{ slot: 0, level: 1_000 }]);
  await assert.rejects(silenced, { kind: "validity", name: "DeviceSuspended" });
  const sanctioned: bigint[] = [];
  for await (const { record } of maker.fleet({ state: "Sanctioned" })) {
    sanctioned.push(record.device);
  }
  assert.deepEqual(sanctioned, [id]);

  await assert.rejects(sealed(node, alice.appeal(id, evidence)), { name: "NotOwner" });
  const [appealed] = await sealed(node, household.appeal(id, hashOf("it is a large fridge")));
  eventOf(appealed, "AppealOpened");
  const again = sealed(node, household.appeal(id, hashOf("it is")));
  await assert.rejects(again, { pallet: "DeviceRegistry", name: "AlreadyAppealed" });
  await sealed(node, maker.reinstateDevice(id));
  await device.attest([{ slot: 0, level: 1_000 }]);
  // A maker that gave in on an appeal cannot begin anew.
  const anew = sealed(node, maker.revokeDevice(id, "Tampered"));
  await assert.rejects(anew, { pallet: "DeviceRegistry", name: "DeviceProtected" });
});

test("a revoked device is retired by its maker once an appeal is too late", async () => {
  const { id } = await claimedFridge(world, "Recalled");
  await assert.rejects(sealed(node, maker.retireRevoked(id)), { name: "NotRevoked" });
  await sealed(node, maker.revokeDevice(id, "Recalled"));
  await assert.rejects(sealed(node, maker.retireRevoked(id)), { name: "AppealWindowOpen" });
  await pass(NOTICE);
  const [retired] = await sealed(node, maker.retireRevoked(id));
  eventOf(retired, "DeviceRetired");
  assert.equal(await chain.deviceView(id), undefined);
});

test("others submit a device's batches, and prove the evidence in them", async () => {
  const { device, id } = await claimedFridge(world, "Evidence");
  const leaf = u8aToHex(stringToU8a("minute 0: 1,000 g")) as Hex;
  const batch = await device.batch([{ slot: 0, level: 1_000 }]);
  const root = rootOf(id, batch.sequence, leaf);
  const signed = await device.sign({ ...batch, evidence: { root, leaves: 1 } });
  const [attested] = await sealed(node, alice.attestMany([signed]));
  eventOf(attested, "BatchAccepted");
  const proof = { index: 0, leaf, proof: [] };
  const [proved] = await sealed(node, alice.proveReading(id, batch.sequence, proof));
  eventOf(proved, "ReadingProved");
  const other = { ...proof, leaf: u8aToHex(stringToU8a("minute 0: 2,000 g")) as Hex };
  const forged = sealed(node, alice.proveReading(id, batch.sequence, other));
  await assert.rejects(forged, { pallet: "Attestations" });
});

/** Root of the tree over one leaf, of a device and a batch with numbers below 64. */
function rootOf(device: bigint, sequence: bigint, leaf: Hex): Hex {
  const place = [device, sequence, 0n].map((number) => {
    assert.ok(number < 64n);
    return new Uint8Array([Number(number) << 2]);
  });
  const named = concatU8a(stringToU8a("cot/leaf/v1"), ...place, hexToU8a(leaf));
  return u8aToHex(blake2AsU8a(blake2AsU8a(named, 256), 256)) as Hex;
}
