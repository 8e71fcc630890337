//! What could run or disguise itself taken out of HTML: scripts, styles, frames, forms, event attributes, and links that
//! run programs. What may stay is a list (ammonia's, and pictures, sound and video), so that what nobody has heard of goes.
//!
//! Markup of other media types and extensions are left as they are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ammonia::Builder;
use serde_json::Value;

use super::links;
use crate::loss::Loss;
use crate::model::{Article, Feed, Part, Text, TextKind, canonical, canonical_feed};
use crate::syntax::html;

/// How many things of a text are named in the report.
const NAMED: usize = 6;

/// Elements of pictures, sound and video, with their attributes.
const MEDIA: [(&str, &[&str]); 6] = [
    ("audio", &["controls", "loop", "preload", "src"]),
    ("img", &["sizes", "srcset"]),
    ("picture", &[]),
    ("source", &["height", "media", "sizes", "src", "srcset", "type", "width"]),
    ("track", &["kind", "label", "src", "srclang"]),
    ("video", &["controls", "height", "loop", "muted", "poster", "preload", "src", "width"]),
];

static HTML: LazyLock<Builder<'static>> = LazyLock::new(builder);

/// The same for NITF as HTML: its classes and `data-nitf-` attributes bring it back.
static NITF: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = builder();
    builder.add_generic_attributes(["class", "id"]).add_generic_attribute_prefixes(["data-nitf-"]);
    builder
});

fn builder() -> Builder<'static> {
    let mut builder = Builder::default();
    builder.link_rel(None).add_tags(MEDIA.map(|(tag, _)| tag)).add_generic_attributes(["dir"]);
    for (tag, attributes) in MEDIA {
        builder.add_tag_attributes(tag, attributes);
    }
    builder
}

/// Cleans an article and its associations; returns what was taken out.
pub(super) fn article(article: &mut Article) -> Vec<Loss> {
    let mut losses = Vec::new();
    for member in Article::MEMBERS {
        let mut clean = |text: &mut Text| losses.extend(text_of(member.name, text));
        (member.part)(article).texts(&mut clean);
    }
    in_links(article, &mut losses);
    if !losses.is_empty() {
        canonical(article);
    }
    losses
}

/// Cleans what stands above the articles; returns what was taken out.
pub(super) fn feed(feed: &mut Feed) -> Vec<Loss> {
    let mut losses = Vec::new();
    feed.texts(&mut |text| losses.extend(text_of("feed", text)));
    links::of_feed(feed, &mut |link| losses.extend(link_of("feed.links", link)));
    if !losses.is_empty() {
        canonical_feed(feed);
    }
    losses
}

fn in_links(article: &mut Article, losses: &mut Vec<Loss>) {
    if article.uri_is_permalink == Some(true)
        && let Some(uri) = &mut article.uri
    {
        losses.extend(link_of("uri", uri));
    }
    links::of_article(article, &mut |link| losses.extend(link_of("links", link)));
    if let Some(source) = &mut article.source {
        links::of_feed(source, &mut |link| losses.extend(link_of("source", link)));
        source.href.iter_mut().for_each(|link| losses.extend(link_of("source", link)));
    }
    article.associations.iter_mut().for_each(|association| in_links(association, losses));
}

/// Clears a link that runs a program.
fn link_of(field: &'static str, link: &mut String) -> Option<Loss> {
    let link = runs(link).then(|| std::mem::take(link))?;
    Some(Loss::taken_out(field, "sanitize: a link that runs a program".to_owned(), &Value::String(link)))
}

/// Whether a browser would run what a link holds: it passes over white space and control characters in the scheme.
fn runs(link: &str) -> bool {
    let scheme = link
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(32)
        .collect::<String>()
        .to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/html", "data:application/x", "data:image/svg"]
        .iter()
        .any(|s| scheme.starts_with(s))
}

/// Cleans one text; returns what was taken out of it.
fn text_of(field: &'static str, text: &mut Text) -> Option<Loss> {
    for link in [&mut text.href, &mut text.src].into_iter().flatten().filter(|link| runs(link)) {
        link.clear();
    }
    // The bounded and repaired form: what misnests or nests without end would cost a second reading dear.
    let (before, builder) = match text.kind {
        TextKind::Html => (html::well_formed(&text.value), &*HTML),
        TextKind::Xhtml => (html::well_formed(&html::xhtml_to_html(&text.value)), &*HTML),
        TextKind::Nitf => (html::well_formed(&html::nitf_to_html(&text.value)), &*NITF),
        TextKind::Plain | TextKind::Media(_) => return None,
    };
    let cleaned = builder.clean(&before).to_string();
    let after = html::well_formed(&cleaned);
    let gone = gone(&before, &after);
    match text.kind {
        TextKind::Nitf if gone.is_empty() => return None,
        TextKind::Nitf => text.value = html::html_to_nitf(&cleaned),
        TextKind::Xhtml => text.value = after,
        // What a browser may read differently is not kept, though nothing was seen in it.
        _ => text.value = cleaned,
    }
    (!gone.is_empty()).then(|| Loss::taken_out(field, format!("sanitize: {}", named(&gone)), &Value::Null))
}

/// The elements and attributes (`@name`) that one well-formed text has and another has not, in the order of the alphabet.
fn gone(before: &str, after: &str) -> Vec<String> {
    let mut counts: BTreeMap<String, isize> = BTreeMap::new();
    names(before, |name| *counts.entry(name).or_default() += 1);
    names(after, |name| *counts.entry(name).or_default() -= 1);
    counts.into_iter().filter(|(_, n)| *n > 0).map(|(name, _)| name).collect()
}

/// The names in the start tags of a well-formed text, where `<` and quotes stand for nothing else.
fn names(text: &str, mut f: impl FnMut(String)) {
    for tag in text.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '!', '?'])) {
        let tag = tag.split('>').next().unwrap_or_default();
        for (n, part) in tag.split('"').enumerate().filter(|(n, _)| n % 2 == 0) {
            let words = part.split([' ', '/', '=']).filter(|word| !word.is_empty());
            words.enumerate().for_each(|(w, word)| f(if n + w == 0 { word.to_owned() } else { format!("@{word}") }));
        }
    }
}

fn named(gone: &[String]) -> String {
    let more = gone.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    gone.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ") + &more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Link;

    fn cleaned(kind: TextKind, value: &str) -> (String, Vec<String>) {
        let mut a = Article { bodies: vec![Text::of(kind, value)], ..Article::default() };
        let losses = article(&mut a);
        let told = losses.into_iter().map(|l| format!("{}: {}", l.field, l.place)).collect();
        (a.bodies.pop().map(|b| b.value).unwrap_or_default(), told)
    }

    #[test]
    fn what_runs_goes_and_is_named() {
        let (html, told) = cleaned(
            TextKind::Html,
            "<p onclick=\"x()\">The <b>harbour</b><script>alert(1)</script> <iframe src='//x.example'></iframe>\
             <a href='java\tscript:x()'>opens</a></p><form><input name=q></form>",
        );
        assert_eq!(html, "<p>The <b>harbour</b> <a>opens</a></p>");
        assert_eq!(told, ["bodies: sanitize: @href, @name, @onclick, @src, form, iframe and 2 more"]);
    }

    #[test]
    fn pictures_sound_and_credits_stay() {
        let html = "<figure><img src=\"a.jpg\" srcset=\"a.jpg 1x, b.jpg 2x\" alt=\"The quay\"><figcaption>Photo: Ada Lind</figcaption></figure>\
                    <video controls=\"\" poster=\"p.jpg\"><source src=\"v.mp4\" type=\"video/mp4\"></video>";
        let (kept, told) = cleaned(TextKind::Html, html);
        let tags = |html: &str| html.matches('<').count();
        assert!(kept.contains("srcset=\"a.jpg 1x, b.jpg 2x\"") && kept.contains("Photo: Ada Lind"), "{kept}");
        assert_eq!((tags(&kept), told), (tags(html), Vec::new()));
    }

    #[test]
    fn xhtml_stays_well_formed_and_nitf_stays_as_it_came() {
        let (xhtml, told) = cleaned(TextKind::Xhtml, "<p>a<br/>b<object data=\"x.swf\"/></p><p/>");
        assert_eq!(xhtml, "<p>a<br/>b</p><p></p>");
        assert_eq!(told.len(), 1);
        let nitf = "<p>By <person>Ada Lind</person>, <location>Oslo</location></p>";
        assert_eq!(cleaned(TextKind::Nitf, nitf), (nitf.to_owned(), Vec::new()));
        let (nitf, told) =
            cleaned(TextKind::Nitf, "<p><a href=\"javascript:x()\">here</a> <person>Ada Lind</person></p>");
        assert!(!nitf.contains("javascript") && nitf.contains("<person>Ada Lind</person>"), "{nitf}");
        assert_eq!(told, ["bodies: sanitize: @href"]);
    }

    #[test]
    fn a_link_that_runs_a_program_is_no_link() {
        let links = vec![Link::new("JavaScript:x()", "alternate"), Link::new("https://x.example/1", "via")];
        let mut a = Article { links, ..Article::default() };
        a.headline = Some(Text::plain("javascript: the good parts"));
        let losses = article(&mut a);
        assert_eq!((a.links.len(), losses.len()), (1, 1));
        assert_eq!(a.headline.map(|h| h.value).as_deref(), Some("javascript: the good parts"));
    }

    #[test]
    fn markup_that_nests_without_end_is_cleaned_in_bounds() {
        let (kept, _) = cleaned(TextKind::Html, &("<b><i>".repeat(20_000) + "x" + &"<script>y</script>".repeat(3)));
        assert!(kept.contains('x') && !kept.contains("script"));
    }
}
