//! What format a document is in, decided from its beginning.

use crate::diag::Report;
use crate::formats::{self, Card, Head};
use crate::syntax::xml::{Cursor, Limits};

/// The format of a document, `None` when it is none that is known.
///
/// The document's own words decide; the media type of the transport (without parameters) and the ending of the file
/// name (without the dot) only where two formats are equally likely, because both are often wrong.
pub fn detect(text: &str, media_type: Option<&str>, extension: Option<&str>) -> Option<&'static Card> {
    let text = text.trim_start();
    surest(text, media_type, extension).or_else(|| surest(behind_noise(text)?, media_type, extension))
}

/// The format of a document that begins with the first byte, by nothing but its own words.
pub(crate) fn of_start(text: &str) -> Option<&'static Card> {
    surest(text, None, None)
}

/// How far into a text its document may begin.
const MOST_NOISE: usize = 8 << 10;

/// The document behind what a server printed before it: a warning, a greeting, a byte order mark that came too late.
fn behind_noise(text: &str) -> Option<&str> {
    let begins = |text: &str, with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if text.starts_with(['{', '[']) || begins(text, "<!doctype html") || begins(text, "<html") {
        return None;
    }
    let starts = text.match_indices('<').map(|(at, _)| at).take_while(|at| *at < MOST_NOISE);
    let mut rest = starts.filter_map(|at| text.get(at..));
    rest.find(|rest| ["<?xml ", "<rss ", "<feed ", "<rdf:RDF "].iter().any(|start| rest.starts_with(start)))
}

/// The format whose sniff is the surest.
fn surest(text: &str, media_type: Option<&str>, extension: Option<&str>) -> Option<&'static Card> {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, &[], Limits::default());
    let root = text.starts_with('<').then(|| cursor.root(&mut report)).flatten();
    let (name, namespace) = root.as_ref().map_or((None, ""), |root| (Some(root.name), root.uri.as_ref()));
    let head = Head { text, root: name, namespace };
    let mut best: Option<((u8, bool, bool), &'static Card)> = None;
    for card in formats::ALL {
        let sure = (card.sniff)(&head);
        let by_type = media_type.is_some_and(|m| listed(card.media_types, m));
        let by_name = extension.is_some_and(|e| listed(card.extensions, e));
        let score = (sure, by_type, by_name);
        if sure > 0 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, card));
        }
    }
    best.map(|(_, card)| card)
}

fn listed(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<&'static str> {
        detect(text, None, None).map(|card| card.id)
    }

    #[test]
    fn the_root_element_and_its_namespace_decide() {
        assert_eq!(
            id("\n<?xml version='1.0'?><!-- a --><a:feed xmlns:a='http://www.w3.org/2005/Atom'/>"),
            Some("atom")
        );
        assert_eq!(id("<rss version=\"2.0\"><channel/></rss>"), Some("rss"));
        assert_eq!(id("<nitf><head/></nitf>"), Some("nitf"));
    }

    #[test]
    fn json_is_told_by_its_first_member() {
        assert_eq!(id("{\"wire\":\"1\",\"feed\":{},\"articles\":[]}"), Some("wire"));
        assert_eq!(id("{\"wire\":\"1\",\"feed\":{}}\n{\"uri\":\"a\"}\n"), Some("wire-lines"));
        assert_eq!(id("{\"version\":\"1\"}"), None);
    }

    #[test]
    fn what_a_server_printed_before_a_document_hides_it_not() {
        let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>";
        for noise in ["<br />\n<b>Warning</b>: mail() in <b>/news.php</b> on line 3<br />\n", "hello ", " \u{feff}"] {
            assert_eq!(id(&format!("{noise}{rss}")), Some("rss"), "{noise:?}");
        }
        for other in ["<!DOCTYPE html><html><body><pre>", "{\"feed\": \""] {
            assert_eq!(id(&format!("{other}{rss}")), None, "{other:?}");
        }
    }

    #[test]
    fn what_is_nothing_is_nothing() {
        for text in ["", " ", "<", "{", "[", "<html><body>404</body></html>", "Dear reader,", "\u{0}\u{0}"] {
            assert_eq!(detect(text, Some("application/rss+xml"), Some("xml")).map(|c| c.id), None, "{text:?}");
        }
    }
}
