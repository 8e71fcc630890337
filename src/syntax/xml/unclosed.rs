//! Elements above the items, or right inside one, that are never closed: before which of the items or parts they end.
//!
//! Whether an element is closed shows only behind the items in it. So the rest of the text is walked once, when the first
//! item is met in an element that should not hold it; in a document that is well-formed that is an element nobody knows.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::cursor::{Cursor, Open};
use super::item::scan_item;
use super::layout::{Bound, Layout, may_bound};
use super::repairs::{self, note};
use super::scan::{Scanner, Start, Token};
use super::sections::cdata_cut;
use crate::diag::Report;
use crate::text::lower;

impl<'s> Cursor<'s> {
    /// Whether something is open that should hold no items, or `name` is a holder in a holder.
    pub(super) fn may_end_before(&self, name: &str) -> bool {
        self.open.len() > self.homes
            || (self.homes > 1
                && may_bound(self.scope.bounds, name)
                && self.scan.layout.is_some_and(|l| l.is_holder(name)))
    }

    /// Whether the element `name` is one before which something may end.
    pub(super) fn is_bound(&self, name: &str) -> bool {
        if !may_bound(self.scope.bounds, name) {
            return false;
        }
        let root = self.open.first().map_or("", |root| root.name);
        self.scope.layout.is_some_and(|layout| layout.bound(name, root).is_some())
    }

    /// Ends what is open and never closed before `start`, if that is an item or a part; whether it did.
    pub(super) fn ends_before(&mut self, start: &Start<'s>, report: &mut Report) -> bool {
        let (Some(layout), Some(root)) = (self.scope.layout, self.open.first()) else { return false };
        let outer = self.open.get(self.homes);
        let keep = match (layout.bound(start.name, root.name), outer) {
            (Some(Bound::Part), Some(outer)) if layout.is_nest(outer.name) => return false,
            (Some(_), Some(_)) => self.homes,
            (Some(Bound::Holder), None) => self.homes - 1,
            _ => return false,
        };
        let at = root.start;
        let found = match &self.freed {
            Some(found) => Arc::clone(found),
            None => {
                let found: Arc<[usize]> = Walk::new(self.scan.clone(), layout, root.name).run(at).into();
                Arc::clone(self.freed.insert(found))
            }
        };
        if found.binary_search(&start.start).is_err() {
            return false;
        }
        if let Some(Open { start, end, .. }) = self.open.get(keep) {
            note(report, &repairs::UNCLOSED_ELEMENT, *start, *end);
        }
        (self.pos, self.closed_at, self.beyond) = (start.start, start.start, 0);
        self.close_to(keep);
        true
    }

    /// Counts the element opened last among those that hold items or parts, if it does.
    pub(super) fn count_home(&mut self, name: &str) {
        let Some(layout) = self.scope.layout else { return };
        if self.open.len() != self.homes + 1 || (self.homes > 0 && !may_bound(self.scope.bounds, name)) {
            return;
        }
        if layout.is_home(name, self.open.iter().take(self.homes).map(|open| open.name)) {
            self.homes += 1;
        }
    }
}

impl Layout {
    /// Whether `name` holds items or parts where `outer` are around it.
    fn is_home<'a>(&self, name: &str, mut outer: impl ExactSizeIterator<Item = &'a str>) -> bool {
        let root = outer.len() == 0;
        if root { self.is_root(name) } else { self.is_holder(name) && outer.all(|o| !o.eq_ignore_ascii_case(name)) }
    }
}

/// An element that was met.
struct Met {
    parent: Option<usize>,
    /// The outermost around it, or itself, that stands right inside a home.
    outer: usize,
    home: bool,
    nest: bool,
    closed: bool,
}

/// The walk from a root to the end of the text.
struct Walk<'s> {
    scan: Scanner<'s>,
    layout: &'static Layout,
    root: &'s str,
    met: Vec<Met>,
    open: Vec<(Cow<'s, str>, usize)>,
    /// The places in `open` of each name.
    places: HashMap<Cow<'s, str>, Vec<usize>>,
    homes: Vec<&'s str>,
    /// Items, holders and parts that stand in something, with what they stand in.
    bounds: Vec<(usize, usize, Bound)>,
}

impl<'s> Walk<'s> {
    fn new(scan: Scanner<'s>, layout: &'static Layout, root: &'s str) -> Self {
        let (met, open, places) = (Vec::new(), Vec::new(), HashMap::new());
        Self { scan, layout, root, met, open, places, homes: Vec::new(), bounds: Vec::new() }
    }

    /// Where the items, holders and parts stand before which everything ends that is open around them, in order.
    fn run(mut self, mut at: usize) -> Vec<usize> {
        // What is broken is reported where it is read.
        let quiet = &mut Report::default();
        loop {
            let (token, next) = self.scan.token(at, None, quiet);
            at = match token {
                Token::Eof => return self.freed(),
                Token::Start(start) => self.start(&start).unwrap_or(next),
                Token::End(end) => {
                    self.end(end.name);
                    next
                }
                Token::OpenCData(inside) => {
                    let top = self.open.last().filter(|(_, met)| self.met.get(*met).is_some_and(|met| !met.home));
                    let name = top.map(|(name, _)| name.as_ref());
                    cdata_cut(self.scan.text.as_bytes(), inside.start, name, |n| self.scan.is_bound(n))
                }
                _ => next,
            };
        }
    }

    /// Behind the item, if it is one.
    fn start(&mut self, start: &Start<'s>) -> Option<usize> {
        let parent = self.open.last().map(|(_, met)| *met);
        let bound = self.layout.bound(start.name, self.root);
        if let (Some(bound), Some(parent)) = (bound, parent) {
            self.bounds.push((start.start, parent, bound));
        }
        if bound == Some(Bound::Item) {
            let parent = self.homes.last().copied().unwrap_or_default();
            return Some(scan_item(self.scan.text, start.start, start.name, parent, &mut self.scan.ends).end);
        }
        if start.empty {
            return None;
        }
        let home = match parent.and_then(|p| self.met.get(p)) {
            // A second one may follow the first, if that is never closed.
            Some(met) if met.home && bound == Some(Bound::Holder) => true,
            _ => self.layout.is_home(start.name, self.homes.iter().copied()),
        };
        let index = self.met.len();
        let outer = parent.and_then(|p| self.met.get(p)).filter(|p| !p.home).map_or(index, |p| p.outer);
        let nest = self.layout.is_nest(start.name);
        self.met.push(Met { parent, outer, home, nest, closed: false });
        let name = lower(start.name);
        self.places.entry(name.clone()).or_default().push(self.open.len());
        self.open.push((name, index));
        if home {
            self.homes.push(start.name);
        }
        None
    }

    fn end(&mut self, name: &'s str) {
        let found = self.places.get(&lower(name)).and_then(|places| places.last().copied());
        let Some(place) = found else {
            // The end of an item whose start tag is misspelled: its parts are not those of the feed.
            if self.layout.is_item(name)
                && let Some((_, met)) = self.open.last()
                && let Some(outer) = self.met.get(*met).map(|met| met.outer)
                && let Some(outer) = self.met.get_mut(outer)
            {
                outer.nest = true;
            }
            return;
        };
        while self.open.len() > place {
            let Some((name, index)) = self.open.pop() else { break };
            self.places.get_mut(&name).and_then(Vec::pop);
            let own = self.open.len() == place;
            if let Some(met) = self.met.get_mut(index) {
                met.closed = own;
                if met.home {
                    self.homes.pop();
                }
            }
        }
    }

    fn freed(self) -> Vec<usize> {
        // Whether all between an element and its home are never closed, and whether none of them is a nest.
        let mut free: Vec<(bool, bool)> = Vec::with_capacity(self.met.len());
        for met in &self.met {
            let (items, parts) = met.parent.and_then(|p| free.get(p).copied()).unwrap_or((true, true));
            let own = met.home || !met.closed;
            free.push((items && own, parts && own && (met.home || !met.nest)));
        }
        let is_free = |(_, inside, bound): &(usize, usize, Bound)| {
            let Some(met) = self.met.get(*inside) else { return false };
            let (items, parts) = free.get(*inside).copied().unwrap_or_default();
            match bound {
                // One holder in another.
                Bound::Holder if met.home => met.parent.is_some() && !met.closed && items,
                _ if met.home => false,
                Bound::Part => parts,
                Bound::Item | Bound::Holder => items,
            }
        };
        self.bounds.iter().filter(|bound| is_free(bound)).map(|(at, ..)| *at).collect()
    }
}

#[cfg(test)]
#[path = "unclosed_tests.rs"]
mod tests;
