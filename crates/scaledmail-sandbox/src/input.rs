//! Reading what tests and people tell the sandbox, with the place in every complaint.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// A value of a known shape.
pub(crate) fn parse<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let place = error.path().to_string();
        Error::input(if place == "." { "" } else { &place }, &error.inner().to_string())
    })
}
