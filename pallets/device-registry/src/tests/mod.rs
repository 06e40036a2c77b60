mod claim;
mod configure_slot;
mod invariants;
mod manufacturers;
