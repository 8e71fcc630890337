//! Where Atom puts each leaf of an article and of a feed.

use crate::formats::{Carry, Limit, TextRule, TimeRule};
use crate::model::{
    ConceptField, FeedField, Field, GeneratorField, Level, LinkField, PartyField, RenditionField, TextField,
};

/// The carrier's element for what has no readable one.
const PROPERTY: &str = "nar:itemMetaExtProperty";
/// Text constructs hold words, HTML and XHTML (RFC 4287, 3.1).
const CONSTRUCT: Limit = Limit::NONE.text(TextRule::Construct);
/// Date constructs hold whole RFC 3339 times (RFC 4287, 3.3).
const ZONED: Limit = Limit::NONE.time(TimeRule::Zoned);

/// Where each leaf of an article goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => entry(field),
        Level::Association => enclosure(field),
    }
}

/// An entry (RFC 4287, 4.1.2).
fn entry(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("id", Limit::NONE.required().iri()),
        F::VersionCreated(_) => Carry::Native("updated", ZONED.required()),
        F::Published(_) => Carry::Native("published", ZONED),
        F::Headline(t) => text(t, "title", CONSTRUCT, "nar:headline"),
        F::Summary(t) => text(t, "summary", CONSTRUCT, "nar:description"),
        F::Bodies(TextField::Src(_)) => Carry::native("content/@src"),
        F::Bodies(t) => text(t, "content", Limit::ONE.text(TextRule::Typed), PROPERTY),
        F::CopyrightNotice(t) => text(t, "rights", Limit::JOINED.text(TextRule::Construct), "nar:copyrightNotice"),
        F::Language(_) => Carry::native("@xml:lang"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Links(l) => link(l),
        // One that is no IRI stays as it is: what narrows one leaf of a member narrows all of them.
        F::Source(FeedField::Id(_)) => Carry::native("source/id"),
        F::Source(f) => carry_feed(f),
        F::Subjects(c) => category(c, "nar:subject"),
        F::Creators(PartyField::Name(_)) => Carry::Native("author", Limit::NONE.required()),
        F::Creators(p) => person(p, "author", "nar:creator"),
        F::Contributors(p) => person(p, "contributor", "nar:contributor"),
        F::Provider(p) => named(p, "dc:publisher", "nar:provider"),
        F::CopyrightHolder(p) => named(p, "dcterms:rightsHolder", "nar:copyrightHolder"),
        F::Associations(_) => Carry::native("link rel=enclosure"),
        F::Extensions(_) => Carry::native("*"),
        other => carried(other),
    }
}

/// A link with the relation `enclosure` (RFC 4287, 4.2.7.2).
fn enclosure(field: Field) -> Carry {
    match field {
        Field::Headline(TextField::Value(_)) => Carry::Native("link/@title", Limit::NONE.text(TextRule::Plain)),
        Field::Language(_) => Carry::native("link/@hreflang"),
        Field::Renditions(RenditionField::Href(_)) => Carry::Native("link/@href", Limit::ONE),
        Field::Renditions(RenditionField::ContentType(_)) => Carry::Native("link/@type", Limit::ONE),
        Field::Renditions(RenditionField::SizeInBytes(_)) => Carry::Native("link/@length", Limit::ONE),
        other => carried(other),
    }
}

/// The element of the carrier for a member that has no place in Atom, or whose leaf has none.
fn carried(field: Field) -> Carry {
    use Field as F;
    Carry::Extension(match field {
        F::Uri(_) | F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::Comments(_) | F::Name(_) => PROPERTY,
        F::Base(_) | F::Links(_) | F::Source(_) | F::Renditions(_) | F::Associations(_) | F::Bodies(_) => PROPERTY,
        F::Relations(_) | F::Transmission(_) | F::RightsInfo(_) | F::Hops(_) | F::Marks(_) => PROPERTY,
        F::Extensions(_) | F::Published(_) => PROPERTY,
        F::AltIds(_) => "nar:altId",
        F::Type(_) => "nar:itemClass",
        F::PubStatus(_) => "at:deleted-entry, nar:pubStatus",
        F::EmbargoedUntil(_) | F::Embargo(_) => "nar:embargoed",
        F::Expires(_) => "nar:expires",
        F::Signals(_) => "nar:signal",
        F::FirstCreated(_) => "nar:firstCreated",
        F::VersionCreated(_) => "nar:versionCreated",
        F::ContentCreated(_) => "nar:contentCreated",
        F::ContentModified(_) => "nar:contentModified",
        F::Urgency(_) => "nar:urgency",
        F::Headline(_) | F::Headlines(_) | F::Subheadline(_) => "nar:headline",
        F::Title(_) => "nar:title",
        F::Slugline(_) => "nar:slugline",
        F::Keywords(_) => "nar:keyword",
        F::Summary(_) | F::Descriptions(_) => "nar:description",
        F::Language(_) => "nar:language",
        F::Subjects(_) | F::People(_) | F::Organisations(_) | F::Places(_) | F::Events(_) | F::Objects(_) => {
            "nar:subject"
        }
        F::Genres(_) => "nar:genre",
        F::Located(_) => "nar:located",
        F::EdNotes(_) => "at:comment, nar:edNote",
        F::Services(_) => "nar:service",
        F::Role(_) => "nar:role",
        F::Profile(_) => "nar:profile",
        F::Generators(_) => "nar:generator",
        F::MemberOf(_) => "nar:memberOf",
        F::Audience(_) => "nar:audience",
        F::By(_) => "nar:by",
        F::Creators(_) => "nar:creator",
        F::Contributors(_) => "nar:contributor",
        F::Signoff(_) => "nar:edNote role=closingline",
        F::Provider(_) => "nar:provider",
        F::InfoSources(_) => "nar:infoSource",
        F::Creditline(_) => "nar:creditline",
        F::Dateline(_) => "nar:dateline",
        F::CopyrightHolder(_) => "nar:copyrightHolder",
        F::CopyrightNotice(_) => "nar:copyrightNotice",
        F::UsageTerms(TextField::Href(_)) => "link rel=license, nar:usageTerms",
        F::UsageTerms(_) => "nar:usageTerms",
        F::DigitalSourceType(_) => "nar:digitalSourceType",
        F::Accountable(_) => "nar:accountable",
        F::TrustIndicators(_) => "nar:trustIndicator",
    })
}

/// Where each leaf of a feed goes (RFC 4287, 4.1.1).
pub(super) fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Id(_) => Carry::Native("id", Limit::NONE.required().iri()),
        F::Title(t) => text(t, "title", CONSTRUCT.required(), "nar:title"),
        F::Subtitle(t) => text(t, "subtitle", CONSTRUCT, "nar:description"),
        F::Rights(t) => text(t, "rights", CONSTRUCT, "nar:copyrightNotice"),
        F::Links(l) => link(l),
        F::Authors(PartyField::Name(_)) => Carry::Native("author", Limit::NONE.required()),
        F::Authors(p) => person(p, "author", "nar:creator"),
        F::Contributors(p) => person(p, "contributor", "nar:contributor"),
        F::Publisher(p) => named(p, "dc:publisher", "nar:provider"),
        F::Language(_) => Carry::native("@xml:lang"),
        F::Updated(_) => Carry::Native("updated", ZONED.required()),
        F::Generator(GeneratorField::Name(_)) => Carry::native("generator"),
        F::Generator(GeneratorField::Uri(_)) => Carry::native("generator/@uri"),
        F::Generator(GeneratorField::Version(_)) => Carry::native("generator/@version"),
        F::Icon(_) => Carry::native("icon"),
        F::Logo(_) => Carry::native("logo"),
        F::Subjects(c) => category(c, "nar:subject"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Extensions(_) => Carry::native("*"),
        F::Info(_) | F::Published(_) | F::Image(_) | F::Ttl(_) | F::Docs(_) => Carry::Extension(PROPERTY),
        F::Cloud(_) | F::Textinput(_) | F::SkipHours(_) | F::SkipDays(_) => Carry::Extension(PROPERTY),
        F::Href(_) | F::Marks(_) => Carry::Extension(PROPERTY),
    }
}

/// A Text construct; `content` has a place for `src` besides.
const fn text(field: TextField, place: &'static str, limit: Limit, carrier: &'static str) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) | F::Lang(_) | F::Base(_) => Carry::Native(place, limit),
        F::Dir(_) | F::Role(_) | F::Rank(_) | F::Href(_) | F::Src(_) | F::Visibility(_) => Carry::Extension(carrier),
    }
}

/// A Person construct (RFC 4287, 3.2).
const fn person(field: PartyField, place: &'static str, carrier: &'static str) -> Carry {
    match field {
        PartyField::Name(_) | PartyField::Uri(_) | PartyField::Email(_) => Carry::native(place),
        other => party(other, carrier),
    }
}

/// A party of which the place holds the name.
const fn named(field: PartyField, place: &'static str, carrier: &'static str) -> Carry {
    match field {
        PartyField::Name(_) => Carry::native(place),
        other => party(other, carrier),
    }
}

const fn party(field: PartyField, carrier: &'static str) -> Carry {
    use PartyField as F;
    match field {
        F::Name(_) | F::Names(_) | F::Uri(_) | F::Qcode(_) | F::Literal(_) | F::Email(_) | F::Phone(_) => {}
        F::Initials(_) | F::Role(_) | F::Kind(_) | F::JobTitle(_) | F::Affiliation(_) | F::SameAs(_) => {}
        F::Contacts(_) | F::Visibility(_) => {}
    }
    Carry::Extension(carrier)
}

/// `category` (RFC 4287, 4.2.2).
const fn category(field: ConceptField, carrier: &'static str) -> Carry {
    use ConceptField as F;
    match field {
        F::Literal(_) => Carry::native("category/@term"),
        F::Scheme(_) => Carry::native("category/@scheme"),
        F::Name(_) => Carry::native("category/@label"),
        F::Uri(_) | F::Qcode(_) | F::Role(_) | F::Kind(_) => Carry::Extension(carrier),
        F::Confidence(_) | F::Relevance(_) | F::Creator(_) => Carry::Extension(carrier),
    }
}

/// `link` (RFC 4287, 4.2.7).
const fn link(field: LinkField) -> Carry {
    match field {
        LinkField::Href(_) => Carry::native("link/@href"),
        LinkField::Rel(_) => Carry::native("link/@rel"),
        LinkField::MediaType(_) => Carry::native("link/@type"),
        LinkField::Title(_) => Carry::native("link/@title"),
        LinkField::Hreflang(_) => Carry::native("link/@hreflang"),
        LinkField::Length(_) => Carry::native("link/@length"),
    }
}
