//! Which components are the story's own, and which are pictures, sound and video that go with it.

use std::collections::VecDeque;

use super::super::profiles::{self, Role};
use super::compose::{absorb, add_headline};
use super::content::Content;
use super::media;
use super::nitf::{add_printed, printed_inside};
use super::part::Part;
use crate::formats::nitf_media;
use crate::model::{Article, Dateline, Extension, Lang, Part as _, Rendition, Text, TextKind};
use crate::syntax::html;
use crate::vocab::edges::squash;
use crate::vocab::nar;

/// What an item is made of.
#[derive(Default)]
pub(super) struct Story {
    pub article: Box<Article>,
    pub gather: nar::Gather,
    /// What goes with it, and what the carriers there state.
    pub associations: Vec<Article>,
    pub carried: Vec<Article>,
}

/// The components of an item and how they stand in one another.
struct Parts {
    list: Vec<Part>,
    children: Vec<Vec<usize>>,
    /// Whether it is a picture, or one of its parts.
    media: Vec<bool>,
    /// The language that each states.
    languages: Vec<Option<String>>,
}

/// Puts the components together.
pub(super) fn story(list: Vec<Part>) -> Story {
    let mut parts = Parts::new(list);
    let (mut own, mut roots) = parts.divide();
    let spoken = own.iter().any(|at| parts.speaks(*at));
    let named = parts.list.first().is_some_and(|top| top.role.is_some());
    let mut loose: Vec<usize> = roots.iter().copied().filter(|at| parts.is_loose(*at)).collect();
    if spoken {
        loose.clear();
    } else if let ([root], true, false) = (&*roots, loose.is_empty(), named) {
        // All there is: the item is what it holds.
        let (files, others) = parts.below(*root).into_iter().partition(|at| parts.is_loose(*at));
        (loose, roots) = (files, Vec::new());
        own.extend::<Vec<usize>>(others);
    }
    roots.retain(|at| !loose.contains(at));
    let kind = own.iter().skip(1).chain(&loose).find_map(|at| parts.kind(*at));
    let mut story = Story::default();
    let media = story.own(&mut parts, &own, &loose);
    if !story.article.renditions.is_empty() && kind.is_some() {
        story.article.kind = kind.map(str::to_owned);
    }
    for group in parts.groups(&roots) {
        if story.associations.len() < Article::MOST_ASSOCIATIONS {
            story.with(&mut parts, &group);
        }
    }
    media.iter().for_each(|media| media::read_media(&mut story, media));
    story
}

impl Parts {
    fn new(list: Vec<Part>) -> Self {
        let mut children = vec![Vec::new(); list.len()];
        for (at, part) in list.iter().enumerate() {
            if let Some(siblings) = part.parent.and_then(|p| children.get_mut(p)) {
                siblings.push(at);
            }
        }
        let mut media = vec![false; list.len()];
        // Those inside stand behind those around them.
        for (at, part) in list.iter().enumerate().rev() {
            let below: &[usize] = children.get(at).map_or(&[], Vec::as_slice);
            let all = !below.is_empty() && below.iter().all(|c| media.get(*c) == Some(&true));
            let is = at > 0 && (is_media(part) || (all && part.contents.is_empty()));
            if let Some(place) = media.get_mut(at) {
                *place = is;
            }
        }
        let languages = list.iter().map(|part| part.article.language.clone()).collect();
        Self { list, children, media, languages }
    }

    /// The story's own components, the outermost first, and the outermost of those that go with it.
    fn divide(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut own, mut roots, mut queue) = (Vec::new(), Vec::new(), VecDeque::from([0]));
        while let Some(at) = queue.pop_front() {
            if self.media.get(at) == Some(&true) {
                roots.push(at);
            } else {
                own.push(at);
                queue.extend(self.children.get(at).into_iter().flatten());
            }
        }
        (own, roots)
    }

    /// A component and all inside it, the outermost first.
    fn below(&self, root: usize) -> Vec<usize> {
        let (mut all, mut queue) = (Vec::new(), VecDeque::from([root]));
        while let Some(at) = queue.pop_front() {
            all.push(at);
            queue.extend(self.children.get(at).into_iter().flatten());
        }
        all
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.list.get(at).and_then(|p| p.role.as_deref()).and_then(profiles::role)
    }

    /// Whether the text of the story stands in it.
    fn speaks(&self, at: usize) -> bool {
        let body = matches!(self.role(at), None | Some(Role::Body));
        let says = |c: &Content| c.text.as_ref().is_some_and(|t| !t.value.trim().is_empty());
        body && self.list.get(at).is_some_and(|p| p.contents.iter().any(says))
    }

    /// Whether it is one file or caption, and nothing is said of it.
    fn is_loose(&self, at: usize) -> bool {
        let bare = |p: &Part| !p.contents.is_empty() && p.gather.is_empty() && is_bare(&p.article);
        self.children.get(at).is_some_and(Vec::is_empty) && self.list.get(at).is_some_and(bare)
    }

    /// What kind of thing it is, as its role or its content says.
    fn kind(&self, at: usize) -> Option<&'static str> {
        match self.role(at) {
            Some(Role::Media(Some(kind))) => Some(kind),
            _ => {
                self.list.get(at)?.contents.iter().find_map(|c| c.media_type.as_deref().and_then(profiles::media_kind))
            }
        }
    }

    /// Components that go with the story in groups, each of which is one thing: files and captions that stand side by side
    /// are of one picture.
    fn groups(&self, roots: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut before = None;
        for at in roots.iter().copied() {
            // A gallery is no picture, but has some.
            let holds = |c: &&usize| self.children.get(**c).is_some_and(|inner| !inner.is_empty());
            let gallery = self.children.get(at).into_iter().flatten().any(|c| holds(&c));
            if gallery {
                let inside: Vec<usize> = self.children.get(at).cloned().unwrap_or_default();
                let (whole, files): (Vec<usize>, Vec<usize>) = inside.into_iter().partition(|c| holds(&c));
                groups.extend(whole.into_iter().map(|c| vec![c]));
                if !files.is_empty() {
                    groups.push(files);
                }
                before = None;
                continue;
            }
            let parent = self.list.get(at).and_then(|p| p.parent).filter(|_| self.is_loose(at));
            match groups.last_mut().filter(|_| parent.is_some() && before == parent) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
            before = parent;
        }
        groups
    }

    /// Takes what stands in a component into what it is part of: text by its role, files as renditions.
    fn take_contents(&mut self, at: usize, into: &mut Taken<'_>) {
        let (role, lang) = (self.role(at), self.language(at));
        let Some(part) = self.list.get_mut(at) else { return };
        let word = part.role.clone();
        for content in std::mem::take(&mut part.contents) {
            let Content { text, file, media_type, with_media } = content;
            let Some(text) = text else {
                // A role that says what kind of thing stands there is no name of one of its files.
                let says = into.root == Some(at) && matches!(role, Some(Role::Media(Some(_)) | Role::Beside));
                let name = file.name.clone().or_else(|| word.clone().filter(|_| !says));
                into.article.renditions.push(Rendition { name, ..file });
                continue;
            };
            let lang = text.lang.clone().or_else(|| lang.clone());
            let before = into.article.bodies.len();
            into.text(Text { lang, ..text }, (role, word.as_deref()), with_media);
            let said = media_type.as_deref().is_some_and(|m| m.trim().eq_ignore_ascii_case("text"));
            into.is_text |= said && into.article.bodies.len() > before;
        }
    }

    /// The language that a component inside another states for itself, or the next around it.
    fn language(&self, at: usize) -> Option<Lang> {
        let mut at = Some(at).filter(|at| *at > 0);
        while let Some((part, language)) = at.and_then(|at| self.list.get(at).zip(self.languages.get(at))) {
            if let Some(language) = language {
                return Some(Lang(language.clone()));
            }
            at = part.parent.filter(|p| *p > 0);
        }
        None
    }
}

/// Whether it is a picture, sound or video, or a part of one.
fn is_media(part: &Part) -> bool {
    let role = part.role.as_deref().and_then(profiles::role);
    let typed = |c: &Content| c.media_type.as_deref().and_then(profiles::media_kind).is_some();
    let file = |c: &Content| c.text.is_none() && (c.file.href.is_some() || c.file.residref.is_some());
    matches!(role, Some(Role::Media(_) | Role::Caption | Role::Beside))
        || part.contents.iter().any(|c| typed(c) || file(c))
}

/// Whether nothing is said of a component but its language.
fn is_bare(a: &Article) -> bool {
    Article { language: None, ..a.clone() } == Article::default()
}

/// What an article takes from the components that it is made of.
struct Taken<'a> {
    article: &'a mut Article,
    /// Its outermost component, where that is no story's.
    root: Option<usize>,
    /// Whether what stands there without a role are the words with a picture.
    of_picture: bool,
    /// Whether some of its text says that it is text.
    is_text: bool,
    /// `media` that stood in its bodies.
    media: Vec<String>,
}

impl Taken<'_> {
    fn text(&mut self, text: Text, (role, word): (Option<Role>, Option<&str>), with_media: bool) {
        let plain = || Text { lang: text.lang.clone(), ..Text::plain(line(&text)) };
        let a = &mut *self.article;
        if text.value.trim().is_empty() {
            return;
        }
        match role {
            Some(Role::Title) => add_headline(a, plain()),
            Some(Role::Subtitle) => a.subheadline = a.subheadline.take().or(Some(plain())),
            Some(Role::Abstract | Role::Caption) => caption(a, text),
            Some(Role::Note) => a.ed_notes.push(Text { role: word.map(str::to_owned), ..plain() }),
            Some(Role::Style) => {
                let mut out = crate::syntax::xml::Emitter::new();
                out.element("DataContent", &text.value);
                let (name, raw) = ("DataContent".to_owned(), out.take());
                a.extensions.push(Extension { name, raw, ..Extension::default() });
            }
            Some(Role::Media(_) | Role::Beside) if self.of_picture => caption(a, text),
            None if self.of_picture && word.is_none() => caption(a, text),
            None => self.body(Text { role: word.map(str::to_owned), ..text }, with_media),
            Some(Role::Body | Role::Media(_) | Role::Beside) => self.body(text, with_media),
        }
    }

    fn body(&mut self, mut text: Text, with_media: bool) {
        if text.kind == TextKind::Nitf && !with_media {
            let most = Article::MOST_ASSOCIATIONS.saturating_sub(self.media.len());
            let (rest, found) = nitf_media::divide(&text.value, most, |_| true);
            if !found.is_empty() {
                self.media.extend(found.into_iter().map(str::to_owned));
                text.value = rest.trim().to_owned();
            }
        }
        if !text.value.is_empty() {
            self.article.bodies.push(text);
        }
    }
}

/// The words as one line.
fn line(text: &Text) -> String {
    let words = match text.kind {
        TextKind::Plain | TextKind::Media(_) => return squash(&text.value),
        TextKind::Nitf => html::to_text(&html::nitf_to_html(&text.value)),
        TextKind::Html | TextKind::Xhtml => html::to_text(&text.value),
    };
    squash(&words)
}

fn caption(a: &mut Article, text: Text) {
    match &a.summary {
        None => a.summary = Some(text),
        Some(_) => a.descriptions.push(text),
    }
}

impl Story {
    /// What the story's own components say, the outermost first.
    fn own(&mut self, parts: &mut Parts, own: &[usize], loose: &[usize]) -> Vec<String> {
        let (mut kept, mut date) = (Kept::default(), None);
        let mut inside: Option<Box<Article>> = None;
        for (n, at) in own.iter().enumerate() {
            let lang = parts.language(*at);
            let Some(part) = parts.list.get_mut(*at) else { continue };
            let mut said = std::mem::take(&mut *part.article);
            if let Some(lang) = lang {
                said.texts(&mut |t: &mut Text| _ = t.lang.get_or_insert_with(|| lang.clone()));
            }
            if n == 0 {
                *self.article = said;
                self.gather = std::mem::take(&mut part.gather);
            } else {
                absorb(&mut self.article, said);
                fill(&mut self.article, part);
            }
            add_printed(&mut inside, part.inside.take());
            date = date.or(part.dateline_date.take());
            kept.take(part);
        }
        let mut taken =
            Taken { article: &mut self.article, root: None, of_picture: false, is_text: false, media: Vec::new() };
        own.iter().for_each(|at| parts.take_contents(*at, &mut taken));
        taken.of_picture = true;
        loose.iter().for_each(|at| parts.take_contents(*at, &mut taken));
        let Taken { is_text, media, .. } = taken;
        let a = &mut self.article;
        dated(a, date);
        inside.into_iter().for_each(|inside| printed_inside(a, *inside));
        a.extensions.append(&mut kept.all());
        a.bodies.sort_by_key(|body| body.role.is_some());
        if is_text {
            a.kind = Some("text".to_owned());
        }
        media
    }

    /// Adds the items that stand in this one: a story that has nothing else is made of them.
    pub fn add_items(&mut self, items: Vec<(Article, Article)>) {
        if !items.is_empty() && self.article.bodies.is_empty() && self.article.renditions.is_empty() {
            self.article.kind.get_or_insert_with(|| "composite".to_owned());
        }
        let (items, carried): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        self.associations.extend(items);
        self.carried.extend(carried);
    }

    /// Something that goes with it, of one component or of files side by side.
    fn with(&mut self, parts: &mut Parts, group: &[usize]) {
        let mut article = Article::default();
        let (mut gather, mut kept, mut date) = (nar::Gather::default(), Kept::default(), None);
        let mut printed: Option<Box<Article>> = None;
        let root = group.first().copied().filter(|at| group.len() == 1 && !parts.is_loose(*at));
        let inside: Vec<usize> = group.iter().flat_map(|at| parts.below(*at)).collect();
        let kind = inside.iter().find_map(|at| parts.kind(*at));
        for at in inside.iter().copied() {
            let Some(part) = parts.list.get_mut(at) else { continue };
            let said = std::mem::take(&mut *part.article);
            if root == Some(at) {
                article = said;
                article.name = part.name.take();
                gather = std::mem::take(&mut part.gather);
            } else {
                absorb(&mut article, said);
                fill(&mut article, part);
            }
            add_printed(&mut printed, part.inside.take());
            date = date.or(part.dateline_date.take());
            kept.take(part);
        }
        dated(&mut article, date);
        printed.into_iter().for_each(|printed| printed_inside(&mut article, *printed));
        if root.is_none() {
            article.language = None;
        }
        let of_picture = kind.is_some();
        let mut taken = Taken { article: &mut article, root, of_picture, is_text: false, media: Vec::new() };
        inside.iter().for_each(|at| parts.take_contents(*at, &mut taken));
        let is_text = taken.is_text && kind.is_none();
        article.kind = kind.map(str::to_owned).or_else(|| is_text.then(|| "text".to_owned()));
        article.extensions.append(&mut kept.all());
        self.associations.push(article);
        self.carried.push(gather.finish().map(|c| *c).unwrap_or_default());
    }
}

/// `DateLineDate` belongs to the first dateline.
fn dated(a: &mut Article, date: Option<String>) {
    let Some(date) = date else { return };
    match a.dateline.first_mut() {
        Some(line) => line.date = line.date.take().or(Some(date)),
        None => a.dateline.push(Dateline { date: Some(date), ..Dateline::default() }),
    }
}

/// What a carrier inside says of members that nothing around it states.
fn fill(into: &mut Article, part: &mut Part) {
    let Some(mut carried) = std::mem::take(&mut part.gather).finish() else { return };
    for member in Article::MEMBERS {
        if (member.is_blank)(into) && !(member.is_blank)(&carried) {
            (member.take)(&mut carried, into);
        }
    }
}

/// Elements that were kept, in the order in which they are written again.
#[derive(Default)]
struct Kept([Vec<Extension>; 4]);

impl Kept {
    fn take(&mut self, part: &mut Part) {
        for (into, from) in self.0.iter_mut().zip(&mut part.kept) {
            into.append(from);
        }
    }
    fn all(self) -> Vec<Extension> {
        self.0.into_iter().flatten().collect()
    }
}
