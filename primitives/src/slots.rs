use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::{Quantity, SlotId};

/// Most slots one device may have.
pub const MAX_SLOTS: u32 = 16;

/// Some of a device's slots, a bit for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotSet(u16);

impl SlotSet {
	/// Whether the slot is one of them.
	pub fn contains(self, slot: SlotId) -> bool {
		self.0 & Self::bit(slot) != 0
	}

	/// Makes the slot one of them.
	pub fn insert(&mut self, slot: SlotId) {
		self.0 |= Self::bit(slot);
	}

	/// Makes the slot none of them.
	pub fn remove(&mut self, slot: SlotId) {
		self.0 &= !Self::bit(slot);
	}

	/// Whether there are none.
	pub fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// The slot's bit; numbers that no slot has are in no set.
	fn bit(slot: SlotId) -> u16 {
		1u16.checked_shl(slot.into()).unwrap_or(0)
	}
}

/// What a slot holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub enum Commodity {
	/// A brick code of the GS1 Global Product Classification.
	#[codec(index = 0)]
	Category(u32),
	/// Hash of a label only the household knows.
	#[codec(index = 1)]
	Label(H256),
}

/// What the slot's stock is measured in; a [`Quantity`] counts thousandths of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ActivitySlot {
	/// What is done.
	pub activity: Activity,
	/// What a session's amount is measured in.
	pub unit: SessionUnit,
	/// The most an hour of it can amount to: a car has a top speed.
	pub hourly_limit: Quantity,
}

/// What the owner says about one slot of a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub enum SlotConfig {
	/// The slot holds a stock, which is attested by its levels.
	#[codec(index = 0)]
	Stock(StockSlot),
	/// The slot is an activity, which is attested by its sessions.
	#[codec(index = 1)]
	Activity(ActivitySlot),
}

impl SlotConfig {
	/// Whether the slot can show anything: a stock needs `0 < resolution <= capacity`, an activity
	/// a limit above zero.
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_set_holds_what_was_put_in_and_not_taken_out() {
		let mut slots = SlotSet::default();
		assert!(slots.is_empty());
		for slot in [0, 7, 15] {
			slots.insert(slot);
		}
		slots.remove(7);
		slots.remove(1);
		let held: alloc::vec::Vec<_> =
			(0..=SlotId::MAX).filter(|slot| slots.contains(*slot)).collect();
		assert_eq!(held, [0, 15]);
	}

	#[test]
	fn a_number_that_no_slot_has_is_in_no_set() {
		assert_eq!(u32::from(u16::BITS as u8), MAX_SLOTS);
		let mut slots = SlotSet::default();
		slots.insert(16);
		slots.insert(SlotId::MAX);
		assert!(slots.is_empty());
	}
}
