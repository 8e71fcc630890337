//! Pieces of one work, done by several threads side by side; what comes of them is joined in their order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use wiredesk::error::Error;

/// How many pieces for each thread are under way or wait to be joined.
const AHEAD: usize = 2;

/// The pieces of a work.
struct Pieces<'t, P, D> {
    state: Mutex<State<'t, P, D>>,
    changed: Condvar,
    most: usize,
}

struct State<'t, P, D> {
    /// Gives the next piece; gone when there is none any more.
    take: Option<&'t mut (dyn FnMut() -> Option<P> + Send)>,
    taken: usize,
    joined: usize,
    /// What came of pieces before it was their turn, by their number.
    done: BTreeMap<usize, D>,
    /// Whether nobody waits for anything any more.
    closed: bool,
}

/// What a thread has to do.
enum Next<P, D> {
    /// This piece, of that number.
    Piece(usize, P),
    /// To join what came of the piece whose turn it is.
    Join(D),
    /// Nothing more.
    Nothing,
}

/// Takes pieces in their order, has each done by one of `threads`, and joins what came of them in the same order, in this
/// thread, which does pieces too. The first error of a join ends it all.
pub fn in_order<P: Send, D: Send>(
    threads: usize,
    take: &mut (dyn FnMut() -> Option<P> + Send),
    work: &(dyn Fn(P) -> D + Sync),
    join: &mut dyn FnMut(D) -> Result<(), Error>,
) -> Result<(), Error> {
    let state = State { take: Some(take), taken: 0, joined: 0, done: BTreeMap::new(), closed: false };
    let pieces = Pieces { state: Mutex::new(state), changed: Condvar::new(), most: threads.max(1) * AHEAD };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| {
                let closing = Closing(&pieces);
                while let Next::Piece(number, piece) = pieces.next(false) {
                    pieces.put(number, work(piece));
                }
                // Only a panic closes: the others go on with what is left.
                std::mem::forget(closing);
            });
        }
        let _closing = Closing(&pieces);
        loop {
            match pieces.next(true) {
                Next::Piece(number, piece) => pieces.put(number, work(piece)),
                Next::Join(done) => join(done)?,
                Next::Nothing => return Ok(()),
            }
        }
    })
}

impl<P, D> Pieces<'_, P, D> {
    /// What a thread has to do next, who may have to wait for it; `joins` says whether it is the one that joins.
    fn next(&self, joins: bool) -> Next<P, D> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let turn = state.joined;
            if state.closed {
                return Next::Nothing;
            }
            if let Some(done) = joins.then(|| state.done.remove(&turn)).flatten() {
                state.joined += 1;
                self.changed.notify_all();
                return Next::Join(done);
            }
            if state.taken < turn + self.most
                && let Some(take) = &mut state.take
            {
                if let Some(piece) = take() {
                    state.taken += 1;
                    return Next::Piece(state.taken - 1, piece);
                }
                state.take = None;
            }
            if state.take.is_none() && (!joins || turn == state.taken) {
                return Next::Nothing;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
    /// Puts down what came of a piece.
    fn put(&self, number: usize, done: D) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.done.insert(number, done);
        if number == state.joined {
            self.changed.notify_all();
        }
    }
    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }
}

/// When it is dropped, nobody waits for a piece any more.
struct Closing<'p, 't, P, D>(&'p Pieces<'t, P, D>);

impl<P, D> Drop for Closing<'_, '_, P, D> {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares of the first numbers, done in whatever order, as they are joined.
    fn squares(threads: usize, count: usize, join: &mut dyn FnMut(usize) -> Result<(), Error>) -> Result<(), Error> {
        let mut numbers = 0..count;
        let work = |number: usize| {
            (0..number % 7).for_each(|_| thread::yield_now());
            number * number
        };
        in_order(threads, &mut || numbers.next(), &work, join)
    }

    #[test]
    fn what_comes_of_pieces_is_joined_in_their_order() {
        for threads in [1, 2, 5] {
            for count in [0, 1, 200] {
                let mut joined = Vec::new();
                squares(threads, count, &mut |square| {
                    joined.push(square);
                    Ok(())
                })
                .unwrap();
                assert_eq!(joined, (0..count).map(|n| n * n).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_error_ends_it() {
        let mut joined = 0;
        let done = squares(3, usize::MAX, &mut |square| {
            joined += 1;
            if square == 100 { Err(Error::usage("enough")) } else { Ok(()) }
        });
        assert_eq!((done.unwrap_err().to_string(), joined), ("enough".to_owned(), 11));
    }

    #[test]
    #[should_panic]
    fn a_panic_does_not_leave_the_others_waiting() {
        let mut numbers = 0..1000;
        let work = |number: usize| assert_ne!(number, 20);
        let _ = in_order(3, &mut || numbers.next(), &work, &mut |()| Ok(()));
    }
}
