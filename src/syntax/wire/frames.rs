//! Where each message of a stream stands.

use std::ops::Range;

use memchr::{memchr, memchr2};

const SOH: u8 = 1;
const STX: u8 = 2;
const ETX: u8 = 3;
const EOT: u8 = 4;
/// How far from its start a heading may end, where its words alone do not say that it is one.
const HEADING: usize = 512;

/// One message, as ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// All of it, with its octets.
    pub span: Range<usize>,
    /// What stands before the text; all of the message where no start of text (STX) is found.
    pub heading: Range<usize>,
    /// The text; empty where no start of text is found.
    pub text: Range<usize>,
    /// What stands behind the end of text (ETX).
    pub trailer: Range<usize>,
    /// Whether it has SOH, STX, ETX and EOT.
    pub whole: bool,
}

/// The messages of a stream, in order. Linear in its length.
///
/// A start of heading counts where `begins` knows the words behind it, or a start of text follows soon; any other is noise.
/// A message that lost it is found by its start of text, and a text without any octet is one message.
#[derive(Clone, Debug)]
pub struct Frames<'s> {
    text: &'s str,
    at: usize,
    framed: bool,
    begins: fn(&str) -> bool,
}

impl<'s> Frames<'s> {
    /// The messages of a text; `begins` says whether the words of a heading begin a text, and looks at a bounded part of it.
    pub fn new(text: &'s str, begins: fn(&str) -> bool) -> Self {
        Self { text, at: 0, framed: memchr2(SOH, STX, text.as_bytes()).is_some(), begins }
    }
    fn bytes(&self) -> &'s [u8] {
        self.text.as_bytes()
    }
    /// The first SOH that begins a message, or EOT, from a place on.
    fn mark(&self, mut from: usize) -> Option<(usize, u8)> {
        loop {
            let at = from + memchr2(SOH, EOT, self.bytes().get(from..)?)?;
            let mark = *self.bytes().get(at)?;
            if mark == EOT || self.opens(at + 1) {
                return Some((at, mark));
            }
            from = at + 1;
        }
    }
    fn opens(&self, at: usize) -> bool {
        let soon = || {
            let head = self.bytes().iter().skip(at).take(HEADING);
            head.copied().find(|b| (SOH..=EOT).contains(b)) == Some(STX)
        };
        self.text.get(at..).is_some_and(self.begins) || soon()
    }
    /// The message in a range, of which the first byte is SOH where `opened`.
    fn frame(&self, span: Range<usize>, opened: bool, closed: bool) -> Frame {
        let from = span.start + usize::from(opened);
        let to = span.end - usize::from(closed);
        let find = |byte: u8, from: usize| memchr(byte, self.bytes().get(from..to)?).map(|at| from + at);
        let stx = find(STX, from);
        let etx = find(ETX, stx.unwrap_or(from));
        let end = etx.unwrap_or(to);
        let whole = opened && closed && stx.is_some() && etx.is_some();
        Frame {
            span,
            heading: from..stx.unwrap_or(end),
            text: stx.map_or(end, |at| at + 1)..end,
            trailer: etx.map_or(to, |at| at + 1)..to,
            whole,
        }
    }
    /// Whether a range without a start of heading is a message.
    fn is_message(&self, range: &Range<usize>) -> bool {
        let bytes = self.bytes().get(range.clone()).unwrap_or_default();
        memchr(STX, bytes).is_some() || !self.framed && bytes.iter().any(|b| *b > b' ' && *b != 0x7f)
    }
}

impl Iterator for Frames<'_> {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        while self.at < self.text.len() {
            let from = self.at;
            let (headless, closed) = match self.mark(from) {
                Some((at, SOH)) if at == from => {
                    let (end, closed) = match self.mark(from + 1) {
                        Some((end, EOT)) => (end + 1, true),
                        Some((end, _)) => (end, false),
                        None => (self.text.len(), false),
                    };
                    self.at = end;
                    return Some(self.frame(from..end, true, closed));
                }
                Some((at, SOH)) => (from..at, false),
                Some((at, _)) => (from..at + 1, true),
                None => (from..self.text.len(), false),
            };
            self.at = headless.end;
            if self.is_message(&headless) {
                return Some(self.frame(headless, false, closed));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(text: &str) -> bool {
        text.starts_with("abc")
    }

    fn parts(text: &str) -> Vec<(&str, &str, &str)> {
        let part = |f: Frame| (&text[f.heading], &text[f.text], &text[f.trailer]);
        Frames::new(text, begins).map(part).collect()
    }

    #[test]
    fn messages_follow_each_other_with_noise_between_them() {
        let text = "\u{7f}\u{7f}\r\n\u{1}abc1\u{2}one\u{3}t1\u{7f}\u{4}noise\u{1}\u{1}\u{1}abc2\u{2}two\u{3}t2\u{4}\n";
        assert_eq!(parts(text), [("abc1", "one", "t1\u{7f}"), ("abc2", "two", "t2")]);
    }

    #[test]
    fn octets_that_were_lost() {
        assert_eq!(parts("\u{1}abc\u{2}one\u{1}abc\u{2}two"), [("abc", "one", ""), ("abc", "two", "")]);
        assert_eq!(parts("\u{1}abc\u{2}one\u{4}\u{1}abc\u{2}two\u{3}"), [("abc", "one", ""), ("abc", "two", "")]);
        assert_eq!(parts("xyz\u{2}one\u{3}t\u{4}\u{1}abc\u{2}two"), [("xyz", "one", "t"), ("abc", "two", "")]);
        assert_eq!(parts("\u{1}abc one\u{3}t\u{4}"), [("abc one", "", "t")]);
        assert_eq!(parts("abc one"), [("abc one", "", "")]);
        assert_eq!(parts("\u{1}other\u{2}text\u{1}more\u{3}"), [("other", "text\u{1}more", "")]);
    }

    #[test]
    fn nothing_but_marks_takes_linear_time() {
        for mark in ["\u{1}", "\u{4}", "\u{1}\u{4}", "\u{1}x"] {
            assert_eq!(Frames::new(&mark.repeat(1_000_000), begins).count(), 0, "{mark:?}");
        }
        assert_eq!(Frames::new(&"\u{1}\u{2}".repeat(500_000), begins).count(), 500_000);
        assert_eq!(Frames::new(&"\u{2}".repeat(1_000_000), begins).count(), 1);
    }
}
