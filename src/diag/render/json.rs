//! A report for programs: `schemas/report.schema.json` is made of these types.

use serde::Serialize;
use serde_json::{Value, json};

use super::schema::{Told, told};
use crate::diag::{Report, Severity, Span};
use crate::text::Lines;

told! {
    /// What was found in documents, and what became of values that were converted.
    pub struct ReportJson {
        /// The documents, in the order in which they were read.
        pub documents: Vec<DocumentJson>,
        /// What became of values; empty when documents were only validated.
        pub losses: Vec<LossJson>,
    }
}

told! {
    /// One document and what was found in it.
    pub struct DocumentJson {
        /// Where it was read from; `-` is standard input.
        pub path: String,
        /// The id of its format, when it has one.
        pub format: Option<String>,
        /// The version of its format, where it states one.
        pub version: Option<String>,
        /// What was found in it.
        pub diagnostics: Vec<FindingJson>,
    }
}

told! {
    /// One finding. What has a place has all four of line, column, offset and length.
    pub struct FindingJson {
        /// The id of its rule, or of the reader's note.
        pub rule: &'static str,
        /// How much it matters.
        pub severity: Severity,
        /// What is wrong.
        pub message: String,
        /// What to do about it.
        pub help: Option<String>,
        /// Where the clause stands that is not met.
        pub url: Option<String>,
        /// Its line, from 1; LF, CRLF and CR end a line.
        pub line: Option<usize>,
        /// Its column in characters, from 1.
        pub column: Option<usize>,
        /// Its first byte, from 0, in the document as UTF-8 without a byte order mark, whatever encoding it came in.
        pub offset: Option<usize>,
        /// Its length in bytes of the same.
        pub length: Option<usize>,
    }
}

told! {
    /// What became of one value.
    pub struct LossJson {
        /// The article: its uri, else `#` and its number; empty for the feed.
        pub article: String,
        /// The field, as `creators.role`.
        pub field: String,
        /// What became of it.
        pub outcome: Outcome,
        /// Where it went, or why it went nowhere.
        pub place: String,
        /// The value, shortened; empty where it is not to be shown.
        pub value: String,
    }
}

/// What became of a value, in a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Outcome(pub &'static str);

impl Outcome {
    /// All there are, the gravest first.
    pub const ALL: [&'static str; 7] =
        ["dropped", "folded", "narrowed", "supplied", "inherited", "by carrier", "carried"];
}

impl Told for Outcome {
    fn schema() -> Value {
        json!({ "enum": Self::ALL })
    }
}

/// The JSON Schema (2020-12) of a report.
pub fn report_schema() -> Value {
    let mut schema = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "report" });
    if let (Value::Object(schema), Value::Object(report)) = (&mut schema, ReportJson::schema()) {
        schema.extend(report);
    }
    schema
}

/// The report on one document. Where only some findings of a rule were kept, a last one says how many there were.
pub fn document(path: &str, format: Option<(&str, &str)>, report: &Report, lines: &Lines<'_>) -> DocumentJson {
    let mut diagnostics: Vec<_> = report
        .diagnostics()
        .iter()
        .map(|d| FindingJson {
            rule: d.rule,
            severity: d.severity,
            message: d.message.clone(),
            help: d.help.as_deref().map(str::to_owned),
            url: d.url.as_deref().map(str::to_owned),
            ..place(d.span, lines)
        })
        .collect();
    for (rule, more) in report.left_out() {
        let message = format!("and {more} more of this rule");
        diagnostics.push(FindingJson { rule, message, ..FindingJson::default() });
    }
    DocumentJson {
        path: path.to_owned(),
        format: format.map(|(id, _)| id.to_owned()),
        version: format.map(|(_, version)| version.to_owned()).filter(|version| !version.is_empty()),
        diagnostics,
    }
}

/// A finding of which nothing but the place is known.
fn place(span: Option<Span>, lines: &Lines<'_>) -> FindingJson {
    let Some(span) = span else { return FindingJson::default() };
    let (line, column) = lines.position(span.start);
    FindingJson {
        line: Some(line),
        column: Some(column),
        offset: Some(span.start),
        length: Some(span.end - span.start),
        ..FindingJson::default()
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
