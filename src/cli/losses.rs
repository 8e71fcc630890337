//! What became of values that did not simply arrive, told for people and for programs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use wiredesk::convert::Ledger;
use wiredesk::diag::render::{LossJson, Outcome};
use wiredesk::loss::{self, Loss};

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
    totals: BTreeMap<(&'static str, Cow<'static, str>), usize>,
}

impl Losses {
    /// Takes over what a target noted.
    pub fn add(&mut self, mut ledger: Ledger) {
        self.entries.append(&mut ledger.take_entries());
        for (outcome, field, n) in ledger.totals() {
            *self.totals.entry((outcome, Cow::Owned(field.to_owned()))).or_default() += n;
        }
    }
    /// Takes over what was noted beside a target.
    pub fn note(&mut self, article: &str, losses: Vec<Loss>) {
        for loss in losses {
            *self.totals.entry((loss.outcome, loss.field.clone())).or_default() += 1;
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
        self.totals.iter().filter(|((o, _), _)| *o == outcome).map(|(_, n)| n).sum()
    }
    /// Whether a value did not arrive whole.
    pub fn lost(&self) -> bool {
        self.totals.keys().any(|(outcome, _)| loss::is_loss(outcome))
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
        for outcome in Outcome::ALL.iter().filter(|o| !matches!(**o, "by carrier" | "carried")) {
            let fields = || self.totals.iter().filter(|((o, _), _)| o == outcome);
            for ((_, field), n) in fields().take(SHOWN) {
                // Writing to a string cannot fail.
                let _ = write!(out, "  {outcome}: {field} ({n})");
                if let Some((article, loss)) = examples.get(&(*outcome, &**field)) {
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
    pub fn json(mut self) -> Vec<LossJson> {
        let mut list = Vec::new();
        for (article, loss) in self.entries {
            let Loss { field, outcome, place, value, .. } = loss;
            if let Some(left) = self.totals.get_mut(&(outcome, field.clone())) {
                *left = left.saturating_sub(1);
            }
            list.push(entry(article, field.into_owned(), outcome, place.into_owned(), value));
        }
        for ((outcome, field), left) in self.totals.into_iter().filter(|(_, left)| *left > 0) {
            let place = format!("and {left} more");
            list.push(entry(String::new(), field.into_owned(), outcome, place, String::new()));
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
