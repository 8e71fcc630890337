//! The rules of sitemaps, each with its check: sitemaps.org, and what Google asks of sitemaps of news.

use std::collections::HashSet;

use super::{LONGEST_ADDRESS, LONGEST_LIST, MOST_BYTES, MOST_NEWS, ROOTS};
use crate::diag::{Clause, Level};
use crate::formats::check::{check, count, join};
use crate::formats::checks::{
    self, Found, PREFIX_DECLARED, Spot, UNDECLARED_NOTE, each, nonblank, one_of, text, values, w3cdtf, words_or_tag,
};
use crate::formats::{Check, Part, finding, module_rules, rule};
use crate::model::Time;
use crate::syntax::xml::Node;
use crate::vocab::{addresses, languages, namespaces};

/// Every rule of sitemaps.
pub(super) static RULES: &[Check] = &join::<{ count(LISTS) }>(LISTS);

const LISTS: &[&[Check]] = &[OWN, module_rules::NAMES];

const OWN: &[Check] = &[
    check(&TOO_LARGE, too_large).at("above"),
    check(&TOO_MANY_ENTRIES, too_many_entries).at("articles"),
    check(&TOO_MANY_STORIES, too_many_stories).at("news:news"),
    check(&MISSING_NAMESPACE, missing_namespace).at("above"),
    check(&UNDECLARED_NAMESPACE, undeclared_namespace).covering(&[UNDECLARED_NOTE]).at("!"),
    check(&UNKNOWN_ELEMENT, unknown_element),
    check(&DUPLICATE_ELEMENT, duplicate_element),
    check(&MISSING_ELEMENT, missing_element),
    check(&BAD_LOC, bad_loc),
    check(&DUPLICATE_LOC, duplicate_loc),
    check(&OTHER_HOST, other_host),
    check(&BAD_DATE, bad_date).at("sitemap:lastmod :lastmod news:publication_date"),
    check(&BAD_FREQUENCY, bad_frequency).at("sitemap:changefreq :changefreq"),
    check(&BAD_PRIORITY, bad_priority).at("sitemap:priority :priority"),
    check(&BAD_LANGUAGE, bad_language).at("news:language"),
    check(&OLD_STORY, old_story).at("news:publication_date"),
    check(&IGNORED_ELEMENT, ignored_element).at("news:* sitemap-image:*"),
];

const fn protocol(section: &'static str, url: &'static str, level: Level) -> Clause {
    Clause { spec: "Sitemaps 0.9", section, url, level }
}

const XML: Clause =
    protocol("XML tag definitions", "https://www.sitemaps.org/protocol.html#xmlTagDefinitions", Level::Must);
const LOC: Clause = protocol("loc", "https://www.sitemaps.org/protocol.html#locdef", Level::Must);
const LOCATION: Clause =
    protocol("Sitemap file location", "https://www.sitemaps.org/protocol.html#location", Level::Should);

const fn news(section: &'static str, level: Level) -> Clause {
    let url = "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap";
    Clause { spec: "Google Search Central, News sitemaps", section, url, level }
}

const GOOGLE: Clause = news("News sitemap reference", Level::Must);

const FILES: Clause = protocol("Sitemap index files", "https://www.sitemaps.org/protocol.html#index", Level::Must);

rule! { TOO_LARGE = "sitemap" / "too-large", FILES;
    "A sitemap has 52,428,800 bytes at most, unpacked."
    "Search engines read none of it."
    "Write several sitemaps, and an index of them."
}

fn too_large(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|_| part.text.len() > MOST_BYTES) else { return };
    let message = format!("the sitemap has {} bytes, more than {MOST_BYTES}", part.text.len());
    found(finding(&TOO_LARGE, message, root.span()));
}

rule! { TOO_MANY_ENTRIES = "sitemap" / "too-many-entries", FILES;
    "A sitemap has 50,000 entries at most."
    "Search engines read none of it."
    "Write several sitemaps, and an index of them."
}

fn too_many_entries(part: &Part<'_>, _: Found<'_>) {
    let Some(entry) = part.item() else { return };
    let message = |_: &str| format!("there are {LONGEST_LIST} entries before this one");
    part.earlier.number(&TOO_MANY_ENTRIES, LONGEST_LIST + 1, entry.span(), message);
}

rule! { TOO_MANY_STORIES = "sitemap" / "too-many-stories", news("News sitemap guidelines", Level::Must);
    "A sitemap of news has 1,000 stories at most."
    "Search engines read none of it."
    "Write several sitemaps, and list in them the stories of the last two days."
}

fn too_many_stories(part: &Part<'_>, _: Found<'_>) {
    for story in part.named("news", "news") {
        let message = |_: &str| format!("there are {MOST_NEWS} stories before this one");
        part.earlier.number(&TOO_MANY_STORIES, MOST_NEWS + 1, story.node.span(), message);
    }
}

/// The vocabulary of an element; that of the sitemap itself also where it is in no namespace, which is a fault of its own.
fn of(part: &Part<'_>, node: Node<'_, '_>) -> &'static str {
    match part.vocabulary(node) {
        "" => "sitemap",
        other => other,
    }
}

rule! { MISSING_NAMESPACE = "sitemap" / "missing-namespace", XML;
    "A sitemap is in the namespace of sitemaps."
    "Search engines refuse the whole file."
    "Write `xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"` at the root."
}

fn missing_namespace(part: &Part<'_>, found: Found<'_>) {
    let Some(root) = part.above().filter(|root| part.vocabulary(*root) != "sitemap") else { return };
    let message = match root.tag().uri.as_ref() {
        "" => format!("`{}` is in no namespace", root.tag().qualified()),
        other => format!("`{}` is in the namespace `{other}`", root.tag().qualified()),
    };
    found(finding(&MISSING_NAMESPACE, message, root.span()));
}

rule! { UNDECLARED_NAMESPACE = "sitemap" / "undeclared-namespace", PREFIX_DECLARED;
    "Every prefix is declared."
    "Search engines refuse the whole file."
    "Declare it at the root, as `xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"`."
}

fn undeclared_namespace(part: &Part<'_>, found: Found<'_>) {
    checks::declared(part, &UNDECLARED_NAMESPACE, found);
}

rule! { UNKNOWN_ELEMENT = "sitemap" / "unknown-element", XML;
    "An element of sitemaps, of news or of images is one that there is."
    "Search engines pass over it, and over the entry where it was meant to be one that they need."
    "Spell it as the protocol does, in small letters."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| placed.node.tag().declared) {
        let ns = of(part, placed.node);
        let known = namespaces::elements(ns);
        if matches!(ns, "sitemap" | "news" | "sitemap-image") && !known.contains(&placed.node.name()) {
            let message = format!("there is no element `{}` of sitemaps", placed.node.tag().qualified());
            found(finding(&UNKNOWN_ELEMENT, message, placed.node.span()));
        }
    }
}

rule! { DUPLICATE_ELEMENT = "sitemap" / "duplicate-element", XML;
    "Of an entry there is one address, one date, and one story of one publication."
    "Which of the two search engines take is chance."
    "Keep one; write an entry for each page."
}

fn duplicate_element(part: &Part<'_>, found: Found<'_>) {
    const ONCE: &[(&str, &[&str])] = &[
        ("sitemap", &["loc", "lastmod", "changefreq", "priority"]),
        ("news", &["news", "publication", "name", "language", "publication_date", "title"]),
    ];
    for placed in part.elements().iter().filter(|placed| !ROOTS.contains(&placed.node.name())) {
        let mut seen = HashSet::new();
        for child in placed.node.children() {
            let ns = of(part, child);
            let once = ONCE.iter().any(|(of, names)| *of == ns && names.contains(&child.name()));
            if once && !seen.insert((ns, child.name())) {
                let (child_name, of) = (child.tag().qualified(), placed.node.tag().qualified());
                let message = format!("`{child_name}` stands in `{of}` more than once");
                found(finding(&DUPLICATE_ELEMENT, message, child.span()));
            }
        }
    }
}

/// An element: its vocabulary and its name.
type Name = (&'static str, &'static str);

/// What an element has to have in it.
const NEEDED: &[(Name, &[Name])] = &[
    (("sitemap", "url"), &[("sitemap", "loc")]),
    (("sitemap", "sitemap"), &[("sitemap", "loc")]),
    (("news", "news"), &[("news", "publication"), ("news", "publication_date"), ("news", "title")]),
    (("news", "publication"), &[("news", "name"), ("news", "language")]),
    (("sitemap-image", "image"), &[("sitemap-image", "loc")]),
];

rule! { MISSING_ELEMENT = "sitemap" / "missing-element", GOOGLE;
    "An entry has its address; a story the name and language of its publication, its date and its title."
    "Search engines pass over the entry, and show the story late or never."
    "Add what is missing, with words in it."
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements() {
        let name = (of(part, placed.node), placed.node.name());
        for (ns, needed) in NEEDED.iter().filter(|(of, _)| *of == name).flat_map(|(_, needed)| needed.iter()) {
            let mut there = placed.node.children().filter(|child| child.name() == *needed && of(part, *child) == *ns);
            let of = placed.node.tag().qualified();
            match there.next() {
                None => found(finding(&MISSING_ELEMENT, format!("`{of}` has no `{needed}`"), placed.node.span())),
                Some(child) if child.is_blank() => {
                    let message = format!("`{}` says nothing", child.tag().qualified());
                    found(finding(&MISSING_ELEMENT, message, child.span()));
                }
                Some(_) => {}
            }
        }
    }
}

/// The addresses: of pages, of other sitemaps and of images. They stand in both spellings of the namespace.
const ADDRESSES: &[Spot] = &[text("sitemap", "loc"), text("", "loc"), text("sitemap-image", "loc")];
const PAGES: &[Spot] = &[text("sitemap", "loc"), text("", "loc")];

rule! { BAD_LOC = "sitemap" / "bad-loc", LOC;
    "An address is a whole one of the web, of less than 2,048 characters."
    "Search engines pass over the entry."
    "Write it with `https://`, the host and the path, blanks and the like as `%20`."
}

fn bad_loc(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, ADDRESSES).filter(|value| nonblank(&value.text)) {
        let (address, place) = (value.text.trim(), words_or_tag(part, value.node));
        let web = addresses::scheme(address)
            .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
        let length = address.chars().count();
        let wrong = match (web && addresses::iri(address), length > LONGEST_ADDRESS) {
            (true, false) => continue,
            (true, true) => format!("the address has {length} characters, more than {LONGEST_ADDRESS}"),
            (false, _) if addresses::scheme(address).is_none() => format!("`{}` is relative", start(address)),
            (false, _) => format!("`{}` is no address of the web", start(address)),
        };
        found(finding(&BAD_LOC, wrong, place));
    }
}

fn start(address: &str) -> &str {
    crate::text::start(address, 200)
}

rule! { DUPLICATE_LOC = "sitemap" / "duplicate-loc", Clause { level: Level::Should, ..LOC };
    "A page is listed once."
    "Search engines take one of the two entries, and what the other says of the page is lost."
    "Keep the newer entry."
}

fn duplicate_loc(part: &Part<'_>, _: Found<'_>) {
    for value in values(part, PAGES).filter(|value| nonblank(&value.text)) {
        let address = value.text.trim();
        let message = |said: &str| format!("`{said}` was listed before");
        part.earlier.again(&DUPLICATE_LOC, address, start(address), words_or_tag(part, value.node), message);
    }
}

rule! { OTHER_HOST = "sitemap" / "other-host", LOCATION;
    "A sitemap lists pages of its own host."
    "Search engines pass over the others, unless the `robots.txt` of that host names the sitemap."
    "Put a sitemap on each host, or name this one in the other's `robots.txt`; the URL of the document is given with --base."
}

fn other_host(part: &Part<'_>, found: Found<'_>) {
    let host = |address: &str| url::Url::parse(address.trim()).ok().and_then(|url| url.host_str().map(str::to_owned));
    let Some(own) = part.base.and_then(host) else { return };
    for value in values(part, PAGES) {
        if let Some(other) = host(&value.text).filter(|other| *other != own) {
            let message = format!("the page is on `{other}`, the sitemap on `{own}`");
            found(finding(&OTHER_HOST, message, words_or_tag(part, value.node)));
        }
    }
}

rule! { BAD_DATE = "sitemap" / "bad-date", XML;
    "A date is one of W3CDTF, with the day; a time has its zone."
    "Search engines do not know that the page is new."
    "Write `2026-03-12`, or `2026-03-12T09:30:00+01:00`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("sitemap", "lastmod"), text("", "lastmod"), text("news", "publication_date")];
    // `2026-03-12T09:30+01:00` is W3CDTF too.
    let date = |text: &str| text.is_empty() || text.len() >= 10 && w3cdtf(text);
    each(part, &BAD_DATE, SPOTS, date, "a date of W3CDTF with the day", found);
}

rule! { BAD_FREQUENCY = "sitemap" / "bad-frequency", XML;
    "How often a page changes is one of seven words."
    "Search engines pass over what they do not know."
    "Write `always`, `hourly`, `daily`, `weekly`, `monthly`, `yearly` or `never`."
}

fn bad_frequency(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("sitemap", "changefreq"), text("", "changefreq")];
    let word = one_of(&["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"]);
    each(part, &BAD_FREQUENCY, SPOTS, word, "one of the seven words", found);
}

rule! { BAD_PRIORITY = "sitemap" / "bad-priority", XML;
    "A priority is a number from 0.0 to 1.0."
    "Search engines pass over what they do not know."
    "Write a number with a point, as `0.8`."
}

fn bad_priority(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("sitemap", "priority"), text("", "priority")];
    let within = |text: &str| checks::decimal(text) && text.parse::<f64>().is_ok_and(|n| (0.0..=1.0).contains(&n));
    each(part, &BAD_PRIORITY, SPOTS, within, "a number from 0.0 to 1.0", found);
}

rule! { BAD_LANGUAGE = "sitemap" / "bad-language", GOOGLE;
    "The language of a publication is a code of two or three letters; of Chinese there are `zh-cn` and `zh-tw`."
    "The story is shown to readers of another language, or to none."
    "Write the code of ISO 639, as `nb`, without a country."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("news", "language")];
    let code = |text: &str| {
        let chinese = text.eq_ignore_ascii_case("zh-cn") || text.eq_ignore_ascii_case("zh-tw");
        text.is_empty() || chinese || (2..=3).contains(&text.len()) && languages::language(text)
    };
    each(part, &BAD_LANGUAGE, SPOTS, code, "a code of ISO 639", found);
}

/// How old a story is that is no news any more, in seconds: two days.
const OLD: i64 = 2 * 86_400;

rule! { OLD_STORY = "sitemap" / "old-story", news("News sitemap guidelines", Level::May);
    "A sitemap of news lists the stories of the last two days."
    "Search engines show it as a page like others, not as news."
    "Take the story out, or leave `news:news` out of its entry."
}

fn old_story(part: &Part<'_>, found: Found<'_>) {
    const SPOTS: &[Spot] = &[text("news", "publication_date")];
    let Some(now) = part.now.and_then(|now| now.seconds(0)) else { return };
    for value in values(part, SPOTS) {
        let stated = Time::new(value.text.trim()).and_then(|time| time.seconds(0));
        // A day without a time ends a day later.
        let day = if value.text.contains('T') { 0 } else { 86_400 };
        if stated.is_some_and(|stated| stated + day < now - OLD) {
            let message = format!("`{}` is more than two days ago", value.text.trim());
            found(finding(&OLD_STORY, message, words_or_tag(part, value.node)));
        }
    }
}

rule! { IGNORED_ELEMENT = "sitemap" / "ignored-element", news("News sitemap reference", Level::May);
    "What is stated is still looked at."
    "Google has looked at neither keywords, genres and stock symbols of stories nor titles and licences of images since 2022."
    "Leave it out; of images, state the credit and the licence on the page."
}

fn ignored_element(part: &Part<'_>, found: Found<'_>) {
    const NEWS: &[&str] = &["access", "genres", "geo_locations", "keywords", "stock_tickers"];
    const IMAGE: &[&str] = &["caption", "geo_location", "license", "title"];
    for placed in part.elements() {
        let ignored = match of(part, placed.node) {
            "news" => NEWS,
            "sitemap-image" => IMAGE,
            _ => continue,
        };
        if ignored.contains(&placed.node.name()) {
            let message = format!("nobody looks at `{}` any more", placed.node.tag().qualified());
            found(finding(&IGNORED_ELEMENT, message, placed.node.span()));
        }
    }
}
