//! Whether a text can be taken as it stands, and the beginning of one.

use std::borrow::Cow;

use super::each_byte;
use super::lanes::LANES;

/// Bytes that are looked at together: many while they last, then few.
const BLOCK: usize = 128;

/// Letters and digits alone, in small letters: how the same name or notice is told from other marks between its words.
pub fn letters(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// At most the first `most` bytes.
pub fn start(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// Whether two texts are the same. An empty one points at nothing, and where words are compared with masked instructions a
/// look at nothing takes as long as hundreds of others: it is not looked at.
#[inline]
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.is_empty() || a == b)
}

/// The same of bytes that are few, as those of names: compared where they are, in two words that may lie over one another.
#[inline]
pub(crate) fn same_short(a: &[u8], b: &[u8]) -> bool {
    match (a.len(), b.len()) {
        (8..=16, 8..=16) if a.len() == b.len() => {
            a.first_chunk::<8>() == b.first_chunk() && a.last_chunk::<8>() == b.last_chunk()
        }
        (4..=7, 4..=7) if a.len() == b.len() => {
            a.first_chunk::<4>() == b.first_chunk() && a.last_chunk::<4>() == b.last_chunk()
        }
        (0..=3, 0..=3) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b),
        _ => a == b,
    }
}

/// Whether nothing in a text has to go or to change for the canonical form: no control character but tab and line feed,
/// C1 and DEL included, and neither U+FFFE nor U+FFFF.
///
/// Bytes are looked at in blocks and without a branch, so that the compiler turns this into vector instructions.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    // Most texts are ASCII as far as they go, and of those less need be asked.
    let from = BLOCK * blocks.iter().take_while(|block| !has(block, not_printed)).count();
    let within = from..bytes.len() - rest.len();
    within.step_by(BLOCK).all(|at| is_plain_block(bytes, at))
        && (ends_printed::<BLOCK>(bytes) || is_plain_end(bytes, from.max(bytes.len() - rest.len())))
}

/// Whether the last so many bytes are printed ASCII: then nobody need look at what no whole block was left for.
fn ends_printed<const N: usize>(bytes: &[u8]) -> bool {
    bytes.last_chunk::<N>().is_some_and(|last| !has(last, not_printed))
}

/// Whether `asked` answers anything but 0 for a byte of `block`.
fn has<const N: usize>(block: &[u8; N], asked: impl Fn(u8) -> u8) -> bool {
    block.iter().fold(0, |any, byte| any | asked(*byte)) != 0
}

/// Whether no odd character begins in the block at `at`.
fn is_plain_block(bytes: &[u8], at: usize) -> bool {
    let block = |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>());
    let Some(first) = block(at) else { return is_plain_end(bytes, at) };
    // In most scripts nearly no letter begins with the byte that an odd character does.
    if !has(first, may_begin) {
        return true;
    }
    // Each byte beside the two behind it: three blocks.
    let (Some(second), Some(third)) = (block(at + 1), block(at + 2)) else { return is_plain_end(bytes, at) };
    let each = first.iter().zip(second).zip(third);
    each.fold(0, |any, ((a, b), c)| any | odd_start(*a, *b, *c)) == 0
}

/// Whether no odd character begins at `from` or behind it, which is not far from the end.
fn is_plain_end(bytes: &[u8], from: usize) -> bool {
    let at = |n: usize| bytes.get(n).copied().unwrap_or(b' ');
    let odd = |n: usize| odd_start(at(n), at(n + 1), at(n + 2)) != 0;
    let (chunks, last) = bytes.get(from..).unwrap_or_default().as_chunks::<LANES>();
    let places = (from..).step_by(LANES).zip(chunks);
    let mut doubtful = places.filter(|(_, chunk)| has(chunk, may_begin)).flat_map(|(from, _)| from..from + LANES);
    let mut end = (bytes.len() - last.len()..).zip(last).filter(|(_, byte)| MAY_BEGIN[usize::from(**byte)]);
    !doubtful.any(odd) && (ends_printed::<LANES>(bytes) || !end.any(|(at, _)| odd(at)))
}

/// [`may_begin`] of every byte, for what is too short to be a block.
static MAY_BEGIN: [bool; 256] = each_byte!(b => may_begin(b) != 0);

/// Not 0 for a byte that is no printed character of ASCII, no tab and no line feed: all others are next to each other in
/// the order of signed numbers, once 1 is added.
const fn not_printed(a: u8) -> u8 {
    ((a.wrapping_add(1).cast_signed() < 0x21) & (a != b'\n') & (a != b'\t')) as u8
}

/// Not 0 for a byte with which an odd character may begin.
#[inline]
const fn may_begin(a: u8) -> u8 {
    let control = (a < 0x20) & (a != b'\n') & (a != b'\t');
    (control | (a == 0x7f) | (a == 0xc2) | (a == 0xef)) as u8
}

/// Not 0 where an odd character begins with the bytes `a`, `b`, `c` of UTF-8.
#[inline]
const fn odd_start(a: u8, b: u8, c: u8) -> u8 {
    let control = (a < 0x20) & (a != b'\n') & (a != b'\t');
    let c1 = (a == 0xc2) & (b < 0xa0);
    let none = (a == 0xef) & (b == 0xbf) & (c >= 0xbe);
    (control | (a == 0x7f) | c1 | none) as u8
}

/// What authors mean by a character from U+0080 to U+009F: the one that windows-1252 has there. One that has none stays.
pub fn windows_1252(c: char) -> char {
    const MEANT: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
        0x17e, 0x178,
    ];
    let code = (u32::from(c) as usize).checked_sub(0x80).and_then(|at| MEANT.get(at));
    code.and_then(|code| char::from_u32(u32::from(*code))).unwrap_or(c)
}

/// A name in small letters, of which nearly all are.
pub fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_odd(c: char) -> bool {
        matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    }

    #[test]
    fn few_bytes_are_the_same_where_each_is() {
        let all: Vec<u8> = (0..20).collect();
        for length in 0..20 {
            let a = &all[..length];
            let elsewhere = a.to_vec();
            assert!(same_short(a, &elsewhere));
            for at in 0..length {
                let mut b = a.to_vec();
                b[at] ^= 1;
                assert!(!same_short(a, &b), "{at} of {length}");
                assert!(!same_short(a, &a[..at]) && !same_short(&a[..at], a), "{at} of {length}");
            }
        }
    }

    #[test]
    fn every_character_wherever_it_stands() {
        for c in ('\0'..='\u{300}').chain('\u{ff00}'..='\u{ffff}') {
            assert_eq!(is_plain(&c.to_string()), !is_odd(c), "{c:?}");
            for before in [1, 29, 30, 31, 32, 33, 62, 63, 64, 95, 125, 126, 127, 128, 129, 200, 253, 254, 255, 256, 300]
            {
                for behind in ["é".repeat(before % 7), "a".repeat(140)] {
                    let text = format!("{}{c}{behind}", "a".repeat(before));
                    assert_eq!(is_plain(&text), !is_odd(c), "{c:?} behind {before}");
                }
            }
        }
        assert!(is_plain("") && is_plain("a") && is_plain("\u{a0}"));
    }
}
