//! Relative links made absolute in place: what is not a link stays byte for byte.

use super::entities;
use super::scan::{self, Attribute, Markup, Next};
use super::serial::push_attribute;
use std::borrow::Cow;
use std::ops::Range;

use crate::text::Base;

/// The text with every relative URL resolved against `base`; `None` when there was nothing to resolve.
///
/// Links are the attributes HTML defines as URLs (and those of its past), `srcset` and `ping` included. What has a
/// scheme already, what does not resolve, and an unusable base change nothing.
pub fn absolute(html: &str, base: &str) -> Option<String> {
    memchr::memchr(b'<', html.as_bytes())?;
    let base = Base::parse(base)?;
    let mut links = Links { html, base, out: String::new(), done: 0 };
    links.run();
    if links.done == 0 {
        return None;
    }
    links.out.push_str(html.get(links.done..).unwrap_or_default());
    Some(links.out)
}

enum Kind {
    One,
    /// URLs by white space.
    Several,
    /// URLs with a width or density each, by commas.
    Srcset,
}

fn kind(element: &str, attribute: &str) -> Option<Kind> {
    match attribute {
        "href" | "src" | "action" | "cite" | "poster" | "longdesc" | "usemap" | "background" => Some(Kind::One),
        "formaction" | "icon" | "manifest" | "codebase" | "lowsrc" | "dynsrc" | "xlink:href" => Some(Kind::One),
        "data" | "classid" if element == "object" => Some(Kind::One),
        "profile" if element == "head" => Some(Kind::One),
        "ping" | "archive" => Some(Kind::Several),
        "srcset" | "imagesrcset" => Some(Kind::Srcset),
        _ => None,
    }
}

struct Links<'a> {
    html: &'a str,
    base: Base,
    out: String,
    done: usize,
}

impl Links<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(angle) = scan::next_angle(self.html, at) {
            at = match scan::markup_at(self.html, angle) {
                None => angle + 1,
                Some(Markup::Tag { closing: false, name, end }) => self.tag(name, end),
                Some(other) => other.end(),
            };
        }
    }

    fn tag(&mut self, name: Range<usize>, end: usize) -> usize {
        let html = self.html;
        let mut at = name.end;
        let name = html.get(name).unwrap_or_default().to_ascii_lowercase();
        while let Next::Attribute(attribute, next) = scan::next_attribute(html, at) {
            self.attribute(&name, &attribute);
            at = next;
        }
        match scan::RAW.contains(&name.as_str()) {
            true => scan::raw_end(html, end, &name),
            false => end,
        }
    }

    fn attribute(&mut self, element: &str, attribute: &Attribute) {
        let html = self.html;
        let name = html.get(attribute.name.clone()).unwrap_or_default();
        // The longest of them has eleven letters.
        let Some(range) = attribute.value.clone().filter(|_| name.len() <= 12) else { return };
        let Some(kind) = kind(element, &name.to_ascii_lowercase()) else { return };
        let written = html.get(range.clone()).unwrap_or_default();
        let value = entities::decode(written, true);
        let resolved = match kind {
            Kind::One => self.resolve(&value),
            Kind::Several => self.several(&value),
            Kind::Srcset => self.srcset(&value),
        };
        let Some(resolved) = resolved else { return };
        self.out.push_str(html.get(self.done..range.start).unwrap_or_default());
        self.out.push_str(&written_as(&resolved, attribute.quote));
        self.done = range.end;
    }

    /// The absolute form of a relative URL.
    fn resolve(&self, value: &str) -> Option<String> {
        let value = value.trim_matches(|c: char| c.is_ascii_whitespace() || c.is_ascii_control());
        if value.is_empty() {
            return None;
        }
        self.base.resolve(value)
    }

    fn several(&self, value: &str) -> Option<String> {
        let mut changed = false;
        let all: Vec<Cow<str>> = value
            .split_ascii_whitespace()
            .map(|one| match self.resolve(one) {
                Some(resolved) => {
                    changed = true;
                    Cow::Owned(resolved)
                }
                None => Cow::Borrowed(one),
            })
            .collect();
        changed.then(|| all.join(" "))
    }

    /// HTML Standard, section 4.8.4.2.1: a URL runs to white space; a comma at its end separates, one inside does not.
    fn srcset(&self, value: &str) -> Option<String> {
        let (mut out, mut rest, mut changed) = (String::new(), value, false);
        loop {
            let lead = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',').len();
            out.push_str(rest.get(..lead)?);
            rest = rest.get(lead..)?;
            if rest.is_empty() {
                break;
            }
            let len = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let url = rest.get(..len)?.trim_end_matches(',');
            let resolved = self.resolve(url);
            changed |= resolved.is_some();
            out.push_str(resolved.as_deref().unwrap_or(url));
            let to = match url.len() < len {
                true => url.len(),
                false => rest.get(len..)?.find(',').map_or(rest.len(), |comma| len + comma),
            };
            out.push_str(rest.get(url.len()..to)?);
            rest = rest.get(to..)?;
        }
        changed.then_some(out)
    }
}

/// The value as it stands between its quotes; one without quotes gets them.
fn written_as(value: &str, quote: Option<u8>) -> String {
    if quote == Some(b'\'') {
        return value.replace('&', "&amp;").replace('\'', "&#39;");
    }
    let mut out = String::new();
    push_attribute(&mut out, "v", value);
    let quoted = out.get(3..).unwrap_or_default();
    match quote {
        Some(_) => quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned(),
        None => quoted.to_owned(),
    }
}
