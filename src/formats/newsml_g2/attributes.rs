//! Which attributes the elements of NewsML-G2 have: of every version to 2.35, Core and Power, together.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A line for elements that have the same; `%all` stands for the names of the line that begins so.
const LINES: &str = "\
%all: creator creatoruri custom how howuri id modified pubconstraint pubconstrainturi why whyuri
%code: literal qcode type typeuri uri
%role: role roleuri
%quant: confidence custom derivedfrom relevance
%valid: validfrom validto
%time: approxend approxstart
%link: contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion format formatstandardversion formaturi generator guidref href hreftype persistidref rank rel reluri residref residrefformat residrefformaturi size title version
%news: audiobitrate audiochannels audiochannelsuri audiocodec audiocodecuri audiosamplerate audiosamplesize audiovbr charcount colourdepth colourindicator colourindicatoruri colourspace colourspaceuri contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion creator creatoruri custom duration durationunit durationunituri format formatstandardversion formaturi height heightunit heightunituri how howuri id layoutorientation layoutorientationuri linecount modified orientation pagecount resolution videoaspectratio videoavgbitrate videocodec videocodecuri videodefinition videodefinitionuri videoframerate videosampling videoscaling videoscalinguri videoscan videovbr why whyuri width widthunit widthunituri wordcount
a: %all class dir href hreflang rel rev
accountable copyrightHolder country dataMining digitalSourceType instanceOf located memberOf party provider worldRegion: %all %code dir
action: %all dir qcode target targeturi timestamp uri
affiliation: %all %code %role %valid dir
altId: %all %role dir environment environmenturi idformat idformaturi type typeuri version
altLoc: %all role roleruri type typeuri
altRep: %all %valid contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion format formatstandardversion formaturi representation representationuri size
assert: %all dir literal qcode uri
assignedTo: %all %code %role coversfrom coversto dir
audience exclAudience: %all %code confidence derivedfrom dir relevance significance
bit: %all confidence derivedfrom qcode relevance significance type typeuri uri
broader facetConcept mainConcept narrower: %all %code %valid dir rank rel reluri
catalog: %all additionalInfo authority authoritystatus authoritystatusuri guid url version
catalogContainer newsMessage rb rp rt: 
catalogRef: %all href
channel: %all %code %role audiobitrate audiochannels audiochannelsuri audiocodec audiocodecuri audiosamplerate audiosamplesize audiovbr charcount chnlid colourdepth colourindicator colourindicatoruri colourspace colourspaceuri duration durationunit durationunituri g2flag height heightunit heightunituri language layoutorientation layoutorientationuri linecount orientation pagecount resolution videoaspectratio videoavgbitrate videocodec videocodecuri videodefinition videodefinitionuri videoframerate videosampling videoscaling videoscalinguri videoscan videovbr width widthunit widthunituri wordcount
circle: %all radius radunit radunituri
conceptId: %all created qcode retired uri
catalogItem conceptItem knowledgeItem newsItem packageItem planningItem: conformance dir guid standard standardversion version
conceptRef: %all %code confidence dir relevance
POIDetails born br ceasedToExist conceptSet contentCreated contentModified created dates delivery died dissolved embargoed event events exDate expires fileName firstCreated founded g2contentType geoAreaDetails header hierarchyInfo hopHistory itemSet newsCoverageSet objectDetails organisationDetails personDetails polygon priority pubHistory rDate sameAsScheme sent transmitId urgency versionCreated: %all
confirmation: %all qcode uri
address contactInfo email fax web: %all %role
bag concept contentMeta itemMeta postalCode ruby: %all dir
contentSet: %all original
copyrightNotice usageTerms: %all %role dir href media
contributor creator metadataCreator: %all %code %role dir jobtitle jobtitleuri
creditline: %all dir rank
by dateline: %all %role dir media rank
definition note: %all %role %valid dir media
derivedFrom: %all %code dir idrefs
derivedFromValue: %all idrefs sourceidref
duration: %all confirmationstatus confirmationstatusuri
access capacity details edNote openHours registration title: %all %role dir media
facet: %all %code %valid dir g2flag rel reluri
generator: %all %role dir versioninfo
genre subject: %all %code confidence derivedfrom dir rank relevance
group: %all %role dir mode modeuri
groupRef: %all idref
groupSet: %all root
hasInstrument: %all market marketlabel marketlabelsrc marketlabelsrcuri marketuri rank symbol symbolsrc symbolsrcuri type typeuri
hash: %all hashtype hashtypeuri scope scopeuri
description headline: %all %role confidence dir media rank relevance
hop: %all seq timestamp
icon: %all colourdepth colourindicator colourindicatoruri colourspace colourspaceuri contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion format formatstandardversion formaturi height heightunit heightunituri href layoutorientation layoutorientationuri orientation persistidref rendition renditionuri residref residrefformat residrefformaturi size title version videocodec videocodecuri width widthunit widthunituri
im phone: %all %role tech techuri
incomingFeedId: %all %role qcode uri
area infoSource locality location organiser participant participationRequirement: %all %code %role dir
inline: %all %code class confidence derivedfrom dir relevance
inlineData: %news dir encoding encodinguri generated generator hascontent rendition renditionuri
inlineRef: %all %code confidence derivedfrom dir idrefs relevance
inlineXML: %news dir generated generator hascontent rendition renditionuri
accessStatus eventStatus itemClass newsCoverageStatus occurStatus pubStatus role service type: %all dir qcode uri
itemCount: %all rangefrom rangeto
deliverableOf deliveredItemRef itemRef link remoteInfo: %all %valid contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion dir format formatstandardversion formaturi guidref href hreftype persistidref rank rel reluri residref residrefformat residrefformaturi size title version
keyword: %all %role confidence dir rank relevance
language: %all %role rank tag
line: %all %role dir
name: %all %role %valid dir part parturi
newsContentCharacteristics: %all audiobitrate audiochannels audiochannelsuri audiocodec audiocodecuri audiosamplerate audiosamplesize audiovbr charcount colourdepth colourindicator colourindicatoruri colourspace colourspaceuri contenttype contenttypestandardversion contenttypevariant contenttypevariantstandardversion duration durationunit durationunituri format formatstandardversion formaturi height heightunit heightunituri layoutorientation layoutorientationuri linecount orientation pagecount resolution videoaspectratio videoavgbitrate videocodec videocodecuri videodefinition videodefinitionuri videoframerate videosampling videoscaling videoscalinguri videoscan videovbr width widthunit widthunituri wordcount
newsCoverage: %role creator creatoruri custom how howuri id modified why whyuri
origRep: %all accesstype accesstypeuri reposrole reposroleuri
partMeta: contentrefs creator creatoruri custom dir how howuri modified partid seq why whyuri
planning: %all coversfrom coversto
position: %all altitude gpsdatum latitude longitude
profile: %all dir versioninfo
published: %all literal qcode uri
exRule rRule: %all byday byhour byminute bymonth bymonthday bysecond bysetpos byweekno byyearday count freq interval until wkst
rating: %all raters ratertype ratertypeuri ratingtype ratingtypeuri scalemax scalemin scaleunit scaleunituri valcalctype valcalctypeuri value
regionDelim: %all height width x y
related: %all %code %valid dir rank rel reluri value valuedatatype valueunit valueunituri
remoteContent: %valid %news generated generator hascontent href language persistidref rendition renditionuri residref residrefformat residrefformaturi size title version
rightsExpressionData: %all enctype langid
rightsExpressionXML: %all langid
rightsInfo: %all %valid aspect aspecturi dir idrefs scope scopeuri
sameAs: %all %code %valid dir g2flag
scheduled: %all %time
scheme: %all alias authority authoritystatus authoritystatusuri schemecreated schememodified schemeretired uri
schemeMeta: %all authority authoritystatus authoritystatusuri concepttype preferredalias schemecreated schememodified schemeretired uri
conceptExtProperty contentMetaExtProperty groupExtProperty headerExtProperty itemMetaExtProperty newsCoverageExtProperty partMetaExtProperty planningExtProperty publishedExtProperty remoteContentExtProperty rightsInfoExtProperty schemeMetaExtProperty: %all %code %valid dir rel reluri value valuedatatype valueunit valueunituri
destination origin sender: %all %code %role
signal: %all %code dir severity severityuri
slugline: %all %role confidence dir rank relevance separator
span: %all class dir
end start: %all %time confirmationstatus confirmationstatusuri
timeDelim: %all end renditionref renditionrefuri start timeunit timeunituri
timestamp: %all role
userInteraction: %all interactions interactiontype interactiontypeuri";

static TABLE: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let lines: Vec<(&str, &str)> = LINES.lines().filter_map(|line| line.split_once(':')).collect();
    let lists: HashMap<&str, &str> = lines.iter().copied().filter(|(name, _)| name.starts_with('%')).collect();
    let names = |list: &'static str| -> HashSet<&str> {
        let words = list.split_whitespace();
        words.flat_map(|word| lists.get(word).copied().unwrap_or(word).split_whitespace()).collect()
    };
    let elements = lines.iter().filter(|(name, _)| !name.starts_with('%'));
    elements.flat_map(|(elements, list)| elements.split_whitespace().map(|name| (name, names(list)))).collect()
});

/// Whether an element may have an attribute, as far as that is known.
pub(super) fn has(element: &str, attribute: &str) -> bool {
    TABLE.get(element).is_none_or(|known| known.contains(attribute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_known_by_their_elements() {
        assert!(has("subject", "qcode") && has("newsItem", "guid") && has("catalogRef", "href") && has("bogus", "x"));
        assert!(!has("name", "qcode") && !has("itemMeta", "guid") && !has("versionCreated", "rel"));
    }
}
