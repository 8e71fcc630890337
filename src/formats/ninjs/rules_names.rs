//! What the schemas of the three generations say of the members of an item: their names, types and lists of words.

use super::Generation;
use crate::formats::json_checks::Type;

/// The members of an item in 1.0 to 1.6, 2.0 to 2.2 and 3.0 to 3.1; 1.x has those that begin with `description_`,
/// `body_` and `headline_` beside them.
pub(super) const MEMBERS: [&str; 3] = [
    "$standard altids associations byline charcount contentcreated copyrightholder copyrightnotice \
     digitalsourcetype ednote embargoed event expires firstcreated genre headline infosource language \
     located mimetype object organisation person place profile pubstatus renditions representationtype \
     rightsinfo slugline subject title trustindicator type urgency uri usageterms version versioncreated \
     wordcount",
    "altids associations bodies by contentcreated copyrightholder copyrightnotice descriptions \
     digitalsourcetype ednote embargoed events expires firstcreated genres headlines infosources language \
     located objects organisations people places profile pubstatus renditions representationtype \
     rightsinfo slugline standard subjects title trustindicators type urgency uri usageterms version \
     versioncreated",
    "altIds associations bodies by contentCreated copyrightHolder copyrightNotice descriptions \
     digitalSourceType edNote embargoedUntil eventDetails events expires firstCreated genres headlines \
     infoSources language located objects organisations people places plannedCoverage profile pubStatus \
     renditions representationType rightsInfo slugline standard subjects title trustIndicators type \
     urgency uri usageTerms version versionCreated",
];

/// Members and the types of their values.
type Types = &'static [(Type, &'static [&'static str])];

const ONE: Types = &[
    (
        Type::Words,
        &[
            "uri",
            "type",
            "mimetype",
            "representationtype",
            "profile",
            "version",
            "firstcreated",
            "versioncreated",
            "contentcreated",
            "embargoed",
            "pubstatus",
            "copyrightholder",
            "copyrightnotice",
            "usageterms",
            "ednote",
            "language",
            "title",
            "byline",
            "headline",
            "slugline",
            "located",
            "expires",
        ],
    ),
    (
        Type::Objects,
        &["person", "organisation", "place", "subject", "event", "object", "infosource", "trustindicator", "genre"],
    ),
    (Type::Number, &["charcount", "wordcount"]),
    (Type::Object, &["renditions", "associations", "altids", "$standard", "rightsinfo", "digitalsourcetype"]),
];
const TWO: Types = &[
    (
        Type::Words,
        &[
            "uri",
            "type",
            "representationtype",
            "profile",
            "version",
            "firstcreated",
            "versioncreated",
            "contentcreated",
            "embargoed",
            "pubstatus",
            "copyrightholder",
            "copyrightnotice",
            "usageterms",
            "ednote",
            "language",
            "title",
            "by",
            "slugline",
            "located",
            "expires",
        ],
    ),
    (
        Type::Objects,
        &[
            "descriptions",
            "bodies",
            "headlines",
            "people",
            "organisations",
            "places",
            "subjects",
            "events",
            "objects",
            "infosources",
            "renditions",
            "associations",
            "altids",
            "trustindicators",
            "genres",
        ],
    ),
    (Type::Object, &["standard", "rightsinfo", "digitalsourcetype"]),
];
const THREE: Types = &[
    (
        Type::Words,
        &[
            "uri",
            "type",
            "representationType",
            "profile",
            "version",
            "firstCreated",
            "versionCreated",
            "contentCreated",
            "embargoedUntil",
            "pubStatus",
            "copyrightHolder",
            "copyrightNotice",
            "usageTerms",
            "edNote",
            "language",
            "title",
            "by",
            "slugline",
            "located",
            "expires",
        ],
    ),
    (
        Type::Objects,
        &[
            "descriptions",
            "bodies",
            "headlines",
            "people",
            "organisations",
            "places",
            "subjects",
            "events",
            "plannedCoverage",
            "objects",
            "infoSources",
            "renditions",
            "associations",
            "altIds",
            "trustIndicators",
            "genres",
        ],
    ),
    (Type::Object, &["eventDetails", "standard", "rightsInfo", "digitalSourceType"]),
];

/// Which type the values of members have.
pub(super) fn types(of: Generation) -> Types {
    of.pick([ONE, TWO, THREE])
}

/// Members and the words that they may be.
type Words = &'static [(&'static str, &'static [&'static str])];

const STATUS: &[&str] = &["usable", "withheld", "canceled"];
const KINDS: &[&str] = &["text", "audio", "video", "picture", "graphic", "composite", "component"];
const KINDS_OF_THREE: &[&str] =
    &["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"];

/// Which words members may be.
pub(super) fn words(of: Generation) -> Words {
    of.pick([
        &[("type", KINDS), ("pubstatus", STATUS), ("representationtype", &["complete", "incomplete"])],
        &[("type", KINDS), ("pubstatus", STATUS), ("representationtype", &["full", "partial"])],
        &[("type", KINDS_OF_THREE), ("pubStatus", STATUS), ("representationType", &["full", "partial"])],
    ])
}
