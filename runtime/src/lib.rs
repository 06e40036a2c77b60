//! The Chain of Things runtime.
//!
//! A parachain runtime (para id and slots as the stock omni node expects them) with five pallets of
//! its own: devices are claimed in `DeviceRegistry`, what they observe enters through
//! `Attestations`, `Rewards` pays for it in the manufacturer's token, `AutoPurchase` orders goods
//! before they run out, and `Metering` charges for what devices do by themselves.
//!
//! [`configs`] holds the configuration by theme, [`apis`] the runtime APIs, [`genesis_presets`] the
//! genesis of development and test chains.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]
#![allow(missing_docs, reason = "the macros of FRAME write items without documentation")]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod genesis_presets;
pub mod next;
#[cfg(test)]
mod tests;
mod views;

#[cfg(not(feature = "next-runtime"))]
use alloc::borrow::Cow;
use alloc::vec::Vec;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
#[cfg(not(feature = "next-runtime"))]
use sp_version::RuntimeVersion;

pub use apis::{RuntimeApi, RUNTIME_API_VERSIONS};
#[cfg(feature = "next-runtime")]
pub use next::VERSION;
pub use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// Signature of a transaction.
pub type Signature = MultiSignature;
/// Account of a household, manufacturer, merchant or gateway.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Amount of the native coin or of a token.
pub type Balance = u128;
/// Count of an account's transactions.
pub type Nonce = u32;
/// Hash of a block, of state, of data.
pub type Hash = sp_core::H256;
/// Number of a block.
pub type BlockNumber = u32;
/// Account as a transaction names it.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block as the runtime sees it.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Types that need not know what a transaction contains, for the node.
pub mod opaque {
	use super::{BlakeTwo256, BlockNumber};
	use sp_runtime::generic;

	/// Header of a block.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// Block with transactions as bytes.
	pub type Block = generic::Block<Header, sp_runtime::OpaqueExtrinsic>;
}

/// One coin, COT.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of a coin.
pub const MILLIUNIT: Balance = UNIT / 1_000;
/// A millionth of a coin.
pub const MICROUNIT: Balance = UNIT / 1_000_000;
/// Least an account may hold: small enough to give to a new household, large enough to make dust
/// accounts cost.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLIUNIT;

/// Refundable deposit for storing `items` entries of `bytes` bytes in total.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	items as Balance * 20 * MILLIUNIT + bytes as Balance * 100 * MICROUNIT
}

/// Milliseconds of one slot. Equal to the relay chain's, so that a slot number of one is that of
/// the other.
pub const SLOT_DURATION: u64 = 6_000;
/// Milliseconds of a relay chain slot.
pub const RELAY_CHAIN_SLOT_DURATION_MILLIS: u32 = 6_000;
/// Blocks the relay chain processes per parent. The velocity hook lets one more into a slot, to
/// fill the segment.
pub const BLOCK_PROCESSING_VELOCITY: u32 = 1;
/// Blocks that may wait for inclusion: building, backed and included one relay block apart.
pub const UNINCLUDED_SEGMENT_CAPACITY: u32 = 3;
/// Collators build on the newest relay block.
pub const RELAY_PARENT_OFFSET: u32 = 0;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 3_600_000 / SLOT_DURATION as BlockNumber;

/// Extensions of every transaction. Each is one that Polkadot.js knows or one that adds no byte: it
/// signs what it does not know as nothing.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	(
		frame_system::AuthorizeCall<Runtime>,
		frame_system::CheckNonZeroSender<Runtime>,
		frame_system::CheckSpecVersion<Runtime>,
		frame_system::CheckTxVersion<Runtime>,
		frame_system::CheckGenesis<Runtime>,
		frame_system::CheckEra<Runtime>,
		frame_system::CheckNonce<Runtime>,
		frame_system::CheckWeight<Runtime>,
		pallet_asset_conversion_tx_payment::ChargeAssetTxPayment<Runtime>,
		frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	),
>;

/// Transaction as it travels.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// Applies blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Changes of the stored state at a runtime upgrade. There has been none yet.
pub mod migrations {
	/// Migrations within the first block after an upgrade: of single values only, since what does
	/// not fit into one block stops the chain.
	pub type SingleBlock = ();
	/// Migrations of maps that grow with devices, households or orders: step by step, each block
	/// within [`MigrationWeight`](crate::configs::system::MigrationWeight).
	pub type MultiBlock = ();
}

impl_opaque_keys! {
	/// Keys a collator signs with.
	pub struct SessionKeys {
		/// Block authorship.
		pub aura: Aura,
	}
}

/// Version of this runtime.
#[cfg(not(feature = "next-runtime"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("chain-of-things"),
	impl_name: Cow::Borrowed("chain-of-things"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	// State entries hashed in place, extrinsics root as indexers know it.
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(3)]
	pub type ParachainInfo = parachain_info;
	#[runtime::pallet_index(4)]
	pub type WeightReclaim = cumulus_pallet_weight_reclaim;
	#[runtime::pallet_index(5)]
	pub type MultiBlockMigrations = pallet_migrations;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type AssetTxPayment = pallet_asset_conversion_tx_payment;

	// Collators. Each of these reads at genesis and at session ends what the one before it wrote.
	#[runtime::pallet_index(20)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(21)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(22)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(23)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(24)]
	pub type AuraExt = cumulus_pallet_aura_ext;

	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(32)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(33)]
	pub type Recovery = pallet_recovery;

	#[runtime::pallet_index(40)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(41)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(42)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(43)]
	pub type PoolAssets = pallet_assets<Instance1>;

	// Devices. The order is that of their genesis: a program needs its manufacturer, a partnership
	// both.
	#[runtime::pallet_index(50)]
	pub type DeviceRegistry = pallet_device_registry;
	#[runtime::pallet_index(51)]
	pub type Attestations = pallet_attestations;
	#[runtime::pallet_index(52)]
	pub type Rewards = pallet_rewards;
	#[runtime::pallet_index(53)]
	pub type AutoPurchase = pallet_auto_purchase;
	#[runtime::pallet_index(54)]
	pub type Metering = pallet_metering;

	// After the devices: at genesis its pools need the tokens of their programs. Where there is a
	// pallet called `AssetConversion`, Polkadot.js Apps offers fees in tokens and writes the token
	// as an XCM location, which does not decode here.
	#[runtime::pallet_index(60)]
	pub type Exchange = pallet_asset_conversion;

	// Part of no chain: see `next`.
	#[cfg(feature = "next-runtime")]
	#[runtime::pallet_index(254)]
	pub type Next = crate::next::pallet;

	#[runtime::pallet_index(255)]
	pub type Sudo = pallet_sudo;
}

cumulus_pallet_parachain_system::register_validate_block! {
	Runtime = Runtime,
	BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
