use super::*;
use crate::formats::{ALL, Card, Within, faults};

fn element(prefix: &str, name: &str, words: &str) -> Extension {
    let ns = namespaces::named(prefix).expect(prefix).to_owned();
    let raw = format!("<{prefix}:{name} xmlns:{prefix}=\"{ns}\">{words}</{prefix}:{name}>");
    Extension { ns, name: name.to_owned(), raw }
}

/// Values of every kind, usual and not.
const VALUES: &[&str] = &[
    "0",
    "00",
    "7",
    "-1",
    "+3",
    "424",
    "999999999",
    "1234567890",
    "59.91",
    "-59.91",
    "90.0",
    "90.1",
    "-180",
    "180.5",
    ".5",
    "5.",
    "59.91 10.75",
    "59.91  10.75",
    "10.75 190",
    "7:04",
    "1:07:04",
    "1:07:4",
    "67:04",
    "1:99",
    "1:1:1:1",
    "true",
    "Yes",
    "no",
    "clean",
    "Ada Lind",
    "tide, wind",
    "A. Lind - the harbour",
    "a",
    "http://a.example/",
    "https://a.example",
    "https:///x",
    "https://tarn.example/2024/02/05/a-b_c~d;e,f/?p=1&q=2",
    "https://tarn.example/a b",
    "//tarn.example/",
    "urn:x:1",
    "feed.xml",
    "MIXED Case",
    "æ",
    " 7",
    "7 ",
    "\u{7f}",
    "http://localhost/",
    "https://10.0.0.1:80/",
];

fn cards() -> impl Iterator<Item = &'static Card> {
    ALL.iter().copied().filter(|card| card.around.is_some())
}

/// What is let pass here the rules let pass: of every listed element, with every value, alone and beside all others.
#[test]
fn no_rule_demands_anything_of_it() {
    let mut passed = 0;
    for card in cards() {
        let mut all = Vec::new();
        for (prefix, names) in LISTED {
            for (name, _) in *names {
                let any = VALUES.iter().map(|words| element(prefix, name, &words.replace('&', "&amp;")));
                let pass: Vec<_> = any.filter(is).collect();
                assert!(!pass.is_empty(), "{prefix}:{name}");
                passed += pass.len();
                for e in &pass {
                    assert_eq!(faults::by_rules(card, std::slice::from_ref(e), Within::Article), [0; 0], "{e:?}");
                }
                all.extend(pass.into_iter().next_back());
            }
        }
        assert_eq!(faults::by_rules(card, &all, Within::Article), [0; 0], "{}", card.id);
    }
    assert!(passed > 200, "{passed}");
}

#[test]
fn what_is_unusual_is_left_to_the_rules() {
    let elements = |list: &[(&str, &str, &str)]| -> Vec<_> { list.iter().map(|(p, n, w)| element(p, n, w)).collect() };
    let are = |list: &[Extension]| super::are(list, |_| true);
    assert!(are(&elements(&[("geo", "lat", "58.2"), ("geo", "long", "11.4"), ("slash", "comments", "3")])));
    for list in [
        &[("geo", "lat", "91")][..],
        &[("slash", "comments", "3"), ("slash", "comments", "3")],
        &[("slash", "hit_parade", "1")],
        &[("wfw", "commentRss", "/feed")],
        &[("itunes", "duration", "soon")],
    ] {
        assert!(!are(&elements(list)), "{list:?}");
    }
    let mut other = element("slash", "comments", "3");
    other.ns.push('x');
    assert!(!is(&other));
    let many: Vec<_> =
        (0..=MOST).map(|n| Extension { name: n.to_string(), ..element("slash", "comments", "3") }).collect();
    assert!(!are(&many));
}
