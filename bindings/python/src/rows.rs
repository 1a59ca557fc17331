//! Long lists: each item stays text until somebody asks for something of it.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyNone, PyString};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::json::{Reader, Texts, broken, read};

/// Shorter lists are read at once: that is less to keep.
const LONG: usize = 256;

/// The items of a long list.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeRows {
    text: Py<PyString>,
    /// Where each begins and ends in the text.
    places: Vec<(usize, usize)>,
    texts: Mutex<Texts>,
}

#[pymethods]
impl NativeRows {
    fn __len__(&self) -> usize {
        self.places.len()
    }

    fn __getitem__(rows: &Bound<'_, Self>, index: isize) -> PyResult<NativeRow> {
        let length = rows.get().places.len();
        let index = if index < 0 { index.checked_add_unsigned(length) } else { Some(index) };
        let index = index.and_then(|index| usize::try_from(index).ok()).filter(|index| *index < length);
        let index = index.ok_or_else(|| PyIndexError::new_err("there are not so many"))?;
        Ok(NativeRow { rows: rows.clone().unbind(), index, asked: AtomicBool::new(false), fields: OnceLock::new() })
    }
}

impl NativeRows {
    fn row<'a>(&'a self, py: Python<'a>, index: usize) -> PyResult<&'a str> {
        let (begin, end) = self.places.get(index).copied().unwrap_or_default();
        Ok(self.text.bind(py).to_str()?.get(begin..end).unwrap_or_default())
    }

    /// All of them, read.
    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for index in 0..self.places.len() {
            list.append(read(py, &mut self.texts(), self.row(py, index)?)?)?;
        }
        Ok(list)
    }

    fn texts(&self) -> MutexGuard<'_, Texts> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One item of a long list.
#[pyclass(frozen, module = "scaledmail._native")]
pub struct NativeRow {
    rows: Py<NativeRows>,
    index: usize,
    /// Whoever asks once may never ask again; who asks twice will ask for more.
    asked: AtomicBool,
    fields: OnceLock<Py<PyDict>>,
}

#[pymethods]
impl NativeRow {
    /// The value of a field, as of a dictionary.
    #[pyo3(signature = (name, /))]
    fn get<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        if self.asked.swap(true, Ordering::Relaxed) {
            let found = self.fields(py)?.get_item(name)?;
            return Ok(found.unwrap_or_else(|| PyNone::get(py).to_owned().into_any()));
        }
        let rows = self.rows.get();
        let mut found = None;
        let finder = Finder { reader: Reader { py, texts: &mut rows.texts() }, name, found: &mut found };
        // The rest of the object is not looked at, which the reader takes for an error.
        let end = serde_json::Deserializer::from_str(rows.row(py, self.index)?).deserialize_map(finder);
        match (found, end) {
            (Some(found), _) => Ok(found),
            (None, Ok(())) => Ok(PyNone::get(py).to_owned().into_any()),
            (None, Err(error)) => Err(broken(error)),
        }
    }

    /// All of it.
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        if let Some(fields) = self.fields.get() {
            return Ok(fields.bind(py).clone());
        }
        let rows = self.rows.get();
        let fields = read(py, &mut rows.texts(), rows.row(py, self.index)?)?.cast_into::<PyDict>()?;
        Ok(self.fields.get_or_init(|| fields.unbind()).bind(py).clone())
    }
}

/// Looks for one field of an object.
struct Finder<'a, 'py> {
    reader: Reader<'a, 'py>,
    name: &'a str,
    found: &'a mut Option<Bound<'py, PyAny>>,
}

impl<'de> Visitor<'de> for Finder<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(same) = fields.next_key_seed(Same(self.name))? {
            if same {
                *self.found = Some(fields.next_value_seed(self.reader)?);
                return Ok(());
            }
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Whether a name is the one that is looked for.
struct Same<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Same<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// Reads an answer; its list of that name stays text if it is long. Without a name the answer itself is the list.
#[pyfunction]
#[pyo3(signature = (text, list, /))]
pub fn read_answer<'py>(text: &Bound<'py, PyString>, list: &str) -> PyResult<Bound<'py, PyAny>> {
    let whole = text.to_str()?;
    let mut deserializer = serde_json::Deserializer::from_str(whole);
    let items = Items { text, whole };
    let value = match list {
        "" => items.deserialize(&mut deserializer),
        _ => deserializer.deserialize_map(Answer { items, list, texts: &mut Texts::new() }),
    };
    let value = value.map_err(broken)?;
    deserializer.end().map_err(broken)?;
    Ok(value)
}

/// The list of an answer.
#[derive(Clone, Copy)]
struct Items<'a, 'py> {
    text: &'a Bound<'py, PyString>,
    whole: &'a str,
}

impl<'de, 'py> DeserializeSeed<'de> for Items<'_, 'py> {
    type Value = Bound<'py, PyAny>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, 'py> Visitor<'de> for Items<'_, 'py> {
    type Value = Bound<'py, PyAny>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(PyNone::get(self.text.py()).to_owned().into_any())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let py = self.text.py();
        let start = self.whole.as_ptr() as usize;
        let mut places = Vec::new();
        while let Some(item) = items.next_element::<&'de RawValue>()? {
            let begin = (item.get().as_ptr() as usize).saturating_sub(start);
            places.push((begin, begin.saturating_add(item.get().len())));
        }
        let rows = NativeRows { text: self.text.clone().unbind(), places, texts: Mutex::new(Texts::new()) };
        let made = if rows.places.len() < LONG {
            rows.list(py).map(Bound::into_any)
        } else {
            Bound::new(py, rows).map(Bound::into_any)
        };
        made.map_err(A::Error::custom)
    }
}

/// An answer that is an object with a list in it.
struct Answer<'a, 'py> {
    items: Items<'a, 'py>,
    list: &'a str,
    texts: &'a mut Texts,
}

impl<'de, 'py> Visitor<'de> for Answer<'_, 'py> {
    type Value = Bound<'py, PyAny>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let py = self.items.text.py();
        let answer = PyDict::new(py);
        while let Some(name) = fields.next_key::<String>()? {
            let value = if name == self.list {
                fields.next_value_seed(self.items)?
            } else {
                fields.next_value_seed(Reader { py, texts: self.texts })?
            };
            answer.set_item(name, value).map_err(A::Error::custom)?;
        }
        Ok(answer.into_any())
    }
}
