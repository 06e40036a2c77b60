//! Tests of the pallet.

mod attacks;
mod claim;
mod events;
mod exits;
mod feeless_claim;
mod invariants;
mod manufacturers;
mod models;
mod ownership;
mod p256;
mod profiles;
mod replacement;
mod retire;
mod rotate_key;
mod sanctioned_households;
mod sanctions;
mod serials;
mod slots;
mod story;
mod takeovers;
mod try_state;
mod vectors;
mod views;
