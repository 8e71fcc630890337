//! Writing what a format's own places do not hold.

use std::borrow::Cow;

use super::item::{Item, Style};
use super::table::{Carried, Group, VALUE};
use super::{META, META_PROPERTY, RELATION};
use crate::model::{Article, Bare, Feed, Member, Members};
use crate::syntax::xml::Emitter;

/// Writes every member of `article` as children of the element that is open.
pub fn write(out: &mut Emitter, article: &Article) {
    all(article, Style::Elements, false, &mut Elements(out));
}

/// Writes every member but the associations, for formats that write those in elements of their own.
pub fn write_own(out: &mut Emitter, article: &Article) {
    all(article, Style::Elements, true, &mut Elements(out));
}

/// Writes every member of `feed` as children of the element that is open.
pub fn write_feed(out: &mut Emitter, feed: &Feed) {
    all(feed, Style::Elements, false, &mut Elements(out));
}

/// Writes every member as a property alone, under the name that `tag` has in the document: in NewsML-G2 itself, where the
/// readable elements have places of their own. The associations only where they are asked for.
pub fn write_properties(out: &mut Emitter, tag: &str, article: &Article, with: bool) {
    for member in Article::MEMBERS.iter().filter(|m| !(m.is_blank)(article) && (with || m.name != "associations")) {
        let json = (member.write_json)(article);
        out.empty(&["<", tag, " reluri=\"", RELATION, member.name, VALUE], &plain(&json));
    }
}

/// Every member of `article` as names and contents of `meta` elements: `nar.creditline`, repeated for several values,
/// and `nar.property.creators` with JSON.
pub fn flat(article: &Article) -> Vec<(String, String)> {
    let mut out = Vec::new();
    all(article, Style::Meta, false, &mut out);
    out
}

/// [`flat`] without the associations.
pub fn flat_own(article: &Article) -> Vec<(String, String)> {
    let mut out = Vec::new();
    all(article, Style::Meta, true, &mut out);
    out
}

/// Where readable values and properties go.
trait Sink {
    fn words<T>(&mut self, group: &Group<T>, value: Bare<'_>);
    fn item<T>(&mut self, group: &Group<T>, item: &Item);
    /// A property of a member; `start` is how its element begins. JSON that is borrowed is a literal.
    fn property(&mut self, member: &'static str, start: &str, json: Cow<'static, str>);
}

struct Elements<'a>(&'a mut Emitter);

impl Sink for Elements<'_> {
    fn words<T>(&mut self, group: &Group<T>, Bare { words, role }: Bare<'_>) {
        let attr = group.mark.or(Some(("role", role)).filter(|_| !role.is_empty()));
        let Some((name, value)) = attr else { return self.0.element(&group.tag, words) };
        self.0.start(&group.tag);
        self.0.attr(name, value);
        if role.is_empty() {
            self.0.text(words);
        } else {
            self.0.element("nar:name", words);
        }
        self.0.end();
    }
    fn item<T>(&mut self, group: &Group<T>, item: &Item) {
        let out = &mut *self.0;
        out.start(&group.tag);
        if let Some((name, value)) = group.mark {
            out.attr(name, value);
        }
        for (name, value) in &item.attrs {
            out.attr(name, value);
        }
        match item.text.as_str() {
            "" => {}
            text if group.kind.nests() && !item.attrs.is_empty() => out.element("nar:name", text),
            text => out.text(text),
        }
        out.end();
    }
    fn property(&mut self, _: &'static str, start: &str, json: Cow<'static, str>) {
        match json {
            Cow::Borrowed(json) => self.0.empty_bare(start, json),
            Cow::Owned(json) => self.0.empty(&[start], &plain(&json)),
        }
    }
}

impl Sink for Vec<(String, String)> {
    fn words<T>(&mut self, group: &Group<T>, value: Bare<'_>) {
        self.push((format!("{META}{}", group.meta), value.words.to_owned()));
    }
    fn item<T>(&mut self, group: &Group<T>, item: &Item) {
        self.push((format!("{META}{}", group.meta), item.text.clone()));
    }
    fn property(&mut self, member: &'static str, _: &str, json: Cow<'static, str>) {
        self.push((format!("{META}{META_PROPERTY}{member}"), plain(&json).into_owned()));
    }
}

fn all<T: Carried>(whole: &T, style: Style, own: bool, sink: &mut impl Sink) {
    let (table, stated) = (T::table(), whole.stated());
    let mut properties: Vec<(usize, &Member<T>)> = Vec::new();
    let readable = !table.group_places.and(stated).is_empty();
    for group in table.groups.iter().filter(|group| readable && !group.places.and(stated).is_empty()) {
        if let Some(values) = group.bare(whole, style) {
            values.iter().for_each(|value| sink.words(group, *value));
            continue;
        }
        let items = group.items(whole, style);
        items.iter().for_each(|item| sink.item(group, item));
        let mut said = T::default();
        group.state(&items, &mut said);
        properties.extend(members::<T>(group.places).filter(|(_, m)| !(m.same)(&said, whole)));
    }
    let rest = members::<T>(table.rest_places.and(stated));
    for (place, member) in properties.into_iter().chain(rest.filter(|(_, m)| !(own && m.name == "associations"))) {
        // A member that the readable elements seem to state and that is not stated is written as `null`.
        let json = if (member.is_blank)(whole) { "null".into() } else { (member.write_json)(whole) };
        sink.property(member.name, &table.starts[place], json);
    }
}

fn members<T: Carried>(places: Members) -> impl Iterator<Item = (usize, &'static Member<T>)> {
    places.filter_map(|place| Some((place, T::members().get(place)?)))
}

/// JSON in characters that XML keeps as they are.
fn plain(json: &str) -> Cow<'_, str> {
    // What makes JSON escapes the other control characters. The greatest byte is found without a branch.
    if json.bytes().fold(0, u8::max) < 0x7f || !json.contains(odd) {
        return json.into();
    }
    let mut out = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if odd(c) { out.push_str(&format!("\\u{:04x}", u32::from(c))) } else { out.push(c) }
    }
    out.into()
}

/// Characters that XML forbids, or that readers take for a control character or a line end.
fn odd(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
