//! References resolved as they are written (RFC 3986, 5.2, on the characters of RFC 3987).
//!
//! The URL Standard turns what lies beyond ASCII into percent signs and Punycode. That is the same address, but not
//! what somebody wrote: it is the same only for those who resolve it, not for those who compare it.

use url::Url;

/// An absolute address that references are resolved against.
#[derive(Clone, Debug)]
pub struct Base {
    written: String,
    url: Url,
}

impl Base {
    /// `None` where nothing can be resolved against it.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let url = Url::parse(written).ok().filter(|url| !url.cannot_be_a_base())?;
        Some(Self { written: written.to_owned(), url })
    }

    /// The address as it is written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The address that a relative reference means, with the characters that it and the base are written in; `None` for
    /// one that is absolute or means nothing.
    pub fn resolve(&self, reference: &str) -> Option<String> {
        let reference = reference.trim();
        let relative = Url::parse(reference) == Err(url::ParseError::RelativeUrlWithoutBase);
        let resolved = self.url.join(reference).ok().filter(|_| relative)?;
        if reference.is_ascii() && self.written.is_ascii() {
            return Some(resolved.into());
        }
        Some(self.join(reference)).filter(|joined| Url::parse(joined) == Ok(resolved.clone())).or(Some(resolved.into()))
    }

    /// RFC 3986, 5.2.2 and 5.3, for a reference without a scheme.
    fn join(&self, reference: &str) -> String {
        let base = Parts::of(&self.written);
        let to = Parts::of_reference(reference);
        let (path, query) = match (to.authority, to.path, to.query) {
            (Some(_), path, query) => (without_dots(path), query),
            (None, "", None) => (base.path.to_owned(), base.query),
            (None, "", query) => (base.path.to_owned(), query),
            (None, path, query) if path.starts_with('/') => (without_dots(path), query),
            (None, path, query) => {
                let folder = base.path.rfind('/').and_then(|at| base.path.get(..=at)).unwrap_or("/");
                (without_dots(&[folder, path].concat()), query)
            }
        };
        let mut out = base.scheme.to_owned();
        let mut add = |mark: &str, part: Option<&str>| {
            if let Some(part) = part {
                out.extend([mark, part]);
            }
        };
        add("//", to.authority.or(base.authority));
        add("", Some(&path));
        add("?", query);
        add("#", to.fragment);
        // What no address holds is written as the URL Standard has it (its "fragment percent-encode set").
        let escapes = [(' ', "%20"), ('"', "%22"), ('<', "%3C"), ('>', "%3E"), ('`', "%60")];
        escapes.iter().fold(out, |out, (c, escape)| out.replace(*c, escape))
    }
}

/// The five parts of an address (RFC 3986, appendix B); the scheme with its colon.
struct Parts<'a> {
    scheme: &'a str,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(address: &'a str) -> Self {
        let (scheme, rest) = address.find(':').and_then(|at| address.split_at_checked(at + 1)).unwrap_or(("", address));
        Self { scheme, ..Self::of_reference(rest) }
    }

    fn of_reference(rest: &'a str) -> Self {
        let cut = |text: &'a str, mark: char| match text.split_once(mark) {
            Some((before, after)) => (before, Some(after)),
            None => (text, None),
        };
        let (rest, fragment) = cut(rest, '#');
        let (rest, query) = cut(rest, '?');
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let at = rest.find('/').unwrap_or(rest.len());
                let (authority, path) = rest.split_at(at);
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self { scheme: "", authority, path, query, fragment }
    }
}

/// RFC 3986, 5.2.4.
fn without_dots(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut out: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(usize::from(rooted)).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    out.pop();
                }
                if last {
                    out.push("");
                }
            }
            segment => out.push(segment),
        }
    }
    let root = if rooted { "/" } else { "" };
    [root, &out.join("/")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_beyond_ascii_stays_as_it_is_written() {
        let base = Base::parse("http://www.fjøra.example/nytt/a.xml?x=1").unwrap();
        for (reference, means) in [
            ("b/ø.html#ü", "http://www.fjøra.example/nytt/b/ø.html#ü"),
            ("/é", "http://www.fjøra.example/é"),
            ("../é/./f", "http://www.fjøra.example/é/f"),
            ("?q=é", "http://www.fjøra.example/nytt/a.xml?q=é"),
            ("", "http://www.fjøra.example/nytt/a.xml?x=1"),
            ("//tårn.example/a", "http://tårn.example/a"),
            ("ø?q=é b", "http://www.fjøra.example/nytt/ø?q=é%20b"),
            ("ø%20%ff%", "http://www.fjøra.example/nytt/ø%20%ff%"),
        ] {
            assert_eq!(base.resolve(reference).as_deref(), Some(means), "{reference}");
        }
        let bare = Base::parse("http://www.fjøra.example").unwrap();
        assert_eq!(bare.resolve("é").as_deref(), Some("http://www.fjøra.example/é"));
    }

    #[test]
    fn plain_references_resolve_as_urls_do() {
        let base = Base::parse("https://tarn.example/news/a").unwrap();
        assert_eq!(base.resolve("../b c").as_deref(), Some("https://tarn.example/b%20c"));
        for reference in ["https://bay.example/é", "mailto:a@bay.example"] {
            assert_eq!(base.resolve(reference), None, "{reference}");
        }
        assert!(Base::parse("/news/").is_none() && Base::parse("mailto:a@b.example").is_none());
    }
}
