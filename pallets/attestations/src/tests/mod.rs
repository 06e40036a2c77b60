//! Tests, one file for each call or theme.

mod attest;
mod attest_many;
mod device_changes;
mod feeless;
mod invariants;
mod learning;
mod p256;
mod prove_reading;
mod quota;
mod sessions;
mod story;
mod try_state;
