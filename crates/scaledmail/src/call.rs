//! A call that is ready to be made.

use crate::Decimal;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::error::{Error, Violation};
use crate::placements::{Charge, OrderKey, PlacingOptions, place};
use crate::receipt::{Acknowledgement, Receipt};
use crate::request::{Request, written};
use crate::transport::Cancelled;
use scaledmail_api::{Operation, ResponseValue, Shaped};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
pub(crate) type ApiResult<T> = Result<ResponseValue<T>, scaledmail_api::Error<()>>;

/// What the generated client is called with.
pub(crate) struct Prepared {
    pub api: scaledmail_api::Client,
    pub organization_id: String,
    pub body: Value,
}

/// What a call is made in.
pub(crate) struct Context {
    pub client: Client,
    /// Those of the call, over those of the client.
    pub options: CallOptions,
    /// That of the call alone.
    pub call_timeout: Option<Duration>,
    pub placing: PlacingOptions,
    pub cancelled: Cancelled,
}

type Work<T> = Box<dyn FnOnce(Context) -> BoxFuture<Result<T, Error>> + Send>;

/// A request that only reads.
pub(crate) trait Reading<T>: Send {
    /// Its answer.
    fn answer(self: Box<Self>, context: Context) -> BoxFuture<Result<T, Error>>;

    /// Its answer as JSON with secrets in clear, as it came if that will do.
    fn text(self: Box<Self>, context: Context) -> BoxFuture<Result<String, Error>>;
}

/// How a call is made.
enum Run<T> {
    Read(Box<dyn Reading<T>>),
    Work(Work<T>),
}

impl<T: Send + 'static> Run<T> {
    fn answer(self, context: Context) -> BoxFuture<Result<T, Error>> {
        match self {
            Self::Read(request) => request.answer(context),
            Self::Work(work) => work(context),
        }
    }
}

/// A call that is ready to be made: set options on it, then `.await` it. Nothing is sent before.
///
/// ```no_run
/// # async fn example(client: scaledmail::Client) -> Result<(), scaledmail::Error> {
/// use std::time::Duration;
/// let orders = client.orders().list().organization_id("rec123").timeout(Duration::from_secs(5)).await?;
/// # Ok(()) }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    client: Client,
    options: CallOptions,
    placing: PlacingOptions,
    cancelled: Cancelled,
    run: Run<T>,
}

impl<T: Send + 'static> Call<T> {
    /// A call of an operation that only reads.
    pub(crate) fn new<P, F>(
        client: &Client,
        operation: &'static Operation,
        parameters: P,
        violations: Vec<Violation>,
        work: impl FnOnce(Prepared, P) -> F + Send + 'static,
    ) -> Self
    where
        T: Serialize + DeserializeOwned + Shaped,
        P: Serialize + Send + 'static,
        F: Future<Output = ApiResult<T>> + Send + 'static,
    {
        Self::run(client, Run::Read(Box::new(Request::new(operation, parameters, violations, work))))
    }

    /// A call that does what it likes.
    pub(crate) fn made<F>(client: &Client, run: impl FnOnce(Context) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        Self::run(client, Run::Work(Box::new(move |context| Box::pin(run(context)))))
    }

    fn run(client: &Client, run: Run<T>) -> Self {
        Self {
            client: client.clone(),
            options: CallOptions::default(),
            placing: PlacingOptions::default(),
            cancelled: Box::pin(std::future::pending()),
            run,
        }
    }

    /// Makes something else of a good answer.
    pub(crate) fn map<W: Send + 'static>(self, wrap: impl FnOnce(T) -> W + Send + 'static) -> Call<W> {
        let Self { client, options, placing, cancelled, run } = self;
        let run: Run<W> = Run::Work(Box::new(move |context| {
            let running = run.answer(context);
            Box::pin(async move { running.await.map(wrap) })
        }));
        Call { client, options, placing, cancelled, run }
    }

    /// Looks at a good answer before the caller does.
    pub(crate) fn on_answer(self, look: impl FnOnce(&T) + Send + 'static) -> Self {
        self.map(|answer| {
            look(&answer);
            answer
        })
    }

    /// The organization that this call is for.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.options.organization_id = Some(organization_id.into());
        self
    }

    /// The deadline of this call: waiting for the limiter, all attempts and reading the answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// How often this call, if it is a read, is tried again. A charge is never sent again.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.options.max_retries = Some(max_retries);
        self
    }

    /// True sends nothing if the call would change or buy something: it gives the exact request, with the outcome
    /// `NotSent`. What the client has been told stays so.
    pub fn dry_run(mut self, dry_run: bool) -> Self {
        self.options.dry_run = Some(dry_run);
        self
    }

    /// Several options at once; those set here win.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options.or(&self.options);
        self
    }

    pub(crate) fn placing(mut self, placing: PlacingOptions) -> Self {
        self.placing = placing;
        self
    }

    /// Ends the call when the future does. A charge that is on the wire then goes on; its outcome is unknown to this
    /// call.
    pub(crate) fn until(mut self, cancelled: Cancelled) -> Self {
        self.cancelled = cancelled;
        self
    }
}

impl Call<Acknowledgement> {
    /// A call that changes something for free.
    pub(crate) fn write<P, F>(
        client: &Client,
        operation: &'static Operation,
        parameters: P,
        violations: Vec<Violation>,
        work: impl FnOnce(Prepared, P) -> F + Send + 'static,
    ) -> Self
    where
        P: Serialize + Send + 'static,
        F: Future<Output = ApiResult<scaledmail_api::types::Acknowledgement>> + Send + 'static,
    {
        let request = Request::new(operation, parameters, violations, work);
        Self::made(client, move |context| async move { request.write(context).await })
    }
}

impl Call<Receipt> {
    /// A call that charges.
    pub(crate) fn charge(client: &Client, charge: Charge) -> Self {
        Self::made(client, move |context| async move { place(charge, context).await.map(Receipt::from) })
    }

    /// The key of this placement. The same key and cart are charged once, however often they are placed; another cart
    /// under the same key is refused.
    ///
    /// Without a key one is made of the cart, so that a job that is delivered twice does not buy twice. After a day the
    /// same cart is refused without a key, because it may be meant twice.
    pub fn key(mut self, key: impl Into<OrderKey>) -> Self {
        self.placing.key = Some(key.into());
        self
    }

    /// What this placement may cost, in US dollars, as a preview said. A price that has moved by more than
    /// [`price_tolerance`](Self::price_tolerance), or is not known, is refused.
    pub fn expected_price(mut self, price: impl Into<Decimal>) -> Self {
        self.placing.expected_price = Some(price.into());
        self
    }

    /// How far the price may have moved from [`expected_price`](Self::expected_price), in US dollars. 0 by default.
    pub fn price_tolerance(mut self, tolerance: impl Into<Decimal>) -> Self {
        self.placing.price_tolerance = Some(tolerance.into());
        self
    }
}

impl<T: Send + 'static> Call<T> {
    /// The call, and what it is made in.
    fn begin(self) -> (Run<T>, Context) {
        let Self { client, options, placing, cancelled, run } = self;
        let call_timeout = options.timeout;
        let options = options.or(client.options());
        (run, Context { client, options, call_timeout, placing, cancelled })
    }

    /// Makes the call; its answer as JSON with secrets in clear.
    pub(crate) fn text(self) -> BoxFuture<Result<String, Error>>
    where
        T: Serialize,
    {
        let (run, context) = self.begin();
        match run {
            Run::Read(request) => request.text(context),
            Run::Work(work) => Box::pin(async move { written(&work(context).await?) }),
        }
    }
}

impl<T: Send + 'static> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let (run, context) = self.begin();
        run.answer(context)
    }
}
