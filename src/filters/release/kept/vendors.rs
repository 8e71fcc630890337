//! What the objects of systems that keep articles say of an article's state: `{"publishing": {"status": "draft"}}`, the posts of
//! WordPress, Drupal's and Superdesk's items, Arc's revisions.
//!
//! A status is of whatever its object is: a match is cancelled, a flight is scheduled, a bill is a draft. So a word counts
//! where the member that has it stands at the article itself or in an object that is about publishing it, and at the article
//! only words that nothing else has.

use serde_json::Value;

use super::letters;
use crate::model::Extension;

/// Objects about publishing an article, and what systems are called that export them, letters alone.
#[rustfmt::skip]
const CONTAINERS: [&str; 20] = [
    "publishing", "publication", "publish", "publishinginfo", "publishingstatus", "workflow", "editorial", "lifecycle", "moderation",
    "revision", "post", "node", "cms", "sys", "wordpress", "wp", "superdesk", "arc", "drupal", "ghost",
];
/// Objects that may be about anything.
const NEUTRAL: [&str; 8] = ["meta", "metadata", "attributes", "article", "story", "document", "item", "entry"];
/// Members that state it.
#[rustfmt::skip]
const STATUSES: [&str; 15] = [
    "status", "pubstatus", "publishstatus", "publishingstatus", "publicationstatus", "publicationstate", "publishstate", "poststatus", "articlestatus",
    "workflowstatus", "workflowstate", "moderationstate", "contentstate", "newsstatus", "state",
];
/// Words of a state that no other thing has than what is published.
#[rustfmt::skip]
const SURE: [(&str, &str); 15] = [
    ("draft", "withheld"), ("autodraft", "withheld"), ("unpublished", "withheld"), ("notpublished", "withheld"), ("prepublished", "withheld"),
    ("embargoed", "withheld"), ("withheld", "withheld"), ("pendingreview", "withheld"), ("inreview", "withheld"), ("needsreview", "withheld"),
    ("future", "withheld"), ("spiked", "canceled"), ("killed", "canceled"), ("trash", "canceled"), ("trashed", "canceled"),
];
/// Further words, in an object about publishing it.
#[rustfmt::skip]
const INSIDE: [(&str, &str); 18] = [
    ("pending", "withheld"), ("inprogress", "withheld"), ("scheduled", "withheld"), ("private", "withheld"), ("hold", "withheld"), ("onhold", "withheld"), ("held", "withheld"),
    ("submitted", "withheld"), ("review", "withheld"), ("canceled", "canceled"), ("cancelled", "canceled"), ("deleted", "canceled"),
    ("withdrawn", "canceled"), ("retracted", "canceled"), ("recalled", "canceled"), ("revoked", "canceled"), ("takendown", "canceled"),
    ("removed", "canceled"),
];
/// How deep such objects stand in each other.
const DEPTH: usize = 4;

/// The status that a member no field takes states of its article.
pub(super) fn status(e: &Extension) -> Option<&'static str> {
    if !may_state(e) {
        return None;
    }
    let value: Value = serde_json::from_str(&e.raw).ok()?;
    of_member((&letters(&e.name), &value), About::Article, DEPTH)
}

/// Whether a member is about other articles than its own.
pub(super) fn is_of_others(name: &str) -> bool {
    ["related", "associat", "previous", "next", "parent", "children", "promo", "links", "recommend"]
        .iter()
        .any(|other| name.starts_with(other))
}

/// What an object is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Article,
    Publishing,
    /// Nobody knows: only an object in it that is about publishing counts.
    Something,
}

/// A cheap look: nearly nothing that is kept has one of the names.
fn may_state(e: &Extension) -> bool {
    const NAMES: [&str; 10] =
        ["tatus", "tate", "raft", "ublished", "illed", "eleted", "ithdrawn", "etracted", "hold", "Hold"];
    let names = |text: &str| NAMES.iter().any(|name| memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some());
    names(&e.name) || e.raw.starts_with('{') && names(&e.raw)
}

/// What a member states, its name in letters alone.
fn of_member((name, value): (&str, &Value), about: About, depth: usize) -> Option<&'static str> {
    let inside = about == About::Publishing;
    match value {
        Value::Object(_) if is_of_others(name) => None,
        Value::Object(members) if depth > 0 => {
            let about = match about {
                _ if is_container(name) => About::Publishing,
                About::Publishing => About::Publishing,
                About::Article if NEUTRAL.contains(&name) => About::Article,
                _ => About::Something,
            };
            let mut found =
                members.iter().filter_map(|(name, value)| of_member((&letters(name), value), about, depth - 1));
            let first = found.next();
            if first == Some("canceled") { first } else { found.find(|status| *status == "canceled").or(first) }
        }
        _ if about == About::Something => None,
        Value::String(word) if STATUSES.contains(&name) => of_word(word, inside),
        Value::String(word) => flag(name, word.trim().eq_ignore_ascii_case("true"), is_no(word)),
        Value::Bool(yes) if name == "status" => (inside && !yes).then_some("withheld"),
        Value::Bool(yes) => flag(name, *yes, !yes),
        _ => None,
    }
}

/// A system's own member may begin with an underscore, or with its name.
fn is_container(name: &str) -> bool {
    CONTAINERS.contains(&name) || ["wordpress", "superdesk", "drupal"].iter().any(|system| name.starts_with(system))
}

fn of_word(word: &str, inside: bool) -> Option<&'static str> {
    let word = letters(word.rsplit(['/', ':', '#']).next().unwrap_or_default());
    let find =
        |table: &[(&str, &'static str)]| table.iter().find(|(known, _)| *known == word).map(|(_, status)| *status);
    find(&SURE).or_else(|| inside.then(|| find(&INSIDE)).flatten())
}

/// `"draft": true`, `"published": false`, `"isDeleted": true`.
fn flag(name: &str, yes: bool, no: bool) -> Option<&'static str> {
    match name {
        "draft" | "isdraft" | "unpublished" | "isunpublished" => yes.then_some("withheld"),
        "hold" | "onhold" | "holdforrelease" => yes.then_some("withheld"),
        "published" | "ispublished" => no.then_some("withheld"),
        "killed" | "iskilled" | "deleted" | "isdeleted" | "withdrawn" | "iswithdrawn" | "retracted" | "isretracted" => {
            yes.then_some("canceled")
        }
        _ => None,
    }
}

fn is_no(word: &str) -> bool {
    word.trim().eq_ignore_ascii_case("false")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::members::MEMBER;

    fn of(name: &str, raw: &str) -> Option<&'static str> {
        let e = Extension { ns: MEMBER.to_owned(), name: name.to_owned(), raw: raw.to_owned() };
        status(&e)
    }

    #[test]
    fn a_draft_in_an_object_of_its_system_held_nothing() {
        for (name, raw) in [
            ("publishing", r#"{"status": "draft"}"#),
            ("_publishing", r#"{"Status": "Pending"}"#),
            ("wordpress", r#"{"post": {"post_status": "future"}}"#),
            ("_wordpress_export", r#"{"status": "private"}"#),
            ("superdesk", r#"{"state": "in_progress"}"#),
            ("drupal", r#"{"attributes": {"status": false}}"#),
            ("moderation_state", r#""draft""#),
            ("revision", r#"{"published": false}"#),
            ("draft", "true"),
            ("published", "false"),
            ("status", r#""auto-draft""#),
            ("_status", r#""unpublished""#),
            ("meta", r#"{"workflow": {"state": "in-progress"}}"#),
            ("meta", r#"{"status": "draft"}"#),
            ("_acme", r#"{"publishing": {"status": "draft"}}"#),
            ("newsStatus", r#""Embargoed""#),
            ("holdForRelease", "true"),
        ] {
            assert_eq!(of(name, raw), Some("withheld"), "{name}: {raw}");
        }
        for (name, raw) in [
            ("publishing", r#"{"status": "canceled"}"#),
            ("superdesk", r#"{"state": "killed", "draft": true}"#),
            ("wordpress", r#"{"draft": true, "status": "trash"}"#),
            ("isDeleted", "true"),
            ("deleted", r#""true""#),
            ("killed", "true"),
            ("meta", r#"{"withdrawn": true}"#),
        ] {
            assert_eq!(of(name, raw), Some("canceled"), "{name}: {raw}");
        }
    }

    #[test]
    fn a_status_of_something_else_is_not_the_storys() {
        for (name, raw) in [
            ("match", r#"{"status": "cancelled"}"#),
            ("event", r#"{"status": "draft"}"#),
            ("flight", r#"{"state": "scheduled"}"#),
            ("related", r#"{"publishing": {"status": "draft"}}"#),
            ("publishing", r#"{"related": {"status": "draft"}}"#),
            ("bill", r#"{"draft": true}"#),
            ("status", r#""scheduled""#),
            ("status", r#""pending""#),
            ("state", r#""Ostmark""#),
            ("address", r#"{"state": "held"}"#),
            ("meta", r#"{"status": "cancelled"}"#),
            ("status", r#""in-progress""#),
            ("publishing", r#"{"status": "published"}"#),
            ("publishing", r#"{"published": true, "draft": false}"#),
            ("estate", r#"{"published": false}"#),
            ("published", r#""2031-03-01""#),
            ("draft", "false"),
            ("deleted", "false"),
            ("killed", "12"),
            ("household", "true"),
            ("accident", r#"{"killed": true}"#),
        ] {
            assert_eq!(of(name, raw), None, "{name}: {raw}");
        }
    }
}
