// An order as it should be, and one in dispute: a purchase from beginning to end, for a client.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { KeyringPair } from "@polkadot/keyring/types";
import { account } from "../src/accounts.ts";
import { balancesAt } from "../src/audit.ts";
import { attestCall } from "../src/batch.ts";
import { COT, commodity, demoGtin } from "../src/catalogue.ts";
import {
  amount,
  type Call,
  Chain,
  type ChainEvent,
  eventsNamed,
  expectOk,
  type SealedBlock,
} from "../src/chain.ts";
import { DeliveryCodes, hashOf } from "../src/client.ts";
import { sumOf } from "../src/figures.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { Merchant } from "../src/merchant.ts";
import { orderIdOf, purchaseOf } from "../src/purchase.ts";
import { DAY } from "../src/restocks.ts";
import {
  chainTime,
  claimedFridge,
  mandateTerms,
  type TestFridge,
  type World,
  worldForAll,
} from "./kit.ts";

const SLOT = 0;
/** A bottle of half a litre for one COT. */
const BOTTLE = { unitSize: 500, measure: "Piece" as const, price: COT, leadTime: DAY };
const FULL = 2_000;
const USED_DAILY = 250;
/** Blocks within which every awaited event happens: a month. */
const LONGEST_WAIT = (30 * DAY) / REPLAY.step;
const BLOCKS_A_WEEK = (7 * DAY) / REPLAY.step;
/** Eight weeks, and the day after the last shopping trip. */
const LEARNING_BLOCKS = 8 * BLOCKS_A_WEEK + DAY / REPLAY.step;

/** A household that uses a quarter of a litre a day, its fridge, and its merchant. */
class Kitchen {
  level = FULL;
  /** True if the carrier delivers the merchant's parcels. */
  carrierComes = true;
  /** True if the merchant looks after its orders. */
  merchantWorks = true;
  #sequence = 0;
  #parcels: { at: number; quantity: number }[] = [];

  constructor(
    readonly world: World,
    readonly fridge: TestFridge,
    public merchant: Merchant,
  ) {}

  /** Seals one block. At midnight the fridge attests its stock, and then a day's use is gone. */
  async block(): Promise<SealedBlock> {
    const at = chainTime(this.world.chain) + REPLAY.step;
    if (at % DAY !== 0) {
      return this.#seal();
    }
    const block = await this.read();
    this.level = Math.max(this.level - USED_DAILY, 0);
    return block;
  }

  /** Seals blocks until something happens; returns them. */
  async until(name: string): Promise<SealedBlock[]> {
    const blocks: SealedBlock[] = [];
    while (eventsNamed(blocks, `autoPurchase.${name}`).length === 0) {
      assert.ok(blocks.length < LONGEST_WAIT, `no ${name} in ${LONGEST_WAIT} blocks`);
      blocks.push(await this.block());
    }
    return blocks;
  }

  /** Seals a block in which the fridge attests its stock. */
  async read(): Promise<SealedBlock> {
    const { chain } = this.world;
    const at = chainTime(chain) + REPLAY.step;
    for (const { quantity } of this.#parcels.filter((parcel) => parcel.at <= at)) {
      this.level += quantity;
    }
    this.#parcels = this.#parcels.filter((parcel) => parcel.at > at);
    this.#sequence += 1;
    const readings = [{ slot: SLOT, at, level: this.level }];
    const batch = { device: this.fridge.device, sequence: this.#sequence, readings };
    await chain.submit(this.fridge.owner, attestCall(chain, this.fridge.key, batch));
    return this.#seal();
  }

  async #seal(): Promise<SealedBlock> {
    const { chain } = this.world;
    if (this.merchantWorks) {
      await this.merchant.act(chainTime(chain) + REPLAY.step);
    }
    const block = await chain.seal();
    block.outcomes.forEach(expectOk);
    for (const { arrivesAt, quantity } of this.merchant.observe(block)) {
      if (this.carrierComes) {
        this.#parcels.push({ at: arrivesAt, quantity });
      }
    }
    return block;
  }
}

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const fridge = await claimedFridge(world, "//Disputing");
const { owner: household } = fridge;
const merchant = new Merchant(chain, parties.merchant);
const kitchen = new Kitchen(world, fridge, merchant);
/** The arbiter of the genesis partnership. */
const arbiter = await account("//Ferdie");
const codes = new DeliveryCodes("the household's secret", 20);

async function execute(signer: KeyringPair, call: Call): Promise<ChainEvent[]> {
  return expectOk(await chain.execute(signer, call)).events;
}

const purchase = (name: string, ...args: unknown[]): Call =>
  chain.call("autoPurchase", name, ...args);
const sudo = (call: Call): Call => chain.call("sudo", "sudo", call);

function mandate(mode: "Live" | "Test"): Call {
  return purchase("giveMandate", fridge.device, SLOT, {
    ...mandateTerms(world),
    mode,
    parLevel: FULL,
    cancelWindow: REPLAY.step,
    arbiters: [arbiter.address],
    codes: codes.terms,
  });
}

/** Reasons against a purchase now, by name. */
async function whyNot(): Promise<string[]> {
  const asked = [fridge.device, SLOT];
  const { refusals } = await chain.provider.send<{ refusals: (string | object)[] }>(
    "cot_whyNot",
    asked,
  );
  return refusals.map((refusal) =>
    typeof refusal === "string" ? refusal : Object.keys(refusal).join(),
  );
}

function only(blocks: Iterable<SealedBlock>, name: string): ChainEvent["data"] {
  const [first, ...others] = eventsNamed(blocks, `autoPurchase.${name}`);
  assert.ok(first, `no ${name}`);
  assert.deepEqual(others, [], name);
  return first.data;
}

/** Balance of each party, with the fees added that it paid since the chain began. */
async function wealth(): Promise<Record<"household" | "merchant" | "manufacturer", bigint>> {
  const { balances } = await balancesAt(chain, chain.history.at(-1)?.hash ?? "");
  const fees = eventsNamed(chain.history, "transactionPayment.TransactionFeePaid");
  const of = ({ address }: KeyringPair): bigint =>
    (balances.get(address) ?? 0n) +
    sumOf(
      fees.filter(({ data }) => data["who"] === address),
      "actualFee",
    );
  return {
    household: of(household),
    merchant: of(parties.merchant),
    manufacturer: of(parties.manufacturer),
  };
}

async function escrow(): Promise<bigint> {
  const holds = await chain.readJson<{ id: object; amount: string }[]>(
    "balances",
    "holds",
    household.address,
  );
  const ours = holds.filter(({ id }) => JSON.stringify(id).toLowerCase().includes("escrow"));
  return ours.reduce((sum, hold) => sum + amount(hold.amount), 0n);
}

test("the chain says what stands against buying until nothing does", async () => {
  assert.ok((await whyNot()).includes("noMandate"));
  await merchant.publish([
    {
      ...BOTTLE,
      product: demoGtin(1),
      category: commodity("milk"),
      stock: 100,
      expiresAt: 2_000_000_000,
    },
  ]);
  const { address } = parties.manufacturer;
  const { token } = await chain.readJson<{ token: number }>("rewards", "programs", address);
  const gate = amount(await chain.readJson("autoPurchase", "gates", address));
  await execute(
    parties.manufacturer,
    chain.call("assets", "transferKeepAlive", token, household.address, gate),
  );
  await execute(household, purchase("join", address, gate));
  await execute(household, mandate("Test"));
  assert.ok((await whyNot()).includes("notLearned"));
  for (let block = 0; block < LEARNING_BLOCKS; block += 1) {
    kitchen.level = block % BLOCKS_A_WEEK === 0 ? FULL : kitchen.level;
    await kitchen.block();
  }
  assert.deepEqual(await whyNot(), ["stockCoversPar"]);
});

test("a mandate that only tests tells what it would buy, and holds nothing", async () => {
  const rehearsed = only(await kitchen.until("PurchaseRehearsed"), "PurchaseRehearsed");
  const bought = purchaseOf(rehearsed);
  assert.equal(bought.household, household.address);
  assert.equal(bought.merchant, parties.merchant.address);
  assert.equal(amount(bought.value), BOTTLE.price * BigInt(bought.units));
  assert.equal(await escrow(), 0n);
  assert.equal(eventsNamed(chain.history, "autoPurchase.OrderPlaced").length, 0);
  assert.deepEqual(await whyNot(), []);
});

test("a pause stops purchases, whoever has paused", async () => {
  await execute(
    household,
    chain.batch([purchase("endMandate", fridge.device, SLOT), mandate("Live")]),
  );
  const refusal = async (): Promise<unknown> =>
    only([await kitchen.read()], "PurchaseRefused")["reason"];
  await execute(household, purchase("pausePurchases", null));
  assert.deepEqual(await refusal(), { paused: "Household" });
  await execute(parties.alice, sudo(purchase("setPurchasing", "Paused")));
  await execute(household, purchase("resumePurchases"));
  assert.deepEqual(await refusal(), { paused: "Governance" });
  assert.deepEqual(await whyNot(), ["paused"]);
  await execute(parties.alice, sudo(purchase("setPurchasing", "Open")));
  assert.deepEqual(await whyNot(), []);
});

test("an order is placed, accepted, shipped, seen by the device and paid", async () => {
  const before = await wealth();
  const placed = only([await kitchen.read()], "OrderPlaced");
  const value = amount(purchaseOf(placed).value);
  assert.equal(await escrow(), value);
  assert.ok((await whyNot()).includes("orderOpen"));

  const blocks = await kitchen.until("OrderSettled");
  for (const name of ["OrderAccepted", "OrderShipped"]) {
    assert.deepEqual(only(blocks, name)["order"], placed["order"]);
  }
  assert.equal(only(blocks, "OrderDelivered")["proof"], "Reading");
  const settled = only(blocks, "OrderSettled");
  const [paid, commission] = [amount(settled["merchantAmount"]), amount(settled["commission"])];
  assert.equal(commission, (value * 3n) / 100n);
  assert.equal(await escrow(), 0n);
  // Half of the commission is to buy back the manufacturer's token.
  assert.deepEqual(await wealth(), {
    household: before.household - value,
    merchant: before.merchant + paid,
    manufacturer: before.manufacturer + commission - commission / 2n,
  });
  assert.equal(paid + commission, value);
});

test("a merchant that ships nothing gets what the arbiter gives it", async () => {
  const before = await wealth();
  kitchen.carrierComes = false;
  const placed = only(await kitchen.until("OrderPlaced"), "OrderPlaced");
  const value = amount(purchaseOf(placed).value);
  const order = orderIdOf(placed) ?? Number.NaN;
  const { arrivesFrom } = only(await kitchen.until("OrderShipped"), "OrderShipped");

  // Nothing has come, and the household buys milk itself. Its fridge cannot tell the difference.
  while (chainTime(chain) < Number(arrivesFrom)) {
    await kitchen.block();
  }
  kitchen.level = FULL;
  const seen = [await kitchen.read(), await kitchen.read()];
  assert.equal(orderIdOf(only(seen, "OrderDelivered")), order);

  const receipt = hashOf("the household's receipt from the corner shop");
  const disputed = only(
    [await sealed(household, purchase("dispute", order, receipt))],
    "OrderDisputed",
  );
  assert.equal(disputed["evidence"], receipt);
  // A merchant that starts anew finds the dispute in the chain's state.
  kitchen.merchant = new Merchant(chain, parties.merchant);
  await kitchen.merchant.resume();
  assert.equal(only([await kitchen.block()], "DisputeAnswered")["by"], "Merchant");

  const quarter = 250_000;
  const resolve = purchase("resolve", order, quarter);
  const stranger = await chain.execute(parties.alice, resolve);
  assert.equal(stranger.error, "autoPurchase.NotArbiter");
  const decision = await sealed(arbiter, resolve);
  const resolved = only([decision], "OrderResolved");
  const share = value / 4n;
  const commission = (share * 3n) / 100n;
  assert.equal(amount(resolved["refund"]), value - share);
  assert.equal(amount(resolved["merchantAmount"]), share - commission);
  const deposit = value / 10n;
  const { opener, returned, toOther, fee } = only([decision], "DepositSettled");
  assert.deepEqual([opener, amount(returned), toOther], ["Household", deposit / 2n, 0]);
  assert.equal(amount(fee), deposit / 2n);
  assert.equal(await escrow(), 0n);
  assert.deepEqual(await wealth(), {
    household: before.household - share - deposit / 2n,
    merchant: before.merchant + share - commission,
    manufacturer: before.manufacturer + commission - commission / 2n,
  });
});

/** The block in which a call was executed. */
async function sealed(signer: KeyringPair, call: Call): Promise<SealedBlock> {
  await execute(signer, call);
  const block = chain.history.at(-1);
  assert.ok(block);
  return block;
}

test("a merchant with a connection of its own learns of its orders from finalised blocks", async (t) => {
  const own = await Chain.connect(world.node.wsUrl);
  t.after(() => own.disconnect());
  const elsewhere = new Merchant(own, parties.merchant);
  await elsewhere.resume();
  kitchen.merchantWorks = false;
  const blocks = own.finalised(chain.history.at(-1)?.number ?? 0);
  const names = ["OrderPlaced", "OrderAccepted", "OrderShipped"].map(
    (name) => `autoPurchase.${name}`,
  );
  const seen: string[] = [];
  for (let waited = 0; !seen.includes("autoPurchase.OrderShipped"); waited += 1) {
    assert.ok(waited < LONGEST_WAIT, `nothing was shipped in ${LONGEST_WAIT} blocks`);
    const { hash } = await kitchen.block();
    const { value: block } = (await blocks.next()) as { value: SealedBlock };
    assert.equal(block.hash, hash);
    elsewhere.observe(block);
    await elsewhere.act(block.time + REPLAY.step);
    seen.push(...block.events.map(({ name }) => name));
  }
  assert.deepEqual(
    seen.filter((name) => names.includes(name)),
    names,
  );
  await blocks.return(undefined);
  await kitchen.until("OrderExpired");
});

test("a merchant that is late pays for it and fills its bond up again", async () => {
  const { address } = parties.merchant;
  const bondOf = async (): Promise<bigint> => {
    const { bond } = await chain.readJson<{ bond: string }>("autoPurchase", "merchants", address);
    return amount(bond);
  };
  const bond = await bondOf();
  await kitchen.until("OrderPlaced");
  kitchen.merchantWorks = false;
  const { penalty } = only(await kitchen.until("OrderExpired"), "OrderExpired");
  assert.ok(amount(penalty) > 0n);
  assert.equal(await bondOf(), bond - amount(penalty));
  kitchen.merchantWorks = true;
  await kitchen.block();
  assert.equal(await bondOf(), bond);
  await kitchen.merchant.withdraw();
  assert.deepEqual(await chain.entries("autoPurchase", "offers"), []);
});
