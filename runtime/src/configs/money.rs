//! The native coin, vendor tokens, fees, and the exchange between them.

use alloc::vec;

use cot_primitives::{TokenId, TokenMarket};
use frame_support::{
	dispatch::DispatchResult,
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		tokens::imbalance::{ResolveAssetTo, ResolveTo},
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, Contains, NeverEnsureOrigin, TypedGet,
		VariantCountOf,
	},
	weights::{constants::ExtrinsicBaseWeight, ConstantMultiplier, Weight, WeightToFee},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_asset_conversion::{AddLiquidityAsset, MutateLiquidity, Swap};
use pallet_assets::Instance1;
use pallet_auto_purchase::NativeValue;
use pallet_rewards::TokenSymbol;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{traits::Bounded, DispatchError, FixedPointNumber, Permill, Perquintill};

use crate::{
	deposit, AccountId, Assets, AssetsFreezer, AssetsHolder, Balance, Balances, CollatorSelection,
	Exchange, PoolAssets, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
	EXISTENTIAL_DEPOSIT, MICROUNIT, MILLIUNIT, UNIT,
};

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Self>;
}

/// The account that collects fees for the collators.
pub struct CollatorPot;
impl TypedGet for CollatorPot {
	type Type = AccountId;
	fn get() -> AccountId {
		CollatorSelection::account_id()
	}
}

/// A tenth of a millicoin for as much computation as an empty transaction takes, or for 10 kB of
/// proof, whichever is the scarcer.
pub struct FeeForWeight;
impl WeightToFee for FeeForWeight {
	type Balance = Balance;
	fn weight_to_fee(weight: &Weight) -> Balance {
		const PRICE: Balance = MILLIUNIT / 10;
		let time = Balance::from(weight.ref_time()).saturating_mul(PRICE)
			/ Balance::from(ExtrinsicBaseWeight::get().ref_time().max(1));
		let proof = Balance::from(weight.proof_size()).saturating_mul(PRICE) / 10_000;
		time.max(proof)
	}
}

parameter_types! {
	/// Fees rise while blocks are fuller than this.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// A day of full blocks makes fees a third dearer: slow enough for recurring orders to be budgeted.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(3, 100_000);
	/// On an idle chain a transaction costs a tenth, and never nothing.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	/// No ceiling: fees rise until blocks are no longer full.
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ResolveTo<CollatorPot, Balances>>;
	type WeightToFee = FeeForWeight;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<{ MICROUNIT }>>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Self>;
}

/// The native coin or a vendor token.
pub type AssetKind = NativeOrWithId<u32>;

/// The native coin and the vendor tokens behind one interface.
pub type NativeAndAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

/// The same for amounts on hold, which vendor tokens keep in `AssetsHolder`.
pub type NativeAndAssetsHolder =
	UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type AssetId = u32;
	type AssetIdParameter = codec::Compact<u32>;
	type ReserveData = ();
	type Currency = Balances;
	// Vendor tokens are made by `Rewards`, one per program of an approved manufacturer, whose bond
	// pays for the state.
	type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<{ deposit(1, 16) }>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type StringLimit = ConstU32<50>;
	type Holder = AssetsHolder;
	type Freezer = AssetsFreezer;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type RemoveItemsLimit = ConstU32<1_000>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

parameter_types! {
	/// Account of the exchange, from which those of its pools derive.
	pub const AssetConversionPalletId: PalletId = PalletId(*b"cot/swap");
	/// Every pool has the native coin on one side.
	pub const NativeAsset: AssetKind = NativeOrWithId::Native;
	/// Fee of a swap, which liquidity providers earn: 0.3 %, the usual of constant product pools.
	pub const SwapFee: Permill = Permill::from_parts(3_000);
	/// Ceiling of the fee that governance may set for a pool.
	pub const MaxSwapFee: Permill = Permill::from_percent(2);
	/// Liquidity is withdrawn without a fee: it came without one.
	pub const LiquidityWithdrawalFee: Permill = Permill::zero();
}

impl pallet_assets::Config<Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type AssetId = u32;
	type AssetIdParameter = u32;
	type ReserveData = ();
	type Currency = Balances;
	// Shares of pools are made by the exchange alone, from within.
	type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<{ deposit(1, 16) }>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type StringLimit = ConstU32<50>;
	type Holder = ();
	type Freezer = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type RemoveItemsLimit = ConstU32<1_000>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_asset_conversion::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type HigherPrecisionBalance = sp_core::U256;
	type AssetKind = AssetKind;
	type Assets = NativeAndAssets;
	type PoolId = (AssetKind, AssetKind);
	// Every pool has the native coin on one side: two tokens trade through it, and fees always find
	// a pool.
	type PoolLocator = pallet_asset_conversion::WithFirstAsset<
		NativeAsset,
		AccountId,
		AssetKind,
		pallet_asset_conversion::AccountIdConverter<
			AssetConversionPalletId,
			(AssetKind, AssetKind),
		>,
	>;
	type PoolAssetId = u32;
	type PoolAssets = PoolAssets;
	// A pool's three entries last for ever, so this is a price, not a deposit.
	type PoolSetupFee = ConstU128<UNIT>;
	type PoolSetupFeeAsset = NativeAsset;
	type PoolSetupFeeTarget = ResolveAssetTo<CollatorPot, NativeAndAssets>;
	type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
	type LPFee = SwapFee;
	type AdminOrigin = EnsureRoot<AccountId>;
	type MaxSwapFee = MaxSwapFee;
	type PalletId = AssetConversionPalletId;
	type MaxSwapPathLength = ConstU32<3>;
	// So little that nobody misses it, so much that a first depositor cannot inflate the share
	// price.
	type MintMinLiquidity = ConstU128<100>;
	type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<u32>;
}

/// Prices in the native coin, of the exchange's pools.
pub struct PoolPrices;
impl NativeValue<AssetKind, Balance> for PoolPrices {
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(_) => Exchange::quote_price_exact_tokens_for_tokens(
				asset.clone(),
				AssetKind::Native,
				amount,
				false,
			),
		}
	}
}

/// The exchange, as the rewards use it.
pub struct TokenPools;
impl TokenMarket<AccountId, Balance> for TokenPools {
	fn reserves(token: TokenId) -> Option<(Balance, Balance)> {
		Exchange::get_reserves(AssetKind::Native, AssetKind::WithId(token)).ok()
	}

	fn open(who: &AccountId, token: TokenId) -> DispatchResult {
		let (coin, token) = (AssetKind::Native, AssetKind::WithId(token));
		if pallet_asset_conversion::Pools::<Runtime>::contains_key((&coin, &token)) {
			return Ok(());
		}
		<Exchange as MutateLiquidity<_>>::create_pool(who, coin, token).map(drop)
	}

	fn provide(
		who: &AccountId,
		token: TokenId,
		most: (Balance, Balance),
		least: (Balance, Balance),
		owner: &AccountId,
	) -> DispatchResult {
		let coins = AddLiquidityAsset {
			asset: AssetKind::Native,
			amount_desired: most.0,
			amount_min: least.0,
		};
		let tokens = AddLiquidityAsset {
			asset: AssetKind::WithId(token),
			amount_desired: most.1,
			amount_min: least.1,
		};
		<Exchange as MutateLiquidity<_>>::add_liquidity(who, coins, tokens, owner).map(drop)
	}

	fn buy(
		who: &AccountId,
		token: TokenId,
		coins: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError> {
		<Exchange as Swap<_>>::swap_exact_tokens_for_tokens(
			who.clone(),
			vec![AssetKind::Native, AssetKind::WithId(token)],
			coins,
			Some(least),
			who.clone(),
			true,
		)
	}
}

/// Symbol of the native coin, which no token may have.
pub struct NativeSymbol;
impl Contains<TokenSymbol> for NativeSymbol {
	fn contains(symbol: &TokenSymbol) -> bool {
		symbol.as_slice() == b"COT"
	}
}

impl pallet_asset_conversion_tx_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AssetId = AssetKind;
	type OnChargeAssetTransaction = pallet_asset_conversion_tx_payment::SwapAssetAdapter<
		NativeAsset,
		NativeAndAssets,
		Exchange,
		ResolveAssetTo<CollatorPot, NativeAndAssets>,
	>;
	type WeightInfo = pallet_asset_conversion_tx_payment::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = FeeAssets;
}

/// Assets in which the benchmarks pay fees. The payment is charged as its own pallet measured it,
/// so no pool is made.
#[cfg(feature = "runtime-benchmarks")]
pub struct FeeAssets;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_conversion_tx_payment::BenchmarkHelperTrait<AccountId, AssetKind, AssetKind>
	for FeeAssets
{
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(NativeOrWithId::WithId(id), NativeOrWithId::WithId(id))
	}

	fn setup_balances_and_pool(_: AssetKind, _: AccountId) {}
}
