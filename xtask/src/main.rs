//! Commands of the repository: `cargo xtask <command>`.

mod bench;
mod contract;
mod demo;
mod dist;
mod document;
mod environment;
mod judge;
mod kill;
mod packages;
mod regen;
mod sandbox;
mod shell;
mod test;

use environment::Environment;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What every command ends in.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[derive(Parser)]
#[command(name = "xtask", about = "Commands of the repository")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write every file that is derived from openapi.yaml and additions.yaml.
    Regen {
        /// Change nothing; fail and show the difference when a derived file is stale, missing or orphaned.
        #[arg(long)]
        check: bool,
    },
    /// Run the main job in Rust, Python and Node against a local sandbox.
    Demo,
    /// Run every check.
    Test,
    /// Run the contract cases in every language.
    Contract {
        /// Only in this one; may be repeated.
        #[arg(long = "lang")]
        runners: Vec<contract::Runner>,
        /// Only the cases whose path contains this.
        #[arg(long)]
        only: Option<String>,
    },
    /// Kill placements at every step in every language, and look for second and for lost orders.
    Kill {
        /// Only in this one; may be repeated.
        #[arg(long = "lang")]
        languages: Vec<demo::Language>,
        /// How many.
        #[arg(long, default_value_t = kill::KILLS)]
        kills: usize,
        /// What the moments are drawn from; by default the time.
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Have the document judged by programs of others.
    Judge,
    /// Measure, as ratios in one run: with Rust the sandbox and how much of the limit is used, else a package.
    Bench {
        /// Only this one; may be repeated.
        #[arg(long = "lang")]
        languages: Vec<demo::Language>,
    },
    /// Build the packages as they are published, and check their sizes and what they need.
    Dist,
    /// Run what CI runs: every check, the demo, and the packages as they are published.
    Ci,
}

fn main() -> ExitCode {
    let environment = Environment::new(&root());
    let outcome = match Arguments::parse().command {
        Command::Regen { check } => regen::run(&environment.root, check),
        Command::Demo => demo::run(&environment),
        Command::Test => test::run(&environment),
        Command::Contract { runners, only } => contract::run(&environment, &runners, only.as_deref()),
        Command::Kill { languages, kills, seed } => kill::run(&environment, &languages, kills, seed),
        Command::Judge => judge::run(&environment),
        Command::Bench { languages } => bench::run(&environment, &languages),
        Command::Dist => dist::run(&environment),
        Command::Ci => {
            test::run(&environment).and_then(|()| demo::run(&environment)).and_then(|()| dist::run(&environment))
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}
