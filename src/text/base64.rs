//! Content of a media type that is neither text nor XML stands in base 64 (RFC 4648, 4), in Atom (RFC 4287, 4.1.3.3, item 6)
//! as in NewsML-G2 (`inlineData`).
//!
//! The model holds words: what decodes to words is held decoded, anything else as the base 64 it came as.

/// The words; `None` when it is not base 64, or base 64 of something else than words.
pub fn decode(text: &str) -> Option<String> {
    String::from_utf8(bytes(text)?).ok()
}

/// Whether a text is base 64 with its padding, in as many lines as may be.
pub fn is(text: &str) -> bool {
    let letters = text.bytes().filter(|b| !b.is_ascii_whitespace()).count();
    letters.is_multiple_of(4) && bytes(text).is_some()
}

/// The value as it is written: what is base 64 of something else than words stays as it is.
pub fn encode(value: &str) -> String {
    let letters = value.bytes().filter(|b| !b.is_ascii_whitespace()).count();
    if letters % 4 == 0 && bytes(value).is_some_and(|bytes| String::from_utf8(bytes).is_err()) {
        return value.to_owned();
    }
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(value.len().div_ceil(3) * 4);
    for three in value.as_bytes().chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    let text = text.trim_ascii().trim_end_matches('=');
    for b in text.bytes().filter(|b| !b.is_ascii_whitespace()) {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_there_and_back() {
        for (words, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("Møre\n", "TcO4cmUK")] {
            assert_eq!(encode(words), coded);
            assert_eq!(decode(coded).as_deref(), Some(words));
        }
        assert_eq!(decode("no base 64!"), None);
    }

    #[test]
    fn what_is_no_words_stays_as_it_came() {
        assert_eq!(decode("/9j/4A=="), None);
        assert_eq!(encode("/9j/4A=="), "/9j/4A==");
    }
}
