//! Answers on their way to the face: names of the wire become those of JavaScript, in the text itself.
//!
//! V8 parses fifty thousand records faster than any code copies them under other names. So the text gets the names that
//! are wanted before it is parsed, off the event loop, and the face touches only what must become a secret.

use crate::names::{ANSWERS, PLANNED_REQUEST, RECEIPT};
use napi_derive::napi;
use std::borrow::Cow;

/// An object of the document.
pub struct Schema(pub &'static [Field]);

/// One of its fields.
pub struct Field {
    /// On the wire.
    pub wire: &'static str,
    /// In JavaScript.
    pub name: &'static str,
    /// What is in it.
    pub shape: Shape,
}

/// What a value is made of.
pub enum Shape {
    /// A value of its own, which holds no objects.
    Plain,
    /// A text that must become a secret.
    Secret,
    /// A number, that may come as text.
    Decimal,
    /// An object.
    Object(&'static Schema),
    /// A list of such.
    List(&'static Shape),
    /// An object with free names.
    Map(&'static Shape),
}

/// What the face has to look for in an answer.
#[napi(string_enum = "lowercase")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// Nothing: it is as it shall be.
    Nothing,
    /// Secrets, where the document has them.
    Secrets,
    /// All that no document describes, too.
    Everything,
}

/// The answer to a raw request. What the service said in it keeps its names.
pub static RAW: Shape = Shape::Object(&Schema(&[
    Field { wire: "body", name: "body", shape: Shape::Plain },
    Field { wire: "headers", name: "headers", shape: Shape::Plain },
    Field { wire: "outcome", name: "outcome", shape: Shape::Plain },
    Field { wire: "receipt", name: "receipt", shape: Shape::Object(&RECEIPT) },
    Field { wire: "request", name: "request", shape: Shape::Object(&PLANNED_REQUEST) },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "text", name: "text", shape: Shape::Plain },
]));

/// What an operation answers.
pub fn answer(operation: &str) -> &'static Shape {
    ANSWERS.iter().find(|(name, _)| *name == operation).map_or(&Shape::Plain, |(_, shape)| shape)
}

/// The text of an answer with the names of JavaScript; nothing when it is no JSON.
pub fn translate(text: &str, shape: &Shape) -> Option<(String, Touch)> {
    // Names differ by an underscore; the unknown ones need a few letters for `extra`.
    let out = String::with_capacity(text.len() + 64);
    let mut translation = Translation { text, at: 0, out, touch: Touch::Nothing };
    translation.value(shape)?;
    Some((translation.out, translation.touch))
}

struct Translation<'a> {
    text: &'a str,
    at: usize,
    out: String,
    touch: Touch,
}

impl<'a> Translation<'a> {
    fn value(&mut self, shape: &Shape) -> Option<()> {
        match (self.peek()?, shape) {
            (b'{', Shape::Object(schema)) => self.object(schema),
            (b'{', Shape::Map(inner)) => self.items(b'}', |this| {
                let name = this.name()?;
                this.out.push_str(name);
                this.out.push(':');
                this.value(inner)
            }),
            (b'[', Shape::List(inner)) => self.items(b']', |this| this.value(inner)),
            (b'"', Shape::Decimal) => {
                let text = self.skipped()?;
                let number = text.trim_matches('"');
                let is_number = serde_json::from_str::<f64>(number).is_ok();
                self.out.push_str(if is_number { number } else { text });
                Some(())
            }
            (first, shape) => {
                if matches!(first, b'{' | b'[') {
                    self.needs(Touch::Everything);
                } else if first != b'n' && matches!(shape, Shape::Secret) {
                    self.needs(Touch::Secrets);
                }
                let text = self.skipped()?;
                self.out.push_str(text);
                Some(())
            }
        }
    }

    fn object(&mut self, schema: &Schema) -> Option<()> {
        // Records name their fields in the same order, so the next one is mostly the one after the last.
        let mut expected = 0;
        let mut extra = String::new();
        self.take(b'{')?;
        self.out.push('{');
        let begin = self.out.len();
        while self.peek()? != b'}' {
            let name = self.name()?;
            match find(schema, &unescaped(name)?, expected) {
                Some(position) => {
                    expected = position + 1;
                    let field = &schema.0[position];
                    self.separated(begin);
                    self.out.push('"');
                    self.out.push_str(field.name);
                    self.out.push_str("\":");
                    self.value(&field.shape)?;
                }
                None => {
                    extra.push(if extra.is_empty() { '{' } else { ',' });
                    extra.push_str(name);
                    extra.push(':');
                    extra.push_str(self.skipped()?);
                }
            }
            self.next(b'}')?;
        }
        self.take(b'}')?;
        if !extra.is_empty() {
            self.needs(Touch::Everything);
            self.separated(begin);
            self.out.push_str("\"extra\":");
            self.out.push_str(&extra);
            self.out.push('}');
        }
        self.out.push('}');
        Some(())
    }

    /// What stands between brackets.
    fn items(&mut self, close: u8, item: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        let open = self.peek()?;
        self.out.push(char::from(open));
        self.at += 1;
        let begin = self.out.len();
        while self.peek()? != close {
            self.separated(begin);
            item(self)?;
            self.next(close)?;
        }
        self.at += 1;
        self.out.push(char::from(close));
        Some(())
    }

    fn separated(&mut self, begin: usize) {
        if self.out.len() > begin {
            self.out.push(',');
        }
    }

    /// The name of a field, in its quotes; its colon is passed.
    fn name(&mut self) -> Option<&'a str> {
        self.peek().filter(|first| *first == b'"')?;
        let name = self.skipped()?;
        self.take(b':')?;
        Some(name)
    }

    /// The value that comes now, as it stands.
    fn skipped(&mut self) -> Option<&'a str> {
        self.peek()?;
        let bytes = self.text.as_bytes();
        let begin = self.at;
        let mut depth = 0_usize;
        loop {
            match bytes.get(self.at)? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                _ => {
                    let rest = &bytes[self.at..];
                    let ends = |byte: &u8| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b',');
                    let length = rest.iter().position(ends).unwrap_or(rest.len());
                    // A comma between two values.
                    self.at += if length == 0 { 1 } else { length };
                }
            }
            if depth == 0 {
                return self.text.get(begin..self.at);
            }
        }
    }

    /// Passes a text.
    fn string(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            let special = bytes.get(self.at..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            self.at += special;
            if bytes[self.at] == b'"' {
                self.at += 1;
                return Some(());
            }
            self.at += 2;
        }
    }

    fn next(&mut self, close: u8) -> Option<()> {
        match self.peek()? {
            b',' => self.at += 1,
            other if other == close => {}
            _ => return None,
        }
        Some(())
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.peek().filter(|next| *next == byte)?;
        self.at += 1;
        Some(())
    }

    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at)?.is_ascii_whitespace() {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn needs(&mut self, touch: Touch) {
        self.touch = self.touch.max(touch);
    }
}

/// A name without its quotes. The service may write any letter of it as an escape.
fn unescaped(name: &str) -> Option<Cow<'_, str>> {
    if name.contains('\\') {
        return serde_json::from_str(name).ok().map(Cow::Owned);
    }
    name.get(1..name.len() - 1).map(Cow::Borrowed)
}

fn find(schema: &Schema, wire: &str, expected: usize) -> Option<usize> {
    let (before, after) = schema.0.split_at_checked(expected)?;
    let named = |field: &Field| field.wire == wire;
    after.iter().position(named).map(|position| expected + position).or_else(|| before.iter().position(named))
}
