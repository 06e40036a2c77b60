// Blocks that the node makes by itself: what a wallet sees of them, and what happens when there are
// none to make, or no room for them.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statfsSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { account } from "../src/accounts.ts";
import { COT } from "../src/catalogue.ts";
import { Chain } from "../src/chain.ts";
import { CotNode, freePort, nodeBinary, runToEnd, temporaryDirectory } from "../src/node.ts";

const FAST = 500;
const START_MS = 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

for (const sealing of ["instant", `interval=${FAST}`]) {
  test(`${sealing}: a wallet sees a transaction in a block, then final`, async (t) => {
    const node = await CotNode.start({ args: ["--sealing", sealing] });
    const chain = await Chain.connect(node.wsUrl);
    t.after(async () => {
      await chain.disconnect();
      await node.stop();
    });
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

test("without transactions instant sealing keeps the chain's time", async (t) => {
  const node = await CotNode.start({ args: ["--sealing", `instant=${FAST}`] });
  t.after(() => node.stop());
  const number = async () => Number((await node.rpc<{ number: string }>("chain_getHeader")).number);
  const before = await number();
  await pause(5 * FAST);
  const blocks = (await number()) - before;
  assert.ok(blocks >= 2 && blocks <= 6, `${blocks} blocks`);
});

test("a chain that is ahead of the wall clock says so", async (t) => {
  const basePath = await temporaryDirectory();
  t.after(() => rm(basePath, { recursive: true, force: true }));
  const ahead = ["--dev-clock", "start=2090-01-01T00:00:00Z,step=60"];
  const first = await CotNode.start({ basePath, args: [...ahead, "--sealing", "interval=200"] });
  await pause(2_000);
  await first.stop();
  const second = await CotNode.start({ basePath, args: ["--sealing", `interval=${FAST}`] });
  t.after(() => second.stop());
  // JSON-RPC answers a moment before.
  await pause(1_000);
  assert.match(second.log, /Chain time is .+ ahead of the wall clock/);
});

test("a base path that is none is named", async (t) => {
  const basePath = await temporaryDirectory();
  t.after(() => rm(basePath, { recursive: true, force: true }));
  const file = join(basePath, "file");
  writeFileSync(file, "");
  const { code, stderr } = await runToEnd(["--dev", "--base-path", file]);
  assert.notEqual(code, 0);
  assert.ok(stderr.includes(`--base-path ${file}`), stderr);
});

test("a node whose disk is full ends with an error", async (t) => {
  const basePath = await temporaryDirectory();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=128m", "tmpfs", basePath]);
  } catch {
    t.skip("a small file system can be mounted by root only");
    return;
  }
  t.after(async () => {
    execFileSync("umount", ["--lazy", basePath]);
    await rm(basePath, { recursive: true, force: true });
  });
  const chainPath = join(basePath, "chain");
  mkdirSync(chainPath);
  const rpcPort = String(await freePort());
  const args = ["--dev", "--base-path", chainPath, "--rpc-port", rpcPort];
  const node = spawn(nodeBinary(), [...args, "--sealing", "interval=100"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  t.after(() => node.kill("SIGKILL"));
  let log = "";
  node.stderr?.setEncoding("utf8").on("data", (text: string) => (log += text));
  const deadline = Date.now() + START_MS;
  while (!log.includes("Imported #2")) {
    assert.equal(node.exitCode, null, log);
    assert.ok(Date.now() < deadline, log);
    await pause(50);
  }
  const exit = once(node, "exit");
  const { bavail, bsize } = statfsSync(basePath);
  try {
    writeFileSync(join(basePath, "full"), Buffer.alloc(bavail * bsize));
  } catch {
    // It was nearly full already.
  }
  const [code] = (await exit) as [number | null];
  assert.notEqual(code, 0);
  assert.match(log, /could not be stored, is the disk full\?/);
});
