//! Lines of press releases that say who supplied them, through whom, and who answers for them:
//! `Original-Content von: Nordavind AS, übermittelt durch news aktuell`, `Distributed by APO Group on behalf of ...`.

use super::story::Story;
use super::token::folded;
use crate::model::{Party, Text};

/// What a line says of where a press release comes from.
#[derive(Clone, Debug, Default, PartialEq)]
struct Supplied<'a> {
    /// Who wrote it.
    by: Option<&'a str>,
    /// Who sent it out.
    through: Option<&'a str>,
}

/// Labels before who wrote it, folded.
const ORIGINAL: &[&str] = &[
    "original content von",
    "original content of",
    "originaltext",
    "contenu original de",
    "contenuto originale di",
    "contenido original de",
];
/// Stands between who wrote it and who sent it out.
const THROUGH: &[&str] =
    &[", übermittelt durch ", ", transmitted by ", ", transmis par ", ", trasmesso da ", ", trasmessi da "];
/// What a sentence says that names both, the sender first: its beginning, and what stands between them.
const SENT: &[(&str, &str)] = &[
    ("Distributed by ", " on behalf of "),
    ("Diffusé par ", " pour "),
    ("Distribué par ", " pour "),
    ("Distribuído pelo ", " para "),
    ("Distribuído por ", " para "),
];
/// What a sentence says that names the sender, and what ends it.
const BROUGHT: (&str, &str) = ("This information was brought to you by ", " http");
/// Stands before the name of who answers for a release.
const NAMED: &[&str] = &["sono a cura di ", "Responsabilità editoriale di ", "Responsabilita' editoriale di "];
/// That the sender alone answers for it, without a name, folded: the agency's own notice.
const NOTICES: &[&str] = &["inhaltlicher verantwortung des aussenders"];
/// The same as terms: of exchanges' and agencies' services, folded.
const STATED: &[&str] = &[
    "ist der emittent herausgeber verantwortlich",
    "ist der emittent verantwortlich",
    "ist der herausgeber verantwortlich",
    "ist der aussender verantwortlich",
    "the issuer is solely responsible for the content of this announcement",
    "odpowiedzialnosc ponosi jego nadawca",
];
/// No such line is longer.
const LONGEST: usize = 400;
/// No sentence that says who answers for a release is shorter.
const SHORTEST: usize = 30;

/// Who supplied a press release, as a line says.
fn supplied(text: &str) -> Option<Supplied<'_>> {
    labelled(text).or_else(|| sent(text))
}

fn labelled(text: &str) -> Option<Supplied<'_>> {
    let (label, rest) = text.split_once(':').filter(|(label, _)| label.len() < 40)?;
    let rest = rest.trim();
    if rest.is_empty() || !ORIGINAL.contains(&folded(label).as_str()) {
        return None;
    }
    let (by, through) = THROUGH
        .iter()
        .find_map(|mark| rest.split_once(mark))
        .map_or((rest, None), |(by, through)| (by, Some(through.trim_end_matches('.'))));
    Some(Supplied { by: Some(by), through })
}

fn sent(text: &str) -> Option<Supplied<'_>> {
    let bare = text.trim_end_matches('.');
    let both = SENT.iter().find_map(|(begins, between)| bare.strip_prefix(begins)?.split_once(between));
    if let Some((through, by)) = both.filter(|(through, by)| through.len() < 60 && by.len() < 200) {
        return Some(Supplied { by: Some(by), through: Some(through) });
    }
    let (through, _) = text.strip_prefix(BROUGHT.0)?.split_once(BROUGHT.1)?;
    Some(Supplied { by: None, through: Some(through) })
}

/// Who answers for a release, where a sentence names it last.
fn answering(text: &str) -> Option<&str> {
    let name = NAMED.iter().find_map(|said| Some(text.split_once(said)?.1))?.trim_end_matches('.').trim();
    Some(name).filter(|name| !name.is_empty() && name.len() < 120)
}

/// `OTS0112    2031-03-02/10:15`: what an agency prints below its message, the number and the time that its heading has.
pub(super) fn is_foot(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(number), Some(time), None) = (words.next(), words.next(), words.next()) else { return false };
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let shape: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let numbered = (3..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    numbered && (2..=5).contains(&(number.len() - digits.len())) && shape == "0000-00-00/00:00"
}

impl Story {
    /// A line of a press release that says who supplied it or answers for it.
    pub(super) fn released(&mut self, text: &str) -> bool {
        let text = text.trim();
        if text.len() > LONGEST {
            return false;
        }
        if let Some(Supplied { by, through }) = supplied(text) {
            by.into_iter().chain(through).for_each(|name| self.supplied_by(name));
            return true;
        }
        self.answered(text)
    }

    fn answered(&mut self, text: &str) -> bool {
        if text.len() < SHORTEST {
            return false;
        }
        let words = folded(text);
        if NOTICES.iter().any(|said| words.contains(said)) {
            self.article.copyright_notice.push(Text::plain(text.trim_matches(['*', ' '])));
        } else if STATED.iter().any(|said| words.contains(said)) {
            self.article.usage_terms.push(Text::plain(text));
        } else if let (Some(name), None) = (answering(text), &self.article.accountable) {
            self.article.accountable = Some(Party::named(name));
            self.article.usage_terms.push(Text::plain(text));
        } else {
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_who_supplied_a_release() {
        for (line, by, through) in [
            ("Original-Content von: Nordavind AS, übermittelt durch news aktuell", "Nordavind AS", "news aktuell"),
            ("Contenu original de: Val & Fils SA, transmis par news aktuell", "Val & Fils SA", "news aktuell"),
            ("Originaltext: Hafen Sella GmbH", "Hafen Sella GmbH", ""),
            (
                "Distributed by APO Group on behalf of Ministry of Water, Ostmark.",
                "Ministry of Water, Ostmark",
                "APO Group",
            ),
            ("This information was brought to you by Cision http://news.cision.example", "", "Cision"),
        ] {
            let found = supplied(line).unwrap();
            assert_eq!((found.by.unwrap_or_default(), found.through.unwrap_or_default()), (by, through), "{line}");
        }
        for line in
            ["Original: Nordavind AS", "Distributed by hand on Monday.", "Originaltext:", "The text of: Nordavind"]
        {
            assert_eq!(supplied(line), None, "{line}");
        }
    }

    #[test]
    fn who_answers_for_a_release() {
        let mut story = Story::default();
        let notice =
            "OTS-ORIGINALTEXT PRESSEAUSSENDUNG UNTER AUSSCHLIESSLICHER INHALTLICHER VERANTWORTUNG DES AUSSENDERS";
        assert!(story.released(&format!("*** {notice} ***")));
        assert!(story.released("Responsabilità editoriale e i contenuti sono a cura di Regione Val d'Ombra."));
        assert!(!story.released("Die Reederei lehnt jede Verantwortung ab."));
        let a = &story.article;
        assert_eq!(a.copyright_notice, [Text::plain(notice)]);
        assert_eq!(a.accountable, Some(Party::named("Regione Val d'Ombra")));
        assert!(is_foot("OTS0112    2031-03-02/10:15") && !is_foot("OTS 2031") && !is_foot("APA0112 10:15"));
    }
}
