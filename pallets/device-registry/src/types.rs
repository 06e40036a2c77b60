//! Records of manufacturers, models, serial numbers and devices.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cot_primitives::{
	Claim, DepositPayer, DeviceId, DeviceKey, DeviceSignature, DeviceStatus, ModelId, Moment,
	SanctionReason, Serial, SlotSet, Slots, Voucher, DAY,
};
use frame_support::{
	traits::{fungible, ConstU32},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;
use sp_runtime::SaturatedConversion;

use crate::Config;

/// Most devices claimed in one call.
pub const MAX_CLAIMS: u32 = 16;
/// Most serial numbers purged in one call.
pub const MAX_PURGE: u32 = 64;
/// Maximum number of devices whose sanctions governance lifts at once.
pub const MAX_LIFTED: u32 = 64;
/// Lives of a serial number that a voucher or a revocation may skip.
pub const MAX_LIVES_AHEAD: u32 = 1_000;
/// Maximum number of open voucher keys of a manufacturer.
pub const MAX_VOUCHER_KEYS: u32 = 8;
/// Most entries on a page of an answer.
pub const MAX_PAGE: u32 = 64;

/// Amount of the native coin.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// Slashed amount of the native coin on its way to its recipient.
pub type CreditOf<T> =
	fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;
/// [`Manufacturer`] with the runtime's types.
pub type ManufacturerOf<T> = Manufacturer<BalanceOf<T>>;
/// [`Device`] with the runtime's types.
pub type DeviceOf<T> = Device<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// [`Model`] with the runtime's types.
pub type ModelOf<T> = Model<BalanceOf<T>>;
/// [`SerialStatus`] with the runtime's types.
pub type SerialStatusOf<T> = SerialStatus<BalanceOf<T>>;
/// [`ClaimRequest`] with the runtime's types.
pub type ClaimRequestOf<T> = ClaimRequest<<T as frame_system::Config>::AccountId>;
/// [`Takeover`] with the runtime's types.
pub type TakeoverOf<T> = Takeover<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// [`Transfer`] with the runtime's types.
pub type TransferOf<T> = Transfer<<T as frame_system::Config>::AccountId>;
/// Name of a manufacturer or a model, UTF-8.
pub type ManufacturerName = BoundedVec<u8, ConstU32<64>>;
/// Address of a manufacturer's web site, UTF-8; empty if it has none.
pub type ManufacturerSite = BoundedVec<u8, ConstU32<128>>;

/// Status of a manufacturer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ManufacturerStatus {
	/// Registered, not yet approved by governance.
	#[codec(index = 0)]
	Pending,
	/// Approved by governance; its vouchers are accepted while nothing of its bond is missing.
	#[codec(index = 1)]
	Approved,
	/// Suspended by governance; claimed devices are not affected.
	#[codec(index = 2)]
	Suspended {
		/// Time from which it may wind up and withdraw its bond, in Unix seconds.
		until: Moment,
	},
	/// Leaving; its vouchers are not accepted and its bond is still held.
	#[codec(index = 3)]
	Leaving {
		/// Time from which the bond can be withdrawn, in Unix seconds.
		until: Moment,
	},
}

/// Registered manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Manufacturer<Balance> {
	/// Status.
	pub status: ManufacturerStatus,
	/// Number of its open voucher keys.
	pub voucher_keys: u32,
	/// Number of its next voucher key. A key that was closed never gets its number back, so what
	/// it signed stays void.
	pub next_voucher_key: u32,
	/// Bond held from it, which grows with its devices.
	pub bond: Balance,
	/// Amount by which a slash left the bond too small. Its vouchers are not accepted until it is
	/// restored.
	pub missing: Balance,
	/// Deposits held from it for revoked serial numbers.
	pub serial_deposits: Balance,
	/// Number of its registered devices.
	pub devices: u32,
	/// Number of its published models.
	pub models: u32,
	/// Sanctions of its devices on the day of the last one.
	pub sanctions: DailyCount,
	/// Feeless claims of its devices on the day of the last one.
	pub feeless_claims: DailyCount,
	/// Name, UTF-8.
	pub name: ManufacturerName,
	/// Address of its web site, UTF-8.
	pub site: ManufacturerSite,
}

/// Number of events on the day of the last one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct DailyCount {
	/// Day since the Unix epoch.
	pub day: u32,
	/// Number of events on that day.
	pub count: u32,
}

impl DailyCount {
	/// Returns the count with one more event at `now`, in Unix seconds, if it is at most `most` on
	/// that day.
	pub fn one_more(self, now: Moment, most: u32) -> Option<Self> {
		let day = now.checked_div(DAY).unwrap_or_default().saturated_into();
		let counted = if self.day == day { self.count } else { 0 };
		(counted < most).then_some(Self { day, count: counted.saturating_add(1) })
	}
}

/// Name and web site of a manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Profile {
	/// Name, UTF-8.
	pub name: ManufacturerName,
	/// Address of the web site, UTF-8; empty if there is none.
	pub site: ManufacturerSite,
}

/// Key that signs vouchers of a manufacturer: one for each factory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct VoucherKey {
	/// Public key.
	pub key: DeviceKey,
	/// Time from which its vouchers are void, in Unix seconds; none if there is none.
	pub valid_until: Option<Moment>,
	/// Number of vouchers that may still be claimed; `u32::MAX` if there is no limit.
	pub claims_left: u32,
}

/// Common properties of the devices of a model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ModelTemplate {
	/// Name of the model, UTF-8.
	pub name: ManufacturerName,
	/// Slots of a new device.
	pub slots: Slots,
	/// Longest silence of a new device in seconds, if one is announced.
	pub report_interval: Option<Moment>,
}

/// Published model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Model<Balance> {
	/// Common properties of its devices.
	pub template: ModelTemplate,
	/// Deposit held from the manufacturer for the model.
	pub deposit: Balance,
}

/// Status of a used serial number. No life of it is used again, so that a voucher is accepted once
/// at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SerialStatus<Balance> {
	/// Serial number of a registered device.
	#[codec(index = 0)]
	Claimed(DeviceId),
	/// Serial number of a retired device.
	#[codec(index = 1)]
	Retired {
		/// Life that has ended; a voucher of a higher one is accepted.
		life: u32,
	},
	/// Serial number revoked by its manufacturer, before it was claimed or with its device.
	#[codec(index = 2)]
	Revoked {
		/// Life that was revoked; a voucher of a higher one is accepted.
		life: u32,
		/// Deposit held from the manufacturer for the record; zero for that of a revoked device.
		deposit: Balance,
	},
}

/// Registered device.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Device<AccountId, Balance> {
	/// Household that owns the device.
	pub owner: AccountId,
	/// Manufacturer that vouched for it.
	pub manufacturer: AccountId,
	/// Public key of its signatures.
	pub key: DeviceKey,
	/// Serial number.
	pub serial: Serial,
	/// Life of the serial number.
	pub life: u32,
	/// Model named in its voucher.
	pub model: Option<ModelId>,
	/// Permission of its owner to attest.
	pub owner_status: DeviceStatus,
	/// Sanction of its manufacturer.
	pub sanction: Option<Sanction>,
	/// Time before which its manufacturer cannot sanction it, in Unix seconds: a sanction that was
	/// appealed against has ended.
	pub protected_until: Moment,
	/// Pending change of its owner.
	pub transfer: Option<Transfer<AccountId>>,
	/// Number of times it has changed hands: zero for its first owner.
	pub ownership: u32,
	/// Longest announced silence in seconds; none if the owner announced none.
	pub report_interval: Option<Moment>,
	/// Slots that are configured as its model has them, or measure the same less finely.
	pub modelled: SlotSet,
	/// Deposit held for the device.
	pub deposit: Balance,
	/// Payer of that deposit.
	pub deposit_payer: DepositPayer,
	/// Deposit held from the owner for slots beyond the free ones.
	pub slot_deposit: Balance,
	/// Deposit held from the owner for its open appeal; zero if there is none.
	pub appeal_deposit: Balance,
	/// Time of its first claim in Unix seconds.
	pub claimed_at: Moment,
	/// Start of the present ownership in Unix seconds.
	pub owned_since: Moment,
}

impl<AccountId, Balance> Device<AccountId, Balance> {
	/// Returns the permission to attest, which both its owner and its manufacturer can withhold. A
	/// released device may not attest, or it would earn and order for a household it has left.
	pub fn status(&self) -> DeviceStatus {
		match (&self.sanction, &self.transfer) {
			(None, None | Some(Transfer::Offered { .. })) => self.owner_status,
			_ => DeviceStatus::Suspended,
		}
	}

	/// Returns the account from which its deposit is held.
	pub fn payer(&self) -> &AccountId {
		match self.deposit_payer {
			DepositPayer::Owner => &self.owner,
			DepositPayer::Manufacturer => &self.manufacturer,
		}
	}

	/// Returns true if its manufacturer has revoked it.
	pub fn is_revoked(&self) -> bool {
		self.sanction.as_ref().is_some_and(|sanction| sanction.kind == SanctionKind::Revocation)
	}

	/// Returns the hash of the owner's statement, if an appeal is open.
	pub fn open_appeal(&self) -> Option<H256> {
		match self.sanction?.appeal {
			Appeal::Open { statement } => Some(statement),
			Appeal::None | Appeal::Dismissed => None,
		}
	}
}

/// Pending change of a device's owner. Its JSON is part of the runtime API's answers.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Transfer<AccountId> {
	/// Offer to one household.
	#[codec(index = 0)]
	Offered {
		/// Household that may accept it.
		to: AccountId,
		/// Time from which the offer is void, in Unix seconds.
		expires_at: Option<Moment>,
	},
	/// Release to any household that the device signs a claim for.
	#[codec(index = 1)]
	Released,
}

/// Notice to the owner of a device that another household is to have it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Takeover<AccountId, Balance> {
	/// Household that is to have the device.
	pub to: AccountId,
	/// Key with which the device is to sign: its present one, or that of a new board.
	pub key: DeviceKey,
	/// Number of the voucher key that signed the manufacturer's word.
	pub issuer: u32,
	/// Life of the serial number that begins with the next household.
	pub life: u32,
	/// Time from which the takeover can be completed, in Unix seconds.
	pub completes_at: Moment,
	/// Limit to the deposits for the device and its slots that the household pays.
	pub max_deposit: Balance,
	/// Deposit held from the household for the notice.
	pub deposit: Balance,
}

/// Kind of a sanction, from the weaker to the stronger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SanctionKind {
	/// The device may not attest until its manufacturer or governance ends the sanction.
	#[codec(index = 0)]
	Suspension,
	/// The same, and from `AppealWindow` on the manufacturer can no longer end the sanction.
	#[codec(index = 1)]
	Revocation,
}

/// Suspension or revocation of a device by its manufacturer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Sanction {
	/// Kind.
	pub kind: SanctionKind,
	/// Reason.
	pub reason: SanctionReason,
	/// Hash of the evidence.
	pub evidence: Option<H256>,
	/// Start in Unix seconds.
	pub since: Moment,
	/// Appeal of the owner.
	pub appeal: Appeal,
}

/// Appeal against a sanction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Appeal {
	/// Not appealed against.
	#[codec(index = 0)]
	None,
	/// Waiting for the verdict of governance.
	#[codec(index = 1)]
	Open {
		/// Hash of the owner's statement.
		statement: H256,
	},
	/// Dismissed: governance has upheld the sanction.
	#[codec(index = 2)]
	Dismissed,
}

/// Verdict of governance on an appeal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Verdict {
	/// The sanction ends, and the manufacturer cannot sanction the device for `AppealProtection`.
	#[codec(index = 0)]
	Lift,
	/// The sanction stays in force.
	#[codec(index = 1)]
	Uphold,
}

/// Signed statements with which one device is claimed.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ClaimRequest<AccountId> {
	/// Statement of the manufacturer.
	pub voucher: Voucher<AccountId>,
	/// Signature of the manufacturer's voucher key over the voucher.
	pub voucher_signature: DeviceSignature,
	/// Statement of the device.
	pub claim: Claim<AccountId>,
	/// Signature of the device over the claim.
	pub device_signature: DeviceSignature,
}
