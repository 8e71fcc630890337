//! Dublin Core (DCMI Metadata Terms; the elements 1.1 and the terms), as feeds use it in items and entries.

use std::borrow::Cow;

use super::rdf::{self, Said};
use super::{dates, edges};
use crate::diag::{Diagnostic, Report, Span};
use crate::model::{AltId, Article, Concept, Party, Text, Time, push};
use crate::syntax::xml::{Content, Cursor, Emitter, Tag, Vocabulary};

/// The elements; formats match on `"dc"`.
pub static ELEMENTS: Vocabulary = Vocabulary {
    prefix: "dc",
    uri: "http://purl.org/dc/elements/1.1/",
    aliases: &[
        "http://purl.org/dc/elements/1.0/",
        "http://purl.org/dc/elements/",
        "http://purl.org/dc/elements/1.1#",
        "http://purl.org/metadata/dublin_core",
        "http://purl.org/metadata/dublin_core#",
    ],
};

/// The terms; formats match on `"dcterms"`.
pub static TERMS: Vocabulary =
    Vocabulary { prefix: "dcterms", uri: "http://purl.org/dc/terms/", aliases: &["http://purl.org/dcterms/"] };

/// Reads an element of `dc` or `dcterms` into an article; `source` is the text the cursor reads. Answers `false` for
/// what has no place there, or no value that can be read: it is for the caller to keep.
pub fn read<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    article: &mut Article,
    report: &mut Report,
) -> bool {
    let a = article;
    match (tag.ns, tag.name) {
        // Many a feed says `author`, which Dublin Core does not have.
        ("dc", "creator" | "author") | ("dcterms", "creator") => {
            parties(source, cursor, tag, report, |party| push(&mut a.creators, party));
        }
        ("dc" | "dcterms", "contributor") => {
            parties(source, cursor, tag, report, |party| push(&mut a.contributors, party));
        }
        ("dc", "rights") => push(&mut a.copyright_notice, text(source, cursor, tag, report)),
        ("dc", "subject") => each_said(source, cursor, tag, report, |said| {
            let literal = Some(said.words).filter(|words| !words.is_empty());
            push(&mut a.subjects, Concept { literal, uri: said.uri, ..Concept::default() });
        }),
        ("dcterms", "rightsHolder") => {
            parties(source, cursor, tag, report, |party| push(&mut a.copyright_holder, party));
        }
        ("dc" | "dcterms", "publisher") if a.provider.is_none() => {
            a.provider = Some(first_party(source, cursor, tag, report));
        }
        ("dc", "language") if a.language.is_none() => {
            a.language = Some(edges::words(source, cursor, tag, report).into_owned());
        }
        ("dc" | "dcterms", "identifier") => identifier(a, edges::words(source, cursor, tag, report)),
        ("dc" | "dcterms", "date") | ("dcterms", "issued") => {
            return time(source, cursor, tag, &mut a.published, report);
        }
        ("dcterms", "created") => return time(source, cursor, tag, &mut a.first_created, report),
        ("dcterms", "modified") => return time(source, cursor, tag, &mut a.version_created, report),
        _ => return false,
    }
    true
}

/// Gives what an element says; of one that holds a list of RDF, what each of its places does.
fn each_said<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    mut take: impl FnMut(Said),
) {
    let uri = rdf::resource(cursor, tag);
    match cursor.content(tag, report) {
        Content::Text(words) => {
            take(Said { words: edges::trim(source, tag, cursor.position(), words).into_owned(), uri });
        }
        Content::Markup(_) => {
            let (range, scope) = (tag.start..cursor.position(), cursor.scope());
            rdf::inside(source, range, &scope, report).into_iter().for_each(take);
        }
    }
}

/// Gives the parties that an element names: those of `dcterms` have names as they are.
pub fn parties<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    mut take: impl FnMut(Party),
) {
    let as_it_is = tag.ns == "dcterms";
    let read = |words: &str, take: &mut dyn FnMut(Party)| match as_it_is {
        true => take(Party::named(words)),
        false => read_parties(words, take),
    };
    let uri = rdf::resource(cursor, tag);
    match (cursor.content(tag, report), uri) {
        // Nearly always words are all there is.
        (Content::Text(words), None) => read(&edges::trim(source, tag, cursor.position(), words), &mut take),
        (Content::Text(words), uri) => {
            let words = edges::trim(source, tag, cursor.position(), words).into_owned();
            Said { words, uri }.parties(read, &mut take);
        }
        (Content::Markup(_), _) => {
            let (range, scope) = (tag.start..cursor.position(), cursor.scope());
            let said = rdf::inside(source, range, &scope, report);
            said.into_iter().for_each(|said| said.parties(read, &mut take));
        }
    }
}

/// The first of them, for a place that has one: what else is said of it is of no party of its own.
pub fn first_party<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Party {
    let (mut first, as_it_is) = (None, tag.ns == "dcterms");
    let read = |words: &str, take: &mut dyn FnMut(Party)| match as_it_is {
        true => take(Party::named(words)),
        false => take(read_party(words)),
    };
    each_said(source, cursor, tag, report, |said| said.parties(read, &mut |party| _ = first.get_or_insert(party)));
    first.unwrap_or_default()
}

/// An identifier: the article's own where it has none; one that says again what a guid says that is no permalink means
/// that nothing is known of a permalink (what [`write`] writes for it).
fn identifier(a: &mut Article, value: Cow<'_, str>) {
    match &a.uri {
        None => a.uri = Some(value.into_owned()),
        Some(uri) if *uri == value && a.uri_is_permalink == Some(false) => a.uri_is_permalink = None,
        Some(uri) if *uri == value => {}
        Some(_) => a.alt_ids.push(AltId { value: value.into_owned(), ..AltId::default() }),
    }
}

/// Words with their language, and the address that stands in their place.
pub fn text<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let lang = cursor.attr(tag, "xml", "lang").map(|l| crate::model::Lang(l.into_owned()));
    let href = rdf::resource(cursor, tag);
    Text { lang, href, ..Text::plain(edges::words(source, cursor, tag, report)) }
}

/// Reads a time into `place`. A second one that says the same is passed over; one that says something else, or cannot
/// be read, is the caller's to keep (`false`).
pub fn time<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    place: &mut Option<Time>,
    report: &mut Report,
) -> bool {
    let words = edges::words(source, cursor, tag, report);
    let Some(time) = read_time(&words, tag, &|| cursor.inside(tag), report) else { return words.is_empty() };
    match place {
        None => {
            *place = Some(time);
            true
        }
        Some(known) => *known == time,
    }
}

/// The time that `words` of `tag` state, which stand at `place`; what is odd about them is noted.
fn read_time(words: &str, tag: &Tag<'_>, place: &dyn Fn() -> Span, report: &mut Report) -> Option<Time> {
    if words.is_empty() {
        return None;
    }
    let iso = words.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if let Some(time) = iso.then(|| Time::new(words)).flatten() {
        return Some(time);
    }
    match dates::read(words) {
        Ok(stated) => {
            if let Some(what) = stated.note {
                let message = format!("The date `{}` was read as `{}`: {what}.", short(words), stated.time);
                report.add(Diagnostic::info("date/odd", message).at(place()));
            }
            Some(stated.time)
        }
        Err(_) => {
            let message = format!("`{}` in `{}` is no date that can be read.", short(words), tag.qualified());
            report.add(Diagnostic::warning("date/unreadable", message).at(place()));
            None
        }
    }
}

fn short(words: &str) -> &str {
    words.char_indices().nth(60).and_then(|(at, _)| words.get(..at)).unwrap_or(words)
}

/// A party as feeds print it: `a@b.example (Name)`, `Name <a@b.example>`, `Name (a@b.example)`, an address, a name, an
/// address before or behind a name; an address may be a `mailto` URI (RFC 6068).
pub fn read_party(words: &str) -> Party {
    if !words.contains('@') {
        return Party { name: some(words), ..Party::default() };
    }
    let pair = |open: &str, close: char| {
        let (before, inside) = words.strip_suffix(close)?.split_once(open)?;
        Some((before.trim_ascii_end(), inside.trim_ascii()))
    };
    let first = || {
        let (email, name) = words.strip_prefix('<')?.split_once('>')?;
        Some((email.trim_ascii(), name.trim_ascii_start()))
    };
    let of = |name: &str, email: &str| Party {
        name: some(name.trim_matches('"')),
        email: some(without_scheme(email)),
        ..Party::default()
    };
    match (pair("(", ')'), pair("<", '>').or_else(first), pair("[", ']')) {
        (Some((email, name)), ..) | (_, Some((email, name)), _) | (_, _, Some((email, name))) if is_address(email) => {
            of(name, email)
        }
        (Some((name, email)), ..) | (_, Some((name, email)), _) | (_, _, Some((name, email))) if is_address(email) => {
            of(name, email)
        }
        _ if is_address(words) => of("", words),
        _ => side_by_side(words).map_or_else(|| of(words, ""), |(name, email)| of(name, email)),
    }
}

/// The parties that feeds print in one place: where each has an address, commas or semicolons stand between them, as in
/// `a@b.example (A), c@d.example (C)`. Names alone are not told apart: a comma may be part of one.
pub fn read_parties(words: &str, mut take: impl FnMut(Party)) {
    if memchr::memchr_iter(b'@', words.as_bytes()).nth(1).is_some() {
        let parts = apart(words);
        let is_one = |part: &&str| {
            let party = read_party(part);
            party.email.is_some() && party.name.is_none_or(|name| !name.contains('@'))
        };
        if parts.len() > 1 && parts.iter().all(is_one) {
            return parts.into_iter().for_each(|part| take(read_party(part)));
        }
    }
    take(read_party(words));
}

/// What stands between commas and semicolons that are in no parentheses and no quotation.
fn apart(words: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, c) in words.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '<' | '[' if !quoted => depth += 1,
            ')' | '>' | ']' if !quoted => depth = depth.saturating_sub(1),
            ',' | ';' if !quoted && depth == 0 => {
                parts.push(words.get(from..at).unwrap_or_default().trim_ascii());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(words.get(from..).unwrap_or_default().trim_ascii());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A name and behind or before it an address, which is the only one: `Ada Lind, ada@tarn.example`.
fn side_by_side(words: &str) -> Option<(&str, &str)> {
    if words.matches('@').count() > 1 {
        return None;
    }
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '|' | '/');
    let last = words.rsplit_once(char::is_whitespace).filter(|(_, last)| is_address(last));
    let (name, email) = last.or_else(|| {
        let (first, rest) = words.split_once(char::is_whitespace)?;
        let first = first.trim_end_matches(mark);
        is_address(first).then_some((rest, first))
    })?;
    let name = name.trim_matches(mark);
    let bare = |open, close| name.strip_prefix(open)?.strip_suffix(close).filter(|name| !name.contains([open, close]));
    let name = bare('(', ')').or_else(|| bare('[', ']')).unwrap_or(name).trim_ascii();
    (!name.is_empty()).then_some((name, email))
}

/// The party as one text that [`read_party`] reads back as it is; `None` when there is no such text.
pub fn print_party(party: &Party) -> Option<String> {
    let words = match (&party.email, &party.name) {
        (Some(email), Some(name)) => format!("{email} ({name})"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => return None,
    };
    let (mut read, mut same) = (0, false);
    read_parties(&words, |one| (read, same) = (read + 1, one.name == party.name && one.email == party.email));
    (read == 1 && same).then_some(words)
}

/// The name of a publisher; one that would be read as more than a name stands in the term, which is a name as it is.
pub fn write_publisher(out: &mut Emitter, party: Option<&Party>) {
    if let Some(name) = party.and_then(|party| party.name.as_deref()) {
        let plain = !name.contains('@') || read_party(name) == Party::named(name);
        edges::element(out, if plain { "dc:publisher" } else { "dcterms:publisher" }, name);
    }
}

fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

/// An address without the `mailto:` before it.
fn without_scheme(address: &str) -> &str {
    match address.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => address,
    }
}

fn is_address(words: &str) -> bool {
    let words = without_scheme(words);
    let odd = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '"' | ',' | ';');
    words.split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && !b.contains('@'))
        && !words.contains(odd)
}

/// Writes what RSS has no element of its own for: identifier, language, publisher, rights, holders and times. Parties
/// with a part in the story are the format's own to write, for it has to keep their order.
pub fn write(out: &mut Emitter, article: &Article) {
    if article.uri_is_permalink.is_none()
        && let Some(uri) = &article.uri
    {
        edges::element(out, "dc:identifier", uri);
    }
    write_terms(out, article);
}

/// The same without the identifier, for a format that has a place of its own for it.
pub fn write_terms(out: &mut Emitter, article: &Article) {
    let holders = article.copyright_holder.iter().filter_map(|p| p.name.as_deref());
    article.language.iter().for_each(|l| edges::element(out, "dc:language", l));
    write_publisher(out, article.provider.as_ref());
    for notice in &article.copyright_notice {
        out.start("dc:rights");
        out.optional_attr("xml:lang", notice.lang.as_ref().map(crate::model::Lang::as_str));
        edges::text(out, &notice.value);
        out.end();
    }
    holders.for_each(|h| edges::element(out, "dcterms:rightsHolder", h));
    out.optional("dcterms:created", article.first_created.as_ref().map(Time::as_str));
    out.optional("dcterms:modified", article.version_created.as_ref().map(Time::as_str));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_as_feeds_print_them() {
        let both = Party { email: Some("ada@tarn.example".into()), ..Party::named("Ada Lind") };
        for words in ["ada@tarn.example (Ada Lind)", "Ada Lind <ada@tarn.example>", "Ada Lind (ada@tarn.example)"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        for words in ["Ada Lind, ada@tarn.example", "Ada Lind - ada@tarn.example", "ada@tarn.example: Ada Lind"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        for words in ["Ada Lind [ada@tarn.example]", "Ada Lind ( ada@tarn.example )", "ada@tarn.example Ada Lind"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        let two = "ada@tarn.example, bo@tarn.example";
        assert_eq!(read_party(two), Party::named(two));
        assert_eq!(read_party("Ada Lind (Tarn)"), Party::named("Ada Lind (Tarn)"));
        for words in ["mailto:a@b.example", "<a@b.example>", "<MAILTO:a@b.example>"] {
            assert_eq!(read_party(words), Party { email: some("a@b.example"), ..Party::default() }, "{words}");
        }
        for words in ["<ada@tarn.example> Ada Lind", "mailto:ada@tarn.example (Ada Lind)"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        assert_eq!(read_party("\"Ada Lind\" <mailto:ada@tarn.example>"), both);
        assert_eq!(read_party("Follow @ada"), Party::named("Follow @ada"));
    }

    #[test]
    fn two_people_with_addresses_in_one_element_were_one_of_an_odd_name() {
        let read = |words: &str| {
            let mut out = Vec::new();
            read_parties(words, |party| out.push((party.name.unwrap_or_default(), party.email.unwrap_or_default())));
            out
        };
        let both = |a: &str, b: &str| {
            [(a.to_owned(), "a@tarn.example".to_owned()), (b.to_owned(), "b@tarn.example".to_owned())]
        };
        assert_eq!(read("a@tarn.example (Ada Lind), b@tarn.example (Bo Ek)"), both("Ada Lind", "Bo Ek"));
        assert_eq!(read("\"Lind, Ada\" <a@tarn.example>; Bo Ek <b@tarn.example>"), both("Lind, Ada", "Bo Ek"));
        assert_eq!(read("a@tarn.example, b@tarn.example"), both("", ""));
        // One of them has none: nobody knows where one ends.
        assert_eq!(read("a@tarn.example (Ada), Bo (b@tarn.example, c@tarn.example)").len(), 1);
        assert_eq!(read("Ada Lind, Bo Ek"), [("Ada Lind, Bo Ek".to_owned(), String::new())]);
        for words in ["(Ada Lind) a@tarn.example", "a@tarn.example [Ada Lind]", "[Ada Lind] a@tarn.example"] {
            assert_eq!(read(words), [("Ada Lind".to_owned(), "a@tarn.example".to_owned())], "{words}");
        }
        assert_eq!(print_party(&Party { email: some("a@b.example"), ..Party::named("A), c@d.example (C") }), None);
    }

    #[test]
    fn only_what_comes_back_is_printed() {
        let party = |name: &str, email: &str| Party { name: some(name), email: some(email), ..Party::default() };
        assert_eq!(print_party(&party("Ada) (Lind", "a@b")).as_deref(), Some("a@b (Ada) (Lind)"));
        assert_eq!(print_party(&party("a@b.example", "")), None);
        assert_eq!(print_party(&party("Ada", "not an address")), None);
        assert_eq!(print_party(&Party::default()), None);
    }
}
