//! The example in the documentation: one fridge from the factory to the scrapyard.

use cot_primitives::{DeviceStatus, InspectDevices, SanctionReason};
use frame_support::assert_ok;
use sp_core::H256;

use crate::{mock::*, *};

#[docify::export]
#[test]
fn a_fridge_from_the_factory_to_the_scrapyard() {
	build_and_execute(|| {
		// The manufacturer publishes its model, the factory signs a voucher, the fridge a claim.
		assert_ok!(Registry::publish_model(signed(MANUFACTURER), 4, template(2)));
		let mut fridge = Onboarding::honest(1);
		fridge.voucher.model = Some(4);
		assert_ok!(fridge.submit(OWNER));
		assert_eq!(Registry::slots(FRIDGE), slots(2));

		// It seems to have been opened: the manufacturer suspends it, its owner appeals, and
		// governance lifts the suspension.
		let reason = SanctionReason::Tampered;
		assert_ok!(Registry::suspend_device(signed(MANUFACTURER), FRIDGE, reason, None));
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Suspended);
		let statement = H256::repeat_byte(1);
		assert_ok!(Registry::appeal(signed(OWNER), FRIDGE, statement));
		let verdict = Verdict::Lift;
		assert_ok!(Registry::resolve_appeal(
			RuntimeOrigin::root(),
			FRIDGE,
			since(FRIDGE),
			statement,
			verdict
		));
		assert_eq!(Registry::device(FRIDGE).unwrap().status, DeviceStatus::Active);

		// It is sold, its key is replaced, and at last it is retired.
		assert_ok!(Registry::offer_transfer(signed(OWNER), FRIDGE, BUYER, None));
		assert_ok!(Registry::accept_transfer(signed(BUYER), FRIDGE, 2 * DEPOSIT));
		let keys = device_keys(50);
		let rotation = cot_primitives::Rotation { owner: BUYER, ..rotation(keys) };
		assert_ok!(rotate(BUYER, rotation, keys));
		assert_ok!(Registry::retire(signed(BUYER), FRIDGE));
		assert_eq!(Registry::device(FRIDGE), None);
		assert_eq!(Balances::free_balance(BUYER), ENDOWMENT);
	});
}
