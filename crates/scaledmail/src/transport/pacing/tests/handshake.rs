//! Connections that are made between a start and its request.

use super::super::place::{Watch, Watched};
use super::*;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::{sleep, timeout};
use tower_layer::Layer;
use tower_service::Service;

/// Connects in a given time.
#[derive(Clone)]
pub struct Connector;

impl Service<Duration> for Connector {
    type Response = ();
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<(), Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, time: Duration) -> Self::Future {
        Box::pin(async move {
            sleep(time).await;
            Ok(())
        })
    }
}

pub fn connect(time: Duration) -> <Watched<Connector> as Service<Duration>>::Future {
    Watch.layer(Connector).call(time)
}

#[tokio::test(start_paused = true)]
async fn a_request_counts_from_when_it_is_connected() {
    let limiter: Arc<Limiter> = Arc::default();
    let begin = Instant::now();
    for _ in 0..5 {
        let place = limiter.acquire(READ).await;
        tokio::spawn(place.cover(false, async {
            let _ = connect(Duration::from_millis(1300)).await;
            // The answer, which nobody need wait for.
            sleep(Duration::from_secs(60)).await;
        }));
    }
    let place = limiter.acquire(READ).await;
    assert_eq!(place.waited().as_millis() / 5, 2327 / 5);
    assert_eq!(place.waited(), begin.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_request_counts_from_when_it_is_out() {
    let limiter: Arc<Limiter> = Arc::default();
    for _ in 0..5 {
        let place = limiter.acquire(READ).await;
        tokio::spawn(place.cover(false, async {
            // A machine that is busy just now.
            tokio::time::advance(Duration::from_millis(30)).await;
            sleep(Duration::from_secs(60)).await;
        }));
    }
    assert!(limiter.acquire(READ).await.waited().as_millis() >= 1027 + 30);
}

#[tokio::test(start_paused = true)]
async fn what_is_done_before_the_connection_does_not_count() {
    let limiter: Arc<Limiter> = Arc::default();
    for _ in 0..5 {
        let place = limiter.acquire(CHARGE).await;
        tokio::spawn(place.cover(true, async {
            // As when a journal takes its time.
            sleep(Duration::from_secs(2)).await;
            let _ = connect(Duration::from_millis(300)).await;
            sleep(Duration::from_secs(60)).await;
        }));
    }
    assert_eq!(limiter.acquire(READ).await.waited().as_millis() / 5, 3327 / 5);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_takes_another_connection_counts_from_then() {
    let limiter: Arc<Limiter> = Arc::default();
    for _ in 0..5 {
        let place = limiter.acquire(READ).await;
        tokio::spawn(place.cover(false, async {
            let mut connecting = connect(Duration::from_secs(60));
            assert!(timeout(Duration::from_millis(200), &mut connecting).await.is_err());
            // Another one came free, and the one under way is finished for later requests.
            tokio::spawn(connecting);
            sleep(Duration::from_secs(30)).await;
        }));
    }
    assert_eq!(limiter.acquire(READ).await.waited().as_millis() / 5, 1227 / 5);
}

#[tokio::test(start_paused = true)]
async fn whoever_gives_up_connecting_holds_nobody_up() {
    let limiter: Arc<Limiter> = Arc::default();
    for _ in 0..5 {
        let place = limiter.acquire(READ).await;
        let sending = place.cover(false, async { connect(Duration::from_secs(60)).await });
        tokio::spawn(timeout(Duration::from_secs(2), sending));
    }
    assert_eq!(limiter.acquire(READ).await.waited().as_millis() / 5, 3027 / 5);
}

#[tokio::test(start_paused = true)]
async fn outside_of_a_request_nothing_is_watched() {
    let begin = Instant::now();
    let _ = connect(Duration::from_secs(1)).await;
    assert_eq!(begin.elapsed().as_secs(), 1);
}
