import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { attestCall } from "../src/batch.ts";
import { Chain, expectOk } from "../src/chain.ts";
import { MANUAL_REPLAY, REPLAY } from "../src/journey.ts";
import { CotNode, temporaryDirectory } from "../src/node.ts";
import { claimedFridge, endWorld, reading, startWorld } from "./kit.ts";

const BATCHES = 40;

interface DeviceState {
  sequence: number;
}

test("after kill -9 the chain has kept what it had written, and goes on", async (t) => {
  const basePath = await temporaryDirectory();
  t.after(() => rm(basePath, { recursive: true, force: true }));

  const before = await startWorld(MANUAL_REPLAY, basePath);
  const fridge = await claimedFridge(before, "//Restart");
  const attest = (chain: Chain, sequence: number) => {
    const batch = { device: fridge.device, sequence, readings: [reading(chain, 100 * sequence)] };
    return attestCall(chain, fridge.key, batch);
  };
  for (let sequence = 1; sequence <= BATCHES; sequence += 1) {
    expectOk(await before.chain.execute(fridge.owner, attest(before.chain, sequence)));
  }
  const sealed = before.chain.history;
  // In the middle of a block.
  const cutOff = before.node.rpc("engine_createBlock", true, true).catch(() => undefined);
  await before.chain.disconnect();
  await before.node.kill();
  await cutOff;

  const node = await CotNode.start({ args: MANUAL_REPLAY, basePath });
  const chain = await Chain.connect(node.wsUrl);
  t.after(() => endWorld({ node, chain, parties: before.parties }));
  const best = (await chain.api.rpc.chain.getHeader()).number.toNumber();
  const kept = Math.min(best, sealed.length);
  t.diagnostic(`${kept} of ${sealed.length} blocks were on disk`);
  assert.ok(kept > sealed.length - BATCHES / 2, `only ${kept} of ${sealed.length} blocks are left`);
  assert.equal((await chain.api.rpc.chain.getBlockHash(kept)).toHex(), sealed[kept - 1]?.hash);
  const finalized = await chain.api.rpc.chain.getFinalizedHead();
  assert.equal(finalized.toHex(), (await chain.api.rpc.chain.getBlockHash(best)).toHex());

  const { sequence } = await chain.readJson<DeviceState>("attestations", "states", fridge.device);
  assert.equal(sequence, BATCHES - (sealed.length - kept));
  const next = await chain.seal();
  assert.equal(next.number, best + 1);
  assert.equal(next.time, (sealed[0]?.time ?? 0) + best * REPLAY.step);
  const replay = await chain.execute(fridge.owner, attest(chain, sequence));
  assert.equal(replay.error, "attestations.SequenceReplayed");
  expectOk(await chain.execute(fridge.owner, attest(chain, sequence + 1)));
});
