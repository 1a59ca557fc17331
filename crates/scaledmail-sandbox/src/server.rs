//! The HTTP side: reads a request, logs it, has it answered, and stamps the sandbox's time on the answer.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, State as Shared};
use axum::http::header::{AUTHORIZATION, DATE};
use axum::http::{HeaderMap, HeaderValue, Request, Response};

use crate::answer::Answer;
use crate::body::ReadBody;
use crate::call::Incoming;
use crate::connection::Line;
use crate::control;
use crate::deliver::deliver;
use crate::exchange::exchange;
use crate::guard::guard;
use crate::log::RecordedRequest;
use crate::operation::Operation;
use crate::text::parse_query;
use crate::world::{SharedWorld, World, lock};

/// The service; routing is by the table of operations, not by the router.
pub(crate) fn router(world: SharedWorld) -> Router {
    Router::new().fallback(serve).with_state(world)
}

async fn serve(
    Shared(world): Shared<SharedWorld>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request<Body>,
) -> Response<Body> {
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
    let is_control = is_control(incoming.path);
    let (answer, latency) = {
        let mut world = lock(&world);
        let mut answer = if is_control {
            match guard(&parts.uri, &parts.headers, world.exposed()) {
                Ok(()) => control::answer(&mut world, &incoming),
                Err(refusal) => refusal.into_answer(),
            }
        } else {
            answer(&mut world, &incoming, &parts.headers)
        };
        if !answer.headers.contains_key(DATE)
            && let Ok(date) = HeaderValue::from_str(&world.state.clock.now().http_date())
        {
            answer.headers.insert(DATE, date);
        }
        (answer, if is_control { Duration::ZERO } else { world.latency.next() })
    };
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    deliver(answer, &line).await
}

/// Answers a request to the API, and logs it.
fn answer(world: &mut World, incoming: &Incoming<'_>, headers: &HeaderMap) -> Answer {
    let done = exchange(world, incoming);
    world.log.add(RecordedRequest {
        method: incoming.method.to_owned(),
        path: incoming.path.to_owned(),
        query: incoming.query.clone(),
        headers: header_map(headers),
        body: incoming.body.logged(),
        operation: done.operation.map(Operation::id),
        status: done.answer.seen_status(),
        committed: done.committed,
        fault: done.fault,
    });
    done.answer
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
