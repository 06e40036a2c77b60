// Writes src/generated: the chain's types from its metadata, and the JSON-RPC from docs/rpc.json.
//
// `npm run generate` reads the metadata of the runtime in $COT_WASM, else of the node at $COT_URL,
// else of the node that the binary $COT_NODE starts for it.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { rpcModule } from "./rpc.ts";

const GENERATED = new URL("../src/generated/", import.meta.url);
const RPC_JSON = new URL("../../../docs/rpc.json", import.meta.url);

/** Writes the chain's types from where `source` of the generator's options says. */
function writeChainTypes(...source: string[]): void {
  const out = fileURLToPath(new URL("chain", GENERATED));
  execFileSync("npx", ["dedot", "chaintypes", ...source, "--chain", "cot", "--output", out], {
    stdio: "inherit",
  });
}

mkdirSync(GENERATED, { recursive: true });
writeFileSync(new URL("rpc.ts", GENERATED), rpcModule(JSON.parse(readFileSync(RPC_JSON, "utf8"))));

const { COT_WASM: wasm, COT_URL: url } = process.env;
if (wasm) {
  writeChainTypes("--wasm", wasm);
} else if (url) {
  writeChainTypes("--wsUrl", url);
} else {
  const { DevNode } = await import("../test/node.ts");
  const node = await DevNode.start();
  try {
    writeChainTypes("--wsUrl", node.url);
  } finally {
    await node.stop();
  }
}
