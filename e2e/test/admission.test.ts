// A stock node, without the chain's own methods, tells a device the same: by `state_call`, in bytes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { p256 } from "@noble/curves/p256";
import { secp256k1 } from "@noble/curves/secp256k1";
import { compactStripLength, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import { type Batch, batchOf, callOf, type SignedBatch, signBatch } from "../src/batch.ts";
import { type Chain, expectOk } from "../src/chain.ts";
import { p256Key, type Rejection, secp256k1Key, signingHash } from "../src/client.ts";
import { type AnyKey, claimCall, type DeviceSigner, genesisOf, signerOf } from "../src/device.ts";
import { offerFeeless, quota, submitFeeless, toParams } from "../src/feeless.ts";
import { MANUAL_REPLAY } from "../src/journey.ts";
import { DAY, HOUR } from "../src/restocks.ts";
import {
  acceptedOf,
  chainTime,
  claimedFridge,
  claimRequest,
  fundedAccount,
  passTime,
  sealAndSettle,
  worldForAll,
} from "./kit.ts";

/** `RefusalCode`, as firmware has them in a table. */
const REASONS = [
  undefined,
  "UnknownDevice",
  "DeviceSuspended",
  "UnknownSlot",
  "WrongKindOfReading",
  "SessionWithoutTime",
  "ReadingTooOld",
  "ReadingsOutOfOrder",
  "ReadingFromFuture",
  "SequenceReplayed",
  "FeelessQuotaExhausted",
  "BeforeOwner",
  "EmptyEvidence",
  "InvalidSignature",
  "SequenceTooFar",
  "PredecessorMissing",
  "InvalidPredecessor",
];

const world = await worldForAll([...MANUAL_REPLAY, "--tx-ban-seconds", "1800"]);
const { chain } = world;

/** Answer of the runtime: `Admissible`, `Accepted`, or a refusal with what it says. */
type Admission = "Admissible" | "Accepted" | Omit<Rejection, "device" | "waiting">;

/** An optional number of eight bytes, the least significant first. */
function optionOf(bytes: Uint8Array): [number | null, Uint8Array] {
  return bytes[0] === 0
    ? [null, bytes.subarray(1)]
    : [
        Number(new DataView(bytes.buffer, bytes.byteOffset + 1).getBigUint64(0, true)),
        bytes.subarray(9),
      ];
}

/** Asks a node that has only the runtime API, and reads its answer byte by byte. */
async function admission(signed: SignedBatch, of: Chain = chain): Promise<Admission> {
  const input = u8aConcat(...toParams(of, signed).map((param) => hexToU8a(param)));
  const answer = hexToU8a(
    await of.provider.send<string>("state_call", ["AttestationApi_admission", u8aToHex(input)]),
  );
  if (answer[0] !== 2) {
    assert.equal(answer.length, 1);
    return answer[0] === 0 ? "Admissible" : "Accepted";
  }
  const reason = REASONS[answer[1] ?? 0];
  assert.ok(reason, u8aToHex(answer));
  const [retryAfterSeconds, rest] = optionOf(answer.subarray(2));
  const [expectedSequence, end] = optionOf(rest);
  assert.equal(end.length, 0);
  return { reason, expectedSequence, retryAfterSeconds };
}

/** Asserts that the node's own method refuses a batch as the runtime API says that it would. */
async function isRefused(signed: SignedBatch, expected: Admission): Promise<void> {
  const answer = await admission(signed);
  assert.deepEqual(answer, expected);
  assert.deepEqual(await offerFeeless(chain, signed), {
    ...(answer as object),
    device: signed.batch.device,
    waiting: null,
  });
}

test("the runtime API answers what the node's own method does, for each reason", async () => {
  const { device, key, owner } = await claimedFridge(world, "//Stock node");
  const old = chainTime(chain) - DAY;
  await passTime(world, chainTime(chain) + DAY);
  const now = chainTime(chain);
  const sign = (batch: Batch, by: AnyKey = key) => signBatch(chain, by, batch);
  const first = batchOf(device, 1, now - 60, 2_000);
  const registry = (name: string, ...args: unknown[]) =>
    chain.call("deviceRegistry", name, device, ...args);
  const refused = (
    reason: string,
    retryAfterSeconds: number | null = null,
    expectedSequence: number | null = 1,
  ) => ({ reason, retryAfterSeconds, expectedSequence });

  assert.equal(await admission(sign(first)), "Admissible");
  await submitFeeless(chain, sign(first));
  assert.equal(await admission(sign(first)), "Admissible", "while it waits");
  assert.deepEqual(acceptedOf(device, await chain.seal()), [1]);
  assert.equal(await admission(sign(first)), "Accepted");
  const other = batchOf(device, 1, now - 60, 1_999);
  await isRefused(sign(other), refused("SequenceReplayed", null, 2));

  const next = batchOf(device, 2, now, 1_900);
  const session = { mode: "Manual", amount: 1_000, seconds: 60 } as const;
  const driving = { activity: "Driving", unit: "Kilometre", hourlyLimit: 200_000 };
  expectOk(await chain.execute(owner, registry("configureSlot", 1, { Activity: driving })));
  const time = chainTime(chain);
  const trip = (slot: number, seconds: number) => ({
    ...next,
    readings: [{ slot, offset: 0, kind: { Session: { ...session, seconds } } }],
  });
  const slot7 = { ...next, readings: [{ slot: 7, offset: 0, kind: { Level: 1 } }] };
  const noLeaves = { ...next, evidence: { root: `0x${"01".repeat(32)}`, leaves: 0 } };
  const cases: [Batch, string, number | null][] = [
    [{ ...next, windowStart: time - 8 * DAY }, "ReadingTooOld", null],
    [{ ...next, windowStart: old }, "BeforeOwner", null],
    [{ ...next, windowStart: now - 60 }, "ReadingsOutOfOrder", null],
    // A tenth of what a clock may drift, or the seconds until it is accepted.
    [{ ...next, windowStart: time + 301 }, "ReadingFromFuture", 30],
    [{ ...next, windowStart: time + HOUR }, "ReadingFromFuture", HOUR - 300],
    [{ ...next, sequence: 2 ** 48 + 2 }, "SequenceTooFar", null],
    [{ ...next, sequence: 4, after: 3 }, "PredecessorMissing", 60],
    [{ ...next, after: 2 }, "InvalidPredecessor", null],
    [noLeaves, "EmptyEvidence", null],
    [slot7, "UnknownSlot", 60],
    [trip(0, 60), "WrongKindOfReading", 60],
    [trip(1, 0), "SessionWithoutTime", null],
  ];
  for (const [batch, reason, retry] of cases) {
    await isRefused(sign(batch), refused(reason, retry, 2));
  }
  const stranger = await claimedFridge(world, "//Stock stranger");
  await isRefused(sign(next, stranger.key), refused("InvalidSignature", null, 2));
  await isRefused(sign({ ...next, device: 999_999 }), refused("UnknownDevice", 60, null));
  expectOk(await chain.execute(owner, registry("suspend")));
  await isRefused(sign(next), refused("DeviceSuspended", 60, 2));
  // Whoever knows of a suspension still has to be the device, or is banned.
  await isRefused(sign(next, stranger.key), refused("InvalidSignature", null, 2));
  expectOk(await chain.execute(owner, registry("resume")));
  assert.equal(await admission(sign(next)), "Admissible");
});

test("a device reports through a node that has only the runtime API and a pool", async () => {
  const { device, key } = await claimedFridge(world, "//Runtime API");
  const call = (method: string, input: Uint8Array) =>
    chain.provider.send<string>("state_call", [`AttestationApi_${method}`, u8aToHex(input)]);
  const signed = signBatch(chain, key, batchOf(device, 1, chainTime(chain) - 60, 2_000));
  assert.equal(await admission(signed), "Admissible");
  const input = u8aConcat(...toParams(chain, signed).map((param) => hexToU8a(param)));
  // Bytes with their length before them.
  const [, transaction] = compactStripLength(hexToU8a(await call("attestation", input)));
  await chain.provider.send("author_submitExtrinsic", [u8aToHex(transaction)]);
  assert.deepEqual(acceptedOf(device, await chain.seal()), [1]);
  assert.equal(await admission(signed), "Accepted");
  // There is a quota: one byte, then the chain time and the last number.
  const id = chain.api.registry.createType("u64", device).toU8a();
  const raw = hexToU8a(await call("quota", id));
  const numberAt = (at: number) =>
    Number(new DataView(raw.buffer, raw.byteOffset).getBigUint64(at, true));
  assert.deepEqual([raw[0], numberAt(1), numberAt(9)], [1, chainTime(chain), 1]);
});

test("a device without feeless batches left is told when to come", async () => {
  // Blocks are seconds apart, or each would bring the next batch.
  const quick = await worldForAll([
    ...["--sealing", "manual", "--dev-clock", "start=2016-12-31T00:00:00Z,step=6"],
    ...["--tx-ban-seconds", "1800"],
  ]);
  const fridge = await claimedFridge(quick, "//Exhausted");
  const { burst, refill } = await quota(quick.chain, fridge.device);
  const begin = chainTime(quick.chain);
  const batch = (n: number) =>
    signBatch(quick.chain, fridge.key, batchOf(fridge.device, n, begin + n, 2_000));
  for (let n = 1; n <= burst; n += 1) {
    await submitFeeless(quick.chain, batch(n));
    await sealAndSettle(quick.chain);
  }
  const { freeBatches, nextFreeAt, now } = await quota(quick.chain, fridge.device);
  assert.deepEqual([freeBatches, nextFreeAt], [0, now - 6 * (burst - 1) + refill]);
  const expected = {
    reason: "FeelessQuotaExhausted",
    expectedSequence: burst + 1,
    retryAfterSeconds: nextFreeAt - now,
  };
  assert.deepEqual(await admission(batch(burst + 1), quick.chain), expected);
  assert.deepEqual(await offerFeeless(quick.chain, batch(burst + 1)), {
    ...expected,
    device: fridge.device,
    waiting: null,
  });
  // A gateway still pays for it.
  const paid = callOf(quick.chain, batch(burst + 1));
  expectOk(await quick.chain.execute(quick.parties.alice, paid));
});

/** The other signature of the same message: `s` is replaced by its negative. */
const HIGH_S: Record<string, (signature: Uint8Array) => Uint8Array> = {
  P256: (signature) => highS(signature, p256.CURVE.n),
  Secp256k1: (signature) => {
    const [compact, recovery = 0] = [signature.subarray(0, 64), signature[64]];
    return u8aConcat(highS(compact, secp256k1.CURVE.n), new Uint8Array([recovery ^ 1]));
  },
};

function highS(signature: Uint8Array, order: bigint): Uint8Array {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const negative = order - BigInt(u8aToHex(s));
  return u8aConcat(r, hexToU8a(`0x${negative.toString(16).padStart(64, "0")}`));
}

const secretOf = (name: string) => blake2AsU8a(stringToU8a(name), 256);
const SIGNERS: DeviceSigner[] = [
  signerOf(p256Key(secretOf("p256"))),
  signerOf(secp256k1Key(secretOf("k1"))),
];

for (const key of SIGNERS) {
  const scheme = Object.keys(key.key)[0] ?? "";

  test(`${scheme}: a batch with the other s is the same batch, before and after`, async () => {
    const owner = await fundedAccount(world, `//${scheme}`);
    const request = { ...(await claimRequest(world, owner, scheme)), deviceKey: key };
    const { events } = expectOk(await chain.execute(owner, claimCall(chain, request)));
    const claimed = events.find(({ name }) => name === "deviceRegistry.DeviceClaimed");
    const device = Number(claimed?.data["device"]);
    const both = (sequence: number): [SignedBatch, SignedBatch, string] => {
      const batch = batchOf(device, sequence, chainTime(chain) - 60);
      const signed = signBatch(chain, key, batch);
      const bytes = hexToU8a(signed.signature[scheme] ?? "");
      const other = HIGH_S[scheme]?.(bytes);
      assert.ok(other);
      const payload = chain.encodeArgument("attestations", "attest", 0, batch);
      const hash = signingHash("attest", genesisOf(chain), payload);
      return [signed, { batch, signature: { [scheme]: u8aToHex(other) } }, u8aToHex(hash)];
    };

    // Whoever overhears a batch sends the copy: it takes the same place, and does not displace it.
    const [low, high, hash] = both(1);
    const waiting = await submitFeeless(chain, low);
    assert.equal(await admission(high), "Admissible");
    assert.deepEqual(await offerFeeless(chain, high), {
      reason: "OtherBatchWaits",
      device,
      expectedSequence: 1,
      retryAfterSeconds: 6,
      waiting,
    });
    assert.equal(await submitFeeless(chain, low), waiting);
    assert.deepEqual(acceptedOf(device, await chain.seal()), [1]);
    assert.equal((await quota(chain, device)).batchHash, hash);
    // Both are the batch that was accepted, and neither is accepted again.
    for (const copy of [low, high]) {
      assert.equal(await admission(copy), "Accepted");
      assert.match(String(await offerFeeless(chain, copy)), /^0x/);
      const paid = await chain.execute(owner, callOf(chain, copy));
      assert.equal(paid.error, "attestations.SequenceReplayed");
    }
    const pending = await chain.provider.send<string[]>("author_pendingExtrinsics", []);
    assert.deepEqual(pending, []);

    // The copy may be first; the device learns from the hash that its batch counted.
    const [second, secondHigh, secondHash] = both(2);
    await submitFeeless(chain, secondHigh);
    assert.deepEqual(acceptedOf(device, await chain.seal()), [2]);
    assert.equal((await quota(chain, device)).batchHash, secondHash);
    assert.match(String(await offerFeeless(chain, second)), /^0x/);
    assert.equal((await quota(chain, device)).sequence, 2);
  });
}
