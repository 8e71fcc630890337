use proptest::prelude::*;

use super::*;

fn revision(version: u64, does: Does) -> Revision {
    Revision { version: version.to_string(), made: None, hash: format!("{version}{}", does.word()), does }
}

fn story(revisions: impl IntoIterator<Item = Revision>) -> Story {
    let mut story = Story::default();
    for revision in revisions {
        story.take(revision);
    }
    story
}

fn head(story: &Story) -> &str {
    story.head.map_or("", |head| &story.revisions[head].version)
}

#[test]
fn b6_versions_that_arrive_out_of_their_order() {
    let story = story([3, 1, 2].map(|version| revision(version, Does::Tells)));
    assert_eq!((head(&story), story.revisions.len(), story.state()), ("3", 3, State::Open));
}

#[test]
fn b5_the_same_bytes_again_are_nothing_new() {
    let mut story = story([revision(1, Does::Tells)]);
    let before = story.clone();
    assert_eq!(story.take(revision(1, Does::Tells)), Decision::Duplicate);
    assert_eq!(story, before);
}

#[test]
fn b8_the_same_version_with_other_bytes_stands_and_is_a_conflict() {
    let mut story = story([revision(1, Does::Tells)]);
    let other = Revision { hash: "other".to_owned(), ..revision(1, Does::Tells) };
    assert_eq!(story.take(other), Decision::Keep { stands: true, conflict: true });
    assert_eq!(story.head, Some(1));
}

#[test]
fn feeds_without_versions_are_corrected_by_what_comes_later() {
    let edited = |hash: &str| Revision { version: String::new(), hash: hash.to_owned(), ..revision(0, Does::Tells) };
    let mut story = story([edited("a")]);
    assert_eq!(story.take(edited("b")), Decision::Keep { stands: true, conflict: false });
}

#[test]
fn a_hold_is_lifted_by_a_later_revision_and_not_by_an_earlier_one() {
    let mut story = story([revision(1, Does::Tells), revision(2, Does::Withholds)]);
    assert_eq!(story.state(), State::Withheld);
    story.take(Revision { hash: "late".to_owned(), ..revision(1, Does::Tells) });
    assert_eq!(story.state(), State::Withheld);
    story.take(revision(3, Does::Tells));
    assert_eq!((head(&story), story.state()), ("3", State::Open));
}

#[test]
fn another_articles_hold_ends_with_what_was_made_after_it() {
    let at = |text: &str| Time::new(text);
    let made = |version, time: &str| Revision { made: at(time), ..revision(version, Does::Tells) };
    let mut story = story([made(1, "2031-03-01T09:00:00Z")]);
    story.holds.push(Hold { made: at("2031-03-01T10:00:00Z") });
    assert_eq!(story.state(), State::Withheld);
    story.take(made(2, "2031-03-01T09:59:59Z"));
    assert_eq!(story.state(), State::Withheld);
    story.take(made(3, "2031-03-01T10:00:01Z"));
    assert_eq!(story.state(), State::Open);
    story.holds.push(Hold { made: None });
    assert_eq!(story.state(), State::Withheld, "what cannot be told holds");
}

fn arrivals() -> impl Strategy<Value = Vec<Revision>> {
    let does = prop_oneof![4 => Just(Does::Tells), 1 => Just(Does::Withholds), 1 => Just(Does::Kills)];
    prop::collection::vec((0u64..8, does).prop_map(|(version, does)| revision(version, does)), 0..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// A kill is final whatever comes behind it, and in whatever order.
    #[test]
    fn a_kill_is_absorbing(arrivals in arrivals()) {
        let mut story = Story::default();
        let mut killed = false;
        for revision in arrivals {
            let (kills, before) = (revision.does == Does::Kills, story.clone());
            let decision = story.take(revision);
            if killed {
                prop_assert!(kills || matches!(decision, Decision::Quarantine | Decision::Duplicate));
                prop_assert!(kills || story.head == before.head);
            }
            killed |= kills;
            prop_assert_eq!(story.state() == State::Killed, killed);
        }
    }

    /// Nothing that arrived twice changes anything.
    #[test]
    fn arrivals_again_change_nothing(arrivals in arrivals()) {
        let once = story(arrivals.clone());
        let mut twice = once.clone();
        for revision in arrivals {
            // What was refused as a duplicate of a killed story is refused again.
            twice.take(revision);
        }
        prop_assert_eq!(once, twice);
    }

    /// Without kills the order of arrival does not matter where versions tell it: the latest stands.
    #[test]
    fn the_latest_version_stands_in_any_order(versions in Just((1u64..7).collect::<Vec<_>>()).prop_shuffle(), held in 0u64..8) {
        let does = |version| if version == held { Does::Withholds } else { Does::Tells };
        let story = story(versions.into_iter().map(|version| revision(version, does(version))));
        prop_assert_eq!(head(&story), "6");
        prop_assert_eq!(story.state(), if held == 6 { State::Withheld } else { State::Open });
    }
}
