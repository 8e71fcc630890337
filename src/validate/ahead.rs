//! Articles are read one by one, and those of a long document by a thread of their own, while rules look at the ones before.
//!
//! What is between the two is bounded by its bytes in the document, and what was looked at gives its room back.

use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use crate::convert::Document;
use crate::diag::{Report, Span};
use crate::formats::Piece;
use crate::model::Article;
use crate::syntax::xml::Tree;

/// An article that was read. At the end of a document there is none, but there may be notes.
pub(super) struct One<'s> {
    /// The article, and where it stands.
    pub article: Option<(Box<Article>, Span)>,
    /// The same for rules.
    pub piece: Option<Piece<'s>>,
    /// What the reader noted, and where values stand.
    pub notes: Report,
}

/// What is used again.
struct Room {
    tree: Tree<'static>,
    notes: Report,
    /// The bytes of the article it was used for.
    bytes: usize,
}

/// How many articles, and how many bytes of a document, are handed over at once, and how many bytes are under way.
const MOST: usize = 32;
const HANDFUL: usize = 1 << 16;
const UNDER_WAY: usize = 1 << 18;

/// The elements and texts of a tree of which the room is kept; that of a larger one would be kept for each that follows.
const KEPT: usize = 4096;

/// Calls `look` with each article of a document, and at its end; `notes` are to be used for the first. With `aside` a
/// thread of its own reads ahead.
pub(super) fn each<'s>(mut document: Document<'s>, notes: Report, aside: bool, look: &mut dyn FnMut(&mut One<'s>)) {
    let mut room = Room { tree: Tree::default(), notes, bytes: 0 };
    if !aside {
        loop {
            let mut one = next(&mut document, room);
            look(&mut one);
            room = match emptied(one) {
                Some(emptied) => emptied,
                None => return,
            };
        }
    }
    thread::scope(|scope| {
        // One handful waits while another is looked at.
        let ((send, receive), (give, rooms)) = (sync_channel(1), channel());
        scope.spawn(move || read(document, room, &send, &rooms));
        for mut one in receive.into_iter().flatten() {
            look(&mut one);
            if let Some(room) = emptied(one) {
                // When the document was read to its end nobody takes it.
                let _ = give.send(room);
            }
        }
    });
}

/// Reads a document to its end.
fn read<'s>(mut document: Document<'s>, first: Room, send: &SyncSender<Vec<One<'s>>>, rooms: &Receiver<Room>) {
    let (mut spare, mut under_way) = (vec![first], 0);
    loop {
        let (mut handful, mut bytes, mut more) = (Vec::with_capacity(MOST), 0, true);
        while more && handful.len() < MOST && bytes < HANDFUL {
            let taken = rooms.try_iter();
            spare.extend(taken.inspect(|room| under_way -= room.bytes));
            let new = || Room { tree: Tree::default(), notes: Report::with_places(), bytes: 0 };
            let one = next(&mut document, spare.pop().unwrap_or_else(new));
            more = one.article.is_some();
            bytes += one.bytes();
            handful.push(one);
        }
        under_way += bytes;
        if send.send(handful).is_err() || !more {
            return;
        }
        while under_way > UNDER_WAY {
            let Ok(room) = rooms.recv() else { return };
            under_way -= room.bytes;
            spare.push(room);
        }
    }
}

impl One<'_> {
    fn bytes(&self) -> usize {
        self.article.as_ref().map_or(0, |(_, span)| span.end - span.start)
    }
}

fn next<'s>(document: &mut Document<'s>, room: Room) -> One<'s> {
    let Room { tree, mut notes, .. } = room;
    let article = document.next(&mut notes);
    let piece = article.as_ref().and_then(|_| document.last(tree));
    One { article, piece, notes }
}

/// The room of what was looked at; `None` at the end of the document.
fn emptied(mut one: One<'_>) -> Option<Room> {
    let bytes = one.bytes();
    one.article?;
    one.notes.forget_places();
    let tree = match one.piece {
        Some(Piece::Xml(tree)) if tree.parts() <= KEPT => tree.emptied(),
        _ => Tree::default(),
    };
    Some(Room { tree, notes: one.notes, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::open_to_judge;
    use crate::formats::{self, ReadOptions};
    use crate::text::Source;

    /// What is seen of each article: its place, how many elements it has, what was noted, and how many places.
    fn seen(text: &str, aside: bool) -> Vec<(usize, usize, usize, usize)> {
        let (source, mut notes) = (Source::from(text), Report::with_places());
        let card = formats::by_id("rss").unwrap();
        let document = open_to_judge(&source, card, &ReadOptions::default(), &mut notes).unwrap();
        let mut seen = Vec::new();
        each(document, Report::with_places(), aside, &mut |one| {
            let elements =
                one.piece.as_ref().map_or(0, |piece| if let Piece::Xml(tree) = piece { tree.len() } else { 0 });
            let noted = one.notes.diagnostics().len();
            let places = one.notes.places().leaves().count();
            seen.push((one.article.as_ref().map_or(0, |(_, span)| span.start), elements, noted, places));
            Report::default().take_from(&mut one.notes);
        });
        seen
    }

    #[test]
    fn a_thread_of_its_own_reads_the_same() {
        let small = "<item><title>A</title><guid>1</guid><pubDate>soon</pubDate></item>".repeat(300);
        // More than may be under way, and a tree of which the room is not kept.
        let large = format!("<item><title>B</title><x>{}</x></item>", "<y>words</y>".repeat(40_000));
        let text =
            format!("<rss version=\"2.0\"><channel><title>T</title>{small}{large}{small}{large}</channel></rss>");
        let alone = seen(&text, false);
        assert_eq!(alone.len(), 603, "602 articles, and the end");
        assert!(alone.iter().any(|(_, elements, ..)| *elements > 40_000 / 2) && alone[0].2 > 0 && alone[0].3 > 1);
        assert_eq!(seen(&text, true), alone);
    }
}
