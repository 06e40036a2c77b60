// A second implementation of the payloads that devices sign, written from the documentation alone:
// SCALE by hand, no metadata.

import { p256 } from "@noble/curves/p256";
import { hexToU8a, numberToU8a, stringToU8a, u8aConcat, u8aEq } from "@polkadot/util";
import { blake2AsU8a, ed25519Verify, secp256k1Recover, sr25519Verify } from "@polkadot/util-crypto";

const SCHEMES = ["ed25519", "sr25519", "secp256k1", "p256"] as const;

export interface Key {
  scheme: (typeof SCHEMES)[number];
  public: string;
}

export interface Case<Payload> {
  payload: Payload;
  encoded: string;
  hash: string;
  signer: Key;
  signature: string;
  encodedSignature: string;
}

export interface Vectors<Payload> {
  domain: string;
  genesisHash: string;
  cases: Case<Payload>[];
}

export interface VoucherFields {
  manufacturer: string;
  issuer: number;
  serial: string;
  life: number;
  key: Key;
  model: number | null;
  depositPayer: "owner" | "manufacturer";
  expiresAt: number;
}

export interface ClaimFields {
  manufacturer: string;
  serial: string;
  life: number;
  key: Key;
  owner: string;
  ownership: number;
  expiresAt: number;
}

export interface RotationFields {
  device: number;
  owner: string;
  oldKey: Key;
  newKey: Key;
  expiresAt: number;
}

export interface Session {
  mode: "manual" | "autonomous";
  amount: number;
  seconds: number;
}

export interface ReadingFields {
  slot: number;
  offset: number;
  kind: { level: number } | { session: Session };
}

export interface BatchFields {
  device: number;
  sequence: number;
  after: number;
  windowStart: number;
  readings: ReadingFields[];
  evidence: { root: string; leaves: number } | null;
}

const byte = (value: number) => Uint8Array.of(value);

/** Little-endian, as short as it can be, with its width in the lowest two bits. */
export function compact(value: number): Uint8Array {
  const shifted = BigInt(value) << 2n;
  if (value < 2 ** 6) {
    return byte(Number(shifted));
  }
  if (value < 2 ** 14) {
    return littleEndian(shifted | 1n, 2);
  }
  if (value < 2 ** 30) {
    return littleEndian(shifted | 2n, 4);
  }
  const width = Math.ceil(BigInt(value).toString(16).length / 2);
  return u8aConcat(byte(((width - 4) << 2) | 3), littleEndian(BigInt(value), width));
}

function littleEndian(value: bigint, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

const bytes = (hex: string) => u8aConcat(compact(hexToU8a(hex).length), hexToU8a(hex));

function option<T>(value: T | null, encode: (value: T) => Uint8Array): Uint8Array {
  return value === null ? byte(0) : u8aConcat(byte(1), encode(value));
}

/** A key or a signature: the scheme's number, then its bytes. */
export function tagged(scheme: Key["scheme"], hex: string): Uint8Array {
  return u8aConcat(byte(SCHEMES.indexOf(scheme)), hexToU8a(hex));
}

const key = (value: Key) => tagged(value.scheme, value.public);

export function encodeVoucher(voucher: VoucherFields): Uint8Array {
  return u8aConcat(
    hexToU8a(voucher.manufacturer),
    compact(voucher.issuer),
    bytes(voucher.serial),
    compact(voucher.life),
    key(voucher.key),
    option(voucher.model, (model) => numberToU8a(model, 32).reverse()),
    byte(voucher.depositPayer === "owner" ? 0 : 1),
    compact(voucher.expiresAt),
  );
}

export function encodeClaim(claim: ClaimFields): Uint8Array {
  return u8aConcat(
    hexToU8a(claim.manufacturer),
    bytes(claim.serial),
    compact(claim.life),
    key(claim.key),
    hexToU8a(claim.owner),
    compact(claim.ownership),
    compact(claim.expiresAt),
  );
}

export function encodeRotation(rotation: RotationFields): Uint8Array {
  return u8aConcat(
    compact(rotation.device),
    hexToU8a(rotation.owner),
    key(rotation.oldKey),
    key(rotation.newKey),
    compact(rotation.expiresAt),
  );
}

function encodeReading({ slot, offset, kind }: ReadingFields): Uint8Array {
  const head = u8aConcat(byte(slot), compact(offset));
  if ("level" in kind) {
    return u8aConcat(head, byte(0), compact(kind.level));
  }
  const { mode, amount, seconds } = kind.session;
  const tail = u8aConcat(byte(mode === "manual" ? 0 : 1), compact(amount), compact(seconds));
  return u8aConcat(head, byte(1), tail);
}

export function encodeBatch(batch: BatchFields): Uint8Array {
  return u8aConcat(
    compact(batch.device),
    compact(batch.sequence),
    compact(batch.after),
    compact(batch.windowStart),
    compact(batch.readings.length),
    ...batch.readings.map(encodeReading),
    option(batch.evidence, ({ root, leaves }) => u8aConcat(hexToU8a(root), compact(leaves))),
  );
}

/** The 32 bytes that are signed. */
export function hashOf(domain: string, genesisHash: string, payload: Uint8Array): Uint8Array {
  return blake2AsU8a(u8aConcat(stringToU8a(domain), hexToU8a(genesisHash), payload), 256);
}

export function verifies(hash: Uint8Array, signature: Uint8Array, signer: Key): boolean {
  const publicKey = hexToU8a(signer.public);
  switch (signer.scheme) {
    case "ed25519":
      return ed25519Verify(hash, signature, publicKey);
    case "sr25519":
      return sr25519Verify(hash, signature, publicKey);
    case "secp256k1":
      return u8aEq(
        secp256k1Recover(hash, signature.subarray(0, 64), signature[64] ?? 0),
        publicKey,
      );
    case "p256":
      // The hash is signed as it is, not hashed again.
      return p256.verify(signature, hash, publicKey, { prehash: false });
  }
}
