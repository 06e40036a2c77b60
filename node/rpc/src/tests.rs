//! The methods against a mocked runtime API: no node, no chain.

mod contract;

use std::sync::Arc;

use cot_primitives::{
	Activity, ActivitySlot, Commodity, DepositPayer, DeviceId, DeviceKey, DeviceQuota,
	DeviceStatus, Ineligible, ModelId, NextReading, OfferEligibility, P256Public, PausedBy,
	Presence, Refusal, SanctionReason, Serial, SessionUnit, SlotConfig, SlotId, StockSlot, TokenId,
	Unit, WhyNot,
};
use cot_runtime_api::{
	BasketView, BlockHappenings, DeviceView, FleetState, FleetView, FundsView, Happening,
	HappeningFilter, HouseholdView, LimitView, MandateView, ManufacturedDevice, ManufacturerStatus,
	ManufacturerView, MembershipView, MerchantView, OfferView, OrderView, ProfileView, ProgramView,
	RewardView, SanctionView, SlotView, TakeoverView, TokenFee, VoucherKeyView,
};
use jsonrpsee::{core::async_trait, RpcModule};
use pallet_auto_purchase::{
	AssetKind, Basket, Choice, CodeChain, CodeCheck, DeliveryTerms, Dispute, Goods, MandateMode,
	MandateTerms, Merchant, MerchantName, MerchantSite, Order, OrderId, OrderState, Party,
	Purchase, Purchasing, Reputation,
};
use pallet_device_registry::Transfer;
use pallet_metering::{Obstacle, StartCheck};
use pallet_rewards::{
	Announcement, EpochReward, ProgramSummary, ProgramTerms, RewardSummary, StreakTerms,
};
use serde_json::{json, Value};
use sp_api::{ApiError, ApiRef, ProvideRuntimeApi};
use sp_blockchain::{BlockStatus, HeaderBackend, Info};
use sp_core::{crypto::AccountId32, ecdsa, Bytes, H256};
use sp_runtime::{
	generic::{Block as GenericBlock, Header as GenericHeader},
	traits::BlakeTwo256,
	OpaqueExtrinsic, Permill,
};

use crate::{AttestationApiServer, Cot, CotApiServer, Error};

type Header = GenericHeader<u32, BlakeTwo256>;
type Block = GenericBlock<Header, OpaqueExtrinsic>;

const BEST: H256 = H256([1; 32]);
const OLDER: H256 = H256([2; 32]);
const HOUSEHOLD: AccountId32 = AccountId32::new([7; 32]);
const HOUSEHOLD_SS58: &str = "5CDvHBym6RLoxTdX9MS1acpaDbNxaFagqM5LpBiFGjWT6o1n";

const REPUTATION: Reputation =
	Reputation { settled: 12_500, late: 1_000, disputed: 0, since: 1_483_228_800 };

const DELIVERY: DeliveryTerms<u128> =
	DeliveryTerms { fee: 250_000_000_000, minimum: 10_000_000_000_000 };

#[derive(Clone, Default)]
struct MockClient;

/// A device that is offered to a household, suspended by its manufacturer, and whose owner has
/// appealed.
fn device_view(device: DeviceId) -> DeviceView<AccountId32, u128> {
	DeviceView {
		device,
		owner: HOUSEHOLD,
		manufacturer: HOUSEHOLD,
		key: DeviceKey::P256(P256Public([3; 33])),
		serial: Serial::truncate_from(b"S1".to_vec()),
		model: Some(4),
		status: DeviceStatus::Suspended,
		owner_status: DeviceStatus::Active,
		sanction: Some(SanctionView {
			revoked: false,
			reason: SanctionReason::Tampered,
			appeal_open: true,
		}),
		transfer: Some(Transfer::Offered { to: HOUSEHOLD, expires_at: None }),
		takeover: Some(TakeoverView { to: HOUSEHOLD, completes_at: 1_485_648_000 }),
		ownership: 2,
		report_interval: Some(86_400),
		deposit: 324_800_000_000,
		deposit_payer: DepositPayer::Manufacturer,
		slot_deposit: 0,
		claimed_at: 1_483_228_800,
	}
}

fn terms(epoch_budget: u128) -> ProgramTerms<u128> {
	ProgramTerms {
		epoch_length: 604_800,
		epoch_budget,
		halving_epochs: 104,
		max_supply: u128::MAX,
		max_reward_per_point: 1_000,
		household_cap: 300,
		min_interval: 43_200,
		learning_points: 10,
		learning_allowance: 100,
		deviation_points: 2,
		deviation_cap: 6,
		manual_points: 1,
		manual_seconds: 900,
		manual_cap: 8,
		streak: StreakTerms { step_percent: 5, max_level: 10 },
		pattern: Default::default(),
	}
}

/// An order in a basket, which the household disputes.
fn order_view(account: AccountId32) -> OrderView<AccountId32, u128> {
	OrderView {
		order: 9,
		record: Order {
			purchase: Purchase {
				household: account.clone(),
				merchant: account.clone(),
				manufacturer: account.clone(),
				device: 1,
				slot: 0,
				offer: 4,
				product: 614_141_000_012,
				units: 4,
				quantity: 4_000,
				unit_price: 1_000_000_000_000,
				value: 4_000_000_000_000,
				asset: AssetKind::Native,
				commission: Permill::from_percent(3),
			},
			basket: Some(8),
			received: 0,
			code: Some(CodeCheck { link: 3, anchor: H256::repeat_byte(8), steps: 1 }),
			is_handed_over: false,
			needs_code: false,
			arbiter: Some(HOUSEHOLD),
			state: OrderState::Placed { cancellable_until: 1_483_250_400 },
			placed_at: 1_483_228_800,
			promised_for: 1_483_336_800,
			deadline: 1_483_336_800,
			penalty: 2_000_000_000_000,
			lasts: 518_400,
			halted: 0,
			tries: 0,
			tracking: None,
		},
		basket: Some(BasketView {
			first: 8,
			record: Basket {
				household: account.clone(),
				merchant: account.clone(),
				asset: AssetKind::Native,
				delivery: DELIVERY,
				joinable_until: 1_483_250_400,
				orders: 2,
				value: 6_000_000_000_000,
				is_fee_paid: false,
				opened_for: (1, 3),
				opened_at: 1_483_228_800,
				halted: 0,
			},
		}),
		dispute: Some(Dispute {
			deposit: 5_000_000_000_000,
			evidence: H256::repeat_byte(7),
			answer: None,
		}),
	}
}

sp_api::mock_impl_runtime_apis! {
	impl cot_runtime_api::CotApi<Block, AccountId32, u128> for MockClient {
		fn device(device: DeviceId) -> Option<DeviceView<AccountId32, u128>> {
			(device == 1).then(|| device_view(1))
		}

		fn devices(
			_account: AccountId32,
			after: Option<DeviceId>,
			limit: u32,
		) -> Vec<DeviceView<AccountId32, u128>> {
			let first = after.map_or(1, |after| after + 1);
			(first..=70).take(limit.min(64) as usize).map(device_view).collect()
		}

		fn device_of_serial(manufacturer: AccountId32, serial: Serial) -> Option<DeviceId> {
			(manufacturer == HOUSEHOLD && serial.as_slice() == b"S1").then_some(1)
		}

		fn manufacturer(account: AccountId32) -> Option<ManufacturerView<u128>> {
			(account == HOUSEHOLD).then(|| ManufacturerView {
				name: b"Frost".to_vec(),
				site: b"https://frost.example".to_vec(),
				status: ManufacturerStatus::BondTooSmall,
				voucher_keys: vec![VoucherKeyView {
					number: 3,
					key: DeviceKey::Secp256k1(ecdsa::Public::from_raw([4; 33])),
					valid_until: Some(1_483_228_800),
					claims_left: None,
				}],
				proposed: Some(ProfileView { name: b"LG Europe".to_vec(), site: vec![] }),
				bond: u128::MAX,
				bond_missing: 5,
				devices: 70,
				models: 1,
			})
		}

		#[advanced]
		fn slots(at: H256, device: DeviceId) -> Result<Option<Vec<SlotView>>, ApiError> {
			if at != BEST && at != OLDER {
				return Err(ApiError::UnknownBlock("not here".into()));
			}
			let slot = |slot, rhythm, forecast| SlotView {
				slot,
				config: SlotConfig::Stock(StockSlot {
					commodity: Commodity::Category(10_000_025),
					unit: Unit::Litre,
					capacity: 6_000,
					resolution: 50,
				}),
				level: (at == BEST).then_some(1_500),
				read_at: (at == BEST).then_some(1_483_228_800),
				cycles: if slot == 0 { 7 } else { 2 },
				learned: slot == 0,
				usual_restock: if slot == 0 { 4_000 } else { 3_500 },
				rhythm,
				forecast,
				mandated: slot == 0,
				modelled: slot == 0,
				learning_points_left: if slot == 0 { 40 } else { 100 },
				open_order: (slot == 0).then_some(9),
			};
			let established = cot_pattern::Rhythm::Established { interval: 604_800, size: 4_000 };
			let forecast = cot_pattern::Forecast {
				rate_per_day: 600,
				deviation_per_day: 120,
				seconds_left: 216_000,
			};
			Ok((device == 1).then(|| vec![
				slot(0, established, Some(forecast)),
				slot(1, cot_pattern::Rhythm::Learning { repetitions: 2 }, None),
			]))
		}

		fn rewards(account: AccountId32) -> Vec<RewardView<AccountId32, u128>> {
			vec![RewardView {
				summary: RewardSummary {
					manufacturer: account,
					token: 1,
					balance: u128::MAX,
					vesting: 9_000_000,
					vested_at: Some(1_492_905_600),
					epoch: Some(3),
					epoch_ends_at: Some(1_485_648_000),
					points: 20,
					streak_level: 2,
					multiplier: 110,
					expected_payout: 22_000_000,
					unpaid: 5_000_000,
					withheld: 5_000_000,
					history: vec![EpochReward { epoch: 1, points: 30, amount: 31_500_000 }],
				},
				gate: Some(100_000_000),
				member: false,
			}]
		}

		fn program(manufacturer: AccountId32) -> Option<ProgramView<u128>> {
			(manufacturer == HOUSEHOLD).then(|| ProgramView {
				summary: ProgramSummary {
					token: 1,
					issued: 5_000_000,
					burned: 250_000,
					burn_fund: 3_000_000_000,
					reserved: 1_000,
					cap_left: u128::MAX - 5_001_000,
					epoch: Some(3),
					epoch_ends_at: Some(1_485_648_000),
					epoch_budget: 1_000_000,
					points: 40,
					active_households: 2,
					epochs_to_come: Some(2_077),
					terms: terms(1_000_000),
					announced: Some(Announcement { from: 5, terms: terms(2_000_000) }),
					closes_with: None,
				},
				holders: 12,
			})
		}

		fn orders(account: AccountId32) -> Vec<OrderView<AccountId32, u128>> {
			vec![order_view(account)]
		}

		fn why_not(_: DeviceId, slot: SlotId) -> Option<WhyNot> {
			(slot == 0).then(|| WhyNot {
				refusals: vec![
					Refusal::NotLearned { cycles: 1, needed: 3 },
					Refusal::Paused(PausedBy::Household),
					Refusal::StaleReading,
					Refusal::NoEligibleOffer(Ineligible::AboveCap),
				],
				offers: vec![
					OfferEligibility { offer: 1, ineligible: Some(Ineligible::AboveCap) },
					OfferEligibility { offer: 2, ineligible: None },
				],
			})
		}

		fn merchant(account: AccountId32) -> Option<MerchantView<u128>> {
			(account == HOUSEHOLD).then(|| MerchantView {
				record: Merchant {
					bond: 990_000_000_000_000,
					name: MerchantName::truncate_from(b"G-Market".to_vec()),
					site: MerchantSite::truncate_from(b"https://g-market.example".to_vec()),
					offers: 2,
					partnerships: 1,
					open_orders: 3,
					at_stake: 6_000_000_000_000,
					unseen: 0,
					reputation: REPUTATION,
				},
				bond_left: 984_000_000_000_000,
			})
		}

		fn offers(
			category: Commodity,
			after: Option<Vec<u8>>,
			limit: u32,
		) -> Vec<OfferView<AccountId32, u128>> {
			let offer = |id: u8| OfferView {
				offer: id.into(),
				merchant: HOUSEHOLD,
				reputation: REPUTATION,
				product: 614_141_000_012,
				category,
				unit_size: 1_000,
				measure: Unit::Litre,
				price: 1_000_000_000_000,
				asset: AssetKind::WithId(7),
				lead_time: 86_400,
				stock: 40,
				expires_at: 1_483_336_800,
				delivery: DELIVERY,
				place: vec![id],
			};
			let first = after.map_or(1, |after| after[0] + 1);
			(first..=70).take(limit.min(64) as usize).map(offer).collect()
		}

		fn order(order: OrderId) -> Option<OrderView<AccountId32, u128>> {
			(order == 1).then(|| OrderView { order, ..order_view(HOUSEHOLD) })
		}

		fn household(account: AccountId32) -> HouseholdView<AccountId32, u128> {
			HouseholdView {
				purchasing: Purchasing::Open,
				paused_until: Some(1_483_336_800),
				memberships: vec![MembershipView {
					manufacturer: account,
					token: 1,
					frozen: 110_000_000,
					gate: Some(100_000_000),
					mandates: 2,
					may_leave_at: 1_483_833_600,
				}],
				funds: vec![
					FundsView {
						asset: AssetKind::Native,
						free: 96_000_000_000_000,
						in_orders: 4_000_000_000_000,
						in_disputes: 0,
						frozen: 0,
					},
					FundsView {
						asset: AssetKind::WithId(1),
						free: 5_000_000,
						in_orders: 0,
						in_disputes: 0,
						frozen: 110_000_000,
					},
				],
				limits: vec![LimitView {
					asset: AssetKind::Native,
					amount: 50_000_000_000_000,
					period: 2_592_000,
					spent: 4_000_000_000_000,
				}],
			}
		}

		fn may_start(device: DeviceId, slot: SlotId) -> StartCheck<u128> {
			StartCheck {
				may_start: device == 1,
				obstacles: match (device, slot) {
					(1, _) => vec![],
					_ => vec![Obstacle::PriceAboveLimit, Obstacle::DebtOwed],
				},
				amount_left: 25_500,
				plan: Some(3),
				price: Some(2_000_000),
				allowance: 51_000_000,
				debt: 7,
				budget_left: None,
			}
		}

		fn mandate(device: DeviceId, slot: SlotId) -> Option<MandateView<AccountId32, u128>> {
			(slot == 0).then(|| MandateView {
				device,
				slot,
				household: HOUSEHOLD,
				manufacturer: HOUSEHOLD,
				terms: MandateTerms {
					choice: Choice::Category {
						merchants: vec![HOUSEHOLD].try_into().expect("one merchant"),
						max_lead_time: 86_400,
					},
					mode: MandateMode::Live,
					asset: AssetKind::Native,
					max_unit_price: 2_000_000_000_000,
					max_order_value: 10_000_000_000_000,
					max_delivery_fee: 250_000_000_000,
					budget: 50_000_000_000_000,
					period: 2_592_000,
					par_level: 4_000,
					service_level: Default::default(),
					cancel_window: 21_600,
					expires_at: 1_514_764_800,
					arbiters: Default::default(),
					codes: Some(CodeChain { end: H256::repeat_byte(8), count: 400 }),
				},
				given_at: 1_483_228_800,
				spent: 4_000_000_000_000,
				budget_left: 46_000_000_000_000,
				next_code: Some(3),
				cooling_down_until: None,
			})
		}

		fn fleet(
			_manufacturer: AccountId32,
			after: Option<Serial>,
			_limit: u32,
			state: Option<FleetState>,
			_model: Option<ModelId>,
		) -> FleetView<AccountId32, u128> {
			FleetView {
				devices: vec![ManufacturedDevice {
					record: device_view(1),
					last_seen: state.is_none().then_some(1_483_228_800),
					presence: Presence::Offline { since: 1_483_315_200 },
				}],
				next: after.is_none().then(|| Serial::truncate_from(b"S1".to_vec())),
			}
		}

		fn happenings(filter: HappeningFilter<AccountId32>) -> BlockHappenings<AccountId32> {
			let happening = |index, device| Happening {
				index,
				extrinsic: Some(1),
				pallet: b"AutoPurchase".to_vec(),
				event: b"OrderAccepted".to_vec(),
				accounts: vec![HOUSEHOLD],
				merchant: Some(HOUSEHOLD),
				device: Some(device),
				data: serde_json::to_vec(&json!({
					"order": { "id": 9, "device": device },
					"deadline": 1_483_336_800,
				}))
				.expect("it is JSON"),
			};
			let mut happenings = vec![happening(0, 1), happening(1, 2)];
			happenings.retain(|happening| filter.selects(happening));
			BlockHappenings { number: 7, time: 1_483_228_800, happenings }
		}

		fn token_fee(_: TokenId, fee: u128) -> Option<TokenFee<u128>> {
			(fee > 0).then_some(TokenFee { now: 15_500, most: Some(71_000) })
		}
	}
}

impl ProvideRuntimeApi<Block> for MockClient {
	type Api = Self;
	fn runtime_api(&self) -> ApiRef<'_, Self> {
		Self.into()
	}
}

impl HeaderBackend<Block> for MockClient {
	fn header(&self, _: H256) -> sp_blockchain::Result<Option<Header>> {
		Ok(None)
	}
	fn info(&self) -> Info<Block> {
		Info {
			best_hash: BEST,
			best_number: 5,
			genesis_hash: OLDER,
			finalized_hash: BEST,
			finalized_number: 5,
			finalized_state: None,
			number_leaves: 1,
			block_gap: None,
		}
	}
	fn status(&self, _: H256) -> sp_blockchain::Result<BlockStatus> {
		Ok(BlockStatus::Unknown)
	}
	fn number(&self, _: H256) -> sp_blockchain::Result<Option<u32>> {
		Ok(None)
	}
	fn hash(&self, _: u32) -> sp_blockchain::Result<Option<H256>> {
		Ok(None)
	}
}

/// Methods of devices: a quota of the device 1, and a pool that accepts everything.
struct AcceptingPool;

#[async_trait]
impl AttestationApiServer<H256> for AcceptingPool {
	fn quota(&self, device: DeviceId, _: Option<H256>) -> Result<DeviceQuota, Error> {
		let quota = DeviceQuota {
			now: 1_483_401_600,
			sequence: 6,
			batch_hash: Some(H256::repeat_byte(6)),
			last_seen: Some(1_483_228_800),
			presence: Presence::Offline { since: 1_483_315_200 },
			free_batches: 0,
			burst: 16,
			refill: 600,
			next_free_at: 1_483_401_900,
			accepts_from: 1_482_796_800,
			accepts_until: 1_483_401_900,
			slots: vec![NextReading { slot: 0, next_at: 1_483_228_801 }],
		};
		Some(quota).filter(|_| device == 1).ok_or(Error::UnknownDevice(device))
	}

	async fn submit_attestation(&self, _: Bytes, _: Bytes) -> Result<H256, Error> {
		Ok(H256::repeat_byte(5))
	}
}

fn module() -> RpcModule<()> {
	let mut module = RpcModule::new(());
	module.merge(Cot::<_, Block>::new(Arc::new(MockClient)).into_rpc()).unwrap();
	module.merge(AcceptingPool.into_rpc()).unwrap();
	module
}

/// The response to a request, as it is sent.
async fn answer(method: &str, params: &Value) -> String {
	let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
	module().raw_json_request(&request.to_string(), 1).await.unwrap().0
}

/// The response to a request, as a client reads it.
async fn call(method: &str, params: Value) -> Value {
	serde_json::from_str(&answer(method, &params).await).unwrap()
}

#[tokio::test]
async fn a_device_tells_who_it_is_and_how_it_stands() {
	let answer = call("cot_device", json!([1])).await;
	assert_eq!(
		answer["result"],
		json!({
			"device": 1,
			"owner": HOUSEHOLD_SS58,
			"manufacturer": HOUSEHOLD_SS58,
			"key": { "scheme": "p256", "public": format!("0x{}", "03".repeat(33)) },
			"serial": "0x5331",
			"model": 4,
			"status": "suspended",
			"ownerStatus": "active",
			"sanction": { "revoked": false, "reason": "tampered", "appealOpen": true },
			"transfer": { "state": "offered", "to": HOUSEHOLD_SS58, "expiresAt": null },
			"takeover": { "to": HOUSEHOLD_SS58, "completesAt": 1_485_648_000 },
			"epoch": 2,
			"reportInterval": 86_400,
			"deposit": "324800000000",
			"depositPayer": "manufacturer",
			"slotDeposit": "0",
			"claimedAt": 1_483_228_800,
		})
	);
	assert_eq!(call("cot_device", json!([2])).await["error"]["code"], 9001);
}

#[tokio::test]
async fn devices_come_page_by_page() {
	let ids = |answer: Value| -> Vec<u64> {
		let devices = answer["result"].as_array().unwrap();
		devices.iter().map(|device| device["device"].as_u64().unwrap()).collect()
	};
	let first = ids(call("cot_devices", json!([HOUSEHOLD_SS58])).await);
	assert_eq!(first, (1..=64).collect::<Vec<_>>());
	let second = ids(call("cot_devices", json!([HOUSEHOLD_SS58, 64])).await);
	assert_eq!(second, (65..=70).collect::<Vec<_>>());
	let short = ids(call("cot_devices", json!([HOUSEHOLD_SS58, null, 2])).await);
	assert_eq!(short, [1, 2]);
}

#[tokio::test]
async fn a_serial_is_looked_up() {
	let look = |serial: String| async move {
		call("cot_deviceOfSerial", json!([HOUSEHOLD_SS58, serial])).await["result"].clone()
	};
	assert_eq!(look("0x5331".into()).await, json!(1));
	assert_eq!(look("0x5332".into()).await, Value::Null);
	assert_eq!(look(format!("0x{}", "00".repeat(33))).await, Value::Null);
}

#[tokio::test]
async fn a_manufacturer_tells_its_profile_and_standing() {
	let answer = call("cot_manufacturer", json!([HOUSEHOLD_SS58])).await;
	assert_eq!(
		answer["result"],
		json!({
			"name": "Frost",
			"site": "https://frost.example",
			"standing": "bondTooSmall",
			"voucherKeys": [{
				"number": 3,
				"key": { "scheme": "secp256k1", "public": format!("0x{}", "04".repeat(33)) },
				"validUntil": 1_483_228_800,
				"claimsLeft": null,
			}],
			"proposed": { "name": "LG Europe", "site": "" },
			"bond": "340282366920938463463374607431768211455",
			"bondMissing": "5",
			"devices": 70,
			"models": 1,
		})
	);
	let stranger = AccountId32::new([8; 32]);
	let answer = call("cot_manufacturer", json!([stranger])).await;
	assert_eq!(answer["result"], Value::Null);
}

#[tokio::test]
async fn slots_tell_level_rhythm_forecast_and_days_left() {
	let answer = call("cot_slots", json!([1])).await;
	assert_eq!(
		answer["result"],
		json!([
			{
				"slot": 0,
				"kind": "stock",
				"commodity": { "category": 10_000_025 },
				"unit": "litre",
				"capacity": 6_000,
				"resolution": 50,
				"level": 1_500,
				"readAt": 1_483_228_800,
				"cycles": 7,
				"learned": true,
				"usualRestock": 4_000,
				"rhythm": { "state": "established", "interval": 604_800, "size": 4_000 },
				"forecast": {
					"ratePerDay": 600,
					"deviationPerDay": 120,
					"secondsLeft": 216_000,
					"daysLeft": 2.5,
				},
				"mandated": true,
				"modelled": true,
				"learningPointsLeft": 40,
				"openOrder": 9,
			},
			{
				"slot": 1,
				"kind": "stock",
				"commodity": { "category": 10_000_025 },
				"unit": "litre",
				"capacity": 6_000,
				"resolution": 50,
				"level": 1_500,
				"readAt": 1_483_228_800,
				"cycles": 2,
				"learned": false,
				"usualRestock": 3_500,
				"rhythm": { "state": "learning", "repetitions": 2 },
				"forecast": null,
				"mandated": false,
				"modelled": false,
				"learningPointsLeft": 100,
				"openOrder": null,
			},
		])
	);
}

#[test]
fn a_slot_of_an_activity_tells_its_hourly_limit() {
	let slot = SlotView {
		slot: 1,
		config: SlotConfig::Activity(ActivitySlot {
			activity: Activity::Driving,
			unit: SessionUnit::Kilometre,
			hourly_limit: 130_000,
		}),
		level: None,
		read_at: None,
		cycles: 0,
		learned: false,
		usual_restock: 0,
		rhythm: cot_pattern::Rhythm::Lapsed,
		forecast: None,
		mandated: false,
		modelled: true,
		learning_points_left: 0,
		open_order: None,
	};
	assert_eq!(
		serde_json::to_value(slot).unwrap(),
		json!({
			"slot": 1,
			"kind": "activity",
			"activity": "driving",
			"unit": "kilometre",
			"hourlyLimit": 130_000,
			"level": null,
			"readAt": null,
			"cycles": 0,
			"learned": false,
			"usualRestock": 0,
			"rhythm": { "state": "lapsed" },
			"forecast": null,
			"mandated": false,
			"modelled": true,
			"learningPointsLeft": 0,
			"openOrder": null,
		})
	);
}

#[tokio::test]
async fn a_block_hash_asks_about_that_block() {
	let answer = call("cot_slots", json!([1, OLDER])).await;
	assert_eq!(answer["result"][0]["level"], Value::Null);
}

#[tokio::test]
async fn an_unknown_device_is_an_error_of_its_own() {
	let answer = call("cot_slots", json!([2])).await;
	assert_eq!(answer["error"]["code"], 9001);
	assert_eq!(answer["error"]["message"], "no device has the identifier 2");
}

#[tokio::test]
async fn an_unknown_block_is_an_error_of_its_own() {
	let answer = call("cot_slots", json!([1, H256::repeat_byte(3)])).await;
	assert_eq!(answer["error"]["code"], 9002);
}

#[tokio::test]
async fn amounts_are_decimal_strings() {
	let answer = call("cot_rewards", json!([HOUSEHOLD])).await;
	assert_eq!(
		answer["result"],
		json!([{
			"manufacturer": HOUSEHOLD_SS58,
			"token": 1,
			"balance": "340282366920938463463374607431768211455",
			"vesting": "9000000",
			"vestedAt": 1492905600,
			"epoch": 3,
			"epochEndsAt": 1_485_648_000,
			"points": 20,
			"streakLevel": 2,
			"multiplierPercent": 110,
			"expectedPayout": "22000000",
			"unpaid": "5000000",
			"withheld": "5000000",
			"history": [{ "epoch": 1, "points": 30, "amount": "31500000" }],
			"gate": "100000000",
			"member": false,
		}])
	);
}

#[tokio::test]
async fn a_program_tells_its_supply_and_what_it_promises() {
	let answer = call("cot_program", json!([HOUSEHOLD])).await;
	let terms = |epoch_budget: &str| {
		json!({
			"epochLength": 604_800,
			"epochBudget": epoch_budget,
			"halvingEpochs": 104,
			"maxSupply": "340282366920938463463374607431768211455",
			"maxRewardPerPoint": "1000",
			"householdCap": 300,
			"minInterval": 43_200,
			"learningPoints": 10,
			"learningAllowance": 100,
			"deviationPoints": 2,
			"deviationCap": 6,
			"manualPoints": 1,
			"manualSeconds": 900,
			"manualCap": 8,
			"streakStepPercent": 5,
			"streakMaxLevel": 10,
		})
	};
	assert_eq!(
		answer["result"],
		json!({
			"token": 1,
			"holders": 12,
			"issued": "5000000",
			"burned": "250000",
			"burnFund": "3000000000",
			"reserved": "1000",
			"capLeft": "340282366920938463463374607431763210455",
			"epoch": 3,
			"epochEndsAt": 1_485_648_000,
			"epochBudget": "1000000",
			"points": 40,
			"activeHouseholds": 2,
			"epochsToCome": 2_077,
			"terms": terms("1000000"),
			"announced": { "from": 5, "terms": terms("2000000") },
			"closesWith": null,
		})
	);
}

#[tokio::test]
async fn a_manufacturer_without_a_program_has_none() {
	let nobody = AccountId32::new([9; 32]);
	let answer = call("cot_program", json!([nobody])).await;
	assert_eq!(answer["result"], Value::Null);
	assert!(answer.get("error").is_none());
}

#[tokio::test]
async fn orders_tell_how_far_they_have_come() {
	let answer = call("cot_orders", json!([HOUSEHOLD_SS58])).await;
	assert_eq!(
		answer["result"],
		json!([{
			"order": 9,
			"household": HOUSEHOLD_SS58,
			"merchant": HOUSEHOLD_SS58,
			"manufacturer": HOUSEHOLD_SS58,
			"device": 1,
			"slot": 0,
			"offer": 4,
			"product": "00614141000012",
			"units": 4,
			"quantity": 4_000,
			"received": 0,
			"code": { "link": 3, "anchor": H256::repeat_byte(8), "steps": 1 },
			"isHandedOver": false,
			"needsCode": false,
			"arbiter": HOUSEHOLD_SS58,
			"unitPrice": "1000000000000",
			"value": "4000000000000",
			"asset": null,
			"commissionPpm": 30_000,
			"stage": { "state": "placed", "cancellableUntil": 1_483_250_400 },
			"placedAt": 1_483_228_800,
			"promisedFor": 1_483_336_800,
			"deadline": 1_483_336_800,
			"penalty": "2000000000000",
			"tracking": null,
			"basket": {
				"first": 8,
				"delivery": { "fee": "250000000000", "minimum": "10000000000000" },
				"joinableUntil": 1_483_250_400,
				"orders": 2,
				"value": "6000000000000",
				"isFeePaid": false,
			},
			"dispute": {
				"deposit": "5000000000000",
				"evidence": H256::repeat_byte(7),
				"answer": null,
			},
		}])
	);
}

#[tokio::test]
async fn an_order_is_told_by_its_number() {
	let all = call("cot_orders", json!([HOUSEHOLD_SS58])).await;
	let mut expected = all["result"][0].clone();
	expected["order"] = json!(1);
	assert_eq!(call("cot_order", json!([1])).await["result"], expected);
	assert_eq!(call("cot_order", json!([2])).await["result"], Value::Null);
}

#[tokio::test]
async fn a_household_tells_its_memberships_funds_and_limits() {
	let answer = call("cot_household", json!([HOUSEHOLD_SS58])).await;
	assert_eq!(
		answer["result"],
		json!({
			"purchasing": "open",
			"pausedUntil": 1_483_336_800,
			"memberships": [{
				"manufacturer": HOUSEHOLD_SS58,
				"token": 1,
				"frozen": "110000000",
				"gate": "100000000",
				"mandates": 2,
				"mayLeaveAt": 1_483_833_600,
			}],
			"funds": [
				{
					"asset": null,
					"free": "96000000000000",
					"inOrders": "4000000000000",
					"inDisputes": "0",
					"frozen": "0",
				},
				{
					"asset": 1,
					"free": "5000000",
					"inOrders": "0",
					"inDisputes": "0",
					"frozen": "110000000",
				},
			],
			"limits": [{
				"asset": null,
				"amount": "50000000000000",
				"period": 2_592_000,
				"spent": "4000000000000",
			}],
		})
	);
}

#[tokio::test]
async fn a_car_learns_whether_it_may_start_and_why_not() {
	let answer = call("cot_mayStart", json!([1, 0])).await;
	assert_eq!(
		answer["result"],
		json!({
			"mayStart": true,
			"obstacles": [],
			"amountLeft": 25_500,
			"plan": 3,
			"price": "2000000",
			"allowance": "51000000",
			"debt": "7",
			"budgetLeft": null,
		})
	);
	let refused = call("cot_mayStart", json!([2, 0])).await;
	assert_eq!(refused["result"]["obstacles"], json!(["priceAboveLimit", "debtOwed"]));
}

#[tokio::test]
async fn a_mandate_tells_its_terms_and_what_is_left() {
	let answer = call("cot_mandate", json!([1, 0])).await;
	assert_eq!(
		answer["result"],
		json!({
			"device": 1,
			"slot": 0,
			"household": HOUSEHOLD_SS58,
			"manufacturer": HOUSEHOLD_SS58,
			"terms": {
				"choice": { "category": { "merchants": [HOUSEHOLD_SS58], "maxLeadTime": 86_400 } },
				"mode": "live",
				"asset": null,
				"maxUnitPrice": "2000000000000",
				"maxOrderValue": "10000000000000",
				"maxDeliveryFee": "250000000000",
				"budget": "50000000000000",
				"period": 2_592_000,
				"parLevel": 4_000,
				"serviceLevel": "balanced",
				"cancelWindow": 21_600,
				"expiresAt": 1_514_764_800,
				"arbiters": [],
				"codes": { "end": H256::repeat_byte(8), "count": 400 },
			},
			"givenAt": 1_483_228_800,
			"spent": "4000000000000",
			"budgetLeft": "46000000000000",
			"nextCode": 3,
			"coolingDownUntil": null,
		})
	);
	assert_eq!(call("cot_mandate", json!([1, 1])).await["result"], Value::Null);
}

#[tokio::test]
async fn a_fleet_comes_page_by_page() {
	let first = call("cot_fleet", json!([HOUSEHOLD_SS58])).await;
	assert_eq!(first["result"]["next"], "0x5331");
	let device = &first["result"]["devices"][0];
	assert_eq!(device["device"], 1);
	assert_eq!(device["lastSeen"], 1_483_228_800);
	assert_eq!(device["presence"], json!({ "state": "offline", "since": 1_483_315_200 }));
	let last = call("cot_fleet", json!([HOUSEHOLD_SS58, "0x5331", 64, "silent", 4])).await;
	assert_eq!(last["result"]["next"], Value::Null);
	assert_eq!(last["result"]["devices"][0]["lastSeen"], Value::Null);
	let too_long = format!("0x{}", "00".repeat(65));
	let answer = call("cot_fleet", json!([HOUSEHOLD_SS58, too_long])).await;
	assert_eq!(answer["error"]["code"], 9004);
}

#[tokio::test]
async fn happenings_are_those_of_an_account_a_device_or_both() {
	let devices = async |parameters: Value| {
		let answer = call("cot_happenings", parameters).await;
		assert_eq!(answer["result"]["number"], 7);
		let happenings = answer["result"]["happenings"].as_array().unwrap().clone();
		happenings.iter().map(|it| it["device"].as_u64().unwrap()).collect::<Vec<_>>()
	};
	assert_eq!(devices(json!([])).await, [1, 2]);
	assert_eq!(devices(json!([HOUSEHOLD_SS58])).await, [1, 2]);
	assert_eq!(devices(json!([null, 2])).await, [2]);
	assert_eq!(devices(json!([HOUSEHOLD_SS58, 1])).await, [1]);
	let stranger = AccountId32::new([8; 32]);
	assert_eq!(devices(json!([stranger, 1])).await, [0; 0]);
	let answer = call("cot_happenings", json!([null, 1])).await;
	assert_eq!(
		answer["result"]["happenings"][0],
		json!({
			"index": 0,
			"extrinsic": 1,
			"pallet": "AutoPurchase",
			"event": "OrderAccepted",
			"accounts": [HOUSEHOLD_SS58],
			"merchant": HOUSEHOLD_SS58,
			"device": 1,
			"data": { "order": { "id": 9, "device": 1 }, "deadline": 1_483_336_800 },
		})
	);
}

#[tokio::test]
async fn a_fee_in_a_token_has_a_price_and_a_bound() {
	let answer = call("cot_tokenFee", json!([1, 1_550_000_000])).await;
	assert_eq!(answer["result"], json!({ "now": "15500", "most": "71000" }));
	let answer = call("cot_tokenFee", json!([1, 0])).await;
	assert_eq!(answer["result"], Value::Null);
}

#[test]
fn an_order_in_dispute_tells_who_has_begun() {
	let stage = OrderState::Disputed { by: Party::Merchant, since: 5, goods: Goods::Arrived };
	assert_eq!(
		serde_json::to_value(stage).unwrap(),
		json!({ "state": "disputed", "by": "merchant", "since": 5, "arrived": true })
	);
}

#[tokio::test]
async fn a_slot_tells_everything_that_stands_against_buying_for_it() {
	let answer = call("cot_whyNot", json!([1, 0])).await;
	assert_eq!(
		answer["result"],
		json!({
			"refusals": [
				{ "notLearned": { "cycles": 1, "needed": 3 } },
				{ "paused": "household" },
				"staleReading",
				{ "noEligibleOffer": "aboveCap" },
			],
			"offers": [
				{ "offer": 1, "ineligible": "aboveCap" },
				{ "offer": 2, "ineligible": null },
			],
		})
	);
	assert_eq!(call("cot_whyNot", json!([1, 1])).await["result"], Value::Null);
}

#[tokio::test]
async fn a_merchant_tells_its_profile_and_reputation() {
	let answer = call("cot_merchant", json!([HOUSEHOLD_SS58])).await;
	assert_eq!(
		answer["result"],
		json!({
			"name": "G-Market",
			"site": "https://g-market.example",
			"bond": "990000000000000",
			"bondLeft": "984000000000000",
			"offers": 2,
			"partnerships": 1,
			"openOrders": 3,
			"atStake": "6000000000000",
			"unseen": "0",
			"reputation": { "settled": 12_500, "late": 1_000, "disputed": 0 },
		})
	);
	let stranger = AccountId32::new([8; 32]);
	assert_eq!(call("cot_merchant", json!([stranger])).await["result"], Value::Null);
}

#[tokio::test]
async fn offers_come_page_by_page() {
	let category = json!({ "category": 10_000_025 });
	let answer = call("cot_offers", json!([category, null, 1])).await;
	assert_eq!(
		answer["result"],
		json!([{
			"offer": 1,
			"merchant": HOUSEHOLD_SS58,
			"reputation": { "settled": 12_500, "late": 1_000, "disputed": 0 },
			"product": "00614141000012",
			"category": category,
			"unitSize": 1_000,
			"measure": "litre",
			"price": "1000000000000",
			"asset": 7,
			"leadTime": 86_400,
			"stock": 40,
			"expiresAt": 1_483_336_800,
			"delivery": { "fee": "250000000000", "minimum": "10000000000000" },
			"place": "0x01",
		}])
	);
	let ids = |answer: Value| -> Vec<u64> {
		let offers = answer["result"].as_array().unwrap();
		offers.iter().map(|offer| offer["offer"].as_u64().unwrap()).collect()
	};
	assert_eq!(ids(call("cot_offers", json!([category])).await), (1..=64).collect::<Vec<_>>());
	let second = ids(call("cot_offers", json!([category, "0x40"])).await);
	assert_eq!(second, (65..=70).collect::<Vec<_>>());
}
