//! JSON text as Python objects.
//!
//! The names of a list's objects are the same again and again, and so are many short texts: they become one object each,
//! which is faster than Python's own reader and leaves less behind.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyNone, PyString};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Longer texts are seldom the same.
const SHORT: usize = 32;
/// How many names are kept.
const NAMES: usize = 256;
/// How many short texts are kept.
const KEPT: usize = 1024;

/// Reads a JSON text.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub fn loads<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    read(text.py(), &mut Texts::new(), text.to_str()?)
}

/// Reads one value and nothing behind it.
pub fn read<'py>(py: Python<'py>, texts: &mut Texts, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Reader { py, texts }.deserialize(&mut deserializer).map_err(broken)?;
    deserializer.end().map_err(broken)?;
    Ok(value)
}

/// The text may hold secrets, so only the place is told.
pub fn broken(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(format!("no JSON at line {} column {}", error.line(), error.column()))
}

/// Texts that became objects already.
pub struct Texts {
    /// The names of fields, in the order in which they came first.
    names: Vec<(String, Py<PyString>)>,
    /// Which of them is expected next.
    next: usize,
    kept: Vec<Option<(String, Py<PyString>)>>,
}

impl Texts {
    /// None yet.
    pub fn new() -> Self {
        Self { names: Vec::new(), next: 0, kept: Vec::new() }
    }

    fn name<'py>(&mut self, py: Python<'py>, name: &str) -> Bound<'py, PyString> {
        let expected = self.names.get(self.next).is_some_and(|(known, _)| known == name);
        let at = if expected { Some(self.next) } else { self.names.iter().position(|(known, _)| known == name) };
        if let Some((at, (_, object))) = at.and_then(|at| Some((at, self.names.get(at)?))) {
            self.next = at + 1;
            return object.bind(py).clone();
        }
        let object = PyString::new(py, name);
        // A map by ids has other names each time: looking through all of them would take for ever.
        if self.names.len() < NAMES {
            self.names.push((name.to_owned(), object.clone().unbind()));
            self.next = self.names.len();
        }
        object
    }

    fn text<'py>(&mut self, py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        if text.len() > SHORT {
            return PyString::new(py, text);
        }
        if self.kept.is_empty() {
            self.kept.resize_with(KEPT, || None);
        }
        let place = self.kept.get_mut(place(text));
        if let Some(Some((_, object))) =
            place.as_deref().filter(|kept| matches!(kept, Some((known, _)) if known == text))
        {
            return object.bind(py).clone();
        }
        let object = PyString::new(py, text);
        if let Some(place) = place {
            *place = Some((text.to_owned(), object.clone().unbind()));
        }
        object
    }
}

/// Where a text would be kept: FNV-1a, which is short work for short texts.
fn place(text: &str) -> usize {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize % KEPT
}

/// Reads a value.
pub struct Reader<'a, 'py> {
    /// Attached to the interpreter.
    pub py: Python<'py>,
    /// Texts that became objects already.
    pub texts: &'a mut Texts,
}

impl<'de, 'py> DeserializeSeed<'de> for Reader<'_, 'py> {
    type Value = Bound<'py, PyAny>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// The name of a field.
struct Name<'a, 'py>(Reader<'a, 'py>);

impl<'de, 'py> DeserializeSeed<'de> for Name<'_, 'py> {
    type Value = Bound<'py, PyString>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'py> Visitor<'_> for Name<'_, 'py> {
    type Value = Bound<'py, PyString>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.texts.name(self.0.py, name))
    }
}

impl<'de, 'py> Visitor<'de> for Reader<'_, 'py> {
    type Value = Bound<'py, PyAny>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(PyNone::get(self.py).to_owned().into_any())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(PyBool::new(self.py, value).to_owned().into_any())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(PyInt::new(self.py, value).into_any())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(PyInt::new(self.py, value).into_any())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(PyFloat::new(self.py, value).into_any())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(self.texts.text(self.py, value).into_any())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let list = PyList::empty(self.py);
        while let Some(item) = items.next_element_seed(Reader { py: self.py, texts: self.texts })? {
            list.append(item).map_err(A::Error::custom)?;
        }
        Ok(list.into_any())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let dict = PyDict::new(self.py);
        while let Some(name) = fields.next_key_seed(Name(Reader { py: self.py, texts: self.texts }))? {
            let value = fields.next_value_seed(Reader { py: self.py, texts: self.texts })?;
            dict.set_item(name, value).map_err(A::Error::custom)?;
        }
        Ok(dict.into_any())
    }
}
