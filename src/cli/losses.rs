//! What became of values that did not simply arrive, told for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write;

use wiredesk::convert::Ledger;
use wiredesk::diag::render::{LossJson, Outcome};
use wiredesk::loss::{self, Loss, Tally};

/// How many fields of an outcome are shown to people.
const SHOWN: usize = 12;

/// How many values that were noted beside a target are kept whole; the rest are counted, as in a [`Ledger`].
const KEPT: usize = 10_000;

/// The longest example shown to people, in characters.
const EXAMPLE: usize = 60;

/// What became of values, over one target.
#[derive(Default)]
pub struct Losses {
    entries: Vec<(String, Loss)>,
    tally: Tally,
}

impl Losses {
    /// Takes over what a target noted.
    pub fn add(&mut self, mut ledger: Ledger) {
        self.entries.append(&mut ledger.take_entries());
        self.tally.add(ledger.take_tally());
    }
    /// Takes over what was noted beside a target.
    pub fn note(&mut self, article: &str, losses: Vec<Loss>) {
        for loss in losses {
            self.tally.count(loss.outcome, ("", &loss.field));
            if self.entries.len() < KEPT {
                self.entries.push((article.to_owned(), loss));
            }
        }
    }
    /// About how many bytes are held.
    pub fn held(&self) -> usize {
        self.entries.iter().map(|(article, loss)| article.len() + loss.value.len() + size_of::<Loss>()).sum()
    }
    /// How many values met an outcome.
    fn count(&self, outcome: &str) -> usize {
        self.tally.totals().filter(|(o, ..)| *o == outcome).map(|(.., n)| n).sum()
    }
    /// Whether a value did not arrive whole.
    pub fn lost(&self) -> bool {
        self.tally.outcomes().any(loss::is_loss)
    }
    /// The counts, as `2 dropped, 1 by carrier`; empty when everything arrived.
    pub fn summary(&self) -> String {
        let told = Outcome::ALL.iter().filter(|o| **o != "carried");
        let counts = told.map(|o| (self.count(o), o)).filter(|(n, _)| *n > 0);
        counts.map(|(n, o)| format!("{n} {o}")).collect::<Vec<_>>().join(", ")
    }
    /// The values that did not arrive as they were, grouped by outcome and field, each with an example. What a carrier
    /// holds is only counted: nothing of it is lost.
    pub fn human(&self, out: &mut String) {
        let mut examples: BTreeMap<(&str, &str), &(String, Loss)> = BTreeMap::new();
        for entry in &self.entries {
            examples.entry((entry.1.outcome, &entry.1.field)).or_insert(entry);
        }
        for outcome in Outcome::ALL.iter().filter(|o| !loss::is_whole(o)) {
            let fields = || self.tally.totals().filter(|(o, ..)| o == outcome);
            for (_, field, n) in fields().take(SHOWN) {
                // Writing to a string cannot fail.
                let _ = write!(out, "  {outcome}: {field} ({n})");
                if let Some((article, loss)) = examples.get(&(*outcome, field)) {
                    let _ = write!(out, ", {}", loss.place);
                    if !loss.value.is_empty() {
                        let _ = write!(out, ": {:?}", shortened(&loss.value));
                    }
                    if !article.is_empty() {
                        let _ = write!(out, " in {article}");
                    }
                }
                out.push('\n');
            }
            let more = fields().count().saturating_sub(SHOWN);
            if more > 0 {
                let _ = writeln!(out, "  {outcome}: {more} more fields (--report json lists them)");
            }
        }
    }
    /// For programs: one entry a value, and a last one for each field of which more were met than were kept.
    pub fn json(self) -> Vec<LossJson> {
        let (mut list, mut listed) = (Vec::new(), Tally::default());
        for (article, loss) in self.entries {
            let Loss { field, outcome, place, value, .. } = loss;
            listed.count(outcome, ("", &field));
            list.push(entry(article, field.into_owned(), outcome, place.into_owned(), value));
        }
        for (outcome, field, n) in self.tally.totals() {
            let left = n.saturating_sub(listed.of(outcome, field));
            if left > 0 {
                list.push(entry(String::new(), field.to_owned(), outcome, format!("and {left} more"), String::new()));
            }
        }
        list
    }
}

fn entry(article: String, field: String, outcome: &'static str, place: String, value: String) -> LossJson {
    let mut entry = LossJson::default();
    (entry.article, entry.field, entry.outcome) = (article, field, Outcome(outcome));
    (entry.place, entry.value) = (place, value);
    entry
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(EXAMPLE) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
