// Keys of devices, and the calls that devices and manufacturers sign: claims, vouchers, rotations.

import type { KeyringPair } from "@polkadot/keyring/types";
import { stringToU8a, u8aToHex } from "@polkadot/util";

import type { Call, Chain } from "./chain.ts";
import { type Hex, type LocalKey, type Purpose, pairKey, signingHash } from "./client.ts";

/** A key of any scheme, in the form of the enums `DeviceKey` and `DeviceSignature`. */
export interface DeviceSigner {
  key: Record<string, string>;
  sign(hash: Uint8Array): Record<string, string>;
}

export type AnyKey = KeyringPair | DeviceSigner;

/** An ed25519 key or signature in the form of `DeviceKey` and `DeviceSignature`. */
export function ed25519(bytes: Uint8Array): { Ed25519: string } {
  return { Ed25519: u8aToHex(bytes) };
}

/** A key of the client's in the form in which @polkadot/api has enums. */
export function signerOf({ public: key, sign }: LocalKey): DeviceSigner {
  const enumOf = ({ type, value }: { type: string; value: string }) => ({ [type]: value });
  return { key: enumOf(key), sign: (hash) => enumOf(sign(hash)) };
}

function serialOf(text: string): string {
  return u8aToHex(stringToU8a(text));
}

function asSigner(key: AnyKey): DeviceSigner {
  return "key" in key ? key : signerOf(pairKey(key));
}

/** Hash of the chain's first block, which every signature covers. */
export function genesisOf(chain: Chain): Hex {
  return chain.api.genesisHash.toHex();
}

/** Signs a payload for one purpose on this chain. */
export function sign(
  chain: Chain,
  key: AnyKey,
  purpose: Purpose,
  payload: Uint8Array,
): Record<string, string> {
  return asSigner(key).sign(signingHash(purpose, genesisOf(chain), payload));
}

export interface ClaimRequest<Key extends AnyKey = KeyringPair> {
  manufacturer: string;
  /** Signs the voucher. */
  voucherKey: AnyKey;
  /** Number of that key, by default the first. */
  issuer?: number;
  serial: string;
  /** Life of the serial number, by default the first. */
  life?: number;
  deviceKey: Key;
  owner: string;
  /** Number of times that the device will have changed hands, by default none. */
  ownership?: number;
  /** Unix seconds, for voucher and claim; a claim lasts a day at most. */
  expiresAt: number;
  /** Model that the voucher names. */
  model?: number;
  /** Payer of the deposit that the voucher names, by default the owner. */
  depositPayer?: "Owner" | "Manufacturer";
}

/** Voucher and claim with their signatures, as the arguments of `deviceRegistry.claim`. */
export function claimArguments(chain: Chain, request: ClaimRequest<AnyKey>) {
  const { key } = asSigner(request.deviceKey);
  const voucher = {
    manufacturer: request.manufacturer,
    issuer: request.issuer ?? 0,
    serial: serialOf(request.serial),
    life: request.life ?? 0,
    key,
    model: request.model ?? null,
    depositPayer: request.depositPayer ?? "Owner",
    expiresAt: request.expiresAt,
  };
  const { manufacturer, serial, life } = voucher;
  const { owner, ownership = 0, expiresAt } = request;
  const claim = { manufacturer, serial, life, key, owner, ownership, expiresAt };
  const encode = (arg: number, value: unknown) =>
    chain.encodeArgument("deviceRegistry", "claim", arg, value);
  return {
    voucher,
    voucherSignature: sign(chain, request.voucherKey, "voucher", encode(0, voucher)),
    claim,
    deviceSignature: sign(chain, request.deviceKey, "claim", encode(2, claim)),
  };
}

/** `deviceRegistry.claim` with both signatures, submitted by the owner. */
export function claimCall(chain: Chain, request: ClaimRequest<AnyKey>): Call {
  const { voucher, voucherSignature, claim, deviceSignature } = claimArguments(chain, request);
  const signed = [voucher, voucherSignature, claim, deviceSignature];
  return chain.call("deviceRegistry", "claim", ...signed);
}

/** `deviceRegistry.claimFeeless`, which nobody submits: a bare transaction. */
export function feelessClaimCall(chain: Chain, request: ClaimRequest<AnyKey>): Call {
  return chain.call("deviceRegistry", "claimFeeless", claimArguments(chain, request));
}

/** `deviceRegistry.claimMany`, submitted by the owner of all of them. */
export function claimManyCall(chain: Chain, requests: ClaimRequest<AnyKey>[]): Call {
  const claims = requests.map((request) => claimArguments(chain, request));
  return chain.call("deviceRegistry", "claimMany", claims);
}

/** `deviceRegistry.replaceDevice`: a new body for the owner's device. */
export function replaceCall(chain: Chain, device: number, request: ClaimRequest<AnyKey>): Call {
  return chain.call("deviceRegistry", "replaceDevice", device, claimArguments(chain, request));
}

/** `deviceRegistry.beginTakeover`, submitted by the household that is to have the device. */
export function takeoverCall(
  chain: Chain,
  request: ClaimRequest<AnyKey>,
  maxDeposit: bigint,
): Call {
  return chain.call("deviceRegistry", "beginTakeover", claimArguments(chain, request), maxDeposit);
}

export interface ReleasedClaimInput {
  manufacturer: string;
  serial: string;
  owner: string;
  /** Number of times that the device has changed hands. */
  ownership: number;
  expiresAt: number;
}

/** `deviceRegistry.claimReleased` with the device's signature, submitted by the next owner. */
export function claimReleasedCall(
  chain: Chain,
  deviceKey: AnyKey,
  input: ReleasedClaimInput,
  maxDeposit: bigint,
): Call {
  const serial = serialOf(input.serial);
  const claim = { ...input, serial, life: 0, key: asSigner(deviceKey).key };
  const payload = chain.encodeArgument("deviceRegistry", "claimReleased", 0, claim);
  const signature = sign(chain, deviceKey, "claim", payload);
  return chain.call("deviceRegistry", "claimReleased", claim, signature, maxDeposit);
}

export interface RotationInput {
  device: number;
  owner: string;
  oldKey: AnyKey;
  /** Signs the rotation. */
  newKey: AnyKey;
  expiresAt: number;
}

/** `deviceRegistry.rotateKey` with the next key's signature, submitted by the owner. */
export function rotateCall(chain: Chain, input: RotationInput): Call {
  const rotation = {
    device: input.device,
    owner: input.owner,
    oldKey: asSigner(input.oldKey).key,
    newKey: asSigner(input.newKey).key,
    expiresAt: input.expiresAt,
  };
  const payload = chain.encodeArgument("deviceRegistry", "rotateKey", 0, rotation);
  const signature = sign(chain, input.newKey, "rotate", payload);
  return chain.call("deviceRegistry", "rotateKey", rotation, signature);
}
