//! Where NewsML-G2 puts each leaf of the model. What a place cannot hold of a value is decided by [`super::form`].

use crate::formats::{Carry, Limit, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, FeedField, Field, GeneratorField, HopField, Level, LinkField,
    PartyField, RelationField, RenditionField, RightsInfoField, TextField,
};

const PROPERTY: Carry = Carry::Extension("itemMetaExtProperty");

/// Where each leaf of an article goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => article(field),
        Level::Association => association(field),
    }
}

/// A message says nothing of its items but how it was sent.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "NewsML-G2 holds items")
}

fn article(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("@guid", Limit::NONE.required()),
        F::Version(_) => Carry::native("@version"),
        F::AltIds(f) => alt_id(f, "altId, fileName"),
        F::Type(_) => Carry::Native("itemClass", Limit::NONE.required()),
        F::PubStatus(_) => Carry::native("pubStatus"),
        F::EmbargoedUntil(_) | F::Embargo(_) => Carry::native("embargoed"),
        F::Expires(ExpiryField::Time(_) | ExpiryField::Constraint(_)) => Carry::native("expires"),
        F::Signals(c) => term(c, "signal"),
        F::Relations(f) => relation(f),
        F::FirstCreated(_) => Carry::native("firstCreated"),
        F::VersionCreated(_) => Carry::Native("versionCreated", Limit::NONE.required()),
        F::ContentCreated(_) => Carry::native("contentCreated"),
        F::ContentModified(_) => Carry::native("contentModified"),
        F::Urgency(_) => Carry::native("urgency"),
        F::Headline(t) | F::Headlines(t) | F::Subheadline(t) => label(t, "headline"),
        F::Title(t) => block(t, "title"),
        F::Slugline(t) => label(t, "slugline"),
        F::Keywords(t) => label(t, "keyword"),
        F::Summary(t) | F::Descriptions(t) => label(t, "description"),
        F::Bodies(t) => body(t),
        F::Language(_) => Carry::native("language"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Links(f) => link(f),
        F::Subjects(c) => subject(c, "subject"),
        F::People(c) | F::Organisations(c) | F::Places(c) | F::Events(c) | F::Objects(c) => nature(c),
        F::Genres(c) => subject(c, "genre"),
        F::Located(c) => term(c, "located"),
        F::Renditions(r) => rendition(r),
        F::Associations(_) => Carry::native("remoteContent, itemRef, inlineXML nitf/media"),
        F::EdNotes(t) => note(t),
        F::Services(c) => code(c, "service"),
        F::Role(_) => Carry::native("role"),
        F::Profile(_) => Carry::native("profile"),
        F::Generators(GeneratorField::Name(_) | GeneratorField::Version(_)) => Carry::native("generator"),
        F::Generators(GeneratorField::Uri(_)) => PROPERTY,
        F::MemberOf(c) => term(c, "memberOf"),
        F::Audience(c) => subject(c, "audience"),
        F::By(t) => label(t, "by"),
        F::Creators(p) => maker(p, "creator"),
        F::Contributors(p) => maker(p, "contributor"),
        F::Signoff(t) => signoff(t),
        F::Provider(p) => provider(p),
        F::InfoSources(PartyField::Role(_)) => Carry::native("infoSource"),
        F::InfoSources(p) => party(p, "infoSource"),
        F::Creditline(t) => plain(t, "creditline"),
        F::Dateline(DatelineField::Text(_)) => Carry::native("dateline"),
        F::Dateline(DatelineField::Place(_) | DatelineField::Date(_) | DatelineField::Service(_)) => PROPERTY,
        F::CopyrightHolder(p) => party(p, "copyrightHolder"),
        F::CopyrightNotice(t) => printed(t, "copyrightNotice"),
        F::UsageTerms(t) => printed(t, "usageTerms"),
        F::RightsInfo(f) => rights(f),
        F::DigitalSourceType(c) => term(c, "digitalSourceType"),
        F::Accountable(p) => party(p, "accountable"),
        F::Hops(HopField::Party(p)) => party(p, "hopHistory/hop/party"),
        F::Hops(HopField::Time(_) | HopField::Action(_) | HopField::Level(_)) => Carry::native("hopHistory/hop"),
        F::Hops(HopField::Comment(_) | HopField::Raw(_)) => PROPERTY,
        F::Extensions(_) => Carry::native("*"),
        F::Story(_) | F::UriIsPermalink(_) | F::Published(_) | F::Comments(_) | F::Source(_) | F::Name(_) => PROPERTY,
        // The header prints it for all items of a message.
        F::Transmission(_) | F::TrustIndicators(_) | F::Marks(_) => PROPERTY,
    }
}

/// A picture, sound, video or text that goes with an item.
fn association(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) | F::Version(_) => Carry::native("itemRef"),
        F::Type(_) | F::PubStatus(_) | F::VersionCreated(_) => Carry::native("itemRef"),
        F::AltIds(AltIdField::Environment(_)) => PROPERTY,
        F::AltIds(f) => alt_id(f, "media-metadata"),
        F::Headline(t) | F::Slugline(t) => label(t, "itemRef"),
        F::Title(t) => block(t, "itemRef"),
        F::Summary(t) => label(t, "description, media-caption"),
        F::Descriptions(t) => caption(t),
        F::Renditions(r) => rendition(r),
        F::By(t) => label(t, "by, media-producer"),
        F::Creators(p) => maker(p, "creator, media-producer"),
        F::Creditline(t) => plain(t, "creditline, media-reference"),
        F::Provider(p) => party(p, "itemRef"),
        F::Contributors(p) => maker(p, "itemRef"),
        F::InfoSources(PartyField::Role(_)) => Carry::native("itemRef"),
        F::InfoSources(p) => party(p, "itemRef"),
        F::Accountable(p) => party(p, "itemRef"),
        F::EdNotes(t) => note(t),
        F::EmbargoedUntil(_) | F::Embargo(_) => Carry::native("itemRef"),
        F::CopyrightHolder(p) => party(p, "copyrightHolder"),
        F::CopyrightNotice(t) => printed(t, "copyrightNotice, media-reference"),
        F::UsageTerms(t) => printed(t, "usageTerms"),
        F::Dateline(DatelineField::Text(_)) => Carry::native("itemRef"),
        F::Dateline(DatelineField::Place(_) | DatelineField::Date(_) | DatelineField::Service(_)) => PROPERTY,
        F::UriIsPermalink(_) | F::Story(_) | F::Expires(_) => PROPERTY,
        F::Signals(_) | F::Relations(_) | F::FirstCreated(_) | F::ContentCreated(_) | F::ContentModified(_) => PROPERTY,
        F::Published(_) | F::Urgency(_) | F::Headlines(_) | F::Subheadline(_) | F::Keywords(_) | F::Bodies(_) => {
            PROPERTY
        }
        F::Language(_) | F::Base(_) | F::Links(_) | F::Comments(_) | F::Source(_) | F::Subjects(_) => PROPERTY,
        F::Genres(_) | F::People(_) | F::Organisations(_) | F::Places(_) | F::Events(_) | F::Objects(_) => PROPERTY,
        F::Located(_) | F::Name(_) | F::Associations(_) | F::Services(_) | F::Role(_) => PROPERTY,
        F::Profile(_) | F::Generators(_) | F::MemberOf(_) | F::Audience(_) | F::Transmission(_) => PROPERTY,
        F::Signoff(_) | F::RightsInfo(_) | F::DigitalSourceType(_) => PROPERTY,
        F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) | F::Marks(_) => PROPERTY,
    }
}

/// A label or block of words.
fn label(field: TextField, place: &'static str) -> Carry {
    use TextField as T;
    match field {
        T::Value(_) | T::Kind(_) => Carry::Native(place, Limit::PLAIN),
        T::Lang(_) | T::Dir(_) | T::Role(_) | T::Rank(_) | T::Visibility(_) => Carry::Native(place, Limit::PLAIN),
        T::Href(_) | T::Base(_) | T::Src(_) => PROPERTY,
    }
}

/// The same without a rank.
fn block(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Rank(_) => PROPERTY,
        other => label(other, place),
    }
}

/// The same without a role.
fn plain(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Role(_) => PROPERTY,
        other => label(other, place),
    }
}

/// A further caption.
fn caption(field: TextField) -> Carry {
    match field {
        TextField::Role(_) | TextField::Rank(_) | TextField::Dir(_) | TextField::Visibility(_) => PROPERTY,
        other => label(other, "media-caption"),
    }
}

/// Words of rights, or where they stand.
fn printed(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Href(_) => Carry::Native(place, Limit::PLAIN),
        other => block(other, place),
    }
}

fn signoff(field: TextField) -> Carry {
    match field {
        TextField::Role(_) => PROPERTY,
        other => block(other, "edNote role=closingline"),
    }
}

fn note(field: TextField) -> Carry {
    block(field, "edNote")
}

fn body(field: TextField) -> Carry {
    use TextField as T;
    match field {
        T::Value(_) | T::Kind(_) | T::Lang(_) => Carry::native("contentSet"),
        T::Dir(_) | T::Role(_) | T::Rank(_) | T::Href(_) | T::Base(_) | T::Src(_) | T::Visibility(_) => PROPERTY,
    }
}

/// Any concept.
fn subject(field: ConceptField, place: &'static str) -> Carry {
    use ConceptField as C;
    match field {
        C::Name(_) | C::Uri(_) | C::Qcode(_) | C::Literal(_) | C::Kind(_) | C::Creator(_) => Carry::native(place),
        C::Confidence(_) | C::Relevance(_) => Carry::native(place),
        C::Scheme(_) | C::Role(_) => PROPERTY,
    }
}

/// A concept of a nature, which its list says.
fn nature(field: ConceptField) -> Carry {
    match field {
        ConceptField::Kind(_) => PROPERTY,
        other => subject(other, "subject"),
    }
}

/// A concept of which nothing is said in numbers.
fn term(field: ConceptField, place: &'static str) -> Carry {
    match field {
        ConceptField::Confidence(_) | ConceptField::Relevance(_) => PROPERTY,
        other => subject(other, place),
    }
}

/// A code of a scheme.
fn code(field: ConceptField, place: &'static str) -> Carry {
    match field {
        ConceptField::Literal(_) | ConceptField::Kind(_) => PROPERTY,
        other => term(other, place),
    }
}

fn provider(field: PartyField) -> Carry {
    match party(field, "provider") {
        Carry::Native(place, limit) => Carry::Native(place, limit.required()),
        other => other,
    }
}

/// Whoever made something: what their part was, and as what.
fn maker(field: PartyField, place: &'static str) -> Carry {
    match field {
        PartyField::Role(_) | PartyField::JobTitle(_) => Carry::native(place),
        other => party(other, place),
    }
}

fn party(field: PartyField, place: &'static str) -> Carry {
    use PartyField as P;
    match field {
        P::Name(_) | P::Uri(_) | P::Qcode(_) | P::Literal(_) | P::Email(_) | P::Phone(_) => Carry::native(place),
        P::Kind(_) | P::Affiliation(_) | P::SameAs(_) | P::Visibility(_) => Carry::native(place),
        P::Names(t) => name(t, place),
        P::Contacts(t) => contact(t, place),
        P::Role(_) | P::JobTitle(_) | P::Initials(_) => PROPERTY,
    }
}

fn name(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Rank(_) | TextField::Visibility(_) => PROPERTY,
        other => label(other, place),
    }
}

fn contact(field: TextField, place: &'static str) -> Carry {
    match field {
        TextField::Lang(_) | TextField::Dir(_) => PROPERTY,
        TextField::Visibility(_) => Carry::native(place),
        other => name(other, place),
    }
}

fn alt_id(field: AltIdField, place: &'static str) -> Carry {
    match field {
        AltIdField::Value(_) | AltIdField::Role(_) | AltIdField::Environment(_) => Carry::native(place),
    }
}

fn relation(field: RelationField) -> Carry {
    match field {
        RelationField::Uri(_) | RelationField::Version(_) | RelationField::Rel(_) => Carry::native("link"),
        RelationField::Status(_) => PROPERTY,
    }
}

fn link(field: LinkField) -> Carry {
    match field {
        LinkField::Href(_)
        | LinkField::Rel(_)
        | LinkField::MediaType(_)
        | LinkField::Title(_)
        | LinkField::Length(_) => Carry::native("link"),
        LinkField::Hreflang(_) => PROPERTY,
    }
}

fn rights(field: RightsInfoField) -> Carry {
    use RightsInfoField as R;
    match field {
        R::Scope(_) | R::Aspect(_) | R::StartDate(_) | R::EndDate(_) | R::DataMining(_) | R::Fee(_) => {
            Carry::native("rightsInfo")
        }
        R::Links(f) => match f {
            LinkField::Title(_) | LinkField::Href(_) | LinkField::Rel(_) | LinkField::MediaType(_) => {
                Carry::native("rightsInfo/link")
            }
            LinkField::Length(_) => Carry::native("rightsInfo/link"),
            LinkField::Hreflang(_) => PROPERTY,
        },
        R::Raw(_) => Carry::native("rightsInfo/rightsExpressionData"),
        R::Agent(_) | R::Geography(_) => PROPERTY,
    }
}

fn rendition(field: RenditionField) -> Carry {
    use RenditionField as R;
    match field {
        R::Href(_) | R::ContentType(_) | R::Width(_) | R::Height(_) | R::SizeInBytes(_) | R::Duration(_) => {
            Carry::native("remoteContent")
        }
        R::Name(_) | R::Format(_) | R::Residref(_) | R::Hash(_) => Carry::native("remoteContent"),
        R::AltIds(f) => alt_id(f, "remoteContent/altId"),
        R::Poi(_) => PROPERTY,
    }
}
