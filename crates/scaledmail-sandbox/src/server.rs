//! The HTTP side: reads a request, logs it, has it answered, and stamps the sandbox's time on the answer.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::extract::State as Shared;
use axum::http::header::{AUTHORIZATION, DATE};
use axum::http::{HeaderMap, HeaderValue, Request, Response};

use crate::body::ReadBody;
use crate::call::Incoming;
use crate::control::{self, control};
use crate::exchange::exchange;
use crate::log::RecordedRequest;
use crate::text::parse_query;
use crate::world::{SharedWorld, lock};

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
