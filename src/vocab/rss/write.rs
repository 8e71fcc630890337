//! Elements that are written alike wherever they stand. Prefixes are the usual ones, which the root declares.

use crate::model::{Article, Lang, Link, Party, Text, TextInput, TextKind};
use crate::syntax::xml::Emitter;
use crate::vocab::{addresses, edges, printed_party};

/// A `description` alone is the body; beside `content:encoded` it is the summary.
pub fn content(e: &mut Emitter, article: &Article) {
    match (&article.summary, article.bodies.as_slice()) {
        (None, [body]) => text(e, "description", body),
        (summary, bodies) => {
            summary.iter().for_each(|t| text(e, "description", t));
            bodies.iter().for_each(|t| text(e, "content:encoded", t));
        }
    }
}

/// The link whose address is written as `link`.
pub fn link_of(links: &[Link]) -> Option<&Link> {
    page(links).and_then(|(at, _)| links.get(at))
}

/// The place of that link, and whether it is nothing but an alternate address: the first such one. Where all of these say
/// more, it is one that leads to a page.
fn page(links: &[Link]) -> Option<(usize, bool)> {
    // What is relative to something says so to who knows Atom; RSS has whole addresses only.
    let plain = |link: &Link| *link == Link::new(link.href.as_str(), "alternate") && addresses::iri(&link.href);
    let first = |(at, link): &(usize, &Link)| {
        let before = at.checked_sub(1).and_then(|before| links.get(before));
        plain(link) && !before.is_some_and(|l| l.href == link.href && l.is("alternate"))
    };
    let is_page = |link: &Link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"));
    let says_more = || (0..).zip(links).filter(|(_, link)| link.is("alternate") && addresses::iri(&link.href));
    let beside = || says_more().find(|(_, link)| is_page(link)).or_else(|| says_more().next());
    let chosen = links.iter().enumerate().find(first).map(|(at, _)| (at, true));
    chosen.or_else(|| beside().map(|(at, _)| (at, false)))
}

/// The first link that is only an alternate address is the `link`; the others are Atom's. Where all of these say more,
/// the address of one stands behind it once more, for readers that know nothing else; ours takes the two as one.
pub fn links(e: &mut Emitter, links: &[Link], demanded: bool) {
    let page = page(links);
    for (at, link) in links.iter().enumerate() {
        if page == Some((at, true)) {
            edges::element(e, "link", &link.href);
            continue;
        }
        e.start("atom:link");
        e.attr("href", &link.href);
        e.optional_attr("rel", link.rel.as_deref());
        e.optional_attr("type", link.media_type.as_deref());
        e.optional_attr("hreflang", link.hreflang.as_deref());
        edges::attr(e, "title", link.title.as_deref());
        e.optional_attr("length", link.length.as_deref());
        e.end();
        if page == Some((at, false)) {
            edges::element(e, "link", &link.href);
        }
    }
    if demanded && page.is_none() {
        e.element("link", "");
    }
}

/// Words or HTML, with its language and base.
pub fn text(e: &mut Emitter, name: &str, value: &Text) {
    e.start(name);
    e.optional_attr("xml:lang", value.lang.as_ref().map(Lang::as_str));
    e.optional_attr("xml:base", value.base.as_deref());
    match value.kind {
        TextKind::Html => edges::markup(e, &value.value),
        _ => edges::text(e, &value.value),
    }
    e.end();
}

/// The inside of a text input: all of it is demanded, and an empty element reads back as none.
pub fn text_input(e: &mut Emitter, input: &TextInput) {
    edges::element(e, "title", input.title.as_deref().unwrap_or_default());
    edges::element(e, "description", input.description.as_deref().unwrap_or_default());
    edges::element(e, "name", input.name.as_deref().unwrap_or_default());
    edges::element(e, "link", input.link.as_deref().unwrap_or_default());
}

/// An element of words, where there are any.
pub fn optional(e: &mut Emitter, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        edges::element(e, name, value);
    }
}

/// An address and a name, if they come back from it as they are.
pub fn mailbox(e: &mut Emitter, name: &str, party: &Party) -> bool {
    let words = printed_party::print_party(party);
    words.iter().for_each(|words| edges::element(e, name, words));
    words.is_some()
}

/// Who made it, in Dublin Core or, where that cannot say it, as Atom's `author`.
pub fn creator(e: &mut Emitter, party: &Party) {
    if party.email.is_some() || !mailbox(e, "dc:creator", party) {
        person(e, "atom:author", party);
    }
}

/// Who else had a part in it, as [`creator`].
pub fn contributor(e: &mut Emitter, party: &Party) {
    if party.email.is_some() || party.role.is_some() || !mailbox(e, "dc:contributor", party) {
        person(e, "atom:contributor", party);
    }
}

/// The general form, for what the others cannot say.
fn person(e: &mut Emitter, element: &str, party: &Party) {
    e.start(element);
    // A person of Atom has a name, an empty one where nobody knows it (RFC 4287, 3.2.1).
    match &party.name {
        Some(name) => optional(e, "atom:name", Some(name)),
        None => e.element("atom:name", ""),
    }
    optional(e, "atom:email", party.email.as_deref());
    optional(e, "nar:role", party.role.as_deref());
    e.end();
}
