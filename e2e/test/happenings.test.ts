// What happened: told by the runtime of each block, and followed over a restart without a gap.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { attestCall } from "../src/batch.ts";
import { COT, commodity, demoGtin } from "../src/catalogue.ts";
import { Chain, expectOk } from "../src/chain.ts";
import { type BlockHappenings, connect, type Notification } from "../src/client.ts";
import { eventOf } from "../src/happenings.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { Merchant } from "../src/merchant.ts";
import { CotNode, temporaryDirectory } from "../src/node.ts";
import { DAY } from "../src/restocks.ts";
import { claimedFridge, endWorld, reading, startWorld, type World } from "./kit.ts";

const OFFER = {
  category: commodity("milk"),
  unitSize: 500,
  measure: "Piece" as const,
  price: COT,
  leadTime: DAY,
  stock: 1,
  expiresAt: 2_000_000_000,
};

/** Publishes an offer in a block of its own, which concerns G-Market. */
async function publish(merchant: Merchant, nth: number): Promise<void> {
  await merchant.publish([{ ...OFFER, product: demoGtin(nth) }]);
}

/** The next notification of a watch, which goes on. */
async function next(watch: AsyncGenerator<Notification>): Promise<Notification> {
  const { value, done } = await watch.next();
  assert.ok(!done);
  return value;
}

function namesOf({ happenings }: { happenings: Notification["happenings"] }): string[] {
  return happenings.map((happening) => eventOf(happening).name);
}

test("the runtime tells every event of a block, with its fields", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  t.after(() => endWorld(world));
  const { chain, parties } = world;
  const fridge = await claimedFridge(world, "//Told");
  const batch = { device: fridge.device, sequence: 1, readings: [reading(chain)] };
  expectOk(await chain.execute(fridge.owner, attestCall(chain, fridge.key, batch)));
  await publish(new Merchant(chain, parties.merchant), 1);

  const client = await connect(world.node.wsUrl);
  t.after(() => client.disconnect());
  for (const block of chain.history) {
    const told = await chain.provider.send<BlockHappenings>("cot_happenings", [
      null,
      null,
      block.hash,
    ]);
    assert.deepEqual(told, await client.happenings(block.hash));
    assert.deepEqual([told.number, told.time], [block.number, block.time]);
    assert.deepEqual(
      namesOf(told),
      block.events.map(({ name }) => name),
    );
    for (const [index, happening] of told.happenings.entries()) {
      const event = eventOf(happening);
      assert.equal(happening.index, index);
      assert.equal(event.extrinsic, block.events[index]?.extrinsic);
      if (happening.pallet !== "System") {
        const fields = Object.keys(block.events[index]?.data ?? {});
        assert.deepEqual(Object.keys(event.data).sort(), fields.sort(), event.name);
      }
    }
  }
  const last = chain.history.at(-2);
  const about = await chain.provider.send<BlockHappenings>("cot_happenings", [
    fridge.owner.address,
    fridge.device,
    last?.hash,
  ]);
  assert.deepEqual(namesOf(about), ["attestations.BatchAccepted"]);
  assert.deepEqual(about.happenings[0]?.data, {
    device: fridge.device,
    household: fridge.owner.address,
    sequence: 1,
    readings: 1,
    points: 0,
  });
});

test("after kill -9 in the middle, a cursor gives every happening exactly once", async (t) => {
  const basePath = await temporaryDirectory();
  t.after(() => rm(basePath, { recursive: true, force: true }));
  const before = await startWorld(MANUAL_REPLAY, basePath);
  const { address } = before.parties.merchant;
  const merchant = new Merchant(before.chain, before.parties.merchant);
  const { number } = await before.chain.seal();
  const followed = await connect(before.node.wsUrl);
  const watch = followed.watch({ orders: address }, number);
  await publish(merchant, 1);
  const first = await next(watch);
  assert.deepEqual(namesOf(first), ["autoPurchase.OfferPublished"]);
  assert.equal(first.happenings[0]?.data["merchant"], address);
  // These are not read before the power goes.
  for (const nth of [2, 3]) {
    await publish(merchant, nth);
    await before.chain.seal();
  }
  // So that they are on disk.
  for (let block = 0; block < 20; block += 1) {
    await before.chain.seal();
  }
  await followed.disconnect();
  await before.chain.disconnect();
  await before.node.kill();

  const node = await CotNode.start({ args: MANUAL_REPLAY, basePath });
  const chain = await Chain.connect(node.wsUrl);
  const world: World = { node, chain, parties: before.parties };
  t.after(() => endWorld(world));
  const client = await connect(node.wsUrl);
  t.after(() => client.disconnect());
  const resumed = client.watch({ orders: address }, first.cursor);
  await publish(new Merchant(chain, before.parties.merchant), 4);
  const numbers: number[] = [];
  const offers: unknown[] = [];
  for (let told = 0; told < 3; told += 1) {
    const { block, happenings } = await next(resumed);
    numbers.push(block.number);
    offers.push(...happenings.map(({ data }) => data["offer"]));
  }
  const offer = Number(first.happenings[0]?.data["offer"]);
  assert.deepEqual(offers, [offer + 1, offer + 2, offer + 3]);
  assert.deepEqual([...new Set(numbers)], numbers);
});

test("a cursor that is none begins nothing", async (t) => {
  const world = await startWorld(MANUAL_REPLAY);
  t.after(() => endWorld(world));
  const { chain, parties } = world;
  const begin = (from: string) =>
    chain.provider.subscribe(
      "cot_ordersHappened",
      "cot_subscribeOrders",
      [parties.merchant.address, from],
      () => undefined,
    );
  await assert.rejects(begin("0x0102"), /9004/);
  await assert.rejects(begin(`0x00000000${"99".repeat(32)}`), /9009/);
});
