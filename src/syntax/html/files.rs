//! Markup without the files that must not be shown.

use super::entities;
use super::scan::{self, Markup, Next};
use std::ops::Range;
use url::Url;

/// Elements that hold a picture with its caption and credit: they go as a whole.
const AROUND: [&str; 4] = ["figure", "picture", "media", "video"];

/// The markup without what shows one of `files`: a figure or NITF `media` as a whole, else the attribute that names the
/// file. `None` when nothing shows one. What is well-formed stays so.
pub fn without_files(markup: &str, files: &[String], base: Option<&str>) -> Option<String> {
    let base = base.and_then(|base| Url::parse(base).ok());
    let is_file = |value: &str| {
        let value = value.trim();
        let joined = |one: &str| base.as_ref().and_then(|b| b.join(one).ok()).map(String::from);
        let same = |file: &String| {
            value == file || joined(value).as_ref() == Some(file) || joined(file).is_some_and(|file| file == value)
        };
        // `srcset` and `style` name files among other words.
        files.iter().any(|file| same(file) || value.contains(file.as_str()))
            || value.split([' ', ',']).any(|one| files.iter().any(|file| joined(one).as_ref() == Some(file)))
    };
    let mut gone: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(angle) = scan::next_angle(markup, at) {
        at = match scan::markup_at(markup, angle) {
            None => angle + 1,
            Some(Markup::Tag { closing, name, end }) => {
                if !closing {
                    gone.extend(named(markup, name.end, &is_file));
                }
                end
            }
            Some(other) => other.end(),
        };
    }
    (!gone.is_empty()).then(|| cut(markup, &widen(markup, gone)))
}

/// The attributes of a tag that name a file.
fn named(markup: &str, from: usize, is_file: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let (mut at, mut out) = (from, Vec::new());
    while let Next::Attribute(attribute, next) = scan::next_attribute(markup, at) {
        let value = attribute.value.clone().and_then(|v| markup.get(v)).unwrap_or_default();
        if is_file(&entities::decode(value, true)) {
            out.push(attribute.name.start..next);
        }
        at = next;
    }
    out
}

/// Each range, or the outermost figure that it stands in.
fn widen(markup: &str, gone: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let figures = figures(markup);
    let whole = |r: &Range<usize>| figures.iter().find(|f| f.start <= r.start && r.end <= f.end).cloned();
    let mut out: Vec<Range<usize>> = gone.into_iter().map(|r| whole(&r).unwrap_or(r)).collect();
    out.sort_by_key(|r| r.start);
    out.dedup();
    out
}

/// The outermost figures, from their first tag to the end of their last.
fn figures(markup: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(String, usize)> = Vec::new();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(angle) = scan::next_angle(markup, at) {
        at = match scan::markup_at(markup, angle) {
            None => angle + 1,
            Some(Markup::Tag { closing, name, end }) => {
                let element = markup.get(name).unwrap_or_default().to_ascii_lowercase();
                let empty = markup.get(..end).is_some_and(|m| m.ends_with("/>"));
                if AROUND.contains(&element.as_str()) && !empty {
                    match closing {
                        false => open.push((element, angle)),
                        true => {
                            if let Some((_, start)) =
                                open.pop_if(|(name, _)| *name == element).filter(|_| open.is_empty())
                            {
                                out.push(start..end);
                            }
                        }
                    }
                }
                end
            }
            Some(other) => other.end(),
        };
    }
    out
}

fn cut(markup: &str, gone: &[Range<usize>]) -> String {
    let (mut out, mut done) = (String::with_capacity(markup.len()), 0);
    for range in gone.iter().filter(|r| !r.is_empty()) {
        if range.start >= done {
            out.push_str(markup.get(done..range.start).unwrap_or_default());
        }
        done = done.max(range.end);
    }
    out.push_str(markup.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_the_file_goes() {
        let files = ["https://example.org/a.jpg?x=1&y=2".to_owned()];
        let without = |markup: &str| without_files(markup, &files, Some("https://example.org/b/"));
        for (markup, rest) in [
            ("<p>a</p><img src=\"https://example.org/a.jpg?x=1&amp;y=2\" alt=\"A\"/>", "<p>a</p><img  alt=\"A\"/>"),
            ("<img srcset='/a.jpg?x=1&y=2 2x, c.jpg'>b", "<img >b"),
            ("<figure><img src=/a.jpg?x=1&y=2><figcaption>secret</figcaption></figure><p>b</p>", "<p>b</p>"),
            (
                "<media media-type=\"image\"><media-reference source=\"https://example.org/a.jpg?x=1&amp;y=2\"/>\
                 <media-caption>secret</media-caption></media><p>b</p>",
                "<p>b</p>",
            ),
        ] {
            let cleaned = without(markup).unwrap_or_default();
            assert_eq!(cleaned.replace(" />", "/>"), rest, "{markup}");
        }
        assert_eq!(without("<p>a</p><img src=\"b.jpg\">"), None);
    }
}
