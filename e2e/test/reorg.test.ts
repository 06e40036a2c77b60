// A block is replaced by others: no batch of a device is lost. (A fork-aware pool makes the same
// block again on the same parent.)

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Batch, batchOf, signBatch } from "../src/batch.ts";
import { offerFeeless, quota, type Rejection } from "../src/feeless.ts";
import { chainTime, claimedFridge, endWorld, startWorld } from "./kit.ts";

const SIX_SECONDS = ["--sealing", "manual", "--dev-clock", "start=2016-12-31T00:00:00Z,step=6"];
/** Blocks after which a pool has looked at each transaction again. */
const REVALIDATED = 30;

test("a reorganisation of the chain loses no batch that names the one before it", async (t) => {
  const world = await startWorld([
    ...SIX_SECONDS,
    ...["--tx-ban-seconds", "1800", "--pool-type", "single-state"],
  ]);
  t.after(() => endWorld(world));
  const { chain } = world;
  const { device, key } = await claimedFridge(world, "//Reorganised");
  /** Makes a block that is not final, on the best one or on `parent`. */
  const block = async (parent: string | null = null): Promise<string> => {
    const made = await chain.provider.send<{ hash: string }>("engine_createBlock", [
      true,
      false,
      parent,
    ]);
    return made.hash;
  };
  const sequence = async (): Promise<number> => (await quota(chain, device)).sequence;
  const windowStart = chainTime(chain);
  const [first, second]: Batch[] = [
    batchOf(device, 1, windowStart, 2_000),
    { ...batchOf(device, 2, windowStart + 1, 1_900), after: 1 },
  ];
  assert.ok(first && second);
  const offer = (batch: Batch): Promise<string | Rejection> =>
    offerFeeless(chain, signBatch(chain, key, batch));

  const parent = chain.history.at(-1)?.hash ?? "";
  assert.equal(typeof (await offer(first)), "string");
  await block();
  assert.equal(await sequence(), 1);
  assert.equal(typeof (await offer(second)), "string");

  // Two blocks on the same parent replace the one with the first batch.
  await block(await block(parent));
  const refusals = new Set<string>();
  for (let made = 0; made < REVALIDATED && (await sequence()) < 2; made += 1) {
    for (const batch of [first, second]) {
      const answer = await offer(batch);
      if (typeof answer !== "string") {
        refusals.add(answer.reason);
        assert.notEqual(answer.retryAfterSeconds, null, JSON.stringify(answer));
      }
    }
    await block();
  }
  assert.equal(await sequence(), 2);
  assert.ok(!refusals.has("PoolBan"), [...refusals].join());
});
