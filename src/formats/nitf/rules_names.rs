//! What the schema of NITF says of names: elements, attributes, those that have to be there, and elements that hold no words.
//! Of the schemas from 3.3 to 3.6, which differ in what was added; what TTNITF has is its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::rules::{nitf, own};
use super::rules_content;
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, first_words, has_attribute, language_tags, unknown_attributes};
use crate::formats::content::Ruled;
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;

pub(super) const RULES: &[Check] = &[
    check(&UNKNOWN_ELEMENT, unknown_element),
    check(&UNKNOWN_ATTRIBUTE, unknown_attribute),
    check(&MISSING_ATTRIBUTE, missing_attribute),
    check(&UNREAD_WORDS, unread_words),
    check(&BAD_LANGUAGE, bad_language),
];

/// The elements.
const ELEMENT_NAMES: &str = "\
    a abstract addressee alt-code bibliography block body body.content body.end body.head bq br byline byttl caption \
    care.of chron city classifier col colgroup copyrite copyrite.holder copyrite.year correction country credit \
    custom-table datasource date.expire date.issue date.release dateline dd del-list delivery.office delivery.point \
    denom distributor dl doc-id doc-scope doc.copyright doc.rights docdata ds dt du-key ed-msg em event evloc \
    fixture fn frac frac-sep from-src function head hedline hl1 hl2 hr identified-content iim key-list keyword lang \
    li location media media-caption media-metadata media-object media-producer media-reference meta money \
    name.family name.given nitf nitf-col nitf-colgroup nitf-table nitf-table-metadata nitf-table-summary note num \
    numer object.title ol org p person postaddr postcode pre pronounce pubdata q rb rbc region revision-history \
    rights rights.agent rights.enddate rights.geography rights.limitations rights.owner rights.startdate rights.type \
    rp rt rtc ruby series state story.date sub sublocation sup table table-reference tagline tbody td tfoot th thead \
    title tobject tobject.property tobject.subject tr ul urgency virtloc";

/// Their attributes.
const ATTRIBUTE_NAMES: &str = "\
    agent align alternate-text axes axis base baselang border cellpadding cellspacing change.date change.time char \
    charoff city city-code class code-source coding cols colspan column-count comment contact content copyright \
    county-dist data-format data-location data-type date date.publication decimal-ch ed-urg edition.area \
    edition.name encoding end-date enddate ex-ref fix-id frame function gender generation geography guide height \
    holder href http-equiv id id-string idref idsrc imagemap info iso-cc issn issue item-length key lang lede \
    level-number limitations location-code management-doc-idref management-idref-status management-status media-type \
    mime-type msg-type name noflow norm noteclass nowrap num number occurrences office-code optional-text outcue \
    owner part phonetic point-code position.section position.sequence quote-source rbspan region-code regsrc rel rev \
    row-count rowspan rules scope seqnum series.name series.part series.totalpart source source-credit space span \
    src-name start-date startdate state-code state-prov status style subclass summary tabletype thousands-ch time \
    time-unit-of-measure title tobject.property.type tobject.subject.code tobject.subject.detail tobject.subject.ipr \
    tobject.subject.matter tobject.subject.refnum tobject.subject.type tobject.type type unit unit-of-measure units \
    uno valign value ver version volume width year";

/// Elements that hold nothing: what they say stands in their attributes.
const EMPTY_NAMES: &str = "\
    alt-code br col correction date.expire date.issue date.release doc-id doc-scope doc.copyright doc.rights ds \
    du-key ed-msg evloc fixture from-src hr keyword media-metadata meta nitf-col pubdata revision-history series \
    table-reference tobject.property tobject.subject urgency";

/// Attributes without which an element says nothing.
const NEEDED: &[(&str, &str)] = &[
    ("meta", "content"),
    ("media", "media-type"),
    ("media-metadata", "name"),
    ("media-object", "encoding"),
    ("tobject.subject", "tobject.subject.refnum"),
];

static ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ELEMENT_NAMES.split_ascii_whitespace().collect());
static ATTRIBUTES: LazyLock<HashSet<&str>> = LazyLock::new(|| ATTRIBUTE_NAMES.split_ascii_whitespace().collect());
static EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY_NAMES.split_ascii_whitespace().collect());

/// Whether some element of NITF has this name.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.contains(name)
}

/// The elements of NITF in a document of it, and what is wrong with what stands in them.
pub(super) fn ruled<'p, 'a>(part: &'p Part<'a>) -> &'p Ruled<'a> {
    part.ruled.get_or_init(|| {
        let is_nitf = part.item().is_some_and(|root| root.name() == "nitf");
        Ruled::of(part.tree.all().filter(|node| is_nitf && own(*node)).collect(), rules_content::faults)
    })
}

fn elements<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = Node<'a, 'a>> + use<'p, 'a> {
    ruled(part).elements.iter().copied()
}

rule! { UNKNOWN_ELEMENT = "nitf" / "unknown-element", nitf("the schema", Level::Must);
    "An element of NITF is one that its schema knows."
    "Systems leave out what they do not know, and the schema refuses the document."
    "Correct the name; an element of your own belongs into a namespace of your own, metadata into `meta`."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part).filter(|node| !is_element(node.name())) {
        found(finding(&UNKNOWN_ELEMENT, format!("NITF has no `{}`", node.name()), node.span()));
    }
}

rule! { UNKNOWN_ATTRIBUTE = "nitf" / "unknown-attribute", nitf("the schema", Level::Must);
    "An attribute of an element of NITF is one that its schema knows."
    "What it says is not read, and the schema refuses the document."
    "Correct the name, or say it in a `meta`."
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for attr in unknown_attributes(node, |name| ATTRIBUTES.contains(name)) {
            let message = format!("NITF has no attribute `{}`, as `{}` has it", attr.name, node.name());
            found(finding(&UNKNOWN_ATTRIBUTE, message, attr.span));
        }
    }
}

rule! { MISSING_ATTRIBUTE = "nitf" / "missing-attribute", nitf("meta, media, media-metadata, media-object, tobject.subject", Level::Must);
    "An element has the attributes without which it says nothing."
    "A `media` without `media-type` is shown as nothing, a subject without its number is found by nobody."
    "Add the attribute that the message names."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        for (_, attribute) in NEEDED.iter().filter(|(name, _)| *name == node.name()) {
            has_attribute(node, attribute, &MISSING_ATTRIBUTE, found);
        }
    }
}

rule! { UNREAD_WORDS = "nitf" / "unread-words", nitf("doc-id, date.issue, ed-msg and others of empty content", Level::Must);
    "What an element without content says stands in its attributes."
    "Nobody reads the words: a story without an identifier, without a date, without its note."
    "Write them into the attribute, as `id-string`, `norm`, `info` or `content`."
}

fn unread_words(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part).filter(|node| EMPTY.contains(node.name())) {
        if let Some(span) = first_words(part, node) {
            let message = format!("`{}` has no content: nobody reads these words", node.name());
            found(finding(&UNREAD_WORDS, message, span));
        }
    }
}

rule! { BAD_LANGUAGE = "nitf" / "bad-language", nitf("@baselang, @xml:lang", Level::Should);
    "A language is a tag of BCP 47."
    "Translations, search and routing go by it."
    "Write a tag as `en` or `pt-BR`."
}

fn bad_language(part: &Part<'_>, found: Found<'_>) {
    for node in elements(part) {
        let base = node.attr("baselang").filter(|_| node.name() == "nitf");
        let stated = node.attr_ns("xml", "lang").into_iter().chain(base).chain(node.attr("lang"));
        language_tags(stated, &BAD_LANGUAGE, found);
    }
}
