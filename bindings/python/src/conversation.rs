//! A call that tells what it does, and asks before it goes on.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use scaledmail::binding::{Conversation, Question, Step};

use crate::call::{NativeTask, interruptible};
use crate::queue::{NativeQueue, named};
use crate::runtime;

/// A call in steps. Whoever takes a step holds the call meanwhile, so that giving up the step gives up the call.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeConversation {
    waiting: Arc<Mutex<Option<Conversation>>>,
    question: Question,
}

impl NativeConversation {
    /// A call that has not started.
    pub fn new(conversation: Conversation) -> Self {
        let question = conversation.question();
        Self { waiting: Arc::new(Mutex::new(Some(conversation))), question }
    }

    fn take(&self) -> PyResult<Conversation> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.take().ok_or_else(|| PyRuntimeError::new_err("the call has ended, or is in the middle of a step"))
    }
}

#[pymethods]
impl NativeConversation {
    /// Blocks this thread until the next step, without the GIL; the kind of the step, and its JSON.
    #[pyo3(signature = (signals, /))]
    fn next(&self, py: Python<'_>, signals: bool) -> PyResult<(&'static str, String)> {
        let conversation = self.take()?;
        let runtime = runtime::current()?;
        let step = Box::pin(step(self.waiting.clone(), conversation));
        let done =
            py.detach(|| if signals { runtime.block_on(interruptible(step)) } else { Ok(runtime.block_on(step)) })?;
        Ok(named(done))
    }

    /// Starts the next step; the queue will hold it under `key`.
    #[pyo3(signature = (queue, key, /))]
    fn start(&self, queue: &NativeQueue, key: u64) -> PyResult<NativeTask> {
        let conversation = self.take()?;
        let step = step(self.waiting.clone(), conversation);
        let ticket = queue.ticket(key);
        let task = runtime::current()?.spawn(async move {
            if let Some(step) = step.await {
                ticket.done(step);
            }
        });
        Ok(NativeTask::new(task.abort_handle()))
    }

    /// Says whether to go on, after a step that asks; the next step may be under way.
    #[pyo3(signature = (go_on, /))]
    fn answer(&self, go_on: bool) {
        self.question.answer(go_on);
    }
}

/// The next step; the call is waiting again before anybody hears of it.
async fn step(waiting: Arc<Mutex<Option<Conversation>>>, mut conversation: Conversation) -> Option<Step> {
    let step = conversation.next().await;
    if !matches!(step, None | Some(Step::Done(_))) {
        *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(conversation);
    }
    step
}
