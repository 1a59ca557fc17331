//! The packages as they are published, and what they must keep to.

use crate::Result;
use crate::environment::{Environment, only_file};
use crate::shell::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// What is downloaded may be as large.
const DOWNLOAD_BYTES: u64 = 4_000_000;
/// A native library may be as large, SQLite and the sandbox inside.
const LIBRARY_BYTES: u64 = 7_000_000;
/// The oldest C library that the wheel runs with, also in its name.
const GLIBC: (u32, u32) = (2, 17);

/// Builds what is published into `target/dist`, and checks it.
pub fn run(environment: &Environment) -> Result<()> {
    let dist = environment.empty_folder("dist")?;
    let wheel = wheel(environment, &dist)?;
    source(environment, &dist)?;
    fresh(environment, "the wheel", &wheel)?;
    println!("\nThe packages are in {}.", dist.display());
    Ok(())
}

/// The wheel, linked against an old C library by zig, which needs none of the machine's own.
fn wheel(environment: &Environment, dist: &Path) -> Result<PathBuf> {
    let tools = environment.pinned_environment("dist-venv", &list(environment))?;
    let out = dist.to_string_lossy();
    let how = ["build", "--quiet", "--release", "--locked", "--zig", "--compatibility", "manylinux2014", "--out", &out];
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", tools.join("bin").display());
    Program::new(&environment.binding("python"), tools.join("bin/maturin"), how).set("PATH", path).run()?;
    let wheel = only_file(dist, "whl")?;
    at_most(&wheel, DOWNLOAD_BYTES)?;
    let unpacked = dist.join("unpacked");
    let unpack = ["-m", "zipfile", "-e", &wheel.to_string_lossy(), &unpacked.to_string_lossy()];
    Program::new(dist, "python3", unpack).run()?;
    let library = only_file(&unpacked.join("scaledmail"), "so")?;
    at_most(&library, LIBRARY_BYTES)?;
    floor(&library)?;
    fs::remove_dir_all(unpacked)?;
    Ok(wheel)
}

/// The source distribution; it builds with cargo alone, quickly here and not for speed.
fn source(environment: &Environment, dist: &Path) -> Result<()> {
    let tools = environment.pinned_environment("dist-venv", &list(environment))?;
    let sdist = ["sdist", "--quiet", "--out", &dist.to_string_lossy()];
    Program::new(&environment.binding("python"), tools.join("bin/maturin"), sdist).run()?;
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

/// Installs a wheel and nothing else, and uses it.
fn fresh(environment: &Environment, what: &str, wheel: &Path) -> Result<()> {
    println!("{what}, in a fresh environment");
    let venv = environment.virtual_environment("fresh/dist")?;
    let install = ["install", "--quiet", "--no-index", &wheel.to_string_lossy()];
    Program::new(&venv, venv.join("bin/pip"), install).run()?;
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

fn list(environment: &Environment) -> PathBuf {
    environment.binding("python").join("requirements-dist.txt")
}

fn at_most(file: &Path, bytes: u64) -> Result<()> {
    let length = fs::metadata(file)?.len();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    println!("{name}: {:.2} MB of {:.0}", length as f64 / 1e6, bytes as f64 / 1e6);
    if length > bytes { Err(format!("{name} is larger than {bytes} bytes").into()) } else { Ok(()) }
}

/// No symbol of the C library may be newer than the floor.
fn floor(library: &Path) -> Result<()> {
    let newest = glibc_versions(&fs::read(library)?).into_iter().max().ok_or("the library names no C library")?;
    println!("glibc {}.{} is needed", newest.0, newest.1);
    if newest > GLIBC { Err(format!("{} needs glibc {newest:?}", library.display()).into()) } else { Ok(()) }
}

/// The versions in texts such as `GLIBC_2.17`.
fn glibc_versions(bytes: &[u8]) -> Vec<(u32, u32)> {
    const MARK: &[u8] = b"GLIBC_";
    let starts = bytes.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK);
    let versions = starts.filter_map(|(at, _)| {
        let text: Vec<u8> = bytes
            .get(at + MARK.len()..)?
            .iter()
            .copied()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'.'))
            .collect();
        let text = String::from_utf8(text).ok()?;
        let (major, rest) = text.split_once('.')?;
        let minor = rest.split('.').next()?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    });
    versions.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn versions_are_found() {
        let bytes = b"\0GLIBC_2.2.5\0GLIBC_2.34\0GLIBC_PRIVATE\0GLIBC_";
        assert_eq!(super::glibc_versions(bytes), [(2, 2), (2, 34)]);
    }
}
