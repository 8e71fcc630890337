//! The rules of NewsML 1, each with its check: what its DTD cannot say, and what matters most of what it can.

use std::collections::HashSet;

use super::rules_content::{self, lacking};
use crate::diag::{Clause, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{self, Found, iso8601, nonblank, positive_integer, unique, words_or_tag};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::vocab::dates::{self, Shape};

/// Every rule of NewsML 1.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, rules_content::RULES];

const OWN: &[Check] = &[
    check(&MISSING_ENVELOPE, missing_envelope),
    check(&MISSING_ELEMENT, missing_element),
    check(&DUPLICATE_ELEMENT, duplicate_element),
    check(&BAD_REVISION, bad_revision),
    check(&BAD_UPDATE, bad_update),
    check(&PUBLIC_IDENTIFIER_DIFFERS, public_identifier_differs),
    check(&BAD_DATE, bad_date).covering(&["newsml-1/unreadable-date"]),
    check(&DATE_WITHOUT_ZONE, date_without_zone),
    check(&MISSING_FORMAL_NAME, missing_formal_name),
    check(&BAD_STATUS, bad_status),
    check(&BAD_URGENCY, bad_urgency).covering(&["newsml-1/unreadable-urgency"]),
    check(&UNKNOWN_TOPIC, unknown_topic),
    check(&DUPLICATE_DUID, duplicate_duid),
    check(&EMBARGO_WITHOUT_TIME, embargo_without_time),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[checks::UNDECLARED_NOTE]).at("!"),
];

pub(super) const fn clause(section: &'static str, level: Level) -> Clause {
    Clause { spec: "NewsML 1.2", section, url: "https://iptc.org/standards/newsml-1/", level }
}

fn child<'a>(of: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    of.children().find(|child| child.name() == name)
}

/// The item, where it is spelled as the standard has it.
fn item<'a>(part: &Part<'a>) -> Option<Node<'a, 'a>> {
    part.item().filter(|root| root.name() == "NewsItem")
}

rule! { MISSING_ENVELOPE = "newsml-1" / "missing-envelope", clause("NewsEnvelope, DateAndTime", Level::Must);
    "A document has a `NewsEnvelope` with the time of its transmission."
    "Systems route by the envelope, and the DTD refuses a document without it."
    "Add `<NewsEnvelope><DateAndTime>...</DateAndTime></NewsEnvelope>` before the items."
}

fn missing_envelope(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| root.name() == "NewsML") else { return };
    match child(root, "NewsEnvelope") {
        None => found(finding(&MISSING_ENVELOPE, "the document has no `NewsEnvelope`", root.span())),
        Some(envelope) if child(envelope, "DateAndTime").is_none() => {
            found(finding(&MISSING_ENVELOPE, "`NewsEnvelope` has no `DateAndTime`", envelope.span()));
        }
        Some(_) => {}
    }
}

rule! { MISSING_ELEMENT = "newsml-1" / "missing-element", clause("NewsItem, NewsIdentifier, NewsManagement", Level::Must);
    "An item says which it is, of whom, in which revision and status; other elements have what they are there for."
    "Updates and kills find the item by these elements, a label without words says nothing; the DTD asks for each."
    "Add what the message names."
}

/// What stands in what.
const NEEDED: &[(&str, &[&str])] = &[
    ("NewsItem", &["Identification", "NewsManagement"]),
    ("Identification", &["NewsIdentifier"]),
    ("NewsIdentifier", &["ProviderId", "DateId", "NewsItemId", "RevisionId", "PublicIdentifier"]),
    ("NewsManagement", &["NewsItemType", "FirstCreated", "ThisRevisionCreated", "Status"]),
    ("StatusWillChange", &["FutureStatus", "DateAndTime"]),
];

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    if item(part).is_none() {
        return;
    }
    for node in part.tree.all() {
        let Some((_, needed)) = NEEDED.iter().find(|(name, _)| *name == node.name()) else { continue };
        for name in needed.iter().filter(|name| child(node, name).is_none()) {
            found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", node.name()), node.span()));
        }
    }
    if !part.tree.is_cut() {
        for (of, name) in lacking(part) {
            found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", of.name()), of.span()));
        }
    }
}

rule! { DUPLICATE_ELEMENT = "newsml-1" / "duplicate-element", clause("NewsEnvelope, NewsItem, NewsManagement, NewsComponent, ContentItem", Level::Must);
    "An element that may stand once stands once."
    "Systems differ in which of the two they take, and the DTD refuses the document."
    "Keep one of them."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    for node in part.above().into_iter().flat_map(|_| part.tree.all()) {
        let once: &[&str] = match node.name() {
            "NewsML" => &["NewsEnvelope"],
            "NewsEnvelope" => &["TransmissionId", "SentFrom", "SentTo", "DateAndTime", "Priority"],
            _ => continue,
        };
        unique(node, |_| true, once, &DUPLICATE_ELEMENT, found);
    }
    if item(part).is_none() {
        return;
    }
    for node in part.tree.all() {
        let once: &[&str] = match node.name() {
            "NewsManagement" => {
                &["NewsItemType", "FirstCreated", "ThisRevisionCreated", "Status", "StatusWillChange", "Urgency"]
            }
            "NewsItem" => &["Identification", "NewsManagement", "NewsComponent"],
            "NewsComponent" => {
                &["Role", "NewsLines", "AdministrativeMetadata", "RightsMetadata", "DescriptiveMetadata"]
            }
            "ContentItem" => &["MediaType", "Format", "MimeType", "Notation", "Characteristics", "DataContent"],
            name => match NEEDED.iter().find(|(around, _)| *around == name) {
                Some((_, once)) => once,
                None => continue,
            },
        };
        unique(node, |_| true, once, &DUPLICATE_ELEMENT, found);
    }
}

rule! { BAD_REVISION = "newsml-1" / "bad-revision", clause("RevisionId", Level::Should);
    "A revision is a whole number from 1."
    "Of two revisions the newer one cannot be told."
    "Count the revisions: 1, 2, 3."
}

fn bad_revision(part: &Part<'_>, found: Found<'_>) {
    for node in part.tree.all().filter(|node| node.name() == "RevisionId") {
        let text = node.text();
        if !positive_integer(text.trim()) {
            let message = format!("`{}` is no number of a revision", text.trim());
            found(finding(&BAD_REVISION, message, words_or_tag(part, node)));
        }
    }
}

rule! { BAD_UPDATE = "newsml-1" / "bad-update", clause("RevisionId: PreviousRevision, Update", Level::Must);
    "A revision says which one was before it, and whether it is an update: `N`, `U` or `A`."
    "An update takes the place of the whole story, or a story that of an update."
    "Write `<RevisionId PreviousRevision=\"1\" Update=\"N\">2</RevisionId>`; before the first revision there is 0."
}

fn bad_update(part: &Part<'_>, found: Found<'_>) {
    let passes = |name: &str, value: &str| match name {
        "Update" => matches!(value, "N" | "U" | "A"),
        _ => nonblank(value),
    };
    for node in part.tree.all().filter(|node| node.name() == "RevisionId") {
        for name in ["PreviousRevision", "Update"] {
            match node.attr(name) {
                None => found(finding(&BAD_UPDATE, format!("`RevisionId` has no `{name}`"), node.span())),
                Some(attr) if !passes(name, attr.value.trim()) => {
                    found(finding(&BAD_UPDATE, format!("`{}` is no `{name}`", attr.value), attr.span));
                }
                Some(_) => {}
            }
        }
    }
}

rule! { PUBLIC_IDENTIFIER_DIFFERS = "newsml-1" / "public-identifier-differs", clause("PublicIdentifier", Level::Should);
    "The public identifier is made of the provider, the date, the item and the revision."
    "Some systems know the item by the one, some by the others, and think them two."
    "Write `urn:newsml:{ProviderId}:{DateId}:{NewsItemId}:{RevisionId}`, and the letter of the update unless it is `N`."
}

fn public_identifier_differs(part: &Part<'_>, found: Found<'_>) {
    for id in part.tree.all().filter(|node| node.name() == "NewsIdentifier") {
        let text = |name| child(id, name).map(|node| node.text().trim().to_owned()).unwrap_or_default();
        let Some(public) = child(id, "PublicIdentifier").filter(|node| nonblank(&node.text())) else { continue };
        let update = child(id, "RevisionId").and_then(|node| node.attr("Update")).map(|attr| attr.value.trim());
        let letter = update.filter(|letter| *letter != "N").unwrap_or_default();
        let parts = ["ProviderId", "DateId", "NewsItemId", "RevisionId"].map(text);
        let made = format!("urn:newsml:{}{letter}", parts.join(":"));
        if parts.iter().all(|part| !part.is_empty()) && public.text().trim() != made {
            let message = format!("`{}` is not `{made}`", public.text().trim());
            found(finding(&PUBLIC_IDENTIFIER_DIFFERS, message, words_or_tag(part, public)));
        }
    }
}

/// The elements that hold a time.
fn dates<'a>(part: &Part<'a>) -> impl Iterator<Item = (Node<'a, 'a>, String)> {
    let times = ["DateAndTime", "FirstCreated", "ThisRevisionCreated", "DateId", "ValidationDate"];
    let timed = part.tree.all().filter(move |node| times.contains(&node.name()) && node.children().next().is_none());
    timed.map(|node| (node, node.text().trim().to_owned())).filter(|(_, text)| !text.is_empty())
}

rule! { BAD_DATE = "newsml-1" / "bad-date", clause("DateAndTime, FirstCreated, ThisRevisionCreated, DateId", Level::Must);
    "A time is one of ISO 8601."
    "An embargo that cannot be read holds for ever, or not at all."
    "Write the time as `20260312T093000+0100`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    for (node, text) in dates(part).filter(|(_, text)| !is_date(text)) {
        let message = format!("`{text}`, the value of `{}`, is not a time of ISO 8601", node.name());
        found(finding(&BAD_DATE, message, words_or_tag(part, node)));
    }
}

fn is_date(text: &str) -> bool {
    dates::read(text).is_ok_and(|stated| matches!(stated.shape, Shape::Iso8601 | Shape::Rfc3339))
}

rule! { DATE_WITHOUT_ZONE = "newsml-1" / "date-without-zone", clause("DateAndTime, FirstCreated, ThisRevisionCreated", Level::Should);
    "A time of day has a zone. A date alone needs none."
    "Each newsroom takes its own zone, and the embargo ends somewhere too early."
    "Add the zone, as in `20260312T093000+0100` or `20260312T083000Z`."
}

fn date_without_zone(part: &Part<'_>, found: Found<'_>) {
    let stated = dates(part).filter(|(node, _)| node.name() != "DateId" && node.name() != "ValidationDate");
    let lacks = |text: &str| iso8601(text) == Some(false) && text.contains('T');
    for (node, text) in stated.filter(|(_, text)| lacks(text)) {
        let message = format!("`{text}` of `{}` has no zone", node.name());
        found(finding(&DATE_WITHOUT_ZONE, message, words_or_tag(part, node)));
    }
}

/// The elements of an item that say a word of a vocabulary.
const CODED: &[&str] = &["NewsItemType", "Status", "FutureStatus", "Urgency", "Role", "NewsLineType", "TopicType"];

rule! { MISSING_FORMAL_NAME = "newsml-1" / "missing-formal-name", clause("FormalName", Level::Must);
    "What is a word of a vocabulary has a `FormalName`."
    "The element says nothing without it: a status that is none counts as usable."
    "Add `FormalName`, as `Usable` or `Main`."
}

fn missing_formal_name(part: &Part<'_>, found: Found<'_>) {
    let coded = part.tree.all().filter(|node| node.ns().is_empty() && CODED.contains(&node.name()));
    for node in coded.filter(|node| !node.attr("FormalName").is_some_and(|name| nonblank(&name.value))) {
        found(finding(&MISSING_FORMAL_NAME, format!("`{}` has no `FormalName`", node.name()), node.span()));
    }
}

rule! { BAD_STATUS = "newsml-1" / "bad-status", clause("Status, FutureStatus", Level::Should);
    "The status is `Usable`, `Embargoed`, `Withheld` or `Canceled`."
    "A status that nobody knows lets a withdrawn story stand, or keeps a usable one back."
    "Write one of the four, or name the vocabulary that has the word."
}

fn bad_status(part: &Part<'_>, found: Found<'_>) {
    for node in part.tree.all().filter(|node| matches!(node.name(), "Status" | "FutureStatus")) {
        let Some(name) = node.attr("FormalName").filter(|name| nonblank(&name.value)) else { continue };
        let known = ["usable", "embargoed", "withheld", "canceled"];
        let word = name.value.trim();
        if node.attr("Vocabulary").is_none() && !known.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            found(finding(&BAD_STATUS, format!("`{word}` is no status of the IPTC's list"), name.span));
        }
    }
}

rule! { BAD_URGENCY = "newsml-1" / "bad-urgency", clause("Urgency", Level::Should);
    "The urgency is a whole number from 1 to 8."
    "Desks sort by it: anything else sorts the story anywhere."
    "Write `<Urgency FormalName=\"4\"/>`: 1 for the most urgent, 8 for the least."
}

fn bad_urgency(part: &Part<'_>, found: Found<'_>) {
    for node in part.tree.all().filter(|node| node.name() == "Urgency" && node.ns().is_empty()) {
        let Some(name) = node.attr("FormalName").filter(|name| nonblank(&name.value)) else { continue };
        if !matches!(name.value.trim().as_bytes(), [b'1'..=b'9']) {
            found(finding(&BAD_URGENCY, format!("`{}` is no urgency", name.value), name.span));
        }
    }
}

rule! { UNKNOWN_TOPIC = "newsml-1" / "unknown-topic", clause("Topic, Duid", Level::Must);
    "A reference into the document leads to an element that has this `Duid`."
    "The party or the subject that it names is lost."
    "Name the `Duid` of a `Topic` of the same document, or the address of one elsewhere."
}

fn unknown_topic(part: &Part<'_>, found: Found<'_>) {
    let refers = |name: &str| matches!(name, "Topic" | "TopicSet" | "NewsItemRef");
    let attrs = part.tree.all().flat_map(|node| node.attrs().iter().filter(|attr| refers(attr.name)));
    let inside = attrs.filter_map(|attr| attr.value.trim().strip_prefix('#').map(|id| (id, attr.span)));
    for (id, span) in inside {
        // Whatever element has it, above the items or in them.
        if !part.earlier.named(|| named(part.text)).contains(id) {
            found(finding(&UNKNOWN_TOPIC, format!("nothing in the document has the `Duid` `{id}`"), span));
        }
    }
}

/// The values of all attributes `Duid` in a document.
fn named(text: &str) -> HashSet<String> {
    let values = memchr::memmem::find_iter(text.as_bytes(), "Duid").filter_map(|at| {
        let rest = text.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?;
        value.get(..value.find(quote)?).map(|name| name.trim().to_owned())
    });
    values.collect()
}

rule! { DUPLICATE_DUID = "newsml-1" / "duplicate-duid", clause("Duid", Level::Must);
    "A `Duid` stands once in a document."
    "What refers to it refers to two."
    "Give each element a `Duid` of its own."
}

fn duplicate_duid(part: &Part<'_>, _: Found<'_>) {
    let ids = part.tree.all().filter_map(|node| node.attr("Duid"));
    checks::repeated(part, ids, &DUPLICATE_DUID, |id| format!("an element before has the `Duid` `{id}` too"));
}

rule! { EMBARGO_WITHOUT_TIME = "newsml-1" / "embargo-without-time", clause("StatusWillChange", Level::May);
    "An item that is embargoed may say when it will be usable."
    "Nobody knows when it may be published: it is held until somebody asks."
    "Add `StatusWillChange` with the `FutureStatus` `Usable` and the time."
}

fn embargo_without_time(part: &Part<'_>, found: Found<'_>) {
    let Some(management) = item(part).and_then(|item| child(item, "NewsManagement")) else { return };
    let embargoed = |node: &Node<'_, '_>| {
        node.attr("FormalName").is_some_and(|name| name.value.trim().eq_ignore_ascii_case("embargoed"))
    };
    let status = child(management, "Status").filter(embargoed);
    if let Some(status) = status.filter(|_| child(management, "StatusWillChange").is_none()) {
        let message = "the item is embargoed, and nothing says until when";
        found(finding(&EMBARGO_WITHOUT_TIME, message, status.span()));
    }
}

rule! { UNDECLARED_NAMESPACE = "newsml-1" / "undeclared-namespace", checks::PREFIX_DECLARED;
    "Every prefix is declared."
    "A system that knows namespaces refuses the whole document."
    "Declare the prefix on `NewsML`."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}
