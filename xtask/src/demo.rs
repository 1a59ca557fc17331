//! The main job in three languages, against a sandbox.

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::{Program, cargo};
use clap::ValueEnum;
use std::fs;
use std::path::PathBuf;

/// Builds the packages as users get them, and runs the example of each.
pub fn run(environment: &Environment) -> Result<()> {
    let program = sandbox::build(&environment.root)?;
    build(environment)?;
    for language in Language::ALL {
        println!("\n=== {language:?} ===");
        let sandbox = Sandbox::start(&program)?;
        language.main_job(environment, &format!("{}/api/v1", sandbox.url)).run()?;
    }
    println!("\nThe main job ran in Rust, Python and Node. Nothing was bought: the service was the sandbox.");
    Ok(())
}

/// Builds what the examples need.
pub fn build(environment: &Environment) -> Result<()> {
    cargo(&environment.root, ["build", "--quiet", "--package", "scaledmail", "--example", "main_job"]).run()?;
    environment.python_package()?;
    let tarball = environment.node_package_tarball()?;
    let project = node_project(environment);
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), r#"{ "name": "demo", "private": true, "type": "module" }"#)?;
    let install = ["install", "--no-audit", "--no-fund", "--silent", "--no-save", &tarball.to_string_lossy()];
    Program::new(&project, "npm", install).run()?;
    fs::copy(environment.binding("node").join("examples/main_job.mjs"), project.join("main_job.mjs"))?;
    Ok(())
}

/// A language with an example of the main job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Rust,
    Python,
    Node,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Rust, Self::Python, Self::Node];

    /// The example, pointed at a service; `build` must have run.
    pub fn main_job(self, environment: &Environment, base_url: &str) -> Program {
        let root = &environment.root;
        let program = match self {
            Self::Rust => Program::new(root, root.join("target/debug/examples/main_job"), [""; 0]),
            Self::Python => {
                let example = environment.binding("python").join("examples/main_job.py");
                Program::new(root, environment.tool("python"), [example.to_string_lossy()])
            }
            Self::Node => Program::new(&node_project(environment), "node", ["main_job.mjs"]),
        };
        program
            .set("SCALEDMAIL_API_KEY", "sandbox-key")
            .set("SCALEDMAIL_BASE_URL", base_url)
            .set("SCALEDMAIL_JOURNAL", "memory")
    }
}

fn node_project(environment: &Environment) -> PathBuf {
    environment.root.join("target/node/demo")
}
