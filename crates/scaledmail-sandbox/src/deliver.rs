//! Getting an answer to whoever asked, whole or not.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{CONNECTION, CONTENT_LENGTH};
use axum::http::{HeaderValue, Response};
use http_body::{Frame, SizeHint};
use tokio::time::Sleep;

use crate::answer::{Answer, Delivery};
use crate::connection::Line;
use crate::pace::Pace;

/// How long the first half of a cut-off answer has to get out.
const FLUSH: Duration = Duration::from_millis(20);

/// Delivers an answer over a connection. It may never end.
pub(crate) async fn deliver(answer: Answer, line: &Line) -> Response<Body> {
    let body = match answer.delivery {
        Delivery::Hang => std::future::pending().await,
        Delivery::Close => {
            line.close();
            Body::empty()
        }
        Delivery::Reset => {
            line.reset();
            Body::empty()
        }
        Delivery::CutOff => Body::new(CutOff::new(&answer.body)),
        Delivery::SlowBody(rate) => Body::new(Drops::new(answer.body, rate)),
        Delivery::SlowHeaders(rate) => {
            line.slow_down(rate);
            Body::from(answer.body)
        }
        Delivery::Whole => Body::from(answer.body),
    };
    let mut response = Response::new(body);
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    match answer.delivery {
        // The connection stays slow, so nothing else may follow on it.
        Delivery::SlowHeaders(_) => {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        Delivery::CutOff => {
            let promised = response.body().size_hint().exact().unwrap_or_default();
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(promised));
        }
        _ => {}
    }
    response
}

/// A body that promises more than it gives.
struct CutOff {
    given: Option<Bytes>,
    promised: u64,
    /// What was given has to be on the wire before the connection breaks.
    flush: Pin<Box<Sleep>>,
}

impl CutOff {
    fn new(body: &[u8]) -> Self {
        let half = body.get(..body.len() / 2).unwrap_or_default();
        Self {
            given: Some(Bytes::copy_from_slice(half)),
            promised: body.len().max(2) as u64,
            flush: Box::pin(tokio::time::sleep(FLUSH)),
        }
    }
}

impl HttpBody for CutOff {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Some(bytes) = self.given.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        ready!(self.flush.as_mut().poll(context));
        Poll::Ready(Some(Err(std::io::Error::other("cut off on purpose"))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}

/// A body that comes in drops.
struct Drops {
    rest: Bytes,
    rate: u64,
    pace: Pace,
}

impl Drops {
    fn new(body: Vec<u8>, rate: u64) -> Self {
        Self { rest: Bytes::from(body), rate, pace: Pace::default() }
    }
}

impl HttpBody for Drops {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Self { rest, rate, pace } = &mut *self;
        let drop = ready!(pace.poll_drop(context, rest.len(), *rate));
        if rest.is_empty() {
            return Poll::Ready(None);
        }
        pace.gone(drop, *rate);
        Poll::Ready(Some(Ok(Frame::data(rest.split_to(drop)))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
