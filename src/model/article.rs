//! The canonical article.

use std::cell::Cell;

use super::feed::FeedField;
use super::field::{fields, plain_json};
use super::parts::shapes::{CONCEPT, LINK, PARTY, TEXT};
use super::parts::{
    AltIdField, ConceptField, DatelineField, ExpiryField, ExtensionField, GeneratorField, HopField, LinkField,
    PartyField, RelationField, RenditionField, RightsInfoField, TransmissionField,
};
use super::text::TextField;
use super::{
    AltId, Concept, Dateline, Expiry, Extension, Feed, Generator, Hop, Link, Marks, Members, Party, Relation,
    Rendition, RightsInfo, Text, Time, Transmission, Whole,
};

fields! { members;
    /// One revision of one story, or one picture, sound or video that goes with it.
    pub struct Article / Field meaning uri version story alt_ids kind pub_status embargoed_until embargo expires signals
        relations first_created version_created content_created content_modified published urgency headline headlines
        subheadline title slugline keywords summary descriptions bodies language base links comments source subjects
        genres people organisations places events objects located name renditions associations ed_notes services role
        profile generators member_of audience transmission by creators contributors signoff provider info_sources
        creditline dateline copyright_holder copyright_notice usage_terms rights_info digital_source_type accountable
        trust_indicators hops extensions marks {
        /// The identifier of this article, as stated.
        uri: Option<String> => Uri(Whole) "uri" Words;
        /// Whether `uri` is also where it can be read.
        uri_is_permalink: Option<bool> => UriIsPermalink(Whole) "uriIsPermalink" Flag;
        /// Its revision: compared as a number when both are.
        version: Option<String> => Version(Whole) "version" Words;
        /// A key that stays when `uri` varies by revision or request.
        story: Option<String> => Story(Whole) "story" Words;
        /// Other identifiers.
        alt_ids: Vec<AltId> => AltIds(AltIdField) "altIds" List(&Struct(AltId::shape, false));
        /// text, picture, video, audio, graphic, composite, component, animation, event, planning, concept; others verbatim.
        kind: Option<String> => Type(Whole) "type" Words;
        /// usable, withheld or canceled; others verbatim. Absent means usable.
        pub_status: Option<String> => PubStatus(Whole) "pubStatus" Words;
        /// The time before which it must not be published.
        embargoed_until: Option<Time> => EmbargoedUntil(Whole) "embargoedUntil" Time;
        /// `indefinite`, or the words of the embargo.
        embargo: Option<String> => Embargo(Whole) "embargo" Words;
        /// When it must not be used any more.
        #[serde(with = "super::json::one_or_many")]
        expires: Vec<Expiry> => Expires(ExpiryField) "expires" OneOrMany(&Struct(Expiry::shape, true));
        /// What this revision is: `name` is the word (new, update, correction, kill ...), the rest the code as it came.
        signals: Vec<Concept> => Signals(ConceptField) "signals" List(&CONCEPT);
        /// What it does to other articles, or where it comes from.
        relations: Vec<Relation> => Relations(RelationField) "relations" List(&Struct(Relation::shape, false));
        /// When its first version was made.
        first_created: Option<Time> => FirstCreated(Whole) "firstCreated" Time;
        /// When this version was made.
        version_created: Option<Time> => VersionCreated(Whole) "versionCreated" Time;
        /// When its content was made.
        content_created: Option<Time> => ContentCreated(Whole) "contentCreated" Time;
        /// When its content last changed.
        content_modified: Option<Time> => ContentModified(Whole) "contentModified" Time;
        /// When it was made public.
        published: Option<Time> => Published(Whole) "published" Time;
        /// 1, most urgent, to 9.
        urgency: Option<u8> => Urgency(Whole) "urgency" Number(1, 9);
        /// The headline to print.
        headline: Option<Text> => Headline(TextField) "headline" TEXT;
        /// Further headlines.
        headlines: Vec<Text> => Headlines(TextField) "headlines" List(&TEXT);
        /// The line under the headline.
        subheadline: Option<Text> => Subheadline(TextField) "subheadline" TEXT;
        /// A title for the desk, where it differs from the headline.
        title: Option<Text> => Title(TextField) "title" TEXT;
        /// The slug.
        #[serde(with = "super::json::one_or_many")]
        slugline: Vec<Text> => Slugline(TextField) "slugline" OneOrMany(&TEXT);
        /// Keywords.
        keywords: Vec<Text> => Keywords(TextField) "keywords" List(&TEXT);
        /// The abstract; on a picture, its caption.
        summary: Option<Text> => Summary(TextField) "summary" TEXT;
        /// Further descriptions.
        descriptions: Vec<Text> => Descriptions(TextField) "descriptions" List(&TEXT);
        /// Alternatives of one content, markup as it came.
        bodies: Vec<Text> => Bodies(TextField) "bodies" List(&TEXT);
        /// Its language (RFC 5646).
        language: Option<String> => Language(Whole) "language" Words;
        /// The base of relative links in it.
        base: Option<String> => Base(Whole) "base" Words;
        /// Its links.
        links: Vec<Link> => Links(LinkField) "links" List(&LINK);
        /// Where it is discussed.
        comments: Option<String> => Comments(Whole) "comments" Words;
        /// The feed it was taken from.
        source: Option<Box<Feed>> => Source(FeedField) "source" Struct(Feed::shape, false);
        /// What it is about.
        subjects: Vec<Concept> => Subjects(ConceptField) "subjects" List(&CONCEPT);
        /// What kind of piece it is.
        genres: Vec<Concept> => Genres(ConceptField) "genres" List(&CONCEPT);
        /// People it is about.
        people: Vec<Concept> => People(ConceptField) "people" List(&CONCEPT);
        /// Organisations it is about.
        organisations: Vec<Concept> => Organisations(ConceptField) "organisations" List(&CONCEPT);
        /// Places it is about.
        places: Vec<Concept> => Places(ConceptField) "places" List(&CONCEPT);
        /// Events it is about.
        events: Vec<Concept> => Events(ConceptField) "events" List(&CONCEPT);
        /// Works and things it is about.
        objects: Vec<Concept> => Objects(ConceptField) "objects" List(&CONCEPT);
        /// Where the content was made.
        #[serde(with = "super::json::one_or_many")]
        located: Vec<Concept> => Located(ConceptField) "located" OneOrMany(&CONCEPT);
        /// On an association: what it is called there.
        name: Option<String> => Name(Whole) "name" Words;
        /// The files of a picture, sound or video.
        renditions: Vec<Rendition> => Renditions(RenditionField) "renditions" List(&Struct(Rendition::shape, false));
        /// Pictures, sound, video, sidebars: articles of their own.
        associations: Vec<Article> => Associations(Whole) "associations" List(&Struct(Article::shape, false));
        /// Notes to editors; private unless they say otherwise.
        ed_notes: Vec<Text> => EdNotes(TextField) "edNotes" List(&TEXT);
        /// The services it was sent on.
        services: Vec<Concept> => Services(ConceptField) "services" List(&CONCEPT);
        /// Its part in a package or workflow.
        role: Option<String> => Role(Whole) "role" Words;
        /// The profile its structure follows.
        profile: Option<String> => Profile(Whole) "profile" Words;
        /// The programs that made it.
        generators: Vec<Generator> => Generators(GeneratorField) "generators" List(&Struct(Generator::shape, false));
        /// Series and collections it belongs to.
        member_of: Vec<Concept> => MemberOf(ConceptField) "memberOf" List(&CONCEPT);
        /// For whom it is meant.
        audience: Vec<Concept> => Audience(ConceptField) "audience" List(&CONCEPT);
        /// The envelope it came in.
        transmission: Option<Transmission> => Transmission(TransmissionField) "transmission" Struct(super::Transmission::shape, false);
        /// The byline as printed.
        #[serde(with = "super::json::one_or_many")]
        by: Vec<Text> => By(TextField) "by" OneOrMany(&TEXT);
        /// Who made it.
        creators: Vec<Party> => Creators(PartyField) "creators" List(&PARTY);
        /// Who else had a part in it.
        contributors: Vec<Party> => Contributors(PartyField) "contributors" List(&PARTY);
        /// The closing credit as printed.
        #[serde(with = "super::json::one_or_many")]
        signoff: Vec<Text> => Signoff(TextField) "signoff" OneOrMany(&TEXT);
        /// The party managing the item as sent.
        provider: Option<Party> => Provider(PartyField) "provider" PARTY;
        /// Who originated, supplied, enhanced or distributed it.
        info_sources: Vec<Party> => InfoSources(PartyField) "infoSources" List(&PARTY);
        /// The credit to print.
        #[serde(with = "super::json::one_or_many")]
        creditline: Vec<Text> => Creditline(TextField) "creditline" OneOrMany(&TEXT);
        /// Where and when it was filed.
        #[serde(with = "super::json::one_or_many")]
        dateline: Vec<Dateline> => Dateline(DatelineField) "dateline" OneOrMany(&Struct(super::Dateline::shape, true));
        /// Who owns the copyright.
        #[serde(with = "super::json::one_or_many")]
        copyright_holder: Vec<Party> => CopyrightHolder(PartyField) "copyrightHolder" OneOrMany(&PARTY);
        /// The copyright notice to print.
        #[serde(with = "super::json::one_or_many")]
        copyright_notice: Vec<Text> => CopyrightNotice(TextField) "copyrightNotice" OneOrMany(&TEXT);
        /// What may be done with it.
        #[serde(with = "super::json::one_or_many")]
        usage_terms: Vec<Text> => UsageTerms(TextField) "usageTerms" OneOrMany(&TEXT);
        /// The rest of the rights, a block each.
        rights_info: Vec<RightsInfo> => RightsInfo(RightsInfoField) "rightsInfo" List(&Struct(super::RightsInfo::shape, false));
        /// Made by a camera, a person or a model.
        digital_source_type: Option<Concept> => DigitalSourceType(ConceptField) "digitalSourceType" CONCEPT;
        /// Who answers for it.
        accountable: Option<Party> => Accountable(PartyField) "accountable" PARTY;
        /// Pages that show why it can be trusted.
        trust_indicators: Vec<Link> => TrustIndicators(LinkField) "trustIndicators" List(&LINK);
        /// The chain of hands.
        hops: Vec<Hop> => Hops(HopField) "hops" List(&Struct(Hop::shape, false));
        /// What no field takes.
        extensions: Vec<Extension> => Extensions(ExtensionField) "extensions" List(&Struct(Extension::shape, false));
        /// How a value came that was not stated: `{"/embargo": "inferred"}`.
        marks: Marks => Marks(Whole) "marks" Map;
    }
}

plain_json!(Article);

/// Where an article stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Level {
    /// On its own.
    Article,
    /// With another, as its picture, sound, video or sidebar.
    Association,
}

/// The leaves that say who wrote, supplied, owns or credits a story: no format may drop one.
pub fn is_attribution(field: Field) -> bool {
    use Field as F;
    matches!(
        field,
        F::By(_)
            | F::Creators(_)
            | F::Contributors(_)
            | F::Signoff(_)
            | F::Provider(_)
            | F::InfoSources(_)
            | F::Creditline(_)
            | F::Dateline(_)
            | F::CopyrightHolder(_)
            | F::CopyrightNotice(_)
            | F::UsageTerms(_)
            | F::RightsInfo(_)
            | F::DigitalSourceType(_)
            | F::Accountable(_)
            | F::TrustIndicators(_)
            | F::Hops(_)
    )
}

thread_local! {
    /// Where articles stood that are done with: one that is read, and one beside it.
    static ROOM: [Cell<Option<Box<Article>>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

impl Article {
    /// A blank one, in the room of one that was [given back](Self::give_back).
    pub fn boxed() -> Box<Self> {
        ROOM.with(|rooms| rooms.iter().find_map(Cell::take)).unwrap_or_default()
    }
    /// Gives back the room of an article that is done with and states nothing but these members, for the next one that this
    /// thread reads: it takes some kilobytes, and to ask for them anew costs as much as two elements of an item.
    pub fn give_back(self: Box<Self>, stated: Members) {
        let mut room = Some(self.cleared(stated));
        ROOM.with(|rooms| rooms.iter().for_each(|at| room = at.replace(room.take())));
    }
    /// Takes out all of these members, and no other is stated: a blank article. Most members are blank already.
    pub fn cleared(mut self: Box<Self>, stated: Members) -> Box<Self> {
        stated.filter_map(|place| Self::MEMBERS.get(place)).for_each(|member| (member.clear)(&mut self));
        debug_assert!(*self == Self::default(), "an article that states more: {self:?}");
        self
    }
    /// How many associations a reader takes from one item, because each takes some kilobytes; it keeps more as they
    /// came.
    pub const MOST_ASSOCIATIONS: usize = 1000;

    /// The first link of a relation.
    pub fn link(&self, rel: &str) -> Option<&Link> {
        self.links.iter().find(|l| l.is(rel))
    }
    /// Records how a value came that was not stated; `member` is the JSON name.
    pub fn mark(&mut self, member: &str, how: &'static str) {
        self.marks.insert(["/", member].concat(), how);
    }
    /// How a value came that was not stated.
    pub fn marked(&self, member: &str) -> Option<&str> {
        self.marks.get(&["/", member].concat())
    }
    /// Whether any signal is the word `name`.
    pub fn has_signal(&self, name: &str) -> bool {
        self.signals.iter().any(|s| s.name.as_deref() == Some(name))
    }
}
