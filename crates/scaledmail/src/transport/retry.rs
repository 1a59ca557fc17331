//! Whether, and after how long, a request is sent again.

use super::Attempt;
use crate::outcome::Ending;
use scaledmail_api::Effect;
use std::time::Duration;

const BASE: Duration = Duration::from_millis(500);
const CAP: Duration = Duration::from_secs(8);
/// After a 429 that names no time, for everybody.
pub(crate) const PAUSE: Duration = Duration::from_secs(1);
/// A server that asks for more is not waited for: the caller gets its answer.
const RETRY_AFTER_CAP: Duration = Duration::from_secs(60);

/// How long to wait before the next attempt; `None` to stop. `jitter` is in 0..1.
pub(crate) fn wait_before_next(attempt: &Attempt, jitter: f64) -> Option<Duration> {
    if attempt.number > attempt.max_retries || !may_resend(attempt) {
        return None;
    }
    if let Some(wait) = attempt.retry_after {
        return (wait <= RETRY_AFTER_CAP).then_some(wait);
    }
    let ceiling = BASE.saturating_mul(1 << attempt.number.saturating_sub(1).min(10)).min(CAP);
    let wait = ceiling.mul_f64(jitter.clamp(0.0, 1.0));
    let limited = matches!(attempt.ending, Ending::Answered { status: 429, .. });
    Some(if limited { wait.max(PAUSE) } else { wait })
}

fn may_resend(attempt: &Attempt) -> bool {
    let transient = match attempt.ending {
        Ending::NotSent | Ending::Lost => true,
        Ending::Answered { status, .. } => matches!(status, 408 | 429 | 500 | 502..=504),
    };
    match attempt.effect {
        Effect::Read => transient,
        Effect::Write if !attempt.never_resent => {
            matches!(attempt.ending, Ending::NotSent | Ending::Answered { status: 429, .. })
        }
        _ => false,
    }
}

/// `Retry-After`, in seconds or as a date.
pub(crate) fn retry_after(headers: &http::HeaderMap, now: std::time::SystemTime) -> Option<Duration> {
    let text = headers.get(http::header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = httpdate::parse_http_date(text).ok()?;
    // By the service's own clock, if it tells it: ours may be wrong.
    let told = headers.get(http::header::DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    Some(date.duration_since(told.unwrap_or(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn attempt(effect: Effect, ending: Ending) -> Attempt {
        Attempt { effect, never_resent: false, ending, number: 1, max_retries: 2, retry_after: None }
    }

    fn status(status: u16) -> Ending {
        Ending::Answered { status, problem: true, created_uncharged: false, decoded: true }
    }

    #[test]
    fn what_is_sent_again() {
        use Effect::{Charge, Destructive, Read, Write};
        for (effect, ending, again) in [
            (Read, Ending::NotSent, true),
            (Read, Ending::Lost, true),
            (Read, status(408), true),
            (Read, status(429), true),
            (Read, status(500), true),
            (Read, status(502), true),
            (Read, status(503), true),
            (Read, status(501), false),
            (Read, status(404), false),
            (Read, status(302), false),
            (Read, status(200), false),
            (Write, Ending::NotSent, true),
            (Write, status(429), true),
            (Write, Ending::Lost, false),
            (Write, status(503), false),
            (Destructive, Ending::NotSent, false),
            (Destructive, status(429), false),
            (Charge, Ending::NotSent, false),
            (Charge, Ending::Lost, false),
            (Charge, status(429), false),
            (Charge, status(503), false),
        ] {
            let wait = wait_before_next(&attempt(effect, ending), 0.5);
            assert_eq!(wait.is_some(), again, "{effect:?} {ending:?}");
            let never = Attempt { never_resent: true, ..attempt(effect, ending) };
            let wait = wait_before_next(&never, 0.5);
            assert_eq!(wait.is_some(), again && effect == Read, "never resent: {effect:?} {ending:?}");
        }
    }

    #[test]
    fn how_long() {
        let first = attempt(Effect::Read, status(503));
        let at = |number| Attempt { number, max_retries: 40, ..attempt(Effect::Read, status(503)) };
        assert_eq!(wait_before_next(&first, 1.0), Some(Duration::from_millis(500)));
        assert_eq!(wait_before_next(&at(2), 1.0), Some(Duration::from_secs(1)));
        assert_eq!(wait_before_next(&at(40), 1.0), Some(CAP));
        assert_eq!(wait_before_next(&at(2), 0.0), Some(Duration::ZERO));
        assert_eq!(wait_before_next(&Attempt { number: 3, ..first }, 0.5), None);
        let asked =
            |seconds| Attempt { retry_after: Some(Duration::from_secs(seconds)), ..attempt(Effect::Read, status(429)) };
        assert_eq!(wait_before_next(&asked(7), 0.0), Some(Duration::from_secs(7)));
        assert_eq!(wait_before_next(&asked(61), 0.0), None);
        assert_eq!(wait_before_next(&attempt(Effect::Read, status(429)), 0.0), Some(PAUSE));
    }

    #[test]
    fn reads_retry_after() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for (text, expected) in [
            ("2", Some(Duration::from_secs(2))),
            ("0.5", Some(Duration::from_millis(500))),
            ("-1", None),
            ("soon", None),
            ("Sun, 09 Sep 2001 01:46:45 GMT", Some(Duration::from_secs(5))),
            ("Sun, 09 Sep 2001 01:46:35 GMT", Some(Duration::ZERO)),
        ] {
            let mut headers = http::HeaderMap::new();
            headers.extend(text.parse().ok().map(|value| (http::header::RETRY_AFTER, value)));
            assert_eq!(retry_after(&headers, now), expected, "{text}");
        }
    }

    #[test]
    fn a_date_is_read_by_the_clock_of_who_wrote_it() {
        let mut headers = http::HeaderMap::new();
        let header = |text: &'static str| http::HeaderValue::from_static(text);
        headers.insert(http::header::DATE, header("Sun, 01 Jan 2040 00:00:00 GMT"));
        headers.insert(http::header::RETRY_AFTER, header("Sun, 01 Jan 2040 00:00:07 GMT"));
        assert_eq!(retry_after(&headers, SystemTime::now()), Some(Duration::from_secs(7)));
        headers.insert(http::header::DATE, header("no date"));
        assert!(retry_after(&headers, SystemTime::now()) > Some(Duration::from_secs(7)));
    }
}
