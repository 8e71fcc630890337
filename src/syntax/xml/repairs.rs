//! What the room mends, in words. One static per repair; what mends it names it.

use crate::diag::{Diagnostic, Report, Span};

/// A repair: the id that reports show and the sentence that goes with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Repair {
    /// `xml/what-was-wrong`.
    pub id: &'static str,
    /// What was wrong and what was done.
    pub message: &'static str,
}

macro_rules! repairs {
    ($($name:ident = $id:literal, $message:literal;)*) => {
        $(pub(super) static $name: Repair = Repair { id: $id, message: $message };)*
        /// Everything the room mends.
        pub static REPAIRS: &[&Repair] = &[$(&$name),*];
    };
}

repairs! {
    BARE_AMPERSAND = "xml/bare-ampersand", "an `&` that begins no reference is read as text";
    BARE_LESS_THAN = "xml/bare-less-than", "a `<` that begins no tag is read as text";
    HTML_ENTITY = "xml/html-entity", "an HTML entity is used without a declaration; the character is taken";
    OPEN_REFERENCE = "xml/open-reference", "a reference has no `;`; the character is taken";
    UNKNOWN_ENTITY = "xml/unknown-entity", "an entity that nothing declares is read as text";
    CHARACTER_REFERENCE = "xml/character-reference", "a character reference names no character XML allows";
    CONTROL_REFERENCE = "xml/control-reference", "a character reference names a control character; that of windows-1252 is taken";
    CONTROL_CHARACTER = "xml/control-character", "a control character is left out";
    CDATA_END_IN_TEXT = "xml/cdata-end-in-text", "`]]>` outside a CDATA section is read as text";
    UNQUOTED_ATTRIBUTE = "xml/unquoted-attribute", "an attribute value has no quotes";
    ATTRIBUTE_WITHOUT_VALUE = "xml/attribute-without-value", "an attribute has no value; it is read as empty";
    DUPLICATE_ATTRIBUTE = "xml/duplicate-attribute", "an attribute stands twice; the first is taken";
    ATTRIBUTE_SYNTAX = "xml/attribute-syntax", "a character inside a tag belongs to no attribute; it is left out";
    ATTRIBUTE_SPACE = "xml/attributes-together", "no white space stands before an attribute; it is read all the same";
    ATTRIBUTE_LESS_THAN = "xml/less-than-in-attribute", "a `<` inside an attribute value is read as text";
    UNCLOSED_QUOTE = "xml/unclosed-quote", "a quote is never closed; the value ends with the tag";
    UNCLOSED_TAG = "xml/unclosed-tag", "a tag has no `>`; it ends where the next begins";
    UNCLOSED_ELEMENT = "xml/unclosed-element", "an element is never closed; it ends before what cannot stand in it";
    UNOPENED_ITEM = "xml/unopened-item", "an item has an end tag and no start tag; what stands before it is left out";
    UNMATCHED_END_TAG = "xml/unmatched-end-tag", "an end tag closes nothing that is open; it is left out";
    LETTER_CASE = "xml/letter-case", "a name is spelled in other letter case";
    TRUNCATED = "xml/truncated", "the document ends inside an element; what is there is read";
    UNCLOSED_CDATA = "xml/unclosed-cdata", "a CDATA section is never closed; it ends with its element";
    UNCLOSED_COMMENT = "xml/unclosed-comment", "a comment is never closed; it ends at the next `>` or `<`";
    COMMENT_HYPHENS = "xml/hyphens-in-comment", "`--` stands inside a comment; it is passed over";
    UNCLOSED_INSTRUCTION = "xml/unclosed-instruction", "a processing instruction has no `?>`; it ends at the next `>` or `<`";
    BOGUS_DECLARATION = "xml/bogus-declaration", "markup that begins with `<!` and means nothing is left out";
    DECLARATION_NOT_FIRST = "xml/declaration-not-first", "the XML declaration is not the first thing in the document";
    OUTSIDE_ROOT = "xml/outside-root", "something stands outside the root element";
    UNDECLARED_PREFIX = "xml/undeclared-prefix", "a namespace prefix is not declared";
    NAMESPACE_DECLARATION = "xml/namespace-declaration", "a namespace declaration is not allowed; it is left out";
    EXTERNAL_ENTITY = "xml/entity-ignored", "an entity that is external, a parameter, or not plain text is left out";
    DEPTH_LIMIT = "xml/depth-limit", "elements nest too deep; what is deeper is left out";
    ATTRIBUTE_LIMIT = "xml/attribute-limit", "an element has too many attributes; the rest is left out";
    NAME_LIMIT = "xml/name-limit", "a name is too long; the tag is read as text";
    BINDING_LIMIT = "xml/binding-limit", "too many namespaces are declared; the rest is left out";
    INHERITED_LIMIT = "xml/inherited-limit", "an `xml:base`, an `xml:lang` or a namespace name is too long; it is left out";
    ELEMENT_LIMIT = "xml/element-limit", "an item, or what stands above the items, holds too many elements; the rest is left out";
    ENTITY_LIMIT = "xml/entity-limit", "entities make too much text of too little; the rest is left out";
}

/// What is noted here and does not make a document ill-formed: XML allows C1 controls, limits are ours, external entities are allowed, and a prefix
/// without a declaration is a matter of namespaces.
static HARMLESS: &[&Repair] = &[
    &CONTROL_REFERENCE,
    &EXTERNAL_ENTITY,
    &UNDECLARED_PREFIX,
    &NAMESPACE_DECLARATION,
    &DEPTH_LIMIT,
    &ATTRIBUTE_LIMIT,
    &NAME_LIMIT,
    &BINDING_LIMIT,
    &INHERITED_LIMIT,
    &ELEMENT_LIMIT,
    &ENTITY_LIMIT,
];

/// Whether a finding with this id says that the document is not well-formed (XML 1.0, 2.1): then a strict reader has to
/// refuse it whole (1.2, "fatal error").
pub fn is_fatal(id: &str) -> bool {
    REPAIRS.iter().any(|repair| repair.id == id) && HARMLESS.iter().all(|repair| repair.id != id)
}

/// Puts a repair in the report.
pub(super) fn note(report: &mut Report, repair: &'static Repair, start: usize, end: usize) {
    // Nothing declared was departed from.
    if repair.id != CONTROL_REFERENCE.id {
        report.set_malformed();
    }
    remark(report, repair, start, end);
}

/// The same where a document is none the worse for it.
pub(super) fn remark(report: &mut Report, repair: &'static Repair, start: usize, end: usize) {
    report.add_of(repair.id, || Diagnostic::warning(repair.id, repair.message).at(Span::new(start, end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strict_readers_refuse_is_known() {
        assert!(is_fatal("xml/bare-ampersand") && is_fatal("xml/truncated"));
        assert!(!is_fatal("xml/depth-limit") && !is_fatal("xml/nothing") && !is_fatal("rss/bad-date"));
    }

    #[test]
    fn ids_are_unique_and_of_this_room() {
        let ids: std::collections::HashSet<_> = REPAIRS.iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), REPAIRS.len());
        assert!(ids.iter().all(|id| id.starts_with("xml/")));
    }
}
