//! What an element inherits from those around it, kept so that reading can start at it.

use std::borrow::Cow;
use std::sync::Arc;

use super::bindings::Binding;
use super::doctype::Entities;
use super::layout::Layout;
use super::limits::Limits;
use super::vocabulary::Vocabularies;
use crate::text::{Base, is_plain};

/// The namespaces, language, base and entities in scope at one place of a document.
#[derive(Clone, Debug)]
pub struct Scope<'s> {
    pub(super) vocabularies: Vocabularies,
    pub(super) limits: Limits,
    pub(super) bindings: Vec<Binding<'s>>,
    pub(super) mark: Mark<'s>,
    pub(super) entities: Option<Arc<Entities>>,
    pub(super) layout: Option<&'static Layout>,
    /// The marks of its bounds.
    pub(super) bounds: u64,
    /// Whether it was taken inside a document, so that its end is not the document's.
    pub(super) inside: bool,
    /// Whether a name, language or base in it is not plain (see [`is_plain`]): values of an item that is plain have it.
    pub(super) odd: bool,
}

/// `xml:lang` and `xml:base` at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark<'s> {
    pub(super) lang: Option<Cow<'s, str>>,
    pub(super) base: Option<Arc<str>>,
}

impl<'s> Scope<'s> {
    pub(super) fn outermost(vocabularies: Vocabularies, limits: Limits) -> Self {
        let (bindings, mark) = (Vec::new(), Mark::default());
        Self {
            vocabularies,
            limits,
            bindings,
            mark,
            entities: None,
            layout: None,
            bounds: 0,
            inside: false,
            odd: false,
        }
    }
    /// The same with what it says of its own characters and names.
    pub(super) fn looked_at(self) -> Self {
        let mark = [self.mark.lang.as_deref(), self.mark.base.as_deref()].into_iter().flatten();
        let odd = !mark.chain(self.bindings.iter().map(|binding| &*binding.uri)).all(is_plain);
        Self { odd, bounds: self.layout.map_or(0, Layout::marks), ..self }
    }
}

/// `reference` against `outer` (RFC 3986, 5.2). Without an absolute base the two are put together as paths.
pub(super) fn resolve_base(outer: Option<&str>, reference: &str) -> String {
    let reference = reference.trim();
    let Some(outer) = outer.filter(|o| !o.is_empty()) else { return reference.to_owned() };
    if let Some(base) = Base::parse(outer) {
        // `javascript:` and its like are the base of nothing.
        let own = base.resolve(reference).or_else(|| Base::parse(reference).map(|own| own.written().to_owned()));
        return own.unwrap_or_else(|| outer.to_owned());
    }
    if reference.is_empty() {
        return outer.to_owned();
    }
    let rooted = reference.starts_with('/') || url::Url::parse(reference).is_ok();
    let folder = if rooted { "" } else { outer.rfind('/').and_then(|at| outer.get(..=at)).unwrap_or_default() };
    format!("{folder}{reference}")
}

#[cfg(test)]
mod tests {
    use super::resolve_base;

    #[test]
    fn bases_resolve_step_by_step() {
        assert_eq!(resolve_base(None, " https://tarn.example/news/ "), "https://tarn.example/news/");
        assert_eq!(resolve_base(Some("https://tarn.example/news/"), "sea/"), "https://tarn.example/news/sea/");
        assert_eq!(resolve_base(Some("https://tarn.example/news/"), ""), "https://tarn.example/news/");
        assert_eq!(resolve_base(Some("/news/a.xml"), "sea/"), "/news/sea/");
        assert_eq!(resolve_base(Some("/news/"), "https://bay.example/"), "https://bay.example/");
        assert_eq!(resolve_base(Some("https://tarn.example/"), "https://["), "https://tarn.example/");
        assert_eq!(resolve_base(Some("https://tarn.example/"), "javascript:alert(1)"), "https://tarn.example/");
    }
}
