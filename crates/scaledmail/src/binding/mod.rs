//! What the Python and Node packages call: one way in, one way out, JSON in between.

mod additions;
mod conversation;
mod raw_call;

pub use raw_call::{raw, raw_until};

use raw_call::{raw_call, raw_text};

pub use conversation::{Conversation, Question, Step, Wanted, converse, converse_raw};

use crate::call::Call;
use crate::call_options::CallOptions;
use crate::client::Client;
use crate::config::JournalPlace;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::placements::{OrderKey, PlacingOptions};
use crate::settings::seconds;
use crate::transport::Cancelled;
use crate::types;
use chrono::{Datelike, Timelike};
use scaledmail_api::{Decimal, Secret};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;

/// A call whose parameters fit, to be made with options until it is cancelled.
type Ready = Box<dyn FnOnce(Options, Cancelled) -> Answer + Send>;

type Answer = Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>;

/// The options of one call.
#[derive(Default)]
struct Options {
    call: CallOptions,
    placing: PlacingOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsJson {
    api_key: Option<Secret>,
    organization_id: Option<String>,
    base_url: Option<String>,
    #[serde(rename = "timeout")]
    timeout_seconds: Option<f64>,
    #[serde(rename = "connect_timeout")]
    connect_timeout_seconds: Option<f64>,
    max_retries: Option<u32>,
    pacing: Option<bool>,
    read_only: Option<bool>,
    dry_run: Option<bool>,
    journal: Option<String>,
    max_per_call: Option<Decimal>,
    max_per_day: Option<Decimal>,
    proxy: Option<Secret>,
    #[serde(rename = "ca_certificate")]
    ca_certificate_pem: Option<String>,
    user_agent: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionsJson {
    organization_id: Option<String>,
    #[serde(rename = "timeout")]
    timeout_seconds: Option<f64>,
    max_retries: Option<u32>,
    dry_run: Option<bool>,
    key: Option<String>,
    expected_price: Option<Decimal>,
    price_tolerance: Option<Decimal>,
}

/// A client from settings as JSON, for the package of a language. What is not set comes from the environment.
///
/// # Errors
/// [`Config`](ErrorKind::Config), naming the setting.
pub fn client(settings_json: &str, language: &'static str) -> Result<Client, Error> {
    let json: SettingsJson = parse(settings_json, ErrorKind::Config)?;
    let mut builder = Client::builder();
    builder.api_key = json.api_key;
    builder.organization_id = json.organization_id;
    builder.base_url = json.base_url;
    builder.timeout = json.timeout_seconds.map(|value| seconds("timeout", Some(value))).transpose()?;
    builder.connect_timeout =
        json.connect_timeout_seconds.map(|value| seconds("connect_timeout", Some(value))).transpose()?;
    builder.max_retries = json.max_retries;
    builder.pacing = json.pacing;
    builder.read_only = json.read_only.unwrap_or_default();
    builder.dry_run = json.dry_run.unwrap_or_default();
    builder.journal = json.journal.map(JournalPlace::named);
    builder.max_per_call = json.max_per_call;
    builder.max_per_day = json.max_per_day;
    builder.proxy = json.proxy;
    builder.ca_certificate_pem = json.ca_certificate_pem.map(String::into_bytes);
    builder.user_agent = json.user_agent;
    builder.language = Some(language);
    builder.build()
}

/// The client with other defaults.
///
/// # Errors
/// [`Config`](ErrorKind::Config), naming the option.
pub fn with_options(client: &Client, options_json: &str) -> Result<Client, Error> {
    let Options { call, placing } = options(options_json)?;
    if placing != PlacingOptions::default() {
        return Err(Error::config("key and expected_price are for one placement, not for all calls of a client"));
    }
    Ok(client.with_options(call))
}

/// One line about the client, without its key.
#[must_use]
pub fn describe(client: &Client) -> String {
    format!("{client:?}")
}

/// What a client is set to, its key and addresses with passwords aside, as JSON.
#[must_use]
pub fn settings(client: &Client) -> String {
    let (settings, options) = (client.settings(), client.options());
    let seconds = |duration: std::time::Duration| duration.as_secs_f64();
    serde_json::json!({
        "organization_id": options.organization_id.as_ref().or(settings.organization_id.as_ref()),
        "base_url": client.base_url(),
        "timeout_seconds": seconds(options.timeout.unwrap_or(settings.timeout)),
        "connect_timeout_seconds": seconds(settings.connect_timeout),
        "max_retries": options.max_retries.unwrap_or(settings.max_retries),
        "pacing": settings.pacing,
        "read_only": settings.read_only,
        "dry_run": settings.dry_run || options.dry_run == Some(true),
        "max_per_call": settings.spending.max_per_call.map(|cap| cap.to_string()),
        "max_per_day": settings.spending.max_per_day.map(|cap| cap.to_string()),
    })
    .to_string()
}

/// The years that every language has.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// A date and time of an answer as RFC 3339 in UTC with microseconds; `None` when it cannot be read, or is none that every
/// language has, such as a leap second.
#[must_use]
pub fn date_time(text: &str) -> Option<String> {
    let moment = crate::DateTime::from(text).to_utc()?;
    let usual = YEARS.contains(&moment.year()) && moment.nanosecond() < 1_000_000_000;
    let moment = usual.then_some(moment)?;
    Some(moment.to_rfc3339_opts(chrono::SecondsFormat::Micros, false))
}

/// A day of an answer as `YYYY-MM-DD`; `None` when it cannot be read.
#[must_use]
pub fn date(text: &str) -> Option<String> {
    crate::Date::from(text).to_day().filter(|day| YEARS.contains(&day.year())).map(|day| day.to_string())
}

/// The kinds of errors.
#[must_use]
pub fn error_kinds() -> &'static [&'static str] {
    const KINDS: [&str; ErrorKind::ALL.len()] = {
        let mut kinds = [""; ErrorKind::ALL.len()];
        let mut at = 0;
        while at < kinds.len() {
            kinds[at] = ErrorKind::ALL[at].as_str();
            at += 1;
        }
        kinds
    };
    &KINDS
}

/// Words that make the name of an unknown field that of a secret.
#[must_use]
pub fn secret_words() -> &'static [&'static str] {
    &scaledmail_api::SECRET_WORDS
}

macro_rules! dispatcher {
    ($($id:literal => $noun:ident.$method:ident($($parameters:ident)?);)*) => {
        fn dispatch(client: &Client, operation: &str, parameters: &str) -> Result<Ready, Error> {
            match operation {
                $($id => {
                    dispatcher!(@parameters parameters $($parameters)?);
                    let call = client.$noun().$method($(parse::<types::$parameters>(parameters, ErrorKind::Validation)?)?);
                    Ok(ready(call))
                })*
                _ => additions::dispatch(client, operation, parameters)?.ok_or_else(|| Error::new(ErrorKind::Validation, format!("there is no operation {operation:?}"))),
            }
        }
    };
    (@parameters $given:ident) => { parse::<NoParameters>($given, ErrorKind::Validation)?; };
    (@parameters $given:ident $parameters:ident) => {};
}

scaledmail_api::for_each_operation!(dispatcher);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoParameters {}

fn prepared(client: &Client, operation: &str, parameters: &str, given: &str) -> Result<(Ready, Options), Error> {
    let options = options(given)?;
    fits(operation, &options.placing)?;
    Ok((dispatch(client, operation, parameters)?, options))
}

/// A key or a price that a call has no use for is a mistake, not to be passed over.
fn fits(operation: &str, placing: &PlacingOptions) -> Result<(), Error> {
    let added = ["orders_place", "orders_preview", "domains_preview", "prewarm_preview"];
    let known = scaledmail_api::operations::OPERATIONS.iter().find(|known| known.id == operation);
    let charges = known.is_some_and(|known| known.effect == scaledmail_api::Effect::Charge);
    if *placing == PlacingOptions::default() || charges || added.contains(&operation) {
        return Ok(());
    }
    Err(Error::config(format!(
        "key, expected_price and price_tolerance are for calls that charge, not for {operation}"
    )))
}

fn ready<T: Serialize + Send + 'static>(call: Call<T>) -> Ready {
    Box::new(move |Options { call: options, placing }, cancelled| {
        call.options(options).placing(placing).until(cancelled).text()
    })
}

/// Makes a call by the name of its operation. The answer has the names of the wire, and secrets in clear.
pub fn call(
    client: &Client,
    operation: &str,
    parameters_json: &str,
    options_json: &str,
) -> impl Future<Output = Result<String, Error>> + Send + 'static {
    call_until(client, operation, parameters_json, options_json, std::future::pending())
}

/// The same, until the caller cancels: then the error says what is known of the call's effect.
pub fn call_until(
    client: &Client,
    operation: &str,
    parameters_json: &str,
    options_json: &str,
    cancelled: impl Future<Output = ()> + Send + 'static,
) -> impl Future<Output = Result<String, Error>> + Send + 'static {
    client.prepare();
    let prepared = prepared(client, operation, parameters_json, options_json);
    let operation = operation.to_owned();
    async move {
        match prepared {
            Ok((call, options)) => call(options, Box::pin(cancelled)).await,
            Err(error) => Err(unsent(error, &operation)),
        }
    }
}

fn options(json: &str) -> Result<Options, Error> {
    let json: OptionsJson = parse(json, ErrorKind::Config)?;
    let mut call = CallOptions::new();
    call.organization_id = json.organization_id;
    call.timeout = json.timeout_seconds.map(|value| seconds("timeout", Some(value))).transpose()?;
    call.max_retries = json.max_retries;
    call.dry_run = json.dry_run;
    let placing = PlacingOptions {
        key: json.key.map(OrderKey::from),
        expected_price: json.expected_price,
        price_tolerance: json.price_tolerance,
    };
    Ok(Options { call, placing })
}

/// A shape that does not fit is a broken rule with its place.
fn parse<T: DeserializeOwned>(json: &str, kind: ErrorKind) -> Result<T, Error> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(|error| {
        let violation = crate::rules::shape(&error.path().to_string(), &error.inner().to_string());
        let mut error = Error::broken_rules(vec![violation]);
        error.0.kind = kind;
        error
    })
}

/// Nothing was sent: the parameters could not even be read.
fn unsent(error: Error, operation: &str) -> Error {
    let known = scaledmail_api::operations::OPERATIONS.iter().find(|known| known.id == operation);
    let effect = known.map_or(scaledmail_api::Effect::Write, |known| known.effect);
    crate::request::not_sent(error, effect, operation)
}
