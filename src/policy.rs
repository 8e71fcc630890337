//! A publisher's own policy, the table `[policy]` of `wiredesk.toml`: what articles have to say about who made and owns
//! them, and what may not be published. What is not met is a diagnostic like any other, at the article.
//!
//! An article is looked at with what it takes over from its feed, as a reader of the feed sees it.

mod rules;
mod selection;

#[cfg(feature = "desk")]
pub(crate) use selection::{is, like};

use std::borrow::Cow;
use std::collections::HashSet;

use crate::config::{Case, Forbidden, Pattern, Policy};
use crate::diag::{Diagnostic, Places, Rule, Span, Stated};
use crate::filters::release::{self, Clock};
use crate::formats::{Audience, Card, finding};
use crate::loss;
use crate::model::{Article, Feed, Field, Text, TextField, Time, Value, Whole};

pub use rules::RULES;
use rules::{CREDIT_LINE, LANGUAGE, MISSING_FIELD, PRIVATE_NOTE, TOO_OLD, UNRELEASED};

/// UTC-12, where a time without a zone comes last, in seconds east of UTC.
const LAST_ZONE: i64 = -12 * 3600;

/// The policy as it holds for one document.
pub struct Held<'p> {
    cases: Vec<(Cow<'p, Case>, String)>,
    usual: Option<crate::config::To>,
    public: bool,
    clock: &'p Clock,
}

impl<'p> Held<'p> {
    /// What of the policy holds for a document in the format of `card` at `path`, relative to the file of the settings.
    pub fn new(policy: &'p Policy, card: &Card, path: &str, clock: &'p Clock) -> Self {
        let named = |(n, case): (usize, &'p Case)| {
            (Cow::Borrowed(case), case.name.clone().unwrap_or_else(|| format!("policy.for[{n}]")))
        };
        let here = |(case, _): &(Cow<'p, Case>, String)| {
            let format = case.format.0.is_empty() || case.format.0.iter().any(|id| id.eq_ignore_ascii_case(card.id));
            format && (case.path.0.is_empty() || case.path.0.iter().any(|glob| glob.matches(path)))
        };
        let all = (Cow::Owned(policy.everything()), "policy".to_owned());
        let cases: Vec<_> = [all].into_iter().chain(policy.cases.iter().enumerate().map(named)).filter(here).collect();
        let public = card.audience == Audience::Public;
        Self { cases, usual: policy.severity, public, clock }
    }

    /// Calls `found` with what an article does not meet. `feed` is what stands above it, `places` is where its values stand
    /// and `span` where it stands itself.
    pub fn look(&self, article: &Article, feed: &Feed, places: &Places, span: Span, found: &mut dyn FnMut(Diagnostic)) {
        let looked = &Looked { feed, places, span };
        let mut heir = article.clone();
        loss::inherit(feed, &mut heir);
        for (case, name) in &self.cases {
            let mut tell = |rule: &Rule, message: String, span: Span| {
                let mut d = finding(rule, format!("{message} ({name})"), span);
                d.url = None;
                let severity = case.severity.or(self.usual).map(crate::config::To::severity);
                match severity {
                    Some(None) => return,
                    Some(Some(severity)) => d.severity = severity,
                    None => {}
                }
                found(d);
            };
            if case.applies(&heir, None) {
                self.article(case, &heir, looked, &mut tell);
            }
            if !case.kind.0.is_empty() {
                let mut left: Vec<&Article> = heir.associations.iter().collect();
                while let Some(association) = left.pop() {
                    left.extend(&association.associations);
                    if case.applies(association, Some(&heir)) {
                        states(case, association, &called(association), looked.span, &mut tell);
                        credit_lines(case, &association.creditline, None, looked.span, &mut tell);
                    }
                }
            }
        }
    }

    fn article(&self, case: &Case, article: &Article, looked: &Looked<'_>, tell: Tell<'_>) {
        let at = looked.span;
        states(case, article, "the article", at, tell);
        credit_lines(case, &article.creditline, Some(looked.places), at, tell);
        self.age(case, article, at, tell);
        languages(case, article, looked, tell);
        let public = self.public || case.public;
        for forbidden in case.forbid.0.iter().filter(|_| public) {
            match forbidden {
                Forbidden::PrivateNotes => private_notes(article, looked, tell),
                Forbidden::Unreleased => self.unreleased(article, at, tell),
            }
        }
    }

    fn unreleased(&self, article: &Article, at: Span, tell: Tell<'_>) {
        if let Some(why) = release::unreleased(article, self.clock) {
            tell(&UNRELEASED, format!("the article is {why}"), at);
        }
        let mut left: Vec<&Article> = article.associations.iter().collect();
        while let Some(association) = left.pop() {
            left.extend(&association.associations);
            if let Some(why) = release::unreleased(association, self.clock) {
                tell(&UNRELEASED, format!("{} is {why}", called(association)), at);
            }
        }
    }

    /// Age goes by the latest of what is stated; a time without a zone is the latest there may be.
    fn age(&self, case: &Case, article: &Article, at: Span, tell: Tell<'_>) {
        let now = self.clock.now.as_ref().and_then(|now| now.seconds(0));
        let Some((age, now)) = case.max_age.as_ref().zip(now) else { return };
        let times = [&article.version_created, &article.content_modified, &article.published];
        let made = [&article.first_created, &article.content_created];
        let latest = |times: &[&Option<Time>]| {
            let moment = |time: &&Option<Time>| {
                let time = time.as_ref()?;
                Some((time.over().seconds(LAST_ZONE)?, time.clone()))
            };
            times.iter().filter_map(moment).max_by_key(|(seconds, _)| *seconds)
        };
        if let Some((seconds, time)) = latest(&times).or_else(|| latest(&made))
            && now.saturating_sub(seconds) > age.seconds
        {
            tell(&TOO_OLD, format!("the article is of {time}, more than {} old", age.words), at);
        }
    }
}

/// Where an article stands.
struct Looked<'a> {
    /// What stands above it.
    feed: &'a Feed,
    /// Where its values stand.
    places: &'a Places,
    /// Where it stands.
    span: Span,
}

/// Says what was found: rule, message and place.
type Tell<'t> = &'t mut dyn FnMut(&Rule, String, Span);

/// The fields that are asked for.
fn states(case: &Case, article: &Article, what: &str, at: Span, tell: Tell<'_>) {
    if case.require.0.is_empty() {
        return;
    }
    let mut stated: HashSet<Field> = HashSet::new();
    Value::<Field>::visit(article, &mut |leaf| {
        stated.insert(leaf);
    });
    for leaves in case.require.0.iter().filter(|leaves| !leaves.any.iter().any(|leaf| stated.contains(leaf))) {
        let message = match leaves.words.contains('|') {
            true => format!("{what} states none of `{}`", leaves.words),
            false => format!("{what} states no `{}`", leaves.words),
        };
        tell(&MISSING_FIELD, message, at);
    }
}

fn credit_lines(case: &Case, lines: &[Text], places: Option<&Places>, at: Span, tell: Tell<'_>) {
    let fits = |line: &Text| case.credit_line.0.iter().any(|pattern| pattern.is_in(line.value.trim()));
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| !case.credit_line.0.is_empty() && !fits(line)) {
        let place = |places: &Places| places.nth(Field::Creditline(TextField::Value(Whole)), n, lines.len());
        let asked: Vec<_> = case.credit_line.0.iter().map(Pattern::as_str).collect();
        let message = format!("the credit line `{}` is not as `{}`", line.value.trim(), asked.join("` or `"));
        tell(&CREDIT_LINE, message, places.and_then(place).unwrap_or(at));
    }
}

fn private_notes(article: &Article, looked: &Looked<'_>, tell: Tell<'_>) {
    for (n, note) in article.ed_notes.iter().enumerate().filter(|(_, note)| !note.is_public()) {
        let place = looked.places.nth(Field::EdNotes(TextField::Value(Whole)), n, article.ed_notes.len());
        let said = crate::text::start(note.value.trim(), 60);
        tell(
            &PRIVATE_NOTE,
            format!("a private note stands in a document for the public: `{said}`"),
            place.unwrap_or(looked.span),
        );
    }
}

/// By basic filtering (RFC 4647, 3.3.1): `en` is `en-GB` too.
fn languages(case: &Case, article: &Article, looked: &Looked<'_>, tell: Tell<'_>) {
    if case.languages.0.is_empty() {
        return;
    }
    let asked = case.languages.0.join(", ");
    let Some(language) = article.language.as_deref().or(looked.feed.language.as_deref()) else {
        return tell(&LANGUAGE, format!("the article states no language; asked for is {asked}"), looked.span);
    };
    let within = |range: &String| {
        let rest = language
            .get(range.len()..)
            .filter(|_| language.get(..range.len()).is_some_and(|l| l.eq_ignore_ascii_case(range)));
        range == "*" || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if !case.languages.0.iter().any(within) {
        let own = looked.places.first(Stated::Article(Field::Language(Whole)));
        tell(&LANGUAGE, format!("the article is in `{language}`; asked for is {asked}"), own.unwrap_or(looked.span));
    }
}

/// What an association is called in a message.
fn called(association: &Article) -> String {
    let file = association.renditions.iter().find_map(|rendition| rendition.href.as_deref());
    let name = association.uri.as_deref().or(file).or(association.name.as_deref()).unwrap_or("without a name");
    format!("the {} {}", association.kind.as_deref().unwrap_or("association"), crate::text::start(name, 120))
}
