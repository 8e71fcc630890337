//! How a rule is written down.

/// A rule: a static with its words, and the documents in `feeds/` that break and keep it.
///
/// `rule! { NAME = "rss" / "bad-thing", CLAUSE; "summary" "why" "remedy" }`; the documents are
/// `feeds/rss/rules/bad-thing.bad.xml` and `.good.xml`. The rules that formats share have theirs in `feeds/modules/`:
/// `rule! { NAME = modules "itunes" / "bad-thing", ... }`.
macro_rules! rule {
    ($NAME:ident = $format:literal / $name:literal, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        static $NAME: $crate::diag::Rule = $crate::diag::Rule {
            id: concat!($format, "/", $name),
            summary: $summary,
            why: $why,
            remedy: $remedy,
            clause: $clause,
            bad: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/feeds/", $format, "/rules/", $name, ".bad.xml")),
            good: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/feeds/", $format, "/rules/", $name, ".good.xml")),
        };
    };
    ($NAME:ident = modules $module:literal / $name:literal, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        static $NAME: $crate::diag::Rule = $crate::diag::Rule {
            id: concat!($module, "/", $name),
            summary: $summary,
            why: $why,
            remedy: $remedy,
            clause: $clause,
            bad: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/feeds/modules/", $module, "/", $name, ".bad.xml")),
            good: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/feeds/modules/",
                $module,
                "/",
                $name,
                ".good.xml"
            )),
        };
    };
}
pub(crate) use rule;
