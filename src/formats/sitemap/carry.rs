//! Where a sitemap puts each leaf of the model: an index says where stories are, not what is in them.

use crate::formats::{Carry, Limit};
use crate::model::{FeedField, Field, Level, LinkField, PartyField, RenditionField, TextField};

const NOT_IN_AN_INDEX: Carry = Carry::Dropped("a sitemap is an index of links");

/// Where each leaf of an article, or of a picture of one, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    use Field as F;
    match (level, field) {
        (Level::Article, F::Links(LinkField::Href(_) | LinkField::Rel(_))) => Carry::native("loc"),
        (Level::Article, F::Uri(_) | F::UriIsPermalink(_)) => Carry::native("loc, where it is an address"),
        (Level::Article, F::Headline(TextField::Value(_) | TextField::Kind(_))) => {
            Carry::Native("news:title", Limit::PLAIN.required())
        }
        (Level::Article, F::Published(_)) => Carry::native("news:publication_date"),
        (Level::Article, F::VersionCreated(_)) => Carry::native("lastmod"),
        (Level::Article, F::Language(_)) => Carry::native("news:language"),
        (Level::Article, F::Provider(PartyField::Name(_))) => Carry::native("news:name"),
        (Level::Article, F::Associations(_)) => Carry::native("image:image"),
        (Level::Association, F::Type(_)) => Carry::native("image:image: picture"),
        (Level::Association, F::Renditions(RenditionField::Href(_))) => Carry::native("image:loc"),
        (Level::Article | Level::Association, field) => left_out(field),
    }
}

fn left_out(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) | F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::AltIds(_) | F::Type(_) => NOT_IN_AN_INDEX,
        F::PubStatus(_) | F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) => NOT_IN_AN_INDEX,
        F::Relations(_) | F::FirstCreated(_) | F::VersionCreated(_) | F::ContentCreated(_) => NOT_IN_AN_INDEX,
        F::ContentModified(_) | F::Published(_) | F::Urgency(_) | F::Headline(_) | F::Headlines(_) => NOT_IN_AN_INDEX,
        F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) | F::Summary(_) => NOT_IN_AN_INDEX,
        F::Descriptions(_) | F::Bodies(_) | F::Language(_) | F::Base(_) | F::Links(_) => NOT_IN_AN_INDEX,
        F::Comments(_) | F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) => NOT_IN_AN_INDEX,
        F::Organisations(_) | F::Places(_) | F::Events(_) | F::Objects(_) | F::Located(_) => NOT_IN_AN_INDEX,
        F::Name(_) | F::Renditions(_) | F::Associations(_) | F::EdNotes(_) | F::Services(_) => NOT_IN_AN_INDEX,
        F::Role(_) | F::Profile(_) | F::Generators(_) | F::MemberOf(_) | F::Audience(_) => NOT_IN_AN_INDEX,
        F::Transmission(_) | F::By(_) | F::Creators(_) | F::Contributors(_) | F::Signoff(_) => NOT_IN_AN_INDEX,
        F::Provider(_) | F::InfoSources(_) | F::Creditline(_) | F::Dateline(_) => NOT_IN_AN_INDEX,
        F::CopyrightHolder(_) | F::CopyrightNotice(_) | F::UsageTerms(_) | F::RightsInfo(_) => NOT_IN_AN_INDEX,
        F::DigitalSourceType(_) | F::Accountable(_) | F::TrustIndicators(_) | F::Hops(_) => NOT_IN_AN_INDEX,
        F::Extensions(_) | F::Marks(_) => NOT_IN_AN_INDEX,
    }
}

/// Where each leaf of a feed goes: its name and language are its articles'.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Title(TextField::Value(_) | TextField::Kind(_)) => Carry::Native("news:name", Limit::PLAIN),
        F::Publisher(PartyField::Name(_)) => Carry::native("news:name"),
        F::Language(_) => Carry::native("news:language"),
        F::Title(_) | F::Publisher(_) | F::Id(_) | F::Subtitle(_) | F::Rights(_) | F::Info(_) => NOT_IN_AN_INDEX,
        F::Links(_) | F::Authors(_) | F::Contributors(_) | F::Published(_) | F::Updated(_) => NOT_IN_AN_INDEX,
        F::Generator(_) | F::Image(_) | F::Icon(_) | F::Logo(_) | F::Subjects(_) | F::Ttl(_) => NOT_IN_AN_INDEX,
        F::Docs(_) | F::Cloud(_) | F::Textinput(_) | F::SkipHours(_) | F::SkipDays(_) => NOT_IN_AN_INDEX,
        F::Base(_) | F::Href(_) | F::Extensions(_) | F::Marks(_) => NOT_IN_AN_INDEX,
    }
}
