//! What is said of a component: its lines, who made it, who owns it and what it is about.

use super::super::form::{only_year, scheme};
use super::super::profiles::{self, EVENT, Place, property_name};
use super::super::read::LEAVES;
use super::{Carrier, Page};
use crate::model::{Article, Concept, Party, RightsInfo};
use crate::vocab::dates;

impl Page {
    /// `NewsLines` and the metadata. Of the story itself, `number` is its place in the document.
    pub(super) fn metadata(&mut self, a: &Article, carrier: &Carrier<'_>, number: Option<usize>) {
        self.lines(a, carrier, number.is_some());
        self.administrative(a, carrier, number);
        self.rights(a);
        self.descriptive(a, carrier);
    }

    fn administrative(&mut self, a: &Article, carrier: &Carrier<'_>, number: Option<usize>) {
        let id = a.uri.as_deref().filter(|_| number.is_none());
        let lists = [("Creator", &a.creators), ("Source", &a.info_sources), ("Contributor", &a.contributors)];
        let parties = a.provider.is_some() || lists.iter().any(|(_, list)| !list.is_empty());
        let sent = number.is_some() && (a.transmission.is_some() || !a.services.is_empty());
        if id.is_none() && !parties && !sent && carrier.properties.is_empty() {
            return;
        }
        self.out.start("AdministrativeMetadata");
        self.out.optional("SystemIdentifier", id);
        if let Some(provider) = &a.provider {
            self.parties("Provider", std::slice::from_ref(provider));
        }
        self.parties("Creator", &a.creators);
        a.info_sources.iter().for_each(|source| self.parties("Source", std::slice::from_ref(source)));
        self.parties("Contributor", &a.contributors);
        if let Some(number) = number {
            self.transmission(a, number);
        }
        for (name, value) in &carrier.properties {
            self.property(name, value);
        }
        self.out.end();
    }

    fn parties(&mut self, element: &str, list: &[Party]) {
        if list.is_empty() {
            return;
        }
        self.out.start(element);
        for p in list {
            self.out.start("Party");
            self.out.attr("FormalName", p.name.as_deref().unwrap_or_default());
            self.out.optional_attr("Scheme", p.qcode.as_deref().and_then(scheme).map(|(scheme, _)| scheme));
            let leaves = [&p.role, &p.job_title, &p.uri, &p.literal, &p.email, &p.phone, &p.initials, &p.kind];
            let leaves = leaves.into_iter().chain([&p.affiliation, &p.visibility]);
            for (name, leaf) in LEAVES.iter().zip(leaves) {
                leaf.iter().for_each(|value| self.property(name, value));
            }
            self.out.end();
        }
        self.out.end();
    }

    /// A year stands with the next holder, as does a holder without a year with an empty date.
    fn rights(&mut self, a: &Article) {
        if a.copyright_holder.is_empty() && a.rights_info.is_empty() {
            return;
        }
        self.out.start("RightsMetadata");
        let mut holders = a.copyright_holder.iter().filter_map(|h| h.name.as_deref());
        let mut years = a.rights_info.iter().filter(|r| only_year(r)).filter_map(|r| r.start_date.as_ref());
        loop {
            let (holder, year) = (holders.next(), years.next());
            if holder.is_none() && year.is_none() {
                break;
            }
            self.out.start("Copyright");
            self.out.element("CopyrightHolder", holder.unwrap_or_default());
            self.out.element("CopyrightDate", year.map(dates::nitf).as_deref().unwrap_or_default());
            self.out.end();
        }
        a.rights_info.iter().filter(|r| !only_year(r)).for_each(|r| self.usage(r));
        self.out.end();
    }

    fn usage(&mut self, r: &RightsInfo) {
        self.out.start("UsageRights");
        self.out.optional("Geography", r.geography.as_deref());
        self.out.optional("RightsHolder", r.agent.as_deref());
        self.out.optional("StartDate", r.start_date.as_ref().map(dates::nitf).as_deref());
        self.out.optional("EndDate", r.end_date.as_ref().map(dates::nitf).as_deref());
        self.out.end();
    }

    fn descriptive(&mut self, a: &Article, carrier: &Carrier<'_>) {
        let lists = [&a.genres, &a.subjects, &a.audience, &a.located, &a.places];
        let date = a.dateline.first().and_then(|d| d.date.as_deref());
        let stated = a.language.is_some() || date.is_some() || !a.generators.is_empty();
        if !stated && carrier.standing.1.is_empty() && lists.iter().all(|list| list.is_empty()) {
            return;
        }
        self.out.start("DescriptiveMetadata");
        self.optional_coded("Language", a.language.as_deref());
        for genre in a.genres.iter().skip(usize::from(a.genres.first().is_some_and(profiles::is_item_type))) {
            self.concept("Genre", genre.name.as_deref(), genre);
        }
        for subject in &a.subjects {
            self.out.start("SubjectCode");
            self.concept(level(subject.literal.as_deref()), subject.literal.as_deref(), subject);
            self.out.end();
        }
        for c in &a.audience {
            self.optional_coded("OfInterestTo", c.name.as_deref());
        }
        self.out.optional("DateLineDate", date);
        a.located.iter().for_each(|c| self.location("Origin", c));
        for c in &a.places {
            self.location(if c.role.as_deref() == Some(EVENT) { EVENT } else { "RelatesTo" }, c);
        }
        for name in a.generators.iter().filter_map(|g| g.name.as_deref()) {
            self.property(property_name(Place::Generator), name);
        }
        carrier.standing.1.iter().for_each(|e| self.standing(e));
        self.out.end();
    }

    fn concept(&mut self, element: &str, code: Option<&str>, c: &Concept) {
        self.out.start(element);
        self.out.attr("FormalName", code.unwrap_or_default());
        self.out.optional_attr("Scheme", c.scheme.as_deref());
        self.out.end();
    }

    fn location(&mut self, present: &str, c: &Concept) {
        self.out.start("Location");
        self.out.attr("HowPresent", present);
        for (name, value) in [("Country", &c.literal), ("City", &c.name)] {
            value.iter().for_each(|value| self.property(name, value));
        }
        self.out.end();
    }
}

/// The element for a code of the level that it is of: its last three digits are the detail.
fn level(code: Option<&str>) -> &'static str {
    let code = code.unwrap_or_default();
    let digits = code.len() == 8 && code.bytes().all(|b| b.is_ascii_digit());
    match (digits, code.get(2..5), code.get(5..)) {
        (true, Some("000"), Some("000")) | (false, ..) => "Subject",
        (true, _, Some("000")) => "SubjectMatter",
        _ => "SubjectDetail",
    }
}
