//! How often each outcome was met for each field.

/// Counts by outcome and field. Articles of one feed are alike, so what is counted next is nearly always what came next
/// the time before: that is tried first, and no name is put together for it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: Vec<Count>,
    /// The places in `counts`, in the order of outcomes and fields.
    order: Vec<usize>,
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

    /// How often an outcome was counted for a field.
    pub fn of(&self, outcome: &str, field: &str) -> usize {
        let place = self.find(outcome, field).ok().and_then(|at| self.order.get(at));
        place.and_then(|place| self.counts.get(*place)).map_or(0, |count| count.count)
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        if self.counts.is_empty() {
            *self = other;
            return;
        }
        for Count { outcome, field, count: n, .. } in other.counts {
            let place = self.place(outcome, field);
            if let Some(count) = self.counts.get_mut(place) {
                count.count += n;
            }
        }
    }

    /// Where an outcome and a field stand in the order, or would.
    fn find(&self, outcome: &str, field: &str) -> Result<usize, usize> {
        let name = |place: &usize| self.counts.get(*place).map(|count| (count.outcome, count.field.as_str()));
        self.order.binary_search_by(|place| name(place).cmp(&Some((outcome, field))))
    }

    fn place(&mut self, outcome: &'static str, field: String) -> usize {
        match self.find(outcome, &field) {
            Ok(at) => self.order.get(at).copied().unwrap_or_default(),
            Err(at) => {
                let place = self.counts.len();
                self.order.insert(at, place);
                self.counts.push(Count { outcome, field, count: 0, next: 0 });
                place
            }
        }
    }

    /// The counts, in the order of their names.
    pub fn totals(&self) -> impl Iterator<Item = (&'static str, &str, usize)> {
        let counts = self.order.iter().filter_map(|place| self.counts.get(*place));
        counts.map(|count| (count.outcome, count.field.as_str(), count.count))
    }

    /// The outcomes that were met, each for each of its fields.
    pub fn outcomes(&self) -> impl Iterator<Item = &'static str> {
        self.counts.iter().map(|count| count.outcome)
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
        assert_eq!((tally.of("dropped", "a"), tally.of("dropped", "c")), (4, 0));
        let mut other = Tally::default();
        other.count("dropped", ("", "b"));
        other.add(tally);
        assert_eq!((other.of("dropped", "a.b"), other.of("dropped", "b")), (2, 2));
    }
}
