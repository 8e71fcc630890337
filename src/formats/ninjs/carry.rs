//! Where ninjs puts each leaf of the model. What a place cannot hold of a list is decided by [`super::form`].

use super::Generation;
use super::names::Member as M;
use crate::formats::{Carry, Limit, Many, TextRule, TimeRule, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, FeedField, Field, Level, LinkField, PartyField,
    RenditionField, RightsInfoField, TextField, TransmissionField,
};

/// RFC 3339.
const ZONED: Limit = Limit::NONE.time(TimeRule::Zoned);
const TYPED: Limit = Limit::NONE.text(TextRule::PlainOrHtml);
const JOINED: Limit = Limit { many: Many::Joined, ..Limit::PLAIN };
/// The identifier as it is stated: with another, a receiver would not find the story that a kill is for.
const ID: Limit = Limit::NONE.required();

/// Where each leaf of an item, or of an association of one, goes.
pub(in crate::formats) fn carry(g: Generation, level: Level, field: Field) -> Carry {
    use Field as F;
    match (level, field) {
        (Level::Association, F::Name(_)) => Carry::Native("associations.name", Limit::NONE.required()),
        (Level::Association, F::Role(_)) if g == Generation::Three => Carry::native("associations.rel"),
        (Level::Article | Level::Association, F::Associations(_)) => Carry::native("associations"),
        // Events and what is planned of them: as they came, for the model has no parts for them.
        (Level::Article, F::Extensions(_)) if g == Generation::Three => Carry::native("eventDetails, plannedCoverage"),
        (Level::Article | Level::Association, field) => item(g, field),
    }
}

/// An item stands alone.
pub(in crate::formats) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "ninjs holds single items")
}

const fn carrier(g: Generation) -> Carry {
    Carry::Extension(g.pick(["altids.wiredesk", "altids role wiredesk", "altIds role wiredesk"]))
}

fn item(g: Generation, field: Field) -> Carry {
    use Field as F;
    let native = |member: M| Carry::native(member.name(g));
    let zoned = |member: M| Carry::Native(member.name(g), ZONED);
    match field {
        F::Uri(_) => Carry::Native("uri", ID),
        F::Type(_) => native(M::Type),
        F::Profile(_) => native(M::Profile),
        F::Version(_) => native(M::Version),
        F::FirstCreated(_) => zoned(M::FirstCreated),
        F::VersionCreated(_) => zoned(M::VersionCreated),
        F::ContentCreated(_) => zoned(M::ContentCreated),
        F::EmbargoedUntil(_) => zoned(M::Embargoed),
        F::Expires(ExpiryField::Time(_)) => zoned(M::Expires),
        F::PubStatus(_) => native(M::PubStatus),
        F::Urgency(_) => native(M::Urgency),
        F::Language(_) => native(M::Language),
        F::Title(t) => words(g, t, "title", Limit::PLAIN),
        F::Slugline(t) => words(g, t, "slugline", JOINED),
        F::EdNotes(t) => words(g, t, M::EdNote.name(g), JOINED),
        F::By(t) => words(g, t, M::By.name(g), JOINED),
        F::CopyrightNotice(t) => words(g, t, M::CopyrightNotice.name(g), JOINED),
        F::UsageTerms(t) => words(g, t, M::UsageTerms.name(g), JOINED),
        F::CopyrightHolder(PartyField::Name(_)) => native(M::CopyrightHolder),
        F::Located(ConceptField::Name(_)) => native(M::Located),
        F::Transmission(TransmissionField::WordCount(_)) if g == Generation::One => native(M::WordCount),
        other => texts(g, other),
    }
}

fn texts(g: Generation, field: Field) -> Carry {
    use Field as F;
    let lists = g != Generation::One;
    let of = |leaf: TextField, place: [&'static str; 2], role: bool| {
        let place = if lists { place[1] } else { place[0] };
        text(g, leaf, place, role)
    };
    match field {
        F::Headline(t) if lists => of(t, ["headline", "headlines"], false),
        F::Headline(t) => words(g, t, "headline", Limit::PLAIN),
        F::Subheadline(t) => of(t, ["headline_subheadline", "headlines role subheadline"], false),
        F::Headlines(t) => of(t, ["headline_ROLE", "headlines with a role"], true),
        F::Summary(t) => of(t, ["description_text", "descriptions role summary"], false),
        F::Descriptions(t) => of(t, ["description_ROLE", "descriptions with a role"], true),
        F::Bodies(t) => of(t, ["body_ROLE", "bodies"], true),
        F::Creditline(t) if lists => of(t, ["", "descriptions role creditline"], false),
        F::Creditline(t) => words(g, t, "description_creditline", JOINED),
        F::Signoff(t) if lists => of(t, ["", "descriptions role signoff"], false),
        F::Signoff(t) => words(g, t, "description_signoff", JOINED),
        F::Dateline(DatelineField::Text(_)) if lists => Carry::native("descriptions role dateline"),
        F::Dateline(DatelineField::Text(_)) => Carry::native("description_dateline"),
        other => parties(g, other),
    }
}

fn parties(g: Generation, field: Field) -> Carry {
    use Field as F;
    let of = |leaf: PartyField, place: [&'static str; 3], role: bool| party(g, leaf, g.pick(place), role);
    match field {
        F::Creators(p) => {
            of(p, ["infosource rel creator", "infosources role creator", "infoSources role creator"], false)
        }
        F::Contributors(p) => {
            let place = [
                "infosource rel contributor, editor, photographer, translator",
                "infosources role contributor, editor, photographer, translator",
                "infoSources role contributor, editor, photographer, translator",
            ];
            of(p, place, true)
        }
        F::Provider(p) => {
            of(p, ["infosource rel provider", "infosources role provider", "infoSources role provider"], false)
        }
        F::InfoSources(p) => of(p, ["infosource", "infosources", "infoSources"], true),
        other => things(g, other),
    }
}

fn things(g: Generation, field: Field) -> Carry {
    use Field as F;
    match field {
        F::People(c) => concept(g, c, M::People),
        F::Organisations(c) => concept(g, c, M::Organisations),
        F::Places(c) => concept(g, c, M::Places),
        F::Events(c) => concept(g, c, M::Events),
        F::Objects(c) => concept(g, c, M::Objects),
        F::Subjects(ConceptField::Creator(_) | ConceptField::Relevance(_) | ConceptField::Confidence(_)) => {
            Carry::native(M::Subjects.name(g))
        }
        F::Subjects(c) => concept(g, c, M::Subjects),
        F::Genres(ConceptField::Role(_)) | F::DigitalSourceType(ConceptField::Role(_) | ConceptField::Scheme(_)) => {
            carrier(g)
        }
        F::Genres(c) => concept(g, c, M::Genres),
        F::DigitalSourceType(c) => concept(g, c, M::DigitalSourceType),
        F::Renditions(r) => rendition(g, r),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::native(M::AltIds.name(g)),
        F::TrustIndicators(LinkField::Href(_) | LinkField::Rel(_) | LinkField::Title(_)) => {
            Carry::native(M::TrustIndicators.name(g))
        }
        F::RightsInfo(RightsInfoField::Links(LinkField::Href(_) | LinkField::Rel(_))) => Carry::native(g.pick([
            "rightsinfo.linkedrights, langid",
            "rightsinfo.linkedrights, langid",
            "rightsInfo.linkedRights, langId",
        ])),
        F::RightsInfo(RightsInfoField::Raw(_)) => {
            Carry::native(g.pick(["rightsinfo.encodedrights", "rightsinfo.encodedrights", "rightsInfo.encodedRights"]))
        }
        other => carry::by_carrier(other, carrier(g)),
    }
}

/// A value with its content type and, where the list is of several things, its role.
const fn text(g: Generation, field: TextField, place: &'static str, role: bool) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) => Carry::Native(place, TYPED),
        F::Role(_) if role => Carry::Native(place, TYPED),
        F::Role(_) | F::Lang(_) | F::Dir(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => {
            carrier(g)
        }
    }
}

/// A string.
const fn words(g: Generation, field: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) => Carry::Native(place, limit),
        F::Lang(_) | F::Dir(_) | F::Role(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => {
            carrier(g)
        }
    }
}

const fn contact(g: Generation) -> &'static str {
    g.pick(["infosource.contactinfo", "infosources.contactinfo", "infoSources.contactInfo"])
}

const fn party(g: Generation, field: PartyField, place: &'static str, role: bool) -> Carry {
    use PartyField as F;
    match field {
        F::Name(_) | F::Uri(_) | F::Literal(_) => Carry::native(place),
        F::Role(_) if role => Carry::native(place),
        F::Email(_) | F::Phone(_) => Carry::native(contact(g)),
        F::Contacts(TextField::Value(_) | TextField::Role(_)) => Carry::native(contact(g)),
        F::Role(_) | F::Names(_) | F::Qcode(_) | F::Initials(_) | F::Kind(_) => carrier(g),
        F::JobTitle(_) | F::Affiliation(_) | F::SameAs(_) | F::Contacts(_) | F::Visibility(_) => carrier(g),
    }
}

/// 1.x writes a concept as a code in a scheme, and what identifies it is both.
fn concept(g: Generation, field: ConceptField, member: M) -> Carry {
    use ConceptField as F;
    match field {
        F::Name(_) | F::Uri(_) | F::Literal(_) | F::Role(_) => Carry::native(member.name(g)),
        F::Scheme(_) if g == Generation::One => Carry::native(member.name(g)),
        F::Scheme(_) | F::Qcode(_) | F::Kind(_) | F::Confidence(_) | F::Relevance(_) | F::Creator(_) => carrier(g),
    }
}

fn rendition(g: Generation, field: RenditionField) -> Carry {
    use RenditionField as F;
    match field {
        F::Href(_) | F::ContentType(_) | F::Width(_) | F::Height(_) | F::SizeInBytes(_) | F::Duration(_) => {
            Carry::native("renditions")
        }
        F::Name(_) | F::Format(_) => Carry::native("renditions"),
        F::Poi(_) if g == Generation::Three => Carry::native("renditions.poi"),
        F::Residref(_) | F::AltIds(_) | F::Hash(_) | F::Poi(_) => carrier(g),
    }
}
