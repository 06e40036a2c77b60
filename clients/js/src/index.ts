// Everything that the package offers.

export { Call, type Payer, type Receipt, type SendOptions } from "./call.ts";
export {
  type BlockHappenings,
  Chain,
  type ChainEvent,
  type ConnectOptions,
  connect,
  type Happening,
  type RoleOptions,
} from "./chain.ts";
export { DeliveryCodes, hashOf } from "./codes.ts";
export {
  type ClaimInput,
  Device,
  type ReadingInput,
  type SignedVoucher,
  type Submitted,
} from "./device.ts";
export { ChainError, type ErrorKind, type Rejection } from "./errors.ts";
export type { CotRpc } from "./generated/rpc.ts";
export { Household, type MandateInput, type StockInput, stockSlot } from "./household.ts";
export {
  type DeviceKey,
  ed25519Key,
  type LocalKey,
  type Purpose,
  p256Key,
  pairKey,
  secp256k1Key,
  signingHash,
} from "./keys.ts";
export { type FleetFilter, Maker, type VoucherInput } from "./maker.ts";
export { Merchant, type OfferInput } from "./merchant.ts";
export type * from "./types.ts";
export { assetOf } from "./types.ts";
export {
  amount,
  COIN_DECIMALS,
  formatAmount,
  formatQuantity,
  type Quantity,
  type QuantityLike,
  quantity,
} from "./units.ts";
export {
  type Cursor,
  cursorOf,
  type Notification,
  placeOf,
  type Topic,
  type WatchOptions,
  watch,
} from "./watch.ts";
