mod attest;
mod invariants;
mod learning;
