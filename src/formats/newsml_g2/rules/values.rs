//! What the values of an item are.

use super::{clause, own};
use crate::diag::{Clause, Level, Span};
use crate::formats::check::check;
use crate::formats::checks::{Found, iso8601, language_tags, nonblank, positive_integer, words_in, words_or_tag};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;

pub(super) const RULES: &[Check] = &[
    check(&BAD_STANDARD, bad_standard),
    check(&BAD_VERSION, bad_version),
    check(&BAD_QCODE, bad_qcode),
    check(&BAD_STATUS, bad_status),
    check(&BAD_DATE, bad_date).covering(&["newsml-g2/odd-date", "newsml-g2/unreadable-date"]),
    check(&DATE_WITHOUT_ZONE, date_without_zone),
    check(&BAD_URGENCY, bad_urgency).covering(&["newsml-g2/unreadable-urgency"]),
    check(&BAD_LANGUAGE, bad_language),
    check(&EMBARGO_IN_WORDS, embargo_in_words),
];

rule! { BAD_STANDARD = "newsml-g2" / "bad-standard", clause("Item: @standard, @standardversion, @conformance", Level::Should);
    "The standard is `NewsML-G2` (of events `EventsML-G2`, of sports `SportsML-G2`), its version a number, its conformance `core` or `power`."
    "Processors compare these words letter by letter."
    "Write `standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\"`."
}

fn bad_standard(part: &Part<'_>, found: Found<'_>) {
    let Some(item) = part.item() else { return };
    let number = |text: &str| {
        text.split_once('.')
            .is_some_and(|(a, b)| [a, b].iter().all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
    };
    let passes = |name: &str, value: &str| match name {
        "standard" => matches!(value, "NewsML-G2" | "EventsML-G2" | "SportsML-G2"),
        "standardversion" => number(value),
        _ => matches!(value, "core" | "power"),
    };
    for name in ["standard", "standardversion", "conformance"] {
        let stated = item.attr(name).filter(|attr| nonblank(&attr.value) && !passes(name, attr.value.trim()));
        if let Some(attr) = stated {
            found(finding(&BAD_STANDARD, format!("`{}` is no {name} of NewsML-G2", attr.value), attr.span));
        }
    }
}

rule! { BAD_VERSION = "newsml-g2" / "bad-version", clause("Item: @version", Level::Must);
    "The version of an item is a whole number from 1."
    "Of two versions the newer one cannot be told."
    "Count the versions: 1, 2, 3."
}

fn bad_version(part: &Part<'_>, found: Found<'_>) {
    let Some(version) = part.item().and_then(|item| item.attr("version")) else { return };
    if !positive_integer(version.value.trim()) {
        found(finding(&BAD_VERSION, format!("`{}` is no whole number from 1", version.value), version.span));
    }
}

rule! { BAD_QCODE = "newsml-g2" / "bad-qcode", clause("QCodeType", Level::Must);
    "A QCode is an alias, a colon and a code, without blanks."
    "It cannot be resolved, and the value is lost."
    "Write it as `medtop:20000003`; what is no code stands in `literal`."
}

fn bad_qcode(part: &Part<'_>, found: Found<'_>) {
    let shaped = |text: &str| {
        text.split_once(':').is_some_and(|(alias, code)| !alias.is_empty() && !code.is_empty())
            && !text.contains(char::is_whitespace)
    };
    for node in part.tree.all().filter(|node| own(*node)) {
        if let Some(code) = node.attr("qcode").filter(|code| !shaped(code.value.trim())) {
            found(finding(&BAD_QCODE, format!("`{}` is no QCode", code.value), code.span));
        }
    }
}

rule! { BAD_STATUS = "newsml-g2" / "bad-status", clause("pubStatus", Level::Should);
    "The status is `usable`, `withheld` or `canceled` of the IPTC's list."
    "A status that nobody knows lets a withdrawn story stand, or keeps a usable one back."
    "Write `<pubStatus qcode=\"stat:usable\"/>`, `stat:withheld` or `stat:canceled`."
}

fn bad_status(part: &Part<'_>, found: Found<'_>) {
    for status in part.tree.all().filter(|node| own(*node) && node.name() == "pubStatus") {
        let code = status.attr("qcode").or_else(|| status.attr("uri"));
        let word = code.map(|code| code.value.trim().rsplit([':', '/']).next().unwrap_or_default());
        let known = word.is_some_and(|word| matches!(word, "usable" | "withheld" | "canceled"));
        if !known {
            let span = code.map_or(status.span(), |code| code.span);
            let message = format!("`{}` is no status of the IPTC's list", word.unwrap_or_default());
            found(finding(&BAD_STATUS, message, span));
        }
    }
}

/// Elements with a time, with a day or less, and one that may be empty.
const TIMES: &[&str] = &["versionCreated", "firstCreated", "embargoed", "sent", "modified"];
const TRUNCATED: &[&str] =
    &["expires", "contentCreated", "contentModified", "created", "founded", "dissolved", "born", "died"];

fn dates<'a>(part: &Part<'a>) -> impl Iterator<Item = (Node<'a, 'a>, String, Span, bool)> {
    let tree = part.tree;
    tree.all().filter(|node| own(*node)).filter_map(|node| {
        let time = TIMES.contains(&node.name());
        if !time && !TRUNCATED.contains(&node.name()) || node.children().next().is_some() {
            return None;
        }
        let text = node.text();
        Some((node, text.trim().to_owned(), node.text_span(), time)).filter(|(_, text, ..)| !text.is_empty())
    })
}

rule! { BAD_DATE = "newsml-g2" / "bad-date", clause("DateTimePropType, TruncatedDateTimePropType", Level::Must);
    "A time is one of XML Schema; of content a year, a month or a day may suffice."
    "An embargo or an expiry that cannot be read holds for ever, or not at all."
    "Write the time as `2026-03-12T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    // Only `embargoed` may hold nothing: it holds the story until further notice.
    let timed = |name: &str| name != "embargoed" && (TIMES.contains(&name) || TRUNCATED.contains(&name));
    let bare = |node: &Node<'_, '_>| node.is_blank();
    for node in part.tree.all().filter(|node| own(*node) && timed(node.name()) && bare(node)) {
        found(finding(&BAD_DATE, format!("`{}` is empty", node.name()), node.span()));
    }
    for (node, text, span, time) in dates(part).filter(|(_, text, _, time)| !is_date(text, *time)) {
        let what = if time { "a time" } else { "a date" };
        let message = format!("`{text}`, the value of `{}`, is not {what} of XML Schema", node.name());
        found(finding(&BAD_DATE, message, words_in(part, span)));
    }
}

/// A time of XML Schema (`xs:dateTime`), or with `time` false a part of one from the left.
fn is_date(text: &str, time: bool) -> bool {
    let shape: String = text.chars().take(20).map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let clock = shape.starts_with("9999-99-99T99:99:99");
    // A zone has a colon, and seconds may have a fraction.
    let tail = text.get(19..).unwrap_or_default();
    let zone = tail.trim_start_matches('.').trim_start_matches(|c: char| c.is_ascii_digit());
    let zoned = zone.is_empty() || zone == "Z" || (zone.len() == 6 && zone.get(3..4) == Some(":"));
    let day = !time && matches!(shape.as_str(), "9999" | "9999-99" | "9999-99-99");
    clock && zoned && iso8601(text).is_some() || day
}

/// DateTimePropType and its kin are `xs:dateTime`, which leaves the zone to the writer.
const ZONE: Clause = Clause {
    spec: "XML Schema Part 2",
    section: "3.2.7",
    url: "https://www.w3.org/TR/xmlschema-2/#dateTime",
    level: Level::May,
};

rule! { DATE_WITHOUT_ZONE = "newsml-g2" / "date-without-zone", ZONE;
    "A time may state its zone."
    "Each newsroom takes its own zone, and the embargo ends somewhere too early."
    "Add the zone, as in `2026-03-12T09:30:00+01:00`."
}

fn date_without_zone(part: &Part<'_>, found: Found<'_>) {
    for (node, text, span, time) in dates(part) {
        if time && is_date(&text, true) && iso8601(&text) == Some(false) {
            let message = format!("`{text}` of `{}` has no zone", node.name());
            found(finding(&DATE_WITHOUT_ZONE, message, words_in(part, span)));
        }
    }
}

rule! { BAD_URGENCY = "newsml-g2" / "bad-urgency", clause("urgency", Level::Must);
    "The urgency is a whole number from 1 to 9."
    "Desks sort by it: anything else sorts the story anywhere."
    "Write 1 for the most urgent, 9 for the least."
}

fn bad_urgency(part: &Part<'_>, found: Found<'_>) {
    for node in part.tree.all().filter(|node| own(*node) && node.name() == "urgency") {
        let text = node.text();
        if !matches!(text.trim().as_bytes(), [b'1'..=b'9']) {
            let message = format!("`{}` is no urgency from 1 to 9", text.trim());
            found(finding(&BAD_URGENCY, message, words_or_tag(part, node)));
        }
    }
}

rule! { BAD_LANGUAGE = "newsml-g2" / "bad-language", clause("xml:lang, language: @tag", Level::Should);
    "A language is a tag of BCP 47."
    "Translations, search and routing go by it."
    "Write a tag as `en` or `pt-BR`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    for node in part.tree.all() {
        let tag = node.attr("tag").filter(|_| own(node) && node.name() == "language");
        language_tags(node.attr_ns("xml", "lang").into_iter().chain(tag), &BAD_LANGUAGE, found);
    }
}

rule! { EMBARGO_IN_WORDS = "newsml-g2" / "embargo-in-words", clause("embargoed", Level::Should);
    "An embargo stands in `embargoed`, not only in words."
    "Systems read the element: without it they publish the story at once."
    "Write the time into `embargoed`; an empty element holds the story until further notice."
}

fn embargo_in_words(part: &Part<'_>, found: Found<'_>) {
    let Some((article, root)) = part.article.zip(part.item()) else { return };
    // Who goes by the element, or by a status that holds the story, holds it already.
    let is_held = article.pub_status.as_deref().is_some_and(|status| status != "usable");
    if is_held || part.tree.all().any(|node| own(node) && node.name() == "embargoed") {
        return;
    }
    let words = article.embargo.as_deref().filter(|_| article.marked("embargo") == Some("inferred"));
    if let Some(words) = words {
        found(finding(&EMBARGO_IN_WORDS, format!("`{words}` stands in words only"), root.span()));
    }
}
