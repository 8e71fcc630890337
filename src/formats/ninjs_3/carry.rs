//! Where ninjs 3 puts each leaf of the model. What a place cannot hold of a list is decided by [`super::form`].

use crate::formats::{Carry, Limit, Many, TextRule, TimeRule, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, FeedField, Field, Level, LinkField, PartyField,
    RenditionField, RightsInfoField, TextField,
};

const CARRIER: Carry = Carry::Extension("altIds role wiredesk");
/// RFC 3339.
const ZONED: Limit = Limit::NONE.time(TimeRule::Zoned);
const TYPED: Limit = Limit::NONE.text(TextRule::PlainOrHtml);
const JOINED: Limit = Limit { many: Many::Joined, ..Limit::PLAIN };
const ID: Limit = Limit::NONE.required().iri();

/// Where each leaf of an item, or of an association of one, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    use Field as F;
    match (level, field) {
        (Level::Association, F::Name(_)) => Carry::Native("associations.name", Limit::NONE.required()),
        (Level::Association, F::Role(_)) => Carry::native("associations.rel"),
        (Level::Article, F::Associations(_)) => Carry::native("associations"),
        (Level::Article | Level::Association, field) => item(field),
    }
}

/// An item stands alone.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "ninjs holds single items")
}

fn item(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("uri", ID),
        F::Type(_) => Carry::native("type"),
        F::Profile(_) => Carry::native("profile"),
        F::Version(_) => Carry::native("version"),
        F::FirstCreated(_) => Carry::Native("firstCreated", ZONED),
        F::VersionCreated(_) => Carry::Native("versionCreated", ZONED),
        F::ContentCreated(_) => Carry::Native("contentCreated", ZONED),
        F::EmbargoedUntil(_) => Carry::Native("embargoedUntil", ZONED),
        F::Expires(ExpiryField::Time(_)) => Carry::Native("expires", ZONED),
        F::PubStatus(_) => Carry::native("pubStatus"),
        F::Urgency(_) => Carry::native("urgency"),
        F::Language(_) => Carry::native("language"),
        F::Headline(t) => text(t, "headlines", false),
        F::Subheadline(t) => text(t, "headlines role subheadline", false),
        F::Headlines(t) => text(t, "headlines with a role", true),
        F::Title(t) => words(t, "title", Limit::PLAIN),
        F::Summary(t) => text(t, "descriptions role summary", false),
        F::Descriptions(t) => text(t, "descriptions with a role", true),
        F::Bodies(t) => text(t, "bodies", true),
        F::Slugline(t) => words(t, "slugline", JOINED),
        F::EdNotes(t) => words(t, "edNote", JOINED),
        F::By(t) => words(t, "by", JOINED),
        F::CopyrightNotice(t) => words(t, "copyrightNotice", JOINED),
        F::UsageTerms(t) => words(t, "usageTerms", JOINED),
        F::CopyrightHolder(PartyField::Name(_)) => Carry::native("copyrightHolder"),
        F::Creditline(t) => text(t, "descriptions role creditline", false),
        F::Signoff(t) => text(t, "descriptions role signoff", false),
        F::Dateline(DatelineField::Text(_)) => Carry::native("descriptions role dateline"),
        F::Creators(p) => party(p, "infoSources role creator", false),
        F::Contributors(p) => party(p, "infoSources role contributor, editor, photographer, translator", true),
        F::Provider(p) => party(p, "infoSources role provider", false),
        F::InfoSources(p) => party(p, "infoSources", true),
        F::Located(ConceptField::Name(_)) => Carry::native("located"),
        other => things(other),
    }
}

fn things(field: Field) -> Carry {
    use Field as F;
    match field {
        F::People(c) => concept(c, "people"),
        F::Organisations(c) => concept(c, "organisations"),
        F::Places(c) => concept(c, "places"),
        F::Events(c) => concept(c, "events"),
        F::Objects(c) => concept(c, "objects"),
        F::Subjects(ConceptField::Creator(_) | ConceptField::Relevance(_) | ConceptField::Confidence(_)) => {
            Carry::native("subjects")
        }
        F::Subjects(c) => concept(c, "subjects"),
        F::Genres(ConceptField::Role(_)) | F::DigitalSourceType(ConceptField::Role(_)) => CARRIER,
        F::Genres(c) => concept(c, "genres"),
        F::DigitalSourceType(c) => concept(c, "digitalSourceType"),
        F::Renditions(r) => rendition(r),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::native("altIds"),
        F::TrustIndicators(LinkField::Href(_) | LinkField::Rel(_) | LinkField::Title(_)) => {
            Carry::native("trustIndicators")
        }
        F::RightsInfo(RightsInfoField::Links(LinkField::Href(_) | LinkField::Rel(_))) => {
            Carry::native("rightsInfo.linkedRights")
        }
        F::RightsInfo(RightsInfoField::Raw(_)) => Carry::native("rightsInfo.encodedRights"),
        other => carried(other),
    }
}

/// What has no place of its own, or whose leaf has none.
fn carried(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) | F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::AltIds(_) | F::Type(_) => CARRIER,
        F::PubStatus(_) | F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) => CARRIER,
        F::Relations(_) | F::FirstCreated(_) | F::VersionCreated(_) | F::ContentCreated(_) => CARRIER,
        F::ContentModified(_) | F::Published(_) | F::Urgency(_) | F::Headline(_) | F::Headlines(_) => CARRIER,
        F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) | F::Summary(_) => CARRIER,
        F::Descriptions(_) | F::Bodies(_) | F::Language(_) | F::Base(_) | F::Links(_) | F::Comments(_) => CARRIER,
        F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) | F::Organisations(_) | F::Places(_) => CARRIER,
        F::Events(_) | F::Objects(_) | F::Located(_) | F::Name(_) | F::Renditions(_) => CARRIER,
        F::Associations(_) | F::EdNotes(_) | F::Services(_) | F::Role(_) | F::Profile(_) => CARRIER,
        F::Generators(_) | F::MemberOf(_) | F::Audience(_) | F::Transmission(_) | F::By(_) => CARRIER,
        F::Creators(_) | F::Contributors(_) | F::Signoff(_) | F::Provider(_) | F::InfoSources(_) => CARRIER,
        F::Creditline(_) | F::Dateline(_) | F::CopyrightHolder(_) | F::CopyrightNotice(_) => CARRIER,
        F::UsageTerms(_) | F::RightsInfo(_) | F::DigitalSourceType(_) | F::Accountable(_) => CARRIER,
        F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) | F::Marks(_) => CARRIER,
    }
}

/// A value with its content type and, where the list is of several things, its role.
const fn text(field: TextField, place: &'static str, role: bool) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) => Carry::Native(place, TYPED),
        F::Role(_) if role => Carry::Native(place, TYPED),
        F::Role(_) | F::Lang(_) | F::Dir(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => {
            CARRIER
        }
    }
}

/// A string.
const fn words(field: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) => Carry::Native(place, limit),
        F::Lang(_) | F::Dir(_) | F::Role(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => {
            CARRIER
        }
    }
}

const fn party(field: PartyField, place: &'static str, role: bool) -> Carry {
    use PartyField as F;
    match field {
        F::Name(_) | F::Uri(_) | F::Literal(_) => Carry::native(place),
        F::Role(_) if role => Carry::native(place),
        F::Role(_) | F::Names(_) | F::Qcode(_) | F::Email(_) | F::Phone(_) | F::Initials(_) | F::Kind(_) => CARRIER,
        F::JobTitle(_) | F::Affiliation(_) | F::SameAs(_) | F::Contacts(_) | F::Visibility(_) => CARRIER,
    }
}

const fn concept(field: ConceptField, place: &'static str) -> Carry {
    use ConceptField as F;
    match field {
        F::Name(_) | F::Uri(_) | F::Literal(_) | F::Role(_) => Carry::native(place),
        F::Qcode(_) | F::Scheme(_) | F::Kind(_) | F::Confidence(_) | F::Relevance(_) | F::Creator(_) => CARRIER,
    }
}

const fn rendition(field: RenditionField) -> Carry {
    use RenditionField as F;
    match field {
        F::Href(_) | F::ContentType(_) | F::Width(_) | F::Height(_) | F::SizeInBytes(_) | F::Duration(_) => {
            Carry::native("renditions")
        }
        F::Name(_) | F::Format(_) => Carry::native("renditions"),
        F::Residref(_) | F::AltIds(_) | F::Hash(_) | F::Poi(_) => CARRIER,
    }
}
