#![allow(clippy::disallowed_methods, reason = "documents are files")]

use std::fs;
use std::path::Path;

use super::*;
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::model::Time;

impl Asked {
    /// Fails where a rule that is not asked about a part would have found something.
    pub(crate) fn others_find_nothing(&self, part: &Part<'_>) {
        let rules = self.rules(part);
        let waiting = part.earlier.waiting();
        let asked = |rule: usize| rules.get(rule / 64).is_some_and(|word| word >> (rule % 64) & 1 == 1);
        for (_, check) in self.checks.iter().enumerate().filter(|(rule, _)| !asked(*rule)) {
            (check.check)(part, &mut |finding| {
                panic!("{} looks at more than `{}`: {finding:?}", check.rule.id, check.at)
            });
            assert_eq!(part.earlier.waiting(), waiting, "{} looks at more than `{}`", check.rule.id, check.at);
        }
    }
}

fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => files(&path, out),
            false => out.push(path),
        }
    }
}

/// What a rule says that it looks at is held against what it finds, in everything that is at hand: `validate` asks the
/// others too when it is built for tests.
#[test]
fn a_rule_that_is_not_asked_finds_nothing() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut all, mut looked) = (Vec::new(), 0);
    files(&here.join("feeds"), &mut all);
    files(&here.join("../shared/corpora/feeds"), &mut all);
    // Those of the corpus are many and alike.
    let own = all.iter().filter(|path| path.starts_with(here.join("feeds"))).count();
    let some = all.iter().take(own).chain(all.iter().skip(own).step_by(3));
    for path in some {
        let Ok(bytes) = fs::read(path) else { continue };
        let source = crate::text::decode(&bytes, None);
        let Some(card) = crate::detect::detect(source.text(), None, None) else { continue };
        let options = ReadOptions { now: Time::new("2026-06-01T00:00:00Z"), ..ReadOptions::default() };
        let _ = crate::validate::validate(&source, card, &options, &mut Report::default());
        looked += 1;
    }
    assert!(looked > 400, "{looked}");
}

#[test]
fn no_format_has_more_rules_than_are_told_apart() {
    for card in ALL {
        assert!(card.rules.len() <= MOST, "{}", card.id);
        assert_eq!(Asked::of(card).map(|asked| asked.checks.len()), Some(card.rules.len()), "{}", card.id);
    }
}
