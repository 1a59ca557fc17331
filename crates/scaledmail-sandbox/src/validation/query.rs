//! The query parameters of each operation.

use crate::answer::Refusal;
use crate::call::Call;
use crate::operation::Operation;

/// When strict: refuses query parameters that the operation does not have.
pub(crate) fn only_known_parameters(call: &Call<'_>) -> Result<(), Refusal> {
    let known = |name: &str| {
        (name == "organization_id" && call.operation != Operation::OrganizationsList)
            || own(call.operation).contains(&name)
    };
    match call.query.keys().find(|name| call.strict && !known(name)) {
        Some(name) => Err(Refusal::field(name, "is not a query parameter of this operation")),
        None => Ok(()),
    }
}

/// The parameters besides `organization_id`.
fn own(operation: Operation) -> &'static [&'static str] {
    match operation {
        Operation::DomainsListPurchased => &["available"],
        Operation::DomainsSuggest => &["page", "limit"],
        Operation::DomainsSwap | Operation::OrdersSubmitForm => &["provider"],
        Operation::DomainsSwapSenderName => &["mode"],
        Operation::OrdersCreate | Operation::OrdersCreateCustom => &["provider", "coupon"],
        Operation::MailboxesList => &["password"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Time;
    use serde_json::Map;

    #[test]
    fn only_strict_calls_refuse_what_they_do_not_know() {
        let body = Map::new();
        for (operation, name, strict, accepted) in [
            (Operation::DomainsSuggest, "page", true, true),
            (Operation::DomainsSuggest, "organization_id", true, true),
            (Operation::DomainsSuggest, "pages", true, false),
            (Operation::DomainsSuggest, "pages", false, true),
            (Operation::OrganizationsList, "organization_id", true, false),
            (Operation::PackagesList, "organization_id", true, true),
        ] {
            let query = [(name.to_owned(), "1".to_owned())].into();
            let call = Call {
                operation,
                parameter: "",
                query: &query,
                body: &body,
                strict,
                user_id: "",
                organization_id: "",
                now: Time(0),
            };
            assert_eq!(only_known_parameters(&call).is_ok(), accepted, "{operation:?} {name} {strict}");
        }
    }
}
