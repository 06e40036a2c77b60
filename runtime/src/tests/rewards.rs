//! What rewards ask of the registry, and who may run a program.

use cot_primitives::{AccrueRewards, Behaviour, Deed, DeviceId, SanctionReason, SlotLedger, DAY};
use frame_support::{
	assert_noop, assert_ok,
	traits::{Hooks, InstanceFilter},
	weights::Weight,
};

use super::{
	free_lane::{with_device, NOW},
	*,
};

fn alice() -> AccountId {
	AccountId::from(public::<sr25519::Pair>("//Alice"))
}

fn lg() -> AccountId {
	AccountId::from(LG)
}

fn claim_for_alice() -> frame_support::dispatch::DispatchResult {
	Rewards::claim_for(RuntimeOrigin::signed(lg()), lg(), 0, alice())
}

/// LG suspends Alice's device in an epoch in which she has earned ten tokens, and the epoch ends.
fn withheld(test: impl FnOnce(DeviceId)) {
	with_device(|device| {
		let deed = Deed::Restock { behaviour: Behaviour::Learning, interval: Some(7 * DAY) };
		assert_eq!(Rewards::accrue(&lg(), &alice(), deed, &mut SlotLedger::default()), 10);
		let origin = RuntimeOrigin::signed(lg());
		let reason = SanctionReason::Tampered;
		assert_ok!(DeviceRegistry::suspend_device(origin, device, reason, None));
		pallet_timestamp::Now::<Runtime>::put((NOW + 7 * DAY) * 1_000);
		Rewards::on_idle(2, Weight::MAX);
		let [reward] = views::rewards(alice()).try_into().expect("Alice has earned in one program");
		assert_eq!((reward.unpaid, reward.withheld), (10 * LGT, 10 * LGT));
		test(device);
	});
}

#[test]
fn a_household_with_a_suspended_device_is_not_paid_until_it_is_reinstated() {
	withheld(|device| {
		assert_noop!(claim_for_alice(), pallet_rewards::Error::<Runtime>::HouseholdSanctioned);
		assert_ok!(DeviceRegistry::reinstate_device(RuntimeOrigin::signed(lg()), device));
		assert_ok!(claim_for_alice());
		assert_eq!(Assets::balance(1, alice()), 10 * LGT);
	});
}

#[test]
fn governance_decides_what_becomes_of_a_withheld_reward() {
	withheld(|_| {
		assert_ok!(Rewards::force_release(RuntimeOrigin::root(), lg(), 0, alice()));
		assert_eq!(Assets::balance(1, alice()), 10 * LGT);
	});
	withheld(|_| {
		assert_ok!(Rewards::forfeit(RuntimeOrigin::root(), lg(), 0, alice()));
		assert_eq!(Assets::balance(1, alice()), 0);
		assert_eq!(views::program(lg()).unwrap().issued, MARKET_SUPPLY);
	});
}

#[test]
fn a_program_shows_its_holders_and_households() {
	with_device(|_| {
		let view = || views::program(lg()).expect("LG runs a program");
		// LG and the pool.
		assert_eq!((view().holders, view().active_households), (2, 0));
		assert_eq!(view().cap_left, lg_terms().max_supply - MARKET_SUPPLY);
		let deed = Deed::Restock { behaviour: Behaviour::Learning, interval: Some(7 * DAY) };
		Rewards::accrue(&lg(), &alice(), deed, &mut SlotLedger::default());
		pallet_timestamp::Now::<Runtime>::put((NOW + 7 * DAY - 1) * 1_000);
		assert_eq!((view().epoch, view().active_households), (Some(0), 1));
		pallet_timestamp::Now::<Runtime>::put((NOW + 7 * DAY) * 1_000);
		Rewards::on_idle(2, Weight::MAX);
		assert_eq!((view().holders, view().active_households), (3, 0));
		assert_eq!(views::program(alice()), None);
	});
}

#[test]
fn a_delegate_that_may_not_transfer_claims_rewards_and_runs_no_program() {
	use configs::system::ProxyType;
	use pallet_rewards::Call::{change_terms, claim_for, close_program};

	let claim = claim_for { manufacturer: lg(), epoch: 0, owner: alice() };
	assert!(ProxyType::NonTransfer.filter(&RuntimeCall::Rewards(claim)));
	for call in [change_terms { terms: lg_terms() }, close_program {}].map(RuntimeCall::Rewards) {
		assert!(ProxyType::Any.filter(&call));
		assert!(!ProxyType::NonTransfer.filter(&call));
	}
}
