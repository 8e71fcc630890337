//! From lines to paragraphs: blank lines and indents part them, and lines that were filled are joined again.

use std::ops::Range;

use super::token::is_uncased;
use super::{byline, copyright, end_mark, picture_title, source};

/// A text with longer lines was not filled: each line is a paragraph.
const WIDEST: usize = 120;
/// Nor was one whose lines are all shorter.
const NARROWEST: usize = 24;
/// How many lines at its beginning and end are looked at.
const EDGE: usize = 80;

/// How many paragraphs are told apart; what stands behind them is the last one's.
pub const MOST_PARAGRAPHS: usize = 30_000;

/// The paragraphs of a text, each with its place. Within one the line ends of filling are blanks.
pub fn paragraphs(text: &str) -> Vec<(Range<usize>, String)> {
    let width = text.lines().map(|l| l.trim().chars().take(WIDEST + 1).count()).max().unwrap_or(0);
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    let mut last: Option<&str> = None;
    // Whether there is a blank in the last paragraph.
    let mut spaced = false;
    let mut at = 0;
    let count = text.lines().count();
    for (n, raw) in text.split('\n').enumerate() {
        let line = raw.trim();
        let from = at + (raw.len() - raw.trim_start().len());
        at += raw.len() + 1;
        if line.is_empty() {
            last = None;
            continue;
        }
        // Bylines and the like stand at the edges; between them a line costs little.
        let edge = n < EDGE || n + EDGE > count;
        let indented = raw.starts_with(['\t', '\u{3000}']) || raw.starts_with("  ");
        let filled = out.len() >= MOST_PARAGRAPHS
            || last.is_some_and(|l| {
                (NARROWEST..=WIDEST).contains(&width)
                    && !indented
                    && (is_filled(l, line, width) || goes_on(l, line, width))
                    && !(edge && stands_alone(line))
            });
        match out.last_mut().filter(|_| filled) {
            Some((range, paragraph)) => {
                let glued =
                    !spaced && paragraph.chars().next_back().is_some_and(is_uncased) && line.starts_with(is_uncased);
                if !glued {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
                spaced |= !glued || line.contains(' ');
                range.end = from + line.len();
            }
            None => {
                spaced = line.contains(' ');
                out.push((from..from + line.len(), line.to_owned()));
            }
        }
        last = Some(line);
    }
    out
}

/// Whether the first word of the next line would not have stood in this one.
fn is_filled(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(char::is_whitespace).next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// Whether a sentence goes on in the next line although its first word would have stood in this one: where one line is
/// longer than those around it, the width is not what they were filled to.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let small = next.starts_with(|c: char| c.is_lowercase());
    let open = !line.ends_with(['.', '!', '?', ':', '"', '”', '»', ')']);
    small && open && line.chars().count() * 2 >= width && line.contains(' ')
}

/// Whether a line is a byline, a source line, or another that no filling makes.
fn stands_alone(line: &str) -> bool {
    end_mark(line)
        || picture_title(line).is_some()
        || byline(line).is_some_and(|f| f.sure >= 75)
        || [source(line).map(|f| f.sure), copyright(line).map(|f| f.sure)].into_iter().flatten().any(|sure| sure >= 88)
}
