//! Where every RSS puts the leaves of texts, people, files and links.

use super::{Carry, Limit, TextRule};
use crate::model::{LinkField, PartyField, RenditionField, TextField};

/// The carrier.
pub const NAR: Carry = Carry::Extension("nar");
/// Words that are read as HTML where they look like it.
pub const WORDS: Limit = Limit::NONE.text(TextRule::Guessed);

/// Titles, and what describes a channel: words without markup (RSS profile, "Character data").
pub const TITLE: Limit = Limit::PLAIN;

/// Words or HTML, with its language and base.
pub const fn text(leaf: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as L;
    match leaf {
        L::Value(_) | L::Kind(_) | L::Lang(_) | L::Base(_) => Carry::Native(place, limit),
        L::Dir(_) | L::Role(_) | L::Rank(_) | L::Href(_) | L::Src(_) | L::Visibility(_) => NAR,
    }
}

/// Words or HTML without attributes.
pub const fn words(leaf: TextField, place: &'static str, limit: Limit) -> Carry {
    use TextField as L;
    match leaf {
        L::Value(_) | L::Kind(_) => Carry::Native(place, limit),
        L::Lang(_) | L::Dir(_) | L::Role(_) | L::Rank(_) | L::Href(_) | L::Base(_) | L::Src(_) | L::Visibility(_) => {
            NAR
        }
    }
}

/// An address and a name.
pub const fn mailbox(leaf: PartyField, place: &'static str) -> Carry {
    use PartyField as L;
    match leaf {
        L::Name(_) | L::Email(_) => Carry::native(place),
        L::Names(_) | L::Uri(_) | L::Qcode(_) | L::Literal(_) | L::Phone(_) | L::Initials(_) | L::Role(_) => NAR,
        L::Kind(_) | L::JobTitle(_) | L::Affiliation(_) | L::SameAs(_) | L::Contacts(_) | L::Visibility(_) => NAR,
    }
}

/// A file of Media RSS.
pub const fn rendition(leaf: RenditionField) -> Carry {
    use RenditionField as L;
    match leaf {
        L::Href(_) | L::ContentType(_) | L::Width(_) | L::Height(_) | L::SizeInBytes(_) => {
            Carry::native("media:content")
        }
        L::Duration(_) | L::Name(_) => Carry::native("media:content"),
        L::Format(_) | L::Residref(_) | L::AltIds(_) | L::Hash(_) | L::Poi(_) => NAR,
    }
}

/// A link, which is Atom's where it is more than an address.
pub const fn link(leaf: LinkField) -> Carry {
    use LinkField as L;
    match leaf {
        L::Href(_) | L::Rel(_) | L::MediaType(_) | L::Title(_) | L::Hreflang(_) | L::Length(_) => {
            Carry::native("link, atom:link")
        }
    }
}
