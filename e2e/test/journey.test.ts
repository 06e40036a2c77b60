import assert from "node:assert/strict";
import { test } from "node:test";
import { audit, balancesAt } from "../src/audit.ts";
import { commodityJson } from "../src/catalogue.ts";
import { eventsNamed, expectOk } from "../src/chain.ts";
import { figuresOf, slotFiguresOf, type Told } from "../src/figures.ts";
import { eventOf, Subscription, toldByRuntime } from "../src/happenings.ts";
import type { SlotAnswer } from "../src/household.ts";
import { Journey, MANUAL_REPLAY } from "../src/journey.ts";
import { orderIdOf, purchaseOf } from "../src/purchase.ts";
import { DAY, loadHouseholds } from "../src/restocks.ts";
import { endWorld, startWorld } from "./kit.ts";

const HOUSEHOLD = "1633";
const SETTLED = "autoPurchase.OrderSettled";
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
  const { chain, parties } = world;
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
    const { checks } = await audit(chain, {
      genesis,
      parties: new Map([
        ["household", household.account.address],
        ["merchant", parties.merchant.address],
        ["manufacturer", parties.manufacturer.address],
      ]),
      household: household.account.address,
      merchant: parties.merchant.address,
      manufacturer: parties.manufacturer.address,
      faucet: parties.alice.address,
      token: (await household.gate()).token,
    });
    for (const { name, problem } of checks) {
      assert.equal(problem, undefined, name);
    }
  });

  await t.test(
    "the figures follow from what the chain tells: through state_call alone",
    async () => {
      const told: Told[] = [];
      for (const { hash } of chain.history) {
        const { time, happenings } = await toldByRuntime(chain, hash);
        told.push({ time, events: happenings.map(eventOf) });
      }
      assert.deepEqual(figures(told), figures(chain.history));
      for (const slot of record.slots.keys()) {
        assert.deepEqual(slotFiguresOf(told, slot), slotFiguresOf(chain.history, slot));
      }
    },
  );

  await t.test("the figures follow from subscriptions alone, from the first block on", async () => {
    const { account, device } = household;
    // The last of what either subscription has to tell.
    const last = chain.batch([
      chain.call("autoPurchase", "pausePurchases", null),
      chain.call("deviceRegistry", "setReportInterval", device, DAY),
    ]);
    expectOk(await chain.execute(account, last));
    const from = `0x00000000${chain.api.genesisHash.toHex().slice(2)}`;
    const told = new Map<string, Told>();
    for (const [topic, about, lastName] of [
      ["Orders", account.address, "autoPurchase.HouseholdPaused"],
      ["Device", device, "deviceRegistry.ReportIntervalSet"],
    ] as const) {
      const subscription = await Subscription.begin(chain, topic, about, from);
      for (let isLast = false; !isLast; ) {
        const { block, happenings } = await subscription.next();
        for (const happening of happenings) {
          const event = eventOf(happening);
          // What both tell is one.
          told.set(`${block.number}/${happening.index}`, { time: block.time, events: [event] });
          isLast ||= event.name === lastName;
        }
      }
    }
    const blocks = [...told.values()].sort((a, b) => a.time - b.time);
    assert.deepEqual(figures(blocks), figures(chain.history));
    for (const slot of record.slots.keys()) {
      assert.deepEqual(slotFiguresOf(blocks, slot), slotFiguresOf(chain.history, slot));
    }
  });
});

/** Figures whose reasons are compared whatever their case. */
function figures(blocks: Told[]) {
  const { refused, ...sums } = figuresOf(blocks);
  const reasons = [...refused].map(([reason, count]) => [reason.toLowerCase(), count] as const);
  return { ...sums, refused: new Map(reasons) };
}
