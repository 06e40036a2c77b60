import assert from "node:assert/strict";
import { test } from "node:test";
import { Relay } from "../../clients/js/test/relay.ts";
import { palletAccount } from "../src/accounts.ts";
import { audit, auditInputOf, balancesAt } from "../src/audit.ts";
import { commodityJson } from "../src/catalogue.ts";
import { eventsNamed } from "../src/chain.ts";
import { figuresOf } from "../src/figures.ts";
import type { SlotAnswer } from "../src/household.ts";
import { Journey, MANUAL_REPLAY } from "../src/journey.ts";
import { orderIdOf, purchaseOf } from "../src/purchase.ts";
import { loadHouseholds } from "../src/restocks.ts";
import { balancesOf, closingOf, cyclesOf, differences, retold, tellAll } from "../src/retold.ts";
import { endWorld, startWorld } from "./kit.ts";

const HOUSEHOLD = "1633";
const SETTLED = "autoPurchase.OrderSettled";
const PAID = "transactionPayment.TransactionFeePaid";
/** Whole cycles of use after which the chain may buy, in the development chain's program. */
const CYCLES_TO_LEARN = 3;

interface RewardAnswer {
  balance: string;
  member: boolean;
}

interface OrderAnswer {
  order: number;
  slot: number;
  units: number;
  value: string;
  stage: { state: string };
}

test("a real household earns, joins, and has the chain buy until an order is settled", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  t.after(() => endWorld(world));
  const { chain, node, parties } = world;
  const record = loadHouseholds().get(HOUSEHOLD);
  assert.ok(record);
  const { balances: genesis } = await balancesAt(chain, chain.api.genesisHash.toHex());
  const journey = await Journey.begin(chain, record, parties);
  const { household } = journey;
  const rpc = (method: string, argument: unknown) =>
    chain.provider.send<unknown>(`cot_${method}`, [argument]);

  let orderSeen: OrderAnswer | undefined;
  // Until an order is settled of a slot that is bought for without a rhythm.
  const isDone = (): boolean => {
    const named = (name: string) => eventsNamed(chain.history, name);
    const withRhythm = new Set(
      named("attestations.RhythmEstablished").map(({ data }) => data["slot"]),
    );
    const settled = new Set(named(SETTLED).map(({ data }) => orderIdOf(data)));
    return named("autoPurchase.OrderPlaced").some(
      ({ data }) => settled.has(orderIdOf(data)) && !withRhythm.has(purchaseOf(data).slot),
    );
  };
  while (!journey.isOver && !isDone()) {
    await journey.playDay();
    const [order] = (await rpc("orders", household.account.address)) as OrderAnswer[];
    orderSeen ??= order;
  }

  await t.test("the chain has learned, paid, bought and settled", () => {
    const figures = figuresOf(chain.history);
    assert.ok(figures.established > 0);
    assert.ok(figures.tokensMinted > 0n);
    assert.ok(figures.settled > 0);
    assert.equal(eventsNamed(chain.history, "autoPurchase.MembershipJoined").length, 1);
  });

  await t.test("cot_orders told of the order while it was open", () => {
    const placed = eventsNamed(chain.history, "autoPurchase.OrderPlaced").find(
      ({ data }) => orderIdOf(data) === orderSeen?.order,
    );
    assert.ok(orderSeen && placed);
    const { slot, units, value } = purchaseOf(placed.data);
    assert.equal(orderSeen.slot, slot);
    assert.equal(orderSeen.units, units);
    assert.equal(BigInt(orderSeen.value), BigInt(value));
  });

  await t.test(
    "cot_slots tells each slot's stock, what is learned of it, and its mandate",
    async () => {
      const slots = (await rpc("slots", household.device)) as SlotAnswer[];
      assert.deepEqual(
        slots.map(({ slot }) => slot),
        record.slots.map((_, slot) => slot),
      );
      // The household says what is in the compartments of its fridge, which weighs by its model.
      assert.ok(slots.every(({ modelled }) => modelled));
      const mandates = eventsNamed(chain.history, "autoPurchase.MandateGiven");
      const mandated = new Set(mandates.map(({ data }) => data["slot"]));
      for (const { slot, mandated: isMandated, learned, cycles, usualRestock, ...seen } of slots) {
        assert.equal(isMandated, mandated.has(slot));
        // The last purchase may have taught a slot just now.
        assert.ok(learned || !isMandated);
        assert.equal(learned, cycles >= CYCLES_TO_LEARN);
        if (learned) {
          assert.ok(seen.level !== null && seen.forecast !== null && seen.forecast.daysLeft >= 0);
          assert.ok(usualRestock > 0);
        }
      }
      assert.ok(slots.some(({ rhythm }) => rhythm.state === "established"));
      // The rhythm of the shopping is for rewards: the chain buys without one too.
      const withoutRhythm = slots.filter(({ rhythm }) => rhythm.state !== "established");
      const placed = eventsNamed(chain.history, "autoPurchase.OrderPlaced");
      const bought = new Set(placed.map(({ data }) => purchaseOf(data).slot));
      assert.ok(withoutRhythm.some(({ slot }) => bought.has(slot)));
    },
  );

  await t.test("cot_rewards tells what the household owns of the token", async () => {
    const [reward] = (await rpc("rewards", household.account.address)) as RewardAnswer[];
    assert.ok(reward?.member);
    assert.equal(BigInt(reward.balance), (await household.gate()).has);
  });

  await t.test("the methods answer through the client's own decoration too", async () => {
    const { cot } = chain.api.rpc as unknown as {
      cot: Record<"offers" | "slots", (...args: unknown[]) => Promise<{ toJSON(): unknown }>>;
    };
    const answer = (await cot.slots(household.device)).toJSON();
    assert.deepEqual(answer, await rpc("slots", household.device));

    const category = commodityJson(record.slots[0]?.slot ?? "");
    const offers = (await cot.offers(category)).toJSON() as { place: string }[];
    assert.equal(offers.length, 1);
    const nextPage = await cot.offers(category, offers[0]?.place, 1);
    assert.deepEqual(nextPage.toJSON(), []);
  });

  await t.test("an unknown device has a code of its own", async () => {
    await assert.rejects(rpc("slots", 999_999), /9001/);
  });

  await t.test("the books balance", async () => {
    const { checks } = await audit(chain, await auditInputOf(journey, parties, genesis));
    for (const { name, problem } of checks) {
      assert.equal(problem, undefined, name);
    }
  });

  const input = await auditInputOf(journey, parties, genesis);
  const { account, device } = household;
  const last = await tellAll(chain, parties.alice, input.parties.values());
  const slots = (await rpc("slots", device)) as SlotAnswer[];
  const known = { ...input, burner: palletAccount(chain, "rewards"), cycles: cyclesOf(slots) };
  const { balances } = await balancesAt(chain, chain.history.at(-1)?.hash ?? "");
  const table = closingOf(chain.history, known, balances);
  for (const hidden of [undefined, /^cot_/]) {
    const way = hidden ? "state_call" : "subscriptions";
    await t.test(
      `the closing table follows from ${way} alone, from the first block on`,
      async () => {
        const relay = await Relay.start(node.wsUrl, hidden ? { hidden } : {});
        try {
          const told = await retold(relay.url, input.parties.values(), device, last);
          const { blocks, cycles } = told;
          const again = closingOf(blocks, { ...known, cycles }, balancesOf(blocks, genesis));
          assert.deepEqual(differences(again, table), []);
          const own = relay.called.filter((method) => method.startsWith("cot_"));
          assert.equal(own.includes("cot_subscribeAccount"), hidden === undefined);

          // A single event that is missing shows.
          const short = blocks.map(({ time, events }) => ({
            time,
            events: events.filter(
              ({ name, data }) => name !== PAID || data["who"] !== account.address,
            ),
          }));
          const wrong = closingOf(short, { ...known, cycles }, balancesOf(blocks, genesis));
          assert.match(differences(wrong, table).join("; "), /household, fees/);
        } finally {
          await relay.stop();
        }
      },
    );
  }
});
