//! Where RSS 1.0 puts each leaf of the model: its own few elements, Dublin Core, Media RSS, and the carrier.

use crate::formats::rss_carry::{NAR, TITLE, WORDS, link, mailbox, rendition, text, words};
use crate::formats::{Carry, Limit};
use crate::model::{
    ConceptField, FeedField, Field, GeneratorField, ImageField, Level, LinkField, PartyField, TextField,
};

const ABOUT: Limit = Limit::NONE.required().iri();

/// Where each leaf of an item, or of a picture, sound or video in it, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => item(field),
        Level::Association => object(field),
    }
}

fn item(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("@rdf:about", ABOUT),
        F::FirstCreated(_) => Carry::native("dcterms:created"),
        F::VersionCreated(_) => Carry::native("dcterms:modified"),
        F::Published(_) => Carry::native("dc:date"),
        F::Headline(l) => text(l, "title", TITLE),
        F::Summary(l) => text(l, "description", WORDS.beside("bodies")),
        F::Bodies(l) => text(l, "content:encoded, description", WORDS),
        F::Language(_) => Carry::native("dc:language"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Links(l) => link(l),
        F::Subjects(ConceptField::Literal(_)) => Carry::native("dc:subject"),
        F::Associations(_) => Carry::native("media:content"),
        F::Creators(l) => mailbox(l, "dc:creator"),
        F::Contributors(l) => mailbox(l, "dc:contributor"),
        F::Provider(PartyField::Name(_)) => Carry::native("dc:publisher"),
        F::CopyrightHolder(PartyField::Name(_)) => Carry::native("dcterms:rightsHolder"),
        F::CopyrightNotice(TextField::Value(_) | TextField::Kind(_) | TextField::Lang(_)) => {
            Carry::Native("dc:rights", Limit::PLAIN)
        }
        F::Extensions(_) => Carry::native("as it came"),
        other => carried(other),
    }
}

fn object(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Type(_) => Carry::native("media:content@medium"),
        F::Headline(l) => words(l, "media:title", WORDS),
        F::Summary(l) => words(l, "media:description", WORDS),
        F::Language(_) => Carry::native("media:content@lang"),
        F::Subjects(ConceptField::Name(_) | ConceptField::Literal(_) | ConceptField::Scheme(_)) => {
            Carry::native("media:category")
        }
        F::Renditions(l) => rendition(l),
        F::Creators(PartyField::Name(_) | PartyField::Role(_)) => Carry::native("media:credit"),
        F::Creditline(l) => words(l, "media:credit", Limit::PLAIN),
        F::CopyrightNotice(TextField::Value(_) | TextField::Kind(_) | TextField::Href(_)) => {
            Carry::Native("media:copyright", Limit::PLAIN)
        }
        F::Extensions(_) => Carry::native("as it came"),
        other => carried(other),
    }
}

/// What has no place in an item nor in an object of it.
fn carried(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) | F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::AltIds(_) | F::Type(_) => NAR,
        F::PubStatus(_) | F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) => NAR,
        F::Relations(_) | F::FirstCreated(_) | F::VersionCreated(_) | F::ContentCreated(_) => NAR,
        F::ContentModified(_) | F::Published(_) | F::Urgency(_) | F::Headline(_) | F::Headlines(_) => NAR,
        F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) | F::Summary(_) => NAR,
        F::Descriptions(_) | F::Bodies(_) | F::Language(_) | F::Base(_) | F::Links(_) | F::Comments(_) => NAR,
        F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) | F::Organisations(_) | F::Places(_) => NAR,
        F::Events(_) | F::Objects(_) | F::Located(_) | F::Name(_) | F::Renditions(_) => NAR,
        F::Associations(_) | F::EdNotes(_) | F::Services(_) | F::Role(_) | F::Profile(_) => NAR,
        F::Generators(_) | F::MemberOf(_) | F::Audience(_) | F::Transmission(_) | F::By(_) => NAR,
        F::Creators(_) | F::Contributors(_) | F::Signoff(_) | F::Provider(_) | F::InfoSources(_) => NAR,
        F::Creditline(_) | F::Dateline(_) | F::CopyrightHolder(_) | F::CopyrightNotice(_) => NAR,
        F::UsageTerms(_) | F::RightsInfo(_) | F::DigitalSourceType(_) | F::Accountable(_) => NAR,
        F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) | F::Marks(_) => NAR,
    }
}

/// Where each leaf of a channel goes.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Id(_) => Carry::Native("channel/@rdf:about", ABOUT),
        F::Title(l) => text(l, "title", TITLE.required()),
        F::Subtitle(l) => text(l, "description", TITLE.required()),
        F::Rights(l) => words(l, "dc:rights", Limit::PLAIN),
        F::Links(LinkField::Href(_)) => Carry::Native("link", Limit::NONE.required()),
        F::Links(l) => link(l),
        F::Authors(l) => mailbox(l, "dc:creator"),
        F::Contributors(l) => mailbox(l, "dc:contributor"),
        F::Publisher(PartyField::Name(_)) => Carry::native("dc:publisher"),
        F::Language(_) => Carry::native("dc:language"),
        F::Published(_) => Carry::native("dc:date"),
        F::Updated(_) => Carry::native("dcterms:modified"),
        F::Generator(GeneratorField::Uri(_)) => Carry::native("admin:generatorAgent/@rdf:resource"),
        F::Image(ImageField::Url(_) | ImageField::Title(_) | ImageField::Link(_)) => Carry::native("image"),
        F::Icon(_) => Carry::native("atom:icon"),
        F::Logo(_) => Carry::native("atom:logo"),
        F::Subjects(ConceptField::Literal(_)) => Carry::native("dc:subject"),
        F::Textinput(_) => Carry::native("textinput"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Extensions(_) => Carry::native("as it came"),
        F::Info(_) | F::Publisher(_) | F::Generator(_) | F::Image(_) | F::Subjects(_) | F::Ttl(_) | F::Docs(_) => NAR,
        F::Cloud(_) | F::SkipHours(_) | F::SkipDays(_) | F::Href(_) | F::Marks(_) => NAR,
    }
}
