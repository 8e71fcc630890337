//! The pages in `tests/cli/` are run: each `console` block is commands after `$ `, what they print (both streams), and
//! `? N` where a command ends with the exit code N that is not 0. A text that is handed to a command (`<<'END'`) stands behind `>`. A line `...` stands for any lines.
//! `WIREDESK_WRITE=1 cargo test --test commands` writes what does not match anew; read it before it is committed.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "the commands are tried on files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A command of a page and what it is expected to print.
struct Step<'p> {
    command: String,
    expected: Vec<&'p str>,
}

impl Step<'_> {
    /// Whether the command is handed a text that has not ended.
    fn is_open(&self) -> bool {
        self.command.contains("<<'END'") && !self.command.ends_with("\nEND")
    }
}

/// A part of a page: prose as it stands, or a block of steps.
enum Piece<'p> {
    Prose(&'p str),
    Block(Vec<Step<'p>>),
}

fn pieces(page: &str) -> Vec<Piece<'_>> {
    let (mut out, mut block): (Vec<Piece<'_>>, Option<Vec<Step<'_>>>) = (Vec::new(), None);
    for line in page.lines() {
        match (&mut block, line) {
            (None, "```console") => block = Some(Vec::new()),
            (None, prose) => out.push(Piece::Prose(prose)),
            (Some(_), "```") => out.extend(block.take().map(Piece::Block)),
            (Some(steps), line) => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push(Step { command: command.to_owned(), expected: Vec::new() }),
                (None, Some(step)) if step.is_open() && line.starts_with('>') => {
                    step.command += "\n";
                    step.command += line[1..].strip_prefix(' ').unwrap_or(&line[1..]);
                }
                (None, Some(step)) => step.expected.push(line),
                (None, None) => panic!("a block begins with a command, not with {line:?}"),
            },
        }
    }
    assert!(block.is_none(), "a block is never closed");
    out
}

/// Runs a command in a directory as a shell would, and returns what it printed and its exit code as a last line.
fn run(command: &str, directory: &Path) -> Vec<String> {
    let binary = Path::new(env!("CARGO_BIN_EXE_wiredesk")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(directory)
        .env("PATH", path)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut lines: Vec<_> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    match output.status.code() {
        Some(0) => {}
        Some(code) => lines.push(format!("? {code}")),
        None => lines.push("? a signal".to_owned()),
    }
    lines
}

/// Whether lines are as expected; `...` stands for any of them.
fn matches(expected: &[&str], got: &[String]) -> bool {
    match expected.split_first() {
        None => got.is_empty(),
        Some((&"...", rest)) => (0..=got.len()).any(|skipped| matches(rest, &got[skipped..])),
        Some((line, rest)) => got.split_first().is_some_and(|(first, more)| first == line && matches(rest, more)),
    }
}

/// Runs a page; returns it as it should be, and what was not as expected.
fn page(text: &str) -> (String, Vec<String>) {
    let directory = tempfile::tempdir().unwrap();
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    std::os::unix::fs::symlink(feeds, directory.path().join("feeds")).unwrap();
    let (mut out, mut wrong) = (String::new(), Vec::new());
    for piece in pieces(text) {
        let steps = match piece {
            Piece::Prose(line) => {
                out += &format!("{line}\n");
                continue;
            }
            Piece::Block(steps) => steps,
        };
        out += "```console\n";
        for Step { command, expected } in steps {
            let got = run(&command, directory.path());
            let same = matches(&expected, &got);
            let lines = if same { expected.join("\n") } else { got.join("\n") };
            let shown = command.replace('\n', "\n> ").replace("> \n", ">\n");
            out += &format!("$ {shown}\n{lines}{}", if lines.is_empty() { "" } else { "\n" });
            if !same {
                wrong.push(format!("$ {command}\nexpected:\n{}\ngot:\n{}\n", expected.join("\n"), got.join("\n")));
            }
        }
        out += "```\n";
    }
    (out, wrong)
}

fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = fs::read_dir(root.join("tests/cli")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = folder.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

#[test]
fn pages_are_true() {
    let (mut failures, mut steps) = (Vec::new(), 0);
    for path in pages() {
        let text = fs::read_to_string(&path).unwrap();
        let (anew, wrong) = page(&text);
        steps += text.lines().filter(|line| line.starts_with("$ ")).count();
        if wrong.is_empty() {
            continue;
        }
        if std::env::var_os("WIREDESK_WRITE").is_some() {
            fs::write(&path, anew).unwrap();
        } else {
            failures.push(format!("{}:\n{}", path.display(), wrong.join("\n")));
        }
    }
    assert!(steps >= 60, "only {steps} commands were run");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_page_that_is_not_true_is_found() {
    let (anew, wrong) = page("Words.\n```console\n$ echo a; exit 3\nb\n```\n");
    assert_eq!(wrong.len(), 1);
    assert_eq!(anew, "Words.\n```console\n$ echo a; exit 3\na\n? 3\n```\n");
    assert!(matches(&["a", "...", "d"], &["a", "b", "c", "d"].map(str::to_owned)));
    assert!(!matches(&["a", "...", "d"], &["a", "b"].map(str::to_owned)));
}
