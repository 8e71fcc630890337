//! Where a format puts each leaf of the model, as data.

use crate::model::{FeedField, Field, TextKind, Time};

/// Where a format puts a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    /// In a place of its own, within a limit; what exceeds the limit goes whole to the carrier.
    Native(&'static str, Limit),
    /// In the carrier.
    Extension(&'static str),
    /// As printed words, read back as words.
    Printed(&'static str),
    /// Into another member (its JSON name).
    Folded(&'static str),
    /// Of a feed: into a member (its JSON name) of every article that does not state it itself.
    Inherited(&'static str),
    /// Nowhere, and why.
    Dropped(&'static str),
}

/// What a native place can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many values.
    pub many: Many,
    /// Which kinds of text.
    pub text: TextRule,
    /// Which times.
    pub time: TimeRule,
    /// Whether it holds only IRIs, each by the rules of its scheme: another identifier becomes part of a `tag:` URI.
    pub iri: bool,
    /// Whether the format demands a value: one that is missing is supplied by rule.
    pub required: bool,
    /// The member without which this place would be read as that one: then the value is folded into it.
    pub beside: Option<&'static str>,
}

/// How many values a place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// Any number.
    All,
    /// The first one.
    First,
    /// All of them as one, joined by a blank line.
    Joined,
}

/// Which kinds of text a place holds; the rest is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRule {
    /// Every kind as it is.
    Any,
    /// Plain words.
    Plain,
    /// Plain words, but words that look like HTML are read as HTML (RSS).
    Guessed,
    /// Plain words and HTML, each as what it is (JSON Feed).
    PlainOrHtml,
    /// Plain words, HTML and XHTML (text constructs of Atom).
    Construct,
    /// Plain words, HTML, XHTML and other media types (content of Atom): everything but NITF.
    Typed,
    /// NITF markup.
    Nitf,
    /// HTML of which every element is closed.
    Balanced,
}

/// Which times a place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRule {
    /// Any precision, with or without a zone.
    Any,
    /// A date, a time of day and a zone (RFC 3339 as Atom requires).
    Zoned,
    /// The same of a day and what is more exact; a year or a month stands as it is (NITF).
    ZonedDay,
    /// A day, or a time of day and its zone (NewsML 1).
    ZonedClock,
    /// The same where no zone is demanded: of a time of day without one only the day is said (schema.org).
    ZonedOrDay,
    /// A date and a time of day in whole seconds, with or without a zone (RFC 822).
    Seconds,
}

impl TimeRule {
    /// Whether some times need a zone before they may stand in the place.
    pub fn may_demand_zone(self) -> bool {
        matches!(self, Self::Zoned | Self::ZonedDay | Self::ZonedClock)
    }
    /// Whether a time needs a zone before it may stand in the place.
    pub fn demands_zone(self, time: &Time) -> bool {
        match self {
            Self::Zoned => !time.has_zone(),
            Self::ZonedDay => time.has_day() && !time.has_zone(),
            Self::ZonedClock => time.has_clock() && !time.has_zone(),
            Self::Any | Self::ZonedOrDay | Self::Seconds => false,
        }
    }
}

impl Limit {
    /// No limit.
    pub const NONE: Self =
        Self { many: Many::All, text: TextRule::Any, time: TimeRule::Any, iri: false, required: false, beside: None };
    /// One value.
    pub const ONE: Self = Self { many: Many::First, ..Self::NONE };
    /// Plain words.
    pub const PLAIN: Self = Self { text: TextRule::Plain, ..Self::NONE };
    /// All values as one text.
    pub const JOINED: Self = Self { many: Many::Joined, ..Self::NONE };

    /// What the place holds, in words.
    pub fn words(&self) -> String {
        let many = match self.many {
            Many::All => "",
            Many::First => "one value",
            Many::Joined => "all values as one",
        };
        let text = match self.text {
            TextRule::Any => "",
            TextRule::Plain => "plain words",
            TextRule::Guessed => "plain words, or HTML that looks like it",
            TextRule::PlainOrHtml => "plain words or HTML",
            TextRule::Construct => "plain words, HTML or XHTML",
            TextRule::Typed => "plain words, HTML, XHTML or another media type",
            TextRule::Nitf => "NITF markup",
            TextRule::Balanced => "HTML with every element closed",
        };
        let time = match self.time {
            TimeRule::Any => "",
            TimeRule::Zoned => "a date, a time and a zone",
            TimeRule::ZonedDay => "a year, a month, or a date, a time and a zone",
            TimeRule::ZonedClock => "a date, or one with a time and a zone",
            TimeRule::ZonedOrDay => "a date, or one with a time and a zone where a zone is stated",
            TimeRule::Seconds => "a date and a time in whole seconds",
        };
        let iri = if self.iri { "identifiers with a scheme" } else { "" };
        [many, text, time, iri].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }
    /// Whether a value may be more than the place holds.
    pub fn may_narrow(&self) -> bool {
        Self { required: false, beside: None, ..*self } != Self::NONE
    }
    /// A value is demanded.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// IRIs, each by the rules of its scheme.
    pub const fn iri(self) -> Self {
        Self { iri: true, ..self }
    }
    /// Only beside a value of another member.
    pub const fn beside(self, member: &'static str) -> Self {
        Self { beside: Some(member), ..self }
    }
    /// With the demands of both.
    pub fn with_flags_of(self, other: Self) -> Self {
        let (iri, required) = (self.iri || other.iri, self.required || other.required);
        Self { iri, required, beside: self.beside.or(other.beside), ..self }
    }
    /// With a rule for text.
    pub const fn text(self, text: TextRule) -> Self {
        Self { text, ..self }
    }
    /// With a rule for times.
    pub const fn time(self, time: TimeRule) -> Self {
        Self { time, ..self }
    }
}

impl TextRule {
    /// Whether a kind stands there as it is, whatever its words.
    pub fn holds(self, kind: &TextKind) -> bool {
        match self {
            Self::Any => true,
            Self::Plain => *kind == TextKind::Plain,
            Self::Guessed | Self::PlainOrHtml => matches!(kind, TextKind::Plain | TextKind::Html),
            Self::Balanced => *kind == TextKind::Html,
            Self::Construct => matches!(kind, TextKind::Plain | TextKind::Html | TextKind::Xhtml),
            Self::Typed => *kind != TextKind::Nitf,
            Self::Nitf => *kind == TextKind::Nitf,
        }
    }
}

impl Carry {
    /// A native place without a limit.
    pub const fn native(place: &'static str) -> Self {
        Self::Native(place, Limit::NONE)
    }
    /// The outcome as one word, for tables and reports.
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Native(..) => "carried",
            Self::Extension(_) => "by carrier",
            Self::Printed(_) => "narrowed",
            Self::Folded(_) => "folded",
            Self::Inherited(_) => "inherited",
            Self::Dropped(_) => "dropped",
        }
    }
    /// The place it goes to, or the reason why it goes nowhere.
    pub fn place(&self) -> &'static str {
        match self {
            Self::Native(place, _) | Self::Extension(place) | Self::Printed(place) => place,
            Self::Folded(other) | Self::Inherited(other) => other,
            Self::Dropped(reason) => reason,
        }
    }
}

/// Where the leaves of a feed go in a format of single articles: each article takes its credits along
/// ([`crate::loss::inherit`]), and the rest goes nowhere, for the reason `why`.
pub(crate) const fn without_feed(field: FeedField, why: &'static str) -> Carry {
    use FeedField as F;
    match field {
        F::Authors(_) => Carry::Inherited("creators"),
        F::Contributors(_) => Carry::Inherited("contributors"),
        F::Rights(_) => Carry::Inherited("copyrightNotice"),
        F::Publisher(_) => Carry::Inherited("provider"),
        F::Language(_) => Carry::Inherited("language"),
        F::Base(_) => Carry::Inherited("base"),
        F::Id(_) | F::Title(_) | F::Subtitle(_) | F::Info(_) | F::Links(_) | F::Published(_) | F::Updated(_) => {
            Carry::Dropped(why)
        }
        F::Generator(_) | F::Image(_) | F::Icon(_) | F::Logo(_) | F::Subjects(_) | F::Ttl(_) | F::Docs(_) => {
            Carry::Dropped(why)
        }
        F::Cloud(_) | F::Textinput(_) | F::SkipHours(_) | F::SkipDays(_) | F::Href(_) => Carry::Dropped(why),
        F::Extensions(_) | F::Marks(_) => Carry::Dropped(why),
    }
}

/// What has no place of its own in a format goes to its `carrier`, leaf by leaf: a new one is not carried before somebody
/// decided so.
pub(crate) const fn by_carrier(field: Field, carrier: Carry) -> Carry {
    use Field as F;
    match field {
        F::Uri(_) | F::UriIsPermalink(_) | F::Version(_) | F::Story(_) | F::AltIds(_) | F::Type(_) => carrier,
        F::PubStatus(_) | F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) => carrier,
        F::Relations(_) | F::FirstCreated(_) | F::VersionCreated(_) | F::ContentCreated(_) => carrier,
        F::ContentModified(_) | F::Published(_) | F::Urgency(_) | F::Headline(_) | F::Headlines(_) => carrier,
        F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) | F::Summary(_) => carrier,
        F::Descriptions(_) | F::Bodies(_) | F::Language(_) | F::Base(_) | F::Links(_) | F::Comments(_) => carrier,
        F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) | F::Organisations(_) | F::Places(_) => carrier,
        F::Events(_) | F::Objects(_) | F::Located(_) | F::Name(_) | F::Renditions(_) => carrier,
        F::Associations(_) | F::EdNotes(_) | F::Services(_) | F::Role(_) | F::Profile(_) => carrier,
        F::Generators(_) | F::MemberOf(_) | F::Audience(_) | F::Transmission(_) | F::By(_) => carrier,
        F::Creators(_) | F::Contributors(_) | F::Signoff(_) | F::Provider(_) | F::InfoSources(_) => carrier,
        F::Creditline(_) | F::Dateline(_) | F::CopyrightHolder(_) | F::CopyrightNotice(_) => carrier,
        F::UsageTerms(_) | F::RightsInfo(_) | F::DigitalSourceType(_) | F::Accountable(_) => carrier,
        F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) | F::Marks(_) => carrier,
    }
}
