//! Worst case of each call and of each step of the block work.
//!
//! Orders are paid in the manufacturer's own token, of which neither it nor the merchant has an
//! account yet: a token has more ledgers than the native coin, and an account's first payment takes
//! storage. The steps of the block work are measured through the hook, with no more weight
//! than they need.

use alloc::{vec, vec::Vec};
use cot_pattern::{Params, SlotState};
use cot_primitives::{
	Commodity, DeviceId, InspectToken, Moment, PurchaseFromPattern, Quantity, RestockCause, Rise,
	ServiceLevel, SlotId, SlotReading, StockSlot, TokenId, Unit, DAY,
};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect as _, Unbalanced as _},
		fungibles::{Inspect as _, Unbalanced as _},
		tokens::Precision,
		EnsureOrigin, Get,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, Saturating},
	Permill,
};

use crate::{open_order::OpenOrder, *};

/// State of other pallets that the benchmarks need.
pub trait BenchmarkHelper<AccountId> {
	/// Sets chain time, in Unix seconds.
	fn set_time(now: Moment);
	/// Makes an account an approved manufacturer with a token.
	fn create_manufacturer(manufacturer: &AccountId);
	/// Blocks an account of a token, so that it can receive nothing.
	fn block(token: TokenId, who: &AccountId);
	/// Registers a device with the most slots, numbered from 0, each with this configuration.
	fn create_device(household: &AccountId, manufacturer: &AccountId, slot: StockSlot) -> DeviceId;
}

/// For a runtime that measures nothing.
impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn set_time(_: Moment) {}
	fn create_manufacturer(_: &AccountId) {}
	fn block(_: TokenId, _: &AccountId) {}
	fn create_device(_: &AccountId, _: &AccountId, _: StockSlot) -> DeviceId {
		0
	}
}

/// Start of the benchmarks in Unix seconds.
const START: Moment = 1_700_000_000;
/// Expiry of offers and mandates.
const EXPIRY: Moment = START + 365 * DAY;
/// Slot that is bought for.
const SLOT: SlotId = 0;
/// Stock to which its household restocks it, every seventh day.
const FULL: Quantity = 2_000;
/// Consumption of a day.
const DAILY: Quantity = 250;
/// GTIN with a right check digit.
const GTIN: Gtin = 4_006_381_333_931;
/// Price of one unit.
const PRICE: u32 = 1_000;
/// Amount frozen at the gate, and as much again to pay with.
const MIN_HOLD: u32 = 1_000_000;
/// Manufacturer's share.
const COMMISSION: Permill = Permill::from_percent(5);

/// Goods under a label, which is longer than a category.
const SLOT_CONFIG: StockSlot = StockSlot {
	commodity: Commodity::Label(H256::repeat_byte(1)),
	unit: Unit::Litre,
	capacity: 2 * FULL,
	resolution: 50,
};

/// Accounts that take part in an order.
struct Parties<T: Config> {
	household: T::AccountId,
	merchant: T::AccountId,
	manufacturer: T::AccountId,
	/// Manufacturer's token.
	asset: AssetKind,
}

/// An approved manufacturer, a household that owns only the manufacturer's token, and an account
/// that can pay a bond twice and a deposit.
fn strangers<T: Config>() -> Parties<T> {
	T::BenchmarkHelper::set_time(START);
	let [household, merchant, manufacturer] =
		["household", "merchant", "manufacturer"].map(|name| account(name, 0, 0));
	T::BenchmarkHelper::create_manufacturer(&manufacturer);
	let token = T::Token::token_of(&manufacturer).expect("a manufacturer is created with a token");
	let asset = AssetKind::WithId(token);
	let tokens = BalanceOf::<T>::from(MIN_HOLD).saturating_mul(2u32.into());
	assert_ok!(T::Assets::increase_balance(asset.clone(), &household, tokens, Precision::Exact));
	T::Assets::set_total_issuance(asset.clone(), tokens);
	let coins = T::MerchantBond::get()
		.saturating_mul(2u32.into())
		.saturating_add(T::Currency::minimum_balance());
	assert_ok!(T::Currency::increase_balance(&merchant, coins, Precision::Exact));
	Parties { household, merchant, manufacturer, asset }
}

/// A merchant with the longest name.
fn registered<T: Config>() -> Parties<T> {
	let parties = strangers::<T>();
	let (name, site) = (longest_name(), MerchantSite::default());
	assert_ok!(Pallet::<T>::do_register_merchant(parties.merchant.clone(), name, site));
	parties
}

/// A merchant to whom the manufacturer has proposed a partnership.
fn proposed<T: Config>() -> Parties<T> {
	let parties = registered::<T>();
	let Parties { manufacturer, merchant, .. } = &parties;
	assert_ok!(Pallet::<T>::do_propose_partnership(
		manufacturer.clone(),
		merchant.clone(),
		COMMISSION,
		arbiters::<T>()
	));
	parties
}

/// As many arbiters as there may be.
fn arbiters<T: Config>() -> ArbitersOf<T> {
	ArbitersOf::<T>::truncate_from((0..MAX_ARBITERS).map(|n| account("arbiter", n, 0)).collect())
}

/// A merchant that is the manufacturer's partner.
fn partnered<T: Config>() -> Parties<T> {
	let parties = proposed::<T>();
	let Parties { manufacturer, merchant, .. } = &parties;
	assert_ok!(Pallet::<T>::do_accept_partnership(
		merchant.clone(),
		manufacturer.clone(),
		COMMISSION,
		arbiters::<T>()
	));
	parties
}

/// A merchant whose partnership with the manufacturer is over, and still recorded.
fn notice_over<T: Config>() -> Parties<T> {
	let parties = partnered::<T>();
	let Parties { manufacturer, merchant, .. } = &parties;
	assert_ok!(Pallet::<T>::do_end_partnership(
		manufacturer.clone(),
		manufacturer.clone(),
		merchant.clone()
	));
	T::BenchmarkHelper::set_time(START.saturating_add(T::PartnershipNotice::get()));
	parties
}

/// A fee, so that orders travel in baskets, and a minimum that one unit reaches.
fn delivery<T: Config>() -> DeliveryTerms<BalanceOf<T>> {
	DeliveryTerms { fee: PRICE.into(), minimum: PRICE.into() }
}

/// Publishes an offer of the merchant's.
fn publish<T: Config>(parties: &Parties<T>) -> OfferId {
	let id = NextOfferId::<T>::get();
	assert_ok!(Pallet::<T>::do_publish_offer(Offer {
		merchant: parties.merchant.clone(),
		product: GTIN,
		category: SLOT_CONFIG.commodity,
		unit_size: FULL / 4,
		measure: SLOT_CONFIG.unit,
		price: PRICE.into(),
		asset: parties.asset.clone(),
		lead_time: 2 * DAY,
		stock: u32::MAX,
		expires_at: EXPIRY,
		delivery: delivery::<T>(),
	}));
	id
}

/// A household behind the manufacturer's gate.
fn joined<T: Config>() -> Parties<T> {
	let parties = partnered::<T>();
	let Parties { household, manufacturer, .. } = &parties;
	assert_ok!(Pallet::<T>::do_set_gate(manufacturer.clone(), MIN_HOLD.into()));
	assert_ok!(Pallet::<T>::do_join(household.clone(), manufacturer.clone(), MIN_HOLD.into()));
	parties
}

/// Terms of a mandate that names these offers.
fn mandate_terms<T: Config>(parties: &Parties<T>, offers: Vec<OfferId>) -> MandateTermsOf<T> {
	MandateTerms {
		choice: Choice::Offers(
			offers.try_into().expect("a benchmark names no more offers than a mandate may"),
		),
		mode: MandateMode::Live,
		asset: parties.asset.clone(),
		// Two units are a litre.
		max_unit_price: (2 * PRICE).into(),
		max_order_value: MIN_HOLD.into(),
		max_delivery_fee: PRICE.into(),
		budget: MIN_HOLD.into(),
		period: 30 * DAY,
		par_level: FULL,
		service_level: ServiceLevel::Balanced,
		cancel_window: DAY,
		expires_at: EXPIRY,
		arbiters: arbiters::<T>(),
		codes: Some(CodeChain { end: H256::repeat_byte(5), count: u32::MAX }),
	}
}

/// Limits the spending of a household in so many assets, the last of which has the highest number.
fn limit_spending<T: Config>(household: &T::AccountId, limits: u32) {
	for n in 0..limits {
		let asset = AssetKind::WithId(TokenId::MAX.saturating_sub(n));
		let limit = Some((MIN_HOLD.into(), DAY));
		assert_ok!(Pallet::<T>::do_set_spending_limit(household.clone(), asset, limit));
	}
}

/// A household with a device and a mandate that names so many offers.
fn mandated<T: Config>(offers: u32) -> (Parties<T>, DeviceId) {
	let parties = joined::<T>();
	let Parties { household, manufacturer, .. } = &parties;
	let device = T::BenchmarkHelper::create_device(household, manufacturer, SLOT_CONFIG);
	let offers = (0..offers).map(|_| publish(&parties)).collect();
	let terms = mandate_terms(&parties, offers);
	assert_ok!(Pallet::<T>::do_give_mandate(household.clone(), device, SLOT, terms));
	(parties, device)
}

/// Pattern of a household after eight weeks of its rhythm, on the last day of the week.
fn pattern() -> SlotState {
	const DAYS: u32 = 55;
	let mut pattern = SlotState::default();
	for day in 0..=DAYS {
		let level = FULL - DAILY * (day % 7);
		let at = START - DAY * Moment::from(DAYS - day);
		pattern.observe(&Params::default(), SLOT_CONFIG.resolution, at, level, |_| {
			RestockCause::Household
		});
	}
	pattern
}

/// An order that has just been placed.
fn placed<T: Config>() -> (Parties<T>, OrderId) {
	let (parties, device) = mandated::<T>(MAX_MANDATE_OFFERS);
	let pattern = pattern();
	let reading = SlotReading {
		device,
		slot: SLOT,
		household: &parties.household,
		manufacturer: &parties.manufacturer,
		config: SLOT_CONFIG,
		at: START,
		level: pattern.level().unwrap_or_default(),
	};
	Pallet::<T>::on_level(&reading, &Params::default(), &pattern);
	let order = OpenOrderOf::<T>::get(device, SLOT).expect("the pattern asks for an order");
	(parties, order)
}

/// An order whose cancel window is over.
fn acceptable<T: Config>() -> (Parties<T>, OrderId) {
	let (parties, order) = placed::<T>();
	T::BenchmarkHelper::set_time(START + DAY);
	(parties, order)
}

/// An order that the merchant has accepted.
fn accepted<T: Config>() -> (Parties<T>, OrderId) {
	let (parties, order) = acceptable::<T>();
	assert_ok!(Pallet::<T>::do_accept(parties.merchant.clone(), order));
	(parties, order)
}

/// An order that the merchant has shipped.
fn shipped<T: Config>() -> (Parties<T>, OrderId) {
	let (parties, order) = accepted::<T>();
	assert_ok!(Pallet::<T>::do_ship(
		parties.merchant.clone(),
		order,
		H256::repeat_byte(2),
		START + DAY
	));
	(parties, order)
}

/// An order that the household disputes before its device has seen the goods.
fn disputed<T: Config>() -> (Parties<T>, OrderId) {
	let (parties, order) = shipped::<T>();
	assert_ok!(Pallet::<T>::do_dispute(parties.household.clone(), order, H256::repeat_byte(3)));
	(parties, order)
}

/// An order in dispute of which the device has seen half of the goods by now, at the begin of the
/// hour under which its deadline is filed: the merchant is paid, and the slot still looks for the
/// rest.
fn undecided<T: Config>() -> (Parties<T>, OrderId, DeadlineHour) {
	let (parties, id) = disputed::<T>();
	let order = OpenOrder::<T>::find(id).expect("the order is open");
	let hour = hour_of(order.record.deadline);
	let quantity = order.record.purchase.quantity.div_ceil(2);
	let rise = Rise { shown: quantity, quantity, level_before: 0, at: START, is_confirmed: true };
	assert_eq!(order.receive(&rise), RestockCause::Order);
	T::BenchmarkHelper::set_time(hour * HOUR_SECONDS);
	(parties, id, hour)
}

/// Such an order of a merchant whose account is blocked, and whose deadline was tried for the last
/// time but one: the manufacturer is paid before the merchant cannot be.
fn hopeless<T: Config>() -> (Parties<T>, OrderId, DeadlineHour) {
	let (parties, order, hour) = undecided::<T>();
	Orders::<T>::mutate(order, |order| {
		if let Some(order) = order {
			order.tries = MAX_TRIES - 1;
		}
	});
	if let AssetKind::WithId(token) = parties.asset {
		T::BenchmarkHelper::block(token, &parties.merchant);
	}
	(parties, order, hour)
}

/// An order that the merchant is late with, at the begin of the hour under which its deadline is
/// filed. It costs a penalty, also if its asset has no price here.
fn late<T: Config>() -> (Parties<T>, OrderId, DeadlineHour) {
	let (parties, order) = placed::<T>();
	Orders::<T>::mutate(order, |order| {
		if let Some(order) = order {
			order.penalty = T::LatePenalty::get();
		}
	});
	Pallet::<T>::update_merchant(&parties.merchant, |merchant| {
		merchant.at_stake = T::LatePenalty::get();
	});
	let deadline = Orders::<T>::get(order).expect("the order is open").deadline;
	let hour = hour_of(deadline);
	T::BenchmarkHelper::set_time(hour * HOUR_SECONDS);
	(parties, order, hour)
}

fn longest_name() -> MerchantName {
	MerchantName::truncate_from(vec![b'm'; 64])
}

fn state_of<T: Config>(order: OrderId) -> Option<OrderState> {
	Orders::<T>::get(order).map(|order| order.state)
}

/// Weight of a tick that looks into one hour.
fn to_look_into_hour<T: Config>() -> Weight {
	T::WeightInfo::tick_base().saturating_add(T::WeightInfo::tick_hour())
}

/// Weight of a tick that executes one deadline.
fn to_execute<T: Config>() -> Weight {
	to_look_into_hour::<T>().saturating_add(Pallet::<T>::deadline_weight())
}

/// Runs the tick of a block that has this weight left.
fn tick<T: Config>(limit: Weight) {
	Pallet::<T>::tick(&mut WeightMeter::with_limit(limit));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_merchant() {
		let Parties { merchant, .. } = strangers::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()), longest_name());

		assert!(Merchants::<T>::contains_key(merchant));
	}

	// In place of one whose notice is over.
	#[benchmark]
	fn propose_partnership() {
		let Parties { merchant, manufacturer, .. } = notice_over::<T>();
		whitelist_account!(manufacturer);

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), merchant.clone(), COMMISSION, arbiters::<T>());

		assert!(Partnerships::<T>::contains_key(manufacturer, merchant));
	}

	#[benchmark]
	fn accept_partnership() {
		let Parties { merchant, manufacturer, .. } = proposed::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()), manufacturer.clone(), COMMISSION, arbiters::<T>());

		assert!(Pallet::<T>::partnership(&manufacturer, &merchant).is_some());
	}

	// A token has to be looked up, and a label is longer than a category.
	#[benchmark]
	fn publish_offer() {
		let Parties { merchant, asset, .. } = registered::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(merchant.clone()),
			GTIN,
			SLOT_CONFIG.commodity,
			FULL,
			SLOT_CONFIG.unit,
			PRICE.into(),
			asset,
			T::MaxLeadTime::get(),
			u32::MAX,
			EXPIRY,
			delivery::<T>(),
		);

		assert_eq!(Merchants::<T>::get(merchant).map(|merchant| merchant.offers), Some(1));
	}

	#[benchmark]
	fn withdraw_offer() {
		let parties = registered::<T>();
		let offer = publish(&parties);
		let merchant = parties.merchant;
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), offer);

		assert!(!Offers::<T>::contains_key(offer));
	}

	// A gate that stands already, and another one that was announced and holds by now.
	#[benchmark]
	fn set_gate() {
		let Parties { manufacturer, .. } = joined::<T>();
		assert_ok!(Pallet::<T>::do_set_gate(manufacturer.clone(), MIN_HOLD.into()));
		T::BenchmarkHelper::set_time(START + T::GateNotice::get());
		whitelist_account!(manufacturer);

		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), (2 * MIN_HOLD).into());

		let announced = AnnouncedGates::<T>::get(manufacturer).map(|(min_hold, _)| min_hold);
		assert_eq!(announced, Some((2 * MIN_HOLD).into()));
	}

	// The account's first freeze, which needs storage.
	#[benchmark]
	fn join() {
		let Parties { household, manufacturer, .. } = partnered::<T>();
		assert_ok!(Pallet::<T>::do_set_gate(manufacturer.clone(), MIN_HOLD.into()));
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()), manufacturer.clone(), MIN_HOLD.into());

		assert!(Memberships::<T>::contains_key(household, manufacturer));
	}

	// The account's only freeze, whose storage is removed, of a household that has paused.
	#[benchmark]
	fn leave() {
		let Parties { household, manufacturer, .. } = joined::<T>();
		assert_ok!(Pallet::<T>::do_pause_purchases(household.clone(), None));
		T::BenchmarkHelper::set_time(START.saturating_add(T::MembershipCoolDown::get()));
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()), manufacturer.clone());

		assert!(!PausedHouseholds::<T>::contains_key(&household));
		assert!(!Memberships::<T>::contains_key(household, manufacturer));
	}

	// Replaces a mandate that has expired; the membership has one more, so that tokens are frozen.
	#[benchmark]
	fn give_mandate(o: Linear<1, { MAX_MANDATE_OFFERS }>) {
		let (parties, device) = mandated::<T>(o);
		Memberships::<T>::mutate(&parties.household, &parties.manufacturer, |membership| {
			if let Some(membership) = membership {
				membership.mandates.saturating_inc();
			}
		});
		T::BenchmarkHelper::set_time(EXPIRY);
		let former = Mandates::<T>::get(device, SLOT).expect("the slot is mandated");
		let terms = MandateTerms { expires_at: EXPIRY + DAY, ..former.terms };
		let household = parties.household;
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), device, SLOT, terms.clone());

		assert_eq!(Mandates::<T>::get(device, SLOT).map(|mandate| mandate.terms), Some(terms));
	}

	#[benchmark]
	fn end_mandate() {
		let (Parties { household, .. }, device) = mandated::<T>(MAX_MANDATE_OFFERS);
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), device, SLOT);

		assert!(!Mandates::<T>::contains_key(device, SLOT));
	}

	// Of an offer and a mandate that are still there: stock and budget are restored.
	#[benchmark]
	fn cancel() {
		let (Parties { household, .. }, order) = placed::<T>();
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), order);

		assert_eq!(state_of::<T>(order), None);
	}

	#[benchmark]
	fn decline() {
		let (parties, order) = placed::<T>();
		let reason = DeclineReason::OutOfStock;
		#[extrinsic_call]
		_(RawOrigin::Signed(parties.merchant), order, reason);
		assert_eq!(state_of::<T>(order), None);
	}

	#[benchmark]
	fn accept() {
		let (Parties { merchant, .. }, order) = acceptable::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), order);

		assert_eq!(state_of::<T>(order), Some(OrderState::Accepted));
	}

	#[benchmark]
	fn ship() {
		let (Parties { merchant, .. }, order) = accepted::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), order, H256::repeat_byte(2), START + DAY);

		let state = state_of::<T>(order);
		assert!(matches!(state, Some(OrderState::Shipped { at, .. }) if at == START + DAY));
	}

	// Of goods that the device has not seen, in a dispute: the slot stops waiting, and the deposit
	// is returned.
	/// The longest way from the code to the one that is known.
	#[benchmark]
	fn hand_over() {
		let (Parties { merchant, .. }, order) = disputed::<T>();
		let code = H256::repeat_byte(4);
		let anchor = (0..u8::MAX).fold(code, |link: H256, _| BlakeTwo256::hash(link.as_bytes()));
		Orders::<T>::mutate(order, |order| {
			if let Some(order) = order {
				order.code = Some(CodeCheck { link: 255, anchor, steps: u8::MAX });
			}
		});
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), order, code);

		assert!(Orders::<T>::get(order).is_some_and(|order| order.is_handed_over));
	}

	#[benchmark]
	fn confirm() {
		let (Parties { household, .. }, order) = disputed::<T>();
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), order);

		assert_eq!(state_of::<T>(order), None);
	}

	// A refund and a penalty, for a household that has had no native coin.
	#[benchmark]
	fn expire_refund() {
		let (_, order, _) = late::<T>();
		let caller = whitelisted_caller();

		#[extrinsic_call]
		expire(RawOrigin::Signed(caller), order);

		assert_eq!(state_of::<T>(order), None);
	}

	// To accounts that have had none of the token, with a deposit to return.
	#[benchmark]
	fn expire_payment() {
		let (_, order, _) = undecided::<T>();
		let caller = whitelisted_caller();

		#[extrinsic_call]
		expire(RawOrigin::Signed(caller), order);

		assert_eq!(state_of::<T>(order), None);
	}

	#[benchmark]
	fn restore_bond() {
		let (Parties { merchant, .. }, order, _) = late::<T>();
		assert_ok!(Pallet::<T>::do_expire(order));
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()));

		let bond = Merchants::<T>::get(merchant).map(|merchant| merchant.bond);
		assert_eq!(bond, Some(T::MerchantBond::get()));
	}

	#[benchmark]
	fn set_profile() {
		let Parties { merchant, .. } = registered::<T>();
		whitelist_account!(merchant);
		let site = MerchantSite::truncate_from(vec![b's'; 128]);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()), longest_name(), site.clone());

		assert_eq!(Merchants::<T>::get(merchant).map(|merchant| merchant.site), Some(site));
	}

	#[benchmark]
	fn deregister() {
		let Parties { merchant, .. } = registered::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()));

		assert!(!Merchants::<T>::contains_key(merchant));
	}

	// One whose notice is over, which the merchant no longer counts.
	#[benchmark]
	fn end_partnership() {
		let Parties { merchant, manufacturer, .. } = notice_over::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()), manufacturer.clone(), merchant.clone());

		assert!(!Partnerships::<T>::contains_key(manufacturer, merchant));
	}

	#[benchmark]
	fn declare_affiliate() {
		let Parties { merchant, manufacturer, .. } = partnered::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant.clone()), manufacturer.clone(), merchant.clone());

		let partnership = Partnerships::<T>::get(manufacturer, merchant);
		assert!(partnership.is_some_and(|partnership| partnership.affiliated));
	}

	// Thawed and frozen again.
	#[benchmark]
	fn renew() {
		let Parties { household, manufacturer, .. } = joined::<T>();
		let min_hold = BalanceOf::<T>::from(MIN_HOLD).saturating_add(1u32.into());
		assert_ok!(Pallet::<T>::do_set_gate(manufacturer.clone(), min_hold));
		T::BenchmarkHelper::set_time(START + T::GateNotice::get());
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()), manufacturer.clone(), min_hold);

		let membership = Memberships::<T>::get(household, manufacturer);
		assert_eq!(membership.map(|membership| membership.frozen), Some(min_hold));
	}

	#[benchmark]
	fn pause_purchases() {
		let Parties { household, .. } = joined::<T>();
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()), Some(EXPIRY));

		assert!(PausedHouseholds::<T>::contains_key(household));
	}

	#[benchmark]
	fn pause_slot() {
		let (Parties { household, .. }, device) = mandated::<T>(1);
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), device, SLOT, EXPIRY);

		assert_eq!(CoolingDown::<T>::get(device, SLOT), Some(EXPIRY));
	}

	/// The last of as many limits as there may be.
	#[benchmark]
	fn set_spending_limit() {
		let Parties { household, .. } = joined::<T>();
		limit_spending::<T>(&household, MAX_SPENDING_LIMITS);
		let asset = AssetKind::WithId(TokenId::MAX);
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()), asset, Some((1u32.into(), DAY)));

		let limits = SpendingLimits::<T>::get(household);
		assert_eq!(limits.last().map(|limit| limit.amount), Some(1u32.into()));
	}

	#[benchmark]
	fn resume_purchases() {
		let Parties { household, .. } = joined::<T>();
		assert_ok!(Pallet::<T>::do_pause_purchases(household.clone(), None));
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household.clone()));

		assert!(!PausedHouseholds::<T>::contains_key(household));
	}

	#[benchmark]
	fn set_purchasing() -> Result<(), BenchmarkError> {
		let origin =
			T::ForceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Purchasing::Paused);

		assert_eq!(PurchasingStatus::<T>::get(), Purchasing::Paused);
		Ok(())
	}

	#[benchmark]
	fn dispute() {
		let (Parties { household, .. }, order) = shipped::<T>();
		whitelist_account!(household);

		#[extrinsic_call]
		_(RawOrigin::Signed(household), order, H256::repeat_byte(3));

		assert!(Disputes::<T>::contains_key(order));
	}

	#[benchmark]
	fn answer() {
		let (Parties { merchant, .. }, order) = disputed::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), order, H256::repeat_byte(4));

		let told = Disputes::<T>::get(order).and_then(|it| it.answer);
		assert_eq!(told, Some(H256::repeat_byte(4)));
	}

	#[benchmark]
	fn concede() {
		let (Parties { merchant, .. }, order) = disputed::<T>();
		whitelist_account!(merchant);

		#[extrinsic_call]
		_(RawOrigin::Signed(merchant), order);

		assert_eq!(state_of::<T>(order), None);
	}

	// Half and half, by an arbiter: everybody is paid, and the budget restored.
	#[benchmark]
	fn resolve() {
		let (_, order) = disputed::<T>();
		T::BenchmarkHelper::set_time(START + DAY + T::AnswerWindow::get());
		let arbiter = Orders::<T>::get(order).and_then(|order| order.arbiter);
		let arbiter = arbiter.expect("all agree on an arbiter");
		whitelist_account!(arbiter);

		#[extrinsic_call]
		_(RawOrigin::Signed(arbiter), order, Permill::from_percent(50));

		assert_eq!(state_of::<T>(order), None);
	}

	#[benchmark]
	fn release_stranded() {
		let (Parties { household, asset, .. }, id) = placed::<T>();
		let order = Orders::<T>::get(id).expect("the order is open");
		let stranded =
			StrandedFunds { values: order.purchase.value, deposits: BalanceOf::<T>::default() };
		Stranded::<T>::insert(&household, &asset, stranded);
		let caller = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), household.clone(), asset.clone());

		assert!(!Stranded::<T>::contains_key(household, asset));
	}

	// The first one, which writes the cursor.
	#[benchmark]
	fn tick_base() {
		T::BenchmarkHelper::set_time(START);
		DeadlineCursor::<T>::kill();

		#[block]
		{
			tick::<T>(Weight::MAX);
		}

		assert_eq!(DeadlineCursor::<T>::get(), Some(START / HOUR_SECONDS));
	}

	// One that is empty, so that the cursor moves on.
	#[benchmark]
	fn tick_hour() {
		let hour = START / HOUR_SECONDS;
		T::BenchmarkHelper::set_time(START);
		DeadlineCursor::<T>::put(hour);
		let limit = to_look_into_hour::<T>();

		#[block]
		{
			tick::<T>(limit);
		}

		assert_eq!(DeadlineCursor::<T>::get(), Some(hour + 1));
	}

	// A refund and a penalty, for a household that has had no native coin.
	#[benchmark]
	fn tick_refund() {
		let (_, order, hour) = late::<T>();
		DeadlineCursor::<T>::put(hour);
		let limit = to_execute::<T>();

		#[block]
		{
			tick::<T>(limit);
		}

		assert_eq!(state_of::<T>(order), None);
	}

	// To accounts that have had none of the token, with a deposit to return.
	#[benchmark]
	fn tick_payment() {
		let (_, order, hour) = undecided::<T>();
		DeadlineCursor::<T>::put(hour);
		let limit = to_execute::<T>();

		#[block]
		{
			tick::<T>(limit);
		}

		assert_eq!(state_of::<T>(order), None);
	}

	// Paid in part and in vain, undone, released and closed, with a deposit to return.
	#[benchmark]
	fn tick_write_off() {
		let (Parties { household, asset, .. }, order, hour) = hopeless::<T>();
		let before = T::Assets::balance(asset.clone(), &household);
		DeadlineCursor::<T>::put(hour);
		let limit = to_execute::<T>();

		#[block]
		{
			tick::<T>(limit);
		}

		assert_eq!(state_of::<T>(order), None);
		assert!(T::Assets::balance(asset, &household) > before);
	}
}
