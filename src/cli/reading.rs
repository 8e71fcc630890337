//! A long document is read by one thread while another filters and writes, so that it uses two processors; a bounded queue
//! keeps what is between them small.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use wiredesk::convert::Document;
use wiredesk::diag::{Report, Span};
use wiredesk::error::Error;
use wiredesk::model::Article;

/// An article and its place.
type Read = (Box<Article>, Span);

/// How many articles, and how much text of a document, are handed over at once.
const MOST: usize = 32;
const LONGEST: usize = 1 << 16;

/// How many such handfuls wait.
const WAITING: usize = 4;

/// Calls `take` with each article of a document until it answers `false`; says whether it never did. With `aside` the
/// document is read by a thread of its own.
pub fn each(
    document: &mut Document<'_>,
    aside: bool,
    report: &mut Report,
    take: &mut dyn FnMut(Read) -> Result<bool, Error>,
) -> Result<bool, Error> {
    if !aside {
        while let Some(read) = document.next(report) {
            if !take(read)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    thread::scope(|scope| {
        let (send, receive) = sync_channel(WAITING);
        scope.spawn(move || hand_over(document, report, &send));
        // When `take` has enough the receiver goes, and the other thread with it.
        taken(receive, take)
    })
}

fn taken(handfuls: Receiver<Vec<Read>>, take: &mut dyn FnMut(Read) -> Result<bool, Error>) -> Result<bool, Error> {
    for read in handfuls.into_iter().flatten() {
        if !take(read)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn hand_over(document: &mut Document<'_>, report: &mut Report, send: &SyncSender<Vec<Read>>) {
    loop {
        let (mut handful, mut length) = (Vec::with_capacity(MOST), 0);
        while handful.len() < MOST && length < LONGEST {
            let Some((article, span)) = document.next(report) else { break };
            length += span.end - span.start;
            handful.push((article, span));
        }
        if handful.is_empty() || send.send(handful).is_err() {
            return;
        }
    }
}
