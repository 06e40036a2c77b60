//! Slots of a device: the stock or activity of each, and sets of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

use crate::{Quantity, SlotId};

/// Maximum number of slots of a device.
pub const MAX_SLOTS: u32 = 16;

/// Set of a device's slots, one bit for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlotSet(u16);

impl SlotSet {
	/// Returns true if the slot is in the set.
	pub fn contains(self, slot: SlotId) -> bool {
		self.0 & Self::bit(slot) != 0
	}

	/// Adds the slot; a number that no slot has is ignored.
	pub fn insert(&mut self, slot: SlotId) {
		self.0 |= Self::bit(slot);
	}

	/// Removes the slot.
	pub fn remove(&mut self, slot: SlotId) {
		self.0 &= !Self::bit(slot);
	}

	/// Returns true if the set is empty.
	pub fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// Returns the slot's bit; zero for a number that no slot has.
	fn bit(slot: SlotId) -> u16 {
		1u16.checked_shl(slot.into()).unwrap_or(0)
	}
}

impl FromIterator<SlotId> for SlotSet {
	fn from_iter<Slots: IntoIterator<Item = SlotId>>(slots: Slots) -> Self {
		let mut set = Self::default();
		slots.into_iter().for_each(|slot| set.insert(slot));
		set
	}
}

/// Category of the goods in a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Commodity {
	/// A brick code of the GS1 Global Product Classification.
	#[codec(index = 0)]
	Category(u32),
	/// Hash of a label that only the household knows.
	#[codec(index = 1)]
	Label(H256),
}

/// Unit of a stock; a [`Quantity`] counts thousandths of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
	/// Quantities are in grams.
	#[codec(index = 0)]
	Kilogram,
	/// Quantities are in millilitres.
	#[codec(index = 1)]
	Litre,
	/// Quantities are in thousandths of a piece.
	#[codec(index = 2)]
	Piece,
}

/// Use of a device that a slot records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Activity {
	/// Driving a car.
	#[codec(index = 0)]
	Driving,
	/// Watching a screen.
	#[codec(index = 1)]
	Viewing,
	/// Listening to a speaker.
	#[codec(index = 2)]
	Listening,
	/// Hash of a label that only the household knows.
	#[codec(index = 3)]
	Label(H256),
}

/// Unit of a session's amount; a [`Quantity`] counts thousandths of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionUnit {
	/// Quantities are in metres.
	#[codec(index = 0)]
	Kilometre,
	/// Quantities are in watt hours.
	#[codec(index = 1)]
	KilowattHour,
	/// Quantities are in thousandths of a use.
	#[codec(index = 2)]
	Use,
	/// Quantities are in thousandths of an hour.
	#[codec(index = 3)]
	Hour,
}

/// Configuration of a slot that holds a stock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StockSlot {
	/// Category of the goods.
	pub commodity: Commodity,
	/// Unit of the stock.
	pub unit: Unit,
	/// Largest stock that fits.
	pub capacity: Quantity,
	/// Smallest change that the sensor tells from noise.
	pub resolution: Quantity,
}

/// Configuration of a slot that records an activity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActivitySlot {
	/// Recorded activity.
	pub activity: Activity,
	/// Unit of a session's amount.
	pub unit: SessionUnit,
	/// Largest possible amount in an hour: a car has a top speed.
	pub hourly_limit: Quantity,
}

/// Configuration of a slot, as its owner set it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlotConfig {
	/// A stock, attested by its levels.
	#[codec(index = 0)]
	Stock(StockSlot),
	/// An activity, attested by its sessions.
	#[codec(index = 1)]
	Activity(ActivitySlot),
}

impl SlotConfig {
	/// Returns true if readings of the slot can show a change: a stock needs `0 < resolution <=
	/// capacity`, an activity a limit above zero.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::Stock(stock) => stock.resolution > 0 && stock.resolution <= stock.capacity,
			Self::Activity(activity) => activity.hourly_limit > 0,
		}
	}

	/// Returns true if the slot goes on holding the same goods or recording the same activity as
	/// `other`, in the same unit: what was learned of it stays true, whatever else was corrected.
	pub fn holds_the_same_as(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Stock(one), Self::Stock(other)) => {
				(one.commodity, one.unit) == (other.commodity, other.unit)
			},
			(Self::Activity(one), Self::Activity(other)) => {
				(one.activity, one.unit) == (other.activity, other.unit)
			},
			_ => false,
		}
	}

	/// Returns true if the slot measures what `template` does: a stock no more finely, an activity
	/// with the same limit, by which its sessions are judged plausible.
	pub fn is_within(&self, template: &Self) -> bool {
		match (self, template) {
			(Self::Stock(own), Self::Stock(template)) => {
				own.unit == template.unit && own.resolution >= template.resolution
			},
			(Self::Activity(own), Self::Activity(template)) => own == template,
			_ => false,
		}
	}

	/// Returns true if a stock's resolution is no finer than a hundredth of its capacity, as far
	/// as a scale of which nothing is known can be trusted.
	pub fn is_coarse(&self) -> bool {
		self.stock().is_none_or(|stock| stock.resolution >= stock.capacity.div_ceil(100))
	}

	/// Returns the configuration of the stock, if the slot holds one.
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

	#[test]
	fn an_activity_is_that_of_its_template_with_the_same_limit() {
		let driving = |hourly_limit| {
			SlotConfig::Activity(ActivitySlot {
				activity: Activity::Driving,
				unit: SessionUnit::Kilometre,
				hourly_limit,
			})
		};
		assert!(driving(200).is_within(&driving(200)));
		// A lower limit would make a lower pace plausible.
		assert!(!driving(199).is_within(&driving(200)));
		assert!(!driving(201).is_within(&driving(200)));
	}
}
