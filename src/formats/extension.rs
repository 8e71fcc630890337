//! Whether an element of another vocabulary may stand in a document of a format as it is, and writing it.

use super::{Open, ReadOptions, Split};
use crate::diag::Report;
use crate::model::{Article, Extension, Feed};
use crate::syntax::xml::{Emitter, Vocabularies, escape_attribute, vocabulary_of};
use crate::vocab::{modules, nar};

/// What an extension stands in.
#[derive(Clone, Copy)]
pub enum Within {
    /// An article.
    Article,
    /// What stands above the articles.
    Feed,
}

/// Whether the extension can be written as it is between `before` and `after`: one whole element, and where the format
/// might know it, one that reading takes for nothing else.
pub fn stands(e: &Extension, known: Vocabularies, open: Open, within: Within, around: (&str, &str)) -> bool {
    if !nar::may_stand(e) {
        return false;
    }
    let foreign = !e.ns.is_empty() && vocabulary_of(known, &e.ns).is_none();
    // Many readers look at names only. Without a prefix theirs is one that could be the format's own.
    (foreign || alone(&e.raw, Some(e), open, within, around))
        && (e.ns.is_empty() || bare(e).is_none_or(|raw| alone(&raw, None, open, within, around)))
}

/// What a reader without namespaces sees of an element whose namespace is that of no prefix.
fn bare(e: &Extension) -> Option<String> {
    let name = e.raw.strip_prefix('<')?.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next()?;
    if name.contains(':') {
        return None;
    }
    let mut declaration = String::from(" xmlns=\"");
    escape_attribute(&mut declaration, &e.ns);
    declaration.push('"');
    Some(e.raw.replacen(&declaration, "", 1))
}

/// Whether reading the element alone gives nothing but one extension, and that one where it is given.
fn alone(raw: &str, e: Option<&Extension>, open: Open, within: Within, (before, after): (&str, &str)) -> bool {
    let alone = format!("{before}{raw}{after}");
    let mut report = Report::default();
    let Ok(mut reading) = open(&alone, &ReadOptions::default(), &mut report) else { return false };
    let only = |extensions: &[Extension]| matches!(extensions, [one] if e.is_none_or(|e| one == e));
    match within {
        Within::Feed => {
            let Split { native, carried } = reading.feed();
            carried.is_none()
                && only(&native.extensions)
                && Feed { extensions: Vec::new(), ..Feed::clone(native) } == Feed::default()
        }
        Within::Article => reading.next(&mut report).is_some_and(|(Split { mut native, carried }, _)| {
            let kept = std::mem::take(&mut native.extensions);
            carried.is_none() && only(&kept) && *native == Article::default()
        }),
    }
}

/// Writes elements of other vocabularies: each as it came where it may stand, else in a property. `settled` says of a list of
/// those that may whether elements of modules among them do (see [`modules::settled`]), `faulty` which may not
/// ([`faults`](super::faults)).
pub fn write_all(
    out: &mut Emitter,
    extensions: &[Extension],
    settled: impl FnOnce(&[bool]) -> bool,
    faulty: &[usize],
    may_stand: impl Fn(&Extension) -> bool,
) {
    if extensions.is_empty() {
        return;
    }
    let stand: Vec<bool> = extensions.iter().enumerate().map(|(at, e)| !faulty.contains(&at) && may_stand(e)).collect();
    let settled = settled(&stand);
    for (e, stands) in extensions.iter().zip(stand) {
        if stands && (settled || !modules::reads(e)) {
            out.raw_element(&e.raw);
        } else {
            nar::write_kept(out, e);
        }
    }
}
