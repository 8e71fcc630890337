//! Where the lines of [`super::printed`] put what formats that print have in common.

use super::Carry;
use crate::model::{ConceptField, DatelineField, Field};

/// Where the leaves of what stands with an article are printed; `None` for those that are not.
pub(super) fn association(field: Field) -> Option<Carry> {
    use Field as F;
    Some(match field {
        F::Type(_) => Carry::Printed("Image:"),
        F::Headline(_) => Carry::Printed("Image:"),
        F::Title(_) => Carry::Printed("Image:, where there is no headline"),
        F::Summary(_) => Carry::Printed("Caption:"),
        F::Genres(ConceptField::Name(_)) => Carry::Printed("the words of the credit"),
        F::By(_) => Carry::Printed("Picture byline:"),
        F::Signoff(_) => Carry::Folded("contributors"),
        F::Dateline(_) => Carry::Folded("infoSources"),
        other => return attribution(other),
    })
}

pub(super) fn dateline(field: DatelineField) -> Carry {
    match field {
        DatelineField::Text(_) | DatelineField::Place(_) | DatelineField::Date(_) | DatelineField::Service(_) => {
            Carry::Printed("dateline")
        }
    }
}

/// What is printed of attribution on its own line; roles and codes are not read back.
pub(super) fn attribution(field: Field) -> Option<Carry> {
    use Field as F;
    Some(match field {
        F::Creators(_) => Carry::Printed("byline, Author:"),
        F::Contributors(_) => Carry::Printed("sign-off, Contributor:"),
        F::Provider(_) => Carry::Printed("Provided by:"),
        F::InfoSources(_) => Carry::Printed("dateline, Source:"),
        F::Creditline(_) => Carry::Printed("Credit:"),
        F::CopyrightHolder(_) => Carry::Printed("copyright notice, Copyright holder:"),
        F::CopyrightNotice(_) => Carry::Printed("copyright notice"),
        F::UsageTerms(_) => Carry::Printed("Terms of use:"),
        F::RightsInfo(_) => Carry::Folded("usageTerms"),
        F::DigitalSourceType(_) => Carry::Printed("Digital source:"),
        F::Accountable(_) => Carry::Printed("Responsible:"),
        F::TrustIndicators(_) => Carry::Printed("Trust:"),
        F::Hops(_) => Carry::Printed("Distributed via:"),
        other => return unprinted(other),
    })
}

/// What copy does not print; exhaustive, so that a new leaf is thought of.
fn unprinted(field: Field) -> Option<Carry> {
    use Field as F;
    match field {
        F::Uri(_)
        | F::UriIsPermalink(_)
        | F::Version(_)
        | F::Story(_)
        | F::AltIds(_)
        | F::Type(_)
        | F::PubStatus(_) => None,
        F::EmbargoedUntil(_) | F::Embargo(_) | F::Expires(_) | F::Signals(_) | F::Relations(_) | F::FirstCreated(_) => {
            None
        }
        F::VersionCreated(_) | F::ContentCreated(_) | F::ContentModified(_) | F::Published(_) | F::Urgency(_) => None,
        F::Headline(_) | F::Headlines(_) | F::Subheadline(_) | F::Title(_) | F::Slugline(_) | F::Keywords(_) => None,
        F::Summary(_) | F::Descriptions(_) | F::Bodies(_) | F::Language(_) | F::Base(_) | F::Links(_) => None,
        F::Comments(_) | F::Source(_) | F::Subjects(_) | F::Genres(_) | F::People(_) | F::Organisations(_) => None,
        F::Places(_) | F::Events(_) | F::Objects(_) | F::Located(_) | F::Name(_) | F::Renditions(_) => None,
        F::Associations(_) | F::EdNotes(_) | F::Services(_) | F::Role(_) | F::Profile(_) | F::Generators(_) => None,
        F::MemberOf(_) | F::Audience(_) | F::Transmission(_) | F::By(_) | F::Creators(_) | F::Contributors(_) => None,
        F::Signoff(_) | F::Provider(_) | F::InfoSources(_) | F::Creditline(_) | F::Dateline(_) => None,
        F::CopyrightHolder(_) | F::CopyrightNotice(_) | F::UsageTerms(_) | F::RightsInfo(_) => None,
        F::DigitalSourceType(_) | F::Accountable(_) | F::TrustIndicators(_) | F::Hops(_) | F::Extensions(_) => None,
        F::Marks(_) => None,
    }
}
