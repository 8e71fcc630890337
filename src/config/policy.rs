//! The table `[policy]`.

use super::Glob;
use super::setting::{settings, words};
use super::values::{Age, Leaves, List, Pattern, To};

settings! {
    /// What articles have to say about who made and owns them, and what may not be published.
    pub struct Policy {
        /// The fields that every article states, as `creditline`, or `creators.name | by` where one is enough.
        pub require: List<Leaves> => "require",
        /// What every credit line looks like: regular expressions, one of which is to be found in it.
        pub credit_line: List<Pattern> => "credit-line",
        /// What may not stand in a document for the public.
        pub forbid: List<Forbidden> => "forbid",
        /// How old an article may be, as `30 days`.
        pub max_age: Option<Age> => "max-age",
        /// The languages that articles may be in, as `en`, which is `en-GB` too; an article that states none is found.
        pub languages: List<String> => "languages",
        /// How grave a finding is; error unless it is said.
        pub severity: Option<To> => "severity",
        /// What holds for some articles, beside what holds for all.
        pub cases: Vec<Case> => "for",
    }
}

settings! {
    /// What holds for the articles of some agencies, of some types, at some paths: all that is named has to be true.
    pub struct Case {
        /// What the case is called where it is not met.
        pub name: Option<String> => "name",
        /// Whose articles: patterns of the names or codes of their provider, as `AP` or `Associated *`.
        pub provider: List<String> => "provider",
        /// The same for those who originated, supplied or enhanced them, and for the provider.
        pub source: List<String> => "source",
        /// The types, as `picture` or `text`; pictures of a story are looked at too. An article without one is text.
        pub kind: List<String> => "type",
        /// Where the documents are, as `out/**`.
        pub path: List<Glob> => "path",
        /// The formats, as `rss`.
        pub format: List<String> => "format",
        /// Whether the documents are for the public whatever their format.
        pub public: bool => "public",
        /// The fields that these articles state.
        pub require: List<Leaves> => "require",
        /// What their credit lines look like.
        pub credit_line: List<Pattern> => "credit-line",
        /// What may not stand in a document for the public.
        pub forbid: List<Forbidden> => "forbid",
        /// How old they may be.
        pub max_age: Option<Age> => "max-age",
        /// The languages that they may be in.
        pub languages: List<String> => "languages",
        /// How grave a finding is; as for all unless it is said.
        pub severity: Option<To> => "severity",
    }
}

words! {
    /// What may not stand in a document for the public.
    pub enum Forbidden {
        /// Notes to editors that are private.
        PrivateNotes "private-notes",
        /// What is under embargo, withheld, killed or expired, or a test.
        Unreleased "unreleased",
    }
}

impl Policy {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.everything().is_empty()
    }
    /// What holds for all articles, as a case.
    pub fn everything(&self) -> Case {
        let Self { require, credit_line, forbid, max_age, languages, severity, .. } = self.clone();
        Case { require, credit_line, forbid, max_age, languages, severity, ..Case::default() }
    }
}

impl Case {
    fn is_empty(&self) -> bool {
        let lists = [self.require.0.len(), self.credit_line.0.len(), self.forbid.0.len(), self.languages.0.len()];
        lists.iter().all(|count| *count == 0) && self.max_age.is_none()
    }
}
