//! `docdata`.

use super::super::rights::{self, Step};
use super::super::{class, evloc};
use super::Page;
use super::head::{fixtures, is_token};
use crate::model::{Article, Concept, Party, Relation, RightsInfo, Text};
use crate::vocab::dates;
use crate::vocab::signals::{Stop, is_of_another_revision};

impl Page {
    /// `docdata`, in the order in which the reader expects lists that share an element.
    pub(super) fn docdata(&mut self, a: &Article, carried: &Article) {
        self.out.start("docdata");
        self.management(a, carried);
        if carried.has_signal("correction") {
            let corrected = carried.relations.iter().find(|r| r.rel.as_deref() == Some("corrects"));
            self.out.start("correction");
            self.out.optional_attr("id-string", corrected.and_then(|r| r.uri.as_deref()));
            self.out.end();
        }
        self.identity(a);
        a.located.iter().for_each(|l| self.location(l));
        self.del_list(&a.info_sources);
        self.fact("urgency", "ed-urg", a.urgency.map(|n| n.to_string()).as_deref());
        let fixtures = a.genres.get(a.genres.len() - fixtures(a)..).unwrap_or_default();
        fixtures.iter().for_each(|g| self.fact("fixture", "fix-id", g.name.as_deref()));
        self.dates(a);
        a.audience.iter().for_each(|c| self.fact("doc-scope", "scope", c.name.as_deref()));
        a.member_of.iter().for_each(|c| self.fact("series", "series.name", c.name.as_deref()));
        private_notes(a).iter().for_each(|n| self.message(n.role.as_deref(), n));
        if let Some(terms) = terms(a) {
            self.message(Some(class::EMBARGO_TERMS), &Text::plain(terms));
        }
        self.rights(a);
        self.keywords(a);
        self.identified(a);
        self.out.end();
    }

    fn management(&mut self, a: &Article, carried: &Article) {
        let stop = Stop::signalled(carried).filter(|_| !is_embargoed(a));
        let status = match (a.pub_status.as_deref(), stop) {
            (None | Some("usable"), _) if is_embargoed(a) => Some("embargoed"),
            // Those who know no carrier have to know that it is killed or held.
            (status @ (None | Some("usable")), Some(stop)) => {
                self.out.attr("id", if status.is_some() { class::KILL } else { class::KILL_ONLY });
                Some(stop.status())
            }
            (status, _) => status,
        };
        self.out.optional_attr("management-status", status);
        // NITF has no word for which revision: of another one of the story itself it would be said of this one.
        let is_ended = |r: &Relation| r.uri.is_some() && !is_of_another_revision(r, a);
        let ended = |rel| carried.relations.iter().find(|r| r.rel.as_deref() == Some(rel) && is_ended(r));
        let ends = [("kills", "canceled"), ("withholds", "withheld")];
        if let Some((other, status)) = ends.into_iter().find_map(|(rel, status)| Some((ended(rel)?, status))) {
            self.out.optional_attr("management-doc-idref", other.uri.as_deref());
            self.out.attr("management-idref-status", status);
        }
    }

    fn identity(&mut self, a: &Article) {
        let source = a.provider.as_ref().and_then(|p| p.literal.as_deref());
        if a.uri.is_some() || source.is_some() {
            self.out.start("doc-id");
            self.out.optional_attr("regsrc", source);
            self.out.optional_attr("id-string", a.uri.as_deref());
            self.out.end();
        }
        if a.story.is_some() || a.version.is_some() {
            self.out.start("du-key");
            // A version of NITF is a name token; any other is the carrier's.
            match a.version.as_deref() {
                Some(version) if is_token(version) => self.out.attr("version", version),
                other => self.carrier_attr("nar:version", other),
            }
            self.out.optional_attr("key", a.story.as_deref());
            self.out.end();
        }
    }

    fn location(&mut self, place: &Concept) {
        self.out.start("evloc");
        self.out.optional_attr("iso-cc", place.literal.as_deref());
        match evloc::parts(place) {
            Some(parts) => parts.into_iter().for_each(|(name, part)| self.out.attr(name, part)),
            None => self.out.optional_attr("city", place.name.as_deref()),
        }
        self.out.end();
    }

    fn del_list(&mut self, sources: &[Party]) {
        if sources.is_empty() {
            return;
        }
        self.out.start("del-list");
        for (n, source) in sources.iter().enumerate() {
            self.out.start("from-src");
            self.out.optional_attr("src-name", source.name.as_deref());
            self.out.attr("level-number", &(n + 1).to_string());
            self.out.end();
        }
        self.out.end();
    }

    fn dates(&mut self, a: &Article) {
        self.fact("date.issue", "norm", a.version_created.as_ref().map(dates::nitf).as_deref());
        let status = a.pub_status.as_deref();
        if a.embargoed_until.is_some() || (is_embargoed(a) && status != Some("usable")) {
            self.out.start("date.release");
            match status {
                Some("usable") => {}
                None => self.out.attr("id", class::EMBARGO_ONLY),
                Some(_) => self.out.attr("id", class::EMBARGO),
            }
            self.out.optional_attr("norm", a.embargoed_until.as_ref().map(dates::nitf).as_deref());
            self.out.end();
        }
        let expires = a.expires.iter().filter_map(|e| e.time.as_ref());
        expires.for_each(|t| self.fact("date.expire", "norm", Some(&dates::nitf(t))));
    }

    fn message(&mut self, kind: Option<&str>, note: &Text) {
        self.out.start("ed-msg");
        self.out.optional_attr("msg-type", kind);
        self.out.attr("info", &note.value);
        self.lang(note.lang.as_ref());
        self.out.end();
    }

    /// Holders and terms each in their order, the rights in theirs: a year stands with the next holder, limits with the
    /// terms that they were stated with.
    pub(super) fn rights(&mut self, a: &Article) {
        for step in rights::steps(a) {
            match step {
                Step::Copyright(year, holder) => self.copyright(year, holder),
                Step::Rights(info, owner, terms) => self.doc_rights(info, owner.as_deref(), terms),
            }
        }
    }

    fn copyright(&mut self, year: Option<&str>, holder: Option<&str>) {
        self.out.start("doc.copyright");
        self.out.optional_attr("year", year);
        self.out.optional_attr("holder", holder);
        self.out.end();
    }

    fn doc_rights(&mut self, rights: Option<&RightsInfo>, owner: Option<&str>, terms: Option<&Text>) {
        self.out.start("doc.rights");
        if let Some(r) = rights {
            self.carrier_attr("nar:scope", r.scope.as_deref());
            self.out.optional_attr("startdate", r.start_date.as_ref().map(dates::nitf).as_deref());
            self.out.optional_attr("enddate", r.end_date.as_ref().map(dates::nitf).as_deref());
            self.out.optional_attr("agent", r.agent.as_deref());
            self.out.optional_attr("geography", r.geography.as_deref());
            self.out.optional_attr("type", r.aspect.as_deref());
        }
        self.out.optional_attr("owner", owner);
        if let Some(terms) = terms {
            self.out.attr("limitations", &terms.value);
            self.lang(terms.lang.as_ref());
        }
        self.out.end();
    }

    fn keywords(&mut self, a: &Article) {
        if a.keywords.is_empty() {
            return;
        }
        self.out.start("key-list");
        for keyword in &a.keywords {
            self.out.start("keyword");
            self.out.attr("key", &keyword.value);
            self.lang(keyword.lang.as_ref());
            self.out.end();
        }
        self.out.end();
    }

    fn identified(&mut self, a: &Article) {
        let lists = [
            ("person", &a.people),
            ("org", &a.organisations),
            ("location", &a.places),
            ("event", &a.events),
            ("object.title", &a.objects),
        ];
        if lists.iter().all(|(_, list)| list.is_empty()) {
            return;
        }
        self.out.start("identified-content");
        for (element, list) in lists {
            let (code, source) =
                if element == "location" { ("location-code", "code-source") } else { ("value", "idsrc") };
            for concept in list {
                self.out.start(element);
                self.out.optional_attr(source, concept.scheme.as_deref());
                self.out.optional_attr(code, concept.literal.as_deref());
                if let Some(name) = &concept.name {
                    self.space(name);
                    self.out.text(name);
                }
                self.out.end();
            }
        }
        self.out.end();
    }
}

fn is_embargoed(a: &Article) -> bool {
    a.embargoed_until.is_some() || a.embargo.is_some()
}

/// The words of an embargo that the status does not say.
fn terms(a: &Article) -> Option<&str> {
    let indefinite = a.embargoed_until.is_none();
    a.embargo.as_deref().filter(|words| !indefinite || *words != "indefinite")
}

/// The notes up to the first that says who may see it: they stand in `ed-msg`, the others in `note`.
pub(super) fn private_notes(a: &Article) -> &[Text] {
    let private = |n: &&Text| n.visibility.is_none() && n.role.as_deref() != Some(class::EMBARGO_TERMS);
    let count = a.ed_notes.iter().take_while(private).count();
    a.ed_notes.get(..count).unwrap_or_default()
}
