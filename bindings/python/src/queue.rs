//! What calls came to, on its way to an event loop.
//!
//! No thread of ours ever enters the interpreter: a thread that does so while the interpreter ends is killed in the
//! middle, and takes the process with it. The loop watches a pipe instead and fetches what is done, many at once.

use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use scaledmail::binding::Step;

/// What a call came to, by the number that the loop gave it; nothing when it panicked or was dropped.
type Done = (u64, Option<Step>);

/// The same for Python: number, kind, JSON.
type Fetched = (u64, &'static str, String);

/// A step as Python reads it: its kind and its JSON.
pub fn named(step: Option<Step>) -> (&'static str, String) {
    match step {
        Some(Step::Event(text)) => ("event", text),
        Some(Step::Request(text)) => ("request", text),
        Some(Step::Confirm(text)) => ("confirm", text),
        Some(Step::Done(Ok(text))) => ("answer", text),
        Some(Step::Done(Err(error))) => ("error", error.to_json()),
        None => ("broken", String::new()),
    }
}

/// The finished calls of one event loop.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeQueue {
    shared: Arc<Shared>,
}

/// The half that tasks hold.
struct Shared {
    state: Mutex<State>,
}

/// One byte stands in the pipe exactly while `done` is not empty.
struct State {
    done: Vec<Done>,
    reader: PipeReader,
    writer: PipeWriter,
}

/// The promise of a task: whatever becomes of it, the loop hears of it once.
pub struct Ticket {
    shared: Arc<Shared>,
    key: u64,
    step: Option<Step>,
}

impl Ticket {
    /// Hands over what the call came to.
    pub fn done(mut self, step: Step) {
        self.step = Some(step);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.shared.push((self.key, self.step.take()));
    }
}

impl Shared {
    fn push(&self, done: Done) {
        let mut state = self.lock();
        if state.done.is_empty() {
            // The pipe is empty here, so this neither blocks nor fails.
            let _ = state.writer.write_all(&[1]);
        }
        state.done.push(done);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl NativeQueue {
    /// The ticket for a task.
    pub fn ticket(&self, key: u64) -> Ticket {
        Ticket { shared: self.shared.clone(), key, step: None }
    }
}

#[pymethods]
impl NativeQueue {
    /// An empty queue.
    #[new]
    fn new() -> PyResult<Self> {
        let (reader, writer) = pipe()?;
        let state = State { done: Vec::new(), reader, writer };
        Ok(Self { shared: Arc::new(Shared { state: Mutex::new(state) }) })
    }

    /// The descriptor that turns readable when calls are done.
    #[cfg(unix)]
    fn fileno(&self) -> i32 {
        use std::os::fd::AsRawFd;
        self.shared.lock().reader.as_raw_fd()
    }

    /// The descriptor that turns readable when calls are done.
    #[cfg(not(unix))]
    fn fileno(&self) -> PyResult<i32> {
        Err(pyo3::exceptions::PyNotImplementedError::new_err("AsyncClient needs an event loop of a Unix system"))
    }

    /// Fetches what is done: the number, what it is, and its JSON.
    fn take(&self) -> PyResult<Vec<Fetched>> {
        let done = {
            let mut state = self.shared.lock();
            if !state.done.is_empty() {
                state.reader.read_exact(&mut [0])?;
            }
            std::mem::take(&mut state.done)
        };
        let fetched = done.into_iter().map(|(key, step)| {
            let (kind, text) = named(step);
            (key, kind, text)
        });
        Ok(fetched.collect())
    }
}
