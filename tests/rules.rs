//! Every rule is tried on its own examples. A bad one says itself what is to be found in it, and where:
//! `<!-- expect: atom/bad-date 9:14 -->`, with the line and the column from 1. Nothing else may be found in either.
#![allow(clippy::disallowed_methods, reason = "the examples are files")]

#[path = "rules/single.rs"]
mod single;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use wiredesk::convert::{self, Settings, Target};
use wiredesk::diag::{Report, Rule, Severity};
use wiredesk::filters::absolute;
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::model::Time;
use wiredesk::text::{self, Lines};
use wiredesk::validate::{is_mended, mend, validate};

/// A finding: rule, line, column.
type Place = (String, usize, usize);

fn report(bytes: &[u8], card: &'static Card, options: &ReadOptions) -> (Report, String) {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    validate(&source, card, options, &mut report).unwrap_or_else(|why| panic!("{why:?}"));
    (report, source.text().to_owned())
}

fn found(bytes: &[u8], card: &'static Card) -> Vec<Place> {
    // An example that needs it says where it came from.
    let source = text::decode(bytes, None);
    let base = source.text().split_once("<!-- base: ").and_then(|(_, rest)| rest.split_once(" -->"));
    let mut options = ReadOptions::default();
    options.base = base.map(|(base, _)| base.to_owned());
    options.now = Time::new("2026-06-01T00:00:00Z");
    let (report, text) = report(bytes, card, &options);
    let lines = Lines::new(&text);
    let place = |d: &wiredesk::diag::Diagnostic| {
        let (line, column) = d.span.map_or((0, 0), |span| lines.position(span.start));
        (d.rule.to_owned(), line, column)
    };
    // That something is kept as it came is no fault of it.
    let kept = |rule: &str| {
        ["/kept-as-extension", "/attribute-left-out", "/element-left-out", "/member-left-out"]
            .iter()
            .any(|end| rule.ends_with(end))
    };
    report.diagnostics().iter().filter(|d| d.severity != Severity::Info || !kept(d.rule)).map(place).collect()
}

/// An example that is too long to stand as it is says how it is made: `<!-- made 1001 times -->` before a line, in which
/// NUMBER is the number of each, or `<!-- filled up to 52428801 bytes -->`, where blanks are put in.
fn made(text: &str) -> Cow<'_, str> {
    let number = |start: &str, end: &str| {
        let (before, rest) = text.split_once(start)?;
        let (number, rest) = rest.split_once(end)?;
        Some((before, number.parse::<usize>().ok()?, rest))
    };
    if let Some((before, times, rest)) = number("<!-- made ", " times -->\n") {
        let (line, behind) = rest.split_once('\n').expect("a line to make");
        let head = format!("{before}<!-- made {times} times -->\n");
        let lines = (1..=times).map(|number| line.replace("NUMBER", &number.to_string()) + "\n");
        return Cow::Owned(std::iter::once(head).chain(lines).chain([behind.to_owned()]).collect());
    }
    if let Some((before, bytes, rest)) = number("<!-- filled up to ", " bytes -->") {
        let start = format!("{before}<!-- filled up to {bytes} bytes ");
        let end = format!("-->{rest}");
        let blanks = " ".repeat(bytes - start.len() - end.len());
        return Cow::Owned(start + &blanks + &end);
    }
    Cow::Borrowed(text)
}

fn expected(text: &str) -> Vec<Place> {
    let comments = text.split("<!-- expect: ").skip(1).filter_map(|rest| rest.split_once(" -->"));
    let mut out: Vec<Place> = comments
        .map(|(comment, _)| {
            let (rule, place) = comment.split_once(' ').expect("a rule and a place");
            let (line, column) = place.split_once(':').expect("a line and a column");
            (rule.to_owned(), line.parse().unwrap(), column.parse().unwrap())
        })
        .collect();
    out.sort_by_key(|(_, line, column)| (*line, *column));
    out
}

/// Every rule once, with the format of its examples: rules that formats share are tried in the one that their examples
/// are written in.
fn rules() -> impl Iterator<Item = (&'static Card, &'static Rule)> {
    let mut seen = BTreeSet::new();
    let all = formats::ALL.iter().flat_map(|card| card.rules.iter().map(|check| (*card, check.rule)));
    all.filter(move |(_, rule)| seen.insert(rule.id)).map(|(card, rule)| {
        let own = rule.id.split('/').next() == Some(card.id);
        (if own { card } else { format_of(rule.bad) }, rule)
    })
}

fn format_of(text: &str) -> &'static Card {
    wiredesk::detect::detect(text, None, None).unwrap_or_else(|| panic!("of no format: {text}"))
}

/// Where the examples of a rule stand: those of rules that formats share in a folder of what they are about.
fn folder(rule: &Rule) -> (PathBuf, &'static str) {
    let (about, name) = rule.id.split_once('/').expect("a rule is named");
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    match formats::by_id(about) {
        Some(_) => (feeds.join(about).join("rules"), name),
        None => (feeds.join("modules").join(about), name),
    }
}

#[test]
fn each_rule_finds_what_is_bad_where_it_stands_and_nothing_in_what_is_good() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (card, rule) in rules() {
        let places = expected(rule.bad);
        assert!(!places.is_empty() && places.iter().all(|(id, ..)| id == rule.id), "{}: {places:?}", rule.id);
        for (text, places) in [(rule.bad, places), (rule.good, Vec::new())] {
            let found = found(made(text).as_bytes(), card);
            if found != places {
                wrong.push(format!("{}: found {found:?}, not {places:?}", rule.id));
            }
        }
        tried += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried >= 150, "{tried}");
}

#[test]
fn rules_are_named_by_what_they_are_about_and_their_examples_by_the_rule() {
    let mut folders = std::collections::BTreeMap::new();
    for (card, rule) in rules() {
        let (folder, name) = folder(rule);
        let by_format = rule.id.strip_prefix(card.id).is_some_and(|rest| rest.starts_with('/'));
        let shared = formats::ALL.iter().filter(|card| card.rules.iter().any(|check| check.rule.id == rule.id)).count();
        assert!(by_format || formats::by_id(rule.id.split('/').next().unwrap()).is_none(), "{}: {}", rule.id, card.id);
        assert!(!by_format || shared == 1, "{} is shared by {shared} formats", rule.id);
        for (kind, text) in [("bad", rule.bad), ("good", rule.good)] {
            let named = |ending: &str| folder.join(format!("{name}.{kind}.{ending}"));
            // What begins with an octet of a frame is a wire's.
            let path = match text.chars().next() {
                Some('{') => named("json"),
                Some('<') if card.id != "html" => named("xml"),
                _ => named(card.extensions[0]),
            };
            assert_eq!(fs::read_to_string(&path).unwrap(), text, "{}", path.display());
        }
        for words in [rule.summary, rule.why, rule.remedy] {
            assert!(words.ends_with('.') || words.ends_with('`'), "{}: {words:?} is a sentence", rule.id);
        }
        assert!(rule.clause.url.starts_with("https://") && !rule.clause.section.is_empty(), "{}", rule.id);
        *folders.entry(folder).or_insert(0) += 2;
    }
    for (folder, count) in folders {
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            count,
            "{}: an example belongs to no rule",
            folder.display()
        );
    }
}

#[test]
fn the_five_first_rules_stand_in_every_format_of_xml() {
    let named = |id: &str| rules().any(|(_, rule)| rule.id == id);
    for format in ["rss", "atom", "nitf"] {
        for rule in ["missing-id", "bad-date", "duplicate-element", "undeclared-namespace", "relative-link"] {
            assert!(named(&format!("{format}/{rule}")), "{format}/{rule}");
        }
    }
}

#[test]
fn what_is_mended_is_found_less_often_and_is_mended_once() {
    let mut mended_rules = 0;
    for (card, rule) in rules().filter(|(_, rule)| is_mended(rule.id)) {
        let (options, source) = (ReadOptions::default(), text::decode(rule.bad.as_bytes(), None));
        let count = |text: &str| report(text.as_bytes(), card, &options).0.count(rule.id);
        let Some(mended) = mend(&source, card, &options) else { continue };
        let times = u32::try_from(mended.fixed[rule.id]).unwrap();
        assert_eq!(count(&mended.text) + times, count(source.text()), "{}", rule.id);
        assert_eq!(mend(&mended.text.as_str().into(), card, &options), None, "{}", rule.id);
        mended_rules += 1;
    }
    assert!(mended_rules >= 6, "{mended_rules}");
}

/// The same document as other bytes.
type Turn = fn(&str) -> Vec<u8>;

const TURNS: &[(&str, Turn)] = &[
    ("CRLF", |text| text.replace('\n', "\r\n").into_bytes()),
    ("CR", |text| text.replace('\n', "\r").into_bytes()),
    ("byte order mark", |text| format!("\u{FEFF}{text}").into_bytes()),
    ("UTF-16LE", |text| units("\u{FEFF}", text).flat_map(u16::to_le_bytes).collect()),
    ("UTF-16BE", |text| units("\u{FEFF}", text).flat_map(u16::to_be_bytes).collect()),
    ("UTF-16LE without a mark", |text| units("", text).flat_map(u16::to_le_bytes).collect()),
    ("latin-1", |text| text.replacen("UTF-8", "ISO-8859-1", 1).chars().map(|c| u8::try_from(c).unwrap()).collect()),
];

fn units(mark: &str, text: &str) -> std::vec::IntoIter<u16> {
    let text = format!("{mark}{}", text.replacen("UTF-8", "UTF-16", 1));
    text.encode_utf16().collect::<Vec<_>>().into_iter()
}

#[test]
fn places_do_not_depend_on_line_ends_marks_or_encoding() {
    for (card, rule) in rules() {
        // Line ends and encodings are what the rules of wires speak of.
        let wire = !rule.bad.starts_with(['<', '{']);
        let is_made = matches!(made(rule.bad), Cow::Owned(_));
        for (name, turn) in TURNS.iter().filter(|_| !wire && !is_made) {
            assert_eq!(found(&turn(rule.bad), card), expected(rule.bad), "{}: {name}", rule.id);
        }
    }
}

#[test]
fn columns_count_characters_and_offsets_bytes_of_the_decoded_text() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf><!-- F\u{E4}hre \u{26F4}\u{1F6A2} --><body><body.content>\
                <p>\u{20AC} <a href=\"karte.html\">x</a></p></body.content></body></nitf>";
    let nitf = formats::by_id("nitf").unwrap();
    for (name, turn) in TURNS.iter().filter(|(name, _)| *name != "latin-1") {
        let (report, decoded) = report(&turn(text), nitf, &ReadOptions::default());
        let link = report.diagnostics().iter().find(|d| d.rule == "nitf/relative-link").expect(name);
        let span = link.span.unwrap();
        assert_eq!(&decoded[span.start..span.end], "href=\"karte.html\"", "{name}");
        assert_eq!(Lines::new(&decoded).position(span.start), (2, 52), "{name}");
        assert!(!decoded.starts_with('\u{FEFF}'), "{name}: the mark is not counted");
    }
}

fn samples() -> Vec<(&'static Card, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let mut out = Vec::new();
    for card in formats::ALL {
        let files = fs::read_dir(root.join(card.id)).into_iter().flatten().map(|entry| entry.unwrap().path());
        out.extend(files.filter(|path| path.is_file()).map(|path| (*card, path)));
    }
    out.sort_by(|a, b| a.1.cmp(&b.1));
    assert!(out.len() > 12, "the walk found the samples");
    out
}

/// The errors of a document, as lines.
fn errors(bytes: &[u8], card: &'static Card) -> Vec<String> {
    let (report, _) = report(bytes, card, &ReadOptions::default());
    let errors = report.diagnostics().iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{}: {}", d.rule, d.message)).collect()
}

#[test]
fn our_full_and_minimal_samples_and_what_we_write_of_them_break_no_rule() {
    let is = |path: &Path, name: &str| path.file_stem().is_some_and(|stem| stem == name);
    let mut wrong = Vec::new();
    for (card, path) in samples().into_iter().filter(|(_, path)| is(path, "full") || is(path, "minimal")) {
        let bytes = fs::read(&path).unwrap();
        wrong.extend(errors(&bytes, card).into_iter().map(|error| format!("{}: {error}", path.display())));
        // What a minimal document does not say, as who wrote it, no writer invents.
        let targets = formats::ALL.iter().filter(|_| is(&path, "full"));
        for target in targets.filter(|target| target.write.is_some() && !target.rules.is_empty()) {
            for document in written(&bytes, card, target) {
                let found = errors(document.as_bytes(), target).into_iter();
                wrong.extend(found.map(|error| format!("{} as {}: {error}\n{document}", path.display(), target.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A document in another format, links made absolute; a document for each article where the format holds only one.
fn written(bytes: &[u8], card: &'static Card, target: &'static Card) -> Vec<String> {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let mut document = convert::open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut settings = Settings::default();
    settings.clock.now = Time::new("2024-05-10T00:00:00Z");
    let mut writing = Target::new(target, settings).unwrap();
    let (mut out, mut documents) = (String::new(), Vec::new());
    let mut feed = document.feed().clone();
    let base = absolute::feed(&mut feed, None);
    writing.begin(&feed, &mut out);
    while let Some((mut article, _)) = document.next(&mut report) {
        absolute::article(&mut article, base.as_deref());
        writing.article(article, &mut out);
        if !target.many && !out.is_empty() {
            documents.push(std::mem::take(&mut out));
        }
    }
    writing.end(&document.origin(&report), &mut out);
    documents.extend(target.many.then_some(out));
    documents
}
