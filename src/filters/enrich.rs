//! What a body's words say of its attribution, added where the fields are empty and marked as inferred.
//!
//! The body stays as it is unless the words are to be moved. Only the first body is read: further ones are alternatives.

use crate::copy::{self, Piece, Story};
use crate::loss::Loss;
use crate::model::{Article, Member, Text, TextKind};
use crate::syntax::html;

/// What becomes of the words that were recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They stay in the body.
    Keep,
    /// They go out of it, as far as their field took them.
    Move,
}

/// Adds what the words of an article's body say, and of the bodies of its associations. Returns what was added.
pub fn article(article: &mut Article, words: Words) -> Vec<Loss> {
    let mut added: Vec<Loss> = article.associations.iter_mut().flat_map(|a| self::article(a, words)).collect();
    added.iter_mut().for_each(Loss::inside);
    let Some(body) = article.bodies.first() else { return added };
    let blocks = blocks(body);
    let texts: Vec<String> = blocks.iter().map(|b| visible(body, b)).collect();
    let paragraphs: Vec<&str> = texts.iter().map(String::as_str).collect();
    let story = copy::read(&paragraphs, false);
    let taken = copy::infer(article, &story.article, |_, _| true);
    // Words are moved only when each of them has arrived: a field that was stated keeps them in the body.
    let arrived = |m: &Member<Article>| {
        (m.is_blank)(&story.article) || taken.iter().any(|t| t.name == m.name) || (m.same)(article, &story.article)
    };
    let all = copy::members().all(arrived);
    if words == Words::Move
        && all
        && let Some(body) = article.bodies.first_mut()
    {
        *body = moved(body, &blocks, &texts, &story);
    }
    let supplied = |m: &&Member<Article>| Loss::filled(m.name, "the words of the body", &(m.to_json)(article));
    added.extend(taken.iter().map(supplied));
    added
}

/// A paragraph of a body: the bytes of its content, and of it with its tags.
struct Block {
    content: std::ops::Range<usize>,
    whole: std::ops::Range<usize>,
}

/// The paragraphs of a body; what stands outside of `p` elements is left alone.
fn blocks(body: &Text) -> Vec<Block> {
    let text = body.value.as_str();
    if body.kind == TextKind::Plain {
        return lines(text);
    }
    let mut out = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find("<p")).map(|found| at + found) {
        if out.len() >= copy::MOST_PARAGRAPHS {
            break;
        }
        at = open + 2;
        let Some(rest) = text.get(at..).filter(|r| r.starts_with(['>', ' ', '\n', '\t'])) else { continue };
        let Some(start) = rest.find('>').map(|end| at + end + 1) else { break };
        if end < start {
            let Some(next) = text.get(start..).and_then(|r| r.find("</p>")) else { break };
            end = start + next;
        }
        // A paragraph that never closed ends where the next begins; its tags are not to be touched.
        if text.get(start..end).is_some_and(|inside| !inside.contains("<p>") && !inside.contains("<p ")) {
            out.push(Block { content: start..end, whole: open..end + 4 });
            at = end + 4;
        } else {
            at = start;
        }
    }
    out
}

fn lines(text: &str) -> Vec<Block> {
    copy::paragraphs(text).into_iter().map(|(range, _)| Block { content: range.clone(), whole: range }).collect()
}

/// What a reader sees of a paragraph.
fn visible(body: &Text, block: &Block) -> String {
    let raw = body.value.get(block.content.clone()).unwrap_or_default();
    match body.kind {
        TextKind::Plain => spaced(raw),
        _ if raw.contains(['<', '&']) => spaced(&html::to_text(raw)),
        _ => spaced(raw),
    }
}

/// Words with a blank between them.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The body without what was lifted from it. Furniture and pictures stay: they are no attribution of this article.
fn moved(body: &Text, blocks: &[Block], texts: &[String], story: &Story) -> Text {
    let mut out = String::with_capacity(body.value.len());
    let mut at = 0;
    let pictures = !story.article.associations.is_empty();
    for (n, (block, text)) in blocks.iter().zip(texts).enumerate() {
        let raw = body.value.get(block.content.clone()).unwrap_or_default();
        let captioned = pictures && copy::caption(text).is_some_and(|f| f.sure >= copy::CERTAIN);
        if story.pieces.get(n) == Some(&Piece::Lifted) && !captioned {
            out.push_str(body.value.get(at..block.whole.start).unwrap_or_default());
            at = block.whole.end;
            continue;
        }
        let cut = story.cut.filter(|(cut, _)| *cut == n).and_then(|(_, length)| text.get(..length));
        let closing = story.closing.filter(|(closing, _)| *closing == n && !story.ended);
        let closing = closing.and_then(|(_, length)| text.get(text.len().checked_sub(length)?..));
        if cut.is_none() && closing.is_none() {
            continue;
        }
        let plain = body.kind == TextKind::Plain;
        let kept = cut.map_or_else(|| raw.to_owned(), |words| without_first(raw, visible_in(words), plain));
        out.push_str(body.value.get(at..block.content.start).unwrap_or_default());
        out.push_str(&match closing {
            Some(words) => without_last(&kept, visible_in(words), plain),
            None => kept,
        });
        at = block.content.end;
    }
    out.push_str(body.value.get(at..).unwrap_or_default());
    Text { value: out.trim_start().to_owned(), ..body.clone() }
}

fn visible_in(words: &str) -> usize {
    words.chars().filter(|c| !c.is_whitespace()).count()
}

/// The pieces of markup: tags, references, characters; and whether a reader sees each.
fn pieces(raw: &str, plain: bool) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        let length = match c {
            '<' if !plain => rest.find('>').map_or(rest.len(), |end| end + 1),
            '&' if !plain => rest.find(';').map_or(1, |end| end + 1),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        let seen = !(c == '<' && !plain || c.is_whitespace() || piece == "&nbsp;");
        Some((piece, seen))
    })
}

/// Markup without its last `count` visible characters that are no white space; tags stay.
fn without_last(raw: &str, count: usize, plain: bool) -> String {
    let total = pieces(raw, plain).filter(|(_, seen)| *seen).count();
    let mut left = total.saturating_sub(count);
    let mut kept = String::with_capacity(raw.len());
    for (piece, seen) in pieces(raw, plain) {
        let tag = !plain && piece.starts_with('<');
        if left > 0 || tag {
            kept.push_str(piece);
        }
        left = left.saturating_sub(usize::from(seen));
    }
    kept.trim_end().to_owned()
}

/// Markup without its first `count` visible characters that are no white space; tags stay.
fn without_first(raw: &str, count: usize, plain: bool) -> String {
    let mut kept = String::new();
    let mut left = count;
    let mut whole = pieces(raw, plain).peekable();
    while let Some((piece, seen)) =
        whole.next_if(|(piece, seen)| left > 0 || !*seen && (plain || !piece.starts_with('<')))
    {
        if !plain && piece.starts_with('<') {
            kept.push_str(piece);
        }
        left = left.saturating_sub(usize::from(seen));
    }
    kept.extend(whole.map(|(piece, _)| piece));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(body: &str) -> Article {
        Article { bodies: vec![Text::html(body)], ..Article::default() }
    }

    #[test]
    fn a_closing_tag_is_moved_and_the_markup_around_it_stays() {
        let mut a = told("<p>OSLO (NTB) - It opened.</p><p>Nobody <b>was hurt. (N</b>TB)</p>");
        article(&mut a, Words::Keep);
        assert!(a.bodies[0].value.contains("(N</b>TB)"));
        assert_eq!(a.signoff[0].value, "(NTB)");
        let mut a = told("<p>OSLO (NTB) - It opened.</p><p>Nobody <b>was hurt. (N</b>TB)</p>");
        article(&mut a, Words::Move);
        assert_eq!(a.bodies[0].value, "<p>It opened.</p><p>Nobody <b>was hurt.</b></p>");
    }

    const BODY: &str = "<p>By Ada Lind</p><p><b>OSLO, May 3 (Reuters)</b> &mdash; The harbour <i>opened</i>.</p><p>More.</p>\
                        <p>(Reporting by Ada Lind; Editing by Ole Dahl)</p>";

    #[test]
    fn words_fill_empty_fields_and_the_body_stays() {
        let mut a = told(BODY);
        article(&mut a, Words::Keep);
        assert_eq!(a.bodies[0].value, BODY);
        assert_eq!(a.dateline[0].place.as_deref(), Some("OSLO"));
        assert_eq!(a.contributors[1].role.as_deref(), Some("editor"));
        assert_eq!(a.marked("dateline"), Some("inferred"));
        assert_eq!(a.by[0].value, "By Ada Lind");
    }

    #[test]
    fn what_is_stated_stands() {
        let mut a = told(BODY);
        a.by.push(Text::plain("By Mira Holt"));
        article(&mut a, Words::Move);
        assert_eq!((a.by.len(), a.by[0].value.as_str(), a.marked("by")), (1, "By Mira Holt", None));
        assert_eq!(a.bodies[0].value, BODY, "a byline that found no field stays in the body");
    }

    #[test]
    fn moving_takes_the_words_out_and_keeps_the_markup() {
        let mut a = told(BODY);
        article(&mut a, Words::Move);
        assert_eq!(a.bodies[0].value, "<p><b></b>The harbour <i>opened</i>.</p><p>More.</p>");
    }
}
