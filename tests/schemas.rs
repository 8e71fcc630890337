//! What is written is valid by the official schemas, where they and what reads them are at hand: ninjs 1.6, 2.2 and 3.1
//! by Python's jsonschema with formats asserted, NITF and NewsML-G2 2.35 (power) by xmllint, and NewsML 1 by xmllint
//! against the DTD of 1.0, what 1.2 has beside it left out, and always against our own profile in `schemas/`.
//!
//! NITF is valid, in its namespace and in the style that wires send: by xmllint against the schema of NITF 3.6, where
//! both are at hand. The style `dtd` has no namespace; it is given that of the schema, which asks for the same elements
//! and attributes.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "the schema and xmllint are outside")]

mod stories;
#[path = "schema/verdicts.rs"]
mod verdicts;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use stories::{any_article, read, samples, whole, write};
use wiredesk::diag::{Report, Severity};
use wiredesk::formats;
use wiredesk::model::{Article, Feed};
use wiredesk::schema::Schema;
use wiredesk::text;

/// A schema; `None`, and a line says so, where it or xmllint is absent.
fn schema(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schemas").join(name);
    let lint = Command::new("xmllint").arg("--version").output().is_ok_and(|o| o.status.success());
    if !lint || !path.exists() {
        println!("skipped: xmllint or {} is absent", path.display());
        return None;
    }
    Some(path)
}

/// What xmllint finds wrong with documents.
fn findings(kind: &str, schema: &Path, documents: &[String]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lint = Command::new("xmllint");
    lint.args(["--nonet", "--noout", kind]).arg(schema);
    for (n, text) in documents.iter().enumerate() {
        let file = folder.path().join(format!("{n}.xml"));
        std::fs::write(&file, text).expect("a document is written");
        lint.arg(file);
    }
    let out = lint.output().expect("xmllint runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if out.status.success() { String::new() } else { said }
}

/// A schema as `--schema` reads it; nothing is fetched.
fn own(path: &Path) -> Schema {
    let text = |path: &Path| std::fs::read(path).map(|bytes| text::decode(&bytes, None).into_text().into_owned());
    let load = move |name: &str| match name.strip_prefix("file://").unwrap_or(name) {
        web if web.contains("://") => Err(format!("{web} is not fetched")),
        file => text(Path::new(file)).map_err(|e| format!("{file}: {e}")),
    };
    let whole = std::path::absolute(path).expect("a path");
    Schema::read(&text(path).expect("a schema"), &whole.to_string_lossy(), Arc::new(load)).expect("a schema")
}

/// The same generated articles in every run.
fn generated() -> Vec<Article> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let articles = any_article();
    (0..64).map(|_| articles.new_tree(&mut runner).expect("an article").current()).collect()
}

/// The articles of the samples, those of a format together.
fn of_samples() -> impl Iterator<Item = Vec<Article>> {
    let cards = formats::ALL.iter().copied().filter(|card| card.open.is_some());
    cards.map(|card| samples(card).iter().flat_map(|sample| read(card, sample).1).collect())
}

fn valid(articles: &[Article]) {
    let Some(schema) = schema("nitf/nitf-3-6.xsd") else { return };
    let nitf = formats::by_id("nitf").expect("NITF is a format");
    for (extensions, style) in [(true, None), (false, None), (true, Some("dtd")), (false, Some("dtd"))] {
        let mut documents = write(nitf, &Feed::default(), articles, &whole(extensions, style));
        if style.is_some() {
            let named = "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" ";
            documents.iter_mut().for_each(|d| *d = d.replacen("<nitf ", named, 1));
        }
        let said = findings("--schema", &schema, &documents);
        let wrong: Vec<&str> = said.lines().filter(|l| !l.ends_with("validates")).take(20).collect();
        assert!(wrong.is_empty(), "extensions {extensions} {style:?}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn nitf_of_generated_articles_is_valid() {
    valid(&generated());
}

#[test]
fn nitf_of_every_sample_is_valid() {
    of_samples().for_each(|articles| valid(&articles));
}

fn valid_g2(articles: &[Article]) {
    let Some(schema) = schema("newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd") else { return };
    let g2 = formats::by_id("newsml-g2").expect("NewsML-G2 is a format");
    for extensions in [true, false] {
        // An item alone, and all of them in a message.
        let alone = articles.iter().map(std::slice::from_ref);
        let documents: Vec<String> = alone
            .chain([articles].into_iter().filter(|all| all.len() > 1))
            .flat_map(|some| write(g2, &Feed::default(), some, &whole(extensions, None)))
            .collect();
        let said = findings("--schema", &schema, &documents);
        let wrong: Vec<&str> = said.lines().filter(|l| !l.ends_with("validates")).take(20).collect();
        assert!(wrong.is_empty(), "extensions {extensions}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn newsml_g2_of_generated_articles_is_valid() {
    valid_g2(&generated());
}

#[test]
fn newsml_g2_of_every_sample_is_valid() {
    of_samples().for_each(|articles| valid_g2(&articles));
}

/// Documents of the corpus that hold what the schema refuses, and keep it: content of SportsML and an event whose elements
/// are not those of the standard, and a document that is to fail.
const REFUSED: [&str; 4] =
    ["esports-match.xml", "esports-match-g2-generic.xml", "events_ml_259270.xml", "xsany-on-hasinstrument.xml"];

#[test]
fn newsml_g2_of_the_corpus_is_valid() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/newswire");
    let (Ok(sources), Some(schema)) =
        (std::fs::read_dir(&corpus), schema("newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"))
    else {
        return println!("skipped: {} is absent", corpus.display());
    };
    let g2 = formats::by_id("newsml-g2").expect("NewsML-G2 is a format");
    let folders = sources.filter_map(|source| std::fs::read_dir(source.ok()?.path().join("newsml-g2")).ok());
    let paths = folders.flatten().filter_map(|file| Some(file.ok()?.path()));
    let allowed = |path: &PathBuf| !REFUSED.iter().any(|name| path.to_string_lossy().ends_with(name));
    let mut documents = Vec::new();
    for path in paths.filter(allowed) {
        let bytes = std::fs::read(&path).expect("a document");
        let source = text::decode(&bytes, None);
        let (feed, articles) = read(g2, source.text());
        if !articles.is_empty() {
            documents.extend(write(g2, &feed, &articles, &whole(true, None)));
        }
    }
    let said = findings("--schema", &schema, &documents);
    let wrong: Vec<&str> = said.lines().filter(|l| !l.ends_with("validates")).take(20).collect();
    assert!(wrong.is_empty() && documents.len() > 100, "of {}:\n{}", documents.len(), wrong.join("\n"));
}

/// NewsML 1 without what 1.2 has beside the DTD of 1.0, and without content, which is of other vocabularies.
fn as_newsml_1_0(document: &str) -> String {
    let mut text = document.replace(" Version=\"1.2\"", "");
    for (element, keeps) in [("Location", false), ("DateLineDate", false), ("Party", true), ("DataContent", true)] {
        text = emptied(&text, element, keeps);
    }
    text
}

/// The document with an element emptied, or left out.
fn emptied(document: &str, element: &str, keeps: bool) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let (mut out, mut rest) = (String::new(), document);
    while let Some(at) = rest.find(&open) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.find('>').expect("a tag ends") + 1;
        let (tag, behind) = from.split_at(end);
        if !tag[open.len()..].starts_with([' ', '>', '/']) {
            out.push_str(tag);
            rest = behind;
            continue;
        }
        let whole = tag.ends_with("/>");
        if keeps {
            out.push_str(tag.trim_end_matches(['/', '>']));
            out.push_str("/>");
        }
        rest = if whole { behind } else { behind.split_once(&close).expect("it is closed").1 };
    }
    out + rest
}

fn valid_newsml_1(articles: &[Article]) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let text = std::fs::read_to_string(own.join("newsml-1.xsd")).expect("the schema");
    let load = move |name: &str| {
        let file = Path::new(name).file_name().unwrap_or_default();
        std::fs::read_to_string(own.join(file)).map_err(|e| e.to_string())
    };
    let profile = Schema::read(&text, "schemas/newsml-1.xsd", Arc::new(load)).expect("a schema");
    let newsml = formats::by_id("newsml-1").expect("NewsML 1 is a format");
    for extensions in [true, false] {
        let documents = write(newsml, &Feed::default(), articles, &whole(extensions, None));
        for document in &documents {
            let mut report = Report::default();
            profile.check(document, &mut report);
            let wrong = report.diagnostics().iter().filter(|d| d.severity == Severity::Error);
            let wrong: Vec<String> = wrong.map(|d| d.message.to_string()).take(20).collect();
            assert!(wrong.is_empty(), "extensions {extensions}:\n{}", wrong.join("\n"));
        }
        let Some(dtd) = schema("newsml-1/NewsMLv1.0.dtd") else { continue };
        let documents: Vec<String> = documents.iter().map(|d| as_newsml_1_0(d)).collect();
        let said = findings("--dtdvalid", &dtd, &documents);
        let wrong: Vec<&str> = said.lines().filter(|l| l.contains("validity error")).take(20).collect();
        assert!(said.is_empty(), "extensions {extensions}:\n{}\n{said:.2000}", wrong.join("\n"));
    }
}

#[test]
fn newsml_1_of_generated_articles_is_valid() {
    valid_newsml_1(&generated());
}

#[test]
fn newsml_1_of_every_sample_is_valid() {
    of_samples().for_each(|articles| valid_newsml_1(&articles));
}

/// Says what is wrong with documents of ninjs, a line each, formats asserted; it ends with 3 where jsonschema is absent.
const CHECK: &str = r#"
import json, re, sys
try:
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource
except ImportError:
    sys.exit(3)
schema, documents = json.load(open(sys.argv[1])), sys.argv[2:]
formats = FormatChecker(formats=())
part = r"(?:[A-Za-z0-9\-._~:@!$&'()*+,;=/]|%[0-9A-Fa-f]{2})*"
query = r"(?:[A-Za-z0-9\-._~:@!$&'()*+,;=/?]|%[0-9A-Fa-f]{2})*"
uri = re.compile(rf"[A-Za-z][A-Za-z0-9+.\-]*:(?://(?:[^/?#\[\]]*@)?\[[0-9A-Fa-f:.]+\])?{part}(?:\?{query})?(?:#{query})?")
time = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")
formats.checks("uri")(lambda v: not isinstance(v, str) or bool(uri.fullmatch(v)))
formats.checks("date-time")(lambda v: not isinstance(v, str) or bool(time.fullmatch(v)))
anything = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"})
registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)
validator = validator_for(schema)(schema, registry=registry, format_checker=formats)
for name in documents:
    for error in validator.iter_errors(json.load(open(name))):
        # The identifier of an item stays what its sender calls it.
        path = list(error.absolute_path)
        if error.validator == "format" and path[-1] == "uri" and (len(path) == 1 or path[-3:-2] == ["associations"]):
            continue
        print("/".join(map(str, error.absolute_path)), error.message[:200])
"#;

/// The formats of ninjs, each with the newest schema of its generation.
const NINJS: [(&str, &str); 3] = [
    ("ninjs-1", "ninjs-1/ninjs-schema_1.6.json"),
    ("ninjs-2", "ninjs-2/ninjs-schema_2.2.json"),
    ("ninjs-3", "ninjs-3/ninjs-schema_3.1.json"),
];

fn valid_ninjs(articles: &[Article]) {
    for (id, schema) in NINJS {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schemas").join(schema);
        if !schema.exists() {
            println!("skipped: {} is absent", schema.display());
            continue;
        }
        let ninjs = formats::by_id(id).expect("ninjs is a format");
        let folder = tempfile::tempdir().expect("a folder");
        let mut check = Command::new("python3");
        check.arg("-c").arg(CHECK).arg(&schema);
        for extensions in [true, false] {
            for (n, text) in write(ninjs, &Feed::default(), articles, &whole(extensions, None)).iter().enumerate() {
                let file = folder.path().join(format!("{extensions}-{n}.json"));
                std::fs::write(&file, text).expect("a document is written");
                check.arg(file);
            }
        }
        let Ok(out) = check.output() else { return println!("skipped: python3 is absent") };
        if out.status.code() == Some(3) {
            return println!("skipped: python3 has no jsonschema");
        }
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let wrong: Vec<&str> = said.lines().take(20).collect();
        let error = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.success() && wrong.is_empty(), "{id}: {}\n{error}", wrong.join("\n"));
    }
}

#[test]
fn ninjs_of_generated_articles_is_valid() {
    valid_ninjs(&generated());
}

#[test]
fn ninjs_of_every_sample_is_valid() {
    of_samples().for_each(|articles| valid_ninjs(&articles));
}
