//! Feeds html5ever tag by tag, within bounds.
//!
//! html5ever compares every attribute of a tag with every other, walks its stack of open elements, and makes
//! copies of misnested ones without limit: each is quadratic for input made to be so. So tags lose their
//! attributes beyond `MOST_ATTRIBUTES`, start tags too deep are left out (their text stays), and when
//! misnesting has made more copies than there were tags, or the tree holds `MOST_NODES`, the rest is taken as text.

use super::fragment::{Handle, Sink};
use super::scan::{self, Markup, Next};
use super::tree::{MOST_NODES, Tree};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{TreeSink, create_element};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, TokenizerResult, local_name, ns};
use std::cell::Cell;
use std::ops::Range;

/// No document by hand comes near these.
const MOST_ATTRIBUTES: usize = 256;
const DEEPEST: u32 = 200;
const MOST_COPIES: usize = 4096;

/// Stands between tokenizer and tree builder and keeps the tree in bounds.
struct Gate {
    builder: TreeBuilder<Handle, Sink>,
    started: Cell<usize>,
    left_out: Cell<usize>,
    seen: Cell<usize>,
    raw: Cell<bool>,
    rest_is_text: Cell<bool>,
}

impl Gate {
    /// Whether this tag reaches the tree builder.
    fn lets_in(&self, tag: &Tag) -> bool {
        if self.rest_is_text.get() {
            return false;
        }
        match tag.kind {
            TagKind::EndTag if self.left_out.get() == 0 => true,
            TagKind::EndTag => {
                self.left_out.set(self.left_out.get() - 1);
                false
            }
            TagKind::StartTag => self.lets_start(tag),
        }
    }

    fn lets_start(&self, tag: &Tag) -> bool {
        self.started.set(self.started.get() + 1);
        if self.builder.sink.size() > MOST_NODES.min(self.started.get() * 4 + MOST_COPIES) {
            self.rest_is_text.set(true);
            return false;
        }
        let name: &str = &tag.name;
        if self.builder.sink.level() < DEEPEST || is_flat(name) {
            return true;
        }
        self.left_out.set(self.left_out.get() + 1);
        false
    }
}

/// Elements that cannot make the tree deeper.
fn is_flat(name: &str) -> bool {
    scan::RAW.contains(&name) || super::serial::is_void(name)
}

impl TokenSink for Gate {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::ParseError(_) = token {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token {
            self.seen.set(self.seen.get() + 1);
            // What ends a script or the like always does: the tree builder waits for nothing else.
            let ends_raw = self.raw.replace(false) && tag.kind == TagKind::EndTag;
            if !ends_raw && !self.lets_in(tag) {
                return TokenSinkResult::Continue;
            }
        }
        let result = self.builder.process_token(token, line);
        match &result {
            TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext => self.raw.set(true),
            _ => {}
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The whole text, in pieces that end where tags end, so that each tag can be looked at first.
struct Feeder<'a> {
    text: &'a str,
    tokens: Tokenizer<Gate>,
    queue: BufferQueue,
    given: usize,
}

impl Feeder<'_> {
    fn give(&mut self, piece: &str) {
        self.queue.push_back(StrTendril::from_slice(piece));
        // A script that ended interrupts the tokenizer; nobody runs it.
        while let TokenizerResult::Script(_) = self.tokens.feed(&self.queue) {}
    }

    fn give_to(&mut self, end: usize) {
        let piece = self.text.get(self.given..end).unwrap_or_default();
        if !piece.is_empty() {
            self.give(piece);
        }
        self.given = self.given.max(end);
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(angle) = scan::next_angle(self.text, at) {
            at = match scan::markup_at(self.text, angle) {
                None => angle + 1,
                Some(Markup::Tag { closing, name, end }) => self.tag(angle, closing, name, end),
                Some(Markup::Cdata { text, end }) => self.cdata(angle, text.start, end),
                Some(Markup::Other { end }) => end,
            };
        }
        self.give_to(self.text.len());
    }

    /// Gives a tag, and the raw content after it if the tree builder says it is raw.
    fn tag(&mut self, angle: usize, closing: bool, name: Range<usize>, end: usize) -> usize {
        let text = self.text;
        self.give_to(angle);
        match excess(text, name.end) {
            Some(cut) => {
                self.give(text.get(angle..cut).unwrap_or_default());
                self.give(">");
                self.given = end;
            }
            None => self.give_to(end),
        }
        if closing || !self.tokens.sink.raw.get() {
            return end;
        }
        let name = text.get(name).unwrap_or_default();
        let mut from = end;
        loop {
            // In a script, an end tag inside `<!-- <script>` is still text: the tokenizer knows.
            let close = scan::raw_end(text, from, name);
            self.give_to(close);
            let Some(Markup::Tag { name, end, .. }) = scan::markup_at(text, close) else { return text.len() };
            let seen = self.tokens.sink.seen.get();
            if excess(text, name.end).is_some() {
                self.give(text.get(close..name.end).unwrap_or_default());
                self.give(">");
                self.given = end;
            }
            self.give_to(end);
            if self.tokens.sink.seen.get() != seen {
                return end;
            }
            from = end;
        }
    }

    /// `<![CDATA[` is a section in foreign elements and a bogus comment, up to `>`, elsewhere.
    fn cdata(&mut self, angle: usize, inside: usize, end: usize) -> usize {
        self.give_to(angle);
        if self.tokens.sink.adjusted_current_node_present_but_not_in_html_namespace() {
            return end;
        }
        let rest = self.text.as_bytes().get(inside..).unwrap_or_default();
        memchr::memchr(b'>', rest).map_or(self.text.len(), |len| inside + len + 1)
    }
}

/// Where the attributes of a tag become too many.
fn excess(text: &str, mut at: usize) -> Option<usize> {
    for _ in 0..MOST_ATTRIBUTES {
        match scan::next_attribute(text, at) {
            Next::Attribute(_, next) => at = next,
            Next::End { .. } | Next::Cut => return None,
        }
    }
    matches!(scan::next_attribute(text, at), Next::Attribute(..)).then_some(at)
}

/// The tree html5ever makes of a fragment in `body`.
pub(super) fn into_tree(html: &str) -> Tree {
    let sink = Sink::new();
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let builder = TreeBuilder::new_for_fragment(sink, body, None, TreeBuilderOpts::default());
    let gate = Gate {
        builder,
        started: Cell::new(0),
        left_out: Cell::new(0),
        seen: Cell::new(0),
        raw: Cell::new(false),
        rest_is_text: Cell::new(false),
    };
    // A mark of the byte order stands before a document; in a fragment, which is fed in pieces, it is a character like others.
    let tokens = Tokenizer::new(gate, TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() });
    let mut feeder = Feeder { text: html, tokens, queue: BufferQueue::default(), given: 0 };
    feeder.run();
    feeder.tokens.end();
    feeder.tokens.sink.builder.sink.finish()
}
