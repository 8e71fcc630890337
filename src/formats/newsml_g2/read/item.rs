//! One item.

use std::borrow::Cow;

use super::super::ATTRIBUTE;
use super::super::{ITEMS, is_ours, own, profiles, slots};
use super::header::{Header, declare};
use super::words::{stated, words};
use super::{body, content, coverage, facts, itemmeta, package, remote, rights, segments};
use crate::diag::{Diagnostic, Report};
use crate::formats::Split;
use crate::formats::unasked;
use crate::model::{Article, Lang, Part, Rendition, Text, Time, canonical, canonical_of_plain, canonical_tag};
use crate::syntax::xml::{Cursor, Tag};
use crate::text::is_plain;
use crate::vocab::dates::{self, Unreadable};
use crate::vocab::{nar, qcode::Schemes};

/// What is known of one item while it is read.
pub(super) struct Item<'s> {
    /// The whole document.
    pub source: &'s str,
    /// What its elements state.
    pub article: Box<Article>,
    /// What the carrier states: properties, for all else has a place of its own.
    pub gather: nar::Gather,
    /// What the carriers of its associations state.
    pub carried: Vec<Article>,
    /// The schemes that its catalogs declare.
    pub schemes: Schemes,
    /// `xml:lang` of the root.
    pub lang: Option<String>,
    /// The files of its content.
    pub files: Vec<Rendition>,
    /// Those of them that a signal is about, each with what it says.
    pub stopped: Vec<Article>,
    /// Whether they are the article's own, not those of a picture that goes with it.
    pub own_files: bool,
    /// The status as it was stated, where another one is written.
    pub status: Option<String>,
    /// Members of which only further values are stated.
    pub unstated: Vec<String>,
    /// What NITF in its content states.
    pub printed: Vec<Article>,
    /// Whether a value that came by another way than the cursor may need canonical form.
    pub odd: bool,
    /// Whether what is read stands in a container that is not for the public (NewsML-G2 2.35, `pubconstraint`).
    pub hidden: bool,
    /// Whether the item itself is not.
    pub all_hidden: bool,
}

/// Elements whose values say who may see them, and those that say what may be done with the story, whoever may see that.
/// Others that are not for the public are kept as they came, which say it themselves.
#[rustfmt::skip]
const MARKED: [&str; 22] = [
    "itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "signal", "expires", "link", "title", "edNote",
    "creator", "contributor", "infoSource", "headline", "by", "creditline", "slugline", "keyword", "description", "language", "itemMetaExtProperty",
];

/// Reads `root`, just opened: an item, or a part of one.
pub(super) fn read_item<'s>(
    source: &'s str,
    header: &Header,
    cursor: &mut Cursor<'s>,
    root: &Tag<'s>,
    report: &mut Report,
) -> Split<Article> {
    let mut item = Item::of(Article::boxed(), source, cursor.lang());
    item.odd = header.odd || !cursor.lang().is_none_or(is_plain);
    item.schemes.clone_from(&header.schemes);
    item.article.transmission.clone_from(&header.transmission);
    item.article.signals.clone_from(&header.signals);
    item.all_hidden = itemmeta::is_private(root);
    if ITEMS.contains(&root.name) {
        let a = &mut item.article;
        a.uri = stated(root, "guid");
        report.place(crate::model::Field::Uri(crate::model::Whole), usize::from(a.uri.is_some()), || {
            root.attr_span("guid")
        });
        a.version = stated(root, "version");
        a.base = cursor.attr(root, "xml", "base").map(Cow::into_owned);
        // A tag is large: it is looked at where it is given.
        while let Some(tag) = &cursor.child(root, report) {
            item.part(cursor, tag, report);
            unasked::note(tag, ATTRIBUTE, report);
        }
    } else {
        item.part(cursor, root, report);
    }
    header.state(&mut item.article);
    let plain = cursor.is_plain() && !item.odd;
    item.finish(if plain { canonical_of_plain } else { canonical })
}

impl<'s> Item<'s> {
    /// An item of which nothing was read yet.
    pub fn alone(source: &'s str, lang: Option<&str>) -> Self {
        Self::of(Box::default(), source, lang)
    }

    /// The same with a blank article.
    fn of(article: Box<Article>, source: &'s str, lang: Option<&str>) -> Self {
        Self {
            source,
            article,
            gather: nar::Gather::default(),
            carried: Vec::new(),
            schemes: Schemes::default(),
            lang: lang.map(str::to_owned),
            files: Vec::new(),
            stopped: Vec::new(),
            own_files: false,
            status: None,
            unstated: Vec::new(),
            printed: Vec::new(),
            odd: false,
            hidden: false,
            all_hidden: false,
        }
    }

    /// A part of an item, in whatever order they come. Who may see it may see what stands in it.
    fn part(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        if !is_ours(tag) {
            return self.keep(cursor, tag, report);
        }
        self.hidden = self.all_hidden || itemmeta::is_private(tag);
        self.known_part(cursor, tag, report);
        self.hidden = false;
    }

    fn known_part(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        match tag.name {
            // The IPTC's catalogs are known, and referred to whenever an item is written.
            "catalogRef" if tag.attr("href").is_some_and(|href| href.contains("iptc.org/std/catalog")) => {}
            "catalog" => {
                declare(&mut self.schemes, cursor, tag, report);
                self.again(cursor, tag, report);
            }
            "hopHistory" => rights::read_hops(self, cursor, tag, report),
            "rightsInfo" => rights::read_rights(self, cursor, tag, report),
            "itemMeta" => itemmeta::read_meta(self, cursor, tag, report),
            "contentMeta" => content::read_meta(self, cursor, tag, report),
            "contentSet" => body::read_content(self, cursor, tag, report),
            "groupSet" => package::read_groups(self, cursor, tag, report),
            // What ends before its time has what stood in it behind it.
            _ => self.meta(cursor, tag, report),
        }
    }

    /// An element of the metadata, wherever somebody put it: what holds a story back does so from `contentMeta` too. What
    /// no field takes is kept.
    pub fn meta(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let unmarked = self.hides(tag) && !MARKED.contains(&tag.name);
        let read = !unmarked
            && (itemmeta::read_part(self, cursor, tag, report) || content::read_part(self, cursor, tag, report));
        if !read {
            self.keep(cursor, tag, report);
        }
    }

    /// The words of an element with what its attributes say of them.
    pub fn text(&self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
        let mut text = Text { lang: self.lang_of(cursor), ..Text::default() };
        let attributes = (!tag.is_bare()).then(|| cursor.attrs(tag)).into_iter().flatten();
        for attr in attributes.filter(|attr| attr.ns.is_empty()) {
            let value = || Some(attr.value.trim().to_owned()).filter(|value| !value.is_empty());
            match attr.name {
                "role" => text.role = value().or(text.role),
                "roleuri" => text.role = text.role.or(value()),
                "dir" => text.dir = value(),
                "rank" => text.rank = attr.value.trim().parse().ok(),
                "href" => text.href = value(),
                "pubconstraint" | "pubconstrainturi" => text.visibility = value().map(|v| visibility(&v).to_owned()),
                name if unasked::is_technical(name) => {}
                name => tag.attr_left_out((name, &attr.value), ATTRIBUTE, report),
            }
        }
        text.value = words(cursor, tag, report).unwrap_or_default();
        text.visibility = text.visibility.or(self.constraint());
        text
    }

    /// What stands where is not for the public, as a part says it of itself.
    pub fn constraint(&self) -> Option<String> {
        self.hidden.then(|| "private".to_owned())
    }

    /// Whether an element is not for the public, by what it says itself or what stands around it.
    pub fn hides(&self, tag: &Tag<'_>) -> bool {
        self.hidden || itemmeta::is_private(tag)
    }

    /// The language of the element just opened, where it is not the item's.
    pub fn lang_of(&self, cursor: &Cursor<'_>) -> Option<Lang> {
        let lang = cursor.lang();
        (lang != self.lang.as_deref()).then(|| Lang(lang.unwrap_or_default().to_owned()))
    }

    /// A time; one that cannot be read is kept as it came.
    pub fn time(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Option<Time> {
        match self.stated_time(cursor, tag, report)? {
            Ok(time) => Some(time),
            Err(_) => {
                self.again(cursor, tag, report);
                None
            }
        }
    }

    /// The same, with the reason where it cannot be read, which is noted; `None` when it is empty.
    pub fn stated_time(
        &self,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        report: &mut Report,
    ) -> Option<Result<Time, Unreadable>> {
        let text = cursor.text(tag, report);
        match dates::read(&text) {
            Ok(stated) => {
                if let Some(note) = stated.note {
                    let message = format!("`{}`: {note}", text.trim());
                    report.add(Diagnostic::warning("newsml-g2/odd-date", message).at(cursor.inside(tag)));
                }
                Some(Ok(stated.time))
            }
            Err(Unreadable::Empty) => None,
            Err(why) => {
                let message = format!("`{}` in <{}> is not a time", text.trim(), tag.qualified());
                report.add(Diagnostic::warning("newsml-g2/unreadable-date", message).at(cursor.inside(tag)));
                Some(Err(why))
            }
        }
    }

    /// A property of the carrier, or an element that another writer's could not hold; `false` for anybody else's.
    pub fn property(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let relation = stated(tag, "reluri").unwrap_or_default();
        let value = || tag.attr("value").unwrap_or_default().into_owned();
        match relation.as_str() {
            own::STATUS => self.status = Some(value()),
            own::UNSTATED => self.unstated.push(value()),
            relation if relation.starts_with(own::SCHEME) => return self.gather.read(cursor, tag, report),
            _ => return false,
        }
        true
    }

    fn finish(mut self, canonical: fn(&mut Article)) -> Split<Article> {
        let mut carried = std::mem::take(&mut self.gather).finish();
        if let Some(stated) = self.status.take()
            && self.article.pub_status.as_deref() == Some("withheld")
        {
            self.article.pub_status = Some(stated).filter(|status| !status.is_empty());
        }
        self.take_printed();
        self.shift();
        let lang = self.lang.take();
        languages(&mut self.article, lang);
        remote::place(&mut self.article, std::mem::take(&mut self.files), self.own_files);
        self.article.associations.append(&mut self.stopped);
        finish(&mut self.article);
        // What stands empty beside its carrier has to keep its place.
        let mut with = std::mem::take(&mut self.article.associations);
        with.iter_mut().for_each(canonical);
        canonical(&mut self.article);
        if self.carried.iter().any(|c| *c != Article::default()) {
            carried.get_or_insert_default().associations = self.carried;
        }
        let more = carried.as_mut().map(|c| std::mem::take(&mut c.associations)).unwrap_or_default();
        let more = more.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
        for (native, more) in with.into_iter().zip(more) {
            let blank = native == Article::default() && more.as_ref().is_none_or(|more| *more == Article::default());
            if blank {
                continue;
            }
            if let Some(more) = more {
                let list = &mut carried.get_or_insert_default().associations;
                list.resize_with(self.article.associations.len(), Article::default);
                list.push(more);
            }
            self.article.associations.push(native);
        }
        Split { native: self.article, carried }
    }
}

impl Item<'_> {
    /// What stands first is none of the members whose first value it seems to be.
    fn shift(&mut self) {
        let a = &mut self.article;
        for member in std::mem::take(&mut self.unstated) {
            match member.as_str() {
                "summary" => a.descriptions.splice(0..0, a.summary.take()).for_each(drop),
                "headline" => a.headlines.splice(0..0, a.headline.take()).for_each(drop),
                _ => {}
            }
        }
    }
}

/// What is read out of the values of an item when all of them are known: also what is made of an article before it is
/// written, so that both are the same.
pub(in super::super) fn finish(a: &mut Article) {
    coverage::state(a);
    segments::state(a);
    profiles::notes(a);
    profiles::story(a);
    let provider = a.provider.take();
    for signal in &mut a.signals {
        itemmeta::name_signal(signal, provider.as_ref());
    }
    a.provider = provider;
    slots::sort(&mut a.extensions);
    facts::state(a);
}

/// The language of the content is the article's; texts in another one say so.
fn languages(a: &mut Article, mut lang: Option<String>) {
    let mut content = a.language.take();
    content.iter_mut().chain(&mut lang).for_each(canonical_tag);
    let content = content.filter(|tag| !tag.is_empty());
    a.language = content.or_else(|| lang.clone());
    let own = a.language.clone();
    let other = lang.filter(|lang| !same_language(lang, own.as_deref().unwrap_or_default()));
    let settle = &mut |text: &mut Text| {
        text.lang.iter_mut().for_each(|tag| canonical_tag(&mut tag.0));
        if text.lang.is_none() {
            text.lang = other.clone().map(Lang);
        } else if text.lang.as_ref().map(Lang::as_str) == own.as_deref() {
            text.lang = None;
        }
    };
    a.texts(settle);
}

/// Whether two tags name the same language, wherever it is spoken: the one of the metadata is rarely stated with care.
fn same_language(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}

/// Who may see what is constrained so.
pub(super) fn visibility(constraint: &str) -> &'static str {
    let word = constraint.rsplit([':', '/']).next().unwrap_or_default();
    if word.eq_ignore_ascii_case("public") { "public" } else { "private" }
}
