//! Character references (HTML Standard, section 13.2.5.72 and following; the XML five are among them).

use html5ever::data::NAMED_ENTITIES;
use memchr::memchr;
use std::borrow::Cow;

/// The longest name is 32 bytes.
const LONGEST: usize = 40;

/// The reference whose `&` begins `text`: its characters and its length in bytes.
///
/// A name without `;` counts only where HTML says so, and in attribute values not before `=` or a letter.
pub(super) fn reference(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let rest = text.get(1..)?;
    match rest.strip_prefix('#') {
        Some(number) => numeric(number),
        None => named(rest, in_attribute),
    }
}

fn named(rest: &str, in_attribute: bool) -> Option<(String, usize)> {
    let letters = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let with_semicolon = rest.as_bytes().get(letters) == Some(&b';');
    let full = rest.get(..letters + usize::from(with_semicolon))?;
    if with_semicolon && let Some(found) = look_up(full) {
        return Some((found, full.len() + 1));
    }
    let (len, found) = (2..=letters).rev().find_map(|len| Some((len, look_up(rest.get(..len)?)?)))?;
    let follows = rest.as_bytes().get(len).copied().unwrap_or(b' ');
    let cut = in_attribute && (follows == b'=' || follows.is_ascii_alphanumeric());
    (!cut).then_some((found, len + 1))
}

/// Whether a name, with its `;`, is one of HTML's.
pub(super) fn is_known(name: &str) -> bool {
    matches!(name, "amp;" | "lt;" | "gt;" | "quot;" | "nbsp;") || NAMED_ENTITIES.contains_key(name)
}

fn look_up(name: &str) -> Option<String> {
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    let both = [first, second];
    let found: String = both.into_iter().filter(|code| *code != 0).filter_map(char::from_u32).collect();
    (!found.is_empty()).then_some(found)
}

fn numeric(number: &str) -> Option<(String, usize)> {
    let (digits, radix, mark) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 3),
        None => (number, 10, 2),
    };
    let len = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = match u32::from_str_radix(digits.get(..len)?, radix) {
        Ok(code) => code,
        Err(_) if len > 0 => u32::MAX,
        Err(_) => return None,
    };
    let end = mark + len + usize::from(digits.as_bytes().get(len) == Some(&b';'));
    let found = windows_1252(code).or_else(|| char::from_u32(code).filter(|c| *c != '\0')).unwrap_or('\u{fffd}');
    Some((found.to_string(), end))
}

/// Numbers 128 to 159 mean what windows-1252 means by them.
fn windows_1252(code: u32) -> Option<char> {
    let index = usize::try_from(code.checked_sub(0x80)?).ok()?;
    *html5ever::data::C1_REPLACEMENTS.get(index)?
}

/// Text with its references resolved.
pub(super) fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let Some(mut at) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let after = match reference(rest, in_attribute) {
            Some((found, len)) => {
                out.push_str(text.get(done..at).unwrap_or_default());
                out.push_str(&found);
                done = at + len;
                done
            }
            None => at + 1,
        };
        match memchr(b'&', text.as_bytes().get(after..).unwrap_or_default()) {
            Some(len) => at = after + len,
            None => break,
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}
