//! Chains one can start at once: the manufacturers "LG" of appliances and "Hyundai" of cars, each
//! with its reward token, the merchants "G-Market" and "Amazon", which compete for LG's households,
//! and households with money.

use alloc::{
	string::{String, ToString},
	vec,
	vec::Vec,
};
use cot_pattern::Params;
use cot_primitives::{
	Activity, ActivitySlot, Commodity, DeviceKey, ModelId, Moment, Quantity, SessionUnit,
	SlotConfig, StockSlot, Unit, DAY,
};
use cumulus_primitives_core::ParaId;
use frame_support::{build_struct_json_patch, traits::TypedGet};
use pallet_auto_purchase::{GenesisGate, GenesisMerchant, GenesisPartnership};
use pallet_device_registry::{GenesisManufacturer, GenesisModel};
use pallet_metering::GenesisPlan;
use pallet_rewards::{GenesisPool, GenesisProgram, ProgramTerms, StreakTerms};
use serde_json::Value;
use sp_core::ed25519;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring;
use sp_runtime::Permill;

use crate::{
	configs::{
		devices::{FREE_SLOTS, MAX_BLOCK_GAP},
		money::CollatorPot,
	},
	AccountId, AutoPurchaseConfig, Balance, BalancesConfig, CollatorSelectionConfig,
	DeviceRegistryConfig, MeteringConfig, ParachainInfoConfig, RewardsConfig, RuntimeGenesisConfig,
	SessionConfig, SessionKeys, SudoConfig, EXISTENTIAL_DEPOSIT, UNIT,
};

/// Relay chain on which the chain is expected to run.
pub const PARA_ID: ParaId = ParaId::new(2_000);
/// Endowment of every account of the story.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// Account `//LG`, sr25519: the manufacturer of appliances.
pub const LG: [u8; 32] = [
	0x7e, 0xe8, 0xfa, 0x94, 0x20, 0x3e, 0xed, 0xee, 0xbf, 0x46, 0xcb, 0xca, 0xe0, 0x7e, 0xc4, 0x41,
	0x82, 0xed, 0x4c, 0x59, 0x76, 0x57, 0x44, 0x69, 0x68, 0xe5, 0x0a, 0x22, 0x7a, 0xd8, 0x1f, 0x15,
];
/// Account `//G-Market`, sr25519: a merchant.
pub const G_MARKET: [u8; 32] = [
	0x90, 0xe4, 0x5c, 0xb8, 0xd9, 0x2d, 0xce, 0x71, 0xe1, 0x0f, 0x35, 0x0e, 0xf2, 0x9b, 0x21, 0x20,
	0x8f, 0xad, 0xa2, 0x0e, 0xb8, 0xbf, 0x33, 0x3c, 0xe4, 0x03, 0xc0, 0x60, 0x38, 0x3b, 0xa5, 0x5b,
];
/// Account `//Hyundai`, sr25519: the manufacturer of cars.
pub const HYUNDAI: [u8; 32] = [
	0x0c, 0xc4, 0x47, 0x93, 0x8a, 0x42, 0x27, 0xd6, 0x64, 0x46, 0xa3, 0x04, 0x40, 0x00, 0xdd, 0x5e,
	0xf6, 0x8b, 0x78, 0x23, 0x72, 0x9c, 0xb5, 0x2f, 0xf6, 0x6c, 0x10, 0xdf, 0x60, 0x3c, 0xfd, 0x58,
];
/// Account `//Amazon`, sr25519: the other merchant.
pub const AMAZON: [u8; 32] = [
	0xc2, 0x37, 0xb2, 0xcb, 0xb1, 0xd5, 0xf3, 0x24, 0x92, 0xa0, 0xc1, 0x9f, 0x3a, 0x07, 0xf3, 0xa2,
	0xe2, 0xa5, 0xa6, 0x70, 0x50, 0x80, 0x52, 0xd6, 0xc3, 0x9a, 0x3f, 0x04, 0xd7, 0x74, 0xa9, 0x7b,
];
/// Key `//Hyundai//voucher`, ed25519: signs Hyundai's vouchers.
pub const HYUNDAI_VOUCHER: [u8; 32] = [
	0x00, 0x84, 0x7a, 0x55, 0x87, 0x90, 0x50, 0x0a, 0xff, 0x24, 0xd4, 0xf6, 0xbf, 0xaa, 0x72, 0xf0,
	0xc6, 0x8d, 0x14, 0x00, 0xcd, 0x0a, 0xd2, 0xef, 0xef, 0x48, 0x75, 0xcd, 0xf4, 0xfd, 0xbc, 0xda,
];
/// Key `//LG//voucher`, ed25519: signs LG's vouchers.
pub const LG_VOUCHER: [u8; 32] = [
	0x58, 0xb1, 0x59, 0x63, 0xf6, 0x95, 0xfc, 0x51, 0x89, 0x5e, 0xda, 0x03, 0x7b, 0x9e, 0xac, 0x2e,
	0x99, 0xcb, 0x05, 0x6c, 0xcb, 0x9e, 0xa1, 0x16, 0x76, 0xb4, 0x0e, 0xe6, 0x5b, 0x31, 0xbd, 0x2c,
];

/// Longest gap between two blocks of a development chain that is no halt: its clock takes any step.
const DEV_BLOCK_GAP: Moment = 3_650 * DAY;

/// One LG Token.
pub const LGT: Balance = 1_000_000;
/// Decimal places of the LG Token.
pub const LGT_DECIMALS: u8 = 6;
/// LG Tokens a household must freeze for automatic purchases: fifteen restocks while its slots are
/// being learned, fewer with a streak. `docs/economy.md` has how many real households get there in
/// the simulated year, and when.
pub const MIN_HOLD: Balance = 150 * LGT;
/// Tokens that open a market for LG's token, half of them LG's: a hundredth of all there will be,
/// two weeks' budget.
pub const MARKET_SUPPLY: Balance = 2_000_000 * LGT;
/// LG's deposit into the pool that trades its token, where it stays: ten tokens for a coin, and the
/// half of the market supply that is not LG's own.
pub const POOL: (Balance, Balance) = (100_000 * UNIT, 1_000_000 * LGT);
/// Number of LG's model of a fridge.
pub const FRIDGE_MODEL: ModelId = 1;
/// Number of LG's model of a television.
pub const TELEVISION_MODEL: ModelId = 2;
/// Number of LG's model of a speaker.
pub const SPEAKER_MODEL: ModelId = 3;
/// Number of LG's model of a phone.
pub const PHONE_MODEL: ModelId = 4;
/// Number of Hyundai's model of a car.
pub const CAR_MODEL: ModelId = 1;
/// Price of a kilometre that Hyundai's car drives by itself: an hour by hand earns four tokens, and
/// pays for forty kilometres.
pub const KILOMETRE: Balance = LGT / 10;
/// Most that a household may owe for such kilometres: twenty of them.
pub const MAX_DEBT: Balance = 20 * KILOMETRE;
/// LG's commission on each order it brings to a merchant.
pub const COMMISSION: Permill = Permill::from_percent(3);

/// Terms of LG's reward program.
pub fn lg_terms() -> ProgramTerms<Balance> {
	ProgramTerms {
		// Households shop by the week, and see by the week what it earned them.
		epoch_length: 7 * DAY,
		epoch_budget: 1_000_000 * LGT,
		// Two years.
		halving_epochs: 104,
		// The sum of all epochs' budgets, and what opens the market.
		max_supply: 208_000_000 * LGT + MARKET_SUPPLY,
		// Below a million points a week each point is worth one token, however few households there
		// are.
		max_reward_per_point: LGT,
		// Thirty restocks: a large family's week, and no more for a house full of made-up fridges.
		household_cap: 300,
		// Goods put away within half a day are of one trip to the shop.
		min_interval: DAY / 2,
		learning_points: 10,
		// Ten restocks: most slots have a pattern by then, and what has none yet stops paying.
		learning_allowance: 100,
		deviation_points: 2,
		deviation_cap: 6,
		// A quarter of an hour by hand, up to two hours on a day of somebody who does so every day.
		manual_points: 1,
		manual_seconds: 15 * 60,
		manual_cap: 8,
		// Up to half as much again for ten weeks in a row.
		streak: StreakTerms { step_percent: 5, max_level: 10 },
		pattern: Params::default(),
	}
}

/// LG's fridge: eight compartments on scales that tell 20 grams. Households say what they keep in
/// them.
fn fridge() -> GenesisModel {
	let compartment = SlotConfig::Stock(StockSlot {
		// Food and beverages of any kind.
		commodity: Commodity::Category(50_000_000),
		unit: Unit::Kilogram,
		capacity: 5_000,
		resolution: 20,
	});
	GenesisModel {
		model: FRIDGE_MODEL,
		name: String::from("Fridge"),
		slots: vec![compartment; FREE_SLOTS as usize],
		report_interval: Some(DAY),
	}
}

/// A device that records activities, each with the most of it that an hour can have, in thousandths
/// of its unit.
fn recorder(
	model: ModelId,
	name: &str,
	activities: &[(Activity, SessionUnit, Quantity)],
) -> GenesisModel {
	let slot = |&(activity, unit, hourly_limit)| {
		SlotConfig::Activity(ActivitySlot { activity, unit, hourly_limit })
	};
	GenesisModel {
		model,
		name: String::from(name),
		slots: activities.iter().map(slot).collect(),
		report_interval: None,
	}
}

/// LG's models: what is used by the hour has no more than one in an hour.
fn appliances() -> Vec<GenesisModel> {
	let viewing = (Activity::Viewing, SessionUnit::Hour, 1_000);
	let listening = (Activity::Listening, SessionUnit::Hour, 1_000);
	vec![
		fridge(),
		recorder(TELEVISION_MODEL, "Television", &[viewing]),
		recorder(SPEAKER_MODEL, "Speaker", &[listening]),
		recorder(PHONE_MODEL, "Phone", &[viewing, listening]),
	]
}

/// Hyundai's models: a car records what it is driven and drives itself.
fn cars() -> Vec<GenesisModel> {
	vec![recorder(CAR_MODEL, "Car", &[(Activity::Driving, SessionUnit::Kilometre, 200_000)])]
}

/// A reward program on LG's terms, with a market.
fn program(
	manufacturer: &AccountId,
	name: &str,
	symbol: &str,
) -> GenesisProgram<AccountId, Balance> {
	GenesisProgram {
		manufacturer: manufacturer.clone(),
		name: String::from(name),
		symbol: String::from(symbol),
		decimals: LGT_DECIMALS,
		market_supply: MARKET_SUPPLY,
		pool: Some(GenesisPool { coins: POOL.0, tokens: POOL.1 }),
		terms: lg_terms(),
	}
}

/// Returns the genesis with these collators, in which gaps of `max_block_gap` seconds between two
/// blocks are halts.
fn genesis(collators: Vec<Sr25519Keyring>, max_block_gap: Moment) -> Value {
	let households = [
		Sr25519Keyring::Alice,
		Sr25519Keyring::Bob,
		Sr25519Keyring::Charlie,
		Sr25519Keyring::Dave,
		Sr25519Keyring::Eve,
		Sr25519Keyring::Ferdie,
	];
	let [lg, hyundai] = [LG, HYUNDAI].map(AccountId::from);
	let merchants = [(G_MARKET, "G-Market"), (AMAZON, "Amazon")]
		.map(|(key, name)| (AccountId::from(key), String::from(name)));
	let accounts = households.iter().map(|key| key.to_account_id());
	let balances = accounts
		.chain([lg.clone(), hyundai.clone()])
		.chain(merchants.iter().map(|(account, _)| account.clone()))
		.map(|account| (account, ENDOWMENT))
		// Keeps the pot alive, so that no fee is too small to reach it.
		.chain([(CollatorPot::get(), EXISTENTIAL_DEPOSIT)])
		.collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		parachain_info: ParachainInfoConfig { parachain_id: PARA_ID },
		collator_selection: CollatorSelectionConfig {
			invulnerables: collators.iter().map(|key| key.to_account_id()).collect(),
			candidacy_bond: 1_000 * UNIT,
		},
		session: SessionConfig {
			keys: collators
				.iter()
				.map(|key| {
					let account = key.to_account_id();
					(account.clone(), account, SessionKeys { aura: key.public().into() })
				})
				.collect(),
		},
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
		device_registry: DeviceRegistryConfig {
			manufacturers: vec![
				GenesisManufacturer {
					account: lg.clone(),
					name: String::from("LG"),
					voucher_key: DeviceKey::Ed25519(ed25519::Public::from_raw(LG_VOUCHER)),
					models: appliances(),
				},
				GenesisManufacturer {
					account: hyundai.clone(),
					name: String::from("Hyundai"),
					voucher_key: DeviceKey::Ed25519(ed25519::Public::from_raw(HYUNDAI_VOUCHER)),
					models: cars(),
				},
			],
		},
		rewards: RewardsConfig {
			programs: vec![
				program(&lg, "LG Token", "LGT"),
				program(&hyundai, "Hyundai Token", "HDT"),
			],
		},
		auto_purchase: AutoPurchaseConfig {
			merchants: merchants
				.iter()
				.cloned()
				.map(|(account, name)| GenesisMerchant { account, name, site: String::new() })
				.collect(),
			partnerships: merchants
				.into_iter()
				.map(|(merchant, _)| GenesisPartnership {
					manufacturer: lg.clone(),
					merchant,
					commission: COMMISSION,
					arbiters: vec![Sr25519Keyring::Ferdie.to_account_id()],
					affiliated: false,
				})
				.collect(),
			gates: vec![GenesisGate { manufacturer: lg, min_hold: MIN_HOLD }],
			max_block_gap: Some(max_block_gap),
		},
		metering: MeteringConfig {
			plans: vec![GenesisPlan {
				manufacturer: hyundai,
				activity: Activity::Driving,
				unit: SessionUnit::Kilometre,
				price: KILOMETRE,
				burned: Permill::from_percent(50),
				max_debt: MAX_DEBT,
			}],
		},
	})
}

/// The genesis of a preset as a JSON patch.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(vec![Sr25519Keyring::Alice], DEV_BLOCK_GAP),
		LOCAL_TESTNET_RUNTIME_PRESET => {
			genesis(vec![Sr25519Keyring::Alice, Sr25519Keyring::Bob], MAX_BLOCK_GAP)
		},
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// The presets there are.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
