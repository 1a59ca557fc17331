//! Takes secrets out of text that came from elsewhere.

use scaledmail_api::names_secret;

const REDACTED: &str = "**********";
const RAW_BODY_BYTES: usize = 8 * 1024;

/// The secrets of one call.
#[derive(Clone, Default)]
pub(crate) struct Scrubber(Vec<String>);

impl std::fmt::Debug for Scrubber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Scrubber")
    }
}

impl Scrubber {
    /// Longest first: one secret may be part of another. One or two bytes are in every text.
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let mut known: Vec<String> = Vec::new();
        for secret in secrets.into_iter().filter(|secret| secret.len() > 2) {
            let escaped = serde_json::Value::from(secret.as_str()).to_string();
            let escaped = escaped.trim_matches('"').to_owned();
            let encoded = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            known.extend([ascii(&escaped), escaped.replace('/', "\\/"), ascii(&escaped.replace('/', "\\/"))]);
            known.extend([secret, escaped, encoded]);
        }
        known.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        known.dedup();
        Self(known)
    }

    /// The text without the call's secrets, and without the values of fields that are called after secrets.
    pub fn clean(&self, text: &str) -> String {
        let known = self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED));
        without_secret_fields(&known)
    }

    /// The beginning of a body, cleaned.
    pub fn body(&self, body: &[u8]) -> String {
        let clean = self.clean(&String::from_utf8_lossy(body));
        let end = (0..=RAW_BODY_BYTES.min(clean.len())).rev().find(|end| clean.is_char_boundary(*end));
        clean[..end.unwrap_or(0)].to_owned()
    }
}

/// JSON as some services write it, without anything beyond ASCII.
fn ascii(text: &str) -> String {
    let mut units = [0; 2];
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            ' '..='~' => out.push(c),
            _ => out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"))),
        }
        out
    })
}

/// `"mailbox_password": "x"` → `"mailbox_password": "**********"`, in text that need not be whole JSON.
fn without_secret_fields(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = after_secret_name(rest) {
        let (before, after) = rest.split_at(at);
        clean.push_str(before);
        let value = after.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        clean.push_str(&after[..after.len() - value.len()]);
        let is_value = value.len() < after.len() && !value.starts_with("null");
        rest = if is_value {
            clean.push('"');
            clean.push_str(REDACTED);
            clean.push('"');
            &value[value_end(value)..]
        } else {
            value
        };
    }
    clean.push_str(rest);
    clean
}

/// Where the text after the next quoted name of a secret begins. The quotes may be escaped: JSON in JSON.
fn after_secret_name(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let end = from + text[from..].find('"')?;
        let name = text[from..end].trim_end_matches('\\');
        from = end + 1;
        let after = text[from..].trim_start();
        if after.starts_with(':') && names_secret(name) {
            return Some(from);
        }
    }
}

/// Where a JSON value ends; a text that was cut off ends with it.
fn value_end(value: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, c) in value.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => continue,
            '[' | '{' => depth += 1,
            ']' | '}' if depth > 0 => depth -= 1,
            ',' | ']' | '}' if depth == 0 => return at,
            c if c.is_whitespace() && depth == 0 => return at,
            _ => continue,
        }
        if depth == 0 && !quoted && !escaped && matches!(c, '"' | ']' | '}') {
            return at + c.len_utf8();
        }
    }
    value.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_secrets_out() {
        let scrubber =
            Scrubber::new(["sentinel".to_owned(), "se\"ntinel".to_owned(), "sl/äsh".to_owned(), String::new()]);
        for (text, expected) in [
            ("wrong key sentinel!", "wrong key **********!"),
            (r#"{"a":"se\"ntinel"}"#, r#"{"a":"**********"}"#),
            ("x=se%22ntinel", "x=**********"),
            (r#"{"a":"sl\/\u00e4sh"}"#, r#"{"a":"**********"}"#),
            (r#"{"mailbox_password" : "p\"q", "a": 1}"#, r#"{"mailbox_password" : "**********", "a": 1}"#),
            (r#"{"Password":"cut of"#, r#"{"Password":"**********""#),
            (r#"{"password":["a]\"b", {"c": "d"}],"e":1}"#, r#"{"password":"**********","e":1}"#),
            (r#"{"password":{"a": ["b"#, r#"{"password":"**********""#),
            (r#"{"password": 1234, "e": 1}"#, r#"{"password": "**********", "e": 1}"#),
            (r#"{"password":""}"#, r#"{"password":"**********"}"#),
            (r#"{"password": null, "b": "password"}"#, r#"{"password": null, "b": "password"}"#),
            (r#""{\"imap_pass\":\"p\",\"a\":1}""#, r#""{\"imap_pass\":"**********""#),
            (r#"{"passed":"x","token" :["y"]}"#, r#"{"passed":"**********","token" :"**********"}"#),
            ("plain", "plain"),
        ] {
            assert_eq!(scrubber.clean(text), expected);
        }
    }

    #[test]
    fn bodies_are_bounded() {
        let body = "é".repeat(RAW_BODY_BYTES);
        assert!(Scrubber::default().body(body.as_bytes()).len() <= RAW_BODY_BYTES);
        assert_eq!(Scrubber::default().body(&[0xff, b'a']), "\u{fffd}a");
    }
}
