//! Blocks, accounts, the relay chain, and delegation between accounts.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cumulus_pallet_parachain_system::{
	ParachainSetCode, RelayNumberMonotonicallyIncreases, RelaychainDataProvider,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, ConstU64, InstanceFilter, LinearStoragePrice},
	weights::{
		constants::{
			BlockExecutionWeight, ExtrinsicBaseWeight, RocksDbWeight, WEIGHT_REF_TIME_PER_SECOND,
		},
		Weight,
	},
};
use frame_system::limits::{BlockLength, BlockWeights};
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};
use sp_version::RuntimeVersion;

use crate::{
	deposit, migrations, AccountId, Aura, Balance, Balances, Block, BlockNumber,
	MultiBlockMigrations, OriginCaller, PalletInfo, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, RuntimeTask, System, BLOCK_PROCESSING_VELOCITY,
	RELAY_CHAIN_SLOT_DURATION_MILLIS, RELAY_PARENT_OFFSET, UNINCLUDED_SEGMENT_CAPACITY, UNIT,
	VERSION,
};

/// Share of a block that user transactions may fill; the rest stays free for upgrades and
/// inherents.
const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// Share of a block that hooks are expected to need; no transaction may count on it.
const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(5);
/// Resources of a block on one relay chain core: two seconds, and the largest proof it accepts.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(
	WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2),
	cumulus_primitives_core::relay_chain::MAX_POV_SIZE as u64,
);
/// Bytes of a block, so that body and storage proof together fit a proof of validity.
const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

parameter_types! {
	/// Version of this runtime, for the nodes.
	pub const Version: RuntimeVersion = VERSION;
	/// Generic Substrate address format: accounts read the same here and in every wallet's default.
	pub const SS58Prefix: u16 = 42;
	/// A transaction may be signed hours before it is sent: 4096 blocks are 6.8 hours.
	pub const BlockHashCount: BlockNumber = 4_096;
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = NORMAL_DISPATCH_RATIO * *max
		})
		.build();
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			weights.reserved =
				Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic();
}

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = RocksDbWeight;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Self>;
	type OnSetCode = ParachainSetCode<Self>;
	type SS58Prefix = SS58Prefix;
	type MultiBlockMigrator = MultiBlockMigrations;
	type SingleBlockMigrations = migrations::SingleBlock;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Self>;
	type Version = Version;
}

parameter_types! {
	/// Half of a block: the other half is for inherents and for the relay chain's limit on a proof,
	/// which a step may exceed by what it recorded beyond its estimate.
	pub MigrationWeight: Weight = Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = migrations::MultiBlock;
	// The pallet's own benchmarks measure its bookkeeping with migrations of its own.
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	// A key of the largest map with room to spare; each is checked against it at compile time.
	type CursorMaxLen = ConstU32<4_096>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	// A half-migrated state is not built on: blocks take inherents only, so that governance cannot
	// act either. Only the relay chain can replace the code then.
	type FailedMigrationHandler = frame_support::migrations::FreezeChainOnFailedMigration;
	type MaxServiceWeight = MigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Self>;
}

impl cumulus_pallet_weight_reclaim::Config for Runtime {
	// The pallet keeps its `SubstrateWeight` to itself; `()` has the same measured figures.
	type WeightInfo = ();
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	// Two blocks may share a slot, and then a moment.
	type MinimumPeriod = ConstU64<0>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Self>;
}

/// Lets at most two blocks into a relay chain slot, and requires the parachain's slot to be that
/// slot.
pub type ConsensusHook = cumulus_pallet_aura_ext::FixedVelocityConsensusHook<
	Runtime,
	RELAY_CHAIN_SLOT_DURATION_MILLIS,
	BLOCK_PROCESSING_VELOCITY,
	UNINCLUDED_SEGMENT_CAPACITY,
>;

parameter_types! {
	/// A quarter of a block for messages, of which there are none yet.
	pub const ReservedMessageWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
}

impl cumulus_pallet_parachain_system::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnSystemEvent = ();
	type SelfParaId = parachain_info::Pallet<Runtime>;
	// No XCM: messages from the relay chain and from siblings are neither sent nor taken.
	type OutboundXcmpMessageSource = ();
	type DmpQueue = ();
	type ReservedDmpWeight = ReservedMessageWeight;
	type XcmpMessageHandler = ();
	type ReservedXcmpWeight = ReservedMessageWeight;
	type CheckAssociatedRelayNumber = RelayNumberMonotonicallyIncreases;
	type WeightInfo = cumulus_pallet_parachain_system::weights::SubstrateWeight<Self>;
	type ConsensusHook = ConsensusHook;
	type RelayParentOffset = ConstU32<RELAY_PARENT_OFFSET>;
	type SchedulingSignatureVerifier = ();
}

impl parachain_info::Config for Runtime {}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Self>;
}

parameter_types! {
	/// One entry of 88 bytes: approvals, depositor, deposit, call hash.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// One more account in it.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Self>;
	type BlockNumberProvider = System;
}

/// Permissions of a proxy.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything but giving away funds, devices or keys, mandates and limits to spend the funds,
	/// offers and partnerships, which set prices and shares, decisions of disputes, and programs
	/// that issue tokens. Calls that hold a deposit, and confirming a delivery, which pays for it,
	/// are allowed.
	#[codec(index = 1)]
	NonTransfer,
	/// Everyday actions at home: set up slots, confirm or dispute deliveries, cancel orders,
	/// end mandates, pause.
	#[codec(index = 2)]
	Household,
	/// Working in a shop: accept, decline, ship and hand over orders, and settle disputes about
	/// them. Not what is sold and for how much: who could do both could sell dear to a friend,
	/// miss the deadline, and drain the bond.
	#[codec(index = 3)]
	Merchant,
	/// Keeping a shop's profile and its offers.
	#[codec(index = 4)]
	Catalogue,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		use pallet_auto_purchase::Call as Purchase;
		use pallet_device_registry::Call as Registry;
		use pallet_metering::Call as Metering;
		use pallet_rewards::Call as Rewards;
		match self {
			Self::Any => true,
			// A list of what is allowed, so that a pallet added later is not.
			Self::NonTransfer => match call {
				RuntimeCall::AutoPurchase(call) => matches!(
					call,
					Purchase::register_merchant { .. }
						| Purchase::set_profile { .. }
						| Purchase::restore_bond { .. }
						| Purchase::deregister { .. }
						| Purchase::end_partnership { .. }
						| Purchase::withdraw_offer { .. }
						| Purchase::join { .. }
						| Purchase::renew { .. }
						| Purchase::leave { .. }
						| Purchase::end_mandate { .. }
						| Purchase::pause_purchases { .. }
						| Purchase::pause_slot { .. }
						| Purchase::resume_purchases { .. }
						| Purchase::cancel { .. }
						| Purchase::decline { .. }
						| Purchase::accept { .. }
						| Purchase::ship { .. }
						| Purchase::hand_over { .. }
						| Purchase::confirm { .. }
						| Purchase::expire { .. }
						| Purchase::release_stranded { .. }
						| Purchase::dispute { .. }
						| Purchase::answer { .. }
						| Purchase::concede { .. }
				),
				RuntimeCall::Metering(call) => matches!(
					call,
					Metering::change_price { .. }
						| Metering::close_plan { .. }
						| Metering::remove_plan { .. }
						| Metering::unsubscribe { .. }
						| Metering::settle { .. }
						| Metering::release_stranded { .. }
				),
				RuntimeCall::DeviceRegistry(call) => matches!(
					call,
					Registry::claim { .. }
						| Registry::claim_many { .. }
						| Registry::cancel_transfer { .. }
						| Registry::cancel_takeover { .. }
						| Registry::complete_takeover { .. }
						| Registry::suspend { .. }
						| Registry::resume { .. }
						| Registry::appeal { .. }
						| Registry::configure_slot { .. }
						| Registry::rename_slot { .. }
						| Registry::remove_slot { .. }
						| Registry::set_report_interval { .. }
						| Registry::set_profile { .. }
						| Registry::publish_model { .. }
						| Registry::revoke_serial { .. }
						| Registry::suspend_device { .. }
						| Registry::reinstate_device { .. }
				),
				call => matches!(
					call,
					RuntimeCall::System(_)
						| RuntimeCall::CollatorSelection(_)
						| RuntimeCall::Session(_)
						| RuntimeCall::Utility(_)
						| RuntimeCall::Proxy(_)
						| RuntimeCall::Multisig(_)
						| RuntimeCall::Attestations(_)
						| RuntimeCall::Rewards(
							Rewards::claim_for { .. } | Rewards::release_vested { .. }
						)
				),
			},
			Self::Household => matches!(
				call,
				RuntimeCall::DeviceRegistry(Registry::configure_slot { .. })
					| RuntimeCall::AutoPurchase(
						Purchase::confirm { .. }
							| Purchase::cancel { .. }
							| Purchase::dispute { .. }
							| Purchase::answer { .. }
							| Purchase::end_mandate { .. }
							| Purchase::pause_purchases { .. }
							| Purchase::resume_purchases { .. }
							| Purchase::pause_slot { .. }
					) | RuntimeCall::Metering(Metering::unsubscribe { .. })
					| RuntimeCall::Utility(_)
			),
			Self::Merchant => matches!(
				call,
				RuntimeCall::AutoPurchase(
					Purchase::accept { .. }
						| Purchase::decline { .. }
						| Purchase::ship { .. }
						| Purchase::hand_over { .. }
						| Purchase::dispute { .. }
						| Purchase::answer { .. }
						| Purchase::concede { .. }
				) | RuntimeCall::Utility(_)
			),
			Self::Catalogue => matches!(
				call,
				RuntimeCall::AutoPurchase(
					Purchase::set_profile { .. }
						| Purchase::publish_offer { .. }
						| Purchase::withdraw_offer { .. }
				) | RuntimeCall::Utility(_)
			),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			// A catalogue has prices.
			(_, Self::Any) | (Self::NonTransfer, Self::Catalogue) => false,
			(Self::NonTransfer, _) => true,
			(own, other) => own == other,
		}
	}
}

parameter_types! {
	/// One entry of 8 bytes: the deposit itself.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// One more delegate: account, type, delay.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// One entry of 16 bytes: the deposit itself.
	pub const AnnouncementDepositBase: Balance = deposit(1, 16);
	/// One more announcement: account, hash, block number.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Self>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// One entry of a friend group, an attempt or an inheritor.
	pub const RecoveryEntryDeposit: Balance = deposit(1, 0);
	/// One byte of such an entry.
	pub const RecoveryByteDeposit: Balance = deposit(0, 1);
	/// Burned from whoever tries to take over an account that is not lost.
	pub const RecoverySecurityDeposit: Balance = 10 * UNIT;
	/// Hold of the deposit for friend groups.
	pub const FriendGroupsHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::FriendGroupsStorage);
	/// Hold of the deposit for an attempt at recovery.
	pub const AttemptHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::AttemptStorage);
	/// Hold of the deposit for an inheritor.
	pub const InheritorHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::InheritorStorage);
}

type RecoveryPrice = LinearStoragePrice<RecoveryEntryDeposit, RecoveryByteDeposit, Balance>;

impl pallet_recovery::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	// The delays protect an owner who is away: they must not depend on how regularly this chain
	// makes blocks.
	type BlockNumberProvider = RelaychainDataProvider<Runtime>;
	type Currency = Balances;
	type FriendGroupsConsideration =
		HoldConsideration<AccountId, Balances, FriendGroupsHold, RecoveryPrice>;
	type AttemptConsideration = HoldConsideration<AccountId, Balances, AttemptHold, RecoveryPrice>;
	type InheritorConsideration =
		HoldConsideration<AccountId, Balances, InheritorHold, RecoveryPrice>;
	type SecurityDeposit = RecoverySecurityDeposit;
	type Slash = ();
	// A family and its neighbours. Never to be reduced: stored groups would no longer decode.
	type MaxFriendsPerConfig = ConstU32<16>;
	type WeightInfo = pallet_recovery::weights::SubstrateWeight<Self>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Self>;
}
