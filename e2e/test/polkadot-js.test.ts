import assert from "node:assert/strict";
import { test } from "node:test";

import type { Codec } from "@polkadot/types/types";
import { compactStripLength, u8aToHex } from "@polkadot/util";

import { callOf } from "../src/batch.ts";
import { cursorOf, type Notification } from "../src/client.ts";
import { attestedWorld, blockOfBatch, checkProgram, nextBatch } from "./clients.ts";

/** Subscriptions as the library offers what it is told of by a description. */
type Followed = Record<
  string,
  (about: number, from: string | null, note: (told: Codec) => void) => Promise<() => void>
>;

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

test("a device is followed through polkadot.js by the description of the subscription", async () => {
  const follow = (chain.api.rpc as unknown as Record<string, Followed>)["cot"]?.["subscribeDevice"];
  assert.ok(follow);
  let note: (told: Notification) => void;
  const told = new Promise<Notification>((resolve) => (note = resolve));
  const head = await chain.api.rpc.chain.getHeader(await chain.api.rpc.chain.getFinalizedHead());
  const from = cursorOf({ number: head.number.toNumber(), hash: head.hash.toHex() });
  // The library's promise is kept with the first notification.
  const begun = follow(device, from, (notification) => {
    note(notification.toJSON() as unknown as Notification);
  });
  await callOf(chain, nextBatch(world, 4)).send();
  const hash = await blockOfBatch(world, device, 4);
  const notification = await told;
  assert.equal(notification.block.hash, hash);
  assert.deepEqual(
    notification.happenings.map(({ event }) => event),
    ["BatchAccepted"],
  );
  (await begun)();
});
