//! What the schemas of the three generations say of the members of an item: their names, types and lists of words.

use super::Generation;
use super::names::Member as M;
use crate::formats::json_checks::Type;

/// Members that the schemas have and of which nothing is read, by generation; 1.x has those that begin with
/// `description_`, `body_` and `headline_` beside them.
const UNREAD: [&[(&str, Type)]; 3] = [
    &[("charcount", Type::Number), ("mimetype", Type::Words), ("representationtype", Type::Words)],
    &[("representationtype", Type::Words)],
    &[("eventDetails", Type::Object), ("plannedCoverage", Type::Objects), ("representationType", Type::Words)],
];

fn unread(of: Generation, key: &str) -> Option<Type> {
    of.pick(UNREAD).iter().find(|(name, _)| *name == key).map(|(_, asked)| *asked)
}

/// Whether members that are not read are of the three generations.
pub(super) fn unread_of(key: &str) -> [bool; 3] {
    [Generation::One, Generation::Two, Generation::Three].map(|of| unread(of, key).is_some())
}

/// Whether a generation has a member of this name.
pub(super) fn has(of: Generation, key: &str) -> bool {
    M::spelled(of, key).is_some() || unread(of, key).is_some()
}

/// Which type the value of a member has; the urgency has a rule of its own.
pub(super) fn asked(of: Generation, key: &str) -> Option<Type> {
    let Some(member) = M::spelled(of, key) else { return unread(of, key) };
    Some(match member {
        M::Urgency => return None,
        M::WordCount => Type::Number,
        M::Standard | M::RightsInfo | M::DigitalSourceType => Type::Object,
        // Maps by name, and lists of what has a name.
        M::Renditions | M::Associations | M::AltIds => of.pick([Type::Object, Type::Objects, Type::Objects]),
        M::Headlines | M::Descriptions | M::Bodies | M::People | M::Organisations | M::Places | M::Subjects => {
            Type::Objects
        }
        M::Events | M::Objects | M::Genres | M::InfoSources | M::TrustIndicators => Type::Objects,
        M::Uri | M::Type | M::Profile | M::Version | M::Language | M::Title | M::Slugline | M::By | M::Headline => {
            Type::Words
        }
        M::FirstCreated | M::VersionCreated | M::ContentCreated | M::Embargoed | M::Expires => Type::Words,
        M::PubStatus | M::EdNote | M::CopyrightHolder | M::CopyrightNotice | M::UsageTerms | M::Located => Type::Words,
    })
}

/// Members and the words that they may be.
type Words = &'static [(&'static str, &'static [&'static str])];

const STATUS: &[&str] = &["usable", "withheld", "canceled"];
const KINDS: &[&str] = &["text", "audio", "video", "picture", "graphic", "composite", "component"];
const KINDS_OF_THREE: &[&str] =
    &["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"];

/// Which words members may be.
pub(super) fn words(of: Generation) -> Words {
    of.pick([
        &[("type", KINDS), ("pubstatus", STATUS), ("representationtype", &["complete", "incomplete"])],
        &[("type", KINDS), ("pubstatus", STATUS), ("representationtype", &["full", "partial"])],
        &[("type", KINDS_OF_THREE), ("pubStatus", STATUS), ("representationType", &["full", "partial"])],
    ])
}

/// Members of the parts of an item, by the name of the member that holds them; those of all versions of a generation.
type PartMembers = &'static [(&'static str, &'static [&'static str])];

/// The members of what says of which standard an item is: words each.
pub(super) const STANDARD: &[&str] = &["name", "version", "schema"];

const PARTS: [PartMembers; 3] = [
    &[
        ("person", &["name", "rel", "scheme", "code", "contactinfo"]),
        ("organisation", &["name", "rel", "scheme", "code", "symbols", "contactinfo"]),
        ("place", &["name", "rel", "scheme", "code", "contactinfo"]),
        ("subject", &["name", "rel", "scheme", "code", "creator", "relevance", "confidence"]),
        ("event", &["name", "rel", "scheme", "code"]),
        ("object", &["name", "rel", "scheme", "code"]),
        ("infosource", &["name", "rel", "scheme", "code", "contactinfo"]),
        ("genre", &["name", "scheme", "code"]),
        ("trustindicator", &["scheme", "code", "title", "href"]),
        ("$standard", STANDARD),
        ("renditions", &["href", "mimetype", "title", "height", "width", "sizeinbytes", "duration", "format"]),
    ],
    &[
        ("headlines", &["role", "contenttype", "value"]),
        ("descriptions", &["role", "contenttype", "value"]),
        ("bodies", &["role", "contenttype", "value", "charcount", "wordcount"]),
        ("people", &["name", "rel", "uri", "literal", "contactinfo"]),
        ("organisations", &["name", "rel", "uri", "literal", "symbols", "contactinfo"]),
        ("places", &["name", "rel", "uri", "literal", "geojson", "contactinfo"]),
        ("subjects", &["name", "rel", "uri", "literal", "creator", "relevance", "confidence"]),
        ("events", &["name", "rel", "uri", "literal"]),
        ("objects", &["name", "rel", "uri", "literal"]),
        ("infosources", &["name", "role", "uri", "literal", "contactinfo"]),
        ("genres", &["name", "uri", "literal"]),
        ("altids", &["role", "value"]),
        ("trustindicators", &["role", "title", "href"]),
        ("standard", STANDARD),
        (
            "renditions",
            &["name", "href", "contenttype", "title", "height", "width", "sizeinbytes", "duration", "format"],
        ),
    ],
    &[
        ("headlines", &["role", "contentType", "value"]),
        ("descriptions", &["role", "contentType", "value"]),
        ("bodies", &["role", "contentType", "value", "charCount", "wordCount"]),
        ("people", &["name", "rel", "uri", "literal", "contactInfo"]),
        ("organisations", &["name", "rel", "uri", "literal", "symbols", "contactInfo"]),
        ("places", &["name", "rel", "uri", "literal", "geoJSON", "contactInfo"]),
        ("subjects", &["name", "rel", "uri", "literal", "creator", "relevance", "confidence"]),
        ("events", &["name", "rel", "uri", "literal", "id"]),
        ("objects", &["name", "rel", "uri", "literal"]),
        ("infoSources", &["name", "role", "uri", "literal", "contactInfo"]),
        ("genres", &["name", "uri", "literal"]),
        ("altIds", &["role", "value"]),
        ("trustIndicators", &["role", "title", "href"]),
        ("standard", STANDARD),
        (
            "renditions",
            &[
                "name",
                "href",
                "contentType",
                "title",
                "height",
                "width",
                "sizeInBytes",
                "duration",
                "format",
                "aspectRatio",
                "bitrate",
                "frameRate",
                "poi",
                "scanType",
                "transportProtocol",
                "videoCodec",
            ],
        ),
    ],
];

/// The parts of items, and what members they may have.
pub(super) fn parts(of: Generation) -> PartMembers {
    of.pick(PARTS)
}
