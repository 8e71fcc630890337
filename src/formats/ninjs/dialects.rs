//! The members that agencies' dialects of ninjs add, or call otherwise, as data. What stands in no row is read as the
//! member of ninjs that it is called like, in any letter case.

use super::Generation;
use super::names::Member;
use crate::vocab::signals::Stop;

/// Where the value of a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// As a member of ninjs.
    As(Member),
    /// The identifier where there is no `uri`, else another one.
    Guid,
    /// The key that stays from version to version, and another identifier.
    Story,
    /// Another identifier, of the role that the member is called.
    AltId,
    /// `infoSources`, by name
    Source,
    /// `infoSources` of this role
    SourceOf(&'static str),
    /// `provider`
    Provider,
    /// `creators`, each with its own role
    Creators,
    /// `contributors`, each with its own role
    Contributors,
    /// `by` as it is printed, and `creators` where more is said of them
    Bylines,
    /// `contributors` with this role
    Contributor(&'static str),
    /// `creditline`
    Creditline,
    /// `signoff`
    Signoff,
    /// `dateline.text`
    Dateline,
    /// `dateline.place`, the city of an object that is kept
    DatelineCity,
    /// `copyrightNotice` of this role
    Notice(&'static str),
    /// `edNotes` that say themselves whether they are public
    Notes,
    /// `edNotes` of this role
    Note(&'static str),
    /// `edNotes` of the role that the member is called
    OwnNote,
    /// `edNotes`, a public and a private one
    Notepad,
    /// `signals`
    Signals,
    /// `keywords`, one string or several
    Keywords,
    /// `links`
    Links,
    /// A relation of this kind to the item of this identifier
    Relation(&'static str),
    /// `published`
    Published,
    /// `transmission.sent`
    Sent,
    /// `transmission.priority`
    Priority,
    /// `transmission.category`
    Category,
    /// `subheadline`
    Subheadline,
    /// A headline of this role
    Headline(&'static str),
    /// A description of this role; without one, the summary
    Description(&'static str),
    /// A body of HTML
    Body,
    /// Concepts of a list, of this role
    Concepts(List, &'static str),
    /// Concepts that say themselves of which list they are
    Categories,
    /// What Superdesk's workflow did to it: one that was taken back, or is not published yet, is a signal
    State,
    /// The role of an association, where it is so
    Flag(&'static str),
}

/// A list of concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Services,
    MemberOf,
    Audience,
    Subjects,
    Places,
    Genres,
    Keywords,
    Creators,
    Contributors,
    /// The provider, where none is stated
    Provider,
    /// Said elsewhere in the item.
    Nowhere,
}

use Member as M;
use Place as P;

/// Members in any letter case: Superdesk and what Newsroom makes of it, AP Media, TT, dpa digitalwires, Reuters Connect,
/// PA by way of Fingerpost, BBC.
static ROWS: &[(&str, Place)] = &[
    // Superdesk
    ("guid", P::Guid),
    // Where nothing else identifies the item: beside that it may be a number of anything.
    (ID, P::Guid),
    ("source", P::Source),
    ("sources", P::Source),
    ("original_source", P::SourceOf("original-source")),
    ("authors", P::Creators),
    ("service", P::Concepts(List::Services, "")),
    ("priority", P::Priority),
    ("firstpublished", P::Published),
    ("keywords", P::Keywords),
    ("sign_off", P::Signoff),
    ("evolvedfrom", P::Relation("evolvedFrom")),
    ("rewrite_of", P::Relation("evolvedFrom")),
    ("abstract", P::Description("")),
    ("state", P::State),
    // AP Media
    ("bylines", P::Bylines),
    ("provider", P::Provider),
    ("photographer", P::Contributor("photographer")),
    ("editorialpriority", P::Priority),
    ("editorialtypes", P::Signals),
    ("signals", P::Signals),
    ("fixture", P::Concepts(List::Genres, "fixture")),
    ("audiences", P::Concepts(List::Audience, "")),
    ("datelinelocation", P::DatelineCity),
    ("links", P::Links),
    ("producer", P::Contributor("producer")),
    ("captionwriter", P::Contributor("captionWriter")),
    ("editors", P::Contributor("editor")),
    ("photographers", P::Contributor("photographer")),
    ("rightsline", P::As(M::UsageTerms)),
    ("specialinstructions", P::Note("instructions")),
    // TT; its description_usage is for editors, from restrictions to a release that is planned
    ("description_usage", P::Note("usage")),
    ("embargoedreason", P::Note("embargoedreason")),
    ("replacing", P::Relation("replaces")),
    ("originaltransmissionreference", P::AltId),
    ("job", P::AltId),
    // Others that spell out what ninjs has no member for
    ("creator", P::Creators),
    ("creators", P::Creators),
    ("contributor", P::Contributors),
    ("contributors", P::Contributors),
    ("creditline", P::Creditline),
    ("credit", P::Creditline),
    ("dateline", P::Dateline),
    ("credit_line", P::Creditline),
    ("copyright", P::As(M::CopyrightNotice)),
    ("copyright_holder", P::As(M::CopyrightHolder)),
    ("copyright_notice", P::As(M::CopyrightNotice)),
    ("usage_terms", P::As(M::UsageTerms)),
    ("pub_status", P::As(M::PubStatus)),
    ("embargoed_until", P::As(M::Embargoed)),
    ("editor_note", P::Note("editor_note")),
    ("editornote", P::Note("editornote")),
    ("editor_notes", P::Note("editor_notes")),
    ("editorial_note", P::Note("editorial_note")),
    ("editorialnote", P::Note("editorialnote")),
    ("internal_note", P::Note("internal_note")),
    ("private_note", P::Note("private_note")),
    ("note", P::Note("note")),
    ("notes", P::Note("notes")),
    // dpa digitalwires
    ("urn", P::As(M::Uri)),
    ("entry_id", P::AltId),
    ("version_created", P::As(M::VersionCreated)),
    ("content_created", P::As(M::ContentCreated)),
    ("updated", P::Sent),
    ("signal", P::Signals),
    ("kicker", P::Headline("kicker")),
    ("subhead", P::Subheadline),
    ("teaser", P::Description("")),
    ("caption", P::Description("")),
    ("article_html", P::Body),
    ("infobox_html", P::Description("infobox")),
    ("linkbox_html", P::Description("linkbox")),
    ("autopublishnotice", P::Notice("autopublishnotice")),
    ("ednotes", P::Notes),
    ("notepad", P::Notepad),
    ("is_featureimage", P::Flag("featureimage")),
    ("categories", P::Categories),
    ("rubric_names", P::Concepts(List::MemberOf, "")),
    ("current_rubric_names", P::Concepts(List::MemberOf, "")),
    ("dpasubject_names", P::Concepts(List::Subjects, "")),
    ("geosubject_names", P::Concepts(List::Places, "")),
    ("poi_names", P::Concepts(List::Places, "poi")),
    ("keyword_names", P::Keywords),
    ("genre_names", P::Concepts(List::Genres, "")),
    ("desk_names", P::Concepts(List::Services, "desk")),
    ("scope_names", P::Concepts(List::Audience, "")),
    // Fingerpost
    ("usn", P::Story),
    ("unique-name", P::AltId),
    ("source-feed", P::Concepts(List::Services, "source-feed")),
    ("status", P::As(M::PubStatus)),
    ("firstversion", P::As(M::FirstCreated)),
    ("datetimesent", P::Sent),
    ("slug", P::As(M::Slugline)),
    ("usage", P::As(M::UsageTerms)),
    ("location", P::As(M::Located)),
    ("mediacatcodes", P::Category),
    ("supplier", P::Source),
    ("editor", P::Contributor("editor")),
    // Reuters Connect
    ("versionedguid", P::AltId),
    ("contenttimestamp", P::As(M::ContentCreated)),
    ("bodyxhtml", P::Body),
    ("intro", P::Description("")),
    ("limitations", P::As(M::UsageTerms)),
    ("instructions", P::Note("instructions")),
    ("caption_native", P::Description("native")),
];

/// Where a member of a dialect goes.
pub(super) fn place(key: &str) -> Option<Place> {
    let row = ROWS.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, place)| *place);
    // TT has several: of the desk, of the transmission.
    row.or_else(|| key.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("note_")).then_some(Place::OwnNote))
}

/// What a state of Superdesk's workflow does to a story: one was taken back, another is not published yet. A story that is
/// `scheduled` says when.
pub(super) fn stops(state: &str) -> Option<Stop> {
    match state {
        "killed" | "recalled" | "unpublished" | "spiked" => Some(Stop::Killed),
        "draft" | "in_progress" | "submitted" => Some(Stop::Withheld),
        _ => None,
    }
}

/// What dialects call a type that ninjs calls otherwise.
static TYPES: &[(&str, &str)] = &[
    ("image", "picture"),
    ("photo", "picture"),
    ("pictures", "picture"),
    // Reuters Connect has them in capitals.
    ("text", "text"),
    ("picture", "picture"),
    ("graphic", "graphic"),
    ("video", "video"),
    ("audio", "audio"),
    ("composite", "composite"),
];

/// The type as ninjs calls it.
pub(super) fn kind(stated: String) -> String {
    TYPES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&stated)).map_or(stated, |(_, kind)| (*kind).to_owned())
}

/// The list that a category of dpa is of, and its role there.
static CATEGORIES: &[(&str, List, &str)] = &[
    // The status and the urgency of the item are members of it.
    ("dnltype:pubstatus", List::Nowhere, ""),
    ("dnltype:urgency", List::Nowhere, ""),
    ("dnltype:wire", List::Services, ""),
    ("dnltype:rubric", List::MemberOf, ""),
    ("dnltype:desk", List::Services, "desk"),
    ("dnltype:genre", List::Genres, ""),
    ("dnltype:geosubject", List::Places, ""),
    ("dnltype:poi", List::Places, "poi"),
    ("dnltype:keyword", List::Keywords, ""),
    ("dnltype:scope", List::Audience, ""),
    ("dnltype:provider", List::Provider, ""),
    ("dnltype:creator", List::Creators, ""),
    ("dnltype:contributor", List::Contributors, ""),
];

/// Where a category goes: what is in no row is a subject, of that kind.
pub(super) fn category(kind: &str) -> (List, &'static str) {
    let row = CATEGORIES.iter().find(|(name, ..)| *name == kind);
    row.map_or((List::Subjects, ""), |(_, list, role)| (*list, role))
}

/// What stands for the identifier where none of those does.
pub(super) const ID: &str = "id";

/// Members that say which item it is.
pub(super) fn identifies(key: &str) -> bool {
    ["uri", "guid", "urn"].contains(&key)
}

/// The generation to which a dialect is nearest that is named by a `format`.
pub(super) fn generation_of(format: &str) -> Option<Generation> {
    let format = format.to_ascii_lowercase();
    (format.starts_with("digitalwires@") || format.ends_with("ninjs")).then_some(Generation::One)
}
