//! Fees that are paid in tokens.

use codec::{Decode, Encode};
use core::fmt::Display;
use cot_primitives::json;
use scale_info::TypeInfo;
use serde::Serialize;

/// A fee in a token, as a wallet shows it before its user signs.
///
/// The token's pool sets the price when the transaction is included, and everybody may trade in it
/// before. What holds it is the liquidity that the rewards pallet owns, which nobody withdraws:
/// in a pool with a constant product, all tokens there are buy no more than a known share of the
/// coins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase", bound(serialize = "Balance: Display"))]
pub struct TokenFee<Balance> {
	/// Tokens that the fee costs now.
	#[serde(serialize_with = "json::decimal")]
	pub now: Balance,
	/// The most tokens that it can cost before one more epoch of the token's program has been
	/// paid: after everybody else's liquidity was withdrawn and all tokens were sold to the pool.
	/// None if no liquidity is locked, or too little for that.
	#[serde(serialize_with = "json::decimal_or_null")]
	pub most: Option<Balance>,
}
