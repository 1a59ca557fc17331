//! The client: settings, and one SDK client per process.

use std::future::pending;
use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use scaledmail::Client;
use scaledmail::binding::{self, Wanted};

use crate::call::NativeCall;
use crate::conversation::NativeConversation;
use crate::error::raise;
use crate::runtime;

/// A client of the SDK that survives a fork.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeClient {
    settings: String,
    /// Options that were laid over the settings, oldest first.
    options: Vec<String>,
    current: Mutex<(u32, Client)>,
}

#[pymethods]
impl NativeClient {
    /// A client with these settings.
    #[new]
    #[pyo3(signature = (settings, /))]
    fn new(py: Python<'_>, settings: String) -> PyResult<Self> {
        let client = build(py, &settings, &[])?;
        Ok(Self { settings, options: Vec::new(), current: Mutex::new((std::process::id(), client)) })
    }

    /// Prepares an operation.
    #[pyo3(signature = (operation, parameters, options, /))]
    fn call(&self, py: Python<'_>, operation: &str, parameters: &str, options: &str) -> PyResult<NativeCall> {
        let client = self.client(py)?;
        let runtime = runtime::current()?;
        let _entered = runtime.enter();
        Ok(NativeCall::new(binding::call(&client, operation, parameters, options)))
    }

    /// Prepares a raw request.
    #[pyo3(signature = (request, options, /))]
    fn raw(&self, py: Python<'_>, request: &str, options: &str) -> PyResult<NativeCall> {
        let client = self.client(py)?;
        let runtime = runtime::current()?;
        let _entered = runtime.enter();
        Ok(NativeCall::new(binding::raw(&client, request, options)))
    }

    /// Prepares an operation that tells what it does, and asks, as far as that is wanted.
    #[pyo3(signature = (operation, parameters, options, events, requests, confirm, /))]
    #[allow(clippy::too_many_arguments)] // They are the parts of one message.
    fn converse(
        &self,
        py: Python<'_>,
        operation: &str,
        parameters: &str,
        options: &str,
        events: bool,
        requests: bool,
        confirm: bool,
    ) -> PyResult<NativeConversation> {
        let client = self.client(py)?;
        let runtime = runtime::current()?;
        let _entered = runtime.enter();
        let wanted = Wanted { events, requests, confirm };
        let conversation = binding::converse(&client, operation, parameters, options, wanted, pending());
        Ok(NativeConversation::new(conversation))
    }

    /// Prepares a raw request that does.
    #[pyo3(signature = (request, options, events, requests, confirm, /))]
    fn converse_raw(
        &self,
        py: Python<'_>,
        request: &str,
        options: &str,
        events: bool,
        requests: bool,
        confirm: bool,
    ) -> PyResult<NativeConversation> {
        let client = self.client(py)?;
        let runtime = runtime::current()?;
        let _entered = runtime.enter();
        let wanted = Wanted { events, requests, confirm };
        Ok(NativeConversation::new(binding::converse_raw(&client, request, options, wanted, pending())))
    }

    /// The same client with other defaults.
    #[pyo3(signature = (options, /))]
    fn with_options(&self, py: Python<'_>, options: String) -> PyResult<Self> {
        let client = binding::with_options(&self.client(py)?, &options).map_err(|error| raise(py, &error))?;
        let mut all = self.options.clone();
        all.push(options);
        Ok(Self { settings: self.settings.clone(), options: all, current: Mutex::new((std::process::id(), client)) })
    }

    /// What it is set to, as JSON.
    fn settings(&self, py: Python<'_>) -> PyResult<String> {
        Ok(binding::settings(&self.client(py)?))
    }
}

impl NativeClient {
    /// The SDK client of this process. Only called attached, so that a fork never finds the lock taken.
    fn client(&self, py: Python<'_>) -> PyResult<Client> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let process = std::process::id();
        if current.0 != process {
            let client = build(py, &self.settings, &self.options)?;
            // The parent's connections are the parent's: dropping them here would close them there.
            std::mem::forget(std::mem::replace(&mut *current, (process, client)));
        }
        Ok(current.1.clone())
    }
}

fn build(py: Python<'_>, settings: &str, options: &[String]) -> PyResult<Client> {
    let runtime = runtime::current()?;
    let _entered = runtime.enter();
    let build = || {
        let first = binding::client(settings, "python")?;
        options.iter().try_fold(first, |client, options| binding::with_options(&client, options))
    };
    build().map_err(|error| raise(py, &error))
}
