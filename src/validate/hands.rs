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
use super::parts::Parts;
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
    looked_at: LookedAt,
}

/// Articles that were looked at.
#[derive(Clone, Copy, Default)]
struct LookedAt {
    articles: usize,
    /// How long they are together, and where the last one ends.
    bytes: usize,
    end: usize,
}

/// What a hand found in some articles, one behind the other.
pub(super) struct Found {
    report: Report,
    waiting: Vec<Waiting>,
    looked_at: LookedAt,
}

impl<'a> Hand<'a> {
    pub(super) fn new(judge: &'a Judge<'a>, earlier: Earlier, report: Report) -> Self {
        Self { judge, earlier, report, tree: Tree::default(), looked_at: LookedAt::default() }
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
        self.looked_at.add(LookedAt { articles: 1, bytes: span.end.saturating_sub(span.start), end: span.end });
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
        let looked_at = std::mem::take(&mut self.looked_at);
        Found { report: self.report.spill(), waiting: self.earlier.take_waiting(), looked_at }
    }
}

impl LookedAt {
    fn add(&mut self, more: Self) {
        self.articles += more.articles;
        self.bytes += more.bytes;
        self.end = self.end.max(more.end);
    }
    fn is_handful(self) -> bool {
        self.articles >= MOST || self.bytes >= HANDFUL
    }
}

/// Where it comes together.
pub(super) struct Gathered<'r, 'a, 'l> {
    report: &'r mut Report,
    parts: Parts<'a, 'l>,
    memory: Memory,
    /// How many articles there were.
    articles: usize,
    /// Those of the part that is not done with yet.
    part: LookedAt,
}

impl<'r, 'a, 'l> Gathered<'r, 'a, 'l> {
    pub(super) fn new(report: &'r mut Report, parts: Parts<'a, 'l>) -> Self {
        Self { report, parts, memory: Memory::default(), articles: 0, part: LookedAt::default() }
    }

    /// Takes what was found behind what was taken before.
    pub(super) fn take(&mut self, found: Found) {
        self.articles += found.looked_at.articles;
        self.part.add(found.looked_at);
        self.report.append(found.report);
        for waiting in &found.waiting {
            if let Some(finding) = self.memory.settle(waiting) {
                self.report.add(finding);
            }
        }
        if self.part.is_handful() {
            self.parts.until(self.part.end, self.report);
            self.part = LookedAt { end: self.part.end, ..LookedAt::default() };
        }
    }

    /// At the end of the document; how many articles there were.
    pub(super) fn end(self) -> usize {
        self.memory.unanswered().into_iter().for_each(|finding| self.report.add(finding));
        self.parts.end(self.report);
        self.articles
    }
}

/// All articles, by so many hands.
pub(super) fn several(
    hands: usize,
    mut hand: Hand<'_>,
    articles: Articles<'_, '_>,
    gathered: &mut Gathered<'_, '_, '_>,
) {
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
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::{Listener, validate_telling};
    use super::*;
    use crate::convert::open_to_judge;
    use crate::diag::Diagnostic;
    use crate::formats::{self, Asked, ReadOptions};
    use crate::text::Source;

    type Found = (Vec<Diagnostic>, Vec<(&'static str, u32)>, usize);

    /// What is found by so many hands (by none: one article behind the other, without handfuls).
    fn found(text: &str, hands: usize) -> Found {
        found_and_told(text, hands, None)
    }

    fn found_and_told(text: &str, hands: usize, listener: Option<&mut dyn Listener>) -> Found {
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
        let mut gathered = Gathered::new(&mut report, Parts::new(card, (source.text(), "2.0"), listener));
        match hands {
            0 => {
                while hand.next(&mut document) {
                    gathered.take(hand.done());
                }
            }
            _ => several(hands, hand, document.apart().unwrap(), &mut gathered),
        }
        let articles = gathered.end();
        (report.diagnostics().to_vec(), report.left_out(), articles)
    }

    /// Who is told, and does not want to hear of what `unwanted` says.
    struct Told {
        parts: Vec<Vec<Diagnostic>>,
        unwanted: fn(&Diagnostic) -> bool,
    }

    impl Listener for Told {
        fn sift(&mut self, found: &mut Report) {
            found.remove(self.unwanted);
        }
        fn told(&mut self, _: &str, found: Vec<Diagnostic>) {
            self.parts.push(found);
        }
    }

    /// Identifiers that come again near and far, faults in each item, a vocabulary that nobody knows, and two large items.
    fn long() -> String {
        let item = |n: usize| {
            format!(
                "<item><title>A</title><guid>{}</guid><pubDate>soon</pubDate><x:y xmlns:x=\"urn:x{}\"/></item>",
                n % 250,
                n / 200
            )
        };
        let small: String = (0..600).map(item).collect();
        let large = format!("<item><title>B</title><x>{}</x></item>", "<y>words</y>".repeat(40_000));
        format!("<rss version=\"2.0\"><channel><title>T</title>{small}{large}{small}{large}</channel></rss>")
    }

    #[test]
    fn several_hands_find_the_same() {
        let text = long();
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

    #[test]
    fn several_hands_tell_the_same_a_part_at_a_time() {
        let text = long();
        let in_order = |mut all: Vec<Diagnostic>| {
            all.sort_by_cached_key(|d| (d.span.map(|span| (span.start, span.end)), d.rule, d.message.clone()));
            all
        };
        let whole = found(&text, 0);
        let wanted: [fn(&Diagnostic) -> bool; 2] = [|_| false, |d| d.span.is_some_and(|span| span.start % 3 == 0)];
        for unwanted in wanted {
            let told = [0, 1, 2, 3].map(|hands| {
                let mut told = Told { parts: Vec::new(), unwanted };
                let (kept, left_out, articles) = found_and_told(&text, hands, Some(&mut told));
                assert!(kept.is_empty() && told.parts.len() > 8, "{}", told.parts.len());
                (told.parts.concat(), left_out, articles)
            });
            assert!(told.iter().all(|by_hands| *by_hands == told[0]));
            let [(all, left_out, _), ..] = told;
            let wanted: Vec<_> = whole.0.iter().filter(|d| !unwanted(d)).cloned().collect();
            assert_eq!(in_order(all), in_order(wanted));
            assert_eq!(left_out, whole.1);
        }
    }

    #[test]
    fn what_a_handful_gave_is_told_while_the_rest_is_read() {
        struct First<'a>(&'a AtomicUsize, Vec<usize>, Vec<Diagnostic>);
        impl Listener for First<'_> {
            fn sift(&mut self, _: &mut Report) {}
            fn told(&mut self, version: &str, mut found: Vec<Diagnostic>) {
                assert_eq!(version, "2.0");
                self.1.push(self.0.load(Ordering::Relaxed));
                self.2.append(&mut found);
            }
        }
        let items = "<item><title>A</title><pubDate>soon</pubDate></item>".repeat(1000);
        let text = format!("<rss version=\"2.0\"><channel><title>T</title>{items}<ttl>x</ttl></channel></rss>");
        let (read, card) = (AtomicUsize::new(0), formats::by_id("rss").unwrap());
        let mut first = First(&read, Vec::new(), Vec::new());
        let also = |_: &super::super::Seen<'_>, _: &mut Report| {
            read.fetch_add(1, Ordering::Relaxed);
        };
        let (source, mut report) = (Source::from(text.as_str()), Report::default());
        validate_telling(&source, card, &ReadOptions::default(), &also, &mut first, &mut report).unwrap();
        assert_eq!(first.1, [128, 256, 384, 512, 640, 768, 896, 1000]);
        assert!(first.2.is_sorted_by_key(|d| d.span.map(|span| span.start)), "{:?}", first.2);
        assert!(report.diagnostics().is_empty());
        assert!(report.left_out().contains(&("rss/bad-date", 900)), "{:?}", report.left_out());
    }
}
