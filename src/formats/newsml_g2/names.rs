//! What the schema of NewsML-G2 says of names and of the values of attributes (2.35, Power; the schemas before it have no other
//! names): what is none of it stands in no item, neither as it came nor by our rules.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::formats::checks::{decimal, non_negative_integer, positive_integer};

/// Its elements.
const ELEMENT_NAMES: &str = "\
    POIDetails a access accessStatus accountable action address affiliation altId altLoc altRep area assert \
    assignedTo audience bag bit born br broader by capacity catalog catalogContainer catalogItem catalogRef \
    ceasedToExist channel circle concept conceptExtProperty conceptId conceptItem conceptRef conceptSet confirmation \
    contactInfo contentCreated contentMeta contentMetaExtProperty contentModified contentSet contributor \
    copyrightHolder copyrightNotice country created creator creditline dataMining dateline dates definition \
    deliverableOf deliveredItemRef delivery derivedFrom derivedFromValue description destination details died \
    digitalSourceType dissolved duration edNote email embargoed end event eventDetails eventStatus events exDate \
    exRule exclAudience expires facet facetConcept fax fileName firstCreated founded g2contentType generator genre \
    geoAreaDetails group groupExtProperty groupRef groupSet hasInstrument hash header headerExtProperty headline \
    hierarchyInfo hop hopHistory icon im incomingFeedId infoSource inline inlineData inlineRef inlineXML instanceOf \
    itemClass itemCount itemMeta itemMetaExtProperty itemRef itemSet keyword knowledgeItem language line link \
    locality located location mainConcept memberOf metadataCreator name narrower newsContentCharacteristics \
    newsCoverage newsCoverageExtProperty newsCoverageSet newsCoverageStatus newsItem newsMessage note objectDetails \
    occurStatus openHours organisationDetails organiser origRep origin packageItem partMeta partMetaExtProperty \
    participant participationRequirement party personDetails phone planning planningExtProperty planningItem polygon \
    position postalCode priority profile provider pubHistory pubStatus published publishedExtProperty rDate rRule \
    rating rb regionDelim registration related remoteContent remoteContentExtProperty remoteInfo \
    rightsExpressionData rightsExpressionXML rightsInfo rightsInfoExtProperty role rp rt ruby sameAs sameAsScheme \
    scheduled scheme schemeMeta schemeMetaExtProperty sender sent service signal slugline span start subject \
    timeDelim timestamp title transmitId type urgency usageTerms userInteraction versionCreated web worldRegion";

/// Their attributes without a namespace.
const ATTRIBUTE_NAMES: &str = "\
    accesstype accesstypeuri additionalInfo alias altitude approxend approxstart aspect aspecturi audiobitrate \
    audiochannels audiochannelsuri audiocodec audiocodecuri audiosamplerate audiosamplesize audiovbr authority \
    authoritystatus authoritystatusuri byday byhour byminute bymonth bymonthday bysecond bysetpos byweekno byyearday \
    charcount chnlid class colourdepth colourindicator colourindicatoruri colourspace colourspaceuri concepttype \
    confidence confirmationstatus confirmationstatusuri conformance contentrefs contenttype \
    contenttypestandardversion contenttypevariant contenttypevariantstandardversion count coversfrom coversto \
    created creator creatoruri custom derivedfrom dir duration durationunit durationunituri encoding encodinguri \
    enctype end environment environmenturi format formatstandardversion formaturi freq g2flag generated generator \
    gpsdatum guid guidref hascontent hashtype hashtypeuri height heightunit heightunituri how howuri href hreflang \
    hreftype id idformat idformaturi idref idrefs interactions interactiontype interactiontypeuri interval jobtitle \
    jobtitleuri langid language latitude layoutorientation layoutorientationuri linecount literal longitude market \
    marketlabel marketlabelsrc marketlabelsrcuri marketuri media mode modeuri modified orientation original \
    pagecount part partid parturi persistidref preferredalias pubconstraint pubconstrainturi qcode radius radunit \
    radunituri rangefrom rangeto rank raters ratertype ratertypeuri ratingtype ratingtypeuri rel relevance reluri \
    rendition renditionref renditionrefuri renditionuri reposrole reposroleuri representation representationuri \
    residref residrefformat residrefformaturi resolution retired rev role roleruri roleuri root scalemax scalemin \
    scaleunit scaleunituri schemecreated schememodified schemeretired scope scopeuri separator seq severity \
    severityuri significance size sourceidref standard standardversion start symbol symbolsrc symbolsrcuri tag \
    target targeturi tech techuri timestamp timeunit timeunituri title type typeuri until uri url valcalctype \
    valcalctypeuri validfrom validto value valuedatatype valueunit valueunituri version versioninfo videoaspectratio \
    videoavgbitrate videocodec videocodecuri videodefinition videodefinitionuri videoframerate videosampling \
    videoscaling videoscalinguri videoscan videovbr why whyuri width widthunit widthunituri wkst wordcount x y";

/// What an attribute holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Codes of an alias, a colon and a code (QCodeType, QCodeListType).
    Codes,
    /// A whole number that is not negative.
    Count,
    /// A whole number from 1 on.
    Ordinal,
    /// A whole number from 0 to 100 (Int100Type).
    Percent,
    /// A decimal number.
    Decimal,
    /// `ltr` or `rtl`.
    Direction,
    /// `true` or `false`, `1` or `0`.
    Truth,
    /// A name that may be referred to (`xs:ID`).
    Name,
}

impl Holds {
    /// What a value has to be, for messages.
    pub fn words(self) -> &'static str {
        match self {
            Self::Codes => "a code of an alias, a colon and what stands behind it",
            Self::Count => "a whole number",
            Self::Ordinal => "a whole number from 1",
            Self::Percent => "a whole number from 0 to 100",
            Self::Decimal => "a number",
            Self::Direction => "`ltr` or `rtl`",
            Self::Truth => "`true` or `false`",
            Self::Name => "a name without blanks and colons that begins with a letter or `_`",
        }
    }
    fn admits(self, value: &str) -> bool {
        let value = value.trim();
        let unsigned = value.strip_prefix('+').unwrap_or(value);
        match self {
            Self::Codes => {
                value.split_ascii_whitespace().next().is_some() && value.split_ascii_whitespace().all(is_code)
            }
            Self::Count => non_negative_integer(unsigned),
            Self::Ordinal => positive_integer(unsigned),
            Self::Percent => non_negative_integer(value) && value.parse().is_ok_and(|n: u32| n <= 100),
            Self::Decimal => decimal(value),
            Self::Direction => matches!(value, "ltr" | "rtl"),
            Self::Truth => matches!(value, "true" | "false" | "1" | "0"),
            Self::Name => {
                let letter = |c: char| c.is_alphabetic() || c == '_';
                value.starts_with(letter)
                    && value
                        .chars()
                        .all(|c| letter(c) || c.is_numeric() || matches!(c, '-' | '.' | '·' | '\u{300}'..='\u{36f}'))
            }
        }
    }
}

/// An alias, a colon and a code; a colon in the code is part of it.
fn is_code(text: &str) -> bool {
    text.split_once(':').is_some_and(|(alias, code)| !alias.is_empty() && !code.is_empty())
}

/// Attributes by what they hold, wherever they stand; those whose type differs from element to element are left out.
const TYPES: &[(Holds, &str)] = &[
    (
        Holds::Codes,
        "accesstype aspect audiochannels audiocodec authoritystatus colourindicator colourspace concepttype \
         confirmationstatus creator derivedfrom durationunit encoding environment format hashtype heightunit how \
         idformat interactiontype jobtitle layoutorientation market marketlabelsrc mode part pubconstraint radunit \
         ratertype ratingtype rel rendition renditionref reposrole representation residrefformat role scaleunit scope \
         severity symbolsrc target tech timeunit type valcalctype valueunit videocodec videodefinition videoscaling \
         why widthunit",
    ),
    (
        Holds::Count,
        "charcount colourdepth height interactions linecount orientation pagecount rank raters seq size wordcount",
    ),
    (Holds::Ordinal, "audiobitrate audiosamplerate audiosamplesize chnlid count resolution videoavgbitrate"),
    (Holds::Percent, "confidence relevance"),
    (Holds::Decimal, "latitude longitude scalemax scalemin videoframerate"),
    (Holds::Direction, "dir"),
    (Holds::Truth, "audiovbr custom hascontent videovbr"),
    (Holds::Name, "id"),
];

static ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ELEMENT_NAMES.split_ascii_whitespace().collect());
static ATTRIBUTES: LazyLock<HashMap<&str, Option<Holds>>> = LazyLock::new(|| {
    let mut all: HashMap<_, _> = ATTRIBUTE_NAMES.split_ascii_whitespace().map(|name| (name, None)).collect();
    for (holds, names) in TYPES {
        names.split_ascii_whitespace().for_each(|name| _ = all.insert(name, Some(*holds)));
    }
    all
});

/// Elements whose content is of other vocabularies, whatever their namespace is.
pub(super) const FOREIGN: [&str; 4] = ["inlineXML", "inlineData", "rightsExpressionXML", "rightsExpressionData"];

/// Whether an element of NewsML-G2 has this name.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.contains(name)
}

/// Whether an element of NewsML-G2 may have an attribute of this name.
pub(super) fn is_attribute(name: &str) -> bool {
    ATTRIBUTES.contains_key(name)
}

/// What the attribute of an element holds instead, where its value is none that it can hold.
pub(super) fn wanted(element: &str, attribute: &str, value: &str) -> Option<Holds> {
    // The role of a timestamp is any word, and so is what relates a link in running text.
    let holds = (*ATTRIBUTES.get(attribute)?).filter(|_| !matches!(element, "timestamp" | "a"))?;
    (!holds.admits(value)).then_some(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_what_the_schema_types_them() {
        for (attribute, value, right) in [
            ("role", "drol:caption drol:summary", true),
            ("role", "caption", false),
            ("role", "", false),
            ("height", "1024", true),
            ("size", "-1", false),
            ("confidence", "100", true),
            ("confidence", "101", false),
            ("latitude", "-12.5", true),
            ("latitude", "", false),
            ("dir", "rtl", true),
            ("dir", "left", false),
            ("id", "a1.b-c", true),
            ("id", "1a", false),
            ("id", "a b", false),
            ("href", "anything at all", true),
        ] {
            assert_eq!(wanted("headline", attribute, value).is_none(), right, "{attribute}={value}");
        }
        assert!(is_element("partMeta") && !is_element("partmeta") && is_attribute("qcode") && !is_attribute("qCode"));
    }
}
