//! Devices, gateways and pools at random: with batches late, repeated, out of order or forged,
//! sequences only grow, no batch is accepted twice, a refused one changes nothing, and every
//! invariant holds.

use std::{cell::Cell, collections::BTreeMap};

use cot_primitives::{
	Batch, DeviceId, Evidence, OnDeviceChange, Points, Reading, SessionMode, SlotId,
};
use proptest::{
	prelude::*,
	test_runner::{Config as WalkConfig, TestRunner},
};
use sp_core::H256;
use sp_io::storage::root;
use sp_runtime::StateVersion;

use crate::{mock::*, *};

const STEPS: usize = 120;

/// Path of a batch to the chain.
#[derive(Clone, Copy, Debug)]
enum Way {
	Gateway,
	Many,
	Feeless,
}

/// One step of a random run.
#[derive(Clone, Debug)]
enum Step {
	Pass(u64),
	Block(u64),
	/// A batch so many sequence numbers after the last, with readings from so long ago.
	Send {
		way: Way,
		device: DeviceId,
		ahead: i64,
		ago: u64,
		readings: Vec<(SlotId, u32, u32)>,
	},
	Forge(Way, DeviceId),
	/// An accepted batch once more.
	Again(Way, usize),
	Suspend,
	Resume,
	Change(SlotId, Option<bool>),
	NewOwner(DeviceId),
}

fn way() -> impl Strategy<Value = Way> {
	prop_oneof![Just(Way::Gateway), Just(Way::Many), Just(Way::Feeless)]
}

fn device() -> impl Strategy<Value = DeviceId> {
	prop_oneof![4 => Just(FRIDGE), 2 => Just(CABINET), 2 => Just(CAR), 1 => Just(UNKNOWN)]
}

fn step() -> impl Strategy<Value = Step> {
	let readings = prop::collection::vec((0..4u8, 0..7_200u32, 0..12_000u32), 0..8);
	let ahead = prop_oneof![8 => Just(1i64), 1 => -2..4i64, 1 => 90..110i64];
	let ago = prop_oneof![4 => 3_600..20_000u64, 1 => 0..700_000u64];
	prop_oneof![
		12 => (way(), device(), ahead, ago, readings).prop_map(
			|(way, device, ahead, ago, mut readings)| {
				readings.sort_by_key(|(_, offset, _)| *offset);
				Step::Send { way, device, ahead, ago, readings }
			}
		),
		3 => (0..40_000u64).prop_map(Step::Pass),
		3 => (6..200_000u64).prop_map(Step::Block),
		2 => (way(), device()).prop_map(|(way, device)| Step::Forge(way, device)),
		4 => (way(), any::<usize>()).prop_map(|(way, which)| Step::Again(way, which)),
		1 => Just(Step::Suspend),
		2 => Just(Step::Resume),
		1 => (0..4u8, any::<Option<bool>>()).prop_map(|(slot, kind)| Step::Change(slot, kind)),
		1 => device().prop_map(Step::NewOwner),
	]
}

/// Record of the run, beside the chain's own.
#[derive(Default)]
struct Story {
	accepted: Vec<Batch>,
	last: BTreeMap<DeviceId, u64>,
	points: BTreeMap<DeviceId, Points>,
	feeless_in_block: u32,
}

impl Story {
	/// Submits a batch. Returns true if it was accepted; a refused one must change nothing.
	fn submit(
		&mut self,
		way: Way,
		batch: Batch,
		signature: cot_primitives::DeviceSignature,
	) -> bool {
		events();
		let before = root(StateVersion::V1);
		let accepted = match way {
			Way::Gateway => attest_with(batch.clone(), signature).is_ok(),
			Way::Many => {
				let batches = vec![SignedBatch { batch: batch.clone(), signature }];
				let gateway = RuntimeOrigin::signed(GATEWAY);
				Attestations::attest_many(gateway, batches.try_into().unwrap()).unwrap();
				let refused = |event: &Event<Test>| matches!(event, Event::BatchRefused { .. });
				!System::read_events_for_pallet::<Event<Test>>().iter().any(refused)
			},
			Way::Feeless => {
				let offered = offer_with(batch.clone(), signature.clone());
				let included = include_with(batch.clone(), signature);
				if included.is_ok() {
					assert!(offered.is_ok_and(|validity| validity.requires.is_empty()));
					self.feeless_in_block += 1;
				}
				// A batch that is admitted to a block does not fail in it.
				included.map(|result| result.expect("authorised")).is_ok()
			},
		};
		let emitted = events();
		if accepted {
			self.accept(batch, &emitted);
		} else {
			let expected = if matches!(way, Way::Many) { 1 } else { 0 };
			assert_eq!(emitted.len(), expected);
			assert_eq!(root(StateVersion::V1), before);
		}
		accepted
	}

	fn accept(&mut self, batch: Batch, emitted: &[Event<Test>]) {
		let last = self.last.entry(batch.device).or_default();
		assert!(batch.sequence > *last);
		*last = batch.sequence;
		let Some(Event::BatchAccepted { device, sequence, readings, points, .. }) = emitted.last()
		else {
			panic!("the last event says that the batch was accepted, not {emitted:?}");
		};
		assert_eq!((*device, *sequence), (batch.device, batch.sequence));
		assert_eq!(*readings as usize, batch.readings.len());
		*self.points.entry(*device).or_default() += points;
		self.accepted.push(batch);
	}

	fn send(&mut self, way: Way, batch: Batch, forged: bool) -> bool {
		let signature = if forged { forge(&batch) } else { sign(&batch) };
		self.submit(way, batch, signature)
	}

	fn run(&mut self, step: Step) {
		match step {
			Step::Pass(seconds) => pass(seconds),
			Step::Block(seconds) => {
				next_block(seconds);
				self.feeless_in_block = 0;
			},
			Step::Send { way, device, ahead, ago, readings } => {
				let last = States::<Test>::get(device).map_or(0, |state| state.sequence);
				let sequence = last.saturating_add_signed(ahead);
				let readings = readings.into_iter().map(|it| reading(device, it)).collect();
				let evidence = (ago % 2 == 0)
					.then_some(Evidence { root: H256::repeat_byte(ago as u8), leaves: 7 });
				let window_start = now() - ago;
				let batch = Batch { window_start, evidence, ..batch(device, sequence, readings) };
				let accepted = self.send(way, batch, false);
				assert!(!accepted || ahead >= 1);
			},
			Step::Forge(way, device) => {
				assert!(!self.send(way, batch(device, u64::MAX, vec![]), true));
			},
			Step::Again(way, which) => {
				if !self.accepted.is_empty() {
					let batch = self.accepted[which % self.accepted.len()].clone();
					assert!(!self.send(way, batch, false));
				}
			},
			Step::Suspend => Household::suspend_fridge(),
			Step::Resume => Household::resume_fridge(),
			Step::Change(slot, kind) => {
				let config = kind.map(|stock| if stock { stock_slot() } else { activity_slot() });
				Household::change_slot(slot, config);
			},
			Step::NewOwner(device) => {
				Attestations::on_owner_changed(device);
				if device != UNKNOWN {
					Attestations::on_updated(device);
				}
			},
		}
	}

	fn check(&self) {
		Attestations::do_try_state().unwrap();
		assert!(self.feeless_in_block <= 3 * FEELESS_BURST);
		for device in DEVICES {
			let state = record_of(device);
			assert_eq!(state.sequence, self.last.get(&device).copied().unwrap_or_default());
			let caps = state.slots.values().map(|it| it.earned.caps());
			let earned: Points = caps
				.flat_map(|caps| [caps.learning_points, caps.period_points])
				.map(Points::from)
				.sum();
			assert_eq!(earned, self.points.get(&device).copied().unwrap_or_default());
		}
	}
}

/// Returns a reading that mostly matches the kind of the device's slot.
fn reading(device: DeviceId, (slot, offset, amount): (SlotId, u32, u32)) -> Reading {
	match device {
		CAR => {
			Reading { slot: slot / 3, ..session(SessionMode::Manual, offset, amount / 10, amount) }
		},
		FRIDGE if slot == 3 => {
			Reading { slot: 0, ..session(SessionMode::Autonomous, offset, 60, amount) }
		},
		_ => level(slot, offset, amount),
	}
}

#[test]
fn the_invariants_hold_after_any_sequence_of_steps() {
	let accepted = Cell::new(0);
	let config = WalkConfig { failure_persistence: None, ..WalkConfig::with_cases(48) };
	TestRunner::new(config)
		.run(&prop::collection::vec(step(), STEPS), |steps| {
			build_and_execute(|| {
				// So that nothing is from before the chain's first day.
				pass(30 * 86_400);
				let mut story = Story::default();
				for step in steps {
					story.run(step);
					story.check();
				}
				accepted.set(accepted.get() + story.accepted.len());
			});
			Ok(())
		})
		.unwrap();
	assert!(accepted.get() > 48 * STEPS / 20, "only {} batches were accepted", accepted.get());
}
