import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "../src/accounts.ts";
import { auditToken } from "../src/audit.ts";
import { attestCall } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import {
  type Asset,
  amount,
  eventsNamed,
  expectOk,
  type Json,
  type Outcome,
} from "../src/chain.ts";
import { quote, swapCall, tokenFeeOf } from "../src/exchange.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { chainTime, claimedFridge, worldForAll } from "./kit.ts";

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const LGT = 1_000_000n;
/** LG's own tokens at genesis, half of them in the pool. */
const MARKET_SUPPLY = 2_000_000n * LGT;
const TOKEN = 1;
const LG_TOKEN: Asset = { WithId: TOKEN };
/** Blocks are six hours apart, restocks a day and a half, and a program's epoch is a week. */
const BLOCKS_BETWEEN_RESTOCKS = 6;
const BLOCKS_OF_AN_EPOCH = 28;

async function coins(who: string): Promise<bigint> {
  const { data } = await chain.readJson<{ data: { free: string } }>("system", "account", who);
  return amount(data.free);
}

async function tokens(who: string): Promise<bigint> {
  const holding = await chain.readJson<{ balance: string } | null>("assets", "account", TOKEN, who);
  return amount(holding?.balance ?? 0);
}

/** The fee that a call took of the token. */
function tokenFee({ events }: Outcome): bigint {
  const paid = events.find(({ name }) => name === "assetTxPayment.AssetTxFeePaid");
  assert.deepEqual(paid?.data["assetId"], { withId: TOKEN });
  return amount(paid.data["actualFee"]);
}

test("a household earns tokens, pays a fee with them and swaps them for the coin", async () => {
  const fridge = await claimedFridge(world, "//Trader");
  const me = fridge.owner.address;
  let sequence = 0;
  const restock = async () => {
    sequence += 1;
    // The slot is filled, which counts when it is read again, and a half is used.
    const readings = [4_000, 8_000, 8_000, 4_000].map((level, i) => ({
      slot: 0,
      at: chainTime(chain) - 240 + 60 * i,
      level,
    }));
    const batch = { device: fridge.device, sequence, readings };
    expectOk(await chain.execute(fridge.owner, attestCall(chain, fridge.key, batch)));
    for (let block = 0; block < BLOCKS_BETWEEN_RESTOCKS; block += 1) {
      await chain.seal();
    }
  };

  // The first restock ever seen earns nothing, each of the next ten points, and a point is a token.
  for (let times = 0; times < 4; times += 1) {
    await restock();
  }
  for (let block = 0; block < BLOCKS_OF_AN_EPOCH; block += 1) {
    await chain.seal();
  }
  assert.equal(await tokens(me), 30n * LGT);
  const [reward] = await chain.provider.send<Json[]>("cot_rewards", [me]);
  const vesting = amount(reward?.["vesting"]);
  assert.ok(vesting > 20n * LGT && vesting <= 27n * LGT, `${vesting} of the reward vests`);
  assert.deepEqual(reward?.["history"], [{ epoch: 0, points: 30, amount: String(30n * LGT) }]);
  const program = await chain.provider.send<Json>("cot_program", [parties.manufacturer.address]);
  assert.equal(program["issued"], String(MARKET_SUPPLY + 30n * LGT));
  assert.equal(program["holders"], 3, "LG, the pool and the household");

  const bob = (await account("//Bob")).address;
  const before = await coins(me);
  const send = chain.call("balances", "transferKeepAlive", bob, COT);
  const fee = tokenFee(expectOk(await chain.execute(fridge.owner, send, LG_TOKEN)));
  assert.ok(fee > 0n && fee < LGT, `a transfer took ${fee}`);
  assert.equal(await tokens(me), 30n * LGT - fee);
  assert.equal(await coins(me), before - COT, "the coin paid no fee");

  // A tenth of a reward can be sold at once; the rest vests.
  const tooMuch = swapCall(chain, [LG_TOKEN, "Native"], 3n * LGT, 0n, me);
  const refused = await chain.execute(fridge.owner, tooMuch);
  assert.ok(refused.error !== undefined, "what vests is not for sale");
  const beforeSwap = await coins(me);
  const expected = await quote(chain, LG_TOKEN, "Native", 2n * LGT);
  assert.ok(expected !== undefined && expected > (COT * 19n) / 100n && expected < COT / 5n);
  const swap = swapCall(chain, [LG_TOKEN, "Native"], 2n * LGT, expected, me);
  const swapped = expectOk(await chain.execute(fridge.owner, swap));
  const [executed] = eventsNamed(chain.history.slice(-1), "exchange.SwapExecuted");
  assert.equal(amount(executed?.data["amountOut"]), expected, "what was quoted arrives");
  const paid = swapped.events.find(({ name }) => name === "transactionPayment.TransactionFeePaid");
  assert.equal(await coins(me), beforeSwap + expected - amount(paid?.data["actualFee"]));
  assert.equal(await tokens(me), 28n * LGT - fee);
});

test("a household without a coin swaps and spends in one transaction", async () => {
  const pure = await account("//Pure");
  const gift = chain.call("assets", "transfer", TOKEN, pure.address, 100n * LGT);
  expectOk(await chain.execute(parties.manufacturer, gift));
  assert.equal(await coins(pure.address), 0n);

  const heir = (await account("//Heir")).address;
  const expected = await quote(chain, LG_TOKEN, "Native", 50n * LGT);
  assert.ok(expected !== undefined);
  const both = chain.batch([
    swapCall(chain, [LG_TOKEN, "Native"], 50n * LGT, (expected * 9n) / 10n, pure.address),
    chain.call("balances", "transferKeepAlive", heir, COT),
  ]);
  const fee = tokenFee(expectOk(await chain.execute(pure, both, LG_TOKEN)));
  assert.equal(await tokens(pure.address), 50n * LGT - fee);
  assert.equal(await coins(heir), COT);
  assert.ok((await coins(pure.address)) >= (expected * 9n) / 10n - COT);
});

test("a wallet shows what a fee costs in the token, and the most that it can come to", async () => {
  const { manufacturer } = parties;
  const payer = await account("//Token payer");
  const gift = chain.call("assets", "transfer", TOKEN, payer.address, 100n * LGT);
  expectOk(await chain.execute(manufacturer, gift));
  const coin = chain.call("balances", "transferKeepAlive", payer.address, COT);
  expectOk(await chain.execute(parties.alice, coin));
  const send = chain.call("balances", "transferKeepAlive", parties.alice.address, COT / 100n);
  const nativeFee = async () => {
    const info = await send.paymentInfo(payer.address, { assetId: LG_TOKEN, era: 0 });
    return info.partialFee.toBigInt();
  };
  const shown = await tokenFeeOf(chain, TOKEN, await nativeFee());
  assert.ok(shown?.most !== undefined && 0n < shown.now);
  assert.equal(tokenFee(expectOk(await chain.execute(payer, send, LG_TOKEN))), shown.now);

  // The manufacturer sells all that it has before the household pays.
  const all = await tokens(manufacturer.address);
  const sale = swapCall(chain, [LG_TOKEN, "Native"], all - LGT, 1n, manufacturer.address);
  expectOk(await chain.execute(manufacturer, sale));
  const dearer = await tokenFeeOf(chain, TOKEN, await nativeFee());
  const fee = tokenFee(expectOk(await chain.execute(payer, send, LG_TOKEN)));
  assert.equal(fee, dearer?.now);
  assert.ok(3n * shown.now < fee && fee <= shown.most, `${shown.now} < ${fee} <= ${shown.most}`);

  assert.equal(await tokenFeeOf(chain, 77, await nativeFee()), undefined);
  assert.equal(await tokenFeeOf(chain, TOKEN, 200_000n * COT), undefined, "more than the pool has");
});

test("no pool, no fee: a token that is not traded pays for nothing", async () => {
  const send = chain.call("balances", "transferKeepAlive", parties.manufacturer.address, COT);
  await assert.rejects(
    chain.submit(parties.alice, send, { WithId: 77 }),
    /Inability to pay some fees/,
  );
  assert.equal(await quote(chain, { WithId: 77 }, "Native", LGT), undefined);
});

test("every token is where the events say", async () => {
  for (const { name, problem } of await auditToken(chain, TOKEN)) {
    assert.equal(problem, undefined, name);
  }
});
