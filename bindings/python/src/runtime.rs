//! The Tokio runtime of this process.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::PyResult;
use pyo3::exceptions::PyRuntimeError;
use tokio::runtime::{Builder, Runtime};

/// Sockets and JSON keep two threads busy enough; Python code runs on threads of its own.
const THREADS: usize = 2;

static RUNTIME: Mutex<Option<(u32, Arc<Runtime>)>> = Mutex::new(None);

/// The runtime of this process; a forked child gets its own.
///
/// Call it attached to the interpreter: a fork then never finds the lock taken.
pub fn current() -> PyResult<Arc<Runtime>> {
    let mut slot = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((process, runtime)) = &*slot
        && *process == std::process::id()
    {
        return Ok(runtime.clone());
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(THREADS)
        .thread_name("scaledmail")
        .enable_all()
        .build()
        .map_err(|error| PyRuntimeError::new_err(format!("no runtime could be started: {error}")))?;
    let runtime = Arc::new(runtime);
    // The parent's threads do not exist here: dropping its runtime would wait for them for ever.
    std::mem::forget(slot.replace((std::process::id(), runtime.clone())));
    Ok(runtime)
}
