//! Text in ASCII, for wires of six and seven bits: letters without accents, quotation marks and dashes as teleprinters have
//! them.

use super::dates::fold;

/// What stands for a character that ASCII has not and folding does not lead to.
#[rustfmt::skip]
const SIGNS: &[(char, &str)] = &[
    ('ß', "ss"), ('ẞ', "SS"), ('æ', "ae"), ('Æ', "AE"), ('œ', "oe"), ('Œ', "OE"), ('þ', "th"), ('Þ', "Th"), ('ð', "d"), ('Ð', "D"), ('đ', "d"),
    ('Đ', "D"), ('ħ', "h"), ('Ħ', "H"), ('ł', "l"), ('Ł', "L"), ('ŋ', "n"), ('ď', "d"), ('Ď', "D"), ('ļ', "l"), ('ľ', "l"), ('ĺ', "l"), ('ķ', "k"),
    ('ģ', "g"), ('ġ', "g"), ('ņ', "n"), ('ţ', "t"), ('į', "i"), ('ų', "u"), ('ŷ', "y"), ('ŵ', "w"), ('ż', "z"), ('Ż', "Z"),
    ('“', "``"), ('„', "``"), ('«', "``"), ('”', "''"), ('»', "''"), ('‘', "`"), ('‚', "`"), ('‹', "`"), ('’', "'"), ('›', "'"), ('′', "'"), ('″', "\""),
    ('–', "-"), ('—', "_"), ('―', "_"), ('‐', "-"), ('‑', "-"), ('−', "-"), ('…', "..."), ('•', "-"), ('·', "-"), ('€', "EUR"), ('£', "GBP"), ('¥', "JPY"),
    ('¢', "c"), ('§', "Sec."), ('°', " deg"), ('©', "(c)"), ('®', "(R)"), ('™', "(TM)"), ('×', "x"), ('÷', "/"), ('±', "+-"), ('½', "1/2"), ('¼', "1/4"),
    ('¾', "3/4"), ('⅓', "1/3"), ('⅔', "2/3"), ('²', "2"), ('³', "3"), ('¹', "1"), ('º', "o"), ('ª', "a"), ('µ', "u"), ('¿', "?"), ('¡', "!"), ('№', "No."),
    ('\u{a0}', " "), ('\u{202f}', " "), ('\u{2009}', " "),
];

/// The text in ASCII; what has no likeness there becomes a question mark.
pub fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
            c => match SIGNS.iter().find(|(sign, _)| *sign == c) {
                Some((_, words)) => out.push_str(words),
                None => out.push(letter(c)),
            },
        }
    }
    out
}

/// The text with what its ASCII is read as again: quotation marks and dashes as people print them, the half of agate.
pub fn like_ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let spaced = before == ' ' && chars.peek() == Some(&' ');
        match c {
            '“' | '„' | '«' => out.push('“'),
            '”' | '»' => out.push('”'),
            '½' => out.push(c),
            '—' | '–' if spaced => out.push('—'),
            '—' => out.push_str("--"),
            c if c.is_ascii() => out.push(c),
            c => out.push_str(&ascii(c.encode_utf8(&mut [0; 4]))),
        }
        before = c;
    }
    if out.trim().is_empty() { "?".to_owned() } else { out }
}

fn letter(c: char) -> char {
    match fold(c).filter(char::is_ascii) {
        Some(folded) if c.is_uppercase() => folded.to_ascii_uppercase(),
        Some(folded) => folded,
        None => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_legible() {
        for (text, want) in [
            ("Ångström, café, NAÏVE", "Angstrom, cafe, NAIVE"),
            ("Straße in Łódź", "Strasse in Lodz"),
            ("“Yes,” he said – it’s €4 … ½", "``Yes,'' he said - it's EUR4 ... 1/2"),
            ("OSLO (NTB) — It", "OSLO (NTB) _ It"),
            ("Москва 北京", "?????? ??"),
            ("plain", "plain"),
        ] {
            assert_eq!(ascii(text), want);
        }
    }
}
