//! The 25 operations: their names, methods and paths.

use crate::text::percent_decode;

/// The path under which the API is served.
pub(crate) const PREFIX: &str = "/api/v1";

macro_rules! operations {
    ($($operation:ident $id:literal $method:ident $path:literal)*) => {
        /// An operation of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Operation { $($operation),* }

        impl Operation {
            pub(crate) const ALL: &[Self] = &[$(Self::$operation),*];

            /// The operation's name, such as `orders_create`.
            pub(crate) fn id(self) -> &'static str {
                match self { $(Self::$operation => $id),* }
            }

            fn method(self) -> &'static str {
                match self { $(Self::$operation => stringify!($method)),* }
            }

            /// The path below the prefix; `*` stands for its one parameter.
            fn path(self) -> &'static str {
                match self { $(Self::$operation => $path),* }
            }
        }
    };
}

operations! {
    OrganizationsList "organizations_list" GET "/organizations"
    DomainsList "domains_list" GET "/domains"
    DomainsListPurchased "domains_list_purchased" GET "/purchased-domains"
    DomainsSearch "domains_search" POST "/search-domains"
    DomainsSuggest "domains_suggest" POST "/suggest-domains"
    DomainsBuy "domains_buy" POST "/buy-domains"
    DomainsSwap "domains_swap" POST "/swap-domain/*"
    DomainsSwapRedirect "domains_swap_redirect" POST "/swap-redirect/*"
    DomainsSwapSenderName "domains_swap_sender_name" POST "/swap-sender-name/*"
    DomainsSwapMasking "domains_swap_masking" POST "/swap-domain-masking/*"
    DomainsListMasking "domains_list_masking" GET "/domain-masking"
    PackagesList "packages_list" GET "/packages"
    PackagesCalculate "packages_calculate" POST "/calculate-package"
    OrdersList "orders_list" GET "/orders"
    OrdersGet "orders_get" GET "/orders/*"
    OrdersCreate "orders_create" POST "/create-order/*"
    OrdersCreateCustom "orders_create_custom" POST "/create-custom-order"
    OrdersCancel "orders_cancel" DELETE "/orders/*"
    OrdersUpdateTag "orders_update_tag" PATCH "/orders/*/tag"
    OrdersListPendingForms "orders_list_pending_forms" GET "/pending-forms"
    OrdersSubmitForm "orders_submit_form" POST "/submit-form/*"
    PrewarmList "prewarm_list" GET "/pre-warm-inboxes"
    PrewarmBuy "prewarm_buy" POST "/buy-pre-warm-inboxes"
    MailboxesList "mailboxes_list" GET "/mailboxes/*"
    ReportingList "reporting_list" GET "/reporting"
}

/// Where a request leads.
#[derive(Debug, PartialEq)]
pub(crate) enum Route {
    /// To an operation, with the value of its path parameter ("" without one).
    Operation(Operation, String),
    /// The path exists, but not with this method.
    WrongMethod(Vec<&'static str>),
    /// There is nothing at this path.
    Unknown,
}

impl Operation {
    pub(crate) fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.id() == id)
    }

    /// Whether the call needs the query parameter `organization_id`.
    pub(crate) fn needs_organization(self) -> bool {
        !matches!(self, Self::OrganizationsList | Self::PackagesList)
    }

    /// Whether a call that succeeds charges the card.
    pub(crate) fn charges(self) -> bool {
        matches!(self, Self::DomainsBuy | Self::OrdersCreate | Self::OrdersCreateCustom | Self::PrewarmBuy)
    }

    /// Whether a call that succeeds changes anything.
    pub(crate) fn changes(self) -> bool {
        self.method() != "GET" && !matches!(self, Self::DomainsSearch | Self::DomainsSuggest | Self::PackagesCalculate)
    }

    /// Whether the limit of searches a minute holds for it.
    pub(crate) fn is_search(self) -> bool {
        matches!(self, Self::DomainsSearch | Self::DomainsSuggest | Self::DomainsBuy)
    }

    /// Whether the call has a body.
    pub(crate) fn has_body(self) -> bool {
        matches!(self.method(), "POST" | "PATCH")
    }

    /// Finds the operation for a method and a full path as it came over the wire.
    pub(crate) fn route(method: &str, path: &str) -> Route {
        let Some(path) = path.strip_prefix(PREFIX) else { return Route::Unknown };
        let mut allow = Vec::new();
        for operation in Self::ALL {
            let Some(value) = match_path(operation.path(), path) else { continue };
            if operation.method() == method {
                return Route::Operation(*operation, value);
            }
            allow.push(operation.method());
        }
        if allow.is_empty() { Route::Unknown } else { Route::WrongMethod(allow) }
    }
}

/// The decoded value of the one `*` in the template; segments are compared before decoding, so an escaped slash stays
/// inside its segment.
fn match_path(template: &str, path: &str) -> Option<String> {
    let mut value = String::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next()?;
        match expected {
            "*" if segment.is_empty() => return None,
            "*" => value = percent_decode(segment),
            _ if expected == segment => {}
            _ => return None,
        }
    }
    segments.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_lead_to_operations() {
        let found = |operation, value: &str| Route::Operation(operation, value.to_owned());
        let cases = [
            ("GET", "/api/v1/orders", found(Operation::OrdersList, "")),
            ("GET", "/api/v1/orders/rec%2F1", found(Operation::OrdersGet, "rec/1")),
            ("DELETE", "/api/v1/orders/rec1", found(Operation::OrdersCancel, "rec1")),
            ("PATCH", "/api/v1/orders/rec1/tag", found(Operation::OrdersUpdateTag, "rec1")),
            ("POST", "/api/v1/orders/rec1", Route::WrongMethod(vec!["GET", "DELETE"])),
            ("HEAD", "/api/v1/organizations", Route::WrongMethod(vec!["GET"])),
            ("GET", "/api/v1/orders/", Route::Unknown),
            ("GET", "/api/v1/orders/a/b", Route::Unknown),
            ("GET", "/api/v1", Route::Unknown),
            ("GET", "/orders", Route::Unknown),
            ("GET", "", Route::Unknown),
        ];
        for (method, path, expected) in cases {
            assert_eq!(Operation::route(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn there_are_25_operations_with_names_of_their_own() {
        assert_eq!(Operation::ALL.len(), 25);
        for operation in Operation::ALL {
            assert_eq!(Operation::parse(operation.id()), Some(*operation));
        }
    }
}
