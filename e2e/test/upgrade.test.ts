// A runtime upgrade as docs/runbook.md describes it: authorised by its hash, submitted by any
// account, applied in the next block.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { blake2AsHex } from "@polkadot/util-crypto";

import { account } from "../src/accounts.ts";
import { type Call, expectOk, type Outcome } from "../src/chain.ts";
import { nodeBinary } from "../src/node.ts";
import { worldForAll } from "./kit.ts";

const CODE = "0x3a636f6465"; // ":code"
const MAX_SPEC_BYTES = 64 * 1024 * 1024;

interface Spec {
  genesis: { runtimeGenesis: { code: string } };
}

/** The runtime of this chain, compressed: the same to its users, another one to the chain. */
async function compressedRuntime(): Promise<string> {
  const parachain = ["--para-id", "2000", "--relay", "westend-local", "--preset", "development"];
  const options = { maxBuffer: MAX_SPEC_BYTES };
  const { stdout } = await promisify(execFile)(nodeBinary(), ["build-spec", ...parachain], options);
  return (JSON.parse(stdout) as Spec).genesis.runtimeGenesis.code;
}

const { chain, node, parties } = await worldForAll(["--sealing", "manual"]);
const bob = await account("//Bob");
const wasm = await compressedRuntime();
const apply = chain.call("system", "applyAuthorizedUpgrade", wasm);

const asRoot = async (call: Call): Promise<Outcome> =>
  expectOk(await chain.execute(parties.alice, chain.call("sudo", "sudo", call)));
const code = (): Promise<string> => node.rpc<string>("state_getStorage", CODE);

test("a runtime that nobody authorised is refused", async () => {
  assert.equal((await chain.execute(bob, apply)).error, "system.NothingAuthorized");
});

test("a runtime without a higher version is rejected", async () => {
  await asRoot(chain.call("system", "authorizeUpgrade", blake2AsHex(wasm)));
  const { events } = expectOk(await chain.execute(bob, apply));
  assert.ok(events.some(({ name }) => name === "system.RejectedInvalidAuthorizedUpgrade"));
  assert.equal((await chain.execute(bob, apply)).error, "system.NothingAuthorized");
});

test("an authorised upgrade is applied in the block after the one it is handed in with", async () => {
  await asRoot(chain.call("system", "authorizeUpgradeWithoutChecks", blake2AsHex(wasm)));
  const before = await code();
  const stored = expectOk(await chain.execute(bob, apply));
  assert.ok(stored.events.some(({ name }) => name === "parachainSystem.ValidationFunctionStored"));
  assert.equal(await code(), before);

  const { events, number } = await chain.seal();
  assert.ok(events.some(({ name }) => name === "parachainSystem.ValidationFunctionApplied"));
  assert.equal(await code(), wasm);
  // The new runtime makes blocks.
  assert.equal((await chain.seal()).number, number + 1);
});
