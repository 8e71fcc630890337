//! Where NewsML 1 puts each leaf of the model. What a place cannot hold of a list is decided by [`super::form`].

use crate::formats::{Carry, Limit, TimeRule, carry};
use crate::model::{
    AltIdField, ConceptField, DatelineField, ExpiryField, ExtensionField, FeedField, Field, GeneratorField, Level,
    PartyField, RelationField, RenditionField, RightsInfoField, TextField, TransmissionField,
};

const NAR: Carry = Carry::Extension("NewsLine, Property nar");
const PLAIN: Limit = Limit::PLAIN;
/// `YYYYMMDD`, or that and `THHMMSS` with a zone (NewsML 1.2, DateAndTime).
const ZONED: Limit = Limit::NONE.time(TimeRule::ZonedClock);
const REQUIRED: Limit = Limit::NONE.required();

/// Where each leaf of an item, or of a component that goes with one, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => article(field),
        Level::Association => association(field),
    }
}

/// The envelope is of a transmission, and says nothing of a feed.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    carry::without_feed(field, "NewsML 1 says nothing above its items")
}

fn article(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("PublicIdentifier", REQUIRED),
        F::Version(_) => Carry::Native("RevisionId", REQUIRED),
        F::AltIds(AltIdField::Value(_) | AltIdField::Role(_)) => Carry::native("PublicIdentifier"),
        F::PubStatus(_) => Carry::native("Status"),
        F::EmbargoedUntil(_) => Carry::Native("Status Embargoed, StatusWillChange to Usable", ZONED),
        F::Embargo(_) => Carry::native("Status Embargoed"),
        F::Expires(ExpiryField::Time(_)) => Carry::Native("StatusWillChange to Withheld", ZONED),
        F::Signals(ConceptField::Name(_) | ConceptField::Literal(_) | ConceptField::Scheme(_)) => {
            Carry::native("Instruction, RevisionId@Update")
        }
        F::Relations(RelationField::Uri(_) | RelationField::Rel(_) | RelationField::Version(_)) => {
            Carry::native("DerivedFrom, AssociatedWith, RevisionId@PreviousRevision")
        }
        F::FirstCreated(_) => Carry::Native("FirstCreated", ZONED),
        F::VersionCreated(_) => Carry::Native("ThisRevisionCreated", ZONED.required()),
        F::Urgency(_) => Carry::native("Urgency"),
        F::Title(TextField::Value(_) | TextField::Kind(_)) => Carry::Native("NameLabel", PLAIN),
        F::Transmission(t) => transmission(t),
        F::Services(ConceptField::Name(_) | ConceptField::Role(_)) => Carry::native("NewsService, NewsProduct"),
        F::Associations(_) => Carry::native("NewsComponent"),
        other => item(other),
    }
}

fn association(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::native("SystemIdentifier"),
        F::Name(_) => Carry::native("NewsComponent@Euid"),
        F::Genres(ConceptField::Name(_) | ConceptField::Scheme(_)) => Carry::native("Genre"),
        F::Genres(_) => NAR,
        other => item(other),
    }
}

/// What every component states in the same places.
fn item(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Type(_) => Carry::native("MediaType, Role"),
        F::Headline(t) | F::Headlines(t) => line(t, "HeadLine"),
        F::Subheadline(t) => line(t, "SubHeadLine"),
        F::Slugline(t) => line(t, "SlugLine"),
        F::Keywords(t) => line(t, "KeywordLine"),
        F::By(t) => line(t, "ByLine"),
        F::Creditline(t) => line(t, "CreditLine"),
        F::CopyrightNotice(t) => line(t, "CopyrightLine"),
        F::UsageTerms(t) => line(t, "RightsLine"),
        F::Signoff(t) => line(t, "NewsLine SignOff"),
        F::EdNotes(t) => with_role(t, "NewsLine AdvisoryLine, ProductLine", line(t, "NewsLine AdvisoryLine")),
        F::Summary(t) | F::Descriptions(t) => content(t, "ContentItem, Role Caption or Abstract"),
        F::Bodies(t) => with_role(t, "ContentItem", content(t, "ContentItem")),
        F::Language(_) => Carry::native("Language"),
        F::Creators(p) => party(p, "Creator"),
        F::Contributors(p) => party(p, "Contributor"),
        F::Provider(p) => party(p, "Provider, ProviderId"),
        F::InfoSources(p) => party(p, "Source"),
        F::CopyrightHolder(PartyField::Name(_)) => Carry::native("CopyrightHolder"),
        F::RightsInfo(r) => rights(r),
        F::Dateline(DatelineField::Text(_)) => Carry::native("DateLine"),
        F::Dateline(DatelineField::Date(_)) => Carry::native("DateLineDate"),
        F::Renditions(r) => rendition(r),
        other => described(other),
    }
}

fn described(field: Field) -> Carry {
    use ConceptField as C;
    use Field as F;
    match field {
        F::Subjects(C::Literal(_) | C::Scheme(_)) => Carry::native("SubjectCode"),
        F::Genres(C::Name(_) | C::Scheme(_)) => Carry::native("Genre, NewsItemType"),
        F::Genres(C::Role(_)) => Carry::native("NewsItemType"),
        F::Located(C::Name(_) | C::Literal(_)) => Carry::native("Location HowPresent=Origin"),
        F::Places(C::Name(_) | C::Literal(_) | C::Role(_)) => Carry::native("Location"),
        F::Audience(C::Name(_)) => Carry::native("OfInterestTo"),
        F::MemberOf(C::Name(_)) => Carry::native("SeriesLine"),
        F::Generators(GeneratorField::Name(_)) => Carry::native("Property GeneratorSoftware"),
        F::Extensions(ExtensionField::Ns(_) | ExtensionField::Name(_) | ExtensionField::Raw(_)) => {
            Carry::native("NewsLine, Property")
        }
        other => carry::by_carrier(other, NAR),
    }
}

/// A line of words.
fn line(field: TextField, place: &'static str) -> Carry {
    use TextField as T;
    match field {
        T::Value(_) | T::Kind(_) | T::Lang(_) => Carry::Native(place, PLAIN),
        T::Dir(_) | T::Role(_) | T::Rank(_) | T::Href(_) | T::Base(_) | T::Src(_) | T::Visibility(_) => NAR,
    }
}

/// Words or markup.
fn content(field: TextField, place: &'static str) -> Carry {
    use TextField as T;
    match field {
        T::Value(_) | T::Kind(_) | T::Lang(_) => Carry::native(place),
        T::Dir(_) | T::Role(_) | T::Rank(_) | T::Href(_) | T::Base(_) | T::Src(_) | T::Visibility(_) => NAR,
    }
}

/// The same where a role has a place too.
fn with_role(field: TextField, place: &'static str, without: Carry) -> Carry {
    if matches!(field, TextField::Role(_)) { Carry::native(place) } else { without }
}

/// A party, with what a name does not say in its properties (1.2).
fn party(field: PartyField, place: &'static str) -> Carry {
    use PartyField as P;
    match field {
        P::Name(_) | P::Qcode(_) | P::Uri(_) | P::Literal(_) | P::Email(_) | P::Phone(_) => Carry::native(place),
        P::Initials(_) | P::Role(_) | P::Kind(_) | P::JobTitle(_) | P::Affiliation(_) => Carry::native(place),
        P::Visibility(_) => Carry::native(place),
        P::Names(_) | P::SameAs(_) | P::Contacts(_) => NAR,
    }
}

fn rights(field: RightsInfoField) -> Carry {
    use RightsInfoField as R;
    match field {
        R::Scope(_) => Carry::native("CopyrightDate"),
        R::Agent(_) | R::Geography(_) | R::StartDate(_) | R::EndDate(_) => Carry::native("UsageRights"),
        R::Aspect(_) | R::DataMining(_) | R::Fee(_) | R::Links(_) | R::Raw(_) => NAR,
    }
}

fn rendition(field: RenditionField) -> Carry {
    use RenditionField as R;
    match field {
        R::Href(_) | R::ContentType(_) | R::Width(_) | R::Height(_) | R::SizeInBytes(_) | R::Duration(_) => {
            Carry::native("ContentItem")
        }
        R::Name(_) | R::Format(_) | R::Residref(_) | R::Hash(_) | R::Poi(_) => Carry::native("ContentItem"),
        R::AltIds(_) => NAR,
    }
}

fn transmission(field: TransmissionField) -> Carry {
    use TransmissionField as T;
    match field {
        T::SourceId(_) => Carry::native("SentFrom"),
        T::Number(_) => Carry::native("TransmissionId"),
        T::Priority(_) => Carry::native("Priority"),
        T::Sent(_) => Carry::Native("DateAndTime", ZONED),
        T::Category(_) => Carry::native("Property Category"),
        T::WordCount(_) => Carry::native("Property Words"),
    }
}
