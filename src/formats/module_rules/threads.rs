//! Answers (RFC 4685), feeds in pieces (RFC 5005) and deleted entries (RFC 6721).

use super::dates::THREADING;
use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{
    Found, Spot, attr, each, missing_attributes, non_negative_integer, nonblank, once, one_of, text,
};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::vocab::{addresses, registries};

/// The rules of threads and history.
pub(super) const RULES: &[Check] = &[
    on(&MISSING_REF, missing_ref).at("thr:in-reply-to"),
    on(&BAD_REF, bad_ref).at("thr:in-reply-to"),
    on(&BAD_COUNT, bad_count).at("thr:total @:"),
    on(&UNKNOWN_ATTRIBUTE, unknown_attribute).at("@:"),
    on(&PAGE_OF_ENTRY, page_of_entry).at("atom:link"),
    on(&COMPLETE_WITH_PAGES, complete_with_pages).at("fh:complete"),
    on(&COMPLETE_ELSEWHERE, complete_elsewhere).at("fh:complete"),
    on(&PAST_THE_END, past_the_end).at("above"),
    on(&ARCHIVE_WITHOUT_LINKS, archive_without_links).at("fh:archive"),
    on(&DELETED_WITHOUT, deleted_without).at("at:deleted-entry"),
    on(&ARCHIVE_IS_COMPLETE, archive_is_complete).at("fh:archive"),
    on(&DELETED_PART, deleted_part).at("at:by at:comment"),
    on(&DELETED_REF, deleted_ref).at("at:deleted-entry"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const REPLY: Clause = clause("RFC 4685", "3", "https://www.rfc-editor.org/rfc/rfc4685#section-3", Level::Must);

rule! { MISSING_REF = modules "thread" / "missing-ref", REPLY;
    "A `thr:in-reply-to` has a `ref`: the id of what is answered."
    "Nobody can tell which entry it is."
    "Copy the `id` of the entry that is answered."
}

fn missing_ref(part: &Part<'_>, found: Found<'_>) {
    missing_attributes(part, &MISSING_REF, &[("thr", "in-reply-to", "ref")], found);
}

rule! { BAD_REF = modules "thread" / "bad-ref", REPLY;
    "The `ref` of an answer is an IRI, as ids are; its `href` and `source` are addresses, its `type` a media type."
    "The entry is found by comparing ids; the page is opened at its address."
    "Copy the `id` and the address of the entry that is answered as they are."
}

fn bad_ref(part: &Part<'_>, found: Found<'_>) {
    const IDS: &[Spot] = &[attr("thr", "in-reply-to", "ref")];
    const ADDRESSES: &[Spot] = &[attr("thr", "in-reply-to", "href"), attr("thr", "in-reply-to", "source")];
    const TYPES: &[Spot] = &[attr("thr", "in-reply-to", "type")];
    each(part, &BAD_REF, IDS, addresses::iri, "an IRI", found);
    each(part, &BAD_REF, ADDRESSES, |t| nonblank(t) && addresses::iri_reference(t), "an address", found);
    each(part, &BAD_REF, TYPES, registries::media_type, "a media type", found);
}

/// The attributes of this namespace on links.
fn of_links<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = &'a crate::syntax::xml::Attribute<'a>> + 'p {
    part.named("atom", "link").flat_map(|placed| placed.node.attrs()).filter(|attr| attr.uri == THREADING)
}

rule! { BAD_COUNT = modules "thread" / "bad-count",
    clause("RFC 4685", "4, 5", "https://www.rfc-editor.org/rfc/rfc4685#section-4", Level::Must);
    "How many answers there are is a whole number."
    "Readers show it beside the headline."
    "Write digits alone."
}

fn bad_count(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("thr", "total")];
    each(part, &BAD_COUNT, SPOTS, non_negative_integer, "a whole number", found);
    for count in of_links(part).filter(|attr| attr.name == "count" && !non_negative_integer(&attr.value)) {
        found(finding(&BAD_COUNT, format!("`{}` is not a whole number", count.value), count.span));
    }
}

rule! { UNKNOWN_ATTRIBUTE = modules "thread" / "unknown-attribute",
    clause("RFC 4685", "4", "https://www.rfc-editor.org/rfc/rfc4685#section-4", Level::Must);
    "On a link stand `thr:count` and `thr:updated`, and nothing else of that namespace."
    "Drafts had `thr:when`; readers of today pass over it."
    "Write `thr:updated`."
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for attr in of_links(part).filter(|attr| !matches!(attr.name, "count" | "updated")) {
        found(finding(&UNKNOWN_ATTRIBUTE, format!("there is no attribute `{}` of links", attr.name), attr.span));
    }
}

const PAGES: [&str; 8] = ["first", "last", "next", "previous", "prev", "prev-archive", "next-archive", "current"];

/// The links of `of` with one of these relations.
fn pages<'a>(part: &Part<'a>, of: Node<'a, 'a>, rels: &[&str]) -> impl Iterator<Item = Node<'a, 'a>> {
    let is = |link: &Node<'_, '_>| link.attr("rel").is_some_and(|rel| rels.contains(&rel.value.as_ref()));
    part.children(of, "atom", "link").filter(is)
}

/// The feed or channel above the articles.
fn feed<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    let root = part.above()?;
    root.child("", "channel").or(Some(root))
}

const PAGED: Clause = clause("RFC 5005", "3", "https://www.rfc-editor.org/rfc/rfc5005#section-3", Level::Must);

rule! { PAGE_OF_ENTRY = modules "history" / "page-of-entry", should(PAGED);
    "Links to the next and the previous piece of a feed stand in the feed, not in an entry."
    "Readers that fetch the pieces look in the feed only."
    "Move the link into the feed; between stories write the relation `related`."
}

fn page_of_entry(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item() else { return };
    for link in pages(part, item, &PAGES) {
        let rel = link.attr("rel").map_or("", |rel| rel.value.as_ref());
        found(finding(&PAGE_OF_ENTRY, format!("`{rel}` is a relation of feeds"), link.span()));
    }
}

rule! { COMPLETE_WITH_PAGES = modules "history" / "complete-with-pages",
    clause("RFC 5005", "2", "https://www.rfc-editor.org/rfc/rfc5005#section-2", Level::Must);
    "A feed that is complete leads to no other pieces of it."
    "Readers drop what is not in it, and then find the rest in the next piece."
    "Leave out `fh:complete`, or the link."
}

fn complete_with_pages(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part).filter(|feed| part.children(*feed, "fh", "complete").next().is_some()) else { return };
    for link in pages(part, feed, &["next", "previous", "prev", "prev-archive", "next-archive"]) {
        found(finding(&COMPLETE_WITH_PAGES, "the feed says that it is complete", link.span()));
    }
}

rule! { COMPLETE_ELSEWHERE = modules "history" / "complete-elsewhere",
    should(clause("RFC 5005", "2", "https://www.rfc-editor.org/rfc/rfc5005#section-2", Level::Must));
    "A feed that is complete is the one of today: its `current` is its `self`."
    "Readers drop what is not in it, though the feed of today may have it."
    "Leave out `fh:complete`, or the link to another feed of today."
}

fn complete_elsewhere(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part).filter(|feed| part.children(*feed, "fh", "complete").next().is_some()) else { return };
    let to = |link: Node<'_, '_>| link.attr("href").map(|href| href.value.trim().to_owned());
    let own = pages(part, feed, &["self"]).find_map(to);
    for link in pages(part, feed, &["current"]).filter(|link| own.is_some() && to(*link) != own) {
        found(finding(&COMPLETE_ELSEWHERE, "the feed of today is another one", link.span()));
    }
}

rule! { PAST_THE_END = modules "history" / "past-the-end", PAGED;
    "The first piece of a feed has no previous one, the last no next one."
    "Readers that go on never come to an end."
    "Leave the link out."
}

fn past_the_end(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    let to =
        |rel: &str| pages(part, feed, &[rel]).next().and_then(|link| link.attr("href")).map(|href| href.value.as_ref());
    let Some(own) = to("self") else { return };
    for (end, beyond) in [("first", ["previous", "prev"].as_slice()), ("last", &["next"])] {
        for link in pages(part, feed, beyond).filter(|_| to(end) == Some(own)) {
            found(finding(&PAST_THE_END, format!("the feed is the {end} piece"), link.span()));
        }
    }
}

rule! { ARCHIVE_WITHOUT_LINKS = modules "history" / "archive-without-links",
    should(clause("RFC 5005", "4", "https://www.rfc-editor.org/rfc/rfc5005#section-4", Level::Must));
    "A piece of the archive leads to the piece before it, and to the feed of today."
    "Who comes from a search cannot find the rest."
    "Add links with the relations `prev-archive` and `current`."
}

fn archive_without_links(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part).filter(|feed| part.children(*feed, "fh", "complete").next().is_none()) else { return };
    let Some(archive) = part.children(feed, "fh", "archive").next() else { return };
    if pages(part, feed, &["prev-archive", "next-archive", "current"]).next().is_none() {
        found(finding(&ARCHIVE_WITHOUT_LINKS, "no link leads to the rest of the feed", archive.span()));
    } else if pages(part, feed, &["current"]).next().is_none() {
        found(finding(&ARCHIVE_WITHOUT_LINKS, "no link leads to the feed of today", archive.span()));
    }
}

rule! { ARCHIVE_IS_COMPLETE = modules "history" / "archive-is-complete",
    should(clause("RFC 5005", "2, 4", "https://www.rfc-editor.org/rfc/rfc5005#section-4", Level::Must));
    "A piece of an archive is no complete feed."
    "Readers drop what is not in a complete feed: all that stands in the other pieces."
    "Leave out `fh:complete` or `fh:archive`."
}

fn archive_is_complete(part: &Part<'_>, found: Found<'_>) {
    let Some(feed) = feed(part) else { return };
    let has = |name| part.children(feed, "fh", name).next();
    if let Some((archive, complete)) = has("archive").zip(has("complete")) {
        let second = if archive.span().start > complete.span().start { archive } else { complete };
        found(finding(&ARCHIVE_IS_COMPLETE, "the feed says that it is both, a piece and the whole", second.span()));
    }
}

rule! { DELETED_PART = modules "tombstone" / "bad-part",
    clause("RFC 6721", "3, 4", "https://www.rfc-editor.org/rfc/rfc6721#section-3", Level::Must);
    "A deleted entry has one `at:by`, a person with one name, and one `at:comment`, a text of Atom."
    "Nobody can tell who took the story back, or why."
    "Write one of each, a `name` in `at:by`, and `text`, `html` or `xhtml` as `type` of the comment."
}

fn deleted_part(part: &Part<'_>, found: Found<'_>) {
    for grave in part.named("at", "deleted-entry").map(|placed| placed.node) {
        once(grave, "at", &["by", "comment"], part, &DELETED_PART, found);
    }
    for by in part.named("at", "by").map(|placed| placed.node) {
        once(by, "atom", &["name", "uri", "email"], part, &DELETED_PART, found);
        if part.children(by, "atom", "name").next().is_none() {
            found(finding(&DELETED_PART, format!("`{}` has no `name`", by.tag().qualified()), by.span()));
        }
    }
    const TYPES: &[Spot] = &[attr("at", "comment", "type")];
    each(part, &DELETED_PART, TYPES, one_of(&["text", "html", "xhtml"]), "`text`, `html` or `xhtml`", found);
}

rule! { DELETED_WITHOUT = modules "tombstone" / "missing-attribute",
    clause("RFC 6721", "3", "https://www.rfc-editor.org/rfc/rfc6721#section-3", Level::Must);
    "An `at:deleted-entry` says which entry was deleted, and when."
    "The story that was killed stays where it is."
    "Add `ref` with the `id` of the entry, and `when`."
}

fn deleted_without(part: &Part<'_>, found: Found<'_>) {
    let needed = [("at", "deleted-entry", "ref"), ("at", "deleted-entry", "when")];
    missing_attributes(part, &DELETED_WITHOUT, &needed, found);
}

rule! { DELETED_REF = modules "tombstone" / "bad-ref",
    clause("RFC 6721", "3", "https://www.rfc-editor.org/rfc/rfc6721#section-3", Level::Must);
    "The `ref` of an `at:deleted-entry` is an IRI, as ids are."
    "No entry has such an id, so that nothing is taken back."
    "Copy the `id` of the entry that is gone."
}

fn deleted_ref(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("at", "deleted-entry", "ref")];
    each(part, &DELETED_REF, SPOTS, addresses::iri, "an IRI", found);
}
