//! Suspension of a device by its owner, sanctions of its manufacturer, and appeals against them.

use cot_primitives::{DeviceId, DeviceStatus, Moment, SanctionReason};
use frame_support::{
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{fungible::BalancedHold, Defensive, OnUnbalanced},
};
use sp_core::H256;
use sp_runtime::traits::{Saturating, Zero};

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_suspend(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(record.owner_status == DeviceStatus::Active, Error::<T>::AlreadySuspended);

		record.owner_status = DeviceStatus::Suspended;
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceSuspended { device, owner });
		Ok(())
	}

	pub(crate) fn do_resume(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(record.sanction.is_none(), Error::<T>::SanctionInForce);
		ensure!(record.owner_status == DeviceStatus::Suspended, Error::<T>::NotSuspended);

		record.owner_status = DeviceStatus::Active;
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceResumed { device, owner });
		Ok(())
	}

	/// Suspends or revokes a device. A suspension may become a revocation, unless an appeal against
	/// it awaits a verdict.
	pub(crate) fn do_sanction(
		manufacturer: T::AccountId,
		device: DeviceId,
		kind: SanctionKind,
		reason: SanctionReason,
		evidence: Option<H256>,
	) -> DispatchResult {
		let mut record = match kind {
			SanctionKind::Suspension => Self::vouched_device(&manufacturer, device)?,
			// A manufacturer parts with a device whose owner does not retire it by revoking it.
			SanctionKind::Revocation => Self::device_to_part_with(&manufacturer, device)?,
		};
		let since = Self::now();
		ensure!(since >= record.protected_until, Error::<T>::DeviceProtected);
		ensure!(!Self::awaits_verdict(&record), Error::<T>::AppealOpen);
		let old = record.sanction.as_ref().map(|sanction| sanction.kind);
		ensure!(old.is_none_or(|old| old < kind), Error::<T>::AlreadySanctioned);
		Self::count_sanction(&manufacturer, since)?;
		// Of an appeal against the suspension that has lapsed.
		Self::return_appeal_deposit(&mut record)?;

		// A device is counted once, whatever it is sanctioned for.
		if old.is_none() {
			SanctionedDevices::<T>::mutate(&manufacturer, &record.owner, |count| {
				count.saturating_inc();
			});
		}
		let owner = record.owner.clone();
		record.sanction = Some(Sanction { kind, reason, evidence, since, appeal: Appeal::None });
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceSanctioned {
			device,
			owner,
			manufacturer,
			kind,
			reason,
			evidence,
		});
		Ok(())
	}

	pub(crate) fn do_reinstate_device(
		manufacturer: T::AccountId,
		device: DeviceId,
	) -> DispatchResult {
		let mut record = Self::vouched_device(&manufacturer, device)?;
		ensure!(record.sanction.is_some(), Error::<T>::NotSanctioned);
		// A revocation is final once its device may be retired, and nobody is to judge it any more.
		let is_final = record.is_revoked()
			&& Self::ensure_appeal_window_is_over(&record).is_ok()
			&& !Self::awaits_verdict(&record);
		ensure!(!is_final, Error::<T>::DeviceRevoked);

		if record.open_appeal().is_some() {
			// Otherwise the manufacturer could void every appeal by ending the sanction and
			// repeating it at once.
			Self::protect(&mut record);
		}
		Self::end_sanction(&mut record)?;
		let owner = record.owner.clone();
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceReinstated { device, owner, manufacturer });
		Ok(())
	}

	pub(crate) fn do_appeal(
		owner: T::AccountId,
		device: DeviceId,
		statement: H256,
	) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		let sanction = record.sanction.as_mut().ok_or(Error::<T>::NotSanctioned)?;
		ensure!(sanction.appeal == Appeal::None, Error::<T>::AlreadyAppealed);
		let deposit = T::AppealDeposit::get();
		Self::hold_deposit(HoldReason::AppealDeposit, &owner, deposit)?;

		sanction.appeal = Appeal::Open { statement };
		record.appeal_deposit = deposit;
		Self::store_device(device, record);
		Self::deposit_event(Event::AppealOpened { device, owner, statement, deposit });
		Ok(())
	}

	pub(crate) fn do_resolve_appeal(
		device: DeviceId,
		since: Moment,
		statement: H256,
		verdict: Verdict,
	) -> DispatchResult {
		let mut record = Self::registered_device(device)?;
		let appeal = record.open_appeal().ok_or(Error::<T>::UnknownAppeal)?;
		// A verdict reached for a former sanction must not decide about the present one, even if
		// the owner makes the same statement again.
		let is_of_sanction = record.sanction.is_some_and(|sanction| sanction.since == since);
		ensure!(is_of_sanction, Error::<T>::AppealForAnotherSanction);
		ensure!(appeal == statement, Error::<T>::AppealForAnotherStatement);

		match verdict {
			Verdict::Lift => {
				Self::protect(&mut record);
				Self::end_sanction(&mut record)?;
			},
			Verdict::Uphold => {
				let deposit = core::mem::replace(&mut record.appeal_deposit, Zero::zero());
				let reason = HoldReason::AppealDeposit.into();
				let (credit, _) = T::Currency::slash(&reason, &record.owner, deposit);
				T::OnSlash::on_unbalanced(credit);
				if let Some(sanction) = record.sanction.as_mut() {
					sanction.appeal = Appeal::Dismissed;
				}
			},
		}
		let (owner, manufacturer) = (record.owner.clone(), record.manufacturer.clone());
		Self::store_device(device, record);
		Self::deposit_event(Event::AppealResolved {
			device,
			owner,
			manufacturer,
			statement,
			verdict,
		});
		Ok(())
	}

	/// Ends the sanctions of `devices` that began at `until` or before, whatever their manufacturer
	/// is or says, and protects them as a verdict does. Other devices are left as they are.
	pub(crate) fn do_lift_sanctions(
		devices: BoundedVec<DeviceId, ConstU32<MAX_LIFTED>>,
		until: Moment,
	) {
		for device in devices {
			let Some(mut record) = Devices::<T>::get(device) else { continue };
			if record.sanction.is_some_and(|sanction| sanction.since <= until) {
				// One that cannot be lifted does not stop the others.
				let _ = with_storage_layer(|| {
					Self::protect(&mut record);
					Self::end_sanction(&mut record)?;
					let (owner, manufacturer) = (record.owner.clone(), record.manufacturer.clone());
					Self::store_device(device, record);
					Self::deposit_event(Event::SanctionLifted { device, owner, manufacturer });
					DispatchResult::Ok(())
				})
				.defensive_proof("the deposit of an open appeal is on hold; qed");
			}
		}
	}

	/// Counts one more sanction of the manufacturer on the day of `now`, if it may have more: what
	/// a stolen account can do in a day is bounded by a hundredth of the devices.
	fn count_sanction(manufacturer: &T::AccountId, now: Moment) -> DispatchResult {
		let mut record = Self::registered_manufacturer(manufacturer)?;
		let most = T::DailySanctions::get().max(record.devices.div_ceil(100));
		record.sanctions =
			record.sanctions.one_more(now, most).ok_or(Error::<T>::TooManySanctions)?;
		Manufacturers::<T>::insert(manufacturer, record);
		Ok(())
	}

	/// Returns true if an appeal is open that may still be judged before it lapses: after a second
	/// `AppealWindow` an appeal that nobody judges keeps nobody waiting.
	pub(crate) fn awaits_verdict(record: &DeviceOf<T>) -> bool {
		let Some(sanction) = &record.sanction else { return false };
		let windows = T::AppealWindow::get().saturating_mul(2);
		record.open_appeal().is_some() && Self::now() < sanction.since.saturating_add(windows)
	}

	/// Ensures that a sanctioned device stays registered while its owner can appeal and others can
	/// examine what it has earned.
	pub(crate) fn ensure_appeal_window_is_over(record: &DeviceOf<T>) -> DispatchResult {
		if let Some(sanction) = &record.sanction {
			let appealable_until = sanction.since.saturating_add(T::AppealWindow::get());
			ensure!(Self::now() >= appealable_until, Error::<T>::AppealWindowOpen);
		}
		Ok(())
	}

	/// Ends the sanction of a device, if there is one, counts it no more, and returns the deposit
	/// of an appeal that is not resolved.
	pub(crate) fn end_sanction(record: &mut DeviceOf<T>) -> DispatchResult {
		Self::return_appeal_deposit(record)?;
		if record.sanction.take().is_some() {
			SanctionedDevices::<T>::mutate_exists(&record.manufacturer, &record.owner, |count| {
				*count = count
					.defensive_proof("a device is counted when it is sanctioned; qed")
					.map(|count| count.saturating_sub(1))
					.filter(|left| *left > 0);
			});
		}
		Ok(())
	}

	/// Returns the deposit of an appeal that governance has not resolved, if there is one.
	fn return_appeal_deposit(record: &mut DeviceOf<T>) -> DispatchResult {
		let deposit = core::mem::replace(&mut record.appeal_deposit, Zero::zero());
		Self::return_deposit(HoldReason::AppealDeposit, &record.owner, deposit)
	}

	/// Protects a device from sanctions of its manufacturer for `AppealProtection`.
	fn protect(record: &mut DeviceOf<T>) {
		record.protected_until = Self::now().saturating_add(T::AppealProtection::get());
	}
}
