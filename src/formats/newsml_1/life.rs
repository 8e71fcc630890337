//! The status of an item and what it will change to (NewsML 1.2, NewsManagement), both ways.

use super::class;
use crate::model::{Article, Concept, Expiry, Time};
use crate::vocab::signals::{self, Stop};

/// Status, and what it will change to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Status {
    /// `Status@FormalName`
    pub name: String,
    /// What the writer says of it.
    pub mark: Option<&'static str>,
    /// `FutureStatus@FormalName` and when.
    pub future: Option<(&'static str, Time)>,
}

/// What is written of an article.
pub(super) fn status(a: &Article) -> Status {
    let embargoed = a.embargoed_until.is_some() || a.embargo.is_some();
    // Those who do not read instructions have to know that it is killed or held.
    let stop = Stop::signalled(a).filter(|_| !embargoed).map(|stop| match stop {
        Stop::Killed => "Canceled",
        Stop::Withheld => "Withheld",
    });
    let (name, mark) = match (a.pub_status.as_deref(), stop) {
        (None, _) if embargoed => ("Embargoed", Some(class::UNSTATED)),
        (Some("usable"), _) if embargoed => ("Embargoed", None),
        (None, Some(stop)) => (stop, Some(class::KILL_ONLY)),
        (Some("usable"), Some(stop)) => (stop, Some(class::KILL)),
        (None, None) => ("Usable", Some(class::UNSTATED)),
        (Some("usable"), None) => ("Usable", None),
        (Some("withheld"), _) => ("Withheld", None),
        (Some("canceled"), _) => ("Canceled", None),
        (Some(other), _) => (other, None),
    };
    let release = a.embargoed_until.clone().map(|time| ("Usable", time));
    let end = || a.expires.first().and_then(|e| e.time.clone()).map(|time| ("Withheld", time));
    Status { name: name.to_owned(), mark, future: release.or_else(end) }
}

/// What was read of an item.
#[derive(Default)]
pub(super) struct Stated {
    /// `Status@FormalName`
    pub name: Option<String>,
    /// `Status@Euid`
    pub mark: Option<String>,
    /// Each `FutureStatus@FormalName`, and when; the time is missing where it has no end. The DTD knows one.
    pub future: Vec<(String, Option<Time>)>,
}

/// States it; returns the future statuses that nobody knows or that change nothing.
pub(super) fn state(a: &mut Article, stated: Stated) -> Vec<String> {
    let word = stated.name.as_deref().and_then(signals::status);
    let unstated = stated.mark.as_deref() == Some(class::UNSTATED);
    let stop = Stop::signalled(a).map(Stop::status);
    a.pub_status = match (word, stated.mark.as_deref()) {
        (_, Some(class::UNSTATED)) => None,
        (Some(_), Some(class::KILL)) if word == stop => Some("usable".to_owned()),
        (Some(_), Some(class::KILL_ONLY)) if word == stop => None,
        (Some("embargoed"), _) => Some("usable".to_owned()),
        (Some(word), _) => Some(word.to_owned()),
        (None, _) => stated.name.filter(|name| !name.trim().is_empty()),
    };
    let mut unknown = Vec::new();
    for (future, time) in stated.future {
        match (signals::status(&future), time) {
            // What is usable already becomes it no more.
            (Some("usable"), _) if word == Some("usable") && !unstated => unknown.push(future),
            (Some("usable"), Some(time)) => a.embargoed_until = Some(time),
            (Some("usable"), None) => a.embargo = Some("indefinite".to_owned()),
            (Some("withheld" | "canceled"), time) => a.expires.extend(time.map(Expiry::at)),
            _ => unknown.push(future),
        }
    }
    if word == Some("embargoed") && a.embargoed_until.is_none() {
        a.embargo = Some("indefinite".to_owned());
    }
    unknown
}

/// The signal of an `Instruction`: the word it means, and the code as it came where that is another.
pub(super) fn signal(code: &str, scheme: Option<String>) -> Concept {
    let name = signals::coded(code).unwrap_or(code);
    let literal = (name != code).then(|| code.to_owned());
    Concept { name: Some(name.to_owned()), literal, scheme, ..Concept::default() }
}

/// The signal of a `RevisionId@Update` that is not that of a new item: U for changes to the one before, A where only
/// what its management says changed.
pub(super) fn update(letter: &str) -> Option<Concept> {
    let concept = || Concept { scheme: Some(class::UPDATE.to_owned()), ..Concept::term(letter) };
    matches!(letter, "U" | "A").then(|| Concept { name: Some("update".to_owned()), ..concept() })
}

/// The code that an `Instruction` states.
pub(super) fn code(signal: &Concept) -> Option<&str> {
    let Concept { literal, name, qcode, uri, .. } = signal;
    [literal, name, qcode, uri].into_iter().find_map(|code| code.as_deref())
}
