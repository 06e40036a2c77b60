//! Attempts at more than one's own. Each test tells an attempt and sees what
//! it costs whom.
//!
//! Tested where the rule is that stands against it: two readings in one block and gate tokens that
//! are spent (`trigger`), a device that is to leave with an order open (`slot_changed`; through the
//! real registry in the runtime's tests), assets that are frozen, blocked or destroyed (`stuck`),
//! ten thousand orders that are due at once (`bounded_time`).

mod authorities;
mod disputes;
mod households;
mod merchants;

use cot_primitives::{Moment, PurchaseFromPattern, Quantity, RestockCause, SlotReading, DAY};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use sp_core::H256;
use sp_runtime::{Permill, TokenError};

use crate::{
	mock::{self, *},
	*,
};

const EVIDENCE: H256 = H256::repeat_byte(1);
const OTHER_EVIDENCE: H256 = H256::repeat_byte(2);

/// Everything an account has of the native coin.
fn wealth(who: AccountId) -> Balance {
	<Balances as Inspect<AccountId>>::total_balance(&who)
}

/// Gains and losses of household, merchant and manufacturer in the native coin since the
/// genesis.
fn gains() -> [i128; 3] {
	[HOUSE, SHOP, LG].map(|who| {
		let wealth = i128::try_from(wealth(who)).expect("no such riches");
		wealth - i128::try_from(ENDOWMENT).expect("no such riches")
	})
}

const EURO_ASSET: AssetKind = AssetKind::WithId(EURO);
const NOTHING: [i128; 3] = [0, 0, 0];
const PAID: [i128; 3] = [-300, 285, 15];
/// After a missed deadline.
const LATE: [i128; 3] = [150, -150, 0];

fn resolve(order: OrderId, percent: u32) {
	pass(ANSWER_WINDOW);
	events();
	assert_ok!(AutoPurchase::resolve(RuntimeOrigin::root(), order, Permill::from_percent(percent)));
}

/// Whatever `merchants` offer of milk, within three days.
fn anything_of(merchants: &[AccountId]) -> MandateTermsOf<Test> {
	let merchants = merchants.to_vec().try_into().expect("few merchants");
	let choice = Choice::Category { merchants, max_lead_time: 3 * DAY };
	MandateTerms { choice, ..mandate_terms(&[]) }
}

fn settled(order: OrderId) -> Event<Test> {
	Event::OrderSettled {
		order: of(order),
		merchant_amount: VALUE - COMMISSION,
		commission: COMMISSION,
		refund: 0,
		fine: 0,
	}
}

fn expired(order: OrderId, penalty: Balance) -> Event<Test> {
	Event::OrderExpired { order: of(order), refund: VALUE, penalty, fine: 0 }
}

fn delivered(order: OrderId, stock_before: Quantity) -> Event<Test> {
	Event::OrderDelivered {
		order: of(order),
		stock_before: Some(stock_before),
		proof: DeliveryProof::Reading,
	}
}

fn disputed(order: OrderId, by: Party) -> Event<Test> {
	Event::OrderDisputed {
		order: of(order),
		by,
		evidence: EVIDENCE,
		deposit: DEPOSIT,
		arbiter: Some(JUDGE),
		deadline: now() + ARBITRATION_WINDOW,
	}
}

/// A deposit that governance has left to its owner.
fn returned(order: OrderId, opener: Party) -> Event<Test> {
	let (returned, to_other, arbiter, fee) = (DEPOSIT, 0, None, 0);
	Event::DepositSettled { order: of(order), opener, returned, to_other, arbiter, fee }
}

fn resolved(order: OrderId, to_merchant: Balance) -> Event<Test> {
	let commission = to_merchant / 20;
	Event::OrderResolved {
		order: of(order),
		refund: VALUE - to_merchant,
		merchant_amount: to_merchant - commission,
		commission,
	}
}

fn dispute(who: AccountId, order: OrderId) -> sp_runtime::DispatchResult {
	AutoPurchase::dispute(signed(who), order, EVIDENCE)
}
