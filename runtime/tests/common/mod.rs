//! A chain on which LG rewards households, and the devices with which they earn.

use std::collections::BTreeMap;

use cot_primitives::{
	Activity, ActivitySlot, Batch, Claim, Commodity, DepositPayer, DeviceId, DeviceKey,
	DeviceSignature, InspectDevices, InspectToken, ModelId, Moment, Quantity, Reading, ReadingKind,
	Serial, SessionUnit, SlotConfig, SlotId, StockSlot, TokenId, Unit, Voucher, MAX_SLOTS,
};
use cot_runtime::{
	genesis_presets::{LG, LGT_DECIMALS, LG_VOUCHER},
	AccountId, AllPalletsWithSystem, Assets, Attestations, Balance, Balances, BalancesConfig,
	BlockNumber, DeviceRegistry, DeviceRegistryConfig, Rewards, RewardsConfig, Runtime,
	RuntimeGenesisConfig, RuntimeOrigin, System, UNIT,
};
use frame_support::{
	assert_ok,
	dispatch::DispatchResult,
	traits::{fungible::Mutate, Hooks},
	BoundedVec,
};
use pallet_device_registry::{GenesisManufacturer, GenesisModel};
use pallet_rewards::{EpochTotals, GenesisPool, GenesisProgram, ProgramTerms, Programs, Shares};
use sp_core::{ed25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::BuildStorage;

/// Beginning of every story: the first second of 2017.
pub const START: Moment = 1_483_228_800;
/// The most a slot of stock holds.
pub const CAPACITY: u32 = 100_000;

/// A chain at [`START`] on which LG's program has these terms, and nobody else owns any of its
/// tokens.
pub fn chain(terms: ProgramTerms<Balance>) -> sp_io::TestExternalities {
	chain_with(terms, 0, None)
}

/// The same with a market supply, of which LG puts these coins and tokens into a pool.
pub fn chain_with(
	terms: ProgramTerms<Balance>,
	market_supply: Balance,
	pool: Option<(Balance, Balance)>,
) -> sp_io::TestExternalities {
	let lg = AccountId::from(LG);
	let genesis = RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: vec![(lg.clone(), 1_000_000 * UNIT)],
			..Default::default()
		},
		device_registry: DeviceRegistryConfig {
			manufacturers: vec![GenesisManufacturer {
				account: lg.clone(),
				name: "LG".into(),
				voucher_key: DeviceKey::Ed25519(ed25519::Public::from_raw(LG_VOUCHER)),
				models: vec![
					model(FRIDGE, compartment(), MAX_SLOTS as usize),
					model(CAR, driving(), 1),
					model(CONSOLE, driving(), MAX_SLOTS as usize),
					model(EXACT, compartment_of(1), 1),
				],
			}],
		},
		rewards: RewardsConfig {
			programs: vec![GenesisProgram {
				manufacturer: lg,
				name: "LG Token".into(),
				symbol: "LGT".into(),
				decimals: LGT_DECIMALS,
				market_supply,
				pool: pool.map(|(coins, tokens)| GenesisPool { coins, tokens }),
				terms,
			}],
		},
		..Default::default()
	};
	let mut chain: sp_io::TestExternalities =
		genesis.build_storage().expect("the genesis is valid").into();
	chain.execute_with(|| {
		frame_system::BlockHash::<Runtime>::insert(0, H256::repeat_byte(7));
		pass(0);
	});
	chain
}

/// Model of devices with compartments.
pub const FRIDGE: ModelId = 1;
/// Model of devices that are driven.
const CAR: ModelId = 2;
/// Model of devices of which every slot records the same activity.
pub const CONSOLE: ModelId = 3;
/// Model that leaves the resolution of its scale to the household.
pub const EXACT: ModelId = 4;

fn model(model: ModelId, slot: SlotConfig, slots: usize) -> GenesisModel {
	let name = format!("Model {model}");
	GenesisModel { model, name, slots: vec![slot; slots], report_interval: None }
}

/// The chain's time, in Unix seconds.
pub fn now() -> Moment {
	pallet_timestamp::Now::<Runtime>::get() / 1_000
}

/// Begins the next block, so many seconds later; what the block has left pays the households of
/// ended epochs.
pub fn pass(seconds: Moment) {
	let number = System::block_number() + 1;
	let time = now().max(START) + seconds;
	System::reset_events();
	System::set_block_number(number);
	pallet_timestamp::Now::<Runtime>::put(time * 1_000);
	let idle = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	<Rewards as Hooks<BlockNumber>>::on_idle(number, idle);
	check_the_program();
}

/// A household with money for as many deposits as there are.
pub fn household(index: u32) -> AccountId {
	let account = AccountId::new(blake2_256(&index.to_le_bytes()));
	assert_ok!(Balances::mint_into(&account, 1_000_000 * UNIT));
	account
}

/// LG's token.
pub fn token() -> TokenId {
	Rewards::token_of(&AccountId::from(LG)).expect("LG runs a program")
}

/// Balance of an account in LG's token.
pub fn tokens_of(account: &AccountId) -> Balance {
	Assets::balance(token(), account)
}

/// A compartment, in thousandths of a piece.
pub fn compartment() -> SlotConfig {
	// Half of the eighth that is used at once.
	compartment_of(62)
}

/// A compartment on a scale of this resolution.
pub fn compartment_of(resolution: Quantity) -> SlotConfig {
	SlotConfig::Stock(StockSlot {
		commodity: Commodity::Category(1),
		unit: Unit::Piece,
		capacity: CAPACITY,
		resolution,
	})
}

/// The driving of a car.
pub fn driving() -> SlotConfig {
	SlotConfig::Activity(ActivitySlot {
		activity: Activity::Driving,
		unit: SessionUnit::Kilometre,
		hourly_limit: 200_000,
	})
}

/// A device of LG's, with its key.
pub struct Device {
	pub id: DeviceId,
	key: ed25519::Pair,
	sequence: u64,
}

impl Device {
	/// A new device with these slots, claimed by `owner`: a car if one is driven, and else a
	/// fridge.
	pub fn new(owner: &AccountId, slots: impl IntoIterator<Item = SlotConfig>) -> Self {
		let slots: Vec<_> = slots.into_iter().collect();
		let model = if slots.contains(&driving()) { CAR } else { FRIDGE };
		Self::of_model(Some(model), owner, slots)
	}

	/// A new device of a model, or of none, with these slots, claimed by `owner`.
	pub fn of_model(
		model: Option<ModelId>,
		owner: &AccountId,
		slots: impl IntoIterator<Item = SlotConfig>,
	) -> Self {
		let id = pallet_device_registry::NextDeviceId::<Runtime>::get();
		let pair = ed25519::Pair::from_seed(&blake2_256(&id.to_le_bytes()));
		let key = DeviceKey::Ed25519(pair.public());
		let serial = Serial::truncate_from(id.to_string().into_bytes());
		let voucher = Voucher {
			manufacturer: AccountId::from(LG),
			issuer: 0,
			serial: serial.clone(),
			life: 0,
			key,
			model,
			deposit_payer: DepositPayer::Owner,
			expires_at: now() + 60,
		};
		let claim = Claim {
			manufacturer: AccountId::from(LG),
			serial,
			life: 0,
			key,
			owner: owner.clone(),
			ownership: 0,
			expires_at: now() + 60,
		};
		let lg = ed25519::Pair::from_string("//LG//voucher", None).expect("the path is valid");
		let vouched = DeviceSignature::Ed25519(lg.sign(&voucher.signing_hash(&genesis_hash())));
		let claimed = DeviceSignature::Ed25519(pair.sign(&claim.signing_hash(&genesis_hash())));
		let origin = RuntimeOrigin::signed(owner.clone());
		assert_ok!(DeviceRegistry::claim(origin.clone(), voucher, vouched, claim, claimed));
		let slots: BTreeMap<_, _> = (0..).zip(slots).collect();
		for slot in DeviceRegistry::slots(id).into_inner().into_keys() {
			if !slots.contains_key(&slot) {
				assert_ok!(DeviceRegistry::remove_slot(origin.clone(), id, slot));
			}
		}
		for (slot, config) in slots {
			assert_ok!(DeviceRegistry::configure_slot(origin.clone(), id, slot, config));
		}
		Self { id, key: pair, sequence: 0 }
	}

	/// Attests readings, each of them a time, a slot and what was seen, in order of time.
	pub fn attest(
		&mut self,
		readings: impl IntoIterator<Item = (Moment, SlotId, ReadingKind)>,
	) -> DispatchResult {
		let batch = self.next_batch(readings);
		self.submit(batch)
	}

	/// The device's next batch.
	pub fn next_batch(
		&self,
		readings: impl IntoIterator<Item = (Moment, SlotId, ReadingKind)>,
	) -> Batch {
		let readings: Vec<_> = readings.into_iter().collect();
		let window_start = readings.first().map_or_else(now, |(at, ..)| *at);
		let readings = readings.into_iter().map(|(at, slot, kind)| {
			let offset = u32::try_from(at - window_start).expect("a batch is of one week");
			Reading { slot, offset, kind }
		});
		Batch {
			device: self.id,
			sequence: self.sequence + 1,
			after: 0,
			window_start,
			readings: BoundedVec::try_from(readings.collect::<Vec<_>>())
				.expect("there are few readings"),
			evidence: None,
		}
	}

	/// Signs a batch and has somebody bring it to the chain.
	pub fn submit(&mut self, batch: Batch) -> DispatchResult {
		let signature = self.key.sign(&batch.signing_hash(&genesis_hash()));
		let gateway = RuntimeOrigin::signed(AccountId::new([1; 32]));
		Attestations::attest(gateway, batch, DeviceSignature::Ed25519(signature))
			.map_err(|refused| refused.error)?;
		self.sequence += 1;
		Ok(())
	}
}

fn genesis_hash() -> H256 {
	System::block_hash(0)
}

/// Runs the `try_state` hooks of the pallets that hold money or know devices. The chain has no
/// collators, which those of blocks and sessions miss.
pub fn check_state() {
	use frame_support::traits::{TryState, TryStateSelect};
	const PALLETS: [&str; 8] = [
		"Balances",
		"Assets",
		"AssetsHolder",
		"AssetsFreezer",
		"DeviceRegistry",
		"Attestations",
		"Rewards",
		"AutoPurchase",
	];
	let select = TryStateSelect::Only(PALLETS.map(|name| name.as_bytes().to_vec()).to_vec());
	<AllPalletsWithSystem as TryState<BlockNumber>>::try_state(System::block_number(), select)
		.expect("every invariant holds");
}

/// Asserts what holds of every program: no epoch mints more than its budget, all of them together
/// no more than the maximum supply, and the points of an epoch are those of its households.
fn check_the_program() {
	let lg = AccountId::from(LG);
	let program = Programs::<Runtime>::get(&lg).expect("LG runs a program");
	assert!(program.minted + program.reserved <= program.terms.max_supply);
	for (epoch, total) in EpochTotals::<Runtime>::iter_prefix(&lg) {
		assert!(total.minted + total.forfeited <= total.budget);
		assert!(total.budget <= program.budget_of(epoch));
		let shares: Vec<_> = Shares::<Runtime>::iter_prefix_values((&lg, epoch)).collect();
		let unsettled: u64 = shares.iter().map(|share| share.weight()).sum();
		assert_eq!(total.settled_weight + unsettled, total.weight);
		if total.settled_weight == 0 {
			let points: u64 = shares.iter().map(|share| u64::from(share.points)).sum();
			assert_eq!(points, total.points);
		}
	}
}
