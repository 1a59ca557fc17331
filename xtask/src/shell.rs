//! Running programs.

use crate::Result;
use std::path::Path;
use std::process::Command;

/// A program to run in a folder.
pub struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// The program's name or path, and its arguments.
    pub fn new<A: AsRef<str>>(folder: &Path, name: impl AsRef<Path>, arguments: impl IntoIterator<Item = A>) -> Self {
        let arguments: Vec<String> = arguments.into_iter().map(|argument| argument.as_ref().to_owned()).collect();
        let name = name.as_ref();
        let file = name.file_name().unwrap_or(name.as_os_str()).to_string_lossy();
        let shown = format!("{file} {}", arguments.join(" "));
        let mut command = Command::new(name);
        command.current_dir(folder).args(arguments);
        Self { command, shown }
    }

    /// Sets an environment variable.
    pub fn set(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it, its output shown; anything but success is an error.
    pub fn run(mut self) -> Result<()> {
        println!("$ {}", self.shown);
        let status = self.command.status().map_err(|error| format!("{}: {error}", self.shown))?;
        if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", self.shown).into()) }
    }

    /// Runs it, and returns what it printed, whether it succeeded or not.
    pub fn output(mut self) -> Result<(bool, String)> {
        println!("$ {}", self.shown);
        self.command.stderr(std::process::Stdio::inherit());
        let output = self.command.output().map_err(|error| format!("{}: {error}", self.shown))?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }
}

/// `cargo`, as it was called.
pub fn cargo<A: AsRef<str>>(root: &Path, arguments: impl IntoIterator<Item = A>) -> Program {
    Program::new(root, std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}
