//! What the runtime API tells of rewards.

use alloc::vec::Vec;
use cot_runtime_api::{AnnouncedView, PayoutView, ProgramView, RewardView, TermsView};
use pallet_auto_purchase::{Gates, Memberships};
use pallet_rewards::ProgramTerms;

use crate::{AccountId, Balance, Rewards, Runtime};

/// How an account stands in every reward program in which it has earned points or whose token it
/// owns.
pub fn rewards(owner: AccountId) -> Vec<RewardView<AccountId, Balance>> {
	Rewards::rewards_of(owner.clone())
		.into_iter()
		.map(|standing| RewardView {
			gate: Gates::<Runtime>::get(&standing.manufacturer),
			member: Memberships::<Runtime>::contains_key(&owner, &standing.manufacturer),
			manufacturer: standing.manufacturer,
			token: standing.token,
			balance: standing.balance,
			epoch: standing.epoch,
			epoch_ends_at: standing.epoch_ends_at,
			points: standing.points,
			streak_level: standing.streak_level,
			multiplier: standing.multiplier,
			expected_payout: standing.expected_payout,
			unpaid: standing.unpaid,
			withheld: standing.withheld,
			history: standing
				.history
				.into_iter()
				.map(|reward| PayoutView {
					epoch: reward.epoch,
					points: reward.points,
					amount: reward.amount,
				})
				.collect(),
		})
		.collect()
}

/// How the reward program of a manufacturer stands.
pub fn program(manufacturer: AccountId) -> Option<ProgramView<Balance>> {
	let standing = Rewards::program_of(manufacturer)?;
	let token = pallet_assets::Asset::<Runtime>::get(standing.token);
	Some(ProgramView {
		token: standing.token,
		holders: token.map_or(0, |details| details.accounts),
		issued: standing.issued,
		reserved: standing.reserved,
		cap_left: standing.cap_left,
		epoch: standing.epoch,
		epoch_ends_at: standing.epoch_ends_at,
		epoch_budget: standing.epoch_budget,
		points: standing.points,
		active_households: standing.active_households,
		epochs_to_come: standing.epochs_to_come,
		terms: terms_view(standing.terms),
		announced: standing.announced.map(|announced| AnnouncedView {
			from: announced.from,
			terms: terms_view(announced.terms),
		}),
		closes_with: standing.closes_with,
	})
}

fn terms_view(terms: ProgramTerms<Balance>) -> TermsView<Balance> {
	TermsView {
		epoch_length: terms.epoch_length,
		epoch_budget: terms.epoch_budget,
		halving_epochs: terms.halving_epochs,
		max_supply: terms.max_supply,
		max_reward_per_point: terms.max_reward_per_point,
		household_cap: terms.household_cap,
		min_interval: terms.min_interval,
		learning_points: terms.learning_points,
		learning_allowance: terms.learning_allowance,
		deviation_points: terms.deviation_points,
		deviation_cap: terms.deviation_cap,
		manual_points: terms.manual_points,
		manual_seconds: terms.manual_seconds,
		manual_cap: terms.manual_cap,
		streak_step_percent: terms.streak.step_percent,
		streak_max_level: terms.streak.max_level,
	}
}
