//! Writing Atom 1.0: the feed, its entries, and tombstones for what was canceled.

use super::text::write_text;
use super::write_parts::{write_category, write_enclosure, write_generator, write_link, write_person, write_words};
use super::{AT, ATOM, CARD, VOCABULARIES};
use crate::formats::extension::{self as elsewhere, Within};
use crate::formats::{Origin, Split, WriteOptions, Writer, faults};
use crate::model::{Article, Extension, Feed, Link, Party, Text, TextKind, Time};
use crate::syntax::xml::{Emitter, Name, name};
use crate::vocab::{dublin_core, media_rss, modules, nar};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(AtomWriter { out: Emitter::indented(), authored: false })
}

struct AtomWriter {
    out: Emitter,
    /// Whether the feed names an author, so that an entry need not.
    authored: bool,
}

impl Writer for AtomWriter {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        self.out.declaration();
        self.out.start("feed");
        self.out.attr("xmlns", ATOM.uri);
        for vocabulary in [&AT, &dublin_core::ELEMENTS, &dublin_core::TERMS, &nar::VOCABULARY] {
            self.out.attr(&format!("xmlns:{}", vocabulary.prefix), vocabulary.uri);
        }
        self.authored = !feed.native.authors.is_empty();
        let settled = |stand: &[bool]| modules::settled_feed(&feed.native, feed.carried.as_deref(), stand);
        write_feed(&mut self.out, &feed.native, settled);
        if let Some(carried) = &feed.carried {
            nar::write_feed(&mut self.out, carried);
        }
        self.out.drain_to(out);
    }

    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        self.out.continue_in(out);
        let carried = article.carried.as_deref();
        let canceled = |a: &Article| a.pub_status.as_deref() == Some("canceled");
        if canceled(&article.native) || carried.is_some_and(canceled) {
            write_deleted_entry(&mut self.out, &article.native, carried);
        } else {
            self.out.start("entry");
            write_entry(&mut self.out, &article.native, carried);
            let named =
                |a: &Article| !a.creators.is_empty() || a.source.as_ref().is_some_and(|s| !s.authors.is_empty());
            if !self.authored && !named(&article.native) {
                // Required (RFC 4287, 4.1.2); one whom nobody names is empty, and is read as none.
                write_person(&mut self.out, "author", &Party::default());
            }
            write_carried(&mut self.out, &article.native, carried);
            self.out.end();
        }
        self.out.drain_to(out);
    }

    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self { out: self.out.clone(), authored: self.authored }))
    }

    fn end(&mut self, _: &Origin, out: &mut String) {
        self.out.end();
        self.out.drain_to(out);
    }
}

/// What `feed` and `source` hold (RFC 4287, 4.1.1 and 4.2.11); the start tag is open. `settled` says whether elements
/// of modules may stand as they came (see [`elsewhere::write_all`]).
fn write_feed(out: &mut Emitter, feed: &Feed, settled: impl FnOnce(&[bool]) -> bool) {
    out.optional_attr("xml:lang", feed.language.as_deref());
    out.optional_attr("xml:base", feed.base.as_deref());
    write_words(out, name!("id"), feed.id.as_deref());
    write_title(out, feed.title.as_ref());
    write_optional(out, name!("subtitle"), feed.subtitle.as_ref());
    write_time(out, name!("updated"), feed.updated.as_ref());
    write_optional(out, name!("rights"), feed.rights.as_ref());
    feed.links.iter().for_each(|link| write_link(out, link));
    feed.authors.iter().for_each(|party| write_person(out, "author", party));
    feed.contributors.iter().for_each(|party| write_person(out, "contributor", party));
    feed.subjects.iter().for_each(|concept| write_category(out, concept));
    if let Some(generator) = &feed.generator {
        write_generator(out, generator);
    }
    write_words(out, name!("icon"), feed.icon.as_deref());
    write_words(out, name!("logo"), feed.logo.as_deref());
    dublin_core::write_publisher(out, feed.publisher.as_ref());
    let faulty = faults::of_feed(&CARD, &feed.extensions, &feed.links);
    elsewhere::write_all(out, &feed.extensions, settled, &faulty, |e| stands(e, Within::Feed));
}

/// An entry (RFC 4287, 4.1.2).
fn write_entry(out: &mut Emitter, a: &Article, carried: Option<&Article>) {
    write_scope(out, a);
    write_words(out, name!("id"), a.uri.as_deref());
    write_title(out, a.headline.as_ref());
    write_time(out, name!("updated"), a.version_created.as_ref());
    write_rest(out, a, carried);
}

/// A tombstone (RFC 6721, 3). Whatever else the article holds may stand in it too.
fn write_deleted_entry(out: &mut Emitter, a: &Article, carried: Option<&Article>) {
    out.start("at:deleted-entry");
    out.attr("ref", a.uri.as_deref().unwrap_or_default());
    out.attr("when", a.version_created.as_ref().map(Time::as_str).unwrap_or_default());
    write_scope(out, a);
    let mut rest = carried.cloned().unwrap_or_default();
    rest.pub_status = None;
    let stands = |note: &&Text| note.is_public() && !nar::may_begin_item(&note.value);
    if let Some(note) = rest.ed_notes.iter().find(stands) {
        write_text(out, name!("at:comment"), note);
        if let [only] = rest.ed_notes.as_slice()
            && is_comment(only)
        {
            rest.ed_notes.clear();
        }
    }
    write_optional(out, name!("title"), a.headline.as_ref());
    write_rest(out, a, carried);
    write_carried(out, a, Some(&rest));
    out.end();
}

/// Whether `at:comment` holds a public note in full.
fn is_comment(note: &Text) -> bool {
    let mut bare = Text::of(note.kind.clone(), note.value.clone());
    (bare.lang, bare.base) = (note.lang.clone(), note.base.clone());
    bare.visibility = Some("public".into());
    bare == *note
}

fn write_scope(out: &mut Emitter, a: &Article) {
    out.optional_attr("xml:lang", a.language.as_deref());
    out.optional_attr("xml:base", a.base.as_deref());
}

fn write_rest(out: &mut Emitter, a: &Article, carried: Option<&Article>) {
    write_time(out, name!("published"), a.published.as_ref());
    a.creators.iter().for_each(|party| write_person(out, "author", party));
    a.contributors.iter().for_each(|party| write_person(out, "contributor", party));
    a.copyright_notice.iter().for_each(|text| write_text(out, name!("rights"), text));
    a.links.iter().for_each(|link| write_link(out, link));
    write_licenses(out, carried);
    a.subjects.iter().for_each(|concept| write_category(out, concept));
    write_optional(out, name!("summary"), a.summary.as_ref());
    let elsewhere = |body: &Text| body.src.is_some() || matches!(body.kind, TextKind::Media(_));
    if a.summary.is_none() && a.bodies.iter().any(elsewhere) {
        // Beside a content that is elsewhere or no text stands a summary (RFC 4287, 4.1.2); an empty one is read as none.
        out.element("summary", "");
    }
    a.bodies.iter().for_each(|body| write_text(out, name!("content"), body));
    if a.bodies.is_empty() && !a.links.iter().any(|link| link.is("alternate")) {
        // An entry that leads nowhere has a content (RFC 4287, 4.1.2); an empty one is read as none.
        out.start("content");
        out.end();
    }
    for (at, association) in a.associations.iter().enumerate() {
        write_enclosure(out, association, carried.and_then(|carried| carried.associations.get(at)));
    }
    dublin_core::write_publisher(out, a.provider.as_ref());
    let holders = a.copyright_holder.iter().filter_map(|party| party.name.as_deref());
    holders.for_each(|name| write_words(out, name!("dcterms:rightsHolder"), Some(name)));
    if let Some(source) = &a.source {
        out.start("source");
        // Of a source nothing is read from modules.
        write_feed(out, source, |_| true);
        out.end();
    }
}

/// The page of each usage term is a license link as well (RFC 4946).
fn write_licenses(out: &mut Emitter, carried: Option<&Article>) {
    let terms = carried.map(|carried| carried.usage_terms.as_slice()).unwrap_or_default();
    terms
        .iter()
        .filter_map(|terms| terms.href.as_deref())
        .for_each(|href| write_link(out, &Link::new(href, "license")));
}

/// What has no element of Atom's own.
fn write_carried(out: &mut Emitter, a: &Article, carried: Option<&Article>) {
    let settled = |stand: &[bool]| modules::settled(a, carried, stand);
    let faulty = faults::of(&CARD, &a.extensions, Within::Article);
    let free = |e: &Extension| a.associations.is_empty() || !media_rss::is_fact(e);
    elsewhere::write_all(out, &a.extensions, settled, &faulty, |e| free(e) && stands(e, Within::Article));
    if let Some(carried) = carried {
        nar::write_own(out, carried);
    }
}

/// Whether an element of another vocabulary may stand there as it came.
pub(super) fn stands(e: &Extension, within: Within) -> bool {
    if e.ns.is_empty() || ATOM.means(&e.ns) {
        // What of Atom's own is not read is one too many, or none of its (RFC 4287, 6.4); what is of no vocabulary at all,
        // readers may take for Atom's.
        return false;
    }
    elsewhere::stands(e, VOCABULARIES, super::read::open, within, around(within))
}

/// What stands before and behind an extension.
pub(super) fn around(within: Within) -> (&'static str, &'static str) {
    match within {
        Within::Feed => ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "</feed>"),
        Within::Article => ("<entry xmlns=\"http://www.w3.org/2005/Atom\">", "</entry>"),
    }
}

/// A title is required (RFC 4287, 4.1.1 and 4.1.2); one that nobody gave is empty.
fn write_title(out: &mut Emitter, title: Option<&Text>) {
    match title {
        Some(title) => write_text(out, name!("title"), title),
        None => out.element("title", ""),
    }
}

fn write_optional(out: &mut Emitter, name: Name, text: Option<&Text>) {
    if let Some(text) = text {
        write_text(out, name, text);
    }
}

fn write_time(out: &mut Emitter, name: Name, time: Option<&Time>) {
    if let Some(time) = time {
        out.bare(name, time.as_str());
    }
}
