import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "@polkadot/x-ws";
import { createClient, Enum } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";

import { attestedWorld, blockOfBatch, checkProgram, nextBatch } from "./clients.ts";

/** A WebSocket for Node.js before version 22, which has none of its own. */
const websocketClass = WebSocket as unknown as typeof globalThis.WebSocket;

const world = await attestedWorld();

test("PAPI reads, asks, pays in coins and in tokens, and reads a block with a feeless batch", () =>
  checkProgram(world, "PAPI", "js"));

test("a feeless batch is a transaction that PAPI gets from the runtime and submits", async (t) => {
  const client = createClient(getWsProvider(world.node.wsUrl, { websocketClass }));
  t.after(() => client.destroy());
  const { batch, signature } = nextBatch(world, 2);
  const { AttestationApi } = client.getUnsafeApi().apis;
  const transaction = await AttestationApi?.["attestation"]?.(
    {
      device: BigInt(batch.device),
      sequence: BigInt(batch.sequence),
      after: 0n,
      window_start: BigInt(batch.windowStart),
      readings: [{ slot: 0, offset: 0, kind: Enum("Level", 4_000) }],
      evidence: undefined,
    },
    Enum("Ed25519", signature["Ed25519"] ?? ""),
  );
  const { ok, block } = await client.submit(transaction as Uint8Array);
  assert.ok(ok);
  assert.equal(block.hash, await blockOfBatch(world, world.device, 2));
});
