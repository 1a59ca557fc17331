//! nginx: counts the requests of the Rust package with its own limiter, and refuses what is too much.

use super::{Bench, clean, objected};
use crate::Result;
use crate::sandbox::{self, Sandbox};
use crate::shell::{Output, Program, cargo};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

const START_LIMIT: Duration = Duration::from_secs(10);
/// With building it.
const READS_LIMIT: Duration = Duration::from_secs(600);

/// nginx refuses nothing that is paced, and something that is not.
pub fn judge(bench: &Bench<'_>) -> Result<()> {
    let sandbox = Sandbox::start(&sandbox::build(&bench.environment.root)?)?;
    let nginx = find(bench)?;
    clean("nginx", &reads(bench, &nginx, &sandbox, &["--reads", "60"])?)?;
    println!("  nginx refused none of 60 reads");
    let planted = reads(bench, &nginx, &sandbox, &["--reads", "20", "--unpaced"])?;
    objected("nginx", "twenty reads at once", &["answers 429 instead of none"], &planted)
}

/// Runs the benchmark of pacing through nginx.
fn reads(bench: &Bench<'_>, nginx: &Path, sandbox: &Sandbox, arguments: &[&str]) -> Result<Output> {
    let root = &bench.environment.root;
    let folder = bench.folder("nginx")?;
    // nginx cannot choose a port itself.
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let settings = fs::read_to_string(root.join("tests/judges/nginx/nginx.conf"))?;
    let file = folder.join("nginx.conf");
    fs::write(&file, settings.replace("LISTEN", &address).replace("UPSTREAM", &sandbox.url))?;
    let (prefix, file) = (folder.to_string_lossy(), file.to_string_lossy());
    let log = bench.log("nginx")?;
    let _nginx = Program::new(&folder, nginx, ["-p", &prefix, "-c", &file, "-e", "stderr"]).start(&log)?;
    let begin = Instant::now();
    while TcpStream::connect(&address).is_err() {
        if begin.elapsed() > START_LIMIT {
            return Err(format!("nginx did not start:\n{}", fs::read_to_string(log)?).into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    let run =
        ["bench", "--quiet", "--locked", "--profile", "dev", "--package", "scaledmail", "--bench", "pacing", "--"];
    // Half of what the limiter allows for: the rest is for a machine that is busy.
    let through = ["--rounds", "1", "--jitter", "10", "--through", &address];
    let run = run.into_iter().chain(through).chain(arguments.iter().copied());
    cargo(root, run).output_within(READS_LIMIT, &bench.log("nginx-reads")?)
}

/// An installed nginx, or Debian's package unpacked in `target/`.
fn find(bench: &Bench<'_>) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Where it often is, and a user's path does not lead.
    let often = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"].map(PathBuf::from);
    let installed = std::env::split_paths(&path).chain(often).map(|folder| folder.join("nginx"));
    if let Some(nginx) = installed.into_iter().find(|nginx| nginx.is_file()) {
        return Ok(nginx);
    }
    let folder = bench.folder("nginx")?;
    let unpacked = folder.join("package/usr/sbin/nginx");
    if !unpacked.is_file() {
        unpack(&folder).map_err(|error| format!("nginx is needed: install it, on Debian nginx-light ({error})"))?;
    }
    Ok(unpacked)
}

fn unpack(folder: &Path) -> Result<()> {
    Program::new(folder, "apt-get", ["download", "--quiet", "nginx"]).run()?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            return Program::new(folder, "dpkg-deb", ["--extract", &path.to_string_lossy(), "package"]).run();
        }
    }
    Err("the package manager gave no package".into())
}
