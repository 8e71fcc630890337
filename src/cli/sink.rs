//! How articles become documents, many in one, one alone, or a file each; and when these are written: in their input's turn.

use wiredesk::error::Error;
use wiredesk::formats::Card;

use super::output::Output;
use super::place::Room;
use super::turns::{Desk, Turn, Turns};

/// How much is gathered before it is written.
const PART: usize = 1 << 18;

/// How much of an input's documents waits in memory for its turn.
const HELD: usize = 1 << 23;

/// How much of it may wait without the worker who made it: that goes on with other inputs.
const LEFT: usize = 1 << 18;

/// Takes what a writer wrote, and hands it on when it is this input's turn.
pub struct Sink<'t> {
    hand: Hand<'t>,
    card: &'static Card,
    room: Room,
    /// The name of the first article, and where in the text it ends, while it is the only one.
    first: Option<(String, usize)>,
    /// What was written and is not yet in the output.
    pub text: String,
    open: Option<Output>,
    begun: bool,
    name: String,
    articles: usize,
    /// How many of the steps that wait are of documents before this one.
    before: usize,
}

/// Whether it is this input's turn.
enum Hand<'t> {
    Waiting { turns: &'t Turns, number: usize, steps: Vec<Step>, held: usize },
    Has(Turn<'t>),
}

/// Something to do with an output.
enum Step {
    /// Make a directory of the file.
    Spread,
    /// Open the document of that name.
    Open(String),
    /// Write a part of it.
    Write(String),
    /// Write a document of its own: its name, the name where that says nothing, and the whole of it.
    Whole(String, String, String),
    /// End the document.
    Close,
    /// Tell what was found and what it came to; and how much is held for that.
    Tell(Box<dyn FnOnce(&mut Desk) + Send>, usize),
}

impl<'t> Sink<'t> {
    /// A sink for the documents in a format that are made of input `number`.
    pub fn new(turns: &'t Turns, number: usize, room: Room, card: &'static Card) -> Self {
        let hand = Hand::Waiting { turns, number, steps: Vec::new(), held: 0 };
        let (text, name) = (String::new(), String::new());
        Self { hand, card, room, first: None, text, open: None, begun: false, name, articles: 0, before: 0 }
    }
    /// Begins a document that is called `name`; where each article is a document, nothing is opened yet.
    pub fn begin(&mut self, name: &str) -> Result<(), Error> {
        self.begun = true;
        match self.card.many {
            true => self.step(Step::Open(name.to_owned())),
            false => Ok(()),
        }
    }
    /// Whether anything was begun.
    pub fn has_begun(&self) -> bool {
        self.begun
    }
    /// What the article that is written next is called.
    pub fn name(&mut self, name: String) {
        self.name = name;
    }
    /// Whether there is a place for the article that was written last.
    pub fn has_room(&self) -> bool {
        self.card.many || self.articles == 0 || self.room != Room::One
    }
    /// Makes a directory where the article that was written last is the second one and needs it; whether it did.
    pub fn spread(&mut self) -> Result<bool, Error> {
        if self.card.many || self.room != Room::Grows {
            return Ok(false);
        }
        let Some((name, end)) = self.first.take() else { return Ok(false) };
        let second = self.text.split_off(end);
        let first = std::mem::replace(&mut self.text, second);
        self.room = Room::Many;
        self.step(Step::Spread)?;
        self.step(Step::Whole(name, "article-1".to_owned(), first))?;
        Ok(true)
    }
    /// Takes over a part of a document, with its articles, that was written elsewhere; what is left there is a buffer.
    pub fn part_of(&mut self, part: &mut String) -> Result<(), Error> {
        if !self.text.is_empty() && part.len() >= PART {
            // What is large is not copied behind what waits.
            self.part()?;
        }
        match self.text.is_empty() {
            true => std::mem::swap(&mut self.text, part),
            false => self.text.push_str(part),
        }
        if self.text.is_empty() { Ok(()) } else { self.part() }
    }
    /// After an article was written.
    pub fn article(&mut self) -> Result<(), Error> {
        self.articles += 1;
        match (self.card.many, self.room == Room::Many) {
            (true, _) if self.text.len() < PART => Ok(()),
            (true, _) => self.part(),
            (false, true) => {
                let fallback = format!("article-{}", self.articles);
                let whole = Step::Whole(std::mem::take(&mut self.name), fallback, std::mem::take(&mut self.text));
                self.step(whole)
            }
            (false, false) => {
                self.first = Some((std::mem::take(&mut self.name), self.text.len()));
                Ok(())
            }
        }
    }
    /// Ends: only now does a file appear.
    pub fn finish(&mut self) -> Result<(), Error> {
        match (self.card.many, self.room == Room::Many) {
            (true, _) => self.part().and_then(|()| self.step(Step::Close)),
            (false, false) if self.articles > 0 => {
                let text = std::mem::take(&mut self.text);
                self.step(Step::Whole(String::new(), String::new(), text))
            }
            (false, _) => Ok(()),
        }
    }
    /// The same for the next document of the same input.
    pub fn again(mut self) -> Self {
        self.discard_open();
        self
    }
    fn discard_open(&mut self) {
        (self.begun, self.articles, self.first) = (false, 0, None);
        if let Hand::Waiting { steps, .. } = &self.hand {
            self.before = steps.len();
        }
        self.text.clear();
        self.open = None;
    }
    /// Tells, when it is this input's turn, what was found and what it came to; `held` is how many bytes that holds.
    pub fn tell(&mut self, held: usize, what: impl FnOnce(&mut Desk) + Send + 'static) -> Result<(), Error> {
        self.step(Step::Tell(Box::new(what), held))
    }
    /// The same of findings that point into a text. A long one is not held twice: then the turn is waited for.
    pub fn tell_of(&mut self, text: &str, what: impl FnOnce(&mut Desk, &str) + Send + 'static) -> Result<(), Error> {
        if text.len() > LEFT {
            return self.desk().map(|desk| what(desk, text));
        }
        let text = text.to_owned();
        self.tell(text.len(), move |desk| what(desk, &text))
    }
    /// Ends this input's turn. Where it has not come yet and little is to be done in it, that is left to whoever has the turn
    /// before it.
    pub fn leave(mut self) -> Result<(), Error> {
        match &mut self.hand {
            Hand::Waiting { turns, number, steps, held } if *held <= LEFT => {
                let (steps, card) = (std::mem::take(steps), self.card);
                let task = move |desk: &mut Desk| {
                    let mut open = None;
                    steps.into_iter().try_for_each(|step| carry_out(step, desk, &mut open, card))
                };
                turns.leave(*number, Box::new(task))
            }
            _ => {
                self.desk()?;
                match self.hand {
                    Hand::Has(turn) => turn.pass(),
                    Hand::Waiting { .. } => Ok(()),
                }
            }
        }
    }
    /// Waits for the turn, and does what had to wait for it.
    pub fn desk(&mut self) -> Result<&mut Desk, Error> {
        if let Hand::Waiting { turns, number, .. } = &self.hand {
            let turn = turns.wait(*number).ok_or_else(|| Error::usage("the run was stopped"))?;
            self.begin_turn(turn)?;
        }
        match &mut self.hand {
            Hand::Has(turn) => Ok(turn),
            Hand::Waiting { .. } => Err(Error::usage("the run was stopped")),
        }
    }
    /// Forgets what was to be written of the document that was begun last; what is left of those before it stays.
    pub fn discard(&mut self) {
        if let Hand::Waiting { steps, held, .. } = &mut self.hand {
            steps.truncate(self.before);
            *held = steps.iter().map(Step::len).sum();
        }
        self.text.clear();
        self.open = None;
    }
    /// Writes what was gathered of a document.
    fn part(&mut self) -> Result<(), Error> {
        match (&self.hand, &mut self.open) {
            (Hand::Has(_), Some(output)) => {
                output.write(&self.text)?;
                self.text.clear();
                self.text.shrink_to(4 * PART);
                Ok(())
            }
            _ => {
                let text = std::mem::take(&mut self.text);
                self.step(Step::Write(text))
            }
        }
    }
    fn step(&mut self, step: Step) -> Result<(), Error> {
        match &mut self.hand {
            Hand::Has(turn) => carry_out(step, turn, &mut self.open, self.card),
            Hand::Waiting { turns, number, steps, held } => {
                *held += step.len();
                steps.push(step);
                let turn = if *held > HELD { turns.wait(*number) } else { turns.now(*number) };
                turn.map_or(Ok(()), |turn| self.begin_turn(turn))
            }
        }
    }
    fn begin_turn(&mut self, mut turn: Turn<'t>) -> Result<(), Error> {
        if let Hand::Waiting { steps, .. } = &mut self.hand {
            for step in std::mem::take(steps) {
                carry_out(step, &mut turn, &mut self.open, self.card)?;
            }
        }
        self.hand = Hand::Has(turn);
        Ok(())
    }
}

impl Step {
    fn len(&self) -> usize {
        match self {
            Self::Open(words) => words.len(),
            Self::Write(text) => text.len(),
            Self::Whole(words, fallback, text) => words.len() + fallback.len() + text.len(),
            Self::Tell(_, held) => *held,
            Self::Spread | Self::Close => 0,
        }
    }
}

fn carry_out(step: Step, desk: &mut Desk, open: &mut Option<Output>, card: &Card) -> Result<(), Error> {
    match step {
        Step::Tell(what, _) => what(desk),
        Step::Spread => desk.place.spread(),
        Step::Open(words) => *open = Some(desk.place.open(&words, "stdin", card)?),
        Step::Write(text) => {
            if let Some(output) = open {
                output.write(&text)?;
            }
        }
        Step::Whole(words, fallback, text) => {
            let mut output = desk.place.open(&words, &fallback, card)?;
            output.write(&text)?;
            output.finish()?;
        }
        Step::Close => {
            if let Some(output) = open.take() {
                output.finish()?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cli::args::Style;
    use crate::cli::place::Place;
    use crate::cli::tally::Tally;
    use crate::cli::telling::Telling;

    #[test]
    fn a_document_that_fails_costs_none_before_it_in_the_stream() {
        let d = tempfile::tempdir().unwrap();
        let place = Place::new(Some(&d.path().join("out/")), &[]);
        let turns = Turns::new(Desk { place, telling: Telling::new(Style::Json), tally: Tally::default() });
        let first = turns.wait(0).unwrap();
        let mut sink = Sink::new(&turns, 1, Room::Many, wiredesk::formats::by_id("wire").unwrap());
        sink.begin("quay").unwrap();
        sink.text.push_str("{}");
        sink.finish().unwrap();
        let mut sink = sink.again();
        sink.begin("tarn").unwrap();
        sink.text.push('{');
        sink.discard();
        sink.leave().unwrap();
        first.pass().unwrap();
        let written = |name: &str| fs::read_to_string(d.path().join("out").join(name)).ok();
        assert_eq!((written("quay.json").as_deref(), written("tarn.json")), (Some("{}"), None));
    }
}
