//! Turns: workers convert documents side by side, and what they write and tell appears in the order of the inputs.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use wiredesk::error::Error;

use super::input::Named;
use super::place::Place;
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
    /// Held by whoever has the turn.
    desk: Mutex<Desk>,
    state: Mutex<State>,
    passed: Condvar,
}

struct State {
    /// The number of the input whose turn it is.
    next: usize,
    /// Whether somebody has that turn.
    taken: bool,
    stopped: bool,
    /// How many wait for a turn: where nobody does, nobody need be woken.
    waiting: usize,
    /// What is to be done in turns that nobody waits for.
    left: BTreeMap<usize, Task>,
}

/// What is to be done in a turn.
type Task = Box<dyn FnOnce(&mut Desk) -> Result<(), Error> + Send>;

/// How many inputs may be done before the one whose turn it is.
const AHEAD: usize = 64;

impl Turns {
    /// It is the first input's turn.
    pub fn new(desk: Desk) -> Self {
        let state = State { next: 0, taken: false, stopped: false, waiting: 0, left: BTreeMap::new() };
        Self { desk: Mutex::new(desk), state: Mutex::new(state), passed: Condvar::new() }
    }
    /// The desk while nobody has a turn yet.
    pub fn desk(&mut self) -> &mut Desk {
        self.desk.get_mut().unwrap_or_else(PoisonError::into_inner)
    }
    /// The turn of input `number`, if it is now.
    pub fn now(&self, number: usize) -> Option<Turn<'_>> {
        let mut state = self.lock();
        state.is_turn_of(number).then(|| self.take(&mut state))
    }
    /// Waits for the turn of input `number`; `None` when the run was stopped.
    pub fn wait(&self, number: usize) -> Option<Turn<'_>> {
        let mut state = self.lock();
        while !state.is_turn_of(number) && !state.stopped {
            state.waiting += 1;
            state = self.passed.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        (!state.stopped).then(|| self.take(&mut state))
    }
    /// Leaves what is to be done in the turn of input `number` to whoever has the turn before it, so that nobody waits for
    /// it; is it this turn now, or are too many left already, it is waited for and done.
    pub fn leave(&self, number: usize, task: Task) -> Result<(), Error> {
        let mut state = self.lock();
        if number < state.next + AHEAD {
            state.left.insert(number, task);
            drop(state);
            return self.go_on();
        }
        drop(state);
        let mut turn = self.wait(number).ok_or_else(|| Error::usage("the run was stopped"))?;
        task(&mut turn)?;
        turn.pass()
    }
    /// Does what was left to be done in the turns that are next.
    fn go_on(&self) -> Result<(), Error> {
        loop {
            let mut state = self.lock();
            let next = state.next;
            if !state.is_turn_of(next) {
                // Who has it, does what is left behind it.
                return Ok(());
            }
            let Some(task) = state.left.remove(&next) else { return Ok(()) };
            let mut turn = self.take(&mut state);
            drop(state);
            task(&mut turn)?;
        }
    }
    /// Lets nobody have a turn any more.
    pub fn stop(&self) {
        self.lock().stopped = true;
        self.passed.notify_all();
    }
    /// The desk when all is done.
    pub fn into_desk(self) -> Desk {
        self.desk.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
    /// A worker that panicked passed its turn on when it was dropped.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn take(&self, state: &mut State) -> Turn<'_> {
        state.taken = true;
        Turn { desk: self.desk.lock().unwrap_or_else(PoisonError::into_inner), turns: self }
    }
}

impl State {
    fn is_turn_of(&self, number: usize) -> bool {
        self.next == number && !self.taken && !self.stopped
    }
}

/// A turn: when it is dropped it is the next input's.
pub struct Turn<'t> {
    desk: MutexGuard<'t, Desk>,
    turns: &'t Turns,
}

impl Turn<'_> {
    /// Ends the turn, and does what others left to be done in those behind it.
    pub fn pass(self) -> Result<(), Error> {
        let turns = self.turns;
        drop(self);
        turns.go_on()
    }
}

impl Deref for Turn<'_> {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DerefMut for Turn<'_> {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.turns.lock();
        (state.next, state.taken) = (state.next + 1, false);
        if state.waiting > 0 {
            self.turns.passed.notify_all();
        }
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
    use std::sync::Arc;

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
    fn what_is_left_is_done_in_its_turn_and_nobody_waits() {
        let (turns, order) = (turns(), Arc::new(Mutex::new(Vec::new())));
        side_by_side(&inputs(300), 4, &|| turns.stop(), &|number, _| {
            if number % 5 == 0 {
                thread::yield_now();
            }
            let order = Arc::clone(&order);
            let push = move || order.lock().unwrap().push(number);
            if number % 7 == 3 {
                let turn = turns.wait(number).unwrap();
                push();
                return turn.pass();
            }
            let task = move |_: &mut Desk| {
                push();
                Ok(())
            };
            turns.leave(number, Box::new(task))
        })
        .unwrap();
        assert_eq!(*order.lock().unwrap(), (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_in_what_was_left_stops_the_run() {
        let turns = turns();
        let done = side_by_side(&inputs(20), 3, &|| turns.stop(), &|number, _| {
            turns.leave(number, Box::new(move |_| if number == 2 { Err(Error::usage("two")) } else { Ok(()) }))
        });
        assert_eq!(done.unwrap_err().to_string(), "two");
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
