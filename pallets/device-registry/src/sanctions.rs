//! Suspension of a device by its owner, sanctions of its manufacturer, and appeals against them.

use cot_primitives::{DeviceId, DeviceStatus, SanctionReason};
use frame_support::{pallet_prelude::*, traits::Defensive};
use sp_core::H256;
use sp_runtime::traits::Saturating;

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_suspend(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(record.owner_status == DeviceStatus::Active, Error::<T>::AlreadySuspended);

		record.owner_status = DeviceStatus::Suspended;
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceSuspended { device });
		Ok(())
	}

	pub(crate) fn do_resume(owner: T::AccountId, device: DeviceId) -> DispatchResult {
		let mut record = Self::owned_device(&owner, device)?;
		ensure!(record.sanction.is_none(), Error::<T>::SanctionInForce);
		ensure!(record.owner_status == DeviceStatus::Suspended, Error::<T>::NotSuspended);

		record.owner_status = DeviceStatus::Active;
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceResumed { device });
		Ok(())
	}

	/// Suspends or revokes a device. A suspension may become a revocation, unless an appeal against
	/// it is open.
	pub(crate) fn do_sanction(
		manufacturer: T::AccountId,
		device: DeviceId,
		kind: SanctionKind,
		reason: SanctionReason,
		evidence: Option<H256>,
	) -> DispatchResult {
		let mut record = Self::vouched_device(&manufacturer, device)?;
		let since = Self::now();
		ensure!(since >= record.protected_until, Error::<T>::DeviceProtected);
		ensure!(record.open_appeal().is_none(), Error::<T>::AppealOpen);
		let old = record.sanction.as_ref().map(|sanction| sanction.kind);
		ensure!(old.is_none_or(|old| old < kind), Error::<T>::AlreadySanctioned);

		// A device is counted once, whatever it is sanctioned for.
		if old.is_none() {
			SanctionedDevices::<T>::mutate(&manufacturer, &record.owner, |count| {
				count.saturating_inc();
			});
		}
		record.sanction = Some(Sanction { kind, reason, evidence, since, appeal: Appeal::None });
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceSanctioned { device, kind, reason, evidence });
		Ok(())
	}

	pub(crate) fn do_reinstate_device(
		manufacturer: T::AccountId,
		device: DeviceId,
	) -> DispatchResult {
		let mut record = Self::vouched_device(&manufacturer, device)?;
		ensure!(!record.is_revoked(), Error::<T>::DeviceRevoked);
		ensure!(record.sanction.is_some(), Error::<T>::NotSanctioned);

		if record.open_appeal().is_some() {
			// Otherwise the manufacturer could void every appeal by ending the sanction and
			// repeating it at once.
			Self::protect(&mut record);
		}
		Self::end_sanction(&mut record);
		Self::store_device(device, record);
		Self::deposit_event(Event::DeviceReinstated { device });
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

		sanction.appeal = Appeal::Open { statement };
		Self::store_device(device, record);
		Self::deposit_event(Event::AppealOpened { device, owner, statement });
		Ok(())
	}

	pub(crate) fn do_resolve_appeal(
		device: DeviceId,
		statement: H256,
		verdict: Verdict,
	) -> DispatchResult {
		let mut record = Self::registered_device(device)?;
		let appeal = record.open_appeal().ok_or(Error::<T>::UnknownAppeal)?;
		// A verdict reached for a former sanction must not decide about the present one.
		ensure!(appeal == statement, Error::<T>::AppealForAnotherStatement);

		match verdict {
			Verdict::Lift => {
				Self::protect(&mut record);
				Self::end_sanction(&mut record);
			},
			Verdict::Uphold => {
				if let Some(sanction) = record.sanction.as_mut() {
					sanction.appeal = Appeal::Dismissed;
				}
			},
		}
		Self::store_device(device, record);
		Self::deposit_event(Event::AppealResolved { device, statement, verdict });
		Ok(())
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

	/// Ends the sanction of a device, if there is one, and counts it no more.
	pub(crate) fn end_sanction(record: &mut DeviceOf<T>) {
		if record.sanction.take().is_some() {
			SanctionedDevices::<T>::mutate_exists(&record.manufacturer, &record.owner, |count| {
				*count = count
					.defensive_proof("a device is counted when it is sanctioned; qed")
					.map(|count| count.saturating_sub(1))
					.filter(|left| *left > 0);
			});
		}
	}

	/// Protects a device from sanctions of its manufacturer for `AppealProtection`.
	fn protect(record: &mut DeviceOf<T>) {
		record.protected_until = Self::now().saturating_add(T::AppealProtection::get());
	}
}
