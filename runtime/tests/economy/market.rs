//! The token's market in a year of real households: what they sell, what commissions buy back, and
//! what becomes of the price.

use std::{
	collections::BTreeMap,
	fmt::{self, Display, Formatter},
};

use cot_primitives::{
	AccrueRewards, Behaviour, Moment, OnCommission, RewardedAction, SlotCaps, DAY,
};
use cot_runtime::{
	configs::{devices::MandateHold, money::AssetKind},
	genesis_presets::{lg_terms, COMMISSION, LG, LGT, MARKET_SUPPLY, MIN_HOLD, POOL},
	AccountId, Assets, AssetsFreezer, Balance, Balances, Exchange, Rewards, Runtime, RuntimeOrigin,
	UNIT,
};
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate,
		fungibles::{freeze::Mutate as _, Inspect},
		tokens::{Fortitude, Preservation},
		Hooks,
	},
	weights::WeightMeter,
};
use pallet_rewards::{FreezeReason, Households, Programs, Vesting};

use crate::{
	common::{chain_with, check_state, household, now, pass, token, tokens_of, START},
	home,
};

const RECORD: &str = include_str!("../data/household-restocks.csv");
const WEEKS: u64 = 52;
/// First account of the made-up fleet.
const FLEET: u32 = 1_000_000;

/// Rules of a run, and those who live by them.
#[derive(Clone, Copy)]
pub struct World {
	/// Rewards vest.
	pub vests: bool,
	/// Half of LG's commissions buys and burns its token.
	pub burns: bool,
	/// Each household keeps the gate's tokens, and sells the rest every week.
	pub keeps: bool,
	/// The gate grows with mandates.
	pub grows: bool,
	/// Made-up fridges, each in a household of its own, that earn a household's cap in the fourth
	/// week and sell all they can.
	pub fleet: u32,
}

/// Figures of a run. Amounts of tokens and coins are whole ones.
#[derive(Default, Debug, PartialEq)]
pub struct Outcome {
	pub issued: u64,
	pub sold: u64,
	pub commissions: u64,
	pub burned: u64,
	/// Tokens that vest when the year ends, and at most.
	pub locked: u64,
	pub most_locked: u64,
	/// Tokens that are kept for the gate when the year ends.
	pub at_gate: u64,
	/// Prices in hundred-thousandths of a coin for a token: the lowest, and that at the end.
	pub lowest_price: u64,
	pub price: u64,
	/// Coins that the fleet got by the end of the eighth week, and of the year.
	pub fleet_early: u64,
	pub fleet: u64,
}

impl Display for Outcome {
	fn fmt(&self, f: &mut Formatter) -> fmt::Result {
		let Self {
			issued,
			sold,
			commissions,
			burned,
			locked,
			most_locked,
			at_gate,
			lowest_price,
			price,
			fleet_early,
			fleet,
		} = self;
		write!(
			f,
			"issued {issued}, sold {sold}, commissions {commissions} COT, burned {burned}, locked \
			 {locked} (at most {most_locked}), kept for the gate {at_gate}, price {price} (at least \
			 {lowest_price}), fleet got {fleet_early} COT by week 8 and {fleet} COT in all"
		)
	}
}

impl World {
	/// Tokens that a household needs for so many mandates.
	fn gate(&self, mandates: usize) -> Balance {
		let each = MandateHold::get() * MIN_HOLD;
		let more = mandates.saturating_sub(1) as Balance * each;
		if self.grows {
			MIN_HOLD + more
		} else {
			MIN_HOLD
		}
	}

	/// Part of what a household spends that goes through the chain, in cents: a mandate is for one
	/// compartment, and each buys the same.
	fn spent_by_chain(&self, home: &home::Home, cents: u64) -> u64 {
		let owned = tokens_of(&home.account);
		let mandates = (1..=home.slots).rev().find(|mandates| owned >= self.gate(*mandates));
		cents * mandates.unwrap_or(0) as u64 / home.slots as u64
	}
}

/// Runs a year of `count` real households in a world.
pub fn year(world: World, count: usize) -> Outcome {
	let pool = Some(POOL);
	chain_with(lg_terms(), MARKET_SUPPLY, pool).execute_with(|| {
		let mut homes = home::settle(count, 1);
		let spending = spending();
		let fleet: Vec<_> = (0..world.fleet).map(|index| household(FLEET + index)).collect();
		let mut outcome = Outcome { lowest_price: u64::MAX, ..Outcome::default() };
		// Exact sums: many sales are of less than a token.
		let (mut sold, mut commissions, mut got) = (0, 0, 0);
		for day in 0..(WEEKS + 1) * 7 {
			pass(DAY);
			Rewards::on_poll(0, &mut WeightMeter::new());
			homes.iter_mut().for_each(home::Home::report);
			if day == 3 * 7 {
				fleet.iter().for_each(earn_the_cap);
			}
			if day % 7 != 6 {
				continue;
			}
			let week = (day / 7, day / 7 + 1);
			let spent_by = |home: &home::Home| {
				let cents = spending.get(&(home.number, week.0)).copied().unwrap_or_default();
				world.spent_by_chain(home, cents)
			};
			let spent: u64 = homes.iter().map(spent_by).sum();
			commissions += pay_commission(Balance::from(spent) * UNIT / 100, &world);
			let (mut locked, mut at_gate) = (0, 0);
			for home in &homes {
				let kept = if world.keeps { world.gate(home.slots) } else { 0 };
				sold += sell(&home.account, kept, &world).0;
				locked += vesting_of(&home.account);
				at_gate += kept.min(tokens_of(&home.account));
			}
			for account in &fleet {
				let (tokens, coins) = sell(account, 0, &world);
				sold += tokens;
				got += coins;
				locked += vesting_of(account);
			}
			if week.1 == 8 {
				outcome.fleet_early = (got / UNIT) as u64;
			}
			outcome.locked = (locked / LGT) as u64;
			outcome.most_locked = outcome.most_locked.max(outcome.locked);
			outcome.at_gate = (at_gate / LGT) as u64;
			outcome.price = price();
			outcome.lowest_price = outcome.lowest_price.min(outcome.price);
		}
		outcome.sold = (sold / LGT) as u64;
		outcome.commissions = (commissions / UNIT) as u64;
		outcome.fleet = (got / UNIT) as u64;
		let program = Programs::<Runtime>::get(AccountId::from(LG)).expect("LG runs a program");
		outcome.issued = ((program.minted - MARKET_SUPPLY) / LGT) as u64;
		outcome.burned = (program.burned / LGT) as u64;
		check_state();
		outcome
	})
}

/// Cents that each household of the record spends in each week.
fn spending() -> BTreeMap<(u64, u64), u64> {
	let mut spending = BTreeMap::new();
	for line in RECORD.lines().skip(1) {
		let fields: Vec<_> = line.trim_end().split(',').collect();
		let [unix, number, _, _, cents] = fields[..] else { panic!("five fields in {line}") };
		let [unix, number, cents] =
			[unix, number, cents].map(|field| field.parse::<u64>().expect("a whole number"));
		let week = unix.saturating_sub(START) / (7 * DAY);
		*spending.entry((number, week)).or_default() += cents;
	}
	spending
}

/// LG receives its commission for what its households have bought through the chain. Returns it.
fn pay_commission(spent: Balance, world: &World) -> Balance {
	let commission = COMMISSION * spent;
	if commission == 0 {
		return 0;
	}
	let lg = AccountId::from(LG);
	assert_ok!(Balances::mint_into(&lg, commission));
	if world.burns {
		Rewards::on_commission(&lg, &AssetKind::Native, commission);
	}
	commission
}

/// A made-up household earns as much as one may in a week.
fn earn_the_cap(account: &AccountId) {
	let lg = AccountId::from(LG);
	let action = RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(DAY) };
	for _ in 0..3 {
		let mut slot = SlotCaps::default();
		for _ in 0..10 {
			Rewards::accrue(&lg, account, action, &mut slot);
		}
	}
}

/// Sells all that a household may spend beyond what it keeps. Returns the tokens sold and the coins
/// for them.
fn sell(account: &AccountId, keeps: Balance, world: &World) -> (Balance, Balance) {
	release(account, world);
	let spendable =
		Assets::reducible_balance(token(), account, Preservation::Expendable, Fortitude::Polite);
	let sold = spendable.min(tokens_of(account).saturating_sub(keeps));
	let before = Balances::free_balance(account);
	if sold > LGT / 100 {
		let path = [AssetKind::WithId(token()), AssetKind::Native].map(Box::new).to_vec();
		let origin = RuntimeOrigin::signed(account.clone());
		let to = account.clone();
		assert_ok!(Exchange::swap_exact_tokens_for_tokens(origin, path, sold, 1, to, false));
		return (sold, Balances::free_balance(account) - before);
	}
	(0, 0)
}

/// Releases what has vested, or everything where nothing vests.
fn release(account: &AccountId, world: &World) {
	let lg = AccountId::from(LG);
	if world.vests {
		// Fails where nothing more has vested.
		let _ =
			Rewards::release_vested(RuntimeOrigin::signed(account.clone()), lg, account.clone());
		return;
	}
	Households::<Runtime>::mutate_exists(&lg, account, |record| {
		if let Some(record) = record {
			record.vesting = Vesting::default();
		}
	});
	assert_ok!(AssetsFreezer::thaw(token(), &FreezeReason::Vesting.into(), account));
}

fn vesting_of(account: &AccountId) -> Balance {
	let record = Households::<Runtime>::get(AccountId::from(LG), account);
	let now: Moment = now();
	record.map_or(0, |record| record.vesting.locked_at(now))
}

/// Price of a token in hundred-thousandths of a coin.
fn price() -> u64 {
	let (coins, tokens) = Exchange::get_reserves(AssetKind::Native, AssetKind::WithId(token()))
		.expect("there is a pool");
	(coins * LGT / UNIT * 100_000 / tokens) as u64
}
