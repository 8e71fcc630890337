//! Tables of values: where in a document a kind of value stands, and one check over all of them.

use std::borrow::Cow;

use super::check::same;
use super::checks::{Found, trimmed};
use super::{Part, Placed, finding};
use crate::diag::{Rule, Span};
use crate::syntax::xml::Node;
use crate::vocab::slots::{Key, bit};

/// Where values stand: the text of an element, or an attribute of it.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    ns: &'static str,
    attribute: Option<&'static str>,
    within: Option<(&'static str, &'static str)>,
    /// The element's name, and the bit of that.
    key: Key<'static>,
    bit: u64,
}

/// The text of an element.
pub const fn text(ns: &'static str, element: &'static str) -> Spot {
    spot(ns, element, None)
}

/// An attribute without a prefix.
pub const fn attr(ns: &'static str, element: &'static str, attribute: &'static str) -> Spot {
    spot(ns, element, Some(attribute))
}

const fn spot(ns: &'static str, element: &'static str, attribute: Option<&'static str>) -> Spot {
    Spot { ns, attribute, within: None, key: Key::new(element), bit: bit(element) }
}

impl Spot {
    /// Only where the element stands right in another one.
    pub const fn within(self, ns: &'static str, element: &'static str) -> Self {
        Self { within: Some((ns, element)), ..self }
    }
    /// Whether it is the element of this spot.
    pub fn is(&self, placed: &Placed<'_>) -> bool {
        placed.bit == self.bit
            && placed.key == self.key
            && same(placed.ns, self.ns)
            && self.within.is_none_or(|(ns, name)| placed.within(ns, name))
    }
    /// The value of an element, if it is the one of this spot.
    pub fn value<'a>(&self, placed: &Placed<'a>) -> Option<Value<'a>> {
        if !self.is(placed) {
            return None;
        }
        let node = placed.node;
        match self.attribute {
            None => Some(Value { node, attribute: None, text: node.text(), span: node.text_span() }),
            Some(name) => node.attr(name).map(|attr| Value {
                node,
                attribute: Some(name),
                text: Cow::Borrowed(attr.value.as_ref()),
                span: attr.span,
            }),
        }
    }
}

/// A value with its place.
pub struct Value<'a> {
    /// The element that has it.
    pub node: Node<'a, 'a>,
    /// The attribute, when it is one.
    pub attribute: Option<&'static str>,
    /// As it stands.
    pub text: Cow<'a, str>,
    /// Where it stands; behind the start tag when there is none.
    pub span: Span,
}

impl Value<'_> {
    /// What it is a value of, for messages.
    pub fn owner(&self) -> String {
        let element = self.node.tag().qualified();
        match self.attribute {
            Some(attribute) => format!("`{attribute}` of `{element}`"),
            None => format!("`{element}`"),
        }
    }
    /// Where an empty value is pointed at: its element, or the attribute.
    pub fn place(&self) -> Span {
        if self.span.start == self.span.end { self.node.span() } else { self.span }
    }
}

/// The bits of the names of spots.
pub const fn bits(spots: &[Spot]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < spots.len() {
        bits |= spots[at].bit;
        at += 1;
    }
    bits
}

/// How many spots a part has elements for, of those that a rule looks at: seldom more.
const FEW: usize = 4;

/// The values at these spots, in the order of the document. Of a long list of spots most are of elements that a part does not
/// have, so that those it may have are told first.
pub fn values<'p, 'a>(part: &'p Part<'a>, spots: &'static [Spot]) -> impl Iterator<Item = Value<'a>> + 'p {
    let (mut few, mut rest, mut bits, mut count): (_, &[Spot], _, _) = ([None; FEW], &[], 0, 0);
    for (at, spot) in spots.iter().enumerate().filter(|(_, spot)| part.has_names(spot.bit)) {
        bits |= spot.bit;
        match few.get_mut(count) {
            Some(place) => *place = Some(spot),
            None if count == FEW => rest = spots.get(at..).unwrap_or_default(),
            None => {}
        }
        count += 1;
    }
    let elements = if bits == 0 { &[] } else { part.elements() };
    elements
        .iter()
        .filter(move |placed| placed.bit & bits != 0)
        .flat_map(move |placed| few.into_iter().flatten().chain(rest).filter_map(move |spot| spot.value(placed)))
}

/// The elements of these spots that say nothing. Few say nothing, so that this is asked first.
pub fn blanks<'p, 'a>(part: &'p Part<'a>, spots: &'static [Spot]) -> impl Iterator<Item = Node<'a, 'a>> + 'p {
    let blank = part.elements().iter().filter(|placed| placed.node.is_blank());
    blank.filter(|placed| spots.iter().any(|spot| spot.is(placed))).map(|placed| placed.node)
}

/// Finds the values at these spots that do not pass, white space around them apart; `is` says what they should be, as
/// `a whole number`.
pub fn each(
    part: &Part<'_>,
    rule: &Rule,
    spots: &'static [Spot],
    test: impl Fn(&str) -> bool,
    is: &str,
    found: Found<'_>,
) {
    for value in values(part, spots).filter(|value| !test(trimmed(&value.text))) {
        let message = match value.text.trim() {
            "" => format!("{} is empty, not {is}", value.owner()),
            text => format!("`{text}`, the value of {}, is not {is}", value.owner()),
        };
        found(finding(rule, message, value.place()));
    }
}

/// Finds elements without an attribute they have to have, as `("", "enclosure", "url")`.
pub fn missing_attributes(
    part: &Part<'_>,
    rule: &Rule,
    needed: &[(&'static str, &'static str, &'static str)],
    found: Found<'_>,
) {
    let bits = needed.iter().fold(0, |bits, (_, name, _)| bits | bit(name));
    if !part.has_names(bits) {
        return;
    }
    for placed in part.elements().iter().filter(|placed| placed.bit & bits != 0) {
        for (_, _, attribute) in needed.iter().filter(|(ns, name, _)| placed.is(ns, name)) {
            if placed.node.attr(attribute).is_none() {
                let message = format!("`{}` has no `{attribute}`", placed.node.tag().qualified());
                found(finding(rule, message, placed.node.span()));
            }
        }
    }
}
