//! How an item is identified (NewsML 1.2, NewsIdentifier; RFC 3085): `urn:newsml:provider:date:item:revision`, of which
//! the model's identifier is all but the revision.

use super::profiles;
use crate::model::{AltId, Article, Relation};
use crate::vocab::dates::{self, Shape};

/// What the full identifier is called among the others.
const ROLE: &str = "publicIdentifier";
/// What identifiers of this kind begin with.
const URN: &str = "urn:newsml:";

/// The parts of a NewsIdentifier, without white space around them.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// ProviderId
    pub provider: String,
    /// DateId
    pub date: String,
    /// NewsItemId
    pub item: String,
    /// RevisionId
    pub revision: String,
    /// PublicIdentifier
    pub public: String,
}

impl Parts {
    /// The identifier that all revisions share: the public one without its revision, the parts where the public one is
    /// not of this item alone, or the item's own.
    pub fn uri(&self) -> Option<String> {
        let base = self.base();
        let own = base.as_ref().filter(|base| self.is_revision_of(base) || !self.is_of_item());
        let stated = [own, Some(&self.public), base.as_ref(), Some(&self.item)];
        stated.into_iter().flatten().find(|uri| !uri.is_empty()).cloned()
    }
    /// The key that stays from revision to revision, where the identifier of the item states the time of its revision.
    pub fn story(&self) -> Option<String> {
        let item = Some(&self.item).filter(|item| !item.is_empty() && *item != "0");
        item.filter(|_| profiles::is_dated(&self.provider, &self.date)).cloned()
    }
    /// The public identifier where it is not the one of all revisions.
    pub fn alt_id(&self) -> Option<AltId> {
        let other = !self.public.is_empty() && self.uri().is_some_and(|uri| uri != self.public);
        other.then(|| AltId::new(&*self.public, ROLE))
    }
    fn base(&self) -> Option<String> {
        let parts = [&self.provider, &self.date, &self.item];
        parts.iter().all(|p| !p.is_empty()).then(|| format!("{URN}{}:{}:{}", self.provider, self.date, self.item))
    }
    /// Whether the public identifier is `base` with the revision, and the letter of its update, behind it.
    fn is_revision_of(&self, base: &str) -> bool {
        let rest = self.public.strip_prefix(base).and_then(|rest| rest.strip_prefix(':'));
        let letter = rest.filter(|_| !self.revision.is_empty()).and_then(|rest| rest.strip_prefix(&*self.revision));
        letter.is_some_and(|letter| letter.len() <= 1 && letter.chars().all(|c| c.is_ascii_uppercase()))
    }
    /// Whether the public identifier can be of one item: some senders put their own name there, the same for all.
    fn is_of_item(&self) -> bool {
        let rest = self.public.strip_prefix(URN);
        self.item.is_empty() || rest.is_none_or(|rest| rest.contains(&*self.item) || rest.split(':').count() > 2)
    }
}

/// Provider, date and item of an identifier that has nothing else.
pub(super) fn split(uri: &str) -> Option<[&str; 3]> {
    let mut parts = uri.strip_prefix(URN)?.split(':');
    let all = [parts.next()?, parts.next()?, parts.next()?];
    let plain = |part: &&str| !part.is_empty() && !part.contains(char::is_whitespace);
    // Others stand whole in the place of the item.
    let dated = dates::read(all[1]).is_ok_and(|stated| matches!(stated.shape, Shape::Iso8601 | Shape::Rfc3339));
    (parts.next().is_none() && all.iter().all(plain) && dated).then_some(all)
}

/// The identifier of this revision, where it is another than that of all of them.
pub(super) fn full(a: &Article) -> Option<AltId> {
    let (uri, version) = (a.uri.as_deref()?, a.version.as_deref()?);
    split(uri)?;
    Some(AltId::new(format!("{uri}:{version}{}", letter(a)), ROLE))
}

/// The letter behind the revision, none for a new one.
fn letter(a: &Article) -> &str {
    match update(a) {
        "N" => "",
        letter => letter,
    }
}

/// `RevisionId@Update`: the first signal may be what it says.
pub(super) fn update(a: &Article) -> &str {
    let first = a.signals.first().filter(|s| s.scheme.as_deref() == Some(super::class::UPDATE));
    first.and_then(|s| s.literal.as_deref()).unwrap_or("N")
}

/// What `RevisionId@PreviousRevision` says.
pub(super) fn previous(uri: &str, version: String) -> Relation {
    let (uri, rel) = (Some(uri.to_owned()), Some("updates".to_owned()));
    Relation { uri, version: Some(version), rel, ..Relation::default() }
}

/// The version that `RevisionId@PreviousRevision` states, if the first relation is one that it can.
pub(super) fn previous_of(a: &Article) -> Option<&str> {
    let first = a.relations.first()?;
    let version = first.version.as_deref().filter(|v| v.trim() == *v && *v != "0")?;
    (*first == previous(a.uri.as_deref()?, version.to_owned())).then_some(version)
}
