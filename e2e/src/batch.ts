// Batches of readings: built, signed by their device, and as the call that submits them.

import type { Call, Chain } from "./chain.ts";
import { type AnyKey, sign } from "./device.ts";
import type { Reading } from "./fridge.ts";

export type Mode = "Manual" | "Autonomous";

export type ReadingKind =
  | { Level: number }
  | { Session: { mode: Mode; amount: number; seconds: number } };

export interface Batch {
  device: number;
  sequence: number;
  /** Number of the batch that has to be accepted before this one; 0 for none. */
  after: number;
  /** Unix seconds; readings count from here. */
  windowStart: number;
  readings: { slot: number; offset: number; kind: ReadingKind }[];
  evidence: { root: string; leaves: number } | null;
}

/** A batch with its device's signature, which any account may submit. */
export interface SignedBatch {
  batch: Batch;
  signature: Record<string, string>;
}

export interface BatchInput {
  device: number;
  sequence: number;
  readings: Reading[];
}

/** A batch of levels that begins with the first of them. */
export function batchOfReadings({ device, sequence, readings }: BatchInput): Batch {
  const windowStart = Math.min(...readings.map(({ at }) => at));
  return {
    device,
    sequence,
    after: 0,
    windowStart,
    readings: readings.map(({ slot, at, level }) => ({
      slot,
      offset: at - windowStart,
      kind: { Level: level },
    })),
    evidence: null,
  };
}

/** A batch of levels of slot 0, a second apart; without any, a sign of life. */
export function batchOf(
  device: number,
  sequence: number,
  windowStart: number,
  ...levels: number[]
): Batch {
  const readings = levels.map((level, offset) => ({ slot: 0, offset, kind: { Level: level } }));
  return { device, sequence, after: 0, windowStart, readings, evidence: null };
}

export function signBatch(chain: Chain, key: AnyKey, batch: Batch): SignedBatch {
  const payload = chain.encodeArgument("attestations", "attest", 0, batch);
  return { batch, signature: sign(chain, key, "attest", payload) };
}

/** `attestations.attest` with a signed batch. */
export function callOf(chain: Chain, { batch, signature }: SignedBatch): Call {
  return chain.call("attestations", "attest", batch, signature);
}

/** `attestations.attestMany`: several signed batches, for which one account pays. */
export function callOfMany(chain: Chain, batches: SignedBatch[]): Call {
  return chain.call("attestations", "attestMany", batches);
}

/** `attestations.attest` with the device's signature, to be submitted by any account. */
export function attestCall(chain: Chain, key: AnyKey, input: BatchInput): Call {
  return callOf(chain, signBatch(chain, key, batchOfReadings(input)));
}
