//! Whether a text can be taken as it stands.

/// Bytes that are looked at before it is asked whether one was odd.
const BLOCK: usize = 512;

/// Whether nothing in a text has to go or to change for the canonical form: no control character but tab and line feed,
/// C1 and DEL included, and neither U+FFFE nor U+FFFF.
///
/// Each byte is seen with the two behind it and without a branch, so that the compiler turns this into vector
/// instructions. That is why it asks about a whole item at once rather than about each of its strings.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let whole = bytes.len().saturating_sub(2);
    let (seconds, thirds) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let blocks = bytes.chunks(BLOCK).zip(seconds.chunks(BLOCK)).zip(thirds.chunks(BLOCK));
    for ((a, b), c) in blocks {
        let triples = a.iter().zip(b).zip(c);
        if triples.fold(0, |odd, ((a, b), c)| odd | odd_start(*a, *b, *c)) != 0 {
            return false;
        }
    }
    // Behind the last two bytes stands nothing that they could begin.
    let rest = bytes.get(whole..).unwrap_or_default();
    let (first, second) = (rest.first().copied().unwrap_or(b' '), rest.get(1).copied().unwrap_or(b' '));
    odd_start(first, second, b' ') | odd_start(second, b' ', b' ') == 0
}

/// Not 0 where an odd character begins with the bytes `a`, `b`, `c` of UTF-8.
fn odd_start(a: u8, b: u8, c: u8) -> u8 {
    let control = (a < 0x20) & (a != b'\n') & (a != b'\t');
    let c1 = (a == 0xc2) & (b < 0xa0);
    let none = (a == 0xef) & (b == 0xbf) & (c >= 0xbe);
    u8::from(control | (a == 0x7f) | c1 | none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_odd(c: char) -> bool {
        matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    }

    #[test]
    fn every_character_wherever_it_stands() {
        for c in ('\0'..='\u{300}').chain('\u{ff00}'..='\u{ffff}') {
            assert_eq!(is_plain(&c.to_string()), !is_odd(c), "{c:?}");
            for before in [1, 15, 16, 509, 510, 511, 512, 1023] {
                let text = format!("{}{c}{}", "a".repeat(before), "é".repeat(before % 7));
                assert_eq!(is_plain(&text), !is_odd(c), "{c:?} behind {before}");
            }
        }
        assert!(is_plain("") && is_plain("a") && is_plain("\u{a0}"));
    }
}
