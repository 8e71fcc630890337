//! What stands in a story and is none of it.

use super::marks::said;
use super::{Element, Id, Said, Step, Sums, Tree, is_block, is_furniture, is_page_part};

/// How many words a line may have beside what is marked in it and still be a line of who and when: `By`, `Published`.
const LEAD: usize = 1;

/// Takes out of the story what is none of it: scripts, forms, buttons, headings that stand in fields, furniture.
pub(super) fn strip(tree: &mut Tree, story: Id, sums: &Sums) {
    let most = sums.below(story) / 2;
    let mut gone = Vec::new();
    let article = matches!(tree.name(story), "article" | "main");
    let mut walk = tree.walk(story);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        let Some(element) = tree.element(id) else { continue };
        let small = sums.below(id) <= most;
        if is_page_part(element) || small && is_furniture(element) {
            gone.push(id);
            walk.pass(id);
        } else if small && article && is_head(element) && sentence(tree, id, story).is_none() {
            gone.push(line_of(tree, id, story));
            walk.pass(id);
        }
    }
    for id in gone {
        let mut at = tree.parent(id);
        tree.detach(id);
        // What held nothing else goes with it.
        while let Some(holder) = at.filter(|holder| *holder != story && is_hollow(tree, *holder)) {
            at = tree.parent(holder);
            tree.detach(holder);
        }
    }
}

/// Whether an element is of what stands above a story, and has fields of its own.
fn is_head(element: &Element) -> bool {
    matches!(&*element.name, "h1" | "header" | "footer" | "time")
        || said(element).is_some_and(|said| said != Said::Dateline)
}

/// The block of a story in which an element stands with other words: what is marked there is said of the story, and is part
/// of it.
pub(super) fn sentence(tree: &Tree, id: Id, story: Id) -> Option<Id> {
    let block = block_around(tree, id, story)?;
    let (mut words, mut walk) = (0, tree.walk(block));
    while let Some(step) = walk.next() {
        let Step::Enter(inner) = step else { continue };
        if inner != block && tree.element(inner).is_some_and(is_head) {
            walk.pass(inner);
        }
        let text = tree.text(inner).unwrap_or_default();
        words += text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(LEAD + 1).count();
        if words > LEAD {
            return Some(block);
        }
    }
    None
}

/// What goes with an element that stands in no sentence: the words that lead to it.
fn line_of(tree: &Tree, id: Id, story: Id) -> Id {
    let line = block_around(tree, id, story).filter(|block| *block != story);
    line.filter(|block| tree.children(*block).all(|child| !is_block(tree.name(child)))).unwrap_or(id)
}

/// The block in which an element stands that is none itself.
fn block_around(tree: &Tree, id: Id, story: Id) -> Option<Id> {
    if is_block(tree.name(id)) {
        return None;
    }
    let mut at = tree.parent(id)?;
    while at != story && !is_block(tree.name(at)) {
        at = tree.parent(at)?;
    }
    Some(at)
}

/// Whether nothing but white space stands in an element.
fn is_hollow(tree: &Tree, id: Id) -> bool {
    tree.children(id).all(|child| tree.text(child).is_some_and(|text| text.trim().is_empty()))
}
