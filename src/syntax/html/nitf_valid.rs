//! Whether markup is NITF that its schema allows, and what to write where it is not.

use super::nitf_read;
use super::tree::{Data, Step, Tree};
use super::{html_to_nitf, nitf_to_html};
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Limits};

/// The content of a NITF 3.6 `body.content` that says the same, where `nitf` itself is none: broken, elements where none
/// may stand, attributes that NITF does not know. No words are lost. `None` where `nitf` is valid as it stands.
///
/// What becomes HTML and comes back is valid; markup of which that leaves the elements and attributes alone was so before.
pub fn mended_nitf(nitf: &str) -> Option<String> {
    let mended = html_to_nitf(&nitf_to_html(nitf));
    let same =
        mended == nitf || comes_back(nitf) && outline(&nitf_read::tree(nitf)) == outline(&nitf_read::tree(&mended));
    (!same).then_some(mended)
}

/// Whether a reader of XML finds the markup again as it is.
fn comes_back(markup: &str) -> bool {
    let document = format!("<p>{markup}</p>");
    let mut report = Report::default();
    let mut cursor = Cursor::new(&document, &[], Limits::default());
    let Some(root) = cursor.root(&mut report) else { return false };
    cursor.inner_whole(&root, &mut report) == markup && cursor.position() == document.len() && !report.malformed()
}

/// The elements in their order, each with its attributes, and the words in them, a line each.
fn outline(tree: &Tree) -> String {
    let mut out = String::new();
    for step in tree.walk(tree.root()) {
        match step {
            Step::Enter(id) => match tree.data(id) {
                Data::Bare => {}
                Data::Text(text) => text.split_ascii_whitespace().for_each(|word| out.extend(["\"", word, "\n"])),
                Data::Element(element) => {
                    let mut attrs: Vec<_> = element.attrs.iter().collect();
                    attrs.sort();
                    out.push_str(&format!("<{} {attrs:?}\n", element.name));
                }
            },
            Step::Leave(id) if tree.element(id).is_some() => out.push_str(">\n"),
            Step::Leave(_) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_markup_stays_as_it_came() {
        for nitf in [
            "<p>a</p>\n  <p id=\"y\" class=\"x\">b &amp; <em>c</em></p>",
            "<p lede=\"true\">One</p>\n<hl2>Two</hl2>",
            "<table><tbody><tr><td>1</td></tr></tbody></table>",
            "",
        ] {
            assert_eq!(mended_nitf(nitf), None, "{nitf}");
        }
    }

    #[test]
    fn what_the_schema_forbids_is_mended() {
        for (nitf, mended) in [
            ("<p>a<p>b</p></p>", "<p>a</p><p>b</p><p/>"),
            ("words alone", "<p>words alone</p>"),
            ("<p>a <blink>b</blink></p>", "<p>a b</p>"),
            ("<p>unclosed", "<p>unclosed</p>"),
            ("<p onclick=\"x\">a</p>", "<p>a</p>"),
        ] {
            assert_eq!(mended_nitf(nitf).as_deref(), Some(mended), "{nitf}");
            assert_eq!(mended_nitf(mended), None, "{mended}");
        }
    }
}
