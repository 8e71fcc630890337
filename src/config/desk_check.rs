//! What makes no sense in the tables of a desk although each key of it does.

use url::Url;

use super::Config;
use super::desk::{Served, Source};
use crate::formats;
use crate::text::distance;
use crate::vocab::dates::Zone;

/// What is wrong: in which table, at which key (the table itself where it has no such key), and what to do.
pub(super) struct Odd {
    pub table: &'static str,
    pub number: usize,
    pub key: &'static str,
    pub what: String,
}

/// The most articles of a feed.
const MOST: u32 = 1000;

impl Config {
    /// The first thing that makes no sense.
    pub(super) fn odd_desk(&self) -> Option<Odd> {
        let desk = self.odd_of_desk().map(|(key, what)| Odd { table: "desk", number: 0, key, what });
        desk.or_else(|| {
            let odd = |(number, source): (usize, &Source)| {
                self.odd_source(number, source).map(|(key, what)| Odd { table: "source", number, key, what })
            };
            self.sources.iter().enumerate().find_map(odd)
        })
        .or_else(|| {
            let odd = |(number, feed): (usize, &Served)| {
                self.odd_feed(number, feed).map(|(key, what)| Odd { table: "feed", number, key, what })
            };
            self.feeds.iter().enumerate().find_map(odd)
        })
    }
    fn odd_of_desk(&self) -> Option<(&'static str, String)> {
        let desk = &self.desk;
        let listen = desk.listen.as_deref().filter(|listen| listen.parse::<std::net::SocketAddr>().is_err());
        let listen =
            listen.map(|l| ("listen", format!("{l:?} is no address and port; write it as \"127.0.0.1:8080\"")));
        let zone = desk.timezone.as_deref().filter(|zone| Zone::new(zone).is_none());
        let zone = zone.map(|z| ("timezone", format!("{z:?} is no zone; write it as \"Europe/Berlin\" or \"+02:00\"")));
        let url = desk.url.as_deref().filter(|url| !is_web(url));
        let url = url.map(|u| ("url", format!("{u:?} is no http or https URL; write it as \"https://wires.example\"")));
        listen.or(zone).or(url)
    }
    fn odd_source(&self, number: usize, source: &Source) -> Option<(&'static str, String)> {
        let names = self.sources.iter().take(number).map(|s| s.name.as_deref());
        if let Some(what) = odd_name(source.name.as_deref(), names, "source") {
            return Some(("name", what));
        }
        let ways = [source.url.is_some(), source.folder.is_some(), !source.files.0.is_empty()];
        match ways.iter().filter(|way| **way).count() {
            1 => {}
            0 => {
                return Some((
                    "",
                    "it says nowhere to take articles from; give it `url`, `folder` or `files`".to_owned(),
                ));
            }
            _ => {
                return Some((
                    "",
                    "`url`, `folder` and `files` are three ways; give each a source of its own".to_owned(),
                ));
            }
        }
        if let Some(url) = source.url.as_deref().filter(|url| !is_web(url)) {
            return Some(("url", format!("{url:?} is no http or https URL; a folder is named by `folder`")));
        }
        let from = source.from.as_deref()?;
        match formats::by_id(from) {
            Some(card) if card.open.is_some() => None,
            Some(card) => Some(("from", format!("{} is written only; leave `from` out", card.title))),
            None => Some(("from", format!("there is no format {from:?}; `wiredesk formats` lists what is read"))),
        }
    }
    fn odd_feed(&self, number: usize, feed: &Served) -> Option<(&'static str, String)> {
        let names = self.feeds.iter().take(number).map(|f| f.name.as_deref());
        if let Some(what) = odd_name(feed.name.as_deref(), names, "feed") {
            return Some(("name", what));
        }
        if feed.name.as_deref().is_some_and(|name| name.contains('.')) {
            return Some(("name", "behind a dot of an address stands the format; use `-`".to_owned()));
        }
        let known: Vec<&str> = self.sources.iter().filter_map(|source| source.name.as_deref()).collect();
        if let Some(stray) = feed.source.0.iter().find(|name| !known.contains(&name.as_str())) {
            let near = known.iter().min_by_key(|name| distance(name, stray));
            let help =
                near.map_or_else(|| "add a [[source]] of that name".to_owned(), |n| format!("did you mean {n:?}?"));
            return Some(("source", format!("there is no source {stray:?}; {help}")));
        }
        let bounds = [("urgency", feed.urgency, 9), ("limit", feed.limit, MOST)];
        let odd = bounds.into_iter().find(|(_, value, most)| value.is_some_and(|value| value == 0 || value > *most));
        odd.map(|(key, _, most)| (key, format!("it is a number from 1 to {most}")))
    }
}

/// What is wrong with a name.
fn odd_name<'a>(name: Option<&str>, mut earlier: impl Iterator<Item = Option<&'a str>>, what: &str) -> Option<String> {
    let Some(name) = name else { return Some(format!("a {what} has a `name`; give it one of its own")) };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.len() > 64 || name.starts_with('.') || !name.chars().all(plain) {
        return Some(format!("{name:?} is no name: letters, digits, `-`, `_` and `.` are, up to 64, and no dot first"));
    }
    let taken = earlier.any(|other| other.is_some_and(|other| other.eq_ignore_ascii_case(name)));
    taken.then(|| format!("there is a {what} {name:?} already; give it a name of its own"))
}

fn is_web(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
