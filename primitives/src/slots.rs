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

/// What the owner says about one compartment of a device.
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
pub struct SlotConfig {
	/// What the slot holds.
	pub commodity: Commodity,
	/// What its stock is measured in.
	pub unit: Unit,
	/// The most it can hold.
	pub capacity: Quantity,
	/// The smallest change the sensor can tell from noise.
	pub resolution: Quantity,
}

impl SlotConfig {
	/// Whether the slot can hold anything and its sensor can see it: `0 < resolution <= capacity`.
	pub fn is_valid(&self) -> bool {
		self.resolution > 0 && self.resolution <= self.capacity
	}
}
