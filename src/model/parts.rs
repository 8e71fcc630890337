//! The small types of the model: parties, concepts, links, renditions and the like.

use super::field::{fields, plain_json};
use super::text::{Text, TextField};
use super::{Shape, Time, Whole};

use shapes::{LINK, PARTY, TEXT};

fields! {
    /// A person or an organisation with a part in the story.
    pub struct Party / PartyField meaning name names uri qcode literal email phone initials job_title affiliation same_as contacts : name with role {
        /// The name to print.
        name: Option<String> => Name(Whole) "name" Words;
        /// Further names: other languages, short forms.
        names: Vec<Text> => Names(TextField) "names" List(&TEXT);
        /// The URI that identifies it, or its page.
        uri: Option<String> => Uri(Whole) "uri" Words;
        /// Its code as it came, `alias:code`.
        qcode: Option<String> => Qcode(Whole) "qcode" Words;
        /// Its code where no scheme is stated.
        literal: Option<String> => Literal(Whole) "literal" Words;
        /// Its e-mail address.
        email: Option<String> => Email(Whole) "email" Words;
        /// Its telephone number.
        phone: Option<String> => Phone(Whole) "phone" Words;
        /// The initials it signs with.
        initials: Option<String> => Initials(Whole) "initials" Words;
        /// Its part in the story, as a word or code of the source.
        role: Option<String> => Role(Whole) "role" Words;
        /// `person` or `organisation`.
        kind: Option<String> => Kind(Whole) "kind" Words;
        /// Its job title as printed with the byline.
        job_title: Option<String> => JobTitle(Whole) "jobTitle" Words;
        /// The organisation it belongs to, as printed.
        affiliation: Option<String> => Affiliation(Whole) "affiliation" Words;
        /// Other URIs or codes of the same party.
        same_as: Vec<String> => SameAs(Whole) "sameAs" List(&Words);
        /// Further ways to reach it.
        contacts: Vec<Text> => Contacts(TextField) "contacts" List(&TEXT);
        /// Who may see it: `public` or `private`.
        visibility: Option<String> => Visibility(Whole) "visibility" Words;
    }
}

impl Party {
    /// A party of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }
    /// With a role.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }
    /// What to print for it: its name, else its literal, code, URI or address, else what else tells who it is.
    pub fn print(&self) -> Option<&str> {
        self.name
            .as_deref()
            .or_else(|| self.names.first().map(|n| n.value.as_str()))
            .or(self.literal.as_deref())
            .or(self.qcode.as_deref())
            .or(self.uri.as_deref())
            .or(self.email.as_deref())
            .or_else(|| self.same_as.first().map(String::as_str))
            .or(self.affiliation.as_deref())
            .or(self.job_title.as_deref())
            .or_else(|| self.contacts.iter().map(|contact| contact.value.as_str()).find(|value| !value.is_empty()))
    }
}

fields! {
    /// A subject, genre, place or other term: the code as it came *and* the resolved URI.
    pub struct Concept / ConceptField meaning name uri qcode literal : name {
        /// Its name or label.
        name: Option<String> => Name(Whole) "name" Words;
        /// Its resolved URI.
        uri: Option<String> => Uri(Whole) "uri" Words;
        /// Its code as it came, `alias:code`.
        qcode: Option<String> => Qcode(Whole) "qcode" Words;
        /// Its code or term where it is no QCode.
        literal: Option<String> => Literal(Whole) "literal" Words;
        /// The URI or name of the scheme of `literal`.
        scheme: Option<String> => Scheme(Whole) "scheme" Words;
        /// What it is for, as a word or code of the source.
        role: Option<String> => Role(Whole) "role" Words;
        /// What kind of thing it names.
        kind: Option<String> => Kind(Whole) "kind" Words;
        /// How sure the source is, 0 to 100.
        confidence: Option<u32> => Confidence(Whole) "confidence" Number(0, 100);
        /// How much the story is about it, 0 to 100.
        relevance: Option<u32> => Relevance(Whole) "relevance" Number(0, 100);
        /// Who or what assigned it.
        creator: Option<String> => Creator(Whole) "creator" Words;
    }
}

impl Concept {
    /// A concept known by a term.
    pub fn term(literal: impl Into<String>) -> Self {
        Self { literal: Some(literal.into()), ..Self::default() }
    }
    /// A concept known by its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }
    /// With a role.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }
}

fields! {
    /// A link.
    pub struct Link / LinkField meaning href {
        /// Where it leads.
        href: String => Href(Whole) "href" Words;
        /// Its relation (RFC 8288): `alternate`, `self`, `via`, `license` ...
        rel: Option<String> => Rel(Whole) "rel" Words;
        /// The media type of what stands there.
        media_type: Option<String> => MediaType(Whole) "type" Words;
        /// Its title.
        title: Option<String> => Title(Whole) "title" Words;
        /// The language of what stands there.
        hreflang: Option<String> => Hreflang(Whole) "hreflang" Words;
        /// The length of what stands there, in bytes, as stated.
        length: Option<String> => Length(Whole) "length" Words;
    }
}

impl Link {
    /// A link of a relation.
    pub fn new(href: impl Into<String>, rel: &str) -> Self {
        Self { href: href.into(), rel: Some(rel.to_owned()), ..Self::default() }
    }
    /// Whether its relation is `rel`; no relation means `alternate` (RFC 4287, 4.2.7.2).
    pub fn is(&self, rel: &str) -> bool {
        self.rel.as_deref().unwrap_or("alternate").eq_ignore_ascii_case(rel)
    }
}

fields! {
    /// Another identifier of the article.
    pub struct AltId / AltIdField meaning value {
        /// The identifier.
        value: String => Value(Whole) "value" Words;
        /// What kind of identifier it is.
        role: Option<String> => Role(Whole) "role" Words;
        /// The system in which it holds.
        environment: Option<String> => Environment(Whole) "environment" Words;
    }
}

impl AltId {
    /// An identifier of a kind.
    pub fn new(value: impl Into<String>, role: &str) -> Self {
        Self { value: value.into(), role: Some(role.to_owned()), environment: None }
    }
}

fields! {
    /// One file of a picture, sound or video.
    pub struct Rendition / RenditionField meaning href residref {
        /// Where it is.
        href: Option<String> => Href(Whole) "href" Words;
        /// Its media type.
        content_type: Option<String> => ContentType(Whole) "contentType" Words;
        /// Its width in pixels.
        width: Option<u32> => Width(Whole) "width" Number(0, 4_294_967_295);
        /// Its height in pixels.
        height: Option<u32> => Height(Whole) "height" Number(0, 4_294_967_295);
        /// Its size in bytes.
        size_in_bytes: Option<u64> => SizeInBytes(Whole) "sizeInBytes" Number(0, 18_446_744_073_709_551_615);
        /// Its duration in seconds, as stated.
        duration: Option<String> => Duration(Whole) "duration" Words;
        /// Which rendition it is: `thumbnail`, `highRes`, ...
        name: Option<String> => Name(Whole) "name" Words;
        /// Its technical format.
        format: Option<String> => Format(Whole) "format" Words;
        /// Its identifier in the provider's system.
        residref: Option<String> => Residref(Whole) "residref" Words;
        /// Other identifiers.
        alt_ids: Vec<AltId> => AltIds(AltIdField) "altIds" List(&Struct(AltId::shape, false));
        /// A hash of its content.
        hash: Option<String> => Hash(Whole) "hash" Words;
        /// Its point of interest, as stated.
        poi: Option<String> => Poi(Whole) "poi" Words;
    }
}

fields! {
    /// Where and when a story was filed, as printed and in parts.
    pub struct Dateline / DatelineField meaning text place date service {
        /// As printed: `PARIS, Jan 3 (AFP)`.
        text: Option<String> => Text(Whole) "text" Words;
        /// The place: `PARIS`.
        place: Option<String> => Place(Whole) "place" Words;
        /// The date as printed: `Jan 3`.
        date: Option<String> => Date(Whole) "date" Words;
        /// The service: `AFP`.
        service: Option<String> => Service(Whole) "service" Words;
    }
}

fields! {
    /// When a story is over.
    pub struct Expiry / ExpiryField meaning time {
        /// The time from which it must not be used.
        time: Option<Time> => Time(Whole) "time" Time;
        /// For whom or what it holds.
        constraint: Option<String> => Constraint(Whole) "constraint" Words;
    }
}

impl RightsInfo {
    /// The scope of rights that only say from which year the copyright is.
    pub const COPYRIGHT_YEAR: &'static str = "copyrightYear";
}

impl Expiry {
    /// An expiry for everyone.
    pub fn at(time: Time) -> Self {
        Self { time: Some(time), constraint: None }
    }
}

fields! {
    /// What this article does to another, or where it comes from.
    pub struct Relation / RelationField meaning uri {
        /// The other article.
        uri: Option<String> => Uri(Whole) "uri" Words;
        /// Its version.
        version: Option<String> => Version(Whole) "version" Words;
        /// corrects, replaces, updates, supplements, evolvedFrom, derivedFrom, translationOf, kills or withholds.
        rel: Option<String> => Rel(Whole) "rel" Words;
        /// The status the other article gets.
        status: Option<String> => Status(Whole) "status" Words;
    }
}

fields! {
    /// The rest of a block of rights.
    pub struct RightsInfo / RightsInfoField meaning scope aspect agent geography start_date end_date data_mining fee links raw {
        /// The part of the content that it speaks of.
        scope: Option<String> => Scope(Whole) "scope" Words;
        /// The aspect of the item that it speaks of.
        aspect: Option<String> => Aspect(Whole) "aspect" Words;
        /// Who clears the rights.
        agent: Option<String> => Agent(Whole) "agent" Words;
        /// Where they hold.
        geography: Option<String> => Geography(Whole) "geography" Words;
        /// From when they hold.
        start_date: Option<Time> => StartDate(Whole) "startDate" Time;
        /// Until when they hold: past it the article may not be published.
        end_date: Option<Time> => EndDate(Whole) "endDate" Time;
        /// Whether machines may mine it.
        data_mining: Option<String> => DataMining(Whole) "dataMining" Words;
        /// What it costs.
        fee: Option<String> => Fee(Whole) "fee" Words;
        /// Licences and further reading.
        links: Vec<Link> => Links(LinkField) "links" List(&LINK);
        /// A rights expression as it came.
        raw: Option<String> => Raw(Whole) "raw" Words;
    }
}

fields! {
    /// One hand through which the story passed.
    pub struct Hop / HopField meaning party time action raw {
        /// Whose hand.
        party: Option<Party> => Party(PartyField) "party" PARTY;
        /// When.
        time: Option<Time> => Time(Whole) "time" Time;
        /// What was done, as a word or code of the source.
        action: Option<String> => Action(Whole) "action" Words;
        /// Its place in the chain, from 1.
        level: Option<u32> => Level(Whole) "level" Number(0, 4_294_967_295);
        /// What was done, in words.
        comment: Option<String> => Comment(Whole) "comment" Words;
        /// As it came, where the parts do not say it all.
        raw: Option<String> => Raw(Whole) "raw" Words;
    }
}

fields! {
    /// The envelope of a transmission.
    pub struct Transmission / TransmissionField meaning source_id number priority category word_count sent {
        /// The service that sent it.
        source_id: Option<String> => SourceId(Whole) "sourceId" Words;
        /// Its number on that service.
        number: Option<String> => Number(Whole) "number" Words;
        /// Its priority as stated.
        priority: Option<String> => Priority(Whole) "priority" Words;
        /// Its category as stated.
        category: Option<String> => Category(Whole) "category" Words;
        /// Its length in words, as stated.
        word_count: Option<u32> => WordCount(Whole) "wordCount" Number(0, 4_294_967_295);
        /// When it was sent.
        sent: Option<Time> => Sent(Whole) "sent" Time;
    }
}

fields! {
    /// A program that made a document.
    pub struct Generator / GeneratorField meaning name uri {
        /// Its name.
        name: Option<String> => Name(Whole) "name" Words;
        /// Its page.
        uri: Option<String> => Uri(Whole) "uri" Words;
        /// Its version.
        version: Option<String> => Version(Whole) "version" Words;
    }
}

fields! {
    /// What no field takes, as it came.
    pub struct Extension / ExtensionField meaning raw {
        /// Its namespace URI; empty for none.
        ns: String => Ns(Whole) "ns" Words;
        /// Its local name.
        name: String => Name(Whole) "name" Words;
        /// The element whole, declaring every prefix it uses; for JSON, the value.
        raw: String => Raw(Whole) "raw" Words;
    }
}

plain_json!(Link, AltId, Rendition, Relation, RightsInfo, Hop, Transmission, Generator, Extension);

/// Shapes that other tables use.
pub(super) mod shapes {
    use super::{Concept, Link, Party, Shape, Text};
    pub const TEXT: Shape = Shape::Struct(Text::shape, true);
    pub const PARTY: Shape = Shape::Struct(Party::shape, true);
    pub const CONCEPT: Shape = Shape::Struct(Concept::shape, true);
    pub const LINK: Shape = Shape::Struct(Link::shape, false);
}
