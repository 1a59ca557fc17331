//! The programs that are killed.

use crate::Result;
use crate::demo::Language;
use crate::environment::Environment;
use crate::kill::journal::Journal;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// Nothing that is waited for takes longer, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is placed, and where.
pub struct Placement<'a> {
    pub environment: &'a Environment,
    pub url: String,
    pub journal: Journal,
    pub key: String,
    pub domain: String,
}

/// A program under way. Dropping it kills it.
pub struct Placer {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Placement<'_> {
    /// Starts a program, which stands right before the first of its modes.
    pub fn start(&self, language: Language, modes: &[&str]) -> Result<Placer> {
        let (program, first) = self.program(language);
        let mut child = Command::new(program)
            .args(first)
            .args([&self.key, &self.domain])
            .args(modes)
            .env("SCALEDMAIL_API_KEY", "sandbox-key")
            .env("SCALEDMAIL_BASE_URL", format!("{}/api/v1", self.url))
            .env("SCALEDMAIL_ORGANIZATION_ID", "recSandboxOrganization1")
            .env("SCALEDMAIL_JOURNAL", &self.journal.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the {language:?} program does not start: {error}"))?;
        let (input, output) = (child.stdin.take(), child.stdout.take().ok_or("it has no output")?);
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            // It ends with the program, or when nobody listens any more.
            let lines = BufReader::new(output).lines().map_while(std::result::Result::ok);
            lines.take_while(|line| sender.send(line.clone()).is_ok()).for_each(drop);
        });
        let placer = Placer { child, input, lines };
        placer.expect("ready")?;
        Ok(placer)
    }

    fn program(&self, language: Language) -> (PathBuf, Vec<PathBuf>) {
        let runners = self.environment.root.join("tests/runners");
        match language {
            Language::Rust => (self.environment.root.join("target/debug/placer"), Vec::new()),
            Language::Python => (self.environment.tool("python"), vec![runners.join("python/placer.py")]),
            Language::Node => ("node".into(), vec![runners.join("node/placer.mjs"), self.environment.node_package()]),
        }
    }
}

impl Placer {
    /// Lets it begin.
    pub fn go(&mut self) -> Result<()> {
        if let Some(mut input) = self.input.take() {
            input.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Waits until it prints this.
    pub fn expect(&self, wanted: &str) -> Result<()> {
        match self.line()? {
            line if line == wanted => Ok(()),
            line => Err(format!("the program prints {line} instead of {wanted}").into()),
        }
    }

    /// What its next mode came to.
    pub fn answer(&self) -> Result<Value> {
        let line = self.line()?;
        serde_json::from_str(&line).map_err(|error| format!("the program prints {line}: {error}").into())
    }

    fn line(&self) -> Result<String> {
        self.lines.recv_timeout(PATIENCE).map_err(|error| format!("the program says nothing: {error}").into())
    }

    /// Kills it, and says whether it was still running.
    pub fn kill(mut self) -> Result<bool> {
        self.child.kill()?;
        Ok(self.child.wait()?.code().is_none())
    }
}

impl Drop for Placer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
