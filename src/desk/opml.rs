//! Lists of feeds as readers exchange them (OPML 2.0).

use std::collections::BTreeSet;

use url::Url;

use crate::config::Source;
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Emitter, Limits};

/// How many feeds are taken from a list.
const MOST: usize = 10_000;
/// How deep groups of a list may be in each other.
const DEEPEST: usize = 64;

/// A feed of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outline {
    /// What it is called; empty where the list does not say it.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Reads the feeds of a list, whatever groups they stand in: what has an `xmlUrl` is one.
///
/// # Errors
/// In words, when it is no list or holds too many.
pub fn read(text: &str) -> Result<Vec<Outline>, String> {
    let (mut report, mut found) = (Report::default(), Vec::new());
    let mut cursor = Cursor::new(text, &[], Limits::default());
    let root = cursor.root(&mut report).filter(|root| root.name.eq_ignore_ascii_case("opml"));
    let mut open = vec![root.ok_or("this is not OPML: its first element is not <opml>")?];
    while let Some(inside) = open.last() {
        let Some(tag) = cursor.child(inside, &mut report) else {
            open.pop();
            continue;
        };
        if let Some(url) = cursor.attr(&tag, "", "xmlUrl").filter(|url| !url.trim().is_empty()) {
            let title = cursor.attr(&tag, "", "text").or_else(|| cursor.attr(&tag, "", "title")).unwrap_or_default();
            found.push(Outline { title: title.trim().to_owned(), url: url.trim().to_owned() });
            if found.len() > MOST {
                return Err(format!("it holds more than {MOST} feeds"));
            }
        }
        if open.len() < DEEPEST {
            open.push(tag);
        }
    }
    Ok(found)
}

/// Writes the sources that have a URL as a list.
pub fn write(title: &str, sources: &[Source]) -> String {
    let mut out = Emitter::indented();
    out.declaration();
    out.start("opml");
    out.attr("version", "2.0");
    out.start("head");
    out.element("title", title);
    out.end();
    out.start("body");
    for source in sources {
        let (Some(name), Some(url)) = (&source.name, &source.url) else { continue };
        out.start("outline");
        out.attr("text", name);
        out.attr("type", "rss");
        out.attr("xmlUrl", url);
        out.end();
    }
    out.end();
    out.end();
    out.take()
}

/// A name for a source that no other has: of its title, else of its host.
pub fn name(outline: &Outline, taken: &BTreeSet<String>) -> String {
    let host = || Url::parse(&outline.url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let own = Some(plain(&outline.title)).filter(|name| !name.is_empty());
    let name = own.or_else(|| host().map(|host| plain(&host))).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "source".to_owned());
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut all = std::iter::once(name.clone()).chain(numbered);
    all.find(|name| !taken.contains(name)).unwrap_or(name)
}

/// Words as a name: letters, digits and `-`.
fn plain(words: &str) -> String {
    let kept = words.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let mut out = String::new();
    for c in kept.take(200) {
        if c != '-' || !out.is_empty() && !out.ends_with('-') {
            out.push(c);
        }
    }
    out.truncate(48);
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_from_its_groups_and_comes_back() {
        let list = "<?xml version='1.0'?><OPML version='2.0'><body><outline text='Coast'>\
            <outline text='Quay &amp; Coast' TYPE='RSS' type='RSS' xmlUrl=' https://a.example/f?a=1&amp;b=2 '/>\
            <outline><outline title='Ödland' xmlUrl='https://b.example/'/></outline></outline><outline text='None'/></body></OPML>";
        let found = read(list).unwrap();
        let told: Vec<_> = found.iter().map(|o| (o.title.as_str(), o.url.as_str())).collect();
        assert_eq!(told, [("Quay & Coast", "https://a.example/f?a=1&b=2"), ("Ödland", "https://b.example/")]);
        let taken = BTreeSet::from(["quay-coast".to_owned()]);
        assert_eq!((name(&found[0], &taken), name(&found[1], &taken)), ("quay-coast-2".to_owned(), "dland".to_owned()));
        let mut source = Source::default();
        (source.name, source.url) = (Some("Quay & Coast".to_owned()), Some(told[0].1.to_owned()));
        assert_eq!(read(&write("Desk", &[source])).unwrap(), found[..1]);
        assert!(read("<rss/>").is_err());
    }

    #[test]
    fn a22_a_list_without_an_end_ends() {
        let many = "<outline xmlUrl='https://a.example/'>".repeat(1_000_000);
        assert!(read(&format!("<opml><body>{many}")).is_ok_and(|found| found.len() <= MOST) || read(&many).is_err());
        let flat = "<outline xmlUrl='https://a.example/'/>".repeat(20_000);
        assert_eq!(read(&format!("<opml><body>{flat}</body></opml>")).unwrap_err(), "it holds more than 10000 feeds");
    }
}
