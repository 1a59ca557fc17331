//! `SCALEDMAIL_LOG`: what happens to calls, on the standard error stream, in every language alike.

use crate::error::Error;
use crate::event::{Answering, Confirmation, Event, Hooks, PlannedRequest, SharedHooks};
use crate::outcome::Outcome;
use serde_json::{Map, Value};
use std::io::Write;

/// How much is told. A level tells what those before it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LogLevel {
    /// Outcomes that are unknown, and what went wrong without changing one.
    Warn,
    /// The end of calls that change something.
    Info,
    /// Everything.
    Debug,
}

impl LogLevel {
    const NAMES: [(Self, &'static str); 3] = [(Self::Warn, "warn"), (Self::Info, "info"), (Self::Debug, "debug")];

    /// Reads the variable; `None` for `off`.
    pub fn read(text: &str) -> Result<Option<Self>, Error> {
        let text = text.trim().to_ascii_lowercase();
        let known = Self::NAMES.into_iter().find(|(_, name)| *name == text).map(|(level, _)| level);
        match known {
            None if text != "off" => Err(Error::config("SCALEDMAIL_LOG must be off, warn, info or debug")),
            level => Ok(level),
        }
    }

    fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(level, _)| *level == self).map_or("", |(_, name)| name)
    }

    fn of(event: &Event) -> Self {
        match event {
            Event::Ended { outcome: Some(Outcome::Unknown), .. } => Self::Warn,
            Event::Ended { outcome: Some(_), .. } => Self::Info,
            _ => Self::Debug,
        }
    }

    /// Tells an event, if this level does.
    fn event(self, event: &Event) {
        let level = Self::of(event);
        if level <= self {
            write(&line(level, event));
        }
    }

    /// Tells of what went wrong without changing an outcome.
    pub fn warning(self, operation: &str, warning: &str) {
        write(&format!("scaledmail {} {operation}: {}", Self::Warn.name(), crate::error::one_line(warning)));
    }
}

/// The name of the event, and its fields.
fn line(level: LogLevel, event: &Event) -> String {
    let fields = match serde_json::to_value(event) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut line = format!("scaledmail {} {}: {}", level.name(), text("operation"), text("event"));
    for (name, value) in &fields {
        if !value.is_null() && name != "operation" && name != "event" {
            line.push_str(&format!(" {name}={value}"));
        }
    }
    line
}

/// Nobody is kept from a call because nobody reads.
fn write(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Hooks that log as well.
pub(crate) struct Logged {
    pub level: LogLevel,
    pub inner: Option<SharedHooks>,
}

impl Hooks for Logged {
    fn happened(&self, event: &Event) {
        self.level.event(event);
        if let Some(inner) = &self.inner {
            inner.happened(event);
        }
    }

    fn before_request<'a>(&'a self, request: &'a PlannedRequest) -> Answering<'a, ()> {
        match &self.inner {
            Some(inner) => inner.before_request(request),
            None => Box::pin(std::future::ready(Ok(()))),
        }
    }

    fn confirm<'a>(&'a self, confirmation: &'a Confirmation) -> Option<Answering<'a, bool>> {
        self.inner.as_ref()?.confirm(confirmation)
    }

    fn sees_requests(&self) -> bool {
        self.inner.as_ref().is_some_and(|inner| inner.sees_requests())
    }

    fn asks(&self) -> bool {
        self.inner.as_ref().is_some_and(|inner| inner.asks())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn levels_are_read() {
        for (text, level) in [
            ("off", Some(None)),
            ("WARN", Some(Some(LogLevel::Warn))),
            (" info ", Some(Some(LogLevel::Info))),
            ("debug", Some(Some(LogLevel::Debug))),
            ("trace", None),
            ("", None),
        ] {
            assert_eq!(LogLevel::read(text).ok(), level, "{text}");
        }
    }

    #[test]
    fn events_are_lines() {
        let ended = |outcome| Event::Ended {
            operation: "orders_create".to_owned(),
            outcome,
            error: None,
            key: Some("spring".to_owned()),
            duration: Duration::from_millis(250),
        };
        for (outcome, level) in [
            (None, LogLevel::Debug),
            (Some(Outcome::Applied), LogLevel::Info),
            (Some(Outcome::Unknown), LogLevel::Warn),
        ] {
            assert_eq!(LogLevel::of(&ended(outcome)), level);
        }
        let expected = "scaledmail info orders_create: ended duration_seconds=0.25 key=\"spring\" outcome=\"applied\"";
        assert_eq!(line(LogLevel::Info, &ended(Some(Outcome::Applied))), expected);
    }
}
