//! What the methods answer, as JSON.

use cot_primitives::{
	Activity, ActivitySlot, Commodity, DeviceId, Moment, Quantity, SessionUnit, SlotConfig, SlotId,
	StockSlot, TokenId, Unit,
};
use cot_runtime_api::{OrderParty, OrderStage, OrderView, SlotView};
use serde::{Serialize, Serializer};
use sp_core::{crypto::AccountId32, H256};

/// Amount of money, a decimal string in JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount(pub u128);

impl Serialize for Amount {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

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

/// How far an order has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Stage {
	/// Paid into escrow.
	Placed {
		/// Until when the household may cancel it.
		cancellable_until: Moment,
	},
	/// The merchant has taken it on.
	Accepted,
	/// It is on its way.
	Shipped {
		/// Since when.
		at: Moment,
		/// When it is at the door at the earliest.
		arrives_from: Moment,
	},
	/// The goods are there.
	Delivered {
		/// Since when.
		at: Moment,
	},
	/// Household and merchant disagree, and an arbiter decides.
	Disputed {
		/// Who has begun.
		by: Party,
		/// When.
		since: Moment,
		/// Whether the device has seen the goods.
		arrived: bool,
	},
}

/// One of the two who have an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
	/// Who pays.
	Household,
	/// Who delivers.
	Merchant,
}

impl From<OrderParty> for Party {
	fn from(party: OrderParty) -> Self {
		match party {
			OrderParty::Household => Self::Household,
			OrderParty::Merchant => Self::Merchant,
		}
	}
}

/// An open order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
	/// Number of the order.
	pub order: u64,
	/// The household that pays.
	pub household: AccountId32,
	/// The merchant that delivers.
	pub merchant: AccountId32,
	/// The manufacturer that gets the commission.
	pub manufacturer: AccountId32,
	/// The device that ran short.
	pub device: DeviceId,
	/// The slot that ran short.
	pub slot: SlotId,
	/// The offer it was placed on.
	pub offer: u32,
	/// GTIN-14 of the product, with leading zeros.
	pub product: String,
	/// How many are bought.
	pub units: u32,
	/// Stock they hold together.
	pub quantity: Quantity,
	/// How much of it the device has seen arriving.
	pub received: Quantity,
	/// Price of one.
	pub unit_price: Amount,
	/// Price of all, in escrow.
	pub value: Amount,
	/// The token it is paid in; `null` is the native coin.
	pub asset: Option<TokenId>,
	/// Share of the value that goes to the manufacturer, in millionths.
	pub commission_ppm: u32,
	/// How far it has come.
	pub stage: Stage,
	/// When it was placed.
	pub placed_at: Moment,
	/// When the next step is due.
	pub deadline: Moment,
	/// What the merchant gave as tracking.
	pub tracking: Option<H256>,
}

impl From<OrderView<AccountId32, u128>> for Order {
	fn from(view: OrderView<AccountId32, u128>) -> Self {
		Self {
			order: view.order,
			household: view.household,
			merchant: view.merchant,
			manufacturer: view.manufacturer,
			device: view.device,
			slot: view.slot,
			offer: view.offer,
			product: format!("{:014}", view.product),
			units: view.units,
			quantity: view.quantity,
			received: view.received,
			unit_price: Amount(view.unit_price),
			value: Amount(view.value),
			asset: view.asset,
			commission_ppm: view.commission.deconstruct(),
			stage: match view.stage {
				OrderStage::Placed { cancellable_until } => Stage::Placed { cancellable_until },
				OrderStage::Accepted => Stage::Accepted,
				OrderStage::Shipped { at, arrives_from } => Stage::Shipped { at, arrives_from },
				OrderStage::Delivered { at } => Stage::Delivered { at },
				OrderStage::Disputed { by, since, arrived } => {
					Stage::Disputed { by: by.into(), since, arrived }
				},
			},
			placed_at: view.placed_at,
			deadline: view.deadline,
			tracking: view.tracking,
		}
	}
}
