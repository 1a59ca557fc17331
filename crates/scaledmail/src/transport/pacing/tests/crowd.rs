//! Random crowds of calls that wait, connect, give up and are paused, held against the promises.

use super::handshake::connect;
use super::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio::time::{sleep, timeout};

const SECOND: Duration = Duration::from_millis(1027);
const MINUTE: Duration = Duration::from_millis(60_027);
/// The clock's grain, twice.
const GRAIN: Duration = Duration::from_millis(2);

/// What became of one call, as times since the begin.
struct Call {
    ticket: Ticket,
    asked: Duration,
    /// When it stopped waiting.
    left: Duration,
    place: Option<Used>,
}

struct Used {
    id: u64,
    /// When the service saw it, or would have.
    arrived: Duration,
}

impl Call {
    fn waits_at(&self, moment: Duration) -> bool {
        self.asked < moment && moment < self.left
    }

    fn takes_room(&self, moment: Duration, window: Duration) -> bool {
        self.left <= moment && self.place.as_ref().is_some_and(|used| used.arrived + window > moment)
    }
}

struct Crowd {
    calls: Vec<Call>,
    pauses: Vec<(Duration, Duration)>,
}

async fn crowd(random: &mut StdRng) -> Crowd {
    let begin = Instant::now();
    let limiter: Arc<Limiter> = Arc::default();
    let (mut tasks, mut pauses) = (Vec::new(), Vec::new());
    for _ in 0..150 {
        if random.random_bool(0.6) {
            sleep(Duration::from_millis(random.random_range(0..700))).await;
        }
        if random.random_bool(0.03) {
            let wait = Duration::from_millis(random.random_range(0..4000));
            limiter.pause(wait);
            pauses.push((begin.elapsed(), begin.elapsed() + wait));
        }
        let ticket = Ticket { search: random.random_bool(0.2), charge: random.random_bool(0.15) };
        let milliseconds = if random.random_bool(0.3) { random.random_range(0..9000) } else { 3_600_000 };
        let patience = Duration::from_millis(milliseconds);
        let handshake = random.random_bool(0.3).then(|| Duration::from_millis(random.random_range(0..2000)));
        let limiter = limiter.clone();
        tasks.push(tokio::spawn(async move {
            let asked = begin.elapsed();
            let place = timeout(patience, limiter.acquire(ticket)).await.ok();
            let left = begin.elapsed();
            let Some(place) = place else { return Call { ticket, asked, left, place: None } };
            let id = place.id;
            let sending = async {
                match handshake {
                    Some(time) => drop(connect(time).await),
                    None => tokio::task::yield_now().await,
                }
                begin.elapsed()
            };
            let arrived = place.cover(handshake.is_some(), sending).await;
            Call { ticket, asked, left, place: Some(Used { id, arrived }) }
        }));
    }
    let mut calls = Vec::new();
    for task in tasks {
        // Nobody may wait for ever.
        calls.extend(timeout(Duration::from_secs(1800), task).await.ok().and_then(Result::ok));
    }
    Crowd { calls, pauses }
}

impl Crowd {
    fn taken(&self, moment: Duration, window: Duration, searches_only: bool) -> usize {
        let counts = |call: &&Call| !searches_only || call.ticket.search;
        self.calls.iter().filter(counts).filter(|call| call.takes_room(moment, window)).count()
    }

    fn minute_is_full(&self, moment: Duration) -> bool {
        self.taken(moment, MINUTE, true) >= 15
    }

    fn has_reason_to_wait(&self, call: &Call, moment: Duration) -> bool {
        self.pauses.iter().any(|(from, until)| *from <= moment && moment <= *until)
            || self.taken(moment, SECOND, false) >= 5
            || (call.ticket.search && self.minute_is_full(moment))
    }

    fn check_windows(&self) {
        for (most, apart, searches_only) in [(5, 1020, false), (15, 60_020, true)] {
            let calls = self.calls.iter().filter(|call| !searches_only || call.ticket.search);
            let mut arrived: Vec<_> = calls.filter_map(|call| call.place.as_ref()).map(|used| used.arrived).collect();
            arrived.sort();
            let far = |window: &[Duration]| window[most] - window[0] >= Duration::from_millis(apart);
            assert!(arrived.windows(most + 1).all(far), "more than {most}: {arrived:?}");
        }
    }

    fn check_that_nobody_waits_without_reason(&self, random: &mut StdRng) {
        for call in &self.calls {
            let time = call.left - call.asked;
            for _ in 0..10 {
                let moment = call.asked + time.mul_f64(random.random());
                let next = |other: &Call| moment <= other.left && other.left <= moment + GRAIN;
                let soon = self.calls.iter().filter(|other| other.place.is_some()).any(next);
                let near = moment <= call.asked + GRAIN || moment + GRAIN >= call.left;
                assert!(near || soon || self.has_reason_to_wait(call, moment), "idle at {moment:?}");
            }
        }
    }

    fn check_order(&self) {
        for call in self.calls.iter().filter(|call| call.place.is_some()) {
            let kept_waiting = self.calls.iter().filter(|other| other.waits_at(call.left));
            for other in kept_waiting {
                let (first, then) = (call.ticket, other.ticket);
                let could_not = then.search && self.minute_is_full(call.left);
                assert!(first.charge || !then.charge || could_not, "{first:?} before a charge at {:?}", call.left);
                let (one, another) = (call.place.as_ref(), other.place.as_ref());
                let same = first.charge == then.charge && first.search == then.search;
                let in_turn = one.zip(another).is_none_or(|(one, another)| one.id < another.id);
                assert!(!same || in_turn, "{first:?} out of turn at {:?}", call.left);
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn crowds_keep_every_promise() {
    for seed in 0..40 {
        let mut random = StdRng::seed_from_u64(seed);
        let crowd = crowd(&mut random).await;
        assert_eq!(crowd.calls.len(), 150, "seed {seed}: somebody waits for ever");
        crowd.check_windows();
        crowd.check_that_nobody_waits_without_reason(&mut random);
        crowd.check_order();
    }
}
