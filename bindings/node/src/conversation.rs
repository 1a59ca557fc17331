//! A call that tells what it does, and asks before it goes on.

use crate::answers::{Shape, Touch};
use crate::failure::translated;
use crate::names::{CALL_EVENT, CONFIRMATION, PLANNED_REQUEST};
use std::sync::{Arc, Mutex, PoisonError};

use napi::bindgen_prelude::{Env, Error, PromiseRaw, Result, Status};
use napi_derive::napi;
use scaledmail::binding::{self, Conversation, Question};

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
    /// What the face has to look for in it.
    pub touch: Touch,
}

impl Step {
    fn of(kind: &'static str, text: &str, shape: &Shape) -> Result<Self> {
        let (text, touch) = translated(text, shape)?;
        Ok(Self { kind, text, touch })
    }
}

/// A call in steps. Whoever takes a step holds the call meanwhile.
#[napi]
pub struct NativeConversation {
    waiting: Arc<Mutex<Option<Conversation>>>,
    question: Question,
    answer: &'static Shape,
}

impl NativeConversation {
    /// A call that has not started, and the shape of its answer.
    pub fn holding(conversation: Conversation, answer: &'static Shape) -> Self {
        let question = conversation.question();
        Self { waiting: Arc::new(Mutex::new(Some(conversation))), question, answer }
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
        let (waiting, answer) = (Arc::clone(&self.waiting), self.answer);
        env.spawn_future(async move {
            let step = match conversation.next().await {
                None => return Err(wrong("the call broke down")),
                Some(binding::Step::Done(Ok(text))) => return Step::of("answer", &text, answer),
                Some(binding::Step::Done(Err(error))) => {
                    return Ok(Step { kind: "error", text: error.to_json(), touch: Touch::Nothing });
                }
                Some(binding::Step::Event(text)) => Step::of("event", &text, &Shape::Object(&CALL_EVENT)),
                Some(binding::Step::Request(text)) => Step::of("request", &text, &Shape::Object(&PLANNED_REQUEST)),
                Some(binding::Step::Confirm(text)) => Step::of("confirm", &text, &Shape::Object(&CONFIRMATION)),
            };
            *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(conversation);
            step
        })
    }

    /// Says whether to go on, after a step that asks; the next step may be under way.
    #[napi]
    pub fn answer(&self, go_on: bool) {
        self.question.answer(go_on);
    }
}

fn wrong(message: &str) -> Error {
    Error::new(Status::GenericFailure, message)
}
