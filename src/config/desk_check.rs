//! What makes no sense in the tables of a desk although each key of it does.

use url::Url;

use super::Config;
use super::desk::{Destination, Login, Served, Source};
use super::values::List;
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
        .or_else(|| {
            let odd = |(number, to): (usize, &Destination)| {
                self.odd_destination(number, to).map(|(key, what)| Odd { table: "destination", number, key, what })
            };
            self.destinations.iter().enumerate().find_map(odd)
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
        if let Some(odd) = odd_url(source.url.as_deref()).or_else(|| odd_login(&source.login(), source.url.is_some())) {
            return Some(odd);
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
        if feed.archive && feed.max_age.is_some() {
            return Some((
                "archive",
                "what `max-age` takes out would be read back in it; leave one of them out".to_owned(),
            ));
        }
        if feed.secret_env.is_some() && feed.secret_file.is_some() {
            return Some(("secret-file", "`secret-env` names the secret already; leave one of them out".to_owned()));
        }
        self.stray_source(&feed.source)
            .or_else(|| odd_number("urgency", feed.urgency, 9).or_else(|| odd_number("limit", feed.limit, MOST)))
    }
    fn odd_destination(&self, number: usize, to: &Destination) -> Option<(&'static str, String)> {
        let names = self.destinations.iter().take(number).map(|d| d.name.as_deref());
        if let Some(what) = odd_name(to.name.as_deref(), names, "destination") {
            return Some(("name", what));
        }
        match (&to.url, &to.folder) {
            (None, None) => return Some(("", "it says nowhere to send to; give it `url` or `folder`".to_owned())),
            (Some(_), Some(_)) => {
                let what = "`url` and `folder` are two ways; give each a destination of its own";
                return Some(("", what.to_owned()));
            }
            _ => {}
        }
        let same =
            |source: &&Source| source.folder.as_deref().zip(to.folder.as_deref()).is_some_and(|(a, b)| is_same(a, b));
        if let Some(source) = self.sources.iter().find(same) {
            let name = source.name.as_deref().unwrap_or_default();
            return Some(("folder", format!("what is put there is taken by the source {name:?} again; name another")));
        }
        odd_url(to.url.as_deref())
            .or_else(|| odd_login(&to.login(), to.url.is_some()))
            .or_else(|| odd_format(to.format.as_deref()))
            .or_else(|| self.stray_source(&to.source))
            .or_else(|| odd_number("urgency", to.urgency, 9))
    }
    /// A source that is named and is not there.
    fn stray_source(&self, named: &List<String>) -> Option<(&'static str, String)> {
        let known: Vec<&str> = self.sources.iter().filter_map(|source| source.name.as_deref()).collect();
        let stray = named.0.iter().find(|name| !known.contains(&name.as_str()))?;
        let near = known.iter().min_by_key(|name| distance(name, stray));
        let help = near.map_or_else(|| "add a [[source]] of that name".to_owned(), |n| format!("did you mean {n:?}?"));
        Some(("source", format!("there is no source {stray:?}; {help}")))
    }
}

/// Whether two folders are one, as far as their names tell.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |path: &str| {
        let mut parts = Vec::new();
        for part in std::path::Path::new(path).components() {
            match part {
                std::path::Component::CurDir => {}
                std::path::Component::ParentDir if matches!(parts.last(), Some(std::path::Component::Normal(_))) => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        parts.iter().map(|part| part.as_os_str().to_owned()).collect::<Vec<_>>()
    };
    plain(one) == plain(other)
}

fn odd_number(key: &'static str, value: Option<u32>, most: u32) -> Option<(&'static str, String)> {
    let is_odd = value.is_some_and(|value| value == 0 || value > most);
    is_odd.then(|| (key, format!("it is a number from 1 to {most}")))
}

fn odd_url(url: Option<&str>) -> Option<(&'static str, String)> {
    let url = url?;
    if !is_web(url) {
        return Some(("url", format!("{url:?} is no http or https URL; a folder is named by `folder`")));
    }
    // Settings are read by many and URLs are told everywhere.
    let named = Url::parse(url).is_ok_and(|url| url.password().is_some() || !url.username().is_empty());
    named.then(|| {
        ("url", "no name and no password stands in it; give `user`, and `secret-env` or `secret-file`".to_owned())
    })
}

fn odd_login(login: &Login<'_>, asks: bool) -> Option<(&'static str, String)> {
    let named =
        [("user", login.user), ("secret-env", login.env), ("secret-file", login.file), ("header", login.header)];
    let first = named.iter().find(|(_, value)| value.is_some()).map(|(key, _)| *key)?;
    match (login.env, login.file) {
        _ if !asks => Some((first, "only a `url` is asked with a secret; leave it out".to_owned())),
        (None, None) => {
            Some((first, "the secret itself is missing; name it by `secret-env` or `secret-file`".to_owned()))
        }
        (Some(_), Some(_)) => {
            Some(("secret-file", "`secret-env` names the secret already; leave one of them out".to_owned()))
        }
        _ if login.user.is_some() && login.header.is_some() => {
            Some(("header", "with `user` the header is Authorization; leave one of them out".to_owned()))
        }
        _ => {
            let token = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            let header = login.header.filter(|name| name.is_empty() || !name.chars().all(token))?;
            Some(("header", format!("{header:?} is no name of a header; write it as \"x-api-key\"")))
        }
    }
}

/// What is wrong with the format of what is sent.
fn odd_format(named: Option<&str>) -> Option<(&'static str, String)> {
    let Some(id) = named else {
        return Some(("", "it has no `format`; name one, as \"ninjs-3\" (`wiredesk formats` lists them)".to_owned()));
    };
    match formats::by_id(id) {
        // A list of links has no place for a story.
        Some(card) if card.write.is_some() && card.id != "sitemap" => None,
        Some(card) => Some(("format", format!("no story is sent as {}; name another", card.title))),
        None => Some(("format", format!("there is no format {id:?}; `wiredesk formats` lists those that are written"))),
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
