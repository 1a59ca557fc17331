//! What the Node package costs beside what people would write without it, and how large it is.

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::Sandbox;
use crate::shell::{Program, cargo};
use std::fs;
use std::path::Path;

/// Prints all of it.
pub fn run(environment: &Environment) -> Result<()> {
    let root = &environment.root;
    // One after the other: together they would share the features that only one of them needs.
    for package in ["scaledmail-node", "bench-server"] {
        cargo(root, ["build", "--quiet", "--release", "--package", package]).run()?;
    }
    let package = root.join("target/node/release");
    let library = environment.build_node_package(&package, "release")?;
    sizes(environment, &package, &library)?;

    let bench = root.join("target/bench/node");
    fs::create_dir_all(&bench)?;
    for entry in fs::read_dir(root.join("tests/bench/node"))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), bench.join(entry.file_name()))?;
        }
    }
    Environment::npm_install(&bench)?;
    // It starts, tells its address and ends as the sandbox does.
    let server = Sandbox::start(&root.join("target/release/bench-server"))?;
    let arguments = ["--expose-gc", "run.mjs", &package.to_string_lossy(), &server.url];
    Program::new(&bench, "node", arguments).run()
}

/// What is downloaded, and what is installed.
fn sizes(environment: &Environment, package: &Path, library: &Path) -> Result<()> {
    let out = environment.empty_folder("npm-release")?;
    let pack = ["pack", "--silent", "--pack-destination", &out.to_string_lossy()];
    Program::new(package, "npm", pack).run()?;
    let published = out.join("published");
    Program::new(package, "node", ["scripts/pack.mjs", &published.to_string_lossy()]).run()?;
    let mut files = vec![library.to_owned()];
    for folder in [&out, &published] {
        for entry in fs::read_dir(folder)? {
            files.push(entry?.path());
        }
    }
    println!("\nSizes\n\n| file | MB |\n|---|---|");
    for file in files.iter().filter(|file| file.is_file()) {
        let name = file.strip_prefix(&out).unwrap_or(file.strip_prefix(&environment.root).unwrap_or(file));
        println!("| {} | {:.2} |", name.display(), fs::metadata(file)?.len() as f64 / 1e6);
    }
    println!();
    Ok(())
}
