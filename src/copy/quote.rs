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

/// Which of some quoted paragraphs stand word by word within another one; all by their place in `paragraphs`.
pub(super) fn repeated(quoted: &[usize], paragraphs: &[&str], is_text: impl Fn(usize) -> bool) -> Vec<usize> {
    if quoted.is_empty() {
        return Vec::new();
    }
    let all: Vec<String> =
        paragraphs.iter().enumerate().map(|(at, text)| if is_text(at) { words(text) } else { String::new() }).collect();
    let within = |at: &usize| {
        let wanted = all.get(*at).filter(|w| w.split(' ').count() > 4);
        wanted.is_some_and(|wanted| {
            all.iter()
                .enumerate()
                .any(|(other, words)| other != *at && words.len() > wanted.len() && words.contains(wanted))
        })
    };
    quoted.iter().copied().filter(within).collect()
}
