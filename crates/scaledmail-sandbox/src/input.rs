//! Reading what tests and people tell the sandbox, with the place in every complaint.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;

/// JSON as text, from the packages of other languages.
pub(crate) fn read(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).map_err(|error| Error::input("", &format!("is not JSON: {error}")))
}

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
