//! Where comments, CDATA sections and instructions end (XML 1.0, 2.5 to 2.7), and which of them never do.

use memchr::{memchr, memchr_iter, memchr2, memmem};

use super::usual::Usual;

/// What is passed over whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    open: &'static [u8],
    close: &'static [u8],
    kind: usize,
}

pub(super) const CDATA: Section = Section { open: b"<![CDATA[", close: b"]]>", kind: 0 };
pub(super) const COMMENT: Section = Section { open: b"<!--", close: b"-->", kind: 1 };
pub(super) const INSTRUCTION: Section = Section { open: b"<?", close: b"?>", kind: 2 };

/// Where the ends of sections were found, so that each is looked for once.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    known: [Known; 3],
    pub(super) usual: Usual,
}

/// What is known of one kind of section.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// From here on no end follows any more.
    absent: usize,
    /// From where an end was looked for last, and where it was found.
    found: Option<(usize, usize)>,
    /// Whether one more end follows the end here before another section begins.
    surplus: Option<(usize, bool)>,
}

impl Default for Known {
    fn default() -> Self {
        Self { absent: usize::MAX, found: None, surplus: None }
    }
}

impl Ends {
    /// Where the mark stands that ends the section whose `<` is at `at`.
    pub(super) fn of(&mut self, section: Section, bytes: &[u8], at: usize) -> Option<usize> {
        let from = at + section.open.len();
        let known = self.known.get_mut(section.kind)?;
        if let Some((start, end)) = known.found
            && (start..=end).contains(&from)
        {
            return Some(end);
        }
        let end = find(section, bytes, from, &mut known.absent)?;
        known.found = Some((from, end));
        Some(end)
    }

    /// The same; `None` also when what seems to end the section belongs to a later one: another begins in it, and before
    /// that there is a tag that `bounds` an item. Sections that were put around others, so that one more end follows than
    /// begins, are taken as they come.
    pub(super) fn guarded(
        &mut self,
        section: Section,
        bytes: &[u8],
        at: usize,
        bounds: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let end = self.of(section, bytes, at)?;
        let from = at + section.open.len();
        let inside = bytes.get(from..end).unwrap_or_default();
        let Some(next) = memmem::find(inside, section.open) else { return Some(end) };
        let bounded = memchr_iter(b'<', inside.get(..next).unwrap_or_default()).any(|n| bounds(from + n));
        (!bounded || self.has_surplus(section, bytes, end)).then_some(end)
    }

    fn has_surplus(&mut self, section: Section, bytes: &[u8], end: usize) -> bool {
        let Some(known) = self.known.get_mut(section.kind) else { return false };
        if let Some((at, surplus)) = known.surplus
            && at == end
        {
            return surplus;
        }
        let rest = bytes.get(end + section.close.len()..).unwrap_or_default();
        let next = memmem::find(rest, section.close).and_then(|n| rest.get(..n));
        let surplus = next.is_some_and(|before| memmem::find(before, section.open).is_none());
        known.surplus = Some((end, surplus));
        surplus
    }
}

fn find(section: Section, bytes: &[u8], from: usize, absent: &mut usize) -> Option<usize> {
    if from >= *absent {
        return None;
    }
    let rest = bytes.get(from..)?;
    let first = section.close.first().copied().unwrap_or_default();
    let found = memchr_iter(first, rest).find(|n| rest.get(*n..).is_some_and(|r| r.starts_with(section.close)));
    if found.is_none() {
        *absent = from;
    }
    found.map(|n| from + n)
}

/// Where what began at `at` and has no end is ended: behind the next `>`, or before the next `<` if that comes first.
pub(super) fn cut(bytes: &[u8], at: usize) -> usize {
    let end = memchr2(b'>', b'<', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |n| at + n);
    end + usize::from(bytes.get(end) == Some(&b'>'))
}

/// Where the text of a CDATA section without an end ends, which begins at `from` in the element `name`: with that element,
/// or before the next tag that `bounds` an item. In an element that holds items or an item's parts (`None`), where text
/// means nothing, before the next markup.
pub(super) fn cdata_cut(bytes: &[u8], from: usize, name: Option<&str>, bounds: impl Fn(usize) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let Some(name) = name else { return memchr(b'<', rest).map_or(bytes.len(), |n| from + n) };
    let end = memchr_iter(b'<', rest).find(|n| bounds(from + n)).unwrap_or(rest.len());
    let close = memmem::find(rest.get(..end).unwrap_or_default(), format!("</{name}").as_bytes());
    from + close.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        let bytes = text.as_bytes();
        let bounds = |at: usize| bytes[at..].starts_with(b"<i") || bytes[at..].starts_with(b"</i");
        assert_eq!(Ends::default().guarded(COMMENT, bytes, 0, bounds), expected, "{text}");
    }

    #[test]
    fn what_ends_a_later_section_does_not_end_this_one() {
        check("<!-- a -->", Some(7));
        check("<!-- a", None);
        check("<!-- <i>a</i> -->", Some(14));
        check("<!-- <i>a</i> <!-- b -->", None);
        check("<!-- a</i> <!-- b --> <!-- c -->", None);
        check("<!-- a <!-- b <i> -->", Some(18));
        check("<!-- <i>a <!-- b --> </i> -->", Some(17));
    }
}
