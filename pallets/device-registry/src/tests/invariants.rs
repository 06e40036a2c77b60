//! Manufacturers, households, governance and time at random: whatever they do, every invariant
//! holds after each step, no coin is lost, and nothing is left of a device but its serial number
//! when all are retired.

use core::cell::RefCell;
use std::collections::BTreeMap;

use cot_primitives::{Claim, DepositPayer, DeviceId, Moment, Rotation, SanctionReason, SlotId};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer, BoundedVec};
use proptest::{
	prelude::*,
	test_runner::{Config as WalkConfig, TestRunner},
};
use sp_core::H256;

use crate::{mock::*, *};

const HOUSEHOLDS: [AccountId; 3] = [OWNER, BUYER, STRANGER];
const MAKERS: [AccountId; 3] = [MANUFACTURER, NEWCOMER, POT];
const DEVICES: u8 = 12;
const STEPS: usize = 250;

/// A named account, or the one that is entitled.
type Actor = Option<AccountId>;

/// One step of a walk. Devices are named by their place among all registered ones.
#[derive(Clone, Debug)]
enum Step {
	Pass(Moment),
	Register(AccountId),
	Approve(AccountId),
	SuspendMaker(AccountId),
	ReinstateMaker(AccountId),
	Slash(AccountId, u64),
	RestoreBond(AccountId),
	RotateVoucherKey(AccountId, u8),
	Leave(AccountId),
	WithdrawBond(AccountId),
	Purge(u32),
	RevokeSerial(AccountId, u8),
	Publish(AccountId, u32, u8),
	Withdraw(AccountId, u32),
	Claim(AccountId, AccountId, u8, Option<u32>, DepositPayer),
	ClaimMany(AccountId, u8),
	Offer(Actor, usize, AccountId, Option<Moment>),
	Cancel(Actor, usize),
	Accept(Actor, usize),
	Release(Actor, usize),
	ClaimReleased(Actor, usize, u32),
	RotateKey(Actor, usize, u8),
	Suspend(Actor, usize),
	Resume(Actor, usize),
	Retire(Actor, usize),
	Configure(Actor, usize, SlotId),
	Remove(Actor, usize, SlotId),
	ReportInterval(Actor, usize, Option<Moment>),
	Sanction(Actor, usize, SanctionKind),
	Reinstate(Actor, usize),
	RetireRevoked(Actor, usize),
	Appeal(Actor, usize),
	Resolve(usize, Verdict),
	UseSlot(Option<(usize, SlotId)>),
	Replace(Actor, usize, u8),
	BeginTakeover(AccountId, usize, u8),
	CompleteTakeover,
	CancelTakeover(Actor, usize),
	LiftSanctions(usize),
	SetProfile(AccountId, u8),
	ApproveProfile(AccountId),
	Spend(AccountId, AccountId, u64),
}

fn step() -> impl Strategy<Value = Step> {
	let house = || prop::sample::select(&HOUSEHOLDS[..]);
	let maker = || prop::sample::select(&MAKERS[..]);
	let device = || 0..6usize;
	let owner = || prop::option::weighted(0.1, house());
	let judge = || prop::option::weighted(0.1, maker());
	let payer = || prop_oneof![Just(DepositPayer::Owner), Just(DepositPayer::Manufacturer)];
	let kind =
		|| prop_oneof![3 => Just(SanctionKind::Suspension), 1 => Just(SanctionKind::Revocation)];
	let verdict = || prop_oneof![Just(Verdict::Lift), Just(Verdict::Uphold)];
	let makers = prop_oneof![
		2 => maker().prop_map(Step::Register),
		3 => maker().prop_map(Step::Approve),
		1 => maker().prop_map(Step::SuspendMaker),
		3 => maker().prop_map(Step::ReinstateMaker),
		1 => (maker(), 0..2 * BOND).prop_map(|(who, amount)| Step::Slash(who, amount)),
		3 => maker().prop_map(Step::RestoreBond),
		1 => (maker(), 1..3u8).prop_map(|(who, seed)| Step::RotateVoucherKey(who, seed)),
		1 => maker().prop_map(Step::Leave),
		2 => maker().prop_map(Step::WithdrawBond),
		2 => (1..4u32).prop_map(Step::Purge),
		3 => (maker(), 0..DEVICES).prop_map(|(who, n)| Step::RevokeSerial(who, n)),
		3 => (maker(), 0..3u32, 0..17u8).prop_map(|(who, model, count)| Step::Publish(who, model, count)),
		2 => (maker(), 0..3u32).prop_map(|(who, model)| Step::Withdraw(who, model)),
		4 => (judge(), device(), kind()).prop_map(|(who, id, kind)| Step::Sanction(who, id, kind)),
		2 => (judge(), device()).prop_map(|(who, id)| Step::Reinstate(who, id)),
		2 => (judge(), device()).prop_map(|(who, id)| Step::RetireRevoked(who, id)),
		4 => (device(), verdict()).prop_map(|(id, verdict)| Step::Resolve(id, verdict)),
		1 => device().prop_map(Step::LiftSanctions),
		1 => (maker(), 0..3u8).prop_map(|(who, n)| Step::SetProfile(who, n)),
		1 => maker().prop_map(Step::ApproveProfile),
	];
	let households = prop_oneof![
		12 => (house(), maker(), 0..DEVICES, prop::option::of(0..3u32), payer())
			.prop_map(|(who, by, n, model, payer)| Step::Claim(who, by, n, model, payer)),
		2 => (house(), 0..DEVICES).prop_map(|(who, n)| Step::ClaimMany(who, n)),
		6 => (owner(), device(), house(), prop::option::of(0..2 * 3_600u64))
			.prop_map(|(who, id, to, time)| Step::Offer(who, id, to, time)),
		1 => (owner(), device()).prop_map(|(who, id)| Step::Cancel(who, id)),
		6 => (owner(), device()).prop_map(|(who, id)| Step::Accept(who, id)),
		4 => (owner(), device()).prop_map(|(who, id)| Step::Release(who, id)),
		8 => (owner(), device(), prop_oneof![1 => 0..3u32, 4 => Just(1)]).prop_map(|(who, id, ahead)| Step::ClaimReleased(who, id, ahead)),
		3 => (owner(), device(), 0..2 * DEVICES).prop_map(|(who, id, n)| Step::RotateKey(who, id, n)),
		2 => (owner(), device()).prop_map(|(who, id)| Step::Suspend(who, id)),
		3 => (owner(), device()).prop_map(|(who, id)| Step::Resume(who, id)),
		3 => (owner(), device()).prop_map(|(who, id)| Step::Retire(who, id)),
		12 => (owner(), device(), 0..18u8).prop_map(|(who, id, slot)| Step::Configure(who, id, slot)),
		4 => (owner(), device(), 0..18u8).prop_map(|(who, id, slot)| Step::Remove(who, id, slot)),
		1 => (owner(), device(), prop::option::of(0..3u64))
			.prop_map(|(who, id, time)| Step::ReportInterval(who, id, time)),
		4 => (owner(), device()).prop_map(|(who, id)| Step::Appeal(who, id)),
		3 => (owner(), device(), 0..2 * DEVICES).prop_map(|(who, id, n)| Step::Replace(who, id, n)),
		6 => (house(), device(), 0..2 * DEVICES)
			.prop_map(|(who, id, n)| Step::BeginTakeover(who, id, n)),
		1 => Just(Step::CompleteTakeover),
		2 => (owner(), device()).prop_map(|(who, id)| Step::CancelTakeover(who, id)),
		2 => (house(), house(), 0..2_000u64).prop_map(|(from, to, sum)| Step::Spend(from, to, sum)),
	];
	prop_oneof![
		6 => (0..4 * 3_600u64).prop_map(Step::Pass),
		1 => Just(Step::Pass(PROTECTION)),
		2 => prop::option::of((device(), 0..16u8)).prop_map(Step::UseSlot),
		25 => makers,
		60 => households,
	]
}

/// One for every other device, which lives on, and zero for the others, which do not.
fn next_life(n: u8) -> u32 {
	u32::from(n % 2)
}

/// Secret keys of the parties: voucher keys by manufacturer, device keys by public key.
struct World {
	/// Number and key that sign the vouchers of each manufacturer.
	voucher_keys: BTreeMap<AccountId, (u32, Keys)>,
}

impl World {
	fn new() -> Self {
		Self { voucher_keys: MAKERS.map(|who| (who, (0, voucher_keys()))).into() }
	}

	/// Every fourth device has a key of another scheme.
	fn keys(n: u8) -> Keys {
		Keys::all(100 + n)[usize::from(n % 4)]
	}

	/// The keys that a registered device signs with.
	fn keys_of(id: DeviceId) -> Keys {
		let key = Devices::<Test>::get(id).map(|device| device.key);
		(0..2 * DEVICES)
			.map(Self::keys)
			.find(|keys| Some(keys.public()) == key)
			.unwrap_or_else(|| Self::keys(0))
	}

	fn onboarding(&self, who: AccountId, by: AccountId, n: u8) -> Onboarding {
		let mut onboarding =
			Onboarding::with_keys(n, self.voucher_keys[&by].1, Self::keys(n)).to(who);
		onboarding = onboarding.vouched_by(by);
		onboarding.voucher.issuer = self.voucher_keys[&by].0;
		onboarding.voucher.life = match Serials::<Test>::get(by, serial(n)) {
			Some(SerialStatus::Retired { life } | SerialStatus::Revoked { life, .. }) => {
				life + next_life(n)
			},
			Some(SerialStatus::Claimed(_)) | None => 0,
		};
		onboarding.claim.life = onboarding.voucher.life;
		onboarding.voucher.expires_at = now() + 100;
		onboarding.claim.expires_at = now() + 100;
		onboarding
	}

	/// Voucher and claim for the next life of a device, with the `n`th key.
	fn next_life(
		&self,
		who: AccountId,
		id: DeviceId,
		n: u8,
		ownership: u32,
	) -> ClaimRequestOf<Test> {
		let record = Devices::<Test>::get(id);
		let by = record.as_ref().map_or(MANUFACTURER, |record| record.manufacturer);
		let mut onboarding = self.onboarding(who, by, n);
		if let Some(DeviceOf::<Test> { serial, life, .. }) = record {
			onboarding.voucher.serial = serial.clone();
			onboarding.claim.serial = serial;
			onboarding = onboarding.living(life + 1);
		}
		onboarding.claim.ownership = ownership;
		onboarding.request()
	}

	fn take(&mut self, step: Step) -> DispatchResult {
		// As a dispatch does: what fails leaves nothing behind.
		with_storage_layer(|| self.call(step))
	}

	fn call(&mut self, step: Step) -> DispatchResult {
		let root = RuntimeOrigin::root;
		match step {
			Step::Pass(seconds) => {
				set_time(now() + seconds);
				Ok(())
			},
			Step::Register(who) => Registry::register_manufacturer(
				signed(who),
				name("Maker"),
				self.voucher_keys[&who].1.public(),
			),
			Step::Approve(who) => {
				let record = Manufacturers::<Test>::get(who);
				let name = record.map(|record| record.name).unwrap_or_default();
				Registry::force_approve_manufacturer(root(), who, name)
			},
			Step::SuspendMaker(who) => Registry::force_suspend_manufacturer(root(), who),
			Step::ReinstateMaker(who) => Registry::force_reinstate_manufacturer(root(), who),
			Step::Slash(who, amount) => Registry::force_slash_manufacturer(root(), who, amount),
			Step::RestoreBond(who) => Registry::restore_bond(signed(who)),
			Step::RotateVoucherKey(who, seed) => {
				let keys = Keys::Ed25519(seed);
				let number = Manufacturers::<Test>::get(who).map_or(0, |it| it.next_voucher_key);
				Registry::add_voucher_key(signed(who), keys.public(), None, None)?;
				self.voucher_keys.insert(who, (number, keys));
				let former = number.checked_sub(1);
				former
					.map_or(Ok(()), |number| Registry::close_voucher_key(signed(who), number, None))
			},
			Step::Leave(who) => Registry::leave(signed(who)),
			Step::WithdrawBond(who) => Registry::withdraw_bond(signed(who)),
			Step::Purge(limit) => {
				let left = MAKERS.into_iter().find(|who| {
					Departed::<Test>::contains_key(who)
						&& Serials::<Test>::iter_prefix(who).next().is_some()
				});
				Registry::purge_serials(signed(STRANGER), left.unwrap_or(STRANGER), limit)
			},
			Step::RevokeSerial(who, n) => {
				let last = match Serials::<Test>::get(who, serial(n)) {
					Some(SerialStatus::Retired { life } | SerialStatus::Revoked { life, .. }) => {
						Some(life)
					},
					_ => None,
				};
				let next = last.map_or(0, |life| life + 1);
				Registry::revoke_serial(signed(who), serial(n), next)
			},
			Step::Publish(who, model, count) => {
				Registry::publish_model(signed(who), model, template(count.min(16)))
			},
			Step::Withdraw(who, model) => Registry::withdraw_model(signed(who), model),
			Step::Claim(who, by, n, model, payer) => {
				let mut onboarding = self.onboarding(who, by, n);
				onboarding.voucher.model = model;
				onboarding.voucher.deposit_payer = payer;
				onboarding.submit(who)
			},
			Step::ClaimMany(who, first) => {
				let requests: Vec<_> = (first..DEVICES)
					.map(|n| self.onboarding(who, MANUFACTURER, n).request())
					.collect();
				let requests = requests.try_into().expect("fewer than sixteen");
				Registry::claim_many(signed(who), requests)
			},
			Step::Offer(who, nth, to, time) => {
				let (who, id) = by_owner(who, nth);
				let expires_at = time.map(|time| now() + time);
				Registry::offer_transfer(signed(who), id, to, expires_at)
			},
			Step::Cancel(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::cancel_transfer(signed(who), id)
			},
			Step::Accept(who, nth) => {
				let (who, id) = by_buyer(who, nth);
				Registry::accept_transfer(signed(who), id, u64::MAX)
			},
			Step::Release(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::release(signed(who), id)
			},
			Step::ClaimReleased(who, nth, ahead) => {
				let (who, id) = by_buyer(who, nth);
				let keys = Self::keys_of(id);
				let (manufacturer, serial, life, present) = Devices::<Test>::get(id)
					.map_or((MANUFACTURER, serial(0), 0, 0), |device| {
						(device.manufacturer, device.serial, device.life, device.ownership)
					});
				let claim = Claim {
					manufacturer,
					serial,
					life,
					key: keys.public(),
					owner: who,
					ownership: present + ahead,
					expires_at: now() + 100,
				};
				let signature = keys.sign(claim.signing_hash(&genesis_hash()));
				Registry::claim_released(signed(who), claim, signature, u64::MAX)
			},
			Step::RotateKey(who, nth, n) => {
				let (who, id) = by_owner(who, nth);
				let new = Self::keys(n);
				let rotation = Rotation {
					device: id,
					owner: who,
					old_key: Self::keys_of(id).public(),
					new_key: new.public(),
					expires_at: now() + 100,
				};
				rotate(who, rotation, new)
			},
			Step::Suspend(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::suspend(signed(who), id)
			},
			Step::Resume(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::resume(signed(who), id)
			},
			Step::Retire(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::retire(signed(who), id)
			},
			Step::Configure(who, nth, slot) => {
				let (who, id) = by_owner(who, nth);
				Registry::configure_slot(signed(who), id, slot, milk())
			},
			Step::Remove(who, nth, slot) => {
				let (who, id) = by_owner(who, nth);
				Registry::remove_slot(signed(who), id, slot)
			},
			Step::ReportInterval(who, nth, time) => {
				let (who, id) = by_owner(who, nth);
				Registry::set_report_interval(signed(who), id, time)
			},
			Step::Sanction(who, nth, kind) => {
				let (who, id) = by_manufacturer(who, nth);
				let reason = SanctionReason::Fault;
				match kind {
					SanctionKind::Suspension => {
						Registry::suspend_device(signed(who), id, reason, None)
					},
					SanctionKind::Revocation => {
						Registry::revoke_device(signed(who), id, reason, None)
					},
				}
			},
			Step::Reinstate(who, nth) => {
				let (who, id) = by_manufacturer(who, nth);
				Registry::reinstate_device(signed(who), id)
			},
			Step::RetireRevoked(who, nth) => {
				let (who, id) = by_manufacturer(who, nth);
				Registry::retire_revoked(signed(who), id)
			},
			Step::Appeal(who, nth) => {
				let (who, id) = by_owner(who, nth);
				Registry::appeal(signed(who), id, H256::repeat_byte(1))
			},
			Step::Resolve(nth, verdict) => {
				let (id, device) = nth_device(nth);
				let statement = device.and_then(|device| device.open_appeal());
				Registry::resolve_appeal(
					root(),
					id,
					since(id),
					statement.unwrap_or_default(),
					verdict,
				)
			},
			Step::UseSlot(used) => {
				Recorder::use_slot(used.map(|(nth, slot)| (nth_device(nth).0, slot)));
				Ok(())
			},
			Step::Replace(who, nth, n) => {
				let (who, id) = by_owner(who, nth);
				let ownership = Devices::<Test>::get(id).map_or(0, |device| device.ownership);
				Registry::replace_device(signed(who), id, self.next_life(who, id, n, ownership))
			},
			Step::BeginTakeover(who, nth, n) => {
				let (id, device) = nth_device(nth);
				let ownership = device.map_or(0, |device| device.ownership + 1);
				let request = self.next_life(who, id, n, ownership);
				Registry::begin_takeover(signed(who), request, u64::MAX)
			},
			Step::CompleteTakeover => {
				// The notice to one of the owners has passed.
				let (id, takeover) =
					Takeovers::<Test>::iter().next().ok_or(Error::<Test>::UnknownTakeover)?;
				set_time(now().max(takeover.completes_at));
				Registry::complete_takeover(signed(STRANGER), id)
			},
			Step::CancelTakeover(who, nth) => {
				let (id, device) = nth_device(nth);
				let to = Takeovers::<Test>::get(id).map(|takeover| takeover.to);
				let by = who.or(to).or(device.map(|device| device.owner)).unwrap_or(OWNER);
				Registry::cancel_takeover(signed(by), id)
			},
			Step::LiftSanctions(nth) => {
				let devices = BoundedVec::truncate_from(vec![nth_device(nth).0]);
				Registry::force_lift_sanctions(root(), devices, now())
			},
			Step::SetProfile(who, n) => {
				Registry::set_profile(signed(who), name(&format!("Maker {n}")), Default::default())
			},
			Step::ApproveProfile(who) => {
				let Profile { name, site } =
					ProposedProfiles::<Test>::get(who).ok_or(Error::<Test>::NoProposedProfile)?;
				Registry::force_approve_profile(root(), who, name, site)
			},
			Step::Spend(from, to, amount) => {
				Balances::transfer_keep_alive(signed(from), to, amount)
			},
		}
	}
}

/// The `nth` device that is registered, or one that is not.
fn nth_device(nth: usize) -> (DeviceId, Option<DeviceOf<Test>>) {
	let mut devices: Vec<_> = Devices::<Test>::iter().collect();
	devices.sort_unstable_by_key(|(id, _)| *id);
	devices.into_iter().nth(nth).map_or((0, None), |(id, device)| (id, Some(device)))
}

fn by_owner(who: Actor, nth: usize) -> (AccountId, DeviceId) {
	let (id, device) = nth_device(nth);
	(who.or(device.map(|device| device.owner)).unwrap_or(OWNER), id)
}

/// By the household it is offered to, or by another one than its owner.
fn by_buyer(who: Actor, nth: usize) -> (AccountId, DeviceId) {
	let (id, device) = nth_device(nth);
	let buyer = device.map(|device| match device.transfer {
		Some(Transfer::Offered { to, .. }) => to,
		_ if device.owner == BUYER => OWNER,
		_ => BUYER,
	});
	(who.or(buyer).unwrap_or(OWNER), id)
}

fn by_manufacturer(who: Actor, nth: usize) -> (AccountId, DeviceId) {
	let (id, device) = nth_device(nth);
	(who.or(device.map(|device| device.manufacturer)).unwrap_or(MANUFACTURER), id)
}

/// Checks the invariants between two steps, which `try_state` cannot see.
fn check(before: &BTreeMap<DeviceId, DeviceOf<Test>>) -> Result<(), TestCaseError> {
	prop_assert_eq!(Registry::do_try_state(), Ok(()));
	prop_assert_eq!(Balances::total_issuance(), ENDOWMENT * PEOPLE.len() as u64);
	for (id, old) in before {
		let Some(new) = Devices::<Test>::get(id) else {
			let status = Serials::<Test>::get(old.manufacturer, &old.serial);
			prop_assert!(!matches!(status, Some(SerialStatus::Claimed(_))));
			// A sanctioned device was retired after the time to appeal.
			if let Some(Sanction { since, .. }) = old.sanction {
				prop_assert!(now() >= since + APPEAL_WINDOW);
			}
			continue;
		};
		// A change of the owner begins the next ownership, and the device itself stays the same.
		let handed_over = u32::from(new.owner != old.owner);
		prop_assert_eq!(new.ownership, old.ownership + handed_over);
		prop_assert_eq!((&new.manufacturer, &new.serial), (&old.manufacturer, &old.serial));
		// A sanctioned device does not change hands.
		prop_assert!(old.sanction.is_none() || new.owner == old.owner);
		// An appeal ends with a verdict, or protects the device: it is not voided.
		if old.open_appeal().is_some() && new.sanction.is_none() {
			prop_assert!(new.protected_until > now());
		}
		// A revocation ends by a verdict of governance, which protects the device, or is withdrawn
		// before it is final.
		if let Some(Sanction { kind: SanctionKind::Revocation, since, .. }) = old.sanction {
			let is_final = now() >= since + APPEAL_WINDOW;
			prop_assert!(new.is_revoked() || new.protected_until > now() || !is_final);
		}
	}
	Ok(())
}

/// Number of successful steps by their name, over all walks.
type Tally = BTreeMap<String, u32>;

fn walk(steps: Vec<Step>, tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
	build().execute_with(|| {
		let mut world = World::new();
		for step in steps {
			let before = Devices::<Test>::iter().collect();
			let name = format!("{step:?}");
			let name = name.split('(').next().unwrap_or_default().to_owned();
			let done = world.take(step).is_ok();
			*tally.borrow_mut().entry(name).or_default() += u32::from(done);
			check(&before)?;
		}
		// In the end, when governance has judged and the time to appeal is over, every household
		// throws its devices away and has all its money.
		Recorder::use_slot(None);
		for nth in 0..Devices::<Test>::iter().count() {
			let _ = world.take(Step::Resolve(nth, Verdict::Uphold));
		}
		set_time(now() + APPEAL_WINDOW);
		while Devices::<Test>::iter().next().is_some() {
			prop_assert_eq!(world.take(Step::Retire(None, 0)), Ok(()));
		}
		prop_assert_eq!(Registry::do_try_state(), Ok(()));
		prop_assert_eq!(SanctionedDevices::<Test>::iter().count(), 0);
		for who in HOUSEHOLDS {
			prop_assert_eq!(Balances::reserved_balance(who), 0);
		}
		Ok(())
	})
}

#[test]
fn a_random_walk_keeps_every_invariant_and_loses_no_coin() {
	let tally = RefCell::new(Tally::new());
	let config = WalkConfig { cases: 24, source_file: Some(file!()), ..WalkConfig::default() };
	let steps = prop::collection::vec(step(), STEPS);
	if let Err(failure) = TestRunner::new(config).run(&steps, |steps| walk(steps, &tally)) {
		panic!("{failure}");
	}
	// A walk in which nothing happens would prove nothing. Rare steps have tests of their own.
	let tally = tally.into_inner();
	let done = |names: &[&str]| names.iter().filter_map(|name| tally.get(*name)).sum::<u32>();
	assert!(done(&["Claim", "ClaimMany"]) > 0, "{tally:?}");
	assert!(done(&["Accept", "ClaimReleased"]) > 0, "{tally:?}");
	assert!(done(&["Sanction", "Reinstate", "Appeal", "Resolve"]) > 0, "{tally:?}");
	assert!(done(&["Configure", "Remove"]) > 0, "{tally:?}");
	assert!(done(&["Replace"]) > 0 && done(&["CompleteTakeover"]) > 0, "{tally:?}");
	assert!(done(&["RotateKey"]) > 0 && done(&["Retire"]) > 0, "{tally:?}");
}
