// What a device and its manufacturer sign: vouchers, claims and batches of readings.

import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";

import type { Call, Chain } from "./chain.ts";
import type { Reading } from "./fridge.ts";

export type Purpose = "voucher" | "claim" | "attest";

/** What is signed: blake2_256("cot/<purpose>/v1" ++ genesis hash ++ SCALE(payload)). */
export function signingHash(purpose: Purpose, genesis: Uint8Array, payload: Uint8Array): Uint8Array {
  return blake2AsU8a(u8aConcat(stringToU8a(`cot/${purpose}/v1`), genesis, payload), 256);
}

/** An ed25519 key or signature as the enums `DeviceKey` and `DeviceSignature` want it. */
export function ed25519(bytes: Uint8Array): { Ed25519: string } {
  return { Ed25519: u8aToHex(bytes) };
}

/** Encodes an argument of a call as the chain's own metadata describes it. */
function encodeArgument(chain: Chain, pallet: string, name: string, arg: number, value: unknown) {
  const type = chain.api.tx[pallet]?.[name]?.meta.args[arg]?.type.toString();
  if (!type) {
    throw new Error(`${pallet}.${name} has no argument ${arg}`);
  }
  return chain.api.registry.createType(type, value).toU8a();
}

function sign(chain: Chain, key: KeyringPair, purpose: Purpose, payload: Uint8Array) {
  return ed25519(key.sign(signingHash(purpose, chain.api.genesisHash.toU8a(), payload)));
}

export interface ClaimRequest {
  manufacturer: string;
  /** Signs the voucher. */
  voucherKey: KeyringPair;
  serial: string;
  deviceKey: KeyringPair;
  owner: string;
  /** Unix seconds, for voucher and claim. */
  expiresAt: number;
}

/** `deviceRegistry.claim` with both signatures, to be submitted by the owner. */
export function claimCall(chain: Chain, request: ClaimRequest): Call {
  const key = ed25519(request.deviceKey.publicKey);
  const voucher = {
    manufacturer: request.manufacturer,
    serial: u8aToHex(stringToU8a(request.serial)),
    key,
    depositPayer: "Owner",
    expiresAt: request.expiresAt,
  };
  const claim = { key, owner: request.owner, epoch: 0, expiresAt: request.expiresAt };
  const encode = (arg: number, value: unknown) =>
    encodeArgument(chain, "deviceRegistry", "claim", arg, value);
  return chain.call(
    "deviceRegistry",
    "claim",
    voucher,
    sign(chain, request.voucherKey, "voucher", encode(0, voucher)),
    claim,
    sign(chain, request.deviceKey, "claim", encode(2, claim)),
  );
}

export interface BatchInput {
  device: number;
  sequence: number;
  readings: Reading[];
}

/** `attestations.attest` with the device's signature, to be submitted by any account. */
export function attestCall(chain: Chain, deviceKey: KeyringPair, input: BatchInput): Call {
  const windowStart = Math.min(...input.readings.map((reading) => reading.at));
  const batch = {
    device: input.device,
    sequence: input.sequence,
    windowStart,
    readings: input.readings.map(({ slot, at, level }) => ({
      slot,
      offset: at - windowStart,
      kind: { Level: level },
    })),
    evidence: null,
  };
  const payload = encodeArgument(chain, "attestations", "attest", 0, batch);
  return chain.call("attestations", "attest", batch, sign(chain, deviceKey, "attest", payload));
}
