// Keys of devices and vouchers, and what they sign.

import { ed25519 } from "@noble/curves/ed25519";
import { p256 } from "@noble/curves/p256";
import { secp256k1 } from "@noble/curves/secp256k1";
import { blake2AsU8a, concatU8a, hexToU8a, stringToU8a, u8aToHex } from "dedot/utils";

import { ChainError } from "./errors.ts";
import type { Hex, PublicKey, Signature } from "./types.ts";

/** Payloads that devices and manufacturers sign. */
export type Purpose = "voucher" | "claim" | "rotate" | "attest";

/** A key: its public half, and signing, which may happen in a secure element. */
export interface DeviceKey {
  readonly public: PublicKey;
  /** Signs a hash of 32 bytes as it is. */
  sign(hash: Uint8Array): Signature | Promise<Signature>;
}

/** A key whose secret is here, so that nothing is waited for. */
export interface LocalKey extends DeviceKey {
  sign(hash: Uint8Array): Signature;
}

/** An Ed25519 key of its seed. */
export function ed25519Key(seed: Hex | Uint8Array): LocalKey {
  const secret = secretOf(seed);
  return {
    public: { type: "Ed25519", value: u8aToHex(ed25519.getPublicKey(secret)) },
    sign: (hash) => ({ type: "Ed25519", value: u8aToHex(ed25519.sign(hash, secret)) }),
  };
}

/** An Ed25519 key of a pair that signs by itself, such as those of `@polkadot/keyring`. */
export function pairKey(pair: {
  publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}): LocalKey {
  return {
    public: { type: "Ed25519", value: u8aToHex(pair.publicKey) },
    sign: (hash) => ({ type: "Ed25519", value: u8aToHex(pair.sign(hash)) }),
  };
}

/** A P-256 key, as secure elements have, of its secret scalar. */
export function p256Key(secret: Hex | Uint8Array): LocalKey {
  const scalar = secretOf(secret);
  return {
    public: { type: "P256", value: u8aToHex(p256.getPublicKey(scalar, true)) },
    sign: (hash) => {
      const signature = p256.sign(hash, scalar, { prehash: false, lowS: false });
      return { type: "P256", value: u8aToHex(signature.toCompactRawBytes()) };
    },
  };
}

/** A secp256k1 key of its secret scalar; the recovery id comes last in its signatures. */
export function secp256k1Key(secret: Hex | Uint8Array): LocalKey {
  const scalar = secretOf(secret);
  return {
    public: { type: "Secp256k1", value: u8aToHex(secp256k1.getPublicKey(scalar, true)) },
    sign: (hash) => {
      const signature = secp256k1.sign(hash, scalar, { prehash: false });
      const bytes = concatU8a(
        signature.toCompactRawBytes(),
        new Uint8Array([signature.recovery ?? 0]),
      );
      return { type: "Secp256k1", value: u8aToHex(bytes) };
    },
  };
}

function secretOf(secret: Hex | Uint8Array): Uint8Array {
  const bytes = typeof secret === "string" ? hexToU8a(secret) : secret;
  if (bytes.length !== 32) {
    throw ChainError.ofInput("MalformedKey", `A secret has 32 bytes, and not ${bytes.length}.`);
  }
  return bytes;
}

/** Hash that is signed: `blake2_256("cot/<purpose>/v1" ++ genesis hash ++ SCALE(payload))`. */
export function signingHash(purpose: Purpose, genesis: Hex, payload: Uint8Array): Uint8Array {
  return blake2AsU8a(concatU8a(stringToU8a(`cot/${purpose}/v1`), hexToU8a(genesis), payload), 256);
}
