//! Properties that say who made, supplied and owns an article, and what may be done with it.

use super::Node;
use super::values::{corrections, extend, terms};
use crate::diag::Report;
use crate::formats::json_ld::graph::each;
use crate::formats::json_ld::parties::{parties, policies};
use crate::formats::json_ld::values::{address, addresses, set, texts, words};
use crate::formats::json_ld::{ACQUIRE, YEAR};
use crate::model::{Concept, Dateline, Link, RightsInfo, Text, Time};
use crate::syntax::json::Value;

impl<'s> Node<'_, 's> {
    pub(super) fn rights(&mut self, key: &str, value: Value<'s>) -> bool {
        let graph = self.graph;
        let a = &mut self.a;
        match key {
            "creditText" => extend(&mut a.creditline, texts(graph, value).ok()),
            "copyrightNotice" => extend(&mut a.copyright_notice, texts(graph, value).ok()),
            "dateline" => {
                let dateline = |t: Text| Dateline { text: Some(t.value), ..Dateline::default() };
                extend(&mut a.dateline, texts(graph, value).ok().map(|list| list.into_iter().map(dateline).collect()))
            }
            "license" => extend(&mut self.licences, Some(terms(graph, value))),
            "usageInfo" => extend(&mut a.usage_terms, Some(terms(graph, value))),
            "copyrightYear" => {
                let year = words(graph, value).ok().flatten().and_then(|year| Time::new(year.trim()));
                let rights = year.filter(|year| year.as_str().len() == 4).map(|year| RightsInfo {
                    scope: Some(YEAR.to_owned()),
                    start_date: Some(year),
                    ..RightsInfo::default()
                });
                set(&mut self.year, rights)
            }
            ACQUIRE => {
                let href = address(graph, value).ok().flatten();
                let rights =
                    href.map(|href| RightsInfo { links: vec![Link::new(href, ACQUIRE)], ..RightsInfo::default() });
                set(&mut self.acquire, rights)
            }
            "digitalSourceType" => {
                let stated = address(graph, value).ok().flatten();
                let concept = stated.map(|stated| match crate::formats::checks::absolute_uri(&stated) {
                    true => Concept { uri: Some(stated), ..Concept::default() },
                    false => Concept::named(stated),
                });
                set(&mut a.digital_source_type, concept)
            }
            "publishingPrinciples" => {
                let list = addresses(graph, value).ok();
                let link = |href: String| Link { href, ..Link::default() };
                extend(&mut a.trust_indicators, list.map(|list| list.into_iter().map(link).collect()))
            }
            "correction" => extend(&mut a.ed_notes, Some(corrections(graph, value))),
            _ => false,
        }
    }

    pub(super) fn party(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let place = match key {
            "author" => &mut self.a.creators,
            "creator" => &mut self.creator,
            "editor" => &mut self.parts[0],
            "translator" => &mut self.parts[1],
            "contributor" | "producer" | "reviewedBy" | "funder" | "sponsor" => &mut self.parts[2],
            "sourceOrganization" => &mut self.a.info_sources,
            "copyrightHolder" => &mut self.a.copyright_holder,
            "publisher" => &mut self.publisher,
            "provider" | "accountablePerson" => return self.one_party(key, value, report),
            _ => return false,
        };
        let mut found = parties(self.graph, key, value, report);
        let said = each(value);
        if found.is_empty() && !said.is_empty() {
            return false;
        }
        if matches!(key, "editor" | "translator" | "producer" | "reviewedBy" | "funder" | "sponsor") {
            found.iter_mut().for_each(|party| party.role = Some(key.to_owned()));
        }
        place.append(&mut found);
        self.policies(value);
        true
    }

    fn one_party(&mut self, key: &str, value: Value<'s>, report: &mut Report) -> bool {
        let mut found = parties(self.graph, key, value, report).into_iter();
        self.policies(value);
        let place = if key == "provider" { &mut self.a.provider } else { &mut self.a.accountable };
        let read = set(place, found.next());
        if key == "provider" {
            self.a.info_sources.extend(found.map(|party| party.role(key)));
        }
        read
    }

    /// Pages of a party that show why its articles can be trusted.
    fn policies(&mut self, value: Value<'s>) {
        for link in policies(self.graph, value) {
            if !self.a.trust_indicators.contains(&link) {
                self.a.trust_indicators.push(link);
            }
        }
    }
}
