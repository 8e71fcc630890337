//! The members of an item, and how each generation spells them.

use std::sync::LazyLock;

use super::Generation;
use crate::text::known::Table;

/// A member of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Standard,
    Uri,
    Type,
    Profile,
    Version,
    FirstCreated,
    VersionCreated,
    ContentCreated,
    Embargoed,
    Expires,
    PubStatus,
    Urgency,
    Language,
    Title,
    Slugline,
    By,
    Headline,
    Headlines,
    Descriptions,
    Bodies,
    EdNote,
    CopyrightHolder,
    CopyrightNotice,
    UsageTerms,
    RightsInfo,
    DigitalSourceType,
    TrustIndicators,
    InfoSources,
    Located,
    People,
    Organisations,
    Places,
    Subjects,
    Events,
    Objects,
    Genres,
    Renditions,
    Associations,
    AltIds,
    WordCount,
}

use Member as M;

/// Each member with its name in 1.x, 2.x and 3.x; empty where a generation has none.
static NAMES: &[(Member, [&str; 3])] = &[
    (M::Standard, ["$standard", "standard", "standard"]),
    (M::Uri, ["uri", "uri", "uri"]),
    (M::Type, ["type", "type", "type"]),
    (M::Profile, ["profile", "profile", "profile"]),
    (M::Version, ["version", "version", "version"]),
    (M::FirstCreated, ["firstcreated", "firstcreated", "firstCreated"]),
    (M::VersionCreated, ["versioncreated", "versioncreated", "versionCreated"]),
    (M::ContentCreated, ["contentcreated", "contentcreated", "contentCreated"]),
    (M::Embargoed, ["embargoed", "embargoed", "embargoedUntil"]),
    (M::Expires, ["expires", "expires", "expires"]),
    (M::PubStatus, ["pubstatus", "pubstatus", "pubStatus"]),
    (M::Urgency, ["urgency", "urgency", "urgency"]),
    (M::Language, ["language", "language", "language"]),
    (M::Title, ["title", "title", "title"]),
    (M::Slugline, ["slugline", "slugline", "slugline"]),
    (M::By, ["byline", "by", "by"]),
    (M::Headline, ["headline", "", ""]),
    (M::Headlines, ["", "headlines", "headlines"]),
    (M::Descriptions, ["", "descriptions", "descriptions"]),
    (M::Bodies, ["", "bodies", "bodies"]),
    (M::EdNote, ["ednote", "ednote", "edNote"]),
    (M::CopyrightHolder, ["copyrightholder", "copyrightholder", "copyrightHolder"]),
    (M::CopyrightNotice, ["copyrightnotice", "copyrightnotice", "copyrightNotice"]),
    (M::UsageTerms, ["usageterms", "usageterms", "usageTerms"]),
    (M::RightsInfo, ["rightsinfo", "rightsinfo", "rightsInfo"]),
    (M::DigitalSourceType, ["digitalsourcetype", "digitalsourcetype", "digitalSourceType"]),
    (M::TrustIndicators, ["trustindicator", "trustindicators", "trustIndicators"]),
    (M::InfoSources, ["infosource", "infosources", "infoSources"]),
    (M::Located, ["located", "located", "located"]),
    (M::People, ["person", "people", "people"]),
    (M::Organisations, ["organisation", "organisations", "organisations"]),
    (M::Places, ["place", "places", "places"]),
    (M::Subjects, ["subject", "subjects", "subjects"]),
    (M::Events, ["event", "events", "events"]),
    (M::Objects, ["object", "objects", "objects"]),
    (M::Genres, ["genre", "genres", "genres"]),
    (M::Renditions, ["renditions", "renditions", "renditions"]),
    (M::Associations, ["associations", "associations", "associations"]),
    (M::AltIds, ["altids", "altids", "altIds"]),
    (M::WordCount, ["wordcount", "", ""]),
];

/// The members that are spelled so in 1.x, 2.x and 3.x: each key of a document is asked for them, several times over.
static SPELLED: LazyLock<Table<&str, [Option<Member>; 3]>> = LazyLock::new(|| {
    let mut spelled: Table<&str, [Option<Member>; 3]> = Table::default();
    for (member, names) in NAMES {
        for (at, name) in names.iter().enumerate() {
            spelled
                .entry(*name)
                .or_default()
                .get_mut(at)
                .into_iter()
                .for_each(|first| *first = first.or(Some(*member)));
        }
    }
    spelled
});

impl Member {
    /// How a generation spells it; empty where it has none.
    pub(super) fn name(self, generation: Generation) -> &'static str {
        NAMES.iter().find(|(member, _)| *member == self).map_or("", |(_, names)| generation.pick(*names))
    }

    /// The member that a generation spells so.
    pub(super) fn spelled(generation: Generation, key: &str) -> Option<Self> {
        SPELLED.get(key).filter(|_| !key.is_empty()).and_then(|members| generation.pick(*members))
    }

    /// The member that a key means in any generation, in any letter case, and with what others put between its words:
    /// `info_source`, `alt-ids`.
    pub(super) fn named(key: &str) -> Option<Self> {
        // What begins with one is a system's own: `_type`.
        let parted = key.contains(['_', '-']) && !key.starts_with(['_', '-']);
        let joined = parted.then(|| key.replace(['_', '-'], ""));
        let key = joined.as_deref().unwrap_or(key);
        NAMES
            .iter()
            .find(|(_, names)| names.iter().any(|n| !n.is_empty() && n.eq_ignore_ascii_case(key)))
            .map(|(member, _)| *member)
    }
}

/// Which generations spell a member so.
pub(super) fn spelled(key: &str) -> [bool; 3] {
    let [one, two, three] = SPELLED.get(key).copied().unwrap_or_default().map(|member| member.is_some());
    [one || Texts::of(key).is_some(), two, three]
}

/// The texts of which 1.x has a member for each role and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    Headlines,
    Bodies,
    Descriptions,
}

impl Texts {
    /// How the names of 1.x begin.
    pub(super) fn beginning(self) -> &'static str {
        match self {
            Self::Headlines => "headline_",
            Self::Bodies => "body_",
            Self::Descriptions => "description_",
        }
    }

    /// The texts that a key of 1.x is one of, and the rest of the key.
    pub(super) fn of(key: &str) -> Option<(Self, &str)> {
        let all = [Self::Headlines, Self::Bodies, Self::Descriptions];
        all.into_iter().find_map(|texts| Some((texts, key.strip_prefix(texts.beginning())?)))
    }
}
