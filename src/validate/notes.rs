//! The notes of readers, which no rule words: what was repaired, kept as it came, or left out.

use crate::syntax::xml::REPAIRS;

/// What a reader notes: the end of an id (or all of it), what was read and how, and what to do about it.
type Words = (&'static str, &'static str, &'static str);

/// What is said of repairs of XML.
const MEND_XML: &str =
    "Strict readers refuse the whole document: mend it where it is made, best by a library that writes XML.";

/// The notes, those of one format before those that end alike in several.
const NOTES: &[Words] = &[
    ("xml/not-well-formed", "The document is no XML: readers that follow the standard refuse it whole.", MEND_XML),
    ("xml/nothing", "There is no element in the document.", "See whether something else was saved in its place."),
    (
        "text/encoding",
        "The encoding that was declared and the bytes disagree, or none was declared; the one that is named was taken.",
        "Declare the encoding that the document is in, best UTF-8.",
    ),
    ("text/left-out", "What says nothing in printed copy was left out.", "Nothing need be done."),
    ("text/too-many-paragraphs", "A text has more paragraphs than are read.", "Send it in parts."),
    (
        "json/wrong-type",
        "A value is of another type than the format has; it was read as what it plainly means.",
        "Write the type that the format asks for.",
    ),
    (
        "json/not-well-formed",
        "The document is no JSON: readers that follow the standard refuse it whole.",
        "Have the JSON written by a program.",
    ),
    ("json/null", "A member is null, which says as much as no member.", "Leave the member out."),
    (
        "json/punctuation",
        "A comma or colon is missing, or one too many; the values around it were read.",
        "Have the JSON written by a program.",
    ),
    (
        "json/bad-carrier",
        "What wiredesk added to the document was changed and cannot be read; it was left out.",
        "Convert the document again from its source.",
    ),
    (
        "date/odd",
        "A date is not written as the format asks; it was read as what it plainly means.",
        "Write the date in the form that the format asks for; `wiredesk validate --fix` does.",
    ),
    (
        "ninjs/version",
        "The item states a version that is not known; it was read as the newest of its generation.",
        "Look at the version that `standard` states.",
    ),
    (
        "json-feed/version",
        "The version of the feed is not one that is known.",
        "Write `https://jsonfeed.org/version/1.1`.",
    ),
    (
        "rss/too-many-channels",
        "There is more than one channel; their items were read as those of one.",
        "Write a document for each channel.",
    ),
    (
        "nitf/misplaced-docdata",
        "`docdata` does not stand in `head`; it was read where it stands.",
        "Move it into `head`.",
    ),
    (
        "atom/unknown-type",
        "A text is of a type that Atom does not have; it was read as what it looks like.",
        "Write `text`, `html`, `xhtml` or a media type.",
    ),
    (
        "atom/unescaped-markup",
        "A text that should be escaped holds elements; they were read as its markup.",
        "Escape the text, or write `type=\"xhtml\"` and a `div`.",
    ),
    ("atom/unreadable-length", "The length of a link is no number; it was left out.", "Count the bytes."),
    (
        "/unknown-namespace",
        "The root is in no namespace that the format has; it was read as the format all the same.",
        "Declare the namespace of the format.",
    ),
    (
        "/frame",
        "A message lacks an octet of its frame; it was read to where the next one begins.",
        "Send SOH, STX, ETX and EOT.",
    ),
    (
        "/noise",
        "Something stands between two messages that is none; it was left out.",
        "See whether a message lost its frame there.",
    ),
    (
        "/header",
        "A message has no header that can be read; its text was read.",
        "Send the header as the standard has it.",
    ),
    (
        "/date",
        "A date states no year, and nothing else in the message does; it was kept as it came.",
        "State the year.",
    ),
    (
        "/unreadable-date",
        "A date cannot be read; it was kept as it came.",
        "Write it in the form that the format asks for.",
    ),
    ("/unreadable", "A date cannot be read; it was kept as it came.", "Write it in the form that the format asks for."),
    (
        "/odd-date",
        "A date is not written as the format asks; it was read as what it plainly means.",
        "Write it in the form that the format asks for.",
    ),
    (
        "/unreadable-urgency",
        "An urgency is no number of the scale; it was kept as it came.",
        "Write a number from 1 to 9.",
    ),
    (
        "/bad-item",
        "An item could not be read and was left out; those around it were read.",
        "Mend the item where it is made.",
    ),
    (
        "/bad-article",
        "An article could not be read and was left out; those around it were read.",
        "Mend it where it is made.",
    ),
    (
        "/truncated",
        "The document ends before it is complete; what stood whole in it was read.",
        "Fetch or copy it again.",
    ),
    (
        "/left-behind-root",
        "An element stands behind the root element, where nothing may stand, and was not read.",
        "Take it out; a document of its own is read where it is of a format that is known.",
    ),
    (
        "/left-behind",
        "Something stands behind the end of the document, and was not read.",
        "Take it out, or give each document a line of its own.",
    ),
    (
        "/another-document",
        "Another document begins where an article should stand; nothing of it was read.",
        "Divide the text there.",
    ),
    (
        "/kept-as-extension",
        "A vocabulary or a member that no field takes; it is kept as it came, and written again where the target has a place.",
        "Nothing need be done. Look at the spelling where you thought that it was known.",
    ),
    (
        "/attribute-left-out",
        "An attribute that no field takes was left out.",
        "Look at its spelling, and whether it belongs there.",
    ),
    (
        "/element-left-out",
        "An element that no field takes was left out.",
        "Look at its spelling, and whether it belongs there.",
    ),
    (
        "/member-left-out",
        "A member has no place in its object and was left out.",
        "Look at its spelling, and whether it belongs there.",
    ),
    ("/name-left-out", "A name that no field takes was left out.", "Look at its spelling."),
    ("/left-out", "What says more than a field holds, or has no place, was left out.", "Nothing need be done."),
    (
        "validate/too-many-elements",
        "A part of the document has more elements than rules look at; they looked at the first of them.",
        "Nothing need be done.",
    ),
    (
        "validate/no-rules",
        "There are no rules for the format: what was found is what its reader noted.",
        "Nothing need be done.",
    ),
    (
        "input/passed-over",
        "A file that was found in a directory is no document, or is not to be validated.",
        "Nothing need be done.",
    ),
    ("input/unknown-format", "The input is of no format that is known.", "Name its format with --from."),
    ("input/not-this-format", "The input is not of the format that was named.", "Leave --from out, or name another."),
    (
        "input/written-only",
        "The input is of a format that is written and validated, but not read: it holds no articles.",
        "Convert what it was made of.",
    ),
    ("input/unreadable", "The input could not be read.", "See whether it is there, and may be read."),
];

/// What a reader's note means, and what to do about it; `None` for what no reader notes.
pub fn note(id: &str) -> Option<(&'static str, &'static str)> {
    if let Some(repair) = REPAIRS.iter().find(|repair| repair.id == id) {
        return Some((repair.message, MEND_XML));
    }
    let about = id.split('/').next()?;
    let known = crate::formats::by_id(about).is_some() || ["json", "date", "media", "ninjs", "text"].contains(&about);
    let ends = |end: &str| known && id.strip_suffix(end).is_some_and(|rest| rest == about);
    let found = NOTES.iter().find(|(name, ..)| id == *name || name.starts_with('/') && ends(name));
    found.map(|(_, what, remedy)| (*what, *remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_readers_are_explained() {
        for id in ["xml/bare-ampersand", "rss/kept-as-extension", "json/null", "date/unreadable", "iptc-7901/frame"] {
            assert!(note(id).is_some_and(|(what, remedy)| !what.is_empty() && !remedy.is_empty()), "{id}");
        }
        assert_eq!(note("rss/no-such-note"), None);
        assert_eq!(note("nobody/kept-as-extension"), None);
    }
}
