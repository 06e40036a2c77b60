//! Rewards together with the registry: sanctions, and permission to run a program.

use configs::devices::APPEAL_WINDOW;
use cot_primitives::{
	AccrueRewards, Behaviour, DeviceId, Moment, RewardedAction, SanctionReason, SlotCaps, DAY,
};
use frame_support::traits::{
	fungibles::Inspect as _,
	tokens::{Fortitude, Preservation},
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::{Hooks, InstanceFilter},
	weights::Weight,
};
use pallet_rewards::{Error, Event};

use super::{
	feeless::{with_device, NOW},
	*,
};

fn alice() -> AccountId {
	AccountId::from(public::<sr25519::Pair>("//Alice"))
}

fn lg() -> AccountId {
	AccountId::from(LG)
}

fn claim_for_alice() -> DispatchResult {
	Rewards::claim_for(RuntimeOrigin::signed(lg()), lg(), 0, alice())
}

fn set_time(now: Moment) {
	pallet_timestamp::Now::<Runtime>::put(now * 1_000);
}

/// Takes the events of the rewards pallet.
fn told() -> Vec<Event<Runtime>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}

fn paid_and_settled() -> Vec<Event<Runtime>> {
	let amount = 10 * LGT;
	vec![
		Event::RewardPaid {
			manufacturer: lg(),
			household: alice(),
			epoch: 0,
			points: 10,
			amount,
			vesting: 9 * LGT,
		},
		Event::EpochSettled {
			manufacturer: lg(),
			epoch: 0,
			households: 1,
			points: 10,
			minted: amount,
			forfeited: 0,
		},
	]
}

/// LG has something against Alice's device in an epoch in which she has earned ten tokens, and the
/// epoch ends.
fn withheld(sanction: fn(DeviceId) -> DispatchResult, test: impl FnOnce(DeviceId)) {
	with_device(|device| {
		let action =
			RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(7 * DAY) };
		assert_eq!(Rewards::accrue(&lg(), &alice(), action, &mut SlotCaps::default()), 10);
		assert_ok!(sanction(device));
		set_time(NOW + 7 * DAY);
		System::reset_events();
		Rewards::on_idle(2, Weight::MAX);
		let (points, amount) = (10, 10 * LGT);
		assert_eq!(
			told(),
			vec![Event::RewardWithheld {
				manufacturer: lg(),
				household: alice(),
				epoch: 0,
				points,
				amount
			}]
		);
		let [reward] = views::rewards(alice()).try_into().expect("Alice has earned in one program");
		assert_eq!((reward.summary.unpaid, reward.summary.withheld), (amount, amount));
		assert_noop!(claim_for_alice(), Error::<Runtime>::HouseholdSanctioned);
		test(device);
	});
}

fn suspend(device: DeviceId) -> DispatchResult {
	let origin = RuntimeOrigin::signed(lg());
	DeviceRegistry::suspend_device(origin, device, SanctionReason::Tampered, None)
}

fn revoke(device: DeviceId) -> DispatchResult {
	let origin = RuntimeOrigin::signed(lg());
	DeviceRegistry::revoke_device(origin, device, SanctionReason::Tampered, None)
}

#[test]
fn a_household_with_a_suspended_device_is_not_paid_until_it_is_reinstated() {
	withheld(suspend, |device| {
		assert_ok!(DeviceRegistry::reinstate_device(RuntimeOrigin::signed(lg()), device));
		assert_ok!(claim_for_alice());
		assert_eq!(told(), paid_and_settled());
		assert_eq!(Assets::balance(1, alice()), 10 * LGT);
	});
}

/// Alice gives her revoked device up as soon as she may.
fn retire_revoked(device: DeviceId) {
	let retire = || DeviceRegistry::retire(RuntimeOrigin::signed(alice()), device);
	set_time(NOW + APPEAL_WINDOW - 1);
	let early = pallet_device_registry::Error::<Runtime>::AppealWindowOpen;
	assert_noop!(retire(), early);
	assert_noop!(claim_for_alice(), Error::<Runtime>::HouseholdSanctioned);
	set_time(NOW + APPEAL_WINDOW);
	assert_ok!(retire());
}

#[test]
fn what_a_revoked_device_has_earned_is_paid_once_it_is_retired_if_governance_lets_it() {
	withheld(revoke, |device| {
		retire_revoked(device);
		System::reset_events();
		assert_ok!(claim_for_alice());
		assert_eq!(told(), paid_and_settled());
		assert_eq!(Assets::balance(1, alice()), 10 * LGT);
	});
}

#[test]
fn what_was_forfeited_before_a_revoked_device_is_retired_is_gone() {
	withheld(revoke, |device| {
		assert_ok!(Rewards::forfeit(RuntimeOrigin::root(), lg(), 0, alice()));
		set_time(NOW + APPEAL_WINDOW);
		assert_ok!(DeviceRegistry::retire(RuntimeOrigin::signed(alice()), device));
		assert_noop!(claim_for_alice(), Error::<Runtime>::UnknownShare);
		assert_eq!(Assets::balance(1, alice()), 0);
	});
}

#[test]
fn governance_decides_what_becomes_of_a_withheld_reward() {
	withheld(suspend, |_| {
		assert_ok!(Rewards::force_release(RuntimeOrigin::root(), lg(), 0, alice()));
		assert_eq!(Assets::balance(1, alice()), 10 * LGT);
	});
	withheld(suspend, |_| {
		assert_ok!(Rewards::forfeit(RuntimeOrigin::root(), lg(), 0, alice()));
		assert_eq!(Assets::balance(1, alice()), 0);
		assert_eq!(views::program(lg()).unwrap().summary.issued, MARKET_SUPPLY);
	});
}

#[test]
fn a_program_shows_its_holders_and_households() {
	with_device(|_| {
		let holders = || views::program(lg()).expect("LG runs a program").holders;
		let summary = || views::program(lg()).expect("LG runs a program").summary;
		// LG and the pool.
		assert_eq!((holders(), summary().active_households), (2, 0));
		assert_eq!(summary().cap_left, lg_terms().max_supply - MARKET_SUPPLY);
		let action =
			RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(7 * DAY) };
		Rewards::accrue(&lg(), &alice(), action, &mut SlotCaps::default());
		pallet_timestamp::Now::<Runtime>::put((NOW + 7 * DAY - 1) * 1_000);
		assert_eq!((summary().epoch, summary().active_households), (Some(0), 1));
		pallet_timestamp::Now::<Runtime>::put((NOW + 7 * DAY) * 1_000);
		Rewards::on_idle(2, Weight::MAX);
		assert_eq!((holders(), summary().active_households), (3, 0));
		assert_eq!(views::program(alice()), None);
	});
}

#[test]
fn a_delegate_that_may_not_transfer_claims_rewards_and_runs_no_program() {
	use configs::system::ProxyType;
	use pallet_rewards::Call::{change_terms, claim_for, close_program};

	let claim = claim_for { manufacturer: lg(), epoch: 0, household: alice() };
	assert!(ProxyType::NonTransfer.filter(&RuntimeCall::Rewards(claim)));
	for call in [change_terms { terms: lg_terms() }, close_program {}].map(RuntimeCall::Rewards) {
		assert!(ProxyType::Any.filter(&call));
		assert!(!ProxyType::NonTransfer.filter(&call));
	}
}

/// What a household was paid opens the gate at once, and may be sold only as it vests.
#[test]
fn a_reward_opens_the_gate_before_it_can_be_sold() {
	use crate::genesis_presets::MIN_HOLD;

	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		set_time(NOW);
		System::set_block_number(1);
		for _ in 0..20 {
			let action =
				RewardedAction::Restock { behaviour: Behaviour::Learning, interval: Some(7 * DAY) };
			assert_eq!(Rewards::accrue(&lg(), &alice(), action, &mut SlotCaps::default()), 10);
		}
		set_time(NOW + 7 * DAY);
		Rewards::on_idle(2, Weight::MAX);
		let token = Rewards::token_of(&lg()).unwrap();
		assert_eq!(Assets::balance(token, alice()), 200 * LGT);

		let sell = |amount| {
			let dest = lg().into();
			Assets::transfer(RuntimeOrigin::signed(alice()), token.into(), dest, amount)
		};
		assert_noop!(sell(20 * LGT + 1), pallet_assets::Error::<Runtime>::BalanceLow);
		assert_ok!(AutoPurchase::join(RuntimeOrigin::signed(alice()), lg(), MIN_HOLD));
		assert_ok!(sell(20 * LGT));
		set_time(NOW + 14 * 7 * DAY);
		assert_ok!(Rewards::release_vested(RuntimeOrigin::signed(lg()), lg(), alice()));
		// The gate's own freeze is left.
		assert_eq!(
			Assets::reducible_balance(token, &alice(), Preservation::Preserve, Fortitude::Polite),
			30 * LGT
		);
		assert_ok!(Rewards::do_try_state());
	});
}
