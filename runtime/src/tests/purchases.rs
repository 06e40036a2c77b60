//! Runtime answers about purchases, and the proxies of households and shops.

use cot_primitives::{Commodity, Refusal, SlotConfig, StockSlot, Unit, DAY};
use cot_runtime_api::OfferView;
use frame_support::{assert_ok, traits::InstanceFilter};
use pallet_auto_purchase::{
	AssetKind, Call, DeclineReason, DeliveryTerms, Merchant, MerchantName, MerchantSite, Purchasing,
};
use sp_core::H256;
use sp_runtime::Permill;

use super::{
	feeless::{with_device, NOW},
	*,
};
use crate::configs::{devices::MERCHANT_BOND, system::ProxyType};

fn market() -> AccountId {
	AccountId::from(G_MARKET)
}

fn milk() -> Commodity {
	Commodity::Category(10_000_025)
}

fn publish(price: Balance) {
	assert_ok!(AutoPurchase::publish_offer(
		RuntimeOrigin::signed(market()),
		614_141_000_012,
		milk(),
		1_000,
		Unit::Litre,
		price,
		AssetKind::Native,
		DAY,
		10,
		NOW + DAY,
		DeliveryTerms::default(),
	));
}

#[test]
fn a_merchant_is_told_with_its_offers_the_cheapest_first() {
	with_device(|_| {
		for price in [3 * UNIT, UNIT, 2 * UNIT] {
			publish(price);
		}
		let view = views::merchant(market()).expect("it is registered at genesis");
		assert_eq!(view.record.name.as_slice(), b"G-Market");
		assert_eq!((view.record.bond, view.bond_left), (MERCHANT_BOND, MERCHANT_BOND));
		let Merchant { offers, partnerships, open_orders, .. } = view.record;
		assert_eq!((offers, partnerships, open_orders), (3, 1, 0));
		assert_eq!(views::merchant(AccountId::from(LG)), None);

		let prices = |offers: &[OfferView<AccountId, Balance>]| -> Vec<(u32, Balance)> {
			offers.iter().map(|offer| (offer.offer, offer.price / UNIT)).collect()
		};
		let first = views::offers(milk(), None, 2);
		assert_eq!(prices(&first), [(2, 1), (3, 2)]);
		let place = first.last().map(|offer| offer.place.clone());
		assert_eq!(prices(&views::offers(milk(), place, 2)), [(1, 3)]);
		assert_eq!(views::offers(milk(), Some(vec![7]), 2), vec![]);
		assert_eq!(views::offers(Commodity::Category(7), None, 9), vec![]);
	});
}

#[test]
fn a_slot_tells_why_nothing_is_bought_for_it() {
	with_device(|device| {
		let config = SlotConfig::Stock(StockSlot {
			commodity: milk(),
			unit: Unit::Litre,
			capacity: 4_000,
			resolution: 50,
		});
		let alice = AccountId::from(public::<sr25519::Pair>("//Alice"));
		assert_ok!(DeviceRegistry::configure_slot(RuntimeOrigin::signed(alice), device, 0, config));
		assert_ok!(AutoPurchase::set_purchasing(RuntimeOrigin::root(), Purchasing::Paused));
		let told = views::why_not(device, 0).expect("there is such a slot");
		let needed = lg_terms().pattern.repetitions;
		assert!(told.refusals.starts_with(&[
			Refusal::NoMandate,
			Refusal::NoReading,
			Refusal::NotLearned { cycles: 0, needed },
		]));
		assert_eq!(told.refusals.last(), Some(&Refusal::NotMember));
		assert_eq!(views::why_not(device, 9), None);
		assert_eq!(views::why_not(device + 1, 0), None);
	});
}

#[test]
fn somebody_at_home_and_somebody_in_the_shop_do_what_they_are_there_for() {
	let (order, evidence, who) = (1, H256::zero(), market());
	let at_home = [
		Call::cancel { order },
		Call::confirm { order },
		Call::end_mandate { device: 1, slot: 0 },
		Call::pause_purchases { until: None },
		Call::pause_slot { device: 1, slot: 0, until: 1 },
		Call::resume_purchases {},
	];
	let of_the_catalogue = [
		Call::set_profile { name: MerchantName::default(), site: MerchantSite::default() },
		Call::withdraw_offer { offer: 1 },
	];
	let in_the_shop = [
		Call::accept { order },
		Call::decline { order, reason: DeclineReason::OutOfStock },
		Call::hand_over { order, code: evidence },
		Call::ship { order, tracking: evidence, arrives_from: 0 },
		Call::concede { order },
	];
	let both = [Call::dispute { order, evidence }, Call::answer { order, evidence }];
	let neither = [
		Call::join { manufacturer: who.clone(), max_hold: 1 },
		Call::leave { manufacturer: who.clone() },
		Call::renew { manufacturer: who.clone(), max_hold: 1 },
		Call::register_merchant { name: MerchantName::default() },
		Call::restore_bond {},
		Call::deregister {},
		Call::end_partnership { manufacturer: who.clone(), merchant: who },
	];
	let check = |calls: &[Call<Runtime>], home, shop, catalogue| {
		for call in calls.iter().cloned().map(RuntimeCall::AutoPurchase) {
			assert_eq!(ProxyType::Household.filter(&call), home, "{call:?}");
			assert_eq!(ProxyType::Merchant.filter(&call), shop, "{call:?}");
			assert_eq!(ProxyType::Catalogue.filter(&call), catalogue, "{call:?}");
			assert!(ProxyType::NonTransfer.filter(&call), "{call:?}");
		}
	};
	check(&at_home, true, false, false);
	check(&of_the_catalogue, false, false, true);
	check(&in_the_shop, false, true, false);
	check(&both, true, true, false);
	check(&neither, false, false, false);
}

#[test]
fn a_proxy_that_gives_no_funds_away_sets_no_price_share_or_limit_and_decides_no_dispute() {
	let who = market();
	let dear = Call::publish_offer {
		product: 614_141_000_012,
		category: milk(),
		unit_size: 1_000,
		measure: Unit::Litre,
		price: 1_000 * UNIT,
		asset: AssetKind::Native,
		lead_time: DAY,
		stock: 10,
		expires_at: NOW + DAY,
		delivery: DeliveryTerms::default(),
	};
	let propose = Call::propose_partnership {
		merchant: who.clone(),
		commission: Permill::one(),
		arbiters: Default::default(),
	};
	let accept = Call::accept_partnership {
		manufacturer: who.clone(),
		commission: Permill::one(),
		arbiters: Default::default(),
	};
	let limit = Call::set_spending_limit { asset: AssetKind::Native, limit: None };
	let decide = Call::resolve { order: 1, to_merchant: Permill::one() };
	for call in [dear, propose, accept, limit, decide].map(RuntimeCall::AutoPurchase) {
		assert!(!ProxyType::NonTransfer.filter(&call), "{call:?}");
		assert!(ProxyType::Any.filter(&call));
	}
	// Nor does it name another proxy that does.
	assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Catalogue));
	assert!(ProxyType::NonTransfer.is_superset(&ProxyType::Merchant));
	assert!(ProxyType::NonTransfer.is_superset(&ProxyType::Household));
}
