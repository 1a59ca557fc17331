//! Pre-warmed inboxes.

use crate::call::Call;
use crate::noun::noun;
use crate::placements::{Charge, Preview, preview};
use crate::receipt::Receipt;
use crate::request::Request;
use crate::rules;
use crate::types::{BuyPrewarmInboxes, PrewarmInboxList};
use scaledmail_api::operations::{PREWARM_BUY, PREWARM_LIST};

noun! {
    /// Domains whose mailboxes have been warmed up for months already.
    Prewarm, prewarm, "Domains whose mailboxes are warmed up already."
}

impl Prewarm {
    /// Lists the pre-warmed stock with prices. Free. `prewarm_list`: `GET /pre-warm-inboxes`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// let stock = client.prewarm().list().await?;
    /// println!("{} for Google", stock.google.unwrap_or_default().len());
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<PrewarmInboxList> {
        Call::new(&self.client, &PREWARM_LIST, (), Vec::new(), |call, ()| async move {
            call.api.prewarm_list(&call.organization_id).await
        })
    }

    /// Buys pre-warmed domains. **Charges the saved card at once**, and every month. Sent at most once. `prewarm_buy`:
    /// `POST /buy-pre-warm-inboxes`.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken, such as a sequencer without `link`.
    /// [`OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown) when the answer was lost:
    /// [`Placements::reconcile`](crate::Placements::reconcile) finds out. Else as
    /// [`Orders::create`](crate::Orders::create).
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{BuyPrewarmInboxes, PrewarmSelection};
    /// let stock = client.prewarm().list().await?.google.unwrap_or_default();
    /// if let Some((id, domain)) = stock.first().and_then(|inbox| inbox.id.clone().zip(inbox.domain.clone())) {
    ///     client.prewarm().buy(BuyPrewarmInboxes::new([PrewarmSelection::new(id, domain)])).await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub fn buy(&self, purchase: impl Into<BuyPrewarmInboxes>) -> Call<Receipt> {
        Call::charge(&self.client, Self::purchase_charge(purchase.into()))
    }

    fn purchase_charge(mut purchase: BuyPrewarmInboxes) -> Charge {
        let broken = rules::buy_prewarm_inboxes(&mut purchase);
        Request::new(&PREWARM_BUY, purchase, broken, |call, _| async move {
            call.api.prewarm_buy(&call.organization_id, &call.body).await
        })
        .charge()
    }

    /// Prices and checks a purchase of pre-warmed inboxes without making it. Free: it reads the stock, domains and
    /// orders.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken, and those of reads.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{BuyPrewarmInboxes, PrewarmSelection};
    /// let selection = PrewarmSelection::new("recSandboxPrewarm1", "warm-sandbox-1.com");
    /// let preview = client.prewarm().preview(BuyPrewarmInboxes::new([selection])).await?;
    /// println!("{}", preview.price);
    /// # Ok(()) }
    /// ```
    pub fn preview(&self, purchase: impl Into<BuyPrewarmInboxes>) -> Call<Preview> {
        let charge = Self::purchase_charge(purchase.into());
        Call::made(&self.client, move |context| preview(charge, context))
    }
}
