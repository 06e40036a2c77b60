//! Pages of the lists a wallet shows.

use alloc::vec::Vec;
use cot_primitives::DeviceId;
use sp_runtime::SaturatedConversion;

use crate::*;

impl<T: Config> Pallet<T> {
	/// At most `limit` devices of `owner`, in the order of storage, which nobody chooses, after
	/// `after`.
	pub(crate) fn page_of_devices(
		owner: &T::AccountId,
		after: Option<DeviceId>,
		limit: u32,
	) -> Vec<(DeviceId, DeviceOf<T>)> {
		let ids = match after {
			Some(after) => DevicesOf::<T>::iter_key_prefix_from(
				owner,
				DevicesOf::<T>::hashed_key_for(owner, after),
			),
			None => DevicesOf::<T>::iter_key_prefix(owner),
		};
		ids.take(limit.min(MAX_PAGE).saturated_into())
			.filter_map(|id| Some((id, Devices::<T>::get(id)?)))
			.collect()
	}
}
