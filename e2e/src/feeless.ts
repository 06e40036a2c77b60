// Feeless transactions: batches that only their device signs, and that cost nothing.

import { compactAddLength, u8aConcat, u8aToHex } from "@polkadot/util";

import { callOf, type SignedBatch } from "./batch.ts";
import type { Chain } from "./chain.ts";

/** A batch and its signature as `cot_submitAttestation` takes them. */
export function toParams(chain: Chain, { batch, signature }: SignedBatch): [string, string] {
  const encode = (index: number, value: unknown): string =>
    u8aToHex(chain.encodeArgument("attestations", "attest", index, value));
  return [encode(0, batch), encode(1, signature)];
}

/**
 * Start of a transaction without a signer: format 5 without a signature, version 0 of the
 * extensions, and of these era, nonce, tip, asset and metadata hash, all of them none.
 */
const UNSIGNED = new Uint8Array([0x45, 0, 0, 0, 0, 0, 0]);

/** The feeless transaction of a batch, as `author_submitExtrinsic` takes it. */
export function feelessTransaction(chain: Chain, signed: SignedBatch): string {
  const call = callOf(chain, signed).method.toU8a();
  return u8aToHex(compactAddLength(u8aConcat(UNSIGNED, call)));
}

/** Submits a batch and returns its transaction's hash; a refusal is the error's message. */
export async function submitFeeless(chain: Chain, signed: SignedBatch): Promise<string> {
  return chain.provider.send<string>("cot_submitAttestation", toParams(chain, signed));
}

export interface DeviceQuota {
  sequence: number;
  lastSeen: number | null;
  presence: { state: "unseen" | "unscheduled" | "online" | "offline"; since?: number };
  freeBatches: number;
}

/** A device's last sequence number, its presence and the feeless batches it has left. */
export async function quota(chain: Chain, device: number): Promise<DeviceQuota> {
  return chain.provider.send<DeviceQuota>("cot_quota", [device]);
}
