// A fleet of fridges with eight compartments, all of one household: claimed, given mandates, and
// reporting.

import assert from "node:assert/strict";

import type { KeyringPair } from "@polkadot/keyring/types";

import { FRIDGE_MODEL, genesisParties } from "../src/accounts.ts";
import { type SignedBatch, signBatch } from "../src/batch.ts";
import { COT } from "../src/catalogue.ts";
import { amount, type Call, type Chain, eventsNamed, expectOk } from "../src/chain.ts";
import { type AnyKey, claimArguments } from "../src/device.ts";
import { swapCall } from "../src/exchange.ts";
import { offerFeeless } from "../src/feeless.ts";
import { DAY } from "../src/restocks.ts";

/** Compartments of a fridge. */
export const SLOTS = 8;
const CLAIMS_A_CALL = 16;
const MANDATES_A_CALL = 100;
/** Calls that are submitted before a block is made: as many as it holds of the larger ones. */
const CALLS_A_BLOCK = 6;
/** Requests that are under way at once. */
const PARALLEL = 200;
const STEP = 6;

/** Blocks of six seconds that the script seals, and a pool that bans as outside of development. */
export const ARGS = [
  ...["--sealing", "manual"],
  ...["--dev-clock", `start=2026-01-01T00:00:00Z,step=${STEP}`],
  ...["--tx-ban-seconds", "1800"],
];

export interface Fridge {
  device: number;
  key: AnyKey;
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Has many calls of one account taken in, block by block. */
async function submitAll(chain: Chain, signer: KeyringPair, calls: Call[]): Promise<void> {
  for (const some of chunks(calls, CALLS_A_BLOCK)) {
    for (const call of some) {
      await chain.submit(signer, call);
    }
    (await chain.seal()).outcomes.forEach(expectOk);
  }
}

function now(chain: Chain): number {
  return chain.history.at(-1)?.time ?? 0;
}

/** Claims a fridge for each key. Their serial numbers begin with `name`. */
export async function claimFleet(chain: Chain, name: string, keys: AnyKey[]): Promise<Fridge[]> {
  const { alice, manufacturer, voucherKey } = await genesisParties();
  const before = chain.history.length;
  const requests = keys.map((deviceKey, n) => ({
    manufacturer: manufacturer.address,
    voucherKey,
    serial: `${name}-${n}`,
    deviceKey,
    owner: alice.address,
    expiresAt: now(chain) + DAY,
    model: FRIDGE_MODEL,
  }));
  const calls = chunks(requests, CLAIMS_A_CALL).map((some) => {
    const claims = some.map((request) => claimArguments(chain, request));
    return chain.call("deviceRegistry", "claimMany", claims);
  });
  await submitAll(chain, alice, calls);
  const claimed = eventsNamed(chain.history.slice(before), "deviceRegistry.DeviceClaimed");
  assert.equal(claimed.length, keys.length);
  return claimed.map(({ data }, n) => ({
    device: Number(data["device"]),
    key: keys[n] as AnyKey,
  }));
}

/** Joins the gate with tokens for so many mandates: what LG can give, and the rest from the pool. */
async function joinFor(chain: Chain, mandates: number): Promise<void> {
  const { alice, manufacturer } = await genesisParties();
  const { token } = await chain.readJson<{ token: number }>(
    "rewards",
    "programs",
    manufacturer.address,
  );
  const gate = amount(await chain.readJson("autoPurchase", "gates", manufacturer.address));
  const share = BigInt(chain.constant("autoPurchase", "mandateHold").toString());
  const needed = gate + (BigInt(mandates) * gate * share) / 1_000_000n;
  const { balance } = await chain.readJson<{ balance: string }>(
    "assets",
    "account",
    token,
    manufacturer.address,
  );
  const given = needed < amount(balance) ? needed : amount(balance) - 1n;
  const gift = chain.call("assets", "transferKeepAlive", token, alice.address, given);
  expectOk(await chain.execute(manufacturer, gift));
  if (given < needed) {
    const path = ["Native", { WithId: token }] as const;
    const swap = swapCall(chain, [...path], 100_000n * COT, needed - given, alice.address);
    expectOk(await chain.execute(alice, swap));
  }
  const join = chain.call("autoPurchase", "join", manufacturer.address, gate);
  expectOk(await chain.execute(alice, join));
}

/** Gives a mandate for every compartment of every fridge; nothing is going to be bought. */
export async function mandateFleet(chain: Chain, fridges: Fridge[]): Promise<void> {
  const { alice, merchant } = await genesisParties();
  await joinFor(chain, fridges.length * SLOTS);
  const terms = {
    choice: { Category: { merchants: [merchant.address], maxLeadTime: DAY } },
    mode: "Live",
    asset: "Native",
    maxUnitPrice: COT,
    maxOrderValue: 10n * COT,
    maxDeliveryFee: 0n,
    budget: 100n * COT,
    period: 30 * DAY,
    parLevel: 4_000,
    serviceLevel: "Balanced",
    cancelWindow: 3_600,
    expiresAt: now(chain) + 365 * DAY,
    arbiters: [],
    codes: null,
  };
  const mandates = fridges.flatMap(({ device }) =>
    Array.from({ length: SLOTS }, (_, slot) =>
      chain.call("autoPurchase", "giveMandate", device, slot, terms),
    ),
  );
  const calls = chunks(mandates, MANDATES_A_CALL).map((some) => chain.batch(some));
  await submitAll(chain, alice, calls);
}

/** Each fridge's batch with a level of every compartment. */
function batchesOf(chain: Chain, fridges: Fridge[], sequence: number): SignedBatch[] {
  const windowStart = now(chain) - 60;
  return fridges.map(({ device, key }) => {
    const readings = Array.from({ length: SLOTS }, (_, slot) => ({
      slot,
      offset: sequence,
      kind: { Level: 3_000 + slot },
    }));
    const batch = { device, sequence, after: 0, windowStart, readings, evidence: null };
    return signBatch(chain, key, batch);
  });
}

export interface Report {
  /** Batches that each block took, until all were in. */
  blocks: number[];
  /** Times that a device was told to come again, by reason. */
  refusals: Map<string, number>;
}

/** Has all fridges report at once, and those that are refused again before each block. */
export async function report(
  chain: Chain,
  fridges: Fridge[],
  sequence: number,
  mostBlocks: number,
): Promise<Report> {
  let waiting = batchesOf(chain, fridges, sequence);
  const blocks: number[] = [];
  const refusals = new Map<string, number>();
  for (let accepted = 0; accepted < fridges.length && blocks.length < mostBlocks; ) {
    const refused: SignedBatch[] = [];
    for (const some of chunks(waiting, PARALLEL)) {
      const answers = await Promise.all(some.map((signed) => offerFeeless(chain, signed)));
      for (const [i, answer] of answers.entries()) {
        if (typeof answer !== "string") {
          refusals.set(answer.reason, (refusals.get(answer.reason) ?? 0) + 1);
          refused.push(some[i] as SignedBatch);
        }
      }
    }
    waiting = refused;
    const block = await chain.seal();
    const taken = eventsNamed([block], "attestations.BatchAccepted").length;
    accepted += taken;
    blocks.push(taken);
  }
  return { blocks, refusals };
}
