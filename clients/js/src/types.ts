// Short names of the types that are generated from the runtime's metadata.

import type { AccountId32Like } from "dedot/codecs";
import type { IKeyringPair, InjectedSigner } from "dedot/types";

import type {
  CotPrimitivesKeysDeviceKey,
  CotPrimitivesKeysDeviceSignature,
  CotPrimitivesPayloadsBatch,
  CotPrimitivesPayloadsVoucher,
  CotPrimitivesSlotsCommodity,
  CotPrimitivesSlotsSlotConfig,
  CotPrimitivesSlotsUnit,
  FrameSupportTokensFungibleUnionOfNativeOrWithId,
  PalletAttestationsSignedBatch,
  PalletAutoPurchaseMandatesMandateTerms,
  PalletDeviceRegistryClaimRequest,
  PalletMeteringPlanTerms,
  PalletMeteringSubscriptionLimits,
} from "./generated/chain/cot/index.js";

export type * from "./generated/chain/cot/index.js";

export type Unit = CotPrimitivesSlotsUnit;
export type Commodity = CotPrimitivesSlotsCommodity;
export type SlotConfig = CotPrimitivesSlotsSlotConfig;
export type Batch = CotPrimitivesPayloadsBatch;
export type SignedBatch = PalletAttestationsSignedBatch;
export type Voucher = CotPrimitivesPayloadsVoucher;
export type ClaimRequest = PalletDeviceRegistryClaimRequest;
export type PlanTerms = PalletMeteringPlanTerms;
export type SubscriptionLimits = PalletMeteringSubscriptionLimits;
export type MandateTerms = PalletAutoPurchaseMandatesMandateTerms;
export type PublicKey = CotPrimitivesKeysDeviceKey;
export type Signature = CotPrimitivesKeysDeviceSignature;
/** The native coin, or a token. */
export type Asset = FrameSupportTokensFungibleUnionOfNativeOrWithId;

/** Number of a device, an order or the like. */
export type Id = number | bigint;
/** Unix seconds, or a length of time in seconds. */
export type Seconds = number | bigint;
/** An account by its address. */
export type AccountLike = AccountId32Like;
/** Hexadecimal text. */
export type Hex = `0x${string}`;

/** Signs for an account: a key, or an address with the wallet that keeps its key. */
export type Account = IKeyringPair | { address: string; signer: InjectedSigner };

/** The asset of a token's number; without one, the native coin. */
export function assetOf(token?: number): Asset {
  return token === undefined ? { type: "Native" } : { type: "WithId", value: token };
}

/** A whole number that is not negative, as the chain takes times and identifiers. */
export function whole(value: number | bigint): bigint {
  return BigInt(value);
}

/** The same of a value that may be missing. */
export function wholeOrNone(value: number | bigint | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value);
}
