// Gateways pay for what their batches have cost, not for what they might have cost.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type Batch,
  batchOf,
  callOf,
  callOfMany,
  type SignedBatch,
  signBatch,
} from "../src/batch.ts";
import { amount, type Call, expectOk, type Json, type SealedBlock } from "../src/chain.ts";
import { claimCall } from "../src/device.ts";
import { offerFeeless, quota, submitFeeless } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import {
  acceptedOf,
  chainTime,
  claimedFridge,
  claimRequest,
  fundedAccount,
  refusedOf,
  worldForAll,
} from "./kit.ts";

/** LG's model of a fridge, with its compartments. */
const MODEL = 1;
const SLOTS = 8;
const MAX_READINGS = 256;
const MAX_BATCHES = 64;
/** A multiplier of fees is counted in these. */
const ONE = 10n ** 18n;

const world = await worldForAll(MANUAL_REPLAY);
const { chain, parties } = world;
const owner = await fundedAccount(world, "//Large fridge");
const { device, key } = await claimedModel();

async function claimedModel() {
  const request = { ...(await claimRequest(world, owner, "LARGE")), model: MODEL };
  const { events } = expectOk(await chain.execute(owner, claimCall(chain, request)));
  const claimed = events.find(({ name }) => name === "deviceRegistry.DeviceClaimed");
  await chain.seal();
  return { device: Number(claimed?.data["device"]), key: request.deviceKey };
}

/** A batch with readings of all slots, one round after the other. */
function batch(sequence: number, windowStart: number, readings: number = SLOTS): Batch {
  return {
    ...batchOf(device, sequence, windowStart),
    readings: Array.from({ length: readings }, (_, i) => ({
      slot: i % SLOTS,
      offset: Math.floor(i / SLOTS),
      kind: { Level: 4_000 },
    })),
  };
}

const signed = (...args: Parameters<typeof batch>) => signBatch(chain, key, batch(...args));

interface Weight {
  refTime: number;
  proofSize: number;
}

interface Paid {
  /** What was held of the gateway before the call. */
  charged: bigint;
  paid: bigint;
  error: string | undefined;
  block: SealedBlock;
}

async function feeOf(weight: Weight): Promise<bigint> {
  const query = chain.api.call["transactionPaymentApi"]?.["queryWeightToFee"];
  return amount((await query?.(weight))?.toString());
}

/** A gateway pays for a call, and for no more than that has used. */
async function pay(call: Call): Promise<Paid> {
  const multiplier = amount(await chain.readJson("transactionPayment", "nextFeeMultiplier"));
  const parent = chain.history.at(-1)?.hash;
  const { error, events } = await chain.execute(parties.alice, call);
  const block = chain.history.at(-1) as SealedBlock;
  const { block: raw } = await chain.api.rpc.chain.getBlock(block.hash);
  const { inclusionFee } = await chain.provider.send<{ inclusionFee: Record<string, string> }>(
    "payment_queryFeeDetails",
    [raw.extrinsics[events[0]?.extrinsic ?? 0]?.toHex(), parent],
  );
  const fee = (part: string) => amount(inclusionFee[part]);
  const data = (name: string) => events.find((event) => event.name === name)?.data as Json;
  const end = data(error === undefined ? "system.ExtrinsicSuccess" : "system.ExtrinsicFailed");
  const { weight } = end["dispatchInfo"] as { weight: Weight };
  const paid = amount(data("transactionPayment.TransactionFeePaid")["actualFee"]);
  // The weight that the event tells has the base of every transaction in it.
  const used = (await feeOf(weight)) - fee("baseFee");
  assert.equal(paid, fee("baseFee") + fee("lenFee") + (used * multiplier) / ONE);
  const charged = fee("baseFee") + fee("lenFee") + fee("adjustedWeightFee");
  return { charged, paid, error, block };
}

test("a refused batch costs its gateway the checks, and less than an accepted one", async () => {
  const start = chainTime(chain) - 3_600;
  const good = signed(1, start);
  const accepted = await pay(callOf(chain, good));
  assert.equal(accepted.error, undefined);
  assert.deepEqual(acceptedOf(device, accepted.block), [1]);

  const next = batch(2, start + 60);
  const refusals: [string, SignedBatch][] = [
    ["SequenceReplayed", good], // as of a second gateway
    ["InvalidSignature", { ...good, batch: next }],
    ["PredecessorMissing", signBatch(chain, key, { ...batch(9, start + 60), after: 8 })],
    ["ReadingsOutOfOrder", signed(2, start)],
  ];
  for (const [reason, refused] of refusals) {
    const { charged, paid, error } = await pay(callOf(chain, refused));
    assert.equal(error, `attestations.${reason}`);
    assert.ok(paid < accepted.paid, `${reason}: ${paid} of ${accepted.paid}`);
    // It was charged as if all its slots had been bought for.
    assert.ok(charged > 20n * paid, `${reason}: ${paid} of ${charged}`);
  }
  assert.equal((await quota(chain, device)).sequence, 1);
});

test("as many full batches of a large fridge as a call takes are accepted in one", async (t) => {
  const first = 100;
  const rounds = MAX_READINGS / SLOTS;
  const begin = chainTime(chain) - MAX_BATCHES * rounds;
  const all = Array.from({ length: MAX_BATCHES }, (_, i) =>
    signed(first + i, begin + i * rounds, MAX_READINGS),
  );
  const numbers = all.map(({ batch: { sequence } }) => sequence);
  const { charged, paid, error, block } = await pay(callOfMany(chain, all));
  assert.equal(error, undefined);
  assert.deepEqual(acceptedOf(device, block), numbers);
  assert.deepEqual(refusedOf(chain, device, block), []);
  t.diagnostic(`${MAX_BATCHES} batches cost ${paid} of ${charged} charged`);

  // Another gateway brings them once more.
  const again = await pay(callOfMany(chain, all));
  assert.equal(again.error, undefined);
  assert.deepEqual(
    refusedOf(chain, device, again.block),
    numbers.map((number) => [number, "attestations.SequenceReplayed"]),
  );
  assert.ok(again.paid < paid && paid < charged, `${again.paid}, ${paid}, ${charged}`);
});

test("batches in which more happens than on a usual day are accepted as far as the charge goes", async () => {
  // All readings but those of the first round come a second time, and each is reported.
  const start = chainTime(chain) - MAX_BATCHES;
  const all = Array.from({ length: MAX_BATCHES }, (_, i) => {
    const busy = batch(1_000 + i, start + i, MAX_READINGS);
    for (const reading of busy.readings) {
      reading.offset = 0;
    }
    return signBatch(chain, key, busy);
  });
  const { charged, paid, block } = await pay(callOfMany(chain, all));
  const numbers = all.map(({ batch: { sequence } }) => sequence);
  const accepted = acceptedOf(device, block);
  const left = all.slice(accepted.length);
  assert.ok(accepted.length > 1 && left.length > 1, `${accepted.length} were accepted`);
  assert.deepEqual(accepted, numbers.slice(0, accepted.length));
  assert.deepEqual(
    refusedOf(chain, device, block),
    left.map(({ batch: { sequence } }) => [sequence, "attestations.WeightUsedUp"]),
  );
  assert.ok(paid <= charged, `${paid} of ${charged}`);
  // They have not used their numbers.
  const [next] = left;
  assert.ok(next);
  const again = await pay(callOf(chain, next));
  assert.deepEqual(acceptedOf(device, again.block), [next.batch.sequence]);
});

test("a batch paid for too early costs the checks only, if it names the one before", async () => {
  const fridge = await claimedFridge(world, "//Two batches");
  const start = chainTime(chain) - 60;
  const [free, paid] = [
    batchOf(fridge.device, 1, start, 2_000),
    batchOf(fridge.device, 2, start + 1, 1_900),
  ];
  const sign = (each: Batch) => signBatch(chain, fridge.key, each);
  await submitFeeless(chain, sign(free));
  const early = await pay(callOf(chain, sign({ ...paid, after: 1 })));
  assert.equal(early.error, "attestations.PredecessorMissing");
  assert.deepEqual(acceptedOf(fridge.device, early.block), [1]);
  const then = await pay(callOf(chain, sign({ ...paid, after: 1 })));
  assert.deepEqual(acceptedOf(fridge.device, then.block), [2]);

  // Without a name the paid one is accepted, and the one that waits is lost.
  const [third, fourth] = [3, 4].map((n) => batchOf(fridge.device, n, start + n, 1_800));
  assert.ok(third && fourth);
  await submitFeeless(chain, sign(third));
  const overtakes = await pay(callOf(chain, sign(fourth)));
  assert.deepEqual(acceptedOf(fridge.device, overtakes.block), [4]);
  assert.deepEqual(await offerFeeless(chain, sign(third)), {
    reason: "SequenceReplayed",
    device: fridge.device,
    expectedSequence: 5,
    retryAfterSeconds: null,
    waiting: null,
  });
});
