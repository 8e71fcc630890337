//! Where JSON Feed puts each leaf of the model. What a place cannot hold of a list is decided by [`super::form`].

use crate::formats::{Carry, Limit, TextRule, TimeRule, carry};
use crate::model::{ConceptField, FeedField, Field, Level, LinkField, PartyField, RenditionField, TextField};

const CARRIER: Carry = Carry::Extension(super::CARRIER);
/// RFC 3339.
const ZONED: Limit = Limit::NONE.time(TimeRule::Zoned);
const BODY: Limit = Limit::NONE.text(TextRule::PlainOrHtml);

/// Where each leaf of an item, or of an attachment or image of one, goes.
pub(super) fn carry(level: Level, field: Field) -> Carry {
    match level {
        Level::Article => item(field),
        Level::Association => attachment(field),
    }
}

fn item(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) => Carry::Native("id", Limit::NONE.required()),
        F::Published(_) => Carry::Native("date_published", ZONED),
        F::VersionCreated(_) => Carry::Native("date_modified", ZONED),
        F::Headline(t) => words(t, "title", Limit::PLAIN),
        F::Summary(t) => words(t, "summary", Limit::PLAIN),
        F::Bodies(t) => words(t, "content_html, content_text", BODY),
        F::Language(_) => Carry::native("language"),
        F::Links(l) => link(l, "url, external_url"),
        F::Subjects(ConceptField::Literal(_)) => Carry::native("tags"),
        F::Associations(_) => Carry::native("attachments, image, banner_image"),
        F::Creators(p) => author(p),
        F::Extensions(_) => Carry::native("the member of that name"),
        F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::AltIds(_) | F::Type(_) | F::PubStatus(_) => CARRIER,
        F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) | F::Relations(_) => CARRIER,
        F::FirstCreated(_) | F::ContentCreated(_) | F::ContentModified(_) | F::Urgency(_) | F::Headlines(_) => CARRIER,
        F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) | F::Descriptions(_) | F::Base(_) => CARRIER,
        F::Comments(_) | F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) | F::Organisations(_) => CARRIER,
        F::Places(_) | F::Events(_) | F::Objects(_) | F::Located(_) | F::Name(_) | F::Renditions(_) => CARRIER,
        other => carry::by_carrier(other, CARRIER),
    }
}

/// An attachment, or the `image` or `banner_image` of its item.
fn attachment(field: Field) -> Carry {
    use Field as F;
    match field {
        F::Type(_) => Carry::native("image, banner_image: picture"),
        F::Name(_) => Carry::native("image, banner_image"),
        F::Headline(t) => words(t, "attachments.title", Limit::PLAIN),
        F::Renditions(RenditionField::Href(_)) => Carry::native("attachments.url, image, banner_image"),
        F::Renditions(RenditionField::ContentType(_)) => Carry::native("attachments.mime_type"),
        F::Renditions(RenditionField::SizeInBytes(_)) => Carry::native("attachments.size_in_bytes"),
        F::Renditions(RenditionField::Duration(_)) => Carry::native("attachments.duration_in_seconds"),
        F::Extensions(_) => Carry::native("attachments, the member of that name"),
        other => carry::by_carrier(other, CARRIER),
    }
}

/// Where each leaf of a feed goes.
pub(super) fn carry_feed(field: FeedField) -> Carry {
    use FeedField as F;
    match field {
        F::Title(t) => words(t, "title", Limit::PLAIN.required()),
        F::Subtitle(t) => words(t, "description", Limit::PLAIN),
        F::Info(t) => words(t, "user_comment", Limit::PLAIN),
        F::Links(LinkField::Title(_)) => Carry::native("hubs.type"),
        F::Links(l) => link(l, "home_page_url, feed_url, next_url, hubs"),
        F::Authors(p) => author(p),
        F::Language(_) => Carry::native("language"),
        F::Icon(_) => Carry::native("favicon"),
        F::Logo(_) => Carry::native("icon"),
        F::Extensions(_) => Carry::native("the member of that name"),
        F::Id(_) | F::Rights(_) | F::Contributors(_) | F::Publisher(_) | F::Published(_) | F::Updated(_) => CARRIER,
        F::Generator(_) | F::Image(_) | F::Subjects(_) | F::Ttl(_) | F::Docs(_) | F::Cloud(_) => CARRIER,
        F::Textinput(_) | F::SkipHours(_) | F::SkipDays(_) | F::Base(_) | F::Href(_) | F::Marks(_) => CARRIER,
    }
}

/// A string, which has no attributes.
const fn words(field: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as F;
    match field {
        F::Value(_) | F::Kind(_) => Carry::Native(place, limit),
        F::Lang(_) | F::Dir(_) | F::Role(_) | F::Rank(_) | F::Href(_) | F::Base(_) | F::Src(_) | F::Visibility(_) => {
            CARRIER
        }
    }
}

const fn link(field: LinkField, place: &'static str) -> Carry {
    match field {
        LinkField::Href(_) | LinkField::Rel(_) => Carry::native(place),
        LinkField::MediaType(_) | LinkField::Title(_) | LinkField::Hreflang(_) | LinkField::Length(_) => CARRIER,
    }
}

/// An author; the avatar is a contact of that role.
const fn author(field: PartyField) -> Carry {
    use PartyField as F;
    match field {
        F::Name(_) => Carry::native("authors.name"),
        F::Uri(_) => Carry::native("authors.url"),
        F::Contacts(TextField::Value(_) | TextField::Role(_)) => Carry::native("authors.avatar"),
        F::Contacts(_) | F::Names(_) | F::Qcode(_) | F::Literal(_) | F::Email(_) | F::Phone(_) => CARRIER,
        F::Initials(_) | F::Role(_) | F::Kind(_) | F::JobTitle(_) | F::Affiliation(_) | F::SameAs(_) => CARRIER,
        F::Visibility(_) => CARRIER,
    }
}
