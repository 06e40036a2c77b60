import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";

import {
  CotNode,
  type Exit,
  freePort,
  nodeBinary,
  runToEnd,
  temporaryDirectory,
} from "../src/node.ts";

const FIRST_BLOCK_MS = 5_000;
/** A specification holds the runtime in hexadecimal. */
const MAX_SPEC_BYTES = 64 * 1024 * 1024;

async function directory(t: TestContext): Promise<string> {
  const path = await temporaryDirectory();
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The error, reported once and on one line, with an exit code that scripts notice. */
function complaint({ code, stderr }: Exit): string {
  assert.notEqual(code, 0);
  assert.notEqual(code, null);
  assert.doesNotMatch(stderr, /panicked/);
  const lines = stderr.split("\n").filter((line) => /^error/i.test(line));
  assert.equal(lines.length, 1, stderr);
  return lines[0] ?? "";
}

test("a bad flag is named", async () => {
  const exit = await runToEnd(["--dev", "--seeling", "manual"]);
  assert.match(complaint(exit), /--seeling/);
  assert.equal(exit.stderr.trim().split("\n").length, 1);
});

test("a bad value is named with what would be good", async () => {
  assert.match(complaint(await runToEnd(["--dev", "--sealing", "often"])), /often.*manual/);
  const clock = ["--dev", "--dev-clock", "start=yesterday,step=60"];
  assert.match(complaint(await runToEnd(clock)), /yesterday/);
});

test("a port in use is named", async (t) => {
  const node = await CotNode.start({ args: ["--sealing", "manual"] });
  t.after(() => node.stop());
  const basePath = await directory(t);
  const args = ["--dev", "--base-path", basePath, "--rpc-port", String(node.rpcPort)];
  assert.match(complaint(await runToEnd(args)), new RegExp(`${node.rpcPort}`));
});

test("the database of a foreign chain is left alone", async (t) => {
  const basePath = await directory(t);
  const own = await CotNode.start({ args: ["--sealing", "manual"], basePath });
  const genesis = await own.rpc<string>("chain_getBlockHash", 0);
  // So that it is on disk.
  for (let block = 0; block < 20; block += 1) {
    await own.rpc("engine_createBlock", true, true);
  }
  await own.stop();

  // A chain with other accounts whose data would lie in the same place.
  const [id] = await readdir(join(basePath, "chains"));
  const spec = ["export-chain-spec", "--chain", "local"];
  const { stdout } = await promisify(execFile)(nodeBinary(), spec, { maxBuffer: MAX_SPEC_BYTES });
  const foreign = join(basePath, "foreign.json");
  await writeFile(foreign, JSON.stringify({ ...(JSON.parse(stdout) as object), id }));
  const port = String(await freePort());
  const args = ["--dev", "--chain", foreign, "--base-path", basePath, "--rpc-port", port];
  assert.match(complaint(await runToEnd(args)), /another chain/);

  const again = await CotNode.start({ args: ["--sealing", "manual"], basePath });
  t.after(() => again.stop());
  assert.equal(await again.rpc("chain_getBlockHash", 0), genesis);
});

test("a runtime that is compiled for the first time is told of", async (t) => {
  const env = { XDG_CACHE_HOME: await directory(t) };
  const node = await CotNode.start({ args: ["--sealing", "manual"], env });
  t.after(() => node.stop());
  assert.match(node.wholeLog, /Compiling the runtime/);
});

test("the first block is there within 5 seconds of the start", async (t) => {
  const started = Date.now();
  const node = await CotNode.start();
  t.after(() => node.stop());
  for (;;) {
    const { number } = await node.rpc<{ number: string }>("chain_getHeader");
    if (Number(number) >= 1) {
      break;
    }
    assert.ok(Date.now() - started < FIRST_BLOCK_MS, "no block yet");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const elapsed = Date.now() - started;
  t.diagnostic(`first block after ${elapsed} ms`);
  assert.ok(elapsed < FIRST_BLOCK_MS);
});
