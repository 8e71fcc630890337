//! Elements written again so that they stand on their own.
//!
//! As in Exclusive XML Canonicalization (3), a namespace is declared where it is first used, so the result can be
//! pasted anywhere. It is balanced, references are characters, comments and instructions are gone; writing it once
//! more gives the same bytes.

use std::borrow::Cow;

use super::attributes::Attributes;
use super::bindings::XML;
use super::chars::{is_name_char, is_name_start};
use super::cursor::Cursor;
use super::escape::{escape_attribute, escape_text};
use super::repairs::{self, note};
use super::scan::Start;
use super::steps::Step;
use super::tag::{Attr, Tag, is_inherited};
use super::worded::is_usual;
use crate::diag::Report;
use crate::text::same;

/// Namespaces in scope at one place of what is written; more are not declared. Fewer than the limit for reading, so
/// that what was written is read as it was meant.
const MOST_BOUND: usize = 200;
/// What a declaration and an end tag take, roughly.
const SPARE: usize = 32;
/// The namespace of XHTML, whose empty elements are written as HTML has them.
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// The namespace of `xsi:type`, whose value uses a prefix too.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

impl<'s> Cursor<'s> {
    /// The element `of`, self-contained. What was read of it before is read again.
    pub fn whole(&mut self, of: &Tag<'s>, report: &mut Report) -> String {
        of.ask_all();
        if !self.rewind(of) {
            return String::new();
        }
        if let Some(element) = self.worded(of, report) {
            return element;
        }
        let room = of.end - of.start + of.uri.len() + SPARE;
        let mut again = Again { out: String::with_capacity(room), ..Again::default() };
        again.start(self, of, report);
        self.write_inside(of, again, report)
    }

    /// The same for the element that most kept ones are: without attributes, and with one run of words in it.
    fn worded(&mut self, of: &Tag<'s>, report: &mut Report) -> Option<String> {
        let usual = of.raw.is_empty() && of.declared && is_usual(of.name);
        if !usual || !(of.prefix.is_empty() || is_usual(of.prefix)) {
            return None;
        }
        let words = self.run(of, report)?;
        let mut out = String::with_capacity(2 * of.qualified.len() + of.uri.len() + of.prefix.len() + words.len() + 16);
        out.extend(["<", of.qualified, " xmlns", if of.prefix.is_empty() { "" } else { ":" }, of.prefix, "=\""]);
        escape_attribute(&mut out, &of.uri);
        out.push_str("\">");
        let from = out.len();
        escape_text(&mut out, &words);
        if out.len() == from {
            out.truncate(from - 1);
            out.push_str("/>");
        } else {
            out.extend(["</", of.qualified, ">"]);
        }
        Some(out)
    }

    /// What stands inside `of`, self-contained but for its namespace: elements that share it are written without
    /// prefix and declaration, to be pasted where that namespace is the default one (the inside of an XHTML `div`).
    /// Of XHTML, empty elements that are not void in HTML are written with an end tag.
    pub fn inner_whole(&mut self, of: &Tag<'s>, report: &mut Report) -> String {
        self.inner_whole_in(of, &of.uri.clone(), report)
    }

    /// As [`inner_whole`](Self::inner_whole), to be pasted where `home` is the default namespace.
    pub fn inner_whole_in(&mut self, of: &Tag<'s>, home: &str, report: &mut Report) -> String {
        if !self.rewind(of) {
            return String::new();
        }
        let home = home.to_owned();
        let bound = vec![Bound { prefix: String::new(), uri: home.clone(), level: 0 }];
        let again = Again { home: Some(home), bound, ..Again::default() };
        self.write_inside(of, again, report)
    }

    fn write_inside(&mut self, of: &Tag<'s>, mut again: Again, report: &mut Report) -> String {
        if again.binds("", &self.bindings.element("").uri) && again.take_as_is(self, of, report) {
            return again.out;
        }
        while self.is_open(of) {
            match self.step(report) {
                Step::Start(start) => again.start_tag(self, &start, report),
                Step::Text(range) => again.text(&self.resolve(range, report)),
                Step::CData(range) => again.text(&self.resolve_cdata(range, report)),
                Step::Closed => again.close_to(self.open.len()),
                Step::Other => {}
            }
        }
        again.close_to(0);
        again.out
    }
}

/// A declaration that was written.
struct Bound {
    prefix: String,
    uri: String,
    level: usize,
}

/// An element that was written and is open.
struct Level {
    /// How many elements were open in the cursor.
    depth: usize,
    /// Its name in the output.
    name: std::ops::Range<usize>,
}

/// What is written again.
#[derive(Default)]
struct Again {
    out: String,
    open: Vec<Level>,
    bound: Vec<Bound>,
    home: Option<String>,
    /// The start tag written last has no `>` yet.
    pending: bool,
}

impl Again {
    /// Takes what stands in `of` over as it stands, and ends what was begun; `false` where it has to be looked at more closely.
    fn take_as_is<'s>(&mut self, cursor: &mut Cursor<'s>, of: &Tag<'s>, report: &mut Report) -> bool {
        let before = self.out.len();
        self.out.push_str(if self.pending { ">" } else { "" });
        let from = self.out.len();
        let taken = cursor.take_as_is(of, self.home.as_deref() == Some(XHTML), &mut self.out, report);
        if self.out.len() > from {
            self.pending = false;
        } else {
            self.out.truncate(before);
        }
        if taken {
            self.close_to(0);
        }
        taken
    }

    fn start_tag(&mut self, cursor: &Cursor<'_>, start: &Start<'_>, report: &mut Report) {
        let tag = cursor.tag(start, report);
        self.start(cursor, &tag, report);
    }

    fn start(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>, report: &mut Report) {
        if self.bound.len() >= MOST_BOUND {
            return note(report, &repairs::BINDING_LIMIT, tag.start, tag.end);
        }
        self.finish_start();
        let level = self.open.len() + 1;
        let uri = uri_of(tag.prefix, &tag.uri, tag.declared);
        let local = clean(tag.name);
        let prefix = match &self.home {
            Some(home) if same(&uri, home) && self.binds("", home) => Cow::Borrowed(""),
            _ => clean_prefix(tag.prefix),
        };
        self.out.push('<');
        let from = self.out.len();
        self.push_name(&prefix, &local);
        self.open.push(Level { depth: tag.depth, name: from..self.out.len() });
        let own = self.bound.len();
        self.bind(&prefix, &uri, level, own);
        let plain = has_plain_attributes(tag);
        let attributes = if plain { String::new() } else { self.attributes(cursor, tag, level, own) };
        for Bound { prefix, uri, .. } in self.bound.get(own..).unwrap_or_default() {
            self.out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            self.out.push_str(prefix);
            self.out.push_str("=\"");
            escape_attribute(&mut self.out, uri);
            self.out.push('"');
        }
        self.out.push_str(&attributes);
        if plain {
            self.plain_attributes(cursor, tag);
        }
        self.pending = true;
    }

    /// The same attributes where nothing has to be declared for them and none is there twice.
    fn plain_attributes(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>) {
        let list = Attributes::new(tag.raw, tag.places);
        let most = cursor.scope.limits.inherited;
        for raw in list.clone() {
            let name = list.name(&raw);
            if name.starts_with("xmlns") || raw.value.len() > most && is_inherited(name) {
                continue;
            }
            self.out.extend([" ", name, "=\""]);
            escape_attribute(&mut self.out, &tag.value(list.value(&raw)));
            self.out.push('"');
        }
    }

    /// The attributes as they are written; what they use is bound.
    fn attributes(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>, level: usize, own: usize) -> String {
        let mut out = String::new();
        let mut seen = std::collections::HashSet::new();
        for attr in cursor.attrs(tag) {
            let uri =
                if attr.prefix.is_empty() { Cow::Borrowed("") } else { uri_of(attr.prefix, &attr.uri, attr.declared) };
            let (prefix, local) = (clean_prefix(attr.prefix), clean(attr.name));
            let key = (uri.clone().into_owned(), local.clone().into_owned());
            let reserved = prefix.is_empty() && local == "xmlns";
            if reserved || seen.contains(&key) || !(prefix.is_empty() || self.bind(&prefix, &uri, level, own)) {
                continue;
            }
            seen.insert(key);
            self.bind_value(cursor, tag, &attr, level, own);
            out.push(' ');
            if !prefix.is_empty() {
                out.push_str(&prefix);
                out.push(':');
            }
            out.push_str(&local);
            out.push_str("=\"");
            escape_attribute(&mut out, &attr.value);
            out.push('"');
        }
        out
    }

    /// `xsi:type` names a type by its prefix, which has to be declared too; NewsML-G2's `valuedatatype` does the same.
    fn bind_value(&mut self, cursor: &Cursor<'_>, tag: &Tag<'_>, attr: &Attr<'_>, level: usize, own: usize) {
        let names_type = attr.uri == XSI && attr.name == "type" || attr.uri.is_empty() && attr.name == "valuedatatype";
        if names_type
            && let Some((prefix, _)) = attr.value.trim().split_once(':')
            && let Some(binding) = cursor.binding(tag, prefix)
        {
            self.bind(&clean_prefix(prefix), &binding.uri, level, own);
        }
    }

    /// Makes `prefix` mean `uri` from here on; whether it does.
    fn bind(&mut self, prefix: &str, uri: &str, level: usize, own: usize) -> bool {
        if prefix == "xml" {
            return uri == XML;
        }
        if let Some(bound) = self.bound.get(own..).unwrap_or_default().iter().find(|b| same(&b.prefix, prefix)) {
            return same(&bound.uri, uri);
        }
        if !self.binds(prefix, uri) {
            if self.bound.len() >= MOST_BOUND {
                return false;
            }
            self.bound.push(Bound { prefix: prefix.to_owned(), uri: uri.to_owned(), level });
        }
        true
    }

    /// Whether `prefix` means `uri`.
    fn binds(&self, prefix: &str, uri: &str) -> bool {
        self.bound.iter().rfind(|b| same(&b.prefix, prefix)).is_some_and(|b| same(&b.uri, uri))
    }

    fn push_name(&mut self, prefix: &str, local: &str) {
        if !prefix.is_empty() {
            self.out.push_str(prefix);
            self.out.push(':');
        }
        self.out.push_str(local);
    }

    fn text(&mut self, text: &str) {
        let pending = self.pending;
        self.finish_start();
        let from = self.out.len();
        escape_text(&mut self.out, text);
        if pending && self.out.len() == from {
            self.out.pop();
            self.pending = true;
        }
    }

    fn finish_start(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.out.push('>');
        }
    }

    /// Ends what is not open in the cursor any more.
    fn close_to(&mut self, depth: usize) {
        while let Some(level) = self.open.pop_if(|level| level.depth > depth) {
            let name = self.out.get(level.name.clone()).unwrap_or_default();
            let short = self.home.as_deref() != Some(XHTML) || is_void(name);
            if std::mem::take(&mut self.pending) {
                self.out.push_str(if short { "/>" } else { ">" });
                if short {
                    self.unbind();
                    continue;
                }
            }
            self.out.push_str("</");
            self.out.extend_from_within(level.name);
            self.out.push('>');
            self.unbind();
        }
    }

    fn unbind(&mut self) {
        while self.bound.pop_if(|bound| bound.level > self.open.len()).is_some() {}
    }
}

/// The namespace a prefix is written with. One that nothing declares needs a name of its own to be declared.
fn uri_of<'a>(prefix: &str, uri: &'a str, declared: bool) -> Cow<'a, str> {
    if declared || !uri.is_empty() { Cow::Borrowed(uri) } else { Cow::Owned(format!("undeclared:{prefix}")) }
}

/// The name as one that XML allows, without a colon.
fn clean(name: &str) -> Cow<'_, str> {
    if name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && is_plain_name(name) {
        return Cow::Borrowed(name);
    }
    let mut chars = name.chars();
    if chars.next().is_some_and(is_name_start) && chars.all(is_name_char) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len() + 1);
    if !name.starts_with(is_name_start) {
        out.push('_');
    }
    out.extend(name.chars().map(|c| if is_name_char(c) { c } else { '_' }));
    Cow::Owned(out)
}

/// Whether the attributes of a tag are written as they stand: names that need no second look and no declaration, which are
/// then all different, and no value that may use a prefix.
fn has_plain_attributes(tag: &Tag<'_>) -> bool {
    let list = Attributes::new(tag.raw, tag.places);
    let stands = |name: &str| {
        let local = name.strip_prefix("xml:").unwrap_or(name);
        local.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && is_plain_name(local)
            && local != "valuedatatype"
    };
    let is_plain = |name: &str| if name.starts_with("xmlns") { is_declaration(name) } else { stands(name) };
    tag.places.is_some() && list.clone().all(|raw| is_plain(list.name(&raw)))
}

fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

/// Whether a name consists of letters, digits and marks of ASCII that may stand in one.
fn is_plain_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

fn clean_prefix(prefix: &str) -> Cow<'_, str> {
    match prefix {
        "" => Cow::Borrowed(""),
        "xmlns" => Cow::Borrowed("_xmlns"),
        _ => clean(prefix),
    }
}

/// The elements that HTML writes without an end tag.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: [&str; 16] = [
        "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    VOID.contains(&name)
}

#[cfg(test)]
#[path = "whole_tests.rs"]
mod tests;
