//! Keeps web pages away from the control surface: a browser on this machine sends what any page tells it to.

use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri};

use crate::answer::Refusal;

/// Refuses what a page of another site can have sent; with `exposed`, any host name is fine.
pub(crate) fn guard(uri: &Uri, headers: &HeaderMap, exposed: bool) -> Result<(), Refusal> {
    let refuse = |message| Err(Refusal::new(StatusCode::FORBIDDEN, "Forbidden", message));
    if headers.contains_key(ORIGIN) || headers.get("sec-fetch-site").is_some_and(|site| site != "none") {
        return refuse("the control surface is not for web pages");
    }
    let mut hosts = headers.get_all(HOST).iter().map(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let hosts_fit = hosts.all(|host| host.is_some_and(|host| is_loopback(host.host())));
    // A name that leads to loopback may be somebody else's.
    let target_fits = uri.authority().is_none_or(|authority| is_loopback(authority.host()));
    if !(exposed || hosts_fit && target_fits) {
        return refuse("the control surface is asked for as localhost or by its address");
    }
    Ok(())
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_other_sites_are_refused() {
        for (uri, headers, exposed, fine) in [
            ("/_sandbox/reset", &[("host", "127.0.0.1:80")][..], false, true),
            ("/_sandbox/reset", &[("host", "localhost:80")], false, true),
            ("/_sandbox/reset", &[("host", "[::1]:80")], false, true),
            ("/_sandbox/reset", &[], false, true),
            ("/_sandbox/reset", &[("host", "evil.example")], false, false),
            ("/_sandbox/reset", &[("host", "127.0.0.1.evil.example")], false, false),
            ("/_sandbox/reset", &[("host", "a{b.evil.example:1")], false, false),
            ("/_sandbox/reset", &[("host", "")], false, false),
            ("/_sandbox/reset", &[("host", "localhost"), ("sec-fetch-site", "same-origin")], false, false),
            ("http://evil.example/_sandbox/reset", &[("host", "localhost")], false, false),
            ("/_sandbox/reset", &[("host", "sandbox:8080")], true, true),
            ("/_sandbox/reset", &[("host", "localhost"), ("origin", "null")], true, false),
            ("/_sandbox/reset", &[("host", "localhost"), ("sec-fetch-site", "cross-site")], false, false),
            ("/_sandbox/reset", &[("host", "localhost"), ("sec-fetch-site", "none")], false, true),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, value.parse().expect("a header value"));
            }
            let outcome = guard(&uri.parse().expect("an address"), &map, exposed);
            assert_eq!(outcome.is_ok(), fine, "{uri} {headers:?} {exposed}");
        }
    }
}
