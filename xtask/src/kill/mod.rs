//! Kills programs in the middle of placements, starts them again, and looks for second and for lost orders.

mod journal;
mod placer;
mod plan;
mod race;
mod report;
mod step;
mod verdict;

use crate::Result;
use crate::demo::Language;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::cargo;
use clap::ValueEnum;
use journal::Journal;
use placer::Placement;
use plan::{Job, Plan};
use report::{Killed, Report};
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};
use step::Step;
use verdict::{Evidence, Facts};

/// How many kills go on at once: a process that waits for its step costs little.
const AT_ONCE: usize = 4;
/// A random moment may come after the end; then it is drawn again.
const DRAWS: u64 = 20;
const RESTART: [&str; 3] = ["place", "reconcile", "place"];
const JOURNAL: &str = "journal.sqlite3";
/// Unless it is said how many.
pub const KILLS: usize = 252;

/// What goes on beside each other, each with a service and a journal of its own.
struct Place<'a> {
    environment: &'a Environment,
    sandbox: Sandbox,
    folder: PathBuf,
}

/// Builds what the programs need and kills them.
pub fn run(environment: &Environment, languages: &[Language], kills: usize, seed: Option<u64>) -> Result<()> {
    let languages: Vec<Language> = Language::value_variants()
        .iter()
        .copied()
        .filter(|language| languages.is_empty() || languages.contains(language))
        .collect();
    if languages.contains(&Language::Python) {
        environment.python_package()?;
    }
    if languages.contains(&Language::Node) {
        environment.node_package_tarball()?;
    }
    run_built(environment, &languages, kills, seed)
}

/// Kills programs whose packages are built already.
pub fn run_built(environment: &Environment, languages: &[Language], kills: usize, seed: Option<u64>) -> Result<()> {
    let begin = Instant::now();
    let sandbox = sandbox::build(&environment.root)?;
    cargo(&environment.root, ["build", "--quiet", "--package", "scaledmail-contract", "--bin", "placer"]).run()?;
    let now = SystemTime::UNIX_EPOCH.elapsed()?.as_secs();
    let seed = seed.unwrap_or(now);
    println!("killing {kills} placements with the seed {seed}");
    let folder = environment.root.join("target/kill");
    fs::create_dir_all(&folder)?;
    let place = |number: usize| -> Result<Place<'_>> {
        let folder = folder.join(number.to_string());
        fs::create_dir_all(&folder)?;
        Ok(Place { environment, sandbox: Sandbox::start(&sandbox)?, folder })
    };
    let plan = Plan::new(languages, kills, seed, |language| place(0)?.usual_time(language))?;
    let killed = all_at_once(&place, &plan.kills, |place, job| kill(place, &plan, job))?;
    let raced = all_at_once(&place, &plan.races, |place, pair| race::race(place, pair))?;
    let report = Report { seed, killed, raced };
    print!("{}", report.text());
    println!("{} and {} races in {} s", report.kills(), report.raced.len(), begin.elapsed().as_secs());
    report.end()
}

/// Does some work in several places at once.
fn all_at_once<'a, T: Sync, R: Send>(
    place: &(dyn Fn(usize) -> Result<Place<'a>> + Sync),
    jobs: &[T],
    work: impl Fn(&Place<'a>, &T) -> R + Sync,
) -> Result<Vec<R>> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let worker = |number| -> Result<()> {
        let place = place(number)?;
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(&place, job);
            done.lock().map_err(|_| "another worker panicked")?.push(result);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let worker = &worker;
        let workers: Vec<_> =
            (0..AT_ONCE).map(|number| scope.spawn(move || worker(number).map_err(|error| error.to_string()))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".to_owned())))
    })?;
    Ok(done.into_inner().map_err(|_| "a worker panicked")?)
}

impl Place<'_> {
    /// A placement of a name that nothing knows yet, at a service that has placed nothing.
    fn placement(&self, name: &str) -> Result<Placement<'_>> {
        self.sandbox.control("POST", "/reset", Some(&serde_json::json!({})))?;
        Ok(Placement {
            environment: self.environment,
            url: self.sandbox.url.clone(),
            journal: Journal::new(self.folder.join(JOURNAL))?,
            key: name.to_owned(),
            domain: format!("{name}.example"),
        })
    }

    /// How long a placement takes that nobody disturbs.
    fn usual_time(&self, language: Language) -> Result<Duration> {
        let placement = self.placement("usual")?;
        Step::Random.prepare(&self.sandbox)?;
        let mut placer = placement.start(language, &["place"])?;
        let begin = Instant::now();
        placer.go()?;
        let answer = placer.answer()?;
        if answer["outcome"] != "applied" || answer["attempt"] != 1 {
            return Err(format!("{language:?}: a placement that nobody disturbs comes to {answer}").into());
        }
        Ok(begin.elapsed())
    }

    /// The requests that were seen, in short.
    fn requests(&self) -> Result<Vec<String>> {
        let short = |request: &serde_json::Value| {
            let text = |name: &str| request[name].to_string().trim_matches('"').to_owned();
            let commit = if request["committed"] == true { " committed" } else { "" };
            format!("{} {} {}{commit}", text("method"), text("path"), text("status"))
        };
        Ok(self.sandbox.list("/requests")?.iter().map(short).collect())
    }
}

/// Kills one placement and starts it again.
fn kill(place: &Place<'_>, plan: &Plan, job: &Job) -> Killed {
    for draw in 0..DRAWS {
        let (mut evidence, delays) = (None, plan.delays(job, draw));
        match try_kill(place, job, draw, delays, &mut evidence) {
            Ok(false) => {}
            ended => {
                let violations = evidence.as_ref().map(Evidence::violations).unwrap_or_default();
                let wrong: Vec<String> =
                    ended.err().map(|error| error.to_string()).into_iter().chain(violations).collect();
                let details = (!wrong.is_empty()).then(|| details(place, job, delays, evidence.as_ref()));
                return Killed { language: job.language, step: job.step, evidence, wrong, details };
            }
        }
    }
    let wrong = vec!["the placement always ends before it is killed".to_owned()];
    Killed { language: job.language, step: job.step, evidence: None, wrong, details: None }
}

/// False when it ended before it was killed.
fn try_kill(
    place: &Place<'_>,
    job: &Job,
    draw: u64,
    delays: [Duration; 2],
    evidence: &mut Option<Evidence>,
) -> Result<bool> {
    let placement = place.placement(&format!("kill-{}-{draw}", job.number))?;
    job.step.prepare(&place.sandbox)?;
    let mut placer = placement.start(job.language, &[job.step.mode()])?;
    placer.go()?;
    if !job.step.kill(&place.sandbox, &placement, placer, delays[0])? {
        return Ok(false);
    }
    if job.step == Step::Twice {
        let mut placer = placement.start(job.language, &RESTART)?;
        placer.go()?;
        std::thread::sleep(delays[1]);
        if !placer.kill()? {
            return Ok(false);
        }
    }
    place.sandbox.control("DELETE", "/faults", None)?;
    step::latency(&place.sandbox, Duration::ZERO)?;
    let record = placement.journal.record(&placement.key)?;
    let before = settled(&place.sandbox, record.as_ref().is_some_and(|record| record["state"] == "sent"))?;
    let mut placer = placement.start(job.language, &RESTART)?;
    placer.go()?;
    let answers = [placer.answer()?, placer.answer()?, placer.answer()?];
    let after = Facts::of(&place.sandbox)?;
    *evidence = Some(Evidence { step: job.step, record, before, answers, after });
    Ok(true)
}

/// What the service knows once a request that a killed process left on the wire has arrived.
fn settled(sandbox: &Sandbox, sent: bool) -> Result<Facts> {
    let begin = Instant::now();
    loop {
        let facts = Facts::of(sandbox)?;
        if !sent || facts.sends > 0 || begin.elapsed() > Duration::from_millis(300) {
            return Ok(facts);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// All that is needed to see what went wrong.
fn details(place: &Place<'_>, job: &Job, delays: [Duration; 2], evidence: Option<&Evidence>) -> String {
    let requests = place.requests().unwrap_or_else(|error| vec![error.to_string()]).join("\n    ");
    let mut text = format!("  kill {}, drawn to come after {delays:?}\n", job.number);
    if let Some(Evidence { record, before, answers, after, .. }) = evidence {
        let record = record.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        text += &format!("  journal after the kill: {record}\n  service after the kill: {before:?}\n");
        text += &format!("  restart: {}\n  reconcile: {}\n  again: {}\n", answers[0], answers[1], answers[2]);
        text += &format!("  service at the end: {after:?}\n");
    }
    let kept = place.folder.join(format!("failed-{}.sqlite3", job.number));
    let copied = Journal { path: place.folder.join(JOURNAL) }.copy_to(&kept);
    let kept = copied.map_or_else(|error| error.to_string(), |()| kept.display().to_string());
    text + &format!("  journal at the end: {kept}\n  requests:\n    {requests}\n")
}
