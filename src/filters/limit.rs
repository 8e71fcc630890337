//! As many articles as are wanted, the first ones.

use super::Item;
use super::release::Stop;
use crate::model::Article;

/// Keeps the first `most`; returns the others. Those that are `held` back anyway do not count and stay, so that they are
/// reported as what they are; so do those that stop others, or what they stop would go out as if nothing had happened.
pub(super) fn limit(items: &mut Vec<Item>, most: usize, held: impl Fn(&Item) -> bool) -> Vec<Item> {
    let mut left = most;
    items
        .extract_if(.., |item| {
            if held(item) || stops(&item.article) {
                return false;
            }
            let over = left == 0;
            left = left.saturating_sub(1);
            over
        })
        .collect()
}

/// Whether an article kills or holds, itself or another one.
fn stops(article: &Article) -> bool {
    Stop::of(article).is_some() || article.relations.iter().any(|other| Stop::of_relation(other).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Relation;

    #[test]
    fn a_kill_behind_the_limit_was_cut_off_and_what_it_kills_kept() {
        let article = |uri: &str| Article { uri: Some(uri.to_owned()), ..Article::default() };
        let kills = Relation { uri: Some("a".into()), rel: Some("kills".into()), ..Relation::default() };
        let kill = Article { relations: vec![kills], ..article("kill") };
        let held = Article { pub_status: Some("withheld".into()), ..article("held") };
        let mut items: Vec<Item> = [article("a"), article("b"), held, kill].map(Item::from).into();
        let out = limit(&mut items, 1, |_| false);
        let uris = |items: &[Item]| items.iter().filter_map(|i| i.article.uri.clone()).collect::<Vec<_>>();
        assert_eq!((uris(&items), uris(&out)), (vec!["a".into(), "held".into(), "kill".into()], vec!["b".to_owned()]));
    }

    #[test]
    fn what_is_held_back_does_not_count() {
        let article = |uri: &str| Item::from(Article { uri: Some(uri.to_owned()), ..Article::default() });
        let mut items: Vec<_> = ["held", "a", "b", "held", "c"].map(article).into();
        let uris = |items: &[Item]| items.iter().filter_map(|i| i.article.uri.clone()).collect::<Vec<_>>();
        let out = limit(&mut items, 2, |i| i.article.uri.as_deref() == Some("held"));
        assert_eq!(
            (uris(&items), uris(&out)),
            (vec!["held".into(), "a".into(), "b".into(), "held".into()], vec!["c".into()])
        );
    }
}
