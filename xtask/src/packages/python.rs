//! The wheel in a fresh virtual environment.

use super::{one_liners, write_examples};
use crate::Result;
use crate::environment::Environment;
use crate::shell::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// Installs the wheel and nothing else, and does what the pages and the examples do.
pub fn run(environment: &Environment, base_url: &str) -> Result<()> {
    let fresh = Fresh::new(environment, base_url)?;
    fresh.python(&["-m", "scaledmail", "--version"]).run()?;
    for line in one_liners(&environment.binding("python").join("README.md"))? {
        fresh.python(&["-c", &line]).run()?;
    }
    let (bare, more): (Vec<_>, Vec<_>) = examples(environment)?.into_iter().partition(|(_, needs)| needs.is_empty());
    for (example, _) in &bare {
        fresh.example(example)?;
    }
    // Whoever has the wheel has the sandbox: the page's tests need nothing else but pytest.
    let pins = environment.binding("python").join("examples/requirements.txt");
    fresh.install(&[&pinned(&pins, "pytest")?])?;
    fresh.pytest(&write_examples(environment, "python", "#")?)?;
    fresh.install(&["--requirement", &pins.to_string_lossy()])?;
    for (example, needs) in &more {
        match needs.contains("pytest") {
            true => fresh.pytest(example)?,
            false => fresh.example(example)?,
        }
    }
    Ok(())
}

/// A virtual environment with the wheel.
struct Fresh {
    folder: PathBuf,
    base_url: String,
    journal: PathBuf,
}

impl Fresh {
    fn new(environment: &Environment, base_url: &str) -> Result<Self> {
        let wheel = environment.python_package()?;
        let folder = environment.virtual_environment("fresh/venv")?;
        let journal = folder.join("journal.sqlite3");
        let fresh = Self { folder, base_url: base_url.to_owned(), journal };
        fresh.install(&["--no-index", &wheel.to_string_lossy()])?;
        Ok(fresh)
    }

    fn install(&self, arguments: &[&str]) -> Result<()> {
        let install = ["install", "--quiet"];
        Program::new(&self.folder, self.folder.join("bin/pip"), install.iter().chain(arguments)).run()
    }

    fn python(&self, arguments: &[&str]) -> Program {
        Program::new(&self.folder, self.folder.join("bin/python"), arguments)
            .set("SCALEDMAIL_API_KEY", "sandbox-key")
            .set("SCALEDMAIL_BASE_URL", &self.base_url)
            .set("SCALEDMAIL_JOURNAL", &self.journal)
    }

    /// Runs an example, with a journal that knows of no other's orders.
    fn example(&self, example: &Path) -> Result<()> {
        let name = example.file_stem().unwrap_or_default().to_string_lossy();
        let journal = self.folder.join(format!("{name}.sqlite3"));
        self.python(&[&example.to_string_lossy()]).set("SCALEDMAIL_JOURNAL", journal).run()
    }

    /// Runs the tests of a file or a folder.
    fn pytest(&self, tests: &Path) -> Result<()> {
        let tests = tests.to_string_lossy();
        let arguments = ["-m", "pytest", "--quiet", "-p", "no:cacheprovider", &tests];
        Program::new(&self.folder, self.folder.join("bin/python"), arguments).run()
    }
}

/// The examples of the package, each with what its head says that it needs besides the package.
fn examples(environment: &Environment) -> Result<Vec<(PathBuf, String)>> {
    let mut examples = Vec::new();
    for entry in fs::read_dir(environment.binding("python").join("examples"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            let text = fs::read_to_string(&path)?;
            let needs = text.lines().find_map(|line| line.strip_prefix("pip install scaledmail"));
            examples.push((path, needs.unwrap_or_default().trim().to_owned()));
        }
    }
    examples.sort();
    if examples.is_empty() { Err("the Python package has no examples".into()) } else { Ok(examples) }
}

/// The line of a list that pins a package.
fn pinned(list: &Path, package: &str) -> Result<String> {
    let pins = fs::read_to_string(list)?;
    let start = format!("{package}==");
    let line = pins.lines().find(|line| line.starts_with(&start));
    line.map(str::to_owned).ok_or_else(|| format!("{package} is not pinned in {}", list.display()).into())
}
