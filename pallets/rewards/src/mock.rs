//! Test runtime and helpers of the tests.

use crate as pallet_rewards;
use cot_primitives::{
	AccrueRewards, Behaviour, EpochIndex, InspectManufacturers, InspectSanctions, Moment, Points,
	RewardedAction, SlotCaps, TokenId, TokenMarket, DAY,
};
use frame_support::{
	derive_impl, ensure, parameter_types,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{freeze, Inspect, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstU64, Contains, Hooks, VariantCountOf,
	},
	weights::{Weight, WeightMeter},
	PalletId,
};
use frame_system::{EnsureNever, EnsureRoot};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, Permill};
use std::collections::BTreeSet;

use crate::*;

pub type AccountId = u64;
pub type Balance = u128;
type Block = frame_system::mocking::MockBlock<Test>;

pub const FROST: AccountId = 1;
pub const TORA: AccountId = 2;
pub const UNAPPROVED: AccountId = 3;
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;
pub const STRANGER: AccountId = 99;

/// Coins of each manufacturer, and of the pallet.
pub const COINS: Balance = 1_000_000;
/// Least balance of an account in coins.
pub const EXISTENTIAL_DEPOSIT: Balance = 1;

/// Chain time at which every test begins, in Unix seconds.
pub const START: Moment = 1_483_228_800;
/// Length of an epoch in every test that does not say otherwise.
pub const EPOCH: Moment = DAY;
/// Seconds over which a payout is released.
pub const VESTING_PERIOD: Moment = 13 * EPOCH;
/// Seconds between two purchases of tokens to burn.
pub const BURN_INTERVAL: Moment = 3_600;
/// Seconds between restocks below which they earn nothing.
pub const MIN_INTERVAL: Moment = 3_600;
/// Token of the first program.
pub const FIRST_TOKEN: TokenId = 1;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type Rewards = pallet_rewards;
	#[runtime::pallet_index(5)]
	pub type AssetsFreezer = pallet_assets_freezer;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type AccountStore = System;
}

parameter_types! {
	pub const NoDeposit: Balance = 0;
	/// A tenth of a payout is spendable at once.
	pub const SpendableShare: Permill = Permill::from_percent(10);
	/// Half of a commission buys tokens.
	pub const BurnShare: Permill = Permill::from_percent(50);
	pub const RewardsPalletId: PalletId = PalletId(*b"cot/rwds");
	pub static VestsOver: Moment = VESTING_PERIOD;
	pub static Pools: BTreeSet<TokenId> = BTreeSet::new();
	pub static Approved: Vec<AccountId> = vec![FROST, TORA];
	pub static Sanctioned: Vec<(AccountId, AccountId)> = vec![];
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type MetadataDepositBase = NoDeposit;
	type MetadataDepositPerByte = NoDeposit;
	type Freezer = AssetsFreezer;
	type Holder = ();
}

impl pallet_assets_freezer::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

/// Account of a token's pool.
pub fn pool_of(token: TokenId) -> AccountId {
	1_000 + u64::from(token)
}

/// Fee of a swap in thousandths.
pub const SWAP_FEE: Balance = 3;

/// Pools of constant product, whose reserves are the balances of their accounts.
pub struct Exchange;

impl TokenMarket<AccountId, Balance> for Exchange {
	fn reserves(token: TokenId) -> Option<(Balance, Balance)> {
		let (coins, tokens) = (Balances::balance(&pool_of(token)), balance(token, pool_of(token)));
		(coins > 0 && tokens > 0).then_some((coins, tokens))
	}

	fn open(_: &AccountId, token: TokenId) -> DispatchResult {
		Pools::mutate(|pools| pools.insert(token));
		Ok(())
	}

	fn provide(
		who: &AccountId,
		token: TokenId,
		most: (Balance, Balance),
		least: (Balance, Balance),
		owner: &AccountId,
	) -> DispatchResult {
		ensure!(Pools::get().contains(&token), DispatchError::Unavailable);
		assert_eq!(*owner, Rewards::account_id());
		ensure!(System::account_exists(owner), DispatchError::NoProviders);
		let (coins, tokens) = match Self::reserves(token) {
			None => most,
			Some((coins, tokens)) if most.0 * tokens / coins <= most.1 => {
				(most.0, most.0 * tokens / coins)
			},
			Some((coins, tokens)) => (most.1 * coins / tokens, most.1),
		};
		ensure!(coins >= least.0 && tokens >= least.1, DispatchError::Other("price"));
		Balances::transfer(who, &pool_of(token), coins, Preservation::Preserve)?;
		<Assets as Mutate<_>>::transfer(
			token,
			who,
			&pool_of(token),
			tokens,
			Preservation::Expendable,
		)?;
		Ok(())
	}

	fn buy(
		who: &AccountId,
		token: TokenId,
		coins: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError> {
		let (reserve, tokens) = Self::reserves(token).ok_or(DispatchError::Unavailable)?;
		let paid = coins * (1_000 - SWAP_FEE);
		let bought = tokens * paid / (reserve * 1_000 + paid);
		ensure!(bought >= least, DispatchError::Other("price"));
		Balances::transfer(who, &pool_of(token), coins, Preservation::Preserve)?;
		<Assets as Mutate<_>>::transfer(
			token,
			&pool_of(token),
			who,
			bought,
			Preservation::Preserve,
		)?;
		Ok(bought)
	}
}

/// The native coin's symbol.
pub struct NativeSymbol;

impl Contains<TokenSymbol> for NativeSymbol {
	fn contains(symbol: &TokenSymbol) -> bool {
		symbol[..] == *b"COIN"
	}
}

/// Approves the manufacturers of [`Approved`], and sanctions the households of [`Sanctioned`].
pub struct Registry;

impl InspectManufacturers<AccountId> for Registry {
	fn is_approved(manufacturer: &AccountId) -> bool {
		Approved::get().contains(manufacturer)
	}
}

impl InspectSanctions<AccountId> for Registry {
	fn is_sanctioned(manufacturer: &AccountId, household: &AccountId) -> bool {
		Sanctioned::get().contains(&(*manufacturer, *household))
	}
}

impl Config for Test {
	type WeightInfo = weights::SubstrateWeight<Test>;
	type Time = Timestamp;
	type Manufacturers = Registry;
	type Sanctions = Registry;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Tokens = Assets;
	type Coins = Balances;
	type Market = Exchange;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Freezer = AssetsFreezer;
	type VestingPeriod = VestsOver;
	type SpendableShare = SpendableShare;
	type BurnShare = BurnShare;
	type BurnInterval = ConstU64<BURN_INTERVAL>;
	type ReservedSymbols = NativeSymbol;
	type PalletId = RewardsPalletId;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

/// Returns terms under which a hundred points share an epoch's budget fully, and fewer are paid ten
/// tokens each.
pub fn terms() -> ProgramTerms<Balance> {
	ProgramTerms {
		epoch_length: EPOCH,
		epoch_budget: 1_000,
		halving_epochs: 10,
		max_supply: 10_000,
		max_reward_per_point: 10,
		household_cap: 1_000,
		min_interval: MIN_INTERVAL,
		learning_points: 10,
		learning_allowance: 25,
		deviation_points: 4,
		deviation_cap: 6,
		manual_points: 3,
		manual_seconds: 600,
		manual_cap: 12,
		streak: StreakTerms { step_percent: 10, max_level: 3 },
		pattern: Default::default(),
	}
}

pub fn name() -> TokenName {
	TokenName::truncate_from(b"Frost Token".to_vec())
}

pub fn symbol() -> TokenSymbol {
	TokenSymbol::truncate_from(b"FROST".to_vec())
}

/// Creates a program without a market supply.
pub fn create_program_with(manufacturer: AccountId, terms: ProgramTerms<Balance>) {
	create_program_and_market(manufacturer, 0, terms);
}

pub fn create_program_and_market(
	manufacturer: AccountId,
	market_supply: Balance,
	terms: ProgramTerms<Balance>,
) {
	let origin = RuntimeOrigin::signed(manufacturer);
	let symbol =
		if manufacturer == TORA { TokenSymbol::truncate_from(b"TORA".to_vec()) } else { symbol() };
	Rewards::create_program(origin, name(), symbol, 6, market_supply, terms)
		.expect("the manufacturer is approved and has no program");
}

/// Creates a program with [`terms`].
pub fn create_program(manufacturer: AccountId) {
	create_program_with(manufacturer, terms());
}

/// Returns a restock that is late enough to earn.
pub fn restock(behaviour: Behaviour) -> RewardedAction {
	RewardedAction::Restock { behaviour, interval: Some(MIN_INTERVAL) }
}

/// Restocks a slot that has earned nothing before; returns the points.
pub fn earn(manufacturer: AccountId, household: AccountId, behaviour: Behaviour) -> Points {
	Rewards::accrue(&manufacturer, &household, restock(behaviour), &mut SlotCaps::default())
}

/// Restocks `count` slots that are being learned, for ten points each.
pub fn learn(manufacturer: AccountId, household: AccountId, count: u32) {
	for _ in 0..count {
		assert_eq!(earn(manufacturer, household, Behaviour::Learning), 10);
	}
}

/// Creates a program of `FROST` in whose first epoch, now ended, each household has earned from
/// this many slots.
pub fn create_ended_epoch(restocks: &[(AccountId, u32)]) {
	create_program(FROST);
	for (household, count) in restocks {
		learn(FROST, *household, *count);
	}
	advance(EPOCH);
	reset_events();
}

pub fn now() -> Moment {
	Timestamp::get() / 1_000
}

pub fn advance(seconds: Moment) {
	Timestamp::set_timestamp((now() + seconds) * 1_000);
}

pub fn sanction(manufacturer: AccountId, household: AccountId) {
	Sanctioned::mutate(|sanctioned| sanctioned.push((manufacturer, household)));
}

pub fn lift_sanction(manufacturer: AccountId, household: AccountId) {
	Sanctioned::mutate(|sanctioned| sanctioned.retain(|pair| *pair != (manufacturer, household)));
}

pub fn claim_for(
	manufacturer: AccountId,
	epoch: EpochIndex,
	household: AccountId,
) -> frame_support::dispatch::DispatchResult {
	Rewards::claim_for(RuntimeOrigin::signed(STRANGER), manufacturer, epoch, household)
}

/// Tokens of `FROST` that are frozen in an account.
pub fn frozen(household: AccountId) -> Balance {
	let reason = FreezeReason::Vesting.into();
	<AssetsFreezer as freeze::Inspect<_>>::balance_frozen(FIRST_TOKEN, &reason, &household)
}

/// Begins a block.
pub fn poll() {
	let mut meter = WeightMeter::new();
	Rewards::on_poll(System::block_number(), &mut meter);
}

/// Runs the idle hook and checks that it has claimed the weight of every share it has visited, and
/// no more than the limit.
pub fn idle(limit: Weight) -> Weight {
	let before = shares_visited();
	let claimed = Rewards::on_idle(System::block_number(), limit);
	let shares = shares_visited() - before;
	assert!(claimed.all_lte(limit), "{claimed} is more than the {limit} there was");
	let at_least = if shares == 0 { Weight::zero() } else { weight_of(shares) };
	assert!(at_least.all_lte(claimed), "{shares} shares were visited for {claimed}");
	assert!(at_least.all_lte(limit), "{shares} shares were visited where {limit} was left");
	claimed
}

/// Returns the number of shares paid, withheld or failed since the last reset of the events.
fn shares_visited() -> u64 {
	let is_one = |event: &Event<Test>| {
		matches!(
			event,
			Event::RewardPaid { .. } | Event::RewardWithheld { .. } | Event::RewardFailed { .. }
		)
	};
	System::read_events_for_pallet::<Event<Test>>().iter().filter(|event| is_one(event)).count()
		as u64
}

/// Returns the weight of paying `shares` of one epoch.
pub fn weight_of(shares: u64) -> Weight {
	type W = <Test as Config>::WeightInfo;
	W::next_pending_epoch() + W::visit_epoch() + W::pay_share() * shares
}

pub fn balance(token: TokenId, household: AccountId) -> Balance {
	Assets::balance(token, household)
}

pub fn issuance(token: TokenId) -> Balance {
	<Assets as Inspect<AccountId>>::total_issuance(token)
}

pub fn program(manufacturer: AccountId) -> Program<Balance> {
	Programs::<Test>::get(manufacturer).expect("the manufacturer runs a program")
}

/// Makes the token refuse payouts to `household`, which needs no balance for it.
pub fn block_account(token: TokenId, household: AccountId) {
	let admin = RuntimeOrigin::signed(Rewards::account_id());
	if !pallet_assets::Account::<Test>::contains_key(token, household) {
		Assets::touch_other(admin.clone(), token, household)
			.expect("the admin can pay the deposit");
	}
	Assets::block(admin, token, household).expect("the admin is the freezer");
}

pub fn unblock_account(token: TokenId, household: AccountId) {
	Assets::thaw(RuntimeOrigin::signed(Rewards::account_id()), token, household)
		.expect("the admin is the freezer");
}

/// Returns this pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	reset_events();
	events
}

pub fn reset_events() {
	System::reset_events();
}

pub fn accrued(
	household: AccountId,
	epoch: EpochIndex,
	behaviour: Earning,
	points: Points,
) -> Event<Test> {
	Event::PointsAccrued { manufacturer: FROST, household, epoch, behaviour, points }
}

/// Returns the part of a payout that vests.
pub fn vesting_of(amount: Balance) -> Balance {
	let spendable: Permill = <Test as crate::Config>::SpendableShare::get();
	amount - spendable.mul_floor(amount)
}

pub fn paid(
	household: AccountId,
	epoch: EpochIndex,
	points: Points,
	amount: Balance,
) -> Event<Test> {
	let vesting = vesting_of(amount);
	Event::RewardPaid { manufacturer: FROST, household, epoch, points, amount, vesting }
}

pub fn withheld(
	household: AccountId,
	epoch: EpochIndex,
	points: Points,
	amount: Balance,
) -> Event<Test> {
	Event::RewardWithheld { manufacturer: FROST, household, epoch, points, amount }
}

pub fn forfeited(
	household: AccountId,
	epoch: EpochIndex,
	points: Points,
	amount: Balance,
) -> Event<Test> {
	Event::RewardForfeited { manufacturer: FROST, household, epoch, points, amount }
}

/// Returns the event of an epoch of which nothing was forfeited.
pub fn settled(epoch: EpochIndex, households: u32, points: u64, minted: Balance) -> Event<Test> {
	Event::EpochSettled { manufacturer: FROST, epoch, households, points, minted, forfeited: 0 }
}

/// Returns a share without a streak.
pub fn share(points: Points) -> Share {
	Share { points, multiplier: 100 }
}

/// Returns the total of a closed epoch whose households had no streak.
pub fn total(
	households: u32,
	points: u64,
	settled: u64,
	minted: Balance,
	budget: Balance,
) -> EpochTotal<Balance> {
	EpochTotal {
		households,
		points,
		weight: points * 100,
		settled_weight: settled * 100,
		minted,
		forfeited: 0,
		budget,
	}
}

/// Builder of a chain with the programs of its genesis.
#[derive(Default)]
pub struct ExtBuilder {
	programs: Vec<GenesisProgram<AccountId, Balance>>,
}

impl ExtBuilder {
	pub fn programs(mut self, programs: Vec<GenesisProgram<AccountId, Balance>>) -> Self {
		self.programs = programs;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		pallet_balances::GenesisConfig::<Test> {
			balances: [FROST, TORA, Rewards::account_id()].map(|who| (who, COINS)).to_vec(),
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		pallet_rewards::GenesisConfig::<Test> { programs: self.programs }
			.assimilate_storage(&mut storage)
			.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			Timestamp::set_timestamp(START * 1_000);
			Approved::set(vec![FROST, TORA]);
			Sanctioned::set(vec![]);
			Pools::set(BTreeSet::new());
			VestsOver::set(VESTING_PERIOD);
		});
		ext
	}

	/// Runs `test`, then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Rewards::do_try_state().expect("every invariant holds after the test");
		});
	}
}

/// Runs `test` on a chain without programs, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}
