//! Writing a page: its head with the script block, and what a reader sees, all of it well-formed.

use super::{BODY, BODY_END};
use crate::formats::json_ld::CONTEXT;
use crate::formats::json_ld::write::{Beside, node};
use crate::formats::printed::{whole, words};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Party, Time};
use crate::syntax::html::{escape, quoted};
use crate::vocab::languages;
use crate::vocab::signals::Stop;

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Html)
}

struct Html;

impl Writer for Html {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let whole = whole(article);
        let mut page = Page { out };
        page.head(article, &whole);
        page.body(article, &whole);
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

struct Page<'o> {
    out: &'o mut String,
}

impl Page<'_> {
    fn head(&mut self, article: &Split<Article>, a: &Article) {
        self.out.push_str("<!DOCTYPE html>\n<html");
        // What is no language tag is said in the script block alone.
        if let Some(language) = a.language.as_deref().filter(|tag| languages::language(tag)) {
            self.out.push_str(&format!(" lang={}", quoted(language)));
        }
        self.out.push_str(">\n<head>\n<meta charset=\"utf-8\"/>\n");
        let headline = a.headline.as_ref().map(words).unwrap_or_default();
        self.out.push_str(&format!("<title>{}</title>\n", escape(headline.trim())));
        self.meta("description", &a.summary.as_ref().map(words).unwrap_or_default());
        let authors: Vec<&str> = a.creators.iter().filter_map(Party::print).collect();
        self.meta("author", &authors.join(", "));
        self.meta("copyright", &a.copyright_notice.first().map(words).unwrap_or_default());
        let link = a.link("alternate").map(|link| link.href.as_str());
        let licence = a.usage_terms.iter().find_map(|terms| terms.href.as_deref());
        for (rel, href) in [("canonical", link), ("license", licence)] {
            if let Some(href) = href {
                self.out.push_str(&format!("<link rel=\"{rel}\" href={}/>\n", quoted(href)));
            }
        }
        self.script(article);
        self.out.push_str("</head>\n");
    }

    fn meta(&mut self, name: &str, content: &str) {
        let content = content.trim();
        if !content.is_empty() {
            self.out.push_str(&format!("<meta name=\"{name}\" content={}/>\n", quoted(content)));
        }
    }

    /// What of JSON could end a script, or be markup to who reads XML, is escaped (RFC 8259, 7).
    fn script(&mut self, article: &Split<Article>) {
        let mut json = String::new();
        let carried = article.carried.as_deref();
        let beside = Beside { carried, without_body: true, context: Some(CONTEXT), ..Beside::default() };
        node(&mut json, &article.native, beside);
        let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
        self.out.push_str(&format!("<script type=\"application/ld+json\">\n{json}\n</script>\n"));
    }

    fn body(&mut self, article: &Split<Article>, a: &Article) {
        self.out.push_str("<body>\n<article>\n<header>\n");
        self.notices(a);
        self.element("h1", "", &a.headline.as_ref().map(words).unwrap_or_default());
        let deck = a.subheadline.iter().chain(&a.headlines);
        deck.for_each(|text| self.line("deck", &words(text)));
        self.bylines(a);
        self.times(a);
        self.out.push_str("</header>\n");
        a.associations.iter().for_each(|picture| self.figure(picture));
        a.dateline.iter().for_each(|d| {
            let parts = [d.place.as_deref(), d.date.as_deref(), d.service.as_deref()];
            let said = d.text.clone().unwrap_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
            self.line("dateline", &said);
        });
        match article.native.bodies.first() {
            Some(body) => self.text(&body.value),
            None => self.line("summary", &a.summary.as_ref().map(words).unwrap_or_default()),
        }
        self.out.push_str("<footer>\n");
        self.credits(a);
        self.rights(a);
        self.out.push_str("</footer>\n</article>\n</body>\n</html>\n");
    }

    /// The text; without an element in it, its lines are kept.
    fn text(&mut self, body: &str) {
        let style = if body.contains('<') { "" } else { " style=\"white-space: pre-line\"" };
        self.out.push_str(&format!("{BODY}{style}>\n{body}{BODY_END}\n"));
    }

    /// What a desk prints above a story: embargo, corrections.
    fn notices(&mut self, a: &Article) {
        if let Some(stop) = Stop::of(a) {
            self.line("status", if stop == Stop::Killed { "KILLED" } else { "WITHHELD" });
        }
        if let Some(until) = &a.embargoed_until {
            self.line("embargo", &format!("EMBARGOED UNTIL {until}"));
        }
        if let Some(embargo) = &a.embargo {
            self.line("embargo", &format!("EMBARGO: {embargo}"));
        }
        a.ed_notes.iter().for_each(|note| self.line("note", &words(note)));
    }

    fn bylines(&mut self, a: &Article) {
        let by: Vec<String> = a.by.iter().map(words).collect();
        by.iter().for_each(|line| self.line("byline", line));
        let said = by.join("\n");
        let others: Vec<&str> =
            a.creators.iter().filter_map(Party::print).filter(|name| !said.contains(name)).collect();
        if !others.is_empty() {
            self.line("byline", &format!("By {}", others.join(", ")));
        }
    }

    fn times(&mut self, a: &Article) {
        for (class, time) in [("published", &a.published), ("updated", &a.version_created)] {
            if let Some(time) = time.as_ref().map(Time::as_str) {
                let (quoted, time) = (quoted(time), escape(time));
                self.out.push_str(&format!("<p class=\"{class}\"><time datetime={quoted}>{time}</time></p>\n"));
            }
        }
    }

    fn figure(&mut self, picture: &Article) {
        let file = picture.renditions.iter().find_map(|file| Some((file, file.href.as_deref()?)));
        self.out.push_str("<figure>\n");
        if let Some((file, href)) = file {
            let alt = picture.headline.as_ref().or(picture.summary.as_ref()).map(words).unwrap_or_default();
            let (src, alt) = (quoted(href), quoted(alt.trim()));
            match picture.kind.as_deref() {
                Some(kind @ ("video" | "audio")) => {
                    self.out.push_str(&format!("<{kind} controls=\"controls\" src={src}></{kind}>\n"))
                }
                Some("text" | "composite") => self.out.push_str(&format!("<a href={src}>{}</a>\n", escape(href))),
                _ => {
                    let size = [("width", file.width), ("height", file.height)];
                    let size = size.into_iter().filter_map(|(name, n)| Some(format!(" {name}=\"{}\"", n?)));
                    self.out.push_str(&format!("<img src={src} alt={alt}{}/>\n", size.collect::<String>()));
                }
            }
        }
        self.out.push_str("<figcaption>\n");
        let lines = [picture.headline.as_ref(), picture.summary.as_ref(), picture.bodies.first()];
        lines.into_iter().flatten().for_each(|text| self.line("caption", &words(text)));
        picture.by.iter().for_each(|text| self.line("byline", &words(text)));
        self.credits(picture);
        self.rights(picture);
        self.out.push_str("</figcaption>\n</figure>\n");
    }

    /// Who had a part in it, as far as the lines do not name them already.
    fn credits(&mut self, a: &Article) {
        let picture = a.kind.as_deref().is_some_and(|kind| kind != "text");
        let mut said: Vec<String> = a.creditline.iter().chain(&a.signoff).map(words).collect();
        a.signoff.iter().for_each(|text| self.line("signoff", &words(text)));
        a.creditline.iter().for_each(|text| self.line("credit", &words(text)));
        let creators: &[Party] = if picture { &a.creators } else { &[] };
        let lists = [("creator", creators), ("contributor", &a.contributors[..]), ("source", &a.info_sources[..])];
        for (class, list) in lists {
            for party in list {
                let name = party.print().unwrap_or_default().to_owned();
                if !said.iter().any(|line| line.contains(&name)) {
                    let role = party.role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
                    self.line(class, &format!("{name}{role}"));
                    said.push(name);
                }
            }
        }
        let parties = [("provider", &a.provider), ("accountable", &a.accountable)];
        for (class, party) in parties {
            let name = party.as_ref().and_then(Party::print).unwrap_or_default();
            self.line(class, name);
        }
    }

    fn rights(&mut self, a: &Article) {
        let notices: Vec<String> = a.copyright_notice.iter().map(words).collect();
        notices.iter().for_each(|notice| self.line("copyright", notice));
        let said = notices.join("\n");
        let holders = a.copyright_holder.iter().filter_map(Party::print).filter(|name| !said.contains(name));
        holders.for_each(|name| self.line("copyright", &format!("© {name}")));
        for terms in &a.usage_terms {
            let said = words(terms);
            match &terms.href {
                None => self.line("terms", &said),
                Some(href) => {
                    let (href, said) = (quoted(href), escape(said.trim()));
                    self.out.push_str(&format!("<p class=\"terms\"><a rel=\"license\" href={href}>{said}</a></p>\n"));
                }
            }
        }
        if let Some(made) = &a.digital_source_type {
            let said = [&made.name, &made.uri, &made.literal, &made.qcode].into_iter().flatten().next();
            self.line("made", said.map(String::as_str).unwrap_or_default());
        }
        for link in a.trust_indicators.iter().filter(|link| !link.href.is_empty()) {
            let said = link.title.as_ref().or(link.rel.as_ref()).unwrap_or(&link.href);
            let (href, said) = (quoted(&link.href), escape(said));
            self.out.push_str(&format!("<p class=\"trust\"><a href={href}>{said}</a></p>\n"));
        }
    }

    fn line(&mut self, class: &str, words: &str) {
        self.element("p", class, words);
    }

    fn element(&mut self, name: &str, class: &str, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.out.push_str(&format!("<{name}{class}>{}</{name}>\n", escape(words)));
    }
}
