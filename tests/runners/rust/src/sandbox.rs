//! The sandbox's control surface.

use crate::Failure;
use serde_json::{Value, json};

pub struct Control {
    url: String,
    agent: ureq::Agent,
}

impl Control {
    pub fn new(url: &str) -> Self {
        Self { url: url.trim_end_matches('/').to_owned(), agent: ureq::Agent::new_with_defaults() }
    }

    pub fn base_url(&self) -> String {
        format!("{}/api/v1", self.url)
    }

    pub fn post(&self, what: &str, body: Value) -> Result<(), Failure> {
        self.agent.post(format!("{}/_sandbox/{what}", self.url)).send_json(&body)?;
        Ok(())
    }

    pub fn put(&self, what: &str, body: Value) -> Result<(), Failure> {
        self.agent.put(format!("{}/_sandbox/{what}", self.url)).send_json(&body)?;
        Ok(())
    }

    pub fn latency(&self, seconds: f64) -> Result<(), Failure> {
        let milliseconds = (seconds * 1000.0) as u64;
        self.put("latency", json!({ "from_milliseconds": milliseconds, "to_milliseconds": milliseconds }))
    }

    /// As it was at first, but for what was committed.
    pub fn clear(&self) -> Result<(), Failure> {
        self.latency(0.0)?;
        self.agent.delete(format!("{}/_sandbox/faults", self.url)).call()?;
        Ok(())
    }

    pub fn reset(&self) -> Result<(), Failure> {
        self.post("reset", json!({}))
    }

    pub fn requests(&self) -> Result<Vec<Value>, Failure> {
        let mut answer = self.agent.get(format!("{}/_sandbox/requests", self.url)).call()?;
        Ok(answer.body_mut().read_json()?)
    }
}
