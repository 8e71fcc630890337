//! What is found is done with a part at a time: as soon as a handful of articles was judged, what was found up to its end
//! is put in order and told, while the rest is still read.
//!
//! Within a part findings stand in the order of the document. What only the end of the document shows (a question that
//! nothing answers, a comment that lets nothing pass) comes with the last part, wherever it stands; how many there were
//! beyond those that are kept of a rule is known when all is told.

use memchr::memmem;

use super::allow::Comments;
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::Card;
use crate::syntax::{json, xml};
use crate::text::Source;

/// Who is told what is found while a document is still read.
pub trait Listener {
    /// Changes findings of a part, or takes them out, before they are told.
    fn sift(&mut self, found: &mut Report);
    /// Is told of a part; `version` is that of the format, as the document states it.
    fn told(&mut self, version: &str, found: Vec<Diagnostic>);
}

/// What is done with findings before anybody sees them.
pub(super) struct Parts<'a, 'l> {
    card: &'static Card,
    text: &'a str,
    version: &'a str,
    comments: Comments<'a>,
    /// Whether it was said that the document is no XML, or no JSON.
    refused: Refused,
    listener: Option<&'l mut dyn Listener>,
}

#[derive(Default)]
struct Refused {
    xml: bool,
    json: bool,
}

impl<'a, 'l> Parts<'a, 'l> {
    pub(super) fn new(
        card: &'static Card,
        (text, version): (&'a str, &'a str),
        listener: Option<&'l mut dyn Listener>,
    ) -> Self {
        Self { card, text, version, comments: Comments::new(text), refused: Refused::default(), listener }
    }

    /// Finds what strict readers refuse and no reader of ours mends: it is looked for once, in the whole document.
    pub(super) fn whole(&mut self, source: &Source<'_>, report: &mut Report) {
        self.refused.whole(self.card, source, report);
    }

    /// Everything before `end` was judged. Where nobody listens, it waits for the end.
    pub(super) fn until(&mut self, end: usize, report: &mut Report) {
        if self.listener.is_none() {
            return;
        }
        let later = report.set_aside(|d| d.span.is_some_and(|span| span.start >= end));
        self.settle(report);
        self.comments.heed(report);
        self.tell(report);
        report.put_back(later);
    }

    /// The document was judged to its end. Where somebody listens, only numbers are left in the report.
    pub(super) fn end(mut self, report: &mut Report) {
        self.settle(report);
        self.comments.end(report);
        self.tell(report);
    }

    fn settle(&mut self, report: &mut Report) {
        self.refused.first(self.card.id != "html", report);
        leave_out_what_rules_say_better(self.card, self.text, report);
    }

    fn tell(&mut self, report: &mut Report) {
        report.sort();
        if let Some(listener) = &mut self.listener {
            listener.sift(report);
            listener.told(self.version, report.tell());
        }
    }
}

impl Refused {
    /// Bytes that mean nothing in the encoding that XML declares; and JSON that is none by its grammar.
    fn whole(&mut self, card: &Card, source: &Source<'_>, report: &mut Report) {
        let first = source.text().trim_start().chars().next();
        if let Some(note) = source.notes().iter().find(|note| note.illegal && first == Some('<') && card.id != "html") {
            self.xml = true;
            let message = format!("{}; a strict reader refuses the document whole", note.message);
            let at = note.at.unwrap_or_default();
            let finding = Diagnostic::error("xml/not-well-formed", message).at(Span::new(at, at));
            let finding = finding.help("declare the encoding that the document is in, best UTF-8");
            report.add(Diagnostic { url: Some("https://www.w3.org/TR/xml/#charencoding".into()), ..finding });
        }
        self.no_characters(first == Some('<') && card.id != "html", source.text(), report);
        let json = matches!(first, Some('{' | '[')) && card.media_types.contains(&"application/json");
        if let Some((at, message)) = if json { json::fault(source.text()) } else { None } {
            self.json = true;
            let end = source.text().get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
            report.add(no_json(
                Some(Span::new(at, end)),
                format!("{message}; a strict reader refuses the document whole"),
            ));
        }
    }

    /// Two code points that are none of XML's characters (XML 1.0, 2.2). Others that are none are told where they are read.
    fn no_characters(&mut self, is_xml: bool, text: &str, report: &mut Report) {
        let at =
            ["\u{fffe}", "\u{ffff}"].iter().filter_map(|none| memmem::find(text.as_bytes(), none.as_bytes())).min();
        if let Some(at) = at.filter(|_| is_xml && !self.xml) {
            self.xml = true;
            let message = "a code point that is no character stands here; a strict reader refuses the document whole";
            let finding = Diagnostic::error("xml/not-well-formed", message).at(Span::new(at, at + "\u{fffe}".len()));
            let finding = finding.help("take it out");
            report.add(Diagnostic { url: Some("https://www.w3.org/TR/xml/#charsets".into()), ..finding });
        }
    }

    /// What our reader mended others refuse: the first fault is an error, whatever the format. Each is a warning beside
    /// it. JSON in a page (`json_alone` is false then) is a part of it that others pass over.
    fn first(&mut self, json_alone: bool, report: &mut Report) {
        let first = |fatal: fn(&str) -> bool| {
            let faults = report.diagnostics().iter().filter(|d| fatal(d.rule));
            faults.min_by_key(|d| d.span.map(|span| span.start)).map(|d| d.span)
        };
        let json = first(|rule| rule == "json/punctuation").filter(|_| json_alone && !self.json);
        let xml = first(xml::is_fatal).filter(|_| !self.xml);
        (self.json, self.xml) = (self.json || json.is_some(), self.xml || xml.is_some());
        if let Some(span) = json {
            report.add(no_json(span, "the document is no JSON; a strict reader refuses it whole".to_owned()));
        }
        if let Some(span) = xml {
            let message = "the document is not well-formed XML; a strict reader refuses it whole";
            let help = "mend what the warnings of xml/... name, here and further on";
            let mut finding = Diagnostic { span, ..Diagnostic::error("xml/not-well-formed", message).help(help) };
            finding.url = Some("https://www.w3.org/TR/xml/#sec-well-formed".into());
            report.add(finding);
        }
    }
}

fn no_json(span: Option<Span>, message: String) -> Diagnostic {
    let finding = Diagnostic { span, ..Diagnostic::error("json/not-well-formed", message) };
    let finding = finding.help("mend what the warnings of json/... name, here and further on");
    Diagnostic { url: Some("https://www.rfc-editor.org/rfc/rfc8259#section-2".into()), ..finding }
}

/// What a reader noted and a rule found at the same place is told once, in the words of the rule.
fn leave_out_what_rules_say_better(card: &Card, text: &str, report: &mut Report) {
    let found = report.diagnostics();
    let is_found = |rule: &str| found.iter().any(|finding| finding.rule == rule);
    // Of each note the findings that may say it better: few notes have any.
    let mut better: Vec<(&'static str, Vec<Span>)> = Vec::new();
    for check in card.rules.iter().filter(|check| !check.covers.is_empty() && is_found(check.rule.id)) {
        let of_rule = found.iter().filter(|finding| finding.rule == check.rule.id);
        let of_rule = of_rule.filter_map(|finding| finding.span);
        for note in check.covers {
            match better.iter_mut().find(|(known, _)| known == note) {
                Some((_, list)) => list.extend(of_rule.clone()),
                None => better.push((note, of_rule.clone().collect())),
            }
        }
    }
    report.remove(|note| {
        let mut findings = better.iter().filter(|(rule, _)| *rule == note.rule).flat_map(|(_, list)| list);
        note.span.is_some_and(|place| findings.any(|finding| same_place(place, *finding, text)))
    });
}

/// Whether a note and a finding speak of the same: they overlap, or the note is about a start tag and the finding about
/// the text behind it.
fn same_place(note: Span, finding: Span, text: &str) -> bool {
    let markup = || text.get(finding.start..).is_some_and(|rest| rest.starts_with('<'));
    note.overlaps(finding) || (note.end == finding.start && !markup())
}
