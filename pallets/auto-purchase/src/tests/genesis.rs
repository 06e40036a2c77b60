//! The first state: presets that start, and those that must not.

use cot_primitives::DAY;
use frame_support::assert_ok;
use sp_runtime::{BuildStorage, Permill};

use crate::{
	mock::*, AssetKind, Gates, GenesisConfig, GenesisGate, GenesisMerchant, GenesisOffer,
	GenesisPartnership, HoldReason, Offers, OpenOrderOf, Partnerships,
};

fn preset() -> GenesisConfig<Test> {
	GenesisConfig {
		merchants: vec![GenesisMerchant {
			account: SHOP,
			name: "G-Market".into(),
			site: String::new(),
		}],
		partnerships: vec![GenesisPartnership {
			manufacturer: LG,
			merchant: SHOP,
			commission: Permill::from_percent(5),
			arbiters: vec![],
			affiliated: false,
		}],
		gates: vec![GenesisGate { manufacturer: LG, min_hold: MIN_HOLD }],
		offers: vec![GenesisOffer {
			merchant: SHOP,
			product: GTIN,
			category: milk(),
			unit_size: UNIT_SIZE,
			measure: cot_primitives::Unit::Litre,
			price: PRICE,
			asset: AssetKind::Native,
			lead_time: LEAD_TIME,
			stock: STOCK,
			expires_at: START + 365 * DAY,
			delivery_fee: 0,
			minimum_order: 0,
		}],
		max_block_gap: None,
	}
}

#[test]
fn a_preset_is_ready_to_sell() {
	ExtBuilder::default().purchase(preset()).build_and_execute(|| {
		assert_eq!(held(HoldReason::MerchantBond, SHOP), BOND);
		assert!(Partnerships::<Test>::contains_key(LG, SHOP));
		assert_eq!(Gates::<Test>::get(LG), Some(MIN_HOLD));
		assert_eq!(Offers::<Test>::get(1), Some(offer_terms(SHOP)));

		let mut fridge = Fridge::established(FRIDGE, MILK);
		joined(HOUSE);
		let terms = crate::MandateTerms { arbiters: Default::default(), ..mandate_terms(&[1]) };
		assert_ok!(AutoPurchase::give_mandate(signed(HOUSE), FRIDGE, MILK, terms));
		fridge.read(LOW);
		assert!(OpenOrderOf::<Test>::contains_key(FRIDGE, MILK));
	});
}

#[test]
fn a_preset_reads_as_json() {
	let json = serde_json::json!({
		"merchants": [{ "account": SHOP, "name": "G-Market", "site": "" }],
		"partnerships": [{ "manufacturer": LG, "merchant": SHOP, "commission": 50_000 }],
		"gates": [{ "manufacturer": LG, "minHold": 1_000 }],
		"offers": [{
			"merchant": SHOP,
			"product": GTIN,
			"category": { "category": 10_000_025 },
			"unitSize": 500,
			"measure": "litre",
			"price": 100,
			"asset": "Native",
			"leadTime": LEAD_TIME,
			"stock": STOCK,
			"expiresAt": START + 365 * DAY,
		}],
	});
	let read: GenesisConfig<Test> = serde_json::from_value(json).expect("it reads");
	assert_eq!(
		serde_json::to_value(&read).expect("it writes"),
		serde_json::to_value(preset()).expect("it writes")
	);
}

#[test]
#[should_panic(expected = "a genesis partner is a merchant")]
fn a_preset_with_a_partner_that_is_no_merchant_does_not_start() {
	let config = GenesisConfig::<Test> { merchants: vec![], offers: vec![], ..preset() };
	let _ = config.build_storage();
}
