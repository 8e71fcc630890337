//! What stands beside the media objects of an item: it is said of each of them that says nothing of the kind (Media RSS,
//! "Optional elements": what stands deeper is the stronger).

use std::ops::Range;

use crate::model::Article;
use crate::syntax::xml::Tag;

/// What stands beside the objects, and each element of it: which fact it states, and where, behind how many that were kept.
pub(super) type Shared = (Article, Vec<(Fact, (usize, Range<usize>))>);

/// A fact that may stand beside the objects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Headline,
    Summary,
    Keywords,
    Subjects,
    Creditline,
    Creators,
    Copyright,
    Terms,
}

/// How many facts beside the objects are given to how many objects; more are kept as they came.
pub const MOST_SHARED: usize = 64;

/// Gives an object the facts that stand beside it where it has none of its own, and says which it took.
pub(super) fn share(facts: &Article, object: &mut Article, taken: &mut Vec<Fact>) {
    fn one<T: Clone>(from: &Option<T>, to: &mut Option<T>) -> bool {
        let is_free = to.is_none();
        if is_free {
            to.clone_from(from);
        }
        is_free
    }
    fn list<T: Clone>(from: &[T], to: &mut Vec<T>) -> bool {
        let is_free = to.is_empty();
        if is_free {
            to.extend_from_slice(from);
        }
        is_free
    }
    let all = [
        (Fact::Headline, one(&facts.headline, &mut object.headline)),
        (Fact::Summary, one(&facts.summary, &mut object.summary)),
        (Fact::Keywords, list(&facts.keywords, &mut object.keywords)),
        (Fact::Subjects, list(&facts.subjects, &mut object.subjects)),
        // A credit of a role stands in the place of others of a role, not of the line to print.
        (Fact::Creditline, list(&facts.creditline, &mut object.creditline)),
        (Fact::Creators, list(&facts.creators, &mut object.creators)),
        (Fact::Copyright, list(&facts.copyright_notice, &mut object.copyright_notice)),
        (Fact::Terms, list(&facts.usage_terms, &mut object.usage_terms)),
    ];
    taken.extend(all.into_iter().filter(|(_, took)| *took).map(|(fact, _)| fact));
}

/// The same where nobody asks which.
pub fn share_alike(facts: &Article, object: &mut Article) {
    share(facts, object, &mut Vec::new());
}

/// Gives an object the credits that hold for all of them where it has none of its own; which members it took.
pub fn share_credits(facts: &Article, object: &mut Article) -> Vec<&'static str> {
    let credits = Article {
        creditline: facts.creditline.clone(),
        creators: facts.creators.clone(),
        copyright_notice: facts.copyright_notice.clone(),
        usage_terms: facts.usage_terms.clone(),
        ..Article::default()
    };
    let mut taken = Vec::new();
    share(&credits, object, &mut taken);
    let all = [
        (Fact::Creditline, "creditline", credits.creditline.is_empty()),
        (Fact::Creators, "creators", credits.creators.is_empty()),
        (Fact::Copyright, "copyrightNotice", credits.copyright_notice.is_empty()),
        (Fact::Terms, "usageTerms", credits.usage_terms.is_empty()),
    ];
    all.into_iter().filter(|(fact, _, none)| !none && taken.contains(fact)).map(|(_, member, _)| member).collect()
}

impl Fact {
    /// What an element states.
    pub(super) fn of(tag: &Tag<'_>) -> Option<Self> {
        Some(match tag.name {
            "title" => Self::Headline,
            "description" => Self::Summary,
            "keywords" => Self::Keywords,
            "category" => Self::Subjects,
            "credit" if tag.attr("role").is_some_and(|role| !role.is_empty()) => Self::Creators,
            "credit" => Self::Creditline,
            "copyright" => Self::Copyright,
            "license" => Self::Terms,
            _ => return None,
        })
    }
}
