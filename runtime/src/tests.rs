//! Tests of the runtime's promises to nodes, wallets and operators.

mod deposits;
mod exchange;
mod feeless;
mod happenings;
mod migrations;
mod purchases;
mod rewards;
mod storage_layout;

use alloc::collections::BTreeSet;
use cot_primitives::{InspectManufacturers, InspectToken};
use frame_support::{
	genesis_builder_helper::build_state,
	traits::{fungible::InspectHold, fungibles::metadata::Inspect, PalletInfoAccess},
};
use serde_json::Value;
use sp_core::{ed25519, sr25519, Pair};
use sp_io::hashing::twox_128;
use sp_runtime::traits::TransactionExtension;

use crate::{genesis_presets::*, *};

fn public<P: Pair>(suri: &str) -> P::Public {
	P::from_string(suri, None).expect("the suri is valid").public()
}

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		},
		(base, patch) => *base = patch,
	}
}

/// The state a node builds from a preset.
fn preset_ext(id: &str) -> sp_io::TestExternalities {
	let patch = get_preset(&id.into()).expect("the preset exists");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut config, serde_json::from_slice(&patch).unwrap());
	let mut ext = sp_io::TestExternalities::default();
	ext.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes())
			.expect("the preset builds a valid state");
	});
	ext
}

/// Runs the `try_state` hook of every pallet.
fn check_state() {
	use frame_support::traits::{TryState, TryStateSelect};
	// Tests set the clock without making blocks, which would have brought the slot with it.
	let slot = pallet_timestamp::Now::<Runtime>::get() / SLOT_DURATION;
	pallet_aura::CurrentSlot::<Runtime>::put(sp_consensus_aura::Slot::from(slot));
	<AllPalletsWithSystem as TryState<BlockNumber>>::try_state(0, TryStateSelect::All)
		.expect("every invariant holds");
}

#[test]
fn the_constants_are_the_keys_they_are_named_after() {
	assert_eq!(LG, public::<sr25519::Pair>("//LG").0);
	assert_eq!(G_MARKET, public::<sr25519::Pair>("//G-Market").0);
	assert_eq!(LG_VOUCHER, public::<ed25519::Pair>("//LG//voucher").0);
	assert_eq!(HYUNDAI, public::<sr25519::Pair>("//Hyundai").0);
	assert_eq!(HYUNDAI_VOUCHER, public::<ed25519::Pair>("//Hyundai//voucher").0);
	assert_eq!(AMAZON, public::<sr25519::Pair>("//Amazon").0);
}

#[test]
fn every_preset_tells_the_story_of_the_fridge() {
	for id in preset_names() {
		preset_ext(id.as_ref()).execute_with(|| {
			let (lg, market) = (AccountId::from(LG), AccountId::from(G_MARKET));
			assert!(DeviceRegistry::is_approved(&lg));
			let bond = pallet_device_registry::HoldReason::ManufacturerBond.into();
			assert_eq!(Balances::balance_on_hold(&bond, &lg), configs::devices::MANUFACTURER_BOND);
			assert_eq!(Balances::total_balance_on_hold(&market), configs::devices::MERCHANT_BOND);
			let token = Rewards::token_of(&lg).expect("LG runs a program");
			assert_eq!(<Assets as Inspect<_>>::name(token), b"LG Token");
			assert_eq!(<Assets as Inspect<_>>::symbol(token), b"LGT");
			assert_eq!(<Assets as Inspect<_>>::decimals(token), LGT_DECIMALS);
			let partnership = pallet_auto_purchase::Partnerships::<Runtime>::get(&lg, &market)
				.expect("LG and G-Market are partners");
			assert_eq!(partnership.commission, COMMISSION);
			assert_eq!(pallet_auto_purchase::Gates::<Runtime>::get(&lg), Some(MIN_HOLD));
			for household in ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"] {
				let account = AccountId::from(public::<sr25519::Pair>(household).0);
				assert_eq!(Balances::free_balance(&account), ENDOWMENT);
			}
			assert_eq!(
				pallet_sudo::Key::<Runtime>::get(),
				Some(public::<sr25519::Pair>("//Alice").into())
			);
			assert_eq!(ParachainInfo::parachain_id(), PARA_ID);
			check_state();
		});
	}
}

#[test]
fn every_preset_has_two_makers_of_devices_and_two_merchants_for_the_same_goods() {
	for id in preset_names() {
		preset_ext(id.as_ref()).execute_with(|| {
			let models = |maker| {
				let maker = AccountId::from(maker);
				assert!(DeviceRegistry::is_approved(&maker));
				assert!(Rewards::token_of(&maker).is_some());
				let of = pallet_device_registry::Models::<Runtime>::iter_prefix(maker);
				of.map(|(model, _)| model).collect::<BTreeSet<_>>()
			};
			let appliances = [FRIDGE_MODEL, TELEVISION_MODEL, SPEAKER_MODEL, PHONE_MODEL];
			assert_eq!(models(LG), appliances.into());
			assert_eq!(models(HYUNDAI), [CAR_MODEL].into());
			for merchant in [G_MARKET, AMAZON] {
				let partnership = pallet_auto_purchase::Partnerships::<Runtime>::get(
					AccountId::from(LG),
					AccountId::from(merchant),
				);
				assert_eq!(partnership.map(|it| it.commission), Some(COMMISSION));
			}
		});
	}
}

#[test]
fn local_testnet_has_two_collators_and_development_one() {
	let authorities =
		|id| preset_ext(id).execute_with(|| pallet_aura::Authorities::<Runtime>::get().len());
	assert_eq!(authorities(sp_genesis_builder::DEV_RUNTIME_PRESET), 1);
	assert_eq!(authorities(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET), 2);
}

#[test]
fn an_unknown_preset_is_none() {
	assert_eq!(get_preset(&"mainnet".into()), None);
}

#[test]
fn the_budgets_of_all_epochs_fit_the_supply() {
	let terms = lg_terms();
	terms.validate(MARKET_SUPPLY).unwrap();
	let halvings =
		(0..128).map(|n| (terms.epoch_budget >> n) * Balance::from(terms.halving_epochs));
	assert!(halvings.sum::<Balance>() + MARKET_SUPPLY <= terms.max_supply);
}

#[test]
fn a_node_finds_the_pallets_it_looks_for() {
	// The stock omni node looks for these names.
	assert_eq!(System::name(), "System");
	assert_eq!(ParachainSystem::name(), "ParachainSystem");
	assert_eq!(Aura::name(), "Aura");
	// Ours reads the time of the parent block under this key.
	assert_eq!(
		pallet_timestamp::Now::<Runtime>::hashed_key().to_vec(),
		[twox_128(b"Timestamp"), twox_128(b"Now")].concat(),
	);
}

#[test]
fn wallets_can_sign_every_extension() {
	// The extensions Polkadot.js 16.5.6 knows.
	const KNOWN: [&str; 12] = [
		"ChargeAssetTxPayment",
		"ChargeTransactionPayment",
		"CheckEra",
		"CheckGenesis",
		"CheckMetadataHash",
		"CheckMortality",
		"CheckNonZeroSender",
		"CheckNonce",
		"CheckSpecVersion",
		"CheckTxVersion",
		"CheckWeight",
		"WeightReclaim",
	];
	let zero_sized = |ty: &scale_info::MetaType| {
		use scale_info::TypeDef;
		match ty.type_info().type_def {
			TypeDef::Composite(def) => def.fields.is_empty(),
			TypeDef::Tuple(def) => def.fields.is_empty(),
			_ => false,
		}
	};
	for extension in TxExtension::metadata() {
		let known = KNOWN.contains(&extension.identifier);
		assert!(
			known || (zero_sized(&extension.ty) && zero_sized(&extension.implicit)),
			"{} has a value that wallets would leave out",
			extension.identifier,
		);
	}
}

#[test]
fn every_pallet_has_weights() {
	macro_rules! weights {
		($($pallet:ident),* $(,)?) => {
			[$((
				stringify!($pallet),
				core::any::type_name::<<Runtime as $pallet::Config>::WeightInfo>(),
			)),*]
		};
	}
	let weights = weights![
		cumulus_pallet_parachain_system,
		pallet_asset_conversion,
		pallet_asset_conversion_tx_payment,
		pallet_assets,
		pallet_attestations,
		pallet_auto_purchase,
		pallet_balances,
		pallet_collator_selection,
		pallet_device_registry,
		pallet_migrations,
		pallet_multisig,
		pallet_proxy,
		pallet_recovery,
		pallet_rewards,
		pallet_session,
		pallet_sudo,
		pallet_timestamp,
		pallet_transaction_payment,
		pallet_utility,
	];
	for (pallet, weight_info) in weights {
		assert_ne!(weight_info, "()", "{pallet} is charged for by a unit");
	}
}

#[test]
fn a_delegate_that_may_not_transfer_gives_neither_devices_nor_keys_away() {
	use configs::system::ProxyType;
	use frame_support::traits::InstanceFilter;
	use pallet_device_registry::Call::{
		add_voucher_key, configure_slot, leave, offer_transfer, release, retire, suspend,
	};

	let device = 1;
	let to = AccountId::new([1; 32]);
	let config = cot_primitives::SlotConfig::Activity(cot_primitives::ActivitySlot {
		activity: cot_primitives::Activity::Driving,
		unit: cot_primitives::SessionUnit::Kilometre,
		hourly_limit: 1,
	});
	let key = cot_primitives::DeviceKey::Ed25519(public::<ed25519::Pair>("//Alice"));
	let leaving = [
		offer_transfer { device, to, expires_at: None },
		release { device },
		retire { device },
		add_voucher_key { key, claims: None, valid_until: None },
		leave {},
	];
	for call in leaving.map(RuntimeCall::DeviceRegistry) {
		assert!(ProxyType::Any.filter(&call));
		assert!(!ProxyType::NonTransfer.filter(&call));
		assert!(!ProxyType::Household.filter(&call));
	}
	let staying = [suspend { device }, configure_slot { device, slot: 0, config }];
	for call in staying.map(RuntimeCall::DeviceRegistry) {
		assert!(ProxyType::NonTransfer.filter(&call));
	}
}

#[test]
#[should_panic(expected = "every invariant holds")]
fn a_partnership_without_its_merchant_is_found() {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		pallet_auto_purchase::Merchants::<Runtime>::remove(AccountId::from(G_MARKET));
		check_state();
	});
}
