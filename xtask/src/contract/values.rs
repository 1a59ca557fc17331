//! Values as tables write them, and places within parameters.

use crate::Result;
use serde_json::{Map, Value as Json};
use serde_yaml_ng::Value as Yaml;

/// The JSON of a value. `!items {count, of}` is a list, with `{n}` for the number of an item; `!text {count, of, then}`
/// is a repeated text; `!wrong_shape` is what the call's own entry says.
pub fn plain(value: &Yaml, wrong_shape: &Json) -> Result<Json> {
    Ok(match value {
        Yaml::Tagged(tagged) => match tagged.tag.to_string().as_str() {
            "!wrong_shape" => wrong_shape.clone(),
            "!items" => {
                let of = plain(&tagged.value["of"], wrong_shape)?;
                (1..=count(&tagged.value)?).map(|number| numbered(&of, number)).collect()
            }
            "!text" => {
                let part = |key: &str| tagged.value[key].as_str().unwrap_or_default();
                let times = usize::try_from(count(&tagged.value)?)?;
                format!("{}{}", part("of").repeat(times), part("then")).into()
            }
            unknown => return Err(format!("{unknown} means nothing").into()),
        },
        Yaml::Sequence(items) => items.iter().map(|item| plain(item, wrong_shape)).collect::<Result<Vec<_>>>()?.into(),
        Yaml::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let key = key.as_str().ok_or_else(|| format!("{key:?} is not text"))?;
                Ok((key.to_owned(), plain(value, wrong_shape)?))
            });
            entries.collect::<Result<Map<_, _>>>()?.into()
        }
        simple => serde_json::to_value(simple)?,
    })
}

fn count(of: &Yaml) -> Result<u64> {
    of["count"].as_u64().ok_or_else(|| "count: a whole number is expected".into())
}

fn numbered(value: &Json, number: u64) -> Json {
    match value {
        Json::String(text) => text.replace("{n}", &number.to_string()).into(),
        Json::Array(items) => items.iter().map(|item| numbered(item, number)).collect(),
        Json::Object(map) => map.iter().map(|(key, value)| (key.clone(), numbered(value, number))).collect(),
        other => other.clone(),
    }
}

/// A place below another: `domains` and `[0].domain` are `domains[0].domain`.
pub fn below(place: &str, more: &str) -> String {
    let dot = if more.is_empty() || more.starts_with('[') { "" } else { "." };
    format!("{place}{dot}{more}")
}

/// Puts a value at a place such as `providers.google.domains[0].domain`, or takes away what is there.
pub fn put(parameters: &mut Json, place: &str, value: Option<Json>) -> Result<()> {
    let steps: Vec<&str> = place.split(['.', '[', ']']).filter(|step| !step.is_empty()).collect();
    let Some((last, way)) = steps.split_last() else { return Err("no place".into()) };
    let mut here = parameters;
    for step in way {
        here = inside(here, step).ok_or_else(|| format!("{place}: there is no {step}"))?;
    }
    match (here, value) {
        (Json::Object(map), Some(value)) => {
            map.insert((*last).to_owned(), value);
        }
        (Json::Object(map), None) => {
            map.remove(*last).ok_or_else(|| format!("{place}: there is nothing to take away"))?;
        }
        (Json::Array(list), Some(value)) => {
            let at: usize = last.parse()?;
            if at == list.len() {
                list.push(value);
            } else {
                *list.get_mut(at).ok_or_else(|| format!("{place}: the list is too short"))? = value;
            }
        }
        _ => return Err(format!("{place}: nothing can be put there").into()),
    }
    Ok(())
}

fn inside<'a>(value: &'a mut Json, step: &str) -> Option<&'a mut Json> {
    match value {
        Json::Array(list) => list.get_mut(step.parse::<usize>().ok()?),
        other => other.get_mut(step),
    }
}

#[cfg(test)]
mod tests {
    use super::{below, plain, put};
    use crate::Result;
    use serde_json::{Value, json};

    #[test]
    fn tags() -> Result<()> {
        for (text, expected) in [
            ("{a: [1, true, null, x]}", json!({ "a": [1, true, null, "x"] })),
            (
                "!items {count: 2, of: {d: 'a{n}', t: [x]}}",
                json!([{ "d": "a1", "t": ["x"] }, { "d": "a2", "t": ["x"] }]),
            ),
            ("{d: !text {count: 3, of: ab, then: c}}", json!({ "d": "abababc" })),
            ("{body: !wrong_shape }", json!({ "body": "shape" })),
        ] {
            assert_eq!(plain(&serde_yaml_ng::from_str(text)?, &"shape".into())?, expected, "{text}");
        }
        for text in ["!item {count: 1, of: x}", "!items {of: x}"] {
            assert!(plain(&serde_yaml_ng::from_str(text)?, &Value::Null).is_err(), "{text}");
        }
        Ok(())
    }

    #[test]
    fn places() -> Result<()> {
        let before = json!({ "a": "x", "d": [{ "n": 1 }] });
        for (place, value, expected) in [
            ("a", Some(json!(2)), json!({ "a": 2, "d": [{ "n": 1 }] })),
            ("b", Some(json!(2)), json!({ "a": "x", "b": 2, "d": [{ "n": 1 }] })),
            ("a", None, json!({ "d": [{ "n": 1 }] })),
            ("d[0].n", Some(json!(2)), json!({ "a": "x", "d": [{ "n": 2 }] })),
            ("d[1]", Some(json!(2)), json!({ "a": "x", "d": [{ "n": 1 }, 2] })),
        ] {
            let mut after = before.clone();
            put(&mut after, place, value)?;
            assert_eq!(after, expected, "{place}");
        }
        for (place, value) in [("b", None), ("d[2]", Some(json!(1))), ("b.c", Some(json!(1))), ("", Some(json!(1)))] {
            assert!(put(&mut before.clone(), place, value).is_err(), "{place}");
        }
        for (place, more, expected) in [("a", "", "a"), ("a", "[0].b", "a[0].b"), ("a", "b", "a.b")] {
            assert_eq!(below(place, more), expected);
        }
        Ok(())
    }
}
