//! A long document in portions: each is read, filtered and written by one thread, which makes its articles and drops them
//! again, several of them side by side; what they wrote is put together in order. So an article never goes from one thread
//! to another, and what is noted is the same whatever the number of threads.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use wiredesk::convert::{Articles, Document, Target};
use wiredesk::diag::Report;
use wiredesk::error::Error;
use wiredesk::filters::{Chain, Item, Noted};
use wiredesk::model::Feed;

use super::count::Count;
use super::side::in_order;
use super::writing::{Writing, became};

/// How much text of a document is a portion, in bytes.
const PORTION: usize = 1 << 16;

/// What is around the articles of a document.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// What is done to each.
    pub chain: &'a Chain,
    /// What stands above them.
    pub feed: &'a Arc<Feed>,
    /// The base of their links.
    pub base: Option<&'a Arc<str>>,
}

/// What came of a portion.
struct Part {
    target: Target,
    text: String,
    count: Count,
    noted: Noted,
    /// What was found while reading, and while writing.
    reports: [Report; 2],
}

/// Converts all articles of a document in portions; `false`, and nothing was done, where they cannot be read apart, or what is
/// written of an article depends on those before it.
pub fn convert(
    document: &Document<'_>,
    around: Around<'_>,
    threads: usize,
    writing: &mut Writing<'_>,
    noted: &mut Noted,
    report: &mut Report,
) -> Result<bool, Error> {
    let Some((articles, target)) = document.apart().zip(writing.target.apart()) else { return Ok(false) };
    let mut portions = articles.portions(PORTION, usize::MAX);
    let mut take = move || Some((portions.next()?, target.apart()?));
    // Buffers that were written are filled again: memory that is new costs more than what is written to it.
    let buffers = Mutex::new(Vec::new());
    let work = |(portion, target)| {
        let text = buffers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        around.part(articles, portion, target, text.unwrap_or_default())
    };
    let mut found = Report::default();
    let mut join = |part: Part| {
        let Part { target, mut text, count, noted: of_part, reports: [read, written] } = part;
        let between = writing.target.join(target, &text);
        writing.sink.text.push_str(between);
        writing.sink.part_of(&mut text)?;
        text.clear();
        text.shrink_to(4 * PORTION);
        buffers.lock().unwrap_or_else(PoisonError::into_inner).push(text);
        writing.count.add(count);
        noted.append(of_part);
        report.append(read);
        found.append(written);
        Ok(())
    };
    in_order(threads, &mut take, &work, &mut join)?;
    report.append(found);
    Ok(true)
}

impl Around<'_> {
    /// Reads, filters and writes the articles of a portion.
    fn part(&self, articles: Articles<'_, '_>, portion: Range<usize>, mut target: Target, mut text: String) -> Part {
        let (mut count, mut noted) = (Count::default(), Noted::default());
        let [mut read, mut written] = <[Report; 2]>::default();
        for n in portion {
            let Some((article, span)) = articles.read(n, &mut read) else { continue };
            let mut item = Item::new(article, Arc::clone(self.feed), self.base.cloned(), span);
            if self.chain.each(&mut item, &mut noted) {
                let outcome = target.article(item.article, &mut text);
                became(&outcome, span, false, &mut count, &mut written);
            }
        }
        Part { target, text, count, noted, reports: [read, written] }
    }
}
