//! Notes inside a text that are for newsrooms only (NITF 3.6, `note`): in NITF, and as [`nitf_to_html`](super::nitf_to_html)
//! writes them.

use std::sync::LazyLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::entities::decode;
use super::tags::{Seen, tags};
use crate::text::next_of;

/// What one of them has an attribute of in HTML.
static IN_HTML: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("data-nitf-"));

/// Markup, NITF's or HTML, without such notes; `None` where there are none. One that is never closed takes along all
/// behind it.
pub fn without_private(markup: &str, is_nitf: bool) -> Option<String> {
    private_cut(markup, is_nitf, &mut |_| {})
}

/// The same, and the notes that were taken out.
pub fn divided_notes(markup: &str, is_nitf: bool) -> Option<(String, Vec<String>)> {
    let mut notes = Vec::new();
    let rest = private_cut(markup, is_nitf, &mut |note| notes.push(note.to_owned()))?;
    Some((rest, notes))
}

fn private_cut(markup: &str, is_nitf: bool, each: &mut dyn FnMut(&str)) -> Option<String> {
    let may_hold = if is_nitf { has_note(markup) } else { IN_HTML.find(markup.as_bytes()).is_some() };
    if may_hold { cut(markup, is_private, each) } else { None }
}

/// An element that is kept as it came without what in it is for newsrooms only: notes to editors, how to reach people,
/// what is constrained to others than the public (NewsML-G2, `pubconstraint`); `None` where it holds nothing of that.
pub fn without_notes(markup: &str) -> Option<String> {
    const CONSTRAINED: &str = "pubconstrain";
    if !may_name_note(markup) {
        return None;
    }
    let hidden = |tag: &Seen<'_>| {
        let local = tag.name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        let to_others = |name: &str, value: &str| {
            let to = decode(value, true);
            let to = to.trim().rsplit([':', '/']).next().unwrap_or_default();
            name.rsplit(':').next().is_some_and(|name| name.starts_with(CONSTRAINED))
                && !to.is_empty()
                && !to.eq_ignore_ascii_case("public")
        };
        let tells = |(name, value): &(&str, &str)| {
            let name = name.to_ascii_lowercase();
            to_others(&name, value) || matches!(name.as_str(), "name" | "formalname") && names_note(value)
        };
        let named = matches!(local.as_str(), "ednote" | "ed-msg" | "contactinfo") || names_note(&local);
        !tag.closing && (named || is_private(tag) || is_unstated(&local, tag) || tag.attributes.iter().any(tells))
    };
    cut(markup, hidden, &mut |_| {})
}

/// A note of NITF that does not say that it may be published, nor is of a class that is printed.
fn is_unstated(local: &str, tag: &Seen<'_>) -> bool {
    let stated = |name: &str| {
        let value = tag.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        value.map(|(_, value)| decode(value, true).trim().to_ascii_lowercase()).unwrap_or_default()
    };
    local == "note"
        && tag.attributes.iter().all(|(name, _)| !name.starts_with("xmlns:"))
        && stated("xmlns").is_empty()
        && stated("type") != "pa"
        && !matches!(stated("noteclass").as_str(), "cpyrt" | "trademk" | "hd" | "end")
}

/// What members of JSON, properties and elements of metadata are called that hold notes to editors, without what stands
/// before it.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "ednote", "ednotes", "editornote", "editornotes", "editorsnote", "editorsnotes", "editorialnote", "editorialnotes",
    "editorialcomment", "notetoeditor", "notetoeditors", "internalnote", "internalnotes", "internalcomment",
    "internalcomments", "privatenote", "privatenotes", "notforpublication", "newsroomnote", "desknote", "desknotes",
];

/// Whether a name is one of a note to editors, whatever stands before it: `editor_note`, `aap-ednote`.
pub fn names_note(name: &str) -> bool {
    if name.len() > 64 {
        return false;
    }
    let letters: String = name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    NOTES.iter().any(|note| letters.ends_with(note))
}

/// Whether something in it could have such a name, or one that [`without_notes`] looks for. Everything that is kept is asked,
/// and nearly nothing has: one pass tells.
pub fn may_name_note(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = next_of(bytes, from, [b'o', b'O', b'u', b'-']) {
        let rest = bytes.get(at..).unwrap_or_default();
        let begins = match rest {
            // `note`, `contactInfo`.
            [b'o', b't', b'e', ..] | [b'O', b'T', b'E', ..] | [b'o', b'n', b't', b'a', b'c', ..] => true,
            // `editorialcomment`, `internalcomment`; other comments are readers'.
            [b'o', b'm', b'm', b'e', ..] | [b'O', b'M', b'M', b'E', ..] => {
                let before = bytes.get(..at.saturating_sub(1)).unwrap_or_default();
                before.iter().rev().find(|b| b.is_ascii_alphabetic()).is_some_and(|b| matches!(b, b'l' | b'L'))
            }
            // `publication`, `pubconstraint`, `ed-msg`.
            [b'u', b'b', b'l', b'i', b'c', b'a', ..] | [b'u', b'b', b'c', b'o', ..] => true,
            [b'-', b'm' | b'M', b's' | b'S', ..] => true,
            _ => false,
        };
        if begins {
            return true;
        }
        from = at + 1;
    }
    false
}

/// Markup without the elements that `hidden` finds, each of which is handed on.
fn cut(markup: &str, hidden: impl Fn(&Seen<'_>) -> bool, each: &mut dyn FnMut(&str)) -> Option<String> {
    let (mut out, mut from, mut began) = (String::new(), 0, 0);
    // The name of the note that is passed over, and how many of that name are open.
    let mut passed: Option<(&str, usize)> = None;
    for tag in tags(markup) {
        match &mut passed {
            Some((name, depth)) if tag.name == *name && !tag.empty => {
                *depth = if tag.closing { *depth - 1 } else { *depth + 1 };
            }
            None if hidden(&tag) => {
                out.push_str(markup.get(from..tag.range.start).unwrap_or_default());
                began = tag.range.start;
                passed = Some((tag.name, usize::from(!tag.empty)));
            }
            _ => continue,
        }
        if passed.is_some_and(|(_, depth)| depth == 0) {
            passed = None;
            from = tag.range.end;
            each(markup.get(began..from).unwrap_or_default());
        }
    }
    match passed {
        None if from == 0 => None,
        None => Some(out + markup.get(from..).unwrap_or_default()),
        Some(_) => {
            each(markup.get(began..).unwrap_or_default());
            Some(out)
        }
    }
}

/// Whether a tag of NITF begins a note, with whatever prefix and in whatever letter case somebody wrote it.
fn has_note(markup: &str) -> bool {
    let is_name =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':') || *byte >= 0x80;
    memchr_iter(b'<', markup.as_bytes()).any(|at| {
        let rest = markup.as_bytes().get(at + 1..).unwrap_or_default();
        let end = rest.iter().position(|byte| !is_name(byte)).unwrap_or(rest.len());
        let before = rest.get(..end).and_then(|name| name.split_last_chunk::<4>()).filter(|(_, last)| is_note(last));
        before.is_some_and(|(prefix, _)| prefix.last().is_none_or(|byte| *byte == b':'))
    })
}

fn is_note(name: &[u8; 4]) -> bool {
    name.eq_ignore_ascii_case(b"note")
}

/// Whether a note is not to be published: it says so, or is one to editors and does not say that it may be. Letter case
/// and white space do not make one public.
fn is_private(tag: &Seen<'_>) -> bool {
    let local = tag.name.rsplit(':').next().unwrap_or_default();
    let prefix = match local {
        note if note.eq_ignore_ascii_case("note") => "",
        aside if aside.eq_ignore_ascii_case("aside") => "data-nitf-",
        _ => return false,
    };
    let stated = |name: &str| {
        let same = |known: &str| known.to_ascii_lowercase().strip_prefix(prefix) == Some(name);
        let value = tag.attributes.iter().find(|(known, _)| same(known)).map(|(_, value)| decode(value, true));
        value.map(|value| value.trim().to_ascii_lowercase())
    };
    let kind = stated("type");
    let to_editors = || stated("noteclass").as_deref() == Some("editorsnote");
    !tag.closing && (kind.as_deref() == Some("npa") || kind.as_deref() != Some("pa") && to_editors())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::html::nitf_to_html;

    #[test]
    fn what_is_kept_as_it_came_loses_its_notes_alone() {
        let kept = [
            "<assert qcode=\"x:1\"><name>Notes of a town</name></assert>",
            "<meta name=\"notes\" content=\"a\"/>",
            "<x:note xmlns:x=\"http://x.example/\">a</x:note>",
            "<note noteclass=\"trademk\"><body.content><p>a</p></body.content></note>",
            "<subject pubconstraint=\"pc:public\"><name>note</name></subject>",
        ];
        for markup in kept {
            assert_eq!(without_notes(markup), None, "{markup}");
        }
        let named = "<k:internalNote xmlns:k=\"urn:k\">a</k:internalNote>";
        assert_eq!(without_notes(named).as_deref(), Some(""), "a vendor's element was kept whole");
        let held = "<a><edNote>b</edNote><name>c</name><n:edNote>d</n:edNote></a>";
        assert_eq!(without_notes(held).as_deref(), Some("<a><name>c</name></a>"));
        assert!(
            names_note("aap-EdNote") && names_note("editors_note") && !names_note("note") && !names_note("footnotes")
        );
        for name in NOTES.iter().chain(&["ed-msg", "contactInfo", "pubconstraint"]) {
            assert!(may_name_note(name) && may_name_note(&format!("<a {name}='b'/>")), "{name}");
        }
    }

    #[test]
    fn notes_that_are_not_to_be_published_are_left_out() {
        let kept = [
            "<p>a</p>",
            "<p>npa editorsnote</p>",
            "<note type=\"pa\"><body.content><p>a</p></body.content></note>",
            "<note noteclass=\"editorsnote\" type=\"pa\"><body.content><p>a</p></body.content></note>",
            "<note noteclass=\"cpyrt\"><body.content><p>npa</p></body.content></note>",
            "<p type=\"npa\">a</p>",
            "<keynote type=\"npa\">a</keynote>",
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
        for note in [
            "<note type=\"NPA\"><p>b</p></note>",
            "<note type=' npa '><p>b</p></note>",
            "<note type='n&#112;a'><p>b</p></note>",
            "<nitf:note type='npa'><nitf:p>b</nitf:p></nitf:note>",
            "<Note noteclass='EditorsNote'><p>b</p></Note>",
        ] {
            let markup = format!("<p>a</p>{note}<p>d</p>");
            assert_eq!(without_private(&markup, true).as_deref(), Some("<p>a</p><p>d</p>"), "{note}");
            let html = nitf_to_html(&markup);
            assert_eq!(without_private(&html, false).as_deref(), Some("<p>a</p><p>d</p>"), "{html}");
        }
        assert_eq!(without_private("<p>a</p><note type=npa><p>b", true).as_deref(), Some("<p>a</p>"));
    }
}
