//! What things cost, as ratios in one run: by hand, not part of the checks.

mod node;
mod python;

use crate::demo::Language;
use crate::environment::Environment;
use crate::{Result, shell};

/// Measures what is asked for; everything when nothing is.
pub fn run(environment: &Environment, languages: &[Language]) -> Result<()> {
    let every = Language::ALL;
    for language in if languages.is_empty() { &every } else { languages } {
        match language {
            Language::Rust => core(environment)?,
            Language::Python => python::run(environment)?,
            Language::Node => node::run(environment)?,
        }
    }
    Ok(())
}

/// What the sandbox costs, and how much of the limit is used.
fn core(environment: &Environment) -> Result<()> {
    let bench = ["bench", "--quiet", "--package"];
    let run = |more: &[&str]| shell::cargo(&environment.root, bench.iter().chain(more)).run();
    run(&["scaledmail-sandbox", "--bench", "service"])?;
    // All of it is waiting, which is not worth an optimised build.
    run(&["scaledmail", "--bench", "pacing", "--profile", "dev"])
}
