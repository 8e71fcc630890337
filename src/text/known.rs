//! Tables of words that are known beforehand: nobody from outside puts anything into them, so that a word need not be hashed
//! as if somebody did.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by words that are known.
pub type Table<K, V> = HashMap<K, V, BuildHasherDefault<Words>>;
/// A set of words that are known.
pub type Set<K> = HashSet<K, BuildHasherDefault<Words>>;

/// Hashes words, eight bytes at a time.
#[derive(Default)]
pub struct Words(u64);

impl Words {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }
}

impl Hasher for Words {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        self.add(rest.iter().fold(rest.len() as u64, |all, byte| all << 8 | u64::from(*byte)));
    }
    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }
    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }
    fn finish(&self) -> u64 {
        // Tables look at the lowest bits, of which a product says least.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let hash = |word: &str| {
            let mut hasher = Words::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        let words: HashSet<String> =
            (0..50_000).map(|n| format!("{n:x}-{n}")).chain(["".to_owned(), "\0".into()]).collect();
        let hashes: HashSet<u64> = words.iter().map(|word| hash(word)).collect();
        assert_eq!(hashes.len(), words.len());
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xff).collect();
        assert_eq!(low.len(), 256);
    }
}
