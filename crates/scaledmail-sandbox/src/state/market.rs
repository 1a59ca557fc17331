//! What the registry sells, and how the service behaves beyond its records.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::money::Cents;
use crate::state::records::defaults;

/// What the registry sells, and for how much.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Market {
    /// What a domain costs in its first year, when it is not listed.
    #[serde(default = "defaults::domain_price")]
    pub(crate) price: Cents,
    /// What a domain costs in each further year, when it is not listed.
    #[serde(default = "defaults::domain_price")]
    pub(crate) renewal_price: Cents,
    /// Domains that differ from the rest.
    #[serde(default)]
    pub(crate) domains: Vec<MarketDomain>,
}

/// A domain that differs from the rest.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarketDomain {
    pub(crate) domain: String,
    #[serde(default)]
    pub(crate) taken: bool,
    #[serde(default)]
    pub(crate) price: Option<Cents>,
    #[serde(default)]
    pub(crate) renewal_price: Option<Cents>,
    /// The blacklists that it is on.
    #[serde(default)]
    pub(crate) blacklisted: Vec<String>,
}

/// What becomes of payments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Payments {
    /// The card is charged.
    #[default]
    Accepted,
    /// Orders are made, but their payment has to be confirmed in the web app.
    NeedConfirming,
    /// The card is declined: 402, and nothing is made.
    Declined,
}

/// What the answer to an order tells; the service does not settle on one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Receipts {
    /// `id` for orders of packages, `payment_id` for others.
    #[default]
    Mixed,
    Id,
    OrderId,
    PaymentId,
    /// Nothing but `success`: the order has to be found by its tag.
    SuccessOnly,
}

impl Receipts {
    /// The receipt of an order; `usual` is that of its operation when they are mixed.
    pub(crate) fn receipt(self, id: &str, usual: Value) -> Value {
        match self {
            Self::Mixed => usual,
            Self::Id => json!({ "id": id }),
            Self::OrderId => json!({ "order_id": id }),
            Self::PaymentId => json!({ "payment_id": id }),
            Self::SuccessOnly => json!({ "success": true }),
        }
    }
}

/// When changes of domains are applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Changes {
    /// When the provisioning time has passed.
    #[default]
    AfterProvisioning,
    /// When the control surface says that staff has applied them.
    ByHand,
}
