//! Plants secrets everywhere, and looks for them wherever something is shown.

#![allow(clippy::expect_used)]

use scaledmail::types::{
    CreateOrder, DomainConfig, DomainSource, Hosting, ListMailboxes, Mailbox, MailboxList, Sequencer,
};
use scaledmail::{Client, Error};
use scaledmail_sandbox::{Fault, Sandbox};
use std::fmt::Debug;
use std::io::Write;
use std::sync::{Arc, Mutex};

const SENTINELS: [&str; 4] =
    ["sentinel-hosting-password", "sentinel-sequencer-password", "sentinel-smtp-password", "sandbox-key"];

fn assert_hidden(shown: &str) {
    for sentinel in SENTINELS.iter().chain(&["sandbox-mailbox-password", "sentinel-mailbox"]) {
        assert!(!shown.contains(sentinel), "{sentinel} in {shown}");
    }
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn order() -> CreateOrder {
    let hosting = Hosting::new("Porkbun", "me", SENTINELS[0])
        .extra("smtp", serde_json::json!({ "user": "me", "password": SENTINELS[2] }));
    CreateOrder::new("price_sandbox_1", DomainSource::Other)
        .domains([DomainConfig::new("example-secret.com").first_name("A").last_name("B")])
        .hosting(hosting)
        .sequencer(Sequencer::new("Instantly", "me", SENTINELS[1]))
}

/// Everything that an error shows.
fn error_text(error: &Error) -> String {
    let mut text = format!("{error} {} {} {:?}", shown(error), error.to_json(), error.raw_body());
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    text
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic while it was held").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_secret_shows_anywhere() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    let sandbox = Sandbox::start().await.expect("a sandbox");
    let builder = Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).pacing(false);
    let told = Arc::new(Mutex::new(String::new()));
    let tell =
        |list: &Arc<Mutex<String>>, text: String| list.lock().expect("no panic while it was held").push_str(&text);
    let (events, requests, asked) = (told.clone(), told.clone(), told.clone());
    let builder = builder
        .journal_in_memory()
        .on_event(move |event| tell(&events, shown(event)))
        .on_request(move |request| tell(&requests, shown(request)))
        .confirm(move |question| {
            tell(&asked, shown(&question));
            async { true }
        });
    assert_hidden(&shown(&builder));
    let client = builder.build().expect("a client");
    assert_hidden(&shown(&client));

    let order = order();
    assert_hidden(&shown(&order));
    assert_hidden(&serde_json::to_string(&order).expect("JSON"));

    let echo = format!(r#"{{"error":"wrong","message":"{} {} for Bearer sandbox-key"}}"#, SENTINELS[0], SENTINELS[2]);
    for status in [400, 403, 500] {
        sandbox.fault(Fault::answer("orders_create", status).text(&echo)).expect("an answer");
        let error = client.orders().create(order.clone()).await.expect_err("a refusal");
        assert!(error.message().contains("wrong"), "{error}");
        assert_hidden(&error_text(&error));
    }
    let whole = sandbox.requests().last().expect("a request").body.clone();
    assert_eq!(whole["hosting"]["smtp"]["password"], SENTINELS[2], "the wire has the secret itself");

    let cut_off =
        r#"{"mailboxes":[{"alias":"a","mailbox_password":"sentinel-mailbox-1"},{"mailbox_password":"sentinel-mail"#;
    sandbox.fault(Fault::answer("mailboxes_list", 200).text(cut_off)).expect("an answer");
    let with_passwords = || ListMailboxes::new("recSandboxDomain1").password(true);
    let error = client.mailboxes().list(with_passwords()).await.expect_err("a body that was cut off");
    assert_hidden(&error_text(&error));

    let mailboxes: MailboxList = client.mailboxes().list(with_passwords()).await.expect("mailboxes");
    assert_hidden(&shown(&mailboxes));
    assert_hidden(&serde_json::to_string(&mailboxes).expect("JSON"));
    let password = |mailbox: &Mailbox| mailbox.mailbox_password.as_ref().map(|password| password.reveal().to_owned());
    assert_eq!(mailboxes.items().first().and_then(password).as_deref(), Some("sandbox-mailbox-password-1"));

    let refused = Client::builder().api_key("sandbox-key\n").build().expect_err("a key with a line break");
    assert_hidden(&error_text(&refused));
    let logged = String::from_utf8(log.0.lock().expect("no panic while it was held").clone()).expect("text");
    // What is documented, in the span of its call.
    for field in [
        "scaledmail{operation=\"orders_create\"}",
        "attempted operation=\"orders_create\" attempt=1 status=500",
        "ended operation=\"orders_create\" key=\"cart-v1-",
        "outcome=\"unknown\" error=\"outcome_unknown\"",
        "duration_ms=",
    ] {
        assert!(logged.contains(field), "{field}: {logged}");
    }
    assert_hidden(&logged);
    let told = told.lock().expect("no panic while it was held").clone();
    assert!(told.contains("Porkbun") && told.contains("Attempted") && told.contains("Confirmation"), "{told}");
    assert_hidden(&told);
}
