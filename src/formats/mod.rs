//! The card of a format, and the list of formats.
//!
//! A format is one folder and one word in [`ALL`]. Its card is data, so that help, detection, documentation, the
//! round-trip tests and the loss report can list it.

mod asked;
pub(crate) mod carry;
mod check;
pub(crate) mod checks;
mod content;
mod earlier;
mod extension;
pub(crate) mod faults;
mod framed;
mod items;
mod json_carrier;
mod json_checks;
mod json_ld;
pub(crate) mod members;
mod module_rules;
mod ninjs;
mod nitf_credits;
mod nitf_media;
mod nitf_words;
pub(crate) mod places;
mod printed;
mod printed_carry;
mod printed_dateline;
mod printed_story;
mod root;
mod rss_carry;
mod rss_channel;
mod rss_elements;
mod rss_form;
mod rss_item;
mod rss_places;
mod rule;
mod scopes;
mod sound;
mod unasked;
mod values;
mod wire_checks;

pub mod anpa_1312;
pub mod atom;
mod harmless;
pub mod html;
pub mod iptc_7901;
pub mod json_feed;
pub mod newsml_1;
pub mod newsml_g2;
pub mod ninjs_1;
pub mod ninjs_2;
pub mod ninjs_3;
pub mod nitf;
pub mod rss;
pub mod rss_1;
pub mod schema_org;
pub mod sitemap;
pub mod text;
pub mod wire;

pub(crate) use asked::Asked;
pub use carry::{Carry, Limit, Many, TextRule, TimeRule};
pub use check::{Check, Part, Placed, finding};
pub use earlier::{Earlier, Memory, Waiting};
pub use extension::Within;
pub(crate) use rule::rule;

use std::ops::Range;

use crate::diag::{Report, Span};
use crate::model::{Article, Extension, Feed, FeedField, Field, Level, PartyField, Time, Whole};
use crate::syntax::json::Value;
use crate::syntax::wire::Frame;
use crate::syntax::xml::{Tree, Vocabularies};

/// Every format, in the order in which help lists them.
pub static ALL: &[&Card] = &[
    &rss::CARD,
    &rss_1::CARD,
    &atom::CARD,
    &json_feed::CARD,
    &ninjs_1::CARD,
    &ninjs_2::CARD,
    &ninjs_3::CARD,
    &newsml_g2::CARD,
    &nitf::CARD,
    &schema_org::CARD,
    &iptc_7901::CARD,
    &newsml_1::CARD,
    &html::CARD,
    &sitemap::CARD,
    &anpa_1312::CARD,
    &wire::CARD,
    &wire::LINES_CARD,
    &text::CARD,
];

/// The card with this id.
pub fn by_id(id: &str) -> Option<&'static Card> {
    ALL.iter().copied().find(|c| c.id.eq_ignore_ascii_case(id))
}

/// Who reads documents of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Newsrooms: the status of an item travels with it.
    Trade,
    /// Everyone: what is not released is left out, and a private note is never written.
    Public,
}

/// What the program knows and does with one format.
pub struct Card {
    /// Its name on the command line.
    pub id: &'static str,
    /// Its full name.
    pub title: &'static str,
    /// Where it is specified.
    pub spec: &'static str,
    /// The versions that are read.
    pub versions: &'static [&'static str],
    /// Its media types, the one that is written first.
    pub media_types: &'static [&'static str],
    /// File name endings without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// The variants in which it can be written, beside the usual one.
    pub styles: &'static [&'static str],
    /// Who reads it.
    pub audience: Audience,
    /// Whether one document holds many articles.
    pub many: bool,
    /// Whether a kill is told to readers by a tombstone (RFC 6721) in place of the article.
    pub tombstones: bool,
    /// How surely the beginning of a document is of this format: 0 not at all, 100 certainly.
    pub sniff: fn(&Head<'_>) -> u8,
    /// Opens a document for reading.
    pub open: Option<Open>,
    /// Opens a document for rules alone, where the format is not read: an article is then the place of an entry and says
    /// nothing.
    pub judged: Option<Open>,
    /// Makes a writer.
    pub write: Option<MakeWriter>,
    /// Where each leaf of an article goes.
    pub carry: fn(Level, Field) -> Carry,
    /// Where each leaf of a feed goes.
    pub carry_feed: fn(FeedField) -> Carry,
    /// What its places hold of lists, where limits do not say it.
    pub form: Option<&'static Form>,
    /// Whether an extension may stand in a document as it came; one that may not goes to the carrier.
    pub stands: fn(&Extension, Within) -> bool,
    /// What stands before and behind an extension that stands as it came, where rules are to say whether it may.
    pub around: Option<Around>,
    /// Its rules.
    pub rules: &'static [Check],
}

impl Card {
    /// Whether a document states something above its articles that holds for all of them; else each takes along what its
    /// feed says of it ([`crate::loss::inherit`]), however many stand in one document.
    pub fn has_feed(&self) -> bool {
        !matches!((self.carry_feed)(FeedField::Publisher(PartyField::Name(Whole))), Carry::Inherited(_))
    }
}

/// How deep what goes with what goes with an article stands in a format that has places for it.
pub(crate) const NESTED: u8 = 4;

/// What the places of a format hold of lists of which they hold some values only, or each in its own way: which links,
/// which body, which picture. Both are the same again when they are asked twice, and add no association nor take one out.
pub struct Form {
    /// Of an article and what goes with it.
    pub article: fn(&mut Article),
    /// Whether an article is in that form, where this is told without making it: nothing is copied to compare then.
    pub holds: fn(&Article) -> bool,
    /// Of a feed.
    pub feed: fn(&mut Feed),
}

/// What stands before and behind an extension, by what it stands in; and the vocabularies that the format reads.
#[derive(Clone, Copy)]
pub struct Around {
    /// The vocabularies.
    pub known: Vocabularies,
    /// What stands before and behind.
    pub of: fn(Within) -> (&'static str, &'static str),
}

/// Opens a document: the decoded text in, what is above the articles and then each article out.
pub type Open = for<'s> fn(&'s str, &ReadOptions, &mut Report) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat>;

/// Makes a writer of a format.
pub type MakeWriter = fn(&WriteOptions) -> Box<dyn Writer>;

/// The beginning of a document, for detection.
pub struct Head<'s> {
    /// The decoded text from its first character that is not white space.
    pub text: &'s str,
    /// The local name of the root element, when it is XML.
    pub root: Option<&'s str>,
    /// The namespace URI of the root element, empty for none.
    pub namespace: &'s str,
}

impl<'s> Head<'s> {
    /// As much of the text as formats look at that have to look further than the root element.
    pub fn start(&self) -> &'s str {
        crate::text::start(self.text, 8192)
    }
}

/// The document is not of the format it was opened as, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotThisFormat(pub String);

/// How a document is to be read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The URL of the document.
    pub base: Option<String>,
    /// The moment at which it is looked at: validation asks whether dates are plausible. Reading never does.
    pub now: Option<Time>,
}

/// A value read: what stood in the format's own places, and what stood in the carrier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Split<T> {
    /// What the format's own places state.
    pub native: Box<T>,
    /// What the carrier states: members that the own places do not hold whole.
    pub carried: Option<Box<T>>,
}

/// A part of a document for rules to look at, in which everything has a place.
#[derive(Clone, Debug)]
pub enum Piece<'s> {
    /// Of XML.
    Xml(Tree<'s>),
    /// Of JSON: an object, whose members are looked at where they stand.
    Json(Value<'s>),
    /// A message of a wire.
    Wire(Frame),
    /// A page of HTML: rules look at the text of the document.
    Page,
}

/// An open document.
pub trait Reading<'s>: Send {
    /// The version of the format, as `2.0`.
    fn version(&self) -> &str;
    /// What stands above the articles.
    fn feed(&self) -> &Split<Feed>;
    /// The next article, with its place in the text.
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)>;
    /// Whether it is known that no more than one article is left.
    fn is_one(&self) -> bool {
        false
    }
    /// What stands above the articles, for rules to look at; `None` when nothing does. Conversion never asks.
    fn above(&self) -> Option<Piece<'s>> {
        None
    }
    /// The article that was read last; a tree of it is made in the room of one that is done with. Conversion never asks.
    fn last(&self, _: Tree<'static>) -> Option<Piece<'s>> {
        None
    }
    /// The same items, where each can be read alone.
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        None
    }
}

/// The items of a document of which each can be read alone: in any order, and by several threads at once.
pub trait Apart<'s>: Sync {
    /// Where each stands.
    fn place(&self, n: usize) -> Option<Range<usize>>;
    /// Reads one of them, as [`Reading::next`] does; `None` where nothing can be read of it.
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)>;
    /// The first from number `n` on of which anything can be read, and how many were read with it.
    fn next_from(&self, n: usize, report: &mut Report) -> (usize, Option<(Split<Article>, Span)>) {
        let mut read = n;
        while self.place(read).is_some() {
            read += 1;
            if let Some(article) = self.read(read - 1, report) {
                return (read, Some(article));
            }
        }
        (read, None)
    }
    /// The same for rules to look at, as [`Reading::last`].
    fn piece(&self, n: usize, room: Tree<'static>) -> Option<Piece<'s>>;
}

/// How a document is to be written.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// One of the card's styles, as `dtd` for NITF without a namespace.
    pub style: Option<String>,
    /// Where lines are filled: their length in characters. `None` and 0 for one line a paragraph.
    pub width: Option<usize>,
    /// The mark that ends printed copy; empty for none.
    pub end_mark: Option<String>,
}

/// The document the articles came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The id of its format.
    pub format: String,
    /// The version of its format.
    pub version: String,
    /// Its encoding as it was decided.
    pub encoding: String,
    /// Whether the reader had to depart from what was declared.
    pub malformed: bool,
}

/// Whether an article has a place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It has.
    Whole,
    /// Not all of it, for want of something: why.
    Partly(String),
    /// It has none: why.
    Not(String),
}

/// Writes documents of one format. Each call appends to `out`; nothing else leaves a writer.
///
/// A format of one article per document writes one whole document at each [`Writer::article`].
pub trait Writer: Send {
    /// Begins with what stands above the articles.
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String);
    /// Whether an article has a place in what is being written; where it has none, it is not written. Of the usual format
    /// every article has.
    fn fit(&self, _: &Split<Article>) -> Fit {
        Fit::Whole
    }
    /// Writes one article.
    fn article(&mut self, article: &Split<Article>, out: &mut String);
    /// A writer of further articles of the document that was begun, for another thread; `None` where what is written of an
    /// article depends on those before it.
    fn apart(&self) -> Option<Box<dyn Writer>> {
        None
    }
    /// What stands before a part that a writer [apart](Self::apart) wrote, which now follows what was written.
    fn between(&mut self, _part: &str) -> &'static str {
        ""
    }
    /// Ends the document.
    fn end(&mut self, origin: &Origin, out: &mut String);
}
