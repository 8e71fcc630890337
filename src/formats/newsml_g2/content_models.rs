//! What the schema of NewsML-G2 says of where elements stand, how often, and which attributes they have to have. Of 2.35, Power:
//! the versions before it, and Core, have less, and nothing in another order.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::attributes;
use super::names::FOREIGN;
use crate::formats::content::{Fault, Models};
use crate::syntax::xml::Node;

static MODELS: LazyLock<Models> = LazyLock::new(|| Models::new(LINES));

/// What refers to another resource may hold anything, and is not looked at. Where an element holds something else in another
/// place (`contentMeta`, `newsCoverage`, `related`, `line`, `channel`, `sameAs`), what it may hold in any of them is taken.
const LINES: &str = "
%what: name|definition|note|facet|remoteInfo|hierarchyInfo
%rel: sameAs|broader|narrower|related
%who: personDetails|organisationDetails
%admin: located|infoSource|creator|contributor|audience|exclAudience|altId|rating|userInteraction
%about: language|genre|keyword|subject|slugline|headline|dateline|by|creditline|description
newsMessage: & header itemSet
header: & sent catalogRef|catalog* sender? transmitId? priority? origin? timestamp|destination|channel|signal|headerExtProperty*
newsItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? partMeta* assert* inlineRef* derivedFrom|derivedFromValue* contentSet?
packageItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? partMeta* assert* inlineRef* derivedFrom|derivedFromValue* groupSet?
conceptItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? assert* inlineRef* derivedFrom|derivedFromValue* concept?
knowledgeItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? partMeta* assert* inlineRef* derivedFrom|derivedFromValue* conceptSet? schemeMeta?
planningItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? assert* inlineRef* derivedFrom|derivedFromValue* newsCoverageSet?
catalogItem: catalogRef|catalog* hopHistory? pubHistory? rightsInfo* itemMeta contentMeta? catalogContainer
catalogContainer: catalog
catalog: title* scheme+
catalogRef: title*
scheme: sameAsScheme|name|definition|note|sameAs*
schemeMeta: sameAsScheme|name|definition|note|related|schemeMetaExtProperty*
hopHistory: hop+
hop: party? action*
action: name|hierarchyInfo|related*
pubHistory: & published+
published: & timestamp? name|related|publishedExtProperty*
rightsInfo: accountable? copyrightHolder? copyrightNotice|usageTerms|link|rightsInfoExtProperty|rightsExpressionXML|rightsExpressionData* dataMining?
itemMeta: itemClass provider versionCreated firstCreated? embargoed? pubStatus? role? fileName? generator* profile? service* title* edNote* memberOf* instanceOf* signal* altRep* deliverableOf* hash* expires* origRep* incomingFeedId* metadataCreator? link* itemMetaExtProperty*
contentMeta: icon* urgency? contentCreated? contentModified? digitalSourceType? %admin* %about* contentMetaExtProperty*
partMeta: icon* timeDelim* regionDelim? role? urgency? contentCreated? contentModified? digitalSourceType? %admin* %about* partMetaExtProperty* signal* edNote* link*
contentSet: inlineXML|inlineData|remoteContent*
remoteContent: channel* altId* altLoc* hash* signal* remoteContentExtProperty*
groupSet: group+
group: groupRef|itemRef|conceptRef|title|signal|edNote|groupExtProperty*
conceptSet: concept*
concept: conceptId type? name+ definition|note|facet|remoteInfo|hierarchyInfo* %rel* hasInstrument* %who|geoAreaDetails|POIDetails|objectDetails|eventDetails? conceptExtProperty*
newsCoverageSet: newsCoverage+
newsCoverage: g2contentType? itemClass? assignedTo* scheduled? service* edNote* %about* planning* delivery? newsCoverageExtProperty*
planning: g2contentType? itemClass? itemCount? assignedTo* scheduled? service* %about* edNote* newsContentCharacteristics? urgency? audience* exclAudience* planningExtProperty*
delivery: deliveredItemRef+
events: event+
event: name+ definition|note|facet* %rel* eventDetails
eventDetails: & dates eventStatus? occurStatus? newsCoverageStatus? registration|keyword|accessStatus|participationRequirement|subject|location|participant|organiser|contactInfo|language|newsCoverage*
dates: & start end|duration? rDate|rRule* exDate|exRule* confirmation?
personDetails: born? died? affiliation|contactInfo*
organisationDetails: founded? dissolved? location|affiliation|contactInfo|hasInstrument*
geoAreaDetails: position? founded? dissolved? line|circle|polygon*
POIDetails: position? address? openHours? capacity? contactInfo|access|details* created? ceasedToExist?
objectDetails: created? copyrightNotice|creator* ceasedToExist?
contactInfo: email|im|phone|fax|web|address|note*
address: & line* locality* area* country? postalCode? worldRegion?
line: & position*
circle: position
polygon: position+
provider creator contributor metadataCreator copyrightHolder infoSource organiser participant party assignedTo: %what* %rel* %who?
accountable: %what* %rel* personDetails?
affiliation: %what* %rel* organisationDetails?
located location: %what* %rel* geoAreaDetails|POIDetails?
area locality country worldRegion audience exclAudience derivedFrom inlineRef instanceOf memberOf participationRequirement signal: %what* %rel*
conceptExtProperty contentMetaExtProperty groupExtProperty headerExtProperty itemMetaExtProperty newsCoverageExtProperty partMetaExtProperty planningExtProperty publishedExtProperty remoteContentExtProperty rightsInfoExtProperty schemeMetaExtProperty: %what* %rel*
subject genre: %what* %rel* bag? mainConcept? facetConcept*
conceptRef: %what* %rel* bag?
bag: bit+
broader narrower related mainConcept facetConcept: name|hierarchyInfo|sameAs* facet|related|sameAs* bag?
itemClass: name|hierarchyInfo|related*
accessStatus dataMining digitalSourceType eventStatus facet newsCoverageStatus occurStatus pubStatus role service type: name|hierarchyInfo*
sameAs: & name|hierarchyInfo*
language: name*
access copyrightNotice definition description details edNote note registration usageTerms: & a|span|ruby|br|inline*
by capacity dateline headline openHours title: & a|span|ruby|inline*
a: & inline|span|ruby*
inline: & span|ruby*
span: & ruby*
ruby: rb rp* rt rp*
altId altLoc altRep born ceasedToExist channel contentCreated contentModified created creditline derivedFromValue destination died dissolved duration email embargoed end exDate expires fax fileName firstCreated founded g2contentType generator hash hierarchyInfo im keyword name origRep origin phone postalCode priority profile rDate rb rp rt sameAsScheme scheduled sender sent slugline start timestamp transmitId urgency versionCreated web: &
bit br conceptId confirmation exRule groupRef hasInstrument icon incomingFeedId itemCount newsContentCharacteristics position rRule rating regionDelim timeDelim userInteraction: ";

/// Elements and the attributes that they have to have. Those of an item are other rules'.
const NEEDED: &[(&str, &[&str])] = &[
    ("catalogRef", &["href"]),
    ("circle", &["radius"]),
    ("derivedFromValue", &["idrefs", "sourceidref"]),
    ("exRule", &["freq"]),
    ("groupRef", &["idref"]),
    ("groupSet", &["root"]),
    ("hasInstrument", &["symbol"]),
    ("inlineRef", &["idrefs"]),
    ("itemCount", &["rangefrom", "rangeto"]),
    ("language", &["tag"]),
    ("position", &["latitude", "longitude"]),
    ("rRule", &["freq"]),
    ("rating", &["scalemax", "scalemin", "value"]),
    ("rightsExpressionData", &["enctype", "langid"]),
    ("rightsExpressionXML", &["langid"]),
    ("scheme", &["alias", "uri"]),
    ("schemeMeta", &["uri"]),
    ("timeDelim", &["end", "start"]),
    ("userInteraction", &["interactions"]),
];

static NEEDS: LazyLock<HashMap<&str, &[&str]>> = LazyLock::new(|| NEEDED.iter().copied().collect());

/// Whether the schema says what stands in an element of this name.
pub(super) fn is_ruled(name: &str) -> bool {
    MODELS.knows(name)
}

/// What is wrong with what stands in an element.
pub(super) fn faults<'n>(of: Node<'n, 'n>, found: &mut dyn FnMut(Fault<'n>)) {
    MODELS.faults(of, own, found);
}

/// The attributes that an element has to have.
pub(super) fn needs(element: &str) -> &'static [&'static str] {
    NEEDS.get(element).copied().unwrap_or_default()
}

/// Whether all is as the schema has it in an element and in those of NewsML-G2 in it, but for what stands in content.
pub(super) fn is_sound(node: Node<'_, '_>) -> bool {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let mut sound = needs(node.name()).iter().all(|name| node.attr(name).is_some());
        sound &= node.attrs().iter().all(|attr| !attr.prefix.is_empty() || attributes::has(node.name(), attr.name));
        faults(node, &mut |_| sound = false);
        if !sound {
            return false;
        }
        if !FOREIGN.contains(&node.name()) {
            open.extend(node.children().filter(|child| own(*child)));
        }
    }
    true
}

/// Whether an element is one of NewsML-G2's; one without a namespace is taken as such.
pub(super) fn own(node: Node<'_, '_>) -> bool {
    matches!(node.ns(), "nar" | "")
}
