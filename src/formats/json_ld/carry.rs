//! Where schema.org puts each leaf of the model. What a property cannot hold of a list is decided by [`super::form`].

use crate::formats::{Carry, Limit, Many, TextRule, TimeRule, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, FeedField, Field, Level, LinkField, PartyField,
    RelationField, RenditionField, RightsInfoField, TextField, TransmissionField,
};

const CARRIER: Carry = Carry::Extension("nar: terms");
const BODY: Limit = Limit { many: Many::First, ..Limit::PLAIN };
/// Date or DateTime: search engines take a time of day without a zone for one of their own.
const DATE: Limit = Limit::NONE.time(TimeRule::ZonedOrDay);
const ID: Limit = Limit::NONE.required().iri();

/// Where each leaf of an article, or of what goes with one, goes.
pub fn carry(level: Level, field: Field) -> Carry {
    use Field as F;
    match (level, field) {
        (Level::Article, F::Uri(_)) => Carry::Native("@id", ID),
        (Level::Association, F::Uri(_)) => Carry::Native("@id", Limit::NONE.iri()),
        (Level::Article, F::Type(_)) => Carry::Native("@type", Limit::NONE.required()),
        (Level::Article, F::Associations(_)) => Carry::native("image, video, audio, hasPart, associatedMedia"),
        (Level::Article | Level::Association, field) => item(field),
    }
}

fn item(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Type(_) => Carry::native("@type"),
        F::Version(_) => Carry::native("version"),
        F::Published(_) => Carry::Native("datePublished", DATE),
        F::VersionCreated(_) => Carry::Native("dateModified", DATE),
        F::ContentCreated(_) => Carry::Native("dateCreated", DATE),
        F::Expires(ExpiryField::Time(_)) => Carry::Native("expires", DATE),
        F::Language(_) => Carry::native("inLanguage"),
        F::Headline(t) => text(t, "headline"),
        F::Headlines(t) => text(t, "alternativeHeadline"),
        F::Title(t) => text(t, "name"),
        F::Summary(t) => text(t, "description, caption"),
        F::Descriptions(t) => text(t, "abstract"),
        F::Bodies(TextField::Value(_) | TextField::Kind(_) | TextField::Lang(_)) => Carry::Native("articleBody", BODY),
        F::Keywords(t) => text(t, "keywords"),
        F::Links(LinkField::Href(_) | LinkField::Rel(_)) => Carry::native("url, mainEntityOfPage"),
        F::Comments(_) => Carry::native("discussionUrl"),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::native("identifier"),
        F::Relations(RelationField::Uri(_) | RelationField::Rel(_)) => Carry::native("isBasedOn, translationOfWork"),
        F::Transmission(TransmissionField::WordCount(_)) => Carry::native("wordCount"),
        F::EdNotes(TextField::Role(_) | TextField::Visibility(_)) => Carry::native("correction"),
        F::EdNotes(t) => text(t, "correction"),
        F::Renditions(r) => rendition(r),
        other => attribution(other),
    }
}

fn attribution(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Creators(p) => party(p, "author, creator", false),
        F::Contributors(p) => party(p, "contributor, editor, translator", true),
        F::Provider(p) => party(p, "provider, publisher", false),
        F::InfoSources(p) => party(p, "sourceOrganization", true),
        F::CopyrightHolder(p) => party(p, "copyrightHolder", false),
        F::Accountable(p) => party(p, "accountablePerson", false),
        F::Creditline(t) => text(t, "creditText"),
        F::CopyrightNotice(t) => text(t, "copyrightNotice"),
        F::UsageTerms(TextField::Href(_)) => Carry::Native("license, usageInfo", Limit::PLAIN),
        F::UsageTerms(t) => text(t, "license, usageInfo"),
        F::Dateline(DatelineField::Text(_)) => Carry::native("dateline"),
        F::RightsInfo(RightsInfoField::Scope(_) | RightsInfoField::StartDate(_)) => Carry::native("copyrightYear"),
        F::RightsInfo(RightsInfoField::Links(LinkField::Href(_) | LinkField::Rel(_))) => {
            Carry::native("acquireLicensePage")
        }
        F::TrustIndicators(LinkField::Href(_)) => Carry::native("publishingPrinciples"),
        F::DigitalSourceType(ConceptField::Uri(_)) => Carry::native("digitalSourceType"),
        other => things(other),
    }
}

fn things(field: Field) -> Carry {
    use ConceptField as C;
    use Field as F;
    match field {
        F::Subjects(C::Literal(_) | C::Scheme(_)) => Carry::native("about: DefinedTerm"),
        F::Subjects(c) => concept(c, "about, mentions, articleSection"),
        F::People(c) => concept(c, "about: Person, mentions"),
        F::Organisations(c) => concept(c, "about: Organization, mentions"),
        F::Places(c) => concept(c, "contentLocation, mentions"),
        F::Events(c) => concept(c, "about: Event, mentions"),
        F::Objects(c) => concept(c, "about: CreativeWork, mentions"),
        F::Genres(C::Literal(_) | C::Scheme(_)) => Carry::native("@type"),
        F::Genres(C::Name(_)) => Carry::native("genre"),
        F::Located(C::Name(_) | C::Uri(_)) => Carry::native("locationCreated"),
        F::MemberOf(C::Name(_) | C::Uri(_)) => Carry::native("isPartOf"),
        F::Extensions(_) => Carry::native("the property of that name"),
        other => carry::by_carrier(other, CARRIER),
    }
}

/// Where each leaf of a feed goes: the node that stands above its articles.
pub fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Id(_) => Carry::Native("DataFeed @id", Limit::NONE.iri()),
        F::Title(t) => text(t, "DataFeed name"),
        F::Subtitle(t) => text(t, "DataFeed description"),
        F::Rights(t) => text(t, "DataFeed copyrightNotice"),
        F::Links(LinkField::Href(_) | LinkField::Rel(_)) => Carry::native("DataFeed url"),
        F::Authors(p) => party(p, "DataFeed author", false),
        F::Publisher(p) => party(p, "DataFeed publisher", false),
        F::Language(_) => Carry::native("DataFeed inLanguage"),
        F::Published(_) => Carry::Native("DataFeed datePublished", DATE),
        F::Updated(_) => Carry::Native("DataFeed dateModified", DATE),
        F::Links(_) | F::Contributors(_) | F::Info(_) | F::Generator(_) | F::Image(_) | F::Icon(_) | F::Logo(_) => {
            CARRIER
        }
        F::Subjects(_) | F::Ttl(_) | F::Docs(_) | F::Cloud(_) | F::Textinput(_) | F::SkipHours(_) => CARRIER,
        F::SkipDays(_) | F::Base(_) | F::Href(_) | F::Extensions(_) | F::Marks(_) => CARRIER,
    }
}

/// Words, with their language.
const fn text(field: TextField, place: &'static str) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) | F::Lang(_) => Carry::Native(place, Limit::PLAIN),
        F::Dir(_) | F::Role(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => CARRIER,
    }
}

/// A Person or an Organization; its role where a Role can stand around it.
const fn party(field: PartyField, place: &'static str, role: bool) -> Carry {
    use PartyField as F;
    use TextField as T;
    match field {
        F::Name(_) | F::Uri(_) | F::Email(_) | F::Phone(_) | F::Kind(_) | F::JobTitle(_) => Carry::Native(place, PARTY),
        F::Affiliation(_) | F::SameAs(_) => Carry::Native(place, PARTY),
        F::Names(T::Value(_) | T::Kind(_)) => Carry::Native(place, PARTY),
        F::Contacts(T::Value(_) | T::Kind(_) | T::Role(_)) => Carry::Native(place, PARTY),
        F::Role(_) if role => Carry::Native(place, PARTY),
        F::Role(_) | F::Names(_) | F::Contacts(_) | F::Qcode(_) | F::Literal(_) | F::Initials(_) => CARRIER,
        F::Visibility(_) => CARRIER,
    }
}

const PARTY: Limit = Limit::NONE.text(TextRule::Plain);

const fn concept(field: ConceptField, place: &'static str) -> Carry {
    use ConceptField as F;
    match field {
        F::Name(_) | F::Uri(_) | F::Role(_) => Carry::native(place),
        F::Qcode(_) | F::Literal(_) | F::Scheme(_) | F::Kind(_) | F::Confidence(_) | F::Relevance(_) => CARRIER,
        F::Creator(_) => CARRIER,
    }
}

const fn rendition(field: RenditionField) -> Carry {
    use RenditionField as F;
    match field {
        F::Href(_) | F::ContentType(_) | F::Width(_) | F::Height(_) | F::SizeInBytes(_) | F::Duration(_) => {
            Carry::native("contentUrl, encodingFormat, width, height, contentSize, duration; encoding")
        }
        F::Name(_) | F::Format(_) | F::Residref(_) | F::AltIds(_) | F::Hash(_) | F::Poi(_) => CARRIER,
    }
}
