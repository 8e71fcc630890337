//! Verdicts on documents of others, where these and the official schemas are at hand: the IPTC's own suite of ninjs, and what
//! xmllint says of NewsML-G2 and NITF.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use wiredesk::diag::{Report, Severity};
use wiredesk::formats::{self, ReadOptions};
use wiredesk::schema::Schema;
use wiredesk::text::decode;
use wiredesk::validate::validate;

use super::{own, schema};

/// The documents of a format, as the manifest of the corpus lists them: their names in it, and where they are.
fn documents(format: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/newswire");
    let manifest = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap_or_default();
    if manifest.is_empty() {
        println!("skipped: {} is absent", folder.display());
    }
    let rows = manifest.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let named = rows.filter(|row| row.get(1) == Some(&format));
    named.filter_map(|row| Some(((*row.first()?).to_owned(), folder.join(row.first()?)))).collect()
}

fn has_error(report: &Report) -> bool {
    report.diagnostics().iter().any(|d| d.severity == Severity::Error)
}

/// The suite says in the name of a document which version it is for, and whether it has to pass.
#[test]
fn the_suite_of_ninjs_is_judged_as_it_says() {
    let (mut schemas, mut wrong) = (BTreeMap::<String, Schema>::new(), Vec::new());
    for (name, path) in ["ninjs-1", "ninjs-2", "ninjs-3"].into_iter().flat_map(documents) {
        let Some((_, test)) = name.split_once("test_suite__") else { continue };
        let Some((version, test)) = test.split_once("__should_") else { continue };
        // What was being worked on became 2.0.
        let version = if version.starts_with("2.x") { "2.0" } else { version };
        let generation = format!("ninjs-{}", version.split('.').next().unwrap_or_default());
        let Some(file) = schema(&format!("{generation}/ninjs-schema_{version}.json")) else { continue };
        let schema = schemas.entry(version.to_owned()).or_insert_with(|| own(&file));
        let (bytes, mut report) = (std::fs::read(&path).expect("a document"), Report::default());
        let source = decode(&bytes, None);
        schema.check(source.text(), &mut report);
        let card = formats::by_id(&generation).expect("a format");
        let read = validate(&source, card, &ReadOptions::default(), &mut report).is_ok();
        let passes = read && !has_error(&report);
        if passes != test.starts_with("pass") {
            wrong.push(format!("{name}: {:?}", report.diagnostics()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// White space around a time is none of its value (XML Schema Part 2, 4.3.6), and xmllint refuses it all the same.
const SPACED: [&str; 2] = ["Example__PackageItem_top10_Example.xml", "tag_reuters.com,2018_newsml_MTZXEE13ZXCZES_2"];

/// Each document against the schema nearest to its version. The development build looks at a part of them.
#[test]
fn verdicts_on_xml_are_those_of_xmllint() {
    let step = if cfg!(debug_assertions) { 16 } else { 1 };
    let folder = tempfile::tempdir().expect("a folder");
    let mut by_schema = BTreeMap::<PathBuf, Vec<(String, PathBuf)>>::new();
    for (name, path) in documents("newsml-g2").into_iter().step_by(step) {
        let text = decode(&std::fs::read(&path).expect("a document"), None).into_text().into_owned();
        let Some(file) = newsml_schema(&text) else { return };
        by_schema.entry(file).or_default().push((name, path));
    }
    for (number, (name, path)) in documents("nitf").into_iter().step_by(step).enumerate() {
        let text = decode(&std::fs::read(&path).expect("a document"), None).into_text().into_owned();
        let Some(file) = nitf_schema(&text) else { return };
        let placed = folder.path().join(format!("{number}.xml"));
        std::fs::write(&placed, in_its_namespace(&text)).expect("a document is written");
        by_schema.entry(file).or_default().push((name, placed));
    }
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (file, documents) in by_schema {
        let said = xmllint(&file, documents.iter().map(|(_, path)| path.as_path()));
        let schema = own(&file);
        for (name, path) in documents {
            let (bytes, mut report) = (std::fs::read(&path).expect("a document"), Report::default());
            schema.check(decode(&bytes, None).text(), &mut report);
            let valid = said.contains(&format!("{} validates\n", path.display()));
            tried += 1;
            if valid == has_error(&report) && !SPACED.iter().any(|known| name.ends_with(known)) {
                wrong.push(format!("{name} by {}: {valid}, {:?}", file.display(), report.diagnostics()));
            }
        }
    }
    println!("{tried} verdicts are xmllint's");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn xmllint<'p>(schema: &Path, documents: impl Iterator<Item = &'p Path>) -> String {
    let mut lint = Command::new("xmllint");
    lint.args(["--nonet", "--noout", "--schema"]).arg(schema).args(documents);
    String::from_utf8_lossy(&lint.output().expect("xmllint runs").stderr).into_owned()
}

/// The value of an attribute of the root, by its name alone.
fn stated<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("{name}="))?;
    let quote = rest.chars().next()?;
    rest.get(1..)?.split(quote).next()
}

/// A version as a number that can be compared: 2.9 comes before 2.18.
fn number(version: &str) -> Option<u32> {
    let (major, minor) = version.split_once('.')?;
    Some(major.parse::<u32>().ok()? * 100 + minor.parse::<u32>().ok()?)
}

fn nearest<'v>(to: u32, versions: &[&'v str]) -> &'v str {
    let distance = |version: &&&str| number(version).map_or(u32::MAX, |n| n.abs_diff(to));
    versions.iter().rev().min_by_key(distance).copied().unwrap_or_default()
}

fn newsml_schema(text: &str) -> Option<PathBuf> {
    let version = stated(text, "standardversion").and_then(number).unwrap_or(235);
    let power = stated(text, "conformance").is_some_and(|stated| stated.eq_ignore_ascii_case("power"));
    let (kind, versions): (_, &[&str]) = match power {
        true => ("Power", &["2.9", "2.12", "2.15", "2.18", "2.20", "2.28", "2.35"]),
        false => ("Core", &["2.9", "2.12", "2.15", "2.18", "2.20", "2.24"]),
    };
    schema(&format!("newsml-g2/NewsML-G2_{}-spec-All-{kind}.xsd", nearest(version, versions)))
}

fn nitf_schema(text: &str) -> Option<PathBuf> {
    let words = text.find("<nitf").and_then(|at| stated(&text[at..], "version")).unwrap_or_default();
    let version = words.split([' ', '/']).find_map(|word| number(word.trim_end_matches(|c: char| !c.is_ascii_digit())));
    let nearest = nearest(version.unwrap_or(306), &["3.3", "3.4", "3.5", "3.6"]);
    schema(&format!("nitf/nitf-{}.xsd", nearest.replace('.', "-")))
}

/// A document of NITF in the namespace of its schema, without its DTD.
fn in_its_namespace(text: &str) -> String {
    let (head, rest) = text.split_at(text.find("<nitf").unwrap_or_default());
    let head = head.find("<!DOCTYPE").map_or(head, |at| &head[..at]);
    let tag = rest.find('>').map_or(rest, |at| &rest[..at]);
    let space = if tag.contains("xmlns=") { "" } else { " xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"" };
    format!("{head}<nitf{space}{}", rest.trim_start_matches("<nitf"))
}
