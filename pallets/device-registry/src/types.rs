use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{
	Claim, DepositPayer, DeviceId, DeviceKey, DeviceSignature, DeviceStatus, ModelId, Moment,
	SanctionReason, Serial, Slots, Voucher,
};
use frame_support::{
	traits::{fungible, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::Config;

/// Most devices claimed in one call.
pub const MAX_CLAIMS: u32 = 16;
/// Most serial numbers forgotten in one call.
pub const MAX_PURGE: u32 = 64;
/// Most entries on a page of an answer.
pub const MAX_PAGE: u32 = 64;

/// Amount of the native coin.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// Amount of the native coin that was slashed and has nowhere to be yet.
pub type CreditOf<T> =
	fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;
/// A manufacturer's record with the runtime's types.
pub type ManufacturerOf<T> = Manufacturer<BalanceOf<T>>;
/// A device's record with the runtime's types.
pub type DeviceOf<T> = Device<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// A model's record with the runtime's types.
pub type ModelOf<T> = Model<BalanceOf<T>>;
/// What is known of a serial number, with the runtime's types.
pub type SerialStatusOf<T> = SerialStatus<BalanceOf<T>>;
/// A claim with its signatures, with the runtime's types.
pub type ClaimRequestOf<T> = ClaimRequest<<T as frame_system::Config>::AccountId>;
/// A transfer under way, with the runtime's types.
pub type TransferOf<T> = Transfer<<T as frame_system::Config>::AccountId>;
/// Name under which a manufacturer or a model is known, UTF-8.
pub type ManufacturerName = BoundedVec<u8, ConstU32<64>>;
/// Address of a manufacturer's web site, UTF-8; empty if it has none.
pub type ManufacturerSite = BoundedVec<u8, ConstU32<128>>;

/// How far a manufacturer may act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ManufacturerStatus {
	/// Registered, and waiting for governance.
	#[codec(index = 0)]
	Pending,
	/// Its vouchers count while its bond is whole.
	#[codec(index = 1)]
	Approved,
	/// Governance has stopped it; its households' devices go on.
	#[codec(index = 2)]
	Suspended,
	/// It is about to go: its word counts no more, and its bond is held a little longer.
	#[codec(index = 3)]
	Leaving {
		/// Its bond is returned from this time on, in Unix seconds.
		until: Moment,
	},
}

/// A registered manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Manufacturer<Balance> {
	/// How far it may act.
	pub status: ManufacturerStatus,
	/// The key that signs its vouchers.
	pub voucher_key: DeviceKey,
	/// What is held from it as its bond.
	pub bond: Balance,
	/// What is held from it for serial numbers it revoked.
	pub serial_deposits: Balance,
	/// How many of its devices are registered.
	pub devices: u32,
	/// How many models it has published.
	pub models: u32,
	/// Name under which it is known, UTF-8.
	pub name: ManufacturerName,
	/// Address of its web site, UTF-8.
	pub site: ManufacturerSite,
}

/// What a manufacturer says of all devices of one model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ModelTemplate {
	/// Name of the model, UTF-8.
	pub name: ManufacturerName,
	/// The slots its devices begin with.
	pub slots: Slots,
	/// The most seconds its devices mean to be silent, if they have said so.
	pub report_interval: Option<Moment>,
}

/// A published model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Model<Balance> {
	/// What is said of its devices.
	pub template: ModelTemplate,
	/// What is held from the manufacturer for it.
	pub deposit: Balance,
}

/// What is known of a serial number. There is no way back: a voucher for it counts once, if ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SerialStatus<Balance> {
	/// It is a registered device's.
	#[codec(index = 0)]
	Claimed(DeviceId),
	/// It was the serial number of a device that was retired.
	#[codec(index = 1)]
	Retired,
	/// Its manufacturer has revoked it.
	#[codec(index = 2)]
	Revoked {
		/// What is held from the manufacturer for remembering it.
		deposit: Balance,
	},
}

/// A claimed device.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Device<AccountId, Balance> {
	/// The household that owns it.
	pub owner: AccountId,
	/// The manufacturer that vouched for it.
	pub manufacturer: AccountId,
	/// The key it signs with.
	pub key: DeviceKey,
	/// Its serial number.
	pub serial: Serial,
	/// The model its voucher named.
	pub model: Option<ModelId>,
	/// Whether its owner lets it attest.
	pub owner_status: DeviceStatus,
	/// What its manufacturer has done about it.
	pub sanction: Option<Sanction>,
	/// Its manufacturer cannot sanction it before this time, in Unix seconds: a sanction that was
	/// appealed against was lifted.
	pub protected_until: Moment,
	/// How it is about to change hands.
	pub transfer: Option<Transfer<AccountId>>,
	/// Counts its owners, from zero.
	pub epoch: u32,
	/// The most seconds it means to be silent, if it has said so.
	pub report_interval: Option<Moment>,
	/// What is held for it.
	pub deposit: Balance,
	/// From whom.
	pub deposit_payer: DepositPayer,
	/// What is held from its owner for slots beyond the free ones.
	pub slot_deposit: Balance,
	/// When it was claimed first, in Unix seconds.
	pub claimed_at: Moment,
	/// Since when its owner owns it, in Unix seconds.
	pub owned_since: Moment,
}

impl<AccountId, Balance> Device<AccountId, Balance> {
	/// Whether it may attest. One that is released may not, or it would earn and order for a
	/// household it has left.
	pub fn status(&self) -> DeviceStatus {
		match (&self.sanction, &self.transfer) {
			(None, None | Some(Transfer::Offered { .. })) => self.owner_status,
			_ => DeviceStatus::Suspended,
		}
	}

	/// The account its deposit is held from.
	pub fn payer(&self) -> &AccountId {
		match self.deposit_payer {
			DepositPayer::Owner => &self.owner,
			DepositPayer::Manufacturer => &self.manufacturer,
		}
	}

	/// Whether its manufacturer has revoked it.
	pub fn is_revoked(&self) -> bool {
		self.sanction.as_ref().is_some_and(|sanction| sanction.kind == SanctionKind::Revocation)
	}

	/// What its owner has to say about a sanction, if it waits for governance to judge.
	pub fn open_appeal(&self) -> Option<H256> {
		match self.sanction?.appeal {
			Appeal::Open { statement } => Some(statement),
			Appeal::None | Appeal::Dismissed => None,
		}
	}
}

/// How a device is about to change hands.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Transfer<AccountId> {
	/// One household may accept it.
	#[codec(index = 0)]
	Offered {
		/// The household.
		to: AccountId,
		/// The offer is void from this time on, in Unix seconds.
		expires_at: Option<Moment>,
	},
	/// Any household may claim it that the device signs a claim for.
	#[codec(index = 1)]
	Released,
}

/// How hard a manufacturer's sanction is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SanctionKind {
	/// The device may not attest until the manufacturer or governance lets it.
	#[codec(index = 0)]
	Suspension,
	/// The device may never attest again unless governance lets it.
	#[codec(index = 1)]
	Revocation,
}

/// What a manufacturer has done about a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Sanction {
	/// How hard it is.
	pub kind: SanctionKind,
	/// Why.
	pub reason: SanctionReason,
	/// Hash of what shows it.
	pub evidence: Option<H256>,
	/// When it began, in Unix seconds.
	pub since: Moment,
	/// What the owner has done about it.
	pub appeal: Appeal,
}

/// What an owner has done about a sanction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Appeal {
	/// Nothing.
	#[codec(index = 0)]
	None,
	/// It waits for governance.
	#[codec(index = 1)]
	Open {
		/// Hash of what the owner has to say.
		statement: H256,
	},
	/// Governance has upheld the sanction.
	#[codec(index = 2)]
	Dismissed,
}

/// What governance says to an appeal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Verdict {
	/// The sanction ends, and the manufacturer cannot sanction the device again for a while.
	#[codec(index = 0)]
	Lift,
	/// The sanction stays.
	#[codec(index = 1)]
	Uphold,
}

/// Everything that claims one device.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ClaimRequest<AccountId> {
	/// The manufacturer's statement.
	pub voucher: Voucher<AccountId>,
	/// The manufacturer's signature of it.
	pub voucher_signature: DeviceSignature,
	/// The device's statement.
	pub claim: Claim<AccountId>,
	/// The device's signature of it.
	pub device_signature: DeviceSignature,
}

/// A manufacturer that is there from the start.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisManufacturer<AccountId> {
	/// The manufacturer.
	pub account: AccountId,
	/// Its name, at most 64 bytes of UTF-8.
	pub name: String,
	/// The key that signs its vouchers.
	pub voucher_key: DeviceKey,
}
