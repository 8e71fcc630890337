//! What a document itself says is to be let pass: `<!-- wiredesk: allow rss/missing-id: the archive never had any -->`.
//!
//! Such a comment holds for the element that follows it, with all that is in it; above the root element it holds for the whole
//! document. It gives a reason behind the rule; without one it holds too, and is a finding itself. JSON has no comments.

use memchr::memmem;

use crate::diag::{Clause, Diagnostic, Level, Report, Rule, Span};
use crate::formats::finding;
use crate::syntax::xml::{Cursor, Limits};

/// The rules of these comments.
pub static RULES: &[&Rule] = &[&WITHOUT_REASON, &NOTHING_ALLOWED];

/// What such a comment begins with.
const MARK: &str = "wiredesk:";

/// How many comments of a document are heeded.
const MOST: usize = 1000;

const OWN: Clause = Clause { spec: "wiredesk", section: "comments in documents", url: "", level: Level::Should };

static WITHOUT_REASON: Rule = Rule {
    id: "validate/allow-without-reason",
    summary: "A comment that lets a finding pass says why.",
    why: "Nobody dares to take it out later, or to trust it.",
    remedy: "Write `<!-- wiredesk: allow RULE: the reason -->`.",
    clause: OWN,
    bad: include_str!("../../feeds/validate/allow-without-reason.bad.xml"),
    good: include_str!("../../feeds/validate/allow-without-reason.good.xml"),
};

static NOTHING_ALLOWED: Rule = Rule {
    id: "validate/nothing-allowed",
    summary: "A comment that lets a finding pass has one to let pass.",
    why: "It is left over from a fault that was mended, or its rule is misspelt and lets nothing pass.",
    remedy: "Take it out, or write the rule as `wiredesk validate` names it.",
    clause: OWN,
    bad: include_str!("../../feeds/validate/nothing-allowed.bad.xml"),
    good: include_str!("../../feeds/validate/nothing-allowed.good.xml"),
};

/// A comment that allows rules somewhere.
struct Allowed<'s> {
    comment: Span,
    rules: Vec<&'s str>,
    reason: &'s str,
    /// Where it holds.
    scope: Span,
    /// Whether it holds for what has no place too.
    whole: bool,
}

/// The comments of a document, and whether each let something pass.
pub(super) struct Comments<'s>(Vec<(Allowed<'s>, bool)>);

impl<'s> Comments<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        let any = memmem::find(text.as_bytes(), MARK.as_bytes()).is_some();
        Self(if any { comments(text).into_iter().map(|allowed| (allowed, false)).collect() } else { Vec::new() })
    }

    /// Takes out findings that comments allow.
    pub(super) fn heed(&mut self, report: &mut Report) {
        for (allowed, used) in &mut self.0 {
            *used |= allowed.take_out(report);
        }
    }

    /// Takes out the last of them, and adds what is to be said of the comments.
    pub(super) fn end(&mut self, report: &mut Report) {
        for (allowed, used) in &mut self.0 {
            *used |= allowed.take_out(report);
            let named = allowed.rules.join(", ");
            if allowed.reason.is_empty() {
                let message = format!("the comment does not say why it allows `{named}`");
                report.add(Diagnostic { url: None, ..finding(&WITHOUT_REASON, message, allowed.comment) });
            }
            if !*used {
                let message = format!("there is no finding of `{named}` here to let pass");
                report.add(Diagnostic { url: None, ..finding(&NOTHING_ALLOWED, message, allowed.comment) });
            }
        }
    }
}

impl Allowed<'_> {
    fn lets(&self, d: &Diagnostic) -> bool {
        let here = |span: Span| self.scope.start <= span.start && span.start < self.scope.end;
        d.span.map_or(self.whole, here) && self.rules.contains(&d.rule)
    }

    /// Takes out what it lets pass; whether there was anything.
    fn take_out(&self, report: &mut Report) -> bool {
        let any = report.diagnostics().iter().any(|d| self.lets(d));
        if any {
            report.remove(|d| self.lets(d));
        }
        any
    }
}

/// The comments in their order; what stands in CDATA is none.
fn comments(text: &str) -> Vec<Allowed<'_>> {
    let (mut found, mut at, mut root) = (Vec::new(), 0, None);
    while let Some(next) = text.get(at..).and_then(|rest| memchr::memchr(b'<', rest.as_bytes())) {
        let start = at + next;
        let rest = text.get(start..).unwrap_or_default();
        let (open, close) = match rest {
            _ if rest.starts_with("<!--") => ("<!--", "-->"),
            _ if rest.starts_with("<![CDATA[") => ("<![CDATA[", "]]>"),
            _ if rest.starts_with("<?") => ("<?", "?>"),
            _ => ("<", ""),
        };
        let inside = rest.get(open.len()..).unwrap_or_default();
        if close.is_empty() {
            let name = inside.starts_with(|c: char| c.is_alphabetic() || c == '_');
            root = root.or(name.then_some(start));
            at = start + 1;
            continue;
        }
        let Some(length) = memmem::find(inside.as_bytes(), close.as_bytes()) else { break };
        let end = start + open.len() + length + close.len();
        if open == "<!--"
            && let Some(words) = inside.get(..length).and_then(|words| words.trim().strip_prefix(MARK))
        {
            let comment = Span::new(start, end);
            found.extend(allowed(text, comment, words, root.is_none()));
            if found.len() >= MOST {
                break;
            }
        }
        at = end;
    }
    found
}

fn allowed<'s>(text: &'s str, comment: Span, words: &'s str, above_root: bool) -> Option<Allowed<'s>> {
    let words = words.trim().strip_prefix("allow")?.trim_start();
    let is_rule = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    let mut rules = Vec::new();
    let mut rest = words;
    loop {
        let (rule, behind) = rest.split_at(rest.find(|c| !is_rule(c)).unwrap_or(rest.len()));
        rules.push(rule);
        rest = behind.trim_start();
        let Some(next) = rest.strip_prefix(',').map(str::trim_start).filter(|next| next.contains('/')) else { break };
        rest = next;
    }
    let scope = match above_root {
        true => Span::new(0, text.len() + 1),
        false => Span::new(comment.start, following(text, comment.end)),
    };
    let reason = rest.trim_start_matches([':', ',', '-']).trim();
    let reason = if reason == "because" { "" } else { reason };
    rules.retain(|rule| !rule.is_empty());
    (!rules.is_empty()).then_some(Allowed { comment, rules, reason, scope, whole: above_root })
}

/// The end of the element that follows a place; the place itself when an end tag does.
fn following(text: &str, at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some(next) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = rest.get(next..).unwrap_or_default();
        let close = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!") || rest.starts_with("</") => return at,
            _ => {
                let (quiet, mut cursor) = (&mut Report::default(), Cursor::new(rest, &[], Limits::default()));
                let Some(tag) = cursor.root(quiet) else { return at };
                cursor.skip(&tag, quiet);
                return text.len() - rest.len() + cursor.position();
            }
        };
        let Some(end) = memmem::find(rest.as_bytes(), close.as_bytes()) else { return at };
        rest = rest.get(end + close.len()..).unwrap_or_default();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> Vec<&'static str> {
        let mut report = Report::default();
        for needle in ["<i>", "<j>"] {
            for (at, _) in text.match_indices(needle) {
                report.add(Diagnostic::error("x/a", "odd").at(Span::new(at, at + 3)));
            }
        }
        report.add(Diagnostic::error("x/b", "odd"));
        Comments::new(text).end(&mut report);
        report.diagnostics().iter().map(|d| d.rule).collect()
    }

    #[test]
    fn a_comment_holds_for_the_element_that_follows() {
        let why = "<!-- wiredesk: allow x/a: old -->";
        assert_eq!(left(&format!("<r>{why}\n <!-- x --><i><j>1</j></i><i>2</i></r>")), ["x/a", "x/b"]);
        assert_eq!(left(&format!("{why}<r><i><j>1</j></i><i>2</i></r>")), ["x/b"]);
        assert_eq!(left("<!-- wiredesk: allow x/a, x/b - old --><r><i>2</i></r>"), [""; 0]);
        assert_eq!(left("<!-- wiredesk: allow x/a, x/b --><r><i>2</i></r>"), ["validate/allow-without-reason"]);
        assert_eq!(left(&format!("<r><i>1</i>{why}</r>")), ["x/a", "x/b", "validate/nothing-allowed"]);
        assert_eq!(left("<r><![CDATA[<!-- wiredesk: allow x/a: old -->]]><i>1</i></r>"), ["x/a", "x/b"]);
        assert_eq!(left("<r><!-- wiredesk: allow --><i>1</i></r>"), ["x/a", "x/b"]);
    }

    #[test]
    fn many_comments_take_their_time_once() {
        let text = "<!-- wiredesk: allow x/a: y --><i>".repeat(20_000);
        assert!(!left(&format!("<r>{text}")).is_empty());
    }
}
