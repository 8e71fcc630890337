//! What stands at the place of a finding, drawn for people.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use wiredesk::diag::Span;
use wiredesk::text::Lines;

/// How much of a line is shown before the place and from it on, in characters: bodies may stand on a single line.
const BEFORE: usize = 40;
const BEHIND: usize = 60;

/// The line that `span` begins on, or the part of it around the place, with marks under the place.
pub fn excerpt(lines: &Lines<'_>, span: Span, colour: bool) -> String {
    let (number, column) = lines.position(span.start);
    let line = lines.line(number);
    let at = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let (before, behind) = line.split_at(at);
    let from = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let to = behind.char_indices().nth(BEHIND).map_or(behind.len(), |(to, _)| to);
    let marked = (span.end - span.start).min(to);
    let cut = |yes: bool| if yes { "…" } else { "" };
    let head = format!("{}{}", cut(from > 0), before.get(from..).unwrap_or_default());
    let shown = format!("{head}{}{}", behind.get(..to).unwrap_or_default(), cut(to < behind.len()));
    let place = head.len()..(head.len() + marked).min(shown.len());
    if shown.trim().is_empty() {
        return String::new();
    }
    let snippet = Snippet::source(shown).line_start(number).annotation(AnnotationKind::Primary.span(place));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[Group::with_level(Level::ERROR).element(snippet)]) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, needle: &str) -> String {
        let start = text.find(needle).unwrap();
        excerpt(&Lines::new(text), Span::new(start, start + needle.len()), false)
    }

    #[test]
    fn the_place_is_marked_whatever_stands_before_it() {
        assert_eq!(drawn("<a>\r\n <b>two</b>\r\n</a>", "two"), "  |\n2 |  <b>two</b>\n  |     ^^^\n");
        assert_eq!(drawn("<a>Fähre ⛴ <b/>", "<b/>"), "  |\n1 | <a>Fähre ⛴ <b/>\n  |            ^^^^\n");
        assert_eq!(drawn("港湾<b/>", "<b/>"), "  |\n1 | 港湾<b/>\n  |     ^^^^\n");
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_shown() {
        let text = format!("{}<b/>{}", "x".repeat(100_000), "y".repeat(100_000));
        let drawn = drawn(&text, "<b/>");
        assert!(drawn.chars().count() < 400 && drawn.contains("x<b/>y") && drawn.contains(" ^^^^\n"), "{drawn}");
        assert_eq!(drawn.matches('…').count(), 2);
    }

    #[test]
    fn places_at_the_end_and_over_several_lines_are_drawn() {
        for (text, start, end) in [("<a>", 3, 3), ("<a>\n", 4, 4), ("", 0, 0), ("<a\nb='1'\n>x", 0, 10), ("é", 1, 1)] {
            let drawn = excerpt(&Lines::new(text), Span::new(start, end), false);
            assert!(drawn.is_empty() || drawn.contains('^'), "{text:?}: {drawn}");
        }
    }
}
