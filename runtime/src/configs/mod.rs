//! Configuration of every pallet, by theme.

pub mod collators;
pub mod devices;
pub mod money;
pub mod system;
