//! How a rule is written down.

/// A rule: a static with its words, and the documents in `feeds/` that break and keep it.
///
/// `rule! { NAME = "rss" / "bad-thing", CLAUSE; "summary" "why" "remedy" }`; the documents are
/// `feeds/rss/rules/bad-thing.bad.xml` and `.good.xml`. The rules that formats share have theirs in `feeds/modules/`:
/// `rule! { NAME = modules "itunes" / "bad-thing", ... }`. Where the documents are no XML, their ending stands behind the
/// name: `"json-feed" / "bad-thing" json`.
macro_rules! rule {
    ($NAME:ident = $format:literal / $name:literal, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        $crate::formats::rule! { $NAME = $format / $name xml, $clause; $summary $why $remedy }
    };
    ($NAME:ident = $format:literal / $name:literal $end:ident, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        $crate::formats::rule! { $NAME = at "/feeds/" $format "/rules/" $name $end, $format, $clause; $summary $why $remedy }
    };
    ($NAME:ident = modules $module:literal / $name:literal, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        $crate::formats::rule! { $NAME = modules $module / $name xml, $clause; $summary $why $remedy }
    };
    ($NAME:ident = modules $module:literal / $name:literal $end:ident, $clause:expr; $summary:literal $why:literal $remedy:literal) => {
        $crate::formats::rule! { $NAME = at "/feeds/modules/" $module "/" $name $end, $module, $clause; $summary $why $remedy }
    };
    ($NAME:ident = at $feeds:literal $folder:literal $rules:literal $name:literal $end:ident, $about:literal, $clause:expr;
     $summary:literal $why:literal $remedy:literal) => {
        static $NAME: $crate::diag::Rule = $crate::diag::Rule {
            id: concat!($about, "/", $name),
            summary: $summary,
            why: $why,
            remedy: $remedy,
            clause: $clause,
            bad: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                $feeds,
                $folder,
                $rules,
                $name,
                ".bad.",
                stringify!($end)
            )),
            good: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                $feeds,
                $folder,
                $rules,
                $name,
                ".good.",
                stringify!($end)
            )),
        };
    };
}
pub(crate) use rule;
