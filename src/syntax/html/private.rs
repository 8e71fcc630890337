//! Notes inside a text that are for newsrooms only (NITF 3.6, `note`): in NITF, and as [`nitf_to_html`](super::nitf_to_html)
//! writes them.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::tags::{Seen, tags};

/// What one of them begins with in NITF, and what it has an attribute of in HTML.
static IN_NITF: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<note"));
static IN_HTML: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("data-nitf-"));

/// Markup, NITF's or HTML, without such notes; `None` where there are none. One that is never closed takes along all
/// behind it.
pub fn without_private(markup: &str, is_nitf: bool) -> Option<String> {
    let sign = if is_nitf { &IN_NITF } else { &IN_HTML };
    sign.find(markup.as_bytes())?;
    let (mut out, mut from) = (String::new(), 0);
    // The name of the note that is passed over, and how many of that name are open.
    let mut passed: Option<(&str, usize)> = None;
    for tag in tags(markup) {
        match &mut passed {
            Some((name, depth)) if tag.name == *name && !tag.empty => {
                *depth = if tag.closing { *depth - 1 } else { *depth + 1 };
            }
            None if is_private(&tag) => {
                out.push_str(markup.get(from..tag.range.start).unwrap_or_default());
                passed = Some((tag.name, usize::from(!tag.empty)));
            }
            _ => continue,
        }
        if passed.is_some_and(|(_, depth)| depth == 0) {
            passed = None;
            from = tag.range.end;
        }
    }
    match passed {
        None if from == 0 => None,
        None => Some(out + markup.get(from..).unwrap_or_default()),
        Some(_) => Some(out),
    }
}

/// Whether a note is not to be published: it says so, or is one to editors and does not say that it may be.
fn is_private(tag: &Seen<'_>) -> bool {
    let local = tag.name.rsplit(':').next().unwrap_or_default();
    let prefix = match local {
        "note" => "",
        aside if aside.eq_ignore_ascii_case("aside") => "data-nitf-",
        _ => return false,
    };
    let stated = |name: &str| {
        let same = |known: &str| known.to_ascii_lowercase().strip_prefix(prefix) == Some(name);
        tag.attributes.iter().find(|(known, _)| same(known)).map(|(_, value)| value.trim())
    };
    let kind = stated("type");
    !tag.closing && (kind == Some("npa") || stated("noteclass") == Some("editorsnote") && kind != Some("pa"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::html::nitf_to_html;

    #[test]
    fn notes_that_are_not_to_be_published_are_left_out() {
        let kept = [
            "<p>a</p>",
            "<p>npa editorsnote</p>",
            "<note type=\"pa\"><body.content><p>a</p></body.content></note>",
            "<note noteclass=\"editorsnote\" type=\"pa\"><body.content><p>a</p></body.content></note>",
            "<note noteclass=\"cpyrt\"><body.content><p>npa</p></body.content></note>",
            "<p type=\"npa\">a</p>",
        ];
        for markup in kept {
            assert_eq!(without_private(markup, true), None, "{markup}");
        }
        let note = "<note type='npa'><body.content><p>b</p><note><body.content><p>c</p></body.content></note></body.content></note>";
        let editors = "<note noteclass=\"editorsnote\"><body.content><p>b</p></body.content></note>";
        for note in [note, editors, "<note type=\"npa\"/>"] {
            let markup = format!("<p>a</p>{note}<p>d</p>{note}<p>e</p>");
            assert_eq!(without_private(&markup, true).as_deref(), Some("<p>a</p><p>d</p><p>e</p>"));
            let html = nitf_to_html(&markup);
            assert_eq!(without_private(&html, false).as_deref(), Some("<p>a</p><p>d</p><p>e</p>"), "{html}");
        }
        assert_eq!(without_private("<p>a</p><note type=npa><p>b", true).as_deref(), Some("<p>a</p>"));
    }
}
