//! Dates and times as the service writes them.

use chrono::{NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! text {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text as it came.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

text! {
    /// A moment. The service writes RFC 3339, but does not promise it: the text is kept, and read when asked for.
    DateTime
}

text! {
    /// A calendar day, `YYYY-MM-DD`. The text is kept, and read when asked for.
    Date
}

impl DateTime {
    /// The moment, if the text is RFC 3339, or `YYYY-MM-DD HH:MM:SS` (taken as UTC).
    #[must_use]
    pub fn to_utc(&self) -> Option<chrono::DateTime<Utc>> {
        let naive = || NaiveDateTime::parse_from_str(&self.0, "%Y-%m-%d %H:%M:%S%.f").or_else(|_| self.0.parse());
        match chrono::DateTime::parse_from_rfc3339(&self.0) {
            Ok(moment) => Some(moment.to_utc()),
            Err(_) => naive().ok().map(|moment| moment.and_utc()),
        }
    }
}

impl Date {
    /// The day, if the text begins with `YYYY-MM-DD`.
    #[must_use]
    pub fn to_day(&self) -> Option<NaiveDate> {
        self.0.get(..10).and_then(|day| day.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_service_may_write() {
        for (text, seconds) in [
            ("2026-01-12T12:47:01Z", Some(1_768_222_021)),
            ("2026-01-12T13:47:01.5+01:00", Some(1_768_222_021)),
            ("2026-01-12 12:47:01", Some(1_768_222_021)),
            ("2026-01-12T12:47:01", Some(1_768_222_021)),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(DateTime::from(text).to_utc().map(|moment| moment.timestamp()), seconds, "{text}");
        }
        for (text, day) in [("2026-02-28", NaiveDate::from_ymd_opt(2026, 2, 28)), ("2026-02-30", None), ("é", None)] {
            assert_eq!(Date::from(text).to_day(), day, "{text}");
        }
    }
}
