//! The HTTP side: reads a request, logs it, has it answered, and stamps the sandbox's time on the answer.

use std::collections::{BTreeMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::State as Shared;
use axum::http::header::{AUTHORIZATION, DATE};
use axum::http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use serde_json::{Map, Value};

use crate::answer::Refusal;
use crate::canned::Prepared;
use crate::control::{self, control};
use crate::exchange::{Incoming, exchange};
use crate::log::{Log, RecordedRequest};
use crate::seed;
use crate::state::State;
use crate::text::parse_query;

/// The largest body the service takes.
const MAX_BODY: usize = 1024 * 1024;
/// How much of a larger body is read and dropped, so that its sender gets to see the answer.
const MAX_DRAINED: usize = 16 * 1024 * 1024;

/// All that changes while the sandbox runs.
pub(crate) struct World {
    pub(crate) state: State,
    pub(crate) log: Log,
    pub(crate) answers: VecDeque<Prepared>,
    seed: u64,
    provisioning: Duration,
}

impl World {
    pub(crate) fn new(seed: u64, provisioning: Duration) -> Self {
        let state = seed::state(seed, provisioning);
        Self { state, log: Log::default(), answers: VecDeque::new(), seed, provisioning }
    }

    /// Back to the seed state, with nothing logged and no answers waiting.
    pub(crate) fn reset(&mut self) {
        self.state = seed::state(self.seed, self.provisioning);
        self.log.clear();
        self.answers.clear();
    }
}

/// The world, shared between the server and the handle.
pub(crate) type SharedWorld = Arc<Mutex<World>>;

/// Locks the world. Operations check before they change, so even a poisoned world is whole.
pub(crate) fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The service; routing is by the table of operations, not by the router.
pub(crate) fn router(world: SharedWorld) -> Router {
    Router::new().fallback(serve).with_state(world)
}

async fn serve(Shared(world): Shared<SharedWorld>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = ReadBody::read(body).await;
    let query = parse_query(parts.uri.query().unwrap_or_default());
    let incoming = Incoming {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        query: &query,
        authorization: parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()),
        body: &body,
    };
    let mut world = lock(&world);
    let mut response = if is_control(incoming.path) {
        control(&mut world, &incoming)
    } else {
        let number = world.log.arrived(RecordedRequest {
            method: incoming.method.to_owned(),
            path: incoming.path.to_owned(),
            query: query.clone(),
            headers: header_map(&parts.headers),
            body: body.logged(),
            status: None,
        });
        let response = exchange(&mut world, &incoming);
        world.log.answered(number, response.status().as_u16());
        response
    };
    let date = HeaderValue::from_str(&world.state.clock.now().http_date());
    if let (Ok(date), false) = (date, response.headers().contains_key(DATE)) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

fn is_control(path: &str) -> bool {
    path.strip_prefix(control::PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn header_map(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut map: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        map.entry(name.as_str().to_owned())
            .and_modify(|known| {
                known.push_str(", ");
                known.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    map
}

/// A body as far as it was read.
pub(crate) enum ReadBody {
    /// All of it.
    Whole(Vec<u8>),
    /// More than the service takes.
    TooLarge,
    /// It broke off.
    Broken,
}

impl ReadBody {
    async fn read(mut body: Body) -> Self {
        let mut read = Vec::new();
        let mut total = 0_usize;
        while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            let Ok(frame) = frame else { return Self::Broken };
            let Ok(data) = frame.into_data() else { continue };
            total = total.saturating_add(data.len());
            if total > MAX_DRAINED {
                break;
            }
            if total <= MAX_BODY {
                read.extend_from_slice(&data);
            }
        }
        if total > MAX_BODY { Self::TooLarge } else { Self::Whole(read) }
    }

    /// The body as a JSON object; an empty body counts as an empty one.
    pub(crate) fn object(&self) -> Result<Map<String, Value>, Refusal> {
        let bytes = match self {
            Self::Whole(bytes) => bytes,
            Self::TooLarge => {
                let message = format!("the body is larger than {MAX_BODY} bytes");
                return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Payload too large", message));
            }
            Self::Broken => return Err(Refusal::bad_request("the body broke off")),
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Map::new());
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err(Refusal::bad_request("the body must be a JSON object")),
            Err(error) => Err(Refusal::bad_request(format!("the body is not JSON: {error}"))),
        }
    }

    fn logged(&self) -> Value {
        match self {
            Self::Whole(bytes) if !bytes.is_empty() => {
                serde_json::from_slice(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned().into())
            }
            _ => Value::Null,
        }
    }
}
