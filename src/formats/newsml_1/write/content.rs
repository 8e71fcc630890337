//! `ContentItem`.

use super::super::{VOCABULARIES, class};
use super::Page;
use crate::diag::Report;
use crate::model::{Rendition, Text, TextKind};
use crate::syntax::xml::{Cursor, Limits, XHTML};
use crate::vocab::edges;

impl Page {
    /// Text as what it is.
    pub(super) fn text_item(&mut self, text: &Text, media_type: Option<&str>) {
        let nitf = text.kind == TextKind::Nitf;
        let mime = match &text.kind {
            TextKind::Plain => "text/plain",
            TextKind::Html => "text/html",
            TextKind::Xhtml => "application/xhtml+xml",
            TextKind::Nitf => "text/vnd.IPTC.NITF",
            TextKind::Media(media) => media,
        };
        self.out.start("ContentItem");
        self.out.optional_attr("Euid", (nitf && text.value.contains("<media")).then_some(class::MEDIA));
        self.optional_coded("MediaType", media_type);
        self.optional_coded("Format", nitf.then_some("NITF"));
        self.coded("MimeType", mime);
        self.out.start("DataContent");
        match &text.kind {
            TextKind::Nitf => {
                self.out.mixed();
                for element in ["nitf", "body", "body.content"] {
                    self.out.start(element);
                }
                self.out.raw(&text.value);
                (0..3).for_each(|_| self.out.end());
            }
            TextKind::Xhtml => {
                self.out.mixed();
                self.out.start("div");
                self.out.attr("xmlns", XHTML);
                self.out.raw(&text.value);
                self.out.end();
            }
            TextKind::Plain | TextKind::Html | TextKind::Media(_) => edges::data(&mut self.out, &text.value),
        }
        self.out.end();
        self.out.end();
    }

    /// A file that stands elsewhere.
    pub(super) fn file(&mut self, file: &Rendition, media_type: Option<&str>) {
        self.out.start("ContentItem");
        self.out.optional_attr("Href", file.href.as_deref());
        self.optional_coded("MediaType", media_type);
        self.optional_coded("Format", file.format.as_deref());
        self.optional_coded("MimeType", file.content_type.as_deref());
        let (width, height) = (file.width.map(|n| n.to_string()), file.height.map(|n| n.to_string()));
        let facts = [
            ("Width", width.as_deref()),
            ("Height", height.as_deref()),
            ("Duration", file.duration.as_deref()),
            ("Residref", file.residref.as_deref()),
            ("Hash", file.hash.as_deref()),
            ("Poi", file.poi.as_deref()),
        ];
        if file.size_in_bytes.is_some() || facts.iter().any(|(_, value)| value.is_some()) {
            self.out.start("Characteristics");
            self.out.optional("SizeInBytes", file.size_in_bytes.map(|n| n.to_string()).as_deref());
            for (name, value) in facts {
                value.into_iter().for_each(|value| self.property(name, value));
            }
            self.out.end();
        }
        self.out.end();
    }
}

/// Whether markup whose elements are in `home` where they have no prefix comes back from an item as it is.
pub(in super::super) fn comes_back(markup: &str, home: &str) -> bool {
    let begins = |name: &str| {
        let tags = || markup.match_indices('<').filter_map(|(at, _)| markup.get(at + 1..));
        tags().any(|t| t.trim_start_matches('/').get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)))
    };
    if begins("NewsML") || begins("NewsItem") || begins("NewsEnvelope") || markup.contains(":News") {
        return false;
    }
    let document = format!("<x xmlns=\"{home}\">{markup}</x>");
    let mut report = Report::default();
    let mut cursor = Cursor::piece_of(&document, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(&mut report) else { return false };
    cursor.inner_whole(&root, &mut report) == markup && cursor.position() == document.len() && !report.malformed()
}
