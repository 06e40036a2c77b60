// A car that drives itself, as far as its allowance reaches.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amount } from "../../src/index.ts";
import { account, eventOf, keyOf, sealed, worldForAll } from "../world.ts";

const HDT = 2;
const HDT_DECIMALS = 6;
const PLAN = 1;
const SLOT = 0;
const DAY = 86_400n;

const { chain, node, alice } = await worldForAll();
const maker = chain.maker(account("//Hyundai"));
const household = chain.household(account("//Commuter"));
const key = keyOf("//Commuter//car");
const hdt = (text: string): bigint => amount(text, HDT_DECIMALS);

test("a household lets its car drive, and the maker is paid", async () => {
  await sealed(node, alice.transfer(household.address, amount("100")));
  await sealed(node, maker.transfer(household.address, hdt("20"), HDT));
  const expiresAt = (await chain.now()) + DAY;
  const voucher = await maker.voucher(keyOf("//Hyundai//voucher"), {
    serial: "CAR-1",
    key: key.public,
    expiresAt,
    model: 1,
  });
  const request = await chain.device(key).claim(voucher, { owner: household.address });
  const [claimed] = await sealed(node, household.claim(request));
  const id = eventOf(claimed, "DeviceClaimed").data["device"] as bigint;

  const before = await household.mayStart(id, SLOT);
  assert.deepEqual([before.mayStart, before.obstacles], [false, ["NotSubscribed"]]);
  const limits = { maxPrice: hdt("0.15"), budget: { amount: hdt("5"), period: DAY } };
  await sealed(node, household.subscribe(id, SLOT, PLAN, limits));
  await sealed(node, household.topUp(id, SLOT, hdt("10")));
  const { amountLeft, budgetLeft } = await household.mayStart(id, SLOT);
  assert.deepEqual([amountLeft, budgetLeft], [50_000n, hdt("5")]);

  const car = chain.device(key, id);
  const at = (await chain.now()) - 1_200n;
  const session = { mode: "Autonomous", amount: 20_000, seconds: 1_200 } as const;
  await car.attest([{ slot: SLOT, at, session }]);
  await node.seal();
  assert.equal((await household.mayStart(id, SLOT)).amountLeft, 30_000n);
  const [settled] = await sealed(node, household.settle(id, SLOT));
  const { burned, paid } = eventOf(settled, "Settled").data;
  assert.deepEqual([burned, paid], [hdt("1"), hdt("1")]);

  await sealed(node, maker.changePrice(PLAN, hdt("0.05")));
  assert.equal((await household.mayStart(id, SLOT)).amountLeft, 60_000n);
  const [ended] = await sealed(node, household.unsubscribe(id, SLOT));
  assert.equal(eventOf(ended, "Withdrawn").data["amount"], hdt("8"));
  const after = await household.mayStart(id, SLOT);
  assert.deepEqual(after.obstacles, ["Unsubscribed", "AllowanceUsedUp"]);
});
