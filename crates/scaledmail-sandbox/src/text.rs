//! Percent-decoding of paths and queries.

use std::collections::BTreeMap;

/// Decodes `%41` escapes; what is not a proper escape stays as it is.
pub(crate) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let escaped =
            (byte == b'%').then(|| Some((hex(*bytes.get(index + 1)?)?, hex(*bytes.get(index + 2)?)?))).flatten();
        match escaped {
            Some((high, low)) => {
                decoded.push(high * 16 + low);
                index += 3;
            }
            None => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The parameters of a query string; the last of several with one name counts.
pub(crate) fn parse_query(query: &str) -> BTreeMap<String, String> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decode(&name.replace('+', " ")), percent_decode(&value.replace('+', " ")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded_and_broken_ones_kept() {
        for (encoded, decoded) in
            [("a%2Fb", "a/b"), ("%zz%4", "%zz%4"), ("%C3%A9", "é"), ("%", "%"), ("é%25", "é%"), ("%FF", "\u{FFFD}")]
        {
            assert_eq!(percent_decode(encoded), decoded);
        }
    }

    #[test]
    fn queries_become_maps() {
        let query = parse_query("a=1&b=x+y%26&&c&a=2");
        let expected = [("a", "2"), ("b", "x y&"), ("c", "")].map(|(k, v)| (k.to_owned(), v.to_owned()));
        assert_eq!(query, BTreeMap::from(expected));
    }
}
