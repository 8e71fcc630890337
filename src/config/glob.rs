//! Patterns of paths.

use regex::Regex;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::{Value, json};

use super::setting::Setting;

/// A pattern of paths: `*` and `?` stand within a folder or a name, `**` for any folders, `[abc]` and `[!abc]` for one of
/// a few characters. Without a `/` it names a file in any folder. It is matched in time linear in the path.
#[derive(Clone, Debug)]
pub struct Glob(Regex);

impl Glob {
    /// A pattern; `None` when it is none.
    pub fn new(pattern: &str) -> Option<Self> {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let anywhere = if pattern.contains('/') { "" } else { "(?:.*/)?" };
        Regex::new(&format!("^{anywhere}{}$", expression(pattern)?)).ok().map(Self)
    }
    /// Whether a path matches; its folders are separated by `/`.
    pub fn matches(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

/// The same as a regular expression.
fn expression(mut rest: &str) -> Option<String> {
    let mut out = String::new();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..)?;
        match c {
            '*' if rest.starts_with("*/") => {
                rest = rest.get(2..)?;
                out += "(?:[^/]*/)*";
            }
            '*' if rest.starts_with('*') => {
                rest = rest.trim_start_matches('*');
                out += ".*";
            }
            '*' => out += "[^/]*",
            '?' => out += "[^/]",
            '[' => {
                let (class, behind) = rest.split_once(']')?;
                let (not, class) = class.strip_prefix(['!', '^']).map_or(("", class), |class| ("^/", class));
                let class: String = class
                    .chars()
                    .map(|c| if c == '-' { "-".to_owned() } else { regex::escape(&c.to_string()) })
                    .collect();
                out += &format!("[{not}{class}]");
                rest = behind;
            }
            c => out += &regex::escape(c.encode_utf8(&mut [0; 4])),
        }
    }
    Some(out)
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let words = String::deserialize(d)?;
        let wrong = || D::Error::custom(format!("{words:?} is no pattern of paths: a `[` is closed by a `]`"));
        Self::new(&words).ok_or_else(wrong)
    }
}

impl Setting for Glob {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_names_and_characters_are_matched() {
        let matches = |glob: &str, path: &str| Glob::new(glob).unwrap().matches(path);
        for (glob, yes, no) in [
            ("*.xml", "a/b/c.xml", "a/b.xml/c"),
            ("feeds/*.xml", "feeds/a.xml", "feeds/x/a.xml"),
            ("feeds/**/*.xml", "feeds/a.xml", "seeds/a.xml"),
            ("feeds/**/*.xml", "feeds/x/y/a.xml", "feeds/x/y/a.json"),
            ("archive/**", "archive/x/y.json", "archives/x"),
            ("**/old-?.rss", "a/b/old-1.rss", "a/b/old-12.rss"),
            ("[a-c][!0-9].xml", "bx.xml", "b1.xml"),
            ("./a+b.xml", "a+b.xml", "aab.xml"),
        ] {
            assert!(matches(glob, yes), "{glob} {yes}");
            assert!(!matches(glob, no), "{glob} {no}");
        }
        assert!(Glob::new("a[b").is_none());
        assert!(!matches(&"*a".repeat(60), &"a".repeat(10_000).replace("aa", "ab")));
    }
}
