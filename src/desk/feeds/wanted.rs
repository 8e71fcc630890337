//! Whether a feed or a destination is for an article.

use crate::config::{List, Wanted};
use crate::model::{Article, Concept};
use crate::policy::{is, like};

/// Whether it is for an article; all that it names has to be true.
pub fn holds(wanted: &Wanted<'_>, article: &Article, sources: &[String]) -> bool {
    let kind = article.kind.as_deref().unwrap_or("text");
    let language = article.language.as_deref().unwrap_or_default();
    may_have(wanted, article, sources)
        && any(wanted.subject, |asked| article.subjects.iter().any(|subject| names(asked, subject)))
        && any(wanted.language, |asked| speaks(asked, language))
        && any(wanted.kind, |asked| like(asked, kind))
        && wanted.urgency.is_none_or(|least| article.urgency.is_none_or(|urgency| u32::from(urgency) <= least))
}

/// Whether it may have the article: by who gave its story (any of those who did) and by its rights, not by what it is about. Who has an earlier revision
/// gets the later ones by this, though their subject or urgency is another now: else it would keep what was corrected.
pub fn may_have(wanted: &Wanted<'_>, article: &Article, sources: &[String]) -> bool {
    any(wanted.source, |asked| sources.iter().any(|source| asked == source))
        && any(wanted.provider, |asked| article.provider.as_ref().is_some_and(|party| is(asked, party)))
        && any(wanted.rights, |asked| rights(asked, article))
}

fn any(asked: &List<String>, is: impl Fn(&str) -> bool) -> bool {
    asked.0.is_empty() || asked.0.iter().any(|asked| is(asked))
}

fn names(asked: &str, concept: &Concept) -> bool {
    let said = [&concept.name, &concept.literal, &concept.qcode, &concept.uri];
    said.into_iter().flatten().any(|said| like(asked, said))
}

/// `en` is `en-GB` too (RFC 4647, 3.3.1).
fn speaks(asked: &str, language: &str) -> bool {
    let (asked, language) = (asked.to_lowercase(), language.to_lowercase());
    language.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn rights(asked: &str, article: &Article) -> bool {
    let texts = article.copyright_notice.iter().chain(&article.usage_terms).map(|text| text.value.as_str());
    let holders = article.copyright_holder.iter().filter_map(|party| party.name.as_deref());
    texts.chain(holders).any(|words| like(asked, words))
}
