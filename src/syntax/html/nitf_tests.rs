use super::{html_to_nitf, nitf_to_html, to_text};

/// NITF that is canonical: it comes back as it is.
#[track_caller]
fn comes_back(nitf: &str) {
    let html = nitf_to_html(nitf);
    assert_eq!(html_to_nitf(&html), nitf, "by way of {html}");
}

#[track_caller]
fn becomes(html: &str, nitf: &str) {
    assert_eq!(html_to_nitf(html), nitf);
    comes_back(nitf);
}

#[test]
fn parties_and_places_come_back() {
    comes_back(
        "<p>Mayor <person gender=\"female\" idsrc=\"tern\" value=\"p7\"><name.given>Ona</name.given> \
         <name.family>Velt</name.family>, <function idsrc=\"f\" value=\"2\">mayor</function>\
         <alt-code idsrc=\"w\" value=\"Q1\"/></person> of <org idsrc=\"ISIN\" value=\"XX1\">Velt Lines\
         <alt-code idsrc=\"tick\" value=\"VLT\"/></org></p>",
    );
    comes_back(
        "<p><location code-source=\"c\" location-code=\"l\"><sublocation>Quay</sublocation> <city city-code=\"s\">Sund\
         </city> <state state-code=\"w\">West</state> <region region-code=\"n\">North</region> \
         <country iso-cc=\"XX\">Norrland</country></location> <virtloc value=\"https://s.example/\">here</virtloc></p>",
    );
    comes_back(
        "<p><postaddr><addressee><person>Ona</person><function>mayor</function><care.of>Pim</care.of></addressee>\
         <delivery.point point-code=\"1\">Quay 1<br/>Sund</delivery.point><postcode>12</postcode>\
         <delivery.office>Sund</delivery.office><region>North</region></postaddr></p>",
    );
}

#[test]
fn facts_come_back() {
    comes_back(
        "<p><chron norm=\"20300101\">today</chron> <event end-date=\"2\" start-date=\"1\">fair</event> \
         <money date=\"20300101\" unit=\"EUR\">5 million</money> <num units=\"kg\">1 <frac><numer>1</numer>\
         <frac-sep>/</frac-sep><denom>2</denom></frac><sub>a</sub><sup>b</sup></num> <object.title value=\"t\">Song\
         </object.title> <classifier type=\"t\">c</classifier> <copyrite>(c) <copyrite.year>2030</copyrite.year> \
         <copyrite.holder>Tern</copyrite.holder></copyrite></p>",
    );
    comes_back(
        "<p lede=\"true\" optional-text=\"no\" summary=\"yes\"><a href=\"/h\" name=\"n\" rel=\"r\" rev=\"v\" \
         title=\"t\">out <a href=\"/in\">in</a></a><br/><em class=\"k\" id=\"e1\">e <em>f</em></em> \
         <lang idsrc=\"i\" value=\"v\" xml:lang=\"fr\">mot</lang> <pronounce guide=\"g\" phonetic=\"p\">Velt</pronounce> \
         <q quote-source=\"Ona Velt\">yes</q> <q quote-source=\"https://q.example/\">no</q></p>",
    );
}

#[test]
fn boxes_come_back() {
    comes_back(
        "<block class=\"x\" id=\"b\" style=\"color:red\" xml:lang=\"en\"><tobject tobject.type=\"news\">\
         <tobject.property tobject.property.type=\"current\"/><tobject.subject tobject.subject.refnum=\"04000000\"/>\
         </tobject><key-list><keyword key=\"ferries\"/></key-list><classifier value=\"v\">C</classifier>\
         <byline>By <person>Ona Velt</person><byttl>Desk of <org>Tern</org></byttl></byline><dateline>\
         <location>Sund</location>, <story.date norm=\"20300102\">2 Jan</story.date></dateline><copyrite>Tern\
         </copyrite><abstract><p>Short</p></abstract><p>Body</p><datasource>Harbour</datasource></block>",
    );
    comes_back("<bq><block><p>q</p></block><credit>Ona</credit></bq>");
    comes_back("<bq><block><p>1</p></block><block><p>2</p></block><credit>c</credit><block/></bq>");
    comes_back(
        "<fn><body.content><p>f</p></body.content></fn><note noteclass=\"hd\" type=\"pa\"><body.content><p>n</p>\
                </body.content><body.content/></note><hr/><pre>\n  a\nb</pre><hl2>Head</hl2>",
    );
    comes_back("<ol seqnum=\"3\"><li>one<p>two</p></li></ol><dl><dt>t</dt><dd><block><p>b</p></block></dd></dl>");
}

#[test]
fn tables_come_back() {
    comes_back(
        "<table align=\"left\" border=\"1\" cols=\"2\" frame=\"box\" rules=\"all\"><caption align=\"top\">cap</caption>\
         <colgroup><col span=\"2\" width=\"5\"/></colgroup><thead><tr valign=\"top\"><th axes=\"b\" colspan=\"2\" \
         nowrap=\"nowrap\">h</th></tr></thead><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td>d<ul><li>x</li></ul>\
         </td></tr></tbody></table>",
    );
    comes_back(
        "<nitf-table id=\"n\"><nitf-table-metadata status=\"final\"><nitf-table-summary><p>s</p></nitf-table-summary>\
         <nitf-colgroup occurrences=\"2\"><nitf-col data-type=\"text\"/></nitf-colgroup><nitf-col/>\
         </nitf-table-metadata><custom-table>raw</custom-table></nitf-table>",
    );
}

#[test]
fn pictures_come_back_at_their_place() {
    comes_back(
        "<p>a</p><media class=\"m\" id=\"m1\" media-type=\"image\"><media-metadata name=\"n\" value=\"v\"/>\
         <media-reference alternate-text=\"boat\" copyright=\"c\" height=\"1\" mime-type=\"image/jpeg\" source=\"s.jpg\" \
         source-credit=\"Tern\"/><media-object encoding=\"base64\">QUJD</media-object><media-reference source=\"t.jpg\">\
         words</media-reference><media-caption>A <em>boat</em><p>more</p></media-caption><media-producer>Pim \
         <person>Quist</person></media-producer></media><p>b</p>",
    );
    for kind in ["video", "audio", "data", "image"] {
        comes_back(&format!("<media media-type=\"{kind}\"><media-reference source=\"x\"/></media>"));
    }
}

#[test]
fn tags_without_a_twin_are_remembered() {
    becomes(
        "<p><strong>a</strong> <b>b</b> <code>c</code> <sub>d</sub> <span class=x>e</span></p>",
        "<p><em class=\"html-strong\">a</em> <em class=\"html-b\">b</em> <em class=\"html-code\">c</em> \
         <em class=\"html-sub\">d</em> e</p>",
    );
    becomes(
        "<h1>a</h1><h2>b</h2><h6>c</h6>",
        "<hl2 class=\"html-h1\">a</hl2><hl2>b</hl2><hl2 class=\"html-h6\">c</hl2>",
    );
    becomes(
        "<abbr title='Harbour Board'>HB</abbr> <ins cite='/why'>new</ins>",
        "<p><a class=\"html-abbr\" title=\"Harbour Board\">HB</a> <a class=\"html-ins\" href=\"/why\">new</a></p>",
    );
    becomes(
        "<a href=u rel='noopener nofollow' onclick=x>l</a>",
        "<p><a class=\"html-rel-noopener html-rel-nofollow\" href=\"u\">l</a></p>",
    );
    assert_eq!(nitf_to_html("<p><em class=\"html-strong x\">a</em></p>"), "<p><strong class=\"x\">a</strong></p>");
}

#[test]
fn loose_words_and_misplaced_boxes_find_a_place() {
    becomes("one <b>two</b>\n<div>three</div>", "<p>one <em class=\"html-b\">two</em></p><p>three</p>");
    becomes("<ul>stray<li>a</ul>", "<ul><li>stray</li><li>a</li></ul>");
    becomes("<a href=u><div>a</div><p>b</p></a>", "<p><a href=\"u\">a</a></p><p><a href=\"u\">b</a></p>");
    becomes("<blockquote>a</blockquote>", "<bq><block><p>a</p></block></bq>");
    becomes(
        "<div id=top lang=fr><p>a</p><p>b</p></div>",
        "<p id=\"top\" xml:lang=\"fr\">a</p><p xml:lang=\"fr\">b</p>",
    );
    becomes("<time datetime=2030><a href=u>x</a></time>", "<p><chron norm=\"2030\"/><a href=\"u\">x</a></p>");
    becomes(
        "<table><tr><td>a<tbody><tr></tr><tr><td>b</table>",
        "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>",
    );
}

#[test]
fn pictures_of_html_become_media() {
    becomes(
        "<p>a <a href=big><img src=s.jpg alt=boat width='100%' title=T></a> b</p>",
        "<p>a</p><media media-type=\"image\"><media-metadata name=\"html.title\" value=\"T\"/>\
         <media-metadata name=\"html.href\" value=\"big\"/><media-reference alternate-text=\"boat\" source=\"s.jpg\"/>\
         </media><p>b</p>",
    );
    becomes(
        "<figure><img src=s.jpg><figcaption>A <i>boat</i></figcaption></figure>",
        "<media media-type=\"image\"><media-reference source=\"s.jpg\"/><media-caption>A <em class=\"html-i\">boat</em>\
         </media-caption></media>",
    );
    becomes(
        "<iframe src=//v.example/1 title=Film></iframe>",
        "<media class=\"html-iframe\" media-type=\"other\"><media-reference alternate-text=\"Film\" \
         source=\"//v.example/1\"/></media>",
    );
    becomes(
        "<video poster=p><source src=a.mp4 type=video/mp4>Old browser</video>",
        "<media media-type=\"video\"><media-metadata name=\"html.poster\" value=\"p\"/><media-reference \
         mime-type=\"video/mp4\" source=\"a.mp4\"/><media-caption>Old browser</media-caption></media>",
    );
}

#[test]
fn broken_nitf_keeps_its_words() {
    for nitf in [
        "<p>one <person>two</p> three",
        "one</p></block>&nbsp;two & three",
        "<p><unknown x=1>one</unknown> two <![CDATA[<three>]]>",
        "<nitf:p>one <dateline>two</dateline></nitf:p>",
        "<p>5 < 6 and <p unclosed=\"one",
    ] {
        let words = to_text(&nitf_to_html(nitf));
        for word in ["one", "two", "three"].into_iter().filter(|word| nitf.contains(&format!("{word} "))) {
            assert!(words.contains(word), "{word} of {nitf} in {words}");
        }
    }
    assert_eq!(nitf_to_html("<P>a<B>b</B></P>"), "<p>a<b>b</b></p>");
}

#[test]
fn a_mark_of_the_byte_order_was_taken_from_the_head_of_each_run_of_words() {
    for nitf in ["<p>\u{feff}</p>", "<p>\u{feff}a<em>\u{feff}b</em></p>"] {
        assert_eq!(html_to_nitf(&nitf_to_html(nitf)), nitf);
    }
}
