//! What npm has: the package and that of this platform, and the one tarball that holds both.

use super::{DOWNLOAD_BYTES, GLIBC, LIBRARY_BYTES, at_most, floor, tool};
use crate::Result;
use crate::environment::{Environment, only_file};
use crate::shell::Program;
use std::fs;
use std::path::Path;

const TARGET: &str = "x86_64-unknown-linux-gnu";

const USE: &str = "\
import { Sandbox } from 'scaledmail/sandbox';
const sandbox = await Sandbox.start();
const receipt = await sandbox.client().domains.buy({ domains: ['my-domain.com'] });
if (receipt.outcome !== 'applied') throw new Error(receipt.outcome);
sandbox.stop();
";

/// Builds all of it, and uses what is published in a fresh project.
pub fn run(environment: &Environment, dist: &Path, tools: &Path) -> Result<()> {
    let target = format!("{TARGET}.{}.{}", GLIBC.0, GLIBC.1);
    let build = ["zigbuild", "--quiet", "--release", "--locked", "--package", "scaledmail-node", "--target", &target];
    tool(tools, &environment.root, "cargo-zigbuild", build).run()?;
    let package = environment.root.join("target/node/dist");
    environment.build_node_package(&package, &format!("{TARGET}/release"))?;
    let library = only_file(&package, "node")?;
    at_most(&library, LIBRARY_BYTES)?;
    floor(&library)?;
    let pack = ["pack", "--silent", "--pack-destination", &dist.to_string_lossy()];
    Program::new(&package, "npm", pack).run()?;
    at_most(&only_file(dist, "tgz")?, DOWNLOAD_BYTES)?;
    let published = dist.join("npm");
    Program::new(&package, "node", ["scripts/pack.mjs", &published.to_string_lossy()]).run()?;
    let project = environment.empty_folder("fresh/npm")?;
    fs::write(project.join("package.json"), r#"{ "name": "fresh", "private": true, "type": "module" }"#)?;
    let mut install: Vec<String> = ["install", "--offline", "--no-audit", "--silent"].map(str::to_owned).into();
    for entry in fs::read_dir(&published)? {
        let file = entry?.path();
        at_most(&file, DOWNLOAD_BYTES)?;
        install.push(file.to_string_lossy().into_owned());
    }
    Program::new(&project, "npm", install).run()?;
    fs::write(project.join("use.mjs"), USE)?;
    Program::new(&project, "node", ["use.mjs"]).run()
}
