//! Media RSS 1.5.1 (<https://www.rssboard.org/media-rss>), as items of RSS and entries of Atom use it, together with
//! enclosures: pictures, sound and video as articles of their own.
//!
//! One `media:content` or `media:group`, one enclosure, one `media:thumbnail` outside of both is one association. A
//! credit without a role is the credit line, one with a role is a creator, a licence is a usage term. An enclosure that repeats a file of a
//! `media:content` is the same association. Facts that stand beside the objects hold for each of them.
//!
//! # For formats
//!
//! ```text
//! Media::default()                                          one per item
//!     .read(source, &mut Cursor, &Tag, extensions, &mut Report) -> bool  for each child with tag.ns == "media"; false: keep it
//!     .enclosure(Rendition)                                 an enclosure of the format
//!     .finish() -> Objects                                  associations, what the carrier adds, what is left to keep
//! media_rss::is_enclosure(&Article) -> Option<&Rendition>   url, type and length and nothing else
//! media_rss::write(&mut Emitter, &Article, carried, faulty)  as media:thumbnail, media:content or media:group
//! ```

mod read;
mod shared;
mod write;

#[cfg(test)]
#[path = "media_rss/media_rss_tests.rs"]
mod tests;

pub use read::{Media, Objects, among, credit};
pub use shared::{MOST_SHARED, share_alike as share, share_credits};
pub use write::{has_file, is_enclosure, is_fact, write};

use crate::syntax::xml::Vocabulary;

/// Media RSS; formats match on `"media"`.
pub static VOCABULARY: Vocabulary = Vocabulary {
    prefix: "media",
    uri: "http://search.yahoo.com/mrss/",
    aliases: &[
        "http://search.yahoo.com/mrss/1.0/",
        "http://search.yahoo.com/rss/media/",
        "http://www.rssboard.org/media-rss",
        "http://video.search.yahoo.com/mrss",
        "http://tools.search.yahoo.com/mrss/",
    ],
};

/// What `media:content` states of a file and no rendition has a place for. Each is kept as an extension of the object,
/// with the value as it came, under the path of the attribute: `content/@bitrate`, of the second file
/// `content[2]/@bitrate`.
const ATTRIBUTES: [&str; 6] = ["isDefault", "expression", "bitrate", "framerate", "samplingrate", "channels"];

/// The path of an attribute of the file at `index`.
fn path_of(index: usize, attribute: &str) -> String {
    match index {
        0 => format!("content/@{attribute}"),
        _ => format!("content[{}]/@{attribute}", index + 1),
    }
}

/// The name of the rendition that `media:thumbnail` is.
const THUMBNAIL: &str = "thumbnail";

/// `medium` and the type of an article.
const MEDIUMS: [(&str, &str); 5] =
    [("image", "picture"), ("document", "text"), ("audio", "audio"), ("video", "video"), ("executable", "executable")];

/// Whether an article of this type has a medium.
pub fn is_medium(kind: &str) -> bool {
    MEDIUMS.iter().any(|(_, known)| *known == kind)
}
