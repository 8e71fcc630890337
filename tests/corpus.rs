//! Every document in `feeds/` is read as the file of the same name in `expected/` beside it says: the article, and what
//! was found. `WIREDESK_WRITE=1 cargo test --test corpus` writes those files; read them before they are committed.
#![allow(clippy::disallowed_methods, reason = "the documents are files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use wiredesk::convert::{Settings, Target, open};
use wiredesk::detect::detect;
use wiredesk::diag::{Diagnostic, Report};
use wiredesk::formats::{self, Card, Carry, Origin, ReadOptions, TextRule};
use wiredesk::loss::{self, Tables};
use wiredesk::model::{Article, Feed, FeedField, Field, Leaf, Level, Value};
use wiredesk::text::{self, Lines};

/// What every format has a document for.
const CASES: &[&str] = &["minimal", "full", "foreign", "broken", "relative"];

/// How a document is read.
#[derive(Serialize)]
struct Read {
    detected: &'static str,
    feed: Feed,
    articles: Vec<Article>,
    source: Source,
    findings: Vec<String>,
}

#[derive(Serialize)]
struct Source {
    format: String,
    version: String,
    encoding: String,
    malformed: bool,
}

fn feeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds")
}

/// The documents of a format, in the order of their names.
fn documents(card: &Card) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(feeds().join(card.id)) else { return Vec::new() };
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap()
}

fn read(path: &Path) -> Read {
    read_text(&fs::read(path).unwrap(), path)
}

fn read_text(bytes: &[u8], path: &Path) -> Read {
    let source = text::decode(bytes, None);
    let card = detect(source.text(), None, None).unwrap_or_else(|| panic!("{}: no format is known", path.display()));
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report)
        .unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
    let feed = document.feed().clone();
    let articles = std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect();
    let Origin { format, version, encoding, malformed } = document.origin(&report);
    let lines = Lines::new(source.text());
    let finding = |d: &Diagnostic| {
        let place =
            d.span.map(|span| lines.position(span.start)).map_or_else(String::new, |(l, c)| format!("{l}:{c}: "));
        format!("{place}{}[{}]: {}", d.severity.word(), d.rule, d.message)
    };
    let findings = report.diagnostics().iter().map(finding).collect();
    Read { detected: card.id, feed, articles, source: Source { format, version, encoding, malformed }, findings }
}

#[test]
fn documents_are_read_as_expected() {
    let write = std::env::var_os("WIREDESK_WRITE").is_some();
    let mut wrong = Vec::new();
    for card in formats::ALL {
        let folder = feeds().join(card.id).join("expected");
        let mut expected = BTreeSet::new();
        for path in documents(card) {
            let got = read(&path);
            assert_eq!(got.detected, card.id, "{}", path.display());
            let got = serde_json::to_string_pretty(&got).unwrap() + "\n";
            let file = folder.join(stem(&path)).with_added_extension("json");
            assert!(expected.insert(file.clone()), "{}: two documents of one name", path.display());
            if write {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&file, &got).unwrap();
            }
            if fs::read_to_string(&file).unwrap_or_default() != got {
                wrong.push(path.display().to_string());
            }
        }
        let stale = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        wrong.extend(stale.filter(|path| !expected.contains(path)).map(|path| path.display().to_string()));
    }
    assert!(wrong.is_empty(), "not as expected (WIREDESK_WRITE=1 cargo test --test corpus, and read them): {wrong:#?}");
}

#[test]
fn every_format_has_the_same_cases() {
    for card in formats::ALL.iter().filter(|card| card.open.is_some()) {
        let names: Vec<_> = documents(card).iter().map(|path| stem(path).to_owned()).collect();
        for case in CASES {
            assert!(names.iter().any(|name| name == case), "feeds/{} has no {case}", card.id);
        }
        assert!(names.iter().any(|name| name.starts_with("encoding-")), "feeds/{} has no encoding-*", card.id);
    }
}

/// The law on documents as they come: what a format holds of an article that was read in it comes back from it.
#[test]
fn what_was_read_comes_back() {
    for card in formats::ALL.iter().filter(|card| card.write.is_some()) {
        let tables = Tables::of(card, true);
        for path in documents(card) {
            let Read { feed, articles, .. } = read(&path);
            let mut settings = Settings::default();
            settings.include_unreleased = true;
            let mut target = Target::new(card, settings).unwrap();
            let mut text = String::new();
            target.begin(&feed, &mut text);
            for article in &articles {
                target.article(article.clone(), &mut text);
            }
            target.end(&Origin::default(), &mut text);
            let project = |article: &Article| loss::projected(&tables, Level::Article, article.clone()).0;
            let expected: Vec<_> = articles.iter().map(project).collect();
            assert_eq!(json(&read_text(text.as_bytes(), &path).articles), json(&expected), "{}", path.display());
        }
    }
}

fn json(articles: &[Article]) -> String {
    serde_json::to_string_pretty(articles).unwrap()
}

/// Whether a format has a place of its own for a leaf; a place of plain words never states a kind of text.
fn has_place(carry: Carry, leaf: &str) -> bool {
    matches!(carry, Carry::Native(_, limit) if limit.text != TextRule::Plain || !leaf.ends_with(".type"))
}

/// The leaves of a format's own places that its `full` document does not state.
fn missing(card: &Card) -> Vec<String> {
    let path = documents(card).into_iter().find(|path| stem(path) == "full").unwrap();
    let Read { feed, articles, .. } = read(&path);
    let (mut stated, mut places) = (BTreeSet::new(), BTreeSet::new());
    feed.visit(&mut |leaf: FeedField| _ = stated.insert(format!("feed.{}", leaf.path())));
    for article in &articles {
        article.visit(&mut |leaf: Field| _ = stated.insert(leaf.path()));
        let inside = &mut |leaf: Field| _ = stated.insert(format!("associations.{}", leaf.path()));
        article.associations.iter().for_each(|a| a.visit(inside));
    }
    for leaf in FeedField::all().into_iter().filter(|l| has_place((card.carry_feed)(*l), &l.path())) {
        places.insert(format!("feed.{}", leaf.path()));
    }
    for leaf in Field::all() {
        if has_place((card.carry)(Level::Article, leaf), &leaf.path()) {
            places.insert(leaf.path());
        }
        if has_place((card.carry)(Level::Association, leaf), &leaf.path()) {
            places.insert(format!("associations.{}", leaf.path()));
        }
    }
    places.difference(&stated).cloned().collect()
}

/// The leaves that have a place of their own in a format are all stated in its `full` document. A format that holds
/// the model itself states every member, and every name that stands in one, once.
#[test]
fn full_is_full() {
    for card in formats::ALL.iter().filter(|card| card.open.is_some()) {
        let missing = missing(card);
        let whole =
            Field::all().into_iter().all(|leaf| matches!((card.carry)(Level::Article, leaf), Carry::Native(..)));
        if !whole {
            assert!(missing.is_empty(), "{}: {missing:#?}", card.id);
            continue;
        }
        let Read { feed, articles, .. } = read(&documents(card).into_iter().find(|path| stem(path) == "full").unwrap());
        let (mut members, mut names) = (BTreeSet::new(), BTreeSet::new());
        let mut take = |path: String, level: &str| {
            members.insert(format!("{level}{}", path.split('.').next().unwrap_or_default()));
            names.insert(path.rsplit('.').next().unwrap_or_default().to_owned());
        };
        feed.visit(&mut |leaf: FeedField| take(leaf.path(), "feed."));
        articles.iter().flat_map(|a| [a].into_iter().chain(&a.associations)).for_each(|article| {
            article.visit(&mut |leaf: Field| take(leaf.path(), ""));
        });
        let feed = FeedField::all().into_iter().map(|leaf| (leaf.path(), "feed."));
        let all = feed.chain(Field::all().into_iter().map(|leaf| (leaf.path(), "")));
        let not = all.filter(|(path, level)| {
            let member = format!("{level}{}", path.split('.').next().unwrap_or_default());
            !members.contains(&member) || !names.contains(path.rsplit('.').next().unwrap_or_default())
        });
        let not: Vec<_> = not.map(|(path, level)| format!("{level}{path}")).collect();
        assert!(not.is_empty(), "{}: {not:#?}", card.id);
    }
}

/// What a document becomes: the text, what was noted of values, and what was found.
type Became = (String, Vec<(String, loss::Loss)>, Vec<(String, usize)>, Vec<Diagnostic>, bool);

/// A document in another format; in portions of an article each, as several threads do it, where it can be had so.
fn converted(source: &text::Source<'_>, card: &'static Card, to: &'static Card, in_portions: bool) -> Option<Became> {
    let (mut report, mut text) = (Report::default(), String::new());
    let mut document = open(source, card, &ReadOptions::default(), &mut report).ok()?;
    let mut target = Target::new(to, Settings::default())?;
    target.begin(&document.feed().clone(), &mut text);
    if in_portions {
        let articles = document.apart()?;
        for n in articles.portions(usize::MAX, 1).flatten() {
            let (mut apart, mut part, mut of_part) = (target.apart()?, String::new(), Report::default());
            if let Some((article, _)) = articles.read(n, &mut of_part) {
                apart.article(article, &mut part);
            }
            text += target.join(apart, &part);
            text += &part;
            report.append(of_part);
        }
    } else {
        while let Some((article, _)) = document.next(&mut report) {
            target.article(article, &mut text);
        }
    }
    target.end(&document.origin(&report), &mut text);
    let ledger = target.into_ledger();
    let totals = ledger.totals().map(|(outcome, field, n)| (format!("{outcome} {field}"), n)).collect();
    Some((text, ledger.entries().to_vec(), totals, report.diagnostics().to_vec(), report.malformed()))
}

/// Several threads read and write a long document in portions: nothing may depend on where they begin.
#[test]
fn in_portions_a_document_becomes_the_same() {
    let apart =
        |to: &&'static Card| Target::new(to, Settings::default()).is_some_and(|target| target.apart().is_some());
    let targets: Vec<_> = formats::ALL.iter().copied().filter(apart).collect();
    let mut pairs = BTreeSet::new();
    for (number, path) in formats::ALL.iter().flat_map(|card| documents(card)).enumerate() {
        let bytes = fs::read(&path).unwrap();
        let source = text::decode(&bytes, None);
        let card = detect(source.text(), None, None).unwrap();
        // Two for each: between them, documents of a format go to all.
        for to in [number, number + targets.len() / 2].map(|n| targets[n % targets.len()]) {
            let Some(apart) = converted(&source, card, to, true) else { continue };
            pairs.insert((card.id, to.id));
            assert!(converted(&source, card, to, false) == Some(apart), "{} to {}", path.display(), to.id);
        }
    }
    let from: BTreeSet<_> = pairs.iter().map(|(from, _)| from).collect();
    let to: BTreeSet<_> = pairs.iter().map(|(_, to)| to).collect();
    assert!(from.len() >= 6 && to.len() >= 6, "{pairs:?}");
}
