//! Which generation a document is of: what it says of its standard decides, and without that how its members are spelled.

use super::Generation;
use super::dialects;
use super::names::spelled;
use super::open::enveloped;
use super::rules_names::unread_of;
use crate::formats::Head;
use crate::syntax::json::{Kind, Slices, Step, Value, skip_space};

/// The version that an item states.
pub(super) struct Stated(pub(super) String);

/// How surely a document is of a generation.
pub(in crate::formats) fn sniff(generation: Generation, head: &Head<'_>) -> u8 {
    match first_item(head.text).and_then(|at| judged(head.text, at)) {
        Some((of, sure)) if of == generation => sure,
        _ => 0,
    }
}

/// Where the first item begins.
fn first_item(text: &str) -> Option<usize> {
    let mut at = skip_space(text.as_bytes(), 0);
    // An array or an envelope at each step.
    for _ in 0..8 {
        at = match text.as_bytes().get(at)? {
            b'[' => skip_space(text.as_bytes(), at + 1),
            b'{' => match enveloped(text, at) {
                Some(inner) => inner,
                None => return Some(at),
            },
            _ => return None,
        };
    }
    None
}

/// The generation of an item, and how sure that is.
fn judged(text: &str, at: usize) -> Option<(Generation, u8)> {
    let mut members = Slices::object(text, at)?.apart("items");
    let (mut named, mut known, mut own) = (false, 0, [0; 3]);
    while let Step::Found(member) = members.member() {
        if member.key == "items" {
            return None;
        }
        let value = Value::new(text, member.value);
        let by_standard = match member.key {
            "$standard" => Some(version(value).map_or(Generation::One, |v| generation(&v).unwrap_or(Generation::One))),
            "standard" => version(value).and_then(|v| generation(&v)),
            "format" => dialects::generation_of(&value.string()),
            _ => None,
        };
        if let Some(generation) = by_standard {
            return Some((generation, 100));
        }
        named |= dialects::identifies(member.key);
        let mut spelled = spelled(member.key);
        if spelled == [false; 3] {
            spelled = unread_of(member.key);
        }
        let everywhere = spelled == [true; 3];
        known += u32::from(spelled != [false; 3]);
        own.iter_mut().zip(spelled).for_each(|(count, spelled)| *count += u32::from(spelled && !everywhere));
    }
    let [one, two, three] = own;
    let (generation, most) = match one.max(two).max(three) {
        most if three == most => (Generation::Three, most),
        most if one == most => (Generation::One, most),
        most => (Generation::Two, most),
    };
    match (named, most, known) {
        (true, 1.., _) => Some((generation, 90)),
        (true, 0, 2..) => Some((generation, 40)),
        (false, 3.., _) => Some((generation, 60)),
        (true, 0, _) => Some((generation, 10)),
        _ => None,
    }
}

fn generation(version: &str) -> Option<Generation> {
    match version.as_bytes().first()? {
        b'1' => Some(Generation::One),
        b'2' => Some(Generation::Two),
        b'3' => Some(Generation::Three),
        _ => None,
    }
}

/// The version of ninjs that a statement of the standard names; an agency's own is called after it.
fn version(value: Value<'_>) -> Option<String> {
    let member = |name: &str| value.members().find(|(key, v)| *key == name && v.kind() == Kind::String);
    let name = member("name").is_none_or(|(_, name)| name.string().to_ascii_lowercase().contains("ninjs"));
    if let Some((_, version)) = member("version").filter(|_| name) {
        return Some(version.string().into_owned());
    }
    // `.../ninjs-schema_1.3.json`
    let (_, schema) = member("schema").filter(|_| name)?;
    let schema = schema.string();
    let version = schema.rsplit_once("ninjs-schema_")?.1.trim_end_matches(".json");
    Some(version.to_owned()).filter(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

/// The version that the item at a place states, or the name of the dialect it is in.
pub(super) fn stated(text: &str, at: usize) -> Option<Stated> {
    let mut members = Slices::object(text, at)?;
    while let Step::Found(member) = members.member() {
        let value = Value::new(text, member.value);
        match member.key {
            "standard" | "$standard" => return version(value).map(Stated),
            "format" if dialects::generation_of(&value.string()).is_some() => {
                return Some(Stated(value.string().into_owned()));
            }
            _ => {}
        }
    }
    None
}
