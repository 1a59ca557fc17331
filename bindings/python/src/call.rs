//! One call: blocking with Ctrl-C, or on its way to an event loop.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use scaledmail::Error;
use scaledmail::binding::Step;
use tokio::task::AbortHandle;

use crate::error::raise;
use crate::queue::NativeQueue;
use crate::runtime;

/// How often a blocked call looks for Ctrl-C.
const TICK: Duration = Duration::from_millis(50);

type Pending = Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>;

/// A call that has not started; it runs once.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeCall {
    pending: Mutex<Option<Pending>>,
}

impl NativeCall {
    /// A call that will run this future.
    pub fn new(future: impl Future<Output = Result<String, Error>> + Send + 'static) -> Self {
        Self { pending: Mutex::new(Some(Box::pin(future))) }
    }

    fn pending(&self) -> PyResult<Pending> {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.take().ok_or_else(|| PyRuntimeError::new_err("a call runs once"))
    }
}

#[pymethods]
impl NativeCall {
    /// Runs it and blocks this thread until it is done, without the GIL.
    ///
    /// Only the main thread is told of signals; other threads stay out of the interpreter until the call is done.
    #[pyo3(signature = (signals, /))]
    fn wait(&self, py: Python<'_>, signals: bool) -> PyResult<String> {
        let pending = self.pending()?;
        let runtime = runtime::current()?;
        let done =
            py.detach(
                || {
                    if signals { runtime.block_on(interruptible(pending)) } else { Ok(runtime.block_on(pending)) }
                },
            )?;
        done.map_err(|error| raise(py, &error))
    }

    /// Starts it; the queue will hold what it ends in under `key`.
    #[pyo3(signature = (queue, key, /))]
    fn start(&self, queue: &NativeQueue, key: u64) -> PyResult<NativeTask> {
        let pending = self.pending()?;
        let ticket = queue.ticket(key);
        let task = runtime::current()?.spawn(async move { ticket.done(Step::Done(pending.await)) });
        Ok(NativeTask::new(task.abort_handle()))
    }
}

/// A call that has started.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeTask {
    task: AbortHandle,
}

impl NativeTask {
    /// A task that can be given up.
    pub fn new(task: AbortHandle) -> Self {
        Self { task }
    }
}

#[pymethods]
impl NativeTask {
    /// Drops the call; nothing of it reaches the queue any more, unless it is done already.
    fn cancel(&self) {
        self.task.abort();
    }
}

/// Waits, and lets Python handle signals meanwhile.
pub async fn interruptible<T>(mut pending: impl Future<Output = T> + Unpin) -> PyResult<T> {
    loop {
        match tokio::time::timeout(TICK, &mut pending).await {
            Ok(done) => return Ok(done),
            Err(_) => Python::attach(|py| py.check_signals())?,
        }
    }
}
