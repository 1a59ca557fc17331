//! Domains.

use crate::call::Call;
use crate::noun::noun;
use crate::placements::{Charge, Preview, preview};
use crate::receipt::Receipt;
use crate::request::Request;
use crate::rules;
use crate::types::{
    Acknowledgement, BuyDomains, DomainList, DomainMaskingList, DomainOffer, DomainSuggestionList,
    ListPurchasedDomains, PurchasedDomainList, SearchDomains, SuggestDomains, SwapDomain, SwapMasking, SwapRedirect,
    SwapSenderName,
};
use scaledmail_api::operations::{
    DOMAINS_BUY, DOMAINS_LIST, DOMAINS_LIST_MASKING, DOMAINS_LIST_PURCHASED, DOMAINS_SEARCH, DOMAINS_SUGGEST,
    DOMAINS_SWAP, DOMAINS_SWAP_MASKING, DOMAINS_SWAP_REDIRECT, DOMAINS_SWAP_SENDER_NAME,
};

noun! {
    /// Domains: searched, bought, in use, changed.
    Domains, domains, "Domains: searched, bought, in use, changed."
}

impl Domains {
    /// Lists the domains in use, with their mailboxes. Free. `domains_list`: `GET /domains`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for domain in client.domains().list().await? {
    ///     println!("{:?} {:?} {:?}", domain.domain, domain.status, domain.total_mailboxes);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<DomainList> {
        Call::new(&self.client, &DOMAINS_LIST, (), Vec::new(), |call, ()| async move {
            call.api.domains_list(&call.organization_id).await
        })
    }

    /// Lists the domains bought through ScaledMail; with `available` only those that a new order can use. Free.
    /// `domains_list_purchased`: `GET /purchased-domains`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::ListPurchasedDomains;
    /// for domain in client.domains().list_purchased(ListPurchasedDomains::new().available(true)).await? {
    ///     println!("{:?} until {:?}", domain.domain, domain.renewal_at);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list_purchased(&self, filter: impl Into<ListPurchasedDomains>) -> Call<PurchasedDomainList> {
        Call::new(&self.client, &DOMAINS_LIST_PURCHASED, filter.into(), Vec::new(), |call, filter| async move {
            call.api.domains_list_purchased(filter.available, &call.organization_id).await
        })
    }

    /// Looks up whether domains can be bought, and for how much. Free. At most 30 names (the vendor documents 10) and
    /// 15 requests a minute. `domains_search`: `POST /search-domains`.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) for too many names, or one that is none.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for offer in client.domains().search(["example-mail.com", "taken.com"]).await? {
    ///     println!("{:?} {:?} {:?}", offer.domain, offer.status, offer.price);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn search(&self, search: impl Into<SearchDomains>) -> Call<Vec<DomainOffer>> {
        let mut search = search.into();
        let broken = rules::search_domains(&mut search);
        Call::new(&self.client, &DOMAINS_SEARCH, search, broken, |call, _| async move {
            call.api.domains_search(&call.organization_id, &call.body).await
        })
    }

    /// Suggests domains for a keyword, page by page. Free. At most 15 requests a minute. `domains_suggest`:
    /// `POST /suggest-domains`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::SuggestDomains;
    /// let suggestions = client.domains().suggest(SuggestDomains::new("mail").tlds(["com"]).limit(10)).await?;
    /// println!("{}", suggestions.items().len());
    /// # Ok(()) }
    /// ```
    pub fn suggest(&self, suggestion: impl Into<SuggestDomains>) -> Call<DomainSuggestionList> {
        let suggestion = suggestion.into();
        let broken = rules::suggest_domains(&suggestion);
        Call::new(&self.client, &DOMAINS_SUGGEST, suggestion, broken, |call, suggestion| async move {
            call.api.domains_suggest(suggestion.limit, &call.organization_id, suggestion.page, &call.body).await
        })
    }

    /// Buys domains for a year. **Charges the saved card at once.** Sent at most once. At most 10 names, all of which
    /// must be available or the whole call fails; 15 requests a minute. `domains_buy`: `POST /buy-domains`.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken, or a domain is not available.
    /// [`OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown) when the answer was lost:
    /// [`Placements::reconcile`](crate::Placements::reconcile) finds out, domain by domain.
    /// [`Conflict`](crate::ErrorKind::Conflict) for what the account has already; else as
    /// [`Orders::create`](crate::Orders::create).
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// client.domains().buy(["example-mail.com"]).await?;
    /// # Ok(()) }
    /// ```
    pub fn buy(&self, purchase: impl Into<BuyDomains>) -> Call<Receipt> {
        Call::charge(&self.client, Self::purchase_charge(purchase.into()))
    }

    fn purchase_charge(mut purchase: BuyDomains) -> Charge {
        let broken = rules::buy_domains(&mut purchase);
        Request::new(&DOMAINS_BUY, purchase, broken, |call, _| async move {
            call.api.domains_buy(&call.organization_id, &call.body).await
        })
        .charge()
    }

    /// Prices and checks a purchase of domains without making it. Free: it reads offers, domains and purchases; 15
    /// requests a minute.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken, and those of reads.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// let preview = client.domains().preview(["example-mail.com"]).await?;
    /// println!("{} {}", preview.price, preview.ready);
    /// # Ok(()) }
    /// ```
    pub fn preview(&self, purchase: impl Into<BuyDomains>) -> Call<Preview> {
        let charge = Self::purchase_charge(purchase.into());
        Call::made(&self.client, move |context| preview(charge, context))
    }

    /// Asks for a domain in use to be replaced by another; ScaledMail's staff do it later. Free. `domains_swap`:
    /// `POST /swap-domain/{domain}`.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when the new domain is from elsewhere and `hosting` is missing.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::{DomainSource, SwapDomain};
    /// client.domains().swap(SwapDomain::new("sandbox-mail.com", DomainSource::Scaledmail, "scaledmail-sandbox-1.com")).await?;
    /// # Ok(()) }
    /// ```
    pub fn swap(&self, swap: impl Into<SwapDomain>) -> Call<Acknowledgement> {
        let mut swap = swap.into();
        let broken = rules::swap_domain(&mut swap);
        Call::write(&self.client, &DOMAINS_SWAP, swap, broken, |call, swap| async move {
            call.api.domains_swap(&swap.domain, &call.organization_id, swap.provider, &call.body).await
        })
    }

    /// Asks for a domain's redirect to be changed, or removed with `""`. Free. `domains_swap_redirect`:
    /// `POST /swap-redirect/{domain}`.
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) from the service for an unknown domain, while a change is pending,
    /// or when the redirect is that one already.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::SwapRedirect;
    /// client.domains().swap_redirect(SwapRedirect::new("sandbox-mail.com", "https://example.com/new")).await?;
    /// # Ok(()) }
    /// ```
    pub fn swap_redirect(&self, swap: impl Into<SwapRedirect>) -> Call<Acknowledgement> {
        let mut swap = swap.into();
        let broken = rules::swap_redirect(&mut swap);
        Call::write(&self.client, &DOMAINS_SWAP_REDIRECT, swap, broken, |call, swap| async move {
            call.api.domains_swap_redirect(&swap.domain, &call.organization_id, &call.body).await
        })
    }

    /// Asks for a domain's sender names to be changed. Free, but with
    /// [`NameAndAlias`](crate::types::SenderNameMode::NameAndAlias) **the mailboxes are deleted and made anew**.
    /// `domains_swap_sender_name`: `POST /swap-sender-name/{domain}`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::{SenderName, SenderNameMode, SwapSenderName};
    /// let names = [SenderName::new("Dean", "Fiacoo")];
    /// client.domains().swap_sender_name(SwapSenderName::new("sandbox-mail.com", SenderNameMode::NameOnly, names)).await?;
    /// # Ok(()) }
    /// ```
    pub fn swap_sender_name(&self, swap: impl Into<SwapSenderName>) -> Call<Acknowledgement> {
        let mut swap = swap.into();
        let broken = rules::swap_sender_name(&mut swap);
        Call::write(&self.client, &DOMAINS_SWAP_SENDER_NAME, swap, broken, |call, swap| async move {
            call.api.domains_swap_sender_name(&swap.domain, swap.mode, &call.organization_id, &call.body).await
        })
    }

    /// Asks for another primary domain to stand behind a masked one. Free. `domains_swap_masking`:
    /// `POST /swap-domain-masking/{domain}`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::SwapMasking;
    /// client.domains().swap_masking(SwapMasking::new("sandbox-mail.com", "example.com")).await?;
    /// # Ok(()) }
    /// ```
    pub fn swap_masking(&self, swap: impl Into<SwapMasking>) -> Call<Acknowledgement> {
        let mut swap = swap.into();
        let broken = rules::swap_masking(&mut swap);
        Call::write(&self.client, &DOMAINS_SWAP_MASKING, swap, broken, |call, swap| async move {
            call.api.domains_swap_masking(&swap.domain, &call.organization_id, &call.body).await
        })
    }

    /// Lists which domains mask which primary domain. Free. `domains_list_masking`: `GET /domain-masking`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for masking in client.domains().list_masking().await? {
    ///     println!("{:?} -> {:?}", masking.domain, masking.primary_domain);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list_masking(&self) -> Call<DomainMaskingList> {
        Call::new(&self.client, &DOMAINS_LIST_MASKING, (), Vec::new(), |call, ()| async move {
            call.api.domains_list_masking(&call.organization_id).await
        })
    }
}
