//! What the Python package costs beside what people would write without it.

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::Sandbox;
use crate::shell::{Program, cargo};

/// Prints all of it.
pub fn run(environment: &Environment) -> Result<()> {
    let root = &environment.root;
    cargo(root, ["build", "--quiet", "--release", "--package", "bench-server"]).run()?;
    let wheel = environment.python_wheel("bench/wheels", &["--release"])?;
    let folder = root.join("tests/bench/python");
    let venv = environment.pinned_environment("bench/venv", &folder.join("requirements.txt"))?;
    let install = ["install", "--quiet", "--force-reinstall", "--no-deps", &wheel.to_string_lossy()];
    Program::new(root, venv.join("bin/pip"), install).run()?;
    // It starts, tells its address and ends as the sandbox does.
    let server = Sandbox::start(&root.join("target/release/bench-server"))?;
    let arguments = ["run.py".to_owned(), format!("{}/api/v1", server.url)];
    Program::new(&folder, venv.join("bin/python"), arguments).set("PYTHONDONTWRITEBYTECODE", "1").run()
}
