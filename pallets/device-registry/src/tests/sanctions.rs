//! Suspension by the owner, sanctions of the manufacturer, and appeals.

use cot_primitives::{DeviceId, DeviceStatus, InspectDevices, SanctionReason, DAY};
use frame_support::{
	assert_err, assert_noop, assert_ok,
	dispatch::DispatchResult,
	traits::fungible::{Inspect, InspectHold, Mutate},
	BoundedVec,
};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, TokenError};

use crate::{mock::*, *};

const FAULT: SanctionReason = SanctionReason::Fault;
const STOLEN: SanctionReason = SanctionReason::Stolen;

fn suspend_device(reason: SanctionReason) -> DispatchResult {
	Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None)
}

fn revoke_device(reason: SanctionReason) -> DispatchResult {
	Registry::revoke_device(signed(MANUFACTURER), FRIDGE, reason, None)
}

fn reinstate_device() -> DispatchResult {
	Registry::reinstate_device(signed(MANUFACTURER), FRIDGE)
}

fn appeal(who: AccountId) -> DispatchResult {
	Registry::appeal(signed(who), FRIDGE, statement())
}

fn resolve(device: DeviceId, verdict: Verdict) -> DispatchResult {
	Registry::resolve_appeal(RuntimeOrigin::root(), device, since(device), statement(), verdict)
}

fn statement() -> H256 {
	H256::repeat_byte(3)
}

fn status() -> DeviceStatus {
	Registry::device(FRIDGE).expect("the fridge is claimed").status
}

fn sanctioned(kind: SanctionKind, reason: SanctionReason) -> Event<Test> {
	Event::DeviceSanctioned {
		device: FRIDGE,
		owner: OWNER,
		manufacturer: MANUFACTURER,
		kind,
		reason,
		evidence: None,
	}
}

fn opened() -> Event<Test> {
	let deposit = APPEAL_DEPOSIT;
	Event::AppealOpened { device: FRIDGE, owner: OWNER, statement: statement(), deposit }
}

fn resolved(verdict: Verdict) -> Event<Test> {
	Event::AppealResolved {
		device: FRIDGE,
		owner: OWNER,
		manufacturer: MANUFACTURER,
		statement: statement(),
		verdict,
	}
}

#[test]
fn the_owner_stops_its_device_and_lets_it_go_on() {
	with_fridge(|| {
		let suspend = |who, device| Registry::suspend(signed(who), device);
		let resume = |who, device| Registry::resume(signed(who), device);
		assert_noop!(suspend(OWNER, 2), Error::<Test>::UnknownDevice);
		assert_noop!(suspend(STRANGER, FRIDGE), Error::<Test>::NotOwner);
		assert_noop!(resume(OWNER, FRIDGE), Error::<Test>::NotSuspended);
		assert_ok!(suspend(OWNER, FRIDGE));
		assert_eq!(status(), DeviceStatus::Suspended);
		assert_noop!(suspend(OWNER, FRIDGE), Error::<Test>::AlreadySuspended);
		assert_noop!(resume(OWNER, 2), Error::<Test>::UnknownDevice);
		assert_noop!(resume(STRANGER, FRIDGE), Error::<Test>::NotOwner);
		assert_ok!(resume(OWNER, FRIDGE));
		assert_eq!(status(), DeviceStatus::Active);
		assert_eq!(
			events(),
			vec![
				Event::DeviceSuspended { device: FRIDGE, owner: OWNER },
				Event::DeviceResumed { device: FRIDGE, owner: OWNER }
			]
		);
	});
}

#[test]
fn the_manufacturer_stops_a_device_and_lets_it_go_on() {
	with_fridge(|| {
		let evidence = Some(H256::repeat_byte(9));
		let manufacturer = signed(MANUFACTURER);
		assert_ok!(Registry::suspend_device(manufacturer, FRIDGE, FAULT, evidence));
		assert_eq!(status(), DeviceStatus::Suspended);
		assert_noop!(suspend_device(FAULT), Error::<Test>::AlreadySanctioned);
		assert_ok!(reinstate_device());
		assert_eq!(status(), DeviceStatus::Active);
		assert_noop!(reinstate_device(), Error::<Test>::NotSanctioned);
		let kind = SanctionKind::Suspension;
		assert_eq!(
			events(),
			vec![
				Event::DeviceSanctioned {
					device: FRIDGE,
					owner: OWNER,
					manufacturer: MANUFACTURER,
					kind,
					reason: FAULT,
					evidence
				},
				Event::DeviceReinstated {
					device: FRIDGE,
					owner: OWNER,
					manufacturer: MANUFACTURER
				},
			]
		);
	});
}

#[test]
fn the_owner_cannot_resume_what_the_manufacturer_stopped() {
	with_fridge(|| {
		assert_ok!(Registry::suspend(signed(OWNER), FRIDGE));
		assert_ok!(suspend_device(FAULT));
		assert_noop!(Registry::resume(signed(OWNER), FRIDGE), Error::<Test>::SanctionInForce);
		// The owner's suspension stays when the sanction ends.
		assert_ok!(reinstate_device());
		assert_eq!(status(), DeviceStatus::Suspended);
		assert_ok!(Registry::resume(signed(OWNER), FRIDGE));
		assert_eq!(status(), DeviceStatus::Active);
	});
}

#[test]
fn a_suspension_may_become_a_revocation_but_not_the_other_way() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		assert_ok!(revoke_device(STOLEN));
		assert_noop!(revoke_device(STOLEN), Error::<Test>::AlreadySanctioned);
		assert_noop!(suspend_device(FAULT), Error::<Test>::AlreadySanctioned);
		assert_eq!(
			events(),
			vec![
				sanctioned(SanctionKind::Suspension, FAULT),
				sanctioned(SanctionKind::Revocation, STOLEN),
			]
		);
	});
}

#[test]
fn a_revocation_by_mistake_is_withdrawn_until_it_is_final() {
	with_fridge(|| {
		assert_ok!(revoke_device(STOLEN));
		set_time(NOW + APPEAL_WINDOW - 1);
		assert_ok!(reinstate_device());
		assert_eq!(status(), DeviceStatus::Active);
		assert_ok!(revoke_device(STOLEN));
		set_time(NOW + 2 * APPEAL_WINDOW - 1);
		assert_noop!(reinstate_device(), Error::<Test>::DeviceRevoked);
	});
}

/// The input of the report: with a manufacturer's stolen account, its fleet was revoked within a
/// few blocks, and only each owner by itself could get its device back.
#[test]
fn a_stolen_account_stops_few_devices_a_day_and_governance_lets_them_go_on_at_once() {
	build_and_execute(|| {
		let fleet: Vec<DeviceId> = (1..=15).collect();
		for n in 1..=15 {
			assert_ok!(Onboarding::honest(n).submit(OWNER));
		}
		let revoke = |device| Registry::revoke_device(signed(MANUFACTURER), device, FAULT, None);
		let revoked = fleet.iter().filter(|device| revoke(**device).is_ok()).count();
		assert_eq!(revoked, DAILY_SANCTIONS as usize);
		assert_noop!(revoke(15), Error::<Test>::TooManySanctions);
		// A harder sanction of the same device counts, too.
		set_time(NOW + DAY);
		assert_ok!(revoke(15));

		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		events();
		let devices = BoundedVec::truncate_from([fleet.clone(), vec![99]].concat());
		let lift = |origin| Registry::force_lift_sanctions(origin, devices.clone(), NOW + DAY);
		assert_noop!(lift(signed(MANUFACTURER)), BadOrigin);
		assert_ok!(lift(RuntimeOrigin::root()));
		let lifted =
			|device| Event::SanctionLifted { device, owner: OWNER, manufacturer: MANUFACTURER };
		let sanctioned = fleet.iter().take(revoked).chain([&15]);
		assert_eq!(events(), sanctioned.map(|device| lifted(*device)).collect::<Vec<_>>());
		for id in fleet {
			assert_eq!(Registry::device(id).unwrap().status, DeviceStatus::Active);
		}
		assert_ok!(Registry::force_reinstate_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		assert_noop!(revoke(1), Error::<Test>::DeviceProtected);
	});
}

/// The input of the report: the owner chooses its statement and may choose it again, so a verdict
/// that arrived late was about another sanction.
#[test]
fn a_late_verdict_is_about_no_other_sanction() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		assert_ok!(appeal(OWNER));
		let voted_for = since(FRIDGE);
		assert_ok!(reinstate_device());
		set_time(NOW + PROTECTION);
		assert_ok!(revoke_device(SanctionReason::Tampered));
		assert_ok!(appeal(OWNER));
		let late = |since| {
			let root = RuntimeOrigin::root();
			Registry::resolve_appeal(root, FRIDGE, since, statement(), Verdict::Lift)
		};
		assert_noop!(late(voted_for), Error::<Test>::AppealForAnotherSanction);
		assert_ok!(late(since(FRIDGE)));
	});
}

/// The input of the report: one appeal that nobody judged kept a manufacturer, its bond and its
/// sponsorship for ever.
#[test]
fn an_appeal_that_nobody_judges_keeps_nobody_for_ever() {
	build_and_execute(|| {
		assert_ok!(Onboarding::honest(1).sponsored().submit(OWNER));
		assert_ok!(revoke_device(SanctionReason::Recalled));
		assert_ok!(appeal(OWNER));
		let retire = || Registry::retire_revoked(signed(MANUFACTURER), FRIDGE);
		set_time(NOW + 2 * APPEAL_WINDOW - 1);
		assert_noop!(retire(), Error::<Test>::AppealOpen);
		set_time(NOW + 2 * APPEAL_WINDOW);
		assert_ok!(retire());
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + 2 * APPEAL_WINDOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(Balances::total_balance_on_hold(&MANUFACTURER), 0);
	});
}

#[test]
fn only_its_own_approved_manufacturer_acts_on_a_device() {
	with_fridge(|| {
		let all = |who, device| {
			[
				Registry::suspend_device(signed(who), device, FAULT, None),
				Registry::reinstate_device(signed(who), device),
				Registry::revoke_device(signed(who), device, FAULT, None),
			]
		};
		for result in all(MANUFACTURER, 2) {
			assert_err!(result, Error::<Test>::UnknownDevice);
		}
		for result in all(OWNER, FRIDGE) {
			assert_err!(result, Error::<Test>::NotManufacturer);
		}
		let root = RuntimeOrigin::root();
		assert_ok!(Registry::force_slash_manufacturer(root, MANUFACTURER, 1));
		for result in all(MANUFACTURER, FRIDGE) {
			assert_err!(result, Error::<Test>::BondTooSmall);
		}
		assert_ok!(Registry::force_suspend_manufacturer(RuntimeOrigin::root(), MANUFACTURER));
		for result in all(MANUFACTURER, FRIDGE) {
			assert_err!(result, Error::<Test>::ManufacturerSuspended);
		}
		assert_eq!(status(), DeviceStatus::Active);
	});
}

#[test]
fn governance_lifts_a_sanction_and_protects_the_device_for_a_while() {
	for sanction in [suspend_device, revoke_device] {
		with_fridge(|| {
			assert_ok!(sanction(STOLEN));
			assert_ok!(appeal(OWNER));
			events();
			assert_ok!(resolve(FRIDGE, Verdict::Lift));
			assert_eq!(status(), DeviceStatus::Active);
			assert_eq!(events(), vec![resolved(Verdict::Lift)]);
			for again in [suspend_device, revoke_device] {
				set_time(NOW + PROTECTION - 1);
				assert_noop!(again(FAULT), Error::<Test>::DeviceProtected);
			}
			set_time(NOW + PROTECTION);
			assert_ok!(sanction(FAULT));
		});
	}
}

#[test]
fn a_sanction_that_governance_upholds_is_not_appealed_again() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		assert_ok!(appeal(OWNER));
		assert_ok!(resolve(FRIDGE, Verdict::Uphold));
		assert_eq!(status(), DeviceStatus::Suspended);
		assert_noop!(appeal(OWNER), Error::<Test>::AlreadyAppealed);
		assert_noop!(resolve(FRIDGE, Verdict::Lift), Error::<Test>::UnknownAppeal);
		assert_eq!(
			events(),
			vec![sanctioned(SanctionKind::Suspension, FAULT), opened(), resolved(Verdict::Uphold),]
		);
		// A stronger sanction may be appealed against again.
		assert_ok!(revoke_device(STOLEN));
		assert_ok!(appeal(OWNER));
	});
}

#[test]
fn an_open_appeal_keeps_the_sanction_from_getting_harder() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		assert_ok!(appeal(OWNER));
		assert_noop!(appeal(OWNER), Error::<Test>::AlreadyAppealed);
		assert_noop!(revoke_device(STOLEN), Error::<Test>::AppealOpen);
		assert_noop!(suspend_device(FAULT), Error::<Test>::AppealOpen);
		// The manufacturer may end the sanction, which voids the appeal.
		assert_ok!(reinstate_device());
		assert_noop!(resolve(FRIDGE, Verdict::Lift), Error::<Test>::UnknownAppeal);
	});
}

#[test]
fn only_the_owner_of_a_sanctioned_device_appeals() {
	with_fridge(|| {
		assert_noop!(Registry::appeal(signed(OWNER), 2, statement()), Error::<Test>::UnknownDevice);
		assert_noop!(appeal(STRANGER), Error::<Test>::NotOwner);
		assert_noop!(appeal(OWNER), Error::<Test>::NotSanctioned);
	});
}

#[test]
fn only_governance_judges_an_appeal() {
	with_fridge(|| {
		assert_noop!(
			Registry::resolve_appeal(
				signed(MANUFACTURER),
				FRIDGE,
				since(FRIDGE),
				statement(),
				Verdict::Uphold
			),
			BadOrigin
		);
		assert_noop!(resolve(2, Verdict::Lift), Error::<Test>::UnknownDevice);
		assert_noop!(resolve(FRIDGE, Verdict::Lift), Error::<Test>::UnknownAppeal);
	});
}

#[test]
fn a_revoked_device_may_be_appealed_for_as_long_as_it_is_there() {
	with_fridge(|| {
		assert_ok!(revoke_device(STOLEN));
		assert_eq!(device(FRIDGE).sanction.unwrap().since, NOW);
		set_time(NOW + 2 * APPEAL_WINDOW);
		assert_ok!(appeal(OWNER));
		assert_ok!(resolve(FRIDGE, Verdict::Lift));
		assert_noop!(
			Registry::retire_revoked(signed(MANUFACTURER), FRIDGE),
			Error::<Test>::NotRevoked
		);
	});
}

/// As a verdict, the vote is about the sanctions that there were.
#[test]
fn governance_lifts_no_sanction_that_it_did_not_know() {
	with_fridge(|| {
		set_time(NOW + 5);
		assert_ok!(suspend_device(FAULT));
		let lift = |until| {
			let devices = BoundedVec::truncate_from(vec![FRIDGE]);
			Registry::force_lift_sanctions(RuntimeOrigin::root(), devices, until)
		};
		assert_ok!(lift(NOW + 4));
		assert_eq!(status(), DeviceStatus::Suspended);
		assert_ok!(lift(NOW + 5));
		assert_eq!(status(), DeviceStatus::Active);
	});
}

#[test]
fn an_appeal_costs_a_deposit_that_only_a_dismissal_takes() {
	type Ending = fn() -> DispatchResult;
	let endings: [(Ending, bool); 5] = [
		(|| resolve(FRIDGE, Verdict::Lift), true),
		(|| resolve(FRIDGE, Verdict::Uphold), false),
		(reinstate_device, true),
		(
			|| {
				let devices = BoundedVec::truncate_from(vec![FRIDGE]);
				Registry::force_lift_sanctions(RuntimeOrigin::root(), devices, NOW)
			},
			true,
		),
		(
			|| {
				set_time(NOW + APPEAL_WINDOW);
				Registry::retire(signed(OWNER), FRIDGE)
			},
			true,
		),
	];
	for (end, is_returned) in endings {
		with_fridge(|| {
			assert_ok!(suspend_device(FAULT));
			let before = Balances::total_balance(&OWNER);
			assert_ok!(appeal(OWNER));
			assert_eq!(held(HoldReason::AppealDeposit, OWNER), APPEAL_DEPOSIT);
			assert_ok!(end());
			assert_eq!(held(HoldReason::AppealDeposit, OWNER), 0);
			let lost = if is_returned { 0 } else { APPEAL_DEPOSIT };
			assert_eq!(Balances::total_balance(&OWNER), before - lost);
			assert_eq!(Balances::free_balance(POT), ENDOWMENT + lost);
		});
	}
}

#[test]
fn an_appeal_fails_when_its_deposit_cannot_be_held() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		Balances::set_balance(&OWNER, APPEAL_DEPOSIT - 1);
		assert_noop!(appeal(OWNER), TokenError::FundsUnavailable);
	});
}

/// A suspension whose appeal nobody judges does not keep the manufacturer from going on to a
/// revocation, and so from leaving; the owner may appeal against that, and has its deposit back.
#[test]
fn an_appeal_that_has_lapsed_keeps_no_suspension_as_it_is() {
	with_fridge(|| {
		assert_ok!(suspend_device(FAULT));
		assert_ok!(appeal(OWNER));
		set_time(NOW + 2 * APPEAL_WINDOW - 1);
		assert_noop!(revoke_device(STOLEN), Error::<Test>::AppealOpen);
		set_time(NOW + 2 * APPEAL_WINDOW);
		assert_ok!(revoke_device(STOLEN));
		assert_eq!(held(HoldReason::AppealDeposit, OWNER), 0);
		assert_ok!(appeal(OWNER));
		assert_eq!(held(HoldReason::AppealDeposit, OWNER), APPEAL_DEPOSIT);
	});
}

/// A revocation that governance is to judge is not final: the manufacturer may give in meanwhile.
#[test]
fn a_manufacturer_gives_in_as_long_as_an_appeal_awaits_a_verdict() {
	with_fridge(|| {
		assert_ok!(revoke_device(STOLEN));
		assert_ok!(appeal(OWNER));
		set_time(NOW + 2 * APPEAL_WINDOW);
		assert_noop!(reinstate_device(), Error::<Test>::DeviceRevoked);
		set_time(NOW + 2 * APPEAL_WINDOW - 1);
		assert_ok!(reinstate_device());
		assert_noop!(revoke_device(STOLEN), Error::<Test>::DeviceProtected);
	});
}
