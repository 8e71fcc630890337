//! What a desk prints of an article beside its text: signals, embargo, bylines, pictures, credits and rights, a line each.
//! The same lines for plain copy and for the wires of the printing age; [`super::printed_story`] reads them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Split;
use super::printed_dateline::{filed, named_by};
use crate::copy::labels::{Label, printed};
use crate::copy::{self, CERTAIN, byline};
use crate::model::{Article, Concept, Party, RightsInfo, Text, TextKind, Time};
use crate::syntax::html::{self, Block};
use crate::text::start;
use crate::vocab::signals::{self, Stop};

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

/// The signal that the first words of the text give, where they take it back, or the line under a headline.
pub(super) fn opening_recall(a: &Article) -> Option<&'static str> {
    let opening = a.bodies.first().and_then(opening);
    let opening = opening.as_deref();
    let under = a.subheadline.as_ref().map(|text| text.value.as_str());
    let said = [opening, under].into_iter().flatten().find_map(signals::recall);
    said.or_else(|| {
        let notes = || a.ed_notes.iter().map(|note| note.value.as_str());
        let call =
            a.headline.iter().map(|text| text.value.as_str()).chain(notes()).find(|line| signals::calls(line))?;
        // What has a dateline is a story.
        let opening = opening.filter(|words| copy::dateline(words).and_then(copy::Found::certain).is_none());
        under.into_iter().chain(notes()).chain(opening).find_map(|line| signals::recall_below(call, line))
    })
}

/// The words of the first paragraph.
fn opening(body: &Text) -> Option<Cow<'_, str>> {
    if let Some(words) = first_paragraph(body) {
        return Some(Cow::Borrowed(words));
    }
    let words = Text { kind: body.kind.clone(), ..Text::plain(start(&body.value, 600)) };
    let first = blocks(&words).into_iter().next()?;
    if let Block::Paragraph(words) = first { Some(Cow::Owned(words)) } else { None }
}

/// The words of the first paragraph, where nothing but words stands in it: no tree is made of the markup then.
fn first_paragraph(body: &Text) -> Option<&str> {
    let markup = Some(&body.value).filter(|_| body.kind == TextKind::Html)?;
    let inside = start(markup.strip_prefix("<p>")?, 600);
    let end = memchr::memchr3(b'<', b'&', b'\n', inside.as_bytes())?;
    let (words, rest) = inside.split_at_checked(end)?;
    (rest.starts_with("</p>") && words.trim() == words && !words.is_empty()).then_some(words)
}

/// The line that says that a story is killed or held, where what is printed of its signals does not; `told` is what that says.
pub(super) fn stop_line(a: &Article, told: impl Fn(&str) -> bool) -> Option<&'static str> {
    const KILL: &str = "(KILL)";
    const WITHHOLD: &str = "(WITHHOLD)";
    match (Stop::of(a), a.pub_status.as_deref()) {
        (Some(Stop::Killed), _) => (!told("kill")).then_some(KILL),
        // A word that nobody knows counts as unreleased.
        (None, None | Some("usable")) => None,
        _ => (!told("kill") && !told("withhold")).then_some(WITHHOLD),
    }
}

/// The times after which a story may not be used: its own, and those of its licences.
pub(super) fn ends(a: &Article) -> impl Iterator<Item = &Time> {
    let own = a.expires.iter().filter_map(|e| e.time.as_ref());
    let licences = a.rights_info.iter().filter_map(|r| r.end_date.as_ref());
    own.clone().chain(licences.filter(move |end| !own.clone().any(|time| time == *end)))
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
    /// That it is killed or held, where neither a signal nor the words around it say it.
    pub fn stop(&mut self, a: &Article, headline: &str) {
        let opening = opening_recall(a);
        let told = |name: &str| {
            opening == Some(name)
                || signals::announced(headline) == Some(name)
                || a.has_signal(name)
                || a.ed_notes.iter().any(|note| signals::recall(&note.value) == Some(name))
        };
        stop_line(a, told).into_iter().for_each(|line| self.line(line));
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
        let signed = read_again(&a.by.iter().map(|t| by_line(&words(t))).collect::<Vec<_>>());
        let (reporters, _) = named_by(a.dateline.first());
        let signed = names(&signed.creators, reporters);
        for party in a.creators.iter().filter(|p| !is_among(p, &signed)) {
            self.party(Label::Author, false, party);
        }
    }
    /// Who else had a part in it and is named in no sign-off or dateline.
    pub fn contributors(&mut self, a: &Article) {
        let closing = read_again(&a.signoff.iter().map(words).collect::<Vec<_>>());
        let (_, agencies) = named_by(a.dateline.first());
        let (people, agencies) = (names(&closing.contributors, Vec::new()), names(&closing.info_sources, agencies));
        for party in a.contributors.iter().filter(|p| !is_among(p, &people)) {
            self.party(Label::Contributor, false, party);
        }
        for party in a.info_sources.iter().filter(|p| !is_among(p, &agencies)) {
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
            && p.copyright_holder.is_empty()
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
        let read: Vec<_> = credits.iter().filter_map(|c| copy::credit(c)?.certain()).collect();
        let known = |party: &Party, agencies: bool| {
            let mut names = read.iter().flat_map(|f| if agencies { &f.value.agencies } else { &f.value.people });
            party.print().is_some_and(|name| names.any(|known| *known == name))
        };
        let by = [
            (Label::Author, &p.creators, false),
            (Label::Contributor, &p.contributors, false),
            (Label::Source, &p.info_sources, true),
        ];
        for (label, parties, agencies) in by {
            let others = parties.iter().filter(|party| !known(party, agencies));
            others.for_each(|party| self.party(label, true, party));
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
        // What reads as a notice needs no label, and names its holder.
        let plain = |notice: &String| {
            let found = copy::copyright(notice).and_then(copy::Found::certain).filter(|_| !picture)?;
            found.value.terms.is_none().then(|| found.value.holder.map(str::to_owned))
        };
        let named: Vec<String> = notices.iter().filter_map(|n| plain(n).flatten()).collect();
        let holders = a.copyright_holder.iter().filter_map(Party::print);
        holders.filter(|h| !named.iter().any(|n| n == h)).for_each(|h| say(Label::Holder, h));
        for notice in &notices {
            self.line(&match plain(notice) {
                Some(_) => notice.clone(),
                None => format!("{} {notice}", printed(Label::Notice, picture)),
            });
        }
        for terms in a.usage_terms.iter().map(terms).chain(a.rights_info.iter().map(rights_words)) {
            let known = copy::boilerplate(&terms).is_some_and(|f| f.sure >= CERTAIN);
            self.line(&if known && !picture { terms } else { format!("{} {terms}", printed(Label::Terms, picture)) });
        }
    }
    fn party(&mut self, label: Label, picture: bool, party: &Party) {
        if let Some(name) = party.print() {
            // A desk would take it for the names of several agencies.
            let several = label == Label::Source && copy::agencies_named(name).is_some_and(|names| names != [name]);
            let label = if several { Label::Supplier } else { label };
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

/// What the reader of copy finds in lines that stand for themselves.
fn read_again(lines: &[String]) -> Article {
    let mut said = Article::default();
    for line in lines {
        let read = copy::read(&[line], true).article;
        said.creators.extend(read.creators);
        said.contributors.extend(read.contributors);
        said.info_sources.extend(read.info_sources);
    }
    said
}

fn names(read: &[Party], more: Vec<String>) -> HashSet<String> {
    read.iter().filter_map(|p| p.name.clone()).chain(more).collect()
}

fn is_among(party: &Party, names: &HashSet<String>) -> bool {
    party.print().is_none_or(|name| names.contains(name))
}

/// A byline as it is printed: one that would not be read as one gets a label.
fn by_line(line: &str) -> String {
    let known = byline(line).is_some_and(|f| f.sure >= CERTAIN);
    if known { line.to_owned() } else { format!("{} {line}", printed(Label::By, false)) }
}

/// The words of a text without its markup.
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
        Some(href) if words.is_empty() => href.clone(),
        Some(href) if !words.contains(href.as_str()) => format!("{words} ({href})"),
        _ => words,
    }
}

/// What is said of rights, each with the word that says what it is where it says nothing alone.
fn rights_words(rights: &RightsInfo) -> String {
    let year = rights.scope.as_deref() == Some(RightsInfo::COPYRIGHT_YEAR) && rights.start_date.is_some();
    let said = |word: &str, value: Option<&str>| value.map(|v| format!("{word} {v}").trim_start().to_owned());
    let (start, end) = (rights.start_date.as_ref().map(Time::as_str), rights.end_date.as_ref().map(Time::as_str));
    let parts = [
        said("", rights.scope.as_deref().filter(|_| !year)),
        said("", rights.aspect.as_deref()),
        said("", rights.agent.as_deref()),
        said("", rights.geography.as_deref()),
        said(if year { "copyright from" } else { "from" }, start),
        said("until", end),
        said("data mining:", rights.data_mining.as_deref()),
        said("fee:", rights.fee.as_deref()),
        said("", rights.raw.as_deref().filter(|raw| !KEPT.iter().any(|kept| raw.starts_with(kept)))),
    ];
    let links = rights
        .links
        .iter()
        .map(|link| if link.href.is_empty() { link.title.clone().unwrap_or_default() } else { link.href.clone() });
    let all: Vec<String> = parts.into_iter().flatten().chain(links).filter(|part| !part.is_empty()).collect();
    all.join(", ")
}

/// How elements begin that are kept for what they are about: that is printed by itself.
const KEPT: [&str; 4] = ["<rightsInfo ", "<doc.rights ", "<doc.copyright ", "<UsageRights"];

/// Whether a party needs no line of its own, because its name is in the words already.
pub(super) fn named_in(party: &Party, said: &str) -> bool {
    party.print().is_none_or(|name| said.contains(name))
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
