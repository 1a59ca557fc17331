//! Programs by others that judge the document, the sandbox and the packages.
//!
//! Each judge is first held against what is right, and then against a copy with a planted disagreement: a judge that
//! does not see that one sees nothing.

mod document;
mod links;
mod nginx;
mod plant;
mod prism;
mod report;
mod schemathesis;
mod schemathesis_plants;
mod way;

use crate::Result;
use crate::environment::Environment;
use crate::shell::{Output, Program};
use plant::Plant;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

/// Runs every judge, and stops at the first that objects.
pub fn run(environment: &Environment) -> Result<()> {
    let bench = Bench::set_up(environment)?;
    let judges: [(&str, Judge); 4] = [
        ("the document", document::judge),
        ("schemathesis", schemathesis::judge),
        ("Prism", prism::judge),
        ("nginx", nginx::judge),
    ];
    for (name, judge) in judges {
        println!("\n--- {name} ---");
        let start = Instant::now();
        judge(&bench)?;
        println!("--- {name}: no objection, in {} s ---", start.elapsed().as_secs());
    }
    Ok(())
}

type Judge = fn(&Bench<'_>) -> Result<()>;

/// The judges' programs, and the document they judge.
struct Bench<'e> {
    environment: &'e Environment,
    document: Value,
}

impl<'e> Bench<'e> {
    fn set_up(environment: &'e Environment) -> Result<Self> {
        let pinned = environment.root.join("tests/judges");
        environment.pinned_environment("judges/venv", &pinned.join("requirements.txt"))?;
        let document = serde_yaml_ng::from_str(&fs::read_to_string(environment.root.join("openapi.yaml"))?)?;
        let bench = Self { environment, document };
        let npm = bench.folder("npm")?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(pinned.join(file), npm.join(file))?;
        }
        Environment::npm_install(&npm)?;
        Ok(bench)
    }

    /// A folder below `target/judges`.
    fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.environment.root.join("target/judges").join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A judge written in Python.
    fn python<A: AsRef<str>>(&self, name: &str, arguments: impl IntoIterator<Item = A>) -> Result<Program> {
        Ok(Program::new(&self.folder(name)?, self.folder("venv")?.join("bin").join(name), arguments))
    }

    /// A judge written for Node.
    fn node<A: AsRef<str>>(&self, name: &str, arguments: impl IntoIterator<Item = A>) -> Result<Program> {
        Ok(Program::new(&self.folder(name)?, self.folder("npm")?.join("node_modules/.bin").join(name), arguments))
    }

    /// The document itself.
    fn openapi(&self) -> String {
        self.environment.root.join("openapi.yaml").to_string_lossy().into_owned()
    }

    /// Writes a variant of the document, and says where it is.
    fn write(&self, name: &str, document: &Value) -> Result<String> {
        let path = self.folder("documents")?.join(format!("{name}.json"));
        fs::write(&path, serde_json::to_string_pretty(document)?)?;
        Ok(path.to_string_lossy().into_owned())
    }

    /// Writes the document with a plant in it, and says where it is.
    fn write_planted(&self, plant: &Plant) -> Result<String> {
        self.write(plant.name, &plant.put_into(&self.document)?)
    }

    /// Where a run prints to.
    fn log(&self, name: &str) -> Result<PathBuf> {
        Ok(self.folder("logs")?.join(format!("{name}.txt")))
    }
}

/// The judge must have nothing to say.
fn clean(judge: &str, output: &Output) -> Result<()> {
    if output.success {
        return Ok(());
    }
    println!("{}", output.text);
    Err(format!("{judge} objects").into())
}

/// The judge must have objected, and for the reason that was planted.
fn objected(judge: &str, plant: &str, shows: &[&str], output: &Output) -> Result<()> {
    let unseen: Vec<&str> = shows.iter().copied().filter(|shown| !output.text.contains(shown)).collect();
    if !output.success && unseen.is_empty() {
        println!("  {judge} saw the plant `{plant}`");
        return Ok(());
    }
    println!("{}", output.text);
    let what = if output.success { "did not object to" } else { "objected, but not to" };
    Err(format!("{judge} {what} the plant `{plant}`; missing from its output: {unseen:?}").into())
}
