//! Datelines: where and when a story was filed and which agency filed it, before its first words.
//!
//! `MOSCOW (Reuters) - `, `RALEIGH, N.C. (AP) — `, `BERLIN, March 12 (Xinhua) -- `, `WASHINGTON, March 13. /TASS/. `,
//! `(ANSA) - ROMA, 12 MAR - `, `KYIV. March 12. UNIAN.`, `МОСКВА, 12 мар — РИА Новости.`, `新华社北京3月12日电`.

mod sure;

use self::sure::Separator;
use super::name::is_person;
use super::place::{self, Place, places};
use super::tag::{self, Tag, tag};
use super::token::{Token, tokens};
use super::{Found, date, filed, lede};
use crate::vocab::agencies;

/// A dateline as printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Printed<'a> {
    /// The whole, without the dash that ends it.
    pub text: &'a str,
    /// The place or places, with region.
    pub place: Option<&'a str>,
    /// The date.
    pub date: Option<&'a str>,
    /// The tag of the agency, without its marks.
    pub service: Option<&'a str>,
    /// The reporters named in it: `（中央社記者王小明台北12日電）`, `/Корр. ТАСС Иван Петров/`.
    pub reporters: Vec<&'a str>,
}

impl<'a> Printed<'a> {
    /// The agencies named in it, each as printed.
    pub fn agencies(&self) -> Vec<&'a str> {
        self.service.map(|s| tag::filed_by(s).unwrap_or_else(|| vec![s])).unwrap_or_default()
    }
}

/// No dateline is longer.
const LONGEST: usize = 240;
/// No dateline is shorter: `(AP)` and a mark.
const SHORTEST: usize = 5;

/// The dateline that a paragraph begins with; `length` leads to the first word of the story.
pub fn dateline(paragraph: &str) -> Option<Found<Printed<'_>>> {
    let line = paragraph.trim_start();
    let indent = paragraph.len() - line.len();
    // A slug begins with a cycle: `BC-NL--Harbor has been withdrawn`.
    if line.len() < SHORTEST || ["BC-", "AM-", "PM-"].iter().any(|cycle| line.starts_with(cycle)) {
        return None;
    }
    let found = lede::east_asian(line).or_else(|| spaced(line))?;
    Some(Found { length: found.length + indent, ..found })
}

fn spaced(line: &str) -> Option<Found<Printed<'_>>> {
    let tokens = tokens(line, LONGEST);
    let mut shape = Shape {
        slashed: false,
        line,
        tokens: &tokens,
        at: 0,
        place: None,
        place_end: 0,
        date: None,
        tag: None,
        bare: None,
        reporter: None,
    };
    shape.read()?;
    Some(filed::reported(line, shape.end()?))
}

/// What was read so far.
struct Shape<'t, 'a> {
    line: &'a str,
    tokens: &'t [Token<'a>],
    at: usize,
    place: Option<(Place<'a>, usize)>,
    place_end: usize,
    date: Option<&'a str>,
    tag: Option<Tag<'a>>,
    /// The tag when it stands without marks: `SYDNEY, AAP - `.
    bare: Option<&'a str>,
    /// A reporter behind the agency.
    reporter: Option<&'a str>,
    /// Whether a slash behind the date ends it: `LONDON / ACCESSWIRE / March 3, 2030 / `.
    slashed: bool,
}

impl<'a> Shape<'_, 'a> {
    fn token(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.at)
    }
    fn skip(&mut self, mark: impl Fn(&Token<'a>) -> bool) -> bool {
        let found = self.token().is_some_and(mark);
        self.at += usize::from(found);
        found
    }
    fn read(&mut self) -> Option<()> {
        if self.leading_tag() {
            return Some(());
        }
        self.leading_agency();
        self.read_date();
        if self.date.is_some() {
            self.skip(|t| t.is(','));
        }
        if let Some(found) = places(self.tokens.get(self.at..)?, self.line) {
            let from = self.at;
            self.at += found.length;
            self.place = Some((found, from));
            self.place_end = self.at;
            self.after_place()?;
        } else if self.tag.is_none()
            && let Some(found) = self.tokens.get(self.at..).and_then(|rest| tag(rest, self.line)).filter(|t| t.known)
        {
            // `March 12 (Reuters) - `
            self.tag = Some(found);
            self.at += found.length;
        }
        (self.place.is_some() || self.tag.is_some() || self.bare.is_some()).then_some(())
    }
    /// `(ANSA) - ROMA`, `(Reuters) - `, `(Belga) `. Whether the story follows it.
    fn leading_tag(&mut self) -> bool {
        let Some(found) = tag(self.tokens, self.line).filter(|t| t.known) else { return false };
        let dash = self.tokens.get(found.length).is_some_and(Token::is_dash);
        let capital = self.tokens.get(found.length).is_some_and(|t| t.is_capital() && t.spaced);
        if dash || capital {
            (self.tag, self.at) = (Some(found), found.length);
            let story = self.at + usize::from(dash);
            // A place after the dash belongs to the dateline only when it ends in one itself.
            let mut rest = Shape {
                at: story,
                tag: Some(found),
                bare: None,
                place: None,
                place_end: 0,
                date: None,
                reporter: None,
                ..*self
            };
            let place = places(self.tokens.get(story..).unwrap_or_default(), self.line);
            if let Some(p) = place {
                rest.at += p.length;
                rest.skip(|t| t.is(','));
                rest.read_date();
                rest.skip(|t| t.is('.'));
                if rest.token().is_some_and(Token::is_dash) && (rest.date.is_some() || p.capitals || p.known) {
                    self.at = story;
                    return false;
                }
            }
        }
        self.tag.is_some()
    }
    /// An agency without marks before a place and a date, or before a date alone: `TASS, March 13. `, `AKP Phnom Penh, March 12 – `.
    fn leading_agency(&mut self) {
        if self.tag.is_some() || !self.may_name(0, 3) {
            return;
        }
        for words in (1..=3).rev() {
            let known = place::text(self.tokens, 0, words, self.line).filter(|t| tag::names(t).is_some());
            let (Some(known), Some(next)) = (known, self.tokens.get(words..)) else { continue };
            let comma = usize::from(next.first().is_some_and(|t| t.is(',')));
            let Some(rest) = next.get(comma..) else { continue };
            let dated = |at: usize| rest.get(at..).is_some_and(|r| date::date(r).is_some());
            let placed = places(rest, self.line).is_some_and(|p| {
                let comma = usize::from(rest.get(p.length).is_some_and(|t| t.is(',')));
                dated(p.length + comma) || p.known && rest.get(p.length).is_some_and(Token::is_dash)
            });
            if comma == 1 && dated(0) || placed {
                self.bare = Some(known);
                self.at = words + comma;
                return;
            }
        }
    }
    /// Whether an agency could stand without marks from a token on, in so many tokens at most.
    fn may_name(&self, at: usize, most: usize) -> bool {
        let words = (1..=most).rev().find_map(|words| place::text(self.tokens, at, at + words, self.line));
        words.is_some_and(agencies::may_lead)
    }
    fn read_date(&mut self) {
        let from = self.at + usize::from(self.at > 0 && self.token().is_some_and(date::article));
        let Some(rest) = self.tokens.get(from..) else { return };
        if let Some(length) = date::date(rest) {
            self.date = place::text(rest, 0, length, self.line);
            self.at = from + length;
        }
    }
    fn after_place(&mut self) -> Option<()> {
        let mark = self.at;
        self.skip(|t| t.is(',') || t.is('.'));
        self.read_date();
        if self.date.is_none() {
            let rest = self.tokens.get(self.at..)?;
            match date::day_alone(rest).filter(|n| rest.get(*n).is_some_and(|t| t.is('('))) {
                Some(length) => {
                    self.date = place::text(rest, 0, length, self.line);
                    self.at += length;
                }
                None => self.at = mark,
            }
        }
        let after = self.at;
        self.skip(|t| t.is(',') || t.is('.'));
        // `LONDON--(BUSINESS WIRE)--`
        let dashed = usize::from(self.token().is_some_and(Token::is_dash));
        if let Some(found) = self.tokens.get(self.at + dashed..).and_then(|rest| tag(rest, self.line)) {
            let closed = self.tokens.get(self.at + dashed + found.length).is_some_and(Token::is_dash);
            if dashed == 0 || found.known && closed {
                self.tag = self.tag.or(Some(found));
                self.at += dashed + found.length;
                self.dated_behind();
                return Some(());
            }
        }
        self.bare_tag(after);
        Some(())
    }
    /// A date behind the tag, and a slash that ends it.
    fn dated_behind(&mut self) {
        let (mark, date) = (self.at, self.date);
        self.read_date();
        self.slashed = self.at > mark && self.skip(|t| t.is('/') && t.spaced);
        if !self.slashed {
            (self.at, self.date) = (mark, date);
        }
    }
    /// An agency without marks: after a comma (`SYDNEY, AAP - `), a stop (`March 12. UNIAN.`), a dash (`мар — РИА Новости.`)
    /// or a date (`March 12 AAP - `).
    fn bare_tag(&mut self, after: usize) {
        let marked = self.at > after || self.skip(Token::is_dash) || self.date.is_some();
        let most = if marked && self.bare.is_none() && self.may_name(self.at, 5) { 5 } else { 0 };
        for words in (1..=most).rev() {
            let end = self.at + words;
            let text = place::text(self.tokens, self.at, end, self.line);
            let known = text.filter(|t| tag::names(t).is_some());
            let Some(known) = known else { continue };
            let ends = |t: &Token<'_>| t.is_dash() || t.is('.') || t.is(':');
            let reporter = if self.tokens.get(end).is_some_and(ends) { Some(0) } else { self.reporter_at(end) };
            if let Some(length) = reporter {
                self.bare = Some(known);
                self.at = end + length;
                return;
            }
        }
        self.at = after;
    }
    /// `, Ivan Petrov.` behind the agency: how many tokens it takes.
    fn reporter_at(&mut self, at: usize) -> Option<usize> {
        self.tokens.get(at).filter(|t| t.is(','))?;
        let length = self.tokens.get(at + 1..)?.iter().take(4).take_while(|t| t.is_capital()).count();
        let name = place::text(self.tokens, at + 1, at + 1 + length, self.line).filter(|n| is_person(n))?;
        self.tokens.get(at + 1 + length).filter(|t| t.is('.') || t.is_dash())?;
        self.reporter = Some(name);
        Some(1 + length)
    }
    /// The mark that ends it, and how sure all of it is.
    fn end(self) -> Option<Found<Printed<'a>>> {
        let last = self.tokens.get(self.at.checked_sub(1)?)?;
        let mut separator = Separator::read(self.tokens.get(self.at..)?);
        separator.dash |= self.slashed;
        let end = last.end();
        let length = separator.end.unwrap_or(end);
        let story = self.line.get(length..)?;
        let trimmed = story.trim_start();
        let length = length + (story.len() - trimmed.len());
        let sure = self.sure(&separator, trimmed);
        let place = self.place.and_then(|(_, from)| place::text(self.tokens, from, self.place_end, self.line));
        let tag = self.tag.map(|t| t.text);
        let reported = tag.filter(|t| tag::names(t).is_none()).and_then(tag::reported);
        let agency = reported
            .as_ref()
            .filter(|(agencies, _)| agencies.len() == 1)
            .and_then(|(agencies, _)| agencies.first().copied());
        let reporters = reported.and_then(|(_, name)| name).or(self.reporter).into_iter().collect();
        let service = agency.or(tag).or(self.bare);
        let text = self.line.get(..end)?.trim_end_matches([',', ' ']);
        let value = Printed { text, place, date: self.date, service, reporters };
        (sure > 0).then_some(Found { value, sure, length })
    }
}
