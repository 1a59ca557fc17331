//! Placements: what was bought or ordered, as the journal has it.

mod cart;
mod claim;
mod holdings;
mod journaled;
mod key;
mod matching;
mod placement;
mod placing;
mod preparing;
mod preview;
mod pricing;
mod reconciling;
mod sending;
mod settlement;
mod tag;
mod verify;

pub use journaled::Placements;
pub use key::OrderKey;
pub use placement::{Placement, Reconciliation, ReconciliationResult};
pub use preview::{Preview, PreviewStatus, PreviewedDomain};
pub use settlement::{PlacementKey, Settlement};

pub(crate) use cart::Cart;
pub(crate) use claim::Claim;
pub(crate) use placing::{Charge, Placed, PlacingOptions, place};
pub(crate) use preview::preview;
pub(crate) use pricing::Priced;
