//! What each fuzz target does with its input, also run by `tests/fuzz.rs` on the documents of feeds/ and mutations of
//! them. A body panics when something does not hold.

#![allow(dead_code, reason = "a fuzz target uses one of these")]

#[path = "law.rs"]
mod law;

use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::{Report, Span};
use wiredesk::formats::{self, Card, Carry, Origin, ReadOptions};
use wiredesk::model::{Article, Feed, Field, Leaf, Level};
use wiredesk::syntax::html;
use wiredesk::syntax::xml::{Cursor, Limits};
use wiredesk::text::{self, Source};
use wiredesk::validate::validate;

/// What a transport may say, chosen by the first byte of the input.
const CHARSETS: &[Option<&str>] = &[
    None,
    Some("text/xml; charset=utf-8"),
    Some("application/xml"),
    Some("text/html; charset=\"windows-1251\""),
    Some("text/xml; charset=utf-16"),
    Some("text/xml; charset=shift_jis"),
    Some("text/xml; charset=ibm037"),
    Some("x; charset=nonsense"),
];

/// Articles of one document that are written again.
const WRITTEN: usize = 20;

/// Those that a fuzz target writes: more of them find the same.
const WRITTEN_ONCE: usize = 5;

/// Decoding: whatever the bytes, the notes stand inside the text.
pub fn text(data: &[u8]) {
    let (first, bytes) = data.split_first().map_or((0, data), |(first, rest)| (usize::from(*first), rest));
    let source = text::decode(bytes, CHARSETS[first % CHARSETS.len()]);
    assert!(!source.encoding().is_empty() && source.encoding() == source.encoding().to_lowercase());
    for note in source.notes() {
        assert!(note.at.is_none_or(|at| source.text().is_char_boundary(at)), "{note:?}");
    }
}

/// The boundaries that are found when a document is opened are those at which its items are read.
pub fn cursor(data: &[u8]) {
    let source = text::decode(data, None);
    let text = source.text();
    let mut report = Report::default();
    let mut walk = Cursor::new(text, &[], Limits::default());
    let mut passed = 0;
    while let Some(root) = walk.root(&mut report) {
        while let Some(child) = walk.child(&root, &mut report) {
            if !(child.is("item") || child.is("entry")) {
                continue;
            }
            let scope = walk.clone().scope();
            let range = walk.skip_item(&child);
            assert!(range.start == child.start && range.start < range.end, "{range:?} of {:?}", child.span());
            assert!(passed <= range.start, "{range:?} begins inside the item before, which ends at {passed}");
            passed = range.end;
            let mut again = Cursor::resume(text, range.clone(), &scope);
            let Some(item) = again.root(&mut Report::default()) else { panic!("no item at {range:?}") };
            assert_eq!((item.start, item.name), (child.start, child.name));
            again.skip(&item, &mut Report::default());
            assert!(again.position() <= range.end, "{} is behind {range:?}", again.position());
        }
    }
}

/// NITF markup to HTML and back, words, links.
pub fn html(data: &[u8]) {
    let source = text::decode(data, None);
    let text = source.text();
    let there = html::nitf_to_html(text);
    let back = html::html_to_nitf(&there);
    html::nitf_to_html(&back);
    html::html_to_nitf(text);
    html::to_text(text);
    html::well_formed(text);
    html::absolute(text, "https://example.org/a/b");
}

/// A reader, and every writer behind it: what is written is read again, article for article.
pub fn reader(id: &str, data: &[u8]) {
    let (card, source) = (named(id), text::decode(data, None));
    judged(card, &source);
    let Some((feed, articles)) = read(card, &source) else { return };
    written().for_each(|to| held(card, to, &feed, &articles));
}

/// The same with one writer, or the rules, which the bytes choose: a fuzzer that changes them comes past all of them, and tries
/// ten times as many documents in its time.
pub fn reader_once(id: &str, data: &[u8]) {
    let (card, source) = (named(id), text::decode(data, None));
    let chosen = data.iter().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    match written().nth(chosen % (written().count() + 1)) {
        Some(to) => {
            let Some((feed, mut articles)) = read(card, &source) else { return };
            articles.truncate(WRITTEN_ONCE);
            held(card, to, &feed, &articles);
        }
        None => judged(card, &source),
    }
}

fn named(id: &str) -> &'static Card {
    formats::by_id(id).unwrap_or_else(|| panic!("{id}"))
}

fn written() -> impl Iterator<Item = &'static Card> {
    formats::ALL.iter().copied().filter(|to| to.write.is_some())
}

/// What the rules find stands inside the text.
fn judged(card: &'static Card, source: &Source<'_>) {
    let mut report = Report::default();
    drop(validate(source, card, &ReadOptions::default(), &mut report));
    for found in report.diagnostics() {
        let text = source.text();
        let inside = |span: Span| text.is_char_boundary(span.start) && text.is_char_boundary(span.end);
        assert!(found.span.is_none_or(inside), "{found:?}");
    }
}

/// The law of loss for one target; of one that prints or is not read again, as many articles as there were.
fn held(card: &Card, to: &'static Card, feed: &Feed, articles: &[Article]) {
    if to.open.is_some() && !prints(to) {
        for settings in law::styles(to).into_iter().map(|style| law::whole(true, style)) {
            if let Err(broken) = law::hold(to, &settings, feed, articles) {
                panic!("{} -> {broken}", card.id);
            }
        }
        return;
    }
    // A format of one article a document is written a document each.
    let each = if to.many { articles.len().max(1) } else { 1 };
    for articles in articles.chunks(each) {
        reads_again(card, to, &write(to, feed, articles), articles.len());
    }
}

/// What was written is read, as many articles as there were.
fn reads_again(card: &Card, to: &'static Card, written: &str, count: usize) {
    let source = text::decode(written.as_bytes(), None);
    if prints(to) {
        // Printed copy holds one story a file, and says only the words.
        read(to, &source);
        return;
    }
    assert!(to.open.is_none() || !source.malformed(), "{}:\n{written}", to.id);
    match read(to, &source) {
        Some((_, again)) => assert_eq!(again.len(), count, "{} -> {}:\n{written}", card.id, to.id),
        None => assert!(to.open.is_none(), "{} refuses what it wrote:\n{written}", to.id),
    }
}

fn prints(card: &Card) -> bool {
    Field::all().into_iter().any(|f| matches!((card.carry)(Level::Article, f), Carry::Printed(_)))
}

fn read(card: &'static Card, source: &Source<'_>) -> Option<(Feed, Vec<Article>)> {
    let mut report = Report::default();
    let mut document = open(source, card, &ReadOptions::default(), &mut report).ok()?;
    let feed = document.feed().clone();
    let mut articles = Vec::new();
    let mut end = 0;
    while let Some((article, span)) = document.next(&mut report) {
        assert!(end <= span.start && span.start <= span.end, "{span:?} begins before {end}");
        end = span.end;
        if articles.len() < WRITTEN {
            articles.push(*article);
        }
    }
    Some((feed, articles))
}

fn write(card: &'static Card, feed: &Feed, articles: &[Article]) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    let (mut out, mut target) = (String::new(), Target::new(card, settings).expect("it is written"));
    target.begin(feed, &mut out);
    articles.iter().for_each(|a| drop(target.article(a.clone(), &mut out)));
    target.end(&Origin::default(), &mut out);
    out
}
