//! Names and web sites of manufacturers.

use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

use crate::{mock::*, *};

fn site(text: &str) -> ManufacturerSite {
	text.as_bytes().to_vec().try_into().expect("a short address")
}

fn propose(text: &str, address: &str) -> DispatchResult {
	Registry::set_profile(signed(MANUFACTURER), name(text), site(address))
}

fn approve(text: &str, address: &str) -> DispatchResult {
	let root = RuntimeOrigin::root();
	Registry::force_approve_profile(root, MANUFACTURER, name(text), site(address))
}

#[test]
fn a_name_is_text_and_says_something() {
	build_and_execute(|| {
		let key = device_keys(50).public();
		let register = |name| Registry::register_manufacturer(signed(NEWCOMER), name, key);
		let nonsense = ManufacturerName::truncate_from(vec![0xff]);
		assert_noop!(register(name("")), Error::<Test>::EmptyName);
		assert_noop!(register(nonsense.clone()), Error::<Test>::NameNotUtf8);
		assert_noop!(register(name("\u{200b}")), Error::<Test>::UnreadableName);

		let profile = |name, site| Registry::set_profile(signed(MANUFACTURER), name, site);
		assert_noop!(profile(name(""), site("")), Error::<Test>::EmptyName);
		assert_noop!(profile(nonsense, site("")), Error::<Test>::NameNotUtf8);
		let nowhere = ManufacturerSite::truncate_from(vec![b'h', 0xff]);
		assert_noop!(profile(name("Frost"), nowhere), Error::<Test>::SiteNotUtf8);
	});
}

#[test]
fn a_name_and_a_site_can_be_read() {
	build_and_execute(|| {
		for hidden in ["\u{200b}", "...", "LG\u{200b}", "\u{202e}GL", "L\nG", "\u{feff}LG", " "] {
			assert_noop!(propose(hidden, ""), Error::<Test>::UnreadableName);
		}
		for name in ["LG", "Bosch & Söhne", "삼성", "3M"] {
			assert_ok!(propose(name, ""));
		}
		for hidden in ["https://a b", "https://lg\u{200b}.example", "\u{202e}elpmaxe.gl//:sptth"] {
			assert_noop!(propose("Frost", hidden), Error::<Test>::UnreadableSite);
		}
	});
}

#[test]
fn governance_approves_a_new_name_before_it_is_shown() {
	build_and_execute(|| {
		let (longest, address) = ("é".repeat(32), "https://frost.example");
		assert_noop!(
			Registry::set_profile(signed(STRANGER), name("Frost"), site(address)),
			Error::<Test>::UnknownManufacturer
		);
		assert_noop!(propose("Frost", ""), Error::<Test>::ProfileUnchanged);
		assert_noop!(approve(&longest, address), Error::<Test>::NoProposedProfile);
		assert_ok!(propose(&longest, address));
		assert_eq!(manufacturer(MANUFACTURER).name, name("Frost"));
		assert_ok!(approve(&longest, address));
		assert_eq!(
			events(),
			vec![
				Event::ProfileProposed {
					manufacturer: MANUFACTURER,
					name: name(&longest),
					site: site(address),
				},
				Event::ProfileSet {
					manufacturer: MANUFACTURER,
					old_name: name("Frost"),
					old_site: site(""),
					new_name: name(&longest),
					new_site: site(address),
				}
			]
		);
		assert_eq!(manufacturer(MANUFACTURER).site, site(address));
		assert_noop!(approve(&longest, address), Error::<Test>::NoProposedProfile);
	});
}

/// The input of the report: an approved manufacturer called itself like another one.
#[test]
fn what_a_manufacturer_asks_for_during_the_vote_is_not_approved() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root();
		let unknown = Registry::force_approve_profile(root, STRANGER, name("LG"), site(""));
		assert_eq!(unknown, Err(Error::<Test>::UnknownManufacturer.into()));
		assert_ok!(propose("Frost & Sons", ""));
		assert_ok!(propose("LG", ""));
		assert_noop!(approve("Frost & Sons", ""), Error::<Test>::AnotherProfile);
		assert_ok!(propose("Frost & Sons", "https://lg.example"));
		assert_noop!(approve("Frost & Sons", ""), Error::<Test>::AnotherProfile);
		assert_eq!(manufacturer(MANUFACTURER).name, name("Frost"));
	});
}

#[test]
fn what_a_manufacturer_asked_for_ends_with_it() {
	build_and_execute(|| {
		assert_ok!(propose("Frost & Sons", ""));
		assert_ok!(Registry::leave(signed(MANUFACTURER)));
		set_time(NOW + COOL_DOWN);
		assert_ok!(Registry::withdraw_bond(signed(MANUFACTURER)));
		assert_eq!(ProposedProfiles::<Test>::iter().count(), 0);
	});
}
