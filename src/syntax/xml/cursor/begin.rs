//! How a cursor begins: at a document, at one item of it, or at a piece that is kept.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use super::Cursor;
use crate::syntax::xml::bindings::Bindings;
use crate::syntax::xml::layout::Layout;
use crate::syntax::xml::limits::Limits;
use crate::syntax::xml::references::Purity;
use crate::syntax::xml::scan::{Ends, Scanner};
use crate::syntax::xml::scope::Scope;
use crate::syntax::xml::unopened::Unopened;
use crate::syntax::xml::vocabulary::Vocabularies;
use crate::text::is_plain;

/// How many times what was read entities may add, and what they may add to a short one.
const ENTITIES_ADD: (usize, usize) = (4, 64 << 10);

impl<'s> Cursor<'s> {
    /// Starts at the beginning of a document.
    pub fn new(text: &'s str, vocabularies: Vocabularies, limits: Limits) -> Self {
        Self::resume(text, 0..text.len(), &Arc::new(Scope::outermost(vocabularies, limits)))
    }

    /// Starts at `range` of a document with what was in scope there. Nothing behind the range is looked at.
    pub fn resume(text: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>) -> Self {
        let text = text.get(..range.end).unwrap_or(text);
        let layout = scope.layout.filter(|layout| !layout.items.is_empty());
        let scan = Scanner { text, limits: scope.limits, layout, ends: Ends::default(), purity: Purity::default() };
        let spare = range.len().saturating_mul(ENTITIES_ADD.0).saturating_add(ENTITIES_ADD.1);
        let pos = if text.is_char_boundary(range.start) { range.start } else { text.len() };
        Self {
            scan,
            pos,
            // Of an item nearly all elements stand right inside it.
            open: Vec::with_capacity(if scope.inside { 3 } else { 0 }),
            bindings: Bindings::new(Arc::clone(scope)),
            entities: scope.entities.clone(),
            marks: Vec::new(),
            scope: Arc::clone(scope),
            beyond: 0,
            closed_at: pos,
            rooted: scope.inside,
            too_deep: false,
            spare: Cell::new(spare),
            given: 0,
            homes: 0,
            freed: None,
            unopened: Unopened::default(),
            shared: None,
        }
    }

    /// [`resume`](Self::resume) at an item that is about to be read whole: its characters are looked at once, here, and
    /// not again for each of its values.
    pub fn at_item(text: &'s str, range: Range<usize>, scope: &Arc<Scope<'s>>) -> Self {
        let plain = !scope.odd && text.get(range.clone()).is_some_and(is_plain);
        let mut cursor = Self::resume(text, range, scope);
        cursor.scan.purity.plain = plain;
        cursor
    }

    /// Starts at the beginning of a piece of a document, which is limited as an item is.
    pub fn piece_of(text: &'s str, vocabularies: Vocabularies, limits: Limits) -> Self {
        let scope = Scope { inside: true, ..Scope::outermost(vocabularies, limits) };
        Self::resume(text, 0..text.len(), &Arc::new(scope))
    }

    /// Where the document was found, if that is known, for `xml:base` to be resolved against. To be called before
    /// [`root`](Self::root).
    #[must_use]
    pub fn with_base<'b>(self, base: impl Into<Option<&'b str>>) -> Self {
        match base.into() {
            Some(base) => self.with(|scope| scope.mark.base = Some(Arc::from(base))),
            None => self,
        }
    }

    /// Where the format has its items. To be called before [`root`](Self::root).
    #[must_use]
    pub fn with_layout(self, layout: &'static Layout) -> Self {
        self.with(|scope| scope.layout = Some(layout))
    }

    fn with(self, change: impl FnOnce(&mut Scope<'s>)) -> Self {
        let mut scope = (*self.scope).clone();
        change(&mut scope);
        let scope = scope.looked_at();
        let range = self.pos..self.scan.text.len();
        Self::resume(self.scan.text, range, &Arc::new(scope))
    }
}
