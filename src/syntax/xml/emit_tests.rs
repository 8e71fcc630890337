use super::*;

#[test]
fn elements_stand_on_lines_of_their_own() {
    let mut out = Emitter::indented();
    out.declaration();
    out.start("rss");
    out.attr("version", "2.0");
    out.optional_attr("lang", None);
    out.start("channel");
    out.element("title", "Tarn & Bay");
    out.element("empty", "");
    out.optional("none", None);
    out.raw_element("<x:y xmlns:x=\"u\"/>");
    out.end();
    out.end();
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n  <channel>\n    \
                    <title>Tarn &amp; Bay</title>\n    <empty/>\n    <x:y xmlns:x=\"u\"/>\n  </channel>\n</rss>\n";
    assert_eq!(out.take(), expected);
}

#[test]
fn elements_of_a_name_known_beforehand_are_like_others() {
    let mut out = Emitter::indented();
    out.start("a");
    assert!(out.plain(name!("t"), "Tarn"));
    assert!(!out.plain(name!("t"), "Tarn & Bay") && !out.plain(name!("t"), ""));
    out.bare(name!("d"), "2024-05-01");
    out.start_empty(name!("l"));
    out.attr("h", "a&b");
    out.end_empty();
    out.end();
    assert_eq!(out.take(), "<a>\n  <t>Tarn</t>\n  <d>2024-05-01</d>\n  <l h=\"a&amp;b\"/>\n</a>\n");
}

#[test]
fn no_white_space_is_put_into_text() {
    let mut out = Emitter::indented();
    out.start("p");
    out.text("By ");
    out.start("b");
    out.start("i");
    out.text("Mara");
    out.end();
    out.end();
    out.text(".");
    out.end();
    out.start("q");
    out.mixed();
    out.element("b", "x");
    out.text("y");
    out.end();
    assert_eq!(out.take(), "<p>By <b><i>Mara</i></b>.</p>\n<q><b>x</b>y</q>\n");
}

#[test]
fn sections_are_divided_and_forbidden_characters_counted() {
    let mut out = Emitter::new();
    out.start("a");
    out.cdata("x]]>y & z");
    out.cdata("\u{1}<");
    out.text("\u{2}\r");
    out.end();
    out.attr("late", "x");
    out.end();
    assert_eq!(out.take(), "<a><![CDATA[x]]]]><![CDATA[>y & z]]>&lt;&#13;</a>");
    assert_eq!((out.dropped(), out.depth()), (2, 0));
}

#[test]
fn the_buffer_can_be_drained_anywhere() {
    let mut out = Emitter::new();
    let mut all = String::new();
    out.start("a");
    out.drain_to(&mut all);
    out.element("b", "1");
    all.push_str(&out.take());
    out.end();
    all.push_str(out.written());
    assert_eq!(all, "<a><b>1</b></a>");
}

#[test]
fn a_buffer_can_be_lent() {
    let (mut out, mut all) = (Emitter::new(), "<a>".to_owned());
    for n in ["1", "2"] {
        out.continue_in(&mut all);
        assert_eq!(all, "");
        out.element("b", n);
        out.drain_to(&mut all);
    }
    assert_eq!(all, "<a><b>1</b><b>2</b>");
    // What was left in it goes first, whatever is lent.
    out.start("c");
    out.continue_in(&mut all);
    out.drain_to(&mut all);
    assert_eq!(all, "<a><b>1</b><b>2</b><c>");
}
