//! Narrowing a member to what its native place holds.

use crate::formats::{Limit, Many, TextRule, TimeRule};
use crate::model::{Part, Text, TextKind, Time};
use crate::syntax::html;
use crate::text::media_type;
use crate::vocab::addresses;
use crate::vocab::dates::{self, Zone};
use crate::vocab::{namespaces, nar};

/// Whether a member exceeds what its place holds.
pub(super) fn exceeds(part: &mut dyn Part, limit: &Limit) -> bool {
    if limit.many != Many::All && part.count() > 1 {
        return true;
    }
    let mut over = false;
    if limit.text != TextRule::Any {
        part.texts(&mut |t| over |= !fits(t, limit.text));
    }
    if limit.time != TimeRule::Any {
        part.times(&mut |t| over |= in_time(t, limit.time).is_some());
    }
    if limit.iri {
        part.strings(&mut |id| over |= !addresses::iri(id));
    }
    over
}

/// Narrows a member to what its place holds.
pub(super) fn narrow(part: &mut dyn Part, limit: &Limit) {
    match limit.many {
        Many::All => {}
        Many::First => part.truncate(1),
        Many::Joined => join(part),
    }
    if limit.text != TextRule::Any {
        part.texts(&mut |t| convert(t, limit.text));
    }
    if limit.time != TimeRule::Any {
        part.times(&mut |t| {
            if let Some(other) = in_time(t, limit.time) {
                *t = other;
            }
        });
    }
    if limit.iri {
        part.strings(&mut |id| {
            *id = iri(id);
        });
    }
}

/// An identifier that is an IRI by the rules of its scheme: the one that is given, or one with its words in it.
pub(super) fn iri(id: &str) -> String {
    if addresses::iri(id) { id.to_owned() } else { addresses::as_iri(id) }
}

/// Joins the words of all values by a blank line into the first.
fn join(part: &mut dyn Part) {
    if part.count() < 2 {
        return;
    }
    let mut all = Vec::new();
    part.texts(&mut |t| all.push(words(t)));
    part.truncate(1);
    part.texts(&mut |t| {
        t.value = all.join("\n\n");
        t.kind = TextKind::Plain;
    });
}

/// Whether a place with `rule` holds a text of this kind with these elements in it.
pub(super) fn holds(text: &Text, rule: TextRule) -> bool {
    if text.kind == TextKind::Plain {
        return rule.holds(&text.kind);
    }
    // Where markup stands as it is, a reader could take an element in it for the next article.
    let raw = matches!(rule, TextRule::Construct | TextRule::Typed)
        && matches!(text.kind, TextKind::Xhtml | TextKind::Media(_));
    // Nor does a word say what it is that is no media type, and that of words or HTML is read as these kinds; of what is
    // elsewhere it is said as it is.
    let odd = |media: &str| !media.contains('/') || (!text.value.is_empty() && KINDS.contains(&&*media_type(media)));
    let odd = rule == TextRule::Typed && matches!(&text.kind, TextKind::Media(media) if odd(media));
    let open = rule == TextRule::Balanced && text.kind == TextKind::Html && !html::is_balanced(&text.value);
    let begins = raw && nar::may_begin_item(&text.value);
    // XHTML that declares anew what holds around it, or has comments and sections in it, does not come back as it is.
    let odd_markup = |value: &str| ["xmlns", "<!", "<?"].iter().any(|odd| value.contains(odd));
    let declares = raw && text.kind == TextKind::Xhtml && odd_markup(&text.value) && !html::is_div_content(&text.value);
    let foreign = raw && text.kind == TextKind::Xhtml && declares_foreign(&text.value);
    rule.holds(&text.kind) && !(odd || open || begins || declares || foreign)
}

/// The media types of the kinds that texts have.
const KINDS: [&str; 3] = ["text/plain", "text/html", "application/xhtml+xml"];

/// Whether markup declares a vocabulary of which no elements stand in XHTML (RFC 4287, 3.1.1.3).
fn declares_foreign(xhtml: &str) -> bool {
    xhtml.match_indices("xmlns").any(|(at, _)| {
        let value = xhtml.get(at..).and_then(|rest| rest.split_once('=')).map_or("", |(_, value)| value.trim_start());
        let uri = value.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next());
        let may = |ns| matches!(ns, "xhtml" | "svg" | "math" | "rdf" | "cc" | "ccrel" | "?" | "dc" | "xlink");
        uri.is_some_and(|uri| !may(namespaces::prefix(uri)))
    })
}

fn fits(text: &Text, rule: TextRule) -> bool {
    holds(text, rule)
        && (rule != TextRule::Guessed || (text.kind == TextKind::Html) == html::looks_like_html(&text.value))
}

/// Whether a conversion to the kind that `rule` wants keeps everything, so that nothing need be carried beside it.
pub(super) fn keeps_all(kind: &TextKind, rule: TextRule) -> bool {
    match rule {
        TextRule::Any => true,
        TextRule::Plain | TextRule::Guessed => {
            matches!(kind, TextKind::Nitf | TextKind::Xhtml) && rule == TextRule::Guessed
        }
        TextRule::PlainOrHtml | TextRule::Construct | TextRule::Typed | TextRule::Nitf | TextRule::Balanced => {
            matches!(kind, TextKind::Plain | TextKind::Html | TextKind::Xhtml | TextKind::Nitf)
        }
    }
}

/// Converts a text to a kind that `rule` holds.
pub(super) fn convert(text: &mut Text, rule: TextRule) {
    if fits(text, rule) {
        return;
    }
    let (kind, value) = match rule {
        TextRule::Any => return,
        TextRule::Plain => (TextKind::Plain, words(text)),
        TextRule::Guessed => {
            let markup = as_html(text);
            let kind = if html::looks_like_html(&markup) { TextKind::Html } else { TextKind::Plain };
            (kind, markup)
        }
        TextRule::PlainOrHtml | TextRule::Construct | TextRule::Typed => (TextKind::Html, as_html(text)),
        TextRule::Nitf => (TextKind::Nitf, html::html_to_nitf(&as_html(text))),
        TextRule::Balanced => (TextKind::Html, html::balanced(&as_html(text))),
    };
    text.kind = kind;
    text.value = value;
}

pub(super) fn as_html(text: &Text) -> String {
    match &text.kind {
        TextKind::Plain | TextKind::Media(_) => html::escape(&text.value).into_owned(),
        TextKind::Nitf => html::nitf_to_html(&text.value),
        TextKind::Html | TextKind::Xhtml => text.value.clone(),
    }
}

fn words(text: &Text) -> String {
    match &text.kind {
        TextKind::Plain | TextKind::Media(_) => text.value.clone(),
        _ => html::to_text(&as_html(text)),
    }
}

/// The time that a place with `rule` holds instead; `None` when it holds this one as it is.
fn in_time(time: &Time, rule: TimeRule) -> Option<Time> {
    let text = time.as_str();
    let whole = match rule {
        TimeRule::Any => true,
        TimeRule::Zoned | TimeRule::ZonedDay | TimeRule::ZonedClock => !rule.demands_zone(time),
        TimeRule::ZonedOrDay => time.has_zone() || !time.has_clock(),
        TimeRule::Seconds => time.has_clock() && !text.contains('.'),
    };
    if whole {
        return None;
    }
    let (day, clock) = text.split_at(text.len().min(10));
    let day = match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    };
    let clock = if clock.is_empty() { "T00:00:00" } else { clock };
    let clock = match rule {
        TimeRule::Any => return None,
        TimeRule::ZonedOrDay => String::new(),
        TimeRule::Zoned if time.has_zone() || !time.has_clock() && clock.ends_with('Z') => clock.to_owned(),
        TimeRule::Zoned | TimeRule::ZonedDay | TimeRule::ZonedClock => format!("{clock}Z"),
        TimeRule::Seconds => without_fraction(clock),
    };
    Time::new(&format!("{day}{clock}")).filter(|t| t != time)
}

/// The time with everything that Atom demands, in `zone` or UTC where no zone is stated.
pub(super) fn zoned(time: &Time, zone: Option<&Zone>) -> Time {
    let whole = in_time(time, TimeRule::Zoned).unwrap_or_else(|| time.clone());
    match zone {
        Some(zone) if !time.has_zone() => {
            let local = Time::new(whole.as_str().trim_end_matches('Z'));
            local.map_or(whole, |local| dates::with_zone(&local, zone))
        }
        _ => whole,
    }
}

fn without_fraction(clock: &str) -> String {
    match clock.split_once('.') {
        Some((whole, rest)) => format!("{whole}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => clock.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_that_is_no_iri_becomes_part_of_one() {
        for id in ["urn:x-tarn:1", "http://a.example/", "AAP:1"] {
            assert_eq!(iri(id), id);
        }
        assert_eq!(iri("tt 310301/08"), "tag:wiredesk,2026:id:tt%20310301/08");
        assert_eq!(iri("urn:tarn.example:1"), "tag:wiredesk,2026:id:urn:tarn.example:1");
    }

    #[test]
    fn a_place_that_wants_a_zone_gets_one() {
        let t = |s: &str| Time::new(s).unwrap();
        assert_eq!(in_time(&t("2024-05-01T10:00:00"), TimeRule::Zoned), Some(t("2024-05-01T10:00:00Z")));
        assert_eq!(in_time(&t("2024-05"), TimeRule::Zoned), Some(t("2024-05-01T00:00:00Z")));
        assert_eq!(in_time(&t("2024-05-01T10:00:00.25+02:00"), TimeRule::Zoned), None);
        assert_eq!(
            in_time(&t("2024-05-01T10:00:00.25+02:00"), TimeRule::Seconds),
            Some(t("2024-05-01T10:00:00+02:00"))
        );
        assert_eq!(in_time(&t("2024-05-01"), TimeRule::Seconds), Some(t("2024-05-01T00:00:00")));
        for rule in [TimeRule::ZonedClock, TimeRule::ZonedOrDay] {
            assert_eq!(in_time(&t("2024-05-01"), rule), None);
            assert_eq!(in_time(&t("2024-05-01T10:00:00+02:00"), rule), None);
        }
        assert_eq!(in_time(&t("2024-05-01"), TimeRule::ZonedDay), Some(t("2024-05-01T00:00:00Z")));
        assert_eq!(in_time(&t("2024"), TimeRule::ZonedDay), None);
        assert_eq!(in_time(&t("2024-05-01T10:00:00"), TimeRule::ZonedClock), Some(t("2024-05-01T10:00:00Z")));
        assert_eq!(in_time(&t("2024-05-01T10:00:00"), TimeRule::ZonedOrDay), Some(t("2024-05-01")));
    }
}
