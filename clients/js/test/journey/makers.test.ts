// A manufacturer from its registration to its leave, its program and its gate; a shop that ends;
// and a household's membership.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amount, Call } from "../../src/index.ts";
import { STEP } from "../node.ts";
import {
  account,
  claimedFridge,
  eventOf,
  keyOf,
  LGT_DECIMALS,
  sealed,
  worldForAll,
} from "../world.ts";

const DAY = 86_400;
/** Time for which a manufacturer's bond stays after its notice. */
const LEAVE_COOL_DOWN = 28 * DAY;
/** Time for which a household stays a member at least. */
const MEMBERSHIP = 7 * DAY;
const NAME = "Haier";

const world = await worldForAll();
const { chain, node, alice, maker: lg } = world;
const maker = chain.maker(account("//Haier"));
const key = keyOf("//Haier//voucher").public;

async function pass(seconds: number): Promise<void> {
  for (let block = 0; block < seconds / STEP; block += 1) {
    await node.seal();
  }
}

/** A call of governance, which //Alice makes on a development chain. */
function asGovernance(inner: Call): Call {
  return new Call(chain, alice.payer, async () => {
    const { call } = await inner.bare();
    return chain.client.tx.sudo.sudo(call as Parameters<typeof chain.client.tx.sudo.sudo>[0]);
  });
}

test("a maker registers, and may do what governance has approved it for", async () => {
  await sealed(node, alice.transfer(maker.address, amount("5000")));
  const [registered] = await sealed(node, maker.register(NAME, key));
  eventOf(registered, "ManufacturerRegistered");
  const early = sealed(node, maker.publishModel(1, { name: "Freezer", slots: {} }));
  await assert.rejects(early, { pallet: "DeviceRegistry", name: "ManufacturerNotApproved" });
  const approval = chain.client.tx.deviceRegistry.forceApproveManufacturer(maker.address, NAME);
  await sealed(node, asGovernance(new Call(chain, alice.payer, approval)));
  assert.equal((await maker.view())?.status, "Approved");
  await assert.rejects(sealed(node, maker.restoreBond()), { name: "BondIsFull" });

  const [asked] = await sealed(node, maker.setProfile(NAME, "https://haier.example"));
  eventOf(asked, "ProfileProposed");
  const same = sealed(node, maker.setProfile(NAME));
  await assert.rejects(same, { pallet: "DeviceRegistry", name: "ProfileUnchanged" });
});

test("a factory has a voucher key of its own, which is closed again", async () => {
  const [added] = await sealed(node, maker.addVoucherKey(keyOf("//Haier//factory").public, 10));
  const number = Number(eventOf(added, "VoucherKeyAdded").data["number"]);
  const [closed] = await sealed(node, maker.closeVoucherKey(number));
  assert.equal(Number(eventOf(closed, "VoucherKeyClosed").data["number"]), number);
  const unknown = sealed(node, maker.closeVoucherKey(number + 1));
  await assert.rejects(unknown, { pallet: "DeviceRegistry", name: "UnknownVoucherKey" });
});

test("a program has a token, a pool, a gate, other terms and an end", async () => {
  const terms = (await lg.program())?.summary.terms;
  assert.ok(terms);
  const supply = amount("1000", LGT_DECIMALS);
  const token = { name: "Haier Token", symbol: "HRT", decimals: LGT_DECIMALS };
  const [created] = await sealed(node, maker.createProgram(token, supply, terms));
  eventOf(created, "ProgramCreated");
  const number = (await maker.program())?.summary.token;
  assert.ok(number !== undefined);
  assert.equal(await maker.balance(number), supply / 2n);
  const twice = sealed(node, maker.createProgram({ ...token, symbol: "HR2" }, 0n, terms));
  await assert.rejects(twice, { pallet: "Rewards", name: "ProgramExists" });

  const [coins, tokens] = [amount("100"), supply / 2n];
  const pool = maker.provideLiquidity(coins, tokens, { coins, tokens });
  eventOf((await sealed(node, pool))[0], "LiquidityProvided");
  assert.ok(((await chain.tokenFee(number, amount("0.001")))?.now ?? 0n) > 0n);
  const [gated] = await sealed(node, maker.setGate(amount("300", LGT_DECIMALS)));
  eventOf(gated, "GateSet");
  const [announced] = await sealed(
    node,
    maker.changeTerms({ ...terms, learningPoints: terms.learningPoints + 1 }),
  );
  eventOf(announced, "TermsAnnounced");
  const [closing] = await sealed(node, maker.closeProgram());
  eventOf(closing, "ClosureAnnounced");
  await assert.rejects(sealed(node, maker.closeProgram()), { name: "ProgramClosing" });
});

test("a maker that leaves has its bond back, and its serial numbers removed", async () => {
  await sealed(node, maker.revokeSerial("FREEZER-1"));
  const [begun] = await sealed(node, maker.deregister());
  eventOf(begun, "LeaveBegun");
  await assert.rejects(sealed(node, maker.withdrawBond()), { name: "CoolDownNotOver" });
  await assert.rejects(sealed(node, alice.purgeSerials(maker.address)), { name: "NotDeparted" });
  await pass(LEAVE_COOL_DOWN);
  const before = await maker.balance();
  const [left] = await sealed(node, maker.withdrawBond());
  eventOf(left, "ManufacturerLeft");
  assert.ok((await maker.balance()) > before);
  const [purged] = await sealed(node, alice.purgeSerials(maker.address));
  eventOf(purged, "SerialsPurged");
});

test("a shop changes its profile, says to whom it belongs, and ends", async () => {
  const shop = chain.merchant(account("//Kiosk"));
  await sealed(node, alice.transfer(shop.address, amount("2000")));
  await sealed(node, shop.register("Kiosk"));
  await sealed(node, shop.setProfile("Kiosk", "https://kiosk.example"));
  await assert.rejects(sealed(node, shop.restoreBond()), { name: "BondIsFull" });
  const alone = sealed(node, shop.declareAffiliate(lg.address));
  await assert.rejects(alone, { pallet: "AutoPurchase", name: "UnknownPartnership" });
  await sealed(node, lg.proposePartnership(shop.address, 20_000));
  const other = sealed(node, shop.acceptPartnership(lg.address, 30_000));
  await assert.rejects(other, { pallet: "AutoPurchase", name: "ProposalMismatch" });
  await sealed(node, shop.acceptPartnership(lg.address, 20_000));
  const [declared] = await sealed(node, shop.declareAffiliate(lg.address));
  eventOf(declared, "AffiliateDeclared");
  await assert.rejects(sealed(node, shop.deregister()), { name: "PartnershipsLeft" });
  await sealed(node, shop.endPartnership(lg.address));
  await pass(MEMBERSHIP);
  await sealed(node, shop.endPartnership(lg.address));
  await sealed(node, shop.deregister());
  assert.equal(await shop.view(), undefined);
});

test("a membership is renewed, and left once it has lasted", async () => {
  const { household, id } = await claimedFridge(world, "Member");
  const gate = amount("150", LGT_DECIMALS);
  const token = (await lg.program())?.summary.token;
  await sealed(node, lg.transfer(household.address, gate, token));
  await sealed(node, household.join(lg.address, gate));
  await assert.rejects(sealed(node, household.leave(lg.address)), { name: "CoolDownRunning" });
  const [renewed] = await sealed(node, household.renew(lg.address, gate));
  eventOf(renewed, "MembershipRenewed");
  const until = (await chain.now()) + BigInt(DAY);
  const unmandated = sealed(node, household.pauseSlot(id, 0, until));
  await assert.rejects(unmandated, { pallet: "AutoPurchase" });
  await pass(MEMBERSHIP);
  await sealed(node, household.leave(lg.address));
  assert.deepEqual((await household.view()).memberships, []);
});

test("what a program has nothing of is refused by its name", async () => {
  const household = chain.household(account("//Alice"));
  for (const [call, name] of [
    [household.claimReward(lg.address, 0), "EpochNotEnded"],
    [household.releaseVested(lg.address), "UnknownHousehold"],
    [household.forgetHousehold(lg.address, household.address), "UnknownHousehold"],
  ] as const) {
    await assert.rejects(sealed(node, call), { pallet: "Rewards", name });
  }
});

test("a proxy that has ended makes no more calls", async () => {
  const { household, id } = await claimedFridge(world, "Principal");
  const proxy = account("//Former butler");
  await sealed(node, alice.transfer(proxy.address, amount("10")));
  await sealed(node, household.allowProxy(proxy.address, "Any"));
  const viaProxy = chain.household(proxy, { for: household.address });
  await sealed(node, viaProxy.suspend(id));
  await sealed(node, household.endProxy(proxy.address, "Any"));
  await assert.rejects(sealed(node, viaProxy.resume(id)), { name: "NotProxy" });
});
