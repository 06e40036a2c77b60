// Operation of a node: it stops when told to, makes session keys that the chain accepts, and serves
// the metrics that the alert rules name.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { type TestContext, test } from "node:test";

import { u8aToHex } from "@polkadot/util";
import { decodeAddress } from "@polkadot/util-crypto";

import { account } from "../src/accounts.ts";
import { Chain, expectOk } from "../src/chain.ts";
import { CotNode, freePort, nodeBinary, temporaryDirectory } from "../src/node.ts";

const STOP_MS = 5_000;
const START_MS = 60_000;
const ALERTS = new URL("../../docker/alerts.yml", import.meta.url);

interface SessionKeys {
  keys: string;
  proof: string;
}

/** Series of the metric endpoint as `name{label="value",…}`. */
async function series(port: number): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const lines = (await response.text()).split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

/** A node that has made its first block. */
async function startedNode(t: TestContext): Promise<ReturnType<typeof spawn>> {
  const basePath = await temporaryDirectory();
  const port = String(await freePort());
  const args = ["--dev", "--base-path", basePath, "--rpc-port", port];
  const node = spawn(nodeBinary(), args, { stdio: ["ignore", "ignore", "pipe"] });
  t.after(async () => {
    node.kill("SIGKILL");
    await rm(basePath, { recursive: true, force: true });
  });
  let log = "";
  const deadline = Date.now() + START_MS;
  node.stderr?.setEncoding("utf8").on("data", (text: string) => (log += text));
  while (!log.includes("Imported #1")) {
    assert.equal(node.exitCode, null, log);
    assert.ok(Date.now() < deadline, log);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return node;
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} stops the node within seconds, with exit code 0`, async (t) => {
    const node = await startedNode(t);
    const started = Date.now();
    const ended = once(node, "exit");
    node.kill(signal);
    assert.deepEqual(await ended, [0, null]);
    const elapsed = Date.now() - started;
    t.diagnostic(`stopped after ${elapsed} ms`);
    assert.ok(elapsed < STOP_MS);
  });
}

test("session keys that the node makes for an account are taken from that account alone", async (t) => {
  const node = await CotNode.start({ args: ["--sealing", "manual"] });
  const chain = await Chain.connect(node.wsUrl);
  t.after(async () => {
    await chain.disconnect();
    await node.stop();
  });
  const [bob, charlie] = [await account("//Bob"), await account("//Charlie")];
  const made = await node.rpc<SessionKeys>("author_rotateKeysWithOwner", u8aToHex(bob.publicKey));
  const set = chain.call("session", "setKeys", made.keys, made.proof);
  assert.equal((await chain.execute(charlie, set)).error, "session.InvalidProof");
  expectOk(await chain.execute(bob, set));
  const { aura } = await chain.readJson<{ aura: string }>("session", "nextKeys", bob.address);
  assert.equal(u8aToHex(decodeAddress(aura)), made.keys);
});

test("every metric in the alert rules is served", async (t) => {
  const port = await freePort();
  const args = ["--sealing", "manual", "--prometheus-port", String(port)];
  const node = await CotNode.start({ args });
  t.after(() => node.stop());
  const served = await series(port);
  const selectors =
    (await readFile(ALERTS, "utf8")).match(/\b(substrate|cot)_\w+(\{[^}]*\})?/g) ?? [];
  assert.ok(selectors.length > 0);
  for (const selector of selectors) {
    const [name = "", ...labels] = selector.split(/[{},]\s*/).filter((part) => part !== "");
    const matches = (line: string): boolean =>
      line.startsWith(`${name}{`) && labels.every((label) => line.includes(label));
    assert.ok(served.some(matches), selector);
  }
});

test("the events of blocks are counted", async (t) => {
  const port = await freePort();
  const node = await CotNode.start({
    args: ["--sealing", "manual", "--prometheus-port", String(port)],
  });
  t.after(() => node.stop());
  const successes = async (): Promise<number> => {
    const labels = ['event="ExtrinsicSuccess"', 'pallet="System"'];
    const line = (await series(port)).find((line) => labels.every((label) => line.includes(label)));
    return Number(line?.split(" ").at(-1));
  };
  assert.equal(await successes(), 0);
  await node.rpc("engine_createBlock", true, true);
  const deadline = Date.now() + STOP_MS;
  // The inherents: timestamp and relay chain data.
  while ((await successes()) !== 2) {
    assert.ok(Date.now() < deadline, `${await successes()} counted`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
