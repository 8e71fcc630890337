//! The end of an item as nearly all stand: found by its name alone, without a look at each tag in it.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::{memchr2_iter, memmem};

use super::chars::is_space;

/// What is looked for ahead of the items, kept from one to the next so that every byte is looked at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Usual {
    known: Option<Box<Known>>,
}

#[derive(Clone, Debug)]
struct Known {
    name: memmem::Finder<'static>,
    parent_end: memmem::Finder<'static>,
    section_end: memmem::Finder<'static>,
    /// The next declaration, section or instruction.
    odd: Ahead,
    /// The next end of a CDATA section.
    end: Ahead,
}

const SECTION: &[u8] = b"<![CDATA[";
const SECTION_END: &[u8] = b"]]>";

impl Usual {
    /// Where the item ends whose content begins at `from`: behind `</name>`, when before it stands no item, no end tag of
    /// the parent, and neither a comment nor an instruction, nor a CDATA section with the name in it. `None` where one has
    /// to look more closely.
    pub(super) fn end(&mut self, bytes: &[u8], from: usize, name: &[u8], parent: &[u8]) -> Option<usize> {
        if name.is_empty() || parent.is_empty() {
            return None;
        }
        let known = self.known.take().filter(|known| known.is_of(name, parent));
        let known = self.known.insert(known.unwrap_or_else(|| Box::new(Known::new(name, parent))));
        let mut from = from;
        loop {
            let bound = known.odd.next(bytes, from, |rest| {
                memchr2_iter(b'!', b'?', rest)
                    .filter_map(|at| at.checked_sub(1))
                    .find(|at| rest.get(*at) == Some(&b'<'))
            });
            let region = bytes.get(from..bound)?;
            let end = known.end_in(region, name)?;
            let passed = region.get(..end.unwrap_or(region.len()))?;
            if known.parent_end.find(passed).is_some() {
                return None;
            }
            match end {
                Some(end) => return Some(from + end),
                None => from = known.behind_section(bytes, bound)?,
            }
        }
    }
}

impl Known {
    fn new(name: &[u8], parent: &[u8]) -> Self {
        Self {
            name: finder(name),
            parent_end: finder(&[b"</", parent].concat()),
            section_end: finder(SECTION_END),
            odd: Ahead::default(),
            end: Ahead::default(),
        }
    }
    /// Where the item's end tag ends in a region without sections, if it has one; `None` where an item begins before that.
    fn end_in(&self, region: &[u8], name: &[u8]) -> Option<Option<usize>> {
        for at in self.name.find_iter(region) {
            let behind = region.get(at + name.len());
            match region.get(..at).unwrap_or_default() {
                [.., b'<', b'/'] if behind == Some(&b'>') => return Some(Some(at + name.len() + 1)),
                [.., b'<'] | [.., b'<', b'/'] if behind.is_none_or(|b| is_space(*b) || b"></<".contains(b)) => {
                    return None;
                }
                _ => {}
            }
        }
        Some(None)
    }
    /// Behind the CDATA section at `at`, if one stands there, ends, and does not hold the name.
    fn behind_section(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let from = at + SECTION.len();
        if bytes.get(at..from) != Some(SECTION) {
            return None;
        }
        let end = self.end.next(bytes, from, |rest| self.section_end.find(rest));
        let inside = bytes.get(from..end).filter(|_| end < bytes.len())?;
        self.name.find(inside).is_none().then_some(end + SECTION_END.len())
    }
    fn is_of(&self, name: &[u8], parent: &[u8]) -> bool {
        self.name.needle() == name && self.parent_end.needle().strip_prefix(b"</") == Some(parent)
    }
}

/// What finds `what` by its bytes that are rare in markup: there `<`, `/` and `>` are not.
fn finder(what: &[u8]) -> memmem::Finder<'static> {
    memmem::FinderBuilder::new().build_forward_with_ranker_owned(Markup, what)
}

/// How often bytes are met in markup, roughly.
struct Markup;

impl HeuristicFrequencyRank for Markup {
    fn rank(&self, byte: u8) -> u8 {
        match byte {
            b'<' | b'/' | b'>' | b'e' | b't' | b'a' | b'i' | b'n' | b'o' | b's' | b'r' => 250,
            b'l' | b'd' | b'h' | b'c' | b'u' | b'p' | b'm' | b'g' | b'f' => 200,
            b'a'..=b'z' => 120,
            b'0'..=b'9' | b'=' | b'"' => 100,
            _ => 10,
        }
    }
}

/// The next place of something, as far as it is known: from where it was looked for, and where it is, which is the end of
/// the text when it is nowhere.
#[derive(Clone, Debug, Default)]
struct Ahead(Option<(usize, usize)>);

impl Ahead {
    /// The place at or behind `from`, by what finds it in the rest of the text.
    fn next(&mut self, bytes: &[u8], from: usize, find: impl Fn(&[u8]) -> Option<usize>) -> usize {
        if let Some((start, at)) = self.0
            && (start..=at).contains(&from)
        {
            return at;
        }
        let found = bytes.get(from..).and_then(find);
        let at = found.map_or(bytes.len(), |n| from + n);
        self.0 = Some((from, at));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_usual_item_is_found() {
        let end = |text: &str| Usual::default().end(text.as_bytes(), 6, b"item", b"list");
        assert_eq!(end("<item>an item/item <b>x</b><items/></item><item></item>"), Some(42));
        assert_eq!(end("<item>a</items></ite></item>"), Some(28));
        assert_eq!(end("<item><![CDATA[a</list><!-- ]] <?]]>b<![CDATA[]]></item><item>]]></item>"), Some(56));
        for text in [
            "<item>a<item>b</item>",
            "<item>a</list></item>",
            "<item><![CDATA[</item>]]></item>",
            "<item><![CDATA[a</item>",
            "<item><![CDATA[a]]></list></item>",
            "<item><![CDATA[a]]><!-- --></item>",
            "<item><!-- --></item>",
            "<item><? ?></item>",
            "<item>a</item >",
            "<item>a</ITEM><item>b</item>",
            "<item>a",
        ] {
            assert_eq!(end(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_known_holds_for_the_next_item() {
        let (text, mut usual) = ("<item>a</item><item>b</item><item><!--c--></item><item>d</item>", Usual::default());
        let mut end = |from| usual.end(text.as_bytes(), from, b"item", b"list");
        assert_eq!([end(6), end(20), end(34), end(55)], [Some(14), Some(28), None, Some(63)]);
    }
}
