//! What can happen, and how often.

use cot_primitives::{DeviceId, Moment, Quantity, SlotId, DAY};
use proptest::prelude::*;

use crate::{mock::*, AssetKind, Party, HOUR_SECONDS, RETRY_SECONDS};

/// Seconds between two blocks from which on the chain has stood still: more than the longest step
/// of one that runs, which lets a deadline be tried again.
pub const GAP: Moment = RETRY_SECONDS + 2 * HOUR_SECONDS;

pub const HOUSEHOLDS: [AccountId; 2] = [HOUSE, NEIGHBOUR];
/// One of them is a household too, and buys from the others.
pub const MERCHANTS: [AccountId; 3] = [SHOP, CORNER, HOUSE];
/// Slots, by their number.
pub const PLACES: [(DeviceId, SlotId); 4] =
	[(FRIDGE, MILK), (FRIDGE, CREAM), (OTHER_FRIDGE, MILK), (OTHER_FRIDGE, CREAM)];
pub const MAKERS: [AccountId; 2] = [LG, RIVAL];
pub const ASSETS: [AssetKind; 4] = [
	AssetKind::Native,
	AssetKind::WithId(EURO),
	AssetKind::WithId(LG_TOKEN),
	AssetKind::WithId(RIVAL_TOKEN),
];

/// One thing that happens. Slots are named by their number among all slots, orders by their place
/// among those that are open.
#[derive(Clone, Debug)]
pub enum Move {
	/// Time passes in blocks, as on a chain that runs.
	Pass(Moment),
	/// Time passes without a block.
	Halt(Moment),
	/// Time passes, and the block has room for little more than one deadline.
	Busy(Moment),
	/// The household keeps to its pattern until the slot is short.
	Shortage(usize),
	Use(usize, Quantity),
	Restock(usize, Quantity),
	/// The device reads what is not true.
	Lie(usize, Quantity),
	ReadLate(usize, Moment),
	/// The party that the order waits for does what it waits for.
	Progress(usize),
	/// A share of the goods, in percent, is put into the slot.
	Arrive(usize, Quantity),
	Ship(usize, Moment),
	Cancel(usize),
	Decline(usize),
	Confirm(usize),
	Expire(usize),
	Dispute(usize, Party),
	Answer(usize, Party),
	Concede(usize),
	Resolve(usize, AccountId, u32),
	HandOver(usize, bool),
	Purchasing(bool),
	Register(AccountId),
	Deregister(AccountId),
	RestoreBond(AccountId),
	Profile(AccountId),
	Propose(AccountId, AccountId, u32),
	AcceptPartnership(AccountId, AccountId),
	EndPartnership {
		by: AccountId,
		maker: AccountId,
		merchant: AccountId,
	},
	/// Somebody declares that a maker and a merchant belong together; the issuer stands for
	/// governance.
	Affiliate {
		by: AccountId,
		maker: AccountId,
		merchant: AccountId,
	},
	Publish {
		who: AccountId,
		asset: AssetKind,
		price: Balance,
		size: Quantity,
		lead: Moment,
		stock: u32,
		fee: Balance,
		minimum: Balance,
	},
	Withdraw(AccountId, usize),
	SetGate(AccountId, Balance),
	Join(AccountId, AccountId),
	Renew(AccountId, AccountId),
	Leave(AccountId, AccountId),
	Pause(AccountId),
	Resume(AccountId),
	PauseSlot(usize, Moment),
	Limit {
		who: AccountId,
		asset: AssetKind,
		limit: Option<(Balance, Moment)>,
	},
	Mandate {
		slot: usize,
		asset: AssetKind,
		choice: Chosen,
		rehearse: bool,
		budget: Balance,
		window: Moment,
	},
	EndMandate(usize),
	SlotChanged(usize),
	/// The device gets the other household, unless something is on its way to it.
	Handover(usize),
	Spend {
		from: AccountId,
		to: AccountId,
		token: Option<u32>,
		amount: Balance,
	},
	Block(AccountId),
	Release(AccountId, AssetKind),
	Freeze,
	Thaw,
	Disapprove,
	/// Everybody does what keeps the shop open: whoever is missing a bond, a partner, an approval
	/// or a mandate gets it.
	Calm,
}

impl Move {
	/// Returns the blocks in which the move happens: those of a chain that runs while much time
	/// passes, and one for everything else.
	pub fn blocks(&self) -> Vec<Self> {
		match *self {
			Self::Pass(seconds) if seconds >= GAP => {
				let (full, rest) = (seconds / (GAP - 1), seconds % (GAP - 1));
				let full = (0..full).map(|_| Self::Pass(GAP - 1));
				full.chain((rest > 0).then_some(Self::Pass(rest))).collect()
			},
			_ => vec![self.clone()],
		}
	}

	/// Returns true for a block, which executes deadlines.
	pub const fn is_block(&self) -> bool {
		self.is_free_block() || matches!(self, Self::Busy(_))
	}

	/// Returns true for a block that has room for every deadline.
	pub const fn is_free_block(&self) -> bool {
		matches!(self, Self::Pass(_) | Self::Halt(_))
	}
}

/// Choice of a mandate.
#[derive(Clone, Debug)]
pub enum Chosen {
	/// Those of all offers whose bit is set.
	Offers(u16),
	Merchants(Vec<AccountId>),
}

fn asset() -> impl Strategy<Value = AssetKind> {
	prop_oneof![
		3 => Just(AssetKind::Native),
		2 => Just(AssetKind::WithId(EURO)),
		1 => Just(AssetKind::WithId(LG_TOKEN)),
	]
}

fn chosen() -> impl Strategy<Value = Chosen> {
	prop_oneof![
		any::<u16>().prop_map(Chosen::Offers),
		prop::sample::subsequence(MERCHANTS.to_vec(), 1..3).prop_map(Chosen::Merchants),
	]
}

fn one_of(people: &'static [AccountId]) -> impl Strategy<Value = AccountId> {
	prop::sample::select(people)
}

fn party() -> impl Strategy<Value = Party> {
	prop::sample::select(&[Party::Household, Party::Merchant][..])
}

fn slot() -> impl Strategy<Value = usize> {
	0usize..4
}

fn open() -> impl Strategy<Value = usize> {
	0usize..6
}

fn time() -> impl Strategy<Value = Move> {
	prop_oneof![
		20 => (0..5u64).prop_map(|hours| Move::Pass(hours * HOUR_SECONDS)),
		4 => (0..2 * DAY).prop_map(Move::Pass),
		1 => (0..15 * DAY).prop_map(Move::Pass),
		4 => (0..DAY).prop_map(Move::Busy),
		2 => (GAP..3 * DAY).prop_map(Move::Halt),
		1 => (GAP..10 * DAY).prop_map(Move::Halt),
	]
}

fn readings() -> impl Strategy<Value = Move> {
	prop_oneof![
		6 => slot().prop_map(Move::Shortage),
		3 => (slot(), 0u32..900).prop_map(|(slot, used)| Move::Use(slot, used)),
		1 => (slot(), 60u32..2_000).prop_map(|(slot, rise)| Move::Restock(slot, rise)),
		1 => (slot(), 0u32..8_000).prop_map(|(slot, level)| Move::Lie(slot, level)),
		1 => (slot(), 0..2 * DAY).prop_map(|(slot, age)| Move::ReadLate(slot, age)),
	]
}

fn orders() -> impl Strategy<Value = Move> {
	let judge = || one_of(&[JUDGE, JUDGE, HOUSE, SHOP, ISSUER]);
	prop_oneof![
		20 => open().prop_map(Move::Progress),
		3 => (open(), 1u32..120).prop_map(|(open, percent)| Move::Arrive(open, percent)),
		1 => (open(), 0..3 * DAY).prop_map(|(open, delay)| Move::Ship(open, delay)),
		1 => open().prop_map(Move::Cancel),
		1 => open().prop_map(Move::Decline),
		1 => open().prop_map(Move::Confirm),
		1 => open().prop_map(Move::Expire),
		4 => (open(), party()).prop_map(|(open, by)| Move::Dispute(open, by)),
		2 => (open(), party()).prop_map(|(open, by)| Move::Answer(open, by)),
		1 => open().prop_map(Move::Concede),
		2 => (open(), judge(), 0u32..=1_000_000).prop_map(|(open, by, parts)| Move::Resolve(open, by, parts)),
		1 => (open(), judge(), prop::sample::select(&[0, 1_000_000][..]))
			.prop_map(|(open, by, parts)| Move::Resolve(open, by, parts)),
		1 => (open(), prop::bool::weighted(0.8)).prop_map(|(open, right)| Move::HandOver(open, right)),
	]
}

/// Fee and minimum of an offer; most have neither.
fn delivery() -> impl Strategy<Value = (Balance, Balance)> {
	prop_oneof![
		1 => Just((0, 0)),
		1 => (0u128..120, 0u128..800),
	]
}

fn market() -> impl Strategy<Value = Move> {
	let (maker, merchant) = (|| one_of(&MAKERS), || one_of(&MERCHANTS));
	prop_oneof![
		1 => merchant().prop_map(Move::Register),
		1 => merchant().prop_map(Move::Deregister),
		1 => merchant().prop_map(Move::Profile),
		4 => merchant().prop_map(Move::RestoreBond),
		2 => (maker(), merchant(), 0u32..200_000)
			.prop_map(|(maker, merchant, parts)| Move::Propose(maker, merchant, parts)),
		3 => (maker(), merchant())
			.prop_map(|(maker, merchant)| Move::AcceptPartnership(maker, merchant)),
		1 => (one_of(&[LG, STRANGER, SHOP]), maker(), merchant())
			.prop_map(|(by, maker, merchant)| Move::EndPartnership { by, maker, merchant }),
		6 => (one_of(&[SHOP, CORNER, HOUSE, STRANGER, ISSUER]), maker(), merchant())
			.prop_map(|(by, maker, merchant)| Move::Affiliate { by, maker, merchant }),
		3 => (merchant(), asset(), 1u128..250, 100u32..1_200, 0..5 * DAY, 1u32..40, delivery()).prop_map(
			|(who, asset, price, size, lead, stock, (fee, minimum))|
				Move::Publish { who, asset, price, size, lead, stock, fee, minimum }
		),
		1 => (one_of(&[SHOP, CORNER, HOUSE, STRANGER]), 0usize..8)
			.prop_map(|(who, offer)| Move::Withdraw(who, offer)),
	]
}

/// Limit of a household, for most of the time; none removes it.
fn limit() -> impl Strategy<Value = Option<(Balance, Moment)>> {
	prop::option::weighted(0.7, (100u128..800, DAY..10 * DAY))
}

fn household() -> impl Strategy<Value = Move> {
	let household = || one_of(&HOUSEHOLDS);
	let member = || (one_of(&HOUSEHOLDS), one_of(&MAKERS));
	prop_oneof![
		2 => member().prop_map(|(who, maker)| Move::Join(who, maker)),
		1 => member().prop_map(|(who, maker)| Move::Renew(who, maker)),
		1 => member().prop_map(|(who, maker)| Move::Leave(who, maker)),
		1 => household().prop_map(Move::Pause),
		3 => household().prop_map(Move::Resume),
		2 => (slot(), HOUR_SECONDS..4 * DAY).prop_map(|(slot, rest)| Move::PauseSlot(slot, rest)),
		6 => (household(), asset(), limit())
			.prop_map(|(who, asset, limit)| Move::Limit { who, asset, limit }),
		10 => (slot(), asset(), chosen(), prop::bool::weighted(0.2), 50u128..2_000, 0..DAY / 2).prop_map(
			|(slot, asset, choice, rehearse, budget, window)|
				Move::Mandate { slot, asset, choice, rehearse, budget, window }
		),
		1 => slot().prop_map(Move::EndMandate),
		1 => slot().prop_map(Move::SlotChanged),
		1 => slot().prop_map(Move::Handover),
	]
}

fn surroundings() -> impl Strategy<Value = Move> {
	let spender = || one_of(&[HOUSE, NEIGHBOUR, STRANGER]);
	prop_oneof![
		2 => (spender(), spender(), prop::option::of(1u32..3), 1u128..5_000)
			.prop_map(|(from, to, token, amount)| Move::Spend { from, to, token, amount }),
		1 => one_of(&[HOUSE, NEIGHBOUR, SHOP]).prop_map(Move::Block),
		1 => (one_of(&HOUSEHOLDS), asset()).prop_map(|(who, asset)| Move::Release(who, asset)),
		1 => Just(Move::Freeze),
		1 => Just(Move::Thaw),
		1 => (one_of(&MAKERS), 1u128..2_000).prop_map(|(maker, hold)| Move::SetGate(maker, hold)),
		1 => prop::bool::weighted(0.7).prop_map(Move::Purchasing),
		1 => Just(Move::Disapprove),
	]
}

pub fn any_move() -> impl Strategy<Value = Move> {
	prop_oneof![
		8 => time(),
		12 => readings(),
		28 => orders(),
		3 => market(),
		4 => household(),
		2 => surroundings(),
		3 => Just(Move::Calm),
	]
}
