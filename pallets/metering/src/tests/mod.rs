//! Tests of the calls, one file each, and of what sessions, blocks and neighbours bring about.

mod close_plan;
mod forgive_debt;
mod genesis;
mod invariants;
mod may_start;
mod neighbours;
mod plans;
mod sessions;
mod settle;
mod story;
mod subscribe;
mod top_up;
mod try_state;
mod unsubscribe;
