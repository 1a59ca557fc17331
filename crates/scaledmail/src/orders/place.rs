//! Orders of either kind, placed and previewed.

use super::Orders;
use crate::call::Call;
use crate::placements::{Charge, Preview, preview};
use crate::receipt::Receipt;
use crate::types::{CreateCustomOrder, CreateOrder};

/// An order of either kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PlaceOrder {
    /// Of a package.
    Package(CreateOrder),
    /// Without one.
    Custom(CreateCustomOrder),
}

impl From<CreateOrder> for PlaceOrder {
    fn from(order: CreateOrder) -> Self {
        Self::Package(order)
    }
}

impl From<CreateCustomOrder> for PlaceOrder {
    fn from(order: CreateCustomOrder) -> Self {
        Self::Custom(order)
    }
}

impl Orders {
    /// Places an order, that of a package or a custom one. **Charges the saved card at once**, and every month. Sent at
    /// most once. As [`create`](Self::create) and [`create_custom`](Self::create_custom), for code that takes either.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{CreateOrder, DomainConfig, DomainSource};
    /// let domain = DomainConfig::new("scaledmail-sandbox-1.com").first_name("Dean").last_name("Fiacoo");
    /// let order = CreateOrder::new("price_sandbox_1", DomainSource::Scaledmail).domains([domain]);
    /// let receipt = client.orders().place(order.clone()).key("spring-1").await?;
    /// let again = client.orders().place(order).key("spring-1").await?; // charges nothing
    /// assert!(again.replayed && again.order_id == receipt.order_id);
    /// # Ok(()) }
    /// ```
    pub fn place(&self, order: impl Into<PlaceOrder>) -> Call<Receipt> {
        Call::charge(&self.client, self.order_charge(order.into()))
    }

    fn order_charge(&self, order: PlaceOrder) -> Charge {
        match order {
            PlaceOrder::Package(order) => self.package_charge(order),
            PlaceOrder::Custom(order) => Self::custom_charge(order),
        }
    }

    /// Prices and checks an order without placing it. Free: it reads packages or prices, offers, domains and orders.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken, and those of reads.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{CreateOrder, DomainConfig, DomainSource};
    /// let domain = DomainConfig::new("scaledmail-sandbox-1.com").first_name("Dean").last_name("Fiacoo");
    /// let order = CreateOrder::new("price_sandbox_1", DomainSource::Scaledmail).domains([domain]);
    /// let preview = client.orders().preview(order.clone()).await?;
    /// println!("{} {:?}", preview.price, preview.notes);
    /// if let (true, Some(price)) = (preview.ready, preview.price.amount) {
    ///     client.orders().place(order).expected_price(price).await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub fn preview(&self, order: impl Into<PlaceOrder>) -> Call<Preview> {
        let charge = self.order_charge(order.into());
        Call::made(&self.client, move |context| preview(charge, context))
    }
}
