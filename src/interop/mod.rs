//! Between the model and the types of the rss and atom_syndication crates.
//!
//! Both ways lead through our own reader and writer of the format, so that the places, the rules of loss and the carriers
//! are those of a conversion. What the other crate's types have no place for they keep as extensions; what they cannot keep
//! at all (languages and bases of texts inside RSS, second enclosures, foreign elements without a prefix) is lost there, and
//! only there.
//!
//! `From` is for what came in; `TryFrom` back fails where something would be lost or may not be published. [`rss_channel`]
//! and [`atom_feed`] take settings instead and say in a ledger what became of each value.
//!
//! ```
//! use wiredesk::interop::Collection;
//!
//! let text = "<rss version='2.0'><channel><title>Quay</title><link>https://quay.example/</link><description>News</description>
//!     <item><title>Ferry</title><guid>https://quay.example/7</guid><author>ada@quay.example (Ada Lind)</author></item></channel></rss>";
//! let collection = Collection::from(rss::Channel::read_from(text.as_bytes())?);
//! assert_eq!(collection.articles[0].creators[0].name.as_deref(), Some("Ada Lind"));
//! let feed = atom_syndication::Feed::try_from(&collection)?;
//! assert_eq!(feed.entries()[0].authors()[0].name(), "Ada Lind");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::convert::{Ledger, Outcome, Settings, Target, open};
use crate::diag::Report;
use crate::error::Error;
use crate::formats::{Card, Origin, atom, rss as our_rss};
use crate::loss;
use crate::model::{Article, Feed};
use crate::text::decode;

/// A feed with its articles.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Collection {
    /// What stands above the articles.
    pub feed: Feed,
    /// The articles.
    pub articles: Vec<Article>,
}

impl Collection {
    /// A feed with its articles.
    pub fn new(feed: Feed, articles: Vec<Article>) -> Self {
        Self { feed, articles }
    }
    /// What a document in a format says; nothing where it is not of that format.
    fn read(text: &str, card: &'static Card) -> Self {
        let (source, mut report) = (decode(text.as_bytes(), Some("text/xml; charset=utf-8")), Report::default());
        let Ok(mut document) = open(&source, card, &Default::default(), &mut report) else { return Self::default() };
        let mut articles = Vec::new();
        while let Some((article, _)) = document.next(&mut report) {
            articles.push(*article);
        }
        Self { feed: document.feed().clone(), articles }
    }
    /// The document in a format, and what became of its values.
    fn write(&self, card: &'static Card, settings: Settings) -> Result<(String, Written), Error> {
        let mut target =
            Target::new(card, settings).ok_or_else(|| Error::usage(format!("{} is read only", card.title)))?;
        let (mut out, mut written) = (String::new(), Written::default());
        target.begin(&self.feed, &mut out);
        for article in &self.articles {
            match target.article(Box::new(article.clone()), &mut out) {
                Outcome::Written => {}
                Outcome::Unreleased(reason) | Outcome::Tombstone(reason) | Outcome::Refused(reason) => {
                    written.left_out.push(reason)
                }
            }
        }
        target.end(&Origin::default(), &mut out);
        written.ledger = target.into_ledger();
        Ok((out, written))
    }
}

/// What became of values and articles on the way to another crate's types.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Written {
    /// What became of values.
    pub ledger: Ledger,
    /// Why articles were left out: they may not be published now.
    pub left_out: Vec<String>,
}

impl Written {
    /// An error where anything was lost.
    fn whole(&self) -> Result<(), Error> {
        if let Some(reason) = self.left_out.first() {
            return Err(Error::usage(format!("an article may not be published: {reason}")));
        }
        match self.ledger.entries().iter().find(|(_, loss)| loss::is_loss(loss.outcome)) {
            Some((_, loss)) => Err(Error::usage(format!("{} would be {}: {}", loss.field, loss.outcome, loss.place))),
            None => Ok(()),
        }
    }
}

/// A channel of the rss crate, and what became of values.
///
/// # Errors
/// When the crate does not read what our writer wrote.
pub fn rss_channel(collection: &Collection, settings: Settings) -> Result<(rss::Channel, Written), Error> {
    let (text, written) = collection.write(&our_rss::CARD, settings)?;
    let channel = rss::Channel::read_from(text.as_bytes());
    Ok((channel.map_err(|e| Error::usage(format!("the rss crate refuses what was written: {e}")))?, written))
}

/// A feed of the atom_syndication crate, and what became of values.
///
/// # Errors
/// When the crate does not read what our writer wrote.
pub fn atom_feed(collection: &Collection, settings: Settings) -> Result<(atom_syndication::Feed, Written), Error> {
    let (text, written) = collection.write(&atom::CARD, settings)?;
    let feed = atom_syndication::Feed::read_from(text.as_bytes());
    let feed = feed.map_err(|e| Error::usage(format!("the atom_syndication crate refuses what was written: {e}")))?;
    Ok((feed, written))
}

impl From<rss::Channel> for Collection {
    fn from(channel: rss::Channel) -> Self {
        Self::read(&channel.to_string(), &our_rss::CARD)
    }
}

impl From<atom_syndication::Feed> for Collection {
    fn from(mut feed: atom_syndication::Feed) -> Self {
        // The crate forgets this declaration when it reads, and writes attributes of extensions without escaping them.
        feed.namespaces.entry("dc".to_owned()).or_insert_with(|| "http://purl.org/dc/elements/1.1/".to_owned());
        let extensions = feed.entries.iter_mut().map(|entry| &mut entry.extensions).chain([&mut feed.extensions]);
        extensions.flat_map(|map| map.values_mut()).flat_map(|names| names.values_mut()).flatten().for_each(escape);
        Self::read(&feed.to_string(), &atom::CARD)
    }
}

/// Escapes the attributes of an extension and of what is in it.
fn escape(extension: &mut atom_syndication::extension::Extension) {
    let mut open = vec![extension];
    while let Some(extension) = open.pop() {
        for value in extension.attrs.values_mut() {
            *value = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        }
        open.extend(extension.children.values_mut().flatten());
    }
}

impl From<rss::Channel> for Feed {
    fn from(channel: rss::Channel) -> Self {
        Collection::from(channel).feed
    }
}

impl From<atom_syndication::Feed> for Feed {
    fn from(feed: atom_syndication::Feed) -> Self {
        Collection::from(feed).feed
    }
}

impl TryFrom<&Collection> for rss::Channel {
    type Error = Error;

    fn try_from(collection: &Collection) -> Result<Self, Error> {
        let (channel, written) = rss_channel(collection, Settings::default())?;
        written.whole().map(|()| channel)
    }
}

impl TryFrom<&Collection> for atom_syndication::Feed {
    type Error = Error;

    fn try_from(collection: &Collection) -> Result<Self, Error> {
        let (feed, written) = atom_feed(collection, Settings::default())?;
        written.whole().map(|()| feed)
    }
}

impl TryFrom<&Feed> for rss::Channel {
    type Error = Error;

    fn try_from(feed: &Feed) -> Result<Self, Error> {
        Self::try_from(&Collection::new(feed.clone(), Vec::new()))
    }
}

impl TryFrom<&Feed> for atom_syndication::Feed {
    type Error = Error;

    fn try_from(feed: &Feed) -> Result<Self, Error> {
        Self::try_from(&Collection::new(feed.clone(), Vec::new()))
    }
}
