//! Reading what tests and people tell the sandbox, with the place in every complaint.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// An object of a known shape. serde would take a list for one, field by field.
pub(crate) fn object<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    if value.is_object() { parse(value) } else { Err(Error::input("", "must be an object")) }
}

/// A value of a known shape.
pub(crate) fn parse<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let place = error.path().to_string();
        Error::input(if place == "." { "" } else { &place }, &error.inner().to_string())
    })
}
