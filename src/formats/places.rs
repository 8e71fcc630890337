//! The small parts of which readers make their side tables (see [`crate::diag::Places`]).

use crate::model::{FeedField, Field, LinkField, Part, Party, PartyField, TextField, Whole};

/// The words of the headline.
pub const HEADLINE: Field = Field::Headline(TextField::Value(Whole));
/// The words of further headlines.
pub const HEADLINES: Field = Field::Headlines(TextField::Value(Whole));
/// The address of a link.
pub const LINK: Field = Field::Links(LinkField::Href(Whole));
/// The name of a creator.
pub const CREATOR: Field = Field::Creators(PartyField::Name(Whole));
/// The words of the summary.
pub const SUMMARY: Field = Field::Summary(TextField::Value(Whole));
/// The words of a slugline.
pub const SLUGLINE: Field = Field::Slugline(TextField::Value(Whole));
/// The words of a note to editors.
pub const NOTE: Field = Field::EdNotes(TextField::Value(Whole));
/// The name of a feed.
pub const FEED_TITLE: FeedField = FeedField::Title(TextField::Value(Whole));
/// The address of a link of a feed.
pub const FEED_LINK: FeedField = FeedField::Links(LinkField::Href(Whole));
/// The name of an author of a feed.
pub const FEED_AUTHOR: FeedField = FeedField::Authors(PartyField::Name(Whole));

/// How many values a place for one has.
pub fn one(value: &impl Part) -> usize {
    usize::from(!value.is_blank())
}

/// How many values a list has; none when the last one says nothing.
pub fn many(list: &[impl Part]) -> usize {
    if list.last().is_none_or(Part::is_blank) { 0 } else { list.len() }
}

/// The same for the names of parties.
pub fn named(list: &[Party]) -> usize {
    if list.last().is_none_or(|party| party.name.is_blank()) { 0 } else { list.len() }
}
