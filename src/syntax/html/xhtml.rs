//! XHTML as HTML reads it.

use super::scan::{self, Markup, Next};
use super::serial::is_void;
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Limits, XHTML};

/// Well-formed XHTML as HTML: `<p/>`, which HTML takes for a start tag, becomes `<p></p>`.
pub fn xhtml_to_html(xhtml: &str) -> String {
    let mut out = String::with_capacity(xhtml.len());
    let (mut at, mut done) = (0, 0);
    while let Some(angle) = scan::next_angle(xhtml, at) {
        at = match scan::markup_at(xhtml, angle) {
            None => angle + 1,
            Some(Markup::Tag { closing: false, name, end }) => {
                let tag = xhtml.get(name.clone()).unwrap_or_default();
                if closes_itself(xhtml, name.end) && !is_void(tag) {
                    let slash = xhtml.get(done..end).and_then(|text| text.rfind('/')).map_or(end, |slash| done + slash);
                    out.push_str(xhtml.get(done..slash).unwrap_or_default());
                    out.push_str(&format!("></{tag}>"));
                    done = end;
                }
                end
            }
            Some(other) => other.end(),
        };
    }
    out.push_str(xhtml.get(done..).unwrap_or_default());
    out
}

fn closes_itself(text: &str, mut at: usize) -> bool {
    loop {
        match scan::next_attribute(text, at) {
            Next::Attribute(_, next) => at = next,
            Next::End { self_closing, .. } => return self_closing,
            Next::Cut => return false,
        }
    }
}

/// Whether `markup` can be pasted into a `div` of XHTML and comes back the same.
pub fn is_div_content(markup: &str) -> bool {
    in_div(markup).is_none_or(|inner| inner.is_some_and(|inner| inner == markup))
}

/// Whether `markup` is well-formed where it stands in a `div` of XHTML.
pub fn is_xhtml(markup: &str) -> bool {
    in_div(markup).is_none_or(|inner| inner.is_some())
}

/// What a reader finds of `markup` in a `div`, if it is well-formed there; `None` of plain words.
fn in_div(markup: &str) -> Option<Option<String>> {
    if !markup.contains(['<', '&', '>']) {
        return None;
    }
    let document = format!("<div xmlns=\"{XHTML}\">{markup}</div>");
    let mut report = Report::default();
    let mut cursor = Cursor::new(&document, &[], Limits::default());
    let found = cursor.root(&mut report).map(|root| cursor.inner_whole(&root, &mut report));
    Some(found.filter(|_| cursor.position() == document.len() && !report.malformed()))
}

#[cfg(test)]
mod tests {
    use super::xhtml_to_html;

    #[test]
    fn an_empty_element_ends_where_it_begins() {
        assert_eq!(
            xhtml_to_html("a<p class=\"x/\" />b<br/><a href=\"/\">c</a><svg:g/>"),
            "a<p class=\"x/\" ></p>b<br/><a href=\"/\">c</a><svg:g></svg:g>"
        );
        assert_eq!(xhtml_to_html("5 < 6 <b"), "5 < 6 <b");
    }
}
