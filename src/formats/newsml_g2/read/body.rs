//! `contentSet`: the alternatives of one content, as text in whatever markup, or as files.

use super::super::ATTRIBUTE;
use super::item::Item;
use super::words::stated;
use super::{own, profiles, remote};
use crate::diag::Report;
use crate::formats::unasked;
use crate::formats::{ReadOptions, Split, by_id, nitf_credits};
use crate::model::{Article, Lang, Member, Part, Text, TextKind};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Emitter, Limits, Piece, Tag, XHTML};
use crate::text::base64;
use crate::vocab::{edges, qcode};

/// Elements of HTML that stand in `inlineXML` without `html` around them.
static BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "figure",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "a",
    "br",
    "hr",
    "dl",
    "img",
];

/// Reads `contentSet`.
pub(super) fn read_content<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, set: &Tag<'s>, report: &mut Report) {
    item.own_files |= stated(set, "whyuri").as_deref() == Some(own::RENDITIONS);
    while let Some(tag) = &cursor.child(set, report) {
        let before = item.hides(tag).then(|| item.told());
        match tag.name {
            "inlineXML" => read_xml(item, cursor, tag, report),
            "inlineData" => read_data(item, cursor, tag, report),
            // A file says of itself nothing of who may see it.
            "remoteContent" if before.is_some() => item.keep(cursor, tag, report),
            "remoteContent" => {
                let (file, signals) = remote::rendition(item, cursor, tag, report);
                match signals.is_empty() {
                    true => item.files.push(file),
                    false => item.stopped.push(remote::stopped(file, signals)),
                }
            }
            _ => item.left_out(cursor, tag, report),
        }
        if let Some(before) = before {
            item.hide(before);
        }
        unasked::note(tag, ATTRIBUTE, report);
    }
}

/// How much of each kind a content has given.
struct Told {
    bodies: usize,
    printed: usize,
    with: usize,
}

/// `inlineXML`: HTML and NITF by their local names, for many stand in no namespace or the wrong one; anything else as the
/// markup that it is.
fn read_xml<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let (mut text, lang) = (String::new(), item.lang_of(cursor));
    while let Some(piece) = cursor.piece(tag, report) {
        let child = match piece {
            Piece::Text(words) => {
                text.push_str(&words);
                continue;
            }
            Piece::Child(child) => child,
        };
        let body = if child.is("nitf") {
            let for_pictures = stated(tag, "renditionuri").as_deref() == Some(own::PICTURES);
            return read_nitf(item, cursor, &child, (lang, for_pictures), report);
        } else if child.is("body") && stated(tag, "contenttype").is_some_and(|kind| kind.contains("ttnitf")) {
            let document = format!("<TTNITF>{}</TTNITF>", cursor.whole(&child, report));
            return read_document(item, &document, (lang, false));
        } else if child.is("html") {
            let lang = item.lang_of(cursor);
            Text { lang, ..xhtml(item, cursor, &child, report) }
        } else if BLOCKS.iter().any(|name| child.is(name)) || child.is("body") || is_said_html(tag) {
            let around = if child.is("body") { &child } else { tag };
            Text { lang, ..markup(cursor, around, &child.uri, report) }
        } else {
            // A word of the wire form is no media type, and the elements are none of that kind.
            let kind = match TextKind::named(&stated(tag, "contenttype").unwrap_or_default()) {
                kind @ TextKind::Media(_) => kind,
                _ => TextKind::Media("application/xml".to_owned()),
            };
            Text { lang, ..Text::of(kind, cursor.whole(&child, report)) }
        };
        return item.article.bodies.push(body);
    }
    let text = text.trim();
    if !text.is_empty() {
        item.article.bodies.push(Text { lang, ..words(text.to_owned()) });
    }
}

/// Whether a content says that it is HTML, of whatever elements it consists.
fn is_said_html(tag: &Tag<'_>) -> bool {
    let kind = stated(tag, "contenttype").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim_end();
    matches!(kind, "application/xhtml+xml" | "text/html" | "text/xhtml" | "html" | "xhtml")
}

/// What stands in `html`: in its body, if it has one.
fn xhtml<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, root: &Tag<'s>, report: &mut Report) -> Text {
    while let Some(child) = cursor.child(root, report) {
        if child.is("body") {
            return markup(cursor, &child, &child.uri, report);
        }
        unasked::note(&child, ATTRIBUTE, report);
    }
    let mut again = Cursor::at_item(item.source, root.start..cursor.position(), &cursor.scope());
    let quiet = &mut Report::default();
    let text = again.root(quiet).map(|root| markup(&mut again, &root, &root.uri, quiet));
    item.odd |= !again.is_plain();
    text.unwrap_or_default()
}

/// What stands in an element, as XHTML whatever namespace it was put in.
fn markup<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>, home: &str, report: &mut Report) -> Text {
    let value = cursor.inner_whole_in(tag, home, report);
    // Of XHTML's own namespace the cursor writes empty elements as HTML has them.
    let value = match value.trim() {
        inside if home != XHTML => html::xhtml_to_html(inside),
        inside if inside.len() == value.len() => value,
        inside => inside.to_owned(),
    };
    Text::of(TextKind::Xhtml, value)
}

/// A document of NITF: its body, its pictures and what it prints are this item's, where the item says nothing of them.
fn read_nitf<'s>(
    item: &mut Item<'s>,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    (lang, for_pictures): (Option<Lang>, bool),
    report: &mut Report,
) {
    let mut out = Emitter::new();
    out.start("nitf");
    let stated_lang = stated(tag, "baselang").or_else(|| cursor.attr(tag, "xml", "lang").map(|l| l.into_owned()));
    out.optional_attr("baselang", stated_lang.as_deref());
    out.raw(&cursor.inner_whole(tag, report));
    out.end();
    read_document(item, &out.take(), (lang.or(stated_lang.map(Lang)), for_pictures));
}

/// A document of NITF that was written again.
fn read_document(item: &mut Item<'_>, document: &str, (lang, for_pictures): (Option<Lang>, bool)) {
    let Some(open) = by_id("nitf").and_then(|card| card.open) else { return };
    // What is broken in it was noted then.
    let quiet = &mut Report::default();
    let Ok(mut reading) = open(document, &ReadOptions::default(), quiet) else { return };
    let Some((Split { mut native, carried }, _)) = reading.next(quiet) else { return };
    let carried = carried.map(|carried| *carried).unwrap_or_default();
    nitf_credits::carried(&mut native, &carried);
    take(item, *native, carried, (lang, for_pictures));
}

/// What a NITF states for the item it stands in.
static PRINTED: &[&str] = &[
    "headline",
    "subheadline",
    "summary",
    "by",
    "creators",
    "dateline",
    "signoff",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "infoSources",
    "edNotes",
    "creditline",
    "contributors",
    "rightsInfo",
    "accountable",
    "hops",
    "embargoedUntil",
    "embargo",
    "expires",
];

fn take(item: &mut Item<'_>, mut nitf: Article, mut carried: Article, (lang, for_pictures): (Option<Lang>, bool)) {
    let a = &mut item.article;
    item.carried.resize_with(a.associations.len(), Article::default);
    carried.associations.resize_with(nitf.associations.len(), Article::default);
    item.carried.append(&mut carried.associations);
    a.associations.append(&mut nitf.associations);
    if for_pictures {
        return;
    }
    for mut body in nitf.bodies.drain(..) {
        body.lang = body.lang.take().or_else(|| lang.clone());
        a.bodies.push(body);
    }
    item.printed.push(nitf);
}

impl Item<'_> {
    fn told(&self) -> Told {
        let with = self.article.associations.len();
        Told { bodies: self.article.bodies.len(), printed: self.printed.len(), with }
    }
    /// Hides what a content has given since, which is not for the public: texts and parties say so, and pictures are
    /// held back, of whose files nothing else would.
    fn hide(&mut self, before: Told) {
        let private = || Some("private".to_owned());
        self.article.bodies.iter_mut().skip(before.bodies).for_each(|body| body.visibility = private());
        for nitf in self.printed.iter_mut().skip(before.printed) {
            nitf.texts(&mut |text| text.visibility = private());
            let lists =
                [&mut nitf.creators, &mut nitf.contributors, &mut nitf.info_sources, &mut nitf.copyright_holder];
            let parties = lists.into_iter().flatten().chain(&mut nitf.accountable);
            parties.for_each(|party| party.visibility = private());
        }
        for with in self.article.associations.iter_mut().skip(before.with) {
            with.pub_status = Some("withheld".to_owned());
            with.texts(&mut |text| text.visibility = private());
            with.creators.iter_mut().for_each(|party| party.visibility = private());
        }
    }
    /// Takes from the NITF in the content what nothing else states.
    pub(super) fn take_printed(&mut self) {
        for mut nitf in std::mem::take(&mut self.printed) {
            let a = &mut self.article;
            nitf_credits::beside(a, &mut nitf);
            nitf_credits::stricter(a, &nitf);
            let blank = |m: &&Member<Article>| PRINTED.contains(&m.name) && (m.is_blank)(a);
            let members: Vec<_> = Article::MEMBERS.iter().filter(blank).collect();
            members.into_iter().for_each(|m| (m.copy)(&nitf, a));
            a.extensions.extend(nitf.extensions);
        }
    }
}

/// `inlineData`: words, or what is coded in base 64.
fn read_data<'s>(item: &mut Item<'s>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
    let lang = item.lang_of(cursor);
    let kind = stated(tag, "contenttype").unwrap_or_default();
    let coded = stated(tag, "encoding").or_else(|| stated(tag, "encodinguri"));
    let coded = coded.is_some_and(|code| matches!(qcode::code(&code), "base64" | "Base64" | "b64"));
    let as_stated = stated(tag, "hascontent").is_some();
    let value = edges::words(item.source, cursor, tag, report).into_owned();
    if value.is_empty() {
        return;
    }
    item.odd |= coded;
    let value = if coded { base64::decode(&value).unwrap_or(value) } else { value };
    let rendition = stated(tag, "rendition").or_else(|| stated(tag, "renditionuri"));
    if let Some((role, visibility)) =
        rendition.and_then(|role| profiles::note(&role).map(|visibility| (role, visibility)))
    {
        let note = Text { lang, visibility: Some(visibility.to_owned()), ..Text::plain(value) };
        return item.article.ed_notes.push(note.role(role));
    }
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let text = match essence.as_str() {
        "" | "text/plain" | "text" if !as_stated => words(value),
        "" | "text/plain" | "text" => Text::plain(value),
        "text/html" | "application/xhtml+xml" | "text/xhtml" | "html" | "xhtml" => Text::html(value),
        "nitf" => Text::html(html::nitf_to_html(&value)),
        _ => Text::of(TextKind::Media(kind), value),
    };
    item.article.bodies.push(Text { lang, ..text });
}

/// Plain words, or HTML that somebody called so.
fn words(value: String) -> Text {
    if html::looks_like_html(&value) { Text::html(value) } else { Text::plain(value) }
}

/// What is read of a content that our own writer wrote.
pub(in super::super) fn again(markup: &str) -> Vec<Text> {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(markup, super::VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(quiet) else { return Vec::new() };
    let mut item = Item::alone(markup, None);
    read_content(&mut item, &mut cursor, &root, quiet);
    if quiet.malformed() { Vec::new() } else { item.article.bodies }
}
