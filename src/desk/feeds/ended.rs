//! What goes with a story and was ended on its own: a picture that its agency killed stands in every story that shows it.

use super::select::{Entry, Selection};
use crate::desk::digest;
use crate::desk::store::Store;
use crate::error::Result;
use crate::filters::release;
use crate::model::Article;

/// Gives pictures, sound, video and sidebars of the stories selected the status that the desk knows them to have.
///
/// # Errors
/// When the store cannot be read.
pub async fn end(store: &Store, selection: &mut Selection) -> Result<()> {
    for entry in &mut selection.entries {
        if let Entry::Article(article, ..) = entry {
            end_within(store, article).await?;
        }
    }
    Ok(())
}

/// The identifiers, hashed, of what goes with an article at any level.
pub fn within(article: &Article) -> Vec<String> {
    let mut left: Vec<&Article> = article.associations.iter().collect();
    let mut keys = Vec::new();
    while let Some(with) = left.pop() {
        keys.extend(keys_of(with));
        left.extend(&with.associations);
    }
    keys
}

fn keys_of(article: &Article) -> impl Iterator<Item = String> {
    [&article.story, &article.uri].into_iter().flatten().map(|key| digest::key(key))
}

/// The same in one article.
///
/// # Errors
/// As [`end`].
pub async fn end_within(store: &Store, article: &mut Article) -> Result<()> {
    let provider = release::provider(article);
    let mut left: Vec<&mut Article> = article.associations.iter_mut().collect();
    while let Some(with) = left.pop() {
        let own = release::provider(with).or_else(|| provider.clone());
        for key in keys_of(with).collect::<Vec<_>>() {
            for row in store.stories_of(&key).await? {
                let same = release::same_provider(Some(&row.provider), own.as_deref());
                match same {
                    true if row.killed_at.is_some() => with.pub_status = Some("canceled".to_owned()),
                    true if row.is_held_back() && with.pub_status.as_deref() != Some("canceled") => {
                        with.pub_status = Some("withheld".to_owned());
                    }
                    _ => {}
                }
            }
        }
        left.extend(with.associations.iter_mut());
    }
    Ok(())
}
