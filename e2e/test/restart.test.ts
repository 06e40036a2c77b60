import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";

import { Chain, expectOk } from "../src/chain.ts";
import { attestCall } from "../src/device.ts";
import { REPLAY_CLOCK } from "../src/journey.ts";
import { CotNode, temporaryDirectory } from "../src/node.ts";
import { claimedFridge, endWorld, reading, startWorld } from "./kit.ts";

const BATCHES = 40;

interface DeviceState {
  sequence: number;
}

test("after kill -9 the chain has kept what it had written, and goes on", async (t) => {
  const basePath = await temporaryDirectory();
  t.after(() => rm(basePath, { recursive: true, force: true }));

  const before = await startWorld(REPLAY_CLOCK.args, basePath);
  const fridge = await claimedFridge(before, "//Restart");
  const attest = (chain: Chain, sequence: number) => {
    const batch = { device: fridge.device, sequence, readings: [reading(chain, 100 * sequence)] };
    return attestCall(chain, fridge.key, batch);
  };
  for (let sequence = 1; sequence <= BATCHES; sequence += 1) {
    expectOk(await before.chain.execute(fridge.owner, attest(before.chain, sequence)));
  }
  const sealed = before.chain.history;
  await before.node.kill();
  await before.chain.disconnect();

  const node = await CotNode.start({ args: REPLAY_CLOCK.args, basePath });
  const chain = await Chain.connect(node.wsUrl);
  t.after(() => endWorld({ node, chain, parties: before.parties }));
  const best = await chain.api.rpc.chain.getHeader();
  const known = sealed.find(({ number }) => number === best.number.toNumber());
  assert.ok(known, `block ${best.number} was never sealed`);
  assert.equal(best.hash.toHex(), known.hash);
  const lost = sealed.length - known.number;
  t.diagnostic(`${lost} of ${sealed.length} blocks were not on disk yet`);
  assert.ok(lost < BATCHES / 2, `${lost} blocks are lost`);
  assert.equal((await chain.api.rpc.chain.getFinalizedHead()).toHex(), known.hash);

  const { sequence } = await chain.readJson<DeviceState>("attestations", "states", fridge.device);
  assert.equal(sequence, BATCHES - lost);
  const next = await chain.seal();
  assert.equal(next.number, known.number + 1);
  assert.equal(next.time, known.time + REPLAY_CLOCK.step);
  const replay = await chain.execute(fridge.owner, attest(chain, sequence));
  assert.equal(replay.error, "attestations.SequenceReplayed");
  expectOk(await chain.execute(fridge.owner, attest(chain, sequence + 1)));
});
