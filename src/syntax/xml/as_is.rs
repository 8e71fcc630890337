//! Markup that is written again as it stands, which is nearly all of what a body holds: taken over in runs, in one pass,
//! with the few places between them that are written otherwise. What is less plain is left to the way through tokens,
//! with the same outcome.

use memchr::{memchr, memchr3};

use super::cursor::Cursor;
use super::escape::{escape_attribute, escape_text};
use super::places::Places;
use super::quick::{Plain, end_tag, plain_attributes, plain_name};
use super::references::value;
use super::tag::Tag;
use super::whole::is_void;
use crate::diag::Report;

/// What is written of the inside of one element.
struct AsIs<'a> {
    text: &'a str,
    out: &'a mut String,
    /// From where on the text is still to be taken over.
    from: usize,
    /// The elements that are open, by their names.
    open: Vec<&'a str>,
    /// Behind the start tag that was read last.
    started: usize,
    /// Whether an empty element is written as HTML has it.
    html: bool,
}

impl<'s> Cursor<'s> {
    /// Adds what stands in `of`, just opened, to `out`, if it is plain: elements of the namespace around them, all of
    /// them closed, with attributes without prefix. Then the cursor is behind its end tag, else nothing is done.
    ///
    /// `html` says that empty elements are written as HTML has them.
    pub(super) fn take_as_is(&mut self, of: &Tag<'s>, html: bool, out: &mut String, report: &mut Report) -> bool {
        let plain = self.scan.purity.plain && self.scan.layout.is_none() && self.entities.is_none();
        if !plain || !self.scope.inside || self.beyond > 0 || of.empty || self.open.len() != of.depth {
            return false;
        }
        let (before, text) = (out.len(), self.scan.text);
        let mut taken = AsIs { text, out, from: self.pos, open: Vec::new(), started: 0, html };
        match self.as_is(&mut taken, of, report) {
            Some((content_end, end)) => {
                taken.flush(content_end, content_end);
                self.leave(content_end, end);
                true
            }
            None => {
                out.truncate(before);
                false
            }
        }
    }

    /// Where the content of `of` ends, and its end tag; `None` where it is not plain.
    fn as_is(&self, taken: &mut AsIs<'s>, of: &Tag<'s>, report: &mut Report) -> Option<(usize, usize)> {
        let bytes = self.scan.text.as_bytes();
        let mut at = self.pos;
        loop {
            at = match (bytes.get(at)?, bytes.get(at + 1)) {
                (b'<', Some(b'/')) => match taken.open.pop() {
                    Some(name) => taken.end(at, end_tag(bytes, at, name)?, name),
                    None => return end_tag(bytes, at, of.qualified).map(|end| (at, end)),
                },
                (b'<', Some(first)) if first.is_ascii_alphabetic() => {
                    let (length, local, ascii) = plain_name(bytes.get(at + 1..)?);
                    let name_end = at + 1 + length;
                    let name = self.scan.slice(at + 1..name_end);
                    let deep = self.open.len() + taken.open.len() >= self.scope.limits.depth;
                    let limited = deep || length >= self.scope.limits.name;
                    if local > 0 || limited || !ascii || self.homes > 0 && self.is_bound(name) {
                        return None;
                    }
                    match bytes.get(name_end) {
                        Some(b'>') => taken.bare(name, name_end + 1),
                        _ => {
                            let mut places = Places::default();
                            let read = plain_attributes(bytes, name_end, &mut places)?;
                            taken.start(name, name_end, &read, &places)?
                        }
                    }
                }
                (b'<', _) => return None,
                _ => self.as_is_words(taken, at, report)?,
            };
        }
    }

    /// The words at `at`; where they end.
    fn as_is_words(&self, taken: &mut AsIs<'s>, at: usize, report: &mut Report) -> Option<usize> {
        let bytes = self.scan.text.as_bytes();
        let found = at + memchr3(b'<', b'&', b'>', bytes.get(at..)?)?;
        if bytes.get(found) == Some(&b'<') {
            return Some(found);
        }
        let end = found + memchr(b'<', bytes.get(found..)?)?;
        taken.flush(at, end);
        let before = taken.out.len();
        escape_text(taken.out, &self.resolve(at..end, report));
        // What means nothing leaves its element empty.
        (taken.out.len() > before).then_some(end)
    }
}

impl<'a> AsIs<'a> {
    /// Takes over what stands before `until`; what is taken over next begins at `from`.
    fn flush(&mut self, until: usize, from: usize) {
        self.out.push_str(self.text.get(self.from..until).unwrap_or_default());
        self.from = from;
    }

    /// A start tag that is nothing but a name, and ends at `end`, which it says again.
    fn bare(&mut self, name: &'a str, end: usize) -> usize {
        self.open.push(name);
        self.started = end;
        end
    }

    /// A start tag of which the name ends at `name_end`; where it ends.
    fn start(&mut self, name: &'a str, name_end: usize, read: &Plain, places: &Places) -> Option<usize> {
        if read.special || read.prefixed {
            return None;
        }
        let long = read.empty && !self.is_short(name);
        if long || !self.stands(name_end, read, places)? {
            self.flush(name_end, read.end);
            self.attributes(name_end, read, places);
            self.out.push_str(if read.empty && !long { "/>" } else { ">" });
        }
        if long {
            self.out.extend(["</", name, ">"]);
        }
        if !read.empty {
            self.open.push(name);
            self.started = read.end;
        }
        Some(read.end)
    }

    /// Whether a tag is written as it stands; `None` where an attribute asks for more.
    fn stands(&self, name_end: usize, read: &Plain, places: &Places) -> Option<bool> {
        let raw = self.text.get(name_end..read.behind)?;
        let (mut at, mut stands) = (0, read.end == read.behind + 1 + usize::from(read.empty));
        for attribute in (0..).map_while(|n| places.raw(n)) {
            // Its value may use a prefix.
            if raw.get(attribute.name.clone())? == "valuedatatype" {
                return None;
            }
            let value = raw.get(attribute.value.clone())?.as_bytes();
            stands &= attribute.name.start == at + 1
                && raw.as_bytes().get(at) == Some(&b' ')
                && raw.as_bytes().get(attribute.value.end) == Some(&b'"')
                && !value.iter().any(|b| matches!(b, b'>' | b'\t' | b'\n'));
            at = attribute.next;
        }
        Some(stands)
    }

    /// Writes the attributes of a tag.
    fn attributes(&mut self, name_end: usize, read: &Plain, places: &Places) {
        let raw = self.text.get(name_end..read.behind).unwrap_or_default();
        for attribute in (0..).map_while(|n| places.raw(n)) {
            self.out.extend([" ", raw.get(attribute.name).unwrap_or_default(), "=\""]);
            escape_attribute(self.out, &value(raw.get(attribute.value).unwrap_or_default(), None));
            self.out.push('"');
        }
    }

    /// The end tag at `at`, which ends at `end`; where it ends.
    fn end(&mut self, at: usize, end: usize, name: &str) -> usize {
        if self.started == at && self.is_short(name) {
            self.flush(at, end);
            // The end of the start tag.
            self.out.pop();
            self.out.push_str("/>");
        }
        end
    }

    fn is_short(&self, name: &str) -> bool {
        !self.html || is_void(name)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diag::Report;
    use crate::syntax::xml::{Cursor, Limits, Scope, XHTML};

    /// What is written of the inside of an element, its text looked at before or not, and how it was read.
    fn written(text: &str, plain: bool) -> (String, String, bool) {
        let scope = Arc::new(Scope { inside: true, ..Scope::outermost(&[], Limits::default()) });
        let open = if plain { Cursor::at_item } else { Cursor::resume };
        let (mut cursor, mut report) = (open(text, 0..text.len(), &scope), Report::default());
        let root = cursor.root(&mut report).unwrap();
        let mut apart = cursor.clone();
        let as_is = apart.take_as_is(&root, false, &mut String::new(), &mut Report::default());
        let inside = cursor.inner_whole(&root, &mut report);
        (inside, format!("{report:?} {}", cursor.position()), as_is)
    }

    #[test]
    fn as_is_or_by_tokens_it_is_the_same() {
        let plain = [
            "",
            " ",
            "Tide",
            "<p>Tide &amp; <b class=\"x\">time</b></p>\n<p>wait</p>",
            "<p>&#8217;s &nbsp;&#0;</p>a > b ]]> c",
            "<a/><b></b><p></p><br/><br></br><br /><hr  a='1' /><img src=\"x\"/><p/>",
            "<a b='1\"' c=\"'\">x</a><a  b=\"1\">x</a><a b=\"1\" >x</a><a b=\"1\t2\n3>\"/><a b=\"\"></a>",
            "<A B='x'></A><a.b-c_d>\u{e9}\u{2019}\u{ff0c}</a.b-c_d>",
        ];
        for text in plain {
            for uri in ["", "urn:x", XHTML] {
                let text = format!("<div xmlns='{uri}'>{text}</div>behind");
                let (by_tokens, taken) = (written(&text, false), written(&text, true));
                assert_eq!((&taken.0, &taken.1, taken.2), (&by_tokens.0, &by_tokens.1, true), "{text}");
            }
        }
        let odd = [
            "<p>a",
            "a <3 b<p>",
            "<p>a<b>c</p></b>",
            "<p>a</P>",
            "</b>",
            "<p a=1/>",
            "<p a='&lt;'/>",
            "<p a='1' a='2'/>",
            "<p a>x</p>",
            "<x:p/>",
            "<p x:a='1'/>",
            "<p xmlns='urn:y'/>",
            "<p xml:lang='en'/>",
            "<!-- c -->",
            "<![CDATA[<]]>",
            "<?p i?>",
            "<p valuedatatype='x:y'/>",
            "<\u{e9}/>",
            "<p a='1'b='2'/>",
        ];
        for text in odd {
            let text = format!("<div xmlns='urn:x'>{text}</div>behind");
            let (by_tokens, taken) = (written(&text, false), written(&text, true));
            assert_eq!((&taken.0, &taken.1, taken.2), (&by_tokens.0, &by_tokens.1, false), "{text}");
        }
    }
}
