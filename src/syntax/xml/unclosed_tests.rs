use crate::diag::Report;
use crate::syntax::xml::{Cursor, Layout, Limits};

static LAYOUT: Layout = Layout {
    roots: &["list"],
    holders: &["part"],
    items: &["item"],
    parts: &["title", "note", "image"],
    nests: &["image"],
    item: Some(&Layout {
        roots: &["item"],
        holders: &[],
        items: &[],
        parts: &["title", "note", "source"],
        nests: &["source"],
        item: None,
    }),
};

/// What stands in the root and in its holders: names, and what items and others hold.
fn read(text: &str) -> (Vec<String>, bool) {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, &[], Limits::default()).with_layout(&LAYOUT);
    let root = cursor.root(&mut report).expect("a root");
    let (mut out, mut around) = (Vec::new(), vec![root]);
    while let Some(of) = around.last().cloned() {
        let Some(child) = cursor.child(&of, &mut report) else {
            around.pop();
            continue;
        };
        if child.is("part") {
            around.push(child);
        } else if child.is("item") {
            let (scope, mut own) = (cursor.scope(), Vec::new());
            let mut inside = Cursor::resume(text, cursor.skip_item(&child), &scope);
            let item = inside.root(&mut report).expect("an item");
            while let Some(child) = inside.child(&item, &mut report) {
                own.push(format!("{}={}", child.qualified(), inside.text(&child, &mut report).trim()));
            }
            out.push(format!("item[{}]", own.join(",")));
        } else {
            out.push(format!("{}={}", child.qualified(), cursor.text(&child, &mut report).trim()));
        }
    }
    (out, report.malformed())
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (out, malformed) = read(text);
    assert_eq!((out, malformed), (expected.iter().map(|e| (*e).to_owned()).collect(), true), "{text}");
}

const A: &str = "<item><title>a</title></item>";
const B: &str = "<item><title>b</title></item>";
const BOTH: [&str; 2] = ["item[title=a]", "item[title=b]"];

#[test]
fn what_is_never_closed_ends_before_the_next_item() {
    check(&format!("<list><title>T{A}{B}</list>"), &["title=T", BOTH[0], BOTH[1]]);
    check(&format!("<list>{A}<br>{B}</list>"), &[BOTH[0], "br=", BOTH[1]]);
    check(&format!("<list><image><title>T{A}{B}</list>"), &["image=T", BOTH[0], BOTH[1]]);
    check(&format!("<list><br>{A}{B}"), &["br=", BOTH[0], BOTH[1]]);
    check(&format!("<list><x><y>1</y>{A}<z>2</z>{B}</list>"), &["x=1", BOTH[0], "z=2", BOTH[1]]);
    check(&format!("<list><br><part>{A}</part><br><part>{B}</part></list>"), &["br=", BOTH[0], "br=", BOTH[1]]);
    check(&format!("<list><part><part>{A}{B}</part></list>"), &BOTH);
    check(&format!("<l:list><l:title>T<l:item/>{A}</l:list>"), &["l:title=T", "item[]", BOTH[0]]);
}

#[test]
fn what_is_never_closed_ends_before_the_next_part() {
    check(&format!("<list><title>T<note>N</note>{A}</list>"), &["title=T", "note=N", BOTH[0]]);
    check("<list><item><title>a<note>N</note><br><title>c</item></list>", &["item[title=a,note=N,br=,title=c]"]);
    check("<list><item><title>The <b>quay<note>N</note></item></list>", &["item[title=The quay,note=N]"]);
    // What holds parts of its own keeps them.
    check("<list><item><source><title>S</title></item></list>", &["item[source=S]"]);
    check(&format!("<list><image><title>T</title><note>N</note>{A}</list>"), &["image=TN", BOTH[0]]);
}

#[test]
fn the_parts_of_an_item_with_a_misspelled_start_tag_are_not_the_feeds() {
    check(&format!("<list><itm><title>T</title><note>N</note></item>{B}</list>"), &["itm=TN", BOTH[1]]);
}

#[test]
fn the_parts_of_an_item_without_a_start_tag_are_not_the_feeds() {
    check(
        &format!("<list><title>T</title><note>N</note><title>x</title><note>y</note></item>{B}</list>"),
        &["title=T", "note=N", BOTH[1]],
    );
    check(&format!("<list>{A}<note>y</note><x/></item>{B}<note>N</note></list>"), &[BOTH[0], BOTH[1], "note=N"]);
    check(&format!("<list>{A}<note>y</note></item></list><!-- </item> -->"), &[BOTH[0]]);
    check(&format!("<list>{A}<note><![CDATA[</item>]]></note></x></list>"), &[BOTH[0], "note=</item>"]);
}

#[test]
fn items_in_what_is_closed_stay_there() {
    for text in [
        format!("<list><x>{A}</x><y>{A}{A}</y></list>"),
        format!("<list><x><y>{A}</y></x><y/></list>"),
        format!("<list><x><part>{A}</part></x><y/></list>"),
        format!("<list><X>{A}</X><y/></list>"),
        format!("<list><x><!-- </x> -->{A}</x><y>{A}</y></list>"),
    ] {
        let (out, malformed) = read(&text);
        assert!(!malformed && out.len() == 2 && out.iter().all(|o| !o.starts_with("item")), "{text}: {out:?}");
    }
    let text = format!("<list><br><x>{A}</x>{B}</list>");
    check(&text, &["br=a", BOTH[1]]);
}

#[test]
fn items_in_comments_and_cdata_stay_hidden() {
    for text in [
        format!("<list><!-- {A} --><x><![CDATA[ {A} ]]></x>{B}<!-- {A} --></list>"),
        format!("<list><!-- {A}{A} <b> --><x/><?x {A} ?>{B}</list>"),
    ] {
        let (out, malformed) = read(&text);
        assert_eq!((out.last().map(String::as_str), out.len(), malformed), (Some(BOTH[1]), 2, false), "{text}");
    }
}

#[test]
fn comments_sections_and_instructions_that_never_end_take_no_item() {
    for open in ["<!--", "<!-- old >", "<![CDATA[", "<?", "<?php echo", "<!"] {
        for (close, mark) in [("-->", "<!--"), ("]]>", "<![CDATA["), ("?>", "<?"), ("", "")] {
            let later = format!("<item><title>a</title>{mark} c {close}</item>");
            check(&format!("<list>{open}\n{later}{B}</list>"), &BOTH);
            check(&format!("<list>{open}\n{later}{mark} d {close}{B}</list>"), &BOTH);
        }
    }
}

#[test]
fn a_quote_that_is_never_closed_takes_no_item() {
    check(&format!("<list><x y='1>{A}<item><title>12' b</title></item></list>"), &["x=", BOTH[0], "item[title=12' b]"]);
    check(
        &format!("<list><item x='1>{A}<item><title>12' b</title></item></list>"),
        &["item[]", BOTH[0], "item[title=12' b]"],
    );
}
