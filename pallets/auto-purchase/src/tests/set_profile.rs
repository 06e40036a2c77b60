//! `set_profile`: a name and a site, in UTF-8.

use frame_support::{assert_noop, assert_ok};

use crate::{mock::*, Error, Event, MerchantName, MerchantSite};

fn name(text: &[u8]) -> MerchantName {
	MerchantName::truncate_from(text.to_vec())
}

fn site(text: &[u8]) -> MerchantSite {
	MerchantSite::truncate_from(text.to_vec())
}

#[test]
fn set_profile_replaces_name_and_site() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		events();
		let (name, site) = (name("Größer".as_bytes()), site(b"https://g-market.example"));
		assert_ok!(AutoPurchase::set_profile(signed(SHOP), name.clone(), site.clone()));
		assert_eq!(
			events(),
			vec![Event::ProfileSet { merchant: SHOP, name: name.clone(), site: site.clone() }]
		);
		let shop = merchant_of(SHOP);
		assert_eq!((shop.name, shop.site), (name, site));
	});
}

#[test]
fn a_site_may_be_empty_and_a_name_may_not() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		assert_ok!(AutoPurchase::set_profile(signed(SHOP), name(b"G"), site(b"")));
		assert_noop!(
			AutoPurchase::set_profile(signed(SHOP), name(b""), site(b"https://g.example")),
			Error::<Test>::EmptyName
		);
	});
}

#[test]
fn what_is_no_text_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		registered(SHOP);
		for (name, site) in [(name(b"\xff"), site(b"")), (name(b"G"), site(b"\xc3"))] {
			assert_noop!(
				AutoPurchase::set_profile(signed(SHOP), name, site),
				Error::<Test>::NotText
			);
		}
		assert_noop!(
			AutoPurchase::register_merchant(signed(CORNER), name(b"\xff")),
			Error::<Test>::NotText
		);
	});
}

#[test]
fn set_profile_fails_for_anybody_else() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			AutoPurchase::set_profile(signed(SHOP), name(b"G"), site(b"")),
			Error::<Test>::UnknownMerchant
		);
	});
}
