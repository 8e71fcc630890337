//! What the DTD says of where elements stand, and which attributes they have to have. Of NewsML 1.0; what the versions after
//! it added has no line here, and is not looked at, but that a party has properties, and that the
//! order of lines, of descriptive and of administrative metadata is free.

use std::sync::LazyLock;

use super::rules::clause;
use crate::diag::{Level, Report};
use crate::formats::check::check;
use crate::formats::checks::{Found, has_attribute, is_listed, misplaced, unknown_attributes};
use crate::formats::content::{Fault, Models, Ruled};
use crate::formats::{Check, Part, finding, rule};
use crate::syntax::xml::{Cursor, Limits, Node};

pub(super) const RULES: &[Check] = &[
    check(&MISPLACED_ELEMENT, misplaced_element),
    check(&MISSING_ATTRIBUTE, missing_attribute),
    check(&UNKNOWN_ELEMENT, unknown_element).covering(&["newsml-1/kept-as-extension"]),
    check(&UNKNOWN_ATTRIBUTE, unknown_attribute),
    check(&BAD_WORD, bad_word),
];

static MODELS: LazyLock<Models> = LazyLock::new(|| Models::new(LINES));

const LINES: &str = "
NewsML: Catalog? TopicSet* NewsEnvelope NewsItem+
Catalog: Resource* TopicUse*
Resource: Urn? Url* DefaultVocabularyFor*
TopicSet: Comment* Catalog? TopicSetRef* Topic*
Topic: Comment* Catalog? TopicType+ FormalName* Description* Property*
NewsEnvelope: TransmissionId? SentFrom? SentTo? DateAndTime NewsService* NewsProduct* Priority?
SentFrom SentTo Provider Creator Source Contributor: Comment* Party+
NewsItem: Comment* Catalog? Identification NewsManagement NewsComponent|Update|TopicSet*
Identification: NewsIdentifier NameLabel? DateLabel? Label*
NewsIdentifier: ProviderId DateId NewsItemId RevisionId PublicIdentifier
Label: LabelType LabelText
NewsManagement: NewsItemType FirstCreated ThisRevisionCreated Status StatusWillChange? Urgency? RevisionHistory? DerivedFrom* AssociatedWith* Instruction* Property*
StatusWillChange: FutureStatus DateAndTime
Instruction: RevisionStatus*
RevisionStatus: Status
Update: InsertBefore|InsertAfter|Replace|Delete*
NewsComponent: Comment* Catalog? TopicSet* Role? BasisForChoice* NewsLines* AdministrativeMetadata* RightsMetadata* DescriptiveMetadata* Metadata* NewsItem|NewsItemRef|NewsComponent|ContentItem*
NewsLines: HeadLine|SubHeadLine|ByLine|DateLine|CreditLine|CopyrightLine|RightsLine|SeriesLine|SlugLine|KeywordLine|NewsLine*
NewsLine: NewsLineType NewsLineText+
AdministrativeMetadata: Catalog|FileName|SystemIdentifier|Provider|Creator|Source|Contributor|Property*
RightsMetadata: Catalog? Copyright* UsageRights* Property*
Copyright: Comment* CopyrightHolder CopyrightDate
UsageRights: UsageType? Geography? RightsHolder? Limitations? StartDate? EndDate?
DescriptiveMetadata: Catalog|Language|Genre|SubjectCode|OfInterestTo|TopicOccurrence|Property*
SubjectCode: Subject|SubjectMatter|SubjectDetail|SubjectQualifier*
OfInterestTo: Relevance?
Metadata: Catalog? MetadataType Property+
Property: Property*
ContentItem: Comment* Catalog? MediaType? Format? MimeType? Notation? Characteristics? Encoding|DataContent?
Characteristics: SizeInBytes? Property*
Encoding: Encoding|DataContent?
Party: Property*
NewsItemRef DerivedFrom AssociatedWith TopicSetRef: Comment*
ByLine CopyrightDate CopyrightHolder CopyrightLine CreditLine DateLine EndDate Geography HeadLine KeywordLine Limitations NewsLineText Origin RightsHolder RightsLine SeriesLine SlugLine StartDate SubHeadLine UsageType: & Origin*
BasisForChoice Comment DateAndTime DateId DateLabel Description FileName FirstCreated LabelText NameLabel NewsItemId ProviderId PublicIdentifier RevisionId SizeInBytes SystemIdentifier ThisRevisionCreated TransmissionId Url Urn: &
DefaultVocabularyFor Delete Format FutureStatus Genre LabelType Language MediaType MetadataType MimeType NewsItemType NewsLineType NewsProduct NewsService Notation Priority Relevance RevisionHistory Role Status Subject SubjectDetail SubjectMatter SubjectQualifier TopicOccurrence TopicType TopicUse Urgency: ";

/// What holds content of any vocabulary.
const OPEN: [&str; 4] = ["DataContent", "InsertBefore", "InsertAfter", "Replace"];

/// The elements of NewsML in a part, but for what stands in content, and what is wrong with what stands in them.
fn ruled<'p, 'a>(part: &'p Part<'a>) -> &'p Ruled<'a> {
    part.ruled.get_or_init(|| Ruled::of(elements(part), |node, found| MODELS.faults(node, known, found)))
}

fn elements<'a>(part: &Part<'a>) -> Vec<Node<'a, 'a>> {
    let named = |root: &Node<'a, 'a>| matches!(root.name(), "NewsML" | "NewsItem");
    let mut open: Vec<Node<'a, 'a>> = part.root().into_iter().filter(named).collect();
    let mut out = Vec::new();
    while let Some(node) = open.pop() {
        out.push(node);
        if !OPEN.contains(&node.name()) {
            open.extend(node.children().filter(|child| known(*child)));
        }
    }
    out.sort_unstable_by_key(|node| node.span().start);
    out
}

/// Whether an element is one of NewsML 1.0. `FormalName` of a topic has no line: it holds words.
fn known(node: Node<'_, '_>) -> bool {
    node.ns().is_empty() && (MODELS.knows(node.name()) || OPEN.contains(&node.name()) || node.name() == "FormalName")
}

/// Elements that versions after 1.0 added, of which no line says where they stand.
const LATER: [&str; 4] = ["ByLineTitle", "DateLineDate", "Location", "LocationType"];

/// The attributes of NewsML, whatever element has them.
const ATTRIBUTES: &[&str] = &[
    "AllowedValues",
    "AssignedBy",
    "Confidence",
    "Context",
    "DateAndTime",
    "Details",
    "Duid",
    "DuidRef",
    "EquivalentsList",
    "Essential",
    "Euid",
    "FormalName",
    "HowPresent",
    "Href",
    "Importance",
    "NewsItem",
    "Notation",
    "PreviousRevision",
    "Rank",
    "Repeat",
    "Revision",
    "Scheme",
    "Topic",
    "TopicSet",
    "TranslationOf",
    "Update",
    "Value",
    "ValueRef",
    "Variant",
    "Version",
    "Vocabulary",
];

fn is_named(name: &str) -> bool {
    MODELS.knows(name) || OPEN.contains(&name) || LATER.contains(&name) || name == "FormalName"
}

/// Whether NewsML has all names in an element: what it has no name for is carried.
pub(super) fn all_named(element: &str) -> bool {
    let report = &mut Report::default();
    let mut cursor = Cursor::new(element, super::VOCABULARIES, Limits::default());
    let tree = cursor.root(report).map(|root| cursor.tree(&root, report)).unwrap_or_default();
    let own = |node: &Node<'_, '_>| node.tag().uri.is_empty();
    tree.all().filter(own).all(|node| {
        is_named(node.name()) && unknown_attributes(node, |name| ATTRIBUTES.contains(&name)).next().is_none()
    })
}

/// What an element lacks of what it is there for. Of an item, its identification and what manages it others speak.
pub(super) fn lacking<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = (Node<'a, 'a>, &'static str)> + use<'p, 'a> {
    const OTHERS: [&str; 7] = [
        "NewsML",
        "NewsEnvelope",
        "NewsItem",
        "Identification",
        "NewsIdentifier",
        "NewsManagement",
        "StatusWillChange",
    ];
    ruled(part).lacking().filter(|(of, _)| !OTHERS.contains(&of.name()))
}

rule! { MISPLACED_ELEMENT = "newsml-1" / "misplaced-element", clause("the DTD", Level::Must);
    "Elements and words stand where the DTD has a place for them, in its order."
    "Systems look for a credit, a right or a date in its place, and the DTD refuses the document."
    "Move it to where the message says it belongs; words belong into an element that holds words."
}

fn misplaced_element(part: &Part<'_>, found: Found<'_>) {
    for (of, fault) in &ruled(part).faults {
        let Some(span) = misplaced(part, *of, fault) else { continue };
        let message = match fault {
            Fault::Foreign(node) => format!("`{}` has no place in `{}`", node.name(), of.name()),
            Fault::Late(node, last) => format!("`{}` belongs before `{}` in `{}`", node.name(), last.name(), of.name()),
            Fault::Words => format!("`{}` holds no words", of.name()),
            Fault::Again(_) | Fault::Lacks(_) => continue,
        };
        found(finding(&MISPLACED_ELEMENT, message, span));
    }
}

/// Elements and what they have to say beside a `FormalName`.
const NEEDED: &[(&str, &str)] = &[
    ("DefaultVocabularyFor", "Context"),
    ("Delete", "DuidRef"),
    ("InsertAfter", "DuidRef"),
    ("InsertBefore", "DuidRef"),
    ("Replace", "DuidRef"),
    ("Encoding", "Notation"),
    ("RevisionHistory", "Href"),
    ("TopicUse", "Topic"),
];

/// Elements that have to have a `FormalName`, of which the rule of what is a word of a vocabulary does not speak.
const NAMED: &[&str] = &[
    "Format",
    "Genre",
    "Instruction",
    "LabelType",
    "Language",
    "MediaType",
    "MetadataType",
    "MimeType",
    "NewsProduct",
    "NewsService",
    "Notation",
    "OfInterestTo",
    "Party",
    "Priority",
    "Property",
    "Relevance",
    "Subject",
    "SubjectDetail",
    "SubjectMatter",
    "SubjectQualifier",
];

rule! { MISSING_ATTRIBUTE = "newsml-1" / "missing-attribute", clause("the DTD", Level::Must);
    "An element has the attributes without which it says nothing."
    "A party without a name credits nobody, and the DTD refuses the document."
    "Add the attribute, or leave the element out."
}

fn missing_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in &ruled(part).elements {
        let named = NAMED.contains(&node.name()).then_some("FormalName");
        let needed = NEEDED.iter().find(|(element, _)| *element == node.name()).map(|(_, name)| *name);
        named.or(needed).into_iter().for_each(|name| has_attribute(*node, name, &MISSING_ATTRIBUTE, found));
    }
}

rule! { UNKNOWN_ELEMENT = "newsml-1" / "unknown-element", clause("the DTD", Level::Must);
    "An element of NewsML is one that the standard knows, letter case too."
    "Systems pass over what they do not know, and the DTD refuses the document."
    "Spell the element as the standard does; say what it has no element for in a `Property`."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    // What holds content of any vocabulary says itself what stands in it.
    for of in ruled(part).elements.iter().filter(|node| !OPEN.contains(&node.name())) {
        let unknown = |child: &Node<'_, '_>| child.tag().uri.is_empty() && !is_named(child.name());
        for child in of.children().filter(unknown).filter(|child| child.tag().prefix.is_empty()) {
            found(finding(&UNKNOWN_ELEMENT, format!("NewsML has no `{}`", child.name()), child.span()));
        }
    }
}

rule! { UNKNOWN_ATTRIBUTE = "newsml-1" / "unknown-attribute", clause("the DTD", Level::Must);
    "An attribute of an element of NewsML is one that the standard knows, letter case too."
    "What it says is not read, and the DTD refuses the document."
    "Spell the attribute as the standard does, or say it in a `Property`."
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for node in &ruled(part).elements {
        for attr in unknown_attributes(*node, |name| ATTRIBUTES.contains(&name)) {
            let message = format!("NewsML has no attribute `{}`, as `{}` has it", attr.name, node.name());
            found(finding(&UNKNOWN_ATTRIBUTE, message, attr.span));
        }
    }
}

rule! { BAD_WORD = "newsml-1" / "bad-word", clause("NewsComponent: Essential, EquivalentsList", Level::Must);
    "Whether a component is essential, and a list of equivalents, is `yes` or `no`."
    "Systems take anything else for `no`, and show the same picture in five sizes as five."
    "Write `yes` or `no`."
}

fn bad_word(part: &Part<'_>, found: Found<'_>) {
    for node in ruled(part).elements.iter().filter(|node| node.name() == "NewsComponent") {
        for name in ["Essential", "EquivalentsList"] {
            is_listed(*node, name, &["yes", "no"], &BAD_WORD, found);
        }
    }
}
