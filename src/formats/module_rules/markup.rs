//! HTML in the texts of feeds: what is unsafe, broken, relative, or not said to be HTML.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::html_names::{known_attribute, known_element};
use super::words::{Kind, Words, marked};
use super::{clause, should};
use crate::diag::{Clause, Level};
use crate::formats::check::{Markup, TextTag, check};
use crate::formats::checks::{Found, absolute_uri, needs_base};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::html::{self, Seen, tags};
use crate::syntax::json::Kind as Type;
use crate::text::lower;

/// The rules of HTML.
pub(super) const RULES: &[Check] = &[
    check(&UNDECLARED, undeclared).at("<"),
    check(&UNSAFE_ELEMENT, unsafe_element).at("< atom:content xhtml:* svg:* math:*"),
    check(&UNSAFE_ATTRIBUTE, unsafe_attribute).at("< atom:content xhtml:* svg:* math:*"),
    check(&UNSAFE_STYLE, unsafe_style).at("< xhtml:* svg:* math:*"),
    check(&BROKEN, broken).at("<"),
    check(&RELATIVE_LINK, relative_link).at("< xhtml:* svg:* math:* feedburner:feedFlare"),
];

/// The same for formats of JSON that have a text that is HTML.
pub(super) const OF_JSON: &[Check] = &[
    check(&UNSAFE_ELEMENT, unsafe_element).at("articles"),
    check(&UNSAFE_ATTRIBUTE, unsafe_attribute).at("articles"),
    check(&UNSAFE_STYLE, unsafe_style).at("articles"),
    check(&BROKEN, broken).at("articles"),
    check(&RELATIVE_LINK, relative_link).at("articles"),
];

const SECURITY: Clause =
    should(clause("RFC 4287", "8.1", "https://www.rfc-editor.org/rfc/rfc4287#section-8.1", Level::Must));
pub(super) const HTML: Clause =
    should(clause("RFC 4287", "3.1.1.2", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.2", Level::Must));

rule! { UNDECLARED = modules "markup" / "undeclared",
    should(clause("RFC 4287", "3.1.1.1", "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.1", Level::Must));
    "A text that is not said to be HTML has no tags and no references of HTML in it."
    "Readers show `<b>` or `&eacute;` as they stand."
    "Write the characters themselves, without tags; in Atom and Media RSS the text can say `type=\"html\"`."
}

fn undeclared(part: &Part<'_>, found: Found<'_>) {
    for (of, span) in &markup(part).undeclared {
        found(finding(&UNDECLARED, format!("there is HTML in `{of}`, which has none"), *span));
    }
}

/// Of an item with more tags that rules may find something in the first are looked at: a thousand times what a story has.
const MOST_TAGS: usize = 50_000;

/// The HTML in the texts and the elements of XHTML beside them, looked for once, whichever rule asks first.
pub(super) fn markup<'p>(part: &'p Part<'_>) -> &'p Markup {
    part.tags.get_or_init(|| {
        let mut out = Markup::default();
        for (kind, words) in marked(part) {
            match kind {
                Kind::Html | Kind::Coded => look(&words, part.text, &mut out),
                Kind::Plain if html::may_be_html(&words.text) && !words.is_in_numbers(part.text) => {
                    out.undeclared.push((words.of.to_owned(), words.span));
                }
                Kind::Plain => {}
            }
        }
        if let Some(html) = part.json.and_then(|item| item.get("content_html")).filter(|v| v.kind() == Type::String) {
            let words = Words { text: html.string(), span: html.inside(), of: "content_html" };
            look(&words, part.text, &mut out);
        }
        if ["xhtml", "svg", "math"].iter().any(|ns| part.holds(ns)) {
            xhtml(part, &mut out);
        }
        out
    })
}

/// A text that is HTML: what its tags leave open, and those of them that rules may find something in.
fn look(words: &Words<'_>, document: &str, out: &mut Markup) {
    let mut open: Vec<(Cow<'_, str>, Range<usize>)> = Vec::new();
    let (mut deep, place) = (false, words.places(document));
    // The elements of drawings and formulas are others.
    let mut foreign = false;
    for seen in tags(&words.text) {
        let name = lower(seen.name);
        foreign |= matches!(&*name, "svg" | "math");
        if !seen.closing && out.unknown_attributes.len().max(out.unknown_elements.len()) < MOST_TAGS {
            if !foreign && !known_element(&name) {
                out.unknown_elements.push((name.clone().into_owned(), place(&seen.range)));
            } else if let Some((unknown, _)) = seen.attributes.iter().find(|(attr, _)| !known_attribute(&name, attr)) {
                let of = format!("`{unknown}`, as `{name}` has it");
                out.unknown_attributes.push((of, place(&seen.range)));
            }
        }
        if !seen.closing && out.tags.len() < MOST_TAGS {
            let doubtful = seen.attributes.iter().filter(|(name, value)| is_doubtful(name, value));
            let mut doubtful = doubtful.peekable();
            if doubtful.peek().is_some() || UNSAFE.contains(&&*name) {
                let span = place(&seen.range);
                let attributes = doubtful.map(|(name, value)| (lower(name).into_owned(), (*value).to_owned(), span));
                out.tags.push(TextTag { name: name.clone().into_owned(), attributes: attributes.collect(), span });
            }
        }
        if !deep {
            let message = close(&mut open, &seen, name);
            deep = message.is_none() && open.len() >= DEEPEST;
            if out.broken.len() < MOST_TAGS {
                out.broken.extend(message.map(|message| (message, place(&seen.range))));
            }
        }
    }
    if let Some((name, at)) = open.iter().find(|(name, _)| !may_stay_open(name)) {
        out.broken.push((format!("`{name}` is never closed"), place(at)));
    }
    if let Some(at) = odd_reference(&words.text) {
        out.broken.push(("a reference names a character of another encoding".to_owned(), place(&at)));
    }
    if let Some(at) = html::unknown_reference(&words.text) {
        let name = words.text.get(at.clone()).unwrap_or_default();
        out.broken.push((format!("HTML has no reference `{name}`"), place(&at)));
    }
}

/// The elements of XHTML, drawings and formulas among them. What stands outside of any is no part of a text itself, as a `meta`
/// for robots.
fn xhtml(part: &Part<'_>, out: &mut Markup) {
    let markup = |ns| matches!(ns, "xhtml" | "svg" | "math");
    for placed in part.elements().iter().filter(|placed| markup(placed.ns)) {
        let inside = placed.parent.is_some_and(|(ns, _)| markup(ns));
        let attributes = placed.node.attrs().iter().filter(|attr| is_doubtful(attr.name, &attr.value));
        let attributes: Vec<_> =
            attributes.map(|a| (lower(a.name).into_owned(), a.value.clone().into_owned(), a.span)).collect();
        let name = lower(placed.node.name());
        if inside && placed.ns == "xhtml" && !known_element(&name) {
            out.unknown_elements.push((name.clone().into_owned(), placed.node.span()));
        }
        let known = |attr: &str| known_attribute(&name, attr);
        let unknown = placed.node.attrs().iter().filter(|attr| attr.prefix.is_empty() && !known(attr.name));
        out.unknown_attributes.extend(unknown.map(|attr| (format!("`{}`, as `{name}` has it", attr.name), attr.span)));
        if !attributes.is_empty() || inside && UNSAFE.contains(&&*name) {
            out.tags.push(TextTag { name: name.into_owned(), attributes, span: placed.node.span() });
        }
    }
}

/// Attributes that lead somewhere.
const LINKS: [&str; 5] = ["href", "src", "cite", "longdesc", "background"];

/// Whether a rule may find something in an attribute: it runs something, or is named or begins as what does, changes how words
/// look, or leads to what is not a whole address.
fn is_doubtful(name: &str, value: &str) -> bool {
    let scheme = value.trim_start().bytes().next().map(|byte| byte.to_ascii_lowercase());
    matches!(scheme, Some(b'j' | b'v' | b'd' | b'&'))
        || name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
        || name.eq_ignore_ascii_case("style")
        || LINKS.iter().any(|link| link.eq_ignore_ascii_case(name)) && needs_base(value)
}

rule! { UNSAFE_ELEMENT = modules "markup" / "unsafe-element", SECURITY;
    "No script, frame, object or `meta` stands in a text."
    "Readers take it out, or it runs with the rights of the reader."
    "Leave it out, and link to a page that has it."
}

const UNSAFE: [&str; 14] = [
    "applet", "base", "bgsound", "embed", "frame", "frameset", "iframe", "layer", "link", "meta", "noscript", "object",
    "script", "style",
];

fn unsafe_element(part: &Part<'_>, found: Found<'_>) {
    for tag in markup(part).tags.iter().filter(|tag| UNSAFE.contains(&tag.name.as_str())) {
        found(finding(&UNSAFE_ELEMENT, format!("readers take `{}` out", tag.name), tag.span));
    }
}

rule! { UNSAFE_ATTRIBUTE = modules "markup" / "unsafe-attribute", SECURITY;
    "No attribute of a text runs a script."
    "Readers take it out, or it runs with the rights of the reader."
    "Leave the attribute out."
}

fn unsafe_attribute(part: &Part<'_>, found: Found<'_>) {
    for tag in &markup(part).tags {
        for (name, value, span) in &tag.attributes {
            // Browsers see through references, and leave out line ends and tabs.
            let value: String =
                html::attribute_value(value).chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
            let value = value.trim_start().to_ascii_lowercase();
            let runs = ["javascript:", "vbscript:", "data:text/html"].iter().any(|scheme| value.starts_with(scheme));
            if runs || (name.len() > 2 && name.starts_with("on")) {
                found(finding(&UNSAFE_ATTRIBUTE, format!("readers take `{name}` of `{}` out", tag.name), *span));
            }
        }
    }
}

rule! { UNSAFE_STYLE = modules "markup" / "unsafe-style", SECURITY;
    "A `style` of a text changes how its words look, and nothing outside it."
    "With others a text lays itself over the reader, or loads what shows who reads it; readers take them out."
    "Leave the property out."
}

/// Properties that change how words look.
const STYLES: &str = "azimuth background background-color border border-bottom border-bottom-color border-bottom-style \
    border-bottom-width border-collapse border-color border-left border-left-color border-left-style border-left-width \
    border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style \
    border-top border-top-color border-top-style border-top-width border-width caption-side clear color content cursor \
    direction display elevation empty-cells float font font-family font-size font-style font-variant font-weight height \
    letter-spacing line-height list-style list-style-position list-style-type margin margin-bottom margin-left \
    margin-right margin-top max-height max-width min-height min-width orphans overflow padding padding-bottom padding-left \
    padding-right padding-top page-break-after page-break-before page-break-inside pause pause-after pause-before pitch \
    pitch-range quotes richness speak speak-header speak-numeral speak-punctuation speech-rate stress table-layout \
    text-align text-decoration text-indent text-transform unicode-bidi vertical-align voice-family volume white-space \
    widows width word-break word-spacing word-wrap overflow-wrap opacity aspect-ratio object-fit box-sizing";

fn unsafe_style(part: &Part<'_>, found: Found<'_>) {
    for tag in &markup(part).tags {
        for (_, value, span) in tag.attributes.iter().filter(|(name, ..)| name == "style") {
            for declaration in value.split(';').filter(|d| !d.trim().is_empty()) {
                let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
                let property = property.trim().to_ascii_lowercase();
                let loads = ["url(", "expression(", "javascript:", "@import"]
                    .iter()
                    .any(|l| value.to_ascii_lowercase().contains(l));
                if loads || !STYLES.split_whitespace().any(|known| known == property) {
                    found(finding(
                        &UNSAFE_STYLE,
                        format!("readers take the style `{}` out", declaration.trim()),
                        *span,
                    ));
                }
            }
        }
    }
}

rule! { BROKEN = modules "markup" / "broken", HTML;
    "A text that is HTML could stand in a `div` as it is: every tag ends, every element that has to be closed is, and references name characters."
    "The rest of the reader's page becomes part of the text, or the rest of the text is lost."
    "Close what was opened, in turn, and write characters instead of numbers of other encodings."
}

fn broken(part: &Part<'_>, found: Found<'_>) {
    for (what, span) in &markup(part).broken {
        found(finding(&BROKEN, what.as_str(), *span));
    }
}

/// Elements that have no end tag, and those whose end tag may be left out.
#[rustfmt::skip]
fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track"
        | "wbr" | "basefont" | "frame" | "isindex" | "keygen" | "plaintext" | "p" | "li" | "dd" | "dt" | "td" | "th" | "tr"
        | "thead" | "tbody" | "tfoot" | "option" | "optgroup" | "colgroup" | "caption" | "html" | "head" | "body" | "rt"
        | "rp" | "rb"
    )
}

/// How deep elements stand in a text that is looked at further; no text of a feed has so many in each other.
const DEEPEST: usize = 200;

/// Takes a tag into account; says what is wrong with it.
fn close<'t>(open: &mut Vec<(Cow<'t, str>, Range<usize>)>, seen: &Seen<'t>, name: Cow<'t, str>) -> Option<String> {
    if seen.cut {
        return Some(format!("the tag `<{name}` never ends"));
    }
    if !seen.closing {
        if !seen.empty && (!may_stay_open(&name) || name.len() < 3) && !matches!(&*name, "br" | "hr") {
            // A paragraph ends where the next one begins.
            open.pop_if(|(last, _)| *last == name && may_stay_open(last));
            open.push((name, seen.range.clone()));
        }
        return None;
    }
    match open.iter().rposition(|(other, _)| *other == name) {
        Some(at) => {
            let between = open.get(at + 1..).unwrap_or_default();
            let crossed = between.iter().find(|(other, _)| !may_stay_open(other)).map(|(other, _)| other.to_string());
            open.truncate(at);
            crossed.map(|other| format!("`{name}` ends where `{other}` is open"))
        }
        None if may_stay_open(&name) => None,
        None => Some(format!("`</{name}>` closes nothing")),
    }
}

/// A reference to a control character, by which another encoding is meant.
fn odd_reference(text: &str) -> Option<Range<usize>> {
    memmem::find_iter(text.as_bytes(), b"&#").find_map(|at| {
        let rest = text.get(at + 2..)?;
        let (digits, radix) = match rest.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (rest, 10),
        };
        let digits = digits.get(..digits.bytes().take(8).take_while(|b| b.is_ascii_hexdigit()).count())?;
        let number = u32::from_str_radix(digits, radix).ok()?;
        (0x80..0xA0).contains(&number).then_some(at..at + 2 + digits.len())
    })
}

rule! { RELATIVE_LINK = modules "markup" / "relative-link",
    should(clause("RFC 3986", "5.1.4", "https://www.rfc-editor.org/rfc/rfc3986#section-5.1.4", Level::Must));
    "The links and pictures of a text have whole addresses, or a base."
    "Each reader leads somewhere else, and shows no picture."
    "Write the whole address, or state an `xml:base`; the URL of the document is given with --base."
}

fn relative_link(part: &Part<'_>, found: Found<'_>) {
    let tags = &markup(part).tags;
    let stated = || part.elements().iter().any(|placed| placed.node.attr_ns("xml", "base").is_some());
    let any = !tags.is_empty() || part.holds("feedburner");
    if !any || part.base().is_some_and(absolute_uri) || stated() {
        return;
    }
    for tag in tags {
        let links = tag.attributes.iter().filter(|(name, ..)| LINKS.contains(&name.as_str()));
        for (name, value, span) in links.filter(|(_, value, _)| needs_base(&html::attribute_value(value))) {
            found(finding(&RELATIVE_LINK, format!("`{value}`, the `{name}` of `{}`, is relative", tag.name), *span));
        }
    }
    for flare in part.named("feedburner", "feedFlare") {
        if let Some(src) = flare.node.attr("src").filter(|src| needs_base(&src.value)) {
            found(finding(&RELATIVE_LINK, format!("`{}` is relative", src.value), src.span));
        }
    }
}
