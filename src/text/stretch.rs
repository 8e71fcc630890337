//! A stretch of a text.

use std::ops::Range;

/// Where an item stands, kept with the text up to its end. To cut it out by its places is to look at its last byte: kilobytes
/// ahead of what was read last, for which the processor would wait. A document may have a million of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'s> {
    upto: &'s str,
    /// Its length, and behind that the mark.
    length: u64,
}

impl<'s> Stretch<'s> {
    pub(crate) fn of(text: &'s str, range: &Range<usize>) -> Self {
        Self::marked(text, range, 0)
    }
    /// One of which something is remembered.
    pub(crate) fn marked(text: &'s str, range: &Range<usize>, mark: u16) -> Self {
        let upto = text.get(..range.end).unwrap_or(text);
        let length = upto.len() - range.start.min(upto.len());
        // No text of 2^48 bytes is in memory.
        Self { upto, length: (length as u64) << u16::BITS | u64::from(mark) }
    }
    /// The text up to its end.
    pub(crate) fn upto(self) -> &'s str {
        self.upto
    }
    /// Where it stands.
    pub(crate) fn range(self) -> Range<usize> {
        let length = usize::try_from(self.length >> u16::BITS).unwrap_or_default();
        self.upto.len().saturating_sub(length)..self.upto.len()
    }
    /// What is remembered of it.
    pub(crate) fn mark(self) -> u16 {
        (self.length & u64::from(u16::MAX)) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_where_it_stood() {
        let text = "Åland sails";
        let stretch = Stretch::of(text, &(3..6));
        assert_eq!((stretch.range(), &stretch.upto()[stretch.range()], stretch.mark()), (3..6, "and", 0));
        assert_eq!(Stretch::of(text, &(100..200)).range(), 12..12);
        let marked = Stretch::marked(text, &(0..12), u16::MAX);
        assert_eq!((marked.range(), marked.mark()), (0..12, u16::MAX));
        assert_eq!(size_of::<Stretch<'_>>(), 24);
    }
}
