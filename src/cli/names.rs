//! Names of files in an output directory: stable, from what an article or an input is called.

use std::collections::HashMap;

/// The longest name, without its ending.
const LONGEST: usize = 100;

/// The names given so far.
#[derive(Default)]
pub struct Names {
    /// How often each was asked for, by its hash: there may be a million, and of two that share one the second is numbered.
    given: HashMap<u64, u32>,
}

impl Names {
    /// A file name from words, as a URI; a second one of the same name, or one that is taken, is numbered. `fallback`
    /// serves where the words hold nothing that a file name may.
    pub fn give(
        &mut self,
        words: &str,
        fallback: &str,
        extension: &str,
        mut taken: impl FnMut(&str) -> bool,
    ) -> String {
        let mut stem = safe(words);
        if stem.is_empty() {
            stem = fallback.to_owned();
        }
        loop {
            // Some file systems hold a.xml and A.xml for the same.
            let count = self.given.entry(hash(&stem.to_lowercase())).or_default();
            *count += 1;
            let name = format!("{stem}.{extension}");
            if *count == 1 && !taken(&name) {
                return name;
            }
            *count = (*count).max(2);
            stem = format!("{stem}-{count}");
        }
    }
}

/// The letters of `words` that may stand in a file name anywhere. What is cut off leaves its hash, so that the names of
/// two articles do not depend on their order.
fn safe(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            c if c.is_alphanumeric() || matches!(c, '.' | '_') => out.push(c),
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
        if out.len() >= LONGEST {
            out.push_str(&format!("-{:08x}", short_hash(words)));
            break;
        }
    }
    out.trim_matches(['-', '.']).to_owned()
}

/// FNV-1a, 32 bits: the same on every machine.
fn short_hash(words: &str) -> u32 {
    words.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The same of 64 bits.
fn hash(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn give(names: &mut Names, words: &str) -> String {
        names.give(words, "article-5", "xml", |name| name == "input.xml")
    }

    #[test]
    fn names_are_safe_stable_and_never_the_same() {
        let mut names = Names::default();
        let mut give = |words: &str| give(&mut names, words);
        assert_eq!(give("tag:kestrel.example,2031:story/1"), "tag-kestrel.example-2031-story-1.xml");
        assert_eq!(give("../../etc/passwd"), "etc-passwd.xml");
        assert_eq!([give("A"), give("a"), give("a"), give("a-2")], ["A.xml", "a-2.xml", "a-3.xml", "a-2-2.xml"]);
        assert_eq!(give(".."), "article-5.xml");
    }

    #[test]
    fn an_input_is_not_written_over() {
        let mut names = Names::default();
        assert_eq!([give(&mut names, "input"), give(&mut names, "input")], ["input-2.xml", "input-3.xml"]);
    }

    #[test]
    fn long_names_differ_by_what_was_cut_off() {
        let long = "ü".repeat(300);
        let give = |words: &str| give(&mut Names::default(), words);
        assert!(give(&long).len() <= LONGEST + 15);
        assert_ne!(give(&format!("{long}1")), give(&format!("{long}2")));
        assert_eq!(give(&long), give(&long));
    }
}
