// Orders that do not end as they should: called off, declined, disputed, conceded and decided.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amount, type ChainEvent, hashOf } from "../../src/index.ts";
import { Kitchen } from "../kitchen.ts";
import {
  account,
  claimedFridge,
  eventOf,
  LGT_DECIMALS,
  MILK,
  sealed,
  worldForAll,
} from "../world.ts";

const DAY = 86_400;
/** Weeks of shopping after which the chain knows a household's use. */
const WEEKS = 8;
/** The longest that the chain knows: each call here takes a block of six hours. */
const CANCEL_WINDOW = 2 * DAY;
/** The part of an order's value that is held from the party that disputes it: a tenth. */
const DEPOSIT_PART = 10n;

const world = await worldForAll();
const { chain, node, alice, maker, merchant } = world;
const { household, device, id } = await claimedFridge(world, "Claire");
/** An arbiter of the partnership that the chain begins with. */
const arbiter = chain.household(account("//Ferdie"));
const kitchen = new Kitchen(node, household, device);

const gate = amount("150", LGT_DECIMALS);
const program = await maker.program();
await sealed(node, maker.transfer(household.address, gate, program?.summary.token));
await sealed(node, household.join(maker.address, gate));
const expiresAt = (await chain.now()) + BigInt(365 * DAY);
await sealed(
  node,
  merchant.publish({
    product: 9_520_000_000_011n,
    category: MILK,
    unitSize: "0.5 pieces",
    price: amount("1"),
    leadTime: DAY,
    stock: 100,
    expiresAt,
  }),
);
await kitchen.weeks(WEEKS);
await sealed(
  node,
  household.giveMandate(id, 0, {
    choice: { merchants: [merchant.address], maxLeadTime: 2 * DAY },
    maxUnitPrice: amount("2"),
    maxOrderValue: amount("10"),
    budget: amount("100"),
    parLevel: "2 pieces",
    cancelWindow: CANCEL_WINDOW,
    arbiters: [arbiter.address],
  }),
);

/** An order that the merchant has accepted and shipped, and whose goods do not come. */
async function shippedOrder() {
  const { order, record } = await kitchen.order();
  while ((await chain.now()) < record.placedAt + BigInt(CANCEL_WINDOW)) {
    await node.seal();
  }
  await sealed(node, merchant.accept(order));
  await sealed(node, merchant.ship(order, hashOf("parcel"), record.promisedFor));
  return { order, value: record.purchase.value };
}

/** The variant of an enum in an event's field. */
function variantOf({ data }: ChainEvent, field: string): unknown {
  const value = data[field] as string | { type: string };
  return typeof value === "string" ? value : value.type;
}

test("a household calls an order off in its cancel window", async () => {
  const { order, record } = await kitchen.order();
  await assert.rejects(sealed(node, merchant.accept(order)), { name: "CancelWindowOpen" });
  await assert.rejects(sealed(node, alice.expire(order)), { name: "DeadlineNotReached" });
  const [called] = await sealed(node, household.cancel(order));
  const event = eventOf(called, "OrderCancelled");
  assert.equal(event.data["refund"], record.purchase.value);
  assert.equal(variantOf(event, "reason"), "ByHousehold");
  assert.equal(await chain.order(order), undefined);
});

test("a merchant declines an order, and says why", async () => {
  const { order, record } = await kitchen.order();
  const [declined] = await sealed(node, merchant.decline(order, "OutOfStock"));
  const event = eventOf(declined, "OrderCancelled");
  assert.equal(event.data["refund"], record.purchase.value);
  assert.deepEqual(event.data["reason"], { type: "Declined", value: "OutOfStock" });
});

test("a dispute is heard on both sides and decided by the arbiter alone", async () => {
  const { order, value } = await shippedOrder();
  const before = await household.balance();
  const receipt = hashOf("a receipt of the corner shop");
  const [opened] = await sealed(node, household.dispute(order, receipt));
  const { evidence, deposit } = eventOf(opened, "OrderDisputed").data;
  assert.deepEqual([evidence, deposit], [receipt, value / DEPOSIT_PART]);

  const quarter = 250_000;
  const early = sealed(node, arbiter.resolve(order, quarter));
  await assert.rejects(early, { pallet: "AutoPurchase", name: "AnswerPending" });
  const own = sealed(node, household.answer(order, hashOf("once more")));
  await assert.rejects(own, { pallet: "AutoPurchase", name: "OwnDispute" });
  const [answered] = await sealed(node, merchant.answer(order, hashOf("a carrier's note")));
  assert.equal(variantOf(eventOf(answered, "DisputeAnswered"), "by"), "Merchant");
  const again = sealed(node, merchant.answer(order, hashOf("another note")));
  await assert.rejects(again, { pallet: "AutoPurchase", name: "AlreadyAnswered" });
  const foreign = sealed(node, alice.resolve(order, quarter));
  await assert.rejects(foreign, { pallet: "AutoPurchase", name: "NotArbiter" });

  const [decided] = await sealed(node, arbiter.resolve(order, quarter));
  const { refund, merchantAmount, commission } = eventOf(decided, "OrderResolved").data;
  const share = value / 4n;
  assert.equal(refund, value - share);
  assert.equal((merchantAmount as bigint) + (commission as bigint), share);
  const { returned, toOther } = eventOf(decided, "DepositSettled").data;
  assert.deepEqual([returned, toOther], [value / DEPOSIT_PART / 2n, 0n]);
  assert.ok((await household.balance()) > before);
  assert.equal(await chain.order(order), undefined);
});

test("a merchant that concedes a dispute leaves the household nothing to pay", async () => {
  const { order, value } = await shippedOrder();
  await sealed(node, household.dispute(order, hashOf("an empty doorstep")));
  await assert.rejects(sealed(node, household.concede(order)), { name: "NotMerchant" });
  const [conceded] = await sealed(node, merchant.concede(order));
  const { refund, merchantAmount } = eventOf(conceded, "OrderResolved").data;
  assert.deepEqual([refund, merchantAmount], [value, 0n]);
  const { returned, toOther } = eventOf(conceded, "DepositSettled").data;
  assert.deepEqual([returned, toOther], [value / DEPOSIT_PART, 0n]);
});

test("a household that confirms the goods gives the merchant's dispute its due", async () => {
  const { order, value } = await shippedOrder();
  await sealed(node, merchant.dispute(order, hashOf("a photograph of the doorstep")));
  const [confirmed] = await sealed(node, household.confirm(order));
  const { merchantAmount, commission, refund } = eventOf(confirmed, "OrderSettled").data;
  assert.equal((merchantAmount as bigint) + (commission as bigint), value);
  assert.equal(refund, 0n);
  const { returned } = eventOf(confirmed, "DepositSettled").data;
  assert.equal(returned, value / DEPOSIT_PART);
});

test("an account without stranded funds has none to release", async () => {
  for (const role of [household, merchant]) {
    await assert.rejects(sealed(node, role.releaseStranded()), {
      pallet: "AutoPurchase",
      name: "NothingStranded",
    });
  }
});
