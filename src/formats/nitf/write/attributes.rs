//! Values for which NITF has a word only sometimes: in an attribute of the carrier's namespace, or, in the style that has
//! no namespace, in a `meta` that names the attribute and the place of its value in its list.

use super::super::rights::{self, Step};
use super::super::{FUNCTIONS, class};
use super::Page;
use super::docdata::private_notes;
use super::head::{fixtures, is_token};
use crate::model::Article;

impl Page {
    /// An attribute of the carrier's namespace, where that is declared.
    pub(super) fn carrier_attr(&mut self, name: &str, value: Option<&str>) {
        if !self.dtd {
            self.out.optional_attr(name, value);
        }
    }

    /// All of them as `meta` elements: `nar.attribute.role.0`.
    pub(super) fn attributes(&mut self, a: &Article) {
        let mut meta = |name: &str, place: usize, value: Option<&str>| {
            if let Some(value) = value {
                self.meta(&format!("{}{name}.{place}", class::ATTRIBUTE), value, None);
            }
        };
        meta("version", 0, a.version.as_deref().filter(|v| !is_token(v)));
        let genres = a.genres.len() - fixtures(a);
        for (place, genre) in a.genres.iter().enumerate().take(genres) {
            let role = genre.role.as_deref();
            meta("role", place, role.filter(|role| place > 0 || *role != "type"));
        }
        for (place, hop) in a.hops.iter().enumerate() {
            meta("function", place, hop.action.as_deref().filter(|f| !FUNCTIONS.contains(f)));
        }
        // Each element of rights is one that is read, and each year.
        let mut place = 0;
        let steps = if a.rights_info.is_empty() { Vec::new() } else { rights::steps(a) };
        for step in steps {
            match step {
                Step::Rights(info, ..) => meta("scope", place, info.and_then(|info| info.scope.as_deref())),
                Step::Copyright(None, _) => continue,
                Step::Copyright(Some(_), _) => {}
            }
            place += 1;
        }
        for (place, note) in a.ed_notes.iter().enumerate().skip(private_notes(a).len()) {
            meta("visibility", place, note.visibility.as_deref().filter(|v| !matches!(*v, "public" | "private")));
        }
    }
}
