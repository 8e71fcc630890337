//! Writing NewsML-G2 2.35: an item alone, as desks expect one, and several in a message.
//!
//! So the first item is held until it is known whether another one follows. A message needs a header, and what stands in
//! it is said of how items were sent: an item that says so comes in a message too, alone.

mod body;
mod content;
mod item;
mod itemmeta;
mod links;
mod package;
mod parts;
mod rights;

pub(super) use body::alone as content_alone;
pub(super) use itemmeta::FILE_NAME;
pub(super) use rights::alone as rights_alone;

use super::own;
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Time, Transmission};
use crate::syntax::xml::Emitter;
use crate::vocab::nar;

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Message { first: None, count: 0 })
}

struct Message {
    /// The first item, and its header.
    first: Option<(String, Header)>,
    count: usize,
}

/// What the header of a message says.
struct Header {
    sent: Option<Time>,
    transmission: Option<Transmission>,
}

impl Header {
    fn of(article: &Split<Article>) -> Self {
        let transmission = article.carried.as_ref().and_then(|carried| carried.transmission.clone());
        let sent = transmission.as_ref().and_then(|t| t.sent.clone()).or(article.native.version_created.clone());
        Self { sent, transmission }
    }

    /// `newsMessage` up to its items. `sent` is demanded: else an item's own time.
    fn write(&self, out: &mut String) {
        let mut xml = Emitter::indented();
        xml.start("newsMessage");
        xml.attr("xmlns", nar::NAMESPACE);
        xml.start("header");
        let sent = self.sent.clone().map(|mut sent| {
            super::form::date_time(&mut sent);
            sent
        });
        xml.optional("sent", sent.as_ref().map(Time::as_str));
        let t = self.transmission.clone().unwrap_or_default();
        xml.optional("sender", t.source_id.as_deref());
        xml.optional("transmitId", t.number.as_deref());
        let priority = t.priority.as_deref().filter(|p| matches!(p.as_bytes(), [b'1'..=b'9']));
        xml.optional("priority", priority);
        xml.optional("channel", t.category.as_deref());
        xml.start("headerExtProperty");
        xml.attr("reluri", own::PRINTED);
        xml.end();
        xml.end();
        xml.start("itemSet");
        out.push_str(&xml.take());
        out.push('\n');
    }
}

impl Writer for Message {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}

    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        self.count += 1;
        let item = item::write(article, self.count);
        match self.first.take() {
            None if self.count == 1 => self.first = Some((item, Header::of(article))),
            None => out.push_str(&item),
            Some((first, header)) => {
                declaration(out);
                header.write(out);
                out.push_str(&first);
                out.push_str(&item);
            }
        }
    }

    fn end(&mut self, _: &Origin, out: &mut String) {
        match self.first.take() {
            _ if self.count > 1 => {}
            Some((first, Header { transmission: None, .. })) => {
                declaration(out);
                return out.push_str(&first);
            }
            Some((first, header)) => {
                declaration(out);
                header.write(out);
                out.push_str(&first);
            }
            None => {
                declaration(out);
                return out.push_str(concat!("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"/>", "\n"));
            }
        }
        out.push_str("</itemSet>\n</newsMessage>\n");
    }
}

fn declaration(out: &mut String) {
    let mut xml = Emitter::indented();
    xml.declaration();
    xml.drain_to(out);
}
