//! Types that every part of Chain of Things shares: identifiers, device keys, the payloads that
//! devices and manufacturers sign, and the traits through which the pallets meet.
//!
//! Units used everywhere: times are seconds since the Unix epoch ([`Moment`]), stock is counted in
//! thousandths of the slot's unit ([`Quantity`]).

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod chain;
mod devices;
mod feeless;
pub mod json;
mod keys;
mod payloads;
mod purchase;
mod rewards;
mod slots;
mod spending;
mod traits;

pub use chain::{genesis_hash, unix_now};
pub use cot_pattern::{Behaviour, RestockCause, Rise, ServiceLevel, Supply};
pub use devices::{DeviceInfo, DeviceStatus, SanctionReason, Slots};
pub use feeless::{Admission, DeviceQuota, NextReading, Presence, RefusalCode};
pub use keys::{DeviceKey, DeviceSignature, P256Public, P256Signature};
pub use payloads::{
	signing_hash, Batch, Claim, DepositPayer, Evidence, ModelId, Purpose, Reading, ReadingKind,
	Rotation, Serial, SessionMode, Voucher, MAX_READINGS,
};
pub use purchase::{Ineligible, OfferEligibility, PausedBy, Refusal, Searched, Watch, WhyNot};
pub use rewards::{RewardedAction, SlotCaps};
pub use slots::{
	Activity, ActivitySlot, Commodity, SessionUnit, SlotConfig, SlotSet, StockSlot, Unit, MAX_SLOTS,
};
pub use spending::Spending;
pub use traits::{
	AccrueRewards, DeviceGuard, InspectDevices, InspectFrozen, InspectManufacturers,
	InspectSanctions, InspectToken, LearningParams, MeterSessions, MeteredSession, OnCommission,
	OnDeviceChange, OnTokensBurned, PurchaseFromPattern, SignatureSurcharge, SlotReading,
	TokenAccounts, TokenMarket, WatchSlots,
};

/// Identifier that the chain assigns to a device when it is claimed.
pub type DeviceId = u64;
/// Number of a slot within its device.
pub type SlotId = u8;
/// Seconds since the Unix epoch.
pub type Moment = u64;
/// Stock in thousandths of the slot's unit: grams, millilitres or thousandths of a piece.
pub type Quantity = u32;
/// Identifier of a fungible token of the chain's `Assets` pallet.
pub type TokenId = u32;
/// Reward points, a share of one epoch's budget.
pub type Points = u32;
/// Reward points that one slot may earn before a cap is reached.
pub type SlotPoints = u16;
/// Number of a reward epoch, counted from the start of its program.
pub type EpochIndex = u32;

/// Seconds in a day.
pub const DAY: Moment = 86_400;
