//! Reading media objects.

use std::collections::HashMap;
use std::ops::Range;

use super::shared::{Fact, MOST_SHARED, Shared, share};
use super::{ATTRIBUTES, MEDIUMS, THUMBNAIL, VOCABULARY, path_of};
use crate::diag::{Diagnostic, Report};
use crate::model::{Article, Concept, Extension, Lang, Party, Rendition, Text, canonical};
use crate::syntax::xml::{Content, Cursor, Leaf, Tag};
use crate::vocab::{edges, nar, rss};

/// The media of one item, as they are read.
#[derive(Default)]
pub struct Media {
    /// One for each object.
    articles: Vec<Article>,
    /// What is known of each besides.
    objects: Vec<Object>,
    shared: Option<Box<Shared>>,
}

/// What an item's media come to.
#[derive(Default)]
pub struct Objects {
    /// One association each.
    pub native: Vec<Article>,
    /// What the carrier adds to them, index by index; shorter where the rest adds nothing.
    pub carried: Vec<Article>,
    /// Where elements stand that could not be given to an object, and behind how many extensions: the caller keeps them
    /// ([`among`]).
    pub kept: Vec<(usize, Range<usize>)>,
    /// What these say, for a caller that has objects of its own.
    pub facts: Option<Box<Article>>,
}

/// Puts elements that are kept after all among the extensions, each behind as many as stood before it.
pub fn among(extensions: &mut Vec<Extension>, kept: Vec<(usize, Extension)>) {
    if kept.is_empty() {
        return;
    }
    let mut others = std::mem::take(extensions).into_iter();
    let mut taken = 0;
    for (before, extension) in kept {
        extensions.extend(others.by_ref().take(before.saturating_sub(taken)));
        taken = taken.max(before);
        extensions.push(extension);
    }
    extensions.extend(others);
}

#[derive(Default)]
struct Object {
    carried: Option<Box<Article>>,
    enclosure: bool,
}

impl Media {
    /// Reads a child of an item; `source` is the text the cursor reads, `before` how many extensions stand before it.
    pub fn read<'s>(
        &mut self,
        source: &'s str,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        before: usize,
        report: &mut Report,
    ) -> bool {
        match tag.name {
            "content" | "group" | "thumbnail" if self.is_full() => return false,
            "content" | "group" => {
                // Filled where it stays, and moved seldom: an article is large.
                self.articles.reserve(if self.articles.is_empty() { 2 } else { 1 });
                self.articles.push(Article::default());
                let Some(object) = self.articles.last_mut() else { return false };
                let mut gather = nar::Gather::default();
                let mut inside = Inside { source, object, gather: &mut gather, stated: Vec::new() };
                if tag.name == "content" {
                    inside.file(cursor, tag, report);
                }
                inside.children(cursor, tag, report);
                let Inside { object, stated, .. } = inside;
                object.extensions.splice(0..0, stated);
                self.objects.push(Object { carried: gather.finish(), enclosure: false });
            }
            "thumbnail" => {
                let Some(file) = thumbnail(cursor, tag) else { return false };
                self.object_of(file, false);
            }
            _ => {
                let shared = self.shared.get_or_insert_default();
                let mut gather = nar::Gather::default();
                let mut inside = Inside { source, object: &mut shared.0, gather: &mut gather, stated: Vec::new() };
                let Some(fact) = Fact::of(tag).filter(|_| inside.fact(cursor, tag, report)) else { return false };
                shared.1.push((fact, (before, tag.start..cursor.position())));
            }
        }
        true
    }

    /// Whether an item has as many objects as one may have.
    pub fn is_full(&self) -> bool {
        self.objects.len() >= Article::MOST_ASSOCIATIONS
    }

    /// Adds an enclosure.
    pub fn enclosure(&mut self, file: Rendition) {
        self.object_of(file, true);
    }

    fn object_of(&mut self, file: Rendition, enclosure: bool) {
        self.articles.push(Article { renditions: vec![file], ..Article::default() });
        self.objects.push(Object { carried: None, enclosure });
    }

    /// What was read.
    pub fn finish(mut self) -> Objects {
        self.join_enclosures();
        let mut out = Objects::default();
        let media = self.objects.iter().filter(|o| !o.enclosure).count();
        if let Some(shared) = self.shared.take() {
            let (facts, places) = *shared;
            // Where there are enclosures alone, they are the objects.
            let objects = if media == 0 { self.objects.len() } else { media };
            let mut taken = Vec::new();
            if objects <= MOST_SHARED && places.len() <= MOST_SHARED {
                let both = self.articles.iter_mut().zip(&self.objects);
                let both = both.filter(|(_, o)| media == 0 || !o.enclosure);
                both.for_each(|(article, _)| share(&facts, article, &mut taken));
            }
            // What each object states otherwise is said of the item all the same.
            let left = places.into_iter().filter(|(fact, _)| !taken.contains(fact));
            out.kept = left.map(|(_, place)| place).collect();
            out.facts = taken.is_empty().then(|| Box::new(facts));
        }
        for (i, object) in self.objects.into_iter().enumerate() {
            if let Some(carried) = object.carried {
                out.carried.resize_with(i, Article::default);
                out.carried.push(*carried);
            }
        }
        out.native = self.articles;
        out
    }

    /// An enclosure that repeats a file of a media object, and says nothing else of it, is that object.
    fn join_enclosures(&mut self) {
        if self.objects.iter().all(|o| o.enclosure == self.objects.first().is_some_and(|f| f.enclosure)) {
            return;
        }
        let mut files: HashMap<String, (usize, usize)> = HashMap::new();
        let both = self.articles.iter().zip(&self.objects).enumerate();
        for (i, (article, _)) in both.filter(|(_, (_, o))| !o.enclosure) {
            for (n, file) in article.renditions.iter().enumerate().filter(|(_, f)| f.name.is_none()) {
                files.entry(file.href.clone().unwrap_or_default()).or_insert((i, n));
            }
        }
        let mut gone = vec![false; self.objects.len()];
        for i in 0..self.objects.len() {
            if self.objects.get(i).is_none_or(|o| !o.enclosure) {
                continue;
            }
            let Some(stated) = self.articles.get(i).and_then(|a| a.renditions.first()).cloned() else { continue };
            let Some((to, n)) = stated.href.as_ref().and_then(|href| files.get(href)) else { continue };
            let file = self.articles.get_mut(*to).and_then(|a| a.renditions.get_mut(*n));
            if let (Some(file), Some(gone)) = (file, gone.get_mut(i)) {
                *gone = join(file, &stated);
            }
        }
        let mut left = gone.iter().map(|gone| !gone);
        self.articles.retain(|_| left.next().unwrap_or(true));
        let mut left = gone.iter().map(|gone| !gone);
        self.objects.retain(|_| left.next().unwrap_or(true));
    }
}

/// Adds what an enclosure states of a file; `false`, and nothing is added, where the two differ.
fn join(file: &mut Rendition, stated: &Rendition) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let sizes = matches!((file.size_in_bytes, stated.size_in_bytes), (Some(a), Some(b)) if a != b && b != 0);
    if differ(&file.content_type, &stated.content_type) || sizes {
        return false;
    }
    if file.content_type.is_none() {
        file.content_type.clone_from(&stated.content_type);
    }
    file.size_in_bytes = file.size_in_bytes.or(stated.size_in_bytes.filter(|n| *n > 0));
    true
}

/// The inside of one object.
struct Inside<'a, 's> {
    source: &'s str,
    object: &'a mut Article,
    gather: &'a mut nar::Gather,
    /// What the attributes of files state that no rendition has a place for; it stands before other extensions.
    stated: Vec<Extension>,
}

impl<'s> Inside<'_, 's> {
    fn children(&mut self, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
        while let Some(tag) = self.next(cursor, of, report) {
            match (tag.ns, tag.name) {
                ("media", "content") if of.name == "group" => {
                    self.file(cursor, &tag, report);
                    self.file_children(cursor, &tag, report);
                }
                _ => self.child(cursor, &tag, report),
            }
        }
    }

    /// What stands in one file of a group is said of the group.
    fn file_children(&mut self, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) {
        while let Some(tag) = self.next(cursor, of, report) {
            self.child(cursor, &tag, report);
        }
    }

    /// The next child that is not told from its words.
    fn next(&mut self, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> Option<Tag<'s>> {
        while let Some(leaf) = cursor.leaf(of, &[])
            && self.leaf(&leaf)
        {
            cursor.pass(&leaf);
        }
        cursor.child(of, report)
    }

    /// Reads an element that is nothing but words, as [`child`](Self::child) does; whether it is one that is told from them.
    fn leaf(&mut self, leaf: &Leaf<'_>) -> bool {
        let (words, object) = (&*leaf.words, &mut *self.object);
        match (leaf.ns, leaf.name) {
            ("media", "title") if object.headline.is_none() => object.headline = Some(Text::plain(words)),
            ("media", "description") if object.summary.is_none() => object.summary = Some(Text::plain(words)),
            ("media", "copyright") => object.copyright_notice.push(Text::plain(words)),
            ("media", "credit") => object.creditline.push(Text::plain(words)),
            _ => return false,
        }
        true
    }

    fn child(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let taken = match tag.ns {
            "media" => self.fact(cursor, tag, report),
            "nar" => match nar::read_kept(tag) {
                Some(kept) => {
                    self.object.extensions.push(kept);
                    cursor.skip(tag, report);
                    return;
                }
                None => self.gather.read(cursor, tag, report),
            },
            "dc" if tag.name == "creator" => {
                self.object.creators.push(Party::named(edges::words(self.source, cursor, tag, report)));
                true
            }
            _ => false,
        };
        if !taken && cursor.is_open(tag) {
            let message = format!("`{}` is kept as an extension of its media object.", tag.qualified());
            report.add(Diagnostic::info("media/kept-as-extension", message).at(tag.span()));
            let (ns, name) = (tag.uri.clone().into_owned(), tag.name.to_owned());
            self.object.extensions.push(Extension { ns, name, raw: cursor.whole(tag, report) });
        }
    }

    /// The attributes of `media:content`.
    fn file(&mut self, cursor: &Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let mut file = Rendition::default();
        let known = self.stated.len();
        for attr in cursor.attrs(tag) {
            let value = attr.value.into_owned();
            match (attr.ns, attr.name) {
                ("", "url") => file.href = Some(rss::address(rss::own_base(cursor, tag).as_deref(), value)),
                ("", "type") => file.content_type = Some(value),
                ("", "width") if value.parse::<u32>().is_ok() => file.width = value.parse().ok(),
                ("", "height") if value.parse::<u32>().is_ok() => file.height = value.parse().ok(),
                ("", "fileSize") if value.parse::<u64>().is_ok() => file.size_in_bytes = value.parse().ok(),
                ("", "duration") => file.duration = Some(value),
                ("nar", "rendition") => file.name = Some(value),
                ("", "medium") => self.object.kind = Some(kind(value)),
                ("", "lang") => self.object.language = Some(value),
                ("", name) if ATTRIBUTES.contains(&name) => {
                    let name = path_of(self.object.renditions.len(), name);
                    self.stated.push(Extension { ns: VOCABULARY.uri.to_owned(), name, raw: value });
                }
                ("xml", _) => {}
                _ => {
                    let message = format!("The attribute `{}=\"{value}\"` has no place and is left out.", attr.name);
                    report.add(Diagnostic::info("media/attribute-left-out", message).at(attr.span));
                }
            }
        }
        match file.href {
            Some(_) => self.object.renditions.push(file),
            // Of no file.
            None => self.stated.truncate(known),
        }
    }

    /// An element that says something of an object.
    fn fact(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
        let source = self.source;
        match tag.name {
            "title" if self.object.headline.is_none() => self.object.headline = Some(text(source, cursor, tag, report)),
            "description" if self.object.summary.is_none() => {
                self.object.summary = Some(text(source, cursor, tag, report));
            }
            "keywords" => {
                let words = edges::words(source, cursor, tag, report);
                self.object.keywords.extend(words.split(',').map(str::trim).map(Text::plain));
            }
            "credit" => self.credit(cursor, tag, report),
            "copyright" => {
                let href = tag.attr("url").map(String::from);
                let words = plain(source, cursor, tag, report);
                self.object.copyright_notice.push(Text { href, ..words });
            }
            "license" => {
                let href = tag.attr("href").map(String::from);
                let words = plain(source, cursor, tag, report);
                self.object.usage_terms.push(Text { href, ..words });
            }
            "category" => {
                let (scheme, name) = (tag.attr("scheme").map(String::from), tag.attr("label").map(String::from));
                let literal = Some(edges::words(source, cursor, tag, report).into_owned());
                self.object.subjects.push(Concept { literal, scheme, name, ..Concept::default() });
            }
            "thumbnail" => match thumbnail(cursor, tag) {
                Some(file) => self.object.renditions.push(file),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn credit(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        match tag.attr("role").filter(|role| !role.is_empty()).map(String::from) {
            Some(role) => {
                let name = edges::words(self.source, cursor, tag, report);
                self.object.creators.push(Party::named(name).role(role));
            }
            None => self.object.creditline.push(plain(self.source, cursor, tag, report)),
        }
    }
}

/// Reads `media:credit`, `media:copyright` or `media:license`, which stands beside no object, into what is said of each.
pub fn credit<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, of: &mut Article, report: &mut Report) {
    if matches!(tag.name, "credit" | "copyright" | "license") {
        let mut gather = nar::Gather::default();
        Inside { source, object: of, gather: &mut gather, stated: Vec::new() }.fact(cursor, tag, report);
        canonical(of);
    }
}

/// The type of an article that `medium` means.
fn kind(medium: String) -> String {
    MEDIUMS.iter().find(|(m, _)| *m == medium).map_or(medium, |(_, kind)| (*kind).to_owned())
}

fn thumbnail(cursor: &Cursor<'_>, tag: &Tag<'_>) -> Option<Rendition> {
    let pixels = |name: &str| tag.attr(name).and_then(|v| v.trim().parse().ok());
    Some(Rendition {
        href: Some(rss::address(
            rss::own_base(cursor, tag).as_deref(),
            tag.attr("url").filter(|url| !url.is_empty())?.into_owned(),
        )),
        width: pixels("width"),
        height: pixels("height"),
        name: Some(THUMBNAIL.to_owned()),
        ..Rendition::default()
    })
}

fn plain<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let lang = cursor.attr(tag, "xml", "lang").map(|l| Lang(l.into_owned()));
    Text { lang, ..Text::plain(edges::words(source, cursor, tag, report)) }
}

/// `media:title` and `media:description`: plain unless `type` says html or markup stands inside.
fn text<'s>(source: &'s str, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> Text {
    let html = tag.attr("type").is_some_and(|t| t.eq_ignore_ascii_case("html"));
    let lang = cursor.attr(tag, "xml", "lang").map(|l| Lang(l.into_owned()));
    let text = match cursor.content(tag, report) {
        Content::Text(words) => {
            let words = edges::trim(source, tag, cursor.position(), words);
            if html { Text::html(words) } else { Text::plain(words) }
        }
        Content::Markup(markup) => Text::html(markup.trim_ascii()),
    };
    Text { lang, ..text }
}
