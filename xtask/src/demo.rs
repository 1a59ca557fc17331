//! The main job in three languages, against a sandbox.

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::{Program, cargo};
use std::fs;

/// Builds the packages as users get them, and runs the example of each.
pub fn run(environment: &Environment) -> Result<()> {
    let program = sandbox::build(&environment.root)?;
    cargo(&environment.root, ["build", "--quiet", "--package", "scaledmail", "--example", "main_job"]).run()?;
    environment.python_package()?;
    let tarball = environment.node_package_tarball()?;
    let project = environment.root.join("target/node/demo");
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), r#"{ "name": "demo", "private": true, "type": "module" }"#)?;
    let install = ["install", "--no-audit", "--no-fund", "--silent", "--no-save", &tarball.to_string_lossy()];
    Program::new(&project, "npm", install).run()?;
    fs::copy(environment.binding("node").join("examples/main_job.mjs"), project.join("main_job.mjs"))?;

    let root = &environment.root;
    let example = environment.binding("python").join("examples/main_job.py");
    let programs = [
        ("Rust", Program::new(root, root.join("target/debug/examples/main_job"), [""; 0])),
        ("Python", Program::new(root, environment.tool("python"), [example.to_string_lossy()])),
        ("Node", Program::new(&project, "node", ["main_job.mjs"])),
    ];
    for (language, main_job) in programs {
        println!("\n=== {language} ===");
        let sandbox = Sandbox::start(&program)?;
        main_job
            .set("SCALEDMAIL_API_KEY", "sandbox-key")
            .set("SCALEDMAIL_BASE_URL", format!("{}/api/v1", sandbox.url))
            .run()?;
    }
    println!("\nThe main job ran in Rust, Python and Node. Nothing was bought: the service was the sandbox.");
    Ok(())
}
