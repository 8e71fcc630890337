//! The rules of Atom, each with its check.

use super::{AT, ATOM};
use crate::diag::{Clause, Diagnostic, Level, Rule};
use crate::formats::{Check, Part, finding};
use crate::model::Time;
use crate::syntax::xml::Node;

/// Every rule of Atom.
pub(super) static RULES: &[Check] = &[
    Check { rule: &MISSING_ID, check: missing_id },
    Check { rule: &MISSING_TITLE, check: missing_title },
    Check { rule: &MISSING_UPDATED, check: missing_updated },
    Check { rule: &BAD_DATE, check: bad_date },
    Check { rule: &ADDRESS_WITHOUT_HREF, check: address_without_href },
];

static MISSING_ID: Rule = Rule {
    id: "atom/missing-id",
    summary: "A feed and each entry has exactly one `id` that is not empty.",
    why: "Readers tell new stories from corrected ones by it.",
    remedy: "Give the feed or entry an `id`: a URI that stays when the story is corrected.",
    clause: must("4.2.6", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6"),
    bad: include_str!("../../../feeds/atom/rules/missing-id.bad.xml"),
    good: include_str!("../../../feeds/atom/rules/missing-id.good.xml"),
};

fn missing_id(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    exactly_one(part, &MISSING_ID, "id", found);
    for id in container(part).into_iter().flat_map(|node| children(node, "id")) {
        if id.text().trim().is_empty() {
            found(finding(&MISSING_ID, "the `id` is empty", id.span()));
        }
    }
}

static MISSING_TITLE: Rule = Rule {
    id: "atom/missing-title",
    summary: "A feed and each entry has exactly one `title`.",
    why: "It is the line that readers list.",
    remedy: "Give the feed or entry a `title`; it may be empty.",
    clause: must("4.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2"),
    bad: include_str!("../../../feeds/atom/rules/missing-title.bad.xml"),
    good: include_str!("../../../feeds/atom/rules/missing-title.good.xml"),
};

fn missing_title(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    exactly_one(part, &MISSING_TITLE, "title", found);
}

static MISSING_UPDATED: Rule = Rule {
    id: "atom/missing-updated",
    summary: "A feed and each entry has exactly one `updated`.",
    why: "Without it readers cannot tell a correction from the story it corrects.",
    remedy: "Say in `updated` when the feed or entry last changed in a way that matters.",
    clause: must("4.2.15", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15"),
    bad: include_str!("../../../feeds/atom/rules/missing-updated.bad.xml"),
    good: include_str!("../../../feeds/atom/rules/missing-updated.good.xml"),
};

fn missing_updated(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    exactly_one(part, &MISSING_UPDATED, "updated", found);
}

static BAD_DATE: Rule = Rule {
    id: "atom/bad-date",
    summary: "Dates are RFC 3339 times with a date, a time of day and a zone.",
    why: "A time without a zone, or in another notation, is a different moment to each reader.",
    remedy: "Write the time as `2026-03-14T08:30:00Z` or `2026-03-14T09:30:00+01:00`.",
    clause: must("3.3", "https://www.rfc-editor.org/rfc/rfc4287#section-3.3"),
    bad: include_str!("../../../feeds/atom/rules/bad-date.bad.xml"),
    good: include_str!("../../../feeds/atom/rules/bad-date.good.xml"),
};

fn bad_date(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    for node in part.tree.all().filter(|node| is(*node, "updated") || is(*node, "published")) {
        let text = node.text();
        if !is_rfc3339(&text) {
            let message = format!("`{}` is not an RFC 3339 time with a zone", text.trim());
            found(finding(&BAD_DATE, message, node.text_span()));
        }
    }
    let when = part.tree.root().filter(|root| AT.means(&root.tag().uri)).and_then(|root| root.attr("when"));
    if let Some(when) = when.filter(|when| !is_rfc3339(&when.value)) {
        let message = format!("`{}` is not an RFC 3339 time with a zone", when.value);
        found(finding(&BAD_DATE, message, when.span));
    }
}

/// RFC 4287, 3.3: with an upper-case `T` and `Z`, and no white space around.
fn is_rfc3339(text: &str) -> bool {
    Time::new(text).is_some_and(|time| time.has_clock() && time.has_zone())
}

static ADDRESS_WITHOUT_HREF: Rule = Rule {
    id: "atom/link-without-href",
    summary: "A `link` has an `href`.",
    why: "A link without an address leads nowhere.",
    remedy: "Give the `link` an `href`.",
    clause: must("4.2.7.1", "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.1"),
    bad: include_str!("../../../feeds/atom/rules/link-without-href.bad.xml"),
    good: include_str!("../../../feeds/atom/rules/link-without-href.good.xml"),
};

fn address_without_href(part: &Part<'_>, found: &mut dyn FnMut(Diagnostic)) {
    for link in part.tree.all().filter(|node| is(*node, "link") && node.attr("href").is_none()) {
        found(finding(&ADDRESS_WITHOUT_HREF, "the `link` has no `href`", link.span()));
    }
}

const fn must(section: &'static str, url: &'static str) -> Clause {
    Clause { spec: "RFC 4287", section, url, level: Level::Must }
}

/// Whether `node` is the element `name` of Atom 1.0; 0.3 has rules of its own.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.name() == name && node.tag().uri == ATOM.uri
}

/// The feed or the entry, if that is what the part is.
fn container<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.tree.root().filter(|root| is(*root, if part.item { "entry" } else { "feed" }))
}

fn children<'a>(of: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    of.children().filter(move |child| is(*child, name))
}

fn exactly_one(part: &Part<'_>, rule: &'static Rule, name: &'static str, found: &mut dyn FnMut(Diagnostic)) {
    let Some(container) = container(part) else { return };
    let mut own = children(container, name);
    match (own.next(), own.next()) {
        (None, _) => found(finding(rule, format!("the `{}` has no `{name}`", container.name()), container.span())),
        (Some(_), Some(second)) => {
            found(finding(rule, format!("the `{}` has another `{name}`", container.name()), second.span()));
        }
        (Some(_), None) => {}
    }
}
