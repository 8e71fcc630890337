//! The envelope, `Identification` and `NewsManagement`.

use super::super::profiles::{self, ASSOCIATED, NEWS, NEWS_PRODUCT, Place, property_name};
use super::super::{class, identity, life};
use super::Page;
use crate::model::{Article, Concept, Transmission};
use crate::vocab::dates;

impl Page {
    /// `NewsEnvelope`, with what is known of the transmission of the first item.
    pub(super) fn envelope(&mut self, first: &Article) {
        let nothing = Transmission::default();
        let t = first.transmission.as_ref().unwrap_or(&nothing);
        self.out.start("NewsEnvelope");
        self.out.attr("Euid", class::FIRST);
        self.out.optional("TransmissionId", t.number.as_deref());
        if let Some(sender) = &t.source_id {
            self.out.start("SentFrom");
            self.coded("Party", sender);
            self.out.end();
        }
        self.out.element("DateAndTime", t.sent.as_ref().map(dates::nitf).as_deref().unwrap_or_default());
        for service in &first.services {
            self.optional_coded(element(service), service.name.as_deref());
        }
        self.optional_coded("Priority", t.priority.as_deref());
        self.out.end();
    }

    /// What the envelope does not say of the item of this number.
    pub(super) fn transmission(&mut self, a: &Article, number: usize) {
        let Some(t) = a.transmission.as_ref() else { return self.services(a, number) };
        let sent = t.sent.as_ref().map(dates::nitf);
        let facts = [
            (Place::Number, t.number.as_deref()),
            (Place::SourceId, t.source_id.as_deref()),
            (Place::Sent, sent.as_deref()),
            (Place::Priority, t.priority.as_deref()),
        ];
        for (place, value) in facts.into_iter().filter(|_| number > 0) {
            value.into_iter().for_each(|value| self.property(property_name(place), value));
        }
        self.services(a, number);
        let words = t.word_count.map(|n| n.to_string());
        for (place, value) in [(Place::Category, t.category.as_deref()), (Place::WordCount, words.as_deref())] {
            value.into_iter().for_each(|value| self.property(property_name(place), value));
        }
    }

    fn services(&mut self, a: &Article, number: usize) {
        for service in a.services.iter().filter(|_| number > 0) {
            service.name.iter().for_each(|name| self.property(element(service), name));
        }
    }

    /// `Identification`.
    pub(super) fn identification(&mut self, a: &Article) {
        let full = identity::full(a);
        let parts = a.uri.as_deref().and_then(identity::split);
        let of_provider = a.provider.as_ref().and_then(|p| p.literal.as_deref().or(p.name.as_deref()));
        let marks = [
            (class::FULL, full.is_some() && a.alt_ids.first() != full.as_ref()),
            (class::PROVIDER, parts.is_some() && a.provider.is_none()),
        ];
        let marks: Vec<&str> = marks.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark).collect();
        let uri = a.uri.as_deref().unwrap_or_default();
        let [provider, date, item] = parts.unwrap_or([of_provider.unwrap_or_default(), "", uri]);
        self.out.start("Identification");
        self.out.optional_attr("Euid", Some(marks.join(" ")).filter(|m| !m.is_empty()).as_deref());
        self.out.start("NewsIdentifier");
        self.out.element("ProviderId", provider);
        self.out.element("DateId", date);
        self.out.element("NewsItemId", item);
        self.out.start("RevisionId");
        self.out.attr("PreviousRevision", identity::previous_of(a).unwrap_or("0"));
        self.out.attr("Update", identity::update(a));
        self.out.text(a.version.as_deref().unwrap_or_default());
        self.out.end();
        self.out.element("PublicIdentifier", full.as_ref().map_or(uri, |full| &full.value));
        self.out.end();
        self.out.optional("NameLabel", a.title.as_ref().map(|t| t.value.as_str()));
        self.out.end();
    }

    /// `NewsManagement`.
    pub(super) fn management(&mut self, a: &Article) {
        self.out.start("NewsManagement");
        let kind = a.genres.first().filter(|g| profiles::is_item_type(g)).and_then(|g| g.name.as_deref());
        self.coded("NewsItemType", kind.unwrap_or(NEWS));
        let time = |time: &Option<_>| time.as_ref().map(dates::nitf).unwrap_or_default();
        self.out.element("FirstCreated", &time(&a.first_created));
        self.out.element("ThisRevisionCreated", &time(&a.version_created));
        self.status(&life::status(a));
        self.optional_coded("Urgency", a.urgency.map(|n| n.to_string()).as_deref());
        self.relations(a);
        let in_revision = usize::from(identity::update(a) != "N");
        for signal in a.signals.iter().skip(in_revision) {
            self.out.start("Instruction");
            self.out.attr("FormalName", life::code(signal).unwrap_or_default());
            self.out.optional_attr("Scheme", signal.scheme.as_deref());
            self.out.end();
        }
        self.out.end();
    }

    fn status(&mut self, status: &life::Status) {
        self.out.start("Status");
        self.out.optional_attr("Euid", status.mark);
        self.out.attr("FormalName", &status.name);
        self.out.end();
        if let Some((name, time)) = &status.future {
            self.out.start("StatusWillChange");
            self.coded("FutureStatus", name);
            self.out.element("DateAndTime", &dates::nitf(time));
            self.out.end();
        }
    }

    fn relations(&mut self, a: &Article) {
        let in_revision = usize::from(identity::previous_of(a).is_some());
        for r in a.relations.iter().skip(in_revision) {
            let rel = r.rel.as_deref().unwrap_or(ASSOCIATED);
            let derived = rel == "derivedFrom";
            self.out.start(if derived { "DerivedFrom" } else { "AssociatedWith" });
            self.out.optional_attr("NewsItem", r.uri.as_deref());
            self.out.optional("Comment", Some(rel).filter(|rel| !derived && *rel != ASSOCIATED));
            self.out.end();
        }
    }
}

/// The element of a service.
fn element(service: &Concept) -> &'static str {
    if service.role.as_deref() == Some(NEWS_PRODUCT) { "NewsProduct" } else { "NewsService" }
}
