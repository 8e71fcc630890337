//! Text back to bytes, in the encoding that a document came in.

use super::Source;

/// A text as bytes in the encoding of a document, with its byte order mark where it had one. `bytes` are those that
/// `source` was decoded from.
///
/// `None` where the document's own text would not come back as its bytes: something was mended when it was decoded, or
/// the encoding cannot be written; or where the text has characters that the encoding has not.
pub fn encode_like(bytes: &[u8], source: &Source<'_>, text: &str) -> Option<Vec<u8>> {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let mark = marks.into_iter().find(|mark| bytes.starts_with(mark)).unwrap_or_default();
    let whole = |text: &str| Some([mark, &encoded(source.encoding(), text)?].concat());
    if whole(source.text())? != bytes {
        return None;
    }
    whole(text)
}

fn encoded(label: &str, text: &str) -> Option<Vec<u8>> {
    match label {
        "utf-8" => Some(text.as_bytes().to_vec()),
        "utf-16le" => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        "utf-16be" => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        _ => {
            let (bytes, _, unmapped) = encoding_rs::Encoding::for_label(label.as_bytes())?.encode(text);
            (!unmapped).then(|| bytes.into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::decode;

    fn again(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
        encode_like(bytes, &decode(bytes, None), text)
    }

    #[test]
    fn bytes_come_back_in_their_own_encoding() {
        let latin = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xE9t\xE9</a>";
        let text = decode(latin, None).text().replace("<a>", "<b>");
        assert!(again(latin, &text).is_some_and(|bytes| bytes.ends_with(b"<b>\xE9t\xE9</a>")));
        assert_eq!(again(latin, "\u{4E00}"), None, "there is no such character in it");
        assert_eq!(again(b"\xEF\xBB\xBF<a/>", "<b/>").as_deref(), Some(&b"\xEF\xBB\xBF<b/>"[..]));
        let wide: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mended: Vec<u8> = "\u{FEFF}<b>é</b>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(again(&wide, "<b>é</b>"), Some(mended));
        assert_eq!(again(b"<a>\xC3\xA9 \xE9</a>", "<a/>"), None, "it was mended when it was decoded");
    }
}
