//! The sandbox: settings and control as JSON, errors as the `SandboxError` of the face.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use scaledmail_sandbox::{Error, Sandbox, SandboxBuilder};

/// A running sandbox.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeSandbox {
    running: Mutex<Option<Sandbox>>,
    url: String,
    base_url: String,
}

#[pymethods]
impl NativeSandbox {
    /// Starts one with these settings.
    #[new]
    #[pyo3(signature = (settings, /))]
    fn new(py: Python<'_>, settings: &str) -> PyResult<Self> {
        let sandbox = py
            .detach(|| SandboxBuilder::from_json_text(settings).and_then(SandboxBuilder::start_blocking))
            .map_err(|error| raise(py, &error))?;
        Ok(Self { url: sandbox.url(), base_url: sandbox.base_url(), running: Mutex::new(Some(sandbox)) })
    }

    /// Where it listens.
    #[getter]
    fn url(&self) -> &str {
        &self.url
    }

    /// The base URL for clients.
    #[getter]
    fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Does what a request to the control surface does.
    #[pyo3(signature = (method, place, body, /))]
    fn control(&self, py: Python<'_>, method: &str, place: &str, body: &str) -> PyResult<String> {
        let done = py.detach(|| {
            let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
            running.as_ref().map(|sandbox| sandbox.control_text(method, place, body))
        });
        let done = done.ok_or_else(|| PyRuntimeError::new_err("the sandbox has been stopped"))?;
        done.map_err(|error| raise(py, &error))
    }

    /// Stops it; does nothing when it is stopped.
    fn stop(&self, py: Python<'_>) {
        py.detach(|| {
            let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
            running.map(Sandbox::stop_blocking)
        });
    }
}

fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let built =
        py.import("scaledmail.sandbox._error").and_then(|module| module.call_method1("from_json", (error.to_json(),)));
    match built {
        Ok(exception) => PyErr::from_value(exception),
        Err(failure) => failure,
    }
}
