//! What became of articles, counted and in words.

/// What became of articles.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// Written.
    pub written: usize,
    /// Left out or replaced by a tombstone, because they may not be published.
    pub unreleased: usize,
    /// How many of these a tombstone stands for.
    pub tombstones: usize,
    /// Left out because the format has no place for them.
    pub refused: usize,
    /// Left out by `dedupe`.
    pub duplicates: usize,
    /// Left out by `limit`.
    pub over: usize,
}

impl Count {
    /// What was added since.
    pub fn since(self, before: Self) -> Self {
        Self {
            written: self.written - before.written,
            unreleased: self.unreleased - before.unreleased,
            tombstones: self.tombstones - before.tombstones,
            refused: self.refused - before.refused,
            duplicates: self.duplicates - before.duplicates,
            over: self.over - before.over,
        }
    }
    /// Adds what became of others.
    pub fn add(&mut self, other: Self) {
        self.written += other.written;
        self.unreleased += other.unreleased;
        self.tombstones += other.tombstones;
        self.refused += other.refused;
        self.duplicates += other.duplicates;
        self.over += other.over;
    }
    /// As `2 articles written, 1 left out as unreleased`.
    pub fn words(self) -> String {
        let mut words = format!("{} written", articles(self.written));
        let kinds = [
            (self.unreleased, "as unreleased"),
            (self.refused, "for which the format has no place"),
            (self.duplicates, "as duplicates"),
            (self.over, "by the limit"),
        ];
        for (n, why) in kinds.into_iter().filter(|(n, _)| *n > 0) {
            words += &format!(", {n} left out {why}");
        }
        words
    }
}

/// A number of articles, in words.
pub fn articles(count: usize) -> String {
    format!("{count} article{}", if count == 1 { "" } else { "s" })
}
