use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::Quantity;

/// Most slots one device may have.
pub const MAX_SLOTS: u32 = 16;

/// What a slot holds.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Commodity {
	/// A brick code of the GS1 Global Product Classification.
	#[codec(index = 0)]
	Category(u32),
	/// Hash of a label only the household knows.
	#[codec(index = 1)]
	Label(H256),
}

/// What the slot's stock is measured in; a [`Quantity`] counts thousandths of it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Unit {
	/// A quantity is in grams.
	#[codec(index = 0)]
	Kilogram,
	/// A quantity is in millilitres.
	#[codec(index = 1)]
	Litre,
	/// A quantity is in thousandths of a piece.
	#[codec(index = 2)]
	Piece,
}

/// What is done with a device.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Activity {
	/// A car on the road.
	#[codec(index = 0)]
	Driving,
	/// A screen that is watched.
	#[codec(index = 1)]
	Viewing,
	/// A speaker that plays.
	#[codec(index = 2)]
	Listening,
	/// Hash of a label only the household knows.
	#[codec(index = 3)]
	Label(H256),
}

/// What a session's amount is measured in; a [`Quantity`] counts thousandths of it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum SessionUnit {
	/// A quantity is in metres.
	#[codec(index = 0)]
	Kilometre,
	/// A quantity is in watt hours.
	#[codec(index = 1)]
	KilowattHour,
	/// A quantity is in thousandths of a use.
	#[codec(index = 2)]
	Use,
}

/// What the owner says about a compartment of a device.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct StockSlot {
	/// What the slot holds.
	pub commodity: Commodity,
	/// What its stock is measured in.
	pub unit: Unit,
	/// The most it can hold.
	pub capacity: Quantity,
	/// The smallest change the sensor can tell from noise.
	pub resolution: Quantity,
}

/// What the owner says about an activity of a device.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct ActivitySlot {
	/// What is done.
	pub activity: Activity,
	/// What a session's amount is measured in.
	pub unit: SessionUnit,
	/// The most an hour of it can amount to: a car has a top speed.
	pub hourly_limit: Quantity,
}

/// What the owner says about one slot of a device.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum SlotConfig {
	/// The slot holds a stock, which is attested by its levels.
	#[codec(index = 0)]
	Stock(StockSlot),
	/// The slot is an activity, which is attested by its sessions.
	#[codec(index = 1)]
	Activity(ActivitySlot),
}

impl SlotConfig {
	/// Whether the slot can show anything: a stock needs `0 < resolution <= capacity`, an activity a limit above zero.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::Stock(stock) => stock.resolution > 0 && stock.resolution <= stock.capacity,
			Self::Activity(activity) => activity.hourly_limit > 0,
		}
	}

	/// The stock that the slot holds, if it holds one.
	pub fn stock(&self) -> Option<&StockSlot> {
		match self {
			Self::Stock(stock) => Some(stock),
			Self::Activity(_) => None,
		}
	}
}
