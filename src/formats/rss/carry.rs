//! Where RSS puts each leaf of the model.

use crate::formats::rss_carry::{NAR, TITLE, WORDS, link, mailbox, rendition, text, words};
use crate::formats::{Carry, Limit, TimeRule};
use crate::model::{ConceptField, FeedField, Field, GeneratorField, Level, LinkField, PartyField, TextField};

const PLAIN: Limit = Limit::PLAIN;
const RFC822: Limit = Limit::NONE.time(TimeRule::Seconds);

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
        F::Uri(_) => Carry::native("guid"),
        F::UriIsPermalink(_) => Carry::native("guid@isPermaLink"),
        F::FirstCreated(_) => Carry::native("dcterms:created"),
        F::VersionCreated(_) => Carry::native("dcterms:modified"),
        F::Published(_) => Carry::Native("pubDate", RFC822),
        F::Headline(l) => text(l, "title", TITLE),
        F::Summary(l) => text(l, "description", WORDS.beside("bodies")),
        F::Bodies(l) => text(l, "content:encoded, description", WORDS),
        F::Language(_) => Carry::native("dc:language"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Links(l) => link(l),
        F::Comments(_) => Carry::native("comments"),
        F::Source(l) => source(l),
        F::Subjects(l) => category(l, "category"),
        F::Associations(_) => Carry::native("enclosure, media:content"),
        F::Creators(l) => mailbox(l, "author, dc:creator"),
        F::Contributors(l) => mailbox(l, "dc:contributor"),
        F::Provider(l) => name(l, "dc:publisher"),
        F::CopyrightHolder(l) => name(l, "dcterms:rightsHolder"),
        F::CopyrightNotice(l) => notice(l, "dc:rights"),
        F::Extensions(_) => Carry::native("as it came"),
        F::Version(_)
        | F::Story(_)
        | F::AltIds(_)
        | F::Type(_)
        | F::PubStatus(_)
        | F::EmbargoedUntil(_)
        | F::Embargo(_)
        | F::Expires(_)
        | F::Signals(_)
        | F::Relations(_)
        | F::ContentCreated(_)
        | F::ContentModified(_)
        | F::Urgency(_)
        | F::Headlines(_)
        | F::Subheadline(_)
        | F::Title(_)
        | F::Slugline(_)
        | F::Keywords(_)
        | F::Descriptions(_)
        | F::Genres(_)
        | F::People(_)
        | F::Organisations(_)
        | F::Places(_)
        | F::Events(_)
        | F::Objects(_)
        | F::Located(_)
        | F::Name(_)
        | F::Renditions(_)
        | F::EdNotes(_)
        | F::Services(_)
        | F::Role(_)
        | F::Profile(_)
        | F::Generators(_)
        | F::MemberOf(_)
        | F::Audience(_)
        | F::Transmission(_)
        | F::By(_)
        | F::Signoff(_)
        | F::InfoSources(_)
        | F::Creditline(_)
        | F::Dateline(_)
        | F::UsageTerms(_)
        | F::RightsInfo(_)
        | F::DigitalSourceType(_)
        | F::Accountable(_)
        | F::TrustIndicators(_)
        | F::Hops(_)
        | F::Marks(_) => NAR,
    }
}

fn object(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Type(_) => Carry::native("media:content@medium"),
        F::Headline(l) => words(l, "media:title", WORDS),
        F::Summary(l) => words(l, "media:description", WORDS),
        F::Language(_) => Carry::native("media:content@lang"),
        F::Subjects(l) => category(l, "media:category"),
        F::Renditions(l) => rendition(l),
        F::Creators(l) => credit(l),
        F::Creditline(l) => words(l, "media:credit", PLAIN),
        F::CopyrightNotice(l) => copyright(l, "media:copyright"),
        F::UsageTerms(l) => copyright(l, "media:license"),
        F::Extensions(_) => Carry::native("as it came"),
        F::Uri(_)
        | F::UriIsPermalink(_)
        | F::Version(_)
        | F::Story(_)
        | F::AltIds(_)
        | F::PubStatus(_)
        | F::EmbargoedUntil(_)
        | F::Embargo(_)
        | F::Expires(_)
        | F::Signals(_)
        | F::Relations(_)
        | F::FirstCreated(_)
        | F::VersionCreated(_)
        | F::ContentCreated(_)
        | F::ContentModified(_)
        | F::Published(_)
        | F::Urgency(_)
        | F::Headlines(_)
        | F::Subheadline(_)
        | F::Title(_)
        | F::Slugline(_)
        | F::Keywords(_)
        | F::Descriptions(_)
        | F::Bodies(_)
        | F::Base(_)
        | F::Links(_)
        | F::Comments(_)
        | F::Source(_)
        | F::Genres(_)
        | F::People(_)
        | F::Organisations(_)
        | F::Places(_)
        | F::Events(_)
        | F::Objects(_)
        | F::Located(_)
        | F::Name(_)
        | F::Associations(_)
        | F::EdNotes(_)
        | F::Services(_)
        | F::Role(_)
        | F::Profile(_)
        | F::Generators(_)
        | F::MemberOf(_)
        | F::Audience(_)
        | F::Transmission(_)
        | F::By(_)
        | F::Contributors(_)
        | F::Signoff(_)
        | F::Provider(_)
        | F::InfoSources(_)
        | F::Dateline(_)
        | F::CopyrightHolder(_)
        | F::RightsInfo(_)
        | F::DigitalSourceType(_)
        | F::Accountable(_)
        | F::TrustIndicators(_)
        | F::Hops(_)
        | F::Marks(_) => NAR,
    }
}

/// Where each leaf of a channel goes.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Id(_) => Carry::native("atom:id"),
        F::Title(l) => text(l, "title", TITLE.required()),
        F::Subtitle(l) => text(l, "description", TITLE.required()),
        F::Rights(l) => words(l, "copyright", PLAIN),
        F::Links(LinkField::Href(_)) => Carry::Native("link", Limit::NONE.required()),
        F::Links(l) => link(l),
        F::Authors(l) => mailbox(l, "managingEditor, dc:creator"),
        F::Contributors(l) => webmaster(l),
        F::Publisher(l) => name(l, "dc:publisher"),
        F::Language(_) => Carry::native("language"),
        F::Published(_) => Carry::Native("pubDate", RFC822),
        F::Updated(_) => Carry::Native("lastBuildDate", RFC822),
        F::Generator(l) => generator(l),
        F::Image(_) => Carry::native("image"),
        F::Icon(_) => Carry::native("atom:icon"),
        F::Logo(_) => Carry::native("atom:logo"),
        F::Subjects(l) => category(l, "category"),
        F::Ttl(_) => Carry::native("ttl"),
        F::Docs(_) => Carry::native("docs"),
        F::Cloud(_) => Carry::native("cloud"),
        F::Textinput(_) => Carry::native("textInput"),
        F::SkipHours(_) => Carry::native("skipHours"),
        F::SkipDays(_) => Carry::native("skipDays"),
        F::Base(_) => Carry::native("@xml:base"),
        F::Extensions(_) => Carry::native("as it came"),
        F::Info(_) | F::Href(_) | F::Marks(_) => NAR,
    }
}

/// `source` has room for the address and the title of the feed it names.
fn source(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Title(l) => words(l, "source", PLAIN),
        F::Href(_) => Carry::native("source@url"),
        F::Id(_)
        | F::Subtitle(_)
        | F::Rights(_)
        | F::Info(_)
        | F::Links(_)
        | F::Authors(_)
        | F::Contributors(_)
        | F::Publisher(_)
        | F::Language(_)
        | F::Published(_)
        | F::Updated(_)
        | F::Generator(_)
        | F::Image(_)
        | F::Icon(_)
        | F::Logo(_)
        | F::Subjects(_)
        | F::Ttl(_)
        | F::Docs(_)
        | F::Cloud(_)
        | F::Textinput(_)
        | F::SkipHours(_)
        | F::SkipDays(_)
        | F::Base(_)
        | F::Extensions(_)
        | F::Marks(_) => NAR,
    }
}

fn notice(leaf: TextField, place: &'static str) -> Carry {
    use TextField as L;
    match leaf {
        L::Value(_) | L::Kind(_) | L::Lang(_) => Carry::Native(place, PLAIN),
        L::Dir(_) | L::Role(_) | L::Rank(_) | L::Href(_) | L::Base(_) | L::Src(_) | L::Visibility(_) => NAR,
    }
}

fn copyright(leaf: TextField, place: &'static str) -> Carry {
    use TextField as L;
    match leaf {
        L::Value(_) | L::Kind(_) | L::Href(_) => Carry::Native(place, PLAIN),
        L::Lang(_) | L::Dir(_) | L::Role(_) | L::Rank(_) | L::Base(_) | L::Src(_) | L::Visibility(_) => NAR,
    }
}

fn webmaster(leaf: PartyField) -> Carry {
    use PartyField as L;
    match leaf {
        L::Name(_) | L::Email(_) | L::Role(_) => Carry::native("webMaster, dc:contributor"),
        L::Names(_)
        | L::Uri(_)
        | L::Qcode(_)
        | L::Literal(_)
        | L::Phone(_)
        | L::Initials(_)
        | L::Kind(_)
        | L::JobTitle(_)
        | L::Affiliation(_)
        | L::SameAs(_)
        | L::Contacts(_)
        | L::Visibility(_) => NAR,
    }
}

fn name(leaf: PartyField, place: &'static str) -> Carry {
    use PartyField as L;
    match leaf {
        L::Name(_) => Carry::native(place),
        L::Names(_)
        | L::Uri(_)
        | L::Qcode(_)
        | L::Literal(_)
        | L::Email(_)
        | L::Phone(_)
        | L::Initials(_)
        | L::Role(_)
        | L::Kind(_)
        | L::JobTitle(_)
        | L::Affiliation(_)
        | L::SameAs(_)
        | L::Contacts(_)
        | L::Visibility(_) => NAR,
    }
}

fn credit(leaf: PartyField) -> Carry {
    use PartyField as L;
    match leaf {
        L::Name(_) | L::Role(_) => Carry::native("media:credit"),
        L::Names(_)
        | L::Uri(_)
        | L::Qcode(_)
        | L::Literal(_)
        | L::Email(_)
        | L::Phone(_)
        | L::Initials(_)
        | L::Kind(_)
        | L::JobTitle(_)
        | L::Affiliation(_)
        | L::SameAs(_)
        | L::Contacts(_)
        | L::Visibility(_) => NAR,
    }
}

fn category(leaf: ConceptField, place: &'static str) -> Carry {
    use ConceptField as L;
    match leaf {
        L::Name(_) | L::Literal(_) | L::Scheme(_) => Carry::native(place),
        L::Uri(_) | L::Qcode(_) | L::Role(_) | L::Kind(_) | L::Confidence(_) | L::Relevance(_) | L::Creator(_) => NAR,
    }
}

fn generator(leaf: GeneratorField) -> Carry {
    use GeneratorField as L;
    match leaf {
        L::Name(_) => Carry::native("generator"),
        L::Uri(_) | L::Version(_) => NAR,
    }
}
