//! Elements that are read alike wherever they are met.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Report};
use crate::model::{Concept, Extension, Generator, Lang, Link, Party, Text, TextKind, Time, push};
use crate::syntax::html;
use crate::syntax::xml::{Content, Cursor, Piece, Scope, Tag};
use crate::text::Base;
use crate::vocab::{dates, edges, printed_party, rdf};

/// The element `tag` as text without white space at its edges.
pub fn words<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> String {
    edges::words(source, cursor, tag, report).into_owned()
}

/// Whether anything stands behind the name of the tag.
fn has_attributes(tag: &Tag<'_>) -> bool {
    tag.end - tag.start > tag.qualified().len() + 3
}

/// Words or HTML: RSS does not say which, so words that look like HTML are HTML.
pub fn text<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let (lang, base) = own_scope(cursor, tag);
    let (kind, value) = match cursor.content(tag, report) {
        Content::Markup(markup) => (TextKind::Html, markup.trim_ascii().to_owned()),
        Content::Text(words) => {
            let words = edges::trim(source, tag, cursor.position(), words);
            let kind = if html::looks_like_html(&words) { TextKind::Html } else { TextKind::Plain };
            (kind, words.into_owned())
        }
    };
    Text { lang, base, ..Text::of(kind, value) }
}

/// A Text construct of Atom (RFC 4287, 3.1), which says of what kind it is.
pub fn construct<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let (lang, base) = own_scope(cursor, tag);
    let stated = tag.attr("type").map(|kind| kind.trim().to_ascii_lowercase());
    let kind = match stated.as_deref() {
        Some("xhtml" | "application/xhtml+xml") => {
            let inside = inside_div(cursor, tag, report);
            return Text { lang: inside.lang.or(lang), base: inside.base.or(base), ..inside };
        }
        Some("html" | "text/html") => TextKind::Html,
        _ => TextKind::Plain,
    };
    let (kind, value) = match cursor.content(tag, report) {
        Content::Markup(markup) => (TextKind::Html, markup.trim_ascii().to_owned()),
        Content::Text(words) => (kind, edges::trim(source, tag, cursor.position(), words).into_owned()),
    };
    Text { lang, base, ..Text::of(kind, value) }
}

/// XHTML, of which a `div` around everything is no part (RFC 4287, 3.1.1.3).
fn inside_div<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let first = cursor.clone().child(tag, &mut Report::default());
    if !first.is_some_and(|first| first.is("div")) {
        return xhtml(cursor, tag, report);
    }
    let Some(div) = cursor.child(tag, report) else { return Text::default() };
    let text = xhtml(cursor, &div, report);
    while let Some(more) = cursor.child(tag, report) {
        cursor.skip(&more, report);
    }
    text
}

/// An element of XHTML with everything inside.
pub fn xhtml<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let (lang, base) = own_scope(cursor, tag);
    let value = cursor.inner_whole(tag, report);
    Text { lang, base, ..Text::of(TextKind::Xhtml, value.trim_ascii()) }
}

/// The language and the base that `tag` itself states.
fn own_scope(cursor: &Cursor<'_>, tag: &Tag<'_>) -> (Option<Lang>, Option<String>) {
    if !has_attributes(tag) {
        return (None, None);
    }
    (cursor.attr(tag, "xml", "lang").map(|lang| Lang(lang.into_owned())), own_base(cursor, tag))
}

/// The address of a page, which is all of an element.
pub fn page<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> String {
    let base = own_base(cursor, tag);
    address(base.as_deref(), words(source, cursor, tag, report))
}

/// The words of a title, and of what describes a channel. They are HTML where they look like it, unless their markup is
/// written in numbers (`&#x3C;`): that says that they are none (RSS profile, "Character data").
pub fn title<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let mut title = text(source, cursor, tag, report);
    if title.kind == TextKind::Html {
        let inside = edges::inside(source, tag, cursor.position());
        title.kind = if edges::is_in_numbers(inside, &title.value) { TextKind::Plain } else { TextKind::Html };
    }
    title
}

/// The `xml:base` that `tag` itself states: as it stands when it is absolute, else resolved.
pub fn own_base(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<String> {
    let stated = has_attributes(tag).then(|| cursor.attr(tag, "xml", "base")).flatten()?;
    let absolute = |base: &str| url::Url::parse(base).is_ok();
    // A relative one inside a relative one stays as it is: put together, they would be so again by the next reader.
    let resolved = cursor.base().filter(|base| !absolute(&stated) && absolute(base));
    Some(resolved.map_or_else(|| stated.clone().into_owned(), str::to_owned))
}

/// The address that `link` means: as it stands, but resolved where the element itself states a base.
pub fn address(base: Option<&str>, link: String) -> String {
    base.and_then(Base::parse).and_then(|base| base.resolve(&link)).unwrap_or(link)
}

/// `link`: the address is its text, or, as some have it, an attribute, as the relation is then.
pub fn link<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Link {
    let base = own_base(cursor, tag);
    let mut href = words(source, cursor, tag, report);
    let mut link = Link::new("", "alternate");
    if href.is_empty() && has_attributes(tag) {
        let said = |name| tag.attr(name).map(String::from).filter(|value: &String| !value.is_empty());
        href = said("href").unwrap_or_default();
        (link.rel, link.media_type) = (said("rel").or(link.rel), said("type"));
    }
    link.href = address(base.as_deref(), href);
    link
}

/// Adds a `link`, unless the link right before it says the same and more.
pub fn push_link(links: &mut Vec<Link>, link: Link) {
    if !links.last().is_some_and(|said| said.href == link.href && said.is("alternate")) {
        push(links, link);
    }
}

/// `atom:link` (RFC 4287, 4.2.7).
pub fn atom_link(cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) -> Option<Link> {
    let base = own_base(cursor, tag);
    let mut link = Link::default();
    for attr in cursor.attrs(tag) {
        let value = attr.value.into_owned();
        match (attr.ns, attr.name) {
            ("", "href") => link.href = address(base.as_deref(), value),
            ("", "rel") => link.rel = Some(value),
            ("", "type") => link.media_type = Some(value),
            ("", "title") => link.title = Some(value),
            ("", "hreflang") => link.hreflang = Some(value),
            ("", "length") => link.length = Some(value),
            ("xml", _) => {}
            _ => {
                let message = format!("The attribute `{}=\"{value}\"` has no place and is left out.", attr.name);
                report.add(Diagnostic::info("rss/attribute-left-out", message).at(attr.span));
            }
        }
    }
    (!link.href.is_empty()).then_some(link)
}

/// `category`, with the label the carrier adds: an empty one says that the text is the label.
pub fn category<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Concept {
    let (mut scheme, mut label) = (None, None);
    if has_attributes(tag) {
        scheme = tag.attr("domain").map(String::from);
        label = cursor.attr(tag, "nar", "name").map(String::from);
    }
    let text = words(source, cursor, tag, report);
    match label {
        Some(label) if label.is_empty() => Concept { scheme, ..Concept::named(text) },
        label => Concept { scheme, name: label, ..Concept::term(text) },
    }
}

/// `atom:category` (RFC 4287, 4.2.2), when it says something.
pub fn atom_category(tag: &Tag<'_>) -> Option<Concept> {
    let said = |name| tag.attr(name).map(String::from).filter(|value: &String| !value.is_empty());
    let (literal, scheme, name) = (said("term"), said("scheme"), said("label"));
    (literal.is_some() || name.is_some()).then(|| Concept { literal, scheme, name, ..Concept::default() })
}

/// `atom:generator` (RFC 4287, 4.2.4).
pub fn generator<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Generator {
    let said = |name| tag.attr(name).map(String::from).filter(|value: &String| !value.is_empty());
    let (uri, version) = (said("uri").or_else(|| said("url")), said("version"));
    Generator { uri, version, name: Some(words(source, cursor, tag, report)), ..Generator::default() }
}

/// `tags`, which no specification has: terms between commas.
pub fn tags<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    subjects: &mut Vec<Concept>,
    report: &mut Report,
) -> bool {
    let words = words(source, cursor, tag, report);
    subjects.extend(words.split(',').map(str::trim).filter(|term| !term.is_empty()).map(Concept::term));
    true
}

/// `atom:author` and `atom:contributor` (RFC 4287, 3.2), with the role the carrier adds.
pub fn person<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Party {
    let mut party = Party::default();
    while let Some(part) = cursor.child(tag, report) {
        let words = words(source, cursor, &part, report);
        match part.name {
            "name" => party.name = Some(words),
            "email" => party.email = Some(words),
            "uri" | "url" => party.uri = Some(words),
            "role" if part.ns == "nar" => party.role = Some(words),
            _ => report.add(
                Diagnostic::info("rss/element-left-out", format!("`{}` has no place in a person.", part.qualified()))
                    .at(part.span()),
            ),
        }
    }
    party
}

/// Where a channel or an item is, and when it was changed, as the Channel Definition Format has it: in attributes of any
/// letter case.
pub fn of_attributes<'s>(cursor: &Cursor<'s>, tag: &Tag<'s>) -> (Option<String>, Option<Time>) {
    if !has_attributes(tag) {
        return (None, None);
    }
    let stated = |name: &str| Some(tag.attr(name)?.trim().to_owned()).filter(|value| !value.is_empty());
    let modified = stated("lastmod").and_then(|time| dates::read(&time).ok());
    (stated("href").map(|href| address(own_base(cursor, tag).as_deref(), href)), modified.map(|stated| stated.time))
}

/// `author`, `managingEditor`, `webMaster`: an address and a name, in any of the usual shapes; several in a list of RDF or
/// with commas between their addresses.
pub fn parties<'s>(
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
    mut take: impl FnMut(Party),
) {
    let uri = rdf::resource(cursor, tag);
    match cursor.content(tag, report) {
        Content::Text(words) if uri.is_none() => {
            printed_party::read_parties(&edges::trim(source, tag, cursor.position(), words), take);
        }
        Content::Text(words) => {
            let words = edges::trim(source, tag, cursor.position(), words).into_owned();
            rdf::Said { words, uri }.parties(|words, take| printed_party::read_parties(words, take), &mut take);
        }
        Content::Markup(_) => {
            let (range, scope) = (tag.start..cursor.position(), cursor.scope());
            let said = rdf::inside(source, range.clone(), &scope, report);
            if let [one] = said.as_slice() {
                // Its parts may stand in elements of their own.
                let party = party_at(source, range, &scope, report);
                let name =
                    party.name.or(Some(one.words.clone()).filter(|words| !words.is_empty() && party.email.is_none()));
                return take(Party { name, uri: party.uri.or(one.uri.clone()), ..party });
            }
            let read = |words: &str, take: &mut dyn FnMut(Party)| printed_party::read_parties(words, take);
            said.into_iter().for_each(|said| said.parties(read, &mut take));
        }
    }
}

/// The party of an element that stands at `range` and holds others.
fn party_at<'s>(source: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>, report: &mut Report) -> Party {
    let mut again = Cursor::resume(source, range, scope);
    again.root(report).map(|tag| party_of_elements(source, &mut again, &tag, report)).unwrap_or_default()
}

/// A party as Atom has it, with an element each for name, address and page; what else is said is read as usual.
fn party_of_elements<'s>(source: &'s str, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Party {
    let (mut party, mut loose) = (Party::default(), String::new());
    while let Some(piece) = cursor.piece(of, report) {
        let tag = match piece {
            Piece::Text(text) => {
                loose.push_str(&text);
                continue;
            }
            Piece::Child(tag) => tag,
        };
        let words = words(source, cursor, &tag, report);
        match tag.name.to_ascii_lowercase().as_str() {
            "name" if party.name.is_none() => party.name = Some(words),
            "email" if party.email.is_none() => party.email = Some(words),
            "uri" | "url" if party.uri.is_none() => party.uri = Some(words),
            _ => loose.push_str(&words),
        }
    }
    let said = printed_party::read_party(loose.trim_ascii());
    Party { name: party.name.or(said.name), email: party.email.or(said.email), ..party }
}

/// Keeps an element that no field takes, whether it was read already or not.
pub fn keep<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Extension {
    let raw = if cursor.is_open(tag) {
        cursor.whole(tag, report)
    } else {
        return again(source, tag.start..cursor.position(), &cursor.scope(), report);
    };
    extension(tag, raw, report)
}

/// Keeps the element that stands at `range`, with `scope` in scope around it.
pub fn again<'s>(source: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>, report: &mut Report) -> Extension {
    // What was wrong with it was reported when it was read.
    let mut quiet = Report::default();
    let mut cursor = Cursor::resume(source, range, scope);
    match cursor.root(&mut quiet) {
        Some(tag) => {
            let raw = cursor.whole(&tag, &mut quiet);
            extension(&tag, raw, report)
        }
        None => Extension::default(),
    }
}

fn extension(tag: &Tag<'_>, raw: String, report: &mut Report) -> Extension {
    const KEPT: &str = "rss/kept-as-extension";
    report.add_of(KEPT, || {
        Diagnostic::info(KEPT, format!("`{}` is kept as an extension.", tag.qualified())).at(tag.span())
    });
    Extension { ns: tag.uri.clone().into_owned(), name: tag.name.to_owned(), raw }
}
