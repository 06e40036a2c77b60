//! Feeless transactions through the whole runtime.

use codec::{DecodeAll, Encode};
use cot_primitives::{
	Batch, Claim, Commodity, DepositPayer, DeviceId, DeviceKey, DeviceSignature, Moment, Reading,
	ReadingKind, RefusalCode, Serial, SlotCaps, SlotConfig, SlotId, StockSlot, Unit, Voucher,
	MAX_READINGS,
};
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Hooks,
};
use pallet_attestations::{Earned, SignedBatch, MAX_BATCHES};
use sp_runtime::{
	generic::{Preamble, SignedPayload},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, UnknownTransaction,
	},
	ApplyExtrinsicResult,
};

use super::*;

pub const NOW: Moment = 1_700_000_000;

fn device_pair() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[5; 32])
}

fn device_signature(pair: &ed25519::Pair, hash: [u8; 32]) -> DeviceSignature {
	DeviceSignature::Ed25519(pair.sign(&hash))
}

fn alice() -> sr25519::Pair {
	sr25519::Pair::from_string("//Alice", None).unwrap()
}

/// A chain at `NOW` with a device of Alice's that LG vouches for.
pub fn with_device(test: impl FnOnce(DeviceId)) {
	preset_ext(sp_genesis_builder::DEV_RUNTIME_PRESET).execute_with(|| {
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(NOW * 1_000);
		let genesis = System::block_hash(0);
		let key = DeviceKey::Ed25519(device_pair().public());
		let owner = AccountId::from(alice().public());
		let voucher = Voucher {
			manufacturer: AccountId::from(LG),
			issuer: 0,
			serial: Serial::truncate_from(b"FRIDGE-1".to_vec()),
			life: 0,
			key,
			model: None,
			deposit_payer: DepositPayer::Owner,
			expires_at: NOW + 60,
		};
		let claim = Claim {
			manufacturer: voucher.manufacturer.clone(),
			serial: voucher.serial.clone(),
			life: 0,
			key,
			owner: owner.clone(),
			ownership: 0,
			expires_at: NOW + 60,
		};
		let lg = ed25519::Pair::from_string("//LG//voucher", None).unwrap();
		let vouched = device_signature(&lg, voucher.signing_hash(&genesis));
		let claimed = device_signature(&device_pair(), claim.signing_hash(&genesis));
		let origin = RuntimeOrigin::signed(owner);
		assert_ok!(DeviceRegistry::claim(origin, voucher, vouched, claim, claimed));
		test(pallet_device_registry::NextDeviceId::<Runtime>::get() - 1);
		check_state();
	});
}

fn batch(device: DeviceId, sequence: u64) -> Batch {
	Batch {
		device,
		sequence,
		after: 0,
		window_start: NOW,
		readings: Default::default(),
		evidence: None,
	}
}

/// The batch, signed by the device, as a transaction that nobody signs.
fn free(batch: Batch) -> UncheckedExtrinsic {
	let hash = batch.signing_hash(&System::block_hash(0));
	views::attestation(batch, device_signature(&device_pair(), hash))
}

/// A transfer of Alice's with no tip.
fn paid() -> UncheckedExtrinsic {
	let dest = AccountId::from(LG).into();
	let call: RuntimeCall = pallet_balances::Call::transfer_keep_alive { dest, value: UNIT }.into();
	let extension = views::plain_extension();
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|payload| alice().sign(payload));
	let signer = AccountId::from(alice().public()).into();
	UncheckedExtrinsic::new_signed(call, signer, signature.into(), extension)
}

fn validate(transaction: UncheckedExtrinsic) -> TransactionValidity {
	Executive::validate_transaction(TransactionSource::External, transaction, Hash::zero())
}

fn apply(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction)
}

#[test]
fn a_batch_travels_as_a_bare_transaction_of_few_bytes() {
	with_device(|device| {
		let transaction = free(batch(device, 1));
		assert!(matches!(transaction.preamble, Preamble::Bare(5)));
		let bytes = transaction.encode();
		// Format, pallet and call.
		assert_eq!(bytes[2..5], [5, 51, 0]);
		assert_eq!(UncheckedExtrinsic::decode_all(&mut bytes.as_slice()), Ok(transaction));
		assert!(bytes.len() <= 84, "{} bytes", bytes.len());
	});
}

/// The batch in the older of the two encodings that every decoder takes for the same.
fn legacy(batch: Batch) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_bare_legacy(free(batch).function)
}

/// A pool takes one of two transactions with the same tag and priority: the first.
#[test]
fn the_other_encoding_of_a_batch_has_the_same_place() {
	with_device(|device| {
		let (one, other) = (free(batch(device, 1)), legacy(batch(device, 1)));
		assert_ne!(one.encode(), other.encode());
		assert_eq!(validate(one.clone()), validate(other.clone()));
		assert_eq!(apply(other), Ok(Ok(())));
		assert_eq!(apply(one), Err(InvalidTransaction::Stale.into()));
	});
}

/// With another nonce, era or tip a batch would have another hash and another place.
#[test]
fn a_batch_in_a_general_transaction_is_refused() {
	with_device(|device| {
		let call = free(batch(device, 1)).function;
		let general = UncheckedExtrinsic::new_transaction(call, views::plain_extension());
		assert_eq!(validate(general.clone()), Err(InvalidTransaction::Call.into()));
		assert_eq!(apply(general), Err(InvalidTransaction::Call.into()));
		assert_eq!(Attestations::quota(device).unwrap().sequence, 0);
	});
}

#[test]
fn a_batch_needs_no_account_and_no_fee() {
	with_device(|device| {
		let coins = Balances::total_issuance();
		let validity = validate(free(batch(device, 1))).unwrap();
		assert!(validity.propagate);
		assert_eq!(validity.longevity, configs::devices::FEELESS_LONGEVITY);
		assert_eq!(apply(free(batch(device, 1))), Ok(Ok(())));
		assert_eq!(Attestations::quota(device).unwrap().sequence, 1);
		assert_eq!(Balances::total_issuance(), coins);
		assert_eq!(apply(free(batch(device, 1))), Err(InvalidTransaction::Stale.into()));
		assert_eq!(apply(free(batch(device, 3))), Ok(Ok(())));
	});
}

#[test]
fn whoever_pays_is_served_first() {
	with_device(|device| {
		let free = validate(free(batch(device, 1))).unwrap();
		let paid = validate(paid()).unwrap();
		assert_eq!(free.priority, 0);
		assert!(paid.priority > 0);
	});
}

#[test]
fn a_batch_of_no_device_is_refused_with_the_documented_number() {
	with_device(|device| {
		let refused = validate(free(batch(device + 1, 1)));
		let code = RefusalCode::UnknownDevice as u8;
		assert_eq!(refused, Err(UnknownTransaction::Custom(code).into()));
	});
}

#[test]
fn the_largest_batch_fits_what_is_free_of_a_block() {
	sp_io::TestExternalities::default().execute_with(|| {
		<Attestations as Hooks<BlockNumber>>::integrity_test();
	});
}

/// Gateways were told of 64 batches, and fridges of more than five slots fitted 40.
#[test]
fn a_gateway_sends_as_many_full_batches_of_large_fridges_as_the_call_takes() {
	let block = <Runtime as frame_system::Config>::BlockWeights::get();
	let most = block.get(DispatchClass::Normal).max_extrinsic.unwrap();
	let length = <Runtime as frame_system::Config>::BlockLength::get();
	for slots in [6, 8] {
		with_device(|device| {
			let full = |sequence| {
				let readings = (0..MAX_READINGS).map(|nth| Reading {
					slot: (nth % slots) as SlotId,
					offset: nth / slots,
					kind: ReadingKind::Level(5_000),
				});
				let batch = Batch {
					readings: readings.collect::<Vec<_>>().try_into().unwrap(),
					..batch(device, sequence)
				};
				let hash = batch.signing_hash(&System::block_hash(0));
				let signature = device_signature(&device_pair(), hash);
				SignedBatch { batch, signature }
			};
			let batches: Vec<_> = (1..=u64::from(MAX_BATCHES)).map(full).collect();
			let call = pallet_attestations::Call::<Runtime>::attest_many {
				batches: batches.try_into().unwrap(),
			};
			let charged = call.get_dispatch_info().total_weight();
			assert!(charged.all_lte(most), "{slots} slots: {charged:?} of {most:?}");
			assert!(call.encoded_size() < *length.max.get(DispatchClass::Normal) as usize);
		});
	}
}

/// The buyer of a used fridge sees the points that its slots can still earn.
#[test]
fn a_slot_tells_how_many_points_its_next_household_can_earn() {
	with_device(|device| {
		let stock = StockSlot {
			commodity: Commodity::Category(10_000_025),
			unit: Unit::Litre,
			capacity: 8_000,
			resolution: 80,
		};
		let alice = RuntimeOrigin::signed(AccountId::from(alice().public()));
		assert_ok!(DeviceRegistry::configure_slot(alice, device, 0, SlotConfig::Stock(stock)));
		let left = || views::slots(device).unwrap()[0].learning_points_left;
		let allowance = genesis_presets::lg_terms().learning_allowance;
		assert_eq!(left(), allowance);
		for (learned, expected) in [(30, allowance - 30), (allowance, 0), (allowance + 1, 0)] {
			pallet_attestations::States::<Runtime>::mutate(device, |state| {
				let slot = state.as_mut().unwrap().slots.get_mut(&0).unwrap();
				let caps = SlotCaps { learning_points: learned, ..SlotCaps::default() };
				slot.earned = Earned::Restocks(caps);
			});
			assert_eq!(left(), expected);
		}
	});
}
