//! Reading typed values out of JSON objects, with the place in every complaint.

use serde_json::{Map, Value};

use crate::answer::Refusal;

/// A JSON object and where it stands in the body. A `null` counts as absent.
#[derive(Clone)]
pub(crate) struct Fields<'a> {
    place: String,
    pub(crate) map: &'a Map<String, Value>,
}

/// An array and where it stands in the body.
pub(crate) struct Items<'a> {
    pub(crate) place: String,
    pub(crate) values: &'a [Value],
}

impl<'a> Items<'a> {
    /// The items with the place of each.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (String, &'a Value)> {
        self.values.iter().enumerate().map(|(index, value)| (at(&self.place, index), value))
    }

    /// Complains unless there is at least one and at most so many.
    pub(crate) fn count(&self, most: usize) -> Result<(), Refusal> {
        match self.values.len() {
            0 => Err(Refusal::field(&self.place, "must not be empty")),
            count if count > most => {
                Err(Refusal::field(&self.place, &format!("must have at most {most} items, not {count}")))
            }
            _ => Ok(()),
        }
    }
}

/// The place of an item: `domains[0]`.
pub(crate) fn at(place: &str, index: usize) -> String {
    format!("{place}[{index}]")
}

/// A non-empty string.
pub(crate) fn text<'a>(place: &str, value: &'a Value) -> Result<&'a str, Refusal> {
    match value.as_str() {
        None => Err(Refusal::field(place, "must be a string")),
        Some("") => Err(Refusal::field(place, "must not be empty")),
        Some(text) => Ok(text),
    }
}

impl<'a> Fields<'a> {
    /// The body itself.
    pub(crate) fn body(map: &'a Map<String, Value>) -> Self {
        Self { place: String::new(), map }
    }

    /// An object at a place.
    pub(crate) fn of(place: &str, value: &'a Value) -> Result<Self, Refusal> {
        let map = value.as_object().ok_or_else(|| Refusal::field(place, "must be an object"))?;
        Ok(Self { place: place.to_owned(), map })
    }

    /// The place of one of the fields.
    pub(crate) fn place(&self, name: &str) -> String {
        if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) }
    }

    pub(crate) fn refuse(&self, name: &str, rule: &str) -> Refusal {
        Refusal::field(&self.place(name), rule)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn required(&self, name: &str) -> Result<&'a Value, Refusal> {
        self.get(name).ok_or_else(|| self.refuse(name, "is required"))
    }

    /// A string that may be absent or empty.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let Some(value) = self.get(name) else { return Ok(None) };
        value.as_str().map(Some).ok_or_else(|| self.refuse(name, "must be a string"))
    }

    /// A string that must be there and not be empty.
    pub(crate) fn required_text(&self, name: &str) -> Result<&'a str, Refusal> {
        text(&self.place(name), self.required(name)?)
    }

    pub(crate) fn object(&self, name: &str) -> Result<Option<Fields<'a>>, Refusal> {
        self.get(name).map(|value| Fields::of(&self.place(name), value)).transpose()
    }

    pub(crate) fn required_object(&self, name: &str) -> Result<Fields<'a>, Refusal> {
        Fields::of(&self.place(name), self.required(name)?)
    }

    pub(crate) fn array(&self, name: &str) -> Result<Option<Items<'a>>, Refusal> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let values = value.as_array().ok_or_else(|| self.refuse(name, "must be an array"))?;
        Ok(Some(Items { place: self.place(name), values }))
    }

    pub(crate) fn required_array(&self, name: &str) -> Result<Items<'a>, Refusal> {
        self.array(name)?.ok_or_else(|| self.refuse(name, "is required"))
    }

    /// A whole number of at least 1.
    pub(crate) fn count(&self, name: &str) -> Result<Option<u64>, Refusal> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let count = value.as_u64().filter(|count| *count > 0);
        count.map(Some).ok_or_else(|| self.refuse(name, "must be a whole number of at least 1"))
    }

    /// One of a few words.
    pub(crate) fn choice<'c>(&self, name: &str, choices: &[&'c str]) -> Result<Option<&'c str>, Refusal> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let choice = choices.iter().copied().find(|choice| *choice == text);
        choice.map(Some).ok_or_else(|| self.refuse(name, &format!("must be one of {}", choices.join(", "))))
    }
}
