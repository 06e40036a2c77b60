//! What the methods answer, as JSON.

use cot_primitives::{
	Activity, ActivitySlot, Commodity, Moment, Quantity, SessionUnit, SlotConfig, SlotId,
	StockSlot, Unit,
};
use cot_runtime_api::SlotView;
use serde::Serialize;

/// What is known of a slot's restocks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Rhythm {
	/// Not enough conforming restocks in a row yet.
	Learning {
		/// How many there are.
		repetitions: u8,
	},
	/// The household has a pattern.
	Established {
		/// Usual seconds between two restocks.
		interval: Moment,
		/// Usual size of a restock.
		size: Quantity,
	},
	/// There was a pattern; the household no longer keeps to it.
	Lapsed,
}

/// What is expected of a slot's stock from its last reading on.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
	/// Demand per day.
	pub rate_per_day: Quantity,
	/// Mean absolute deviation of the demand per day.
	pub deviation_per_day: Quantity,
	/// Seconds until the slot is expected to be empty.
	pub seconds_left: Moment,
	/// The same in days, to a tenth.
	pub days_left: f64,
}

/// What a slot holds or what is done with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Content {
	/// A stock.
	Stock {
		/// What it holds.
		commodity: Commodity,
		/// What its stock is measured in.
		unit: Unit,
		/// The most it can hold.
		capacity: Quantity,
		/// The smallest change its sensor can tell.
		resolution: Quantity,
	},
	/// An activity.
	Activity {
		/// What is done.
		activity: Activity,
		/// What a session's amount is measured in.
		unit: SessionUnit,
		/// The most an hour of it can amount to.
		hourly_limit: Quantity,
	},
}

impl From<SlotConfig> for Content {
	fn from(config: SlotConfig) -> Self {
		match config {
			SlotConfig::Stock(StockSlot { commodity, unit, capacity, resolution }) => {
				Self::Stock { commodity, unit, capacity, resolution }
			},
			SlotConfig::Activity(ActivitySlot { activity, unit, hourly_limit }) => {
				Self::Activity { activity, unit, hourly_limit }
			},
		}
	}
}

/// One slot of a device.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
	/// Number of the slot.
	pub slot: SlotId,
	/// What it holds or what is done with it.
	#[serde(flatten)]
	pub content: Content,
	/// Stock at the last reading.
	pub level: Option<Quantity>,
	/// When that was.
	pub read_at: Option<Moment>,
	/// What is known of its restocks.
	pub rhythm: Rhythm,
	/// What is expected of its stock.
	pub forecast: Option<Forecast>,
	/// Whether the household lets the chain buy for it.
	pub mandated: bool,
	/// The order that is open for it.
	pub open_order: Option<u64>,
}

impl From<SlotView> for Slot {
	fn from(view: SlotView) -> Self {
		Self {
			slot: view.slot,
			content: view.config.into(),
			level: view.level,
			read_at: view.read_at,
			rhythm: view.rhythm.into(),
			forecast: view.forecast.map(Forecast::from),
			mandated: view.mandated,
			open_order: view.open_order,
		}
	}
}

impl From<cot_pattern::Rhythm> for Rhythm {
	fn from(rhythm: cot_pattern::Rhythm) -> Self {
		match rhythm {
			cot_pattern::Rhythm::Learning { repetitions } => Self::Learning { repetitions },
			cot_pattern::Rhythm::Established { interval, size } => {
				Self::Established { interval, size }
			},
			cot_pattern::Rhythm::Lapsed => Self::Lapsed,
		}
	}
}

impl From<cot_pattern::Forecast> for Forecast {
	fn from(forecast: cot_pattern::Forecast) -> Self {
		let tenths = u32::try_from(forecast.seconds_left / 8_640).unwrap_or(u32::MAX);
		Self {
			rate_per_day: forecast.rate_per_day,
			deviation_per_day: forecast.deviation_per_day,
			seconds_left: forecast.seconds_left,
			days_left: f64::from(tenths) / 10.0,
		}
	}
}
