//! Who waits, and whose turn it is.

use super::Ticket;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Notify;

/// Charges go first, then whoever came first. Searches stand apart: a full minute holds up nobody else.
#[derive(Debug, Default)]
pub(super) struct Line {
    charges: Queue,
    search_charges: Queue,
    others: Queue,
    searches: Queue,
}

/// By number, which is by arrival.
type Queue = BTreeMap<u64, Arc<Notify>>;

impl Line {
    pub fn join(&mut self, ticket: Ticket, id: u64, bell: Arc<Notify>) {
        self.queue(ticket).insert(id, bell);
    }

    /// Whether it stood in the line.
    pub fn leave(&mut self, ticket: Ticket, id: u64) -> bool {
        self.queue(ticket).remove(&id).is_some()
    }

    /// Whether it stands before all others of its sort.
    pub fn is_at_head(&mut self, ticket: Ticket, id: u64) -> bool {
        self.queue(ticket).first_key_value().is_some_and(|(first, _)| *first == id)
    }

    /// Whose turn it is.
    pub fn first(&self, searches_too: bool) -> Option<u64> {
        let head = |queue: &Queue, counts: bool| queue.keys().next().copied().filter(|_| counts);
        let earlier = |one: Option<u64>, other: Option<u64>| one.into_iter().chain(other).min();
        earlier(head(&self.charges, true), head(&self.search_charges, searches_too))
            .or_else(|| earlier(head(&self.others, true), head(&self.searches, searches_too)))
    }

    /// Lets those who may be next look.
    pub fn ring(&self) {
        for queue in [&self.charges, &self.search_charges, &self.others, &self.searches] {
            if let Some(bell) = queue.values().next() {
                bell.notify_one();
            }
        }
    }

    fn queue(&mut self, ticket: Ticket) -> &mut Queue {
        match ticket {
            Ticket { charge: true, search: false } => &mut self.charges,
            Ticket { charge: true, search: true } => &mut self.search_charges,
            Ticket { charge: false, search: false } => &mut self.others,
            Ticket { charge: false, search: true } => &mut self.searches,
        }
    }
}
