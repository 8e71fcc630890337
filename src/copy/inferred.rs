//! What printed words add to an article that does not state it.

use crate::model::{Article, Member};

/// The members that printed words state; a notice stands before what it names.
const MEMBERS: [&str; 14] = [
    "by",
    "creators",
    "contributors",
    "signoff",
    "infoSources",
    "creditline",
    "dateline",
    "copyrightNotice",
    "copyrightHolder",
    "usageTerms",
    "embargo",
    "embargoedUntil",
    "signals",
    "edNotes",
];

/// The members that printed words state.
pub fn members() -> impl Iterator<Item = &'static Member<Article>> {
    MEMBERS.iter().filter_map(|name| Article::MEMBERS.iter().find(|m| m.name == *name))
}

/// Copies what an article does not state of what its words say, as far as it `may`, and marks it as inferred; the members
/// that were added.
pub fn infer(
    article: &mut Article,
    said: &Article,
    mut may: impl FnMut(&Article, &str) -> bool,
) -> Vec<&'static Member<Article>> {
    let mut added = Vec::new();
    for member in members().filter(|m| !(m.is_blank)(said)) {
        if (member.is_blank)(article) && may(article, member.name) {
            (member.copy)(said, article);
            article.mark(member.name, "inferred");
            added.push(member);
        }
    }
    added
}
