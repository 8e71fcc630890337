//! `NewsLines`.

use super::super::class;
use super::super::profiles::PRODUCT;
use super::{Carrier, Page};
use crate::model::{Article, Text};

impl Page {
    /// `NewsLines` in the order of its DTD, if there are any. The holders of a picture stand there too: few look for them
    /// in `RightsMetadata`.
    pub(super) fn lines(&mut self, a: &Article, carrier: &Carrier<'_>, own: bool) {
        let holders = || a.copyright_holder.iter().filter_map(|h| h.name.as_deref()).filter(|_| !own);
        let named = !a.member_of.is_empty() || a.dateline.iter().any(|d| d.text.is_some());
        let lists = [&a.headlines, &a.by, &a.creditline, &a.copyright_notice, &a.usage_terms, &a.slugline, &a.keywords];
        let others = [&a.signoff, &a.ed_notes].into_iter().any(|list| !list.is_empty());
        let head = a.headline.is_some() || a.subheadline.is_some();
        let carried = !carrier.lines.is_empty() || !carrier.standing.0.is_empty();
        let owned = holders().next().is_some();
        if !(head || owned || named || others || carried || lists.iter().any(|list| !list.is_empty())) {
            return;
        }
        self.out.start("NewsLines");
        self.headlines(a);
        a.by.iter().for_each(|t| self.line("ByLine", t));
        let datelines = a.dateline.iter().filter_map(|d| d.text.as_deref());
        datelines.for_each(|text| self.out.element("DateLine", text));
        a.creditline.iter().for_each(|t| self.line("CreditLine", t));
        a.copyright_notice.iter().for_each(|t| self.line("CopyrightLine", t));
        for holder in holders() {
            self.out.start("CopyrightLine");
            self.out.attr("Euid", class::HOLDER);
            self.out.text(holder);
            self.out.end();
        }
        a.usage_terms.iter().for_each(|t| self.line("RightsLine", t));
        let series = a.member_of.iter().filter_map(|c| c.name.as_deref());
        series.for_each(|name| self.out.element("SeriesLine", name));
        a.slugline.iter().for_each(|t| self.line("SlugLine", t));
        a.keywords.iter().for_each(|t| self.line("KeywordLine", t));
        for note in &a.ed_notes {
            let kind = if note.role.as_deref() == Some(PRODUCT) { PRODUCT } else { "AdvisoryLine" };
            self.news_line(kind, note);
        }
        a.signoff.iter().for_each(|t| self.news_line("SignOff", t));
        carrier.standing.0.iter().for_each(|e| self.standing(e));
        for (name, value) in &carrier.lines {
            self.news_line(name, &Text::plain(&**value));
        }
        self.out.end();
    }

    /// The first headline is the one to print, empty where only further ones are stated.
    fn headlines(&mut self, a: &Article) {
        if a.headline.is_some() || a.subheadline.is_some() || !a.headlines.is_empty() {
            match &a.headline {
                Some(text) => self.line("HeadLine", text),
                None => self.out.element("HeadLine", ""),
            }
        }
        a.subheadline.iter().for_each(|t| self.line("SubHeadLine", t));
        a.headlines.iter().for_each(|t| self.line("HeadLine", t));
    }

    fn news_line(&mut self, kind: &str, text: &Text) {
        self.out.start("NewsLine");
        self.coded("NewsLineType", kind);
        self.line("NewsLineText", text);
        self.out.end();
    }
}
