//! Values that the writer's style without a namespace has in `meta`, each with its place in its list.

use super::super::class;
use super::item::Item;
use crate::model::Article;

/// Takes a `meta` of such a value; `false` when it is none.
pub(super) fn take(item: &mut Item, name: &str, content: &str) -> bool {
    let Some(name) = name.strip_prefix(class::ATTRIBUTE) else { return false };
    let place = name.rsplit_once('.').and_then(|(name, place)| Some((name, place.parse::<usize>().ok()?)));
    let Some((name, place)) = place.filter(|(name, _)| NAMES.contains(name)) else { return false };
    item.attributes.push((name.to_owned(), place, content.to_owned()));
    true
}

const NAMES: &[&str] = &["version", "role", "function", "scope", "visibility"];

/// States them, when all lists were read.
pub(super) fn state(a: &mut Article, attributes: Vec<(String, usize, String)>) {
    for (name, place, value) in attributes {
        let target = match name.as_str() {
            "version" => Some(&mut a.version),
            "role" => a.genres.get_mut(place).map(|genre| &mut genre.role),
            "function" => a.hops.get_mut(place).map(|hop| &mut hop.action),
            "scope" => a.rights_info.get_mut(place).map(|rights| &mut rights.scope),
            _ => a.ed_notes.get_mut(place).map(|note| &mut note.visibility),
        };
        if let Some(target) = target.filter(|target| target.is_none()) {
            *target = Some(value);
        }
    }
}
