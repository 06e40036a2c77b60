//! Benchmarks of each call in its worst case. Signatures are really verified: Ed25519 ones in the
//! calls, and those of each scheme on their own.

use alloc::{collections::BTreeMap, vec, vec::Vec};
use cot_primitives::{
	genesis_hash, Claim, Commodity, DepositPayer, DeviceId, DeviceKey, DeviceSignature, ModelId,
	Moment, P256Public, P256Signature, Rotation, SanctionReason, Serial, SlotConfig, SlotId, Slots,
	StockSlot, Unit, Voucher,
};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	pallet_prelude::TransactionSource,
	traits::{
		fungible::{Inspect as _, Unbalanced as _},
		tokens::Precision,
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use p256::ecdsa::{signature::hazmat::PrehashSigner, SigningKey};
use sp_core::{crypto::KeyTypeId, ed25519, H256};
use sp_runtime::traits::{Bounded, Saturating};

use crate::*;

/// Setup of other pallets for the benchmarks.
pub trait BenchmarkHelper {
	/// Sets the chain time to `now`, in Unix seconds.
	fn set_time(now: Moment);
	/// Creates for each slot of the device every record that other pallets may keep until it
	/// changes.
	fn build_on(device: DeviceId);
}

/// Setup of a runtime in which no pallet depends on devices.
impl BenchmarkHelper for () {
	fn set_time(_: Moment) {}
	fn build_on(_: DeviceId) {}
}

/// Type of the benchmarks' keys in the keystore.
const KEY_TYPE: KeyTypeId = KeyTypeId(*b"cotd");
/// Hash that is signed where only the signature matters.
const HASH: [u8; 32] = [7; 32];
/// A model with as many slots as a device may have.
const MODEL: ModelId = 1;
/// The first device that is claimed.
const DEVICE: DeviceId = 1;
/// Chain time at which every benchmark begins; zero would be that of the genesis block.
const NOW: Moment = 1_000_000;
/// Latest time.
const NEVER: Moment = Moment::MAX;

/// Returns a new key of the keystore.
fn new_key() -> ed25519::Public {
	sp_io::crypto::ed25519_generate(KEY_TYPE, None)
}

/// Signs `hash` with a key of the keystore.
fn sign(key: &ed25519::Public, hash: &[u8; 32]) -> Result<DeviceSignature, BenchmarkError> {
	sp_io::crypto::ed25519_sign(KEY_TYPE, key, hash)
		.map(DeviceSignature::Ed25519)
		.ok_or(BenchmarkError::Stop("the keystore has made this key"))
}

/// Returns a key on P-256, of which the keystore has none.
fn p256_pair() -> Result<SigningKey, BenchmarkError> {
	SigningKey::from_slice(&[7; 32]).map_err(|_| BenchmarkError::Stop("a small number is a key"))
}

/// Returns the compressed point of such a key.
fn p256_public(pair: &SigningKey) -> Result<P256Public, BenchmarkError> {
	let point = pair.verifying_key().to_encoded_point(true);
	point
		.as_bytes()
		.try_into()
		.map(P256Public)
		.map_err(|_| BenchmarkError::Stop("a compressed point has 33 bytes"))
}

/// Returns an account that can pay every bond and deposit.
fn rich<T: Config>(name: &'static str) -> T::AccountId {
	rich_nth::<T>(name, 0)
}

/// Returns the `nth` of several such accounts.
fn rich_nth<T: Config>(name: &'static str, nth: u32) -> T::AccountId {
	let who = account(name, nth, 0);
	let amount = T::ManufacturerBond::get()
		.saturating_add(T::DeviceDeposit::get())
		.saturating_add(T::ModelDeposit::get())
		.saturating_add(T::SerialDeposit::get())
		.saturating_add(T::SlotDeposit::get())
		.saturating_add(T::AppealDeposit::get())
		.saturating_add(T::TakeoverDeposit::get())
		.saturating_add(T::Currency::minimum_balance())
		.saturating_mul(1_000u32.into());
	assert_ok!(T::Currency::increase_balance(&who, amount, Precision::Exact));
	who
}

fn long_name() -> ManufacturerName {
	ManufacturerName::truncate_from(vec![b'n'; 64])
}

fn long_site() -> ManufacturerSite {
	ManufacturerSite::truncate_from(vec![b's'; 128])
}

/// Returns a stock under a label, which is longer than a category.
fn slot_config(label: u8) -> SlotConfig {
	SlotConfig::Stock(StockSlot {
		commodity: Commodity::Label(H256::repeat_byte(label)),
		unit: Unit::Litre,
		capacity: 4_000,
		resolution: 50,
	})
}

/// Returns as many slots as a device may have.
fn all_slots() -> Slots {
	let slots: BTreeMap<SlotId, SlotConfig> =
		(0..16).map(|slot| (slot, slot_config(slot))).collect();
	Slots::try_from(slots).unwrap_or_default()
}

fn template() -> ModelTemplate {
	ModelTemplate { name: long_name(), slots: all_slots(), report_interval: Some(NEVER) }
}

/// Registers a manufacturer, and returns it with its voucher key.
fn registered<T: Config>() -> Result<(T::AccountId, ed25519::Public), BenchmarkError> {
	T::BenchmarkHelper::set_time(NOW);
	let manufacturer = rich::<T>("manufacturer");
	let key = new_key();
	Pallet::<T>::do_register_manufacturer(
		manufacturer.clone(),
		long_name(),
		DeviceKey::Ed25519(key),
	)?;
	let profile = Profile { name: long_name(), site: long_site() };
	Pallet::<T>::do_set_profile(manufacturer.clone(), profile.clone())?;
	Pallet::<T>::do_approve_profile(manufacturer.clone(), profile)?;
	Ok((manufacturer, key))
}

/// Registers and approves a manufacturer with a model, and returns it with its voucher key.
fn approved<T: Config>() -> Result<(T::AccountId, ed25519::Public), BenchmarkError> {
	let (manufacturer, key) = registered::<T>()?;
	Pallet::<T>::do_approve_manufacturer(manufacturer.clone(), long_name())?;
	Pallet::<T>::do_publish_model(manufacturer.clone(), MODEL, template())?;
	// A key whose claims are counted costs more.
	let counted = VoucherKey {
		key: DeviceKey::Ed25519(key),
		valid_until: Some(NEVER),
		claims_left: MAX_CLAIMS,
	};
	VoucherKeys::<T>::insert(&manufacturer, 0, counted);
	Ok((manufacturer, key))
}

/// Returns a request that costs the most: at its manufacturer's cost, under a serial number that
/// was revoked and lives on.
fn costly_request<T: Config>(
	manufacturer: &T::AccountId,
	voucher_key: &ed25519::Public,
	owner: &T::AccountId,
	n: u8,
) -> Result<ClaimRequestOf<T>, BenchmarkError> {
	let payer = DepositPayer::Manufacturer;
	let (request, _) = request::<T>(manufacturer, voucher_key, owner, payer, n)?;
	Pallet::<T>::do_revoke_serial(manufacturer.clone(), request.voucher.serial.clone(), 0)?;
	Ok(request)
}

/// Returns a request to claim a new device with as many slots as it may have, and its key.
fn request<T: Config>(
	manufacturer: &T::AccountId,
	voucher_key: &ed25519::Public,
	owner: &T::AccountId,
	deposit_payer: DepositPayer,
	n: u8,
) -> Result<(ClaimRequestOf<T>, ed25519::Public), BenchmarkError> {
	let device_key = new_key();
	let key = DeviceKey::Ed25519(device_key);
	let voucher = Voucher {
		manufacturer: manufacturer.clone(),
		issuer: 0,
		serial: Serial::truncate_from(vec![n; 32]),
		life: 1,
		key,
		model: Some(MODEL),
		deposit_payer,
		expires_at: NEVER,
	};
	let claim = Claim {
		manufacturer: manufacturer.clone(),
		serial: voucher.serial.clone(),
		life: voucher.life,
		key,
		owner: owner.clone(),
		ownership: 0,
		expires_at: latest::<T>(),
	};
	let genesis = genesis_hash::<T>();
	let request = ClaimRequest {
		voucher_signature: sign(voucher_key, &voucher.signing_hash(&genesis))?,
		device_signature: sign(&device_key, &claim.signing_hash(&genesis))?,
		voucher,
		claim,
	};
	Ok((request, device_key))
}

/// Returns the latest expiry of a claim.
fn latest<T: Config>() -> Moment {
	Pallet::<T>::now().saturating_add(T::MaxClaimLifetime::get())
}

/// Parties of a claimed device.
struct Claimed<T: Config> {
	manufacturer: T::AccountId,
	owner: T::AccountId,
	key: ed25519::Public,
}

/// Claims a device with as many slots as it may have, and every record that depends on them.
fn claimed<T: Config>() -> Result<Claimed<T>, BenchmarkError> {
	claimed_at_cost_of::<T>(DepositPayer::Owner)
}

/// The same with a deposit that `payer` pays.
fn claimed_at_cost_of<T: Config>(payer: DepositPayer) -> Result<Claimed<T>, BenchmarkError> {
	let (manufacturer, voucher_key) = approved::<T>()?;
	let owner = rich::<T>("owner");
	let (request, key) = request::<T>(&manufacturer, &voucher_key, &owner, payer, 0)?;
	Pallet::<T>::do_claim(owner.clone(), request)?;
	T::BenchmarkHelper::build_on(DEVICE);
	Ok(Claimed { manufacturer, owner, key })
}

/// Returns voucher and claim for the next life of the claimed device, with a new key, signed by the
/// manufacturer's first voucher key.
fn next_life<T: Config>(
	to: &T::AccountId,
	life: u32,
	ownership: u32,
	serial: Serial,
) -> Result<ClaimRequestOf<T>, BenchmarkError> {
	let manufacturer = device::<T>()?.manufacturer;
	let issuer = VoucherKeys::<T>::get(&manufacturer, 0).map(|issuer| issuer.key);
	let Some(DeviceKey::Ed25519(voucher_key)) = issuer else {
		return Err(BenchmarkError::Stop("the manufacturer has an Ed25519 key"));
	};
	let payer = DepositPayer::Owner;
	let (mut request, device_key) = request::<T>(&manufacturer, &voucher_key, to, payer, 0)?;
	let ClaimRequest { voucher, claim, .. } = &mut request;
	(voucher.serial, claim.serial) = (serial.clone(), serial);
	(voucher.life, claim.life) = (life, life);
	claim.ownership = ownership;
	let genesis = genesis_hash::<T>();
	request.voucher_signature = sign(&voucher_key, &request.voucher.signing_hash(&genesis))?;
	request.device_signature = sign(&device_key, &request.claim.signing_hash(&genesis))?;
	Ok(request)
}

/// Begins a takeover of the claimed device, which whatever becomes of it ends; returns its next
/// owner.
fn taken_over<T: Config>(life: u32) -> Result<T::AccountId, BenchmarkError> {
	let to = rich_nth::<T>("next owner", life);
	let Device { serial, ownership, .. } = device::<T>()?;
	let request = next_life::<T>(&to, life, ownership.saturating_add(1), serial)?;
	Pallet::<T>::do_begin_takeover(to.clone(), request, Bounded::max_value())?;
	Ok(to)
}

/// Claims such a device at its manufacturer's cost, so that two accounts have deposits, and
/// sanctions it.
fn sanctioned<T: Config>(kind: SanctionKind) -> Result<Claimed<T>, BenchmarkError> {
	let claimed = claimed_at_cost_of::<T>(DepositPayer::Manufacturer)?;
	Pallet::<T>::do_sanction(
		claimed.manufacturer.clone(),
		DEVICE,
		kind,
		SanctionReason::Fault,
		Some(H256::repeat_byte(1)),
	)?;
	Ok(claimed)
}

/// Claims and revokes such a device, and passes the time to judge the appeal against it.
fn revoked_for_long<T: Config>() -> Result<Claimed<T>, BenchmarkError> {
	let revoked = sanctioned::<T>(SanctionKind::Revocation)?;
	Pallet::<T>::do_appeal(revoked.owner.clone(), DEVICE, H256::repeat_byte(1))?;
	let windows = T::AppealWindow::get().saturating_mul(2);
	T::BenchmarkHelper::set_time(NOW.saturating_add(windows));
	taken_over::<T>(2)?;
	Ok(revoked)
}

/// Makes a manufacturer leave, and ends its cool-down.
fn cool_down_is_over<T: Config>(manufacturer: &T::AccountId) -> Result<(), BenchmarkError> {
	Pallet::<T>::do_leave(manufacturer.clone())?;
	let mut record = manufacturer_of::<T>(manufacturer)?;
	record.status = ManufacturerStatus::Leaving { until: 0 };
	Manufacturers::<T>::insert(manufacturer, record);
	Ok(())
}

/// Revokes `count` serial numbers of a manufacturer.
fn revoke_serials<T: Config>(
	manufacturer: &T::AccountId,
	count: u32,
) -> Result<(), BenchmarkError> {
	for n in (0..=u8::MAX).take(usize::try_from(count).unwrap_or_default()) {
		let serial = Serial::truncate_from(vec![n; 32]);
		Pallet::<T>::do_revoke_serial(manufacturer.clone(), serial, 0)?;
	}
	Ok(())
}

/// Returns the origin of governance.
fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ForceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// Returns the record of the claimed device.
fn device<T: Config>() -> Result<DeviceOf<T>, BenchmarkError> {
	Devices::<T>::get(DEVICE).ok_or(BenchmarkError::Stop("the device is claimed"))
}

/// Returns the record of a registered manufacturer.
fn manufacturer_of<T: Config>(account: &T::AccountId) -> Result<ManufacturerOf<T>, BenchmarkError> {
	Manufacturers::<T>::get(account).ok_or(BenchmarkError::Stop("the manufacturer is registered"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_manufacturer() -> Result<(), BenchmarkError> {
		let manufacturer = rich::<T>("manufacturer");
		let key = DeviceKey::Ed25519(new_key());
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), long_name(), key);
		assert_eq!(manufacturer_of::<T>(&manufacturer)?.status, ManufacturerStatus::Pending);
		Ok(())
	}

	#[benchmark]
	fn set_profile() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		let site = ManufacturerSite::truncate_from(vec![b't'; 128]);
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), long_name(), site);
		assert!(ProposedProfiles::<T>::contains_key(&manufacturer));
		Ok(())
	}

	#[benchmark]
	fn add_voucher_key() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		let key = DeviceKey::Ed25519(new_key());
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), key, Some(1), Some(Moment::MAX));
		assert!(VoucherKeys::<T>::contains_key(&manufacturer, 1));
		Ok(())
	}

	#[benchmark]
	fn close_voucher_key() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), 0, None);
		assert!(!VoucherKeys::<T>::contains_key(&manufacturer, 0));
		Ok(())
	}

	#[benchmark]
	fn restore_bond() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		let bond = T::ManufacturerBond::get();
		Pallet::<T>::do_slash_manufacturer(manufacturer.clone(), bond)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()));
		assert_eq!(manufacturer_of::<T>(&manufacturer)?.bond, bond);
		Ok(())
	}

	#[benchmark]
	fn leave() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		Pallet::<T>::do_approve_manufacturer(manufacturer.clone(), long_name())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()));
		let status = manufacturer_of::<T>(&manufacturer)?.status;
		assert!(matches!(status, ManufacturerStatus::Leaving { .. }));
		Ok(())
	}

	#[benchmark]
	fn withdraw_bond() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		Pallet::<T>::do_approve_manufacturer(manufacturer.clone(), long_name())?;
		cool_down_is_over::<T>(&manufacturer)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()));
		assert!(Departed::<T>::contains_key(&manufacturer));
		Ok(())
	}

	#[benchmark]
	fn publish_model() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		let smaller = ModelTemplate { slots: Slots::new(), ..template() };
		Pallet::<T>::do_publish_model(manufacturer.clone(), MODEL, smaller)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), MODEL, template());
		assert_eq!(
			Models::<T>::get(&manufacturer, MODEL).map(|model| model.template),
			Some(template())
		);
		Ok(())
	}

	#[benchmark]
	fn withdraw_model() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), MODEL);
		assert!(!Models::<T>::contains_key(&manufacturer, MODEL));
		Ok(())
	}

	#[benchmark]
	fn revoke_serial() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		let serial = Serial::truncate_from(vec![0; 32]);
		Pallet::<T>::do_revoke_serial(manufacturer.clone(), serial.clone(), 0)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer.clone()), serial.clone(), 1);
		assert!(Serials::<T>::contains_key(&manufacturer, &serial));
		Ok(())
	}

	#[benchmark]
	fn purge_serials(n: Linear<1, { MAX_PURGE }>) -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		Pallet::<T>::do_approve_manufacturer(manufacturer.clone(), long_name())?;
		revoke_serials::<T>(&manufacturer, n)?;
		cool_down_is_over::<T>(&manufacturer)?;
		Pallet::<T>::do_withdraw_bond(manufacturer.clone())?;
		let caller = account("caller", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), manufacturer.clone(), n);
		assert_eq!(Serials::<T>::iter_prefix(&manufacturer).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let (manufacturer, voucher_key) = approved::<T>()?;
		let owner = rich::<T>("owner");
		let request = costly_request::<T>(&manufacturer, &voucher_key, &owner, 0)?;
		let ClaimRequest { voucher, voucher_signature, claim: signed, device_signature } = request;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), voucher, voucher_signature, signed, device_signature);
		assert_eq!(device::<T>()?.owner, owner);
		Ok(())
	}

	/// With the check that lets it into the block, which does all the work that the call repeats.
	#[benchmark]
	fn claim_feeless() -> Result<(), BenchmarkError> {
		let (manufacturer, voucher_key) = approved::<T>()?;
		let free = all_slots().into_iter().take(T::FreeSlots::get() as usize);
		let slots = Slots::try_from(free.collect::<BTreeMap<_, _>>()).unwrap_or_default();
		let template = ModelTemplate { slots, ..template() };
		Pallet::<T>::do_publish_model(manufacturer.clone(), MODEL, template)?;
		let owner: T::AccountId = account("poor", 0, 0);
		let request = costly_request::<T>(&manufacturer, &voucher_key, &owner, 0)?;
		let validity;
		#[block]
		{
			validity = Pallet::<T>::validate_feeless_claim(TransactionSource::InBlock, &request);
			Pallet::<T>::claim_feeless(RawOrigin::None.into(), request)?;
		}
		assert!(validity.is_ok());
		assert_eq!(device::<T>()?.owner, owner);
		Ok(())
	}

	#[benchmark]
	fn claim_many(n: Linear<1, { MAX_CLAIMS }>) -> Result<(), BenchmarkError> {
		let (manufacturer, voucher_key) = approved::<T>()?;
		let owner = rich::<T>("owner");
		let mut requests = Vec::new();
		for serial in (0..=u8::MAX).take(usize::try_from(n).unwrap_or_default()) {
			requests.push(costly_request::<T>(&manufacturer, &voucher_key, &owner, serial)?);
		}
		let requests = requests
			.try_into()
			.map_err(|_| BenchmarkError::Stop("no more claims than there may be"))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), requests);
		assert_eq!(NextDeviceId::<T>::get(), DEVICE.saturating_add(n.into()));
		Ok(())
	}

	#[benchmark]
	fn rotate_key() -> Result<(), BenchmarkError> {
		let Claimed { owner, key, .. } = claimed::<T>()?;
		let new = new_key();
		let rotation = Rotation {
			device: DEVICE,
			owner: owner.clone(),
			old_key: DeviceKey::Ed25519(key),
			new_key: DeviceKey::Ed25519(new),
			expires_at: NEVER,
		};
		let signature = sign(&new, &rotation.signing_hash(&genesis_hash::<T>()))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), rotation, signature);
		assert_eq!(device::<T>()?.key, DeviceKey::Ed25519(new));
		Ok(())
	}

	/// With another serial number, which was revoked, and another model, while a takeover is under
	/// way.
	#[benchmark]
	fn replace_device() -> Result<(), BenchmarkError> {
		let Claimed { manufacturer, owner, .. } = claimed::<T>()?;
		taken_over::<T>(2)?;
		let serial = Serial::truncate_from(vec![9; 32]);
		Pallet::<T>::do_revoke_serial(manufacturer, serial.clone(), 0)?;
		let request = next_life::<T>(&owner, 1, 0, serial.clone())?;
		let mut record = device::<T>()?;
		record.model = None;
		Devices::<T>::insert(DEVICE, record);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, request);
		assert_eq!(device::<T>()?.serial, serial);
		Ok(())
	}

	#[benchmark]
	fn retire() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = revoked_for_long::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE);
		assert!(!Devices::<T>::contains_key(DEVICE));
		Ok(())
	}

	#[benchmark]
	fn retire_revoked() -> Result<(), BenchmarkError> {
		let Claimed { manufacturer, .. } = revoked_for_long::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer), DEVICE);
		assert!(!Devices::<T>::contains_key(DEVICE));
		Ok(())
	}

	#[benchmark]
	fn offer_transfer() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		let to: T::AccountId = account("buyer", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, to.clone(), Some(NEVER));
		let offered = Transfer::Offered { to, expires_at: Some(NEVER) };
		assert_eq!(device::<T>()?.transfer, Some(offered));
		Ok(())
	}

	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		let buyer = rich::<T>("buyer");
		taken_over::<T>(2)?;
		Pallet::<T>::do_offer_transfer(owner, DEVICE, buyer.clone(), Some(NEVER))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), DEVICE, BalanceOf::<T>::max_value());
		assert_eq!(device::<T>()?.owner, buyer);
		Ok(())
	}

	#[benchmark]
	fn cancel_transfer() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		let to = account("buyer", 0, 0);
		Pallet::<T>::do_offer_transfer(owner.clone(), DEVICE, to, Some(NEVER))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE);
		assert_eq!(device::<T>()?.transfer, None);
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE);
		assert_eq!(device::<T>()?.transfer, Some(Transfer::Released));
		Ok(())
	}

	#[benchmark]
	fn claim_released() -> Result<(), BenchmarkError> {
		let Claimed { manufacturer, owner, key } = claimed::<T>()?;
		let buyer = rich::<T>("buyer");
		taken_over::<T>(2)?;
		Pallet::<T>::do_release(owner, DEVICE)?;
		let signed = Claim {
			manufacturer,
			serial: device::<T>()?.serial,
			life: 1,
			key: DeviceKey::Ed25519(key),
			owner: buyer.clone(),
			ownership: 1,
			expires_at: latest::<T>(),
		};
		let signature = sign(&key, &signed.signing_hash(&genesis_hash::<T>()))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), signed, signature, BalanceOf::<T>::max_value());
		assert_eq!(device::<T>()?.owner, buyer);
		Ok(())
	}

	/// In place of one that is under way.
	#[benchmark]
	fn begin_takeover() -> Result<(), BenchmarkError> {
		claimed::<T>()?;
		taken_over::<T>(2)?;
		let to = rich::<T>("buyer");
		let serial = device::<T>()?.serial;
		let request = next_life::<T>(&to, 3, 1, serial)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(to.clone()), request, BalanceOf::<T>::max_value());
		assert_eq!(Takeovers::<T>::get(DEVICE).map(|takeover| takeover.to), Some(to));
		Ok(())
	}

	#[benchmark]
	fn complete_takeover() -> Result<(), BenchmarkError> {
		claimed::<T>()?;
		let to = taken_over::<T>(2)?;
		T::BenchmarkHelper::set_time(NOW.saturating_add(T::TakeoverNotice::get()));
		let caller = account("caller", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), DEVICE);
		assert_eq!(device::<T>()?.owner, to);
		Ok(())
	}

	#[benchmark]
	fn cancel_takeover() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		taken_over::<T>(2)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE);
		assert!(!Takeovers::<T>::contains_key(DEVICE));
		Ok(())
	}

	#[benchmark]
	fn configure_slot() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		// The worst of two cases that exclude each other: a deposit is held as for a new slot, and
		// a mandate ends as for an old one.
		SlotsOf::<T>::mutate(DEVICE, |slots| slots.remove(&15));
		let mut record = device::<T>()?;
		record.slot_deposit = Pallet::<T>::slot_deposit_of(&SlotsOf::<T>::get(DEVICE));
		Devices::<T>::insert(DEVICE, record);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, 15, slot_config(99));
		assert_eq!(SlotsOf::<T>::get(DEVICE).get(&15), Some(&slot_config(99)));
		Ok(())
	}

	#[benchmark]
	fn rename_slot() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		let label = H256::repeat_byte(99);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, 15, label);
		assert_eq!(SlotsOf::<T>::get(DEVICE).get(&15), Some(&slot_config(99)));
		Ok(())
	}

	#[benchmark]
	fn remove_slot() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, 15);
		assert_eq!(SlotsOf::<T>::get(DEVICE).get(&15), None);
		Ok(())
	}

	#[benchmark]
	fn set_report_interval() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, Some(1));
		assert_eq!(device::<T>()?.report_interval, Some(1));
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), DEVICE);
		// A second suspension fails.
		assert!(Pallet::<T>::do_suspend(owner, DEVICE).is_err());
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = claimed::<T>()?;
		Pallet::<T>::do_suspend(owner.clone(), DEVICE)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), DEVICE);
		assert!(Pallet::<T>::do_resume(owner, DEVICE).is_err());
		Ok(())
	}

	#[benchmark]
	fn suspend_device() -> Result<(), BenchmarkError> {
		let Claimed { manufacturer, .. } = claimed::<T>()?;
		let evidence = Some(H256::repeat_byte(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer), DEVICE, SanctionReason::Fault, evidence);
		assert!(device::<T>()?.sanction.is_some());
		Ok(())
	}

	#[benchmark]
	fn reinstate_device() -> Result<(), BenchmarkError> {
		let Claimed { manufacturer, owner, .. } = sanctioned::<T>(SanctionKind::Suspension)?;
		// With an open appeal the device is protected, too.
		Pallet::<T>::do_appeal(owner, DEVICE, H256::repeat_byte(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer), DEVICE);
		assert!(device::<T>()?.sanction.is_none());
		Ok(())
	}

	#[benchmark]
	fn revoke_device() -> Result<(), BenchmarkError> {
		// Not suspended before, so that the device is counted anew.
		let Claimed { manufacturer, .. } = claimed::<T>()?;
		let evidence = Some(H256::repeat_byte(1));
		#[extrinsic_call]
		_(RawOrigin::Signed(manufacturer), DEVICE, SanctionReason::Stolen, evidence);
		assert!(device::<T>()?.is_revoked());
		Ok(())
	}

	#[benchmark]
	fn appeal() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = sanctioned::<T>(SanctionKind::Revocation)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), DEVICE, H256::repeat_byte(1));
		assert!(device::<T>()?.open_appeal().is_some());
		Ok(())
	}

	/// Lifts the sanction: its deposit returns, and nothing is slashed, which costs less.
	#[benchmark]
	fn resolve_appeal() -> Result<(), BenchmarkError> {
		let Claimed { owner, .. } = sanctioned::<T>(SanctionKind::Revocation)?;
		Pallet::<T>::do_appeal(owner, DEVICE, H256::repeat_byte(1))?;
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, DEVICE, NOW, H256::repeat_byte(1), Verdict::Lift);
		assert!(device::<T>()?.sanction.is_none());
		Ok(())
	}

	/// Lifts the sanctions of `n` devices, each of another household that has appealed.
	#[benchmark]
	fn force_lift_sanctions(n: Linear<0, { MAX_LIFTED }>) -> Result<(), BenchmarkError> {
		sanctioned::<T>(SanctionKind::Revocation)?;
		let record = device::<T>()?;
		let devices: Vec<DeviceId> = (0..n).map(|nth| DEVICE.saturating_add(nth.into())).collect();
		for (nth, device) in (0..).zip(&devices) {
			let owner = rich_nth::<T>("owner of", nth);
			let record = Device { owner: owner.clone(), ..record.clone() };
			SanctionedDevices::<T>::insert(&record.manufacturer, &record.owner, 1);
			Pallet::<T>::store_device(*device, record);
			Pallet::<T>::do_appeal(owner, *device, H256::repeat_byte(1))?;
		}
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, BoundedVec::truncate_from(devices.clone()), NEVER);
		let is_free = |id: &DeviceId| Devices::<T>::get(id).is_some_and(|it| it.sanction.is_none());
		assert!(devices.iter().all(is_free));
		Ok(())
	}

	#[benchmark]
	fn force_approve_manufacturer() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = registered::<T>()?;
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), long_name());
		assert_eq!(manufacturer_of::<T>(&manufacturer)?.status, ManufacturerStatus::Approved);
		Ok(())
	}

	#[benchmark]
	fn force_approve_profile() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		let site = ManufacturerSite::truncate_from(vec![b't'; 128]);
		let profile = Profile { name: long_name(), site: site.clone() };
		Pallet::<T>::do_set_profile(manufacturer.clone(), profile)?;
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), long_name(), site.clone());
		assert_eq!(manufacturer_of::<T>(&manufacturer)?.site, site);
		Ok(())
	}

	#[benchmark]
	fn force_reopen_voucher_key() -> Result<(), BenchmarkError> {
		let (manufacturer, key) = approved::<T>()?;
		Pallet::<T>::do_close_voucher_key(manufacturer.clone(), 0, None)?;
		let key = DeviceKey::Ed25519(key);
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), 0, key, Some(1), Some(NEVER));
		assert!(VoucherKeys::<T>::contains_key(&manufacturer, 0));
		Ok(())
	}

	#[benchmark]
	fn force_suspend_manufacturer() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone());
		let status = manufacturer_of::<T>(&manufacturer)?.status;
		assert!(matches!(status, ManufacturerStatus::Suspended { .. }));
		Ok(())
	}

	#[benchmark]
	fn force_reinstate_manufacturer() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		Pallet::<T>::do_suspend_manufacturer(manufacturer.clone())?;
		let origin = governance::<T>()?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone());
		assert_eq!(manufacturer_of::<T>(&manufacturer)?.status, ManufacturerStatus::Approved);
		Ok(())
	}

	#[benchmark]
	fn force_slash_manufacturer() -> Result<(), BenchmarkError> {
		let (manufacturer, _) = approved::<T>()?;
		let origin = governance::<T>()?;
		let half = T::ManufacturerBond::get() / 2u32.into();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, manufacturer.clone(), half);
		assert_eq!(
			manufacturer_of::<T>(&manufacturer)?.bond,
			T::ManufacturerBond::get().saturating_sub(half)
		);
		Ok(())
	}

	#[benchmark]
	fn validate_ed25519() -> Result<(), BenchmarkError> {
		let key = DeviceKey::Ed25519(new_key());
		let is_valid;
		#[block]
		{
			is_valid = key.is_valid();
		}
		assert!(is_valid);
		Ok(())
	}

	#[benchmark]
	fn validate_sr25519() -> Result<(), BenchmarkError> {
		let key = DeviceKey::Sr25519(sp_io::crypto::sr25519_generate(KEY_TYPE, None));
		let is_valid;
		#[block]
		{
			is_valid = key.is_valid();
		}
		assert!(is_valid);
		Ok(())
	}

	#[benchmark]
	fn validate_secp256k1() -> Result<(), BenchmarkError> {
		let key = DeviceKey::Secp256k1(sp_io::crypto::ecdsa_generate(KEY_TYPE, None));
		let is_valid;
		#[block]
		{
			is_valid = key.is_valid();
		}
		assert!(is_valid);
		Ok(())
	}

	#[benchmark]
	fn validate_p256() -> Result<(), BenchmarkError> {
		let key = DeviceKey::P256(p256_public(&p256_pair()?)?);
		let is_valid;
		#[block]
		{
			is_valid = key.is_valid();
		}
		assert!(is_valid);
		Ok(())
	}

	#[benchmark]
	fn verify_ed25519() -> Result<(), BenchmarkError> {
		let public = new_key();
		let signature = sign(&public, &HASH)?;
		let key = DeviceKey::Ed25519(public);
		let verified;
		#[block]
		{
			verified = key.verify(&HASH, &signature);
		}
		assert!(verified);
		Ok(())
	}

	#[benchmark]
	fn verify_sr25519() -> Result<(), BenchmarkError> {
		let public = sp_io::crypto::sr25519_generate(KEY_TYPE, None);
		let signature = sp_io::crypto::sr25519_sign(KEY_TYPE, &public, &HASH)
			.map(DeviceSignature::Sr25519)
			.ok_or(BenchmarkError::Stop("the keystore has made this key"))?;
		let key = DeviceKey::Sr25519(public);
		let verified;
		#[block]
		{
			verified = key.verify(&HASH, &signature);
		}
		assert!(verified);
		Ok(())
	}

	#[benchmark]
	fn verify_secp256k1() -> Result<(), BenchmarkError> {
		let public = sp_io::crypto::ecdsa_generate(KEY_TYPE, None);
		let signature = sp_io::crypto::ecdsa_sign_prehashed(KEY_TYPE, &public, &HASH)
			.map(DeviceSignature::Secp256k1)
			.ok_or(BenchmarkError::Stop("the keystore has made this key"))?;
		let key = DeviceKey::Secp256k1(public);
		let verified;
		#[block]
		{
			verified = key.verify(&HASH, &signature);
		}
		assert!(verified);
		Ok(())
	}

	#[benchmark]
	fn verify_p256() -> Result<(), BenchmarkError> {
		let pair = p256_pair()?;
		let signature: p256::ecdsa::Signature =
			pair.sign_prehash(&HASH).map_err(|_| BenchmarkError::Stop("a key signs a hash"))?;
		let signature = DeviceSignature::P256(P256Signature(signature.to_bytes().into()));
		let key = DeviceKey::P256(p256_public(&pair)?);
		let verified;
		#[block]
		{
			verified = key.verify(&HASH, &signature);
		}
		assert!(verified);
		Ok(())
	}
}
