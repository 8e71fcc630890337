//! What is found in one document, told while the document is still read, as soon as it is its turn.

use std::path::Path;

use wiredesk::diag::{Diagnostic, Report, Severity};
use wiredesk::formats::Card;
use wiredesk::text::Lines;
use wiredesk::validate::{Listener, Matched, Validated};

use super::count::articles;
use super::settings::Sieve;
use super::telling::Counts;
use super::turns::{Desk, Turn, Turns};

/// How many findings wait for their document's turn, before the document does.
const MOST_HELD: usize = 4096;

/// The turn of an input, which is had when its first findings are told and kept until its last document was validated.
pub struct Waiting<'t> {
    turns: &'t Turns,
    number: usize,
    turn: Option<Turn<'t>>,
}

impl<'t> Waiting<'t> {
    /// The turn of input `number`.
    pub fn new(turns: &'t Turns, number: usize) -> Self {
        Self { turns, number, turn: None }
    }
    /// Waits for it; `None` when the run was stopped.
    pub fn desk(&mut self) -> Option<&mut Desk> {
        if self.turn.is_none() {
            self.turn = self.turns.wait(self.number);
        }
        self.turn.as_deref_mut()
    }
    /// The same, if it is now.
    fn desk_now(&mut self) -> Option<&mut Desk> {
        if self.turn.is_none() {
            self.turn = self.turns.now(self.number);
        }
        self.turn.as_deref_mut()
    }
}

/// A document that is validated.
pub struct Live<'a, 's, 't> {
    path: &'a Path,
    card: &'static Card,
    lines: Lines<'a>,
    sieve: Sieve<'s>,
    turn: &'a mut Waiting<'t>,
    counts: Counts,
    held: Vec<Diagnostic>,
    begun: bool,
}

impl<'a, 's, 't> Live<'a, 's, 't> {
    /// Nothing told yet.
    pub fn new(
        (path, card): (&'a Path, &'static Card),
        text: &'a str,
        sieve: Sieve<'s>,
        turn: &'a mut Waiting<'t>,
    ) -> Self {
        let (lines, counts) = (Lines::new(text), Counts::default());
        Self { path, card, lines, sieve, turn, counts, held: Vec::new(), begun: false }
    }
    /// Its format.
    pub fn card(&self) -> &'static Card {
        self.card
    }
    /// Tells that it could not be read as that format.
    pub fn refused(mut self, mut report: Report) {
        self.sieve.sift(&mut report, self.lines.text());
        self.sieve.end();
        if let Some(desk) = self.turn.desk() {
            desk.tally.not_read(&report);
            desk.telling.document(self.path, None, &report, self.lines.text());
        }
    }
    /// Tells the rest, and sums up.
    pub fn end(self, validated: &Validated, report: &Report) {
        let Self { path, card, counts, .. } = self;
        let Matched { known, gone, .. } = self.sieve.end();
        let Some(desk) = self.turn.desk() else { return };
        desk.tally.note(counts.worst);
        desk.tally.read += 1;
        desk.tally.known.0 += known;
        desk.tally.known.1 += gone;
        if !self.begun {
            desk.telling.begin(path, Some((card.id, &validated.version)));
        }
        desk.telling.findings(path, &self.held, &self.lines);
        if card.rules.is_empty() {
            let message = format!("there are no rules for {}; what was found is what its reader noted", card.title);
            desk.telling.findings(path, &[Diagnostic::info("validate/no-rules", message)], &self.lines);
        }
        desk.telling.close(path, report);
        let valid = match (counts.worst >= Some(Severity::Warning), known) {
            (true, _) => "",
            (false, 0) => ", nothing wrong",
            (false, _) => ", nothing new",
        };
        let (version, articles) = (&validated.version, articles(validated.articles));
        let version = if version.is_empty() { String::new() } else { format!(" {version}") };
        desk.telling.said(&format!("{}: {}{version}: {articles}{}{valid}", path.display(), card.id, counts.words()));
    }
}

impl Listener for Live<'_, '_, '_> {
    fn sift(&mut self, found: &mut Report) {
        self.sieve.sift(found, self.lines.text());
    }
    fn told(&mut self, version: &str, mut found: Vec<Diagnostic>) {
        self.counts.add(&found);
        self.held.append(&mut found);
        let desk = if self.held.len() < MOST_HELD { self.turn.desk_now() } else { self.turn.desk() };
        let Some(desk) = desk else { return };
        if !self.begun {
            desk.telling.begin(self.path, Some((self.card.id, version)));
            self.begun = true;
        }
        desk.telling.findings(self.path, &self.held, &self.lines);
        self.held.clear();
    }
}
