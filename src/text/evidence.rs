//! Whether bytes are in the encoding that somebody says they are in.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::charset::{Charset, Order};
use super::legacy;
use super::mend::{self, Census};
use super::shape;

/// So many characters beyond ASCII are not UTF-8 by chance in a multi-byte encoding of East Asia; a few can be.
const NOT_BY_CHANCE: usize = 8;

/// A document's bytes, with what was found out about them.
pub(super) struct Evidence<'a> {
    pub bytes: &'a [u8],
    /// The bytes as UTF-8, if they are.
    pub utf8: Option<&'a str>,
}

/// Text and the encoding it turned out to be in.
pub(super) type Decoded<'a> = (Cow<'a, str>, Charset);

impl<'a> Evidence<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, utf8: simdutf8::basic::from_utf8(bytes).ok() }
    }

    /// Decodes the bytes if they can be what they are called: without one malformed sequence, and not plainly UTF-8
    /// under another name.
    pub fn accept(&self, charset: Charset) -> Option<Decoded<'a>> {
        match charset {
            Charset::Utf8 => Some((Cow::Borrowed(self.utf8?), charset)),
            Charset::Ascii => Some((Cow::Borrowed(self.utf8.filter(|text| text.is_ascii())?), charset)),
            Charset::Legacy(encoding) => Some((self.legacy(encoding)?, charset)),
            Charset::Dos(page) => (!self.is_utf8(true)).then(|| (Cow::Owned(page.decode(self.bytes)), charset)),
            Charset::Ebcdic(page) if shape::looks_ebcdic(self.bytes) => {
                Some((Cow::Owned(page.decode(self.bytes)), charset))
            }
            Charset::Ebcdic(_) => None,
            Charset::Iso646(variant) => Some((Cow::Owned(variant.decode(self.bytes)?), charset)),
            Charset::Utf16(_) => self.wide(Charset::Utf16(Some(shape::order(self.bytes, 2)?))),
            Charset::Utf32(_) => self.wide(Charset::Utf32(Some(shape::order(self.bytes, 4)?))),
        }
    }

    fn wide(&self, charset: Charset) -> Option<Decoded<'a>> {
        let (text, malformed) = decode_as(self.bytes, charset);
        (malformed == 0).then_some((text, charset))
    }

    fn legacy(&self, encoding: &'static Encoding) -> Option<Cow<'a, str>> {
        if self.is_utf8(encoding.is_single_byte()) {
            return None;
        }
        legacy::strictly(self.bytes, encoding)
    }

    /// Whether the bytes are plainly UTF-8, and not of another encoding, whose letters are `single` bytes or several.
    fn is_utf8(&self, single: bool) -> bool {
        match self.utf8 {
            Some(text) if text.is_ascii() => false,
            Some(_) if single => true,
            Some(text) => mend::sequences(text) >= NOT_BY_CHANCE,
            None => single && Census::of(self.bytes).plainly_utf8(),
        }
    }

    /// How many bytes are beyond ASCII.
    pub fn beyond_ascii(&self) -> usize {
        self.bytes.iter().filter(|byte| !byte.is_ascii()).count()
    }
}

/// Decodes, come what may; with how many times the bytes meant nothing and became U+FFFD.
pub(super) fn decode_as(bytes: &[u8], charset: Charset) -> (Cow<'_, str>, usize) {
    match charset {
        Charset::Utf8 | Charset::Ascii => standard(bytes, encoding_rs::UTF_8),
        Charset::Utf16(Some(Order::Little)) => standard(bytes, encoding_rs::UTF_16LE),
        Charset::Utf16(_) => standard(bytes, encoding_rs::UTF_16BE),
        Charset::Utf32(Some(Order::Little)) => utf32(bytes, u32::from_le_bytes),
        Charset::Utf32(_) => utf32(bytes, u32::from_be_bytes),
        Charset::Legacy(encoding) => standard(bytes, encoding),
        Charset::Ebcdic(page) => (Cow::Owned(page.decode(bytes)), 0),
        Charset::Dos(page) => (Cow::Owned(page.decode(bytes)), 0),
        Charset::Iso646(variant) => match variant.decode(bytes) {
            Some(text) => (Cow::Owned(text), 0),
            None => standard(bytes, encoding_rs::UTF_8),
        },
    }
}

fn standard<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, usize) {
    let (text, malformed) = legacy::leniently(bytes, encoding);
    let replaced = if malformed { text.matches('\u{FFFD}').count() } else { 0 };
    (text, replaced)
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> (Cow<'_, str>, usize) {
    let mut text = String::with_capacity(bytes.len() / 4);
    let mut replaced = 0;
    for chunk in bytes.chunks(4) {
        let char = chunk.try_into().ok().and_then(|chunk| char::from_u32(unit(chunk)));
        replaced += usize::from(char.is_none());
        text.push(char.unwrap_or('\u{FFFD}'));
    }
    (Cow::Owned(text), replaced)
}
