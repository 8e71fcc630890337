//! Wire copy as people print it: datelines, bylines, credits, sign-offs and what surrounds them.
//!
//! A small grammar written by hand over tokens, one recogniser a file. Each looks at a bounded part of one paragraph,
//! so that a document costs a constant for each paragraph, and says how sure it is; below [`CERTAIN`] the words stay
//! where they are. What a word in a sentence says (`Reuters reported`) is not an attribution, and nobody is named who
//! is not printed. Tables and agate are told apart in what a wire sends ([`blocks`]). Not supported: copy of several
//! stories in one text.

mod affiliated;
mod blocks;
mod byline;
mod caption;
mod closing;
mod copyright;
mod credit;
mod credit_words;
mod date;
mod date_words;
mod dateline;
mod filed;
mod furniture;
mod gazetteer;
mod inferred;
mod initials;
mod labelled;
pub mod labels;
mod lede;
mod lines;
mod marks;
mod name;
mod phrases;
mod pictures;
mod place;
mod quote;
mod release;
mod signoff;
mod source;
mod story;
mod tag;
mod thanks;
mod token;

pub use blocks::{MOST_CELLS, blocks, is_filled, width};
pub use byline::{Byline, byline, byline_below};
pub use caption::{Captioned, caption, picture_title};
pub use closing::{Closing, closing};
pub use copyright::{Copyright, boilerplate, copyright};
pub use credit::{Credit, credit};
pub use dateline::{Printed, dateline};
pub use furniture::{Furniture, furniture};
pub use inferred::{infer, members};
pub use lines::{MOST_PARAGRAPHS, paragraphs};
pub use marks::{contact, end_mark, note, signal, slug};
pub use signoff::{Signoff, signoff};
pub use source::source;
pub use story::{Piece, Story, read};
pub use tag::names as agencies_named;

/// From here on a recogniser is believed.
pub const CERTAIN: u8 = 60;

/// What a recogniser found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<T> {
    /// What it is.
    pub value: T,
    /// How sure the recogniser is: 0 to 100.
    pub sure: u8,
    /// How many bytes of the text it takes, white space after it included.
    pub length: usize,
}

impl<T> Found<T> {
    /// The same when it is believed.
    pub fn certain(self) -> Option<Self> {
        (self.sure >= CERTAIN).then_some(self)
    }
}
