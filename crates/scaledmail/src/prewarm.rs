//! Pre-warmed inboxes.

use crate::call::Call;
use crate::noun::noun;
use crate::rules;
use crate::types::{BuyPrewarmInboxes, OrderReceipt, PrewarmInboxList};
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
    /// [`OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown) when the answer was lost: look at the account's domains before
    /// buying again.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::{BuyPrewarmInboxes, PrewarmSelection};
    /// let stock = client.prewarm().list().await?.google.unwrap_or_default();
    /// if let Some((id, domain)) = stock.first().and_then(|inbox| inbox.id.clone().zip(inbox.domain.clone())) {
    ///     client.prewarm().buy(BuyPrewarmInboxes::new([PrewarmSelection::new(id, domain)])).await?;
    /// }
    /// # Ok(()) }
    /// ```
    pub fn buy(&self, purchase: impl Into<BuyPrewarmInboxes>) -> Call<OrderReceipt> {
        let mut purchase = purchase.into();
        let broken = rules::buy_prewarm_inboxes(&mut purchase);
        Call::new(&self.client, &PREWARM_BUY, purchase, broken, |call, _| async move {
            call.api.prewarm_buy(&call.organization_id, &call.body).await
        })
    }
}
