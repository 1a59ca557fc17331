//! Calls that tell and ask their callers something while they are made.

use super::{Answer, options, prepared, raw_call, raw_text, unsent};
use crate::client::Client;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::event::{Answering, Confirmation, Event, Hooks, PlannedRequest};
use serde::Serialize;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, mpsc, oneshot};

/// What a caller wants to be told, and asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Every event.
    pub events: bool,
    /// Each request, before it is sent.
    pub requests: bool,
    /// To confirm calls that charge or are destructive.
    pub confirm: bool,
}

/// What comes next in a call. All texts are JSON.
#[derive(Debug)]
pub enum Step {
    /// Something happened.
    Event(String),
    /// A request is about to be sent: the call stands still until [`Question::answer`].
    Request(String),
    /// Shall the call be made? It stands still until [`Question::answer`].
    Confirm(String),
    /// The call is over.
    Done(Result<String, Error>),
}

/// A call, told step by step. Nothing runs between two [`next`](Self::next)s but what is on the wire; dropping it drops
/// the call.
///
/// Whoever is asked may go on to the next step before there is an answer: the call's deadline passes meanwhile.
pub struct Conversation {
    call: Option<Answer>,
    steps: mpsc::UnboundedReceiver<(Step, Option<oneshot::Sender<bool>>)>,
    question: Question,
    done: Option<Result<String, Error>>,
}

/// What was asked last, for whoever answers.
#[derive(Clone, Debug, Default)]
pub struct Question(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    open: Mutex<Option<oneshot::Sender<bool>>>,
    answered: Notify,
}

impl Question {
    /// Answers it; `false` keeps the request from being sent.
    pub fn answer(&self, go_on: bool) {
        if let Some(question) = self.slot().take() {
            // Nobody listens any more to a call that ended meanwhile.
            let _ = question.send(go_on);
        }
        self.0.answered.notify_one();
    }

    fn is_open(&self) -> bool {
        self.slot().is_some()
    }

    fn slot(&self) -> MutexGuard<'_, Option<oneshot::Sender<bool>>> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Conversation {
    /// What comes next; nothing after [`Step::Done`].
    pub async fn next(&mut self) -> Option<Step> {
        loop {
            let Some(call) = self.call.as_mut() else { return self.last() };
            // One question at a time: a call may look up several things at once.
            let open = self.question.is_open();
            tokio::select! {
                biased;
                Some((step, question)) = self.steps.recv(), if !open => {
                    *self.question.slot() = question;
                    return Some(step);
                }
                done = call => {
                    self.call = None;
                    self.done = Some(done);
                    break;
                }
                () = self.question.0.answered.notified(), if open => {}
            }
        }
        self.last()
    }

    /// The last words of a call come before its end; what it asked meanwhile needs no answer any more.
    fn last(&mut self) -> Option<Step> {
        while let Ok((step, question)) = self.steps.try_recv() {
            if question.is_none() {
                return Some(step);
            }
        }
        self.done.take().map(Step::Done)
    }

    /// What was asked last.
    #[must_use]
    pub fn question(&self) -> Question {
        self.question.clone()
    }
}

/// Makes a call by the name of its operation, step by step.
pub fn converse(
    client: &Client,
    operation: &str,
    parameters_json: &str,
    options_json: &str,
    wanted: Wanted,
    cancelled: impl Future<Output = ()> + Send + 'static,
) -> Conversation {
    client.prepare();
    let ready = prepared(client, operation, parameters_json, options_json);
    let operation = operation.to_owned();
    conversation(wanted, move |hooks| {
        Box::pin(async move {
            let (call, mut options) = ready.map_err(|error| unsent(error, &operation))?;
            options.call.hooks = Some(hooks);
            call(options, Box::pin(cancelled)).await
        })
    })
}

/// Makes a raw request, step by step.
pub fn converse_raw(
    client: &Client,
    request_json: &str,
    options_json: &str,
    wanted: Wanted,
    cancelled: impl Future<Output = ()> + Send + 'static,
) -> Conversation {
    client.prepare();
    let (client, request_json) = (client.clone(), request_json.to_owned());
    let options = options(options_json);
    conversation(wanted, move |hooks| {
        Box::pin(async move {
            let call = options.and_then(|mut options| {
                options.call.hooks = Some(hooks);
                raw_call(&client, &request_json, options)
            });
            let call = call.map_err(|error| unsent(error, "request"))?;
            raw_text(&call.until(Box::pin(cancelled)).await?)
        })
    })
}

fn conversation(wanted: Wanted, call: impl FnOnce(Arc<dyn Hooks>) -> Answer) -> Conversation {
    let (sender, steps) = mpsc::unbounded_channel();
    let call = call(Arc::new(Teller { wanted, steps: Mutex::new(sender) }));
    Conversation { call: Some(call), steps, question: Question::default(), done: None }
}

type Steps = mpsc::UnboundedSender<(Step, Option<oneshot::Sender<bool>>)>;

struct Teller {
    wanted: Wanted,
    steps: Mutex<Steps>,
}

impl Teller {
    fn tell(&self, step: Step, question: Option<oneshot::Sender<bool>>) {
        // A caller that is gone hears nothing.
        let _ = self.steps.lock().unwrap_or_else(PoisonError::into_inner).send((step, question));
    }

    async fn ask(&self, step: Step) -> bool {
        let (question, answer) = oneshot::channel();
        self.tell(step, Some(question));
        answer.await.unwrap_or(false)
    }
}

fn text(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value)
        .map_err(|error| Error::new(ErrorKind::Config, format!("a request cannot be shown: {error}")))
}

impl Hooks for Teller {
    fn happened(&self, event: &Event) {
        if let (true, Ok(text)) = (self.wanted.events, text(event)) {
            self.tell(Step::Event(text), None);
        }
    }

    fn before_request<'a>(&'a self, request: &'a PlannedRequest) -> Answering<'a, ()> {
        Box::pin(async move {
            if !self.wanted.requests || self.ask(Step::Request(text(request)?)).await {
                return Ok(());
            }
            Err(Error::new(ErrorKind::Cancelled, "the request was kept from being sent"))
        })
    }

    fn confirm<'a>(&'a self, confirmation: &'a Confirmation) -> Option<Answering<'a, bool>> {
        let asked = async move { Ok(self.ask(Step::Confirm(text(confirmation)?)).await) };
        self.wanted.confirm.then(|| Box::pin(asked) as Answering<'a, bool>)
    }

    fn sees_requests(&self) -> bool {
        self.wanted.requests
    }

    fn asks(&self) -> bool {
        self.wanted.confirm
    }
}
