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
    wrong("[[policy]]\nmax-age = '1h'\n", "wiredesk.toml:1:3: policy: there is one of them: write `[policy]`");
    wrong("[source]\nname = 'a'\n", "wiredesk.toml:1:2: source: there may be several of them: write `[[source]]`");
    wrong("\n[valid]\n", "wiredesk.toml:2:2: valid: there is no such key; did you mean `validate`?");
    wrong(
        "colour = 1",
        "wiredesk.toml:1:1: colour: there is no such key; known are desk, destination, feed, policy, source, validate",
    );
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

#[test]
fn what_makes_no_sense_of_a_desk_names_line_key_and_remedy() {
    let wrong = |text: &str, expected: &str| {
        let said = read(text).unwrap_err();
        assert!(said.starts_with(&format!("wiredesk.toml:{expected}")), "{text:?}:\n{said}\n{expected}");
    };
    wrong("[desk]\nlisten = '8080'\n", "2:1: desk.listen: \"8080\" is no address and port; write it as");
    wrong("[desk]\ntimezone = 'Ostmark'\n", "2:1: desk.timezone: \"Ostmark\" is no zone; write it as");
    wrong("\n[[source]]\nurl = 'https://a.example/'\n", "2:1: source: a source has a `name`; give it one");
    wrong("[[source]]\nname = 'a'\n", "1:1: source: it says nowhere to take articles from; give it");
    wrong(
        "[[source]]\nname = 'a'\nurl = 'https://a.example/'\nfolder = 'in'\n",
        "1:1: source: `url`, `folder` and `files` are",
    );
    wrong("[[source]]\nname = 'a'\nurl = '/srv/in'\n", "3:1: source.url: \"/srv/in\" is no http or https URL");
    wrong("[[source]]\nname = '../a'\nfolder = 'in'\n", "2:1: source.name: \"../a\" is no name: letters");
    wrong(
        "[[source]]\nname = 'a'\nfolder = 'in'\nfrom = 'ros'\n",
        "4:1: source.from: there is no format \"ros\"; `wiredesk",
    );
    wrong("[[source]]\nname = 'a'\nfolder = 'in'\nevery = 'soon'\n", "4:9: source.every: \"soon\" is no duration");
    let one = "[[source]]\nname = 'a'\nfolder = 'in'\n";
    wrong(&format!("{one}{one}"), "5:1: source.name: there is a source \"a\" already; give it a name");
    wrong(
        &format!("{one}[[feed]]\nname = 'all'\nsource = ['a', 'aa']\n"),
        "6:1: feed.source: there is no source \"aa\"; did you mean \"a\"?",
    );
    wrong("[[feed]]\nname = 'all'\nlimit = 0\n", "3:1: feed.limit: it is a number from 1 to 1000");
    let to = "[[destination]]\nname = 'b'\n";
    wrong(to, "1:1: destination: it says nowhere to send to; give it `url`");
    wrong(&format!("{to}folder = 'out'\n"), "1:1: destination: it has no `format`; name one");
    wrong(&format!("{to}folder = 'out'\nformat = 'ros'\n"), "4:1: destination.format: there is no format \"ros\"");
    wrong(
        &format!("{to}url = 'https://a:b@c.example/'\nformat = 'rss'\n"),
        "3:1: destination.url: no name and no password",
    );
    wrong(
        &format!("{to}url = 'https://c.example/'\nformat = 'rss'\nuser = 'a'\n"),
        "5:1: destination.user: the secret itself is missing; name it by `secret-env`",
    );
    wrong("[[source]]\nname = 'a'\nfolder = 'in'\nsecret-env = 'A'\n", "4:1: source.secret-env: only a `url` is asked");
    wrong("[[feed]]\nname = 'a.rss'\n", "2:1: feed.name: behind a dot of an address stands the format");
    assert!(
        read("[[source]]\nname = 'a'\nfiles = 'a.xml'\nretain = '30 days'\n[[feed]]\nname = 'all'\nsource = 'a'\n")
            .is_ok()
    );
}
