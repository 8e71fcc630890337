//! What elements are marked as: by microdata, by their relation, by the names of hNews and hEntry.

use crate::syntax::html::page::{self, Mark, Page, Said, words};
use crate::syntax::html::tree::{Element, Id, Step, Tree};

/// How many marks are taken.
const MARKS: usize = 80;

/// Notes what an element is marked as.
pub(super) fn mark(tree: &Tree, id: Id, element: &Element, page: &mut Page) {
    let Some(said) = said(element).filter(|_| page.marks.len() < MARKS) else { return };
    let machine = element.get("content").or(element.get("datetime")).or(element.get("title"));
    let timed = matches!(said, Said::Published | Said::Modified);
    let named = || match said {
        Said::Author | Said::Source | Said::Publisher | Said::Holder => named_inside(tree, id),
        _ => None,
    };
    let words = machine.filter(|_| timed || element.get("content").is_some()).map(str::to_owned);
    let words = words.or_else(named).unwrap_or_else(|| page::words(tree, id));
    if !words.is_empty() && words.len() < 2000 {
        let href = element.get("href").map(str::to_owned);
        page.marks.push(Mark { said, words, href });
    }
}

/// The property that an element is of in RDFa Lite, where it is one of schema.org's.
fn rdfa(element: &Element) -> Option<&str> {
    let property = element.get("property")?.trim();
    let property = property.strip_prefix("schema:").unwrap_or(property);
    Some(property).filter(|property| !property.contains(':'))
}

/// The name in the marks of a party.
fn named_inside(tree: &Tree, id: Id) -> Option<String> {
    let is_name = |step| match step {
        Step::Enter(inner) => {
            let element = tree.element(inner)?;
            let marked = [element.get("itemprop"), rdfa(element)].contains(&Some("name"))
                || element.classes().any(|c| c == "fn" || c == "p-name");
            let words = || element.get("content").map_or_else(|| words(tree, inner), str::to_owned);
            marked.then(words).filter(|words| !words.is_empty())
        }
        Step::Leave(_) => None,
    };
    tree.walk(id).find_map(is_name)
}

/// What an element is marked as. A time that says nothing more is that of the page.
pub(super) fn said(element: &Element) -> Option<Said> {
    stated(element).or_else(|| is_time(element).then_some(Said::Published))
}

/// Whether it is a time that says nothing more.
pub(super) fn is_bare_time(element: &Element) -> bool {
    is_time(element) && stated(element).is_none()
}

fn is_time(element: &Element) -> bool {
    &*element.name == "time" && element.says("datetime")
}

/// What an element is marked as: by microdata, then by its relation, then by the names of hNews and hEntry.
fn stated(element: &Element) -> Option<Said> {
    let property = |prop: &str| match prop {
        "author" | "creator" => Some(Said::Author),
        "headline" => Some(Said::Headline),
        "datePublished" => Some(Said::Published),
        "dateModified" => Some(Said::Modified),
        "description" | "alternativeHeadline" => Some(Said::Summary),
        "articleSection" => Some(Said::Section),
        "keywords" => Some(Said::Tag),
        "sourceOrganization" | "provider" => Some(Said::Source),
        "publisher" => Some(Said::Publisher),
        "copyrightHolder" => Some(Said::Holder),
        "creditText" => Some(Said::Credit),
        "copyrightNotice" => Some(Said::Copyright),
        "dateline" => Some(Said::Dateline),
        _ => None,
    };
    // A card of hNews and hEntry names its person inside.
    let is_card = element.classes().any(|class| matches!(class, "vcard" | "h-card"));
    let class = |class: &str| match class.to_ascii_lowercase().as_str() {
        "author" if is_card => Some(Said::Author),
        "p-author" | "author-name" | "byline-name" | "byline__name" => Some(Said::Author),
        "byline" | "author" | "c-byline" | "article-byline" | "article__byline" | "story-byline" | "entry-author"
        | "post-author" | "byline-wrapper" => Some(Said::Byline),
        "entry-title" | "p-name" if matches!(&*element.name, "h1" | "h2") => Some(Said::Headline),
        "entry-summary" | "p-summary" => Some(Said::Summary),
        "published" | "dt-published" | "entry-date" => Some(Said::Published),
        "updated" | "dt-updated" => Some(Said::Modified),
        "source-org" | "source-organization" => Some(Said::Source),
        "dateline" => Some(Said::Dateline),
        "p-category" => Some(Said::Tag),
        "copyright" => Some(Said::Copyright),
        _ => None,
    };
    let rel = |rel: &str| match rel {
        "author" => Some(Said::Author),
        "tag" => Some(Said::Tag),
        _ => None,
    };
    let properties = element.get("itemprop").unwrap_or_default().split_ascii_whitespace();
    let found = properties.into_iter().find_map(property);
    let found = found.or_else(|| rdfa(element).and_then(property).filter(|_| &*element.name != "meta"));
    let found = found.or_else(|| element.get("rel").unwrap_or_default().split_ascii_whitespace().find_map(rel));
    found.or_else(|| element.classes().find_map(class))
}
