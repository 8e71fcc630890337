//! The `meta` names that agencies use, as data. A name that is not listed stays a `meta`.

/// Where the content of a `meta` goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `slugline`
    Slugline,
    /// `transmission.category`
    Category,
    /// `transmission.wordCount`
    WordCount,
    /// `transmission.number`
    Number,
    /// `transmission.priority`
    Priority,
    /// `services`, by name
    Service,
    /// `generators`, by name
    Generator,
    /// `infoSources`, by name
    InfoSource,
    /// `copyrightHolder`, by name
    Holder,
    /// `altIds`, with the name as role
    AltId,
}

/// Names in any letter case. The first of a place is the one that is written.
static NAMES: &[(&str, Place)] = &[
    ("slugline", Place::Slugline),
    ("anpa-keyword", Place::Slugline),
    ("NTBStikkord", Place::Slugline),
    ("anpa-category", Place::Category),
    ("category", Place::Category),
    ("anpa-wordcount", Place::WordCount),
    ("wordcount", Place::WordCount),
    ("anpa-sequence", Place::Number),
    ("anpa-priority", Place::Priority),
    ("aap-priority", Place::Priority),
    ("NTBPrioritet", Place::Priority),
    ("priority", Place::Priority),
    ("service", Place::Service),
    ("NTBTjeneste", Place::Service),
    ("generator", Place::Generator),
    ("origin", Place::InfoSource),
    ("NTBKilde", Place::InfoSource),
    ("aap-original-source", Place::InfoSource),
    ("aap-source", Place::InfoSource),
    ("copyright", Place::Holder),
    ("NTBID", Place::AltId),
    ("product-id", Place::AltId),
    ("md5", Place::AltId),
];

/// Where a name goes.
pub(super) fn place(name: &str) -> Option<Place> {
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, place)| *place)
}

/// The name that is written for a place.
pub(super) fn name(place: Place) -> &'static str {
    NAMES.iter().find(|(_, p)| *p == place).map_or("meta", |(name, _)| name)
}
