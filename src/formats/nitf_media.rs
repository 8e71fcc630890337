//! `media` in the markup of a NITF body, wherever such a body stands.

use std::borrow::Cow;

use memchr::memmem;

use crate::model::{Article, Party, Text};

/// Divides the markup of a body, as the cursor writes it again, into what is not `media` and each `media` that `takes`
/// says is to be taken out, but not more than `most`.
pub(crate) fn divide(markup: &str, most: usize, takes: impl Fn(&str) -> bool) -> (Cow<'_, str>, Vec<&str>) {
    if memmem::find(markup.as_bytes(), b"<media").is_none() {
        return (Cow::Borrowed(markup), Vec::new());
    }
    let (mut rest, mut found) = (String::new(), Vec::new());
    let (mut from, mut at, mut depth, mut start) = (0, 0, 0usize, 0);
    while let Some(n) = markup.get(at..).and_then(|m| memchr::memchr(b'<', m.as_bytes())) {
        let tag = at + n;
        let end =
            markup.get(tag..).and_then(|m| memchr::memchr(b'>', m.as_bytes())).map_or(markup.len(), |e| tag + e + 1);
        at = end;
        let text = markup.get(tag..end).unwrap_or_default();
        if text.starts_with("</media>") {
            depth = depth.saturating_sub(1);
        } else if is_media(text) && !text.ends_with("/>") {
            if depth == 0 {
                start = tag;
            }
            depth += 1;
            continue;
        } else if is_media(text) && depth == 0 {
            start = tag;
        } else {
            continue;
        }
        let media = markup.get(start..end).unwrap_or_default();
        if depth == 0 && start >= from && found.len() < most && takes(media) {
            rest.push_str(markup.get(from..start).unwrap_or_default());
            found.push(media);
            from = end;
        }
    }
    rest.push_str(markup.get(from..).unwrap_or_default());
    (Cow::Owned(rest), found)
}

fn is_media(tag: &str) -> bool {
    tag.strip_prefix("<media").is_some_and(|rest| rest.starts_with([' ', '>', '/']))
}

/// Where the value of a `media-metadata` goes.
#[derive(Clone, Copy)]
enum Place {
    By,
    Credit,
    /// A creator with this role.
    Creator(&'static str),
    Notice,
    Holder,
    Source,
    Provider,
    Terms,
    Note,
}

/// Names of `media-metadata`, in any letter case and without hyphens: what publishing systems export of a picture beside the
/// attributes that NITF has for it.
static NAMES: &[(&str, Place)] = &[
    ("credit", Place::Credit),
    ("creditline", Place::Credit),
    ("byline", Place::By),
    ("photographer", Place::Creator("photographer")),
    ("author", Place::Creator("author")),
    ("creator", Place::Creator("author")),
    ("artist", Place::Creator("artist")),
    ("copyright", Place::Notice),
    ("copyrightnotice", Place::Notice),
    ("rights", Place::Notice),
    ("copyrightholder", Place::Holder),
    ("source", Place::Source),
    ("provider", Place::Provider),
    ("usage", Place::Terms),
    ("usageterms", Place::Terms),
    ("restrictions", Place::Terms),
    ("instructions", Place::Note),
    ("specialinstructions", Place::Note),
];

fn place(name: &str) -> Option<Place> {
    let same = |known: &str| name.bytes().filter(|b| *b != b'-').map(|b| b.to_ascii_lowercase()).eq(known.bytes());
    NAMES.iter().find(|(known, _)| same(known)).map(|(_, place)| *place)
}

/// Whether a `media-metadata` of this name states a credit, a right or a note; the others are identifiers.
pub(crate) fn is_stated(name: &str) -> bool {
    place(name).is_some()
}

/// States what a `media-metadata` says of a picture; `false` where its name is another one.
pub(crate) fn state(a: &mut Article, name: &str, value: &str) -> bool {
    match place(name) {
        Some(Place::Credit) => add(&mut a.creditline, value),
        Some(Place::By) => add(&mut a.by, value),
        Some(Place::Notice) => add(&mut a.copyright_notice, value),
        Some(Place::Terms) => add(&mut a.usage_terms, value),
        Some(Place::Note) => add(&mut a.ed_notes, value),
        Some(Place::Creator(role)) => a.creators.push(Party::named(value).role(role)),
        Some(Place::Holder) => a.copyright_holder.push(Party::named(value)),
        Some(Place::Provider) if a.provider.is_none() => a.provider = Some(Party::named(value)),
        Some(Place::Source | Place::Provider) => a.info_sources.push(Party::named(value)),
        None => return false,
    }
    true
}

/// Words that do not stand there yet: the same credit may be an attribute too.
pub(crate) fn add(list: &mut Vec<Text>, words: &str) {
    if list.len() < 100 && !list.iter().any(|t| t.value == words) {
        list.push(Text::plain(words));
    }
}
