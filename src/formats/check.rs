//! A rule with its check, and what a check sees.

use crate::diag::{Diagnostic, Places, Rule, Span};
use crate::model::{Article, Feed};
use crate::syntax::xml::{Node, Tree};

/// A rule and its check.
pub struct Check {
    /// Its words.
    pub rule: &'static Rule,
    /// Looks at one part of a document.
    pub check: fn(&Part<'_>, &mut dyn FnMut(Diagnostic)),
    /// The notes of readers that say the same: where the rule found something they are left out.
    pub covers: &'static [&'static str],
}

/// What a check sees: everything above the articles, or one article.
pub struct Part<'a> {
    /// The part as a positioned tree.
    pub tree: &'a Tree<'a>,
    /// What was read of the article; `None` above the articles.
    pub article: Option<&'a Article>,
    /// What was read above the articles, as the document states it.
    pub feed: &'a Feed,
    /// Where the values of the article, or of the feed above the articles, stand.
    pub places: &'a Places,
    /// The version of the format that the document states.
    pub version: &'a str,
    /// The URL of the document, where it was given.
    pub base: Option<&'a str>,
}

impl<'a> Part<'a> {
    /// The root of the part.
    pub fn root(&self) -> Option<Node<'a, 'a>> {
        self.tree.root()
    }
    /// The root, when the part is an article.
    pub fn item(&self) -> Option<Node<'a, 'a>> {
        self.root().filter(|_| self.article.is_some())
    }
    /// The root, when the part is what stands above the articles.
    pub fn above(&self) -> Option<Node<'a, 'a>> {
        self.root().filter(|_| self.article.is_none())
    }
    /// The base that the links of the part are relative to: its own, else the feed's, else the document's URL.
    pub fn base(&self) -> Option<&'a str> {
        self.article.and_then(|a| a.base.as_deref()).or(self.feed.base.as_deref()).or(self.base)
    }
}

/// A finding of a rule: severity, remedy and clause are the rule's.
pub fn finding(rule: &Rule, message: impl Into<String>, span: Span) -> Diagnostic {
    let mut d = Diagnostic::new(rule.id, rule.severity(), message).help(rule.remedy).at(span);
    d.url = Some(rule.clause.url.into());
    d
}
