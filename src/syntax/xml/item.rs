//! Where an item ends, found in the raw bytes without reading it.
//!
//! The index of a document and the reading of one item use this one function, so they see the same boundaries.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::attributes::{Raw, Step, step, unclosed};
use super::chars::is_space;
use super::repairs;
pub use super::sections::Ends;
use super::sections::{CDATA, COMMENT, INSTRUCTION, Section};

/// The range of the item whose `<` stands at `at`.
///
/// `name` is the item's name as written, with its prefix; `parent` that of the element around it. The item ends
/// behind its end tag; before the next item, when it never closes; before the end tag of its parent; or with the
/// text. One item of the same name may stand whole inside another, and elements that are named as its parent. CDATA sections, comments and instructions are
/// passed over; `ends` remembers which of their ends are missing, and has to be kept from item to item.
pub fn scan_item(text: &str, at: usize, name: &str, parent: &str, ends: &mut Ends) -> Range<usize> {
    let bytes = text.as_bytes();
    let mut scan = Scan { bytes, name: name.as_bytes(), parent: parent.as_bytes(), namesakes: 0, ends };
    let (from, empty) = scan.tag_end(at, name.len());
    if empty {
        return at..from;
    }
    if let Some(end) = scan.ends.usual.end(bytes, from, name.as_bytes(), parent.as_bytes()) {
        return at..end;
    }
    let end = match scan.next(from) {
        Mark::End(end) => end,
        Mark::Start(next) => scan.after_inner(next).unwrap_or(next),
        Mark::Stop(end) => end,
    };
    at..end.max(from)
}

/// What bounds items.
enum Mark {
    /// An item begins.
    Start(usize),
    /// An item ends; the offset is behind its end tag.
    End(usize),
    /// The parent ends, or the text.
    Stop(usize),
}

struct Scan<'a> {
    bytes: &'a [u8],
    name: &'a [u8],
    parent: &'a [u8],
    /// How many elements are open in the item that are named as its parent.
    namesakes: usize,
    ends: &'a mut Ends,
}

impl Scan<'_> {
    /// The next mark at or behind `from`.
    fn next(&mut self, mut from: usize) -> Mark {
        let bytes = self.bytes;
        while let Some(n) = bytes.get(from..).and_then(|rest| memchr(b'<', rest)) {
            let at = from + n;
            from = match bytes.get(at + 1) {
                Some(b'/') if named(bytes, at + 2, self.name) => {
                    return Mark::End(end_tag_end(bytes, at + 2 + self.name.len()));
                }
                Some(b'/') if named(bytes, at + 2, self.parent) => match self.namesakes.checked_sub(1) {
                    None => return Mark::Stop(at),
                    Some(left) => {
                        self.namesakes = left;
                        at + 2
                    }
                },
                Some(b'!') => self.past_declaration(at),
                Some(b'?') => self.past(INSTRUCTION, at, 2),
                Some(_) if named(bytes, at + 1, self.name) => return Mark::Start(at),
                Some(_) if named(bytes, at + 1, self.parent) => {
                    let (end, empty) = self.tag_end(at, self.parent.len());
                    self.namesakes += usize::from(!empty);
                    end.max(at + 1)
                }
                _ => at + 1,
            };
        }
        Mark::Stop(bytes.len())
    }

    /// The end of the item, if that is the next mark.
    fn end(&mut self, from: usize) -> Option<usize> {
        match self.next(from) {
            Mark::End(end) => Some(end),
            Mark::Start(_) | Mark::Stop(_) => None,
        }
    }

    fn past_declaration(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at + 2..).unwrap_or_default();
        if rest.starts_with(b"[CDATA[") {
            return self.past(CDATA, at, 9);
        }
        if rest.starts_with(b"--") {
            return self.past(COMMENT, at, 4);
        }
        at + 2
    }

    /// Behind the section at `at`; behind its opening mark, which is `open` bytes, when it never ends in this item.
    fn past(&mut self, section: Section, at: usize, open: usize) -> usize {
        let (bytes, name) = (self.bytes, self.name);
        let ends = |at: usize| bytes.get(at + 1) == Some(&b'/') && named(bytes, at + 2, name);
        let close = if open == 2 { 2 } else { 3 };
        self.ends.guarded(section, bytes, at, ends).map_or(at + open, |end| end + close)
    }

    /// Where the outer item ends when the one at `at` stands whole inside it: both have to be closed in turn.
    fn after_inner(&mut self, at: usize) -> Option<usize> {
        let (from, empty) = self.tag_end(at, self.name.len());
        let inner = if empty { from } else { self.end(from)? };
        self.end(inner)
    }

    /// Where the start tag at `at` ends, with a name of that length, and whether it closes itself.
    fn tag_end(&self, at: usize, name: usize) -> (usize, bool) {
        let bytes = self.bytes;
        let mut at = at + 1 + name;
        loop {
            match step(bytes, at) {
                Step::Attribute(raw) if self.holds_item(&raw) => at = unclosed(bytes, raw).next,
                Step::Attribute(raw) => at = raw.next,
                Step::Stray(next) => at = next,
                Step::Close { end, empty } => return (end, empty),
                Step::Open(end) => return (end.min(bytes.len()), false),
            }
        }
    }

    /// Whether a value was never closed: what seems to close it stands behind the tag of an item.
    fn holds_item(&self, raw: &Raw) -> bool {
        let tag = |at: usize| named(self.bytes, at + 1 + usize::from(self.bytes.get(at + 1) == Some(&b'/')), self.name);
        raw.flaw == Some(&repairs::ATTRIBUTE_LESS_THAN)
            && memchr_iter(b'<', self.bytes.get(raw.value.clone()).unwrap_or_default())
                .any(|n| tag(raw.value.start + n))
    }
}

/// Whether `name` stands at `at`, in any letter case, and ends there.
fn named(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let there = bytes.get(at..at + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name));
    there
        && !name.is_empty()
        && bytes.get(at + name.len()).is_none_or(|b| is_space(*b) || matches!(b, b'>' | b'/' | b'<'))
}

/// Where the end tag ends whose name ends at `at`.
fn end_tag_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = memchr::memchr2(b'>', b'<', rest).map_or(bytes.len(), |n| at + n);
    end + usize::from(bytes.get(end) == Some(&b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let range = scan_item(text, 0, "item", "list", &mut Ends::default());
        assert_eq!(&text[range], expected);
    }

    #[test]
    fn items_end() {
        check("<item>a</item><item>", "<item>a</item>");
        check("<item a='>'/>x</item>", "<item a='>'/>");
        check("<item><items/><itemized>x</items></item > y", "<item><items/><itemized>x</items></item >");
        check(
            "<item><![CDATA[</item>]]><!-- </item> --><?x </item>?></item>.",
            "<item><![CDATA[</item>]]><!-- </item> --><?x </item>?></item>",
        );
        check("<ITEM>a</Item>b", "<ITEM>a</Item>");
    }

    #[test]
    fn items_that_never_close() {
        check("<item>a<item>b</item></list>", "<item>a");
        check("<item>a<item>b<item>c", "<item>a");
        check("<item>a</list>", "<item>a");
        check("<item>a", "<item>a");
        check("<item", "<item");
        check("<item>a</item<item>", "<item>a</item");
        check("<item><![CDATA[a</item><item>b</item>", "<item><![CDATA[a</item>");
        check("<item><!-- a</item><item>b</item>", "<item><!-- a</item>");
        check("<item><![CDATA[a</item><item><![CDATA[b]]></item>", "<item><![CDATA[a</item>");
        check("<item><![CDATA[a <![CDATA[ </item> ]]></item>", "<item><![CDATA[a <![CDATA[ </item> ]]></item>");
    }

    #[test]
    fn one_may_stand_inside_another() {
        check("<item>a<item>b</item>c</item><item>", "<item>a<item>b</item>c</item>");
        check("<item>a<item/>c</item><item>", "<item>a<item/>c</item>");
    }

    #[test]
    fn an_element_named_as_the_parent_ended_the_item_it_stood_in() {
        check("<item><b><list>x</list></b></item></list>", "<item><b><list>x</list></b></item>");
        check("<item><list/><b>x</list>", "<item><list/><b>x");
        check("<item><list><item>x</item></list>y</item></list>", "<item><list><item>x</item></list>y</item>");
        check("<item><list>x</item></list>", "<item><list>x</item>");
    }
}
