//! What every store of a journal owes, and what the one in a file owes besides.

#![allow(clippy::expect_used, clippy::panic)]

mod conformance;
mod file;
mod help;
mod processes;
mod refusals;
