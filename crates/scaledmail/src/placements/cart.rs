//! What is bought: read from the parameters of any call that charges, raw ones included.

use super::key::DERIVED;
use crate::journal::hash;
use crate::rules;
use scaledmail_api::names_secret;
use serde_json::{Map, Value};

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
        let mut canonical = String::new();
        write(&Value::Object(bought), goods != Goods::Unknown, &mut canonical);
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

/// One form of the same things: names in order, nothing that is not there, no secrets. With `known`, names under which
/// the API has domains are taken for such, whose order means nothing.
fn write(value: &Value, known: bool, out: &mut String) {
    match value {
        Value::Object(fields) => write_object(fields, known, out),
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().map(|item| written(item, known)).collect();
            write_list(&parts, out);
        }
        Value::String(text) => out.push_str(&Value::from(text.trim()).to_string()),
        other => out.push_str(&other.to_string()),
    }
}

fn written(value: &Value, known: bool) -> String {
    let mut out = String::new();
    write(value, known, &mut out);
    out
}

fn write_list(parts: &[String], out: &mut String) {
    out.push('[');
    out.push_str(&parts.join(","));
    out.push(']');
}

fn write_object(fields: &Map<String, Value>, known: bool, out: &mut String) {
    let mut kept: Vec<(&String, &Value)> =
        fields.iter().filter(|(name, value)| !value.is_null() && !names_secret(name)).collect();
    kept.sort_unstable_by_key(|(name, _)| *name);
    out.push('{');
    for (name, value) in kept {
        out.push_str(&Value::from(name.as_str()).to_string());
        out.push(':');
        match (name.as_str(), value) {
            ("domain", Value::String(name)) if known => out.push_str(&Value::from(domain_name(name)).to_string()),
            ("domains", Value::Array(items)) if known => {
                let mut parts: Vec<String> = items
                    .iter()
                    .map(|item| match item {
                        Value::String(name) => Value::from(domain_name(name)).to_string(),
                        item => written(item, known),
                    })
                    .collect();
                parts.sort_unstable();
                write_list(&parts, out);
            }
            // Free-form: any of it may be a credential.
            ("hosting", hosting) => write(&hosting["provider"], known, out),
            _ => write(value, known, out),
        }
        out.push(',');
    }
    out.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_cart() {
        let order = json!({
            "price_id": "p", "provider": "scaledmail", "hosting": null,
            "domains": [{"domain": "a.com", "first_name": "A"}, {"domain": "b.com", "first_name": "B"}],
        });
        let cart = Cart::of("orders_create", &order);
        let with = |pointer: &str, value: Value| {
            let mut other = order.clone();
            other[pointer] = value;
            Cart::of("orders_create", &other).hash == cart.hash
        };
        for (name, value, same) in [
            ("tag", json!("spring"), true),
            ("quantity", json!(1), true),
            ("quantity", json!(2), false),
            ("coupon", json!("HALF"), false),
            ("price_id", json!("q"), false),
            ("domains", json!([{"domain": "B.com.", "first_name": "B"}, {"first_name": "A", "domain": "a.com"}]), true),
            ("domains", json!([{"domain": "a.com", "first_name": "A"}]), false),
            ("domains", json!([{"domain": "a.com", "first_name": "C"}, {"domain": "b.com", "first_name": "B"}]), false),
        ] {
            assert_eq!(with(name, value.clone()), same, "{name} {value}");
        }
        let purchase = |names: [&str; 2]| Cart::of("domains_buy", &json!({ "domains": names })).hash;
        assert_eq!(purchase(["a.com", "b.com"]), purchase(["B.com", "a.com."]));
        assert_ne!(cart.hash, Cart::of("orders_create_custom", &order).hash);
        assert!(cart.key().starts_with("cart-v1-"), "{}", cart.key());
        assert_eq!(cart.domains, ["a.com", "b.com"]);
    }

    #[test]
    fn passwords_are_no_part_of_it() {
        let order = |password: &str| {
            let hosting =
                json!({ "provider": "Porkbun", "username": password, "password": password, "apiKey": password });
            let sequencer = json!({ "provider": "Instantly", "username": "u", "password": password });
            let order = json!({ "price_id": "p", "hosting": hosting, "sequencer": sequencer });
            Cart::of("orders_create", &order).hash
        };
        assert_eq!(order("one"), order("two"));
    }

    #[test]
    fn what_is_bought() {
        let providers = json!({
            "google": { "domains": [{"domain": "a.com", "aliases": [{}, {}, {}]}, {"domain": "b.com"}] },
            "smtp": { "domains": [{"domain": "c.com"}] },
            "outlook": { "domains": [{"domain": "d.com"}], "mailboxes_per_domain": 25 },
        });
        let cart = Cart::of("orders_create_custom", &json!({ "provider": "buy", "providers": providers }));
        let part =
            |provider: &str, domains, mailboxes| CustomPart { provider: provider.to_owned(), domains, mailboxes };
        let Goods::Custom { mut parts, buy: true } = cart.goods else { unreachable!("{:?}", cart.goods) };
        parts.sort_by(|one, other| one.provider.cmp(&other.provider));
        assert_eq!(parts, [part("google", 2, 5), part("outlook", 1, 25), part("smtp", 1, 4)]);
        let purchase = Cart::of("domains_buy", &json!({ "domains": ["A.com", "a.com", "b.com"] }));
        assert_eq!((purchase.goods, purchase.domains.len()), (Goods::Domains, 2));
        let stock = Cart::of("prewarm_buy", &json!({ "domains": [{"id": "rec1", "domain": "a.com"}], "tag": "x" }));
        assert_eq!(stock.goods, Goods::Prewarm { ids: vec!["rec1".to_owned()] });
        assert_eq!(stock.label.as_deref(), Some("x"));
        assert_eq!(Cart::of("POST /new", &json!({ "tag": "x" })).label, None);
    }

    #[test]
    fn what_is_not_understood_is_not_clear() {
        for (operation, parameters, clear) in [
            ("domains_buy", json!({ "domains": ["a.com"] }), true),
            ("domains_buy", json!({ "domains": "a.com" }), false),
            ("domains_buy", json!({ "domains": [{"name": "a.com"}] }), false),
            ("domains_buy", json!({ "domains": [] }), false),
            ("prewarm_buy", json!({ "domains": [{"domain": "a.com"}] }), false),
            ("orders_create", json!({ "price_id": "p", "quantity": "3" }), false),
            ("orders_create", json!({ "price_id": "p", "quantity": 3.0 }), false),
            (
                "orders_create_custom",
                json!({ "providers": {"google": {"domains": ["a.com"], "mailboxes_per_domain": "2"}} }),
                false,
            ),
            ("orders_create_custom", json!({}), false),
        ] {
            assert_eq!(Cart::of(operation, &parameters).clear, clear, "{operation} {parameters}");
        }
    }

    #[test]
    fn what_is_no_operation_is_taken_letter_by_letter() {
        let hash = |ids: [&str; 2]| Cart::of("POST /new", &json!({ "body": { "domains": ids } })).hash;
        assert_ne!(hash(["recA", "recB"]), hash(["recB", "recA"]));
        assert_ne!(hash(["recA", "recB"]), hash(["reca", "recB"]));
    }
}
