//! What the file holds, and how an older file becomes a newer one.

use super::problem::Problem;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// "SMjl": says that a SQLite file is a journal.
const APPLICATION: u32 = 0x534d_6a6c;

/// Each makes the next version. What has been released is never changed: add a step.
pub(super) const STEPS: &[&str] = &["
CREATE TABLE journal (revision INTEGER NOT NULL) STRICT;
INSERT INTO journal (revision) VALUES (0);
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_day ON entries (account, day);
"];

/// Brings the file to the version that `steps` make, if it is a journal or empty.
pub(super) fn migrate(connection: &Connection, steps: &[&str]) -> Result<(), Problem> {
    if version(connection, steps)? == steps.len() {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Exclusive)?;
    // Another process may have done it meanwhile.
    let version = version(&transaction, steps)?;
    for step in steps.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", steps.len().cast_signed())?;
    Ok(transaction.commit()?)
}

/// How many steps the file has behind it.
fn version(connection: &Connection, steps: &[&str]) -> Result<usize, Problem> {
    let marks = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
                 FROM pragma_application_id, pragma_user_version";
    let marks: (i64, i64, i64) = connection.query_row(marks, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    match (marks, i64::from(APPLICATION)) {
        ((0, 0, 0), _) => Ok(0),
        ((application, version @ 1.., 1..), own) if application == own => match usize::try_from(version) {
            Ok(version) if version <= steps.len() => Ok(version),
            _ => Err(Problem::Newer { found: version, known: steps.len() }),
        },
        _ => Err(Problem::NoJournal),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::panic)]

    use super::{Problem, STEPS, migrate};
    use rusqlite::Connection;

    fn empty() -> Connection {
        Connection::open_in_memory().expect("memory is enough")
    }

    fn objects(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT name FROM sqlite_schema WHERE sql <> '' ORDER BY name").expect("SQL");
        let names = statement.query_map([], |row| row.get(0)).expect("names");
        names.collect::<Result<_, _>>().expect("names")
    }

    #[test]
    fn each_step_is_taken_once_and_what_was_kept_stays() {
        let longer =
            [STEPS, &["ALTER TABLE entries ADD COLUMN note TEXT NOT NULL DEFAULT 'none'", "CREATE TABLE more (x)"]]
                .concat();
        let connection = empty();
        migrate(&connection, STEPS).expect("the first version");
        let insert = "INSERT INTO entries (id, account, day, text) VALUES ('a', 'b', 'c', 'd')";
        connection.execute(insert, []).expect("an entry");
        for _ in 0..2 {
            migrate(&connection, &longer).expect("the third version");
        }
        let kept: (String, String) = connection
            .query_row("SELECT text, note FROM entries", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("the entry");
        assert_eq!(kept, ("d".to_owned(), "none".to_owned()));
        assert_eq!(objects(&connection), ["entries", "entries_by_day", "journal", "more"]);

        let newer = migrate(&connection, STEPS);
        assert!(matches!(newer, Err(Problem::Newer { found: 3, known: 1 })), "{newer:?}");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let connection = empty();
        migrate(&connection, STEPS).expect("the first version");
        let before = objects(&connection);
        let broken = [STEPS, &["CREATE TABLE half (x)", "CREATE TABLE half (x)"]].concat();
        assert!(migrate(&connection, &broken).is_err());
        assert_eq!(objects(&connection), before);
        migrate(&connection, STEPS).expect("still the first version");
    }

    #[test]
    fn a_file_of_something_else_is_left_alone() {
        let foreign = [
            "CREATE TABLE other (x)",
            "PRAGMA user_version = 1",
            "PRAGMA application_id = 1",
            "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE entries (x)",
            "PRAGMA application_id = 1397582444",
        ];
        for batch in foreign {
            let connection = empty();
            connection.execute_batch(batch).expect("SQL");
            let before = objects(&connection);
            assert!(matches!(migrate(&connection, STEPS), Err(Problem::NoJournal)), "{batch}");
            assert_eq!(objects(&connection), before);
        }
    }
}
