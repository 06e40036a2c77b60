//! Rewards of households, and the programs that pay them.

use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::json;
use pallet_rewards::{ProgramSummary, RewardSummary};
use scale_info::TypeInfo;
use serde::Serialize;

/// Figures of an account in one reward program, with the manufacturer's gate.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "AccountId: Serialize, Balance: Display"))]
pub struct RewardView<AccountId, Balance> {
	/// Figures of the account.
	#[serde(flatten)]
	pub summary: RewardSummary<AccountId, Balance>,
	/// Balance of the token that membership requires; none if the manufacturer has no gate and the
	/// chain buys for none of its households.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub gate: Option<Balance>,
	/// True if the account has joined behind the gate.
	pub member: bool,
}

/// Figures of a reward program, with the spread of its token.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct ProgramView<Balance> {
	/// Figures of the program.
	#[serde(flatten)]
	pub summary: ProgramSummary<Balance>,
	/// Accounts of the token: of households, of the manufacturer and of pools. One without a
	/// balance counts only if it was opened on purpose.
	pub holders: u32,
}
