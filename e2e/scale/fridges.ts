// A fleet of fridges that report within the same minute, each of eight compartments with a mandate:
// in how many blocks they are all in, on a node with the default limits of its pool.
//
// Usage: COT_NODE=<binary> npm --prefix e2e run scale [-- FRIDGES]

import assert from "node:assert/strict";

import type { KeyringPair } from "@polkadot/keyring/types";

import { account, ed25519Key, FRIDGE_MODEL, genesisParties } from "../src/accounts.ts";
import { type Batch, signBatch } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import { type Call, Chain, eventsNamed, expectOk } from "../src/chain.ts";
import { claimArguments } from "../src/device.ts";
import { swapCall } from "../src/exchange.ts";
import { offerFeeless, type Rejection } from "../src/feeless.ts";
import { CotNode } from "../src/node.ts";
import { DAY } from "../src/restocks.ts";

const FRIDGES = Number(process.argv[2] ?? 10_000);
const SLOTS = 8;
/** Most blocks that the fleet may take. */
const BLOCKS = 20;
const CLAIMS_A_CALL = 16;
const MANDATES_A_CALL = 100;
/** Calls that are submitted before a block is made: as many as it holds of the larger ones. */
const CALLS_A_BLOCK = 6;
/** Requests that are under way at once. */
const PARALLEL = 200;
const STEP = 6;
const LGT = 1;

const ARGS = [
  "--sealing",
  "manual",
  ...["--dev-clock", `start=2026-01-01T00:00:00Z,step=${STEP}`],
  ...["--tx-ban-seconds", "1800"],
];

interface Fridge {
  device: number;
  key: KeyringPair;
}

/** Has many calls of one account taken in, block by block. */
async function submitAll(chain: Chain, signer: KeyringPair, calls: Call[]): Promise<void> {
  for (let i = 0; i < calls.length; i += CALLS_A_BLOCK) {
    for (const call of calls.slice(i, i + CALLS_A_BLOCK)) {
      await chain.submit(signer, call);
    }
    (await chain.seal()).outcomes.forEach(expectOk);
  }
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

async function claimAll(chain: Chain): Promise<Fridge[]> {
  const { alice, manufacturer, voucherKey } = await genesisParties();
  const expiresAt = (chain.history.at(-1)?.time ?? 0) + DAY;
  const keys: KeyringPair[] = [];
  for (let n = 0; n < FRIDGES; n += 1) {
    keys.push(await ed25519Key(`//Fleet//${n}`));
  }
  const requests = keys.map((deviceKey, n) =>
    claimArguments(chain, {
      manufacturer: manufacturer.address,
      voucherKey,
      serial: `FLEET-${n}`,
      deviceKey,
      owner: alice.address,
      expiresAt,
      model: FRIDGE_MODEL,
    }),
  );
  const calls = chunks(requests, CLAIMS_A_CALL).map((some) =>
    chain.call("deviceRegistry", "claimMany", some),
  );
  await submitAll(chain, alice, calls);
  const claimed = eventsNamed(chain.history, "deviceRegistry.DeviceClaimed");
  assert.equal(claimed.length, FRIDGES);
  return claimed.map(({ data }, n) => ({
    device: Number(data["device"]),
    key: keys[n] as KeyringPair,
  }));
}

/** Joins the gate, and gives a mandate for every compartment of every fridge. */
async function mandateAll(chain: Chain, fridges: Fridge[]): Promise<void> {
  const { alice, manufacturer, merchant } = await genesisParties();
  const gate = await chain.readJson<number>("autoPurchase", "gates", manufacturer.address);
  const path = ["Native", { WithId: LGT }] as const;
  const swap = swapCall(chain, [...path], 1_000n * COT, BigInt(gate), alice.address);
  expectOk(await chain.execute(alice, swap));
  const join = chain.call("autoPurchase", "join", manufacturer.address, gate);
  expectOk(await chain.execute(alice, join));
  const terms = {
    choice: { Category: { merchants: [merchant.address], maxLeadTime: DAY } },
    mode: "Live",
    asset: "Native",
    maxUnitPrice: COT,
    maxOrderValue: 10n * COT,
    budget: 100n * COT,
    period: 30 * DAY,
    parLevel: 4_000,
    serviceLevel: "Balanced",
    cancelWindow: 3_600,
    expiresAt: (chain.history.at(-1)?.time ?? 0) + 365 * DAY,
    arbiters: [],
    codes: null,
  };
  const mandates = fridges.flatMap(({ device }) =>
    Array.from({ length: SLOTS }, (_, slot) =>
      chain.call("autoPurchase", "giveMandate", device, slot, terms),
    ),
  );
  await submitAll(
    chain,
    alice,
    chunks(mandates, MANDATES_A_CALL).map((some) => chain.batch(some)),
  );
}

const node = await CotNode.start({ args: ARGS });
const chain = await Chain.connect(node.wsUrl);
try {
  await account("//Alice");
  await chain.seal();
  const fridges = await claimAll(chain);
  console.log(`${fridges.length} fridges claimed by block ${chain.history.at(-1)?.number}`);
  await mandateAll(chain, fridges);
  console.log(`${fridges.length * SLOTS} mandates by block ${chain.history.at(-1)?.number}`);

  const windowStart = (chain.history.at(-1)?.time ?? 0) - 60;
  let waiting = fridges.map(({ device, key }) => {
    const readings = Array.from({ length: SLOTS }, (_, slot) => ({
      slot,
      offset: 0,
      kind: { Level: 3_000 + slot },
    }));
    const batch: Batch = { device, sequence: 1, after: 0,
      windowStart, readings, evidence: null };
    return signBatch(chain, key, batch);
  });
  const sealed: number[] = [];
  const reasons = new Map<string, number>();
  let accepted = 0;
  while (accepted < fridges.length && sealed.length < 5 * BLOCKS) {
    const refused: typeof waiting = [];
    for (const some of chunks(waiting, PARALLEL)) {
      const answers = await Promise.all(some.map((signed) => offerFeeless(chain, signed)));
      answers.forEach((answer, i) => {
        if (typeof answer !== "string") {
          const { reason } = answer as Rejection;
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
          refused.push(some[i] as (typeof waiting)[number]);
        }
      });
    }
    waiting = refused;
    const block = await chain.seal();
    const taken = eventsNamed([block], "attestations.BatchAccepted").length;
    accepted += taken;
    sealed.push(taken);
  }
  console.log(`batches a block: ${sealed.join(", ")}`);
  for (const [reason, count] of reasons) {
    console.log(`told to come again ${count} times: ${reason}`);
  }
  console.log(`${accepted} of ${fridges.length} fridges in ${sealed.length} blocks`);
  assert.equal(accepted, fridges.length);
  assert.ok(sealed.length <= BLOCKS, `more than ${BLOCKS} blocks`);
} finally {
  await chain.disconnect();
  await node.stop();
}
