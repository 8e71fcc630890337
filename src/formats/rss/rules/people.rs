//! Who is named in RSS, and in which language it is written.

use super::{CHANNEL, ITEM, profile};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, each, nonblank, text, values};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::{addresses, languages};

/// The rules of people and languages.
pub(super) const RULES: &[Check] = &[
    check(&MISSING_ADDRESS, missing_address).at(":managingEditor :webMaster :author"),
    check(&ADDRESS_FORM, address_form).at(":managingEditor :webMaster :author"),
    check(&ADDRESS_WITHOUT_NAME, address_without_name).at(":managingEditor :webMaster :author"),
    check(&BAD_LANGUAGE, bad_language).at(":language"),
];

/// Where e-mail addresses stand.
const PEOPLE: &[Spot] = &[text("", "managingEditor"), text("", "webMaster"), text("", "author").within("", "item")];

rule! { MISSING_ADDRESS = "rss" / "missing-address", ITEM;
    "A `managingEditor`, a `webMaster` and an `author` have an e-mail address."
    "Mail programs and readers take the element for an address."
    "Write the address with the name behind it, as `mara.quill@tarn.example (Mara Quill)`, or the name alone in `dc:creator`, of a webmaster in `dc:contributor`."
}

fn missing_address(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, PEOPLE).filter(|value| nonblank(&value.text) && !has_address(&value.text)) {
        let message = format!("there is no e-mail address in `{}`, the value of {}", value.text.trim(), value.owner());
        found(finding(&MISSING_ADDRESS, message, value.span));
    }
}

/// A `mailto:` has its address escaped.
fn has_address(text: &str) -> bool {
    let between = |c: char| c.is_whitespace() || "()<>[],;?\"".contains(c);
    let text = text.trim();
    let plain = |text: &str| text.split(between).any(addresses::email);
    match text.strip_prefix("mailto:") {
        Some(rest) => plain(
            &rest.replace("%20", " ").replace("%3C", "<").replace("%3E", ">").replace("%40", "@").replace("%2E", "."),
        ),
        None => plain(text),
    }
}

rule! { ADDRESS_FORM = "rss" / "address-form",
    profile("Email addresses", "https://www.rssboard.org/rss-profile#data-types-email", Level::Should);
    "An e-mail address stands alone, or is followed by a name in parentheses."
    "Readers show the name, and take the address out where it stands first."
    "Write `mara.quill@tarn.example (Mara Quill)`."
}

fn address_form(part: &Part<'_>, found: Found<'_>) {
    let odd = |text: &str| has_address(text) && !in_form(text.trim());
    for value in values(part, PEOPLE).filter(|value| nonblank(&value.text) && odd(&value.text)) {
        let message =
            format!("`{}`, the value of {}, is not an address with a name behind it", value.text.trim(), value.owner());
        found(finding(&ADDRESS_FORM, message, value.span));
    }
}

rule! { ADDRESS_WITHOUT_NAME = "rss" / "address-without-name",
    profile("Email addresses", "https://www.rssboard.org/rss-profile#data-types-email", Level::Should);
    "Behind an e-mail address stands the name of who has it."
    "Readers have an address to show, and nobody to credit."
    "Write `mara.quill@tarn.example (Mara Quill)`."
}

fn address_without_name(part: &Part<'_>, found: Found<'_>) {
    let alone = |text: &str| addresses::email(text.trim().trim_start_matches("mailto:"));
    for value in values(part, PEOPLE).filter(|value| alone(&value.text)) {
        let message = format!("`{}`, the value of {}, is an address without a name", value.text.trim(), value.owner());
        found(finding(&ADDRESS_WITHOUT_NAME, message, value.span));
    }
}

fn in_form(text: &str) -> bool {
    // An address in the name is that of somebody else: `a@b.example (A), c@d.example (C)`.
    let is_name = |name: &str| nonblank(name) && !has_address(name);
    let named = |rest: &str| rest.trim_start().strip_prefix('(').and_then(|r| r.strip_suffix(')')).is_some_and(is_name);
    let with_name = || text.split_once(' ').is_some_and(|(address, rest)| addresses::email(address) && named(rest));
    addresses::email(text) || with_name()
}

rule! { BAD_LANGUAGE = "rss" / "bad-language", CHANNEL;
    "The `language` of a channel is a language tag."
    "Readers group feeds by language, and read them aloud in it."
    "Write a code of BCP 47, as `en` or `nb-NO`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("", "language").within("", "channel")];
    each(part, &BAD_LANGUAGE, SPOTS, languages::language, "a language tag", found);
}
