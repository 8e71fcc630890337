//! Items without a start tag: their parts would be read as those of the feed, and who wrote one story would have written
//! them all.

use super::cursor::Cursor;
use super::repairs::{self, note};
use super::scan::{Start, Token};
use super::tag::split;
use crate::diag::Report;

/// What is known of the elements that stand beside the items.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unopened {
    /// An item was passed over: what follows it may belong to another one.
    pub(super) after_item: bool,
    /// A title and an identifier were met: a second one may be that of the first item.
    met: [bool; 2],
    /// Up to here no item ends that never began.
    sound: usize,
}

impl<'s> Cursor<'s> {
    /// Passes over what stands from `start`, beside the items, to the end tag of an item that never began; whether it did.
    pub(super) fn passes_unopened(&mut self, start: &Start<'s>, report: &mut Report) -> bool {
        let (Some(layout), Some(root)) = (self.scan.layout, self.open.first()) else { return false };
        let (prefix, local) = split(start.name);
        if layout.is_item(start.name) || layout.is_holder(start.name) {
            return false;
        }
        let mut again = false;
        for (met, name) in self.unopened.met.iter_mut().zip(["title", "id"]) {
            if prefix == split(root.name).0 && local.eq_ignore_ascii_case(name) {
                again |= std::mem::replace(met, true);
            }
        }
        if !(again || self.unopened.after_item) || start.start < self.unopened.sound {
            return false;
        }
        let Some(end) = self.unopened_end(start.start) else { return false };
        note(report, &repairs::UNOPENED_ITEM, start.start, end);
        self.pos = end;
        true
    }

    /// Behind the end tag of an item that comes before any item begins and before what holds them ends.
    fn unopened_end(&mut self, mut at: usize) -> Option<usize> {
        // What is broken is reported where it is read.
        let (mut scan, quiet) = (self.scan.clone(), &mut Report::default());
        let layout = scan.layout?;
        let holds = |name: &str| layout.is_item(name) || layout.is_holder(name) || layout.is_root(name);
        loop {
            let (token, next) = scan.token(at, None, quiet);
            self.unopened.sound = match token {
                Token::End(end) if layout.is_item(end.name) => return Some(end.end),
                Token::End(end) if holds(end.name) => end.start,
                Token::Start(start) if holds(start.name) => start.start,
                Token::OpenCData(_) => next,
                Token::Eof => usize::MAX,
                _ => {
                    at = next;
                    continue;
                }
            };
            return None;
        }
    }
}
