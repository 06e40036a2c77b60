// Feeless transactions: batches that only their device signs, and that cost nothing.

import { compactAddLength, u8aConcat, u8aToHex } from "@polkadot/util";

import { callOf, type SignedBatch } from "./batch.ts";
import type { Call, Chain } from "./chain.ts";
import type { Rejection } from "./client.ts";

/** A batch and its signature as `cot_submitAttestation` takes them. */
export function toParams(chain: Chain, { batch, signature }: SignedBatch): [string, string] {
  const encode = (index: number, value: unknown): string =>
    u8aToHex(chain.encodeArgument("attestations", "attest", index, value));
  return [encode(0, batch), encode(1, signature)];
}

/** Starts of transactions without a signer. */
export const FORMATS = {
  /** Format 5, bare. */
  bare: new Uint8Array([0x05]),
  /** Format 4, bare: the older encoding of the same. */
  legacyBare: new Uint8Array([0x04]),
  /**
   * Format 5, general: version 0 of the extensions, and of these era, nonce, tip, asset and
   * metadata hash, all of them none.
   */
  general: new Uint8Array([0x45, 0, 0, 0, 0, 0, 0]),
};

/** A call as a transaction that nobody signs, as `author_submitExtrinsic` takes it. */
export function bareTransaction(call: Call, format: keyof typeof FORMATS = "bare"): string {
  return u8aToHex(compactAddLength(u8aConcat(FORMATS[format], call.method.toU8a())));
}

/** The feeless transaction of a batch, as `author_submitExtrinsic` takes it. */
export function feelessTransaction(
  chain: Chain,
  signed: SignedBatch,
  format: keyof typeof FORMATS = "bare",
): string {
  return bareTransaction(callOf(chain, signed), format);
}

/** Submits a batch and returns its transaction's hash; a refusal is the error's message. */
export async function submitFeeless(chain: Chain, signed: SignedBatch): Promise<string> {
  return chain.provider.send<string>("cot_submitAttestation", toParams(chain, signed));
}

/** Submits a batch; returns its transaction's hash or why it is not accepted. */
export async function offerFeeless(chain: Chain, signed: SignedBatch): Promise<string | Rejection> {
  try {
    return await submitFeeless(chain, signed);
  } catch (error) {
    const { data } = error as { data?: string | Rejection };
    if (data === undefined) {
      throw error;
    }
    return typeof data === "string" ? (JSON.parse(data) as Rejection) : data;
  }
}

export interface DeviceQuota {
  /** Chain time in Unix seconds. */
  now: number;
  sequence: number;
  /** Hash that the device signed of its last accepted batch. */
  batchHash: string | null;
  lastSeen: number | null;
  presence: { state: "unseen" | "unscheduled" | "online" | "offline"; since?: number };
  freeBatches: number;
  burst: number;
  refill: number;
  nextFreeAt: number;
  acceptsFrom: number;
  acceptsUntil: number;
  slots: { slot: number; nextAt: number }[];
}

/** Everything that a device needs to begin. */
export async function quota(chain: Chain, device: number): Promise<DeviceQuota> {
  return chain.provider.send<DeviceQuota>("cot_quota", [device]);
}
