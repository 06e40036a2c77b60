//! Records that this pallet keeps and answers with, and the rules of their values.

mod baskets;
mod mandates;
mod merchants;
mod orders;
mod spending;

pub use baskets::*;
pub use cot_primitives::{
	Ineligible, OfferEligibility, PausedBy, Refusal, Spending, TokenAccounts, WhyNot,
};
pub use mandates::*;
pub use merchants::*;
pub use orders::*;
pub use spending::*;

use cot_primitives::{Moment, TokenId, Unit};
use frame_support::{
	traits::{tokens::fungible::NativeOrWithId, ConstU32},
	BoundedVec,
};
use serde::{Serialize, Serializer};

use crate::{BalanceOf, Config};

/// Identifier of an offer; counted by the chain from 1.
pub type OfferId = u32;
/// Identifier of an order; counted by the chain from 1.
pub type OrderId = u64;
/// GS1 number of a trade item: a GTIN of up to 14 digits, padded with leading zeros.
pub type Gtin = u64;
/// Means of payment: the native coin or a token of the assets pallet.
pub type AssetKind = NativeOrWithId<TokenId>;
/// Name of a merchant.
pub type MerchantName = BoundedVec<u8, ConstU32<64>>;
/// Address of a merchant's web site.
pub type MerchantSite = BoundedVec<u8, ConstU32<128>>;
/// Number of an hour, counted from 1970; deadlines are filed under the hour in which they end.
pub type DeadlineHour = u64;

/// Most offers that one decision considers, and that one mandate names.
pub const MAX_MANDATE_OFFERS: u32 = 8;
/// Most merchants that one mandate names; each gets an equal share of the offers considered.
pub const MAX_MANDATE_MERCHANTS: u32 = 4;
/// Most assets in which a household limits its spending.
pub const MAX_SPENDING_LIMITS: u32 = 4;
/// Most arbiters on whom a manufacturer and a merchant agree, and whom a mandate names.
pub const MAX_ARBITERS: u32 = 4;
/// Listed offers that are looked at for each one that is considered: those that the mandate or the
/// slot rules out are passed over.
pub const LISTED_PER_OFFER: usize = 4;
/// Households of whose complaints a merchant's record keeps count at a time.
pub const MAX_COMPLAINANTS: u32 = 16;
/// Most offers on one page of a list.
pub const MAX_PAGE: u32 = 64;
/// Seconds whose deadlines are filed together.
pub const HOUR_SECONDS: Moment = 3_600;
/// Seconds from a failed attempt to execute a deadline to the next one.
pub const RETRY_SECONDS: Moment = 86_400;
/// Most seconds of one halt of the chain by which deadlines move: a week.
pub const MAX_HALT: Moment = 604_800;
/// Failed attempts to execute a deadline after which the order is written off.
pub const MAX_TRIES: u8 = 30;

type AccountOf<T> = <T as frame_system::Config>::AccountId;

/// A [`Merchant`] of this runtime.
pub type MerchantOf<T> = Merchant<BalanceOf<T>>;
/// An [`Offer`] of this runtime.
pub type OfferOf<T> = Offer<AccountOf<T>, BalanceOf<T>>;
/// Place of an offer in the list of its category: its unit of measure, its asset, its merchant, and
/// its rank among the offers of all three.
pub type OfferPlace<T> = (Unit, AssetKind, AccountOf<T>, Rank);
/// A [`Basket`] of this runtime.
pub type BasketOf<T> = Basket<AccountOf<T>, BalanceOf<T>>;
/// A [`Partnership`] of this runtime.
pub type PartnershipOf<T> = Partnership<AccountOf<T>>;
/// [`Arbiters`] of this runtime.
pub type ArbitersOf<T> = Arbiters<AccountOf<T>>;
/// A [`Membership`] of this runtime.
pub type MembershipOf<T> = Membership<BalanceOf<T>>;
/// [`MandateTerms`] of this runtime.
pub type MandateTermsOf<T> = MandateTerms<AccountOf<T>, BalanceOf<T>>;
/// A [`Mandate`] of this runtime.
pub type MandateOf<T> = Mandate<AccountOf<T>, BalanceOf<T>>;
/// A [`Purchase`] of this runtime.
pub type PurchaseOf<T> = Purchase<AccountOf<T>, BalanceOf<T>>;
/// An [`Order`] of this runtime.
pub type OrderOf<T> = Order<AccountOf<T>, BalanceOf<T>>;
/// Limits of a household, one for each asset.
pub type SpendingLimitsOf<T> =
	BoundedVec<SpendingLimit<BalanceOf<T>>, ConstU32<MAX_SPENDING_LIMITS>>;
/// An [`OrderRef`] of this runtime.
pub type OrderRefOf<T> = OrderRef<AccountOf<T>>;
/// The [`SlotSetbacks`] of this runtime.
pub type SlotSetbacksOf<T> = SlotSetbacks<AccountOf<T>>;
/// The [`Complainants`] of this runtime.
pub type ComplainantsOf<T> = Complainants<AccountOf<T>>;
/// A [`Dispute`] of this runtime.
pub type DisputeOf<T> = Dispute<BalanceOf<T>>;

/// Value of an amount of any asset in the native coin.
pub trait NativeValue<Asset, Balance> {
	/// Returns the value of `amount` of `asset` today; none if it has no price.
	fn native_value(asset: &Asset, amount: Balance) -> Option<Balance>;
}

/// Returns the hour under which a deadline is filed: the first to begin after it has passed.
pub const fn hour_of(deadline: Moment) -> DeadlineHour {
	deadline.div_ceil(HOUR_SECONDS)
}

/// Serializes an asset as its token's identifier, or as null for the native coin.
pub fn token_or_null<S: Serializer>(asset: &AssetKind, serializer: S) -> Result<S::Ok, S::Error> {
	let token = match asset {
		AssetKind::Native => None,
		AssetKind::WithId(token) => Some(token),
	};
	token.serialize(serializer)
}

/// The runtime's reason for the hold of an order's value.
pub(crate) fn escrow<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::Escrow.into()
}

/// The runtime's reason for the hold of the bond of a merchant.
pub(crate) fn merchant_bond<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::MerchantBond.into()
}

/// The runtime's reason for the hold of the deposit of a dispute.
pub(crate) fn dispute_deposit<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::DisputeDeposit.into()
}

/// The runtime's reason for the freeze of a membership's tokens.
pub(crate) fn membership<T: Config>() -> T::RuntimeFreezeReason {
	crate::FreezeReason::Membership.into()
}
