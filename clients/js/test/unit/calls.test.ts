// The runtime's calls against the methods of this package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** Pallets whose calls are those of households, shops, manufacturers and devices. */
const PALLETS = ["deviceRegistry", "attestations", "autoPurchase", "rewards", "metering"];
/** Calls of governance, which has tools of its own. */
const GOVERNANCE = /^(force[A-Z]\w*|resolveAppeal|setPurchasing|forfeit)$/;
/** Calls that devices make: in a transaction of no account, which the runtime builds. */
const OF_DEVICES = ["attestations.attest"];
const SOURCES = ["chain", "device", "household", "maker", "merchant", "role"];

const read = (path: string): string =>
  readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");

/** Names of a pallet's calls, as the generated types have them. */
function callsOf(pallet: string): string[] {
  const types = read("generated/chain/cot/tx.d.ts");
  const [, body = ""] = new RegExp(`^  ${pallet}: \\{$([\\s\\S]*?)^  \\};$`, "m").exec(types) ?? [];
  return [...body.matchAll(/^ {4}(\w+): GenericTxCall</gm)].map(([, name = ""]) => name);
}

for (const pallet of PALLETS) {
  test(`every call of ${pallet} has a method, or is governance's`, () => {
    const calls = callsOf(pallet);
    assert.ok(calls.length > 2, `${pallet} has ${calls.length} calls`);
    const source = SOURCES.map((name) => read(`${name}.ts`)).join("\n");
    const missing = calls
      .filter((name) => !GOVERNANCE.test(name))
      .map((name) => `${pallet}.${name}`)
      .filter((call) => !OF_DEVICES.includes(call))
      .filter((call) => !new RegExp(`tx\\s*\\.${call}\\(`).test(source));
    assert.deepEqual(missing, []);
  });
}
