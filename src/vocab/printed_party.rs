//! A party as feeds print it in one text: a name, an address, or both.

use std::borrow::Cow;

use crate::model::Party;
use crate::syntax::html;

/// A party as feeds print it: `a@b.example (Name)`, `Name <a@b.example>`, `Name (a@b.example)`, an address, a name, an
/// address before or behind a name; an address may be a `mailto` URI (RFC 6068).
pub fn read_party(words: &str) -> Party {
    if !words.contains('@') {
        return Party { name: named(words), ..Party::default() };
    }
    let pair = |open: &str, close: char| {
        let (before, inside) = words.strip_suffix(close)?.split_once(open)?;
        Some((before.trim_ascii_end(), inside.trim_ascii()))
    };
    let first = || {
        let (email, name) = words.strip_prefix('<')?.split_once('>')?;
        Some((email.trim_ascii(), name.trim_ascii_start()))
    };
    let of = |name: &str, email: &str| Party {
        name: named(name.trim_matches('"')),
        email: some(without_scheme(email)),
        ..Party::default()
    };
    match (pair("(", ')'), pair("<", '>').or_else(first), pair("[", ']')) {
        (Some((email, name)), ..) | (_, Some((email, name)), _) | (_, _, Some((email, name))) if is_address(email) => {
            of(name, email)
        }
        (Some((name, email)), ..) | (_, Some((name, email)), _) | (_, _, Some((name, email))) if is_address(email) => {
            of(name, email)
        }
        _ if is_address(words) => of("", words),
        _ => side_by_side(words).map_or_else(|| of(words, ""), |(name, email)| of(name, email)),
    }
}

/// The parties that feeds print in one place: where each has an address, commas or semicolons stand between them, as in
/// `a@b.example (A), c@d.example (C)`. Names alone are not told apart: a comma may be part of one.
pub fn read_parties(words: &str, mut take: impl FnMut(Party)) {
    if memchr::memchr_iter(b'@', words.as_bytes()).nth(1).is_some() {
        let parts = apart(words);
        let is_one = |part: &&str| {
            let party = read_party(part);
            party.email.is_some() && party.name.is_none_or(|name| !name.contains('@'))
        };
        if parts.len() > 1 && parts.iter().all(is_one) {
            return parts.into_iter().for_each(|part| take(read_party(part)));
        }
    }
    take(read_party(words));
}

/// What stands between commas and semicolons that are in no parentheses and no quotation.
fn apart(words: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, c) in words.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '<' | '[' if !quoted => depth += 1,
            ')' | '>' | ']' if !quoted => depth = depth.saturating_sub(1),
            ',' | ';' if !quoted && depth == 0 => {
                parts.push(words.get(from..at).unwrap_or_default().trim_ascii());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(words.get(from..).unwrap_or_default().trim_ascii());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A name and behind or before it an address, which is the only one: `Ada Lind, ada@tarn.example`.
fn side_by_side(words: &str) -> Option<(&str, &str)> {
    if words.matches('@').count() > 1 {
        return None;
    }
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '|' | '/');
    let last = words.rsplit_once(char::is_whitespace).filter(|(_, last)| is_address(last));
    let (name, email) = last.or_else(|| {
        let (first, rest) = words.split_once(char::is_whitespace)?;
        let first = first.trim_end_matches(mark);
        is_address(first).then_some((rest, first))
    })?;
    let name = name.trim_matches(mark);
    let bare = |open, close| name.strip_prefix(open)?.strip_suffix(close).filter(|name| !name.contains([open, close]));
    let name = bare('(', ')').or_else(|| bare('[', ']')).unwrap_or(name).trim_ascii();
    (!name.is_empty()).then_some((name, email))
}

/// The party as one text that [`read_party`] reads back as it is; `None` when there is no such text.
pub fn print_party(party: &Party) -> Option<String> {
    let words = match (&party.email, &party.name) {
        (Some(email), Some(name)) => format!("{email} ({name})"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => return None,
    };
    let (mut read, mut same) = (0, false);
    read_parties(&words, |one| (read, same) = (read + 1, one.name == party.name && one.email == party.email));
    (read == 1 && same).then_some(words)
}

/// A name, which nobody has with a reference of HTML in it: those that were escaped twice mean their characters.
fn named(words: &str) -> Option<String> {
    let meant = match words.split_once('&') {
        Some((_, behind)) if behind.contains(';') => html::attribute_value(words),
        _ => Cow::Borrowed(words),
    };
    some(if meant.contains(char::is_control) { words } else { &meant })
}

fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

/// An address without the `mailto:` before it.
fn without_scheme(address: &str) -> &str {
    match address.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => address,
    }
}

fn is_address(words: &str) -> bool {
    let words = without_scheme(words);
    let odd = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '"' | ',' | ';');
    words.split_once('@').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && !b.contains('@'))
        && !words.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_as_feeds_print_them() {
        let both = Party { email: Some("ada@tarn.example".into()), ..Party::named("Ada Lind") };
        for words in ["ada@tarn.example (Ada Lind)", "Ada Lind <ada@tarn.example>", "Ada Lind (ada@tarn.example)"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        for words in ["Ada Lind, ada@tarn.example", "Ada Lind - ada@tarn.example", "ada@tarn.example: Ada Lind"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        for words in ["Ada Lind [ada@tarn.example]", "Ada Lind ( ada@tarn.example )", "ada@tarn.example Ada Lind"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        let two = "ada@tarn.example, bo@tarn.example";
        assert_eq!(read_party(two), Party::named(two));
        assert_eq!(read_party("Ada Lind (Tarn)"), Party::named("Ada Lind (Tarn)"));
        for words in ["mailto:a@b.example", "<a@b.example>", "<MAILTO:a@b.example>"] {
            assert_eq!(read_party(words), Party { email: some("a@b.example"), ..Party::default() }, "{words}");
        }
        for words in ["<ada@tarn.example> Ada Lind", "mailto:ada@tarn.example (Ada Lind)"] {
            assert_eq!(read_party(words), both, "{words}");
        }
        assert_eq!(read_party("\"Ada Lind\" <mailto:ada@tarn.example>"), both);
        assert_eq!(read_party("Follow @ada"), Party::named("Follow @ada"));
        for (words, name) in [("Lind &amp; S&oslash;n", "Lind & Søn"), ("R&D; Lab", "R&D; Lab"), ("a & b", "a & b")] {
            assert_eq!(read_party(words), Party::named(name), "{words}");
            assert_eq!(read_party(&format!("ada@tarn.example ({words})")).name.as_deref(), Some(name));
        }
    }

    #[test]
    fn two_people_with_addresses_in_one_element_were_one_of_an_odd_name() {
        let read = |words: &str| {
            let mut out = Vec::new();
            read_parties(words, |party| out.push((party.name.unwrap_or_default(), party.email.unwrap_or_default())));
            out
        };
        let both = |a: &str, b: &str| {
            [(a.to_owned(), "a@tarn.example".to_owned()), (b.to_owned(), "b@tarn.example".to_owned())]
        };
        assert_eq!(read("a@tarn.example (Ada Lind), b@tarn.example (Bo Ek)"), both("Ada Lind", "Bo Ek"));
        assert_eq!(read("\"Lind, Ada\" <a@tarn.example>; Bo Ek <b@tarn.example>"), both("Lind, Ada", "Bo Ek"));
        assert_eq!(read("a@tarn.example, b@tarn.example"), both("", ""));
        // One of them has none: nobody knows where one ends.
        assert_eq!(read("a@tarn.example (Ada), Bo (b@tarn.example, c@tarn.example)").len(), 1);
        assert_eq!(read("Ada Lind, Bo Ek"), [("Ada Lind, Bo Ek".to_owned(), String::new())]);
        for words in ["(Ada Lind) a@tarn.example", "a@tarn.example [Ada Lind]", "[Ada Lind] a@tarn.example"] {
            assert_eq!(read(words), [("Ada Lind".to_owned(), "a@tarn.example".to_owned())], "{words}");
        }
        assert_eq!(print_party(&Party { email: some("a@b.example"), ..Party::named("A), c@d.example (C") }), None);
    }

    #[test]
    fn only_what_comes_back_is_printed() {
        let party = |name: &str, email: &str| Party { name: some(name), email: some(email), ..Party::default() };
        assert_eq!(print_party(&party("Ada) (Lind", "a@b")).as_deref(), Some("a@b (Ada) (Lind)"));
        assert_eq!(print_party(&party("a@b.example", "")), None);
        assert_eq!(print_party(&party("Ada", "not an address")), None);
        assert_eq!(print_party(&Party::default()), None);
    }
}
