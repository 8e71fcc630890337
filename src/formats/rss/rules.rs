//! Rules of RSS 2.0.

use crate::diag::{Clause, Diagnostic, Level, Rule};
use crate::formats::{Check, Part, finding};
use crate::syntax::xml::Node;
use crate::vocab::dates;

pub(super) static RULES: &[Check] = &[
    Check { rule: &MISSING_TITLE_AND_DESCRIPTION, check: missing_title_and_description },
    Check { rule: &BAD_DATE, check: bad_date },
    Check { rule: &DUPLICATE_ELEMENT, check: duplicate_element },
];

static MISSING_TITLE_AND_DESCRIPTION: Rule = Rule {
    id: "rss/missing-title-and-description",
    summary: "An item has neither a title nor a description.",
    why: "Readers have nothing to show for it.",
    remedy: "Add a title or a description.",
    clause: clause(ITEM, "Elements of <item>", Level::Must),
    bad: include_str!("../../../feeds/rss/rules/missing-title-and-description.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/missing-title-and-description.good.xml"),
};

fn missing_title_and_description(part: &Part<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(item) = part.tree.root().filter(|_| part.item) else { return };
    if item.child("", "title").is_none() && item.child("", "description").is_none() {
        report(finding(&MISSING_TITLE_AND_DESCRIPTION, "The item has neither `title` nor `description`.", item.span()));
    }
}

static BAD_DATE: Rule = Rule {
    id: "rss/bad-date",
    summary: "A date is not one of RFC 822.",
    why: "Readers sort by it, or give the item the time at which they found it.",
    remedy: "Write it as `Sat, 07 Sep 2002 09:42:31 GMT`, with a zone.",
    clause: clause(CHANNEL, "Optional channel elements", Level::Must),
    bad: include_str!("../../../feeds/rss/rules/bad-date.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/bad-date.good.xml"),
};

fn bad_date(part: &Part<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let dates = |node: &Node<'_, '_>| node.ns().is_empty() && matches!(node.name(), "pubDate" | "lastBuildDate");
    for node in part.tree.all().filter(dates) {
        let text = node.text();
        if !is_rfc822(text.trim()) {
            report(finding(&BAD_DATE, format!("`{}` is not a date of RFC 822.", node.name()), node.text_span()));
        }
    }
}

/// Whether `text` can be read, and begins as RFC 822 has it: with a weekday or the day of the month, then a month.
fn is_rfc822(text: &str) -> bool {
    let Ok(stated) = dates::read(text) else { return false };
    let day = text.split_once(',').map_or(text, |(_, rest)| rest).trim_start();
    let mut words = day.split_ascii_whitespace();
    let day = words.next().is_some_and(|d| (1..=2).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit()));
    let month = words.next().is_some_and(|m| m.len() == 3 && m.bytes().all(|b| b.is_ascii_alphabetic()));
    day && month && stated.time.has_zone()
}

static DUPLICATE_ELEMENT: Rule = Rule {
    id: "rss/duplicate-element",
    summary: "An element that may stand once stands twice.",
    why: "Readers differ in which of the two they take.",
    remedy: "Keep one of them.",
    clause: clause(ITEM, "Elements of <item>", Level::Must),
    bad: include_str!("../../../feeds/rss/rules/duplicate-element.bad.xml"),
    good: include_str!("../../../feeds/rss/rules/duplicate-element.good.xml"),
};

/// What may stand once, in an item or in a channel.
const ONCE: [&str; 18] = [
    "title",
    "link",
    "description",
    "author",
    "comments",
    "guid",
    "pubDate",
    "source",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "lastBuildDate",
    "generator",
    "docs",
    "ttl",
    "image",
    "textInput",
];

fn duplicate_element(part: &Part<'_>, report: &mut dyn FnMut(Diagnostic)) {
    let Some(root) = part.tree.root() else { return };
    duplicates(root, report);
    if !part.item {
        root.children().filter(|c| c.ns().is_empty() && c.name() == "channel").for_each(|c| duplicates(c, report));
    }
}

fn duplicates(of: Node<'_, '_>, report: &mut dyn FnMut(Diagnostic)) {
    let mut seen = [false; ONCE.len()];
    for child in of.children().filter(|c| c.ns().is_empty()) {
        let Some(seen) = ONCE.iter().position(|name| *name == child.name()).and_then(|n| seen.get_mut(n)) else {
            continue;
        };
        if std::mem::replace(seen, true) {
            let message = format!("`{}` stands in `{}` more than once.", child.name(), of.name());
            report(finding(&DUPLICATE_ELEMENT, message, child.whole()));
        }
    }
}

const ITEM: &str = "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt";
const CHANNEL: &str = "https://www.rssboard.org/rss-specification#optionalChannelElements";

const fn clause(url: &'static str, section: &'static str, level: Level) -> Clause {
    Clause { spec: "RSS 2.0", section, url, level }
}
