//! Pull quotes: words of the story that stand a second time on their own.

const OPEN: &[char] = &['"', '“', '„', '«', '»', '\'', '‘', '”'];

/// Letters and digits of a text in small letters, blanks between words.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        out.push(' ');
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out.push(' ');
    out
}

/// Whether a paragraph is all in quotation marks, as pull quotes are.
pub(super) fn is_quoted(text: &str) -> bool {
    let text = text.trim();
    text.len() < 600
        && text.starts_with(OPEN)
        && text.ends_with(|c: char| OPEN.contains(&c) || c == '’')
        && text.len() > 2
}

/// Whether a quoted paragraph stands word by word within another.
pub fn is_repeated<'a>(quote: &str, mut others: impl Iterator<Item = &'a str>) -> bool {
    let wanted = words(quote);
    wanted.split(' ').count() > 4 && others.any(|other| other.len() > quote.len() && words(other).contains(&wanted))
}
