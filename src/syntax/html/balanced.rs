//! HTML of which every element is closed, so that what stands around it cannot be broken.

use super::fragment;
use super::serial::{is_empty, is_name, push_attribute, push_text};
use super::text::escape;
use super::tree::{Data, Element, Id, Space, Step, Tree};
use super::words::to_text;

/// How often what was written is read again until it stays the same.
const TIMES: usize = 4;

/// The same markup with every element closed and every attribute quoted, as a browser sees it; comments are left out.
///
/// Balanced markup stays byte for byte. What does not come to rest (elements that cannot stand where they do) is its words.
pub fn balanced(html: &str) -> String {
    let mut there = html.to_owned();
    for _ in 0..TIMES {
        let (tree, top) = fragment::tree(&there);
        let next = written(&tree, top);
        if next == there {
            return there;
        }
        there = next;
    }
    escape(&to_text(html)).into_owned()
}

/// Whether markup is what [`balanced`] makes of it.
pub fn is_balanced(html: &str) -> bool {
    if !html.contains(['<', '&', '>', '\u{c}']) {
        return true;
    }
    let (tree, top) = fragment::tree(html);
    written(&tree, top) == html
}

/// What stands below a node, as HTML that XML could read but for what stands in scripts.
pub(super) fn written(tree: &Tree, top: Id) -> String {
    let mut out = String::new();
    let mut walk = tree.walk(top);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) => match tree.data(id) {
                Data::Bare => {}
                Data::Text(text) if is_raw(tree, id) => out.push_str(text),
                // A frame shows another document, whatever stands in it.
                Data::Text(_) if tree.parent(id).is_some_and(|parent| tree.name(parent) == "iframe") => {}
                Data::Text(text) => push_text(&mut out, text),
                Data::Element(element) if is_left_out(element) => walk.pass(id),
                Data::Element(element) => open(&mut out, tree, id, element),
            },
            Step::Leave(id) => close(&mut out, tree, id),
        }
    }
    out
}

/// Whether a text is the content of a script or a style, which is not markup.
fn is_raw(tree: &Tree, id: Id) -> bool {
    tree.parent(id).is_some_and(|parent| matches!(tree.name(parent), "script" | "style"))
}

/// What is shown to nobody who reads the markup around it, and what would swallow all behind it.
fn is_left_out(element: &Element) -> bool {
    element.space == Space::Html && matches!(&*element.name, "noscript" | "noembed" | "noframes")
}

/// The name under which an element stands; those that read their content as text are others.
fn name(element: &Element) -> &str {
    match &*element.name {
        "xmp" | "plaintext" | "listing" => "pre",
        name => name,
    }
}

fn open(out: &mut String, tree: &Tree, id: Id, element: &Element) {
    if !is_name(&element.name) {
        return;
    }
    out.push('<');
    out.push_str(name(element));
    for (name, value) in element.attrs.iter().filter(|(name, _)| is_name(name)) {
        push_attribute(out, name, value);
    }
    out.push_str(if is_empty(tree, id, element) { "/>" } else { ">" });
    // The first line end in it is none (HTML Standard, 13.1.2.5).
    let begins = tree.first(id).and_then(|first| tree.text(first)).is_some_and(|text| text.starts_with('\n'));
    if begins && matches!(name(element), "pre" | "textarea") {
        out.push('\n');
    }
}

fn close(out: &mut String, tree: &Tree, id: Id) {
    let Some(element) = tree.element(id) else { return };
    if is_name(&element.name) && !is_empty(tree, id, element) && !is_left_out(element) {
        out.push_str("</");
        out.push_str(name(element));
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::balanced;

    #[test]
    fn what_is_open_is_closed_and_what_is_closed_stays() {
        for (html, expected) in [
            ("<p>a<p>b<br>c", "<p>a</p><p>b<br/>c</p>"),
            ("</div></article>x", "x"),
            ("<p title='a\"b'>a & b</p>", "<p title=\"a&quot;b\">a &amp; b</p>"),
            ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
            ("<plaintext>a</plaintext>", "<pre>a&lt;/plaintext&gt;</pre>"),
            ("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
            ("a<!-- b -->c", "ac"),
            ("<svg><path d=\"M0\"/></svg>", "<svg><path d=\"M0\"/></svg>"),
        ] {
            assert_eq!(balanced(html), expected, "{html}");
            assert_eq!(balanced(expected), expected);
        }
    }
}
