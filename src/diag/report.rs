//! The report that collects the findings about a document.

use super::{Diagnostic, Places, Severity, Span, Stated};

/// How many findings of one rule are kept whole; the rest are counted.
const KEPT_PER_RULE: u32 = 100;

/// The findings of one document, and, where rules are to look at it, the places of what was read.
#[derive(Clone, Debug, Default)]
pub struct Report {
    list: Vec<Diagnostic>,
    /// How often each rule was met. There are few, and comparing them is less work than hashing one.
    counts: Vec<Count>,
    malformed: bool,
    /// How many findings of a rule are kept beyond the usual number.
    more: u32,
    places: Option<Box<Places>>,
}

/// How often a rule was met.
#[derive(Clone, Debug)]
struct Count {
    rule: &'static str,
    met: u32,
    /// How many of these are in the list.
    kept: u32,
    /// How many were in it and went: they count to the number that is kept.
    gone: u32,
    /// How many of those went because they were [told](Report::tell).
    told: u32,
}

impl Count {
    fn new(rule: &'static str, met: u32, kept: u32) -> Self {
        Self { rule, met, kept, gone: 0, told: 0 }
    }
    fn is(&self, rule: &str) -> bool {
        std::ptr::eq(self.rule, rule) || self.rule == rule
    }
}

impl Report {
    /// A report that also remembers where values stand.
    pub fn with_places() -> Self {
        Self { places: Some(Box::default()), ..Self::default() }
    }
    /// A report that keeps a hundred thousand findings of a rule, not a hundred: for those who have to see them all.
    pub fn keeping_more() -> Self {
        Self { more: KEPT_PER_RULE * 1000 - KEPT_PER_RULE, ..Self::default() }
    }
    /// A report that keeps as many findings as this one, and remembers where values stand.
    pub fn beside(&self) -> Self {
        Self { more: self.more, ..Self::with_places() }
    }
    fn kept_per_rule(&self) -> u32 {
        KEPT_PER_RULE + self.more
    }
    /// Whether somebody asked for places: conversion does not.
    pub fn wants_places(&self) -> bool {
        self.places.is_some()
    }
    /// Notes where the value of `leaf` that was read last stands, if the leaf has now more values (`count`) than places.
    /// Where nobody asked, `span` is not called.
    #[inline]
    pub fn place(&mut self, leaf: impl Into<Stated>, count: usize, span: impl FnOnce() -> Span) {
        if let Some(places) = &mut self.places {
            places.note(leaf.into(), count, span);
        }
    }
    /// Notes that the value of `leaf` that was read last goes on to `end`: what stands in another element belongs to it.
    pub fn lengthen(&mut self, leaf: impl Into<Stated>, end: usize) {
        if let Some(places) = &mut self.places {
            places.lengthen(leaf.into(), end);
        }
    }
    /// Takes the places that were noted.
    pub fn take_places(&mut self) -> Places {
        self.places.as_deref_mut().map(std::mem::take).unwrap_or_default()
    }
    /// The places that were noted.
    pub fn places(&self) -> &Places {
        static NONE: Places = Places::none();
        self.places.as_deref().unwrap_or(&NONE)
    }
    /// Gives back the room of places that were [taken](Self::take_places); others are noted further on.
    pub fn give_back(&mut self, mut room: Places) {
        if let Some(places) = &mut self.places {
            room.clear();
            **places = room;
        }
    }
    /// Adds a finding; one that was kept already, of the same place, is not added again, because elements are read twice
    /// where the first reading did not suffice. Beyond a hundred of one rule only the number grows, so that memory and time stay bounded.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.add_of(diagnostic.rule, || diagnostic);
    }
    /// [`add`](Self::add) for what many items have: the finding is only made where it may be kept.
    pub fn add_of(&mut self, rule: &'static str, finding: impl FnOnce() -> Diagnostic) {
        let most = self.kept_per_rule();
        let Some(count) = self.counts.iter_mut().find(|count| count.is(rule)) else {
            self.list.push(finding());
            self.counts.push(Count::new(rule, 1, 1));
            return;
        };
        if count.kept + count.gone < most {
            let finding = finding();
            if count.kept > 0 && finding.span.is_some() && self.list.contains(&finding) {
                return;
            }
            self.list.push(finding);
            count.kept += 1;
        }
        count.met = count.met.saturating_add(1);
    }
    /// Counts what was met elsewhere and is not kept.
    fn met(&mut self, rule: &'static str, times: u32) {
        match self.counts.iter_mut().find(|count| count.is(rule)) {
            Some(count) => count.met = count.met.saturating_add(times),
            None => self.counts.push(Count::new(rule, times, 0)),
        }
    }
    /// Adds a finding that says the reader had to depart from what was declared (`source.malformed`).
    pub fn repaired(&mut self, diagnostic: Diagnostic) {
        self.repaired_of(diagnostic.rule, || diagnostic);
    }
    /// [`repaired`](Self::repaired) for what may be met a million times, as [`add_of`](Self::add_of).
    pub fn repaired_of(&mut self, rule: &'static str, finding: impl FnOnce() -> Diagnostic) {
        self.malformed = true;
        self.add_of(rule, finding);
    }
    /// Whether the reader had to depart from what was declared: broken syntax, wrong charset, wrong types.
    pub fn malformed(&self) -> bool {
        self.malformed
    }
    /// Marks the document as malformed without a finding of its own.
    pub fn set_malformed(&mut self) {
        self.malformed = true;
    }
    /// The findings that were kept, in the order in which they were made.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.list
    }
    /// How often a rule was met, kept or not.
    pub fn count(&self, rule: &str) -> u32 {
        self.counts.iter().find(|count| count.rule == rule).map_or(0, |count| count.met)
    }
    /// The rules of which more were met than are kept or were told, with the number left out.
    pub fn left_out(&self) -> Vec<(&'static str, u32)> {
        let more = self.counts.iter().map(|count| (count.rule, count.met.saturating_sub(count.kept + count.told)));
        let mut out: Vec<_> = more.filter(|(_, more)| *more > 0).collect();
        out.sort_unstable();
        out
    }
    /// The rules that were met.
    pub fn rules(&self) -> impl Iterator<Item = &'static str> {
        self.counts.iter().filter(|count| count.met > 0).map(|count| count.rule)
    }
    /// The gravest severity met.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|d| d.severity).max()
    }
    /// Takes over every finding of `other`, as [`add`](Self::add) does.
    pub fn append(&mut self, mut other: Report) {
        self.take_from(&mut other);
    }
    /// The same; `other` has none then, and may be added to again. Its places stay.
    pub fn take_from(&mut self, other: &mut Report) {
        self.malformed |= std::mem::take(&mut other.malformed);
        if other.counts.is_empty() {
            return;
        }
        let left_out = other.left_out();
        other.counts.clear();
        other.list.drain(..).for_each(|d| self.add(d));
        for (rule, n) in left_out {
            self.met(rule, n);
        }
    }
    /// Takes what was found since it was last asked, as a report of its own, for one in which all of it comes together. Of a rule
    /// that had its hundred here by then no more is kept, since none would be there.
    pub fn spill(&mut self) -> Report {
        let counts = self.counts.iter().filter(|count| count.met > 0).cloned().collect();
        for count in &mut self.counts {
            count.gone += count.kept;
            (count.met, count.kept) = (0, 0);
        }
        let (list, malformed) = (std::mem::take(&mut self.list), std::mem::take(&mut self.malformed));
        Self { list, counts, malformed, ..Self::default() }
    }
    /// Changes findings, as their severity.
    pub fn amend(&mut self, mut how: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(&mut how);
    }
    /// Takes out findings. Of a rule of which none is left and none was told, those that were only counted go too: they
    /// were like these.
    pub fn remove(&mut self, mut which: impl FnMut(&Diagnostic) -> bool) {
        for removed in self.list.extract_if(.., |d| which(d)) {
            if let Some(count) = self.counts.iter_mut().find(|count| count.is(removed.rule)) {
                count.met = count.met.saturating_sub(1);
                count.kept = count.kept.saturating_sub(1);
                count.gone += 1;
            }
        }
        self.counts.iter_mut().filter(|count| count.kept + count.told == 0).for_each(|count| count.met = 0);
    }
    /// Sets findings aside, which count all the same, until they are [put back](Self::put_back).
    pub(crate) fn set_aside(&mut self, which: impl FnMut(&mut Diagnostic) -> bool) -> Vec<Diagnostic> {
        self.list.extract_if(.., which).collect()
    }
    /// Takes back what was set aside.
    pub(crate) fn put_back(&mut self, mut aside: Vec<Diagnostic>) {
        self.list.append(&mut aside);
    }
    /// Takes the findings that are there, for somebody who is told of them now. The numbers stay.
    pub fn tell(&mut self) -> Vec<Diagnostic> {
        for told in &self.list {
            if let Some(count) = self.counts.iter_mut().find(|count| count.is(told.rule)) {
                count.kept = count.kept.saturating_sub(1);
                (count.gone, count.told) = (count.gone + 1, count.told + 1);
            }
        }
        std::mem::take(&mut self.list)
    }
    /// Puts the findings in the order of the document; those without a place come first.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|d| d.span.map(|span| (span.start, span.end)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rule: &'static str, start: usize) -> Diagnostic {
        Diagnostic::warning(rule, "odd").at(Span::new(start, start + 1))
    }

    #[test]
    fn a_finding_stands_once() {
        let mut report = Report::default();
        [at("x/a", 1), at("x/a", 1), at("x/a", 2), at("x/b", 1)].into_iter().for_each(|d| report.add(d));
        assert_eq!((report.diagnostics().len(), report.count("x/a")), (3, 2));
    }

    #[test]
    fn memory_stays_bounded_over_many_parts() {
        let mut report = Report::default();
        for part in 0..20 {
            let mut of_part = Report::default();
            (0..150).for_each(|n| of_part.add(at("x/a", part * 1000 + n)));
            report.append(of_part);
        }
        assert_eq!((report.diagnostics().len(), report.count("x/a")), (100, 3000));
        assert_eq!(report.left_out(), [("x/a", 2900)]);
    }

    #[test]
    fn what_is_spilled_adds_up() {
        let (mut whole, mut part) = (Report::default(), Report::default().beside());
        for n in 0..30 {
            (0..10).for_each(|m| part.add(at("x/a", n * 1000 + m)));
            part.add(at("x/b", n));
            part.add(at("x/b", n));
            let spilled = part.spill();
            assert_eq!(spilled.diagnostics().len(), if n < 10 { 11 } else { 1 });
            whole.append(spilled);
        }
        assert_eq!((whole.diagnostics().len(), whole.count("x/a"), whole.count("x/b")), (130, 300, 30));
        assert_eq!(whole.left_out(), [("x/a", 200)]);
        assert!(part.diagnostics().is_empty());
    }

    #[test]
    fn what_is_taken_out_is_not_counted() {
        let mut report = Report::default();
        (0..150).for_each(|n| report.add(at("x/a", n)));
        (0..3).for_each(|n| report.add(at("x/b", n)));
        report.remove(|d| d.rule == "x/a" || d.span.is_some_and(|s| s.start == 1));
        assert_eq!((report.diagnostics().len(), report.count("x/a"), report.count("x/b")), (2, 0, 2));
    }

    #[test]
    fn what_was_told_counts_and_is_not_kept() {
        let mut report = Report::default();
        for part in 0..30 {
            (0..10).for_each(|n| report.add(at("x/a", part * 100 + n)));
            (0..10).for_each(|n| report.add(at("x/off", part * 100 + n)));
            report.add(at("x/later", 10_000 + part));
            let later = report.set_aside(|d| d.rule == "x/later");
            report.remove(|d| d.rule == "x/off");
            assert_eq!(report.tell().len(), if part < 10 { 10 } else { 0 });
            report.put_back(later);
        }
        assert_eq!((report.count("x/a"), report.count("x/off"), report.diagnostics().len()), (300, 0, 30));
        assert_eq!(report.left_out(), [("x/a", 200)]);
    }

    #[test]
    fn nobody_pays_for_places_that_nobody_asked_for() {
        let leaf = crate::model::Field::Uri(crate::model::Whole);
        Report::default().place(leaf, 1, || unreachable!("the place is not even looked for"));
        let mut report = Report::with_places();
        report.place(leaf, 1, || Span::new(1, 2));
        assert_eq!(report.take_places().first(leaf), Some(Span::new(1, 2)));
    }
}
