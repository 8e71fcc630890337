//! What an article shows of pictures that were taken out of it.

use crate::model::{Article, Part, Text, TextKind};
use crate::syntax::html;

/// Removes every mention of the files of `held`: links to them, elements that show them, extensions that name them or
/// what they are of.
pub(super) fn forget(article: &mut Article, held: &[Article]) {
    if held.is_empty() {
        return;
    }
    let (mut files, mut names) = (Vec::new(), Vec::new());
    held.iter().for_each(|a| collect(a, &mut files, &mut names));
    names.retain(|name| ![&article.uri, &article.story].into_iter().flatten().any(|own| own.contains(name)));
    article.extensions.retain(|e| !names.iter().any(|name| mentions(&e.raw, name)));
    if files.is_empty() {
        return;
    }
    article.links.retain(|l| !files.contains(&l.href));
    article.extensions.retain(|e| !files.iter().any(|file| mentions(&e.raw, file)));
    let base = article.base.clone();
    article.texts(&mut |text| clean(text, &files, base.as_deref()));
}

/// Their files, and what a package or a vendor's element calls them by.
fn collect(article: &Article, files: &mut Vec<String>, names: &mut Vec<String>) {
    const SHORTEST: usize = 8;
    files.extend(article.renditions.iter().filter_map(|r| r.href.clone()).filter(|href| !href.is_empty()));
    names.extend([&article.uri, &article.story].into_iter().flatten().filter(|name| name.len() >= SHORTEST).cloned());
    article.associations.iter().for_each(|a| collect(a, files, names));
}

/// As it stands, or as XML escapes it.
fn mentions(text: &str, file: &str) -> bool {
    text.contains(file) || text.contains(&file.replace('&', "&amp;"))
}

fn clean(text: &mut Text, files: &[String], base: Option<&str>) {
    match text.kind {
        TextKind::Html | TextKind::Xhtml | TextKind::Nitf => {
            if let Some(without) = html::without_files(&text.value, files, text.base.as_deref().or(base)) {
                text.value = without;
            }
        }
        TextKind::Plain | TextKind::Media(_) => {
            for file in files {
                if text.value.contains(file.as_str()) {
                    text.value = text.value.replace(file.as_str(), "");
                }
            }
        }
    }
}
