//! The rules of what formats share: modules, namespaces, dates, HTML in texts.
//!
//! A rule stands here once, whichever formats have it; its examples are in `feeds/modules/`.

mod borrowed;
mod dates;
mod feedsync;
mod geo;
mod html_names;
mod itunes;
mod markup;
mod media;
mod names;
mod places;
mod podcast;
mod relative;
mod said;
mod simple;
mod threads;
mod words;

use super::Check;
use super::check::{count, join};
use crate::diag::{Clause, Level};

/// What every feed in XML is held to.
pub const FEED: &[Check] = &join::<{ count(LISTS) }>(LISTS);

/// What every document in XML is held to that declares vocabularies.
pub const NAMES: &[Check] = names::RULES;

/// What the HTML of items of JSON Feed is held to.
pub const HTML_IN_JSON: &[Check] = markup::OF_JSON;

/// What their dates are held to.
pub const DATES_IN_JSON: &[Check] = dates::OF_JSON;

const LISTS: &[&[Check]] = &[
    borrowed::RULES,
    dates::RULES,
    feedsync::RULES,
    geo::RULES,
    markup::RULES,
    itunes::RULES,
    html_names::RULES,
    media::RULES,
    names::RULES,
    places::RULES,
    podcast::RULES,
    relative::RULES,
    said::RULES,
    simple::RULES,
    threads::RULES,
];

/// The notes of readers on what they keep as it came, or cannot place.
const KEPT: &[&str] = &[
    "rss/kept-as-extension",
    "atom/kept-as-extension",
    "rss/element-left-out",
    "atom/attribute-left-out",
    "atom/unreadable-date",
    "media/attribute-left-out",
    "date/odd",
    "date/unreadable",
];

const fn clause(spec: &'static str, section: &'static str, url: &'static str, level: Level) -> Clause {
    Clause { spec, section, url, level }
}

const fn should(clause: Clause) -> Clause {
    Clause { level: Level::Should, ..clause }
}
