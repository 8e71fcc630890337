//! `head`.

use super::super::profiles::{self, Place, name};
use super::super::read::kept_meta;
use super::super::{FUNCTIONS, VOCABULARIES, class, names_docdata};
use super::Page;
use crate::diag::Report;
use crate::model::{Article, Concept, Extension, Hop};
use crate::syntax::xml::{Cursor, Limits};
use crate::vocab::{dates, nar};

impl Page {
    /// `head` in the order of its schema; the carrier stands at its end.
    pub(super) fn head(&mut self, a: &Article, carried: &Article) {
        self.out.start("head");
        if let Some(title) = a.title.as_ref().or(a.headline.as_ref()) {
            self.text_element("title", title);
        }
        let metas = a.extensions.iter().take_while(|e| is_meta(e)).count();
        let (metas, others) = a.extensions.split_at_checked(metas).unwrap_or_default();
        metas.iter().for_each(|m| self.out.raw_element(&m.raw));
        self.metas(a);
        if self.dtd {
            self.attributes(a);
            nar::flat_own(carried).iter().for_each(|(name, content)| self.meta(name, content, None));
            for e in others {
                let parts = serde_json::to_string(&[&e.ns, &e.name, &e.raw]).unwrap_or_default();
                self.meta(class::ELEMENT, &parts, None);
            }
        }
        self.tobject(a);
        self.docdata(a, carried);
        self.fact("pubdata", "date.publication", a.published.as_ref().map(dates::nitf).as_deref());
        a.hops.iter().for_each(|h| self.revision(h));
        if !self.dtd {
            nar::write_own(&mut self.out, carried);
            others.iter().for_each(|e| self.extension(e));
        }
        self.out.end();
    }

    fn metas(&mut self, a: &Article) {
        a.slugline.iter().for_each(|t| self.meta(name(Place::Slugline), &t.value, t.lang.as_ref()));
        let services = a.services.iter().filter_map(|s| s.name.as_deref());
        services.for_each(|s| self.meta(name(Place::Service), s, None));
        let generators = a.generators.iter().filter_map(|g| g.name.as_deref());
        generators.for_each(|g| self.meta(name(Place::Generator), g, None));
        let Some(t) = &a.transmission else { return };
        let count = t.word_count.map(|n| n.to_string());
        let facts = [
            (Place::Category, &t.category),
            (Place::WordCount, &count),
            (Place::Number, &t.number),
            (Place::Priority, &t.priority),
        ];
        for (place, value) in facts {
            value.iter().for_each(|v| self.meta(name(place), v, None));
        }
    }

    /// `tobject`; the fixtures at the end of the genres stand in `docdata`.
    fn tobject(&mut self, a: &Article) {
        let genres = a.genres.get(..a.genres.len() - fixtures(a)).unwrap_or_default();
        let (kind, genres) = match genres.split_first() {
            Some((first, rest)) if first.role.as_deref() == Some("type") => (Some(first), rest),
            _ => (None, genres),
        };
        if kind.is_none() && genres.is_empty() && a.subjects.is_empty() {
            return;
        }
        self.out.start("tobject");
        self.out.optional_attr("tobject.type", kind.and_then(|k| k.name.as_deref()));
        for genre in genres {
            self.out.start("tobject.property");
            self.out.optional_attr("tobject.property.type", genre.name.as_deref());
            self.carrier_attr("nar:role", genre.role.as_deref());
            self.out.end();
        }
        a.subjects.iter().for_each(|s| self.subject(s));
        self.out.end();
    }

    /// A subject whose code is no name token (NITF 3.6, `tobject.subject.refnum`) keeps it in the older attribute.
    fn subject(&mut self, subject: &Concept) {
        self.out.start("tobject.subject");
        self.out.optional_attr("tobject.subject.ipr", subject.scheme.as_deref());
        let number = subject.literal.as_deref().filter(|l| is_token(l));
        self.out.attr("tobject.subject.refnum", number.unwrap_or(class::NO_NUMBER));
        if number.is_none() {
            self.out.optional_attr("tobject.subject.code", subject.literal.as_deref());
        }
        self.out.optional_attr(level(number.unwrap_or_default()), subject.name.as_deref());
        self.out.end();
    }

    fn revision(&mut self, hop: &Hop) {
        self.out.start("revision-history");
        self.out.optional_attr("name", hop.party.as_ref().and_then(|p| p.name.as_deref()));
        if let Some(action) = &hop.action {
            match FUNCTIONS.contains(&action.as_str()) {
                true => self.out.attr("function", action),
                false => self.carrier_attr("nar:function", Some(action)),
            }
        }
        self.out.optional_attr("norm", hop.time.as_ref().map(dates::nitf).as_deref());
        self.out.optional_attr("comment", hop.comment.as_deref());
        self.out.end();
    }

    /// An element of another vocabulary as it came; what cannot stand there is the value of a property.
    fn extension(&mut self, extension: &Extension) {
        if stands(extension) {
            self.out.raw_element(&extension.raw);
            return;
        }
        nar::write_kept(&mut self.out, extension);
    }
}

/// How many genres at the end are fixtures.
pub(super) fn fixtures(a: &Article) -> usize {
    a.genres.iter().rev().take_while(|g| g.role.as_deref() == Some("fixture")).count()
}

/// The attribute for a name of the level that the number is of: its last three digits are the detail.
fn level(number: &str) -> &'static str {
    match (number.len(), number.get(2..5), number.get(5..)) {
        (8, Some("000"), Some("000")) => "tobject.subject.type",
        (8, _, Some("000")) => "tobject.subject.matter",
        _ => "tobject.subject.detail",
    }
}

/// Whether the text is a name token (XML 1.0, Nmtoken) that means a subject.
pub(super) fn is_token(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':');
    !text.is_empty() && text != class::NO_NUMBER && text.chars().all(allowed)
}

/// A `meta` as the reader keeps it: of a name that means nothing to it.
fn is_meta(e: &Extension) -> bool {
    e.ns.is_empty() && e.name == "meta" && canonical(e)
}

/// Whether an extension is written as it came, as a `meta` or an element of another vocabulary.
pub(in super::super) fn may_stand(e: &Extension) -> bool {
    is_meta(e) || stands(e)
}

/// Whether the element may stand in `head`: of another namespace (`##other`), read back the same, and without words of ours on
/// the story in it, which has its own.
fn stands(e: &Extension) -> bool {
    let ours = VOCABULARIES.iter().any(|v| v.means(&e.ns));
    !e.ns.is_empty() && !ours && nar::may_stand(e) && !names_docdata(&e.raw)
}

/// Whether the element is what reading it gives, and its name in `head` is nobody's.
fn canonical(e: &Extension) -> bool {
    let report = &mut Report::default();
    let mut cursor = Cursor::new(&e.raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(report) else { return false };
    let name = root.attr("name").unwrap_or_default();
    let known = profiles::place(&name).is_some() || name.starts_with("nar.");
    root.start == 0 && root.uri == e.ns && !known && !report.malformed() && kept_meta(&root) == e.raw
}
