//! What the SDK knows of texts in answers.

use pyo3::prelude::*;
use scaledmail::binding;

/// Words that make the name of an unknown field that of a secret.
#[pyfunction]
pub fn secret_words() -> Vec<&'static str> {
    binding::secret_words().to_vec()
}

/// A date and time as ISO 8601 in UTC; `None` when it cannot be read.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub fn date_time(text: &str) -> Option<String> {
    binding::date_time(text)
}

/// A day as ISO 8601; `None` when it cannot be read.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub fn date(text: &str) -> Option<String> {
    binding::date(text)
}
