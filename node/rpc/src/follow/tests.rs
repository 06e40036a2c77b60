//! Subscriptions against a mocked chain.

use std::sync::atomic::{AtomicU32, Ordering};

use jsonrpsee::{core::server::Subscription, RpcModule};
use serde_json::{json, Value};
use sp_api::{ApiError, ApiRef};
use sp_blockchain::{BlockStatus, Info};
use sp_runtime::{
	generic::{Block as GenericBlock, Header as GenericHeader},
	traits::BlakeTwo256,
	OpaqueExtrinsic,
};
use tokio::sync::mpsc;

use super::*;

type Header = GenericHeader<u32, BlakeTwo256>;
type Block = GenericBlock<Header, OpaqueExtrinsic>;

const HOUSEHOLD: AccountId32 = AccountId32::new([7; 32]);
const STRANGER: AccountId32 = AccountId32::new([8; 32]);
/// Short times, which are waited for.
const SHORT: Pace =
	Pace { heartbeat: Duration::from_millis(500), patience: Duration::from_millis(500) };
/// Number of a block whose state the node no longer has.
const PRUNED: u32 = 1;

/// A chain in which an order of the household goes on in each even block, and its device attests in
/// each.
#[derive(Clone, Default)]
struct MockChain {
	finalised: Arc<AtomicU32>,
}

fn hash(number: u32) -> H256 {
	H256::from_low_u64_be(number.into())
}

fn told(number: u32) -> Told {
	let happening = |index, pallet: &str, accounts| Happening {
		index,
		extrinsic: None,
		pallet: pallet.into(),
		event: b"Event".to_vec(),
		accounts,
		merchant: None,
		device: Some(1),
		data: b"{}".to_vec(),
	};
	let mut happenings = vec![happening(0, "Attestations", vec![HOUSEHOLD])];
	if number.is_multiple_of(2) {
		happenings.push(happening(1, "AutoPurchase", vec![HOUSEHOLD]));
	}
	let block = BlockPlace { hash: hash(number), number, time: u64::from(number) * 6 };
	Told { block, happenings }
}

sp_api::mock_impl_runtime_apis! {
	impl cot_runtime_api::CotApi<Block, AccountId32, u128> for MockChain {
		#[advanced]
		fn happenings(
			&self,
			at: H256,
			_filter: HappeningFilter<AccountId32>,
		) -> Result<BlockHappenings<AccountId32>, ApiError> {
			let number = u32::try_from(at.to_low_u64_be()).expect("numbers are small");
			if number == PRUNED {
				return Err(ApiError::UnknownBlock("its state is gone".into()));
			}
			let Told { block, happenings } = told(number);
			Ok(BlockHappenings { number, time: block.time, happenings })
		}
	}
}

impl ProvideRuntimeApi<Block> for MockChain {
	type Api = Self;
	fn runtime_api(&self) -> ApiRef<'_, Self> {
		self.clone().into()
	}
}

impl HeaderBackend<Block> for MockChain {
	fn header(&self, _: H256) -> sp_blockchain::Result<Option<Header>> {
		Ok(None)
	}

	fn info(&self) -> Info<Block> {
		let finalized_number = self.finalised.load(Ordering::SeqCst);
		Info {
			best_hash: hash(finalized_number),
			best_number: finalized_number,
			genesis_hash: hash(0),
			finalized_hash: hash(finalized_number),
			finalized_number,
			finalized_state: None,
			number_leaves: 0,
			block_gap: None,
		}
	}

	fn status(&self, _: H256) -> sp_blockchain::Result<BlockStatus> {
		Ok(BlockStatus::Unknown)
	}

	fn number(&self, _: H256) -> sp_blockchain::Result<Option<u32>> {
		Ok(None)
	}

	fn hash(&self, number: u32) -> sp_blockchain::Result<Option<H256>> {
		Ok((number <= self.info().finalized_number).then(|| hash(number)))
	}
}

struct World {
	chain: MockChain,
	live: Sender<Arc<Told>>,
	module: RpcModule<()>,
}

impl World {
	/// A chain with so many finalised blocks.
	fn new(finalised: u32) -> Self {
		let chain = MockChain::default();
		chain.finalised.store(finalised, Ordering::SeqCst);
		let (live, _) = broadcast::channel(LIVE_BLOCKS);
		let client = Arc::new(chain.clone());
		let follow = Follow {
			client,
			live: live.clone(),
			turns: Arc::new(Semaphore::new(TURNS)),
			pace: SHORT,
			_block: PhantomData::<fn() -> Block>,
		};
		let mut module = RpcModule::new(());
		module.merge(follow.into_rpc()).expect("no name is used twice");
		Self { chain, live, module }
	}

	/// Finalises the next block; its task tells it, or is too late.
	fn finalise(&self, is_live: bool) -> u32 {
		let number = self.chain.finalised.fetch_add(1, Ordering::SeqCst) + 1;
		if is_live {
			let _ = self.live.send(Arc::new(told(number)));
		}
		number
	}

	async fn orders(&self, from: Option<Bytes>, buffer: usize) -> Subscription {
		let subscription =
			self.module.subscribe("cot_subscribeOrders", (HOUSEHOLD, from), buffer).await;
		subscription.expect("it begins")
	}

	/// A subscription whose notifications are read as they are sent, the last one too.
	async fn raw(&self, from: Option<Bytes>, buffer: usize) -> mpsc::Receiver<String> {
		let request = self.request(from);
		self.module.raw_json_request(&request, buffer).await.expect("it is JSON").1
	}

	fn request(&self, from: Option<Bytes>) -> String {
		let parameters = json!([HOUSEHOLD, from]);
		let method = "cot_subscribeOrders";
		json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters }).to_string()
	}

	/// Code and data of the error with which a subscription does not begin.
	async fn refusal(&self, from: Bytes) -> Value {
		let request = self.request(Some(from));
		let (answer, _) = self.module.raw_json_request(&request, 1).await.expect("it is JSON");
		serde_json::from_str::<Value>(&answer).expect("it is JSON")["error"].clone()
	}
}

async fn next(subscription: &mut Subscription) -> Value {
	let notification = subscription.next::<Value>().await.expect("it is open");
	notification.expect("it is a notification").0
}

async fn raw_next(subscription: &mut mpsc::Receiver<String>) -> Value {
	let notification = subscription.recv().await.expect("it is open");
	serde_json::from_str(&notification).expect("it is JSON")
}

fn number(notification: &Value) -> u64 {
	notification["params"]["result"]["block"]["number"].as_u64().expect("it tells a block")
}

/// Numbers of the next blocks that are told.
async fn numbers(subscription: &mut Subscription, count: usize) -> Vec<u64> {
	let mut numbers = Vec::new();
	for _ in 0..count {
		numbers.push(next(subscription).await["block"]["number"].as_u64().expect("it is a number"));
	}
	numbers
}

fn after(number: u32) -> Option<Bytes> {
	Some(cursor(place_of(told(number).block)))
}

#[tokio::test]
async fn a_subscriber_is_told_the_blocks_in_which_something_of_its_own_happens() {
	let world = World::new(10);
	let mut orders = world.orders(None, 16).await;
	let mut device = world
		.module
		.subscribe("cot_subscribeDevice", (1, None::<Bytes>), 16)
		.await
		.expect("it begins");
	let mut account = world
		.module
		.subscribe("cot_subscribeAccount", (HOUSEHOLD, None::<Bytes>), 16)
		.await
		.expect("it begins");
	for _ in 11..=14 {
		world.finalise(true);
	}
	let first = next(&mut orders).await;
	assert_eq!(
		first,
		json!({
			"block": { "hash": hash(12), "number": 12, "time": 72 },
			"cursor": cursor(place_of(told(12).block)),
			"happenings": [{
				"index": 1,
				"extrinsic": null,
				"pallet": "AutoPurchase",
				"event": "Event",
				"accounts": [HOUSEHOLD],
				"merchant": null,
				"device": 1,
				"data": {},
			}],
		})
	);
	assert_eq!(numbers(&mut orders, 1).await, [14]);
	assert_eq!(numbers(&mut device, 4).await, [11, 12, 13, 14]);
	// Of an account, also what is neither a purchase nor a reward.
	for (number, pallets) in [(11, 1), (12, 2), (13, 1), (14, 2)] {
		let told = next(&mut account).await;
		let happenings = told["happenings"].as_array().map(Vec::len);
		assert_eq!((&told["block"]["number"], happenings), (&json!(number), Some(pallets)));
	}
}

#[tokio::test]
async fn what_was_missed_comes_first_and_nothing_twice() {
	let world = World::new(20);
	let mut orders = world.orders(after(13), 64).await;
	// One is told live, one only by the chain's state, and one again.
	world.finalise(true);
	world.finalise(false);
	let _ = world.live.send(Arc::new(told(18)));
	world.finalise(true);
	world.finalise(true);
	assert_eq!(numbers(&mut orders, 6).await, [14, 16, 18, 20, 22, 24]);
}

#[tokio::test]
async fn who_falls_behind_the_live_blocks_misses_none() {
	let world = World::new(10);
	let mut device =
		world.module.subscribe("cot_subscribeDevice", (1, None::<Bytes>), 1_024).await.unwrap();
	let last = u32::try_from(11 + 3 * LIVE_BLOCKS).expect("it is small");
	for _ in 11..=last {
		world.finalise(true);
	}
	let expected: Vec<u64> = (11..=last.into()).collect();
	assert_eq!(numbers(&mut device, expected.len()).await, expected);
}

#[tokio::test]
async fn a_stranger_is_told_nothing_but_signs_of_life() {
	let world = World::new(10);
	let begun = Instant::now();
	let mut orders = world
		.module
		.subscribe("cot_subscribeOrders", (STRANGER, None::<Bytes>), 16)
		.await
		.expect("it begins");
	let sign = next(&mut orders).await;
	assert_eq!((&sign["block"]["number"], &sign["happenings"]), (&json!(10), &json!([])));
	assert_eq!(sign["cursor"], json!(cursor(place_of(told(10).block))));
	assert!(begun.elapsed() >= SHORT.heartbeat);
	// Nothing of its own happens in the blocks to come, of which the cursor tells.
	world.finalise(true);
	world.finalise(true);
	assert_eq!(numbers(&mut orders, 2).await, [12, 12]);
}

#[tokio::test]
async fn a_reader_that_does_not_read_is_closed_with_its_place() {
	let world = World::new(10);
	let mut orders = world.raw(after(2), 1).await;
	assert_eq!(number(&raw_next(&mut orders).await), 4);
	tokio::time::sleep(SHORT.patience * 4).await;
	assert_eq!(number(&raw_next(&mut orders).await), 6);
	let error = raw_next(&mut orders).await["params"]["error"].clone();
	assert_eq!(error["code"], 9007);
	// What it has taken, and what waits for it, is not told again.
	assert_eq!(error["data"]["cursor"], json!(after(7)));
}

#[tokio::test]
async fn a_place_that_is_none_begins_nothing() {
	let world = World::new(MAX_MISSED + 10);
	let code = |error: Value| error["code"].as_i64();
	assert_eq!(code(world.refusal(Bytes(vec![1, 2, 3])).await), Some(9004));
	let other_chain = (7u32, H256::repeat_byte(9)).encode().into();
	assert_eq!(code(world.refusal(other_chain).await), Some(9009));
	let far_back = world.refusal(cursor(place_of(told(9).block))).await;
	assert_eq!((&far_back["code"], &far_back["data"]), (&json!(9008), &json!({ "oldest": 10 })));
	let from = cursor(place_of(told(10).block));
	world.orders(Some(from), 1).await;
}

#[tokio::test]
async fn a_place_that_is_still_to_come_is_waited_for() {
	let world = World::new(10);
	let mut orders = world.orders(after(13), 16).await;
	for _ in 11..=16 {
		world.finalise(true);
	}
	assert_eq!(numbers(&mut orders, 2).await, [14, 16]);
}

#[tokio::test]
async fn one_that_waits_for_its_place_is_given_signs_of_life_and_keeps_it() {
	let world = World::new(10);
	let mut orders = world.orders(after(13), 16).await;
	let sign = next(&mut orders).await;
	assert_eq!((&sign["block"]["number"], &sign["cursor"]), (&json!(10), &json!(after(13))));
	for _ in 11..=14 {
		world.finalise(true);
	}
	assert_eq!(numbers(&mut orders, 1).await, [14]);
}

/// After a power cut the chain has gone on another way.
#[tokio::test]
async fn a_place_that_turns_out_to_be_of_another_chain_ends_the_subscription() {
	let world = World::new(10);
	let elsewhere = (12u32, H256::repeat_byte(9)).encode().into();
	let mut orders = world.raw(Some(elsewhere), 16).await;
	for _ in 11..=14 {
		world.finalise(true);
	}
	assert_eq!(raw_next(&mut orders).await["params"]["error"]["code"], 9009);
}

#[tokio::test]
async fn a_state_that_is_gone_is_an_error_of_its_own() {
	let world = World::new(5);
	let mut orders = world.raw(after(0), 16).await;
	assert_eq!(raw_next(&mut orders).await["params"]["error"]["code"], 9002);
}
