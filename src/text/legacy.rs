//! Text out of a standard encoding, in no more memory than the text takes.
//!
//! `Encoding::decode` writes to every page of the largest text that the bytes could become, which is three times what they
//! nearly always become. Here it is decoded by pieces, and what is never written is never made ready by the system.

use std::borrow::Cow;

use encoding_rs::{CoderResult, Encoding};

/// The bytes of text that are decoded at a time.
const PIECE: usize = 1 << 14;

/// The text, if every sequence means something.
pub(super) fn strictly<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Cow<'a, str>> {
    decoded(bytes, encoding, true).map(|(text, _)| text)
}

/// The text, with U+FFFD for each sequence that means nothing; and whether there is one.
pub(super) fn leniently<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, bool) {
    decoded(bytes, encoding, false).unwrap_or_default()
}

/// The text, and whether a sequence means nothing; `None` as soon as one does, if that is `strict`.
fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding, strict: bool) -> Option<(Cow<'a, str>, bool)> {
    if let Some(text) = as_it_stands(bytes, encoding) {
        return Some((Cow::Borrowed(text), false));
    }
    let (mut decoder, mut rest, mut malformed) = (encoding.new_decoder_without_bom_handling(), bytes, false);
    let most = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len());
    let (mut text, mut piece) = (String::with_capacity(most), "\0".repeat(PIECE.min(most)));
    loop {
        let (result, read, written, replaced) = decoder.decode_to_str(rest, &mut piece, true);
        malformed |= replaced;
        if malformed && strict {
            return None;
        }
        text.push_str(piece.get(..written)?);
        rest = rest.get(read..)?;
        if result == CoderResult::InputEmpty {
            return Some((Cow::Owned(text), malformed));
        }
    }
}

/// The bytes as text, where they are the same in UTF-8.
fn as_it_stands<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<&'a str> {
    let same = encoding == encoding_rs::UTF_8 || encoding.is_ascii_compatible() && bytes.is_ascii();
    same.then(|| simdutf8::basic::from_utf8(bytes).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_joined_as_if_there_were_none() {
        let words = "Grüße aus Ürgüp, 東京から。 ".repeat(PIECE / 7);
        for encoding in [
            encoding_rs::UTF_8,
            encoding_rs::GB18030,
            encoding_rs::EUC_JP,
            encoding_rs::ISO_2022_JP,
            encoding_rs::WINDOWS_1252,
        ] {
            let bytes = encoding.encode(&words).0;
            let whole = encoding.decode_without_bom_handling(&bytes).0;
            assert_eq!(strictly(&bytes, encoding).unwrap(), whole, "{}", encoding.name());
            assert_eq!(leniently(&bytes, encoding), (whole, false), "{}", encoding.name());
        }
    }

    #[test]
    fn what_means_nothing_is_refused_or_replaced() {
        for (encoding, bytes) in [
            (encoding_rs::UTF_8, b"a\xFFb".repeat(PIECE)),
            (encoding_rs::EUC_JP, b"a\xFFb".repeat(PIECE)),
            (encoding_rs::SHIFT_JIS, [b"a".repeat(PIECE), b"\x81".to_vec()].concat()),
        ] {
            assert_eq!(strictly(&bytes, encoding), None, "{}", encoding.name());
            let whole = encoding.decode_without_bom_handling(&bytes);
            assert_eq!(leniently(&bytes, encoding), whole, "{}", encoding.name());
        }
    }
}
