// A block is replaced by others, which the pool's batches were not in: no batch of a device is lost,
// on either kind of pool.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { type Batch, batchOf, signBatch } from "../src/batch.ts";
import type { Rejection } from "../src/client.ts";
import { type DeviceQuota, offerFeeless, quota } from "../src/feeless.ts";
import { temporaryDirectory } from "../src/node.ts";
import {
  chainTime,
  claimedFridge,
  endWorld,
  POOLS,
  poolArgs,
  startWorld,
  type World,
} from "./kit.ts";

const SIX_SECONDS = ["--sealing", "manual", "--dev-clock", "start=2016-12-31T00:00:00Z,step=6"];
/** Blocks after which a pool has looked at each transaction again. */
const REVALIDATED = 30;

/** Makes a block that is not final, on the best one or on `parent`; its hash. */
async function block({ chain }: World, parent: string | null = null): Promise<string> {
  const { hash } = await chain.provider.send<{ hash: string }>("engine_createBlock", [
    true,
    false,
    parent,
  ]);
  return hash;
}

for (const pool of POOLS) {
  test(`${pool}: a reorganisation loses no batch that names the one before it`, async (t) => {
    const basePath = await temporaryDirectory();
    t.after(() => rm(basePath, { recursive: true, force: true }));
    const args = [...SIX_SECONDS, ...poolArgs(pool)];
    const before = await startWorld(args, basePath);
    const { device, key } = await claimedFridge(before, "//Reorganised");
    const last = before.chain.history.at(-1);
    assert.ok(last);
    const windowStart = chainTime(before.chain);
    const [first, second]: Batch[] = [
      batchOf(device, 1, windowStart, 2_000),
      { ...batchOf(device, 2, windowStart + 1, 1_900), after: 1 },
    ];
    assert.ok(first && second);
    const offer = ({ chain }: World, batch: Batch): Promise<string | Rejection> =>
      offerFeeless(chain, signBatch(chain, key, batch));
    const sequence = async ({ chain }: World) => (await quota(chain, device)).sequence;

    assert.equal(typeof (await offer(before, first)), "string");
    await block(before);
    assert.equal(await sequence(before), 1);
    await endWorld(before);

    // The author of the other blocks has never had the first batch: its pool is empty.
    const world = await startWorld(args, basePath);
    t.after(() => endWorld(world));
    assert.equal(typeof (await offer(world, second)), "string");
    const fork = await block(world, last.hash);
    await block(world, fork);
    const height = last.number + 1;
    const best = await world.chain.provider.send<string>("chain_getBlockHash", [height]);
    assert.equal(best, fork, "the block is replaced");
    const onFork = await world.chain.provider.send<DeviceQuota>("cot_quota", [device, fork]);
    assert.equal(onFork.sequence, 0);

    const refusals: string[] = [];
    let made = 2;
    for (; made < REVALIDATED && (await sequence(world)) < 2; made += 1) {
      for (const batch of [first, second]) {
        const answer = await offer(world, batch);
        if (typeof answer !== "string") {
          refusals.push(answer.reason);
          assert.notEqual(answer.retryAfterSeconds, null, JSON.stringify(answer));
        }
      }
      await block(world);
    }
    t.diagnostic(`both in after ${made} blocks; refused meanwhile: ${refusals.join() || "none"}`);
    assert.equal(await sequence(world), 2);
    assert.ok(!refusals.includes("PoolBan"), refusals.join());
  });
}
