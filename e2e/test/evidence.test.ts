import assert from "node:assert/strict";
import { test } from "node:test";

import { stringToU8a, u8aToHex } from "@polkadot/util";

import { batchOf, signBatch } from "../src/batch.ts";
import { expectOk } from "../src/chain.ts";
import { commit, leafHash, prove } from "../src/evidence.ts";
import { submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { chainTime, claimedFridge, worldForAll } from "./kit.ts";

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const LEAVES = 37;

test("what a device recorded can be shown to be what its batch committed to", async () => {
  const fridge = await claimedFridge(world, "//Evidence");
  const raw = (index: number) => stringToU8a(`minute ${index}: ${2_000 - index} g`);
  const leaves = Array.from({ length: LEAVES }, (_, index) =>
    leafHash(fridge.device, 1, index, raw(index)),
  );
  const batch = { ...batchOf(fridge.device, 1, chainTime(chain), 1_964), evidence: commit(leaves) };
  await submitFeeless(chain, signBatch(chain, fridge.key, batch));
  await chain.seal();

  const show = (index: number, leaf: Uint8Array, proof = prove(leaves, index), sequence = 1) =>
    chain.execute(
      parties.alice,
      chain.call(
        "attestations",
        "proveReading",
        fridge.device,
        sequence,
        index,
        u8aToHex(leaf),
        proof,
      ),
    );
  for (const index of [0, 1, 31, 32, 36]) {
    const { events } = expectOk(await show(index, raw(index)));
    const proved = events.find(({ name }) => name === "attestations.ReadingProved");
    assert.deepEqual(proved?.data, {
      device: fridge.device,
      sequence: 1,
      index,
      leafHash: u8aToHex(leaves[index]),
    });
  }
  assert.equal((await show(0, raw(1))).error, "attestations.InvalidProof");
  assert.equal((await show(0, raw(0), prove(leaves, 1))).error, "attestations.InvalidProof");
  assert.equal((await show(0, raw(0), [], 2)).error, "attestations.UnknownEvidence");
});
