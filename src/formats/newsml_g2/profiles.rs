//! What agencies do differently, as data.

use crate::model::{Article, Party};
use crate::vocab::{qcode, signals};

/// The habits of one agency.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Profile {
    /// How it is named as provider: codes, literals and names, in any letter case.
    names: &'static [&'static str],
    /// Who may see a note of which nothing is said.
    pub notes: Option<&'static str>,
    /// Who may see notes of a role (its code), whatever else is said.
    roles: &'static [(&'static str, &'static str)],
    /// Codes of signals whose meaning only the agency knows, with the canonical word.
    signals: &'static [(&'static str, &'static str)],
    /// How the URIs of its plans and events begin, where behind that stand a date, which may be another one in each
    /// revision, the number of the story, and perhaps that of the revision.
    dated: Option<&'static str>,
}

const NONE: Profile = Profile { names: &[], notes: None, roles: &[], signals: &[], dated: None };

static PROFILES: &[Profile] = &[
    Profile {
        names: &["dpa", "deutsche presse-agentur", "dpa.com"],
        // What must not be published says so by its pubconstraint.
        notes: Some("public"),
        // The notepad repeats the other notes, contacts too; the closing line is printed as such.
        roles: &[("notepad", "private"), ("closingline", "private")],
        signals: &[("dpasig:isplanned", "planned")],
        dated: None,
    },
    Profile {
        names: &["stt", "stt-lehtikuva"],
        signals: &[("sttinstruct:remove", "kill")],
        dated: Some("urn:newsml:stt.fi:"),
        ..NONE
    },
    Profile {
        names: &["reuters", "reuters.com", "thomson reuters"],
        signals: &[
            ("edstat:n", "new"),
            ("edstat:u", "update"),
            ("edstat:c", "correction"),
            ("edstat:d", "kill"),
            ("act:replaceprev", "replace"),
        ],
        ..NONE
    },
    Profile { names: &["apa", "apa - austria presse agentur"], roles: &[("closing", "private")], ..NONE },
];

/// Roles that say themselves who may see a note, whoever the provider is.
static ROLES: &[(&str, &str)] = &[("sttnote:private", "private"), ("sttnote:public", "public")];

/// Renditions of the text that are none: parts of what is printed on another wire, with who may see them.
static NOTES: &[(&str, &str)] = &[
    ("dpa7901rendition:headline", "private"),
    ("dpa7901rendition:teaser", "private"),
    ("dpa7901rendition:public", "public"),
    ("dpa7901rendition:nonpublic", "private"),
];

/// Who may see a rendition that is a note to editors, not the text; `None` when it is the text.
pub(super) fn note(rendition: &str) -> Option<&'static str> {
    let known = NOTES.iter().find(|(known, _)| *known == rendition).map(|(_, visibility)| *visibility);
    // Whoever calls something so means it.
    known.or_else(|| rendition.to_ascii_lowercase().contains("nonpublic").then_some("private"))
}

/// The habits of the provider of an item.
pub(super) fn of(provider: Option<&Party>) -> &'static Profile {
    let Some(party) = provider else { return &NONE };
    let code = party.qcode.as_deref().or(party.uri.as_deref()).map(qcode::code);
    let names = party.names.iter().map(|name| name.value.as_str());
    let stated: Vec<&str> = [code, party.literal.as_deref(), party.name.as_deref()]
        .into_iter()
        .flatten()
        .chain(names)
        .map(str::trim)
        .collect();
    let same = |known: &&str| stated.iter().any(|name| name.eq_ignore_ascii_case(known));
    PROFILES.iter().find(|profile| profile.names.iter().any(same)).unwrap_or(&NONE)
}

/// Says who may see the notes of which nothing is said.
pub(super) fn notes(a: &mut Article) {
    if a.ed_notes.iter().all(|note| note.visibility.is_some()) {
        return;
    }
    let profile = of(a.provider.as_ref());
    for note in a.ed_notes.iter_mut().filter(|note| note.visibility.is_none()) {
        let role = note.role.as_deref().unwrap_or_default();
        let whole = ROLES.iter().find(|(known, _)| *known == role);
        let known = whole.or_else(|| profile.roles.iter().find(|(known, _)| *known == qcode::code(role)));
        note.visibility = known.map(|(_, visibility)| *visibility).or(profile.notes).map(str::to_owned);
    }
}

/// Names the story of a plan or an event whose URI changes from one revision to the next.
pub(super) fn story(a: &mut Article) {
    if a.story.is_some() || !matches!(a.kind.as_deref(), Some("planning" | "event" | "concept")) {
        return;
    }
    let (Some(begins), Some(uri)) = (of(a.provider.as_ref()).dated, &a.uri) else { return };
    let Some(rest) = uri.strip_prefix(begins) else { return };
    let mut parts = rest.split(':');
    let (date, number, more) = (parts.next(), parts.next(), parts.count());
    let is_date = |part: &str| part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit());
    if let (Some(number), true) = (number.filter(|n| !n.is_empty()), date.is_some_and(is_date) && more <= 1) {
        a.story = Some(format!("{begins}{number}"));
    }
}

/// The canonical word for the code of a signal.
pub(super) fn signal(provider: Option<&Party>, code: &str) -> Option<&'static str> {
    let key = code.trim().to_ascii_lowercase();
    let own = of(provider).signals.iter().find(|(known, _)| *known == key).map(|(_, word)| *word);
    own.or_else(|| signals::coded(code))
}
