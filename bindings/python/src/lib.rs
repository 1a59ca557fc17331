//! The native module `scaledmail._native`: private, flat, and without logic of its own.
//!
//! Everything crosses as JSON text: parameters in, answers and errors out.

mod call;
mod client;
mod conversation;
mod error;
mod json;
mod queue;
mod rows;
mod runtime;
mod sandbox;
mod text;

use pyo3::prelude::*;

/// Private half of the Python package.
#[pymodule(name = "_native")]
fn native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<client::NativeClient>()?;
    module.add_class::<call::NativeCall>()?;
    module.add_class::<call::NativeTask>()?;
    module.add_class::<conversation::NativeConversation>()?;
    module.add_class::<queue::NativeQueue>()?;
    module.add_class::<sandbox::NativeSandbox>()?;
    module.add_class::<rows::NativeRows>()?;
    module.add_class::<rows::NativeRow>()?;
    module.add_function(wrap_pyfunction!(rows::read_answer, module)?)?;
    module.add_function(wrap_pyfunction!(json::loads, module)?)?;
    module.add_function(wrap_pyfunction!(text::date_time, module)?)?;
    module.add_function(wrap_pyfunction!(text::date, module)?)?;
    module.add_function(wrap_pyfunction!(error::error_kinds, module)?)?;
    module.add_function(wrap_pyfunction!(text::secret_words, module)?)
}
