//! The packages as users get them, in projects that hold nothing else.

mod python;

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use crate::shell::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// Installs the wheel and the tarball into fresh projects, and uses them there.
pub fn run(environment: &Environment) -> Result<()> {
    let sandbox = Sandbox::start(&sandbox::build(&environment.root)?)?;
    let base_url = format!("{}/api/v1", sandbox.url);
    rust(environment)?;
    python::run(environment, &base_url)?;
    node(environment, &base_url)
}

/// The programs of the page on testing are the crate's own tests, which have run.
fn rust(environment: &Environment) -> Result<()> {
    let folder = environment.root.join("crates/scaledmail");
    let programs = programs(&fs::read_to_string(folder.join("TESTING.md"))?, "//");
    for (name, text) in &programs {
        if fs::read_to_string(folder.join(name))? != *text {
            return Err(format!("the page on testing and {name} differ").into());
        }
    }
    if programs.is_empty() { Err("the page on testing of scaledmail has no program".into()) } else { Ok(()) }
}

/// Writes the programs of a package's page on testing into a fresh folder, and says where.
fn write_examples(environment: &Environment, package: &str, comment: &str) -> Result<PathBuf> {
    let page = fs::read_to_string(environment.binding(package).join("TESTING.md"))?;
    let folder = environment.root.join("target/fresh/testing").join(package);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let programs = programs(&page, comment);
    if programs.is_empty() {
        return Err(format!("the page on testing of {package} has no program").into());
    }
    for (name, text) in programs {
        fs::write(folder.join(name), text)?;
    }
    Ok(folder)
}

/// The code blocks of a page that begin with their file's name in a comment.
fn programs(page: &str, comment: &str) -> Vec<(String, String)> {
    let blocks = page.split("\n```").skip(1).step_by(2);
    let named = blocks.filter_map(|block| {
        let (_, text) = block.split_once('\n')?;
        let name = text.lines().next()?.strip_prefix(comment)?.trim();
        name.contains('.').then(|| (name.to_owned(), format!("{text}\n")))
    });
    named.collect()
}

/// The programs of the README's `python -c "…"` lines.
fn one_liners(readme: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(readme)?;
    let lines: Vec<_> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("python -c \"")?.strip_suffix('"'))
        .map(|line| line.replace("\\\"", "\""))
        .collect();
    if lines.is_empty() { Err(format!("{} has no python -c lines", readme.display()).into()) } else { Ok(lines) }
}

fn node(environment: &Environment, base_url: &str) -> Result<()> {
    let tarball = environment.node_package_tarball()?;
    let typescript = environment.node_package().join("node_modules/.bin/tsc");
    let types = environment.node_package().join("node_modules/@types");
    for kind in ["commonjs", "module"] {
        let project = environment.root.join("target/fresh").join(kind);
        if project.exists() {
            fs::remove_dir_all(&project)?;
        }
        fs::create_dir_all(&project)?;
        fs::write(
            project.join("package.json"),
            format!(r#"{{ "name": "fresh", "private": true, "type": "{kind}" }}"#),
        )?;
        let install = ["install", "--no-audit", "--no-fund", "--silent", &tarball.to_string_lossy()];
        Program::new(&project, "npm", install).run()?;
        let import = match kind {
            "module" => "import scaledmail, { Client } from 'scaledmail';",
            _ => "const { Client, default: scaledmail } = require('scaledmail');",
        };
        fs::write(project.join("index.js"), format!("{import}\n{SAMPLE}"))?;
        Program::new(&project, "node", ["index.js"])
            .set("SCALEDMAIL_API_KEY", "sandbox-key")
            .set("SCALEDMAIL_BASE_URL", base_url)
            .run()?;
        fs::write(project.join("sample.ts"), TYPED_SAMPLE)?;
        let compile = [
            "--strict",
            "--noEmit",
            "--module",
            "nodenext",
            "--target",
            "es2022",
            "--types",
            "node",
            "--typeRoots",
            &types.to_string_lossy(),
            "sample.ts",
        ];
        Program::new(&project, &typescript, compile).run()?;
    }
    let folder = write_examples(environment, "node", "//")?;
    let tests: Vec<_> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<_>>()?;
    let project = environment.root.join("target/fresh/module");
    let mut arguments = vec!["--test".to_owned()];
    for test in tests {
        let name = test.file_name().ok_or("a test has a name")?.to_string_lossy().into_owned();
        fs::copy(&test, project.join(&name))?;
        arguments.push(name);
    }
    Program::new(&project, "node", arguments).run()
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

#[cfg(test)]
mod tests {
    #[test]
    fn named_blocks_are_programs() {
        let page =
            "Text\n\n```python\n# test_a.py\nimport a\n\nb\n```\n\n```sh\nls\n```\n\n```python\n# a remark\n```\n";
        let expected = vec![("test_a.py".to_owned(), "# test_a.py\nimport a\n\nb\n".to_owned())];
        assert_eq!(super::programs(page, "#"), expected);
    }
}
