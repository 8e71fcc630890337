//! `evloc`, where it happened: one name in the model, from the most particular part to the least (NITF 3.6, `evloc`).

use crate::model::Concept;
use crate::syntax::xml::Tag;

/// The parts of the name, by what they are called; the country is a code.
const PARTS: [&str; 3] = ["city", "county-dist", "state-prov"];
const BETWEEN: &str = ", ";

/// The most particular name, and the country as a code. The kind says what the first part is, where there is more than a
/// city: from it and the number of parts the writer knows what each of them is.
pub(super) fn read(tag: &Tag<'_>) -> Concept {
    let stated = |name: &str| tag.attr(name).filter(|v| !v.trim().is_empty()).map(|v| v.into_owned());
    let [city, county, state] = PARTS.map(stated);
    let kind = match (&city, &county, &state) {
        (Some(_), _, Some(_)) => Some(PARTS[0]),
        (None, Some(_), _) => Some(PARTS[1]),
        (None, None, Some(_)) => Some(PARTS[2]),
        (Some(_), _, None) | (None, None, None) => None,
    };
    let parts: Vec<String> = [city, county, state].into_iter().flatten().collect();
    let name = (!parts.is_empty()).then(|| parts.join(BETWEEN));
    let place = Concept { name, literal: stated("iso-cc"), kind: kind.map(str::to_owned), ..Concept::default() };
    match self::parts(&place).is_some_and(|own| own.into_iter().map(|(_, part)| part).eq(&parts)) {
        true => place,
        false => Concept { kind: None, ..place },
    }
}

/// The attributes that its name stands in; `None` where its kind is none that reading gives, or the name has other parts
/// than that.
pub(super) fn parts(place: &Concept) -> Option<Vec<(&'static str, &str)>> {
    let name = place.name.as_deref()?;
    let kind = place.kind.as_deref()?;
    let parts: Vec<&str> = name.split(BETWEEN).collect();
    let attributes: &[&'static str] = match (PARTS.iter().position(|part| *part == kind)?, parts.len()) {
        (0, 2) => &[PARTS[0], PARTS[2]],
        (0, 3) => &PARTS,
        (1, 1) => &PARTS[1..2],
        (1, 2) => &PARTS[1..],
        (2, 1) => &PARTS[2..],
        _ => return None,
    };
    let whole = parts.iter().all(|part| !part.trim().is_empty());
    whole.then(|| attributes.iter().copied().zip(parts).collect())
}
