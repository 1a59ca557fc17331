//! What the Python and Node packages need to be built and tested. All of it lives in `target/`.

use crate::Result;
use crate::shell::{Program, cargo};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders and programs of a checkout.
pub struct Environment {
    /// The top of the repository.
    pub root: PathBuf,
}

impl Environment {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder of a binding.
    pub fn binding(&self, name: &str) -> PathBuf {
        self.root.join("bindings").join(name)
    }

    /// A program of the virtual environment for development.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.root.join("target/venv/bin").join(name)
    }

    /// The copy of the npm package that is built, so that the source tree stays clean.
    pub fn node_package(&self) -> PathBuf {
        self.root.join("target/node/package")
    }

    /// Makes the virtual environment with the tools.
    pub fn python_tools(&self) -> Result<()> {
        self.pinned_environment("venv", &self.binding("python").join("requirements-dev.txt")).map(|_| ())
    }

    /// The virtual environment `target/<name>` with what a file pins; made when it is missing or the file changed.
    pub fn pinned_environment(&self, name: &str, list: &Path) -> Result<PathBuf> {
        let requirements = fs::read_to_string(list)?;
        let folder = self.root.join("target").join(name);
        let stamp = folder.join("installed.txt");
        if !fs::read_to_string(&stamp).is_ok_and(|installed| installed == requirements) {
            self.virtual_environment(name)?;
            let list = list.to_string_lossy();
            Program::new(&self.root, folder.join("bin/pip"), ["install", "--quiet", "--requirement", &list]).run()?;
            fs::write(stamp, requirements)?;
        }
        Ok(folder)
    }

    /// Installs what `package-lock.json` in a folder pins, when it is missing or changed.
    pub fn npm_install(folder: &Path) -> Result<()> {
        let lock = fs::read_to_string(folder.join("package-lock.json"))?;
        let stamp = folder.join("node_modules/installed-lock.json");
        if !fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
            Program::new(folder, "npm", ["ci", "--no-audit", "--no-fund"]).run()?;
            fs::write(stamp, lock)?;
        }
        Ok(())
    }

    /// A new virtual environment `target/<name>`.
    pub fn virtual_environment(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("target").join(name);
        let path = folder.to_string_lossy();
        Program::new(&self.root, "python3", ["-m", "venv", "--clear", &path]).run()?;
        Ok(folder)
    }

    /// Builds the wheel and installs it beside the tools.
    pub fn python_package(&self) -> Result<PathBuf> {
        self.python_tools()?;
        let wheel = self.python_wheel("wheels", &[])?;
        let install = ["install", "--quiet", "--force-reinstall", "--no-deps", &wheel.to_string_lossy()];
        Program::new(&self.root, self.tool("pip"), install).run()?;
        Ok(wheel)
    }

    /// Builds the wheel into an empty folder of `target`.
    pub fn python_wheel(&self, folder: &str, how: &[&str]) -> Result<PathBuf> {
        self.python_tools()?;
        let wheels = self.empty_folder(folder)?;
        let out = wheels.to_string_lossy();
        let build = ["build", "--quiet", "--locked", "--out", &out];
        Program::new(&self.binding("python"), self.tool("maturin"), build.iter().chain(how)).run()?;
        only_file(&wheels, "whl")
    }

    /// Builds the npm package and packs it.
    pub fn node_package_tarball(&self) -> Result<PathBuf> {
        cargo(&self.root, ["build", "--quiet", "--package", "scaledmail-node"]).run()?;
        self.build_node_package(&self.node_package(), "debug")?;
        let out = self.empty_folder("npm")?;
        let pack = ["pack", "--silent", "--pack-destination", &out.to_string_lossy()];
        Program::new(&self.node_package(), "npm", pack).run()?;
        only_file(&out, "tgz")
    }

    /// Builds the npm package in a folder, with the library of a profile that cargo has built.
    pub fn build_node_package(&self, package: &Path, profile: &str) -> Result<PathBuf> {
        self.copy_node_package(package)?;
        Self::npm_install(package)?;
        let library = format!("{}scaledmail_node{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        let library = self.root.join("target").join(profile).join(library);
        Program::new(package, "npm", ["run", "--silent", "build"]).set("SCALEDMAIL_NATIVE", &library).run()?;
        Ok(library)
    }

    /// The folder `target/<name>`, made anew.
    pub fn empty_folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("target").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn copy_node_package(&self, package: &Path) -> Result<()> {
        fs::create_dir_all(package)?;
        for entry in fs::read_dir(package)? {
            let path = entry?.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "node_modules") {
                fs::remove_dir_all(path)?;
            } else if path.is_file() {
                fs::remove_file(path)?;
            }
        }
        copy(&self.binding("node"), package, &["node_modules", "dist", "src", "target"])
    }
}

fn copy(from: &Path, to: &Path, except: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let built = Path::new(&name).extension().is_some_and(|extension| extension == "node" || extension == "tgz");
        if built || except.iter().any(|skipped| name == *skipped) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(&name), &[])?;
        } else {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

/// The only file of a folder with an extension.
pub fn only_file(folder: &Path, extension: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(format!("{} holds {} .{extension} files instead of one", folder.display(), found.len()).into()),
    }
}
