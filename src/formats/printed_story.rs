//! Reading the text of a wire: its dateline, what its closing lines say, and the words with which it is held or recalled.

use super::printed::{opening_recall, table};
use super::printed_dateline::LEADS;
use crate::copy::{self, Piece, Story};
use crate::model::{Article, Concept, Expiry, Party, Text, Time};
use crate::syntax::html::{self, Block};
use crate::vocab::{agencies, signals};

/// Reads the blocks of a text into an article; `headed` when the headline stands among them.
///
/// The dateline stays in the body, as trade formats have it; attribution that has a field of its own goes out of it.
pub(super) fn read(mut blocks: Vec<Block>, headed: bool) -> Box<Article> {
    let mut texts: Vec<&str> = blocks.iter().map(words).collect();
    let lead = if headed { 0..0 } else { lead(&texts) };
    let summary =
        texts.get(lead.clone()).and_then(|lead| <[&str; 1]>::try_from(lead).ok()).map(|[lead]| Text::plain(lead));
    texts.drain(lead.clone());
    let Story { mut article, pieces, cut, closing, .. } = copy::read(&texts, headed);
    article.summary = article.summary.take().or(summary);
    // Where a paragraph of the story stands among the blocks.
    let place = |at: usize| if at < lead.start { at } else { at + lead.len() };
    let mut lifted = vec![false; blocks.len()];
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(gone) = lifted.get_mut(place(at)) {
            // A dateline in a line of its own stays too.
            let dated = cut.is_some_and(|(cut, _)| cut == at);
            *gone = matches!(piece, Piece::Lifted | Piece::Dropped("an end mark")) && !dated;
        }
    }
    if let Some((at, length)) = closing
        && let Some(Block::Paragraph(words)) = blocks.get_mut(place(at))
    {
        words.truncate(words.len().saturating_sub(length));
        words.truncate(words.trim_end().len());
    }
    let mut lifted = lifted.into_iter();
    blocks.retain(|block| {
        let gone = lifted.next().unwrap_or_default();
        !gone && !matches!(block, Block::Paragraph(words) if words.is_empty())
    });
    let body = html::from_blocks(&blocks);
    let printable = body.len() <= MOST_PRINTED;
    if !body.is_empty() {
        article.bodies.push(Text::html(body));
    }
    if printable && blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        // The columns as they were printed, for those who show no markup.
        article.bodies.push(Text::plain(plain(&blocks)));
    }
    article
}

/// Of a longer story the columns are not stated a second time: nobody prints it.
const MOST_PRINTED: usize = 1 << 20;

/// Blocks as plain words, a table as a desk prints it.
fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        match block {
            Block::Paragraph(words) | Block::Lines(words) => out.push_str(words),
            Block::Table(rows) => out.push_str(table(rows).trim_end()),
        }
    }
    out
}

/// What the recognisers of copy see of a block: tables and agate are no words.
fn words(block: &Block) -> &str {
    match block {
        Block::Paragraph(words) => words,
        Block::Table(_) | Block::Lines(_) => "",
    }
}

/// The paragraphs of prose that stand before the one that begins with the dateline, behind notes to editors.
fn lead(texts: &[&str]) -> std::ops::Range<usize> {
    let told =
        |text: &&&str| copy::note(text).is_some() || signals::embargo_words(text, signals::Place::Head).is_some();
    let from = texts.iter().take(LEADS).take_while(told).count();
    let dated = |text: &&str| copy::dateline(text).is_some_and(|f| f.sure >= copy::CERTAIN && f.length < text.len());
    let rest = texts.get(from..).unwrap_or_default();
    let at = rest.iter().take(LEADS).position(dated).unwrap_or(0);
    let prose = |text: &&str| text.len() > 40 && copy::byline(text).is_none() && copy::signal(text).is_none();
    if rest.iter().take(at).all(prose) { from..from + at } else { from..from }
}

/// Names an agency as a source where nothing did.
pub(super) fn supplied_by(article: &mut Article, name: &str) {
    let same =
        |party: &Party| party.print().is_some_and(|n| n == name || agencies::by_tag(n) == agencies::by_tag(name));
    if agencies::by_tag(name).is_some() && !article.info_sources.iter().any(same) {
        article.info_sources.push(Party::named(name));
    }
}

/// What a writer prints before the time at which a story is over.
pub(super) const EXPIRES: &str = "Not for use after";

/// The end that a line states.
pub(super) fn expiry(line: &str) -> Option<Expiry> {
    Time::new(line.trim().strip_prefix(EXPIRES)?.trim()).map(Expiry::at)
}

/// Hold for release, as a slug says it; a line of words says more.
pub(super) const HFR: &str = "HFR";

/// Takes an embargo from a line that announces one; `false` where it does not. A time that stands in full is that time.
pub(super) fn embargo(article: &mut Article, line: &str) -> bool {
    let Some(words) = signals::embargo_words(line, signals::Place::Head) else { return false };
    // What else is held says its words behind the label.
    let labelled = || line.strip_prefix("EMBARGO: ").map(str::trim).filter(|rest| !rest.is_empty());
    let words = match line.len() > words.len() + 3 {
        false => words,
        true => match labelled() {
            Some(rest) => rest,
            None => return false,
        },
    };
    let until = words.trim().rsplit(' ').next().and_then(Time::new).filter(Time::has_clock);
    if until.is_some() {
        article.embargoed_until = until;
        if article.embargo.take_if(|known| known == HFR).is_some() {
            article.marks.remove("/embargo");
        }
    } else if article.embargo.as_deref().is_none_or(|known| known == HFR) {
        article.embargo = Some(words.trim().to_owned());
        article.mark("embargo", "inferred");
    }
    true
}

/// Copy that is taken back says so in its first words.
pub(super) fn recalled(article: &mut Article) {
    let known = article.has_signal("kill") || article.has_signal("withhold");
    if let Some(name) = opening_recall(article).filter(|_| !known) {
        article.signals.push(Concept::named(name));
    }
}

/// What follows from the words of signals: a wire has no field for the status.
pub(super) fn settle(article: &mut Article) {
    if article.pub_status.is_none() {
        let status = [("kill", "canceled"), ("withhold", "withheld")];
        if let Some((_, status)) = status.into_iter().find(|(signal, _)| article.has_signal(signal)) {
            article.pub_status = Some(status.to_owned());
            article.mark("pubStatus", "inferred");
        }
    }
    if !article.signals.is_empty() {
        article.mark("signals", "inferred");
    }
}
