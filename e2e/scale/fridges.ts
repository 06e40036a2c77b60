// A fleet of fridges that report within the same minute, each of eight compartments with a mandate:
// in how many blocks they are all in, on a node with the default limits of its pool.
//
// Usage: COT_NODE=<binary> npm --prefix e2e run scale [-- FRIDGES]

import assert from "node:assert/strict";

import { ed25519Key } from "../src/accounts.ts";
import { Chain } from "../src/chain.ts";
import { CotNode } from "../src/node.ts";
import { ARGS, claimFleet, mandateFleet, report, SLOTS } from "./fleet.ts";

const FRIDGES = Number(process.argv[2] ?? 10_000);
/** Most blocks that the fleet may take. */
const BLOCKS = 20;

const node = await CotNode.start({ args: ARGS });
const chain = await Chain.connect(node.wsUrl);
try {
  await chain.seal();
  const numbers = Array.from({ length: FRIDGES }, (_, n) => n);
  const keys = await Promise.all(numbers.map((n) => ed25519Key(`//Fleet//${n}`)));
  const fridges = await claimFleet(chain, "FLEET", keys);
  console.log(`${fridges.length} fridges claimed by block ${chain.history.at(-1)?.number}`);
  await mandateFleet(chain, fridges);
  console.log(`${fridges.length * SLOTS} mandates by block ${chain.history.at(-1)?.number}`);

  const { blocks, refusals } = await report(chain, fridges, 1, 5 * BLOCKS);
  console.log(`batches a block: ${blocks.join(", ")}`);
  for (const [reason, count] of refusals) {
    console.log(`told to come again ${count} times: ${reason}`);
  }
  const accepted = blocks.reduce((sum, taken) => sum + taken, 0);
  console.log(`${accepted} of ${fridges.length} fridges in ${blocks.length} blocks`);
  assert.equal(accepted, fridges.length);
  assert.ok(blocks.length <= BLOCKS, `more than ${BLOCKS} blocks`);
} finally {
  await chain.disconnect();
  await node.stop();
}
