//! A date as numbers, words and marks.

/// One piece of a date, and whether white space stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    pub gap: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Digits as they stand.
    Number(&'a str),
    /// Letters.
    Word(&'a str),
    /// Anything else that is not white space.
    Mark(char),
}

/// A date with case, accents and foreign digits folded, and without what stands in brackets: RFC 822's comments,
/// JavaScript's `(Central European Time)`, Java's `[Europe/Berlin]`, weekdays in Korean and Japanese.
pub(super) fn plain(text: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter_map(super::fold) {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    if plain.contains(".m") {
        plain = plain.replace("a.m.", "am").replace("p.m.", "pm");
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The pieces of a plain date.
pub(super) fn tokens(plain: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(16);
    let mut rest = plain;
    loop {
        let trimmed = rest.trim_start();
        let gap = trimmed.len() < rest.len();
        let Some(first) = trimmed.chars().next() else { return tokens };
        let (piece, after) = match first {
            c if c.is_ascii_digit() => split(trimmed, |c| c.is_ascii_digit()),
            c if c.is_alphabetic() => split(trimmed, char::is_alphabetic),
            c => trimmed.split_at(c.len_utf8()),
        };
        let kind = match first {
            c if c.is_ascii_digit() => Kind::Number(piece),
            c if c.is_alphabetic() => Kind::Word(piece),
            c => Kind::Mark(c),
        };
        tokens.push(Token { kind, gap });
        rest = after;
    }
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}
