//! Words: plain, or markup of a stated kind.

use serde::{Deserialize, Serialize};

use super::field::fields;
use super::value::whole;
use super::{Part, Whole};

/// What the value of a [`Text`] is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Plain words: `text`.
    #[default]
    Plain,
    /// An HTML fragment: `html`.
    Html,
    /// The content of an XHTML `div`, well-formed: `xhtml`.
    Xhtml,
    /// The content of a NITF `body.content`, well-formed, without a namespace: `nitf`.
    Nitf,
    /// Something else, by its media type.
    Media(String),
}

impl TextKind {
    /// The word or media type that the JSON uses.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain => "text",
            Self::Html => "html",
            Self::Xhtml => "xhtml",
            Self::Nitf => "nitf",
            Self::Media(m) => m,
        }
    }
    /// The kind that a word or media type names.
    pub fn named(word: &str) -> Self {
        match word {
            "text" | "" => Self::Plain,
            "html" => Self::Html,
            "xhtml" => Self::Xhtml,
            "nitf" => Self::Nitf,
            other => Self::Media(other.to_owned()),
        }
    }
}

impl Part for TextKind {
    fn is_blank(&self) -> bool {
        *self == Self::Plain
    }
    /// A media type that comes to be that of words or of HTML is that kind.
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        let Self::Media(media) = self else { return };
        let before = media.clone();
        f(media);
        if *media != before {
            *self = match media.as_str() {
                "text/plain" => Self::Plain,
                "text/html" => Self::Html,
                other => Self::named(other),
            };
        }
    }
}
whole!(TextKind);

impl Serialize for TextKind {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for TextKind {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self::named(&std::borrow::Cow::<'de, str>::deserialize(d)?))
    }
}

/// A language tag (RFC 5646). Stated and empty means that the language is unknown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(pub String);

impl Lang {
    /// Makes `en_US` `en-US`; white space around it is no part of a tag.
    #[allow(clippy::ptr_arg, reason = "it is replaced where it changes")]
    pub fn hyphenate(tag: &mut String) {
        let edges = [tag.as_bytes().first(), tag.as_bytes().last()];
        if tag.contains('_') || !edges.into_iter().flatten().all(u8::is_ascii_graphic) {
            *tag = tag.trim().replace('_', "-");
        }
    }
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Part for Lang {
    fn is_blank(&self) -> bool {
        false
    }
    fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.0);
    }
    fn prune(&mut self) {
        self.0.prune();
    }
}
whole!(Lang);

fields! {
    /// Words with their kind and language; a bare string in JSON when they are plain and nothing else is stated.
    pub struct Text / TextField meaning value src : value; text {
        /// The words, or the markup.
        value: String => Value(Whole) "value" Words;
        /// What the value is: `text`, `html`, `xhtml`, `nitf` or a media type.
        kind: TextKind => Kind(Whole) "type" Words;
        /// Its language where it differs from the article's; empty where it is reset.
        lang: Option<Lang> => Lang(Whole) "lang" Words;
        /// Its direction: `ltr` or `rtl`.
        dir: Option<String> => Dir(Whole) "dir" Words;
        /// What the words are for, as a word or code of the source.
        role: Option<String> => Role(Whole) "role" Words;
        /// Its rank among its like; 1 comes first.
        rank: Option<u32> => Rank(Whole) "rank" Number(0, 4_294_967_295);
        /// A document that says it whole (a licence).
        href: Option<String> => Href(Whole) "href" Words;
        /// The base of relative links in it, where it differs from the article's.
        base: Option<String> => Base(Whole) "base" Words;
        /// Where the content is, when it does not stand here.
        src: Option<String> => Src(Whole) "src" Words;
        /// Who may see it: `public` or `private`; private when absent from a note.
        visibility: Option<String> => Visibility(Whole) "visibility" Words;
    }
}

impl Text {
    /// Plain words.
    pub fn plain(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }
    /// An HTML fragment.
    pub fn html(value: impl Into<String>) -> Self {
        Self { value: value.into(), kind: TextKind::Html, ..Self::default() }
    }
    /// Words of a kind.
    pub fn of(kind: TextKind, value: impl Into<String>) -> Self {
        Self { value: value.into(), kind, ..Self::default() }
    }
    /// With a role.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }
    /// Whether a note may be shown to the public: only when it says so.
    pub fn is_public(&self) -> bool {
        self.visibility.as_deref() == Some("public")
    }
}

impl From<&str> for Text {
    fn from(value: &str) -> Self {
        Self::plain(value)
    }
}

impl From<String> for Text {
    fn from(value: String) -> Self {
        Self::plain(value)
    }
}
