//! What nobody writes but somebody sends: nothing may panic, hang or grow.
#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::diag::Report;
use crate::text::spent::Spent;

static KNOWN: &[&Vocabulary] = &[&Vocabulary { prefix: "k", uri: "urn:k", aliases: &[] }];

/// Reads everything in every way; the items found.
fn exercise(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, KNOWN, Limits::default());
    let mut items = Vec::new();
    while let Some(root) = cursor.root(&mut report) {
        let scope = cursor.scope();
        while let Some(child) = cursor.child(&root, &mut report) {
            let range = cursor.skip_item(&child);
            assert!(range.start == child.start && range.end > range.start && text.get(range.clone()).is_some());
            read(Cursor::resume(text, range.clone(), &scope), &mut report);
            items.push(range);
        }
    }
    for at in report.diagnostics().iter().filter_map(|d| d.span) {
        assert!(at.end <= text.len());
    }
    items
}

fn read(start: Cursor<'_>, report: &mut Report) {
    let mut cursor = start.clone();
    let Some(item) = cursor.root(report) else { return };
    while let Some(piece) = cursor.piece(&item, report) {
        if let Piece::Child(tag) = piece {
            cursor.content(&tag, report);
        }
    }
    let mut cursor = start.clone();
    let item = cursor.root(report).expect("it was there before");
    cursor.inner(&item, report);
    let mut cursor = start.clone();
    let item = cursor.root(report).expect("it was there before");
    cursor.inner_whole(&item, report);
    let mut cursor = start.clone();
    let item = cursor.root(report).expect("it was there before");
    let tree = cursor.tree(&item, report);
    assert!(
        tree.all().all(|node| node.whole().end >= node.span().end && node.text().len() <= start.scan.text.len() * 4)
    );
    let mut cursor = start;
    let item = cursor.root(report).expect("it was there before");
    let whole = cursor.whole(&item, report);
    assert_eq!(rewritten(&whole), whole);
}

fn rewritten(whole: &str) -> String {
    let mut report = Report::default();
    let mut cursor = Cursor::new(whole, KNOWN, Limits::default());
    let root = cursor.root(&mut report).expect("a whole element");
    assert!(!report.malformed(), "{whole} {report:?}");
    let again = cursor.whole(&root, &mut report);
    assert!(!report.malformed(), "{whole} {report:?}");
    again
}

/// Fragments that are likely to meet badly.
const FRAGMENTS: &[&str] = &[
    "<r>",
    "</r>",
    "<i>",
    "</i>",
    "<i/>",
    "<I x='1'>",
    "<k:a>",
    "</k:a>",
    "<z:b z:c=1 d>",
    "<b",
    " x=\"",
    "\"",
    "'",
    ">",
    "/>",
    "<",
    "</",
    "&",
    "&amp;",
    "&#",
    "&#x1F600;",
    "&#2;",
    "&rsquo;",
    ";",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!x",
    "<!DOCTYPE r [",
    "<!ENTITY e 'v'>",
    "]",
    "&e;",
    " xmlns='urn:n'",
    " xmlns:k='urn:k'",
    " xml:lang='x'",
    " xml:base='y/'",
    "é",
    "\u{1}",
    "\r\n",
    "text",
    "<a xmlns:z='urn:z' z:q=''>",
    "</a>",
    "<é€>",
    "\u{ffff}",
];

fn fragments() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_can_be_read(text in fragments()) {
        exercise(&text);
        exercise(&format!("<r><i>{text}</i><i>last</i></r>"));
    }

    #[test]
    fn noise_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        exercise(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn texts_come_back(text in any::<String>(), value in any::<String>()) {
        let mut out = Emitter::new();
        out.start("a");
        out.attr("b", &value);
        out.text(&text);
        out.end();
        let (written, clean) = (out.take(), |s: &str| s.chars().filter(|c| chars::is_allowed(*c)).collect::<String>());
        let mut report = Report::default();
        let mut cursor = Cursor::new(&written, &[], Limits::default());
        let root = cursor.root(&mut report).expect("a root");
        prop_assert_eq!(root.attr("b").expect("the attribute"), clean(&value));
        prop_assert_eq!(cursor.text(&root, &mut report), clean(&text));
        prop_assert!(!report.malformed());
    }
}

/// Ten times what a release build needs, so that only what grows faster than the text fails.
#[track_caller]
fn ends(text: &str) {
    let begin = Spent::now();
    exercise(text);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn nesting_ends() {
    ends(&"<a>".repeat(100_000));
    ends(&format!("<r>{}{}</r>", "<a>".repeat(100_000), "</b>".repeat(100_000)));
    ends(&format!("<r>{}</r>", "<a><b></a>".repeat(50_000)));
    ends(&format!("<r>{}</r>", "<a xmlns:p='urn:p'>".repeat(20_000)));
}

#[test]
fn long_things_end() {
    ends(&format!("<r><a b='{}'/></r>", "x".repeat(10_000_000)));
    ends(&format!("<r><a b='{}'/></r>", "&".repeat(200_000)));
    ends(&format!("<r><{}/></r>", "n".repeat(1_000_000)));
    ends(&format!("<r>{}</r>", "<e/>".repeat(300_000)));
    ends(&format!("<r><a {}/></r>", "b='' ".repeat(200_000)));
}

#[test]
fn openings_without_an_end_do() {
    let many = if cfg!(debug_assertions) { 5_000 } else { 20_000 };
    for opening in [
        "<![CDATA[",
        "<!--",
        "<?x",
        "<!",
        "<a b='",
        "<a b=\"<",
        "<",
        "</",
        "<a ",
        "&",
        "<!DOCTYPE \"",
        "<i><![CDATA[",
        "]]>",
        "<a \"",
        "<a b",
    ] {
        ends(&format!("<r><i>{}</i></r>", opening.repeat(many)));
        ends(&format!("<r>{}", opening.repeat(many)));
    }
}

#[test]
fn entities_do_not_grow() {
    let value = "x".repeat(250);
    let text = format!("<!DOCTYPE r [<!ENTITY a '{value}'>]><r>{}</r>", "&a;".repeat(100_000));
    let mut report = Report::default();
    let mut cursor = Cursor::new(&text, &[], Limits::default());
    let root = cursor.root(&mut report).expect("a root");
    assert!(cursor.text(&root, &mut report).len() < text.len() * 10);
    assert!(report.count("xml/entity-limit") > 0);
}
