//! Which element holds which member.

use std::sync::LazyLock;

use serde_json::Value;

use super::item::{Item, Kind, Style};
use crate::model::{Article, Bare, Feed, Member, Members, Record, Time, canonical, canonical_feed};

/// What the carrier can hold: the article and the feed.
pub trait Carried: Default + Clone + std::fmt::Debug + 'static {
    /// Its members.
    fn members() -> &'static [Member<Self>];
    /// Those that are not blank.
    fn stated(&self) -> Members;
    /// Where they stand.
    fn table() -> &'static Table<Self>;
    /// Brings it to its canonical form.
    fn canonical(&mut self);
}

/// A line of the table: element, kind, members by JSON name, the attribute that tells it from others of its name.
type Line = (&'static str, Kind, &'static [&'static str], Option<(&'static str, &'static str)>);

/// The readable members of an article (NewsML-G2, itemMeta, contentMeta and rightsInfo). Two members: the first value
/// is the first one's, further ones the second's.
static ARTICLE: &[Line] = &[
    ("by", Kind::Text, &["by"], None),
    ("creator", Kind::Party, &["creators"], None),
    ("contributor", Kind::Party, &["contributors"], None),
    ("provider", Kind::Party, &["provider"], None),
    ("infoSource", Kind::Party, &["infoSources"], None),
    ("creditline", Kind::Text, &["creditline"], None),
    ("dateline", Kind::Dateline, &["dateline"], None),
    ("accountable", Kind::Party, &["accountable"], None),
    ("copyrightHolder", Kind::Party, &["copyrightHolder"], None),
    ("copyrightNotice", Kind::Text, &["copyrightNotice"], None),
    ("usageTerms", Kind::Text, &["usageTerms"], None),
    ("digitalSourceType", Kind::Concept, &["digitalSourceType"], None),
    ("trustIndicator", Kind::Link, &["trustIndicators"], None),
    ("headline", Kind::Text, &["headline", "headlines"], None),
    ("headline", Kind::Text, &["subheadline"], Some(("role", "subheadline"))),
    ("title", Kind::Text, &["title"], None),
    ("slugline", Kind::Text, &["slugline"], None),
    ("keyword", Kind::Text, &["keywords"], None),
    ("description", Kind::Text, &["summary", "descriptions"], None),
    ("edNote", Kind::Text, &["edNotes"], None),
    ("edNote", Kind::Text, &["signoff"], Some(("role", "closingline"))),
    ("itemClass", Kind::Words, &["type"], None),
    ("pubStatus", Kind::Words, &["pubStatus"], None),
    ("embargoed", Kind::Embargo, &["embargoedUntil", "embargo"], None),
    ("expires", Kind::Expiry, &["expires"], None),
    ("firstCreated", Kind::Time, &["firstCreated"], None),
    ("versionCreated", Kind::Time, &["versionCreated"], None),
    ("contentCreated", Kind::Time, &["contentCreated"], None),
    ("contentModified", Kind::Time, &["contentModified"], None),
    ("urgency", Kind::Number, &["urgency"], None),
    ("language", Kind::Words, &["language"], None),
    ("role", Kind::Words, &["role"], None),
    ("profile", Kind::Words, &["profile"], None),
    ("signal", Kind::Concept, &["signals"], None),
    ("subject", Kind::Concept, &["subjects"], None),
    ("subject", Kind::Concept, &["people"], nature("http://cv.iptc.org/newscodes/cpnature/person")),
    ("subject", Kind::Concept, &["organisations"], nature("http://cv.iptc.org/newscodes/cpnature/organisation")),
    ("subject", Kind::Concept, &["places"], nature("http://cv.iptc.org/newscodes/cpnature/geoArea")),
    ("subject", Kind::Concept, &["events"], nature("http://cv.iptc.org/newscodes/cpnature/event")),
    ("subject", Kind::Concept, &["objects"], nature("http://cv.iptc.org/newscodes/cpnature/object")),
    ("genre", Kind::Concept, &["genres"], None),
    ("located", Kind::Concept, &["located"], None),
    ("service", Kind::Concept, &["services"], None),
    ("memberOf", Kind::Concept, &["memberOf"], None),
    ("audience", Kind::Concept, &["audience"], None),
    ("altId", Kind::AltId, &["altIds"], None),
    ("generator", Kind::Generator, &["generators"], None),
];

/// The readable members of a feed.
static FEED: &[Line] = &[
    ("creator", Kind::Party, &["authors"], None),
    ("contributor", Kind::Party, &["contributors"], None),
    ("provider", Kind::Party, &["publisher"], None),
    ("copyrightNotice", Kind::Text, &["rights"], None),
    ("title", Kind::Text, &["title"], None),
    ("description", Kind::Text, &["subtitle"], None),
    ("language", Kind::Words, &["language"], None),
    ("subject", Kind::Concept, &["subjects"], None),
    ("generator", Kind::Generator, &["generator"], None),
];

/// Members that hold one value.
static SINGLE: &[&str] = &[
    "provider",
    "accountable",
    "digitalSourceType",
    "subheadline",
    "title",
    "type",
    "pubStatus",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "contentModified",
    "urgency",
    "language",
    "role",
    "profile",
    "publisher",
    "rights",
    "subtitle",
    "generator",
];

/// Codes that other writers state where a word is meant: element, QCode alias, scheme URI (IPTC NewsCodes).
static CODES: &[(&str, &str, &str)] = &[
    ("pubStatus", "stat:", "http://cv.iptc.org/newscodes/pubstatusg2/"),
    ("itemClass", "ninat:", "http://cv.iptc.org/newscodes/ninature/"),
];

const fn nature(uri: &'static str) -> Option<(&'static str, &'static str)> {
    Some(("typeuri", uri))
}

/// The start tag of a property up to the name of its member, and from there to its value.
const PROPERTY_OF: &str = "<nar:itemMetaExtProperty reluri=\"urn:wiredesk:";
pub const VALUE: &str = "\" value='";

/// Where the members of `T` stand.
pub struct Table<T: 'static> {
    /// Members with readable elements.
    pub groups: Vec<Group<T>>,
    /// Members that have some.
    pub group_places: Members,
    /// Members that only a property holds.
    pub rest: Vec<&'static Member<T>>,
    /// The same members by their places.
    pub rest_places: Members,
    /// How the property of each member begins, up to its value.
    pub starts: Vec<String>,
}

/// An element and the members it holds.
pub struct Group<T: 'static> {
    /// Its local name.
    pub element: &'static str,
    /// Its name with the prefix.
    pub tag: String,
    /// Its name in a `meta`, behind `nar.`.
    pub meta: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The attribute that tells it from others of its name.
    pub mark: Option<(&'static str, &'static str)>,
    /// One member, or the one of the first value and that of further ones.
    pub members: Vec<&'static Member<T>>,
    /// The same members by their places.
    pub places: Members,
    /// The marks of all groups of this element: no value may seem to have another's.
    marks: Vec<(&'static str, &'static str)>,
    single: bool,
}

impl<T: Carried> Table<T> {
    fn new(lines: &'static [Line]) -> Self {
        let find = |name: &&str| T::members().iter().find(|m| m.name == *name);
        let places = |wanted: &dyn Fn(&&Member<T>) -> bool| {
            T::members().iter().enumerate().filter(|(_, m)| wanted(m)).map(|(place, _)| place).collect::<Members>()
        };
        let group = |(element, kind, names, mark): &Line| Group {
            element,
            tag: format!("nar:{element}"),
            meta: mark.and_then(|_| names.first().copied()).unwrap_or(element),
            kind: *kind,
            mark: *mark,
            members: names.iter().filter_map(find).collect(),
            places: places(&|m| names.contains(&m.name)),
            marks: lines.iter().filter(|line| line.0 == *element).filter_map(|line| line.3).collect(),
            single: names.iter().all(|name| SINGLE.contains(name)),
        };
        let readable = |m: &&Member<T>| lines.iter().any(|line| line.2.contains(&m.name));
        Self {
            groups: lines.iter().map(group).collect(),
            group_places: places(&|m| readable(m)),
            rest: T::members().iter().filter(|m| !readable(m)).collect(),
            rest_places: places(&|m| !readable(m)),
            starts: T::members().iter().map(|m| [PROPERTY_OF, m.name, VALUE].concat()).collect(),
        }
    }
}

impl<T: Carried> Group<T> {
    /// Whether a second element of it has no place.
    pub fn single(&self) -> bool {
        self.single
    }

    /// The word that a code of the IPTC stands for.
    pub fn controlled<'v>(&self, name: &str, value: &'v str) -> Option<&'v str> {
        let (_, alias, scheme) = CODES.iter().find(|(element, ..)| *element == self.element)?;
        let word = match name {
            "qcode" => value.strip_prefix(alias),
            "uri" => value.strip_prefix(scheme),
            _ => None,
        };
        word.filter(|word| !word.is_empty())
    }

    /// The words of its members, where they are all there is to them and come back from readable elements as they are.
    pub fn bare<'a>(&self, whole: &'a T, style: Style) -> Option<Vec<Bare<'a>>> {
        let is_words = matches!(self.kind, Kind::Text | Kind::Party | Kind::Concept | Kind::Words | Kind::Time);
        // The first value is the first member's, so it must have one.
        let mut stated = self.members.iter().map(|m| !(m.is_blank)(whole));
        if !is_words || stated.next() != Some(true) || stated.next() == Some(true) {
            return None;
        }
        let mut words = Vec::new();
        let bare = (self.members.first()?.bare)(whole, &mut words);
        // A role is an attribute, and none may lead the value to a neighbour.
        let roles = style == Style::Elements && self.mark.is_none() && self.marks.is_empty();
        let back =
            |w: &Bare<'_>| !w.words.is_empty() && w.words.trim().len() == w.words.len() && (w.role.is_empty() || roles);
        (bare && words.iter().all(back)).then_some(words)
    }

    /// The readable values of its members.
    pub fn items(&self, whole: &T, style: Style) -> Vec<Item> {
        let mut items = Vec::new();
        for member in self.members.iter().filter(|m| !(m.is_blank)(whole)) {
            match (member.to_json)(whole) {
                Value::Array(list) => items.extend(list.iter().filter_map(|v| Item::of(self.kind, v, style))),
                value => items.extend(Item::of(self.kind, &value, style)),
            }
        }
        for item in &mut items {
            // An attribute is written once, and none may lead the value to a neighbour.
            item.attrs.retain(|(n, v)| self.mark.is_none_or(|(m, _)| m != *n) && !self.marks.contains(&(n, v)));
        }
        items.retain(|item| !item.is_empty() || self.kind.may_be_empty());
        if self.kind == Kind::Embargo {
            // Words of an embargo that look like its time are left to the property.
            items.dedup_by(|b, a| a.like(b));
        }
        items
    }

    /// What `items` state, set on `whole`.
    pub fn state(&self, items: &[Item], whole: &mut T) {
        let (Some(first), [one, rest @ ..]) = (self.members.first(), items) else { return };
        match self.members.get(1) {
            Some(second) if self.kind == Kind::Embargo => {
                let is_time = |item: &&Item| Time::new(&item.text).is_some();
                set(first, items.iter().find(is_time).map(|i| i.value(Kind::Time)), whole);
                set(second, items.iter().find(|i| !is_time(i)).map(|i| i.value(Kind::Embargo)), whole);
            }
            Some(second) => {
                set(first, Some(one.value(self.kind)), whole);
                let further: Vec<_> = rest.iter().map(|i| i.value(self.kind)).collect();
                set(second, (!further.is_empty()).then_some(Value::Array(further)), whole);
            }
            None if self.single => set(first, Some(one.value(self.kind)), whole),
            None => set(first, Some(items.iter().map(|i| i.value(self.kind)).collect()), whole),
        }
    }
}

/// A value that does not fit leaves the member unstated: what was read was looked at before, and what is written has a
/// property then.
fn set<T>(member: &Member<T>, value: Option<Value>, whole: &mut T) {
    if let Some(value) = value
        && (member.from_json)(whole, value).is_err()
    {
        (member.clear)(whole);
    }
}

impl Carried for Article {
    fn members() -> &'static [Member<Self>] {
        Self::MEMBERS
    }
    fn stated(&self) -> Members {
        Record::stated(self)
    }
    fn table() -> &'static Table<Self> {
        static TABLE: LazyLock<Table<Article>> = LazyLock::new(|| Table::new(ARTICLE));
        &TABLE
    }
    fn canonical(&mut self) {
        // One by one: a format may keep a place for each of its own associations, and an empty one holds it.
        let mut children = std::mem::take(&mut self.associations);
        canonical(self);
        children.iter_mut().for_each(canonical);
        self.associations = children;
    }
}

impl Carried for Feed {
    fn members() -> &'static [Member<Self>] {
        Self::MEMBERS
    }
    fn stated(&self) -> Members {
        Record::stated(self)
    }
    fn table() -> &'static Table<Self> {
        static TABLE: LazyLock<Table<Feed>> = LazyLock::new(|| Table::new(FEED));
        &TABLE
    }
    fn canonical(&mut self) {
        canonical_feed(self);
    }
}
