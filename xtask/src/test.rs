//! Everything that is checked.

use crate::contract::{self, Runner};
use crate::demo::Language;
use crate::environment::Environment;
use crate::shell::{Program, cargo};
use crate::{Result, judge, kill, packages, regen, sandbox};
use clap::ValueEnum;
use std::time::Instant;

type Step = fn(&Environment) -> Result<()>;

/// Runs every check, and stops at the first that fails.
pub fn run(environment: &Environment) -> Result<()> {
    let steps: [(&str, Step); 9] = [
        ("derived files", |environment| regen::run(&environment.root, true)),
        ("Rust: style", rust_style),
        ("Rust: tests", rust_tests),
        ("the document", judge::run),
        ("Python", python),
        ("Node", node),
        ("packages in fresh projects", packages::run),
        ("contract cases", |environment| contract::run_built(environment, Runner::value_variants(), None)),
        ("kills", |environment| kill::run_built(environment, Language::value_variants(), kill::KILLS, None)),
    ];
    let begin = Instant::now();
    for (name, step) in steps {
        println!("\n=== {name} ===");
        let start = Instant::now();
        step(environment)?;
        println!("=== {name}: passed in {} s ===", start.elapsed().as_secs());
    }
    println!("\nEverything passed in {} s.", begin.elapsed().as_secs());
    Ok(())
}

fn rust_style(environment: &Environment) -> Result<()> {
    cargo(&environment.root, ["fmt", "--all", "--check"]).run()?;
    cargo(&environment.root, ["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
        .run()?;
    let crates = ["--package", "scaledmail", "--package", "scaledmail-api", "--package", "scaledmail-sandbox"];
    let doc = ["doc", "--quiet", "--locked", "--no-deps"];
    cargo(&environment.root, doc.into_iter().chain(crates)).set("RUSTDOCFLAGS", "-D warnings").run()
}

fn rust_tests(environment: &Environment) -> Result<()> {
    cargo(&environment.root, ["test", "--locked", "--workspace"]).run()?;
    // The generated client must build without the repository around it.
    cargo(&environment.root, ["package", "--quiet", "--locked", "--allow-dirty", "--package", "scaledmail-api"]).run()
}

fn python(environment: &Environment) -> Result<()> {
    environment.python_package()?;
    let folder = environment.binding("python");
    let tool = |name: &str, arguments: &[&str]| Program::new(&folder, environment.tool(name), arguments);
    tool("ruff", &["check", ".", "../../tests/runners/python", "../../tests/bench/python"]).run()?;
    tool("ruff", &["format", "--check", ".", "../../tests/runners/python", "../../tests/bench/python"]).run()?;
    tool("mypy", &[]).run()?;
    tool("pyright", &[]).run()?;
    // It takes no notice of the settings, and looks for the package where Python does.
    tool("pyright", &["--verifytypes", "scaledmail", "--ignoreexternal"]).set("PYTHONPATH", "python").run()?;
    tool("stubtest", &["scaledmail._native"]).run()?;
    let sandbox = sandbox::build(&environment.root)?;
    tool("pytest", &["--quiet"]).set("SCALEDMAIL_SANDBOX", sandbox).run()
}

fn node(environment: &Environment) -> Result<()> {
    environment.node_package_tarball()?;
    let sandbox = sandbox::build(&environment.root)?;
    Program::new(&environment.node_package(), "npm", ["test"]).set("SCALEDMAIL_SANDBOX", sandbox).run()
}
