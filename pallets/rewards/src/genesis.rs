//! Programs that exist from the first block on.

use alloc::string::String;
use core::{fmt::Display, str::FromStr};
use serde::{Deserialize, Serialize};

use crate::{terms::decimal, *};

/// A program of the genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[serde(bound(
	serialize = "AccountId: Serialize, Balance: Display + Clone",
	deserialize = "AccountId: Deserialize<'de>, Balance: FromStr"
))]
pub struct GenesisProgram<AccountId, Balance> {
	/// Manufacturer that runs the program.
	pub manufacturer: AccountId,
	/// Name of the token.
	pub name: String,
	/// Ticker symbol of the token.
	pub symbol: String,
	/// Decimal places of the token.
	pub decimals: u8,
	/// Amount minted at once: half of it to the manufacturer, the rest as liquidity.
	#[serde(with = "decimal")]
	pub market_supply: Balance,
	/// Liquidity that the manufacturer provides; none: there is no pool.
	#[serde(default = "none", skip_serializing_if = "Option::is_none")]
	pub pool: Option<GenesisPool<Balance>>,
	/// Terms of the program.
	#[serde(with = "whole_terms")]
	pub terms: ProgramTerms<Balance>,
}

/// Liquidity of a token in the genesis, which nobody can take out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[serde(bound(serialize = "Balance: Display", deserialize = "Balance: FromStr"))]
pub struct GenesisPool<Balance> {
	/// Coins of the manufacturer.
	#[serde(with = "decimal")]
	pub coins: Balance,
	/// Tokens of the market supply, half of it at most.
	#[serde(with = "decimal")]
	pub tokens: Balance,
}

fn none<Balance>() -> Option<GenesisPool<Balance>> {
	None
}

impl<T: Config> GenesisConfig<T> {
	/// Creates the programs.
	pub(crate) fn create_programs(&self) {
		for program in &self.programs {
			let GenesisProgram { manufacturer, name, symbol, decimals, market_supply, pool, terms } =
				program;
			let name = TokenName::try_from(name.as_bytes().to_vec())
				.expect("a token's name in genesis has at most 50 bytes");
			let symbol = TokenSymbol::try_from(symbol.as_bytes().to_vec())
				.expect("a token's symbol in genesis has at most 12 bytes");
			Pallet::<T>::insert_program(
				manufacturer.clone(),
				name,
				symbol,
				*decimals,
				*market_supply,
				terms.clone(),
			)
			.expect("a program in genesis is the only one of its manufacturer and valid");
			if let Some(GenesisPool { coins, tokens }) = pool {
				let both = (*coins, *tokens);
				Pallet::<T>::do_provide_liquidity(manufacturer.clone(), both, both)
					.expect("a manufacturer in genesis owns what it puts into its pool");
			}
		}
	}
}

/// JSON form of terms with the parameters of learning, without which no program can be created.
mod whole_terms {
	use super::*;
	use cot_pattern::Params;
	use serde::{Deserializer, Serializer};

	#[derive(Serialize, Deserialize)]
	#[serde(bound(serialize = "Balance: Display", deserialize = "Balance: FromStr"))]
	struct WholeTerms<Balance> {
		#[serde(flatten)]
		terms: ProgramTerms<Balance>,
		pattern: Params,
	}

	pub fn serialize<Balance: Display + Clone, S: Serializer>(
		terms: &ProgramTerms<Balance>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		WholeTerms { terms: terms.clone(), pattern: terms.pattern }.serialize(serializer)
	}

	pub fn deserialize<'de, Balance: FromStr, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<ProgramTerms<Balance>, D::Error> {
		let WholeTerms { terms, pattern } = WholeTerms::deserialize(deserializer)?;
		Ok(ProgramTerms { pattern, ..terms })
	}
}
