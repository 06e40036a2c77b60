//! Tests, one file per call or rule.

mod accrue;
mod backlog;
mod burn;
mod change_terms;
mod claim_for;
mod close_program;
mod create_program;
mod forget_household;
mod genesis;
mod hooks;
mod invariants;
mod manual;
mod model;
mod provide_liquidity;
mod story;
mod streaks;
mod try_state;
mod vesting;
mod views;
mod withholding;
