//! What a document seems to be that is in no format which is known, so that the message helps.

use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::syntax::xml::{Cursor, Limits};

/// The first bytes of files that are sent by mistake, what they are, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x1f\x8b", "is compressed (gzip)", "decompress it first: gunzip -c FILE | wiredesk convert --to FORMAT"),
    (b"BZh", "is compressed (bzip2)", "decompress it first: bunzip2 -c FILE | wiredesk convert --to FORMAT"),
    (b"\xfd7zXZ", "is compressed (xz)", "decompress it first: xz -dc FILE | wiredesk convert --to FORMAT"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd)", "decompress it first: zstd -dc FILE | wiredesk convert --to FORMAT"),
    (b"PK\x03\x04", "is a ZIP archive or an office document", "unpack it and convert what is in it"),
    (b"%PDF", "is a PDF", "ask its sender for the story as NITF, RSS or Atom: a PDF does not say who wrote or owns it"),
    (b"\x89PNG", "is a picture (PNG)", PICTURE),
    (b"\xff\xd8\xff", "is a picture (JPEG)", PICTURE),
    (b"GIF8", "is a picture (GIF)", PICTURE),
];

const PICTURE: &str = "convert the document that it was sent with";
const NAME_IT: &str = "`wiredesk formats` lists what is read; if it is one of these all the same, name it with --from";

/// The finding for a document whose format is not known.
pub fn finding(bytes: &[u8], text: &str) -> Diagnostic {
    let (what, help) = seems(bytes, text);
    let message = format!("the document {what}");
    Diagnostic::error("input/unknown-format", message).help(help).at(Span::new(0, 0))
}

fn seems(bytes: &[u8], text: &str) -> (String, String) {
    let words = text.trim_start_matches('\u{feff}').trim();
    if words.is_empty() {
        return ("is empty".to_owned(), "check the command or the address that it came from".to_owned());
    }
    if let Some((_, what, help)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature)) {
        return (format!("{what}, not in a format that is known"), (*help).to_owned());
    }
    if words.starts_with(['{', '[']) {
        let help = format!("a document of wire begins with {{\"wire\":\"1\"; {NAME_IT}");
        return ("is JSON, but in no format that is known".to_owned(), help);
    }
    match root(words) {
        Some(name) if name.eq_ignore_ascii_case("html") => ("is a web page, not a feed".to_owned(), page(words)),
        Some(name) => (format!("is in no format that is known: its root element is `{name}`"), NAME_IT.to_owned()),
        None => ("is in no format that is known".to_owned(), NAME_IT.to_owned()),
    }
}

/// The name of the root element.
fn root(text: &str) -> Option<String> {
    if text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html")) {
        return Some("html".to_owned());
    }
    let mut cursor = Cursor::new(text, &[], Limits::default());
    let root = text.starts_with('<').then(|| cursor.root(&mut Report::default())).flatten()?;
    Some(root.name.chars().take(60).collect())
}

/// What to do with a web page: the feeds it names are better than the page.
fn page(text: &str) -> String {
    let links = text.split("<link").skip(1).filter_map(|rest| rest.split('>').next());
    let feed = links
        .filter(|link| link.contains("application/rss+xml") || link.contains("application/atom+xml"))
        .find_map(|link| link.split("href=").nth(1)?.trim_start_matches(['"', '\'']).split(['"', '\'', ' ']).next());
    match feed {
        Some(href) => format!("the page names a feed: convert {href}"),
        None => "an address of a feed was expected; a page often names its feed in <link rel=\"alternate\">".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_file_is_called_what_it_is() {
        let cases: &[(&[u8], &str, &str)] = &[
            (b"", "is empty", "check the command"),
            (b"\xef\xbb\xbf", "is empty", "check the command"),
            (b"\x1f\x8b\x08\x00", "compressed", "gunzip"),
            (b"%PDF-1.4", "is a PDF", "ask its sender"),
            (b"{\"version\": 1}", "is JSON", "{\"wire\":\"1\""),
            (b"<newsItem/>", "`newsItem`", "wiredesk formats"),
            (b"<!DOCTYPE html><html></html>", "web page", "link rel"),
            (
                b"<html><link rel=alternate type='application/rss+xml' href='/feed.xml'></html>",
                "web page",
                "convert /feed.xml",
            ),
            (b"Dear reader,", "in no format that is known", "--from"),
        ];
        for (bytes, message, help) in cases {
            let found = finding(bytes, &String::from_utf8_lossy(bytes));
            assert!(found.message.contains(message), "{}", found.message);
            assert!(found.help.as_deref().is_some_and(|h| h.contains(help)), "{:?}", found.help);
        }
    }
}
