//! The words of NewsML 1's vocabularies, and those of agencies, as data. Words are met in any letter case.

use crate::model::Concept;

/// The role of a note that stands as a ProductLine.
pub(super) const PRODUCT: &str = "ProductLine";
/// The role of a place where what is told happened.
pub(super) const EVENT: &str = "Event";
/// The role of a service that is a NewsProduct.
pub(super) const NEWS_PRODUCT: &str = "product";
/// The relation of an AssociatedWith that says nothing of its nature.
pub(super) const ASSOCIATED: &str = "associatedWith";
/// The NewsItemType of what is nothing special.
pub(super) const NEWS: &str = "News";

/// What the role of a component says of what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The text of the story.
    Body,
    /// Its headline.
    Title,
    /// The line under it.
    Subtitle,
    /// Its abstract.
    Abstract,
    /// The words with a picture.
    Caption,
    /// Something that goes with the story, whatever it is.
    Beside,
    /// A picture, sound or video, or one of its files; the model's kind where the word says it.
    Media(Option<&'static str>),
    /// A note to editors.
    Note,
    /// How it is to look.
    Style,
}

/// Words for roles: those of the IPTC, of AFP, Belga, BusinessWire and Reuters.
static ROLES: &[(&str, Role)] = &[
    ("Main", Role::Body),
    ("Body", Role::Body),
    ("Text", Role::Body),
    ("Short", Role::Body),
    ("Original", Role::Body),
    ("Title", Role::Title),
    ("HeadLine", Role::Title),
    ("SubHeadLine", Role::Subtitle),
    ("SubTitle", Role::Subtitle),
    ("Abstract", Role::Abstract),
    ("Lead", Role::Abstract),
    ("Summary", Role::Abstract),
    ("Caption", Role::Caption),
    ("Supporting", Role::Beside),
    ("Supplementary", Role::Beside),
    ("Sidebar", Role::Beside),
    ("Related", Role::Beside),
    ("Advertisement", Role::Beside),
    ("Sponsor's Message", Role::Beside),
    ("Picture", Role::Media(Some("picture"))),
    ("Photo", Role::Media(Some("picture"))),
    ("Image", Role::Media(Some("picture"))),
    ("Logo", Role::Media(Some("picture"))),
    ("Graphic", Role::Media(Some("graphic"))),
    ("Video", Role::Media(Some("video"))),
    ("Audio", Role::Media(Some("audio"))),
    ("Sound", Role::Media(Some("audio"))),
    ("Animation", Role::Media(Some("animation"))),
    ("Thumbnail", Role::Media(None)),
    ("Preview", Role::Media(None)),
    ("Quicklook", Role::Media(None)),
    ("HighDef", Role::Media(None)),
    ("HighRes", Role::Media(None)),
    ("LowRes", Role::Media(None)),
    ("EdNote", Role::Note),
    ("EditorNote", Role::Note),
    ("EditorsNote", Role::Note),
    ("EditorialNote", Role::Note),
    ("NoteToEditors", Role::Note),
    ("Advisory", Role::Note),
    ("StyleSheet", Role::Style),
];

/// The role that a word means.
pub(super) fn role(word: &str) -> Option<Role> {
    find(ROLES, word.trim())
}

/// The word for the role of a component with the kind of what is in it.
pub(super) fn role_of(kind: Option<&str>) -> &'static str {
    let known = ROLES.iter().find(|(_, role)| kind.is_some() && *role == Role::Media(kind_of(kind)));
    known.map_or("Supporting", |(word, _)| word)
}

fn kind_of(kind: Option<&str>) -> Option<&'static str> {
    MEDIA.iter().find(|(_, known)| Some(*known) == kind).map(|(_, known)| *known)
}

/// Words for `MediaType`, the IPTC's first, and the model's kind.
static MEDIA: &[(&str, &str)] = &[
    ("Photo", "picture"),
    ("Picture", "picture"),
    ("Image", "picture"),
    ("Graphic", "graphic"),
    ("Video", "video"),
    ("Audio", "audio"),
    ("Sound", "audio"),
    ("Animation", "animation"),
];

/// The kind of a `MediaType` that is not text; words such as `Photo-JPEG` say it too.
pub(super) fn media_kind(word: &str) -> Option<&'static str> {
    let word = word.trim().to_ascii_lowercase();
    MEDIA.iter().find(|(known, _)| word.contains(&known.to_ascii_lowercase())).map(|(_, kind)| *kind)
}

/// The `MediaType` of a kind that is not text.
pub(super) fn media_type(kind: &str) -> Option<&'static str> {
    MEDIA.iter().find(|(_, known)| *known == kind).map(|(word, _)| *word)
}

/// Media types of which content is read as text of a kind of the model.
static TEXTS: &[(&str, Markup)] = &[
    ("text/plain", Markup::Plain),
    ("text/html", Markup::Html),
    ("text/xhtml", Markup::Html),
    ("application/xhtml+xml", Markup::Html),
    ("application/xhtml", Markup::Html),
    ("text/vnd.IPTC.NITF", Markup::Any),
    ("application/nitf+xml", Markup::Any),
    ("text/xml", Markup::Any),
    ("application/xml", Markup::Any),
    ("text", Markup::Any),
];

/// What characters are that stand in content without elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Words.
    Plain,
    /// HTML.
    Html,
    /// HTML where it looks like it.
    Any,
}

/// What characters of a media type are; `None` for one that is kept as it is.
pub(super) fn markup(media: &str) -> Option<Markup> {
    find(TEXTS, media.split(';').next().unwrap_or_default().trim())
}

/// Whether a media type is kept as it is with what it holds.
pub(super) fn is_other(media: &str) -> bool {
    media.trim() == media && media.contains('/') && markup(media).is_none()
}

/// Providers whose DateId is the time of the revision, so that only the NewsItemId stays the same (Belga).
static DATED: &[&str] = &["belga.be", "www.belga.be", "belga"];

/// Whether a DateId is of a revision, and not of the item.
pub(super) fn is_dated(provider: &str, date: &str) -> bool {
    date.contains('T') && DATED.iter().any(|known| known.eq_ignore_ascii_case(provider))
}

/// Where a Property goes, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `keywords`
    Keyword,
    /// `generators`, by name
    Generator,
    /// `transmission.wordCount`
    WordCount,
    /// `transmission.priority`
    Priority,
    /// `transmission.category`
    Category,
    /// `transmission.number`
    Number,
    /// `transmission.sourceId`
    SourceId,
    /// `transmission.sent`
    Sent,
    /// `services`
    Service,
    /// `services` with the role of a product
    Product,
    /// A property that holds services and products.
    Package,
    /// `creators` with this role
    Creator(&'static str),
    /// `contributors` with this role
    Contributor(&'static str),
    /// `creditline`
    Credit,
    /// `by`
    By,
    /// `copyrightNotice`
    Notice,
    /// `usageTerms`
    Terms,
    /// `edNotes`
    Note,
    /// `altIds`, with the name as role
    AltId,
    /// `subjects` by name, with the property's name as scheme
    Subject,
    /// A property that holds those of a place.
    Location,
    /// How long content may be and the like: of the sender's machine, and nothing of the story.
    Machine,
}

/// Names of properties. The first of a place is the one that is written.
static PROPERTIES: &[(&str, Place)] = &[
    ("Keyword", Place::Keyword),
    ("GeneratorSoftware", Place::Generator),
    ("SoftwareVersion", Place::Generator),
    ("Words", Place::WordCount),
    ("Priority", Place::Priority),
    ("Category", Place::Category),
    ("TransmissionId", Place::Number),
    ("SentFrom", Place::SourceId),
    ("DateAndTime", Place::Sent),
    ("NewsService", Place::Service),
    ("Service", Place::Service),
    ("NewsProduct", Place::Product),
    // Belga
    ("NewsPackage", Place::Package),
    ("Validator", Place::Contributor("validator")),
    ("Credit", Place::Credit),
    ("EditorialInfo", Place::Note),
    // Others
    ("EdNote", Place::Note),
    ("EditorNote", Place::Note),
    ("EditorsNote", Place::Note),
    ("EditorialNote", Place::Note),
    ("InternalNote", Place::Note),
    ("NewsObjectId", Place::AltId),
    ("ForeignId", Place::AltId),
    ("ComponentClass", Place::Machine),
    ("maxCharCount", Place::Machine),
    ("AverageWordCount", Place::Machine),
    ("MaxWordCount", Place::Machine),
    // ATS
    ("author", Place::Creator("author")),
    // What publishing systems call credits and rights
    ("photographer", Place::Creator("photographer")),
    ("editor", Place::Contributor("editor")),
    ("translator", Place::Contributor("translator")),
    ("ByLine", Place::By),
    ("CreditLine", Place::Credit),
    ("Copyright", Place::Notice),
    ("CopyrightLine", Place::Notice),
    ("CopyrightNotice", Place::Notice),
    ("UsageTerms", Place::Terms),
    ("RightsLine", Place::Terms),
    // AFP, before Location was an element
    ("Location", Place::Location),
    // BusinessWire
    ("BWIndustryKeywords", Place::Subject),
    ("BWCategoryKeywords", Place::Subject),
    ("BWCountryKeywords", Place::Subject),
    ("BWRegionKeywords", Place::Subject),
    ("BWStateKeywords", Place::Subject),
];

/// Where a property goes.
pub(super) fn property(name: &str) -> Option<Place> {
    find(PROPERTIES, name.trim())
}

/// The name that is written for a place.
pub(super) fn property_name(place: Place) -> &'static str {
    PROPERTIES.iter().find(|(_, p)| *p == place).map_or("Property", |(name, _)| name)
}

/// Where a NewsLine goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// `edNotes`
    Advisory,
    /// `edNotes` with its role
    Product,
    /// `edNotes` of this role
    Note(&'static str),
    /// `signoff`
    SignOff,
    /// `links`
    Link,
    /// `keywords`
    Keyword,
    /// `genres`
    Genre,
    /// `by`
    By,
    /// `creditline`
    Credit,
    /// `copyrightNotice`
    Copyright,
    /// `usageTerms`
    Rights,
}

/// Types of lines: those of the IPTC and AFP, of BusinessWire and of ATS.
static LINES: &[(&str, Line)] = &[
    ("AdvisoryLine", Line::Advisory),
    (PRODUCT, Line::Product),
    ("EditorsNote", Line::Advisory),
    ("Editor's Note", Line::Advisory),
    ("EditorNote", Line::Advisory),
    ("EditorialNote", Line::Advisory),
    ("EdNote", Line::Advisory),
    ("NoteToEditors", Line::Advisory),
    ("InternalNote", Line::Advisory),
    ("Embargo", Line::Note("embargo")),
    ("EmbargoLine", Line::Note("embargo")),
    ("SignOff", Line::SignOff),
    ("TagLine", Line::SignOff),
    ("SignatureLine", Line::SignOff),
    ("ClickThru URL", Line::Link),
    ("Multimedia Gallery URL", Line::Link),
    // Elements of their own, which some write as lines of that type
    ("ByLine", Line::By),
    ("CreditLine", Line::Credit),
    ("CopyrightLine", Line::Copyright),
    ("RightsLine", Line::Rights),
    ("CatchWord", Line::Keyword),
    ("storyType", Line::Genre),
];

/// Where a line of a type goes.
pub(super) fn news_line(kind: &str) -> Option<Line> {
    find(LINES, kind.trim())
}

/// Properties of a file that say which rendition it is.
static RENDITIONS: &[&str] = &["ImageUse", "MultiMediaUse"];
/// Properties of a file that say how wide it is, and how high.
static SIZES: [&[&str]; 2] = [&["Width", "PixelWidth"], &["Height", "PixelHeight"]];

/// Whether a property of a file says which rendition it is.
pub(super) fn is_rendition(name: &str) -> bool {
    RENDITIONS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a property of a file says how wide it is.
pub(super) fn is_width(name: &str) -> bool {
    SIZES[0].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a property of a file says how high it is.
pub(super) fn is_height(name: &str) -> bool {
    SIZES[1].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a genre is what NewsItemType says: what type of item it is, where that is not simply news.
pub(super) fn is_item_type(genre: &Concept) -> bool {
    let name = genre.name.as_deref().unwrap_or(NEWS);
    genre.role.as_deref() == Some("type") && !name.eq_ignore_ascii_case(NEWS)
}

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}
