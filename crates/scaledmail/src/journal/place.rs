//! Where a journal is kept when nobody says where.

use super::store::StoreError;
use std::ffi::OsString;
use std::path::PathBuf;

/// The path of the journal for a user of this system.
///
/// - Linux and other Unix: `$XDG_STATE_HOME/scaledmail/journal.sqlite3`, else
///   `$HOME/.local/state/scaledmail/journal.sqlite3`
/// - macOS: `$HOME/Library/Application Support/scaledmail/journal.sqlite3`
/// - Windows: `%LOCALAPPDATA%\scaledmail\journal.sqlite3`
///
/// A variable that is empty or holds a relative path counts as not set: the journal must not depend on the current
/// folder. Nothing is created.
///
/// # Errors
/// When none of the variables is set, as for some services and containers.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # if cfg!(unix) {
/// let path = scaledmail::journal::default_path(|name| (name == "HOME").then(|| "/home/ada".into()))?;
/// assert!(path.starts_with("/home/ada"));
/// # }
/// # Ok(()) }
/// ```
pub fn default_path(env: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, StoreError> {
    let system = if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::MacOs
    } else {
        System::Unix
    };
    system.default_path(env)
}

#[derive(Clone, Copy)]
enum System {
    Unix,
    MacOs,
    Windows,
}

impl System {
    fn default_path(self, env: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, StoreError> {
        let candidates: &[(&str, &[&str])] = match self {
            Self::Unix => &[("XDG_STATE_HOME", &[]), ("HOME", &[".local", "state"])],
            Self::MacOs => &[("HOME", &["Library", "Application Support"])],
            Self::Windows => &[("LOCALAPPDATA", &[])],
        };
        for (variable, below) in candidates {
            let base = env(variable).map(PathBuf::from).filter(|base| self.is_absolute(base));
            if let Some(mut path) = base {
                path.extend(*below);
                path.extend(["scaledmail", "journal.sqlite3"]);
                return Ok(path);
            }
        }
        let variables = candidates.iter().map(|(variable, _)| *variable).collect::<Vec<_>>().join(" or ");
        Err(StoreError::new(format!(
            "there is no place for the journal, as no absolute path is in {variables}: set SCALEDMAIL_JOURNAL to a path"
        )))
    }

    /// What is absolute on Windows can be told there only.
    fn is_absolute(self, path: &std::path::Path) -> bool {
        match self {
            Self::Windows if !cfg!(windows) => !path.as_os_str().is_empty(),
            _ => path.is_absolute(),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::panic)]

    use super::System;
    use std::path::Path;

    #[test]
    fn each_system_has_its_place() {
        let unset: &[(&str, &str)] = &[];
        let table = [
            (System::Unix, &[("XDG_STATE_HOME", "/s"), ("HOME", "/h")][..], Ok("/s/scaledmail/journal.sqlite3")),
            (System::Unix, &[("HOME", "/h")], Ok("/h/.local/state/scaledmail/journal.sqlite3")),
            (
                System::Unix,
                &[("XDG_STATE_HOME", "s"), ("HOME", "/h")],
                Ok("/h/.local/state/scaledmail/journal.sqlite3"),
            ),
            (System::Unix, &[("XDG_STATE_HOME", ""), ("HOME", "/h")], Ok("/h/.local/state/scaledmail/journal.sqlite3")),
            (System::Unix, &[("HOME", "h")], Err("XDG_STATE_HOME or HOME")),
            (System::Unix, unset, Err("XDG_STATE_HOME or HOME")),
            (
                System::MacOs,
                &[("XDG_STATE_HOME", "/s"), ("HOME", "/Users/a")],
                Ok("/Users/a/Library/Application Support/scaledmail/journal.sqlite3"),
            ),
            (System::MacOs, unset, Err("HOME")),
            (System::Windows, &[("LOCALAPPDATA", "/local"), ("HOME", "/h")], Ok("/local/scaledmail/journal.sqlite3")),
            (System::Windows, &[("LOCALAPPDATA", "")], Err("LOCALAPPDATA")),
            (System::Windows, &[("HOME", "/h")], Err("LOCALAPPDATA")),
        ];
        for (system, variables, expected) in table {
            let found = system.default_path(|name| {
                variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.into())
            });
            match (found, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, Path::new(expected)),
                (Err(error), Err(named)) => {
                    let text = error.to_string();
                    assert!(text.contains(&format!("in {named}:")) && text.contains("SCALEDMAIL_JOURNAL"), "{text}");
                }
                (found, expected) => panic!("{found:?} is not {expected:?}"),
            }
        }
    }
}
