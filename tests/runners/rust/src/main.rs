//! Runs the contract cases with the Rust SDK.

mod case;
mod compare;
mod fault;
mod lab;
mod run;
mod sandbox;

use clap::Parser;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Failure = Box<dyn std::error::Error>;

#[derive(Parser)]
struct Arguments {
    /// The sandbox's address.
    #[arg(long)]
    sandbox: String,
    /// The folder of cases.
    #[arg(long)]
    cases: PathBuf,
    /// Run only the cases whose path contains this.
    #[arg(long)]
    only: Option<String>,
    /// Where to write the requests of each case, as the sandbox saw them.
    #[arg(long)]
    wire: Option<PathBuf>,
    /// Where to write how many seconds the call of each case took.
    #[arg(long)]
    times: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run_all(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_all(arguments: &Arguments) -> Result<bool, Failure> {
    let mut paths = Vec::new();
    find(&arguments.cases, &mut paths)?;
    paths.retain(|path| arguments.only.as_ref().is_none_or(|only| name(arguments, path).contains(only)));
    paths.sort();
    let runtime = tokio::runtime::Runtime::new()?;
    let sandbox = sandbox::Control::new(&arguments.sandbox);
    let mut failed = 0;
    let (mut wire, mut times) = (Map::new(), Map::new());
    for path in &paths {
        let name = name(arguments, path);
        sandbox.reset()?;
        let outcome = case::read(path).and_then(|case| {
            let ran = run::run(&case, &sandbox, &runtime)?;
            times.insert(name.clone(), ran.took.as_secs_f64().into());
            run::check(&case, ran, &sandbox, &runtime)
        });
        if let Err(error) = outcome {
            failed += 1;
            println!("rust FAILED {name}: {error}");
        }
        wire.insert(name, sandbox.requests()?.into());
    }
    if let Some(file) = &arguments.wire {
        std::fs::write(file, Value::from(wire).to_string())?;
    }
    if let Some(file) = &arguments.times {
        std::fs::write(file, Value::from(times).to_string())?;
    }
    println!("rust: {} cases, {} passed, {failed} failed", paths.len(), paths.len() - failed);
    Ok(failed == 0 && !paths.is_empty())
}

/// The path below the folder of cases.
fn name(arguments: &Arguments, path: &Path) -> String {
    path.strip_prefix(&arguments.cases).unwrap_or(path).display().to_string()
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => find(&path, found)?,
            Some("yaml") => found.push(path),
            _ => return Err(format!("{} is not a case", path.display()).into()),
        }
    }
    Ok(())
}
