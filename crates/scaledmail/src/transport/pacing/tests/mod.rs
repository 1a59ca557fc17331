//! All on a driven clock.

mod connection;
mod crowd;
mod handshake;

use super::*;

const READ: Ticket = Ticket { search: false, charge: false };
const SEARCH: Ticket = Ticket { search: true, charge: false };
const CHARGE: Ticket = Ticket { search: false, charge: true };
const PURCHASE: Ticket = Ticket { search: true, charge: true };

/// When so many calls that ask at once start, in the order in which they asked.
async fn starts_in_order(limiter: &Arc<Limiter>, ticket: Ticket, number: usize) -> Vec<Duration> {
    let begin = Instant::now();
    let calls = (0..number).map(|_| {
        let limiter = limiter.clone();
        tokio::spawn(async move { limiter.acquire(ticket).await.cover(false, async { begin.elapsed() }).await })
    });
    let mut times = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        // Whoever is never woken must show, not hang.
        times.extend(tokio::time::timeout(Duration::from_secs(600), call).await.ok().and_then(Result::ok));
    }
    assert_eq!(times.len(), number, "somebody waits for ever");
    assert!(times.is_sorted(), "{times:?}");
    times
}

#[tokio::test(start_paused = true)]
async fn at_most_five_in_any_second_and_no_slower() {
    let times = starts_in_order(&Arc::default(), READ, 23).await;
    assert!(times.windows(6).all(|w| w[5] - w[0] >= Duration::from_millis(1020)), "{times:?}");
    assert_eq!(times[4].as_millis(), 0);
    assert!(times[22] <= Duration::from_millis(4 * 1029), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn at_most_fifteen_searches_a_minute_without_holding_up_reads() {
    let limiter = Arc::default();
    let (searches, reads) = tokio::join!(starts_in_order(&limiter, SEARCH, 20), starts_in_order(&limiter, READ, 5));
    assert!(searches.windows(16).all(|w| w[15] - w[0] > Duration::from_secs(60)), "{searches:?}");
    assert!(reads[4] < Duration::from_secs(6), "{reads:?}");
}

#[tokio::test(start_paused = true)]
async fn charges_go_first() {
    let limiter = Arc::default();
    starts_in_order(&limiter, READ, 5).await;
    let (reads, charges) = tokio::join!(starts_in_order(&limiter, READ, 10), starts_in_order(&limiter, CHARGE, 7));
    let second = Duration::from_secs(1);
    assert!(charges[4] < second * 2 && charges[6] < second * 3, "{charges:?}");
    assert!(reads[0] == charges[6] && reads[3] > charges[6], "{charges:?} {reads:?}");
}

#[tokio::test(start_paused = true)]
async fn a_pause_holds_everybody() {
    let limiter: Arc<Limiter> = Arc::default();
    limiter.pause(Duration::from_secs(3));
    limiter.pause(Duration::from_secs(1));
    let (reads, charges) = tokio::join!(starts_in_order(&limiter, READ, 2), starts_in_order(&limiter, CHARGE, 1));
    assert_eq!([reads[0].as_secs(), charges[0].as_secs()], [3, 3]);
}

#[tokio::test(start_paused = true)]
async fn a_purchase_that_waits_for_the_minute_holds_nobody_up() {
    let limiter: Arc<Limiter> = Arc::default();
    starts_in_order(&limiter, SEARCH, 15).await;
    let (purchases, reads) = tokio::join!(starts_in_order(&limiter, PURCHASE, 1), starts_in_order(&limiter, READ, 3));
    assert!(reads[2] < Duration::from_secs(3), "{reads:?}");
    assert!(purchases[0] > Duration::from_secs(50), "{purchases:?}");
}

#[tokio::test(start_paused = true)]
async fn the_limit_outlives_its_clients() {
    let mut starts = Vec::new();
    let begin = Instant::now();
    for _ in 0..12 {
        Limiter::shared("https://a", "k").acquire(READ).await.cover(false, async {}).await;
        starts.push(begin.elapsed());
    }
    assert!(starts.windows(6).all(|w| w[5] - w[0] > Duration::from_secs(1)), "{starts:?}");
    let one = Limiter::shared("https://a", "k");
    assert!(Arc::ptr_eq(&one, &Limiter::shared("https://a", "k")));
    assert!(!Arc::ptr_eq(&one, &Limiter::shared("https://a", "other")));
}

#[tokio::test(start_paused = true)]
async fn a_place_says_how_long_it_was_waited_for() {
    let limiter: Arc<Limiter> = Arc::default();
    for at in 0..6 {
        let place = limiter.acquire(READ).await;
        assert_eq!(place.waited().as_millis() >= 1027, at == 5, "{place:?}");
        place.cover(false, async {}).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_place_that_is_not_used_is_given_back() {
    let limiter: Arc<Limiter> = Arc::default();
    for _ in 0..100 {
        drop(limiter.acquire(SEARCH).await);
    }
    assert_eq!(limiter.acquire(READ).await.waited(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn whoever_does_not_look_at_its_turn_holds_nobody_up() {
    let limiter: Arc<Limiter> = Arc::default();
    starts_in_order(&limiter, READ, 5).await;
    let mut forgotten = Box::pin(limiter.acquire(CHARGE));
    assert!(tokio::time::timeout(Duration::from_millis(1), &mut forgotten).await.is_err());
    let begin = Instant::now();
    // As when a caller waits for something else meanwhile, and polls only that.
    let reads = starts_in_order(&limiter, READ, 20).await;
    assert!(reads[19].as_millis() < 5 * 1029, "{reads:?}");
    let place = forgotten.await;
    assert!(place.granted.elapsed() <= LOCAL && place.granted - begin > reads[15], "{place:?}");
}
