//! To which articles a case of the policy applies.

use crate::config::Case;
use crate::model::{Article, Party};
use crate::vocab::agencies;

impl Case {
    /// Whether an article is one of those that the case names; a picture without a provider or source of its own is its
    /// story's (`of`).
    pub(super) fn applies(&self, article: &Article, of: Option<&Article>) -> bool {
        let own = article.provider.is_some() || !article.info_sources.is_empty();
        let owner = of.filter(|_| !own).unwrap_or(article);
        let kind = article.kind.as_deref().unwrap_or(if of.is_some() { "" } else { "text" });
        let is_kind = |asked: &String| like(asked, kind);
        let by = |asked: &[String], party: &Party| asked.iter().any(|asked| is(asked, party));
        let provided = |asked: &[String]| owner.provider.iter().any(|party| by(asked, party));
        // Pictures of a story are looked at only where the case is about them.
        (if self.kind.0.is_empty() { of.is_none() } else { self.kind.0.iter().any(is_kind) })
            && (self.provider.0.is_empty() || provided(&self.provider.0))
            && (self.source.0.is_empty()
                || provided(&self.source.0)
                || owner.info_sources.iter().any(|party| by(&self.source.0, party)))
    }
}

/// Whether a party is the one that is asked for: by a name, a code, its URI, or the agency that it is known to be.
pub(crate) fn is(asked: &str, party: &Party) -> bool {
    let said = [&party.name, &party.qcode, &party.literal, &party.uri].into_iter().flatten().map(String::as_str);
    let names = party.names.iter().map(|name| name.value.as_str());
    let agency = || {
        said_agency(party)
            .is_some_and(|code| like(asked, code) || agencies::by_name(asked).is_some_and(|a| a.code == code))
    };
    said.chain(names).any(|name| like(asked, name)) || agency()
}

fn said_agency(party: &Party) -> Option<&'static str> {
    let by_name = party.name.as_deref().and_then(|name| agencies::by_name(name).or_else(|| agencies::by_code(name)));
    by_name.or_else(|| party.literal.as_deref().and_then(agencies::by_code)).map(|agency| agency.code)
}

/// Whether words are as a pattern in which `*` stands for any, letter case apart. Greedy from the left, so that it takes
/// time linear in the words for each `*`.
pub(crate) fn like(pattern: &str, words: &str) -> bool {
    let (pattern, words) = (pattern.to_lowercase(), words.to_lowercase());
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = words.strip_prefix(first) else { return false };
    let mut last: Option<&str> = None;
    for part in parts {
        if let Some(middle) = last.replace(part) {
            match rest.split_once(middle) {
                Some((_, behind)) => rest = behind,
                None => return false,
            }
        }
    }
    match last {
        Some(end) => rest.ends_with(end),
        None => rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_words() {
        for (pattern, yes, no) in [
            ("AP", "ap", "APA"),
            ("Associated *", "Associated Press", "The Associated Press"),
            ("*press*", "The Associated Press, New York", "Reuters"),
            ("a*b*c", "a-b-b-c", "a-c-b"),
            ("a*a", "aba", "a"),
        ] {
            assert!(like(pattern, yes), "{pattern} {yes}");
            assert!(!like(pattern, no), "{pattern} {no}");
        }
        assert!(like("*", "") && like("*", "x"));
    }

    #[test]
    fn an_agency_is_known_by_its_names_and_its_code() {
        assert!(is("AP", &Party::named("The Associated Press")));
        assert!(is("Associated Press", &Party::named("AP")));
        assert!(!is("AP", &Party::named("AFP")));
    }
}
