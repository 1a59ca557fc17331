//! Searching, buying and changing domains.

use super::Checks;
use crate::error::Violation;
use crate::types::{
    BuyDomains, DomainSource, SearchDomains, SuggestDomains, SwapDomain, SwapMasking, SwapRedirect, SwapSenderName,
};

/// The vendor documents 10; live accounts take 30.
const SEARCHED_DOMAINS: usize = 30;
const BOUGHT_DOMAINS: usize = 10;

pub(crate) fn search_domains(search: &mut SearchDomains) -> Vec<Violation> {
    list(&mut search.domains, SEARCHED_DOMAINS)
}

pub(crate) fn buy_domains(purchase: &mut BuyDomains) -> Vec<Violation> {
    list(&mut purchase.domains, BOUGHT_DOMAINS)
}

fn list(domains: &mut [String], at_most: usize) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.count("domains", domains.len(), 1, at_most, "domains");
    checks.domain_names(domains.iter_mut().enumerate().map(|(at, name)| (format!("domains[{at}]"), name)));
    checks.0
}

pub(crate) fn suggest_domains(suggestion: &SuggestDomains) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.not_empty("domain", &suggestion.domain);
    for (field, value) in [("page", suggestion.page), ("limit", suggestion.limit)] {
        if let Some(value) = value {
            checks.unless(value > 0, field, value, "must be at least 1");
        }
    }
    for (at, tld) in suggestion.tlds.iter().flatten().enumerate() {
        checks.not_empty(format!("tlds[{at}]"), tld);
    }
    checks.0
}

pub(crate) fn swap_domain(swap: &mut SwapDomain) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.domain_names([("domain".to_owned(), &mut swap.domain), ("new_domain".to_owned(), &mut swap.new_domain)]);
    checks.hosting(swap.hosting.as_ref(), swap.provider == DomainSource::Other);
    checks.0
}

/// An empty redirect removes it.
pub(crate) fn swap_redirect(swap: &mut SwapRedirect) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.domain_name("domain", &mut swap.domain);
    let blank = !swap.new_redirect.is_empty() && swap.new_redirect.trim().is_empty();
    checks.unless(!blank, "new_redirect", &swap.new_redirect, "must be an address, or empty to remove the redirect");
    checks.0
}

pub(crate) fn swap_sender_name(swap: &mut SwapSenderName) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.domain_name("domain", &mut swap.domain);
    checks.count("sender_names", swap.sender_names.len(), 1, usize::MAX, "sender name");
    for (at, name) in swap.sender_names.iter().enumerate() {
        checks.not_empty(format!("sender_names[{at}].first_name"), &name.first_name);
        checks.not_empty(format!("sender_names[{at}].last_name"), &name.last_name);
    }
    checks.0
}

pub(crate) fn swap_masking(swap: &mut SwapMasking) -> Vec<Violation> {
    let mut checks = Checks::default();
    checks.domain_name("domain", &mut swap.domain);
    checks.domain_name("new_primary_domain", &mut swap.new_primary_domain);
    checks.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{SenderName, SenderNameMode};

    fn fields(violations: Vec<Violation>) -> Vec<String> {
        violations.into_iter().map(|violation| violation.field).collect()
    }

    fn names(number: usize) -> Vec<String> {
        (0..number).map(|at| format!("d{at}.com")).collect()
    }

    #[test]
    fn list_sizes() {
        for (number, searched, bought) in [
            (0, false, false),
            (1, true, true),
            (10, true, true),
            (11, true, false),
            (30, true, false),
            (31, false, false),
        ] {
            assert_eq!(search_domains(&mut SearchDomains::new(names(number))).is_empty(), searched, "{number}");
            assert_eq!(buy_domains(&mut BuyDomains::new(names(number))).is_empty(), bought, "{number}");
        }
    }

    #[test]
    fn names_are_sent_in_one_form() {
        let mut purchase = BuyDomains::new(["BÜCHER.example"]);
        assert!(buy_domains(&mut purchase).is_empty());
        assert_eq!(purchase.domains, ["xn--bcher-kva.example"]);
    }

    #[test]
    fn every_broken_rule_is_listed() {
        let mut purchase = BuyDomains::new(["a", "b.com", "B.com", "c d.com"]);
        assert_eq!(fields(buy_domains(&mut purchase)), ["domains[0]", "domains[2]", "domains[3]"]);
    }

    #[test]
    fn suggestions() {
        for (suggestion, expected) in [
            (SuggestDomains::new("mail").page(1).limit(50).tlds(["com"]), vec![]),
            (SuggestDomains::new(" ").page(0).limit(-1).tlds([""]), vec!["domain", "page", "limit", "tlds[0]"]),
        ] {
            assert_eq!(fields(suggest_domains(&suggestion)), expected);
        }
    }

    #[test]
    fn swaps() {
        let mut swap = SwapDomain::new("a.com", DomainSource::Other, "..");
        assert_eq!(fields(swap_domain(&mut swap)), ["new_domain", "hosting"]);
        let mut same = SwapDomain::new("a.com", DomainSource::Scaledmail, "A.com");
        assert_eq!(fields(swap_domain(&mut same)), ["new_domain"]);
        for (redirect, expected) in [("", vec![]), ("example.com", vec![]), ("  ", vec!["new_redirect"])] {
            assert_eq!(fields(swap_redirect(&mut SwapRedirect::new("a.com", redirect))), expected, "{redirect:?}");
        }
        let nobody: [SenderName; 0] = [];
        let mut swap = SwapSenderName::new("..", SenderNameMode::NameOnly, nobody);
        assert_eq!(fields(swap_sender_name(&mut swap)), ["domain", "sender_names"]);
        let mut swap = SwapSenderName::new("a.com", SenderNameMode::NameOnly, [SenderName::new("", "B")]);
        assert_eq!(fields(swap_sender_name(&mut swap)), ["sender_names[0].first_name"]);
        assert_eq!(fields(swap_masking(&mut SwapMasking::new("a", "b"))), ["domain", "new_primary_domain"]);
    }
}
