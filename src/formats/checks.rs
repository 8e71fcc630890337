//! The small checks that rules are made of. Each answers, or finds; none knows a format.

use std::borrow::Cow;

use super::content::{Fault, Ruled};
use super::{Part, finding};
use crate::diag::{Clause, Diagnostic, Level, Rule, Span};
use crate::syntax::xml::{Attribute, Node};
use crate::vocab::dates::{self, Shape, Unreadable};
use crate::vocab::slots::bit;
use crate::vocab::{languages, namespaces};

pub use super::values::{Spot, Value, attr, bits, blanks, each, missing_attributes, text, values};

/// What checks call with each finding.
pub type Found<'f> = &'f mut dyn FnMut(Diagnostic);

/// A prefix has to be declared (Namespaces in XML 1.0, 5, "Prefix Declared").
pub const PREFIX_DECLARED: Clause = Clause {
    spec: "Namespaces in XML 1.0",
    section: "5",
    url: "https://www.w3.org/TR/xml-names/#nsc-NSDeclared",
    level: Level::Must,
};

/// Who sends relative references sees to it that a base for them can be known (RFC 3986, 5.1.4).
pub const BASE_KNOWN: Clause = Clause {
    spec: "RFC 3986",
    section: "5.1.4",
    url: "https://www.rfc-editor.org/rfc/rfc3986#section-5.1.4",
    level: Level::Should,
};

/// What readers note of a prefix that nothing declares.
pub const UNDECLARED_NOTE: &str = "xml/undeclared-prefix";

/// Whether a text says something.
pub fn nonblank(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(first) if first.is_ascii_graphic() => true,
        _ => !text.trim().is_empty(),
    }
}

/// A text without white space around it, which most have none of.
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Whether a text is an absolute URI or IRI: it begins with a scheme and can be read (RFC 3986, 4.3).
pub fn absolute_uri(text: &str) -> bool {
    is_usual(text) || url::Url::parse(text.trim()).is_ok()
}

/// Whether a text is an address as most are, of which all is well whatever path follows: a scheme of the web, and a host
/// of labels in lower case, the last of which is no number and none of which is encoded.
fn is_usual(text: &str) -> bool {
    let behind = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = behind else { return false };
    // What stands before, as the beginning of a label.
    let mut begins = true;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'a'..=b'z' if !(begins && byte == b'x' && rest.get(at..).is_some_and(|r| r.starts_with("xn--"))) => {
                begins = false;
            }
            b'0'..=b'9' | b'-' if !begins => {}
            b'.' if !begins => begins = true,
            b'/' => return !begins,
            _ => return false,
        }
    }
    !begins
}

/// Whether a text is a time of RFC 822 with a zone, the year with two digits or four, and its weekday the right one.
pub fn rfc822(text: &str) -> bool {
    if dates::is_usual(text) {
        return true;
    }
    let plain = without_comments(text);
    // A letter alone is a zone of the armed forces; which one matters to nobody but them.
    let plain = match plain.trim_end().rsplit_once(' ') {
        Some((before, zone)) if zone.len() == 1 && zone.bytes().all(|b| b.is_ascii_alphabetic() && b != b'J') => {
            Cow::Owned(format!("{before} Z"))
        }
        _ => plain,
    };
    let stated = match dates::read(&plain) {
        Ok(stated) => stated.shape == Shape::Rfc822 && stated.note.is_none_or(|note| !note.contains("weekday")),
        // The form is right; that nobody can mean year 1 is told by `date/implausible`.
        Err(Unreadable::Placeholder | Unreadable::Forever) => true,
        Err(_) => false,
    };
    stated && is_strict(&plain)
}

/// Whether the parts of a date have the shape of RFC 822, 5.1, the year four digits too: readers of feeds know other
/// languages and clocks, and others do not.
fn is_strict(date: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = date.split([' ', '\t', '\r', '\n', ',']).filter(|word| !word.is_empty()).collect();
    let is_month = |word: &&str| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    let Some(at) = words.iter().position(is_month) else { return false };
    let digits = |word: Option<&&str>, counts: &[usize]| {
        word.is_some_and(|word| counts.contains(&word.len()) && non_negative_integer(word))
    };
    let clock = |word: &str| {
        let parts: Vec<&str> = word.split(':').collect();
        matches!(parts.len(), 2 | 3) && parts.iter().all(|part| digits(Some(part), &[2])) && !word.starts_with("24")
    };
    let day = at.checked_sub(1).and_then(|at| words.get(at));
    digits(day, &[1, 2]) && digits(words.get(at + 1), &[2, 4]) && words.get(at + 2).is_some_and(|word| clock(word))
}

/// A date of RFC 822 without the comments that may stand in it (RFC 822, 3.1.4).
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let (mut out, mut depth, mut escaped) = (String::with_capacity(text.len()), 0_usize, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if depth > 0 => escaped = true,
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                out.push(' ');
            }
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Whether a text is a date of W3CDTF: a year, a month, a day, or a day with a time and a zone, nothing around it.
pub fn w3cdtf(text: &str) -> bool {
    // A year that no reader takes for one has the form of one: that nobody can mean it is told by `date/implausible`.
    if let Some(day) = ["0001-", "9999-"].iter().find_map(|year| text.strip_prefix(year)) {
        return w3cdtf(&format!("2000-{day}"));
    }
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    match shape.as_str() {
        "9999" => true,
        "9999-99" => text.get(5..).and_then(|m| m.parse::<u8>().ok()).is_some_and(|m| (1..=12).contains(&m)),
        "9999-99-99" => iso8601(text).is_some() && !text.ends_with("-00"),
        _ => {
            let clock = shape.strip_prefix("9999-99-99T99:99").unwrap_or_default();
            let seconds = clock.strip_prefix(":99").unwrap_or(clock);
            let part = seconds.strip_prefix('.').map_or(seconds, |part| part.trim_start_matches('9'));
            let fraction = seconds.len() == part.len() || clock.len() > seconds.len() && seconds.starts_with(".9");
            fraction && matches!(part, "Z" | "+99:99" | "-99:99") && iso8601(text) == Some(true)
        }
    }
}

/// Where the words of an element stand, or its start tag where there are none.
pub fn words_or_tag(part: &Part<'_>, node: Node<'_, '_>) -> Span {
    let words = words_in(part, node.text_span());
    if words.start == words.end { node.span() } else { words }
}

/// Finds identifiers that a document has had before.
pub fn repeated<'n>(
    part: &Part<'_>,
    ids: impl Iterator<Item = &'n Attribute<'n>>,
    rule: &'static Rule,
    message: fn(&str) -> String,
) {
    for id in ids.filter(|id| nonblank(&id.value)) {
        part.earlier.again(rule, id.value.trim(), &id.value, id.span, message);
    }
}

/// The attributes of an element that have no prefix and a name that is not known.
pub fn unknown_attributes<'n>(
    node: Node<'n, 'n>,
    known: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &'n Attribute<'n>> {
    node.attrs().iter().filter(move |attr| attr.prefix.is_empty() && !known(attr.name))
}

/// Finds attributes whose values are no language tags; an empty one says that no language holds.
pub fn language_tags<'n>(attrs: impl Iterator<Item = &'n Attribute<'n>>, rule: &Rule, found: Found<'_>) {
    for attr in attrs.filter(|attr| nonblank(&attr.value) && !languages::language(attr.value.trim())) {
        found(finding(rule, format!("`{}` is no language tag", attr.value), attr.span));
    }
}

/// Where the words stand in a piece of text that has white space around them.
pub fn words_in(part: &Part<'_>, span: Span) -> Span {
    let text = part.text.get(span.start..span.end).unwrap_or_default();
    let start = span.start + text.len() - text.trim_start().len();
    Span::new(start, start.max(span.start + text.trim_end().len()))
}

/// Where the first words stand that are right in an element.
pub fn first_words(part: &Part<'_>, of: Node<'_, '_>) -> Option<Span> {
    of.texts().find(|(text, _)| nonblank(text)).map(|(_, span)| words_in(part, span))
}

/// Where what has no place in an element stands, or not there: an element, or words.
pub fn misplaced(part: &Part<'_>, of: Node<'_, '_>, fault: &Fault<'_>) -> Option<Span> {
    match fault {
        Fault::Foreign(node) | Fault::Late(node, _) => Some(node.span()),
        Fault::Words => first_words(part, of),
        Fault::Again(_) | Fault::Lacks(_) => None,
    }
}

/// Finds elements that stand a second time where one may stand.
pub fn again(ruled: &Ruled<'_>, rule: &Rule, found: Found<'_>) {
    for (of, fault) in &ruled.faults {
        if let Fault::Again(node) = fault {
            let message = format!("`{}` stands in `{}` more than once", node.name(), of.name());
            found(finding(rule, message, node.span()));
        }
    }
}

/// Finds that an element lacks an attribute.
pub fn has_attribute(node: Node<'_, '_>, name: &str, rule: &Rule, found: Found<'_>) {
    if node.attr(name).is_none() {
        found(finding(rule, format!("`{}` has no `{name}`", node.name()), node.span()));
    }
}

/// Finds that an attribute, if there is one, is not a word of a list.
pub fn is_listed(node: Node<'_, '_>, name: &str, list: &[&str], rule: &Rule, found: Found<'_>) {
    if let Some(attr) = node.attr(name).filter(|attr| !list.contains(&attr.value.trim())) {
        let message = format!("`{name}` of `{}` is `{}`, not one of {}", node.name(), attr.value, list.join(", "));
        found(finding(rule, message, attr.span));
    }
}

/// Whether a text is a whole number without a sign.
pub fn non_negative_integer(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is a whole number without a sign, and not zero.
pub fn positive_integer(text: &str) -> bool {
    non_negative_integer(text) && text.bytes().any(|b| b != b'0')
}

/// Whether a text is a length of play: seconds, or minutes and seconds, or hours too, each of two digits but for the first.
/// Minutes without hours before them may be more than an hour, as many write them.
pub fn duration(text: &str) -> bool {
    let clock = |t: &str| t.len() == 2 && non_negative_integer(t) && t < "60";
    match text.rsplit_once(':').map(|(before, seconds)| (before.split_once(':'), before, seconds)) {
        None => non_negative_integer(text),
        Some((None, minutes, seconds)) => non_negative_integer(minutes) && clock(seconds),
        Some((Some((hours, minutes)), _, seconds)) => non_negative_integer(hours) && clock(minutes) && clock(seconds),
    }
}

/// Whether a text is a decimal number without an exponent.
pub fn decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    all(whole) && all(part) && !(whole.is_empty() && part.is_empty())
}

/// Whether a text is a decimal number that is not below zero.
pub fn non_negative_decimal(text: &str) -> bool {
    decimal(text) && !text.starts_with('-')
}

/// Whether a text is a decimal number between `-most` and `most`.
pub fn degrees(text: &str, most: f64) -> bool {
    decimal(text) && text.parse::<f64>().is_ok_and(|n| n.abs() <= most)
}

/// Whether a text is one of a few words, in this letter case.
pub fn one_of(words: &'static [&'static str]) -> impl Fn(&str) -> bool {
    move |text| words.contains(&text)
}

/// Whether a text is a time of RFC 3339 with an upper-case `T` and `Z` and nothing around it.
pub fn rfc3339(text: &str) -> bool {
    crate::model::Time::new(text).is_some_and(|time| time.has_clock() && time.has_zone())
}

/// Whether a text is a time of ISO 8601, and if so whether it has a time of day and a zone.
pub fn iso8601(text: &str) -> Option<bool> {
    let stated = dates::read(text).ok().filter(|s| matches!(s.shape, Shape::Iso8601 | Shape::Rfc3339))?;
    Some(stated.time.has_clock() && stated.time.has_zone())
}

/// Whether a link is known to lead somewhere only where a base is: not absolute, not a place in the document itself.
pub fn needs_base(link: &str) -> bool {
    nonblank(link) && !absolute_uri(link) && !link.trim_start().starts_with('#')
}

/// Which names of a list of at most 64 were met.
#[derive(Default)]
struct Seen(u64);

impl Seen {
    /// Whether a name was met before; it is met now.
    fn has(&mut self, names: &[&str], name: &str) -> bool {
        let bit = names.iter().position(|known| *known == name).map_or(0, |at| 1 << (at % 64));
        let before = self.0 & bit != 0;
        self.0 |= bit;
        before
    }
}

/// Whether two of the children of an element may be of the same of these names: two share the bit of one.
fn may_repeat(of: Node<'_, '_>, names: &[&str]) -> bool {
    let names = names.iter().fold(0, |bits, name| bits | bit(name));
    let mut seen = 0;
    of.children().map(|child| bit(child.name()) & names).any(|bit| {
        let again = seen & bit != 0;
        seen |= bit;
        again
    })
}

/// Finds children of one vocabulary that stand a second time.
pub fn once(of: Node<'_, '_>, ns: &str, names: &[&str], part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    if !may_repeat(of, names) {
        return;
    }
    let mut seen = Seen::default();
    for child in of.children().filter(|c| names.contains(&c.name()) && part.vocabulary(*c) == ns) {
        if seen.has(names, child.name()) {
            let (child_name, of) = (child.tag().qualified(), of.tag().qualified());
            found(finding(rule, format!("`{child_name}` stands in `{of}` more than once"), child.span()));
        }
    }
}

/// Finds children whose names are in `names` and stand a second time. `own` tells the elements of the format.
pub fn unique(of: Node<'_, '_>, own: impl Fn(Node<'_, '_>) -> bool, names: &[&str], rule: &Rule, found: Found<'_>) {
    if !may_repeat(of, names) {
        return;
    }
    let mut seen = Seen::default();
    for child in of.children().filter(|c| names.contains(&c.name()) && own(*c)) {
        if seen.has(names, child.name()) {
            let message = format!("`{}` stands in `{}` more than once", child.name(), of.name());
            found(finding(rule, message, child.span()));
        }
    }
}

/// Finds prefixes of elements and attributes that nothing declares.
pub fn declared(part: &Part<'_>, rule: &Rule, found: Found<'_>) {
    let undeclared = |prefix: &str, name: &str, span| {
        let mut finding = finding(rule, format!("the prefix of `{prefix}:{name}` is not declared"), span);
        if let Some(uri) = namespaces::named(prefix) {
            finding = finding.help(format!("Declare the prefix on the root element, as `xmlns:{prefix}=\"{uri}\"`."));
        }
        finding
    };
    for node in part.tree.all() {
        if !node.tag().declared {
            found(undeclared(node.tag().prefix, node.name(), name_span(node)));
        }
        for attr in node.attrs().iter().filter(|attr| !attr.declared) {
            found(undeclared(attr.prefix, attr.name, attribute_name(attr)));
        }
    }
}

fn name_span(node: Node<'_, '_>) -> Span {
    let start = node.span().start + 1;
    Span::new(start, start + node.tag().qualified().len())
}

fn attribute_name(attr: &Attribute<'_>) -> Span {
    Span::new(attr.span.start, attr.span.start + attr.prefix.len() + 1 + attr.name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_rfc_822_are_english_and_of_a_clock() {
        for good in ["Sat, 14 Mar 2026 08:30:00 GMT", "14 mar 26 08:30 EST", "Sat, 14 Mar 2026 (spring) 08:30:00 +0100"]
        {
            assert!(rfc822(good), "{good}");
        }
        for bad in ["Sat, 14 Mär 2026 08:30:00 GMT", "Sat, 14 Mar 2026 08.30.00 GMT", "Sat, 14 Mar 2026 24:00:00 GMT"]
        {
            assert!(!rfc822(bad), "{bad}");
        }
    }
}
