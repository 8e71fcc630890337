//! Bytes to text: the encoding is decided once, the document is decoded once, and everything after this room works on
//! `&str` and byte offsets into it.
//!
//! The order is: byte order mark or the unmistakable shape of a wide or EBCDIC document (XML 1.0 appendix F.1), then the
//! charset of the transport (RFC 7303 section 3), then the document's own declaration (XML 1.0 section 4.3.3), then
//! detection. A name is believed only while the bytes agree with it. Decoding never fails: what could not be taken at
//! its word is told in [`Source::notes`].
//!
//! A wire's frame (SOH, STX, ETX) in eight bits that are not UTF-8 is windows-1252 where the letters beyond ASCII are few;
//! the national sets of seven bits (ISO 646) are read where they are named.
//!
//! Not supported: UTF-7, SCSU, the unusual octet orders of UTF-32, HTML's `<meta charset>`.

pub mod base64;
mod bytes;
mod charset;
mod declaration;
mod decode;
mod dos;
mod ebcdic;
mod encode;
mod evidence;
pub mod find;
mod iri;
mod iso646;
pub mod known;
mod lanes;
mod legacy;
mod lines;
mod media;
mod mend;
mod names;
mod near;
mod plain;
mod shape;
mod source;
#[cfg(test)]
pub(crate) mod spent;
mod stretch;

pub(crate) use bytes::each_byte;
pub use decode::decode;
pub use encode::encode_like;
pub use iri::Base;
pub(crate) use lanes::{LANES, Lanes, holds, next_of, which};
pub use lines::Lines;
pub use media::{charset, media_type};
pub use near::distance;
pub use plain::{is_plain, letters, lower, start, windows_1252};
pub(crate) use plain::{same, same_short};
pub use source::{Note, NoteKind, Source};
pub(crate) use stretch::Stretch;

/// Whether a name is one of an encoding that can be read.
pub fn is_encoding(label: &str) -> bool {
    charset::Charset::named(label.trim()).is_some()
}
