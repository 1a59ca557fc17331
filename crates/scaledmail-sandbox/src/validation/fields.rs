//! Reading typed values out of JSON objects, with the place in every complaint.

use serde_json::{Map, Value};

use crate::answer::Refusal;

/// A JSON object and where it stands in the body. A `null` counts as absent.
#[derive(Clone)]
pub(crate) struct Fields<'a> {
    place: String,
    pub(crate) map: &'a Map<String, Value>,
    strict: bool,
}

/// An array and where it stands in the body.
pub(crate) struct Items<'a> {
    pub(crate) place: String,
    pub(crate) values: &'a [Value],
    strict: bool,
}

impl<'a> Items<'a> {
    /// The items with the place of each.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (String, &'a Value)> {
        self.values.iter().enumerate().map(|(index, value)| (at(&self.place, index), value))
    }

    /// The items, which must be objects.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Result<Fields<'a>, Refusal>> {
        self.iter().map(|(place, value)| Fields::of(&place, value, self.strict))
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
    /// The body itself; a strict one may only have what it is asked for by name.
    pub(crate) fn body(map: &'a Map<String, Value>, strict: bool) -> Self {
        Self { place: String::new(), map, strict }
    }

    /// An object at a place.
    fn of(place: &str, value: &'a Value, strict: bool) -> Result<Self, Refusal> {
        let map = value.as_object().ok_or_else(|| Refusal::field(place, "must be an object"))?;
        Ok(Self { place: place.to_owned(), map, strict })
    }

    /// Where the object stands in the body.
    pub(crate) fn own_place(&self) -> &str {
        &self.place
    }

    /// When strict: refuses fields of any other name, and nulls.
    pub(crate) fn only(&self, names: &[&str]) -> Result<(), Refusal> {
        match self.map.keys().find(|name| self.strict && !names.contains(&name.as_str())) {
            Some(name) => Err(self.refuse(name, "is not known")),
            None => self.not_null(names),
        }
    }

    /// When strict: refuses nulls in these fields.
    pub(crate) fn not_null(&self, names: &[&str]) -> Result<(), Refusal> {
        match names.iter().find(|name| self.strict && self.map.get(**name).is_some_and(Value::is_null)) {
            Some(name) => Err(self.refuse(name, "must not be null")),
            None => Ok(()),
        }
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
        self.get(name).map(|value| Fields::of(&self.place(name), value, self.strict)).transpose()
    }

    pub(crate) fn required_object(&self, name: &str) -> Result<Fields<'a>, Refusal> {
        Fields::of(&self.place(name), self.required(name)?, self.strict)
    }

    pub(crate) fn array(&self, name: &str) -> Result<Option<Items<'a>>, Refusal> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let values = value.as_array().ok_or_else(|| self.refuse(name, "must be an array"))?;
        Ok(Some(Items { place: self.place(name), values, strict: self.strict }))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn strict_objects_refuse_unknown_fields_and_nulls() {
        for (body, strict, expected) in [
            (json!({ "tag": "a" }), true, "ok"),
            (json!({ "tga": "a" }), true, "list[0].tga is not known"),
            (json!({ "tag": null }), true, "list[0].tag must not be null"),
            (json!({ "tga": "a", "tag": null }), false, "ok"),
        ] {
            let body = json!({ "list": [body] });
            let fields = Fields::body(body.as_object().expect("an object"), strict);
            let items = fields.required_array("list").unwrap();
            let outcome = items.objects().map(|item| item.and_then(|item| item.only(&["tag"]))).find_map(Result::err);
            assert_eq!(outcome.map_or_else(|| "ok".to_owned(), |refusal| refusal.message()), expected);
        }
    }
}
