//! How near one word is to another, for "did you mean".

/// How many letters must be added, taken or changed to make one word of the other (Levenshtein); words beyond the
/// length of any name are as far as can be.
pub fn distance(a: &str, b: &str) -> usize {
    if a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut corner = i;
        for (y, above) in b.chars().zip(row.iter_mut().skip(1)) {
            left = (left + 1).min(*above + 1).min(corner + usize::from(x != y));
            corner = std::mem::replace(above, left);
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(
            [distance("aton", "atom"), distance("rs", "rss"), distance("", "abc"), distance("atom", "atom")],
            [1, 1, 3, 0]
        );
        assert_eq!(distance("nift", "nitf"), 2);
    }
}
