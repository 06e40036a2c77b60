import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { batchOf, signBatch } from "../src/batch.ts";
import { submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { attestedWorld, checkProgram, python } from "./clients.ts";
import { chainTime, claimedFridge, worldForAll } from "./kit.ts";

const SCRIPT = fileURLToPath(new URL("read_block.py", import.meta.url));

const world = await worldForAll(MANUAL_REPLAY);
const attested = await attestedWorld();
const { chain, parties } = world;

test("Python's substrate-interface reads a block with a feeless batch and a transfer", async () => {
  const fridge = await claimedFridge(world, "//Python");
  const windowStart = chainTime(chain) - 60;
  const batch = batchOf(fridge.device, 1, windowStart, 2_000, 1_900);
  await submitFeeless(chain, signBatch(chain, fridge.key, batch));
  const transfer = chain.call("balances", "transferKeepAlive", fridge.owner.address, 1n);
  await chain.submit(parties.alice, transfer);
  const sealed = await chain.seal();

  const { block } = await chain.api.rpc.chain.getBlock(sealed.hash);
  const paid = block.extrinsics.find(({ isSigned }) => isSigned);
  assert.ok(paid, "the block holds the transfer");
  const args = [SCRIPT, world.node.wsUrl, sealed.hash, paid.hash.toHex()];
  const { stdout } = await promisify(execFile)(python(), args);
  const calls = block.extrinsics.map(({ method }) => {
    const name = method.method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `${method.section[0]?.toUpperCase()}${method.section.slice(1)}.${name}`;
  });
  assert.ok(calls.includes("Attestations.attest"));
  assert.deepEqual(JSON.parse(stdout), { calls, succeeded: true });
});

test("Python reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram(attested, "Python", "python"));
