// Whoever pays is not pushed out by devices that do not: on both kinds of pool, with few places.

import assert from "node:assert/strict";
import { test } from "node:test";

import { batchOf, signBatch } from "../src/batch.ts";
import { eventsNamed } from "../src/chain.ts";
import { feelessTransaction } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { acceptedOf, chainTime, claimedFridge, type TestFridge, worldForAll } from "./kit.ts";

/** Places of the pool, and a tenth of them for transactions that wait for others. */
const PLACES = 10;
/** Versions of a batch, of which each could take a place. */
const VERSIONS = 300;

for (const pool of ["single-state", "fork-aware"]) {
  const world = await worldForAll([
    ...MANUAL_REPLAY,
    ...["--tx-ban-seconds", "1800", "--pool-type", pool, "--pool-limit", String(PLACES)],
  ]);
  const { chain } = world;
  const { alice, merchant } = world.parties;

  /** Gives a transaction to the pool, past the method that looks after feeless ones. */
  const submit = (transaction: string) =>
    chain.provider.send<string>("author_submitExtrinsic", [transaction]);
  const batch = ({ device, key }: TestFridge, sequence: number, ...levels: number[]) =>
    feelessTransaction(
      chain,
      signBatch(chain, key, batchOf(device, sequence, chainTime(chain) - 60, ...levels)),
    );

  test(`${pool}: a transfer that waits for its nonce outlasts a device's flood`, async () => {
    const fridge = await claimedFridge(world, "//Floods");
    const { nonce } = await chain.readJson<{ nonce: number }>("system", "account", alice.address);
    const transfer = async (amount: number, at: number) => {
      const call = chain.call("balances", "transferKeepAlive", merchant.address, amount);
      return (await call.signAsync(alice, { nonce: at, era: 0 })).toHex();
    };
    await submit(await transfer(2, nonce + 1));
    // The device never sends number 2.
    for (let version = 0; version < VERSIONS; version += 1) {
      await submit(batch(fridge, 3, version)).catch(() => undefined);
    }
    await submit(await transfer(1, nonce));
    const block = await chain.seal();
    const amounts = eventsNamed([block], "balances.Transfer")
      .filter(({ data }) => data["to"] === merchant.address)
      .map(({ data }) => data["amount"]);
    assert.deepEqual(amounts, [1, 2]);
    assert.deepEqual(acceptedOf(fridge.device, block), [3]);
  });

  test(`${pool}: a pool full of feeless batches has a place for who pays`, async () => {
    const fridges: TestFridge[] = [];
    for (let n = 0; n < PLACES; n += 1) {
      fridges.push(await claimedFridge(world, `//Packed${n}`));
    }
    for (const fridge of fridges) {
      await submit(batch(fridge, 1));
    }
    await chain.submit(alice, chain.call("balances", "transferKeepAlive", merchant.address, 1));
    const block = await chain.seal();
    assert.deepEqual(
      block.outcomes.map(({ error }) => error),
      [undefined],
    );
    const accepted = fridges.flatMap(({ device }) => acceptedOf(device, block));
    assert.equal(accepted.length, PLACES - 1, "one batch has made room");
  });
}
