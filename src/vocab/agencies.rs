//! News agencies and picture services: what they call themselves, the tags they print, where they sit, and the clock
//! they keep when they state no zone.

mod list;
mod pictures;

use std::sync::LazyLock;

use list::AGENCIES;
use pictures::PICTURE_SERVICES;

use crate::model::Party;
use crate::text::known::{Set, Table};
use crate::vocab::dates::Zone;

/// One agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The short name in its own spelling, as datelines have it: `AP`, `dpa`.
    pub code: &'static str,
    /// Its names in its languages and in English; the first is the one to print.
    pub names: &'static [&'static str],
    /// What it prints in datelines and credits beside its code and names: `AP Photo`, `رويترز`. Case matters, because
    /// many are words of a language in small letters.
    pub tags: &'static [&'static str],
    /// The tags of its services for a country, a language or a subject, with the language (RFC 5646) of each.
    pub variants: &'static [(&'static str, &'static str)],
    /// The hosts it registered, as `doc-id@regsrc`, ProviderId and URIs have them; the first is its own.
    pub hosts: &'static [&'static str],
    /// The city of its head office.
    pub home: &'static str,
    /// The IANA zone of its head office.
    pub zone: &'static str,
    /// Whether it supplies pictures only: none of these files a dateline.
    pub pictures: bool,
    /// Whether its code is a word, a name or an abbreviation of much else, so that alone in a line it says nothing.
    pub ambiguous: bool,
}

const fn agency(
    code: &'static str,
    names: &'static [&'static str],
    hosts: &'static [&'static str],
    home: &'static str,
    zone: &'static str,
) -> Agency {
    Agency { code, names, tags: &[], variants: &[], hosts, home, zone, pictures: false, ambiguous: false }
}

impl Agency {
    const fn tags(self, tags: &'static [&'static str]) -> Self {
        Self { tags, ..self }
    }
    const fn variants(self, variants: &'static [(&'static str, &'static str)]) -> Self {
        Self { variants, ..self }
    }
    const fn pictures(self) -> Self {
        Self { pictures: true, ..self }
    }
    const fn ambiguous(self) -> Self {
        Self { ambiguous: true, ..self }
    }
}

/// The zone that an agency keeps at home, by its code, its name or a source it registered.
pub fn home_zone(party: &Party) -> Option<Zone> {
    let stated = [&party.literal, &party.name, &party.uri].into_iter().flatten().map(String::as_str);
    let agency = stated.chain(party.names.iter().map(|n| n.value.as_str())).find_map(by_name)?;
    Zone::new(agency.zone)
}

/// Every agency, then every picture service.
pub fn all() -> impl Iterator<Item = &'static Agency> {
    AGENCIES.iter().chain(PICTURE_SERVICES)
}

/// The agency with a code, in any case: `ap`, `DPA`.
pub fn by_code(code: &str) -> Option<&'static Agency> {
    by_word(code.trim()).filter(|a| same(a.code, code.trim()))
}

/// The agency that a code, one of its names or a source it registered means, in any case: `AP`, `Associated Press`,
/// `ritzau.dk`, `https://www.apa.at/`.
pub fn by_name(name: &str) -> Option<&'static Agency> {
    let name = name.trim();
    by_word(name).or_else(|| by_host(host(name)))
}

/// The agencies by their codes, and where no code is so spelled, by their names, in small letters.
static WORDS: LazyLock<Table<String, &'static Agency>> = LazyLock::new(|| {
    let codes = all().map(|agency| (agency.code, agency));
    let names = all().flat_map(|agency| agency.names.iter().map(move |name| (*name, agency)));
    let mut words = Table::default();
    for (word, agency) in codes.chain(names) {
        words.entry(word.to_lowercase()).or_insert(agency);
    }
    words
});

fn by_word(word: &str) -> Option<&'static Agency> {
    if word.len() > LONGEST {
        return None;
    }
    WORDS.get(&word.to_lowercase()).copied()
}

/// How a spelling in [`TAGS`] is met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// Only so, or all in capitals.
    Exact(&'static str),
    /// In any case: a name of two words or more is no other word.
    Any,
}

static TAGS: LazyLock<Table<String, Vec<(Spelling, &'static Agency)>>> = LazyLock::new(|| {
    let mut tags: Table<String, Vec<_>> = Table::default();
    for agency in all() {
        let exact = [agency.code].into_iter().chain(agency.tags.iter().copied());
        for tag in exact.chain(agency.variants.iter().map(|(tag, _)| *tag)) {
            tags.entry(tag.to_lowercase()).or_default().push((Spelling::Exact(tag), agency));
        }
        for name in agency.names {
            let spelling = if name.contains([' ', '-']) { Spelling::Any } else { Spelling::Exact(name) };
            tags.entry(name.to_lowercase()).or_default().push((spelling, agency));
        }
    }
    tags
});

/// The longest tag or name, in bytes: what is longer is none.
pub const LONGEST: usize = 100;

/// The lengths that words of a list have, a bit each, by the first letter and by the last: few words that are not of the
/// list have a length that goes with both.
struct Shapes {
    first: Vec<u128>,
    last: Vec<u128>,
}

impl Shapes {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut shapes = Self { first: vec![0; 256], last: vec![0; 256] };
        for word in words {
            let add = |lengths: &mut [u128], byte: Option<u8>| {
                let row = byte.and_then(|byte| lengths.get_mut(usize::from(byte)));
                row.into_iter().for_each(|row| *row |= Self::length(word));
            };
            add(&mut shapes.first, word.bytes().next());
            add(&mut shapes.last, word.bytes().next_back());
        }
        shapes
    }
    fn length(word: &str) -> u128 {
        1 << word.len().min(127)
    }
    /// Whether the list could hold a word.
    fn may_hold(&self, word: &str) -> bool {
        let lengths = |of: &[u128], byte: Option<u8>| match byte {
            Some(byte) if !byte.is_ascii() => u128::MAX,
            byte => byte.and_then(|byte| of.get(usize::from(byte.to_ascii_lowercase()))).copied().unwrap_or_default(),
        };
        let both = lengths(&self.first, word.bytes().next()) & lengths(&self.last, word.bytes().next_back());
        both & Self::length(word) != 0 || !word.bytes().all(keeps_length)
    }
}

/// Whether a byte is of a letter that has the same length in small letters: of ASCII, of the West, of Cyrillic.
fn keeps_length(byte: u8) -> bool {
    byte < 0xC4 || matches!(byte, 0xD0 | 0xD1)
}

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::of(TAGS.keys().map(String::as_str)));

/// The first words of tags and names, in small letters: whether the word is one, and the second words that may follow it.
static LEADS: LazyLock<Table<String, (bool, Set<String>)>> = LazyLock::new(|| {
    let mut leads: Table<String, (bool, Set<String>)> = Table::default();
    for tag in TAGS.keys() {
        let mut words = words(tag);
        let (alone, seconds) = leads.entry(words.next().unwrap_or_default().to_owned()).or_default();
        match words.next() {
            Some(second) => drop(seconds.insert(second.to_owned())),
            None => *alone = true,
        }
    }
    leads
});
static LEAD_SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::of(LEADS.keys().map(String::as_str)));

/// The runs of letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a text could begin with a tag or a name, by its first two words.
pub fn may_lead(text: &str) -> bool {
    let mut all = words(text);
    let Some(first) = all.next().filter(|word| word.len() <= LONGEST && LEAD_SHAPES.may_hold(word)) else {
        return false;
    };
    // In small letters a word of Turkish may end earlier.
    let lower = first.to_lowercase();
    let Some((alone, seconds)) = LEADS.get(words(&lower).next().unwrap_or_default()) else { return false };
    *alone || !first.is_ascii() || all.next().is_some_and(|second| seconds.contains(&second.to_lowercase()))
}

/// The agency that a tag means as copy prints it: `AP`, `dpa`, `REUTERS`, `AP Photo`, `sda`, `新华社`. Unlike
/// [`by_name`] it tells `(MAP)` from a map.
pub fn by_tag(tag: &str) -> Option<&'static Agency> {
    let tag = tag.trim();
    if tag.is_empty() || tag.len() > LONGEST || !SHAPES.may_hold(tag) {
        return None;
    }
    let met = |(spelling, _): &&(Spelling, _)| match spelling {
        Spelling::Any => true,
        Spelling::Exact(own) => *own == tag || own.to_uppercase() == tag,
    };
    TAGS.get(&tag.to_lowercase())?.iter().find(met).map(|(_, agency)| *agency)
}

/// Whether a tag is the code or a name of its agency, in any case, and not what it prints beside them (`AP Photo`).
pub fn is_name(tag: &str) -> bool {
    by_tag(tag).is_some_and(|a| same(a.code, tag) || a.names.iter().any(|n| same(n, tag)))
}

/// Whether a tag is one of an agency whose code says nothing alone: `Petra`, `SID`; its names in full say it.
pub fn is_ambiguous(tag: &str) -> bool {
    let full = tag.contains(' ') || tag.chars().any(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
    !full && by_tag(tag).is_some_and(|a| a.ambiguous)
}

/// A host or a part of one: `cv.afp.com` is AFP's, `notafp.com` is not.
fn by_host(host: &str) -> Option<&'static Agency> {
    let owns = |own: &&'static str| {
        let before = host.len().checked_sub(own.len());
        let tail = before.and_then(|at| host.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(own));
        tail && before.is_some_and(|at| at == 0 || host.get(..at).is_some_and(|head| head.ends_with('.')))
    };
    all().find(|a| a.hosts.iter().any(owns))
}

fn host(name: &str) -> &str {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    name.split(['/', ':', '?', '#']).next().unwrap_or_default()
}

/// Equal but for case.
fn same(one: &str, other: &str) -> bool {
    let lower = |c: char| c.to_lowercase();
    one.chars().flat_map(lower).eq(other.chars().flat_map(lower))
}

#[cfg(test)]
#[path = "agencies/agencies_tests.rs"]
mod tests;
