import { test } from "node:test";

import type { Codec } from "@polkadot/types/types";
import { compactStripLength, u8aToHex } from "@polkadot/util";

import { callOf } from "../src/batch.ts";
import { attestedWorld, blockOfBatch, checkProgram, nextBatch } from "./clients.ts";

const world = await attestedWorld();
const { chain, device } = world;

test("polkadot.js reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram(world, "polkadot.js", "js"));

test("a feeless batch is a call that polkadot.js sends without a signature", async () => {
  await callOf(chain, nextBatch(world, 2)).send();
  await blockOfBatch(world, device, 2);
});

test("a feeless batch is a transaction that polkadot.js gets from the runtime", async () => {
  const { batch, signature } = nextBatch(world, 3);
  const attestation = chain.api.call["attestationApi"]?.["attestation"];
  const transaction = (await attestation?.(batch, signature)) as Codec;
  const [, bytes] = compactStripLength(transaction.toU8a(true));
  await chain.provider.send("author_submitExtrinsic", [u8aToHex(bytes)]);
  await blockOfBatch(world, device, 3);
});
