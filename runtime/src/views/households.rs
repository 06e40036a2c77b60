//! Households: memberships, mandates, funds and limits.

use alloc::{collections::BTreeSet, vec::Vec};
use cot_primitives::{unix_now, DeviceId, SlotId};
use cot_runtime_api::{FundsView, HouseholdView, LimitView, MandateView, MembershipView};
use frame_support::traits::{
	fungible::{Inspect as _, InspectHold as _},
	fungibles::{freeze::Inspect as _, hold::Inspect as _, Inspect as _},
	tokens::{Fortitude, Preservation},
	Get,
};
use pallet_auto_purchase::{
	Config, CoolingDown, FreezeReason, HoldReason, Mandates, Memberships, OrdersOf,
	PausedHouseholds, PurchasingStatus, SpendingLimits,
};

use crate::{
	configs::money::AssetKind, AccountId, Assets, AssetsFreezer, AssetsHolder, AutoPurchase,
	Balance, Balances, Runtime, Timestamp,
};

/// Returns an account as a household.
pub fn household(account: AccountId) -> HouseholdView<AccountId, Balance> {
	let now = unix_now::<Timestamp>();
	let memberships: Vec<_> = Memberships::<Runtime>::iter_prefix(&account)
		.map(|(manufacturer, membership)| MembershipView {
			token: membership.token,
			frozen: membership.frozen,
			gate: AutoPurchase::gate(&manufacturer),
			mandates: membership.mandates,
			may_leave_at: membership
				.joined_at
				.saturating_add(<Runtime as Config>::MembershipCoolDown::get()),
			manufacturer,
		})
		.collect();
	let limits: Vec<_> = SpendingLimits::<Runtime>::get(&account)
		.into_iter()
		.map(|limit| LimitView {
			spent: limit.spending.total(now, limit.period),
			asset: limit.asset,
			amount: limit.amount,
			period: limit.period,
		})
		.collect();
	let of_orders = OrdersOf::<Runtime>::iter_key_prefix(&account)
		.filter_map(|order| Some(AutoPurchase::order(order)?.purchase.asset));
	let tokens: BTreeSet<_> = of_orders
		.chain(limits.iter().map(|limit| limit.asset.clone()))
		.filter_map(|asset| match asset {
			AssetKind::WithId(token) => Some(token),
			AssetKind::Native => None,
		})
		.chain(memberships.iter().map(|membership| membership.token))
		.collect();
	let assets = [AssetKind::Native].into_iter().chain(tokens.into_iter().map(AssetKind::WithId));
	HouseholdView {
		purchasing: PurchasingStatus::<Runtime>::get(),
		paused_until: PausedHouseholds::<Runtime>::get(&account).filter(|until| now < *until),
		memberships,
		funds: assets.map(|asset| funds(&account, asset)).collect(),
		limits,
	}
}

/// Returns the funds of an account in an asset.
fn funds(account: &AccountId, asset: AssetKind) -> FundsView<Balance> {
	let (preserve, polite) = (Preservation::Expendable, Fortitude::Polite);
	let (escrow, deposit) = (HoldReason::Escrow.into(), HoldReason::DisputeDeposit.into());
	let (free, in_orders, in_disputes, frozen) = match asset {
		AssetKind::Native => (
			Balances::reducible_balance(account, preserve, polite),
			Balances::balance_on_hold(&escrow, account),
			Balances::balance_on_hold(&deposit, account),
			0,
		),
		AssetKind::WithId(token) => (
			Assets::reducible_balance(token, account, preserve, polite),
			AssetsHolder::balance_on_hold(token, &escrow, account),
			AssetsHolder::balance_on_hold(token, &deposit, account),
			AssetsFreezer::balance_frozen(token, &FreezeReason::Membership.into(), account),
		),
	};
	FundsView { asset, free, in_orders, in_disputes, frozen }
}

/// Returns the mandate of a slot.
pub fn mandate(device: DeviceId, slot: SlotId) -> Option<MandateView<AccountId, Balance>> {
	let now = unix_now::<Timestamp>();
	let mandate = Mandates::<Runtime>::get(device, slot)?;
	let spent = mandate.spent(now);
	let cooling_down = CoolingDown::<Runtime>::get(device, slot);
	Some(MandateView {
		device,
		slot,
		given_at: mandate.given_at,
		spent,
		budget_left: mandate.terms.budget.saturating_sub(spent),
		next_code: mandate.codes.and_then(|mut codes| Some(codes.take()?.link)),
		cooling_down_until: cooling_down.filter(|until| now < *until),
		household: mandate.household,
		manufacturer: mandate.manufacturer,
		terms: mandate.terms,
	})
}
