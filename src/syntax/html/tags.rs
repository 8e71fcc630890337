//! The tags of a piece of HTML with their attributes, one after the other; nothing is built.

use std::ops::Range;

use memchr::memchr;

use super::scan::{Next, markup_at, next_attribute, tag_at};

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    /// Its name, as it stands.
    pub name: &'a str,
    /// Whether it is an end tag.
    pub closing: bool,
    /// Whether it closes itself: `<br/>`.
    pub empty: bool,
    /// Whether the text ends inside it.
    pub cut: bool,
    /// The names of its attributes with their values, as they stand.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The tags of `html` in order. What stands in `script`, `style`, `textarea` and `title` is not looked at.
pub fn tags(html: &str) -> impl Iterator<Item = Seen<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(b'<', html.as_bytes().get(at..)?)?;
            if let Some((closing, name)) = tag_at(html, start) {
                let seen = tag(html, closing, name, start);
                let end = seen.range.end;
                at = if closing { end } else { past_raw(html, seen.name, end) };
                return Some(seen);
            }
            at = markup_at(html, start).map_or(0, |other| other.end()).max(start + 1);
        }
    })
}

fn tag(html: &str, closing: bool, name: Range<usize>, start: usize) -> Seen<'_> {
    let mut seen = Seen {
        name: html.get(name.clone()).unwrap_or_default(),
        closing,
        empty: false,
        cut: false,
        attributes: Vec::new(),
        range: start..html.len(),
    };
    let mut at = name.end;
    loop {
        match next_attribute(html, at) {
            Next::Attribute(attribute, next) => {
                let value = attribute.value.and_then(|value| html.get(value)).unwrap_or_default();
                seen.attributes.push((html.get(attribute.name).unwrap_or_default(), value));
                at = next;
            }
            Next::End { self_closing, after } => {
                (seen.empty, seen.range.end) = (self_closing, after);
                return seen;
            }
            Next::Cut => {
                seen.cut = true;
                return seen;
            }
        }
    }
}

/// Behind the text of an element in which no tags are read; `end` where it is none.
fn past_raw(html: &str, name: &str, end: usize) -> usize {
    let raw = ["script", "style", "textarea", "title"].iter().find(|raw| raw.eq_ignore_ascii_case(name));
    let Some(raw) = raw else { return end };
    let mut at = end;
    while let Some(found) = html.as_bytes().get(at..).and_then(|rest| memchr(b'<', rest)) {
        let start = at + found;
        let close = html.get(start + 2..start + 2 + raw.len()).is_some_and(|name| name.eq_ignore_ascii_case(raw));
        if close && html.as_bytes().get(start + 1) == Some(&b'/') {
            return start;
        }
        at = start + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_come_with_their_attributes() {
        let html = "a <b class=x>c</b> 5 < 6 <script>'<i>'</script><!-- <u> --><img src='a' alt><a href=\"x";
        let seen: Vec<_> = tags(html).map(|t| (t.name, t.closing, t.cut, t.attributes)).collect();
        assert_eq!(
            seen,
            [
                ("b", false, false, vec![("class", "x")]),
                ("b", true, false, vec![]),
                ("script", false, false, vec![]),
                ("script", true, false, vec![]),
                ("img", false, false, vec![("src", "a"), ("alt", "")]),
                ("a", false, true, vec![]),
            ]
        );
        assert_eq!(tags("<br/>").map(|t| (t.empty, t.range)).next(), Some((true, 0..5)));
        assert_eq!(tags("no tag < at all <").count(), 0);
    }
}
