//! Runtime APIs for nodes, wallets, gateways and collators.

use alloc::vec::Vec;
use codec::Encode;
use cot_primitives::{
	Admission, Batch, Commodity, DeviceId, DeviceQuota, DeviceSignature, ModelId, Serial, SlotId,
	TokenId, WhyNot,
};
use cot_runtime_api::{
	BlockHappenings, DeviceView, FleetState, FleetView, HappeningFilter, HouseholdView,
	MandateView, ManufacturerView, MerchantView, OfferView, OrderView, ProgramView, RewardView,
	SlotView, TokenFee,
};
use cumulus_primitives_core::{ParaId, VerifySchedulingSignature};
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use pallet_auto_purchase::OrderId;
use pallet_metering::StartCheck;
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_version::RuntimeVersion;

use crate::{
	configs::{money::AssetKind, system::ConsensusHook},
	genesis_presets, views, AccountId, Attestations, Aura, AuraId, Balance, Block, Exchange,
	Executive, InherentDataExt, Metering, Nonce, ParachainInfo, ParachainSystem, Runtime,
	RuntimeCall, RuntimeGenesisConfig, SessionKeys, System, TransactionPayment,
	RELAY_PARENT_OFFSET, VERSION,
};

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}
		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}
		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}
		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}
		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}
		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}
		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}
		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}
		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}
		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl cumulus_primitives_aura::AuraUnincludedSegmentApi<Block> for Runtime {
		fn can_build_upon(
			included_hash: <Block as BlockT>::Hash,
			slot: cumulus_primitives_aura::Slot,
		) -> bool {
			ConsensusHook::can_build_upon(included_hash, slot)
		}
	}

	impl cumulus_primitives_core::CollectCollationInfo<Block> for Runtime {
		fn collect_collation_info(
			header: &<Block as BlockT>::Header,
		) -> cumulus_primitives_core::CollationInfo {
			ParachainSystem::collect_collation_info(header)
		}
	}

	impl cumulus_primitives_core::GetParachainInfo<Block> for Runtime {
		fn parachain_id() -> ParaId {
			ParachainInfo::parachain_id()
		}
	}

	impl cumulus_primitives_core::RelayParentOffsetApi<Block> for Runtime {
		fn relay_parent_offset() -> u32 {
			RELAY_PARENT_OFFSET
		}
		fn max_claim_queue_offset() -> u8 {
			ParachainSystem::max_claim_queue_offset()
		}
	}

	impl cumulus_primitives_core::SchedulingV3EnabledApi<Block> for Runtime {
		fn scheduling_v3_enabled() -> bool {
			<Runtime as cumulus_pallet_parachain_system::Config>::SchedulingSignatureVerifier
				::V3_SCHEDULING_ENABLED
		}
	}

	impl cumulus_primitives_core::TargetBlockRate<Block> for Runtime {
		fn target_block_rate() -> u32 {
			crate::BLOCK_PROCESSING_VELOCITY
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}
		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}
		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}
		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}
		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}
		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}
		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
		fn quote_price_tokens_for_exact_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			Exchange::quote_price_tokens_for_exact_tokens(
				asset1, asset2, amount, include_fee,
			)
		}
		fn quote_price_exact_tokens_for_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			Exchange::quote_price_exact_tokens_for_tokens(
				asset1, asset2, amount, include_fee,
			)
		}
		fn get_reserves(asset1: AssetKind, asset2: AssetKind) -> Option<(Balance, Balance)> {
			Exchange::get_reserves(asset1, asset2).ok()
		}
	}

	impl cot_runtime_api::CotApi<Block, AccountId, Balance> for Runtime {
		fn device(device: DeviceId) -> Option<DeviceView<AccountId, Balance>> {
			views::device(device)
		}
		fn devices(
			account: AccountId,
			after: Option<DeviceId>,
			limit: u32,
		) -> Vec<DeviceView<AccountId, Balance>> {
			views::devices(account, after, limit)
		}
		fn device_of_serial(manufacturer: AccountId, serial: Serial) -> Option<DeviceId> {
			views::device_of_serial(manufacturer, serial)
		}
		fn manufacturer(account: AccountId) -> Option<ManufacturerView<Balance>> {
			views::manufacturer(account)
		}
		fn slots(device: DeviceId) -> Option<Vec<SlotView>> {
			views::slots(device)
		}
		fn rewards(account: AccountId) -> Vec<RewardView<AccountId, Balance>> {
			views::rewards(account)
		}
		fn program(manufacturer: AccountId) -> Option<ProgramView<Balance>> {
			views::program(manufacturer)
		}
		fn orders(account: AccountId) -> Vec<OrderView<AccountId, Balance>> {
			views::orders(account)
		}
		fn why_not(device: DeviceId, slot: SlotId) -> Option<WhyNot> {
			views::why_not(device, slot)
		}
		fn merchant(account: AccountId) -> Option<MerchantView<Balance>> {
			views::merchant(account)
		}
		fn offers(
			category: Commodity,
			after: Option<Vec<u8>>,
			limit: u32,
		) -> Vec<OfferView<AccountId, Balance>> {
			views::offers(category, after, limit)
		}
		fn order(order: OrderId) -> Option<OrderView<AccountId, Balance>> {
			views::order(order)
		}
		fn household(account: AccountId) -> HouseholdView<AccountId, Balance> {
			views::household(account)
		}
		fn mandate(device: DeviceId, slot: SlotId) -> Option<MandateView<AccountId, Balance>> {
			views::mandate(device, slot)
		}
		fn may_start(device: DeviceId, slot: SlotId) -> StartCheck<Balance> {
			Metering::may_start(device, slot)
		}
		fn fleet(
			manufacturer: AccountId,
			after: Option<Serial>,
			limit: u32,
			state: Option<FleetState>,
			model: Option<ModelId>,
		) -> FleetView<AccountId, Balance> {
			views::fleet(manufacturer, after, limit, state, model)
		}
		fn happenings(filter: HappeningFilter<AccountId>) -> BlockHappenings<AccountId> {
			views::happenings(filter)
		}
		fn token_fee(token: TokenId, fee: Balance) -> Option<TokenFee<Balance>> {
			views::token_fee(token, fee)
		}
	}

	impl cot_runtime_api::AttestationApi<Block> for Runtime {
		fn quota(device: DeviceId) -> Option<DeviceQuota> {
			Attestations::quota(device)
		}
		fn attestation(batch: Batch, signature: DeviceSignature) -> Vec<u8> {
			views::attestation(batch, signature).encode()
		}
		fn admission(batch: Batch, signature: DeviceSignature) -> Admission {
			Attestations::admission(&batch, &signature)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}
		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_presets::get_preset)
		}
		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::metadata(extra)
		}
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade is sound");
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block and the state after it are sound")
		}
	}
}
