//! The wheel and the source distribution.

use super::{DOWNLOAD_BYTES, LIBRARY_BYTES, at_most, floor, tool};
use crate::Result;
use crate::environment::{Environment, only_file};
use crate::shell::Program;
use std::fs;
use std::path::Path;

/// Builds both, and uses each in a fresh virtual environment.
pub fn run(environment: &Environment, dist: &Path, tools: &Path) -> Result<()> {
    wheel(environment, dist, tools)?;
    source(environment, dist, tools)
}

fn wheel(environment: &Environment, dist: &Path, tools: &Path) -> Result<()> {
    let out = dist.to_string_lossy();
    let how = ["build", "--quiet", "--release", "--locked", "--zig", "--compatibility", "manylinux2014", "--out", &out];
    tool(tools, &environment.binding("python"), "maturin", how).run()?;
    let wheel = only_file(dist, "whl")?;
    at_most(&wheel, DOWNLOAD_BYTES)?;
    let unpacked = environment.empty_folder("fresh/wheel")?;
    let unpack = ["-m", "zipfile", "-e", &wheel.to_string_lossy(), &unpacked.to_string_lossy()];
    Program::new(dist, "python3", unpack).run()?;
    let library = only_file(&unpacked.join("scaledmail"), "so")?;
    at_most(&library, LIBRARY_BYTES)?;
    floor(&library)?;
    fs::remove_dir_all(unpacked)?;
    let venv = environment.virtual_environment("fresh/dist")?;
    let install = ["install", "--quiet", "--no-index", &wheel.to_string_lossy()];
    Program::new(&venv, venv.join("bin/pip"), install).run()?;
    used(&venv)
}

/// It builds with cargo alone; here quickly, and not for speed.
fn source(environment: &Environment, dist: &Path, tools: &Path) -> Result<()> {
    let sdist = ["sdist", "--out", &dist.to_string_lossy()];
    tool(tools, &environment.binding("python"), "maturin", sdist).run()?;
    let sdist = only_file(dist, "gz")?;
    at_most(&sdist, DOWNLOAD_BYTES)?;
    let venv = environment.virtual_environment("fresh/sdist")?;
    let install = ["install", "--quiet", "--no-binary", "scaledmail", &sdist.to_string_lossy()];
    Program::new(&venv, venv.join("bin/pip"), install)
        .set("CARGO_TARGET_DIR", environment.root.join("target/sdist"))
        .set("CARGO_PROFILE_RELEASE_LTO", "off")
        .set("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .set("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .run()?;
    used(&venv)
}

fn used(venv: &Path) -> Result<()> {
    const USE: &str = "\
from scaledmail.sandbox import Sandbox
with Sandbox() as sandbox, sandbox.client() as client:
    assert client.domains.buy(['my-domain.com']).outcome == 'applied'
    assert [bought.domain for bought in sandbox.purchases()] == ['my-domain.com']";
    Program::new(venv, venv.join("bin/python"), ["-W", "error", "-c", USE]).run()
}
