// A household's, a shop's and a maker's calls on a real chain, up to the goods at the door.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  amount,
  type Call,
  ChainError,
  DeliveryCodes,
  hashOf,
  stockSlot,
} from "../../src/index.ts";
import { Kitchen } from "../kitchen.ts";
import {
  account,
  claimedFridge,
  eventOf,
  keyOf,
  LGT_DECIMALS,
  MILK,
  sealed,
  whileSealing,
  worldForAll,
} from "../world.ts";

const DAY = 86_400;
/** Weeks of shopping after which the chain knows a household's use. */
const WEEKS = 8;

const world = await worldForAll();
const { chain, node, maker, merchant } = world;
const { household, device, id } = await claimedFridge(world, "Anna");
const program = await maker.program();
assert.ok(program);
const { token } = program.summary;
const codes = new DeliveryCodes("Anna's secret", 20);

/** Terms of a mandate for milk of the merchant. */
function milk() {
  return {
    choice: { merchants: [merchant.address], maxLeadTime: DAY },
    maxUnitPrice: amount("2"),
    maxOrderValue: amount("10"),
    budget: amount("100"),
    parLevel: "8 pieces",
    codes,
  };
}

test("a device belongs to its household, with its slots", async () => {
  const [owned] = await household.devices();
  assert.equal(owned?.device, id);
  assert.ok(owned.owner.eq(household.address));
  assert.equal(await maker.deviceOfSerial("FRIDGE-Anna"), id);
  const [slot] = (await household.slots(id)) ?? [];
  assert.deepEqual(slot?.config, {
    type: "Stock",
    value: {
      commodity: { type: "Category", value: MILK },
      unit: "Piece",
      capacity: 8_000,
      resolution: 80,
    },
  });
  assert.equal(await household.slots(9_999), undefined);
});

test("a call that fails is an error with its pallet, name and docs", async () => {
  const join = household.join(maker.address, amount("150", LGT_DECIMALS));
  await assert.rejects(sealed(node, join), (error: ChainError) => {
    assert.ok(error instanceof ChainError);
    assert.deepEqual(
      [error.kind, error.pallet, error.name],
      ["dispatch", "AutoPurchase", "InsufficientTokens"],
    );
    assert.match(error.docs, /\w+ .*\.$/);
    return true;
  });
});

test("an account without coins is told that it cannot pay", async () => {
  const nobody = chain.household(account("//Nobody"));
  await assert.rejects(nobody.setReportInterval(id, DAY).send(), {
    kind: "validity",
    name: "Payment",
  });
});

test("a fee is known before, and may be paid in a token", async () => {
  const give = maker.transfer(household.address, amount("400", LGT_DECIMALS), token);
  await sealed(node, give);
  const call = household.setReportInterval(id, DAY);
  const fee = await call.fee();
  assert.ok(fee > 0n && fee < amount("0.1"), String(fee));
  const [coins, tokens] = [await household.balance(), await household.balance(token)];
  const receipt = await whileSealing(node, call.send({ feeToken: token }));
  assert.ok(eventOf(receipt, "AssetTxFeePaid"));
  assert.equal(await household.balance(), coins);
  assert.ok((await household.balance(token)) < tokens);
});

test("calls in a batch succeed or fail as a whole", async () => {
  const both = [household.setReportInterval(id, DAY), household.removeSlot(id, 7)];
  await assert.rejects(sealed(node, household.all(both)), { pallet: "DeviceRegistry" });
  const [receipt] = await sealed(node, household.all(both.slice(0, 1)));
  assert.ok(eventOf(receipt, "BatchCompleted"));
  assert.throws(() => household.all([]), { name: "NoCalls" });
  const mixed: Call[] = [household.removeSlot(id, 0), merchant.withdraw(1)];
  assert.throws(() => household.all(mixed), { name: "SeveralAccounts" });
});

test("several calls of one account at once go in order", async () => {
  const receipts = await sealed(
    node,
    household.setReportInterval(id, DAY),
    household.setReportInterval(id, 2 * DAY),
    household.setReportInterval(id),
  );
  assert.equal(receipts.length, 3);
  assert.equal((await chain.deviceView(id))?.reportInterval, undefined);
});

test("a proxy makes calls of the household, and no others", async () => {
  const proxy = account("//Butler");
  await sealed(node, world.alice.transfer(proxy.address, amount("10")));
  const viaProxy = chain.household(proxy, { for: household.address });
  await assert.rejects(sealed(node, viaProxy.suspend(id)), { name: "NotProxy" });
  await sealed(node, household.allowProxy(proxy.address, "Any"));
  const [receipt] = await sealed(node, viaProxy.suspend(id));
  assert.ok(eventOf(receipt, "ProxyExecuted"));
  assert.equal((await chain.deviceView(id))?.status, "Suspended");
  await assert.rejects(sealed(node, viaProxy.retire(9_999)), { name: "UnknownDevice" });
  await sealed(node, viaProxy.resume(id));
});

test("a mandate wants a stock in the unit of the slot", async () => {
  const inLitres = household.giveMandate(id, 0, { ...milk(), parLevel: "8 l" });
  await assert.rejects(inLitres.send(), { kind: "input", name: "WrongUnit" });
  await assert.rejects(household.giveMandate(id, 5, milk()).send(), { name: "UnknownSlot" });
  await assert.rejects(sealed(node, household.giveMandate(id, 0, milk())), { name: "NotMember" });
});

test("a household is a member with mandate, limit and pause", async () => {
  const gate = amount("150", LGT_DECIMALS);
  await sealed(node, household.join(maker.address, gate), household.giveMandate(id, 0, milk()));
  const limit = { amount: amount("50"), period: 30 * DAY };
  await sealed(node, household.setSpendingLimit(limit), household.pausePurchases());
  const view = await household.view();
  assert.equal(view.memberships[0]?.frozen, gate);
  assert.equal(view.limits[0]?.amount, limit.amount);
  assert.notEqual(view.pausedUntil, undefined);
  await sealed(node, household.resumePurchases());
  assert.equal((await household.view()).pausedUntil, undefined);
  const mandate = await household.mandate(id, 0);
  assert.equal(mandate?.budgetLeft, amount("100"));
  assert.equal(mandate?.terms.codes?.end, codes.terms.end);
  const reasons = await household.whyNot(id, 0);
  assert.ok(reasons && reasons.refusals.length > 0);
});

test("what the chain buys is accepted, shipped and handed over against the code", async () => {
  const [published] = await sealed(
    node,
    merchant.publish({
      product: 9_520_000_000_011n,
      category: MILK,
      unitSize: "0.5 pieces",
      price: amount("1"),
      leadTime: DAY / 2,
      stock: 100,
      expiresAt: (await chain.now()) + BigInt(365 * DAY),
    }),
  );
  const offer = Number(eventOf(published, "OfferPublished").data["offer"]);
  assert.ok((await chain.offers(MILK)).some((listed) => listed.offer === offer));
  const kitchen = new Kitchen(node, household, device);
  await kitchen.weeks(WEEKS);
  const { order, record } = await kitchen.order();
  assert.deepEqual(
    (await merchant.board()).map((open) => open.order),
    [order],
  );
  const link = record.code?.link;
  assert.ok(link !== undefined);
  while ((await chain.now()) < record.promisedFor - BigInt(DAY / 2)) {
    await node.seal();
  }
  await sealed(node, merchant.accept(order));
  await sealed(node, merchant.ship(order, hashOf("parcel"), record.promisedFor));
  const wrong = merchant.handOver(order, hashOf("a guess"));
  await assert.rejects(sealed(node, wrong), { pallet: "AutoPurchase", name: "WrongCode" });
  await sealed(node, merchant.handOver(order, codes.code(link)));
  const before = await merchant.balance();
  await sealed(node, household.confirm(order));
  assert.ok((await merchant.balance()) > before);
  assert.equal(await chain.order(order), undefined);
  await sealed(node, household.endMandate(id, 0), merchant.withdraw(offer));
  assert.equal(await household.mandate(id, 0), undefined);
});

test("a maker publishes a model, and pages through its fleet", async () => {
  const slots = {
    0: { commodity: MILK, capacity: "4 l" },
    1: stockSlot({ commodity: MILK, capacity: "2 kg" }),
  };
  const [receipt] = await sealed(node, maker.publishModel(77, { name: "Small fridge", slots }));
  assert.ok(eventOf(receipt, "ModelPublished"));
  await sealed(node, maker.withdrawModel(77));
  const found: bigint[] = [];
  for await (const { record } of maker.fleet()) {
    found.push(record.device);
  }
  assert.deepEqual(found, [id]);
  for await (const { record } of maker.fleet({ state: "Sanctioned" })) {
    assert.fail(`${record.device} is under a sanction`);
  }
});

test("a device gets a new key, which has signed for it", async () => {
  const next = chain.device(keyOf("//Anna//next"), id);
  const rotation = await next.rotation(household.address, device.key);
  await sealed(node, household.rotateKey(rotation));
  await assert.rejects(device.attest([{ slot: 0, level: 900 }]), { name: "InvalidSignature" });
  await next.attest([{ slot: 0, level: "0.9 pieces" }]);
});
