//! Trees written as XML: the one way out for HTML that must stand in XML, and for NITF.

use super::fragment;
use super::tree::{Data, Element, Id, Space, Step, Tree};
use crate::syntax::xml::is_allowed;

/// Elements that HTML never closes (HTML Standard, section 13.1.2), those of the past too.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Whether HTML knows no end tag for this element.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// HTML as markup that any XML document may hold: elements closed, attributes quoted, entities as characters.
///
/// Names that XML would refuse lose their tag or attribute, never their content; comments are left out; `svg`
/// and `math` declare their namespaces.
pub fn well_formed(html: &str) -> String {
    let (tree, top) = fragment::tree(html);
    xml(&tree, top, html.len())
}

/// What stands below a node, as XML.
pub(super) fn xml(tree: &Tree, top: Id, size: usize) -> String {
    let mut out = String::with_capacity(size + size / 8);
    for step in tree.walk(top) {
        match step {
            Step::Enter(id) => match tree.data(id) {
                Data::Bare => {}
                Data::Text(text) => push_text(&mut out, text),
                Data::Element(element) => open(&mut out, tree, id, element),
            },
            Step::Leave(id) => close(&mut out, tree, id),
        }
    }
    out
}

/// The value of an attribute with its quotes.
pub fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 16);
    push_attribute(&mut out, "v", value);
    out.split_off(" v=".len())
}

/// Whether an element has no content and so no end tag.
pub(super) fn is_empty(tree: &Tree, id: Id, element: &Element) -> bool {
    match element.space {
        Space::Html => is_void(&element.name),
        _ => tree.first(id).is_none(),
    }
}

fn open(out: &mut String, tree: &Tree, id: Id, element: &Element) {
    if !is_name(&element.name) {
        return;
    }
    out.push('<');
    out.push_str(&element.name);
    declare(out, tree, id, element);
    for (name, value) in &element.attrs {
        if keeps(name, element) {
            push_attribute(out, name, value);
        }
    }
    out.push_str(if is_empty(tree, id, element) { "/>" } else { ">" });
}

fn close(out: &mut String, tree: &Tree, id: Id) {
    let Some(element) = tree.element(id) else { return };
    if is_name(&element.name) && !is_empty(tree, id, element) {
        out.push_str("</");
        out.push_str(&element.name);
        out.push('>');
    }
}

/// Namespace declarations where foreign elements begin, and where HTML begins again inside them.
fn declare(out: &mut String, tree: &Tree, id: Id, element: &Element) {
    let parent = tree.parent(id).and_then(|parent| tree.element(parent)).map_or(Space::Html, |parent| parent.space);
    let uri = match element.space {
        Space::Svg => "http://www.w3.org/2000/svg",
        Space::Math => "http://www.w3.org/1998/Math/MathML",
        Space::Html => "http://www.w3.org/1999/xhtml",
        Space::Nitf => return,
    };
    if parent != element.space {
        push_attribute(out, "xmlns", uri);
    }
    if element.attrs.iter().any(|(name, _)| name.starts_with("xlink:")) {
        push_attribute(out, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    }
}

fn keeps(name: &str, element: &Element) -> bool {
    match name.split_once(':') {
        _ if name.starts_with("xmlns") => false,
        None => is_name(name),
        Some(("xml", "lang" | "space")) => true,
        Some(("xlink", local)) => element.space != Space::Html && is_name(local),
        Some(_) => false,
    }
}

/// Whether XML takes this as a name without a prefix. Names beyond ASCII are left out: browsers make them of typos.
pub(super) fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Text as XML and HTML both read it back.
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\u{c}' => out.push(' '),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
}

/// One attribute, quoted; white space that XML would fold is written as references.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{c}' => out.push(' '),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
    out.push('"');
}
