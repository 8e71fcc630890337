//! What stands behind a text: the notebook, what is not for publication, and the initials of the desk.

use super::profiles::{NOTEBOOKS, PRIVATE};
use crate::copy;
use crate::model::{Party, Text};
use crate::syntax::html::Block;
use crate::vocab::agencies;

/// The initials are looked for in a line of this length at most.
const LONGEST: usize = 60;

/// What stands behind a text.
#[derive(Default)]
pub(super) struct Behind {
    pub ed_notes: Vec<Text>,
    pub signoff: Vec<Text>,
    pub contributors: Vec<Party>,
}

/// Takes the last line of a text where it is the sign-off of a desk: `dpa wsz jln npr`, `./.CVN`.
pub(super) fn closing<'s>(text: &'s str, behind: &mut Behind) -> &'s str {
    let text = text.trim_end();
    let from = text.rfind('\n').map_or(0, |at| at + 1);
    let Some((before, line)) = text.split_at_checked(from) else { return text };
    if let Some((words, initials)) = line.rsplit_once("./.").filter(|(_, i)| is_initials(i) || are_initials(i)) {
        // Belga ends its last paragraph so.
        behind.signoff.push(Text::plain(initials.trim()));
        let party = Party { initials: Some(initials.trim().to_owned()), ..Party::default() };
        behind.contributors.push(party);
        return text.get(..from + words.len()).unwrap_or(before);
    }
    if is_signoff(line.trim()) {
        behind.signoff.push(Text::plain(line.trim()));
        return before;
    }
    text
}

pub(super) fn is_initials(text: &str) -> bool {
    let text = text.trim();
    (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/')
}

/// Those of several people: `ALI/OD/`.
fn are_initials(text: &str) -> bool {
    let sign = |sign: &str| (2..=4).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
    text.len() < 24 && text.trim().trim_end_matches('/').split('/').all(sign)
}

/// An agency in small letters, and signs of people: `dpa kre/su yysw a3 lön mda`.
pub(super) fn is_signoff(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let agency = words.next().filter(|word| {
        line.len() <= LONGEST && word.starts_with(char::is_lowercase) && agencies::by_tag(word).is_some()
    });
    let sign = |word: &str| {
        let valid = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '-');
        word.chars().count() <= 7 && word.chars().all(valid)
    };
    let mut signs = words.peekable();
    agency.is_some() && signs.peek().is_some() && signs.all(sign)
}

/// Takes the notes behind a text; what is left is the text.
pub(super) fn notebook<'s>(text: &'s str, width: usize, behind: &mut Behind) -> &'s str {
    let Some((body, notes)) = divide(text) else { return text };
    let mut public = true;
    let mut group = String::new();
    for line in notes.split('\n').chain([""]) {
        let line = line.trim_end();
        if is_private(line) {
            note(&group, public, width, behind);
            group.clear();
            public = false;
        } else if line.is_empty() || line.starts_with("## ") && !group.is_empty() {
            note(&group, public, width, behind);
            group.clear();
            group.push_str(line);
        } else if !is_title(line) && !is_rule(line) {
            if !group.is_empty() {
                group.push('\n');
            }
            group.push_str(line);
        }
    }
    note(&group, public, width, behind);
    body
}

/// The text and the notes, where a line begins them: `# Notizblock`, or what may not be published.
fn divide(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    let mut rule = None;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim();
        if line.is_empty() {
            at += raw.len();
            continue;
        }
        if is_title(line) {
            return text.split_at_checked(at);
        }
        if is_private(line) {
            return text.split_at_checked(rule.unwrap_or(at));
        }
        // A rule of stars above what may not be published belongs to it.
        if is_rule(line) {
            rule = Some(at);
        } else {
            rule = None;
        }
        at += raw.len();
    }
    None
}

fn is_title(line: &str) -> bool {
    line.strip_prefix("# ").is_some_and(|title| NOTEBOOKS.contains(&title.trim().to_lowercase().as_str()))
}

fn is_rule(line: &str) -> bool {
    line.len() > 4 && line.bytes().all(|byte| matches!(byte, b'*' | b' '))
}

fn is_private(line: &str) -> bool {
    let line = line.trim();
    let first = line.chars().next().and_then(crate::vocab::dates::fold);
    let begins = |known: &&str| first.is_some_and(|first| known.starts_with(first));
    if !(10..100).contains(&line.len()) || !PRIVATE.iter().any(begins) {
        return false;
    }
    let folded: String = line.chars().filter_map(crate::vocab::dates::fold).collect();
    let words = folded.trim().trim_end_matches([':', '.', ' ']);
    PRIVATE.iter().any(|known| reads(words, known))
}

/// Whether words are these, where letters of a national variant of ISO 646 may stand as the marks that ASCII has in their
/// places: what nobody may publish has to be told in any of them.
fn reads(words: &str, known: &str) -> bool {
    const PLACES: [char; 8] = ['[', '\\', ']', '{', '|', '}', '~', '@'];
    let same = |(read, known): (char, char)| read == known || PLACES.contains(&read) && known.is_alphabetic();
    words.len() == known.len() && words.chars().zip(known.chars()).all(same)
}

/// One note: its lines, and its title as role.
fn note(lines: &str, public: bool, width: usize, behind: &mut Behind) {
    let (title, rest) = match lines.strip_prefix("## ") {
        Some(titled) => {
            let (title, rest) = titled.split_once('\n').unwrap_or((titled, ""));
            (Some(title.trim()), rest)
        }
        None => (None, lines),
    };
    let words = |block: Block| match block {
        Block::Paragraph(words) | Block::Lines(words) => words,
        Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
    };
    let lines: Vec<String> = copy::blocks(rest, width).into_iter().map(words).collect();
    let value = lines.join("\n");
    let visibility = Some(if public { "public" } else { "private" }.to_owned());
    match title {
        Some(title) if value.trim().is_empty() => {
            behind.ed_notes.push(Text { visibility, ..Text::plain(title) });
        }
        Some(title) => behind.ed_notes.push(Text { visibility, ..Text::plain(value).role(title) }),
        None if value.trim().is_empty() => {}
        None => behind.ed_notes.push(Text { visibility, ..Text::plain(value) }),
    }
}

/// Whether a note stands over the text, in brackets, and not behind it.
pub(super) fn is_bracket(note: &Text) -> bool {
    let value = note.value.trim();
    note.visibility.is_none() && value.starts_with('(') && value.ends_with(')') && !value.contains('\n')
}

/// Whether a note says itself that it is one, and stands before the text: `EDITORS: ...`.
pub(super) fn is_told(note: &Text) -> bool {
    note.visibility.is_none() && !note.value.contains('\n') && copy::note(&note.value).is_some()
}
