//! The program: its files, and what it says of wrong ones.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_scaledmail-sandbox"))
}

fn refused(option: &str, name: &str, text: &str) -> String {
    let Output { status, stderr, .. } = program().arg(option).arg(file(name, text)).output().unwrap();
    assert_eq!(status.code(), Some(1));
    String::from_utf8(stderr).unwrap()
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer mine\r\nconnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_begins_with_the_state_and_the_faults_of_its_files() {
    let state = "accounts: [{key: mine, user_id: me}]\norganizations:\n  - {id: recMine, name: Mine, user_id: me}\n";
    let faults = r#"[{"operation": "orders_list", "fault": "conflict"}]"#;
    let mut child = program()
        .args(["--port", "0", "--seed", "5", "--strict", "--now", "2030-01-01T00:00:00Z", "--freeze-clock"])
        .arg("--state")
        .arg(file("state.yaml", state))
        .arg("--faults")
        .arg(file("faults.json", faults))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().trim_start_matches("listening on http://").to_owned();
    let answers = [
        get(&address, "/api/v1/organizations"),
        get(&address, "/api/v1/orders?organization_id=recMine"),
        get(&address, "/api/v1/orders?organization_id=recMine&unknown=1"),
        get(&address, "/_sandbox/limits"),
    ];
    child.kill().unwrap();
    child.wait().unwrap();
    for (answer, part) in answers.iter().zip(["recMine", "HTTP/1.1 409", "HTTP/1.1 400", r#""enforced":true"#]) {
        assert!(answer.contains(part), "{answer}");
    }
    assert!(answers[0].contains("Tue, 01 Jan 2030 00:00:00 GMT"), "{}", answers[0]);
}

#[test]
fn wrong_files_are_refused_with_their_place() {
    let typo = refused("--state", "typo.yaml", "organizations: [{id: a, nmae: b, user_id: c}]");
    assert!(typo.contains("state.organizations[0].nmae: unknown field `nmae`"), "{typo}");
    let fault =
        refused("--faults", "fault.yaml", "- {operation: orders_list, fault: hang}\n- {operation: nope, fault: hang}");
    assert!(fault.contains("faults[1].operation: \"nope\" is unknown"), "{fault}");
    let broken = refused("--state", "broken.yaml", "organizations: [");
    assert!(broken.contains("broken.yaml: ") && broken.contains(" at line "), "{broken}");
    let missing = program().args(["--state", "no-such-file.yaml"]).output().unwrap();
    assert!(String::from_utf8(missing.stderr).unwrap().contains("no-such-file.yaml: "), "the file is named");
}
