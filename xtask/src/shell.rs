//! Running programs.

use crate::Result;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

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

    /// Runs it for at most so long, printing to a file; it may succeed or not, but it must end.
    pub fn output_within(mut self, limit: Duration, log: &Path) -> Result<Output> {
        println!("$ {}", self.shown);
        let file = File::create(log)?;
        self.command.stdout(file.try_clone()?).stderr(file);
        let mut child = self.command.spawn().map_err(|error| format!("{}: {error}", self.shown))?;
        let begin = Instant::now();
        loop {
            let text = || fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            if let Some(status) = child.try_wait()? {
                return Ok(Output { success: status.success(), text: text()? });
            }
            if begin.elapsed() > limit {
                child.kill()?;
                child.wait()?;
                println!("{}", text()?);
                return Err(format!("{} was ended: it took more than {} s", self.shown, limit.as_secs()).into());
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Starts it, printing to a file, and leaves it running.
    pub fn start(mut self, log: &Path) -> Result<Running> {
        println!("$ {}", self.shown);
        let file = File::create(log)?;
        self.command.stdout(file.try_clone()?).stderr(file);
        Ok(Running(self.command.spawn().map_err(|error| format!("{}: {error}", self.shown))?))
    }

    /// Runs it, and returns what it printed, whether it succeeded or not.
    pub fn output(mut self) -> Result<(bool, String)> {
        println!("$ {}", self.shown);
        self.command.stderr(std::process::Stdio::inherit());
        let output = self.command.output().map_err(|error| format!("{}: {error}", self.shown))?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }
}

/// What a program left behind.
pub struct Output {
    pub success: bool,
    /// All that it printed.
    pub text: String,
}

/// A program under way. Dropping it ends it.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// `cargo`, as it was called.
pub fn cargo<A: AsRef<str>>(root: &Path, arguments: impl IntoIterator<Item = A>) -> Program {
    Program::new(root, std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_end_in_time_or_are_ended() -> Result<()> {
        let folder = std::env::temp_dir();
        let log = folder.join(format!("xtask-shell-{}.txt", std::process::id()));
        let rustc = || Program::new(&folder, "rustc", ["--version"]);
        let output = rustc().output_within(Duration::from_secs(60), &log)?;
        assert!(output.success && output.text.starts_with("rustc"));
        let error = Program::new(&folder, "sleep", ["30"]).output_within(Duration::from_millis(50), &log).err();
        assert!(error.is_some_and(|error| error.to_string().contains("more than")));
        fs::remove_file(log)?;
        Ok(())
    }
}
