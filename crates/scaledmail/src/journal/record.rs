//! What the journal knows of one placement.

use super::owner::Owner;
use super::store::{JournalEntry, StoreError};
use crate::error_kind::ErrorKind;
use crate::outcome::Outcome;
use crate::price::Price;
use crate::receipt::PlacedDomain;
use crate::{DateTime, Decimal};
use chrono::{SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Of the text below. A record of a later version is not touched.
const VERSION: u32 = 1;

/// How far a placement has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlacementState {
    /// About to be sent.
    Prepared,
    /// Sent, and its answer is waited for.
    Sent,
    /// It happened.
    Applied,
    /// The service refused.
    Rejected,
    /// It may have happened.
    Unknown,
    /// Nothing was sent.
    NotSent,
}

impl PlacementState {
    /// The state as one word: `not_sent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Sent => "sent",
            Self::Applied => "applied",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::NotSent => "not_sent",
        }
    }
}

impl From<Outcome> for PlacementState {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::NotSent => Self::NotSent,
            Outcome::Rejected => Self::Rejected,
            Outcome::Applied => Self::Applied,
            Outcome::Unknown => Self::Unknown,
        }
    }
}

/// What a placement is known under: the same address, organization, operation and key are the same placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub base_url: String,
    /// Empty for a raw request without one.
    pub organization_id: String,
    /// A hash of the API's key, where there is no organization to tell accounts apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    pub operation: String,
    pub key: String,
}

impl Identity {
    pub fn id(&self) -> String {
        // To whoever places orders it is one operation.
        let operation = match self.operation.as_str() {
            "orders_create" | "orders_create_custom" => "orders_place",
            operation => operation,
        };
        let operation = operation.to_owned();
        hash([&self.base_url, &self.organization_id, &self.account, &operation, &self.key])
    }
}

/// A hash of texts that cannot be mistaken for that of others, as hexadecimal digits.
pub(crate) fn hash<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    digest(texts).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn digest<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_vec()
}

/// What the account had before the request was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    pub orders: Vec<String>,
    /// Those of the cart that had been bought, or were in use, already.
    pub domains: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settled {
    pub at: DateTime,
    pub reason: String,
}

/// How the request ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ended {
    pub at: Option<DateTime>,
    pub kind: Option<ErrorKind>,
    pub cause_kind: Option<ErrorKind>,
    pub status: Option<u16>,
    pub message: Option<String>,
    pub request_id: Option<String>,
    /// What the service answered, without secrets.
    pub answer: Option<Map<String, Value>>,
}

/// What the journal knows of one placement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub version: u32,
    #[serde(flatten)]
    pub identity: Identity,
    /// Whether the key was made of the cart.
    pub derived: bool,
    /// A hash of what is bought.
    pub cart: String,
    pub state: PlacementState,
    pub attempt: u32,
    pub owner: Owner,
    pub label: Option<String>,
    /// Of each attempt that was to be sent with one, the last one last.
    pub tags: Vec<String>,
    /// The names of the cart, which are looked for.
    pub domains: Vec<String>,
    pub snapshot: Snapshot,
    /// Of the first attempt that was sent, when there was more than one.
    pub first_snapshot: Option<Snapshot>,
    pub price: Option<Price>,
    pub day: String,
    pub created_at: DateTime,
    pub prepared_at: DateTime,
    pub sent_at: Option<DateTime>,
    pub ended: Ended,
    pub order_id: Option<String>,
    pub duplicates: Vec<String>,
    pub found: Vec<PlacedDomain>,
    pub reconciled_at: Option<DateTime>,
    pub settled: Option<Settled>,
    /// Whether it was found after it had been taken for rejected.
    pub late: bool,
    /// Whether somebody was making it when the journal was read.
    #[serde(skip)]
    pub alive: bool,
}

/// What a record begins with.
pub(crate) struct Beginning {
    pub identity: Identity,
    pub derived: bool,
    pub cart: String,
    pub owner: Owner,
    pub label: Option<String>,
    pub domains: Vec<String>,
    pub now: DateTime,
}

impl Record {
    pub fn new(beginning: Beginning) -> Self {
        let Beginning { identity, derived, cart, owner, label, domains, now } = beginning;
        Self {
            version: VERSION,
            identity,
            derived,
            cart,
            state: PlacementState::Prepared,
            attempt: 1,
            owner,
            label,
            tags: Vec::new(),
            domains,
            snapshot: Snapshot::default(),
            first_snapshot: None,
            price: None,
            day: String::new(),
            created_at: now.clone(),
            prepared_at: now,
            sent_at: None,
            ended: Ended::default(),
            order_id: None,
            duplicates: Vec::new(),
            found: Vec::new(),
            reconciled_at: None,
            settled: None,
            late: false,
            alive: true,
        }
    }

    /// The next attempt at the same.
    pub fn again(self, beginning: Beginning) -> Self {
        let (created_at, tags, attempt) = (self.created_at, self.tags, self.attempt.saturating_add(1));
        // What was sent before may still show: it is looked for among all that came since.
        let snapshot = self.sent_at.is_some().then_some(self.snapshot).or(self.first_snapshot);
        Self { created_at, tags, attempt, first_snapshot: snapshot, ..Self::new(beginning) }
    }

    /// What the account had before anything was sent under this key.
    pub fn before(&self) -> &Snapshot {
        self.first_snapshot.as_ref().unwrap_or(&self.snapshot)
    }

    pub fn entry(&self) -> Result<JournalEntry, StoreError> {
        let text = serde_json::to_string(self)
            .map_err(|error| StoreError::new("the journal cannot write this placement down").with_source(error))?;
        Ok(JournalEntry {
            id: self.identity.id(),
            account: self.identity.base_url.clone(),
            day: self.day.clone(),
            text,
        })
    }

    pub fn read(entry: &JournalEntry) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let damaged = |error| {
            StoreError::new(format!("the journal's placement {} cannot be read: is it damaged?", entry.id))
                .with_source(error)
        };
        let Versioned { version } = serde_json::from_str(&entry.text).map_err(damaged)?;
        if version > VERSION {
            return Err(StoreError::new(format!(
                "the journal was written by a later version of this package (records of version {version}): update it"
            )));
        }
        serde_json::from_str(&entry.text).map_err(damaged)
    }

    /// Whether its outcome is still to be written.
    pub fn is_open(&self) -> bool {
        matches!(self.state, PlacementState::Prepared | PlacementState::Sent)
    }

    /// What stands for it while nobody makes it: one that was about to be sent was not, one that was sent is unknown.
    pub fn state_now(&self) -> PlacementState {
        match self.state {
            PlacementState::Prepared if !self.alive => PlacementState::NotSent,
            PlacementState::Sent if !self.alive => PlacementState::Unknown,
            state => state,
        }
    }

    /// What it adds to the day's spending; `None` when nobody has asked. What may have happened counts as if it had.
    pub fn spent(&self) -> Option<Decimal> {
        match self.state_now() {
            PlacementState::Rejected | PlacementState::NotSent => Some(Decimal::default()),
            _ => self.price.as_ref()?.amount,
        }
    }

    /// Whether the answer said that the order exists and could not be charged.
    pub fn is_payment_incomplete(&self) -> bool {
        self.state == PlacementState::Applied && self.ended.kind == Some(ErrorKind::PaymentIncomplete)
    }
}

/// A moment as the journal writes it.
pub(crate) fn moment(now: std::time::SystemTime) -> DateTime {
    chrono::DateTime::<Utc>::from(now).to_rfc3339_opts(SecondsFormat::Millis, true).into()
}
