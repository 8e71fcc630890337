//! What is written is valid by the official schemas, where they and what reads them are at hand: ninjs 1.6, 2.2 and 3.1
//! by Python's jsonschema with formats asserted, and NITF and NewsML-G2 2.35 (power) by xmllint.
//!
//! NITF is valid, in its namespace and in the style that wires send: by xmllint against the schema of NITF 3.6, where
//! both are at hand. The style `dtd` has no namespace; it is given that of the schema, which asks for the same elements
//! and attributes.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "the schema and xmllint are outside")]

mod stories;

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use stories::{any_article, read, samples, whole, write};
use wiredesk::formats;
use wiredesk::model::{Article, Feed};

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
fn findings(schema: &Path, documents: &[String]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lint = Command::new("xmllint");
    lint.args(["--nonet", "--noout", "--schema"]).arg(schema);
    for (n, text) in documents.iter().enumerate() {
        let file = folder.path().join(format!("{n}.xml"));
        std::fs::write(&file, text).expect("a document is written");
        lint.arg(file);
    }
    let out = lint.output().expect("xmllint runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if out.status.success() { String::new() } else { said }
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
        let said = findings(&schema, &documents);
        let wrong: Vec<&str> = said.lines().filter(|l| !l.ends_with("validates")).take(20).collect();
        assert!(wrong.is_empty(), "extensions {extensions} {style:?}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn nitf_of_generated_articles_is_valid() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let articles = any_article();
    let some: Vec<Article> = (0..64).map(|_| articles.new_tree(&mut runner).expect("an article").current()).collect();
    valid(&some);
}

#[test]
fn nitf_of_every_sample_is_valid() {
    for card in formats::ALL.iter().filter(|c| c.open.is_some()) {
        let articles: Vec<Article> = samples(card).iter().flat_map(|sample| read(card, sample).1).collect();
        valid(&articles);
    }
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
        let said = findings(&schema, &documents);
        let wrong: Vec<&str> = said.lines().filter(|l| !l.ends_with("validates")).take(20).collect();
        assert!(wrong.is_empty(), "extensions {extensions}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn newsml_g2_of_generated_articles_is_valid() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let articles = any_article();
    let some: Vec<Article> = (0..64).map(|_| articles.new_tree(&mut runner).expect("an article").current()).collect();
    valid_g2(&some);
}

#[test]
fn newsml_g2_of_every_sample_is_valid() {
    for card in formats::ALL.iter().filter(|c| c.open.is_some()) {
        let articles: Vec<Article> = samples(card).iter().flat_map(|sample| read(card, sample).1).collect();
        valid_g2(&articles);
    }
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
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let articles = any_article();
    let some: Vec<Article> = (0..64).map(|_| articles.new_tree(&mut runner).expect("an article").current()).collect();
    valid_ninjs(&some);
}

#[test]
fn ninjs_of_every_sample_is_valid() {
    for card in formats::ALL.iter().filter(|c| c.open.is_some()) {
        let articles: Vec<Article> = samples(card).iter().flat_map(|sample| read(card, sample).1).collect();
        valid_ninjs(&articles);
    }
}
