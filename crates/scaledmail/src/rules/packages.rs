//! Calculating a package.

use super::Checks;
use crate::error::Violation;
use crate::types::{CalculatePackage, MailProvider};
use rust_decimal::Decimal;

pub(crate) fn calculate_package(calculation: &CalculatePackage) -> Vec<Violation> {
    let mut checks = Checks::default();
    let volume = calculation.volume;
    checks.unless(volume > 0, "volume", volume, "must be above 0");
    let providers = &calculation.providers;
    checks.count("providers", providers.len(), 1, usize::MAX, "mail provider");
    for (at, provider) in providers.iter().enumerate() {
        if providers[..at].contains(provider) {
            checks.broken(format!("providers[{at}]"), provider, "must not repeat a mail provider");
        }
    }
    let Some(distribution) = &calculation.distribution else {
        if providers.len() > 1 {
            checks.broken_without_value("distribution", "is required with two or more mail providers");
        }
        return checks.0;
    };
    let shares = [
        (MailProvider::Google, distribution.google),
        (MailProvider::Outlook, distribution.outlook),
        (MailProvider::Smtp, distribution.smtp),
    ];
    let mut sum = Decimal::ZERO;
    for (provider, share) in shares {
        let field = format!("distribution.{provider}");
        match share.map(|share| share.value()) {
            Some(share) => {
                checks.unless(
                    providers.contains(&provider) || share.is_zero(),
                    &field,
                    share,
                    "must be for one of the providers",
                );
                checks.unless(share.is_sign_positive(), &field, share, "must not be negative");
                sum = sum.saturating_add(share);
            }
            None if providers.contains(&provider) => {
                checks.broken_without_value(field, "is required: a share for each provider")
            }
            None => {}
        }
    }
    checks.unless(sum == Decimal::ONE_HUNDRED, "distribution", sum, "must add up to 100");
    checks.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Distribution;

    #[test]
    fn calculations() {
        use MailProvider::{Google, Outlook};
        let share = |text: &str| text.parse::<crate::Decimal>().unwrap_or_default();
        let split = |google: &str, outlook: &str| Distribution::new().google(share(google)).outlook(share(outlook));
        let both = || CalculatePackage::new(1000, [Google, Outlook]);
        for (calculation, expected) in [
            (CalculatePackage::new(1000, [Google]), vec![]),
            (CalculatePackage::new(0, [Google]), vec!["volume"]),
            (CalculatePackage::new(1000, Vec::<MailProvider>::new()), vec!["providers"]),
            (
                CalculatePackage::new(1000, [Google, Google]).distribution(Distribution::new().google(100)),
                vec!["providers[1]"],
            ),
            (both(), vec!["distribution"]),
            (both().distribution(split("60", "40")), vec![]),
            (both().distribution(split("33.3", "66.7")), vec![]),
            (both().distribution(split("60", "30")), vec!["distribution"]),
            (both().distribution(split("-10", "110")), vec!["distribution.google"]),
            (both().distribution(Distribution::new().google(100)), vec!["distribution.outlook"]),
            (CalculatePackage::new(1, [Google]).distribution(split("60", "40")), vec!["distribution.outlook"]),
        ] {
            let found: Vec<_> = calculate_package(&calculation).into_iter().map(|violation| violation.field).collect();
            assert_eq!(found, expected, "{calculation:?}");
        }
    }
}
