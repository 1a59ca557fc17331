//! Ten thousand requests that mean no good.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use scaledmail_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::http::Http;

const REQUESTS: u64 = 10_000;
const THREADS: u64 = 8;
/// Stands in everything that belongs to another account.
const MARKER: &str = "belongs-to-somebody-else";

/// One step of a generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.roll(most)).map(|_| self.roll(256) as u8).collect()
    }
}

const METHODS: [&str; 14] = [
    "GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "G E T", "",
    "GET\0",
];
const PATHS: [&str; 24] = [
    "/organizations",
    "/domains",
    "/orders",
    "/orders/recTheirOrder",
    "/orders/recTheirOrder/tag",
    "/orders/%72ecTheirOrder",
    "/orders/..%2f..%2f_sandbox%2fstate",
    "/orders/../../../_sandbox/state",
    "/../v1/domains",
    "//domains",
    "/./domains",
    "/domains/",
    "/domains%00",
    "/domains;a=b",
    "\\domains",
    "/mailboxes/recTheirDomain?password=true",
    "/mailboxes/%ff%fe",
    "/swap-redirect/theirs.example",
    "/swap-sender-name/theirs.example?mode=name_and_alias",
    "/create-order/price_sandbox_1?provider=scaledmail",
    "/create-custom-order?provider=buy",
    "/submit-form/11111111-1111-4111-8111-111111111111?provider=other",
    "/buy-pre-warm-inboxes",
    "/search-domains?%zz=%4&&&==&\u{e9}",
];
const PREFIXES: [&str; 8] =
    ["/api/v1", "/api/v1", "/api/v1", "/API/V1", "/api/v2", "http://evil.example/api/v1", "/api/v1/..", "*"];
const KEYS: [&str; 9] = [
    "authorization: Bearer sandbox-key\r\n",
    "authorization: Bearer sandbox-key\r\n",
    "authorization: Bearer sandbox-key-revoked\r\n",
    "authorization: Bearer \r\n",
    "authorization: Basic their-key\r\n",
    "authorization: Bearer their-ke\r\n",
    "authorization: Bearer their-key \0\r\n",
    "authorization: \u{ff}\r\n",
    "",
];
const ORGANIZATIONS: [&str; 6] = [
    "organization_id=recTheirs",
    "organization_id=recSandboxOrganization1",
    "organization_id=recSandboxOrganization1&organization_id=recTheirs",
    "organization_id=recTheirs&organization_id=recSandboxOrganization1",
    "organization_id[]=recTheirs&organization%5fid=recTheirs",
    "organization_id=%72ecTheirs%00",
];

/// A request that is wrong in one way or another, and what is sent after its head.
fn request(dice: &mut Dice) -> Vec<u8> {
    let path = format!("{}{}", dice.pick(&PREFIXES), dice.pick(&PATHS));
    let separator = if path.contains('?') { '&' } else { '?' };
    let (method, organization) = (dice.pick(&METHODS), dice.pick(&ORGANIZATIONS));
    let mut wire = format!("{method} {path}{separator}{organization} HTTP/1.1\r\nhost: a\r\n").into_bytes();
    wire.extend(dice.pick(&KEYS).bytes());
    let body = match dice.roll(12) {
        0 => vec![b'x'; 2 * 1024 * 1024 * usize::from(dice.roll(40) == 0)],
        1 => "[".repeat(10_000).into_bytes(),
        2 => br#"{"domains":["theirs.example"],"domains":["#.to_vec(),
        3 => dice.bytes(300),
        4 => b"\xff\xfe\x00".to_vec(),
        5 => format!("{{\"tag\":{}}}", json!("t".repeat(5000))).into_bytes(),
        6 => br#"{"new_redirect":"https://evil.example","new_domain":"theirs.example"}"#.to_vec(),
        _ => br#"{"domains":[{"domain":"theirs.example","first_name":"A","last_name":"B"}],"quantity":1e99}"#.to_vec(),
    };
    match dice.roll(10) {
        0 => wire.extend(b"transfer-encoding: chunked\r\n\r\nzz\r\n"),
        1 => wire.extend(b"content-length: 99999999999999999999\r\n\r\n"),
        2 => wire.extend(format!("content-length: {}\r\n\r\n", body.len() + 10).bytes()),
        3 => wire.extend(b"content-length: 1\r\ncontent-length: 2\r\n\r\n"),
        4 => {
            wire.extend(b"x-noise: ");
            wire.extend(dice.bytes(2000));
            wire.extend(b"\r\n\r\n");
        }
        5 => wire.extend(format!("x-large: {}\r\n\r\n", "h".repeat(dice.roll(200_000))).bytes()),
        6 => wire.truncate(dice.roll(wire.len())),
        _ => wire.extend(format!("content-length: {}\r\n\r\n", body.len()).bytes()),
    }
    wire.extend(body);
    wire
}

fn send(address: &str, wire: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // The service may refuse before it has read all, and close.
    let _ = stream.write_all(wire);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// Another account, whose every field would betray itself.
fn theirs() -> Value {
    json!({ "id": "recTheirs", "name": MARKER, "user_id": "recThem", "orders": [{
        "id": "recTheirOrder", "amount": 1, "tag": MARKER, "description": MARKER, "packages": [{
            "mail_provider": "google", "domains": [{ "id": "recTheirDomain", "domain": "theirs.example", "tag": MARKER,
            "mailboxes": [{ "first_name": MARKER, "last_name": MARKER, "alias": MARKER, "password": MARKER }] }],
        }],
    }, { "id": "recTheirFormOrder", "amount": 1, "active_at": null }], "pending_forms": [{
        "uuid": "11111111-1111-4111-8111-111111111111", "payment_id": "recTheirFormOrder", "domains": ["theirs.example"],
    }] })
}

#[tokio::test]
async fn hostile_requests_neither_crash_it_nor_show_what_is_not_theirs() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut state = sandbox.state().unwrap();
    state["accounts"].as_array_mut().unwrap().push(json!({ "key": "their-key", "user_id": "recThem" }));
    state["organizations"].as_array_mut().unwrap().push(theirs());
    sandbox.set_state(state).unwrap();
    let address = sandbox.url().trim_start_matches("http://").to_owned();
    let before = sandbox.state().unwrap()["organizations"][3].clone();
    // Heads that never end, for as long as the rest lasts.
    let slow: Vec<TcpStream> = (0..100)
        .map(|number| {
            let mut stream = TcpStream::connect(&address).unwrap();
            stream.write_all(&b"GET /api/v1/orders HTTP/1.1\r\nx: "[..number % 30]).unwrap();
            stream
        })
        .collect();
    let answered: u64 = std::thread::scope(|scope| {
        let attack = |thread: u64| {
            let mut dice = Dice(0x9E37_79B9 + thread);
            let mut answered = 0;
            for _ in 0..REQUESTS / THREADS {
                let wire = request(&mut dice);
                let answer = send(&address, &wire);
                let shown = || format!("{}\n{}", String::from_utf8_lossy(&wire), String::from_utf8_lossy(&answer));
                assert!(!contains(&answer, MARKER), "{}", shown());
                assert!(!answer.starts_with(b"HTTP/1.1 5"), "{}", shown());
                answered += u64::from(answer.starts_with(b"HTTP/1.1 "));
            }
            answered
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || attack(thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert!(answered > REQUESTS / 2, "only {answered} were answered");
    drop(slow);
    assert_eq!(sandbox.state().unwrap()["organizations"][3], before, "what is theirs is untouched");
    let owner = Http { key: "their-key", ..Http::new(&sandbox) };
    let orders = owner.json("GET", "/api/v1/orders?organization_id=recTheirs", Value::Null);
    assert_eq!((orders.status, &orders.body["payments"][0]["description"]), (200, &json!(MARKER)));
}
