//! A report for programs, as `schemas/report.schema.json` describes it.

use serde::Serialize;

use crate::diag::Report;
use crate::text::Lines;

/// One document and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DocumentJson {
    /// Where it was read from; `-` is standard input.
    pub path: String,
    /// The id of its format, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The version of its format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What was found in it.
    pub diagnostics: Vec<FindingJson>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FindingJson {
    /// The id of its rule.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The clause that is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it stands, when it has a place.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceJson>,
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlaceJson {
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// Its first byte in the decoded text.
    pub offset: usize,
    /// Its length in bytes.
    pub length: usize,
}

/// The report on one document. Where only some findings of a rule were kept, a last one says how many there were.
pub fn document(path: &str, format: Option<(&str, &str)>, report: &Report, lines: &Lines<'_>) -> DocumentJson {
    let place = |span: crate::diag::Span| {
        let (line, column) = lines.position(span.start);
        PlaceJson { line, column, offset: span.start, length: span.end - span.start }
    };
    let mut diagnostics: Vec<_> = report
        .diagnostics()
        .iter()
        .map(|d| FindingJson {
            rule: d.rule,
            severity: d.severity.word(),
            message: d.message.clone(),
            help: d.help.as_deref().map(str::to_owned),
            url: d.url.as_deref().map(str::to_owned),
            place: d.span.map(place),
        })
        .collect();
    for (rule, more) in report.left_out() {
        let message = format!("and {more} more of this rule");
        diagnostics.push(FindingJson { rule, severity: "info", message, help: None, url: None, place: None });
    }
    DocumentJson {
        path: path.to_owned(),
        format: format.map(|(id, _)| id.to_owned()),
        version: format.map(|(_, version)| version.to_owned()),
        diagnostics,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Diagnostic, Span};

    #[test]
    fn members_stand_in_the_order_of_the_schema() {
        let mut report = Report::default();
        report.add(Diagnostic::warning("x/y", "odd").help("mend it").at(Span::new(3, 5)));
        let json = document("-", Some(("rss", "2.0")), &report, &Lines::new("ab\ncd"));
        assert_eq!(
            serde_json::to_string(&json).unwrap(),
            "{\"path\":\"-\",\"format\":\"rss\",\"version\":\"2.0\",\"diagnostics\":[{\"rule\":\"x/y\",\"severity\":\"warning\",\
             \"message\":\"odd\",\"help\":\"mend it\",\"line\":2,\"column\":1,\"offset\":3,\"length\":2}]}"
        );
    }
}
