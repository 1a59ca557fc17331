//! A few lines of HTTP, so that the service is judged by nothing but what is on the wire.

use std::io::{Read, Write};
use std::net::TcpStream;

use scaledmail_sandbox::Sandbox;
use serde_json::Value;

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Value,
}

/// Talks to a sandbox with one key.
pub struct Http<'a> {
    pub sandbox: &'a Sandbox,
    pub key: &'static str,
}

pub const ORGANIZATION: &str = "recSandboxOrganization1";

impl<'a> Http<'a> {
    pub fn new(sandbox: &'a Sandbox) -> Self {
        Self { sandbox, key: "sandbox-key" }
    }

    /// Calls the API for the first organization; the body is sent as JSON unless it is null.
    pub fn api(&self, method: &str, path: &str, body: Value) -> Answer {
        let separator = if path.contains('?') { '&' } else { '?' };
        let path = format!("/api/v1{path}{separator}organization_id={ORGANIZATION}");
        self.json(method, &path, body)
    }

    /// Calls the API and insists on success.
    pub fn ok(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = self.api(method, path, body);
        assert_eq!(answer.status, 200, "{method} {path}: {}", answer.body);
        answer.body
    }

    /// Calls the API, insists on the status, and gives the refusal's text.
    pub fn refused(&self, status: u16, method: &str, path: &str, body: Value) -> String {
        let answer = self.api(method, path, body);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        let text = |key: &str| answer.body[key].as_str().map(str::to_owned);
        text("message").or_else(|| text("error")).unwrap_or_default()
    }

    pub fn json(&self, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let headers = format!("authorization: Bearer {}\r\ncontent-type: application/json\r\n", self.key);
        self.raw(method, path, &headers, body.as_bytes())
    }

    pub fn raw(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        let url = self.sandbox.url();
        let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             content-length: {length}\r\n{headers}\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.to_owned()));
        Answer { status, head: head.to_ascii_lowercase(), body }
    }
}
