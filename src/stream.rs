//! Streams: several documents in one text, one after the other.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::detect::detect;
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Limits};

/// What may stand between documents: white space, byte order marks, and the record separator of RFC 7464.
const BETWEEN: [char; 6] = [' ', '\t', '\r', '\n', '\u{feff}', '\u{1e}'];

/// Where each document of a text stands; one range where it is a single document, which is nearly always so.
///
/// XML documents follow each other where the root element has ended and another one, or a declaration, begins; JSON
/// documents stand a line each (as NDJSON and JSON text sequences have them). Each must be of a format that is known on its
/// own: the lines of `wire-lines` are no documents.
pub fn documents(text: &str) -> Vec<Range<usize>> {
    let whole = || Vec::from_iter(std::iter::once(0..text.len()));
    let start = text.trim_start_matches(BETWEEN);
    let parts = match start.as_bytes().first() {
        Some(b'<') => xml(text, text.len() - start.len()),
        Some(b'{') => lines(text),
        _ => return whole(),
    };
    let known = |part: &Range<usize>| {
        let one = text.get(part.clone()).unwrap_or_default();
        detect(one, None, None).is_some_and(|card| card.id != "text")
    };
    // An article of a line is written like an item of ninjs.
    let is_lines = || detect(text, None, None).is_some_and(|card| card.id == "wire-lines");
    if parts.len() > 1 && parts.iter().all(known) && !is_lines() { parts } else { whole() }
}

/// Documents of one kind of root element, one after the other.
fn xml(text: &str, mut start: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let Some(root) = root(text.get(start..).unwrap_or_default()) else { return parts };
    let end_tag = format!("</{root}>");
    let mut from = start;
    while let Some(found) = text.get(from..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), end_tag.as_bytes()))
    {
        let end = from + found + end_tag.len();
        let rest = text.get(end..).unwrap_or_default().trim_start_matches(BETWEEN);
        let begins = [format!("<{root}"), "<?xml".to_owned(), "<!DOCTYPE".to_owned()];
        if rest.is_empty() || begins.iter().any(|begin| rest.starts_with(begin.as_str())) {
            parts.push(start..end);
            start = text.len() - rest.len();
        }
        from = end;
    }
    if let Some(last) = text.get(start..).filter(|rest| !rest.trim_matches(BETWEEN).is_empty()) {
        // A document that was cut off is one too; comments at the end are not.
        match (root_of_kind(last, &root), parts.last_mut()) {
            (true, _) | (_, None) => parts.push(start..text.len()),
            (false, Some(before)) => before.end = text.len(),
        }
    }
    parts
}

fn root(text: &str) -> Option<String> {
    let mut cursor = Cursor::new(text, &[], Limits::default());
    cursor.root(&mut Report::default())?;
    // The cursor says the local name; the end tag has the prefix too.
    let tag = text.match_indices('<').map(|(at, _)| text.get(at + 1..).unwrap_or_default());
    let tag = tag.into_iter().find(|tag| !tag.starts_with(['?', '!', '/']))?;
    Some(tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?.to_owned())
}

fn root_of_kind(text: &str, name: &str) -> bool {
    root(text).is_some_and(|root| root == name)
}

/// Documents of a line each.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let one = line.trim_matches(BETWEEN);
        let start = at + (line.len() - line.trim_start_matches(BETWEEN).len());
        at += line.len();
        if one.is_empty() {
            continue;
        }
        // The first line of a document that is printed over several is no document.
        if parts.is_empty() && serde_json::from_str::<IgnoredAny>(one).is_err() {
            return Vec::new();
        }
        parts.push(start..start + one.len());
        // The second line tells whether it goes on as it began.
        if parts.len() == 2 && detect(one, None, None).is_none() {
            return Vec::new();
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        documents(text).into_iter().map(|part| &text[part]).collect()
    }

    const RSS: &str = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Quay</title></channel></rss>";

    #[test]
    fn documents_follow_each_other() {
        let two = format!("{RSS}\n{RSS}\n");
        assert_eq!(parts(&two), [RSS, RSS]);
        let nitf = "<nitf><head/></nitf>";
        assert_eq!(parts(&format!("{nitf}{nitf}\u{feff}{nitf}")), [nitf; 3]);
        let atom = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>";
        assert_eq!(parts(atom), [atom]);
        let wire = "{\"wire\":\"1\",\"feed\":{},\"articles\":[]}";
        assert_eq!(parts(&format!("\u{1e}{wire}\n\u{1e}{wire}\r\n")), [wire, wire]);
    }

    #[test]
    fn a_document_that_was_cut_off_is_one_too() {
        assert_eq!(parts(&format!("{RSS}<rss><channel>")), [RSS, "<rss><channel>"]);
    }

    #[test]
    fn one_document_is_not_divided() {
        let quoted = RSS.replace("Quay", &format!("<![CDATA[{RSS} and so on]]>"));
        let spaced = format!("\n{RSS}\n<!-- made by hand -->\n");
        let lines = "{\"wire\":\"1\",\"feed\":{}}\n{\"uri\":\"a\",\"versionCreated\":\"2031\"}\n{\"uri\":\"b\"}\n";
        let printed = "{\n\"wire\":\"1\",\n\"feed\":{},\"articles\":[]}\n";
        for text in [RSS, &quoted, &spaced, lines, printed, "", "Dear reader,", "<", "{", "<rss", "{}\n{}\n"] {
            assert_eq!(documents(text), Vec::from_iter(std::iter::once(0..text.len())), "{text}");
        }
    }
}
