//! A report for programs: `schemas/report.schema.json` is made of these types.

use serde::Serialize;
use serde_json::{Value, json};

use super::pieces::{Items, indented};
use super::schema::{Told, told};
use crate::diag::{Diagnostic, Report, Severity, Span};
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

/// A report that is written as it comes: a document and each of its findings when they are told.
#[derive(Debug)]
pub struct Json {
    documents: Items,
    /// Those of the document that is open.
    findings: Items,
    losses: Vec<LossJson>,
    begun: bool,
}

impl Default for Json {
    fn default() -> Self {
        Self { documents: Items::new(1), findings: Items::new(3), losses: Vec::new(), begun: false }
    }
}

impl Json {
    /// Opens a document.
    pub fn begin(&mut self, path: &str, format: Option<(&str, &str)>, out: &mut String) {
        let document = DocumentJson {
            path: path.to_owned(),
            format: format.map(|(id, _)| id.to_owned()),
            version: format.map(|(_, version)| version.to_owned()).filter(|version| !version.is_empty()),
            diagnostics: Vec::new(),
        };
        self.head(out);
        self.documents.item(&document, out);
        // Its findings are still to come.
        out.truncate(out.trim_end_matches(['}', ' ', '\n']).len() - "[]".len());
        self.findings = Items::new(3);
    }

    /// Findings of the document that is open.
    pub fn findings(&mut self, found: &[Diagnostic], lines: &Lines<'_>, out: &mut String) {
        found.iter().for_each(|d| self.findings.item(&finding(d, lines), out));
    }

    /// Closes the document. Where only some findings of a rule were kept, a last one says how many more there were.
    pub fn close(&mut self, report: &Report, out: &mut String) {
        report.left_out().into_iter().for_each(|left_out| self.findings.item(&more(left_out), out));
        self.findings.end(out);
        *out += "\n    }";
    }

    /// What became of values stands behind the documents.
    pub fn losses(&mut self, losses: impl IntoIterator<Item = LossJson>) {
        self.losses.extend(losses);
    }

    /// Ends the report.
    pub fn end(mut self, out: &mut String) {
        self.head(out);
        self.documents.end(out);
        *out += ",\n  \"losses\": ";
        *out += &indented(&self.losses, 1);
        *out += "\n}\n";
    }

    fn head(&mut self, out: &mut String) {
        if !std::mem::replace(&mut self.begun, true) {
            *out += "{\n  \"documents\": ";
        }
    }
}

fn finding(d: &Diagnostic, lines: &Lines<'_>) -> FindingJson {
    FindingJson {
        rule: d.rule,
        severity: d.severity,
        message: d.message.clone(),
        help: d.help.as_deref().map(str::to_owned),
        url: d.url.as_deref().map(str::to_owned),
        ..place(d.span, lines)
    }
}

fn more((rule, more): (&'static str, u32)) -> FindingJson {
    FindingJson { rule, message: format!("and {more} more of this rule"), ..FindingJson::default() }
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

    fn report(n: usize) -> Report {
        let mut report = Report::default();
        (0..n).for_each(|at| report.add(Diagnostic::warning("x/y", "odd").help("mend it").at(Span::new(at, 5))));
        report
    }

    /// The documents with so many findings each, told one by one.
    fn told(documents: &[usize]) -> String {
        let (mut json, mut out) = (Json::default(), String::new());
        for n in documents {
            json.begin("-", Some(("rss", "2.0")), &mut out);
            report(*n).diagnostics().chunks(2).for_each(|part| json.findings(part, &Lines::new("ab\ncd"), &mut out));
            json.close(&report(*n), &mut out);
        }
        json.end(&mut out);
        out
    }

    #[test]
    fn members_stand_in_the_order_of_the_schema() {
        let document = "{\n      \"path\": \"-\",\n      \"format\": \"rss\",\n      \"version\": \"2.0\",\n      \"diagnostics\": ";
        assert!(told(&[1]).contains(document), "{}", told(&[1]));
        let finding = "{\"rule\":\"x/y\",\"severity\":\"warning\",\"message\":\"odd\",\"help\":\"mend it\",\"line\":1,\"column\":1,\
                       \"offset\":0,\"length\":5}";
        let plain: String = told(&[1]).lines().map(|line| line.trim_start().replace("\": ", "\":")).collect();
        assert!(plain.contains(finding), "{plain}");
    }

    #[test]
    fn what_is_written_in_pieces_is_what_is_written_whole() {
        let lines = Lines::new("ab\ncd");
        let whole = |n: &usize| {
            let report = report(*n);
            let found = report.diagnostics().iter().map(|d| finding(d, &lines));
            DocumentJson {
                path: "-".to_owned(),
                format: Some("rss".to_owned()),
                version: Some("2.0".to_owned()),
                diagnostics: found.chain(report.left_out().into_iter().map(more)).collect(),
            }
        };
        for documents in [&[][..], &[0], &[0, 1], &[3, 0, 103]] {
            let value = ReportJson { documents: documents.iter().map(whole).collect(), losses: Vec::new() };
            assert_eq!(told(documents), serde_json::to_string_pretty(&value).unwrap() + "\n");
        }
    }
}
