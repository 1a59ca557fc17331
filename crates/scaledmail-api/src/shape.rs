//! What an answer looks like that needs no putting right: such a text can be handed on as it came.

use crate::{Date, DateTime, Decimal, Secret, Untyped};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What a value looks like when reading it and writing it again would change nothing. Null is always fine but in lists.
#[derive(Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// Anything.
    Any,
    /// A list of such.
    List(&'static Shape),
    /// An object with these fields, or some of them, or others besides.
    Object(&'static [(&'static str, &'static Shape)]),
}

/// A type of answers, or of a part of one.
pub trait Shaped {
    /// What it looks like.
    const SHAPE: Shape;
}

macro_rules! shaped {
    ($($type:ty => $shape:ident),* $(,)?) => {
        $(impl Shaped for $type {
            const SHAPE: Shape = Shape::$shape;
        })*
    };
}

shaped! {
    String => Text,
    Secret => Text,
    DateTime => Text,
    Date => Text,
    i64 => Integer,
    Decimal => Number,
    bool => Boolean,
    Untyped => Any,
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

impl Shape {
    /// Whether a text looks like this from end to end. When in doubt it does not.
    #[must_use]
    pub fn fits(&self, json: &[u8]) -> bool {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let null = json.trim_ascii_start().starts_with(b"n");
        !null && Check(self).deserialize(&mut deserializer).is_ok() && deserializer.end().is_ok()
    }
}

struct Check<'s>(&'s Shape);

impl<'de> DeserializeSeed<'de> for Check<'_> {
    /// Whether it is null.
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// The place of a field among those that are known.
struct Name<'s>(&'s [(&'static str, &'static Shape)]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|(known, _)| *known == name))
    }
}

/// Larger numbers lose digits on one way and keep them on the other.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Check<'_> {
    fn wrong<E: Error>() -> E {
        E::custom("another shape")
    }

    fn is<E: Error>(fits: bool) -> Result<bool, E> {
        if fits { Ok(false) } else { Err(Self::wrong()) }
    }
}

impl<'de> Visitor<'de> for Check<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        Self::is(matches!(self.0, Shape::Boolean | Shape::Any))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        Self::is(matches!(self.0, Shape::Integer | Shape::Number | Shape::Any))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
        let small = i64::try_from(value).is_ok();
        Self::is(small && matches!(self.0, Shape::Integer | Shape::Number | Shape::Any))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<bool, E> {
        Self::is(value.abs() < EXACT && matches!(self.0, Shape::Number | Shape::Any))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<bool, E> {
        Self::is(matches!(self.0, Shape::Text | Shape::Any))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        let (item, nulls) = match self.0 {
            Shape::List(item) => (*item, matches!(item, Shape::Any)),
            Shape::Any => (&Shape::Any, true),
            _ => return Err(Self::wrong()),
        };
        while let Some(null) = items.next_element_seed(Check(item))? {
            if null && !nulls {
                return Err(Self::wrong());
            }
        }
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<bool, A::Error> {
        let known = match self.0 {
            Shape::Object(known) => *known,
            Shape::Any => &[],
            _ => return Err(Self::wrong()),
        };
        let mut seen = 0_u64;
        while let Some(at) = fields.next_key_seed(Name(known))? {
            let Some((at, (_, shape))) = at.and_then(|at| Some((at, known.get(at)?))) else {
                fields.next_value_seed(Check(&Shape::Any))?;
                continue;
            };
            // A field that comes twice cannot be read; nobody has as many fields as there are bits.
            let bit = 1_u64.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).ok_or_else(Self::wrong)?;
            if seen & bit != 0 {
                return Err(Self::wrong());
            }
            seen |= bit;
            fields.next_value_seed(Check(shape))?;
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{DomainOffer, MailboxList, OrderList};

    #[test]
    fn what_fits_reads_and_writes_the_same() {
        let lists = [
            (
                r#"{"total":1,"payments":[{"id":"a","amount":7.50,"created_at":"2026-01-05","new":{"a":[null,1]}}]}"#,
                true,
            ),
            (r#"{"total":null,"payments":null,"more":[null]}"#, true),
            (r#"{"payments":[null]}"#, false),
            (r#"{"total":"1"}"#, false),
            (r#"{"total":1.0}"#, false),
            (r#"{"total":1,"total":2}"#, false),
            (r#"{"payments":[{"amount":"7"}]}"#, false),
            (r#"{"payments":[{"id":7}]}"#, false),
            (r#"{"payments":{}}"#, false),
            (r#"{"payments":[{"amount":123456789012345678901234567890}]}"#, false),
            (r#"{"new":18446744073709551615}"#, false),
            ("null", false),
            ("[]", false),
            (r#"{"total":1} 2"#, false),
            (r#"{"total":1"#, false),
            (r#"{"payments":[{"id":"\ud800"}]}"#, false),
            ("", false),
        ];
        for (json, fits) in lists {
            assert_eq!(OrderList::SHAPE.fits(json.as_bytes()), fits, "{json}");
            if fits {
                assert!(serde_json::from_str::<OrderList>(json).is_ok(), "{json}");
            }
        }
        for (json, fits) in
            [(r#"[{"domain":"a.com","price":12.5}]"#, true), ("[null]", false), ("{}", false), ("[]", true)]
        {
            assert_eq!(Vec::<DomainOffer>::SHAPE.fits(json.as_bytes()), fits, "{json}");
        }
        for (json, fits) in [
            (r#"{"mailboxes":[{"mailbox_password":"s","email":"é\u00e9"}]}"#, true),
            (r#"{"mailboxes":[{"mailbox_password":12345}]}"#, false),
        ] {
            assert_eq!(MailboxList::SHAPE.fits(json.as_bytes()), fits, "{json}");
        }
    }
}
