//! Tables of words that are known beforehand: nobody from outside puts anything into them, so that a word need not be hashed
//! as if somebody did.

/// A table by words that are known.
pub type Table<K, V> = rustc_hash::FxHashMap<K, V>;
/// A set of words that are known.
pub type Set<K> = rustc_hash::FxHashSet<K>;
