//! Answers whose fields come in another form than described.

use crate::untyped::masked;
use crate::{Decimal, Secret};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// A text, or anything else as its JSON text.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Text)
}

/// A text of another type.
pub fn written<'de, D: Deserializer<'de>, T: From<String>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(text(deserializer)?.map(T::from))
}

/// An integer, also as `30.0` or `"30"`; what is none reads as nothing.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let Some(text) = text(deserializer)? else { return Ok(None) };
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    Ok(if fraction.bytes().all(|digit| digit == b'0') { whole.parse().ok() } else { None })
}

/// A boolean, also as `1`, `0` or their texts; what is none reads as nothing.
pub fn boolean<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(match text(deserializer)?.unwrap_or_default().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    })
}

/// A number; an empty text reads as nothing. Any other text is not passed over: it may be an amount.
pub fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    match text(deserializer)?.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| D::Error::custom("expected a number")),
    }
}

/// A secret, also one of digits only that came as a number.
pub fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Secret>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.into())),
        Value::Number(number) if !number.is_f64() => Ok(Some(number.to_string().into())),
        _ => Err(D::Error::custom("expected a string")),
    }
}

/// A list, without its nulls.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
    let given = Option::<Vec<Option<T>>>::deserialize(deserializer)?;
    Ok(given.map(|items| items.into_iter().flatten().collect()))
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Self::Value, E> {
        Ok(Some(value))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(items)).map(|value| Some(masked(&value, false).to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(fields)).map(|value| Some(masked(&value, false).to_string()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::types::{DomainPurchase, OrderList};

    #[test]
    fn other_forms_are_read() {
        let purchase = |json: &str| serde_json::from_str::<DomainPurchase>(json).map(|p| (p.id, p.success)).ok();
        for (json, expected) in [
            (r#"{"id":17,"success":1}"#, Some((Some("17".to_owned()), Some(true)))),
            (r#"{"id":"a","success":"false"}"#, Some((Some("a".to_owned()), Some(false)))),
            (r#"{"id":null}"#, Some((None, None))),
            (r#"{"id":1.5,"success":true}"#, Some((Some("1.5".to_owned()), Some(true)))),
            (r#"{"id":["a",{"b":1}]}"#, Some((Some(r#"["a",{"b":1}]"#.to_owned()), None))),
            (r#"{"id":{"a":[]}}"#, Some((Some(r#"{"a":[]}"#.to_owned()), None))),
            (r#"{"success":"maybe"}"#, Some((None, None))),
            (r#"{"id":{"password":"sentinel"}}"#, Some((Some(r#"{"password":"**********"}"#.to_owned()), None))),
        ] {
            assert_eq!(purchase(json), expected, "{json}");
        }
        let list = |json: &str| serde_json::from_str::<OrderList>(json).map(|l| (l.total, l.items().len())).ok();
        for (json, expected) in [
            (r#"{"total":1.0,"payments":[null,{"id":5,"status":5}]}"#, Some((Some(1), 1))),
            (r#"{"total":"20"}"#, Some((Some(20), 0))),
            (r#"{"total":"20.00"}"#, Some((Some(20), 0))),
            (r#"{"total":100}"#, Some((Some(100), 0))),
            (r#"{"total":null,"payments":null}"#, Some((None, 0))),
            (r#"{"total":1.5}"#, Some((None, 0))),
            (r#"{"total":""}"#, Some((None, 0))),
            (r#"{"payments":[{"amount":"","created_at":1700000000}]}"#, Some((None, 1))),
            (r#"{"payments":[{"amount":"7 USD"}]}"#, None),
        ] {
            assert_eq!(list(json), expected, "{json}");
        }
    }
}
