//! Devices: bonds, deposits and deadlines.

use cot_primitives::{InspectFrozen, Moment, TokenAccounts, TokenId, DAY};
use cumulus_primitives_proof_size_hostfunction::{
	storage_proof_size::storage_proof_size, PROOF_RECORDING_DISABLED,
};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU64},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_assets::FrozenBalance;
use pallet_attestations::RecordedProof;
use sp_runtime::{Perbill, Permill};

use super::{
	money::{NativeAndAssetsHolder, NativeSymbol, PoolPrices, TokenPools},
	system::RuntimeBlockWeights,
};
use crate::{
	deposit, AccountId, Assets, AssetsFreezer, AssetsHolder, Attestations, AutoPurchase, Balance,
	Balances, DeviceRegistry, Metering, Rewards, Runtime, RuntimeFreezeReason, RuntimeHoldReason,
	Timestamp, UNIT,
};

/// Bond of a manufacturer without devices: enough to lose for one that only takes on a name, and
/// as much as a hundred devices. What a fleet can win is bonded by `DEVICE_BOND`.
pub const MANUFACTURER_BOND: Balance = 1_000 * UNIT;
/// Growth of a manufacturer's bond with each device: as much as a made-up fridge that earns all it
/// can brings in the market within eight weeks (docs/economy.md). Who is noticed by then has lost.
pub const DEVICE_BOND: Balance = 10 * UNIT;
/// Bond of a merchant: a hundred late penalties.
pub const MERCHANT_BOND: Balance = 1_000 * UNIT;
/// Highest compensation of a household for an order that did not come: the trip to the shop it has
/// to make instead.
pub const LATE_PENALTY: Balance = 10 * UNIT;
/// Time over which a reward is released: a quarter of a year, in which a fraud shows and is
/// sanctioned, and longer than the weeks in which a made-up fleet learns.
pub const VESTING_PERIOD: Moment = 13 * 7 * DAY;
/// An hour between two purchases of a token to burn: long enough for others to trade in between.
pub const BURN_INTERVAL: Moment = 3_600;
/// Longest gap between two blocks that is no halt of the chain: a hundred block times. A core on
/// demand or a region that has lapsed makes longer ones.
pub const MAX_BLOCK_GAP: Moment = 600;
/// A device's record, its entries by key, owner and serial number, its free slots, what is learned
/// of them, the evidence it committed to, and what its household is known by in a reward program:
/// at most 4.3 kB.
pub const DEVICE_DEPOSIT: Balance = deposit(9, 4_300);
/// As many compartments as a large fridge has.
pub const FREE_SLOTS: u32 = 8;
/// A slot's configuration, twice, and learned pattern: at most 190 bytes.
pub const SLOT_DEPOSIT: Balance = deposit(0, 192);
/// A model's entry with its name; its slots are paid for one by one.
pub const MODEL_DEPOSIT: Balance = deposit(1, 256);
/// A revoked serial number under its manufacturer.
pub const SERIAL_DEPOSIT: Balance = deposit(1, 128);
/// Long enough for an appeal to be worth it, short enough for a device that does break down
/// afterwards.
pub const APPEAL_PROTECTION: Moment = 30 * DAY;
/// Longer than a holiday: nobody loses a device for not having looked. A sanctioned device cannot
/// be retired before, so governance has that long to forfeit what it earned.
pub const APPEAL_WINDOW: Moment = 28 * DAY;
/// As long as `APPEAL_WINDOW`, and for its reason.
pub const TAKEOVER_NOTICE: Moment = 28 * DAY;
/// Returned in any case: as much as a dispute costs.
pub const TAKEOVER_DEPOSIT: Balance = 5 * UNIT;
/// Returned unless governance upholds the sanction: as much as a dispute costs a merchant.
pub const APPEAL_DEPOSIT: Balance = 5 * UNIT;
/// Ten thousand households an hour, and a hundredth of a block.
pub const FEELESS_CLAIMS: u32 = 16;
/// A twelfth of what the blocks of a day take: more than one manufacturer sells in a day.
pub const DAILY_FEELESS_CLAIMS: u32 = 20_000;
/// A fault shows in a few devices first; a hundredth of the fleet a day is a recall.
pub const DAILY_SANCTIONS: u32 = 10;
/// The device signs when its household claims it; a day later the household asks it again.
pub const MAX_CLAIM_LIFETIME: Moment = DAY;
/// A fraud shows in the rewards of a weekly epoch, and governance needs a vote to slash for it:
/// four weeks leave time for both. Where epochs are longer, governance has to suspend the
/// manufacturer meanwhile, which begins the time anew.
pub const LEAVE_COOL_DOWN: Moment = 28 * DAY;

/// Device clocks drift by seconds a day and are set from the network: five minutes ahead is a wrong
/// clock.
pub const MAX_DRIFT: Moment = 5 * 60;
/// A device that was offline for a holiday week still delivers what it saw.
pub const LATE_WINDOW: Moment = 7 * DAY;

/// A fridge that was offline for the whole late window delivers it at once, as two batches a day.
pub const FEELESS_BURST: u32 = 16;
/// Six batches an hour: a fridge reports once, and a car after every trip.
pub const FEELESS_REFILL: Moment = 10 * 60;
/// Ten minutes of full blocks; then a device had better report what is newer.
pub const FEELESS_LONGEVITY: u64 = 100;
/// Enough for the weekend's shopping.
pub const LOW_NOTICE: Moment = 3 * DAY;
/// A month of daily reports, longer than anything can be in dispute.
pub const EVIDENCE_KEPT: u32 = 32;

/// A household stays a member for a week at least, so that tokens are not joined with only for the
/// moment of an order.
pub const MEMBERSHIP_COOL_DOWN: Moment = 7 * DAY;
/// A merchant looks at its orders once a day.
pub const ACCEPT_WINDOW: Moment = DAY;
/// Picking and handing over to the carrier: two working days.
pub const SHIP_WINDOW: Moment = 2 * DAY;
/// Beyond the lead time the merchant promised, for carriers that find nobody at home at first.
pub const DELIVERY_GRACE: Moment = 2 * DAY;
/// Time to see another gate coming, and to join before it does: a month.
pub const GATE_NOTICE: Moment = 30 * DAY;
/// Time to answer a dispute, over a weekend, before anybody decides it.
pub const ANSWER_WINDOW: Moment = 3 * DAY;
/// Time to unpack and look, after delivery: a weekend.
pub const DISPUTE_WINDOW: Moment = 2 * DAY;
/// An arbiter hears both sides, and has a week of holiday in between.
pub const ARBITRATION_WINDOW: Moment = 14 * DAY;
/// A week for households to find another merchant.
pub const PARTNERSHIP_NOTICE: Moment = 7 * DAY;
/// After a cancellation the next order is placed a day later, not at the next reading.
pub const CANCEL_COOL_DOWN: Moment = DAY;
/// A bad month weighs half in the next quarter.
pub const REPUTATION_HALF_LIFE: Moment = 90 * DAY;

/// A plan's entries, with all the prices that it remembers: at most 700 bytes.
pub const PLAN_DEPOSIT: Balance = deposit(2, 700);
/// A subscription, its visit, and what may be stranded of its allowance: at most 600 bytes.
pub const SUBSCRIPTION_DEPOSIT: Balance = deposit(3, 600);
/// A week for households to find another plan, or to drive by hand.
pub const PRICE_NOTICE: Moment = 7 * DAY;
/// As long as `LEAVE_COOL_DOWN`: nobody is bound for longer than a manufacturer that leaves.
pub const DEBT_LAPSE: Moment = 28 * DAY;

/// Two days to think an order over; longer, and the merchant keeps goods back for nobody.
pub const MAX_CANCEL_WINDOW: Moment = 2 * DAY;
/// A month: what takes longer is not bought from a forecast of days.
pub const MAX_LEAD_TIME: Moment = 30 * DAY;
/// Levels are read daily: what is older than a day may have been restocked since.
pub const MAX_READING_AGE: Moment = DAY;
/// A bond of 1,000 COT pays for as many offers as a supermarket has refrigerated goods.
pub const MAX_OFFERS: u32 = 2_000;

impl pallet_device_registry::Config for Runtime {
	type WeightInfo = pallet_device_registry::weights::SubstrateWeight<Self>;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ForceOrigin = EnsureRoot<AccountId>;
	// Burnt: nobody gains by a slash.
	type OnSlash = ();
	type Time = Timestamp;
	type DeviceGuard = (AutoPurchase, Metering);
	type OnDeviceChange = (Attestations, AutoPurchase, Metering);
	type ManufacturerBond = ConstU128<MANUFACTURER_BOND>;
	type DeviceBond = ConstU128<DEVICE_BOND>;
	type SerialDeposit = ConstU128<SERIAL_DEPOSIT>;
	type ModelDeposit = ConstU128<MODEL_DEPOSIT>;
	type DeviceDeposit = ConstU128<DEVICE_DEPOSIT>;
	type SlotDeposit = ConstU128<SLOT_DEPOSIT>;
	type FreeSlots = ConstU32<FREE_SLOTS>;
	type AppealProtection = ConstU64<APPEAL_PROTECTION>;
	type AppealWindow = ConstU64<APPEAL_WINDOW>;
	type TakeoverNotice = ConstU64<TAKEOVER_NOTICE>;
	type TakeoverDeposit = ConstU128<TAKEOVER_DEPOSIT>;
	type AppealDeposit = ConstU128<APPEAL_DEPOSIT>;
	type FeelessClaims = ConstU32<FEELESS_CLAIMS>;
	type DailyFeelessClaims = ConstU32<DAILY_FEELESS_CLAIMS>;
	type FeelessLongevity = ConstU64<FEELESS_LONGEVITY>;
	type DailySanctions = ConstU32<DAILY_SANCTIONS>;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type MaxClaimLifetime = ConstU64<MAX_CLAIM_LIFETIME>;
	type LeaveCoolDown = ConstU64<LEAVE_COOL_DOWN>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Neighbours;
}

/// Size of the storage proof of the block that is being executed, as the node records it.
pub struct BlockProof;

impl RecordedProof for BlockProof {
	fn size() -> Option<u64> {
		let size = storage_proof_size();
		(size != PROOF_RECORDING_DISABLED).then_some(size)
	}
}

impl pallet_attestations::Config for Runtime {
	type WeightInfo = pallet_attestations::weights::SubstrateWeight<Self>;
	type Time = Timestamp;
	type Devices = DeviceRegistry;
	type Rewards = Rewards;
	type LearningParams = Rewards;
	type Purchases = AutoPurchase;
	type Metering = Metering;
	type SignatureSurcharge = DeviceRegistry;
	type MaxDrift = ConstU64<MAX_DRIFT>;
	type LateWindow = ConstU64<LATE_WINDOW>;
	type FeelessBurst = ConstU32<FEELESS_BURST>;
	type FeelessRefill = ConstU64<FEELESS_REFILL>;
	type FeelessShare = FeelessShare;
	type RecordedProof = BlockProof;
	type FeelessLongevity = ConstU64<FEELESS_LONGEVITY>;
	type LowNotice = ConstU64<LOW_NOTICE>;
	type EvidenceKept = ConstU32<EVIDENCE_KEPT>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Neighbours;
}

parameter_types! {
	/// Half of a block: the other half is for those who pay, however much the devices send.
	pub const FeelessShare: Perbill = Perbill::from_percent(50);
	/// Account of the rewards pallet, which issues the tokens of all programs.
	pub const RewardsPalletId: PalletId = PalletId(*b"cot/rwrd");
	/// A tenth of a payout is there for fees at once: of an average week's reward it pays for dozens
	/// of transactions.
	pub const SpendableShare: Permill = Permill::from_percent(10);
	/// Half of each commission: the manufacturer earns, and its token has a buyer as long as
	/// households buy anything.
	pub const BurnShare: Permill = Permill::from_percent(50);
	/// A delivery may be split or short-weighted by a tray; half of what was ordered is no coincidence.
	pub const DeliveryThreshold: Permill = Permill::from_percent(50);
	/// Half of an order's value: a missed order never pays a household more than buying elsewhere
	/// costs it.
	pub const PenaltyShare: Permill = Permill::from_percent(50);
	/// A tenth of the order, returned to a claimant who wins: less than it is about, and enough to
	/// deter frivolous disputes.
	pub const DisputeDeposit: Permill = Permill::from_percent(10);
	/// A tenth of the time in which an order's goods are used: a slot that is empty sooner than that is
	/// a scale that lies, or a feast for which the household shops.
	pub const OrderSpacing: Permill = Permill::from_percent(10);
	/// A million households, when all tokens are at the gate.
	pub const MinGate: Perbill = Perbill::from_parts(1_000);
	/// A household that has ten slots bought for holds twice as much as one that tries it with one.
	pub const MandateHold: Permill = Permill::from_percent(10);
	/// Half of that: who disputes pays for the judgement.
	pub const ArbiterFee: Permill = Permill::from_percent(50);
	/// A tenth of a block: hundreds of orders, and transactions hardly notice.
	pub TickWeight: Weight = Perbill::from_percent(10) * RuntimeBlockWeights::get().max_block;
}

impl pallet_rewards::Config for Runtime {
	type WeightInfo = pallet_rewards::weights::SubstrateWeight<Self>;
	type Time = Timestamp;
	type Manufacturers = DeviceRegistry;
	type Sanctions = DeviceRegistry;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Tokens = Assets;
	type Coins = Balances;
	type Market = TokenPools;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Freezer = AssetsFreezer;
	type VestingPeriod = ConstU64<VESTING_PERIOD>;
	type SpendableShare = SpendableShare;
	type BurnShare = BurnShare;
	type BurnInterval = ConstU64<BURN_INTERVAL>;
	type ReservedSymbols = NativeSymbol;
	type PalletId = RewardsPalletId;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Neighbours;
}

impl pallet_auto_purchase::Config for Runtime {
	type WeightInfo = pallet_auto_purchase::weights::SubstrateWeight<Self>;
	type Time = Timestamp;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Currency = Balances;
	type Assets = NativeAndAssetsHolder;
	type Tokens = AssetsFreezer;
	type Devices = DeviceRegistry;
	type Readings = Attestations;
	type Manufacturers = DeviceRegistry;
	type Token = Rewards;
	type OnCommission = Rewards;
	type Prices = PoolPrices;
	type ForceOrigin = EnsureRoot<AccountId>;
	type PenaltyShare = PenaltyShare;
	type MaxBlockGap = ConstU64<MAX_BLOCK_GAP>;
	type MerchantBond = ConstU128<MERCHANT_BOND>;
	type LatePenalty = ConstU128<LATE_PENALTY>;
	type MembershipCoolDown = ConstU64<MEMBERSHIP_COOL_DOWN>;
	type AcceptWindow = ConstU64<ACCEPT_WINDOW>;
	type ShipWindow = ConstU64<SHIP_WINDOW>;
	type DeliveryGrace = ConstU64<DELIVERY_GRACE>;
	type DisputeWindow = ConstU64<DISPUTE_WINDOW>;
	type DisputeDeposit = DisputeDeposit;
	type ArbiterFee = ArbiterFee;
	type OrderSpacing = OrderSpacing;
	type GateNotice = ConstU64<GATE_NOTICE>;
	type MandateHold = MandateHold;
	type MinGate = MinGate;
	type AnswerWindow = ConstU64<ANSWER_WINDOW>;
	type ArbitrationWindow = ConstU64<ARBITRATION_WINDOW>;
	type PartnershipNotice = ConstU64<PARTNERSHIP_NOTICE>;
	type CancelCoolDown = ConstU64<CANCEL_COOL_DOWN>;
	type ReputationHalfLife = ConstU64<REPUTATION_HALF_LIFE>;
	type DeliveryThreshold = DeliveryThreshold;
	type MaxCancelWindow = ConstU64<MAX_CANCEL_WINDOW>;
	type MaxLeadTime = ConstU64<MAX_LEAD_TIME>;
	type MaxReadingAge = ConstU64<MAX_READING_AGE>;
	type MaxOffers = ConstU32<MAX_OFFERS>;
	type TickWeight = TickWeight;
	type TokenAccounts = TokenLedger;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Neighbours;
}

/// The ledger of all tokens.
pub struct TokenLedger;

impl TokenAccounts<AccountId> for TokenLedger {
	fn token_accounts() -> alloc::vec::Vec<(AccountId, u32)> {
		pallet_assets::Account::<Runtime>::iter_keys().map(|(token, who)| (who, token)).collect()
	}
}

impl InspectFrozen<AccountId, Balance> for TokenLedger {
	fn frozen(token: TokenId, who: &AccountId) -> Balance {
		AssetsFreezer::frozen_balance(token, who).unwrap_or_default()
	}
}

impl pallet_metering::Config for Runtime {
	type WeightInfo = pallet_metering::weights::SubstrateWeight<Self>;
	type Time = Timestamp;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Tokens = AssetsHolder;
	type Frozen = TokenLedger;
	type TokenAccounts = TokenLedger;
	type Devices = DeviceRegistry;
	type Manufacturers = DeviceRegistry;
	type Token = Rewards;
	type OnTokensBurned = Rewards;
	type PlanDeposit = ConstU128<PLAN_DEPOSIT>;
	type SubscriptionDeposit = ConstU128<SUBSCRIPTION_DEPOSIT>;
	type PriceNotice = ConstU64<PRICE_NOTICE>;
	type LateWindow = ConstU64<LATE_WINDOW>;
	type DebtLapse = ConstU64<DEBT_LAPSE>;
	type TickWeight = TickWeight;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Neighbours;
}
