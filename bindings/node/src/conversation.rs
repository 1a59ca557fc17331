//! A call that tells what it does, and asks before it goes on.

use std::sync::{Arc, Mutex, PoisonError};

use napi::bindgen_prelude::{Env, Error, PromiseRaw, Result, Status};
use napi_derive::napi;
use scaledmail::binding::{self, Conversation};

/// What the face wants to hear of a call.
#[napi(object, object_to_js = false)]
pub struct Wanted {
    /// What happens to it.
    pub events: bool,
    /// Every request, before it is sent.
    pub requests: bool,
    /// A question before it charges or removes.
    pub confirm: bool,
}

impl From<Wanted> for binding::Wanted {
    fn from(Wanted { events, requests, confirm }: Wanted) -> Self {
        Self { events, requests, confirm }
    }
}

/// What a call came to.
#[napi(object, object_from_js = false)]
pub struct Step {
    /// `event`, `request`, `confirm`, `answer` or `error`.
    pub kind: &'static str,
    /// Its JSON.
    pub text: String,
}

/// A call in steps. Whoever takes a step holds the call meanwhile.
#[napi]
pub struct NativeConversation {
    waiting: Arc<Mutex<Option<Conversation>>>,
}

impl NativeConversation {
    /// A call that has not started.
    pub fn holding(conversation: Conversation) -> Self {
        Self { waiting: Arc::new(Mutex::new(Some(conversation))) }
    }

    fn take(&self) -> Result<Conversation> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.take().ok_or_else(|| wrong("the call has ended, or is in the middle of a step"))
    }
}

#[napi]
impl NativeConversation {
    /// Goes on to the next step.
    #[napi(ts_return_type = "Promise<Step>")]
    pub fn next<'env>(&self, env: &'env Env) -> Result<PromiseRaw<'env, Step>> {
        let mut conversation = self.take()?;
        let waiting = Arc::clone(&self.waiting);
        env.spawn_future(async move {
            let step = match conversation.next().await {
                None => return Err(wrong("the call broke down")),
                Some(binding::Step::Done(Ok(text))) => return Ok(Step { kind: "answer", text }),
                Some(binding::Step::Done(Err(error))) => return Ok(Step { kind: "error", text: error.to_json() }),
                Some(binding::Step::Event(text)) => Step { kind: "event", text },
                Some(binding::Step::Request(text)) => Step { kind: "request", text },
                Some(binding::Step::Confirm(text)) => Step { kind: "confirm", text },
            };
            *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(conversation);
            Ok(step)
        })
    }

    /// Says whether to go on, after a step that asks.
    #[napi]
    pub fn answer(&self, go_on: bool) -> Result<()> {
        let mut conversation = self.take()?;
        conversation.answer(go_on);
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(conversation);
        Ok(())
    }
}

fn wrong(message: &str) -> Error {
    Error::new(Status::GenericFailure, message)
}
