//! A sandbox for as long as a command runs.

use crate::Result;
use crate::shell::cargo;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running sandbox. Dropping it ends it.
pub struct Sandbox {
    child: Child,
    /// Its address.
    pub url: String,
}

/// Builds the sandbox, and says where its program is.
pub fn build(root: &Path) -> Result<PathBuf> {
    cargo(root, ["build", "--quiet", "--package", "scaledmail-sandbox"]).run()?;
    Ok(root.join("target/debug/scaledmail-sandbox"))
}

impl Sandbox {
    /// Starts one on a free port.
    pub fn start(program: &Path) -> Result<Self> {
        let mut child = Command::new(program).args(["--port", "0"]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let sandbox = |url: &str| Self { child, url: url.trim().to_owned() };
        line.split_once("listening on ").map(|(_, url)| sandbox(url)).ok_or_else(|| "the sandbox did not start".into())
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
