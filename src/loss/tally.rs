//! How often each outcome was met for each field.

use std::collections::BTreeMap;

/// Counts by outcome and field. Articles of one feed are alike, so what is counted next is nearly always what came next
/// the time before: that is tried first, and no name is put together for it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: Vec<Count>,
    /// The place of each in `counts`, by outcome and field.
    places: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// What was counted last.
    last: usize,
}

#[derive(Clone, Debug)]
struct Count {
    outcome: &'static str,
    field: String,
    count: usize,
    /// What was counted behind it the last time.
    next: usize,
}

impl Count {
    fn is_of(&self, outcome: &str, (inside, field): (&str, &str)) -> bool {
        self.field.len() == inside.len() + field.len()
            && self.field.ends_with(field)
            && (inside.is_empty() || self.field.starts_with(inside))
            // Nearly always the very same words.
            && (std::ptr::eq(self.outcome, outcome) || self.outcome == outcome)
    }
}

impl Tally {
    /// Counts an outcome for the field that the two parts name together; whether it is the first of it.
    pub fn count(&mut self, outcome: &'static str, name: (&str, &str)) -> bool {
        let expected = self.counts.get(self.last).map_or(0, |last| last.next);
        if let Some(count) = self.counts.get_mut(expected).filter(|count| count.is_of(outcome, name)) {
            count.count += 1;
            self.last = expected;
            return false;
        }
        let place = self.place(outcome, [name.0, name.1].concat());
        if let Some(last) = self.counts.get_mut(self.last) {
            last.next = place;
        }
        self.last = place;
        let count = self.counts.get_mut(place).map(|count| {
            count.count += 1;
            count.count
        });
        count == Some(1)
    }

    /// Whether an outcome was counted for a field.
    pub fn has(&self, outcome: &str, field: &str) -> bool {
        self.places.get(outcome).is_some_and(|fields| fields.contains_key(field))
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        for (outcome, field, n) in other.totals() {
            let place = self.place(outcome, field.to_owned());
            if let Some(count) = self.counts.get_mut(place) {
                count.count += n;
            }
        }
    }

    fn place(&mut self, outcome: &'static str, field: String) -> usize {
        let fields = self.places.entry(outcome).or_default();
        if let Some(place) = fields.get(&field) {
            return *place;
        }
        let place = self.counts.len();
        fields.insert(field.clone(), place);
        self.counts.push(Count { outcome, field, count: 0, next: 0 });
        place
    }

    /// The counts, in the order of their names.
    pub fn totals(&self) -> impl Iterator<Item = (&'static str, &str, usize)> {
        let places =
            self.places.iter().flat_map(|(outcome, fields)| fields.iter().map(move |(f, at)| (*outcome, f, *at)));
        places.filter_map(|(outcome, field, at)| Some((outcome, field.as_str(), self.counts.get(at)?.count)))
    }

    /// The outcomes that were met.
    pub fn outcomes(&self) -> impl Iterator<Item = &'static str> {
        self.places.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_next_is_counted() {
        let mut tally = Tally::default();
        let firsts: Vec<bool> = [
            ("dropped", "", "a"),
            ("carried", "", "a"),
            ("dropped", "", "a"),
            ("carried", "", "a"),
            ("dropped", "", "a"),
            ("dropped", "a.", "b"),
            ("dropped", "", "a.b"),
            ("dropped", "", "a"),
            ("dropped", "", "b"),
        ]
        .map(|(outcome, inside, field)| tally.count(outcome, (inside, field)))
        .to_vec();
        assert_eq!(firsts, [true, true, false, false, false, true, false, false, true]);
        let totals: Vec<_> = tally.totals().collect();
        assert_eq!(totals, [("carried", "a", 2), ("dropped", "a", 4), ("dropped", "a.b", 2), ("dropped", "b", 1)]);
        assert_eq!(tally.outcomes().collect::<Vec<_>>(), ["carried", "dropped"]);
    }
}
