//! Orders and pending forms.

mod place;
mod wait;

pub use place::PlaceOrder;
pub use wait::WaitUntilActive;

use crate::call::Call;
use crate::noun::noun;
use crate::placements::Charge;
use crate::receipt::Receipt;
use crate::request::Request;
use crate::rules;
use crate::types::{
    Acknowledgement, CancelOrder, CreateCustomOrder, CreateOrder, GetOrder, Order, OrderList, PendingFormList,
    SubmitForm, UpdateOrderTag,
};
use scaledmail_api::operations::{
    ORDERS_CANCEL, ORDERS_CREATE, ORDERS_CREATE_CUSTOM, ORDERS_GET, ORDERS_LIST, ORDERS_LIST_PENDING_FORMS,
    ORDERS_SUBMIT_FORM, ORDERS_UPDATE_TAG,
};

noun! {
    /// Orders: subscriptions for mailboxes on domains.
    Orders, orders, "Orders: subscriptions for mailboxes on domains."
}

impl Orders {
    /// Lists the orders. Free. An order's tag is not in the list: [`get`](Self::get) shows it. `orders_list`: `GET
    /// /orders`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for order in client.orders().list().await? {
    ///     println!("{:?} {:?} {:?}", order.id, order.status, order.amount);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<OrderList> {
        Call::new(&self.client, &ORDERS_LIST, (), Vec::new(), |call, ()| async move {
            call.api.orders_list(&call.organization_id).await
        })
    }

    /// Reads an order with its tag, packages and domains. Free. `orders_get`: `GET /orders/{order_id}`.
    ///
    /// An order can read `Active` while its payment still needs confirming in the web app.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown id.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// let order = client.orders().get("recSandboxOrder1").await?;
    /// println!("{:?} {:?}", order.tag, order.status);
    /// # Ok(()) }
    /// ```
    pub fn get(&self, order: impl Into<GetOrder>) -> Call<Order> {
        let order = order.into();
        let broken = rules::id("order_id", &order.order_id);
        Call::new(&self.client, &ORDERS_GET, order, broken, |call, order| async move {
            call.api.orders_get(&order.order_id, &call.organization_id).await
        })
    }

    /// Orders a package for domains. **Charges the saved card at once**, and every month. Sent at most once.
    /// `orders_create`: `POST /create-order/{price_id}`.
    ///
    /// Written to the journal before it is sent, under [`Call::key`]; what the account has already is not ordered
    /// again. The tag of the order is the first 8 characters of the `tag` that is given, and a mark by which the
    /// placement is found again.
    ///
    /// Provisioning takes 2 to 4 business days: [`wait_until_active`](Self::wait_until_active).
    ///
    /// # Errors
    /// [`Validation`](crate::ErrorKind::Validation) when a rule is broken: nothing was sent.
    /// [`PaymentIncomplete`](crate::ErrorKind::PaymentIncomplete): the subscription exists and could not be charged.
    /// [`OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown): the order may exist;
    /// [`Placements::reconcile`](crate::Placements::reconcile) finds out. [`Conflict`](crate::ErrorKind::Conflict): a
    /// domain is in use already. [`SpendLimit`](crate::ErrorKind::SpendLimit),
    /// [`InFlight`](crate::ErrorKind::InFlight), [`KeyReused`](crate::ErrorKind::KeyReused) and
    /// [`Journal`](crate::ErrorKind::Journal): nothing was sent.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{CreateOrder, DomainConfig, DomainSource};
    /// let domain = DomainConfig::new("scaledmail-sandbox-1.com").first_name("Dean").last_name("Fiacoo");
    /// let order = CreateOrder::new("price_sandbox_1", DomainSource::Scaledmail).domains([domain]).tag("launch");
    /// let receipt = client.orders().create(order).await?;
    /// println!("{:?}", receipt.order_id);
    /// # Ok(()) }
    /// ```
    pub fn create(&self, order: impl Into<CreateOrder>) -> Call<Receipt> {
        Call::charge(&self.client, self.package_charge(order.into()))
    }

    fn package_charge(&self, mut order: CreateOrder) -> Charge {
        let package_domains = self.client.package_domains(&order.price_id);
        let broken = rules::create_order(&mut order, package_domains);
        Request::new(&ORDERS_CREATE, order, broken, |call, order| async move {
            let coupon = order.coupon.as_deref();
            call.api.orders_create(&order.price_id, coupon, &call.organization_id, order.provider, &call.body).await
        })
        .charge()
    }

    /// Orders mailboxes for each mail provider without a package. **Charges the saved card at once**, and every month.
    /// Sent at most once. `orders_create_custom`: `POST /create-custom-order`.
    ///
    /// With [`CustomDomainSource::Buy`](crate::types::CustomDomainSource::Buy) the domains are registered and paid as
    /// well. At most 100 domains for Google, 30 for Outlook, 70 for SMTP.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).journal_in_memory().build()?;
    /// use scaledmail::types::{CreateCustomOrder, CustomDomainSource, DomainConfig, ProviderDomains, Providers};
    /// let domain = DomainConfig::new("scaledmail-sandbox-2.com").first_name("Dean").last_name("Fiacoo");
    /// let providers = Providers::new().google(ProviderDomains::new([domain]).mailboxes_per_domain(2));
    /// client.orders().create_custom(CreateCustomOrder::new(CustomDomainSource::Scaledmail, providers)).await?;
    /// # Ok(()) }
    /// ```
    pub fn create_custom(&self, order: impl Into<CreateCustomOrder>) -> Call<Receipt> {
        Call::charge(&self.client, Self::custom_charge(order.into()))
    }

    fn custom_charge(mut order: CreateCustomOrder) -> Charge {
        let broken = rules::create_custom_order(&mut order);
        Request::new(&ORDERS_CREATE_CUSTOM, order, broken, |call, order| async move {
            let coupon = order.coupon.as_deref();
            call.api.orders_create_custom(coupon, &call.organization_id, order.provider, &call.body).await
        })
        .charge()
    }

    /// Cancels an order's subscription: **every mailbox of the order stops**. One domain or mailbox cannot be
    /// cancelled. Sent at most once. `orders_cancel`: `DELETE /orders/{order_id}`.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown id.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// client.orders().cancel("recSandboxOrder1").await?;
    /// # Ok(()) }
    /// ```
    pub fn cancel(&self, order: impl Into<CancelOrder>) -> Call<Acknowledgement> {
        let order = order.into();
        let broken = rules::id("order_id", &order.order_id);
        Call::write(&self.client, &ORDERS_CANCEL, order, broken, |call, order| async move {
            call.api.orders_cancel(&order.order_id, &call.organization_id).await
        })
    }

    /// Changes an order's tag, at most 320 characters. Free. `orders_update_tag`: `PATCH /orders/{order_id}/tag`.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown id.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::UpdateOrderTag;
    /// client.orders().update_tag(UpdateOrderTag::new("recSandboxOrder1", "spring campaign")).await?;
    /// # Ok(()) }
    /// ```
    pub fn update_tag(&self, tag: impl Into<UpdateOrderTag>) -> Call<Acknowledgement> {
        let tag = tag.into();
        let broken = rules::update_order_tag(&tag);
        Call::write(&self.client, &ORDERS_UPDATE_TAG, tag, broken, |call, tag| async move {
            call.api.orders_update_tag(&tag.order_id, &call.organization_id, &call.body).await
        })
    }

    /// Lists orders that are paid and wait for a form. Free. `orders_list_pending_forms`: `GET /pending-forms`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for form in client.orders().list_pending_forms().await? {
    ///     println!("{:?} {:?}", form.uuid, form.description);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list_pending_forms(&self) -> Call<PendingFormList> {
        Call::new(&self.client, &ORDERS_LIST_PENDING_FORMS, (), Vec::new(), |call, ()| async move {
            call.api.orders_list_pending_forms(&call.organization_id).await
        })
    }

    /// Hands in the form of an order that is paid already. Free, and sent at most once. `orders_submit_form`:
    /// `POST /submit-form/{uuid}`.
    ///
    /// Each domain must be one of the original order's.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown form.
    ///
    /// ```no_run
    /// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
    /// use scaledmail::types::{DomainConfig, DomainSource, ProviderDomains, Providers, SubmitForm};
    /// let domain = DomainConfig::new("example.com").first_name("Dean").last_name("Fiacoo");
    /// let providers = Providers::new().google(ProviderDomains::new([domain]));
    /// let uuid = "00000000-0000-4000-8000-000000000001";
    /// client.orders().submit_form(SubmitForm::new(uuid, DomainSource::Scaledmail, providers)).await?;
    /// # Ok(()) }
    /// ```
    pub fn submit_form(&self, form: impl Into<SubmitForm>) -> Call<Acknowledgement> {
        let mut form = form.into();
        let broken = rules::submit_form(&mut form);
        Call::write(&self.client, &ORDERS_SUBMIT_FORM, form, broken, |call, form| async move {
            call.api.orders_submit_form(&form.uuid, &call.organization_id, form.provider, &call.body).await
        })
    }
}
