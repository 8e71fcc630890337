//! Namespaces and bases, as documents declare them.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule, Span};
use crate::formats::check::check;
use crate::formats::checks::Found;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;
use crate::text;
use crate::vocab::{addresses, namespaces};

/// The rules of names.
pub(super) const RULES: &[Check] = &[
    on(&BAD_NAMESPACE, bad_namespace).at("@xml"),
    on(&MISSPELT_NAMESPACE, misspelt_namespace).at("@xml"),
    on(&UNKNOWN_NAMESPACE, unknown_namespace).at("?:*"),
    on(&BAD_BASE, bad_base).at("@xml"),
    on(&XML_VERSION, xml_version).at("above"),
    on(&BAD_DECLARATION, bad_declaration).at("above"),
    check(&UNKNOWN_ENCODING, unknown_encoding).covering(&["text/encoding"]).at("above"),
    on(&C1_CONTROL, c1_control).at("above"),
    check(&OBSCURE_ENCODING, obscure_encoding).covering(&["text/encoding"]).at("above"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

const NAMES: Clause = clause("Namespaces in XML 1.0", "2.1", "https://www.w3.org/TR/xml-names/#iri-use", Level::Must);

/// The namespaces that a start tag declares, with their places.
fn declarations<'a>(part: &Part<'a>, node: Node<'_, '_>) -> Vec<(&'a str, Span)> {
    let span = node.span();
    let Some(tag) = part.text.get(span.start..span.end) else { return Vec::new() };
    // Most tags have no attribute.
    if memchr::memchr(b'=', tag.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, _) in tag.match_indices("xmlns") {
        let before = tag.get(..at).and_then(|t| t.chars().next_back());
        let rest = tag.get(at..).unwrap_or_default();
        let Some((name, value)) = rest.split_once('=') else { continue };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let Some(uri) = value.get(1..).and_then(|v| v.split(quote).next()) else { continue };
        let named = name.trim_end() == "xmlns" || name.starts_with("xmlns:");
        if before.is_some_and(char::is_whitespace) && named && !name.contains(['"', '\'', '>']) {
            let end = span.start + at + (rest.len() - value.len()) + uri.len() + 2;
            // A name that is never closed ends with its tag.
            out.push((uri, Span::new(span.start + at, end.min(span.end))));
        }
    }
    out
}

fn declared<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = (&'a str, Span)> + 'p {
    part.elements().iter().flat_map(move |placed| declarations(part, placed.node))
}

rule! { BAD_NAMESPACE = modules "names" / "bad-namespace", NAMES;
    "The name of a namespace is an IRI."
    "Programs that know namespaces refuse the document, or find in it no vocabulary that they know."
    "Write the name as the vocabulary states it, without blanks and line ends."
}

fn bad_namespace(part: &Part<'_>, found: Found<'_>) {
    for (uri, span) in declared(part).filter(|(uri, _)| !uri.is_empty()) {
        let ruled = addresses::scheme(uri).is_some_and(|(scheme, _)| matches!(scheme, "tag" | "urn"));
        if !addresses::iri_reference(&uri.replace("&amp;", "&")) || (ruled && !addresses::iri(uri)) {
            found(finding(&BAD_NAMESPACE, format!("`{}` is no IRI", uri.escape_debug()), span));
        }
    }
}

rule! { MISSPELT_NAMESPACE = modules "names" / "misspelt-namespace",
    should(clause("Namespaces in XML 1.0", "2.3", "https://www.w3.org/TR/xml-names/#NSNameComparison", Level::Must));
    "A vocabulary is named by its own name, letter by letter, and by the one that is in use."
    "Programs compare the names letter by letter, and find no vocabulary that they know."
    "Copy the name from the specification of the vocabulary."
}

fn misspelt_namespace(part: &Part<'_>, found: Found<'_>) {
    for (uri, span) in declared(part) {
        let instead = match namespaces::prefix(uri) {
            "oldwiki" => Some("http://purl.org/rss/1.0/modules/wiki/"),
            "sse" => Some("http://feedsync.org/2007/feedsync"),
            "feedburner1" => Some("http://rssnamespace.org/feedburner/ext/1.0"),
            _ => namespaces::misspelt(uri),
        };
        if let Some(instead) = instead {
            found(finding(&MISSPELT_NAMESPACE, format!("`{uri}` is meant to be `{instead}`"), span));
        }
    }
}

rule! { UNKNOWN_NAMESPACE = modules "names" / "unknown-namespace",
    Clause { level: Level::May, ..clause("RFC 4287", "6.3", "https://www.rfc-editor.org/rfc/rfc4287#section-6.3", Level::May) };
    "The namespaces of a feed are those that are known."
    "Readers pass over what they do not know; the name may be misspelt. Anybody may have a vocabulary of their own."
    "Look at the spelling; nothing need be done when the vocabulary is yours."
}

fn unknown_namespace(part: &Part<'_>, _: Found<'_>) {
    for placed in part.elements().iter().filter(|placed| placed.ns == "?" && placed.node.tag().declared) {
        let uri = placed.node.tag().uri.as_ref();
        if !uri.is_empty() {
            let message = |uri: &str| format!("nothing is known of `{uri}`");
            part.earlier.first(&UNKNOWN_NAMESPACE, uri, placed.node.span(), message);
        }
    }
}

rule! { BAD_BASE = modules "names" / "bad-base",
    clause("XML Base", "3", "https://www.w3.org/TR/xmlbase/#syntax", Level::Must);
    "An `xml:base` is an address."
    "Every link in it leads nowhere."
    "Write the whole address, without blanks around it."
}

fn bad_base(part: &Part<'_>, found: Found<'_>) {
    for placed in part.elements() {
        let base = placed.node.attr_ns("xml", "base").filter(|base| !addresses::iri_reference(&base.value));
        if let Some(base) = base {
            found(finding(&BAD_BASE, format!("`{}` is no address", base.value), base.span));
        }
    }
}

rule! { XML_VERSION = modules "xml" / "version",
    clause("RSS 2.0", "What is RSS?", "https://www.rssboard.org/rss-specification#whatIsRss", Level::Must);
    "A feed is XML 1.0."
    "Most readers refuse XML 1.1 and what is not there yet."
    "Write `<?xml version=\"1.0\"?>`."
}

fn xml_version(part: &Part<'_>, found: Found<'_>) {
    let Some((version, span)) = declaration(part, "version") else { return };
    if !version.is_empty() && !version.starts_with("1.0") {
        found(finding(&XML_VERSION, format!("the document says that it is XML {version}"), span));
    }
}

rule! { BAD_DECLARATION = modules "xml" / "bad-declaration",
    clause("XML 1.0", "2.8", "https://www.w3.org/TR/xml/#NT-XMLDecl", Level::Must);
    "An XML declaration says the version, then the encoding, then whether the document stands alone, and nothing else."
    "Readers that follow the standard refuse the document."
    "Write `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`."
}

fn bad_declaration(part: &Part<'_>, found: Found<'_>) {
    let first = part.text.trim_start();
    let Some((inside, _)) = first.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return };
    let named = inside.starts_with(|c: char| c.is_ascii_whitespace()) || inside.is_empty();
    if part.article.is_none() && named && !is_declaration(inside) {
        let at = part.text.len() - first.len();
        let span = Span::new(at, at + inside.len() + "<?xml?>".len());
        found(finding(&BAD_DECLARATION, "the XML declaration is none", span));
    }
}

/// Whether this may stand between `<?xml` and `?>` (XML 1.0, productions 23 to 26, 32 and 80).
fn is_declaration(inside: &str) -> bool {
    let mut rest = inside;
    let mut take = |name: &str, is: &dyn Fn(&str) -> bool| {
        let taken = pseudo_attribute(rest, name);
        rest = taken.map_or(rest, |(_, behind)| behind);
        taken.map(|(value, _)| is(value))
    };
    // Which versions and encodings there are is told by other rules.
    let version = take("version", &|value| !value.is_empty()) == Some(true);
    let encoding = take("encoding", &|value| !value.is_empty()) != Some(false);
    let alone = take("standalone", &|value| matches!(value, "yes" | "no")) != Some(false);
    version && encoding && alone && rest.trim_ascii().is_empty()
}

/// The value of what is named next, with white space before it, and what stands behind.
fn pseudo_attribute<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let rest = text.trim_ascii_start();
    let rest = rest.strip_prefix(name).filter(|_| rest.len() < text.len())?;
    let rest = rest.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split_once(quote)
}

/// What the XML declaration says of something, and where the declaration stands.
fn declaration<'a>(part: &Part<'a>, name: &str) -> Option<(&'a str, Span)> {
    let first = part.text.trim_start();
    let at = part.text.len() - first.len();
    let (declaration, _) = first.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))?;
    let stated = declaration.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='))?;
    let value = stated.trim_start().strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    let span = Span::new(at, at + declaration.len() + "<?xml?>".len());
    part.article.is_none().then_some((value, span))
}

const ENCODING: Clause = clause("XML 1.0", "4.3.3", "https://www.w3.org/TR/xml/#charencoding", Level::Must);

rule! { UNKNOWN_ENCODING = modules "xml" / "unknown-encoding", ENCODING;
    "The encoding that the XML declaration names is one that there is."
    "Readers that follow the standard refuse the document; others guess, and show odd letters in names."
    "Name the encoding that the document is in, best UTF-8."
}

fn unknown_encoding(part: &Part<'_>, found: Found<'_>) {
    let Some((label, span)) = declaration(part, "encoding") else { return };
    if !text::is_encoding(label) {
        found(finding(&UNKNOWN_ENCODING, format!("nobody knows an encoding `{label}`"), span));
    }
}

rule! { OBSCURE_ENCODING = modules "xml" / "obscure-encoding", should(ENCODING);
    "The encoding is one that readers know: every one knows UTF-8, most those of the web in each language."
    "Readers that do not know it refuse the document."
    "Save the document in UTF-8."
}

/// Encodings that readers of XML commonly know, without what stands between their letters.
const COMMON: &str = "utf8 utf16 utf16le utf16be iso10646ucs2 ucs2 ascii usascii ansix341968 latin1 gb2312 gbk gb18030 big5 \
    big5hkscs shiftjis sjis xsjis windows31j cp932 eucjp iso2022jp euckr ksc56011987 iso2022kr koi8r koi8u tis620 windows874";

/// The registered name of an encoding that goes by one that is not: such names should not be used (XML 1.0, 4.3.3), and
/// what many programs know others refuse.
fn is_unregistered(label: &str) -> Option<&'static str> {
    match label {
        "utf8" => Some("UTF-8"),
        "utf16" => Some("UTF-16"),
        "ascii" => Some("US-ASCII"),
        "iso8859-1" | "iso88591" | "iso-88591" | "latin-1" => Some("ISO-8859-1"),
        "cp1252" | "x-cp1252" | "windows1252" => Some("windows-1252"),
        "sjis" | "x-sjis" => Some("Shift_JIS"),
        _ => None,
    }
}

fn obscure_encoding(part: &Part<'_>, found: Found<'_>) {
    let Some((label, span)) = declaration(part, "encoding") else { return };
    let squeezed: String =
        label.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    let family = ["iso8859", "windows125", "cp125"].iter().any(|family| squeezed.starts_with(family));
    if let Some(registered) = is_unregistered(&label.to_ascii_lowercase()) {
        let message = format!("`{label}` is no registered name: that is `{registered}`");
        found(finding(&OBSCURE_ENCODING, message, span));
    } else if !family && !COMMON.split(' ').any(|known| known == squeezed) && text::is_encoding(label) {
        found(finding(&OBSCURE_ENCODING, format!("few readers know the encoding `{label}`"), span));
    }
}

rule! { C1_CONTROL = modules "xml" / "c1-control",
    should(clause("XML 1.0", "2.2", "https://www.w3.org/TR/xml/#charsets", Level::Must));
    "No control character of the C1 set stands in a document: XML discourages them."
    "Bytes of windows-1252, or text that was encoded twice, were taken for them; readers show boxes in place of quotation marks."
    "Decode the text by the encoding that it is in, and write the characters that are meant."
}

/// The first of them stands for all: where one is, there are many.
fn c1_control(part: &Part<'_>, found: Found<'_>) {
    let bytes = if part.article.is_none() { part.text.as_bytes() } else { &[] };
    // NEL, U+0085, ends lines on some systems.
    let is = |at: &usize| bytes.get(at + 1).is_some_and(|low| matches!(low, 0x80..=0x84 | 0x86..=0x9f));
    if let Some(at) = memchr::memchr_iter(0xc2, bytes).find(is) {
        let code = part.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, u32::from);
        found(finding(&C1_CONTROL, format!("the control character U+{code:04X} stands here"), Span::new(at, at + 2)));
    }
}
