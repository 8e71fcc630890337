//! Documents held against a schema that somebody names, beside the rules: XSD 1.0, and JSON Schema from draft 3 on.
//!
//! Nothing is fetched: what a schema includes is read by whoever gave it, and addresses of the web are refused.

mod json;
mod pointer;
mod xsd;

use std::sync::Arc;

use crate::diag::{Clause, Level, Report, Rule};
use crate::error::Error;

/// Reads another document that a schema names, by its path.
pub type Load = Arc<dyn Fn(&str) -> Result<String, String> + Send + Sync>;

/// A schema.
pub enum Schema {
    /// Of XML.
    Xsd(xsd::Xsd),
    /// Of JSON.
    Json(Box<json::Json>),
}

/// The rules under which schemas are told.
pub static RULES: &[&Rule] = &[&XSD, &JSON];

static XSD: Rule = Rule {
    id: "schema/xsd",
    summary: "A document is valid by the XSD that was named.",
    why: "Who receives it may refuse what their schema does not allow.",
    remedy: "Change the document so that the schema allows it, or name the schema of its version.",
    clause: Clause {
        spec: "XML Schema Part 1",
        section: "Appendix C, Validation Rules",
        url: "https://www.w3.org/TR/xmlschema-1/#outcome-src",
        level: Level::Must,
    },
    bad: include_str!("../../feeds/schema/xsd.bad.xml"),
    good: include_str!("../../feeds/schema/xsd.good.xml"),
};

static JSON: Rule = Rule {
    id: "schema/json",
    summary: "A document is valid by the JSON Schema that was named.",
    why: "Who receives it may refuse what their schema does not allow.",
    remedy: "Change the document so that the schema allows it, or name the schema of its version.",
    clause: Clause {
        spec: "JSON Schema Validation",
        section: "6",
        url: "https://json-schema.org/draft/2020-12/json-schema-validation#section-6",
        level: Level::Must,
    },
    bad: include_str!("../../feeds/schema/json.bad.json"),
    good: include_str!("../../feeds/schema/json.good.json"),
};

impl Schema {
    /// Reads a schema. `path` is where it stands, from which what it includes is named; `load` reads that.
    ///
    /// # Errors
    /// When it is none, or names what cannot be read.
    pub fn read(text: &str, path: &str, load: Load) -> Result<Self, Error> {
        let wrong = |why: String| Error::usage(format!("the schema {path} cannot be used: {why}"));
        match text.trim_start().starts_with('<') {
            true => xsd::Xsd::read(text, path, load).map(Self::Xsd).map_err(wrong),
            false => json::Json::read(text, path, load).map(|json| Self::Json(Box::new(json))).map_err(wrong),
        }
    }
    /// Whether documents like this one are held against it: XML against XSD, JSON against JSON Schema.
    pub fn is_for(&self, text: &str) -> bool {
        matches!(self, Self::Xsd(_)) == text.trim_start().starts_with('<')
    }
    /// Holds a document against it.
    pub fn check(&self, text: &str, report: &mut Report) {
        match self {
            Self::Xsd(xsd) => xsd.check(text, report),
            Self::Json(json) => json.check(text, report),
        }
    }
}

#[cfg(test)]
#[path = "schema_tests.rs"]
mod tests;
