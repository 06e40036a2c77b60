// Batches that a block takes from fridges of eight compartments, with and without a mandate for each
// of them, signed with Ed25519 and with P-256 as secure elements do: the table of docs/firmware.md.
//
// Usage: COT_NODE=<binary> npx tsx e2e/scale/batches.ts [FRIDGES]

import assert from "node:assert/strict";

import { stringToU8a } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import { ed25519Key } from "../src/accounts.ts";
import { Chain } from "../src/chain.ts";
import { p256Key } from "../src/client.ts";
import { signerOf } from "../src/device.ts";
import { CotNode } from "../src/node.ts";
import { formatTable } from "../src/table.ts";
import { ARGS, claimFleet, type Fridge, mandateFleet, report, SLOTS } from "./fleet.ts";

/** Fridges of each scheme: more than a block takes. */
const FRIDGES = Number(process.argv[2] ?? 5_000);
const BLOCKS_A_MINUTE = 10;
const MOST_BLOCKS = 200;

const node = await CotNode.start({ args: ARGS });
const chain = await Chain.connect(node.wsUrl);
try {
  await chain.seal();
  const numbers = Array.from({ length: FRIDGES }, (_, n) => n);
  const p256 = (n: number) => signerOf(p256Key(blake2AsU8a(stringToU8a(`P256-${n}`), 256)));
  const fleets: [string, Fridge[]][] = [
    [
      "Ed25519",
      await claimFleet(
        chain,
        "ED25519",
        await Promise.all(numbers.map((n) => ed25519Key(`//Fleet//${n}`))),
      ),
    ],
    ["P-256", await claimFleet(chain, "P256", numbers.map(p256))],
  ];
  const rows = [["mandates", "key", "batches a block", "a minute"]];
  let sequence = 0;
  const measure = async (mandates: number): Promise<void> => {
    // The first report of a week notes that the household is there; its next ones do not.
    for (const isCounted of [false, true]) {
      sequence += 1;
      for (const [scheme, fridges] of fleets) {
        const { blocks } = await report(chain, fridges, sequence, MOST_BLOCKS);
        const accepted = blocks.reduce((sum, taken) => sum + taken, 0);
        assert.equal(accepted, fridges.length);
        console.log(`${mandates} mandates, ${scheme}: ${blocks.join(", ")}`);
        // The last block is not full.
        const full = Math.min(...blocks.slice(0, -1));
        assert.ok(Number.isFinite(full), `one block takes ${accepted} batches and more`);
        if (isCounted) {
          rows.push([mandates, scheme, full, full * BLOCKS_A_MINUTE].map(String));
        }
      }
    }
  };
  await measure(0);
  await mandateFleet(
    chain,
    fleets.flatMap(([, fridges]) => fridges),
  );
  await measure(SLOTS);
  console.log(formatTable(rows));
} finally {
  await chain.disconnect();
  await node.stop();
}
