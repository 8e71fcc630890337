//! The canonical feed and article, and the field table they come from.
//!
//! Names are those of NewsML-G2 and ninjs 3: snake_case here, camelCase in JSON. Every type is `Send + Sync`, owns its
//! text, and is built with `Default` and assignments. No format is named in this room.

mod article;
mod canonical;
mod feed;
mod field;
mod json;
mod marks;
mod members;
mod parts;
mod schema;
mod shape;
mod text;
mod time;
mod value;

pub use article::{Article, Field, Level, is_attribution};
pub use canonical::{
    canonical, canonical_feed, canonical_of_plain, canonical_tag, is_canonical, of_language, settle_title,
};
pub use feed::{Cloud, CloudField, Feed, FeedField, Image, ImageField, TextInput, TextInputField};
pub use field::{Leaf, Whole};
pub use marks::Marks;
pub use members::{Members, Record};
pub use parts::{
    AltId, AltIdField, Concept, ConceptField, Dateline, DatelineField, Expiry, ExpiryField, Extension, ExtensionField,
    Generator, GeneratorField, Hop, HopField, Link, LinkField, Party, PartyField, Relation, RelationField, Rendition,
    RenditionField, RightsInfo, RightsInfoField, Transmission, TransmissionField,
};
pub use schema::json_schema;
pub use shape::{Member, Shape, Struct};
pub use text::{Lang, Text, TextField, TextKind};
pub use time::Time;
pub use value::{Bare, Part, Value, push};
