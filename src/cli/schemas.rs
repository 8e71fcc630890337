//! The schemas of a run, each read once.

use std::path::{Path, PathBuf};

#[cfg(feature = "schema")]
use wiredesk::diag::Diagnostic;
use wiredesk::diag::Report;
use wiredesk::error::Error;

use super::settings::Settings;

/// The schemas that the command line names, which every document is held against, and those of the settings.
pub struct Schemas {
    #[cfg(feature = "schema")]
    named: Vec<wiredesk::schema::Schema>,
    #[cfg(feature = "schema")]
    set: Vec<(PathBuf, wiredesk::schema::Schema)>,
}

#[cfg(feature = "schema")]
impl Schemas {
    /// Reads them.
    pub fn new(named: &[PathBuf], settings: &Settings) -> Result<Self, Error> {
        let set = settings.schemas().into_iter().map(|path| read(&path).map(|schema| (path, schema)));
        Ok(Self {
            named: named.iter().map(|path| read(path)).collect::<Result<_, _>>()?,
            set: set.collect::<Result<_, _>>()?,
        })
    }
    /// Holds a document against those that are for it, and says whether there was one; `set` is the one of the settings.
    pub fn check(&self, set: Option<&Path>, text: &str, report: &mut Report) -> bool {
        let set = self.set.iter().filter(|(path, _)| Some(path.as_path()) == set).map(|(_, schema)| schema);
        let all: Vec<_> = self.named.iter().chain(set).collect();
        let own: Vec<_> = all.iter().filter(|schema| schema.is_for(text)).collect();
        if own.is_empty() && !all.is_empty() {
            let message =
                "no schema that was named is for documents like this one: XSD is for XML, JSON Schema for JSON";
            report.add(Diagnostic::warning("schema/none", message));
        }
        own.iter().for_each(|schema| schema.check(text, report));
        !own.is_empty()
    }
}

#[cfg(feature = "schema")]
fn read(path: &Path) -> Result<wiredesk::schema::Schema, Error> {
    let text = |path: &Path| std::fs::read(path).map(|bytes| wiredesk::decode(&bytes, None).into_text().into_owned());
    let load = move |name: &str| {
        let path = name.strip_prefix("file://").unwrap_or(name);
        match path.contains("://") {
            true => Err(format!("{path} is not fetched from the web")),
            false => text(Path::new(path)).map_err(|e| format!("{path}: {e}")),
        }
    };
    let whole = std::path::absolute(path).map_err(|e| Error::read(path, e))?;
    let own = text(path).map_err(|e| Error::read(path, e))?;
    wiredesk::schema::Schema::read(&own, &whole.to_string_lossy(), std::sync::Arc::new(load))
}

#[cfg(not(feature = "schema"))]
impl Schemas {
    /// None can be read.
    pub fn new(named: &[PathBuf], settings: &Settings) -> Result<Self, Error> {
        match named.is_empty() && settings.schemas().is_empty() {
            true => Ok(Self {}),
            false => Err(Error::usage("this program was built without the feature schema")),
        }
    }
    /// Nothing to hold against.
    pub fn check(&self, _: Option<&Path>, _: &str, _: &mut Report) -> bool {
        false
    }
}
