//! The packages as users get them, in projects that hold nothing else.

mod node;
mod python;

use crate::Result;
use crate::environment::Environment;
use crate::sandbox::{self, Sandbox};
use std::fs;
use std::path::{Path, PathBuf};

/// Installs the wheel and the tarball into fresh projects, and uses them there.
pub fn run(environment: &Environment) -> Result<()> {
    rust(environment)?;
    let program = sandbox::build(&environment.root)?;
    // One each: what one has bought the other cannot buy again.
    let sandbox = Sandbox::start(&program)?;
    python::run(environment, &format!("{}/api/v1", sandbox.url))?;
    node::run(environment, &Sandbox::start(&program)?)
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
