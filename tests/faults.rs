//! Documents with one fault each: it costs at most the item it stands in.
//!
//! Every document in `faults/` holds the two sound items of `sound.xml` beside the item with the fault. How those two are
//! read is in `sound.json`, written by hand; what else is expected a document says in its first long comment, a line each:
//!
//! - `malformed: yes|no`: whether reading departed from what was declared.
//! - `rule: ID`: a finding there has to be.
//! - `N/POINTER: VALUE`: what the article N has in the wire format; `absent` for nothing.
//! - `articles: N`: how many there are, when not three.
//! - `sound: A B`: which articles are the sound ones, when not the first and the last.
//! - `encoding: LABEL`, `transport: CONTENT-TYPE`, `transcode: ENCODING`: the bytes are put into that encoding first.
#![allow(clippy::disallowed_methods, reason = "a test reads its documents")]

#[path = "faults/sweep.rs"]
mod sweep;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wiredesk::convert::open;
use wiredesk::detect::detect;
use wiredesk::diag::Report;
use wiredesk::formats::{ReadOptions, Split};
use wiredesk::model::{Article, Feed};
use wiredesk::text;

/// What a document says is expected of it.
struct Expected(Vec<(String, String)>);

impl Expected {
    fn of(document: &[u8]) -> Self {
        let text = String::from_utf8_lossy(document);
        let comment = text.split_once("<!--\n").and_then(|(_, rest)| rest.split_once("\n-->")).expect("a comment").0;
        let line = |line: &str| line.split_once(": ").map(|(k, v)| (k.to_owned(), v.to_owned()));
        Self(comment.lines().map(|l| line(l).unwrap_or_else(|| panic!("no `key: value`: {l}"))).collect())
    }
    fn all<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let key = key.to_owned();
        self.0.iter().filter(move |(k, _)| *k == key).map(|(_, v)| v.as_str())
    }
    fn one(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }
    fn values(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.0.iter().filter_map(|(key, value)| {
            let (article, pointer) = key.split_once('/')?;
            Some((article.parse().expect("the number of an article"), pointer, value.as_str()))
        })
    }
}

/// The bytes as another program would have sent them.
fn transcoded(document: Vec<u8>, encoding: Option<&str>) -> Vec<u8> {
    let Some(encoding) = encoding else { return document };
    let text = String::from_utf8(document).expect("UTF-8 to be transcoded");
    let marked = || format!("\u{feff}{text}");
    match encoding {
        "utf-16le" => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => marked().chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        "utf-32be" => marked().chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        "windows-1252" => text.chars().map(|c| if c == '–' { 0x96 } else { u8::try_from(c).expect("latin") }).collect(),
        "ebcdic" => ebcdic(&text),
        other => panic!("no such transcoding: {other}"),
    }
}

/// In code page 037, as the decoder has it.
fn ebcdic(text: &str) -> Vec<u8> {
    let every: Vec<u8> = b"\x4C\x6F\xA7\x94\x93\x40".iter().copied().chain(0..=255).collect();
    let source = text::decode(&every, None);
    let table: Vec<char> = source.text().chars().skip(6).collect();
    let code = |c: char| table.iter().position(|known| *known == c).unwrap_or_else(|| panic!("{c:?} is not in 037"));
    text.chars().map(|c| u8::try_from(code(c)).expect("a byte")).collect()
}

/// A document as it was read.
struct Read {
    articles: Vec<Value>,
    report: Report,
    encoding: String,
    malformed: bool,
}

fn read(path: &Path) -> (Read, Expected) {
    let document = fs::read(path).expect("a document");
    let expected = Expected::of(&document);
    let bytes = transcoded(document, expected.one("transcode"));
    let source = text::decode(&bytes, expected.one("transport"));
    let card = detect(source.text(), None, None).expect("a format");
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).expect("an open document");
    let mut articles = Vec::new();
    while let Some((article, _)) = document.next(&mut report) {
        articles.push(serde_json::to_value(article).expect("JSON"));
    }
    let origin = document.origin(&report);
    (Read { articles, report, encoding: origin.encoding, malformed: origin.malformed }, expected)
}

/// What a document says above its articles, and these, as its reader gives them; `None` when it is of no format.
fn articles(document: &[u8]) -> Option<(Split<Feed>, Vec<Split<Article>>)> {
    let source = text::decode(document, None);
    let card = detect(source.text(), None, None)?;
    let mut report = Report::default();
    let mut reading = (card.open?)(source.text(), &ReadOptions::default(), &mut report).ok()?;
    let feed = reading.feed().clone();
    Some((feed, std::iter::from_fn(|| reading.next(&mut report).map(|(article, _)| article)).collect()))
}

/// What is wrong about how a document was read.
fn faults(path: &Path, sound: &[Value]) -> Vec<String> {
    let (read, expected) = read(path);
    let mut wrong = Vec::new();
    let count = expected.one("articles").map_or(3, |n| n.parse().expect("a number"));
    if read.articles.len() != count {
        wrong.push(format!("{} articles", read.articles.len()));
    }
    let at = expected.one("sound").unwrap_or("1 3").split(' ').map(|n| n.parse::<usize>().expect("a number"));
    for (number, sound) in at.zip(sound) {
        match read.articles.get(number - 1) {
            Some(article) if article == sound => {}
            found => wrong.push(format!("article {number} is not sound: {found:?}")),
        }
    }
    let malformed = expected.one("malformed").expect("malformed: yes or no") == "yes";
    if read.malformed != malformed {
        wrong.push(format!("malformed: {}", read.malformed));
    }
    if expected.one("encoding").is_some_and(|encoding| encoding != read.encoding) {
        wrong.push(format!("encoding: {}", read.encoding));
    }
    for rule in expected.all("rule").filter(|rule| read.report.count(rule) == 0) {
        wrong.push(format!(
            "no {rule} among {:?}",
            read.report.diagnostics().iter().map(|d| d.rule).collect::<Vec<_>>()
        ));
    }
    for (number, pointer, value) in expected.values() {
        let found = read.articles.get(number - 1).and_then(|a| a.pointer(&format!("/{pointer}")));
        let shown = found.map_or("absent".to_owned(), |v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
        if shown != value {
            wrong.push(format!("{number}/{pointer}: {shown:?} in {:?}", read.articles.get(number - 1)));
        }
    }
    wrong
}

fn folder(format: &str, least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults").join(format);
    let sound = fs::read_to_string(folder.join("sound.json")).expect("the two sound items");
    let sound: Vec<Value> = serde_json::from_str(&sound).expect("a list");
    assert_eq!(sound.len(), 2);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "xml"));
    paths.sort();
    let mut wrong = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(faults(path, &sound).into_iter().map(|w| format!("{name}: {w}")));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
    assert!(paths.len() >= least, "documents are missing: {}", paths.len());
}

#[test]
fn one_fault_in_rss_costs_at_most_its_item() {
    folder("rss", 150);
}

#[test]
fn one_fault_in_atom_costs_at_most_its_entry() {
    folder("atom", 105);
}
