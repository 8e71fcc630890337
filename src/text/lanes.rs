//! Bytes looked at sixteen at a time.

use memchr::{memchr, memchr2, memchr3};
use wide::u8x16;

/// How many bytes are looked at together.
pub(crate) const LANES: usize = 16;

/// How many of those are looked at here: what is near is found before a search that is faster in the long run has begun.
const NEAR: usize = 4;

/// Which bytes are one of `of`: bit n stands for byte n.
#[inline]
pub(crate) fn which<const N: usize>(bytes: &[u8; LANES], of: [u8; N]) -> u32 {
    let bytes = u8x16::new(*bytes);
    of.into_iter().fold(u8x16::ZERO, |any, byte| any | bytes.simd_eq(u8x16::splat(byte))).to_bitmask()
}

/// Bytes that several things are asked of; an answer is a byte of ones where it is yes.
#[derive(Clone, Copy)]
pub(crate) struct Lanes(u8x16);

impl Lanes {
    #[inline]
    pub(crate) fn of(bytes: &[u8; LANES]) -> Self {
        Self(u8x16::new(*bytes))
    }
    /// Which of them are `byte`.
    #[inline]
    pub(crate) fn are(self, byte: u8) -> Self {
        Self(self.0.simd_eq(u8x16::splat(byte)))
    }
    /// Which of them stand from `first` to `last`.
    #[inline]
    pub(crate) fn within(self, first: u8, last: u8) -> Self {
        let over = self.0 - u8x16::splat(first);
        Self(over.min(u8x16::splat(last - first)).simd_eq(over))
    }
    /// What either answers.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// An answer as bits: bit n stands for byte n.
    #[inline]
    pub(crate) fn bits(self) -> u32 {
        self.0.to_bitmask()
    }
}

/// Whether a byte stands anywhere in these.
#[inline]
pub(crate) fn holds(lanes: &[[u8; LANES]], byte: u8) -> bool {
    let each = lanes.iter().map(|lanes| Lanes::of(lanes).are(byte));
    each.reduce(Lanes::or).is_some_and(|any| any.bits() != 0)
}

/// The first place at or behind `from` at which one of `of` stands.
#[inline]
pub(crate) fn next_of<const N: usize>(bytes: &[u8], from: usize, of: [u8; N]) -> Option<usize> {
    let mut at = from;
    for _ in 0..NEAR {
        let Some(some) = bytes.get(at..).and_then(|rest| rest.first_chunk()) else { break };
        let found = which(some, of);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize);
        }
        at += LANES;
    }
    let rest = bytes.get(at..)?;
    let found = match of.as_slice() {
        [a] => memchr(*a, rest),
        [a, b] => memchr2(*a, *b, rest),
        [a, b, c] => memchr3(*a, *b, *c, rest),
        all => rest.iter().position(|byte| all.contains(byte)),
    };
    found.map(|n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_found_wherever_it_is() {
        for length in 0..200 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(next_of(&bytes, 0, *b"<"), None);
            for at in 0..length {
                bytes[at] = b'<';
                for from in [0, at / 2, at] {
                    assert_eq!(next_of(&bytes, from, *b"<"), Some(at), "{at} of {length}");
                    assert_eq!(next_of(&bytes, from, *b"&<]x"), Some(at), "{at} of {length}");
                }
                assert_eq!(next_of(&bytes, at + 1, *b"><"), None);
                bytes[at] = b'a';
            }
        }
    }

    #[test]
    fn bytes_within_bounds() {
        for byte in 0..=u8::MAX {
            let lanes = Lanes::of(&[byte; LANES]);
            for (first, last) in [(b'a', b'z'), (b'-', b'.'), (0x80, 0xff), (0, 0x1f)] {
                let all = if (first..=last).contains(&byte) { 0xffff } else { 0 };
                assert_eq!(lanes.within(first, last).bits(), all, "{byte}");
            }
        }
        let lanes = Lanes::of(b"a:bcdefghijklmn:");
        assert_eq!(lanes.are(b':').or(lanes.are(b'b')).bits(), 1 << 1 | 1 << 2 | 1 << 15);
    }

    #[test]
    fn a_bit_stands_for_a_byte() {
        assert_eq!(which(b"<abc>aaaaaaaaaa<", *b"<>"), 1 | 1 << 4 | 1 << 15);
        assert!(holds(&[*b"aaaaaaaaaaaaaaa<", [0; LANES]], b'<') && !holds(&[*b"aaaaaaaaaaaaaaa<"], b'>'));
    }
}
