use std::path::Path;

use super::*;
use crate::diag::{Diagnostic, Report, Severity};

fn read(text: &str) -> Result<Config, String> {
    let rules = ["rss/missing-id", "rss/bad-date", "atom/missing-id"];
    Config::read(text, Path::new("wiredesk.toml"), &rules).map_err(|e| e.to_string())
}

#[test]
fn severities_follow_from_the_profile_the_rules_and_the_paths() {
    let config = read(
        "[validate]\nprofile = 'strict'\n[validate.rules]\n'rss/missing-id' = 'info'\n'rss/*' = 'off'\n\
         [[validate.paths]]\nglob = 'old/**'\nrules = { 'atom/missing-id' = 'off' }\n\
         [[validate.paths]]\nglob = ['old/new/*', 'x.xml']\nrules = { 'atom/*' = 'warning' }\n\
         [[validate.paths]]\nglob = 'not/*'\nskip = true\n",
    )
    .unwrap();
    let left = |path: &str| {
        let mut report = Report::default();
        for rule in ["rss/missing-id", "rss/bad-date", "atom/missing-id", "xml/letter-case"] {
            report.add(Diagnostic::warning(rule, "odd"));
        }
        config.validate.apply(path, &mut report);
        report.diagnostics().iter().map(|d| (d.rule, d.severity)).collect::<Vec<_>>()
    };
    use Severity::{Error, Info, Warning};
    let strict = ("xml/letter-case", Error);
    assert_eq!(left("a.xml"), [("rss/missing-id", Info), ("atom/missing-id", Error), strict]);
    assert_eq!(left("old/a.xml"), [("rss/missing-id", Info), strict]);
    assert_eq!(left("old/new/a.xml"), [("rss/missing-id", Info), ("atom/missing-id", Warning), strict]);
    assert!(config.validate.skips("not/a.xml") && !config.validate.skips("a.xml"));
}

#[test]
fn an_error_names_line_key_and_remedy() {
    let wrong = |text: &str, expected: &str| {
        let said = read(text).unwrap_err();
        assert!(said.starts_with(expected), "{text:?}:\n{said}\n{expected}");
    };
    wrong(
        "[validate]\nfial-on = 'error'\n",
        "wiredesk.toml:2:1: validate.fial-on: there is no such key; did you mean `fail-on`?",
    );
    wrong("\n[valid]\n", "wiredesk.toml:2:2: valid: there is no such key; did you mean `validate`?");
    wrong("colour = 1", "wiredesk.toml:1:1: colour: there is no such key; known are policy, validate");
    wrong(
        "[validate.rules]\n'rss/missing-id' = 'loud'\n",
        "wiredesk.toml:2:20: validate.rules.\"rss/missing-id\": there is no `loud`, known are `off`, `info`, `warning`, `error`",
    );
    wrong(
        "[validate.rules]\n'rss/mising-id' = 'off'\n",
        "wiredesk.toml:2:1: rules.\"rss/mising-id\": there is no such rule; did you mean `rss/missing-id`?",
    );
    wrong(
        "[[policy.for]]\nrequire = 'creditlin'\n",
        "wiredesk.toml:2:11: policy.for.require: an article has no field \"creditlin\"; did you mean",
    );
    wrong(
        "[[policy.for]]\nproviders = 'AP'\n",
        "wiredesk.toml:2:1: policy.for[0].providers: there is no such key; did you mean `provider`?",
    );
    wrong(
        "[policy]\ncredit-line = ['ok', '(']\n",
        "wiredesk.toml:2:15: policy.credit-line: \"(\" is no regular expression: ",
    );
    wrong(
        "[policy]\nmax-age = 'soon'\n",
        "wiredesk.toml:2:11: policy.max-age: \"soon\" is no duration; write it as 30 days, 36h or P30D",
    );
    wrong("[validate\n", "wiredesk.toml:1:10: this is not TOML: ");
    wrong("[validate]\nrules = 3\n", "wiredesk.toml:2:9: validate.rules: invalid type: integer `3`, expected a map");
}

#[test]
fn a_note_of_a_reader_may_be_turned_off() {
    assert!(read("[validate.rules]\n'rss/kept-as-extension' = 'off'\n'xml/*' = 'error'\n").is_ok());
}
