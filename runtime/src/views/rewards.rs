//! Rewards: the figures of pallet-rewards, with the gates of pallet-auto-purchase and the holders
//! of the tokens.

use alloc::vec::Vec;
use cot_runtime_api::{ProgramView, RewardView};
use pallet_auto_purchase::Memberships;

use crate::{AccountId, AutoPurchase, Balance, Rewards, Runtime};

/// Returns the figures of an account in every reward program in which it has earned points or whose
/// token it owns.
pub fn rewards(account: AccountId) -> Vec<RewardView<AccountId, Balance>> {
	Rewards::rewards_of(account.clone())
		.into_iter()
		.map(|summary| RewardView {
			gate: AutoPurchase::gate(&summary.manufacturer),
			member: Memberships::<Runtime>::contains_key(&account, &summary.manufacturer),
			summary,
		})
		.collect()
}

/// Returns the reward program of a manufacturer.
pub fn program(manufacturer: AccountId) -> Option<ProgramView<Balance>> {
	let summary = Rewards::program_of(manufacturer)?;
	let token = pallet_assets::Asset::<Runtime>::get(summary.token);
	Some(ProgramView { holders: token.map_or(0, |details| details.accounts), summary })
}
