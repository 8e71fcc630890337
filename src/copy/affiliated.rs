//! The agency that stands with a name, where nothing else says who supplied a story: `Ada Lind, PA Transport Correspondent`,
//! `Ada Lind/TT`.

use super::{CERTAIN, byline};
use crate::model::{Article, Party};
use crate::vocab::agencies;

/// Names the agency of those who wrote a story as its source, where no source is named.
pub(super) fn supplied(article: &mut Article) {
    if article.info_sources.is_empty()
        && let Some(name) = article.creators.iter().take(16).find_map(agency)
    {
        article.info_sources = vec![Party::named(name)];
    }
}

/// The agency that somebody works for, or that the name of a job begins with.
fn agency(person: &Party) -> Option<&str> {
    let job = person.job_title.as_deref().and_then(|job| job.split(' ').next());
    let known = |name: &&str| agencies::by_tag(name).is_some_and(|a| !a.pictures);
    person.affiliation.as_deref().filter(known).or(job.filter(known))
}

/// Whether a line between paragraphs is nothing but names with their agency: `Ada Lind/TT`, before a box of facts.
pub(super) fn is_byline(line: &str) -> bool {
    let short = line.len() < 60 && line.contains('/') && !line.ends_with('.');
    short
        && byline(line).is_some_and(|found| {
            let people = &found.value.people;
            found.sure >= CERTAIN && people.iter().all(|person| person.kind.is_some() && agency(person).is_some())
        })
}
