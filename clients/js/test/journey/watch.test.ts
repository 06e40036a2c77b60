// What happened, followed on a real node: by subscription and by the runtime API, over breaks.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import {
  amount,
  type Chain,
  type Cursor,
  connect,
  cursorOf,
  type Notification,
  type Topic,
} from "../../src/index.ts";
import { DevNode, MANUAL } from "../node.ts";
import { Relay } from "../relay.ts";
import {
  account,
  claimedFridge,
  eventOf,
  MILK,
  sealed,
  type World,
  worldForAll,
} from "../world.ts";

const DAY = 86_400;

const world: World = await worldForAll();
const { chain, merchant } = world;
let { node } = world;
after(() => node.stop());
const { device, household } = await claimedFridge(world, "Told");
const shop: Topic = { orders: merchant.address };

/** GTIN-14 of a product that is sold nowhere, under the prefix for demonstrations. */
function gtin(item: number): bigint {
  const digits = `0952${String(item).padStart(9, "0")}`;
  const sum = [...digits].reverse().reduce((all, d, i) => all + Number(d) * (i % 2 ? 1 : 3), 0);
  return BigInt(`${digits}${(10 - (sum % 10)) % 10}`);
}

let products = 0;

/** Publishes an offer, in a block of its own; returns its number. */
async function publish(): Promise<number> {
  products += 1;
  const offer = merchant.publish({
    product: gtin(products),
    category: MILK,
    unitSize: "1 l",
    price: amount("1"),
    leadTime: DAY,
    stock: 1,
    expiresAt: 2_000_000_000,
  });
  const [receipt] = await sealed(node, offer);
  return Number(eventOf(receipt, "OfferPublished").data["offer"]);
}

const offersIn = (notifications: Notification[]): number[] =>
  notifications.flatMap(({ happenings }) => happenings.map(({ data }) => Number(data["offer"])));

/** Takes so many notifications that have happenings. */
async function take(
  from: Chain,
  topic: Topic,
  number: number,
  after?: Cursor | number,
): Promise<Notification[]> {
  const taken: Notification[] = [];
  for await (const notification of from.watch(topic, after)) {
    if (notification.happenings.length > 0 && taken.push(notification) === number) {
      break;
    }
  }
  return taken;
}

async function connected(...urls: string[]): Promise<Chain> {
  const other = await connect(urls, { retryDelayMs: 50 });
  after(() => other.disconnect());
  return other;
}

/** A node as the stock one is, without methods of the chain's own. */
async function stockNode(): Promise<{ relay: Relay; stock: Chain }> {
  const relay = await Relay.start(node.url, { hidden: /^cot_/ });
  after(() => relay.stop());
  const stock = await connected(relay.url);
  return { relay, stock };
}

test("both ways tell the same, of a shop, of an account and of a device", async () => {
  await publish();
  await device.attest([{ slot: 0, level: 1_500 }]);
  await node.seal();
  await publish();
  const { relay, stock } = await stockNode();
  for (const [topic, number] of [
    [shop, 2],
    [{ account: household.address }, 4],
    [{ device: device.id ?? 0 }, 3],
  ] as const) {
    const bySubscription = await take(chain, topic, number, 0);
    assert.deepEqual(await take(stock, topic, number, 0), bySubscription);
    for (const { block, cursor } of bySubscription) {
      assert.equal(cursor, cursorOf(block));
    }
  }
  assert.ok(!relay.called.some((method) => method.startsWith("cot_")));
  const told = await take(chain, { device: device.id ?? 0 }, 3, 0);
  const names = told.flatMap(({ happenings }) => happenings.map(({ event }) => event));
  assert.ok(names.includes("DeviceClaimed") && names.includes("BatchAccepted"), names.join());
  const [funded] = await take(chain, { account: household.address }, 1, 0);
  const events = funded?.happenings.map(({ pallet, event }) => `${pallet}.${event}`) ?? [];
  assert.ok(events.includes("Balances.Transfer"), events.join());
});

test("what is yet to come is told when it comes, on both ways", async () => {
  const { stock } = await stockNode();
  for (const from of [chain, stock]) {
    const watch = from.watch(shop);
    const next = watch.next();
    // The place to begin with is taken now, and not when something comes.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const offer = await publish();
    const { value } = await next;
    assert.deepEqual(offersIn([value as Notification]), [offer]);
    await watch.return(undefined);
  }
});

for (const hidden of [undefined, /^cot_/]) {
  const way = hidden ? "by the runtime API" : "by subscription";
  test(`over cut connections every offer is told once, ${way}`, async () => {
    const first = await Relay.start(node.url, hidden ? { hidden } : {});
    const second = await Relay.start(node.url, hidden ? { hidden } : {});
    after(() => second.stop());
    const other = await connected(first.url, second.url);
    const expected: number[] = [];
    const found: number[] = [];
    const watching = (async () => {
      for await (const notification of other.watch(shop)) {
        found.push(...offersIn([notification]));
        if (found.length >= 6) {
          return;
        }
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expected.push(await publish());
    first.cut();
    expected.push(await publish(), await publish());
    await first.stop();
    expected.push(await publish());
    second.cut();
    expected.push(await publish(), await publish());
    await watching;
    assert.deepEqual(found, expected);
    assert.equal(other.endpoints.endpoint, second.url);
  });
}

test("after kill -9 a cursor gives every offer once", async () => {
  const expected = [await publish()];
  const [first] = await take(chain, shop, products, 0).then((all) => all.slice(-1));
  assert.ok(first);
  const found = offersIn([first]);
  const watching = (async () => {
    for await (const notification of chain.watch(shop, first.cursor)) {
      found.push(...offersIn([notification]));
      if (found.length >= 4) {
        return;
      }
    }
  })();
  expected.push(await publish(), await publish());
  // So that they are on disk.
  for (let block = 0; block < 20; block += 1) {
    await node.seal();
  }
  await node.kill();
  node = await DevNode.start(MANUAL, node);
  expected.push(await publish());
  await watching;
  assert.deepEqual(found, expected);
});

test("an account that nobody knows has nothing happen, until the reader ends it", async () => {
  for (const from of [chain, (await stockNode()).stock]) {
    const end = new AbortController();
    const watch = from.watch({ orders: account("//Nobody").address }, 0, { signal: end.signal });
    const next = watch.next();
    setTimeout(() => end.abort(), 300);
    assert.deepEqual(await next, { done: true, value: undefined });
  }
});

test("a cursor that is none, or of another chain, ends the watch with its name", async () => {
  const { stock } = await stockNode();
  for (const from of [chain, stock]) {
    await assert.rejects(from.watch(shop, "0x0102").next(), { name: "MalformedCursor" });
    const unknown = cursorOf({ number: 1, hash: `0x${"99".repeat(32)}` });
    await assert.rejects(from.watch(shop, unknown).next(), { name: "UnknownCursor" });
    await assert.rejects(from.watch(shop, 99_999).next(), { name: "UnknownCursor" });
    const topic = { orders: "nobody" };
    await assert.rejects(from.watch(topic).next(), { name: "MalformedAccount" });
  }
});

test("a node of the same chain that is on another branch ends the watch", async () => {
  const other = await DevNode.start(MANUAL);
  after(() => other.stop());
  await other.seal();
  await other.seal();
  const relay = await Relay.start(node.url);
  const both = await connected(relay.url, other.url);
  const watching = both.watch(shop, 2);
  const first = await watching.next();
  assert.equal(first.done, false);
  const next = (async () => {
    for await (const told of watching) {
      assert.ok(told.block.number > 2);
    }
  })();
  const left = assert.rejects(next, { name: "UnknownCursor" });
  // The branch is as long as the place, so that its block there is another one.
  for (let block = 0; block < 120; block += 1) {
    await other.seal();
  }
  await relay.stop();
  await left;
});

test("a stock node takes a batch, and refuses with the same names", async () => {
  const { relay, stock } = await stockNode();
  const same = stock.device(device.key, device.id);
  const batch = await same.sign(await same.batch([{ slot: 0, level: "1.2 pieces" }]));
  const { hash, sequence } = await same.submit(batch);
  assert.match(hash, /^0x[0-9a-f]{64}$/);
  await node.seal();
  assert.equal((await device.quota()).sequence, sequence);
  assert.ok(relay.called.includes("author_submitExtrinsic"));
  // The same again is a success, on both ways and with the same hash.
  assert.equal((await same.submit(batch)).hash, hash);
  assert.equal((await device.submit(batch)).hash, hash);
  const old = await device.sign({ ...batch.batch, readings: [] });
  const future = await device.batch([{ slot: 0, at: (await chain.now()) + 86_400n, level: 1 }]);
  const late = await device.sign(future);
  for (const each of [device, same]) {
    const replayed = { kind: "validity", pallet: "Attestations", name: "SequenceReplayed" };
    await assert.rejects(each.submit(old), { ...replayed, retry: false });
    await assert.rejects(each.submit(late), { name: "ReadingFromFuture", retry: true });
  }
});

test("a reading is in the unit of its slot", async () => {
  await assert.rejects(device.batch([{ slot: 0, level: "1 l" }]), { name: "WrongUnit" });
  await assert.rejects(device.batch([{ slot: 3, level: "1 l" }]), { name: "UnknownSlot" });
  const unknown = chain.device(device.key, 9_999);
  await assert.rejects(unknown.attest([]), { name: "UnknownDevice" });
  await assert.rejects(chain.device(device.key).quota(), { name: "NotClaimed" });
});

test("a node of another chain is refused by name", async () => {
  const genesis = `0x${"77".repeat(32)}`;
  await assert.rejects(connect(node.url, { genesis }), { name: "WrongGenesis" });
  const same = await connect(node.url, { genesis: chain.genesis });
  assert.equal(same.genesis, chain.genesis);
  await same.disconnect();
  assert.throws(() => same.household(account("//Nobody")).view(), { name: "Closed" });
});
