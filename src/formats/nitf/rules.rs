//! The rules of NITF 3.6, each with its check: what its schema cannot say, and what matters most of what it can.

use super::rules_names::ruled;
use super::{rules_content, rules_names};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{self, Found, again, iso8601, needs_base, nonblank};
use crate::formats::places::{HEADLINE, NOTE, SLUGLINE, SUMMARY};
use crate::formats::{Check, Part, finding, rule};
use crate::model::Article;
use crate::syntax::xml::{Attribute, Node};

/// Every rule of NITF.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, rules_names::RULES, rules_content::RULES];

const OWN: &[Check] = &[
    check(&MISSING_ID, missing_id),
    check(&BAD_DATE, bad_date).covering(&["nitf/unreadable-date", "nitf/kept-as-extension"]),
    check(&DATE_WITHOUT_ZONE, date_without_zone),
    check(&BAD_STATUS, bad_status),
    check(&DUPLICATE_ELEMENT, duplicate_element),
    check(&EMBARGO_IN_WORDS, embargo_in_words),
    check(&RELATIVE_LINK, relative_link),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

rule! { MISSING_ID = "nitf" / "missing-id", nitf("doc-id", Level::Should);
    "A document has a `doc-id` with an `id-string`, or an `uno`."
    "Corrections and kills name the story by it; without it they reach nothing."
    "Write `<doc-id id-string=\"...\"/>` into `docdata`, the same for every version of the story."
}

fn missing_id(part: &Part<'_>, found: Found<'_>) {
    let Some(nitf) = part.item() else { return };
    let says = |node: Node<'_, '_>, name| node.attr(name).is_some_and(|attr| nonblank(&attr.value));
    let is_id = |node: &Node<'_, '_>| own(*node) && node.name() == "doc-id";
    if says(nitf, "uno") || part.tree.all().filter(is_id).any(|id| says(id, "id-string")) {
        return;
    }
    match part.tree.all().find(is_id) {
        Some(id) => found(finding(&MISSING_ID, "the `doc-id` has no `id-string`", id.span())),
        None => found(finding(&MISSING_ID, "the document has no `doc-id`", nitf.span())),
    }
}

rule! { BAD_DATE = "nitf" / "bad-date", nitf("date.issue, date.release, date.expire", Level::Must);
    "Normalized dates are those of ISO 8601."
    "An embargo or an expiry that cannot be read holds for ever, or not at all."
    "Write the time as `20260314T083000Z` or `20260314T093000+0100`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    for (_, date) in dates(part).filter(|(_, date)| iso8601(&date.value).is_none()) {
        let message = format!("`{}` is not a date of ISO 8601", date.value);
        found(finding(&BAD_DATE, message, date.span));
    }
}

rule! { DATE_WITHOUT_ZONE = "nitf" / "date-without-zone", nitf("date.issue, date.release, date.expire", Level::Should);
    "Normalized dates have a time of day and a zone."
    "Each newsroom takes its own zone, and the embargo ends somewhere too early."
    "Add the zone, as in `20260314T083000Z` or `20260314T093000+0100`; for a day alone, `T000000` and the zone."
}

fn date_without_zone(part: &Part<'_>, found: Found<'_>) {
    for (node, date) in dates(part).filter(|(_, date)| iso8601(&date.value) == Some(false)) {
        let message = format!("`{}` of `{}` has no time of day with a zone", date.value, node.name());
        found(finding(&DATE_WITHOUT_ZONE, message, date.span));
    }
}

rule! { BAD_STATUS = "nitf" / "bad-status", nitf("docdata: @management-status, @management-idref-status", Level::Should);
    "A status is `usable`, `embargoed`, `withheld` or `canceled`."
    "A status that nobody knows lets a withdrawn story stand, or keeps a usable one back."
    "Write one of the four."
}

fn bad_status(part: &Part<'_>, found: Found<'_>) {
    let is_status = |name: &str| matches!(name, "management-status" | "management-idref-status");
    let known =
        |word: &str| ["usable", "embargoed", "withheld", "canceled"].iter().any(|k| k.eq_ignore_ascii_case(word));
    for node in part.tree.all().filter(|node| own(*node) && node.name() == "docdata") {
        let stated = node.attrs().iter().filter(|attr| attr.prefix.is_empty() && is_status(attr.name));
        for attr in stated.filter(|attr| nonblank(&attr.value) && !known(attr.value.trim())) {
            let message = format!("`{}` is no status of a document", attr.value.trim());
            found(finding(&BAD_STATUS, message, attr.span));
        }
    }
}

/// The attributes that hold a normalized date, where they say something.
fn dates<'a>(part: &Part<'a>) -> impl Iterator<Item = (Node<'a, 'a>, &'a Attribute<'a>)> {
    let tree = part.tree;
    let is_date = |node: Node<'_, '_>, name: &str| match node.name() {
        "date.issue" | "date.release" | "date.expire" | "story.date" | "chron" | "revision-history"
        | "rights.startdate" | "rights.enddate" => name == "norm",
        "pubdata" => name == "date.publication",
        "doc.rights" => matches!(name, "startdate" | "enddate"),
        "event" => matches!(name, "start-date" | "end-date"),
        _ => false,
    };
    tree.all().filter(|node| own(*node)).flat_map(move |node| {
        let dates = node.attrs().iter().filter(move |attr| attr.prefix.is_empty() && is_date(node, attr.name));
        dates.filter(|attr| nonblank(&attr.value)).map(move |attr| (node, attr))
    })
}

rule! { DUPLICATE_ELEMENT = "nitf" / "duplicate-element", nitf("nitf, head, body, body.head, hedline", Level::Must);
    "An element that may stand once stands once."
    "Readers differ in which of the two they take, and the schema refuses the document."
    "Keep one of them, or put what both hold into one."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    again(ruled(part), &DUPLICATE_ELEMENT, found);
}

rule! { EMBARGO_IN_WORDS = "nitf" / "embargo-in-words", nitf("date.release", Level::Should);
    "An embargo stands in `date.release` or in the status, not only in words."
    "Without `date.release` a story counts as released on receipt: systems publish it at once."
    "Write the time into `date.release` and `management-status=\"embargoed\"`; without a time, the status alone."
}

fn embargo_in_words(part: &Part<'_>, found: Found<'_>) {
    let Some((article, root)) = part.article.zip(part.item()) else { return };
    let Some(words) = article.embargo.as_deref().filter(|_| article.marked("embargo") == Some("inferred")) else {
        return;
    };
    if part.tree.all().any(|node| own(node) && node.name() == "docdata" && holds(node)) {
        return;
    }
    let place = embargo_place(article, words, part).unwrap_or(root.span());
    found(finding(&EMBARGO_IN_WORDS, format!("`{words}` stands in words only"), place));
}

/// Whether the status of a document keeps it from being published.
fn holds(docdata: Node<'_, '_>) -> bool {
    let status = docdata.attr("management-status").map(|attr| attr.value.trim().to_ascii_lowercase());
    matches!(status.as_deref(), Some("embargoed" | "withheld" | "canceled"))
}

/// Where the words of an embargo stand, when that is a text whose place readers note.
fn embargo_place(article: &Article, words: &str, part: &Part<'_>) -> Option<Span> {
    let texts = [
        (NOTE, article.ed_notes.as_slice()),
        (HEADLINE, article.headline.as_slice()),
        (SLUGLINE, &article.slugline),
        (SUMMARY, article.summary.as_slice()),
    ];
    texts.into_iter().find_map(|(leaf, texts)| {
        let n = texts.iter().position(|text| text.value.contains(words))?;
        part.places.nth(leaf, n, texts.len())
    })
}

rule! { RELATIVE_LINK = "nitf" / "relative-link", checks::BASE_KNOWN;
    "A relative link in the text has a base."
    "The story leaves its place of origin, and the link leads nowhere. Files that travel with it are named freely."
    "Write the whole address, or state an `xml:base`; the URL of the document is given with --base."
}

fn relative_link(part: &Part<'_>, found: Found<'_>) {
    if part.base().is_some_and(checks::absolute_uri) {
        return;
    }
    for link in part.tree.all().filter(|node| own(*node) && node.name() == "a") {
        if let Some(href) = link.attr("href").filter(|href| needs_base(&href.value)) {
            let message = format!("`{}` is relative, and nothing says to what", href.value);
            found(finding(&RELATIVE_LINK, message, href.span));
        }
    }
}

rule! { UNDECLARED_NAMESPACE = "nitf" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A system that knows namespaces refuses the whole document."
    "Declare the prefix on `nitf`, as `xmlns:nar=\"http://iptc.org/std/nar/2006-10-01/\"`."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}

pub(super) fn own(node: Node<'_, '_>) -> bool {
    node.ns().is_empty()
}

/// NITF 3.6 says what an element is for in the documentation of its schema.
pub(super) const fn nitf(section: &'static str, level: Level) -> Clause {
    let url = "https://www.iptc.org/std/NITF/3.6/specification/nitf-3-6.xsd";
    Clause { spec: "NITF 3.6", section, url, level }
}
