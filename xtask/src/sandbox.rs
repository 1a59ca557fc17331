//! A sandbox for as long as a command runs.

use crate::Result;
use crate::shell::cargo;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running sandbox. Dropping it ends it.
pub struct Sandbox {
    child: Child,
    /// Its address.
    pub url: String,
}

/// Builds the sandbox, and says where its program is.
pub fn build(root: &Path) -> Result<PathBuf> {
    cargo(root, ["build", "--quiet", "--package", "scaledmail-sandbox"]).run()?;
    Ok(root.join("target/debug/scaledmail-sandbox"))
}

impl Sandbox {
    /// Starts one on a free port.
    pub fn start(program: &Path) -> Result<Self> {
        Self::start_with(program, &[])
    }

    /// Starts one on a free port, with further arguments.
    pub fn start_with(program: &Path, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(program);
        let mut child = command.args(["--port", "0"]).args(arguments).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let sandbox = |url: &str| Self { child, url: url.trim().to_owned() };
        line.split_once("listening on ").map(|(_, url)| sandbox(url)).ok_or_else(|| "the sandbox did not start".into())
    }

    /// How many requests to the API it has seen.
    pub fn requests_seen(&self) -> Result<usize> {
        Ok(self.list("/requests")?.len())
    }

    /// A list that its control surface shows.
    pub fn list(&self, place: &str) -> Result<Vec<Value>> {
        match self.control("GET", place, None)? {
            Value::Array(items) => Ok(items),
            other => Err(format!("the sandbox's {place} is no list: {other}").into()),
        }
    }

    /// Does something on its control surface, and gives what that shows.
    pub fn control(&self, method: &str, place: &str, body: Option<&Value>) -> Result<Value> {
        let address = self.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let body = body.map_or_else(String::new, Value::to_string);
        let head = format!("{method} /_sandbox{place} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
        // In one piece: a head without its body would wait to be acknowledged.
        stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("the sandbox's answer broke off")?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("the sandbox refuses {method} {place}: {body}").into());
        }
        Ok(serde_json::from_str(body)?)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
