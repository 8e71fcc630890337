//! Who called a document's encoding what, and what is to be said when they were wrong.

use super::charset::Charset;
use super::declaration;
use super::source::{Note, NoteKind};

/// Longer than any encoding's name.
const LONGEST_LABEL: usize = 64;

/// Who named an encoding, from the one that is believed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Mark,
    Transport,
    Declaration,
}

impl Origin {
    fn words(self) -> &'static str {
        match self {
            Self::Mark => "the byte order mark",
            Self::Transport => "the transport",
            Self::Declaration => "the document",
        }
    }
}

/// An encoding as somebody named it.
#[derive(Debug)]
pub(super) struct Name {
    pub origin: Origin,
    pub label: String,
    /// What the label means, if anybody knows.
    pub charset: Option<Charset>,
}

impl Name {
    fn new(origin: Origin, label: &str) -> Self {
        let label: String = label.chars().take(LONGEST_LABEL).collect();
        Self { origin, charset: Charset::named(&label), label }
    }

    pub fn mark(charset: Charset) -> Self {
        Self { origin: Origin::Mark, label: charset.reported(None), charset: Some(charset) }
    }
}

/// The names that the transport and the document give, in that order (RFC 7303 section 3).
pub(super) fn given(document: &[u8], transport: Option<&str>) -> Vec<Name> {
    let transport = transport.map(|label| Name::new(Origin::Transport, label));
    let declared = declaration::find(document).map(|found| Name::new(Origin::Declaration, &found.label));
    transport.into_iter().chain(declared).collect()
}

/// What there is to say about the names of a text that was decoded from `actual`, by the name at `chosen` if by any.
pub(super) fn notes(names: &[Name], chosen: Option<usize>, actual: Charset, text: &str) -> Vec<Note> {
    let overridden = |index: usize| {
        let chosen = chosen.filter(|chosen| *chosen < index)?;
        names.get(chosen).filter(|name| name.origin == Origin::Transport)
    };
    let note = |(index, name): (usize, &Name)| {
        let Name { origin, label, charset } = name;
        let (kind, message) = match charset {
            None => (
                NoteKind::UnknownDeclared,
                format!("{} names the encoding {label:?}, which is not known", origin.words()),
            ),
            Some(charset) if holds(*charset, actual, text) => return None,
            Some(_) => match overridden(index) {
                Some(transport) => {
                    let transport = &transport.label;
                    let message =
                        format!("the transport's encoding {transport:?} outranks the document's own, {label:?}");
                    (NoteKind::TransportOverrides, message)
                }
                None => {
                    let actual = actual.reported(None);
                    let message = format!("{} names the encoding {label:?}, but it is {actual}", origin.words());
                    (NoteKind::DeclaredWrong, message)
                }
            },
        };
        let declared = || declaration::find(text.as_bytes()).map(|found| found.at);
        let at = if *origin == Origin::Declaration { declared() } else { None };
        let single = matches!(charset, Some(Charset::Legacy(encoding)) if encoding.is_single_byte());
        Some(Note::new(kind, message, at).illegal_if(kind == NoteKind::DeclaredWrong && !single))
    };
    names.iter().enumerate().filter_map(note).collect()
}

/// Whether the text could as well have been decoded by that name: plain ASCII goes by many.
fn holds(named: Charset, actual: Charset, text: &str) -> bool {
    named.agrees(actual) || named.extends_ascii() && actual.extends_ascii() && text.is_ascii()
}
