//! Facts about the chain that several pallets need.

use frame_support::traits::UnixTime;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;

use crate::Moment;

/// Returns the chain time in Unix seconds.
pub fn unix_now<Time: UnixTime>() -> Moment {
	Time::now().as_secs()
}

/// Returns the hash of the genesis block, which binds device signatures to this chain.
pub fn genesis_hash<T: frame_system::Config>() -> H256 {
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(0u32));
	H256::from_slice(genesis.as_ref())
}
