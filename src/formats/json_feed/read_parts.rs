//! The parts of a feed and of an item: authors, attachments.

use super::AVATAR;
use crate::diag::Report;
use crate::formats::members::{self, Unread, set};
use crate::model::{Article, Extension, Party, Rendition, Text};
use crate::syntax::json::{Kind, Value, is_number};

/// Adds a value to a list; whether it was read.
pub(super) fn push<T>(list: &mut Vec<T>, value: Result<Option<T>, Unread>) -> bool {
    value.map(|value| list.extend(value)).is_ok()
}

/// `authors`, or `author` of 1.0, which a feed may have besides: who is in both is one, where `authors` has it.
pub(super) fn authors(
    (list, extensions): (&mut Vec<Party>, &mut Vec<Extension>),
    key: &str,
    value: Value<'_>,
    report: &mut Report,
) -> bool {
    let known = list.len();
    // The one of 1.0 is an object, and a list of some all the same.
    match value.kind() {
        Kind::Object if key == "author" => list.push(author(key, value, extensions, report)),
        _ => members::each(key, value, report, |value, report| list.push(author(key, value, extensions, report))),
    }
    if known > 0 {
        let mut named = list.split_off(known);
        match key {
            "author" => named.retain(|party| !is_among(party, list)),
            _ => list.retain(|party| !is_among(party, &mut named)),
        }
        list.append(&mut named);
    }
    true
}

/// Whether who is the `author` is one of the `authors` too: all that one of the two says the other one says. What says more
/// stands in the list then.
fn is_among(author: &Party, authors: &mut [Party]) -> bool {
    let says = |all: &Party, part: &Party| {
        let same = |all: &Option<String>, part: &Option<String>| part.is_none() || all == part;
        same(&all.name, &part.name)
            && same(&all.uri, &part.uri)
            && part.contacts.iter().all(|contact| all.contacts.contains(contact))
    };
    if authors.iter().any(|known| says(known, author)) {
        return true;
    }
    // A blank entry says nothing, and so nothing of whom it names.
    let less = |known: &&mut Party| *known != &Party::default() && says(author, known);
    authors.iter_mut().find(less).map(|known| known.clone_from(author)).is_some()
}

/// An author; what nobody reads of one, as `_example`, is kept with the name.
fn author(key: &str, value: Value<'_>, extensions: &mut Vec<Extension>, report: &mut Report) -> Party {
    if value.kind() != Kind::Object {
        return match members::words(key, value, report) {
            Ok(name) => Party { name, ..Party::default() },
            Err(Unread) => Party::default(),
        };
    }
    let (mut party, mut left, whole) = (Party::default(), Vec::new(), value);
    members::object(key, value, report, |key, value, report| {
        let words = |report: &mut Report| members::words(key, value, report).ok().flatten();
        match key {
            "name" => party.name = words(report),
            "url" => party.uri = words(report),
            "avatar" => party.contacts = words(report).into_iter().map(|w| Text::plain(w).role(AVATAR)).collect(),
            _ => left.push((key, value)),
        }
    });
    if !left.is_empty() {
        extensions.push(members::keep_of("authors", whole, &left, report));
    }
    party
}

/// An attachment; `None` when it says nowhere where its file is.
pub(super) fn attachment(value: Value<'_>, report: &mut Report) -> Option<Article> {
    let mut rendition = Rendition::default();
    let mut out = Article::default();
    if value.kind() == Kind::String {
        rendition.href = members::words("attachments", value, report).ok().flatten();
    }
    for (key, value) in value.members() {
        let read = match key {
            "url" => set(&mut rendition.href, members::words(key, value, report)),
            "mime_type" => set(&mut rendition.content_type, members::words(key, value, report)),
            "title" => set(&mut out.headline, members::words(key, value, report).map(|w| w.map(Text::plain))),
            "size_in_bytes" => set(&mut rendition.size_in_bytes, members::number(key, value, report)),
            "duration_in_seconds" => set(&mut rendition.duration, duration(key, value, report)),
            _ => false,
        };
        if !read {
            out.extensions.push(members::keep(key, value, report));
        }
    }
    rendition.href.as_ref()?;
    out.renditions.push(rendition);
    Some(out)
}

/// A number of seconds, as it is written.
fn duration(key: &str, value: Value<'_>, report: &mut Report) -> Result<Option<String>, Unread> {
    if value.kind() == Kind::Number && is_number(value.raw) {
        return Ok(Some(value.raw.to_owned()));
    }
    match members::words(key, value, report)? {
        Some(words) if !is_number(&words) => Err(Unread),
        words => Ok(words),
    }
}
