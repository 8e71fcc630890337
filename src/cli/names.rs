//! Names of files in an output directory: stable, from what an article or an input is called.

use std::collections::HashMap;

/// The longest name, without its ending.
const LONGEST: usize = 100;

/// The names given so far.
#[derive(Default)]
pub struct Names {
    given: HashMap<String, usize>,
}

impl Names {
    /// A file name from words, as a URI; a second one of the same name is numbered. `fallback` serves where the words
    /// hold nothing that a file name may.
    pub fn give(&mut self, words: &str, fallback: &str, extension: &str) -> String {
        let mut stem = safe(words);
        if stem.is_empty() {
            stem = fallback.to_owned();
        }
        loop {
            // Some file systems hold a.xml and A.xml for the same.
            let count = self.given.entry(stem.to_lowercase()).or_default();
            *count += 1;
            if *count == 1 {
                return format!("{stem}.{extension}");
            }
            stem = format!("{stem}-{count}");
        }
    }
}

fn safe(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            c if c.is_alphanumeric() || matches!(c, '.' | '_') => out.push(c),
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    out.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_stable_and_never_the_same() {
        let mut names = Names::default();
        assert_eq!(names.give("tag:kestrel.example,2031:story/1", "x", "xml"), "tag-kestrel.example-2031-story-1.xml");
        assert_eq!(names.give("../../etc/passwd", "x", "xml"), "etc-passwd.xml");
        assert_eq!(names.give("A", "x", "xml"), "A.xml");
        assert_eq!(names.give("a", "x", "xml"), "a-2.xml");
        assert_eq!(names.give("a-2", "x", "xml"), "a-2-2.xml");
        assert_eq!(names.give("..", "article-5", "xml"), "article-5.xml");
        assert!(names.give(&"ü".repeat(300), "x", "xml").len() <= LONGEST + 5);
    }
}
