//! The runtime that tests upgrade a chain to: a higher version, and a pallet with an event that
//! no client has heard of. Part of no chain. The macro that puts the runtime together wants the
//! pallet to be there, also where it is not used.

#[cfg(feature = "next-runtime")]
use {crate::RUNTIME_API_VERSIONS, alloc::borrow::Cow, sp_version::RuntimeVersion};

/// Version after that of the chain.
#[cfg(feature = "next-runtime")]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("chain-of-things"),
	impl_name: Cow::Borrowed("chain-of-things"),
	authoring_version: 1,
	spec_version: 1_000_000,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// A pallet that tells something of a device in every block.
#[frame_support::pallet]
pub mod pallet {
	use cot_primitives::DeviceId;
	use frame_support::{pallet_prelude::*, traits::Get};
	use frame_system::pallet_prelude::*;

	/// Device that is told of: the first one of a chain.
	pub const DEVICE: DeviceId = 1;

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Configuration, of which there is none.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {}

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(fn deposit_event)]
	pub enum Event<T: Config> {
		/// The chain was upgraded, some blocks ago.
		WasUpgraded {
			/// Device that is told of.
			device: DeviceId,
			/// A field of a type that no other event has.
			next: (u8, Option<BlockNumberFor<T>>),
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(number: BlockNumberFor<T>) -> Weight {
			let next = (0, Some(number));
			Self::deposit_event(Event::WasUpgraded { device: DEVICE, next });
			T::DbWeight::get().writes(1)
		}
	}
}

#[cfg(feature = "next-runtime")]
impl pallet::Config for crate::Runtime {}
