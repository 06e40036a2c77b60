// What passes between roles: a device from one household to the next, and a partnership between a
// manufacturer and a merchant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amount } from "../../src/index.ts";
import { account, claimedFridge, eventOf, sealed, worldForAll } from "../world.ts";

const world = await worldForAll();
const { chain, node, alice, maker } = world;

test("a device goes to the household that accepts it, and to no other", async () => {
  const { household, id } = await claimedFridge(world, "Giver");
  const [next, stranger] = ["//Next", "//Stranger"].map((suri) => chain.household(account(suri)));
  assert.ok(next && stranger);
  for (const { address } of [next, stranger]) {
    await sealed(node, alice.transfer(address, amount("100")));
  }
  await sealed(node, household.offerTransfer(id, next.address));
  const taken = sealed(node, stranger.acceptTransfer(id, amount("10")));
  await assert.rejects(taken, { kind: "dispatch", name: "NotOffered" });
  await sealed(node, household.cancelTransfer(id));
  await sealed(node, household.offerTransfer(id, next.address));
  const [moved] = await sealed(node, next.acceptTransfer(id, amount("10")));
  assert.equal(eventOf(moved, "DeviceTransferred").data["ownership"], 1);
  const view = await chain.deviceView(id);
  assert.equal(view?.owner.address(), next.address);
  await assert.rejects(sealed(node, household.suspend(id)), { name: "NotOwner" });
});

test("a shop registers, and sells for a manufacturer once both agree", async () => {
  const shop = chain.merchant(account("//Corner"));
  await sealed(node, alice.transfer(shop.address, amount("2000")));
  await sealed(node, shop.register("Corner"));
  await sealed(node, maker.proposePartnership(shop.address, 20_000));
  const [accepted] = await sealed(node, shop.acceptPartnership(maker.address, 20_000));
  eventOf(accepted, "PartnershipAgreed");
  await sealed(node, maker.endPartnership(shop.address));
  await assert.rejects(sealed(node, shop.restoreBond()), { kind: "dispatch" });
});
