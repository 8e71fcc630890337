//! Opening a document: one walk reads what stands above the items and finds where each of them stands.

use std::ops::Range;

use super::read_item::read_item;
use super::read_parts::{authors, push};
use super::{CARRIER, VERSION, places};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::json_carrier;
use crate::formats::members::{self, set};
use crate::formats::{Apart, NotThisFormat, Piece, ReadOptions, Reading, Split, root};
use crate::model::{Article, Feed, Link, Text, canonical_feed};
use crate::syntax::json::{Kind, Slices, Step, Value, skip_space};
use crate::syntax::xml::Tree;
use crate::text::Stretch;

/// The mark of an item that is known not to be too much to read.
const SMALL: u16 = 1;

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    /// Where each item stands; its mark says whether it is known not to be too much to read.
    items: Vec<Stretch<'s>>,
    /// How many were read.
    read: usize,
}

/// Opens a feed.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading<'s> + 's>, NotThisFormat> {
    let no_object = || NotThisFormat("a JSON Feed is an object, and this begins with something else".to_owned());
    let mut walk = Slices::object(text, 0).ok_or_else(no_object)?.apart("items");
    let mut head = Head::default();
    loop {
        let member = match walk.member() {
            Step::Found(member) => member,
            Step::End => {
                root::left_behind_value(text, walk.position(), report);
                break;
            }
            Step::Truncated => {
                members::truncated(text.len(), report);
                break;
            }
        };
        if member.key == "items" {
            if !head.items(text, &mut walk, member.value.start, report) {
                break;
            }
            continue;
        }
        head.member(member.key, Value::new(text, member.value), report);
    }
    members::punctuation(walk.take_odd(), report);
    if !head.known {
        return Err(NotThisFormat("it has neither a member \"items\" nor a version of JSON Feed".to_owned()));
    }
    if head.version.is_empty() {
        let start = skip_space(text.as_bytes(), 0);
        let note = Diagnostic::warning("json-feed/version", "the feed does not say of which version it is");
        report.add(note.at(Span::new(start, start + 1)));
    }
    let Head { version, mut feed, items, .. } = head;
    settle(&mut feed.native);
    Ok(Box::new(Document { text, version, feed, items, read: 0 }))
}

/// What the walk finds.
#[derive(Default)]
struct Head<'s> {
    known: bool,
    version: String,
    feed: Split<Feed>,
    items: Vec<Stretch<'s>>,
}

impl<'s> Head<'s> {
    /// The items, which the value at `start` is the list of; whether the document goes on behind it.
    fn items(&mut self, text: &'s str, walk: &mut Slices<'_>, start: usize, report: &mut Report) -> bool {
        self.known = true;
        let Some(mut list) = Slices::array(text, start) else {
            let value = Value::new(text, walk.pass(start));
            let items = members::list("items", value, report);
            self.items.extend(items.iter().map(|v| Stretch::of(text, &(v.at..v.at + v.raw.len()))));
            return true;
        };
        loop {
            match list.value() {
                Step::Found(range) => {
                    let small = members::is_small(range.len(), list.opened());
                    self.items.push(Stretch::marked(text, &range, if small { SMALL } else { 0 }));
                }
                Step::End => break,
                Step::Truncated => {
                    members::truncated(list.position(), report);
                    return false;
                }
            }
            members::punctuation(list.take_odd(), report);
        }
        members::punctuation(list.take_odd(), report);
        walk.resume(list.position());
        true
    }

    fn member(&mut self, key: &str, value: Value<'_>, report: &mut Report) {
        let f = &mut self.feed.native;
        let read = match key {
            "version" => self.version(value, report),
            "title" => set(&mut f.title, members::words(key, value, report).map(|w| w.map(Text::plain))),
            "description" => set(&mut f.subtitle, members::words(key, value, report).map(|w| w.map(Text::plain))),
            "user_comment" => set(&mut f.info, members::words(key, value, report).map(|w| w.map(Text::plain))),
            "home_page_url" => link(f, "alternate", key, value, report),
            "feed_url" => link(f, "self", key, value, report),
            "next_url" => link(f, "next", key, value, report),
            "hubs" => members::list(key, value, report).into_iter().all(|hub| read_hub(f, hub, report)),
            "favicon" => set(&mut f.icon, members::words(key, value, report)),
            "icon" => set(&mut f.logo, members::words(key, value, report)),
            "language" => set(&mut f.language, members::words(key, value, report)),
            "author" | "authors" => authors((&mut f.authors, &mut f.extensions), key, value, report),
            CARRIER => {
                self.feed.carried = json_carrier::carried_feed(value, report);
                true
            }
            _ => false,
        };
        let f = &mut self.feed.native;
        match read {
            true => places::feed(f, key, value, report),
            false => f.extensions.push(members::keep(key, value, report)),
        }
    }

    /// `version`: the address of the specification.
    fn version(&mut self, value: Value<'_>, report: &mut Report) -> bool {
        let Ok(Some(stated)) = members::words("version", value, report) else { return false };
        let number = stated.rsplit_once("version/").map_or(&*stated, |(_, number)| number).trim_matches('/');
        self.known |= stated.contains("jsonfeed.org");
        // The address of 1.0 ends in a mere 1.
        number_of(number).clone_into(&mut self.version);
        let known = super::CARD.versions.contains(&&*self.version);
        if !known || !stated.starts_with(VERSION) {
            let message = format!("`{stated}` is no version of JSON Feed that is known");
            report.add(Diagnostic::warning("json-feed/version", message).at(value.inside()));
        }
        true
    }
}

fn number_of(stated: &str) -> &str {
    if stated == "1" { "1.0" } else { stated }
}

fn link(f: &mut Feed, rel: &str, key: &str, value: Value<'_>, report: &mut Report) -> bool {
    push(&mut f.links, members::words(key, value, report).map(|href| href.map(|href| Link::new(href, rel))))
}

/// A hub: an object of `type` and `url`.
fn read_hub(f: &mut Feed, hub: Value<'_>, report: &mut Report) -> bool {
    if hub.kind() == Kind::String {
        let read = link(f, "hub", "hubs", hub, report);
        places::link(f, hub, report);
        return read;
    }
    let (mut link, mut address) = (Link::new("", "hub"), hub);
    members::object("hubs", hub, report, |key, value, report| {
        let words = members::words(key, value, report).ok().flatten();
        match key {
            "url" => (link.href, address) = (words.unwrap_or_default(), value),
            "type" => link.title = words.filter(|kind| kind != super::form::WEBSUB),
            _ => members::left_out(key, value, report),
        }
    });
    if !link.href.is_empty() {
        f.links.push(link);
        places::link(f, address, report);
    }
    true
}

/// The feed in its canonical form, its links in the order in which they are written.
fn settle(feed: &mut Feed) {
    let order = ["alternate", "self", "next"];
    feed.links.sort_by_key(|link| order.iter().position(|rel| link.is(rel)).unwrap_or(order.len()));
    canonical_feed(feed);
}

impl<'s> Reading<'s> for Document<'s> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let next;
        (self.read, next) = self.next_from(self.read, report);
        next
    }
    fn above(&self) -> Option<Piece<'s>> {
        Some(Piece::Json(Value::new(self.text, skip_space(self.text.as_bytes(), 0)..self.text.len())))
    }
    fn last(&self, room: Tree<'static>) -> Option<Piece<'s>> {
        self.piece(self.read.checked_sub(1)?, room)
    }
    fn apart(&self) -> Option<&dyn Apart<'s>> {
        Some(self)
    }
}

impl<'s> Apart<'s> for Document<'s> {
    fn place(&self, n: usize) -> Option<Range<usize>> {
        self.items.get(n).map(|stretch| stretch.range())
    }
    fn read(&self, n: usize, report: &mut Report) -> Option<(Split<Article>, Span)> {
        let stretch = self.items.get(n)?;
        let item = Value::new(stretch.upto(), stretch.range());
        read_item(item, stretch.mark() == SMALL, report).map(|read| (read, item.span()))
    }
    fn piece(&self, n: usize, _: Tree<'static>) -> Option<Piece<'s>> {
        Some(Piece::Json(Value::new(self.text, self.place(n)?)))
    }
}
