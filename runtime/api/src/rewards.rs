//! Rewards of households.

use codec::{Decode, Encode};
use cot_primitives::{EpochIndex, Moment, Points, TokenId};
use scale_info::TypeInfo;

/// How a household stands in one reward program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct RewardView<AccountId, Balance> {
	/// The manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// The token it pays.
	pub token: TokenId,
	/// What the household owns of the token, held and frozen amounts included.
	pub balance: Balance,
	/// The current epoch.
	pub epoch: EpochIndex,
	/// When it ends.
	pub epoch_ends_at: Moment,
	/// Points earned in it.
	pub points: Points,
	/// What they would be paid if the epoch ended now.
	pub expected_payout: Balance,
	/// What earlier epochs still owe.
	pub unpaid: Balance,
	/// What a household must own of the token for the chain to buy for it, if the manufacturer lets it.
	pub gate: Option<Balance>,
	/// Whether the household has joined.
	pub member: bool,
}
