//! The document type declaration (XML 1.0, 2.8, 4.2): only plain text entities of the internal subset are remembered.
//!
//! Nothing external is ever fetched. Entities that hold references to others or markup are left out, which is what
//! keeps a document from growing without bounds.

use memchr::{memchr, memchr2};

use super::chars::{is_space, name_end, space_end};
use super::limits::Limits;
use super::references::entity_value;
use super::repairs::{self, note};
use super::sections::{COMMENT, Ends, INSTRUCTION};
use crate::diag::Report;

/// Bytes of an entity's text that are remembered.
const LONGEST: usize = 256;

/// What the DOCTYPE says about entities.
#[derive(Debug, Default)]
pub(super) struct Entities {
    list: Vec<(String, String)>,
    external: bool,
}

impl Entities {
    /// The text of a declared entity.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.list.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// Whether an external subset is named, which may declare the names of HTML.
    pub(super) fn external(&self) -> bool {
        self.external
    }
}

/// Reads the DOCTYPE at `at`; what it says and where it ends.
pub(super) fn read(text: &str, at: usize, limits: &Limits, report: &mut Report) -> (Entities, usize) {
    let bytes = text.as_bytes();
    let mut entities = Entities::default();
    let mut pos = at + "<!DOCTYPE".len();
    while let Some(&byte) = bytes.get(pos) {
        match byte {
            b'>' => return (entities, pos + 1),
            b'<' => break,
            b'"' | b'\'' => {
                entities.external = true;
                match quoted(bytes, pos) {
                    Some(end) => pos = end + 1,
                    None => break,
                }
            }
            b'[' => pos = subset(text, pos + 1, limits, &mut entities, report),
            _ => pos += 1,
        }
    }
    note(report, &repairs::BOGUS_DECLARATION, at, pos);
    let end = bytes.get(pos..).and_then(|rest| memchr2(b'>', b'<', rest)).map_or(bytes.len(), |n| pos + n);
    (entities, end + usize::from(bytes.get(end) == Some(&b'>')))
}

/// The quote that closes the one at `at`.
fn quoted(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at + 1..)?;
    memchr(*bytes.get(at)?, rest).map(|n| at + 1 + n)
}

/// Reads the internal subset from `pos` to past its `]`.
fn subset(text: &str, mut pos: usize, limits: &Limits, entities: &mut Entities, report: &mut Report) -> usize {
    let bytes = text.as_bytes();
    let mut ends = Ends::default();
    while let Some(&byte) = bytes.get(pos) {
        let rest = bytes.get(pos..).unwrap_or_default();
        pos = match byte {
            b']' => return pos + 1,
            _ if rest.starts_with(b"<!--") => ends.of(COMMENT, bytes, pos).map_or(pos + 4, |end| end + 3),
            _ if rest.starts_with(b"<?") => ends.of(INSTRUCTION, bytes, pos).map_or(pos + 2, |end| end + 2),
            _ if rest.starts_with(b"<!ENTITY") => entity(text, pos, limits, entities, report),
            _ if rest.starts_with(b"<!") => declaration_end(bytes, pos + 2),
            b'<' => return pos,
            _ => pos + 1,
        };
    }
    pos
}

/// Where a declaration inside the subset ends: past its `>`, quotes respected.
fn declaration_end(bytes: &[u8], mut pos: usize) -> usize {
    while let Some(&byte) = bytes.get(pos) {
        match byte {
            b'>' => return pos + 1,
            b'<' => return pos,
            b'"' | b'\'' => pos = quoted(bytes, pos).map_or(bytes.len(), |end| end + 1),
            _ => pos += 1,
        }
    }
    pos
}

/// `<!ENTITY name "text">`.
fn entity(text: &str, at: usize, limits: &Limits, entities: &mut Entities, report: &mut Report) -> usize {
    let bytes = text.as_bytes();
    let end = declaration_end(bytes, at + 2);
    let name_at = space_end(bytes, at + "<!ENTITY".len());
    let name_to = name_end(bytes, name_at);
    let quote = space_end(bytes, name_to);
    let plain = name_to > name_at
        && bytes.get(name_at - 1).is_some_and(|b| is_space(*b))
        && matches!(bytes.get(quote), Some(b'"' | b'\''));
    let raw = quoted(bytes, quote).filter(|_| plain).and_then(|close| text.get(quote + 1..close));
    let value = raw.filter(|raw| raw.len() <= LONGEST).and_then(entity_value);
    match (value, text.get(name_at..name_to)) {
        (Some(_), _) if entities.list.len() >= limits.entities => note(report, &repairs::ENTITY_LIMIT, at, end),
        (Some(value), Some(name)) if entities.value(name).is_none() => entities.list.push((name.to_owned(), value)),
        (Some(_), _) => {}
        // One for the declarations alone is not wanted: a document that has it is well-formed (XML 1.0, 4.4.8).
        (None, _) if bytes.get(name_at) == Some(&b'%') => repairs::remark(report, &repairs::EXTERNAL_ENTITY, at, end),
        (None, _) => note(report, &repairs::EXTERNAL_ENTITY, at, end),
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> (Entities, usize, Report) {
        let mut report = Report::default();
        let (entities, end) = read(text, 0, &Limits::default(), &mut report);
        (entities, end, report)
    }

    #[test]
    fn plain_entities_are_remembered() {
        let text = "<!DOCTYPE feed [<!-- ] > --><!ELEMENT a (b)>\n<!ENTITY paper 'The Tarn &#38;&#x20;Bay'>\
                    <!ENTITY desk \"Desk ]>\">\n]><feed/>";
        let (entities, end, report) = run(text);
        assert_eq!(entities.value("desk"), Some("Desk ]>"));
        assert_eq!(entities.value("paper"), None, "`&#38;` would have to be read again");
        assert_eq!(&text[end..], "<feed/>");
        assert_eq!(report.count("xml/entity-ignored"), 1);
        assert!(!entities.external());
    }

    #[test]
    fn what_could_grow_or_reach_out_is_left_out() {
        let text = "<!DOCTYPE feed SYSTEM 'feed.dtd' [<!ENTITY a SYSTEM 'file:///etc/tarn'><!ENTITY % p 'x'>\
                    <!ENTITY b '&c;&c;'><!ENTITY m '<b/>'>]>x";
        let (entities, end, report) = run(text);
        assert!(entities.list.is_empty() && entities.external());
        assert_eq!((&text[end..], report.count("xml/entity-ignored")), ("x", 4));
    }

    #[test]
    fn broken_declarations_end() {
        for text in ["<!DOCTYPE", "<!DOCTYPE a [", "<!DOCTYPE a [<!ENTITY", "<!DOCTYPE a \"x", "<!DOCTYPE a [ <b>"] {
            let (_, end, _) = run(text);
            assert!(end <= text.len(), "{text}");
        }
        assert_eq!(run("<!DOCTYPE a \"x><b/>").1, "<!DOCTYPE a \"x>".len());
    }
}
