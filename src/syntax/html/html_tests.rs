use super::*;

#[test]
fn markup_is_told_from_plain_text() {
    for html in
        ["<b>x", "a</p>", "x<br/>y", "x <IMG src='a'>", "AT&amp;T", "&rsquo;", "&#8217;", "&#x2019;", "<!-- c -->"]
    {
        assert!(looks_like_html(html), "{html}");
    }
    for plain in ["", "5 < 6", "AT&T", "a <foo> b", "a <b", "x & y;", "&nosuch;", "i<3>2", "R&D; later", "<>", "&#;"] {
        assert!(!looks_like_html(plain), "{plain}");
    }
}

#[test]
fn escaped_text_says_itself() {
    assert_eq!(escape("plain"), "plain");
    assert_eq!(escape("5 < 6 & AT&T > \"x\""), "5 &lt; 6 &amp; AT&amp;T &gt; \"x\"");
    assert_eq!(to_text(&escape("5 < 6 & AT&amp;T")), "5 < 6 & AT&amp;T");
}

#[test]
fn words_come_in_reading_order() {
    let cases = [
        ("<p>One <b>two</b></p><p>three</p>", "One two\n\nthree"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "a\nb\nc\n\nd"),
        ("<table><tr><td>a<td>b<tr><th>c<th>d</table>", "a\tb\nc\td"),
        ("x<script>var a = '<p>';</script>y<style>p{}</style>", "xy"),
        ("caf&eacute; &ldquo;x&rdquo; &#8217;", "café “x” ’"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("she said <q>yes</q>", "she said “yes”"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<blockquote><p>a</p></blockquote>b", "a\n\nb"),
    ];
    for (html, text) in cases {
        assert_eq!(to_text(html), text, "{html}");
    }
}

const BASE: &str = "https://tern.example/news/today.html";

#[test]
fn relative_links_are_resolved_in_place() {
    let html = "<P  CLASS=x>5 < 6 <a\thref='../a?x=1&amp;y=2' TITLE=t>A</a><img src=b.png alt=\"/no\"></p>";
    let expected = "<P  CLASS=x>5 < 6 <a\thref='https://tern.example/a?x=1&amp;y=2' TITLE=t>A</a>\
                    <img src=\"https://tern.example/news/b.png\" alt=\"/no\"></p>";
    assert_eq!(absolute(html, BASE).as_deref(), Some(expected));
}

#[test]
fn every_kind_of_link_is_known() {
    let html = r#"<form action="/f"><q cite="c"><object data="d"></object><video poster="p"><table background="b"></table><a ping="x https://y.example/">"#;
    let resolved = absolute(html, BASE).unwrap_or_default();
    for link in ["/f\"", "/news/c\"", "/news/d\"", "/news/p\"", "/news/b\"", "/news/x https://y.example/\""] {
        assert!(resolved.contains(&format!("https://tern.example{link}")), "{link} in {resolved}");
    }
    let set = absolute(r#"<img srcset="a.jpg 1x, /b,c.jpg 2x,d.jpg">"#, BASE);
    let expected = "<img srcset=\"https://tern.example/news/a.jpg 1x, https://tern.example/b,c.jpg 2x,\
                    https://tern.example/news/d.jpg\">";
    assert_eq!(set.as_deref(), Some(expected));
}

#[test]
fn what_is_not_relative_stays() {
    for html in [
        "no tags",
        "<a href='https://a.example/'>x</a>",
        "<a href='mailto:ona@tern.example'>x</a>",
        "<a href=''>x</a>",
        "<!-- <a href='x'> -->",
        "<script>'<a href=x>'</script>",
        "<a title='x'>",
        "<img src='data:image/png;base64,AA=='>",
    ] {
        assert_eq!(absolute(html, BASE), None, "{html}");
    }
    assert_eq!(absolute("<a href='x'>", "not a base"), None);
}

#[test]
fn soup_becomes_well_formed() {
    let cases = [
        ("<p>a<br>b", "<p>a<br/>b</p>"),
        ("<b><i>x</b>y</i>", "<b><i>x</i></b><i>y</i>"),
        ("<img src=a alt='\"&<'>", "<img src=\"a\" alt=\"&quot;&amp;&lt;\"/>"),
        ("&nbsp;&rsquo;AT&T", "\u{a0}’AT&amp;T"),
        ("a\u{1}b\u{c}c", "ab c"),
        ("<o:p>x</o:p><p o:q=1 \"bad=2>y</p>", "x<p>y</p>"),
        ("<svg><path d=m /></svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"m\"/></svg>"),
        ("<input disabled>", "<input disabled=\"\"/>"),
        ("a<!-- c -->b<?pi?>", "ab"),
    ];
    for (html, xml) in cases {
        assert_eq!(well_formed(html), xml, "{html}");
    }
}

/// Each of these took minutes before it was bounded; a test that hangs is the failure.
#[test]
fn hostile_input_ends_soon() {
    let many = |piece: &str, times: usize| piece.repeat(times);
    let attributes: String = (0..100_000).map(|index| format!(" a{index}=1")).collect();
    let inputs = [
        many("<div>", 100_000),
        many("<b a=1>", 100_000),
        many("<table><tr><td>", 50_000),
        many("<ul><li>", 50_000),
        many("<br/>", 100_000),
        many("<!--", 100_000),
        many("<a b=\"", 100_000),
        format!("<p{attributes}>x</p>"),
        format!("<a href=\"{}\"><p>x</p><p>y</p></a>", many("y", 1_000_000)),
        (0..20_000).map(|index| format!("<p><font color={index}>x</p>")).collect(),
    ];
    for input in &inputs {
        let nitf = html_to_nitf(input);
        assert!(nitf_to_html(&nitf).len() < 60 * input.len() + 1000);
        assert!(to_text(input).len() <= input.len());
        assert!(well_formed(input).len() < 60 * input.len() + 1000);
        absolute(input, BASE);
    }
}

#[test]
fn a_script_below_the_deepest_level_was_never_closed_and_the_next_tag_panicked() {
    let html = "<b>".repeat(300) + "<script>x</script><textarea>y</textarea><i>z</i>";
    assert_eq!(to_text(&html), "yz");
    assert_eq!(well_formed(&html).matches("<script>x</script>").count(), 1);
}
