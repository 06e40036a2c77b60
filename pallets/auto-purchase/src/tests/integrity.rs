//! A runtime whose constants break a rule is not built, and says which.

use frame_support::{traits::Hooks, weights::Weight};
use sp_runtime::Permill;

use crate::{mock::*, weights::SubstrateWeight, WeightInfo};

/// Complaint about the constants as they are.
fn complaint() -> Option<String> {
	let said = std::panic::catch_unwind(AutoPurchase::integrity_test).err()?;
	said.downcast_ref::<&str>().map(ToString::to_string)
}

macro_rules! refused {
	($($constant:ident = $wrong:expr => $message:literal;)*) => {$({
		let right = $constant::get();
		$constant::set($wrong);
		let said = complaint();
		$constant::set(right);
		assert_eq!(said.as_deref(), Some($message));
	})*};
}

#[test]
fn the_constants_of_these_tests_are_sound() {
	assert_eq!(complaint(), None);
}

#[test]
fn each_constant_that_breaks_a_rule_is_refused_with_the_reason() {
	refused! {
		LatePenalty = BOND + 1 => "a bond covers a penalty";
		PenaltyShare = Permill::one() => "no order is worth being missed";
		BlockGap = 0 => "every block would be a halt";
		DisputeDeposit = Permill::one() => "a deposit is less than the order";
		DisputeDeposit = Permill::zero() => "a dispute is no free delay";
		AnswerWindow = ARBITRATION_WINDOW => "an arbiter needs time after the answer";
		AcceptWindow = 0 => "merchants need time to accept";
		ShipWindow = 0 => "merchants need time to ship";
		DeliveryGrace = 0 => "a lead time of zero needs time to arrive";
		DisputeWindow = 0 => "payment follows the goods, not the same block";
		CancelCoolDown = 0 => "nobody orders and cancels all day";
		GateNotice = 0 => "households learn of another gate before it holds";
		OrderSpacing = Permill::one() => "a slot orders before it is empty";
		PartnershipNotice = 0 => "households need time to find a merchant";
		ReputationHalfLife = 0 => "merchants may improve";
		DeliveryThreshold = Permill::zero() => "a delivery needs a proof";
		MaxReadingAge = 0 => "readings take time to arrive";
	}
}

#[test]
fn a_bond_of_nothing_is_refused() {
	LatePenalty::set(0);
	refused! { MerchantBond = 0 => "a bond of zero deters nobody"; }
	LatePenalty::set(PENALTY);
}

#[test]
fn a_tick_weight_that_carries_no_order_is_refused() {
	let least = SubstrateWeight::<Test>::tick_base()
		.saturating_add(SubstrateWeight::<Test>::tick_hour())
		.saturating_add(AutoPurchase::deadline_weight());
	let right = TickWeight::get();
	TickWeight::set(least);
	assert_eq!(complaint(), None);
	TickWeight::set(right);
	let less = least.saturating_sub(Weight::from_parts(1, 0));
	refused! {
		TickWeight = less => "TickWeight must carry at least one order, or no deadline is ever executed";
	}
}
