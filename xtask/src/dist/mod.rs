//! The packages as they are published, and what they must keep to.

mod node;
mod python;

use crate::Result;
use crate::environment::Environment;
use crate::shell::Program;
use std::fs;
use std::path::Path;

/// What is downloaded may be as large.
const DOWNLOAD_BYTES: u64 = 4_000_000;
/// A native library may be as large, SQLite and the sandbox inside.
const LIBRARY_BYTES: u64 = 7_000_000;
/// The oldest C library that the libraries run with; the wheel's name says so, too.
const GLIBC: (u32, u32) = (2, 17);

/// Builds what is published into `target/dist`, and checks it.
pub fn run(environment: &Environment) -> Result<()> {
    let dist = environment.empty_folder("dist")?;
    let tools = environment.pinned_environment("dist-venv", &environment.root.join("xtask/requirements-dist.txt"))?;
    python::run(environment, &dist, &tools)?;
    node::run(environment, &dist, &tools)?;
    println!("\nThe packages are in {}.", dist.display());
    Ok(())
}

/// A program of the tools; the linker and its wrappers are found on the path. zig needs none of the machine's own, and
/// links against an old C library.
fn tool<A: AsRef<str>>(tools: &Path, folder: &Path, name: &str, arguments: impl IntoIterator<Item = A>) -> Program {
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", tools.join("bin").display());
    Program::new(folder, tools.join("bin").join(name), arguments).set("PATH", path)
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
