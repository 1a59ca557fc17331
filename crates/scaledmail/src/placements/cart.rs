//! What is bought: read from the parameters of any call that charges, raw ones included.

mod form;

use super::key::DERIVED;
use crate::journal::hash;
use crate::rules;
use serde_json::Value;

/// Of the way in which a cart is brought into one form. Another way makes other keys of the same carts.
const VERSION: &str = "v1";
const KEY_DIGITS: usize = 40;

/// What is bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cart {
    /// Of what is bought, in one form; labels and passwords do not count.
    pub hash: String,
    pub goods: Goods,
    /// The names of the cart, in small letters.
    pub domains: Vec<String>,
    /// The label of the caller, of which the tag is made.
    pub label: Option<String>,
    pub coupon: bool,
    /// Whether its domains must be the account's own.
    pub owned: bool,
    /// Whether its order is sent with a mark of the placement.
    pub marked: bool,
    /// Whether all of it was understood; a raw request may be anything.
    pub clear: bool,
}

/// What kind of things are bought, as far as their price needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Goods {
    Domains,
    Package {
        price_id: String,
        quantity: u64,
    },
    /// By mail provider; with `buy` the domains are bought as well.
    Custom {
        parts: Vec<CustomPart>,
        buy: bool,
    },
    Prewarm {
        ids: Vec<String>,
    },
    /// A raw request that is no operation.
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CustomPart {
    pub provider: String,
    pub domains: u64,
    pub mailboxes: u64,
}

impl Cart {
    /// `operation` is its name; `parameters` are all of its parameters under their names on the wire.
    pub fn of(operation: &str, parameters: &Value) -> Self {
        let text = |name: &str| parameters[name].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
        let mut domains = Vec::new();
        let mut clear = names(&parameters["domains"], &mut domains);
        for (_, part) in parameters["providers"].as_object().into_iter().flatten() {
            clear &= names(&part["domains"], &mut domains) && is_count(&part["mailboxes_per_domain"]);
        }
        clear &= is_count(&parameters["quantity"]);
        let goods = match operation {
            "domains_buy" => Goods::Domains,
            "orders_create" => Goods::Package {
                price_id: text("price_id").unwrap_or_default(),
                quantity: parameters["quantity"].as_u64().unwrap_or(1),
            },
            "orders_create_custom" => Goods::Custom {
                parts: parameters["providers"].as_object().into_iter().flatten().map(custom_part).collect(),
                buy: parameters["provider"] == "buy",
            },
            "prewarm_buy" => Goods::Prewarm { ids: ids(&parameters["domains"]) },
            _ => Goods::Unknown,
        };
        clear &= match &goods {
            Goods::Prewarm { ids } => !ids.is_empty() && ids.len() == domains.len(),
            Goods::Custom { parts, .. } => !parts.is_empty() && !domains.is_empty(),
            Goods::Domains => !domains.is_empty(),
            Goods::Package { .. } | Goods::Unknown => true,
        };
        let mut bought = parameters.as_object().cloned().unwrap_or_default();
        bought.remove("tag");
        if operation == "orders_create" {
            bought.entry("quantity").or_insert(1.into());
        }
        let canonical = form::written(&Value::Object(bought), goods != Goods::Unknown);
        let hash = hash([&VERSION.to_owned(), &operation.to_owned(), &canonical]);
        let label = if goods == Goods::Unknown { None } else { text("tag") };
        let owned = parameters["provider"] == "scaledmail";
        Self { hash, goods, domains, label, coupon: text("coupon").is_some(), owned, marked: true, clear }
    }

    /// The key of a cart that is placed without one.
    pub fn key(&self) -> String {
        format!("{DERIVED}{VERSION}-{}", &self.hash[..KEY_DIGITS])
    }

    /// Whether the request can carry a tag.
    pub fn takes_tag(&self) -> bool {
        self.marked && matches!(self.goods, Goods::Package { .. } | Goods::Custom { .. } | Goods::Prewarm { .. })
    }

    /// Whether domains are registered.
    pub fn registers(&self) -> bool {
        matches!(self.goods, Goods::Domains | Goods::Custom { buy: true, .. })
    }

    /// Whether an order comes of it.
    pub fn makes_order(&self) -> bool {
        !matches!(self.goods, Goods::Domains | Goods::Unknown)
    }
}

/// The names in a list of names, or of objects with a name; false when something in it is none.
fn names(list: &Value, found: &mut Vec<String>) -> bool {
    let mut clear = list.is_null() || list.is_array();
    for item in list.as_array().into_iter().flatten() {
        let Some(name) = item.as_str().or_else(|| item["domain"].as_str()) else {
            clear = false;
            continue;
        };
        let name = domain_name(name);
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    clear
}

/// Whether a number is one, or is not given.
fn is_count(value: &Value) -> bool {
    value.is_null() || value.as_u64().is_some()
}

/// The one form in which names of carts and of answers are compared.
pub(crate) fn domain_name(name: &str) -> String {
    let name = name.trim();
    rules::domain_form(name).unwrap_or_else(|| name.trim_end_matches('.').to_lowercase())
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|item| Some(item["id"].as_str()?.to_owned())).collect()
}

fn custom_part((provider, part): (&String, &Value)) -> CustomPart {
    let domains = part["domains"].as_array().map(Vec::as_slice).unwrap_or_default();
    // What the service makes when nothing is said.
    let usual = match provider.as_str() {
        "google" => 2,
        "outlook" => 25,
        _ => 4,
    };
    let each = part["mailboxes_per_domain"].as_u64();
    let mailboxes = domains.iter().map(|domain| {
        let named = domain["aliases"].as_array().map(|aliases| aliases.len() as u64);
        // Whichever is more is what may be charged.
        each.max(named).unwrap_or(usual)
    });
    CustomPart { provider: provider.clone(), domains: domains.len() as u64, mailboxes: mailboxes.sum() }
}

#[cfg(test)]
mod tests;
