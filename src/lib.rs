//! wiredesk reads and writes what news agencies and publishers exchange through one canonical article, and loses
//! nobody's name on the way.
//!
//! A document is decoded once ([`decode`]), its format is told from it ([`detect()`]), and it is read an article at a time
//! ([`open`], [`Document::next`]). A [`Target`] writes articles in one format: before its writer sees one, the article is
//! narrowed to what the format holds, and what that took is in the target's ledger. What the *document* did wrong is in
//! a [`Report`]; nothing in here reads a file, a clock or the environment.
//!
//! ```
//! use wiredesk::{Outcome, Report, Settings, Target, decode, detect, formats, open};
//!
//! let bytes = b"<rss version='2.0'><channel><title>Quay</title><item>
//!     <title>Ferry &amp; fares</title><guid isPermaLink='false'>quay:7</guid>
//!     <author>ada@quay.example (Ada Lind)</author></item></channel></rss>";
//!
//! let mut report = Report::default();
//! let source = decode(bytes, None);
//! let card = detect(source.text(), None, None).expect("a format that is known");
//! let mut document = open(&source, card, &Default::default(), &mut report).expect("a document of that format");
//!
//! let nitf = formats::by_id("nitf").expect("a format of that name");
//! let mut target = Target::new(nitf, Settings::default()).expect("a format that is written");
//! let mut out = String::new();
//! target.begin(document.feed(), &mut out);
//! while let Some((article, _)) = document.next(&mut report) {
//!     assert_eq!(article.creators[0].name.as_deref(), Some("Ada Lind"));
//!     assert_eq!(target.article(article, &mut out), Outcome::Written);
//! }
//! target.end(&document.origin(&report), &mut out);
//!
//! assert!(out.contains("<hl1>Ferry &amp; fares</hl1>") && out.contains("<person>Ada Lind</person>"));
//! // What did not simply arrive: NITF has no place for the address, so it went to the carrier.
//! let email = target.ledger().entries().iter().find(|(_, loss)| loss.field == "creators.email");
//! assert_eq!(email.map(|(article, loss)| (article.as_str(), loss.outcome)), Some(("quay:7", "by carrier")));
//! assert!(report.diagnostics().is_empty());
//! ```
//!
//! The rooms of the house, from the ground up: [`text`] and [`error`]; [`model`] and [`diag`]; [`syntax`] and [`vocab`];
//! [`formats`]; [`mod@detect`], [`loss`], [`filters`], [`convert`] and [`mod@validate`]. The command line is built on them with
//! the feature `cli`; `net` (feature `net`) fetches documents, `desk` (feature `desk`) polls, holds and serves them. Without
//! default features there is only what converts.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "config")]
pub mod config;
pub mod convert;
pub mod copy;
#[cfg(feature = "desk")]
pub mod desk;
pub mod detect;
pub mod diag;
pub mod error;
pub mod filters;
pub mod formats;
#[cfg(feature = "interop")]
pub mod interop;
pub mod loss;
pub mod model;
#[cfg(feature = "net")]
pub mod net;
#[cfg(feature = "config")]
pub mod policy;
#[cfg(feature = "schema")]
pub mod schema;
pub mod stream;
pub mod syntax;
pub mod text;
pub mod transport;
pub mod validate;
pub mod vocab;

pub use convert::{Document, Outcome, Settings, Target, open};
pub use detect::detect;
pub use diag::Report;
pub use error::Error;
pub use formats::Card;
pub use model::{Article, Feed};
pub use text::decode;
