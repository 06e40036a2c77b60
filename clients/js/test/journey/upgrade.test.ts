// A runtime upgrade under running watches. COT_NEXT_NODE names a node whose runtime has a higher
// version and an event more (scripts/build.sh --next-runtime); without one the chain is upgraded to
// its own runtime in another encoding.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";

import { blake2AsHex } from "@polkadot/util-crypto";

import { Call, type Chain, connect, type Hex, type Notification } from "../../src/index.ts";
import { Relay } from "../relay.ts";
import { account, claimedFridge, eventOf, MILK, sealed, worldForAll } from "../world.ts";

const NEXT_NODE = process.env["COT_NEXT_NODE"];
const MAX_SPEC_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 30_000;

interface Spec {
  genesis: { runtimeGenesis: { code: Hex } };
}

/** The runtime that a node has for parachains. */
async function runtimeOf(binary: string): Promise<Hex> {
  const parachain = ["--para-id", "2000", "--relay", "westend-local", "--preset", "development"];
  const options = { maxBuffer: MAX_SPEC_BYTES };
  const { stdout } = await promisify(execFile)(binary, ["build-spec", ...parachain], options);
  return (JSON.parse(stdout) as Spec).genesis.runtimeGenesis.code;
}

const world = await worldForAll();
const { chain, node } = world;
const { device, household, id } = await claimedFridge(world, "Upgraded");

const versionOf = async (): Promise<number> =>
  (await node.rpc<{ specVersion: number }>("state_getRuntimeVersion")).specVersion;

/** Notes what a chain tells of the fridge from now on, to the end of the test. */
async function follow(t: TestContext, from: Chain): Promise<Notification[]> {
  const told: Notification[] = [];
  const end = new AbortController();
  const watching = (async () => {
    for await (const notification of from.watch({ device: id }, undefined, end)) {
      told.push(notification);
    }
  })();
  t.after(async () => {
    end.abort();
    await watching;
  });
  // The place to begin with is taken now.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return told;
}

async function attest(level: number): Promise<number> {
  await device.attest([{ slot: 0, level }]);
  await node.seal();
  const { number } = await node.rpc<{ number: string }>("chain_getHeader");
  return Number(number);
}

const blocksWith = (told: Notification[], name: string): number[] =>
  told.flatMap(({ block, happenings }) =>
    happenings.filter(({ pallet, event }) => `${pallet}.${event}` === name).map(() => block.number),
  );

test("watches go on over an upgrade, and tell the events that it adds", async (t) => {
  const relay = await Relay.start(node.url, { hidden: /^cot_/ });
  const stock = await connect(relay.url);
  const ways = [await follow(t, chain), await follow(t, stock)];
  // After the watches, and before the node.
  t.after(async () => {
    await stock.disconnect();
    await relay.stop();
  });
  const batches = [await attest(1_500)];
  const before = await versionOf();

  const code = await runtimeOf(NEXT_NODE ?? process.env["COT_NODE"] ?? "");
  const { tx } = chain.client;
  const payer = { account: account("//Alice") };
  const hash = blake2AsHex(code);
  const authorise = tx.sudo.sudo(tx.system.authorizeUpgradeWithoutChecks(hash).call);
  await sealed(node, new Call(chain, payer, authorise));
  const apply = new Call(chain, payer, tx.system.applyAuthorizedUpgrade(code));
  const [stored] = await sealed(node, apply);
  eventOf(stored, "ValidationFunctionStored");
  await node.seal();
  assert.equal(await node.rpc("state_getStorage", "0x3a636f6465"), code);
  const { number: applied } = await node.rpc<{ number: string }>("chain_getHeader");
  assert.equal((await versionOf()) > before, NEXT_NODE !== undefined);

  batches.push(await attest(1_400));
  // Calls are signed for the new version by the client that knew the old one.
  const slot = { commodity: MILK, capacity: "4 pieces", resolution: "0.05 pieces" };
  await sealed(node, household.configureSlot(id, 1, slot));
  batches.push(await attest(1_300));

  const last = batches.at(-1) ?? 0;
  const deadline = Date.now() + PATIENCE_MS;
  while (ways.some((told) => (told.at(-1)?.block.number ?? 0) < last) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [bySubscription, byRuntime] = ways;
  assert.ok(bySubscription && byRuntime);
  assert.deepEqual(byRuntime, bySubscription);
  assert.deepEqual(blocksWith(bySubscription, "Attestations.BatchAccepted"), batches);
  const added = blocksWith(bySubscription, "Next.WasUpgraded");
  // The block that applies the code is still made by the old one.
  const first = Number(applied) + 1;
  const expected = NEXT_NODE ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
  assert.deepEqual(added, expected);
  assert.ok(!relay.called.some((method) => method.startsWith("cot_")));
});
