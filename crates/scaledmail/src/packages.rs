//! Packages.

use crate::call::Call;
use crate::noun::noun;
use crate::rules;
use crate::types::{CalculatePackage, PackageCalculation, PackageList};
use scaledmail_api::operations::{PACKAGES_CALCULATE, PACKAGES_LIST};

noun! {
    /// Packages: what can be ordered, and what it costs.
    Packages, packages, "What can be ordered, and what it costs."
}

impl Packages {
    /// Lists the packages. Free. `packages_list`: `GET /packages`.
    ///
    /// The client remembers how many domains each package takes, and refuses an order with another number.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for package in client.packages().list().await? {
    ///     println!("{:?}: {:?} domains, {:?} a month", package.id, package.domains, package.price);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<PackageList> {
        let client = self.client.clone();
        Call::new(
            &self.client,
            &PACKAGES_LIST,
            (),
            Vec::new(),
            |call, ()| async move { call.api.packages_list().await },
        )
        .on_answer(move |list| client.remember_packages(list.items()))
    }

    /// Calculates what a sending volume needs and costs. Free; no order is made. `packages_calculate`:
    /// `POST /calculate-package`.
    ///
    /// The vendor's reference speaks of cents, live answers are whole dollars: take the amounts as dollars, and check.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation): volume not above 0, no mail provider, shares that do not add up to
    /// 100, or (from the service) a volume below the minimum.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::{CalculatePackage, MailProvider};
    /// let calculation = client.packages().calculate(CalculatePackage::new(30_000, [MailProvider::Google])).await?;
    /// println!("{:?}", calculation.data.and_then(|data| data.total_price));
    /// # Ok(()) }
    /// ```
    pub fn calculate(&self, calculation: impl Into<CalculatePackage>) -> Call<PackageCalculation> {
        let calculation = calculation.into();
        let broken = rules::calculate_package(&calculation);
        Call::new(&self.client, &PACKAGES_CALCULATE, calculation, broken, |call, _| async move {
            call.api.packages_calculate(&call.organization_id, &call.body).await
        })
    }
}
