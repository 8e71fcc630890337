//! `body`.

use super::super::{class, squash};
use super::Page;
use super::docdata::private_notes;
use crate::formats::nitf_credits;
use crate::formats::nitf_words::joins;
use crate::model::{Article, Dateline, Party, Text};

impl Page {
    /// `body` in the order of its schema.
    pub(super) fn body(&mut self, a: &Article, carried: &Article) {
        self.out.start("body");
        self.body_head(a);
        self.content(a, carried);
        if let Some(text) = a.signoff.first() {
            self.out.start("body.end");
            self.text_element("tagline", text);
            self.out.end();
        }
        self.out.end();
    }

    fn body_head(&mut self, a: &Article) {
        self.out.start("body.head");
        self.hedlines(a);
        a.copyright_notice.iter().for_each(|n| self.note("cpyrt", n));
        let public = a.ed_notes.get(private_notes(a).len()..).unwrap_or_default();
        public.iter().for_each(|n| self.note("editorsnote", n));
        self.credits("byline", &a.by, &a.creators);
        if let Some(name) = a.provider.as_ref().and_then(|p| p.name.as_deref()) {
            self.out.start("distributor");
            self.space(name);
            self.out.text(name);
            self.out.end();
        }
        a.dateline.iter().for_each(|d| self.dateline(d));
        self.abstracts(a);
        self.out.end();
    }

    /// The first `hl1` and `hl2` are headline and subheadline, empty where only further ones are stated.
    fn hedlines(&mut self, a: &Article) {
        if a.headline.is_none() && a.subheadline.is_none() && a.headlines.is_empty() {
            return;
        }
        self.out.start("hedline");
        self.headline("hl1", a.headline.as_ref());
        let second = a.headlines.iter().any(|h| h.role.as_deref() == Some("hl2"));
        if a.subheadline.is_some() || second {
            self.headline("hl2", a.subheadline.as_ref());
        }
        for more in &a.headlines {
            if more.role.as_deref() == Some("hl2") {
                self.headline("hl2", Some(more));
                continue;
            }
            self.out.end();
            self.out.start("hedline");
            self.headline("hl1", Some(more));
        }
        self.out.end();
    }

    fn headline(&mut self, name: &str, text: Option<&Text>) {
        self.out.start(name);
        if let Some(text) = text {
            self.out.optional_attr("class", text.role.as_deref().filter(|_| name == "hl1"));
            self.text_attributes(text);
            self.out.text(&text.value);
        }
        self.out.end();
    }

    fn note(&mut self, kind: &str, note: &Text) {
        self.out.start("note");
        self.out.attr("noteclass", kind);
        self.out.optional_attr("class", note.role.as_deref());
        match note.visibility.as_deref() {
            Some("public") => self.out.attr("type", "pa"),
            Some("private") => self.out.attr("type", "npa"),
            other => self.carrier_attr("nar:visibility", other),
        }
        self.lang(note.lang.as_ref());
        self.out.start("body.content");
        self.paragraph(note);
        self.out.end();
        self.out.end();
    }

    fn paragraph(&mut self, text: &Text) {
        self.out.start("p");
        self.space(&text.value);
        self.out.text(&text.value);
        self.out.end();
    }

    /// Bylines as printed with the names of the creators marked in them; creators whom none prints follow, and are
    /// told from printed ones by their class.
    pub(super) fn credits(&mut self, element: &str, by: &[Text], creators: &[Party]) {
        let mut rest = creators.iter().peekable();
        for text in by {
            self.out.start(element);
            self.out.mixed();
            self.text_attributes(text);
            let mut words = text.value.as_str();
            while squash(&text.value) == text.value
                && let Some((before, party, after)) = rest.peek().and_then(|p| divide(words, p))
                // Two names side by side are read with a blank between them.
                && (!before.is_empty() || words.len() == text.value.len())
            {
                self.out.text(before);
                self.party(party, " ");
                words = after;
                rest.next();
            }
            self.out.text(words);
            self.out.end();
        }
        for party in rest {
            self.out.start(element);
            self.out.attr("class", class::CREATOR);
            let name = party.name.as_deref().unwrap_or_default();
            let title = party.job_title.as_deref().unwrap_or_default();
            if squash(name) != name || squash(title) != title {
                self.out.attr("xml:space", "preserve");
            }
            self.out.mixed();
            self.party(party, "");
            self.out.end();
        }
    }

    fn party(&mut self, party: &Party, between: &str) {
        self.out.element("person", party.name.as_deref().unwrap_or_default());
        if let Some(title) = &party.job_title {
            self.out.text(between);
            self.out.element("byttl", title);
        }
    }

    /// A dateline with its parts marked where its words show them, else in a second one.
    fn dateline(&mut self, line: &Dateline) {
        let marked = line.text.as_deref().and_then(|text| mark(text, line));
        self.out.start("dateline");
        if let Some((text, marked)) = line.text.as_deref().zip(marked) {
            self.space(text);
            self.out.mixed();
            for (element, words) in marked {
                match element {
                    Some(element) => self.out.element(element, words),
                    None => self.out.text(words),
                }
            }
            self.out.end();
            return;
        }
        if let Some(text) = &line.text {
            self.out.attr("class", class::WORDS);
            self.space(text);
            self.out.text(text);
            self.out.end();
            self.out.start("dateline");
        }
        self.out.attr("class", class::PARTS);
        let parts = [("location", &line.place), ("story.date", &line.date)];
        if parts.iter().any(|(_, part)| part.as_ref().is_some_and(|p| squash(p) != *p)) {
            self.out.attr("xml:space", "preserve");
        }
        self.out.mixed();
        parts.into_iter().for_each(|(element, part)| self.out.optional(element, part.as_deref()));
        self.out.end();
    }

    fn abstracts(&mut self, a: &Article) {
        if a.summary.is_none() && a.descriptions.is_empty() {
            return;
        }
        for text in std::iter::once(a.summary.as_ref()).chain(a.descriptions.iter().map(Some)) {
            self.out.start("abstract");
            self.lang(text.and_then(|t| t.lang.as_ref()));
            match text {
                Some(text) => self.paragraph(text),
                None => self.out.element("p", ""),
            }
            self.out.end();
        }
    }

    /// `body.content`: the markup, then the pictures beside it.
    fn content(&mut self, a: &Article, carried: &Article) {
        let body = a.bodies.first();
        if body.is_none() && a.associations.is_empty() {
            return;
        }
        let marked = body.is_some_and(|b| b.value.contains("<media") || nitf_credits::stand_in(&b.value));
        self.out.start("body.content");
        if let Some(body) = body {
            if marked {
                self.out.attr("id", class::WITH_MEDIA);
            }
            self.lang(body.lang.as_ref());
            if body.value.trim() != body.value {
                self.out.attr("xml:space", "preserve");
            }
            self.out.raw(&body.value);
        }
        let nothing = Article::default();
        let more = carried.associations.iter().chain(std::iter::repeat(&nothing));
        a.associations.iter().zip(more).for_each(|(picture, more)| self.media(picture, more, marked));
        self.out.end();
    }
}

/// What stands before the party, the party, and what stands behind it; `None` where the words do not show it whole.
fn divide<'t, 'p>(words: &'t str, party: &'p Party) -> Option<(&'t str, &'p Party, &'t str)> {
    let name = party.name.as_deref().filter(|n| squash(n) == *n && !n.is_empty())?;
    let (before, mut after) = words.split_once(name)?;
    if joins(before, name) {
        return None;
    }
    if let Some(title) = &party.job_title {
        after = after.strip_prefix(' ')?.strip_prefix(title.as_str())?;
        if squash(title) != *title || !(after.is_empty() || after.starts_with(' ')) {
            return None;
        }
    }
    Some((before, party, after))
}

/// The words of a dateline in pieces, some of them elements; `None` where they do not show its parts in order.
fn mark<'t>(text: &'t str, line: &'t Dateline) -> Option<Vec<(Option<&'static str>, &'t str)>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    let plain = squash(text) == text;
    for (element, part) in [("location", &line.place), ("story.date", &line.date)] {
        let Some(part) = part.as_deref() else { continue };
        if part.is_empty() || (plain && squash(part) != part) {
            return None;
        }
        let (before, after) = rest.split_once(part)?;
        // A date is read with a blank around it.
        let start = text.len() - rest.len() + before.len();
        if element == "story.date" && (joins(text.get(..start)?, part) || joins(part, after)) {
            return None;
        }
        pieces.extend([(None, before), (Some(element), part)]);
        rest = after;
    }
    pieces.push((None, rest));
    Some(pieces)
}
