//! What the schema of NITF says of where elements stand, and of attributes that are a word of a list.
//! Of NITF 3.6: the versions before it have less, and nothing else.

use std::sync::LazyLock;

use super::FUNCTIONS;
use super::rules::{nitf, own};
use super::rules_names::{is_element, ruled};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, is_listed, misplaced};
use crate::formats::content::{Fault, Models};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::Node;

pub(super) const RULES: &[Check] = &[
    check(&MISPLACED_ELEMENT, misplaced_element),
    check(&MISSING_ELEMENT, missing_element),
    check(&BAD_WORD, bad_word),
];

static MODELS: LazyLock<Models> = LazyLock::new(|| Models::new(LINES));

/// Tables are those of HTML, and not looked at. Words in what holds nothing are another rule's.
const LINES: &str = "
%text: chron|classifier|copyrite|event|function|location|money|num|object.title|org|person|postaddr|virtloc|a|br|em|lang|pronounce|q|ruby
%block: p|hl2|table|nitf-table|media|ol|ul|dl|bq|fn|note|pre|hr
%of-block: tobject|key-list|classifier|byline|dateline|copyrite|abstract
nitf: head? body
head: title? meta* tobject? iim? docdata? pubdata* revision-history*
tobject: tobject.property* tobject.subject*
iim: ds*
docdata: correction|evloc|doc-id|del-list|urgency|fixture|date.issue|date.release|date.expire|doc-scope|series|ed-msg|du-key|doc.copyright|doc.rights|key-list|identified-content*
del-list: from-src*
key-list: keyword*
identified-content: person|org|location|event|function|object.title|virtloc|classifier*
body: body.head? body.content* body.end?
body.head: hedline* note* rights? byline* distributor? dateline* abstract* series?
hedline: hl1 hl2*
note fn: body.content+
rights: & rights.owner|rights.startdate|rights.enddate|rights.agent|rights.geography|rights.type|rights.limitations*
byline: & person|byttl|location|virtloc*
byttl distributor: & org*
dateline: & location|story.date*
abstract: %block+
copyrite: & copyrite.year|copyrite.holder*
body.content: block|%block*
block: %of-block|%block* datasource?
media: media-metadata* media-reference|media-object+ media-caption* media-producer*
media-caption li: & %text|%block*
ol ul: li+
dl: dt|dd+
dd: & block|%text|%block*
location: & sublocation|city|state|region|country|alt-code*
num: & frac|sub|sup*
person: & name.given|name.family|function|alt-code*
body.end: tagline? bibliography?
hl1 hl2 p media-producer dt credit a em lang pronounce q tagline: & %text*
event function sublocation city state region country object.title org virtloc classifier: & alt-code*
title media-reference media-object chron money name.given name.family story.date bibliography datasource pre: &
alt-code br correction date.expire date.issue date.release doc-id doc-scope doc.copyright doc.rights ds du-key ed-msg evloc fixture from-src hr keyword media-metadata meta pubdata revision-history series tobject.property tobject.subject urgency: &";

/// Elements whose content is to be there: without it they say nothing.
const HOLDS: &[&str] = &["nitf", "hedline", "media", "note", "ol", "ul", "dl", "abstract", "fn"];

/// What is wrong with what stands in an element of NITF.
pub(super) fn faults<'a>(node: Node<'a, 'a>, found: &mut dyn FnMut(Fault<'a>)) {
    MODELS.faults(node, own, found);
}

rule! { MISPLACED_ELEMENT = "nitf" / "misplaced-element", nitf("the schema", Level::Must);
    "Elements and words stand where the schema has a place for them, in its order."
    "Systems look for a headline, a byline or a date in its place, do not find it elsewhere, and the schema refuses the document."
    "Move it to where the message says it belongs; words belong into a `p`."
}

fn misplaced_element(part: &Part<'_>, found: Found<'_>) {
    for (of, fault) in &ruled(part).faults {
        let Some(span) = misplaced(part, *of, fault) else { continue };
        let message = match fault {
            Fault::Foreign(node) if is_element(node.name()) => {
                format!("`{}` has no place in `{}`", node.name(), of.name())
            }
            Fault::Late(node, last) => format!("`{}` belongs before `{}`", node.name(), last.name()),
            Fault::Words => format!("`{}` holds elements only, no words", of.name()),
            _ => continue,
        };
        found(finding(&MISPLACED_ELEMENT, message, span));
    }
}

rule! { MISSING_ELEMENT = "nitf" / "missing-element", nitf("hedline, media, note, abstract, ol, ul, dl, fn", Level::Must);
    "An element that is there for what it holds holds it."
    "A headline without `hl1` or a `media` without a file is shown as nothing, and the schema refuses the document."
    "Add what the message names, or leave the element out."
}

fn missing_element(part: &Part<'_>, found: Found<'_>) {
    if part.tree.is_cut() {
        return;
    }
    for (of, name) in ruled(part).lacking().filter(|(of, _)| HOLDS.contains(&of.name())) {
        found(finding(&MISSING_ELEMENT, format!("`{}` has no `{name}`", of.name()), of.span()));
    }
}

/// Elements, their attributes and the words that these may be.
const WORDS: &[(&str, &str, &[&str])] = &[
    ("note", "type", &["std", "pa", "npa"]),
    ("tagline", "type", &["std", "pa", "npa"]),
    ("note", "noteclass", &["cpyrt", "end", "hd", "editorsnote", "trademk", "undef"]),
    ("title", "type", &["main", "subtitle", "parttitle", "alternate", "abbrev", "other"]),
    ("pubdata", "type", &["print", "audio", "video", "web", "appliance", "other"]),
    ("revision-history", "function", FUNCTIONS),
    ("person", "gender", &["male", "female"]),
];

rule! { BAD_WORD = "nitf" / "bad-word", nitf("note: @type, @noteclass; pubdata: @type; revision-history: @function and others", Level::Must);
    "An attribute that is a word of a list is one of its words."
    "A note that is for editors alone is printed where its type is not understood."
    "Write one of the words that the message names."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    for node in &ruled(part).elements {
        for (_, name, list) in WORDS.iter().filter(|(element, ..)| *element == node.name()) {
            is_listed(*node, name, list, &BAD_WORD, found);
        }
    }
}
