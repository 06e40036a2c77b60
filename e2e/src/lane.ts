// The lane in which devices attest and pay nothing: batches that only their device signs.

import type { KeyringPair } from "@polkadot/keyring/types";
import { compactAddLength, u8aConcat, u8aToHex } from "@polkadot/util";

import type { Chain } from "./chain.ts";
import { ed25519, signingHash } from "./device.ts";

export type Mode = "Manual" | "Autonomous";

export type ReadingKind =
  | { Level: number }
  | { Session: { mode: Mode; amount: number; seconds: number } };

export interface Batch {
  device: number;
  sequence: number;
  windowStart: number;
  readings: { slot: number; offset: number; kind: ReadingKind }[];
  evidence: { root: string; leaves: number } | null;
}

/** A batch as its device hands it to whoever brings it to the chain. */
export interface SignedBatch {
  batch: Batch;
  signature: { Ed25519: string };
}

/** A batch of levels of slot 0, or of none: a sign of life. */
export function batchOf(device: number, sequence: number, windowStart: number, ...levels: number[]): Batch {
  const readings = levels.map((level, offset) => ({ slot: 0, offset, kind: { Level: level } }));
  return { device, sequence, windowStart, readings, evidence: null };
}

/** Encodes an argument of `attestations.attest` as the chain's metadata describes it. */
function encode(chain: Chain, arg: number, value: unknown): Uint8Array {
  const type = chain.api.tx["attestations"]?.["attest"]?.meta.args[arg]?.type.toString();
  if (!type) {
    throw new Error("the runtime has no attestations.attest");
  }
  return chain.api.registry.createType(type, value).toU8a();
}

export function signBatch(chain: Chain, key: KeyringPair, batch: Batch): SignedBatch {
  const hash = signingHash("attest", chain.api.genesisHash.toU8a(), encode(chain, 0, batch));
  return { batch, signature: ed25519(key.sign(hash)) };
}

/** A batch and its signature as `cot_submitAttestation` takes them. */
export function toParams(chain: Chain, { batch, signature }: SignedBatch): [string, string] {
  return [u8aToHex(encode(chain, 0, batch)), u8aToHex(encode(chain, 1, signature))];
}

/**
 * What a transaction has before its call when nobody signs it: format 5 without a signature, version 0 of the
 * extensions, and of these era, nonce, tip, asset and metadata hash, all of them none.
 */
const UNSIGNED = new Uint8Array([0x45, 0, 0, 0, 0, 0, 0]);

/** The transaction that brings a batch, as `author_submitExtrinsic` takes it. */
export function freeTransaction(chain: Chain, { batch, signature }: SignedBatch): string {
  const call = chain.call("attestations", "attest", batch, signature).method.toU8a();
  return u8aToHex(compactAddLength(u8aConcat(UNSIGNED, call)));
}

/** Brings a batch to the pool; what refuses it is the error's message. Returns the transaction's hash. */
export async function submitFree(chain: Chain, signed: SignedBatch): Promise<string> {
  return chain.provider.send<string>("cot_submitAttestation", toParams(chain, signed));
}

export interface Standing {
  sequence: number;
  lastSeen: number | null;
  presence: { state: "unseen" | "unscheduled" | "online" | "offline"; since?: number };
  freeBatches: number;
}

/** How a device stands with the chain. */
export async function quota(chain: Chain, device: number): Promise<Standing> {
  return chain.provider.send<Standing>("cot_quota", [device]);
}
