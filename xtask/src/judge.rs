//! Programs by others that judge the document.

use crate::Result;
use crate::environment::Environment;
use crate::shell::Program;
use std::fs;

/// Validates `openapi.yaml` with openapi-spec-validator and lints it with Redocly.
pub fn run(environment: &Environment) -> Result<()> {
    let root = &environment.root;
    let pinned = root.join("tests/judges");
    let venv = environment.pinned_environment("judges/venv", &pinned.join("requirements.txt"))?;
    Program::new(root, venv.join("bin/openapi-spec-validator"), ["openapi.yaml"]).run()?;
    let npm = root.join("target/judges/npm");
    fs::create_dir_all(&npm)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(pinned.join(file), npm.join(file))?;
    }
    Environment::npm_install(&npm)?;
    Program::new(root, npm.join("node_modules/.bin/redocly"), ["lint", "openapi.yaml"])
        .set("REDOCLY_TELEMETRY", "off")
        .set("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .run()
}
