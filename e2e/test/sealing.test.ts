// Blocks that the node makes by itself: what a wallet sees of them, how their time keeps to the wall
// clock's, and what happens when there is no room for them.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";

import { account } from "../src/accounts.ts";
import { batchOf, signBatch } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import { Chain } from "../src/chain.ts";
import { submitFeeless } from "../src/feeless.ts";
import { REPLAY } from "../src/journey.ts";
import { CotNode, freePort, nodeBinary, runToEnd, temporaryDirectory } from "../src/node.ts";
import { claimedFridge, startWorld } from "./kit.ts";

const FAST = 500;
const SLOT_MS = 6_000;
const START_MS = 60_000;
const WAIT_MS = 10_000;
const HOUR = 3_600;

interface Started {
  node: CotNode;
  chain: Chain;
}

interface Seal {
  hash: string;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `not in time: ${what}`);
    await pause(50);
  }
}

async function start(t: TestContext, args: string[], basePath?: string): Promise<Started> {
  const node = await CotNode.start(basePath === undefined ? { args } : { args, basePath });
  const chain = await Chain.connect(node.wsUrl);
  t.after(async () => {
    await chain.disconnect();
    await node.stop();
  });
  return { node, chain };
}

async function directory(t: TestContext): Promise<string> {
  const path = await temporaryDirectory();
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Mounts a small file system for the test; without the permission to, the test is skipped. */
async function mounted(t: TestContext, options: string): Promise<string | undefined> {
  const path = await temporaryDirectory();
  let unmount = () => {};
  t.after(async () => {
    unmount();
    await rm(path, { recursive: true, force: true });
  });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path], { stdio: "ignore" });
  } catch {
    t.skip("a small file system can be mounted by root only");
    return undefined;
  }
  unmount = () => execFileSync("umount", ["--lazy", path]);
  return path;
}

/** A dev clock that begins so many seconds from now. */
function clockIn(seconds: number): string[] {
  const begin = new Date(Date.now() + seconds * 1_000).toISOString().replace(/\.\d+/, "");
  return ["--dev-clock", `start=${begin},step=3`];
}

const numberOf = async ({ node }: Started) =>
  Number((await node.rpc<{ number: string }>("chain_getHeader")).number);

/** Milliseconds by which the chain is ahead of the wall clock. */
const leadOf = async ({ chain }: Started) =>
  Number(await chain.read("timestamp", "now")) - Date.now();

for (const args of [[], ["--sealing", "instant"], ["--sealing", `interval=${FAST}`]]) {
  const mode = args[1] ?? "no flag";
  test(`${mode}: a wallet sees a transaction in a block, then final`, async (t) => {
    const { chain } = await start(t, args);
    const alice = await account("//Alice");
    const { address } = await account("//Bob");
    const statuses = await new Promise<string[]>((resolve, reject) => {
      const seen: string[] = [];
      chain
        .call("balances", "transferKeepAlive", address, COT)
        .signAndSend(alice, ({ status }) => {
          seen.push(status.type);
          if (status.isFinalized) {
            resolve(seen);
          }
        })
        .catch(reject);
    });
    assert.deepEqual(statuses, ["Ready", "InBlock", "Finalized"]);
  });
}

test("the last block of an earlier run becomes final though no other follows", async (t) => {
  const basePath = await directory(t);
  const earlier = await CotNode.start({ basePath, args: ["--sealing", "manual", ...REPLAY.args] });
  await earlier.rpc("engine_createBlock", true, false);
  const { hash } = await earlier.rpc<Seal>("engine_createBlock", true, false);
  // A block of the last instant may not be on the disk yet.
  await earlier.stop();
  const { node } = await start(t, ["--sealing", "instant", ...REPLAY.args], basePath);
  await until("final", async () => (await node.rpc("chain_getFinalizedHead")) === hash);
});

test("instant sealing takes a reading of now after hours without a transaction", async (t) => {
  const basePath = await directory(t);
  const before = await startWorld(["--sealing", "manual", ...clockIn(-2 * HOUR)], basePath);
  const fridge = await claimedFridge(before, "//Idle");
  await before.chain.disconnect();
  await before.node.stop();

  const idle = await start(t, ["--sealing", `instant=${2 * FAST}`], basePath);
  await until("caught up", async () => (await leadOf(idle)) > -4 * FAST);
  await pause(6 * FAST);
  assert.ok((await leadOf(idle)) > -4 * FAST, "the chain keeps to the wall clock");
  const now = Math.floor(Date.now() / 1_000);
  const batch = batchOf(fridge.device, 1, now, 2_000);
  await submitFeeless(idle.chain, signBatch(idle.chain, fridge.key, batch));
  await until("counted", async () => {
    const state = await idle.chain.readJson<{ sequence: number }>(
      "attestations",
      "states",
      fridge.device,
    );
    return state.sequence === 1;
  });
});

test("instant sealing makes no block for time to pass on a dev clock", async (t) => {
  const chain = await start(t, ["--sealing", `instant=${FAST}`, ...REPLAY.args]);
  await pause(4 * FAST);
  assert.equal(await numberOf(chain), 0);
});

test("a chain ahead of the wall clock says so, and is caught up with", async (t) => {
  const behaves = async (sealing: string) => {
    const basePath = await directory(t);
    const args = ["--sealing", "manual", ...clockIn(HOUR)];
    const wrong = await CotNode.start({ basePath, args });
    await wrong.rpc("engine_createBlock", true, true);
    await wrong.stop();

    const right = await start(t, ["--sealing", sealing], basePath);
    assert.match(right.node.wholeLog, /Chain time: (59m|1h).* ahead of the wall clock/);
    const alice = await account("//Alice");
    const [number, lead] = [await numberOf(right), await leadOf(right)];
    const end = Date.now() + 4 * SLOT_MS;
    while (Date.now() < end) {
      // Blocks for transactions are no faster.
      await right.chain.submit(alice, right.chain.call("system", "remark", "0x00"));
      await pause(FAST);
    }
    const blocks = (await numberOf(right)) - number;
    const shrunk = lead - (await leadOf(right));
    t.diagnostic(`${sealing}: ${blocks} blocks, the lead shrank by ${shrunk} ms`);
    assert.ok(blocks >= 2 && blocks <= 6, `${blocks} blocks`);
    assert.ok(shrunk >= SLOT_MS / 2, `${shrunk} ms`);
    const warnings = right.node.wholeLog.match(/Chain time is .+ ahead of the wall clock/g) ?? [];
    assert.ok(warnings.length >= blocks, `${warnings.length} warnings`);
  };
  await Promise.all([behaves(`interval=${FAST}`), behaves("instant")]);
});

async function refusesPath(path: string): Promise<void> {
  const { code, stderr } = await runToEnd(["--dev", "--base-path", path]);
  assert.equal(code, 1);
  assert.ok(stderr.includes(`Error: the chain cannot be kept in ${path}`), stderr);
}

test("a base path that is a file is named", async (t) => {
  const file = join(await directory(t), "file");
  writeFileSync(file, "");
  await refusesPath(file);
  const purge = await runToEnd(["purge-chain", "--dev", "--base-path", file, "-y"]);
  assert.equal(purge.code, 1);
  assert.ok(purge.stderr.includes(file), purge.stderr);
});

test("a base path that cannot be written is named", async (t) => {
  const readOnly = await mounted(t, "ro");
  if (readOnly !== undefined) {
    await refusesPath(readOnly);
  }
});

for (const sealing of [`interval=${FAST / 5}`, "manual"]) {
  test(`${sealing}: a node whose disk is full ends with an error that tells so`, async (t) => {
    const disk = await mounted(t, "size=128m");
    if (disk === undefined) {
      return;
    }
    const chainPath = join(disk, "chain");
    mkdirSync(chainPath);
    const rpcPort = await freePort();
    const args = ["--dev", "--base-path", chainPath, "--rpc-port", String(rpcPort)];
    const node = spawn(nodeBinary(), [...args, "--sealing", sealing], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    t.after(() => node.kill("SIGKILL"));
    let log = "";
    node.stderr?.setEncoding("utf8").on("data", (text: string) => (log += text));
    const ended = once(node, "close");
    let open = true;
    const blocks = (async () => {
      const body = JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "engine_createBlock",
        params: [true, true],
      });
      const headers = { "content-type": "application/json" };
      while (sealing === "manual" && open) {
        // There is nobody to ask before the start and after the end.
        await fetch(`http://127.0.0.1:${rpcPort}`, { method: "POST", headers, body }).catch(
          () => undefined,
        );
        await pause(FAST / 5);
      }
    })();
    const deadline = Date.now() + START_MS;
    while (!log.includes("Imported #2")) {
      assert.equal(node.exitCode, null, log);
      assert.ok(Date.now() < deadline, log);
      await pause(50);
    }
    const { bavail, bsize } = statfsSync(disk);
    try {
      writeFileSync(join(disk, "full"), Buffer.alloc(bavail * bsize));
    } catch {
      // It was nearly full already.
    }
    const [code] = (await ended) as [number | null];
    open = false;
    await blocks;
    assert.equal(code, 1, log);
    const last = log.trimEnd().split("\n").at(-1) ?? "";
    assert.match(last, /^Error: the chain cannot be written to .*No space left/);
    assert.ok(last.includes(chainPath), last);
  });
}
