//! The small checks that rules are made of. Each answers, or finds; none knows a format.

use std::collections::HashSet;

use super::{Part, finding};
use crate::diag::{Clause, Diagnostic, Level, Rule, Span};
use crate::syntax::xml::{Attribute, Node};
use crate::vocab::dates::{self, Shape};

/// What checks call with each finding.
pub type Found<'f> = &'f mut dyn FnMut(Diagnostic);

/// A prefix has to be declared (Namespaces in XML 1.0, 5, "Prefix Declared").
pub const PREFIX_DECLARED: Clause = Clause {
    spec: "Namespaces in XML 1.0",
    section: "5",
    url: "https://www.w3.org/TR/xml-names/#nsc-NSDeclared",
    level: Level::Must,
};

/// Who sends relative references sees to it that a base for them can be known (RFC 3986, 5.1.4).
pub const BASE_KNOWN: Clause = Clause {
    spec: "RFC 3986",
    section: "5.1.4",
    url: "https://www.rfc-editor.org/rfc/rfc3986#section-5.1.4",
    level: Level::Should,
};

/// What readers note of a prefix that nothing declares.
pub const UNDECLARED_NOTE: &str = "xml/undeclared-prefix";

/// Whether a text says something.
pub fn nonblank(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Whether a text is an absolute URI or IRI: it begins with a scheme and can be read (RFC 3986, 4.3).
pub fn absolute_uri(text: &str) -> bool {
    url::Url::parse(text.trim()).is_ok()
}

/// Whether a text is a time of RFC 822 with a zone, the year with two digits or four.
pub fn rfc822(text: &str) -> bool {
    dates::read(text).is_ok_and(|stated| stated.shape == Shape::Rfc822)
}

/// Whether a text is a time of RFC 3339 with an upper-case `T` and `Z` and nothing around it.
pub fn rfc3339(text: &str) -> bool {
    crate::model::Time::new(text).is_some_and(|time| time.has_clock() && time.has_zone())
}

/// Whether a text is a time of ISO 8601, and if so whether it has a time of day and a zone.
pub fn iso8601(text: &str) -> Option<bool> {
    let stated = dates::read(text).ok().filter(|s| matches!(s.shape, Shape::Iso8601 | Shape::Rfc3339))?;
    Some(stated.time.has_clock() && stated.time.has_zone())
}

/// Whether a link is known to lead somewhere only where a base is: not absolute, not a place in the document itself.
pub fn needs_base(link: &str) -> bool {
    nonblank(link) && !absolute_uri(link) && !link.trim_start().starts_with('#')
}

/// Finds children whose names are in `names` and stand a second time. `own` tells the elements of the format.
pub fn unique(of: Node<'_, '_>, own: impl Fn(Node<'_, '_>) -> bool, names: &[&str], rule: &Rule, found: Found<'_>) {
    let mut seen = HashSet::new();
    for child in of.children().filter(|c| names.contains(&c.name()) && own(*c)) {
        if !seen.insert(child.name()) {
            let message = format!("`{}` stands in `{}` more than once", child.name(), of.name());
            found(finding(rule, message, child.span()));
        }
    }
}

/// Finds prefixes of elements and attributes that nothing declares.
pub fn declared(part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    let undeclared = |prefix: &str, name: &str, span| {
        finding(rule, format!("the prefix of `{prefix}:{name}` is not declared"), span)
    };
    for node in part.tree.all() {
        if !node.tag().declared {
            found(undeclared(node.tag().prefix, node.name(), name_span(node)));
        }
        for attr in node.attrs().iter().filter(|attr| !attr.declared) {
            found(undeclared(attr.prefix, attr.name, attribute_name(attr)));
        }
    }
}

fn name_span(node: Node<'_, '_>) -> Span {
    let start = node.span().start + 1;
    Span::new(start, start + node.tag().qualified().len())
}

fn attribute_name(attr: &Attribute<'_>) -> Span {
    Span::new(attr.span.start, attr.span.start + attr.prefix.len() + 1 + attr.name.len())
}
