//! Pictures, with their captions and credits.

use super::is_page_part;
use crate::syntax::html::page::{Figure, Page, words};
use crate::syntax::html::tree::{Element, Id, Step, Tree};

/// How many figures are taken.
const FIGURES: usize = 100;

/// Takes pictures out of the story and its surroundings, with their captions and credits.
pub(super) fn figures(tree: &mut Tree, cover: Id, page: &mut Page) {
    let mut found = Vec::new();
    let mut walk = tree.walk(cover);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(element) = tree.element(id) else { continue };
        if is_page_part(element) {
            walk.pass(id);
        } else if &*element.name == "figure" {
            found.push(id);
            walk.pass(id);
        }
    }
    for id in found.into_iter().take(FIGURES) {
        if let Some(figure) = figure(tree, id) {
            page.figures.push(figure);
            tree.detach(id);
        }
    }
}

fn figure(tree: &Tree, id: Id) -> Option<Figure> {
    let mut figure = Figure::default();
    let mut credit = None;
    let mut caption = None;
    for step in tree.walk(id) {
        let Step::Enter(inner) = step else { continue };
        let Some(element) = tree.element(inner) else { continue };
        match &*element.name {
            "img" | "video" | "audio" if figure.src.is_empty() => file(element, &mut figure),
            "source" if figure.src.is_empty() => figure.src = source(element).unwrap_or_default(),
            "figcaption" => caption = caption.or(Some(inner)),
            _ if credit.is_none() && is_credit(element) => credit = Some(inner),
            _ => {}
        }
    }
    if figure.src.is_empty() {
        return None;
    }
    figure.credit = credit.map(|id| words(tree, id)).filter(|words| !words.is_empty());
    let all = caption.map(|id| words(tree, id)).unwrap_or_default();
    let rest = figure
        .credit
        .as_ref()
        .and_then(|credit| all.strip_suffix(credit.as_str()).or(all.strip_prefix(credit.as_str())));
    figure.caption = rest.unwrap_or(&all).trim().to_owned();
    Some(figure)
}

fn is_credit(element: &Element) -> bool {
    let named = |class: &str| {
        let class = class.to_ascii_lowercase();
        ["credit", "copyright", "photographer", "attribution"].iter().any(|word| class.contains(word))
    };
    let property = element.get("itemprop").unwrap_or_default();
    matches!(property, "creditText" | "copyrightHolder" | "author" | "creator")
        || matches!(&*element.name, "cite" | "small")
        || element.classes().any(named)
}

/// A file that is loaded late stands in another attribute.
fn file(element: &Element, figure: &mut Figure) {
    let stated = ["src", "data-src", "data-lazy-src", "data-original"].iter().filter_map(|name| element.get(name));
    let stated = stated.map(str::trim).find(|src| !src.is_empty() && !src.starts_with("data:"));
    figure.src = stated.map(str::to_owned).or_else(|| source(element)).unwrap_or_default();
    figure.element = element.name.to_string();
    figure.alt = element.get("alt").filter(|alt| !alt.trim().is_empty()).map(str::to_owned);
    let number = |name: &str| element.get(name).and_then(|value| value.trim().trim_end_matches("px").parse().ok());
    (figure.width, figure.height) = (number("width"), number("height"));
}

/// The last of several files is the largest, by custom.
fn source(element: &Element) -> Option<String> {
    if let Some(src) = element.get("src").filter(|src| !src.trim().is_empty() && !src.starts_with("data:")) {
        return Some(src.trim().to_owned());
    }
    let set = element.get("srcset").or(element.get("data-srcset"))?;
    let last = set.rsplit(", ").next()?.split_ascii_whitespace().next()?;
    Some(last.trim_end_matches(',').to_owned()).filter(|src| !src.is_empty() && !src.starts_with("data:"))
}
