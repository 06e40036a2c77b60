//! Traits through which the pallets meet.
//!
//! A trait asks a neighbour for facts (`Inspect..`, `SignatureSurcharge`, `LearningParams`), gives
//! it a veto (`DeviceGuard`), or tells it of an event (`OnDeviceChange`, `AccrueRewards`,
//! `PurchaseFromPattern`, `WatchSlots`, `MeterSessions`) and receives at most the outcome. Each has
//! a `()` implementation that does nothing, so that a runtime can leave a neighbour out; listeners
//! and guards join as tuples.

use alloc::vec::Vec;
use cot_pattern::{Params, SlotState};
use frame_support::{dispatch::DispatchResult, weights::Weight};
use impl_trait_for_tuples::impl_for_tuples;
use sp_runtime::DispatchError;

use crate::{
	DeviceId, DeviceInfo, DeviceSignature, Moment, Points, Quantity, RestockCause, RewardedAction,
	Rise, Searched, SlotCaps, SlotConfig, SlotId, Slots, StockSlot, TokenId, Watch,
};

/// Access to devices and their slots; implemented by the device registry.
pub trait InspectDevices<AccountId> {
	/// Returns the device, if it is claimed.
	fn device(id: DeviceId) -> Option<DeviceInfo<AccountId>>;
	/// Returns all slots of the device.
	fn slots(id: DeviceId) -> Slots;
	/// Returns one slot of the device.
	fn slot(id: DeviceId, slot: SlotId) -> Option<SlotConfig> {
		Self::slots(id).get(&slot).copied()
	}
}

impl<AccountId> InspectDevices<AccountId> for () {
	fn device(_: DeviceId) -> Option<DeviceInfo<AccountId>> {
		None
	}
	fn slots(_: DeviceId) -> Slots {
		Slots::new()
	}
}

/// Access to manufacturers; implemented by the device registry.
pub trait InspectManufacturers<AccountId> {
	/// Returns true if governance has approved the manufacturer and its bond is full.
	fn is_approved(manufacturer: &AccountId) -> bool;
}

impl<AccountId> InspectManufacturers<AccountId> for () {
	fn is_approved(_: &AccountId) -> bool {
		false
	}
}

/// Access to the sanctions of manufacturers; implemented by the device registry.
pub trait InspectSanctions<AccountId> {
	/// Returns true if any device of the household is under a sanction of the manufacturer.
	fn is_sanctioned(manufacturer: &AccountId, household: &AccountId) -> bool;
}

impl<AccountId> InspectSanctions<AccountId> for () {
	fn is_sanctioned(_: &AccountId, _: &AccountId) -> bool {
		false
	}
}

/// Cost of verifying a signature beyond that of an Ed25519 one, with which every benchmark signs;
/// implemented by the device registry, which measures it.
pub trait SignatureSurcharge {
	/// Returns the weight to add for the signature's scheme.
	fn of(signature: &DeviceSignature) -> Weight;
}

impl SignatureSurcharge for () {
	fn of(_: &DeviceSignature) -> Weight {
		Weight::zero()
	}
}

/// Veto of other pallets over changes to a device; asked by the device registry before a change.
/// The first guard that refuses ends the call with its own error.
pub trait DeviceGuard {
	/// Fails while something depends on the slot's configuration.
	fn ensure_slot_may_change(device: DeviceId, slot: SlotId) -> DispatchResult;
	/// Fails while something depends on the device staying with its household.
	fn ensure_may_transfer(device: DeviceId) -> DispatchResult;
}

#[impl_for_tuples(30)]
impl DeviceGuard for Tuple {
	fn ensure_slot_may_change(device: DeviceId, slot: SlotId) -> DispatchResult {
		for_tuples!( #( Tuple::ensure_slot_may_change(device, slot)?; )* );
		Ok(())
	}
	fn ensure_may_transfer(device: DeviceId) -> DispatchResult {
		for_tuples!( #( Tuple::ensure_may_transfer(device)?; )* );
		Ok(())
	}
}

/// Listener to changes of devices; called by the device registry after a change, in the order of
/// the tuple.
#[impl_for_tuples(30)]
pub trait OnDeviceChange {
	/// Takes note of the device's facts and of the configurations of its slots: the device is new,
	/// or any of them has changed. Told after everything else that the change brought about.
	fn on_updated(device: DeviceId);
	/// Ends everything learned or granted for the slot, whose configuration changed or was removed.
	fn on_slot_changed(device: DeviceId, slot: SlotId);
	/// Ends everything learned or granted for any slot of the device, whose owner changed.
	fn on_owner_changed(device: DeviceId);
	/// Ends everything learned or granted for the device, which was retired, and removes the
	/// records kept under it.
	fn on_retired(device: DeviceId);
}

/// Accrual of points for attested behaviour; implemented by the rewards pallet.
pub trait AccrueRewards<AccountId> {
	/// Adds the points of `action` to the current epoch and to `caps`. Returns the points added,
	/// zero when a cap is reached or the manufacturer runs no program.
	fn accrue(
		manufacturer: &AccountId,
		household: &AccountId,
		action: RewardedAction,
		caps: &mut SlotCaps,
	) -> Points;
	/// Notes that a device of the household attests. Returns the time in Unix seconds from which
	/// the next note matters: until then, one is as good as many.
	fn note_presence(manufacturer: &AccountId, household: &AccountId) -> Moment;
	/// Returns the weight of noting a presence.
	fn weight_of_presence() -> Weight;
}

impl<AccountId> AccrueRewards<AccountId> for () {
	fn accrue(_: &AccountId, _: &AccountId, _: RewardedAction, _: &mut SlotCaps) -> Points {
		0
	}
	fn note_presence(_: &AccountId, _: &AccountId) -> Moment {
		Moment::MAX
	}
	fn weight_of_presence() -> Weight {
		Weight::zero()
	}
}

/// Parameters of learning, which each manufacturer chooses; implemented by the rewards pallet.
pub trait LearningParams<AccountId> {
	/// Returns the parameters by which patterns of this manufacturer's devices are learned.
	fn learning_params(manufacturer: &AccountId) -> Params;
}

impl<AccountId> LearningParams<AccountId> for () {
	fn learning_params(_: &AccountId) -> Params {
		Params::default()
	}
}

/// Access to the manufacturers' tokens; implemented by the rewards pallet.
pub trait InspectToken<AccountId> {
	/// Returns the token of the manufacturer's reward program.
	fn token_of(manufacturer: &AccountId) -> Option<TokenId>;
}

impl<AccountId> InspectToken<AccountId> for () {
	fn token_of(_: &AccountId) -> Option<TokenId> {
		None
	}
}

/// Access to every account of every token; implemented by the runtime, for checks of what is held
/// and frozen.
pub trait TokenAccounts<AccountId> {
	/// Returns each account with each token that it has.
	fn token_accounts() -> Vec<(AccountId, TokenId)>;
}

/// Access to frozen tokens; implemented by the runtime.
pub trait InspectFrozen<AccountId, Balance> {
	/// Returns the part of the account's balance of a token that is frozen, for whatever reason.
	fn frozen(token: TokenId, who: &AccountId) -> Balance;
}

impl<AccountId, Balance: Default> InspectFrozen<AccountId, Balance> for () {
	fn frozen(_: TokenId, _: &AccountId) -> Balance {
		Balance::default()
	}
}

/// Listener to tokens that others burn; implemented by the rewards pallet, which counts what there
/// is of each.
pub trait OnTokensBurned<AccountId, Balance> {
	/// Takes note that so many of the manufacturer's tokens were burned.
	fn on_tokens_burned(manufacturer: &AccountId, tokens: Balance);
}

impl<AccountId, Balance> OnTokensBurned<AccountId, Balance> for () {
	fn on_tokens_burned(_: &AccountId, _: Balance) {}
}

/// A session in which a device has acted by itself, attested and accepted.
#[derive(Clone, Copy, Debug)]
pub struct MeteredSession<'a, AccountId> {
	/// Device that attested the session.
	pub device: DeviceId,
	/// Slot of the activity.
	pub slot: SlotId,
	/// Household that owns the device.
	pub household: &'a AccountId,
	/// Start of the session in Unix seconds.
	pub at: Moment,
	/// Amount in thousandths of the slot's unit, as far as its limit allows.
	pub amount: Quantity,
}

/// Charges for sessions; implemented by the metering pallet.
pub trait MeterSessions<AccountId> {
	/// Charges for a session, and never fails: each outcome is told by an event.
	fn on_session(session: &MeteredSession<AccountId>);
	/// Returns the weight of charging for a session.
	fn weight_of_session() -> Weight;
}

impl<AccountId> MeterSessions<AccountId> for () {
	fn on_session(_: &MeteredSession<AccountId>) {}
	fn weight_of_session() -> Weight {
		Weight::zero()
	}
}

/// Listener to commissions; implemented by the rewards pallet, in which a share of each buys back
/// the manufacturer's token.
pub trait OnCommission<AccountId, Asset, Balance> {
	/// Takes note that the manufacturer has just received `amount` of `asset` as commission for an
	/// order. What the listener takes of it comes from the manufacturer's account; it never fails.
	fn on_commission(manufacturer: &AccountId, asset: &Asset, amount: Balance);
}

impl<AccountId, Asset, Balance> OnCommission<AccountId, Asset, Balance> for () {
	fn on_commission(_: &AccountId, _: &Asset, _: Balance) {}
}

/// Exchange on which tokens trade for the native coin; implemented by the runtime.
pub trait TokenMarket<AccountId, Balance> {
	/// Returns the coins and tokens in the token's pool; none without a pool that has both.
	fn reserves(token: TokenId) -> Option<(Balance, Balance)>;
	/// Opens a pool for the token, unless there is one. `who` pays what that costs.
	fn open(who: &AccountId, token: TokenId) -> DispatchResult;
	/// Adds coins and tokens of `who` to the token's pool, up to `most` of each and at least
	/// `least`, at the price of the pool; the first ones make it. The shares of the pool go to
	/// `owner`.
	fn provide(
		who: &AccountId,
		token: TokenId,
		most: (Balance, Balance),
		least: (Balance, Balance),
		owner: &AccountId,
	) -> DispatchResult;
	/// Buys tokens for exactly `coins` of `who`, at least `least` of them. Returns how many.
	fn buy(
		who: &AccountId,
		token: TokenId,
		coins: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError>;
}

impl<AccountId, Balance> TokenMarket<AccountId, Balance> for () {
	fn reserves(_: TokenId) -> Option<(Balance, Balance)> {
		None
	}
	fn open(_: &AccountId, _: TokenId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn provide(
		_: &AccountId,
		_: TokenId,
		_: (Balance, Balance),
		_: (Balance, Balance),
		_: &AccountId,
	) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn buy(_: &AccountId, _: TokenId, _: Balance, _: Balance) -> Result<Balance, DispatchError> {
		Err(DispatchError::Unavailable)
	}
}

/// An accepted level reading together with its slot.
#[derive(Clone, Copy, Debug)]
pub struct SlotReading<'a, AccountId> {
	/// Device that attested the reading.
	pub device: DeviceId,
	/// Observed slot.
	pub slot: SlotId,
	/// Household that owns the device.
	pub household: &'a AccountId,
	/// Manufacturer of the device.
	pub manufacturer: &'a AccountId,
	/// Configuration of the slot.
	pub config: StockSlot,
	/// Time of the observation in Unix seconds.
	pub at: Moment,
	/// Observed stock.
	pub level: Quantity,
}

/// Purchases for slots that run low; implemented by the auto-purchase pallet.
pub trait PurchaseFromPattern<AccountId> {
	/// Returns the watch over a slot's readings. Each change of it is told by `WatchSlots`.
	fn watch_of(device: DeviceId, slot: SlotId) -> Watch;
	/// Handles a rise of the level of a slot that awaits goods: delivers the order that explains
	/// it, or cancels the one it makes unnecessary. Returns the cause of the rise. A rise is
	/// reported when a reading shows it first, and again, unless an order explained it, when the
	/// next reading confirms it.
	fn on_restock(reading: &SlotReading<AccountId>, rise: Rise) -> RestockCause;
	/// Places an order if the slot's mandate allows it and its pattern, which includes `reading`,
	/// asks for it. Reported of slots that run out under the terms of their watch. Returns how far
	/// the search for an order went.
	fn on_level(reading: &SlotReading<AccountId>, params: &Params, pattern: &SlotState)
		-> Searched;
}

impl<AccountId> PurchaseFromPattern<AccountId> for () {
	fn watch_of(_: DeviceId, _: SlotId) -> Watch {
		Watch::default()
	}
	fn on_restock(_: &SlotReading<AccountId>, _: Rise) -> RestockCause {
		RestockCause::Household
	}
	fn on_level(_: &SlotReading<AccountId>, _: &Params, _: &SlotState) -> Searched {
		Searched::Conditions
	}
}

/// Watch of the purchases over the readings of slots; implemented by the attestations pallet.
pub trait WatchSlots {
	/// Watches a slot's readings by `watch` from now on.
	fn watch(device: DeviceId, slot: SlotId, watch: Watch);
}

impl WatchSlots for () {
	fn watch(_: DeviceId, _: SlotId, _: Watch) {}
}

#[cfg(test)]
mod tests {
	use super::*;
	use core::cell::RefCell;

	std::thread_local! {
		static CALLS: RefCell<Vec<(&'static str, DeviceId)>> = const { RefCell::new(Vec::new()) };
	}

	struct Named<const N: u8>;

	impl<const N: u8> Named<N> {
		fn note(what: &'static str, device: DeviceId) {
			CALLS.with_borrow_mut(|calls| calls.push((what, device + DeviceId::from(N))));
		}
	}

	impl<const N: u8> OnDeviceChange for Named<N> {
		fn on_updated(device: DeviceId) {
			Self::note("updated", device);
		}
		fn on_slot_changed(device: DeviceId, _: SlotId) {
			Self::note("slot", device);
		}
		fn on_owner_changed(device: DeviceId) {
			Self::note("owner", device);
		}
		fn on_retired(device: DeviceId) {
			Self::note("retired", device);
		}
	}

	impl<const N: u8> DeviceGuard for Named<N> {
		fn ensure_slot_may_change(_: DeviceId, slot: SlotId) -> DispatchResult {
			if slot == N {
				Err(DispatchError::Other("slot"))
			} else {
				Ok(())
			}
		}
		fn ensure_may_transfer(device: DeviceId) -> DispatchResult {
			if device == DeviceId::from(N) {
				Err(DispatchError::Other("device"))
			} else {
				Ok(())
			}
		}
	}

	type Three = (Named<1>, Named<2>, Named<3>);

	#[test]
	fn each_of_three_listeners_is_told_in_order() {
		Three::on_slot_changed(10, 0);
		Three::on_owner_changed(20);
		Three::on_retired(30);
		Three::on_updated(40);
		let expected = [
			("slot", 11),
			("slot", 12),
			("slot", 13),
			("owner", 21),
			("owner", 22),
			("owner", 23),
			("retired", 31),
			("retired", 32),
			("retired", 33),
			("updated", 41),
			("updated", 42),
			("updated", 43),
		];
		assert_eq!(CALLS.with_borrow(Clone::clone), expected);
	}

	#[test]
	fn one_of_three_guards_is_enough_to_refuse() {
		for slot in 0..5 {
			assert_eq!(Three::ensure_slot_may_change(0, slot).is_err(), (1..=3).contains(&slot));
			let device = slot.into();
			assert_eq!(Three::ensure_may_transfer(device).is_err(), (1..=3).contains(&slot));
		}
		assert!(<() as DeviceGuard>::ensure_may_transfer(1).is_ok());
	}
}
