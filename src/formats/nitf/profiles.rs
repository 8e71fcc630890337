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
    /// `copyrightNotice`
    Notice,
    /// `provider`, by name
    Provider,
    /// `by`
    By,
    /// `creditline`
    Credit,
    /// `usageTerms`
    Terms,
    /// `creators`, by name or initials, of this role
    Creator(&'static str),
    /// `contributors`, by name or initials, of this role
    Contributor(&'static str),
    /// `keywords`
    Keyword,
    /// `genres`, by name
    Genre,
    /// `subjects`, by a number of the IPTC
    Subject,
    /// `memberOf`, by name
    Series,
    /// `edNotes` of this role
    Note(&'static str),
    /// `altIds`, with the name as role
    AltId,
}

/// Names in any letter case. The first of a place is the one that is written.
static NAMES: &[(&str, Place)] = &[
    ("slugline", Place::Slugline),
    // What wires before XML had in their headers (AAP, AP, Superdesk)
    ("anpa-keyword", Place::Slugline),
    ("anpa-category", Place::Category),
    ("anpa-wordcount", Place::WordCount),
    ("anpa-sequence", Place::Number),
    ("anpa-priority", Place::Priority),
    ("category", Place::Category),
    ("wordcount", Place::WordCount),
    ("priority", Place::Priority),
    ("service", Place::Service),
    ("generator", Place::Generator),
    ("copyright", Place::Holder),
    // What publishing systems have under the names that everybody gives it
    ("source", Place::InfoSource),
    ("byline", Place::By),
    ("credit", Place::Credit),
    ("creditline", Place::Credit),
    ("usage", Place::Terms),
    ("usageterms", Place::Terms),
    ("editor", Place::Contributor("editor")),
    ("translator", Place::Contributor("translator")),
    ("photographer", Place::Contributor("photographer")),
    ("creator", Place::Creator("author")),
    ("provider", Place::Provider),
    ("rights", Place::Notice),
    ("copyrightnotice", Place::Notice),
    // Dublin Core, and the words for it in the languages of wires
    ("dc.creator", Place::Creator("author")),
    ("dc.publisher", Place::Provider),
    ("dc.rights", Place::Notice),
    ("dc.source", Place::InfoSource),
    ("autor", Place::Creator("author")),
    ("auteur", Place::Creator("author")),
    ("autore", Place::Creator("author")),
    ("fuente", Place::InfoSource),
    ("fonte", Place::InfoSource),
    ("quelle", Place::InfoSource),
    ("agency", Place::InfoSource),
    ("credits", Place::Credit),
    ("usage-terms", Place::Terms),
    ("restrictions", Place::Terms),
    ("ednote", Place::Note("ednote")),
    ("editor-note", Place::Note("ednote")),
    ("editors-note", Place::Note("ednote")),
    ("internal-note", Place::Note("ednote")),
    // AP
    ("ap-transref", Place::Number),
    ("ap-category", Place::Category),
    // AAP
    ("aap-priority", Place::Priority),
    ("aap-original-source", Place::InfoSource),
    ("aap-source", Place::InfoSource),
    ("aap-desk", Place::Service),
    // PA
    ("optInfo", Place::Service),
    // dpa-infocom
    ("origin", Place::InfoSource),
    // NTB
    ("NTBStikkord", Place::Slugline),
    ("NTBPrioritet", Place::Priority),
    ("NTBTjeneste", Place::Service),
    ("NTBKilde", Place::InfoSource),
    ("NTBMeldingsType", Place::Genre),
    ("NTBMeldingsSign", Place::Contributor("sign")),
    ("NTBID", Place::AltId),
    // EFE
    ("prioridad", Place::Priority),
    ("categoria", Place::Category),
    // ANSA
    ("author", Place::Creator("author")),
    ("writer", Place::Contributor("writer")),
    ("keyword", Place::Keyword),
    ("category_iptc", Place::Subject),
    ("product-id", Place::AltId),
    ("md5", Place::AltId),
    // Archives of newspapers
    ("slug", Place::Slugline),
    ("dsk", Place::Service),
    ("series_name", Place::Series),
    ("column_name", Place::Series),
    ("correction_text", Place::Note("correction")),
];

/// Where a name goes.
pub(super) fn place(name: &str) -> Option<Place> {
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, place)| *place)
}

/// The name that is written for a place.
pub(super) fn name(place: Place) -> &'static str {
    NAMES.iter().find(|(_, p)| *p == place).map_or("meta", |(name, _)| name)
}
