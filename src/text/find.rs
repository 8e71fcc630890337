//! Looking for a few characters in a line. The search of the standard library prepares itself for long needles and long
//! texts, which takes longer than going through a line of copy; here its rarest byte is looked for.

use memchr::{memchr_iter, memrchr_iter};

/// Where a needle stands first.
pub fn find(text: &str, needle: &str) -> Option<usize> {
    let (byte, before) = rarest(needle)?;
    memchr_iter(byte, text.as_bytes()).find_map(|at| begins(text, needle, at, before))
}

/// Where it stands last.
pub fn rfind(text: &str, needle: &str) -> Option<usize> {
    let (byte, before) = rarest(needle)?;
    memrchr_iter(byte, text.as_bytes()).find_map(|at| begins(text, needle, at, before))
}

/// What stands before the first one and behind it.
pub fn split_once<'a>(text: &'a str, needle: &str) -> Option<(&'a str, &'a str)> {
    parted(text, find(text, needle)?, needle.len())
}

/// What stands before the last one and behind it.
pub fn rsplit_once<'a>(text: &'a str, needle: &str) -> Option<(&'a str, &'a str)> {
    parted(text, rfind(text, needle)?, needle.len())
}

/// What stands before the first colon and behind it; those of East Asia are as wide as their signs.
pub fn at_colon(text: &str) -> Option<(&str, &str)> {
    match (find(text, ":"), find(text, "：")) {
        (Some(at), wide) if wide.is_none_or(|wide| at < wide) => parted(text, at, 1),
        (_, wide) => parted(text, wide?, "：".len()),
    }
}

fn parted(text: &str, at: usize, length: usize) -> Option<(&str, &str)> {
    Some((text.get(..at)?, text.get(at + length..)?))
}

/// The first byte of a needle that is no blank, and how many stand before it: blanks are everywhere.
fn rarest(needle: &str) -> Option<(u8, usize)> {
    let before = needle.bytes().take_while(|b| *b == b' ').count();
    Some((*needle.as_bytes().get(before)?, before))
}

/// Where the needle begins of which a byte was met.
fn begins(text: &str, needle: &str, at: usize, before: usize) -> Option<usize> {
    let from = at.checked_sub(before)?;
    text.as_bytes().get(from..)?.starts_with(needle.as_bytes()).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_what_the_standard_library_finds() {
        let needles = [" - ", " — ", ", ", "--", ":", "：", "©", " // ", "ab", "b"];
        for text in ["", " ", "a - b - c", " - ", "-- -", "a—b — c — ", "x：y:z：", "aab ab", "© 2031 ©", "/// // //"]
        {
            for needle in needles {
                assert_eq!(find(text, needle), text.find(needle), "{text} {needle}");
                assert_eq!(rfind(text, needle), text.rfind(needle), "{text} {needle}");
                assert_eq!(split_once(text, needle), text.split_once(needle), "{text} {needle}");
                assert_eq!(rsplit_once(text, needle), text.rsplit_once(needle), "{text} {needle}");
            }
            assert_eq!(at_colon(text), text.split_once([':', '：']), "{text}");
        }
    }
}
