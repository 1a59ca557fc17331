//! The tarball that holds the library, in projects that hold nothing else.

use super::write_examples;
use crate::Result;
use crate::environment::Environment;
use crate::sandbox::Sandbox;
use crate::shell::Program;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The examples of the package, and what each prints among other things.
const EXAMPLES: [(&str, &str); 8] = [
    ("abort.mjs", "AbortError: the outcome is unknown\nit was applied all the same"),
    ("export_csv.mjs", "email,firstName,lastName,status,domain,orderId\r\ndean@sandbox-mail.com,Dean,"),
    ("main_job.mjs", "password **********"),
    ("quickstart.cjs", "sandbox-mail.com: Active, 2 mailboxes"),
    ("quickstart.mjs", "example-mail.com: 12.5 USD\ntaken.com: taken"),
    ("quickstart.ts", "sandbox-mail.com: Active, 2 mailboxes"),
    ("reconcile_after_crash.mjs", "replayed: true\norders of the sandbox: 1"),
    ("safe_ordering.mjs", "replayed: true\norders of the sandbox: 1"),
];

/// Installs the tarball into fresh projects, and runs there what the package and its pages show.
pub fn run(environment: &Environment, sandbox: &Sandbox) -> Result<()> {
    let base_url = &format!("{}/api/v1", sandbox.url);
    let tarball = environment.node_package_tarball()?;
    for kind in ["commonjs", "module"] {
        let project = project(environment, kind, &tarball)?;
        let import = match kind {
            "module" => "import scaledmail, { Client } from 'scaledmail';",
            _ => "const { Client, default: scaledmail } = require('scaledmail');",
        };
        fs::write(project.join("index.js"), format!("{import}\n{SAMPLE}"))?;
        aimed(Program::new(&project, "node", ["index.js"]), base_url).run()?;
        fs::write(project.join("sample.ts"), TYPED_SAMPLE)?;
        compile(environment, &project, &["--noEmit", "sample.ts"])?;
    }
    let project = environment.root.join("target/fresh/module");
    testing(environment, &project)?;
    examples(environment, &project, base_url)?;
    runtimes(environment, &project, sandbox, base_url)
}

/// A fresh project with the package in it.
fn project(environment: &Environment, kind: &str, tarball: &Path) -> Result<PathBuf> {
    let project = environment.root.join("target/fresh").join(kind);
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    let manifest = format!(r#"{{ "name": "fresh", "private": true, "type": "{kind}" }}"#);
    fs::write(project.join("package.json"), manifest)?;
    let install = ["install", "--no-audit", "--no-fund", "--silent", &tarball.to_string_lossy()];
    Program::new(&project, "npm", install).run()?;
    Ok(project)
}

fn aimed(program: Program, base_url: &str) -> Program {
    program
        .set("SCALEDMAIL_API_KEY", "sandbox-key")
        .set("SCALEDMAIL_BASE_URL", base_url)
        .set("SCALEDMAIL_JOURNAL", "memory")
}

fn compile(environment: &Environment, project: &Path, more: &[&str]) -> Result<()> {
    let modules = environment.node_package().join("node_modules");
    let types = modules.join("@types");
    let types = types.to_string_lossy();
    let options = ["--strict", "--module", "nodenext", "--target", "es2022", "--types", "node", "--typeRoots", &types];
    Program::new(project, modules.join(".bin/tsc"), options.iter().chain(more)).run()
}

/// The programs of the page on testing.
fn testing(environment: &Environment, project: &Path) -> Result<()> {
    let folder = write_examples(environment, "node", "//")?;
    let mut arguments = vec!["--test".to_owned()];
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        fs::copy(entry.path(), project.join(&name))?;
        arguments.push(name);
    }
    Program::new(project, "node", arguments).run()
}

/// The examples, as they lie in the package.
fn examples(environment: &Environment, project: &Path, base_url: &str) -> Result<()> {
    let folder = project.join("node_modules/scaledmail/examples");
    let named = |entry: std::io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
    let found: BTreeSet<String> = fs::read_dir(&folder)?.map(named).collect::<Result<_>>()?;
    if !found.iter().map(String::as_str).eq(EXAMPLES.map(|(name, _)| name)) {
        return Err(format!("the examples in the package are {found:?}").into());
    }
    for (name, expected) in EXAMPLES {
        let program = match name.strip_suffix(".ts") {
            None => folder.join(name),
            Some(name) => {
                fs::copy(folder.join(format!("{name}.ts")), project.join(format!("{name}.ts")))?;
                compile(environment, project, &["--outDir", "compiled", &format!("{name}.ts")])?;
                project.join("compiled").join(format!("{name}.js"))
            }
        };
        prints(aimed(Program::new(project, "node", [program.to_string_lossy()]), base_url), name, expected)?;
    }
    Ok(())
}

/// Bun and Deno run the examples, too.
fn runtimes(environment: &Environment, project: &Path, sandbox: &Sandbox, base_url: &str) -> Result<()> {
    let folder = environment.root.join("target/runtimes");
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(environment.root.join("tests/runtimes").join(file), folder.join(file))?;
    }
    Environment::npm_install(&folder)?;
    for (runtime, options) in [("bun", &["run"][..]), ("deno", &["run", "--allow-all"])] {
        // What another runtime has bought cannot be bought again.
        sandbox.control("POST", "/reset", None)?;
        for (name, expected) in EXAMPLES.iter().filter(|(name, _)| !name.ends_with(".ts")) {
            let example = format!("node_modules/scaledmail/examples/{name}");
            let program = Program::new(
                project,
                folder.join("node_modules/.bin").join(runtime),
                options.iter().copied().chain([&*example]),
            );
            prints(aimed(program, base_url), name, expected)?;
        }
    }
    Ok(())
}

fn prints(program: Program, name: &str, expected: &str) -> Result<()> {
    let (success, text) = program.output()?;
    if success && text.contains(expected) {
        return Ok(());
    }
    Err(format!("{name} failed, or does not print {expected:?}: {text}").into())
}

const SAMPLE: &str = "
if (scaledmail !== Client) throw new Error('the default export is not Client');
(async () => {
  const { domains } = await new Client().domains.list();
  if (!domains?.length) throw new Error('no domains');
  console.log('domains:', domains.length);
})();
";

const TYPED_SAMPLE: &str = "
import { Client, ValidationError, type DomainOffer, type Secret } from 'scaledmail';

export async function passwords(client: Client, domainId: string): Promise<string[]> {
  const { mailboxes } = await client.mailboxes.list({ domainId, password: true });
  const secrets: (Secret | null | undefined)[] = (mailboxes ?? []).map((mailbox) => mailbox.mailboxPassword);
  return secrets.map((secret) => secret?.reveal() ?? '');
}

export async function search(client: Client): Promise<readonly DomainOffer[]> {
  try {
    return await client.domains.search({ domains: ['example.com'] }, { timeout: 5_000 });
  } catch (error) {
    if (error instanceof ValidationError) console.log(error.violations[0]?.field);
    throw error;
  }
}

// @ts-expect-error the price id is missing
export const incomplete = (client: Client) => client.orders.create({ provider: 'scaledmail' });
";
