//! A stretch of a text.

use std::ops::Range;

/// Where an item stands, kept with the text up to its end. To cut it out by its places is to look at its last byte: kilobytes
/// ahead of what was read last, for which the processor would wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'s> {
    start: usize,
    upto: &'s str,
}

impl<'s> Stretch<'s> {
    pub(crate) fn of(text: &'s str, range: &Range<usize>) -> Self {
        let upto = text.get(..range.end).unwrap_or(text);
        Self { start: range.start.min(upto.len()), upto }
    }
    /// The text up to its end.
    pub(crate) fn upto(self) -> &'s str {
        self.upto
    }
    /// Where it stands.
    pub(crate) fn range(self) -> Range<usize> {
        self.start..self.upto.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_where_it_stood() {
        let text = "Åland sails";
        let stretch = Stretch::of(text, &(3..6));
        assert_eq!((stretch.range(), &stretch.upto()[stretch.range()]), (3..6, "and"));
        assert_eq!(Stretch::of(text, &(100..200)).range(), 12..12);
    }
}
