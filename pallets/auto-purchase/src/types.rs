//! The records this pallet keeps, and what their values mean for each other.

mod mandates;
mod merchants;
mod orders;

pub use cot_primitives::{Ineligible, OfferLookedAt, PausedBy, Refusal, WhyNot};
pub use mandates::*;
pub use merchants::*;
pub use orders::*;

use cot_primitives::{Moment, TokenId};
use frame_support::{
	traits::{tokens::fungible::NativeOrWithId, ConstU32},
	BoundedVec,
};

use crate::{BalanceOf, Config};

/// Identifier of an offer; counted by the chain from 1.
pub type OfferId = u32;
/// Identifier of an order; counted by the chain from 1.
pub type OrderId = u64;
/// A trade item as GS1 numbers it: a GTIN of up to 14 digits, padded with leading zeros.
pub type Gtin = u64;
/// What is paid with: the native coin or a token of the assets pallet.
pub type AssetKind = NativeOrWithId<TokenId>;
/// Name of a merchant.
pub type MerchantName = BoundedVec<u8, ConstU32<64>>;
/// Address of a merchant's web site.
pub type MerchantSite = BoundedVec<u8, ConstU32<128>>;
/// Number of an hour, counted from the Unix epoch; deadlines are filed under the hour they end in.
pub type Bucket = u64;

/// Most offers one decision looks at, and one mandate may name.
pub const MAX_MANDATE_OFFERS: u32 = 8;
/// Most merchants one mandate may name; each of them gets an equal share of the offers that are
/// looked at.
pub const MAX_MANDATE_MERCHANTS: u32 = 4;
/// Most offers on one page of a list.
pub const MAX_PAGE: u32 = 64;
/// Seconds that one bucket of deadlines spans.
pub const BUCKET_SECONDS: Moment = 3_600;
/// Seconds until an order is looked at again whose deadline could not be carried out.
pub const RETRY_SECONDS: Moment = 86_400;
/// How often a deadline is tried before its order is written off.
pub const MAX_TRIES: u8 = 30;

type AccountOf<T> = <T as frame_system::Config>::AccountId;

/// A [`Merchant`] of this runtime.
pub type MerchantOf<T> = Merchant<BalanceOf<T>>;
/// An [`Offer`] of this runtime.
pub type OfferOf<T> = Offer<AccountOf<T>, BalanceOf<T>>;
/// Where an offer stands in the list of its category: what it is paid in, who sells it, and its
/// rank among those.
pub type OfferPlace<T> = (AssetKind, AccountOf<T>, Rank);
/// A [`Membership`] of this runtime.
pub type MembershipOf<T> = Membership<BalanceOf<T>>;
/// [`MandateTerms`] of this runtime.
pub type MandateTermsOf<T> = MandateTerms<AccountOf<T>, BalanceOf<T>>;
/// A [`Mandate`] of this runtime.
pub type MandateOf<T> = Mandate<AccountOf<T>, BalanceOf<T>>;
/// An [`Order`] of this runtime.
pub type OrderOf<T> = Order<AccountOf<T>, BalanceOf<T>>;
/// A [`Dispute`] of this runtime.
pub type DisputeOf<T> = Dispute<BalanceOf<T>>;

/// The hour that a deadline is filed under: the first one that begins when it has passed.
pub const fn bucket_of(deadline: Moment) -> Bucket {
	deadline.div_ceil(BUCKET_SECONDS)
}

/// The reasons this runtime names, as a shorthand for the seams that take them.
pub(crate) fn escrow<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::Escrow.into()
}

/// See [`escrow`].
pub(crate) fn merchant_bond<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::MerchantBond.into()
}

/// See [`escrow`].
pub(crate) fn dispute_deposit<T: Config>() -> T::RuntimeHoldReason {
	crate::HoldReason::DisputeDeposit.into()
}

/// See [`escrow`].
pub(crate) fn membership<T: Config>() -> T::RuntimeFreezeReason {
	crate::FreezeReason::Membership.into()
}
