//! Orders and forms.

use super::Checks;
use crate::error::Violation;
use crate::types::{CreateCustomOrder, CreateOrder, CustomDomainSource, DomainSource, SubmitForm, UpdateOrderTag};

const PLACEMENT_TAG_CHARACTERS: usize = 20;
const ORDER_TAG_CHARACTERS: usize = 320;

/// `package_domains` is the package's domain count, when the package was listed before.
pub(crate) fn create_order(order: &mut CreateOrder, package_domains: Option<i64>) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.path_value("price_id", &order.price_id);
    checks.at_most_characters("tag", order.tag.as_ref(), PLACEMENT_TAG_CHARACTERS);
    if let Some(quantity) = order.quantity {
        checks.unless(quantity > 0, "quantity", quantity, "must be at least 1");
    }
    checks.hosting(order.hosting.as_ref(), order.provider == DomainSource::Other);
    checks.sequencer(order.sequencer.as_ref(), false);
    match (&mut order.domains, &mut order.providers) {
        (None, None) => checks.broken_without_value("domains", "is required, unless providers is given"),
        (Some(_), Some(_)) => checks.broken_without_value("providers", "must not be given beside domains"),
        (None, Some(providers)) => checks.providers(providers),
        (Some(domains), None) => {
            checks.count("domains", domains.len(), 1, usize::MAX, "domain");
            checks.domain_configs("domains", domains, 1..=usize::MAX);
            let names = domains
                .iter_mut()
                .enumerate()
                .map(|(at, config)| (format!("domains[{at}].domain"), &mut config.domain));
            checks.domain_names(names);
            if let Some(rule) = package_count(domains.len(), package_domains, order.quantity.unwrap_or(1)) {
                checks.broken("domains", domains.len(), rule);
            }
        }
    }
    checks.0
}

/// A package takes an exact number of domains.
fn package_count(domains: usize, package_domains: Option<i64>, quantity: i64) -> Option<String> {
    let each = package_domains?;
    let needed = each.checked_mul(quantity)?;
    let fits = i64::try_from(domains).is_ok_and(|domains| domains == needed);
    (!fits).then(|| format!("must be {needed} domains: the package takes {each}, times a quantity of {quantity}"))
}

pub(crate) fn create_custom_order(order: &mut CreateCustomOrder) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.at_most_characters("tag", order.tag.as_ref(), PLACEMENT_TAG_CHARACTERS);
    checks.hosting(order.hosting.as_ref(), order.provider == CustomDomainSource::Other);
    checks.sequencer(order.sequencer.as_ref(), false);
    checks.providers(&mut order.providers);
    checks.0
}

pub(crate) fn submit_form(form: &mut SubmitForm) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.path_value("uuid", &form.uuid);
    checks.at_most_characters("tag", form.tag.as_ref(), PLACEMENT_TAG_CHARACTERS);
    checks.hosting(form.hosting.as_ref(), form.provider == DomainSource::Other);
    checks.sequencer(form.sequencer.as_ref(), false);
    checks.providers(&mut form.providers);
    checks.0
}

pub(crate) fn update_order_tag(update: &UpdateOrderTag) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.path_value("order_id", &update.order_id);
    checks.at_most_characters("tag", Some(&update.tag), ORDER_TAG_CHARACTERS);
    checks.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{DomainConfig, Providers};

    fn order(number: usize) -> CreateOrder {
        let domain = |at| DomainConfig::new(format!("d{at}.com")).first_name("Dean").last_name("Fiacoo");
        CreateOrder::new("price_1", DomainSource::Scaledmail).domains((0..number).map(domain))
    }

    fn fields(violations: Vec<Violation>) -> Vec<String> {
        violations.into_iter().map(|violation| violation.field).collect()
    }

    #[test]
    fn orders() {
        let mut elsewhere = order(1);
        elsewhere.provider = DomainSource::Other;
        let mut climbing = order(1);
        climbing.price_id = "..".to_owned();
        for (mut order, expected) in [
            (order(4), vec![]),
            (order(1).tag("t".repeat(20)), vec![]),
            (order(1).tag("t".repeat(21)), vec!["tag"]),
            (order(1).quantity(0), vec!["quantity"]),
            (elsewhere, vec!["hosting"]),
            (climbing, vec!["price_id"]),
            (order(0), vec!["domains"]),
            (order(1).providers(Providers::new()), vec!["providers"]),
            (CreateOrder::new("price_1", DomainSource::Scaledmail), vec!["domains"]),
        ] {
            assert_eq!(fields(create_order(&mut order, None)), expected, "{order:?}");
        }
    }

    #[test]
    fn package_counts() {
        for (number, package, quantity, fits) in [
            (4, None, None, true),
            (4, Some(4), None, true),
            (4, Some(2), Some(2), true),
            (4, Some(4), Some(2), false),
            (3, Some(4), None, false),
            (1, Some(i64::MAX), Some(2), true),
        ] {
            let mut order = order(number);
            order.quantity = quantity;
            assert_eq!(create_order(&mut order, package).is_empty(), fits, "{number} {package:?} {quantity:?}");
        }
    }

    #[test]
    fn order_tags() {
        for (id, length, expected) in
            [("rec1", 320, vec![]), ("rec1", 321, vec!["tag"]), ("a/b", 1, vec!["order_id"]), ("", 0, vec!["order_id"])]
        {
            assert_eq!(fields(update_order_tag(&UpdateOrderTag::new(id, "é".repeat(length)))), expected);
        }
    }
}
