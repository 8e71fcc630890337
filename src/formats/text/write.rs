//! Writing copy as a desk prints it: headline, deck, pictures, byline, dateline and text, sign-off, credits and rights.

use crate::copy::labels::{Label, printed};
use crate::copy::{byline, dateline};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Dateline, Feed, Part, Party, RightsInfo, Text, TextKind};
use crate::syntax::html;
use crate::vocab::signals;

/// Makes a writer.
pub(super) fn writer(options: &WriteOptions) -> Box<dyn Writer> {
    let end = options.end_mark.clone().unwrap_or_else(|| "-30-".to_owned());
    Box::new(Copy { width: options.width.unwrap_or(0), end })
}

struct Copy {
    /// The length of a line in characters; 0 for one line a paragraph.
    width: usize,
    end: String,
}

impl Writer for Copy {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let whole = whole(article);
        let mut page = Page { out, width: self.width };
        page.story(&whole);
        page.line(&self.end);
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

/// An article with what is not printed in a place of its own, which the loss mechanism has set apart.
fn whole(split: &Split<Article>) -> Box<Article> {
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

struct Page<'o> {
    out: &'o mut String,
    width: usize,
}

impl Page<'_> {
    fn story(&mut self, a: &Article) {
        self.head(a);
        a.associations.iter().for_each(|p| self.picture(p));
        self.bylines(a);
        self.text(a);
        a.signoff.iter().for_each(|t| self.line(&words(t)));
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
        self.rights(a, false);
    }
    fn head(&mut self, a: &Article) {
        let headline = a.headline.as_ref().map(words).unwrap_or_default();
        for signal in a.signals.iter().filter(|s| s.name.as_deref() != signals::head_signal(&headline)) {
            let code = signal.literal.as_ref().filter(|l| signals::head_signal(l).is_some());
            let name = signal.name.as_deref().map(|n| format!("({})", n.to_uppercase()));
            self.line(&code.cloned().or(name).unwrap_or_default());
        }
        if let Some(until) = &a.embargoed_until {
            self.line(&format!("EMBARGOED UNTIL {until}"));
        } else if let Some(embargo) = &a.embargo {
            let announced = signals::embargo_words(embargo, signals::Place::Head).is_some();
            self.line(&if announced { embargo.clone() } else { format!("EMBARGO: {embargo}") });
        }
        a.ed_notes.iter().for_each(|n| self.line(&noted(&words(n))));
        self.line(&headline);
        a.subheadline.iter().chain(&a.headlines).for_each(|t| self.line(&words(t)));
    }
    fn bylines(&mut self, a: &Article) {
        let by: Vec<String> = a.by.iter().map(words).collect();
        for line in &by {
            // A byline that would not be read as one gets a label.
            let known = byline(line).is_some_and(|f| f.sure >= crate::copy::CERTAIN);
            self.line(&if known { line.clone() } else { format!("{} {line}", printed(Label::By, false)) });
        }
        let by = by.join("\n");
        let mut below: Vec<&str> =
            a.creators.iter().filter_map(|p| p.affiliation.as_deref()).filter(|w| !by.contains(w)).collect();
        below.dedup();
        below.first().iter().for_each(|w| self.line(w));
        let filed: String = a.dateline.iter().filter_map(|d| d.text.as_deref()).collect();
        for party in a.creators.iter().filter(|p| !named_in(p, &by) && !named_in(p, &filed)) {
            self.party(Label::Author, false, party);
        }
    }
    fn text(&mut self, a: &Article) {
        let lede = a.dateline.first().map(filed).unwrap_or_default();
        for further in a.dateline.iter().skip(1) {
            self.line(&filed(further));
        }
        let text = a.bodies.first().or(a.summary.as_ref()).map(words).unwrap_or_default();
        let mut paragraphs = text.split('\n').map(str::trim).filter(|p| !p.is_empty());
        match paragraphs.next() {
            Some(first) => self.line(&format!("{lede}{first}")),
            None => self.line(lede.trim()),
        }
        paragraphs.for_each(|p| self.line(p));
    }
    fn picture(&mut self, p: &Article) {
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
        p.dateline.iter().for_each(|d| self.line(&format!("{} {}", printed(Label::Source, true), filed(d).trim())));
        self.rights(p, true);
    }
    fn rights(&mut self, a: &Article, picture: bool) {
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
    /// A paragraph, filled to the width, and a blank line before it.
    fn line(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.ends_with(':') && text.len() < 2 {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let mut length = 0;
        for word in text.split_whitespace() {
            let wide = word.chars().count();
            if length > 0 {
                let full = self.width > 0 && length + 1 + wide > self.width;
                self.out.push(if full { '\n' } else { ' ' });
                length = if full { 0 } else { length + 1 };
            }
            self.out.push_str(word);
            length += wide;
        }
        self.out.push('\n');
    }
}

fn words(text: &Text) -> String {
    match text.kind {
        TextKind::Plain | TextKind::Media(_) => text.value.clone(),
        TextKind::Nitf => html::to_text(&html::nitf_to_html(&text.value)),
        TextKind::Html | TextKind::Xhtml => html::to_text(&text.value),
    }
}

fn noted(note: &str) -> String {
    if crate::copy::note(note).is_some() { note.to_owned() } else { format!("Eds: {note}") }
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
fn named_in(party: &Party, said: &str) -> bool {
    party.print().is_none_or(|name| said.contains(name))
}

/// A dateline with the mark that ends it.
fn filed(d: &Dateline) -> String {
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
    let marks: &[&str] = if joined { &["", " = ", " ", " — "] } else { &[" — ", " - ", " ", ". ", ""] };
    let mark = marks.iter().find(reads).unwrap_or(&" — ");
    if text.is_empty() { String::new() } else { format!("{text}{mark}") }
}
