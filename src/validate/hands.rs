//! The articles of a document, read and judged one by one; those of a long document by several hands side by side.
//!
//! An article is read and judged by the same thread, so that nothing but findings goes from one to another. Each hand takes
//! every n-th handful, and what it finds comes together in the order of the document.

use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::judge::Judge;
use crate::convert::{Articles, Document};
use crate::diag::{Places, Report, Span};
use crate::formats::{Earlier, Memory, Piece, Waiting};
use crate::model::Article;
use crate::syntax::xml::Tree;

/// How many articles, and from how many bytes on, make a handful.
const MOST: usize = 128;
const HANDFUL: usize = 1 << 17;

/// How many handfuls of one hand wait for those before them.
const AHEAD: usize = 8;

/// How many hands a document has at most.
const MOST_HANDS: usize = 8;

/// The elements and texts of a tree of which the room is kept; that of a larger one would be kept for each that follows.
const KEPT: usize = 4096;

/// How many hands there are: as many as processors. The system opens three files to tell, so it is asked once.
pub(super) fn at_hand() -> usize {
    static HANDS: OnceLock<usize> = OnceLock::new();
    *HANDS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST_HANDS))
}

/// One that reads and judges articles.
pub(super) struct Hand<'a> {
    judge: &'a Judge<'a>,
    earlier: Earlier,
    /// What the reader noted and the rules found since it was asked for, and where the values of the article stand.
    report: Report,
    tree: Tree<'static>,
    articles: usize,
}

/// What a hand found in some articles, one behind the other.
pub(super) struct Found {
    report: Report,
    waiting: Vec<Waiting>,
    articles: usize,
}

impl<'a> Hand<'a> {
    pub(super) fn new(judge: &'a Judge<'a>, earlier: Earlier, report: Report) -> Self {
        Self { judge, earlier, report, tree: Tree::default(), articles: 0 }
    }

    /// Another one, for other articles of the document.
    fn beside(&self) -> Self {
        Self::new(self.judge, self.earlier.beside(), self.report.beside())
    }

    /// What stands above the articles.
    pub(super) fn above(&mut self, piece: &Piece<'_>, places: &Places) {
        self.judge.part(None, piece, (places, &self.earlier), &mut self.report);
    }

    /// Reads the next article and looks at it; whether there was one.
    pub(super) fn next(&mut self, document: &mut Document<'_>) -> bool {
        let read = document.next(&mut self.report);
        let piece = read.as_ref().and_then(|_| document.last(std::mem::take(&mut self.tree)));
        read.is_some_and(|(article, span)| {
            self.look(&article, span, piece);
            true
        })
    }

    /// The same with the articles of a handful.
    fn handful(&mut self, articles: Articles<'_, '_>, handful: Range<usize>) {
        for n in handful {
            if let Some((article, span)) = articles.read(n, &mut self.report) {
                let piece = articles.piece(n, std::mem::take(&mut self.tree));
                self.look(&article, span, piece);
            }
        }
    }

    fn look(&mut self, article: &Article, span: Span, piece: Option<Piece<'_>>) {
        self.articles += 1;
        let places = self.report.take_places();
        self.judge.article((article, span), piece.as_ref(), (&places, &self.earlier), &mut self.report);
        self.report.give_back(places);
        if let Some(Piece::Xml(tree)) = piece.filter(|piece| matches!(piece, Piece::Xml(tree) if tree.parts() <= KEPT))
        {
            self.tree = tree.emptied();
        }
    }

    /// What was found since it was last asked.
    pub(super) fn done(&mut self) -> Found {
        let articles = std::mem::take(&mut self.articles);
        Found { report: self.report.spill(), waiting: self.earlier.take_waiting(), articles }
    }
}

/// Where it comes together.
pub(super) struct Gathered<'r> {
    report: &'r mut Report,
    memory: Memory,
    /// How many articles there were.
    pub(super) articles: usize,
}

impl<'r> Gathered<'r> {
    pub(super) fn new(report: &'r mut Report) -> Self {
        Self { report, memory: Memory::default(), articles: 0 }
    }

    /// Takes what was found behind what was taken before.
    pub(super) fn take(&mut self, found: Found) {
        self.articles += found.articles;
        self.report.append(found.report);
        for waiting in &found.waiting {
            if let Some(finding) = self.memory.settle(waiting) {
                self.report.add(finding);
            }
        }
    }

    /// At the end of the document; how many articles there were.
    pub(super) fn end(self) -> usize {
        self.memory.unanswered().into_iter().for_each(|finding| self.report.add(finding));
        self.articles
    }
}

/// All articles, by so many hands.
pub(super) fn several(hands: usize, mut hand: Hand<'_>, articles: Articles<'_, '_>, gathered: &mut Gathered<'_>) {
    let handfuls = &articles.portions(HANDFUL, MOST).collect::<Vec<_>>();
    if hands < 2 || handfuls.len() < 2 {
        for handful in handfuls {
            hand.handful(articles, handful.clone());
            gathered.take(hand.done());
        }
        return;
    }
    thread::scope(|scope| {
        let begin = |first: usize| {
            let (send, receive) = sync_channel(AHEAD);
            let mut hand = hand.beside();
            scope.spawn(move || {
                for handful in handfuls.iter().skip(first).step_by(hands) {
                    hand.handful(articles, handful.clone());
                    if send.send(hand.done()).is_err() {
                        return;
                    }
                }
            });
            receive
        };
        let received: Vec<Receiver<Found>> = (0..hands).map(begin).collect();
        for receive in received.iter().cycle().take(handfuls.len()) {
            let Ok(found) = receive.recv() else { return };
            gathered.take(found);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::open_to_judge;
    use crate::diag::Diagnostic;
    use crate::formats::{self, Asked, ReadOptions};
    use crate::text::Source;

    /// What is found by so many hands (by none: one article behind the other, without handfuls).
    fn found(text: &str, hands: usize) -> (Vec<Diagnostic>, Vec<(&'static str, u32)>, usize) {
        let (source, mut report) = (Source::from(text), Report::with_places());
        let (card, options) = (formats::by_id("rss").unwrap(), ReadOptions::default());
        let mut document = open_to_judge(&source, card, &options, &mut report).unwrap();
        let (feed, asked) = (document.stated_feed().clone(), Asked::of(card));
        let judge = Judge {
            card,
            text: source.text(),
            options: &options,
            asked,
            feed: &feed,
            version: "2.0",
            also: &|_, _| {},
        };
        let mut hand = Hand::new(&judge, Earlier::default(), report.beside());
        let mut gathered = Gathered::new(&mut report);
        match hands {
            0 => {
                while hand.next(&mut document) {
                    gathered.take(hand.done());
                }
            }
            _ => several(hands, hand, document.apart().unwrap(), &mut gathered),
        }
        let articles = gathered.end();
        report.sort();
        (report.diagnostics().to_vec(), report.left_out(), articles)
    }

    #[test]
    fn several_hands_find_the_same() {
        // Identifiers that come again near and far, faults in each item, a vocabulary that nobody knows, and one large item.
        let item = |n: usize| {
            format!(
                "<item><title>A</title><guid>{}</guid><pubDate>soon</pubDate><x:y xmlns:x=\"urn:x{}\"/></item>",
                n % 250,
                n / 200
            )
        };
        let small: String = (0..600).map(item).collect();
        let large = format!("<item><title>B</title><x>{}</x></item>", "<y>words</y>".repeat(40_000));
        let text =
            format!("<rss version=\"2.0\"><channel><title>T</title>{small}{large}{small}{large}</channel></rss>");
        let alone = found(&text, 0);
        assert_eq!(alone.2, 1202);
        for rule in ["rss/duplicate-id", "rss/bad-date", "names/unknown-namespace", "validate/too-many-elements"] {
            assert!(alone.0.iter().any(|d| d.rule == rule), "{rule}");
        }
        assert!(alone.1.iter().any(|(rule, n)| *rule == "rss/duplicate-id" && *n == 1200 - 250 - 100), "{:?}", alone.1);
        for hands in [1, 2, 3] {
            assert_eq!(found(&text, hands), alone, "{hands}");
        }
    }
}
