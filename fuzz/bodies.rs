//! What the fuzz targets do with bytes. `tests/fuzz.rs` does the same with bytes of its own.

use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::text;

/// Decoding takes everything, and says where it mended something that is there. The first line is the transport.
pub fn text(bytes: &[u8]) {
    let line = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    let transport = bytes.get(..line).and_then(|line| std::str::from_utf8(line).ok());
    for transport in [None, transport] {
        let source = text::decode(bytes, transport);
        assert!(!source.encoding().is_empty() && source.encoding() == source.encoding().to_lowercase());
        assert!(source.notes().iter().all(|n| n.at.is_none_or(|at| source.text().is_char_boundary(at))));
    }
}

/// What the reader of `format` takes, every writer writes, and the same reader reads again what is its own.
pub fn reader(format: &str, bytes: &[u8]) {
    let source = text::decode(bytes, None);
    let card = formats::by_id(format).expect("a format");
    let mut report = Report::default();
    let Ok(mut document) = open(&source, card, &ReadOptions::default(), &mut report) else { return };
    let mut articles = Vec::new();
    let mut behind = 0;
    while let Some((article, span)) = document.next(&mut report) {
        assert!(span.start <= span.end && span.end <= source.text().len());
        if matches!(format, "rss" | "atom") {
            assert!(span.start >= behind, "items follow each other");
            behind = span.end;
        }
        articles.push(article);
    }
    let origin = document.origin(&report);
    for card in formats::ALL {
        let mut settings = Settings::default();
        settings.include_unreleased = true;
        let Some(mut target) = Target::new(card, settings) else { continue };
        let mut out = String::new();
        target.begin(document.feed(), &mut out);
        for article in &articles {
            target.article(article.clone(), &mut out);
        }
        target.end(&origin, &mut out);
        let written = text::Source::from(out.as_str());
        let mut report = Report::default();
        if let Ok(mut again) = open(&written, card, &ReadOptions::default(), &mut report) {
            let count = std::iter::from_fn(|| again.next(&mut report)).count();
            assert_eq!(count, articles.len(), "{} gives back every article", card.id);
        }
    }
}
