//! The namespaces a format knows.

use std::cell::RefCell;

/// A namespace that a format knows. Its prefix here is what formats match on, whatever prefix a document uses.
#[derive(Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The name formats match on; `""` for a vocabulary that is matched like no namespace (RSS in a namespace).
    pub prefix: &'static str,
    /// The namespace name.
    pub uri: &'static str,
    /// Other URIs and common misspellings, accepted as the same.
    pub aliases: &'static [&'static str],
}

/// The namespaces one format knows.
pub type Vocabularies = &'static [&'static Vocabulary];

impl Vocabulary {
    /// Whether `uri` means this vocabulary: case, `https` for `http`, blanks around it and a slash at the end are
    /// passed over.
    pub fn means(&self, uri: &str) -> bool {
        self.uri == uri || self.means_bare(bare(uri))
    }

    /// The same of a URI without what publishers vary in.
    fn means_bare(&self, bare: &str) -> bool {
        // Most are of another length, whatever may stand around them: `https://` and a slash. Of the others most begin
        // otherwise, or end so.
        let lower = |byte: Option<&u8>| byte.map(u8::to_ascii_lowercase);
        let first = lower(bare.as_bytes().first());
        let last = |uri: &str| lower(uri.trim_end_matches('/').as_bytes().last());
        let is = |known: &str| {
            let begins = |rest: &str| lower(rest.as_bytes().first()) == first;
            known.len().wrapping_sub(bare.len()) <= 9
                && known.strip_prefix("http://").is_none_or(begins)
                && last(known) == last(bare)
                && self::bare(known).eq_ignore_ascii_case(bare)
        };
        is(self.uri) || self.aliases.iter().any(|known| is(known))
    }
}

/// The vocabulary among `list` that `uri` means: one whose name it is to the letter comes first.
pub fn vocabulary_of(list: Vocabularies, uri: &str) -> Option<&'static Vocabulary> {
    if let Some(exact) = list.iter().find(|v| v.uri == uri) {
        return Some(exact);
    }
    if UNKNOWN.with_borrow(|unknown| unknown.holds(list, uri)) {
        return None;
    }
    let bare = bare(uri);
    let found = list.iter().find(|v| v.means_bare(bare)).copied();
    if found.is_none() {
        UNKNOWN.with_borrow_mut(|unknown| unknown.note(list, uri));
    }
    found
}

thread_local! {
    /// The namespaces that were looked for last in a list without them: a feed has the same few in each of its items.
    static UNKNOWN: RefCell<Unknown> = const { RefCell::new(Unknown { last: Vec::new(), next: 0 }) };
}

struct Unknown {
    last: Vec<(Vocabularies, String)>,
    /// The place of the one that is forgotten next.
    next: usize,
}

impl Unknown {
    /// How many are remembered, and how long they may be.
    const MOST: usize = 8;
    const LONGEST: usize = 200;

    fn holds(&self, list: Vocabularies, uri: &str) -> bool {
        self.last.iter().any(|(of, known)| std::ptr::eq(*of, list) && known == uri)
    }
    fn note(&mut self, list: Vocabularies, uri: &str) {
        if uri.len() > Self::LONGEST {
            return;
        }
        let seen = (list, uri.to_owned());
        match self.last.get_mut(self.next) {
            Some(place) => *place = seen,
            None => self.last.push(seen),
        }
        self.next = (self.next + 1) % Self::MOST;
    }
}

/// The URI without what publishers vary in.
fn bare(uri: &str) -> &str {
    let uri = uri.trim().trim_end_matches('/');
    let scheme =
        ["https://", "http://"].into_iter().find(|s| uri.get(..s.len()).is_some_and(|h| h.eq_ignore_ascii_case(s)));
    scheme.and_then(|s| uri.get(s.len()..)).unwrap_or(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_are_compared_as_publishers_write_them() {
        let v = Vocabulary { prefix: "t", uri: "http://example.org/Tide/", aliases: &["http://example.org/tyde"] };
        for uri in [
            "http://example.org/Tide/",
            "HTTP://EXAMPLE.org/tide",
            "https://example.org/tide//",
            " http://example.org/TYDE ",
        ] {
            assert!(v.means(uri), "{uri}");
        }
        for uri in ["", "http://example.org/", "http://example.org/tides"] {
            assert!(!v.means(uri), "{uri}");
        }
    }

    #[test]
    fn the_exact_name_comes_first() {
        static A: Vocabulary = Vocabulary { prefix: "a", uri: "http://example.org/tide", aliases: &[] };
        static B: Vocabulary = Vocabulary { prefix: "b", uri: "http://example.org/tide/", aliases: &[] };
        static BOTH: [&Vocabulary; 2] = [&A, &B];
        let prefix = |uri| vocabulary_of(&BOTH, uri).map(|v| v.prefix);
        assert_eq!(prefix("http://example.org/tide/"), Some("b"));
        assert_eq!(prefix("https://example.org/tide/"), Some("a"));
        assert_eq!(prefix("http://example.org/sea"), None);
    }

    #[test]
    fn one_that_is_unknown_in_a_list_may_be_known_in_another() {
        static A: Vocabulary = Vocabulary { prefix: "a", uri: "http://example.org/a/", aliases: &[] };
        static B: Vocabulary = Vocabulary { prefix: "b", uri: "http://example.org/b/", aliases: &[] };
        static LISTS: [[&Vocabulary; 1]; 2] = [[&A], [&B]];
        let prefix = |list: usize, uri: &str| vocabulary_of(&LISTS[list], uri).map(|v| v.prefix);
        for n in 0..40 {
            assert_eq!(prefix(n % 2, &format!("http://example.org/{n}")), None);
            assert_eq!((prefix(0, "https://example.org/a"), prefix(1, "https://example.org/a")), (Some("a"), None));
            assert_eq!((prefix(0, "https://example.org/b"), prefix(1, "https://example.org/b")), (None, Some("b")));
        }
    }
}
