import assert from "node:assert/strict";
import { test } from "node:test";
import { COT } from "../src/catalogue.ts";
import { eventsNamed, expectOk, type SealedBlock } from "../src/chain.ts";
import { figuresOf, reasonOf } from "../src/figures.ts";
import { Journey, MANUAL_REPLAY } from "../src/journey.ts";
import { DAY, HOUR, type HouseholdRecord } from "../src/restocks.ts";
import { claimedFridge, endWorld, startWorld } from "./kit.ts";

const FIRST_PURCHASE = Date.UTC(2017, 0, 1, 10) / 1_000;

/** A household so regular that its rhythms are soon known; 20 purchases open the gate. */
function steadyHousehold(): HouseholdRecord {
  const goods = ["cheese", "eggs", "juice", "milk"];
  return {
    id: "steady",
    slots: goods.map((slot, i) => ({
      slot,
      purchases: Array.from({ length: 40 }, (_, n) => ({
        at: FIRST_PURCHASE + n * 5 * DAY + i * HOUR,
        quantity: 2,
        paidCents: 500,
      })),
    })),
  };
}

const giveMandateTerms = (expiresAt: number, offers: number[] = []) => ({
  choice: { Offers: offers },
  mode: "Live",
  asset: "Native",
  maxUnitPrice: 10n * COT,
  maxOrderValue: 100n * COT,
  maxDeliveryFee: 0n,
  budget: 1_000n * COT,
  period: 30 * DAY,
  parLevel: 4_000,
  serviceLevel: "Balanced",
  cancelWindow: HOUR,
  expiresAt,
  arbiters: [],
  codes: null,
});

test("a household whose tokens do not suffice gets neither membership nor mandate", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  t.after(() => endWorld(world));
  const { chain, parties } = world;
  const { owner, device } = await claimedFridge(world, "//Penniless");
  const { address } = parties.manufacturer;
  const needed = await chain.readJson<number>("autoPurchase", "gates", address);

  const join = await chain.execute(owner, chain.call("autoPurchase", "join", address, needed));
  assert.equal(join.error, "autoPurchase.InsufficientTokens");
  const terms = giveMandateTerms(2_000_000_000, [1]);
  const mandate = await chain.execute(
    owner,
    chain.call("autoPurchase", "giveMandate", device, 0, terms),
  );
  assert.equal(mandate.error, "autoPurchase.NotMember");
});

test("a member's purchase is refused with its reason when the merchant has withdrawn the offer", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  t.after(() => endWorld(world));
  const { chain, parties } = world;
  const journey = await Journey.begin(chain, steadyHousehold(), parties);
  const settled = (blocks: SealedBlock[]) =>
    eventsNamed(blocks, "autoPurchase.OrderSettled").length > 0;
  while (!journey.isOver && !settled(await journey.playDay())) {
    // The chain learns and buys.
  }
  const offers = eventsNamed(chain.history, "autoPurchase.OfferPublished").map(
    ({ data }) => data["offer"],
  );
  const withdrawals = offers.map((offer) => chain.call("autoPurchase", "withdrawOffer", offer));
  expectOk(await chain.execute(parties.merchant, chain.batch(withdrawals)));
  const since = chain.history.length;

  const refused = (blocks: SealedBlock[]) => eventsNamed(blocks, "autoPurchase.PurchaseRefused");
  let refusals = refused([]);
  while (!journey.isOver && refusals.length === 0) {
    refusals = refused(await journey.playDay());
  }
  assert.match(reasonOf(refusals[0]?.data["reason"]), /NoEligibleOffer.*NotOffered/i);
  assert.equal(figuresOf(chain.history.slice(since)).placed, 0);
});
