//! Laws that hold for any input.

use super::*;
use proptest::prelude::*;
use quick_xml::events::Event;

const TAGS: &[&str] = &[
    "p",
    "b",
    "a",
    "em",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tfoot",
    "tbody",
    "blockquote",
    "aside",
    "figure",
    "figcaption",
    "img",
    "video",
    "source",
    "iframe",
    "picture",
    "pre",
    "h1",
    "h2",
    "br",
    "hr",
    "q",
    "sub",
    "time",
    "abbr",
    "font",
    "svg",
    "math",
    "select",
    "option",
    "button",
    "form",
    "template",
    "script",
    "title",
    "section",
    "object",
    "nobr",
    "i",
    "textarea",
    "ruby",
    "rt",
    "center",
    "body",
    "html",
    "xmp",
    "address",
    "o:p",
    "marquee",
    "small",
    "del",
];
const ATTRIBUTES: &[&str] = &[
    "",
    " id=x",
    " id=y",
    " class='html-b x'",
    " class='k html-strong'",
    " title=T",
    " lang=fr",
    " href=u",
    " src=s",
    " cite=c",
    " rel='a b'",
    " dir=rtl",
    " data-nitf-idsrc=i",
    " data-nitf-value=v",
    " datetime=2030",
    " alt='A b'",
    " start=2",
    " span=2",
    " nowrap",
    " width='5%'",
    " style='a:b'",
    " value=3",
    " type=t",
    " class=html-rel-x",
    " srcset='a 1x'",
    " data-nitf-media-type=video",
    " name=n",
    " data-nitf-href=h",
    " class=html-iframe",
];

/// Without those whose content is no words of the text.
const WORDY: &[&str] = &[
    "p",
    "b",
    "a",
    "em",
    "div",
    "span",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "caption",
    "tfoot",
    "pre",
    "blockquote",
    "aside",
    "figure",
    "figcaption",
    "img",
    "h1",
    "br",
    "hr",
    "q",
    "sub",
    "time",
    "abbr",
    "font",
    "ruby",
];

fn soup(tags: &'static [&'static str]) -> impl Strategy<Value = String> {
    let nitf =
        prop::sample::select(nitf_map::ENTRIES).prop_map(|entry| format!("<{} class='{}'>", entry.html, entry.class()));
    let on_span =
        prop::sample::select(nitf_map::ENTRIES).prop_map(|entry| format!("<span class='{} z'>", entry.class()));
    let open = (prop::sample::select(tags), prop::sample::select(ATTRIBUTES), prop::sample::select(ATTRIBUTES))
        .prop_map(|(tag, one, two)| format!("<{tag}{one}{two}>"));
    let close = prop::sample::select(tags).prop_map(|tag| format!("</{tag}>"));
    let words = prop::sample::select(&["word ", " ", "\n", " two words", "&amp;", "&nbsp;", "5 < 6", "\u{1}", "é"][..]);
    let piece = prop_oneof![4 => open, 3 => close, 2 => nitf, 1 => on_span, 4 => words.prop_map(str::to_owned)];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn nitf_soup() -> impl Strategy<Value = String> {
    let names = prop::sample::select(nitf_map::ENTRIES);
    let piece = prop_oneof![
        4 => names.clone().prop_map(|entry| format!("<{}>", entry.name)),
        3 => names.clone().prop_map(|entry| format!("</{}>", entry.name)),
        2 => names.prop_map(|entry| format!("<{} class='html-b c' value='1' source='x'/>", entry.name)),
        3 => Just("words ".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_well_formed(xml: &str) -> Result<(), String> {
    let document = format!("<r>{xml}</r>");
    let mut reader = quick_xml::Reader::from_str(&document);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(Err(error)) = tag.attributes().find(Result::is_err) {
                    return Err(error.to_string());
                }
            }
            Ok(_) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn holds(html: &str) -> Result<(), TestCaseError> {
    let nitf = html_to_nitf(html);
    let again = nitf_to_html(&nitf);
    prop_assert_eq!(is_well_formed(&nitf), Ok(()), "{}", nitf);
    prop_assert_eq!(is_well_formed(&again), Ok(()), "{}", again);
    prop_assert_eq!(is_well_formed(&well_formed(html)), Ok(()));
    prop_assert_eq!(html_to_nitf(&again), nitf, "by way of {}", again);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_settles(html in soup(TAGS)) {
        holds(&html)?;
    }

    #[test]
    fn words_stay(html in soup(WORDY)) {
        let again = nitf_to_html(&html_to_nitf(&html));
        prop_assert_eq!(letters(&to_text(&again)).len(), letters(&to_text(&html)).len());
    }

    #[test]
    fn strangers_nitf_settles(nitf in nitf_soup()) {
        holds(&nitf_to_html(&nitf))?;
    }

    #[test]
    fn nothing_panics(text in "\\PC*", base in "\\PC*") {
        holds(&text)?;
        holds(&nitf_to_html(&text))?;
        prop_assert_eq!(letters(&to_text(&escape(&text))), letters(&text));
        looks_like_html(&text);
        absolute(&text, &base);
        absolute(&text, "https://tern.example/");
    }

    #[test]
    fn symbols_do_not_panic(text in "[<>/!a-b=\"' &#;x\\-\\[\\]\r\n\u{0}é]{0,60}") {
        holds(&text)?;
        holds(&nitf_to_html(&text))?;
        absolute(&text, "https://tern.example/");
        looks_like_html(&text);
    }
}
