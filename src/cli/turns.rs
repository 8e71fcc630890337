//! Turns: workers convert documents side by side, and what they write and tell appears in the order of the inputs.

use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use wiredesk::error::Error;

use super::input::Named;
use super::sink::Place;
use super::tally::Tally;
use super::telling::Telling;

/// What only the worker whose turn it is may touch.
pub struct Desk {
    /// Where documents go.
    pub place: Place,
    /// The report.
    pub telling: Telling,
    /// What the run came to.
    pub tally: Tally,
}

/// Whose turn it is.
pub struct Turns {
    state: Mutex<State>,
    passed: Condvar,
}

struct State {
    desk: Desk,
    /// The number of the input whose turn it is.
    next: usize,
    stopped: bool,
}

impl Turns {
    /// It is the first input's turn.
    pub fn new(desk: Desk) -> Self {
        Self { state: Mutex::new(State { desk, next: 0, stopped: false }), passed: Condvar::new() }
    }
    /// The desk while nobody has a turn yet.
    pub fn desk(&mut self) -> &mut Desk {
        &mut self.state.get_mut().unwrap_or_else(PoisonError::into_inner).desk
    }
    /// The turn of input `number`, if it is now.
    pub fn now(&self, number: usize) -> Option<Turn<'_>> {
        let state = self.state.try_lock().ok()?;
        // Made only where it is one: a turn that is dropped passes on.
        (state.next == number && !state.stopped).then(|| Turn { state, passed: &self.passed })
    }
    /// Waits for the turn of input `number`; `None` when the run was stopped.
    pub fn wait(&self, number: usize) -> Option<Turn<'_>> {
        // A worker that panicked passed its turn on when it was dropped.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.next != number && !state.stopped {
            state = self.passed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        (!state.stopped).then(|| Turn { state, passed: &self.passed })
    }
    /// Lets nobody have a turn any more.
    pub fn stop(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
        self.passed.notify_all();
    }
    /// The desk when all is done.
    pub fn into_desk(self) -> Desk {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).desk
    }
}

/// A turn: when it is dropped it is the next input's.
pub struct Turn<'t> {
    state: MutexGuard<'t, State>,
    passed: &'t Condvar,
}

impl Deref for Turn<'_> {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.state.desk
    }
}

impl DerefMut for Turn<'_> {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.state.desk
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.state.next += 1;
        self.passed.notify_all();
    }
}

/// Does something with each input, several at a time, beginning with the first; the first error stops the rest.
pub fn side_by_side(
    inputs: &[Named],
    workers: usize,
    stop: &(dyn Fn() + Sync),
    one: &(dyn Fn(usize, &Named) -> Result<(), Error> + Sync),
) -> Result<(), Error> {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(None));
    let work = || {
        while let Some((number, input)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            inputs.get(number).map(|input| (number, input))
        } {
            let done = catch_unwind(AssertUnwindSafe(|| one(number, input)));
            if let Ok(Ok(())) = done {
                continue;
            }
            next.store(inputs.len(), Ordering::Relaxed);
            let mut first = failed.lock().unwrap_or_else(PoisonError::into_inner);
            stop();
            match done {
                Ok(done) => *first = first.take().or(done.err()),
                Err(panic) => resume_unwind(panic),
            }
        }
    };
    match workers {
        0 | 1 => work(),
        _ => thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work)))),
    }
    failed.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Style;

    fn turns() -> Turns {
        let (place, telling) = (Place::Stdout, Telling::new(Style::Json));
        Turns::new(Desk { place, telling, tally: Tally::default() })
    }

    fn inputs(count: usize) -> Vec<Named> {
        let input = |n: usize| Named { path: n.to_string().into(), words: String::new(), found: false };
        (0..count).map(input).collect()
    }

    #[test]
    fn turns_come_in_the_order_of_the_inputs() {
        let (turns, order) = (turns(), Mutex::new(Vec::new()));
        side_by_side(&inputs(50), 4, &|| turns.stop(), &|number, _| {
            if number % 3 == 0 {
                thread::yield_now();
            }
            let _turn = turns.wait(number);
            order.lock().unwrap().push(number);
            Ok(())
        })
        .unwrap();
        assert_eq!(order.into_inner().unwrap(), (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_stops_the_run_and_is_told() {
        let turns = turns();
        let done = side_by_side(&inputs(20), 3, &|| turns.stop(), &|number, _| match number {
            2 => Err(Error::usage("two")),
            // Without the error it would never be the turn of those behind it.
            _ => turns.wait(number).map(|_| ()).ok_or_else(|| Error::usage("stopped")),
        });
        assert_eq!(done.unwrap_err().to_string(), "two");
    }

    #[test]
    #[should_panic]
    fn a_panic_does_not_leave_the_others_waiting() {
        let turns = turns();
        let _ = side_by_side(&inputs(6), 3, &|| turns.stop(), &|number, _| {
            assert_ne!(number, 1);
            turns.wait(number).map(|_| ()).ok_or_else(|| Error::usage("stopped"))
        });
    }
}
