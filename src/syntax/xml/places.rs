//! Where the attributes of a start tag stand that was read as a plain one, so that they need not be looked for again.

use super::attributes::Raw;
use crate::text::same_short;

/// How many are remembered; tags with more are no plain ones.
const MOST: usize = 10;

/// The attributes of one tag, in order, none with the name of another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places {
    list: [Place; MOST],
    count: u8,
    /// Whether a name has a capital.
    capitals: bool,
    /// Whether a value may have white space in it that is no blank.
    spaced: bool,
    /// What names there are, a [`mark`] each.
    marks: u64,
}

/// A bit for a name, whatever its letter case: that of few other names, by its length and its first letter. Of a name that
/// is known when this is compiled it is known then, too.
#[inline(always)]
const fn mark(name: &[u8]) -> u64 {
    match name {
        [first, ..] => 1 << ((name.len() as u32).wrapping_mul(5).wrapping_add((*first & 0x1f) as u32) & 63),
        [] => 0,
    }
}

/// One attribute, `name="value"` without white space, by offsets from where the attributes begin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    name: u16,
    /// Where its value begins, behind the quote.
    value: u16,
    /// Where the value ends.
    end: u16,
}

impl Place {
    /// The attribute of which the name begins at `name` and the value stands from `value` to `end`; `None` where it stands
    /// too far behind to be told.
    pub(super) fn of(name: usize, value: usize, end: usize) -> Option<Self> {
        // The last of them tells of all.
        let end = u16::try_from(end).ok()?;
        Some(Self { name: name as u16, value: value as u16, end })
    }

    fn name<'a>(&self, raw: &'a [u8]) -> &'a [u8] {
        raw.get(usize::from(self.name)..usize::from(self.value.saturating_sub(2))).unwrap_or_default()
    }
}

impl Places {
    /// Adds one, unless there are too many or it has the name of another; `capital` says that a letter of its name is one.
    pub(super) fn add(&mut self, raw: &[u8], place: Place, capital: bool) -> Option<()> {
        let own = mark(place.name(raw));
        if self.marks & own != 0 && self.exact(raw, place.name(raw)).is_some() {
            return None;
        }
        *self.list.get_mut(usize::from(self.count))? = place;
        self.count += 1;
        self.capitals |= capital;
        self.marks |= own;
        Some(())
    }

    /// Notes whether values may have white space in them that is no blank.
    pub(super) fn spaced(&mut self, spaced: bool) {
        self.spaced = spaced;
    }

    /// Whether no value has to change, of which it is known that it is plain and has no references.
    pub(super) fn stand(&self) -> bool {
        !self.spaced
    }

    /// Whether there may be one of this name, in any letter case: nearly always told from a look at one number, for most of
    /// what is asked for does not stand there.
    #[inline(always)]
    pub(super) fn may_have(&self, name: &str) -> bool {
        self.marks & mark(name.as_bytes()) != 0
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        u32::from(self.count)
    }

    /// The attribute that is spelled so.
    fn exact(&self, raw: &[u8], name: &[u8]) -> Option<usize> {
        let length = u16::try_from(name.len() + 2).ok()?;
        let same = |known: &Place| known.value - known.name == length && same_short(known.name(raw), name);
        self.all().iter().position(same)
    }

    fn all(&self) -> &[Place] {
        self.list.get(..usize::from(self.count)).unwrap_or_default()
    }

    /// The attribute at this place in their order.
    pub(super) fn raw(&self, at: usize) -> Option<Raw> {
        let place = self.all().get(at)?;
        let [name, value, end] = [place.name, place.value, place.end].map(usize::from);
        Some(Raw { name: name..value.saturating_sub(2), value: value..end, next: end + 1, flaw: None })
    }

    /// The value of the attribute `name` as it stands in `raw`; when none is spelled so, letter case is passed over.
    ///
    /// Given with its place in their order.
    pub(super) fn value<'s>(&self, raw: &'s str, name: &str) -> Option<(usize, &'s str)> {
        let (bytes, name) = (raw.as_bytes(), name.as_bytes());
        let alike = || self.all().iter().position(|place| place.name(bytes).eq_ignore_ascii_case(name));
        let may_differ = || self.capitals || name.iter().any(u8::is_ascii_uppercase);
        let at = match self.exact(bytes, name) {
            None if may_differ() => alike()?,
            found => found?,
        };
        let place = self.all().get(at)?;
        Some((at, raw.get(usize::from(place.value)..usize::from(place.end))?))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diag::{Report, Span};
    use crate::syntax::xml::{Cursor, Limits, Scope};

    /// The attributes of a tag, and what is found of some names.
    type Found = (Vec<(String, String, Span)>, [Option<String>; 6], usize);

    fn found(text: &str, plain: bool) -> (Found, bool) {
        let scope = Arc::new(Scope { inside: true, ..Scope::outermost(&[], Limits::default()) });
        let open = if plain { Cursor::at_item } else { Cursor::resume };
        let (mut cursor, mut report) = (open(text, 0..text.len(), &scope), Report::default());
        let mut tag = cursor.root(&mut report).unwrap();
        let places = tag.places.is_some();
        if !plain {
            tag.places = None;
        }
        let all = cursor.attrs(&tag).map(|a| (format!("{}:{}", a.prefix, a.name), a.value.into_owned(), a.span));
        let named = ["b", "c:d", "BB", "E-f.g", "g", ""].map(|name| tag.attr(name).map(std::borrow::Cow::into_owned));
        ((all.collect(), named, report.diagnostics().len()), places)
    }

    #[test]
    fn places_say_what_a_walk_finds() {
        let plain = [
            "<a/>",
            "<a b='1' xml:lang=\"de\" xmlns:c='urn:c' c:d='x\ty'/>",
            "<a B='1' b='2'>",
            "<a b='' B=\"'\">",
            "<a  e-f.g='>'  no:prefix='1' c:d='2' />",
            "<a bb='1' B='2' b2='3'/>",
        ];
        for text in plain {
            assert_eq!(found(text, true), found(text, false), "{text}");
            assert!(found(text, true).1, "{text}");
        }
        let more = (0..11).fold(String::new(), |all, n| format!("{all} b{n}='{n}'"));
        for text in ["<a b='1' b='2'/>", "<a b='&amp;'/>", "<a b = '1'/>", "<a b=1/>", "<a b/>", &format!("<a{more}/>")]
        {
            assert_eq!(found(text, true), (found(text, false).0, false), "{text}");
        }
        let long = format!("<a b='{}' c:d='2'/>", "x".repeat(70_000));
        assert_eq!(found(&long, true), (found(&long, false).0, false));
    }
}
