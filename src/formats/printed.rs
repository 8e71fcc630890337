//! What a desk prints of an article beside its text: signals, embargo, bylines, pictures, credits and rights, a line each.
//! The same lines for plain copy and for the wires of the printing age; [`super::printed_story`] reads them.

use super::Split;
use crate::copy::labels::{Label, printed};
use crate::copy::{byline, dateline};
use crate::model::{Article, Concept, Dateline, Part, Party, RightsInfo, Text, TextKind};
use crate::syntax::html::{self, Block};
use crate::text::start;
use crate::vocab::signals;

/// An article with what is not printed in a place of its own, which the loss mechanism has set apart.
pub(super) fn whole(split: &Split<Article>) -> Box<Article> {
    let mut whole = split.native.clone();
    let Some(carried) = &split.carried else { return whole };
    take(carried, &mut whole);
    for (picture, carried) in whole.associations.iter_mut().zip(&carried.associations) {
        take(carried, picture);
    }
    whole
}

fn take(from: &Article, to: &mut Article) {
    let stated = Article::MEMBERS.iter().filter(|m| m.name != "associations" && !(m.is_blank)(from));
    stated.for_each(|m| (m.copy)(from, to));
}

/// The signal that the first words of the text give, where they take it back.
pub(super) fn opening_recall(a: &Article) -> Option<&'static str> {
    let body = a.bodies.first()?;
    let words = Text { kind: body.kind.clone(), ..Text::plain(start(&body.value, 600)) };
    let first = blocks(&words).into_iter().next()?;
    if let Block::Paragraph(words) = first { signals::recall(&words) } else { None }
}

/// Lines as they are printed, each a paragraph.
#[derive(Default)]
pub(super) struct Page {
    pub lines: Vec<String>,
}

impl Page {
    /// What happened to the story, where the headline does not say it.
    pub fn signals(&mut self, a: &Article, headline: &str) {
        let opening = opening_recall(a);
        // A note or the first words that take the story back say so themselves.
        let told = |name: &str| {
            opening == Some(name) || a.ed_notes.iter().any(|note| signals::recall(&note.value) == Some(name))
        };
        let is_said = |s: &Concept| s.literal.is_none() && s.name.as_deref().is_some_and(told);
        let unsaid = a.signals.iter().filter(|s| s.name.as_deref() != signals::announced(headline));
        for signal in unsaid.filter(|s| !is_said(s)) {
            let code = signal.literal.as_ref().filter(|l| signals::head_signal(l).is_some());
            let name = signal.name.as_deref().map(|n| format!("({})", n.to_uppercase()));
            self.line(&code.cloned().or(name).unwrap_or_default());
        }
    }
    /// Until when it is held.
    pub fn embargo(&mut self, a: &Article) {
        if let Some(until) = &a.embargoed_until {
            self.line(&format!("EMBARGOED UNTIL {until}"));
        } else if let Some(embargo) = &a.embargo {
            let announced = signals::embargo_words(embargo, signals::Place::Head).is_some();
            self.line(&if announced { embargo.clone() } else { format!("EMBARGO: {embargo}") });
        }
    }
    /// The bylines, and below them who else made it.
    pub fn bylines(&mut self, a: &Article) {
        a.by.iter().for_each(|t| self.line(&by_line(&words(t))));
        let by = a.by.iter().map(words).collect::<Vec<_>>().join("\n");
        let mut below: Vec<&str> =
            a.creators.iter().filter_map(|p| p.affiliation.as_deref()).filter(|w| !by.contains(w)).collect();
        below.dedup();
        below.first().iter().for_each(|w| self.line(w));
        self.authors(a);
    }
    /// Who made it and is not in a byline.
    pub fn authors(&mut self, a: &Article) {
        let by = a.by.iter().map(words).collect::<Vec<_>>().join("\n");
        let filed: String = a.dateline.iter().filter_map(|d| d.text.as_deref()).collect();
        for party in a.creators.iter().filter(|p| !named_in(p, &by) && !named_in(p, &filed)) {
            self.party(Label::Author, false, party);
        }
    }
    /// Who else had a part in it and is named in no sign-off or dateline.
    pub fn contributors(&mut self, a: &Article) {
        let closing: String = a.signoff.iter().map(words).collect::<Vec<_>>().join("\n");
        for party in a.contributors.iter().filter(|p| !named_in(p, &closing)) {
            self.party(Label::Contributor, false, party);
        }
        let filed: Vec<&str> =
            a.dateline.iter().flat_map(|d| [d.service.as_deref(), d.text.as_deref()]).flatten().collect();
        let filed = format!("{}\n{closing}", filed.join("\n"));
        for party in a.info_sources.iter().filter(|p| !named_in(p, &filed)) {
            self.party(Label::Source, false, party);
        }
    }
    pub fn picture(&mut self, p: &Article) {
        let title = p.headline.as_ref().or(p.title.as_ref()).map(words).unwrap_or_default();
        let credits: Vec<String> = p.creditline.iter().map(words).collect();
        let caption = p.summary.as_ref().map(words).unwrap_or_default();
        if title.is_empty()
            && caption.is_empty()
            && credits.is_empty()
            && p.by.is_empty()
            && p.creators.is_empty()
            && p.copyright_notice.is_empty()
        {
            return;
        }
        // Every picture begins so, that the lines below are known to be its own.
        self.line(&format!("Image: {title}"));
        if !caption.is_empty() {
            self.line(&format!("{} {caption}", printed(Label::Caption, true)));
        }
        credits.iter().for_each(|c| self.line(&format!("{} {c}", printed(Label::Credit, true))));
        p.by.iter().for_each(|t| self.line(&format!("{} {}", printed(Label::By, true), words(t))));
        let said = format!("{}\n{}", credits.join("\n"), p.by.iter().map(words).collect::<Vec<_>>().join("\n"));
        let by =
            [(Label::Author, &p.creators), (Label::Contributor, &p.contributors), (Label::Source, &p.info_sources)];
        for (label, parties) in by {
            parties.iter().filter(|party| !named_in(party, &said)).for_each(|party| self.party(label, true, party));
        }
        p.signoff.iter().for_each(|t| self.line(&format!("{} {}", printed(Label::Contributor, true), words(t))));
        p.dateline
            .iter()
            .for_each(|d| self.line(&format!("{} {}", printed(Label::Source, true), filed(d, " — ").trim())));
        self.rights(p, true);
    }
    pub fn rights(&mut self, a: &Article, picture: bool) {
        let mut say = |label: Label, words: &str| self.line(&format!("{} {words}", printed(label, picture)));
        a.provider.iter().filter_map(Party::print).for_each(|p| say(Label::Provider, p));
        if !picture {
            a.creditline.iter().for_each(|t| say(Label::Credit, &words(t)));
        }
        a.accountable.iter().filter_map(Party::print).for_each(|p| say(Label::Accountable, p));
        let made = a
            .digital_source_type
            .iter()
            .filter_map(|c| c.name.as_ref().or(c.uri.as_ref()).or(c.qcode.as_ref()).or(c.literal.as_ref()));
        made.for_each(|c| say(Label::DigitalSource, c));
        a.trust_indicators.iter().for_each(|l| {
            say(Label::Trust, if l.href.is_empty() { l.title.as_deref().unwrap_or_default() } else { &l.href })
        });
        for hop in &a.hops {
            let party = hop.party.as_ref().and_then(Party::print);
            let hand = party.or(hop.action.as_deref()).or(hop.comment.as_deref()).or(hop.raw.as_deref());
            hand.iter().for_each(|h| say(Label::Hop, h));
        }
        let notices: Vec<String> = a.copyright_notice.iter().map(words).collect();
        for party in a.copyright_holder.iter().filter(|p| !named_in(p, &notices.join("\n"))) {
            party.print().iter().for_each(|p| say(Label::Holder, p));
        }
        for notice in &notices {
            let known = crate::copy::copyright(notice)
                .is_some_and(|f| f.sure >= crate::copy::CERTAIN && f.value.terms.is_none());
            self.line(&if known && !picture {
                notice.clone()
            } else {
                format!("{} {notice}", printed(Label::Notice, picture))
            });
        }
        for terms in a.usage_terms.iter().map(terms).chain(a.rights_info.iter().map(rights_words)) {
            let known = crate::copy::boilerplate(&terms).is_some_and(|f| f.sure >= crate::copy::CERTAIN);
            self.line(&if known && !picture { terms } else { format!("{} {terms}", printed(Label::Terms, picture)) });
        }
    }
    fn party(&mut self, label: Label, picture: bool, party: &Party) {
        if let Some(name) = party.print() {
            self.line(&format!("{} {name}", printed(label, picture)));
        }
    }
    pub fn line(&mut self, text: &str) {
        let text = text.trim();
        if !(text.is_empty() || text.ends_with(':') && text.len() < 2) {
            self.lines.push(text.to_owned());
        }
    }
}

/// A byline as it is printed: one that would not be read as one gets a label.
pub(super) fn by_line(line: &str) -> String {
    let known = byline(line).is_some_and(|f| f.sure >= crate::copy::CERTAIN);
    if known { line.to_owned() } else { format!("{} {line}", printed(Label::By, false)) }
}

pub(super) fn words(text: &Text) -> String {
    match text.kind {
        TextKind::Plain | TextKind::Media(_) => text.value.clone(),
        TextKind::Nitf => html::to_text(&html::nitf_to_html(&text.value)),
        TextKind::Html | TextKind::Xhtml => html::to_text(&text.value),
    }
}

/// The blocks of a text: its paragraphs, tables and lines that stand as they are.
pub(super) fn blocks(text: &Text) -> Vec<Block> {
    match text.kind {
        TextKind::Plain | TextKind::Media(_) => {
            let lines = text.value.split('\n').map(spaced).filter(|line| !line.is_empty());
            lines.map(Block::Paragraph).collect()
        }
        TextKind::Nitf => html::blocks(&html::nitf_to_html(&text.value)),
        TextKind::Html | TextKind::Xhtml => html::blocks(&text.value),
    }
}

/// Words with one blank between them.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of terms, or where they can be read.
fn terms(text: &Text) -> String {
    let words = words(text);
    match &text.href {
        Some(href) if !words.contains(href.as_str()) => format!("{words} {href}").trim().to_owned(),
        _ => words,
    }
}

fn rights_words(rights: &RightsInfo) -> String {
    let mut rights = rights.clone();
    let mut parts = Vec::new();
    rights.strings(&mut |s| parts.push(std::mem::take(s)));
    rights.times(&mut |t| parts.push(t.to_string()));
    parts.retain(|p| !p.is_empty());
    parts.join(", ")
}

/// Whether a party needs no line of its own, because its name is in the words already.
pub(super) fn named_in(party: &Party, said: &str) -> bool {
    party.print().is_none_or(|name| said.contains(name))
}

/// Whether one of the first paragraphs of a text begins with a dateline, so that it is not printed a second time.
pub(super) fn is_filed(blocks: &[Block], d: &Dateline) -> bool {
    let Some(text) = d.text.as_deref().map(str::trim).filter(|t| !t.is_empty()) else { return false };
    let opens = |block: &Block| matches!(block, Block::Paragraph(words) if words.starts_with(text));
    blocks.iter().take(LEADS).any(opens)
}

/// So many paragraphs may stand before the one that a dateline begins.
pub(super) const LEADS: usize = 4;

/// A dateline with the mark that ends it; `dash` where it reads well with several.
pub(super) fn filed(d: &Dateline, dash: &'static str) -> String {
    let parts = || {
        let place = [d.place.as_deref(), d.date.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let service = d.service.as_ref().map(|s| format!("({s})"));
        [Some(place).filter(|p| !p.is_empty()), service].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let text = d.text.clone().unwrap_or_else(parts);
    // What reads as a dateline with its own mark needs no dash.
    let probe = |mark: &str| format!("{text}{mark}The story begins here and goes on.");
    let reads = |mark: &&&str| {
        dateline(&probe(mark)).is_some_and(|f| {
            f.sure >= crate::copy::CERTAIN
                && f.value.text == text
                && f.value.place == d.place.as_deref()
                && f.value.service == d.service.as_deref()
        })
    };
    // East Asian desks print the story straight behind it, or behind the reporter's equals sign.
    let last = text.chars().rev().find(|c| c.is_alphanumeric());
    let joined =
        last.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'));
    let marks: &[&str] = if joined { &["", " = ", " ", " — "] } else { &[dash, " — ", " - ", " ", ". ", ""] };
    let mark = marks.iter().find(reads).unwrap_or(&dash);
    if text.is_empty() { String::new() } else { format!("{text}{mark}") }
}

/// No column is made wider than that for a single cell.
const COLUMN: usize = 40;

/// Rows between bars; the columns of rows with as many cells stand below each other.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let most = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; most];
    for row in rows.iter().filter(|row| row.len() == most) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().min(COLUMN).max(*width);
        }
    }
    let mut out = String::new();
    for row in rows {
        out.push('|');
        for (at, cell) in row.iter().enumerate() {
            let cell = spaced(&cell.replace('|', " "));
            let width = widths.get(at).copied().filter(|_| row.len() == most).unwrap_or(0);
            out.push_str(&format!(" {cell:width$} |"));
        }
        out.push('\n');
    }
    out
}
