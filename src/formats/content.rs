//! What stands in what, as a DTD or a schema says it: which elements in an element, in which order, how often.

use std::collections::HashMap;

use crate::syntax::xml::Node;

/// The elements of a document type that hold elements, by their names.
pub struct Models(HashMap<&'static str, Model>);

struct Model {
    /// Whether words may stand between the elements.
    words: bool,
    slots: Vec<Slot>,
}

/// One place in the order.
struct Slot {
    names: Vec<&'static str>,
    /// Whether something has to stand there, and whether more than one may.
    needed: bool,
    many: bool,
}

/// What is wrong with what stands in an element.
#[derive(Clone, Copy)]
pub enum Fault<'n> {
    /// It has no place for this element.
    Foreign(Node<'n, 'n>),
    /// This one belongs before the one that stands before it.
    Late(Node<'n, 'n>, Node<'n, 'n>),
    /// This one stands there already.
    Again(Node<'n, 'n>),
    /// It lacks this one.
    Lacks(&'static str),
    /// It holds elements only, and words stand in it.
    Words,
}

/// The elements of a part that have models, and what is wrong with what stands in them: several rules ask for both.
pub struct Ruled<'a> {
    /// The elements, in the order in which rules look at them.
    pub elements: Vec<Node<'a, 'a>>,
    /// Each fault with the element in which it is.
    pub faults: Vec<(Node<'a, 'a>, Fault<'a>)>,
}

impl<'a> Ruled<'a> {
    /// Looks for the faults of each element.
    pub fn of(elements: Vec<Node<'a, 'a>>, look: impl Fn(Node<'a, 'a>, &mut dyn FnMut(Fault<'a>))) -> Self {
        let mut faults = Vec::new();
        elements.iter().for_each(|node| look(*node, &mut |fault| faults.push((*node, fault))));
        Self { elements, faults }
    }
    /// What elements lack, each with its element.
    pub fn lacking(&self) -> impl Iterator<Item = (Node<'a, 'a>, &'static str)> {
        self.faults.iter().filter_map(|(of, fault)| match fault {
            Fault::Lacks(name) => Some((*of, *name)),
            _ => None,
        })
    }
}

impl Models {
    /// Of lines as `media: media-metadata* media-reference|media-object+ media-caption*`: names of one place are parted by
    /// `|`, and `?`, `*` and `+` mean what they mean in a DTD. `%text` stands for the names of a line `%text: em|q`, `&` for
    /// words between. Elements that hold the same share a line; what has no line is not looked at.
    pub fn new(lines: &'static str) -> Self {
        let lines: Vec<_> = lines.lines().filter_map(|line| line.split_once(':')).collect();
        let lists: HashMap<_, Vec<_>> = lines
            .iter()
            .filter(|(name, _)| name.starts_with('%'))
            .map(|(name, list)| (*name, list.split('|').map(str::trim).collect()))
            .collect();
        let slot = |text: &'static str| {
            let names = text.trim_end_matches(['?', '*', '+']);
            let some = |name| lists.get(name).cloned().unwrap_or_else(|| vec![name]);
            Slot {
                names: names.split('|').flat_map(some).collect(),
                needed: !text.ends_with(['?', '*']),
                many: text.ends_with(['*', '+']),
            }
        };
        let model = |text: &'static str| Model {
            words: text.split_whitespace().any(|word| word == "&"),
            slots: text.split_whitespace().filter(|word| *word != "&").map(slot).collect(),
        };
        let models = lines.iter().filter(|(names, _)| !names.starts_with('%'));
        Self(models.flat_map(|(names, text)| names.split_whitespace().map(|name| (name, model(text)))).collect())
    }

    /// Whether there is a line for elements of this name.
    pub fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Finds what is wrong with what stands in an element; of its children those that are `own`.
    pub fn faults<'n>(&self, of: Node<'n, 'n>, own: impl Fn(Node<'n, 'n>) -> bool, found: &mut dyn FnMut(Fault<'n>)) {
        let Some(Model { words, slots }) = self.0.get(of.name()) else { return };
        // Which places have something: there are 64 at most.
        let (mut at, mut last, mut filled) = (0, None, 0_u64);
        for child in of.children().filter(|child| own(*child)) {
            let fits = |slot: &Slot| slot.names.contains(&child.name());
            let behind = slots.iter().enumerate().skip(at).filter(|(_, slot)| fits(slot));
            let free = |n: usize, slot: &Slot| slot.many || filled & 1 << n == 0;
            let before = slots.iter().take(at).position(fits);
            match (behind.clone().find(|(n, slot)| free(*n, slot)), behind.count() > 0, before) {
                (Some((n, _)), ..) => {
                    at = n;
                    last = Some(child);
                    filled |= 1 << n;
                }
                (None, true, _) => found(Fault::Again(child)),
                (None, false, Some(n)) => {
                    let again = slots.get(n).is_some_and(|slot| !free(n, slot));
                    filled |= 1 << n;
                    match last.filter(|_| !again) {
                        Some(last) => found(Fault::Late(child, last)),
                        None => found(Fault::Again(child)),
                    }
                }
                (None, false, None) => found(Fault::Foreign(child)),
            }
        }
        for (_, slot) in slots.iter().enumerate().filter(|(n, slot)| slot.needed && filled & 1 << n == 0) {
            slot.names.first().into_iter().for_each(|name| found(Fault::Lacks(name)));
        }
        if !words && of.texts().any(|(text, _)| !text.trim().is_empty()) {
            found(Fault::Words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Report;
    use crate::syntax::xml::{Cursor, Limits};

    const LINES: &str = "
%text: em|q
head: title? meta* tobject?
media: data* ref|object+ caption* %text?
p dt: & %text*
br hr: &";

    fn faults(text: &str) -> Vec<String> {
        let mut report = Report::default();
        let mut cursor = Cursor::new(text, &[], Limits::default());
        let root = cursor.root(&mut report).unwrap();
        let tree = cursor.tree(&root, &mut report);
        let mut all = Vec::new();
        Models::new(LINES).faults(tree.root().unwrap(), |_| true, &mut |fault| {
            all.push(match fault {
                Fault::Foreign(node) => format!("foreign {}", node.name()),
                Fault::Late(node, last) => format!("{} behind {}", node.name(), last.name()),
                Fault::Again(node) => format!("again {}", node.name()),
                Fault::Lacks(name) => format!("no {name}"),
                Fault::Words => "words".to_owned(),
            });
        });
        all
    }

    #[test]
    fn what_stands_elsewhere_than_the_model_has_it_is_found() {
        for sound in [
            "<head><title/><meta/><meta/><tobject/></head>",
            "<media><data/><object/><ref/><ref/><caption/><q/></media>",
            "<p>a <em>b</em> c <q/><em/></p>",
            "<other><x/>words</other>",
            "<head/>",
        ] {
            assert_eq!(faults(sound), [""; 0], "{sound}");
        }
        for (odd, fault) in [
            ("<head><meta/><title/></head>", "title behind meta"),
            ("<head><title/><meta/><title/></head>", "again title"),
            ("<head><tobject/><tobject/></head>", "again tobject"),
            ("<head><p/></head>", "foreign p"),
            ("<br><p/></br>", "foreign p"),
            ("<head>\n words</head>", "words"),
            ("<media><caption/></media>", "no ref"),
            ("<media><ref/><em/><q/></media>", "again q"),
        ] {
            assert_eq!(faults(odd), [fault], "{odd}");
        }
    }
}
