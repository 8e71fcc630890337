//! FeedSync 1.0.1, by which feeds are kept alike.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, attr, each, missing_attributes, nonblank, one_of, positive_integer, values};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::addresses;

/// The rules of FeedSync.
pub(super) const RULES: &[Check] = &[
    on(&MISSING, missing).at("sx:*"),
    on(&BAD_ID, bad_id).at("sx:*"),
    on(&BAD_NUMBER, bad_number).at("sx:*"),
    on(&BAD_WORD, bad_word).at("sx:*"),
    on(&BAD_LINK, bad_link).at("sx:*"),
    on(&NOBODY, nobody).at("sx:*"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const fn feedsync(section: &'static str) -> Clause {
    let url = "https://web.archive.org/web/2010/http://feedsyncsamples.codeplex.com/Wiki/View.aspx?title=FeedSync%20Specification";
    clause("FeedSync for Atom and RSS 1.0.1", section, url, Level::Must)
}

rule! { MISSING = modules "feedsync" / "missing", feedsync("sx:sync, sx:history");
    "An `sx:sync` has an `id`, `updates` and an `sx:history`; a history says its `sequence`, and when it was or by whom, a related feed its `link` and `type`."
    "Two copies of the feed cannot be brought together."
    "Add what is missing."
}

fn missing(part: &Part<'_>, found: Found<'_>) {
    const NEEDED: &[(&str, &str, &str)] = &[
        ("sx", "sync", "id"),
        ("sx", "sync", "updates"),
        ("sx", "history", "sequence"),
        ("sx", "related", "link"),
        ("sx", "related", "type"),
    ];
    missing_attributes(part, &MISSING, NEEDED, found);
    for sync in part.named("sx", "sync").map(|placed| placed.node) {
        if part.children(sync, "sx", "history").next().is_none() {
            found(finding(&MISSING, "`sx:sync` has no `sx:history`", sync.span()));
        }
    }
    for history in part.named("sx", "history").map(|placed| placed.node) {
        if history.attr("when").or(history.attr("by")).is_none() {
            found(finding(&MISSING, "`sx:history` has neither `when` nor `by`", history.span()));
        }
    }
}

rule! { BAD_ID = modules "feedsync" / "bad-id", feedsync("sx:sync, id");
    "The `id` of an `sx:sync` could stand in a URN: it has no blanks."
    "The copies have another one."
    "Write letters, digits, and `-`, `.`, `_` or `:` between them."
}

fn bad_id(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("sx", "sync", "id")];
    each(part, &BAD_ID, SPOTS, addresses::namespace_specific, "what could stand in a URN", found);
}

rule! { BAD_NUMBER = modules "feedsync" / "bad-number", feedsync("sx:sync, updates");
    "The number of updates and the sequence are from 1 to 2147483647."
    "Programs begin again at a negative number, and the older copy wins."
    "Write digits alone."
}

fn bad_number(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("sx", "sync", "updates"), attr("sx", "history", "sequence")];
    let number = |t: &str| positive_integer(t) && t.parse::<i32>().is_ok();
    each(part, &BAD_NUMBER, SPOTS, number, "a number from 1 to 2147483647", found);
}

rule! { BAD_WORD = modules "feedsync" / "bad-word", feedsync("sx:sync, deleted; sx:related, type");
    "Whether an item is deleted or without conflicts is `true` or `false`; a related feed is `complete` or `aggregated`."
    "Programs take anything else for `false`."
    "Write one of the two, in small letters."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    const FLAGS: &[Spot] = &[attr("sx", "sync", "deleted"), attr("sx", "sync", "noconflicts")];
    const KINDS: &[Spot] = &[attr("sx", "related", "type")];
    each(part, &BAD_WORD, FLAGS, one_of(&["true", "false"]), "`true` or `false`", found);
    each(part, &BAD_WORD, KINDS, one_of(&["complete", "aggregated"]), "`complete` or `aggregated`", found);
}

rule! { BAD_LINK = modules "feedsync" / "bad-link", feedsync("sx:related, link");
    "The link of a related feed is a whole URI, of ASCII characters only."
    "Programs cannot fetch it."
    "Write the whole address, and other characters in their escaped form."
}

fn bad_link(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("sx", "related", "link")];
    each(part, &BAD_LINK, SPOTS, addresses::uri, "a whole URI", found);
}

rule! { NOBODY = modules "feedsync" / "nobody", should(feedsync("sx:history, by"));
    "A history says when it was or by whom, in words."
    "Two changes cannot be told from each other."
    "Write the name of the endpoint into `by`."
}

fn nobody(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[attr("sx", "history", "by"), attr("sx", "related", "title")];
    for value in values(part, SPOTS).filter(|value| !nonblank(&value.text)) {
        found(finding(&NOBODY, format!("{} is empty", value.owner()), value.span));
    }
}
