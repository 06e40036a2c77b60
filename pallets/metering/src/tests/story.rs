//! The example of the crate's documentation.

use frame_support::assert_ok;

use crate::{mock::*, *};

#[docify::export]
#[test]
fn a_car_drives_as_far_as_its_allowance_reaches() {
	build_and_execute(|| {
		// A kilometre costs two tokens, of which one is burned.
		assert_ok!(Metering::publish_plan(signed(HYUNDAI), terms()));
		assert_ok!(Metering::subscribe(signed(HOUSE), CAR, DRIVE, PLAN, limits()));
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 50));
		assert_eq!(Metering::may_start(CAR, DRIVE).amount_left, 25_000);

		// Two trips, the second of which goes five kilometres farther than the allowance.
		drive(20_000);
		drive(10_000);
		let check = Metering::may_start(CAR, DRIVE);
		assert_eq!(check.obstacles, vec![Obstacle::AllowanceUsedUp, Obstacle::DebtOwed]);

		// By hand it earns what it takes to go on.
		assert_ok!(Metering::top_up(signed(HOUSE), CAR, DRIVE, 12));
		assert_eq!(Metering::may_start(CAR, DRIVE).amount_left, 1_000);
		assert_eq!(Burned::get(), vec![(HYUNDAI, 30)]);
		assert_eq!(tokens(HYUNDAI), 1 + 30);
	});
}
