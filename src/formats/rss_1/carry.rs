//! Where RSS 1.0 puts each leaf of the model: its own few elements, Dublin Core, Media RSS, and the carrier.

use crate::formats::rss_carry::{NAR, TITLE, WORDS, link, mailbox, rendition, text, words};
use crate::formats::{Carry, Limit, carry};
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
        other => carry::by_carrier(other, NAR),
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
        other => carry::by_carrier(other, NAR),
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
