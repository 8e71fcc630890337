//! XSD, by the xsd-schema crate, which reads a document once and holds no tree of it.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use xsd_schema::validation::{
    DriveWithError, EndElementInfo, PathStep, SchemaValidator, ValidationError, ValidationEventHandler,
    ValidationFlags, ValidationSink, ValidationWarning, drive_quick_xml_with,
};
use xsd_schema::{EmbeddedLoader, LoaderChain, SchemaError, SchemaLoader, SchemaResult, SchemaSet, SchemaSetBuilder};

use super::{Load, XSD};
use crate::diag::{Report, Severity, Span};
use crate::formats::finding;

/// An XSD with what it includes.
pub struct Xsd {
    text: String,
    path: String,
    load: Load,
    /// Compiled ones that nobody uses now: one serves one document at a time.
    idle: Mutex<Vec<SchemaSet>>,
}

/// Reads what a schema includes; never from the web.
struct Included(Load);

impl fmt::Debug for Included {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Included")
    }
}

impl SchemaLoader for Included {
    fn load(&self, location: &str) -> SchemaResult<String> {
        (self.0)(location).map_err(SchemaError::resolution)
    }
    fn can_load(&self, location: &str) -> bool {
        !location.starts_with("embedded:")
    }
}

impl Xsd {
    pub(super) fn read(text: &str, path: &str, load: Load) -> Result<Self, String> {
        let xsd = Self { text: text.to_owned(), path: path.to_owned(), load, idle: Mutex::default() };
        let compiled = xsd.compiled()?;
        xsd.put_back(compiled);
        Ok(xsd)
    }

    fn compiled(&self) -> Result<SchemaSet, String> {
        let mut loaders = LoaderChain::new();
        loaders.add(Box::new(EmbeddedLoader::new()));
        loaders.add(Box::new(Included(self.load.clone())));
        let compiled = SchemaSetBuilder::with_loader(Box::new(loaders))
            .add_source(&self.text, &self.path)
            .and_then(SchemaSetBuilder::compile)
            .map_err(|e| e.to_string())?;
        Ok(compiled.into_schema_set())
    }

    fn take(&self) -> Option<SchemaSet> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.or_else(|| self.compiled().ok())
    }

    fn put_back(&self, set: SchemaSet) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(set);
    }

    pub(super) fn check(&self, text: &str, report: &mut Report) {
        let Some(set) = self.take() else { return };
        let at = Rc::new(RefCell::new(Open::default()));
        let mut sink = Sink { text, at: at.clone(), report };
        let refused = {
            let validator =
                SchemaValidator::new(&set, ValidationFlags::default() & !ValidationFlags::BUILD_PSVI_TYPED_VALUES);
            let mut run = validator.start_run(&mut sink);
            let driven = drive_quick_xml_with(text.as_bytes(), &mut run, &set, &mut Follow(at));
            // What it says at the end went to the sink.
            let _ = run.end_validation();
            driven.err()
        };
        let refused = match refused {
            Some(DriveWithError::NotWellFormed(why)) => {
                let at = usize::try_from(why.position()).unwrap_or(0).min(text.len());
                Some((format!("the document cannot be held against the schema beyond this: {why}"), Span::new(at, at)))
            }
            Some(DriveWithError::LimitExceeded(why)) => Some((why.to_string(), Span::new(0, 0))),
            _ => None,
        };
        if let Some((message, span)) = refused {
            report.add(finding(&XSD, message, span));
        }
        self.put_back(set);
    }
}

/// Where the elements begin that are open.
#[derive(Default)]
struct Open {
    starts: Vec<usize>,
    /// Where the last element began that was read.
    last: usize,
}

/// Notes where elements begin and end.
struct Follow(Rc<RefCell<Open>>);

impl ValidationEventHandler for Follow {
    type Error = Infallible;

    fn on_element_start_offset(&mut self, at: usize) -> Result<(), Infallible> {
        let mut open = self.0.borrow_mut();
        open.starts.push(at);
        open.last = at;
        Ok(())
    }
    fn after_end_element(&mut self, _: &EndElementInfo, depth: usize) -> Result<(), Infallible> {
        self.0.borrow_mut().starts.truncate(depth.saturating_sub(1));
        Ok(())
    }
}

/// Makes findings of what is wrong.
struct Sink<'a> {
    text: &'a str,
    at: Rc<RefCell<Open>>,
    report: &'a mut Report,
}

impl ValidationSink for &mut Sink<'_> {
    fn on_error(&mut self, error: ValidationError) {
        let span = self.place(&error);
        // That it is not declared follows from that it may not stand there.
        let last = self.report.diagnostics().last();
        if error.constraint == "cvc-elt.1" && last.is_some_and(|d| d.rule == XSD.id && d.span == Some(span)) {
            return;
        }
        let message = format!("{} ({})", error.message.trim_end_matches('.'), error.constraint);
        let mut found = finding(&XSD, message, span);
        if LENIENT.contains(&error.constraint) || error.message.starts_with("xsi:schemaLocation") {
            found.severity = Severity::Warning;
        }
        self.report.add(found);
    }
    fn on_warning(&mut self, _: ValidationWarning) {}
}

/// What the validators that the field uses let pass (libxml2): references between elements by ID, and the hint where a schema
/// is to be found, which does not matter where one was named.
const LENIENT: [&str; 2] = ["cvc-id.1", "cvc-schema-location"];

/// What is said of the value of an element, not of its markup.
const OF_VALUES: [&str; 4] = ["cvc-datatype", "cvc-type.3.1.3", "cvc-complex-type.2.2", "cvc-elt.5.2.2"];

impl Sink<'_> {
    /// Where the construct at fault stands: an attribute whole, the text of an element, or a start tag.
    fn place(&self, error: &ValidationError) -> Span {
        let open = self.at.borrow();
        let steps = error.instance_path().map(|path| path.len()).unwrap_or_default();
        let attribute = error.instance_path().and_then(|path| match path.last() {
            Some(PathStep::Attribute { name, .. }) => Some(name.local_name().to_owned()),
            _ => None,
        });
        let depth = steps - usize::from(attribute.is_some());
        // What may not stand in an element is said of that element, while what may not stand there is open.
        let misplaced = error.constraint.starts_with("cvc-complex-type.2.4") && attribute.is_none();
        if let Some(child) = open.starts.get(depth).filter(|_| misplaced) {
            return tag(self.text, *child);
        }
        let start = depth.checked_sub(1).and_then(|n| open.starts.get(n)).copied().unwrap_or(open.last);
        let tag = tag(self.text, start);
        if let Some(attribute) = attribute.and_then(|name| self.attribute(tag, &name)) {
            return attribute;
        }
        let behind = self.text.get(tag.end..).unwrap_or_default();
        let value = behind.get(..memchr::memchr(b'<', behind.as_bytes()).unwrap_or(behind.len())).unwrap_or_default();
        let of_value = OF_VALUES.iter().any(|code| error.constraint.starts_with(code));
        if of_value && !value.trim().is_empty() {
            let from = tag.end + (value.len() - value.trim_start().len());
            return Span::new(from, from + value.trim().len());
        }
        tag
    }
    /// An attribute of a start tag by its local name.
    fn attribute(&self, tag: Span, name: &str) -> Option<Span> {
        let markup = self.text.get(tag.start..tag.end)?;
        for (at, _) in markup.match_indices(name) {
            let before = markup.get(..at)?;
            let rest = markup.get(at + name.len()..)?.trim_start();
            let begins = before.rfind(char::is_whitespace).map(|n| n + 1)?;
            let prefix = before.get(begins..)?;
            let Some(value) = rest.strip_prefix('=').map(str::trim_start) else { continue };
            let quotes = before.matches('"').count() % 2 == 0;
            if !quotes || !(prefix.is_empty() || prefix.ends_with(':')) {
                continue;
            }
            let quote = value.chars().next()?;
            let end = markup.len() - value.len() + 1 + value.get(1..)?.find(quote)? + 1;
            return Some(Span::new(tag.start + begins, tag.start + end));
        }
        None
    }
}

/// The start tag that begins at a place.
fn tag(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default().as_bytes();
    let mut quote = None;
    for (n, byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Span::new(start, start + n + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    Span::new(start, start + rest.len().min(1))
}
