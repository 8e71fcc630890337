//! Where NITF puts each leaf of the model.

use crate::formats::{Carry, Limit, TextRule, TimeRule, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, ExtensionField, FeedField, Field, GeneratorField, HopField,
    Level, PartyField, RenditionField, RightsInfoField, TextField, TransmissionField,
};

const NAR: Carry = Carry::Extension("nar");
const PLAIN: Limit = Limit::PLAIN;
const FIRST: Limit = Limit::ONE.text(TextRule::Plain);
const TAGLINE: Limit = Limit::JOINED.text(TextRule::Plain);
/// `YYYYMMDDTHHMMSS-HHMM`, of a day alone `T000000` and the zone (NITF 3.6, `@norm`).
const ZONED: Limit = Limit::NONE.time(TimeRule::ZonedDay);
const BODY: Limit = Limit::ONE.text(TextRule::Nitf);

/// Where each leaf of an article goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => article(field),
        Level::Association => association(field),
    }
}

/// NITF has nothing above its articles.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "NITF holds single articles")
}

fn article(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::native("doc-id@id-string"),
        F::Version(_) => Carry::native("du-key@version"),
        F::Story(_) => Carry::native("du-key@key"),
        F::PubStatus(_) => Carry::native("docdata@management-status"),
        F::EmbargoedUntil(_) => Carry::Native("date.release", ZONED),
        F::Embargo(_) => Carry::native("docdata@management-status, ed-msg"),
        F::Expires(ExpiryField::Time(_)) => Carry::Native("date.expire", ZONED),
        F::Expires(ExpiryField::Constraint(_)) => NAR,
        F::VersionCreated(_) => Carry::Native("date.issue", ZONED),
        F::Published(_) => Carry::Native("pubdata@date.publication", ZONED),
        F::Urgency(_) => Carry::native("urgency@ed-urg"),
        F::Headline(t) => text(t, "hl1", PLAIN),
        F::Headlines(t) => text_with_role(t, "hl1, hl2", PLAIN),
        F::Subheadline(t) => text(t, "hl2", PLAIN),
        F::Title(t) => text(t, "title", PLAIN),
        F::Slugline(t) => text(t, "meta slugline", PLAIN),
        F::Keywords(t) => text(t, "keyword@key", PLAIN),
        F::Summary(t) => text(t, "abstract", PLAIN),
        F::Descriptions(t) => text(t, "abstract", PLAIN),
        F::Bodies(t) => body(t),
        F::Language(_) => Carry::native("nitf@baselang"),
        F::Base(_) => Carry::native("nitf@xml:base"),
        F::Subjects(c) => coded(c, "tobject.subject"),
        F::Genres(c) => genre(c),
        F::People(c) => coded(c, "identified-content/person"),
        F::Organisations(c) => coded(c, "identified-content/org"),
        F::Places(c) => coded(c, "identified-content/location"),
        F::Events(c) => coded(c, "identified-content/event"),
        F::Objects(c) => coded(c, "identified-content/object.title"),
        F::Located(c) => located(c),
        F::MemberOf(c) => name(c, "series@series.name"),
        F::Audience(c) => name(c, "doc-scope@scope"),
        F::Services(c) => name(c, "meta service"),
        F::Generators(GeneratorField::Name(_)) => Carry::native("meta generator"),
        F::Generators(GeneratorField::Uri(_) | GeneratorField::Version(_)) => NAR,
        F::Transmission(t) => transmission(t),
        F::EdNotes(t) => note(t),
        F::By(t) => text(t, "byline", PLAIN),
        F::Creators(p) => party(p, "byline/person", true, false),
        F::Signoff(t) => text(t, "tagline", TAGLINE),
        F::Provider(p) => party(p, "distributor, doc-id@regsrc", false, true),
        F::InfoSources(p) => party(p, "from-src@src-name", false, false),
        F::Dateline(d) => dateline(d),
        F::CopyrightHolder(p) => party(p, "doc.copyright@holder", false, false),
        F::CopyrightNotice(t) => text(t, "note noteclass=cpyrt", PLAIN),
        F::UsageTerms(t) => text(t, "doc.rights@limitations", PLAIN),
        F::RightsInfo(r) => rights(r),
        F::Hops(h) => hop(h),
        F::Extensions(ExtensionField::Ns(_) | ExtensionField::Name(_) | ExtensionField::Raw(_)) => {
            Carry::native("head")
        }
        // The first of these that NITF has a word for is also printed: a reader of ours takes the carrier.
        F::AltIds(_) | F::Signals(_) | F::Relations(_) => NAR,
        F::UriIsPermalink(_) | F::Type(_) | F::FirstCreated(_) | F::ContentCreated(_) | F::ContentModified(_) => NAR,
        F::Links(_) | F::Comments(_) | F::Source(_) | F::Name(_) | F::Renditions(_) | F::Role(_) | F::Profile(_) => NAR,
        F::Contributors(_) | F::Creditline(_) | F::DigitalSourceType(_) | F::Accountable(_) => NAR,
        F::TrustIndicators(_) | F::Marks(_) => NAR,
        F::Associations(_) => Carry::native("media"),
    }
}

fn association(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::native("media-metadata media-id"),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::native("media-metadata"),
        F::AltIds(AltIdField::Environment(_)) => NAR,
        F::Type(_) => Carry::native("media@media-type"),
        F::Title(t) => attribute(t, "media-reference@alternate-text"),
        F::Summary(t) | F::Descriptions(t) => text(t, "media-caption", PLAIN),
        F::Renditions(r) => rendition(r),
        F::By(t) => text(t, "media-producer", PLAIN),
        F::Creators(p) => party(p, "media-producer/person", false, false),
        F::Creditline(t) => attributes(t, "media-reference@source-credit"),
        F::CopyrightNotice(t) => attributes(t, "media-reference@copyright"),
        F::CopyrightHolder(p) => party(p, "media-reference@copyright", false, false),
        F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::PubStatus(_) | F::EmbargoedUntil(_) => NAR,
        F::Embargo(_) | F::Expires(_) | F::Signals(_) | F::Relations(_) | F::FirstCreated(_) => NAR,
        F::VersionCreated(_) | F::ContentCreated(_) | F::ContentModified(_) | F::Published(_) | F::Urgency(_) => NAR,
        F::Headline(_) | F::Headlines(_) | F::Subheadline(_) | F::Slugline(_) | F::Keywords(_) | F::Bodies(_) => NAR,
        F::Language(_) | F::Base(_) | F::Links(_) | F::Comments(_) | F::Source(_) | F::Subjects(_) | F::Genres(_) => {
            NAR
        }
        F::People(_) | F::Organisations(_) | F::Places(_) | F::Events(_) | F::Objects(_) | F::Located(_) => NAR,
        F::Name(_) | F::Associations(_) | F::EdNotes(_) | F::Services(_) | F::Role(_) | F::Profile(_) => NAR,
        F::Generators(_) | F::MemberOf(_) | F::Audience(_) | F::Transmission(_) | F::Contributors(_) => NAR,
        F::Signoff(_) | F::Provider(_) | F::InfoSources(_) | F::Dateline(_) => NAR,
        F::UsageTerms(_) | F::RightsInfo(_) | F::DigitalSourceType(_) | F::Accountable(_) => NAR,
        F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) | F::Marks(_) => NAR,
    }
}

fn text(field: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as T;
    match field {
        T::Value(_) | T::Lang(_) | T::Kind(_) => Carry::Native(place, limit),
        T::Dir(_) | T::Role(_) | T::Rank(_) | T::Href(_) | T::Base(_) | T::Src(_) | T::Visibility(_) => NAR,
    }
}

fn text_with_role(field: TextField, place: &'static str, limit: Limit) -> Carry {
    match field {
        TextField::Role(_) => Carry::Native(place, limit),
        other => text(other, place, limit),
    }
}

fn body(field: TextField) -> Carry {
    text(field, "body.content", BODY)
}

/// An attribute that holds the first value.
fn attribute(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Lang(_) => NAR,
        other => text(other, place, FIRST),
    }
}

/// An attribute of several elements, a value each.
fn attributes(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Lang(_) => NAR,
        other => text(other, place, PLAIN),
    }
}

fn note(field: TextField) -> Carry {
    match field {
        TextField::Visibility(_) => Carry::Native("note@type", PLAIN),
        other => text_with_role(other, "ed-msg@info, note", PLAIN),
    }
}

fn coded(field: ConceptField, place: &'static str) -> Carry {
    use ConceptField as C;
    match field {
        C::Name(_) | C::Literal(_) | C::Scheme(_) => Carry::native(place),
        C::Uri(_) | C::Qcode(_) | C::Role(_) | C::Kind(_) | C::Confidence(_) | C::Relevance(_) | C::Creator(_) => NAR,
    }
}

fn located(field: ConceptField) -> Carry {
    match field {
        ConceptField::Scheme(_) => NAR,
        ConceptField::Kind(_) => Carry::native("evloc"),
        other => coded(other, "evloc"),
    }
}

fn genre(field: ConceptField) -> Carry {
    match field {
        ConceptField::Role(_) => Carry::native("tobject.property, fixture, tobject"),
        other => name(other, "tobject.property@tobject.property.type"),
    }
}

fn name(field: ConceptField, place: &'static str) -> Carry {
    match field {
        ConceptField::Literal(_) | ConceptField::Scheme(_) => NAR,
        other => coded(other, place),
    }
}

fn party(field: PartyField, place: &'static str, title: bool, literal: bool) -> Carry {
    use PartyField as P;
    match field {
        P::Name(_) => Carry::native(place),
        P::JobTitle(_) if title => Carry::native("byline/byttl"),
        P::Literal(_) if literal => Carry::native(place),
        P::JobTitle(_) | P::Literal(_) | P::Names(_) | P::Uri(_) | P::Qcode(_) | P::Email(_) | P::Phone(_) => NAR,
        P::Initials(_) | P::Role(_) | P::Kind(_) | P::Affiliation(_) | P::SameAs(_) | P::Contacts(_) => NAR,
        P::Visibility(_) => NAR,
    }
}

fn dateline(field: DatelineField) -> Carry {
    match field {
        DatelineField::Text(_) | DatelineField::Place(_) | DatelineField::Date(_) => Carry::native("dateline"),
        DatelineField::Service(_) => NAR,
    }
}

fn rights(field: RightsInfoField) -> Carry {
    use RightsInfoField as R;
    match field {
        R::StartDate(_) | R::EndDate(_) => Carry::Native("doc.rights", ZONED),
        R::Scope(_) | R::Aspect(_) | R::Agent(_) | R::Geography(_) | R::Raw(_) => Carry::native("doc.rights"),
        R::DataMining(_) | R::Fee(_) | R::Links(_) => NAR,
    }
}

fn hop(field: HopField) -> Carry {
    match field {
        HopField::Party(p) => party(p, "revision-history@name", false, false),
        HopField::Time(_) => Carry::Native("revision-history", ZONED),
        HopField::Action(_) | HopField::Comment(_) => Carry::native("revision-history"),
        HopField::Level(_) | HopField::Raw(_) => NAR,
    }
}

fn transmission(field: TransmissionField) -> Carry {
    use TransmissionField as T;
    match field {
        T::Number(_) => Carry::native("meta anpa-sequence"),
        T::Priority(_) => Carry::native("meta anpa-priority"),
        T::Category(_) => Carry::native("meta anpa-category"),
        T::WordCount(_) => Carry::native("meta anpa-wordcount"),
        T::SourceId(_) | T::Sent(_) => NAR,
    }
}

fn rendition(field: RenditionField) -> Carry {
    use RenditionField as R;
    match field {
        R::Href(_) | R::ContentType(_) | R::Width(_) | R::Height(_) | R::Name(_) | R::Duration(_) => {
            Carry::native("media-reference")
        }
        R::SizeInBytes(_) | R::Format(_) | R::Residref(_) | R::AltIds(_) | R::Hash(_) | R::Poi(_) => NAR,
    }
}
