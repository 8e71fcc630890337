//! As many articles as are wanted, the first ones.

use super::Item;

/// Keeps the first `most`; returns the others. Those that are `held` back anyway do not count and stay, so that they are
/// reported as what they are.
pub(super) fn limit(items: &mut Vec<Item>, most: usize, held: impl Fn(&Item) -> bool) -> Vec<Item> {
    let mut left = most;
    items
        .extract_if(.., |item| {
            if held(item) {
                return false;
            }
            let over = left == 0;
            left = left.saturating_sub(1);
            over
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

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
