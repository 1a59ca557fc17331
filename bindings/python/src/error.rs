//! Errors: the classes live in Python, which builds them from the SDK's JSON.

use pyo3::prelude::*;

/// Every kind of error, as the SDK names them.
#[pyfunction]
pub fn error_kinds() -> Vec<&'static str> {
    scaledmail::binding::error_kinds().to_vec()
}

/// The Python exception for an error of the SDK.
pub fn raise(py: Python<'_>, error: &scaledmail::Error) -> PyErr {
    let built = py.import("scaledmail._errors").and_then(|module| module.call_method1("from_json", (error.to_json(),)));
    match built {
        Ok(exception) => PyErr::from_value(exception),
        Err(failure) => failure,
    }
}
