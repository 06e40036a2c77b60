// One peer sends thousands of batches that no device has signed, while others pay for theirs.

import assert from "node:assert/strict";
import { test } from "node:test";

import { batchOf, type SignedBatch, signBatch } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import { feelessTransaction, submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { chainTime, claimedFridge, POOLS, poolArgs, sealAndSettle, worldForAll } from "./kit.ts";

const INVALID = 10_000;
const TRANSFERS = 100;
/** Requests that are under way at once. */
const PARALLEL = 100;

interface Weights {
  normal: { refTime: number | string };
}

for (const pool of POOLS) {
  const world = await worldForAll([...MANUAL_REPLAY, ...poolArgs(pool)]);
  const { chain, parties } = world;
  const normalTime = async (): Promise<number> => {
    const { normal } = await chain.readJson<Weights>("system", "blockWeight");
    return Number(normal.refTime);
  };

  test(`${pool}: ${INVALID} invalid batches neither fill a block nor drive out paid transactions`, async (t) => {
    const fridge = await claimedFridge(world, "//Flooded");
    await submitFeeless(
      chain,
      signBatch(chain, fridge.key, batchOf(fridge.device, 1, chainTime(chain))),
    );
    await sealAndSettle(chain);
    await sealAndSettle(chain);
    const idle = await normalTime();

    // A signature of another batch: on a batch that is due, on an accepted one, on one of no device.
    const now = chainTime(chain);
    const { signature } = signBatch(chain, fridge.key, batchOf(fridge.device, 2, now));
    const invalid = Array.from({ length: INVALID }, (_, i): SignedBatch => {
      const kinds = [
        batchOf(fridge.device, 2, now, i),
        batchOf(fridge.device, 1, now, i),
        batchOf(1_000_000 + i, 1, now, 2_000),
      ] as const;
      return { batch: kinds[i % 3] ?? kinds[0], signature };
    }).map((signed) => feelessTransaction(chain, signed));

    let accepted = 0;
    const reasons = new Map<string, number>();
    const begin = performance.now();
    for (let sent = 0; sent < INVALID; sent += PARALLEL) {
      // Paid transactions come in between.
      if ((sent / PARALLEL) % (INVALID / PARALLEL / TRANSFERS) === 0) {
        const call = chain.call(
          "balances",
          "transferKeepAlive",
          fridge.owner.address,
          COT / 1_000n,
        );
        await chain.submit(parties.alice, call);
      }
      await Promise.all(
        invalid.slice(sent, sent + PARALLEL).map(async (transaction) => {
          try {
            await chain.provider.send("author_submitExtrinsic", [transaction]);
            accepted += 1;
          } catch (error) {
            const { message } = error as Error;
            reasons.set(message, (reasons.get(message) ?? 0) + 1);
          }
        }),
      );
    }
    const seconds = (performance.now() - begin) / 1_000;

    assert.equal(accepted, 0);
    const pending = await chain.provider.send<string[]>("author_pendingExtrinsics", []);
    assert.equal(pending.length, TRANSFERS);
    const block = await sealAndSettle(chain);
    assert.equal(block.outcomes.length, TRANSFERS);
    assert.deepEqual(
      block.outcomes.filter(({ error }) => error),
      [],
    );
    assert.equal(block.events.filter(({ name }) => name.startsWith("attestations.")).length, 0);
    const limits = chain.api.consts["system"]?.["blockWeights"]?.toJSON() as {
      perClass: { normal: { maxTotal: { refTime: number } } };
    };
    const full = limits.perClass.normal.maxTotal.refTime;
    const share = (time: number) => `${((100 * time) / full).toFixed(2)} %`;
    t.diagnostic(
      `${INVALID} refused in ${seconds.toFixed(1)} s: ${Math.round(INVALID / seconds)} a second`,
    );
    for (const [reason, count] of reasons) {
      t.diagnostic(`${count}: ${reason}`);
    }
    t.diagnostic(
      `block of ${TRANSFERS} transfers: ${share(await normalTime())} full, an idle one ${share(idle)}`,
    );

    // The device whose name was used is served as before.
    await submitFeeless(
      chain,
      signBatch(chain, fridge.key, batchOf(fridge.device, 2, chainTime(chain))),
    );
    const next = await sealAndSettle(chain);
    assert.equal(next.events.filter(({ name }) => name === "attestations.BatchAccepted").length, 1);
  });

  test(`${pool}: paid transactions are served first, even after a queue of feeless batches`, async () => {
    const fridges = [];
    for (const n of [1, 2, 3, 4]) {
      fridges.push(await claimedFridge(world, `//Queue${n}`));
    }
    for (const { device, key } of fridges) {
      await submitFeeless(chain, signBatch(chain, key, batchOf(device, 1, chainTime(chain))));
    }
    const { address } = parties.merchant;
    const transfer = chain.call("balances", "transferKeepAlive", address, COT / 1_000n);
    await chain.submit(parties.alice, transfer);
    const { events } = await sealAndSettle(chain);
    const positions = (name: string) =>
      events.filter((event) => event.name === name).map(({ extrinsic }) => extrinsic ?? 0);
    const feeless = positions("attestations.BatchAccepted");
    assert.equal(feeless.length, fridges.length);
    assert.ok(Math.max(...positions("balances.Transfer")) < Math.min(...feeless));
  });
}
