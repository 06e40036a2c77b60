// The specification that scripts/chain-spec.sh writes for a relay chain, tried out in our node.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { hexToU8a, u8aToHex } from "@polkadot/util";
import { blake2AsHex, encodeAddress } from "@polkadot/util-crypto";
import { start } from "polkadot-api/smoldot";

import { Chain } from "../src/chain.ts";
import { CotNode, nodeBinary, temporaryDirectory } from "../src/node.ts";

const SCRIPT = fileURLToPath(new URL("../../scripts/chain-spec.sh", import.meta.url));
const CODE = "0x3a636f6465"; // ":code"
const PARA_ID = 4_242;
const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/** An account besides the well-known ones. */
const OPERATOR = encodeAddress(new Uint8Array(32).fill(7), 42);

interface Spec {
  name: string;
  chainType: string;
  properties: Record<string, unknown>;
  relay_chain: string;
  para_id: number;
  genesis: { raw: { top: Record<string, string> } };
}

const PAGE = fileURLToPath(new URL("../../docs/parachain.md", import.meta.url));
const COLLATOR = encodeAddress(new Uint8Array(32).fill(8), 42);

/** The genesis that the documentation publishes, with an operator's own addresses. */
async function publishedGenesis(): Promise<string> {
  const [, json = ""] = (await readFile(PAGE, "utf8")).match(/```json\n([^`]*)```/) ?? [];
  const own = json
    .replaceAll("<sudo address>", OPERATOR)
    .replaceAll(/<(collator address|address of the session key)>/g, COLLATOR);
  assert.ok(own.includes(OPERATOR) && own.includes(COLLATOR) && !own.includes("<"));
  return own;
}

let directory = "";
const file = (name: string): Promise<string> => readFile(join(directory, name), "utf8");

before(async () => {
  directory = await temporaryDirectory();
  const patch = join(directory, "patch.json");
  await writeFile(patch, await publishedGenesis());
  const chain = ["--para-id", String(PARA_ID), "--relay", "paseo", "--preset", "local_testnet"];
  await promisify(execFile)(SCRIPT, [
    ...chain,
    "--raw",
    "--no-build",
    "--patch",
    patch,
    "--output",
    directory,
  ]);
});
after(() => rm(directory, { recursive: true, force: true }));

test("the specification tells wallets what they show", async () => {
  const { name, chainType, properties, relay_chain, para_id } = JSON.parse(
    await file("raw.json"),
  ) as Spec;
  assert.deepEqual(
    { name, chainType, properties, relay_chain, para_id },
    {
      name: "Chain of Things on paseo",
      chainType: "Live",
      properties: { ss58Format: 42, tokenDecimals: 12, tokenSymbol: "COT" },
      relay_chain: "paseo",
      para_id: PARA_ID,
    },
  );
});

test("the genesis Wasm is the code of the raw specification, as small as a relay chain wants it", async () => {
  const { genesis } = JSON.parse(await file("raw.json")) as Spec;
  const wasm = await file("genesis-wasm.hex");
  assert.equal(wasm, genesis.raw.top[CODE]);
  assert.ok(hexToU8a(wasm).length < 3 * 1024 * 1024);
});

test("no specification is written of a genesis that cannot begin", async () => {
  const patch = join(directory, "without-a-merchant.json");
  // The partnership of the preset is then one with nobody.
  await writeFile(patch, JSON.stringify({ autoPurchase: { merchants: [] } }));
  const args = ["build-spec", "--para-id", String(PARA_ID), "--relay", "paseo"];
  const run = promisify(execFile)(nodeBinary(), [
    ...args,
    "--preset",
    "local_testnet",
    "--patch",
    patch,
  ]);
  await assert.rejects(run, ({ code, stdout, stderr }) => {
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /the genesis does not build: a genesis partner is a merchant/);
    return true;
  });
});

test("our node runs the raw specification, from the genesis that was exported", async (t) => {
  const node = await CotNode.start({
    args: ["--chain", join(directory, "raw.json"), "--sealing", "manual"],
  });
  const chain = await Chain.connect(node.wsUrl);
  t.after(async () => {
    await chain.disconnect();
    await node.stop();
  });
  const head = await file("genesis-head.hex");
  assert.equal(chain.api.genesisHash.toHex(), blake2AsHex(head));
  const header = chain.api.createType("Header", hexToU8a(head));
  assert.equal(
    (await chain.api.rpc.chain.getHeader(chain.api.genesisHash)).toHex(),
    header.toHex(),
  );

  // The node makes blocks of the parachain with that number, for the sudo key of the patch.
  assert.equal((await chain.seal()).number, 1);
  assert.equal((await chain.seal()).number, 2);
  const id = await chain.api.rpc.state.call("GetParachainInfo_parachain_id", "0x");
  assert.equal(u8aToHex(id.toU8a(true)), "0x92100000");
  assert.equal(chain.api.registry.chainSS58, 42);
  assert.deepEqual(chain.api.registry.chainTokens, ["COT"]);
  assert.deepEqual(chain.api.registry.chainDecimals, [12]);
  const sudo = await chain.api.query["sudo"]?.["key"]?.();
  assert.equal(sudo?.toString(), OPERATOR);
  assert.notEqual(sudo?.toString(), ALICE);
});

test("a light client reads the specification, and that of a chain without a relay chain", async (t) => {
  const client = start({ maxLogLevel: 1 });
  t.after(() => client.terminate());
  const raw = await file("raw.json");
  await assert.rejects(client.addChain({ chainSpec: raw }), /relay chain/);

  const { relay_chain: _, para_id: __, ...alone } = JSON.parse(raw) as Spec;
  const chain = await client.addChain({ chainSpec: JSON.stringify(alone) });
  chain.sendJsonRpc('{"jsonrpc":"2.0","id":1,"method":"chainSpec_v1_genesisHash","params":[]}');
  const { result } = JSON.parse(await chain.nextJsonRpcResponse()) as { result: string };
  assert.equal(result, blake2AsHex(await file("genesis-head.hex")));
});
