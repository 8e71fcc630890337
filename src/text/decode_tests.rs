use std::borrow::Cow;

use proptest::prelude::*;

use super::*;

const FEED: &str = "<?xml version=\"1.0\"?><rss><title>Fähre nach Würmland fährt früh – €5</title></rss>";

fn kinds(source: &Source<'_>) -> Vec<NoteKind> {
    source.notes().iter().map(|note| note.kind).collect()
}

/// The encoding, the kinds of the notes, and whether the text has what it should have.
fn seen(bytes: &[u8], transport: Option<&str>, expected: &str) -> (String, Vec<NoteKind>) {
    let source = decode(bytes, transport);
    assert!(source.text().contains(expected), "{:?}", source.text());
    (source.encoding().to_owned(), kinds(&source))
}

fn is(encoding: &str, kinds: &[NoteKind]) -> (String, Vec<NoteKind>) {
    (encoding.to_owned(), kinds.to_vec())
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn utf32(text: &str, unit: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().map(u32::from).flat_map(unit).collect()
}

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
    encoding.encode(text).0.into_owned()
}

fn declaring(label: &str, rest: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"{label}\"?>{rest}")
}

#[test]
fn utf8_is_borrowed() {
    for text in ["", "plain", FEED, &declaring("UTF-8", FEED), &declaring("utf8", FEED), "{\"a\":\"ö\"}"] {
        let source = decode(text.as_bytes(), None);
        assert_eq!((source.encoding(), source.notes()), ("utf-8", [].as_slice()), "{text}");
        assert!(matches!(source.into_text(), Cow::Borrowed(borrowed) if borrowed == text));
    }
    let latin = declaring("iso-8859-1", "<p>all ASCII</p>");
    assert!(matches!(decode(latin.as_bytes(), None).into_text(), Cow::Borrowed(_)));
    assert_eq!(decode(latin.as_bytes(), None).encoding(), "iso-8859-1");
}

/// It was called `koi8-r\u{fffd}ТА`.
#[test]
fn a_label_with_letters_of_the_text_behind_it() {
    let document = [b"<?xml version=\"1.0\" encoding=\"KOI8-R\xFF\xD0\xA2\xD0\x90\n".as_slice(), &[0xB9; 40]].concat();
    assert_eq!(decode(&document, None).encoding(), "koi8-r");
}

#[test]
fn byte_order_marks() {
    let marked = format!("\u{FEFF}{FEED}");
    let documents = [
        ("utf-8", marked.clone().into_bytes()),
        ("utf-16le", utf16(&marked, u16::to_le_bytes)),
        ("utf-16be", utf16(&marked, u16::to_be_bytes)),
        ("utf-32le", utf32(&marked, u32::to_le_bytes)),
        ("utf-32be", utf32(&marked, u32::to_be_bytes)),
    ];
    for (encoding, bytes) in documents {
        let source = decode(&bytes, None);
        assert_eq!((source.text(), source.encoding(), source.notes()), (FEED, encoding, [].as_slice()));
        assert!(!source.malformed());
    }
    assert_eq!(decode(b"\xEF\xBB\xBF\xEF\xBB\xBF<a/>", None).text(), "<a/>");
    for only in [b"\xFF\xFE".as_slice(), b"\xFE\xFF", b"\xEF\xBB\xBF", b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"] {
        assert_eq!(decode(only, None).text(), "");
    }
}

#[test]
fn wide_without_a_mark() {
    for text in [FEED, "{\"title\":\"Würmland\"}", "[\"ü\"]", "\n <rss/>"] {
        assert_eq!(decode(&utf16(text, u16::to_le_bytes), None).text(), text);
        assert_eq!(decode(&utf16(text, u16::to_be_bytes), None).encoding(), "utf-16be");
        assert_eq!(decode(&utf32(text, u32::to_le_bytes), None).encoding(), "utf-32le");
        assert_eq!(decode(&utf32(text, u32::to_be_bytes), None).text(), text);
    }
}

#[test]
fn a_mark_outranks_every_name() {
    let text = format!("\u{FEFF}{}", declaring("iso-8859-1", "<p>Würmland</p>"));
    let source = decode(text.as_bytes(), Some("text/xml; charset=koi8-r"));
    assert_eq!((source.encoding(), kinds(&source)), ("utf-8", vec![NoteKind::DeclaredWrong; 2]));
    let at = source.notes().last().and_then(|note| note.at).expect("a place");
    assert!(source.text().get(at..).is_some_and(|rest| rest.starts_with("iso-8859-1")));
    assert!(source.malformed());
    let wide = utf16(&declaring("utf-8", "<p>Würmland</p>"), u16::to_le_bytes);
    assert_eq!(seen(&wide, None, "Würmland"), is("utf-16le", &[NoteKind::DeclaredWrong]));
    let wide = utf16(&format!("\u{FEFF}{}", declaring("UTF-16", "<p>Würmland</p>")), u16::to_be_bytes);
    assert_eq!(seen(&wide, Some("text/xml; charset=utf-16"), "Würmland"), is("utf-16be", &[]));
}

#[test]
fn marks_that_lie() {
    assert_eq!(seen(b"\xFF\xFE<?xml?><p>W\xC3\xBCrm</p>", None, "Würm"), is("utf-8", &[NoteKind::DeclaredWrong]));
    let latin = [b"\xEF\xBB\xBF".as_slice(), &encoded(&declaring("latin1", "<p>Würm</p>"), "latin1")].concat();
    assert_eq!(seen(&latin, None, "Würm"), is("latin1", &[NoteKind::DeclaredWrong]));
}

#[test]
fn declarations() {
    for (label, text) in [
        ("ISO-8859-1", "Fähre"),
        ("windows-1252", "„Fähre“"),
        ("koi8-r", "Паром до Вюрмланда"),
        ("windows-1251", "Паром до Вюрмланда"),
        ("Shift_JIS", "フェリーは早朝に出る"),
        ("EUC-JP", "フェリーは早朝に出る"),
        ("ISO-2022-JP", "フェリーは早朝に出る"),
        ("GB2312", "渡轮清晨出发前往"),
        ("Big5", "渡輪清晨出發"),
        ("EUC-KR", "여객선은 일찍 떠난다"),
    ] {
        let bytes = encoded(&declaring(label, &format!("<p>{text}</p>")), label);
        assert_eq!(seen(&bytes, None, text), is(&label.to_lowercase(), &[]));
        let late = [b"\n\n<!-- sent by hand -->\n".as_slice(), &bytes].concat();
        assert_eq!(seen(&late, None, text), is(&label.to_lowercase(), &[]));
    }
    for alias in ["latin-1", "cp1252", "win-1252", "ISO8859_1"] {
        let bytes = encoded(&declaring(alias, "<p>Fähre</p>"), "windows-1252");
        assert_eq!(seen(&bytes, None, "Fähre"), is(&alias.to_lowercase(), &[]));
    }
}

#[test]
fn pages_of_dos_are_read_where_they_are_named() {
    let rest = "<rss><a>F\u{e4}hre</a></rss>";
    let bytes: Vec<u8> = declaring("ibm850", rest)
        .chars()
        .map(|c| u8::try_from(c).map_or(0, |byte| if byte == 0xe4 { 0x84 } else { byte }))
        .collect();
    assert_eq!(seen(&bytes, None, rest), is("ibm850", &[]));
    let utf8 = declaring("cp437", rest).into_bytes();
    assert_eq!(seen(&utf8, None, rest), is("utf-8", &[NoteKind::DeclaredWrong]));
}

#[test]
fn ebcdic_documents() {
    let in_037 = |text: &str| -> Vec<u8> {
        let page = Page::P037.decode(&(0..=255).collect::<Vec<u8>>());
        let table: Vec<char> = page.chars().collect();
        text.chars().map(|char| table.iter().position(|it| *it == char).unwrap_or(0x6F) as u8).collect()
    };
    let rest = "\n<p>Die Fähre [früh] fährt!</p>";
    for (label, notes) in [("ebcdic-cp-us", [].as_slice()), ("IBM037", &[]), ("cp037", &[])] {
        let found = seen(&in_037(&declaring(label, rest)), None, rest);
        assert_eq!(found, is(&label.to_lowercase(), notes));
    }
    assert_eq!(seen(&in_037(&format!("<?xml version=\"1.0\"?>{rest}")), None, rest), is("ibm037", &[]));
    let transcoded = in_037(&declaring("utf-8", rest));
    assert_eq!(seen(&transcoded, None, rest), is("ibm037", &[NoteKind::DeclaredWrong]));
    let unknown = in_037(&declaring("ebcdic-klingon", rest));
    assert_eq!(seen(&unknown, None, rest), is("ibm037", &[NoteKind::UnknownDeclared]));
    let plain = in_037("Die Fähre fährt früh");
    assert_eq!(seen(&plain, Some("text/plain; charset=ibm037"), "Fähre"), is("ibm037", &[]));
    assert_eq!(seen(FEED.as_bytes(), Some("text/xml; charset=ibm037"), FEED), is("utf-8", &[NoteKind::DeclaredWrong]));
}

#[test]
fn the_transport_outranks_the_declaration() {
    let koi = encoded(&declaring("windows-1251", "<p>Паром</p>"), "koi8-r");
    let source = decode(&koi, Some("text/xml; charset=KOI8-R"));
    assert!(source.text().contains("Паром") && !source.malformed());
    assert_eq!((source.encoding(), kinds(&source)), ("koi8-r", vec![NoteKind::TransportOverrides]));
    let agreed = encoded(&declaring("iso-8859-1", "<p>ä</p>"), "latin1");
    assert_eq!(seen(&agreed, Some("text/xml; charset=latin1"), "ä"), is("latin1", &[]));
    let ascii = declaring("utf-8", "<p>early</p>");
    assert_eq!(seen(ascii.as_bytes(), Some("text/xml; charset=us-ascii"), "early"), is("us-ascii", &[]));
    let latin = encoded("Die Fähre fährt früh", "latin1");
    assert_eq!(seen(&latin, Some("text/plain; charset=iso-8859-1"), "Fähre"), is("iso-8859-1", &[]));
    let wide = utf16("Die Fähre", u16::to_be_bytes);
    assert_eq!(seen(&wide, Some("text/plain; charset=utf-16"), "Fähre"), is("utf-16be", &[]));
    assert_eq!(seen(&wide, Some("text/plain; charset=utf-16le"), "Fähre"), is("utf-16be", &[NoteKind::DeclaredWrong]));
    let wide = utf32("Die Fähre", u32::to_le_bytes);
    assert_eq!(seen(&wide, Some("text/plain; charset=utf-32"), "Fähre"), is("utf-32le", &[]));
}

#[test]
fn a_transport_that_fails_where_the_declaration_works() {
    let latin = encoded(&declaring("windows-1252", "<p>Fähre</p>"), "windows-1252");
    for transport in ["text/xml; charset=utf-8", "text/xml; charset=us-ascii", "text/xml; charset=utf-16"] {
        assert_eq!(seen(&latin, Some(transport), "Fähre"), is("windows-1252", &[NoteKind::DeclaredWrong]));
    }
    assert_eq!(seen(&latin, Some("text/xml; charset=elvish"), "ä"), is("windows-1252", &[NoteKind::UnknownDeclared]));
}

#[test]
fn text_without_a_charset_is_not_ascii() {
    assert_eq!(seen(FEED.as_bytes(), Some("text/xml"), "Würmland"), is("utf-8", &[]));
    let koi = encoded(&declaring("koi8-r", "<p>Паром</p>"), "koi8-r");
    assert_eq!(seen(&koi, Some("text/xml; x=y"), "Паром"), is("koi8-r", &[]));
}

#[test]
fn single_byte_names_on_utf8() {
    for label in ["iso-8859-1", "windows-1252", "windows-1251", "us-ascii", "iso-8859-15"] {
        let text = declaring(label, "<p>Fähre</p>");
        assert_eq!(seen(text.as_bytes(), None, "Fähre"), is("utf-8", &[NoteKind::DeclaredWrong]));
        assert!(matches!(decode(text.as_bytes(), None).into_text(), Cow::Borrowed(_)));
    }
    let transport = Some("text/xml; charset=iso-8859-1");
    assert_eq!(seen(FEED.as_bytes(), transport, "Würmland"), is("utf-8", &[NoteKind::DeclaredWrong]));
    let one_stray = [FEED.as_bytes(), b"\x96"].concat();
    let notes = [NoteKind::DeclaredWrong, NoteKind::Repaired(1)];
    assert_eq!(seen(&one_stray, transport, "Würmland"), is("utf-8", &notes));
}

#[test]
fn east_asian_names_on_utf8() {
    for label in ["gb2312", "shift_jis", "euc-kr", "big5", "iso-2022-jp"] {
        let text = declaring(label, "<p>渡轮清晨出发前往群岛</p>");
        assert_eq!(seen(text.as_bytes(), None, "清晨"), is("utf-8", &[NoteKind::DeclaredWrong]));
    }
}

#[test]
fn utf16_declared_over_ascii() {
    for label in ["utf-16", "UTF-16LE", "unicode", "ucs-2", "utf-32"] {
        let text = declaring(label, "<p>Fähre</p>");
        assert_eq!(seen(text.as_bytes(), None, "Fähre"), is("utf-8", &[NoteKind::DeclaredWrong]));
    }
    let latin = encoded(&declaring("utf-16", "<p>Die Fähre fährt früh</p>"), "latin1");
    assert_eq!(seen(&latin, None, "Fähre fährt früh"), is("windows-1252", &[NoteKind::DeclaredWrong]));
}

#[test]
fn unknown_names() {
    let text = declaring("klingon", "<p>Fähre</p>");
    let source = decode(text.as_bytes(), None);
    assert_eq!((source.encoding(), kinds(&source)), ("utf-8", vec![NoteKind::UnknownDeclared]));
    assert!(source.malformed());
    assert_eq!(source.notes().first().and_then(|note| note.at), text.find("klingon"));
    let latin = encoded(&declaring("x-unknown", "<p>Die Fähre fährt früh</p>"), "latin1");
    let notes = [NoteKind::UnknownDeclared, NoteKind::DeclaredWrong];
    assert_eq!(seen(&latin, None, "Fähre fährt früh"), is("windows-1252", &notes));
}

#[test]
fn legacy_bytes_called_utf8() {
    for document in [declaring("utf-8", "<p>Die Fähre fährt früh</p>"), "<p>Die Fähre fährt früh</p>".to_owned()]
    {
        let bytes = encoded(&document, "windows-1252");
        assert_eq!(seen(&bytes, None, "Fähre fährt früh"), is("windows-1252", &[NoteKind::DeclaredWrong]));
    }
    let russian = encoded(&declaring("utf-8", "<p>Паром отправляется рано утром в воскресенье</p>"), "windows-1251");
    assert_eq!(seen(&russian, None, "Паром отправляется"), is("windows-1251", &[NoteKind::DeclaredWrong]));
    let plain = encoded("Die Fähre fährt früh", "windows-1252");
    assert_eq!(seen(&plain, None, "Fähre"), is("windows-1252", &[NoteKind::Detected]));
    assert!(!decode(&plain, None).malformed());
}

#[test]
fn utf8_with_strangers() {
    let bytes = [FEED.as_bytes(), b"<p>caf\xE9 \x93quoted\x94</p>"].concat();
    let source = decode(&bytes, None);
    assert_eq!((source.encoding(), kinds(&source)), ("utf-8", vec![NoteKind::Repaired(3)]));
    assert!(source.text().ends_with("<p>café “quoted”</p>"));
    assert_eq!(source.notes().first().and_then(|note| note.at), source.text().find('é'));
    let cut = FEED.as_bytes().get(..FEED.find('€').unwrap_or_default() + 2).unwrap_or_default();
    assert_eq!(seen(cut, None, "früh – \u{FFFD}"), is("utf-8", &[NoteKind::Replaced(1)]));
}

#[test]
fn a_declared_encoding_with_a_few_holes() {
    let mut bytes = encoded(&declaring("shift_jis", "<p>フェリーは早朝に出る</p>"), "shift_jis");
    bytes.extend(b"\xFF\n");
    assert_eq!(seen(&bytes, None, "早朝に出る</p>\u{FFFD}"), is("shift_jis", &[NoteKind::Replaced(1)]));
    let odd = [utf16(FEED, u16::to_le_bytes).as_slice(), b"\0"].concat();
    assert_eq!(seen(&odd, None, "Würmland"), is("utf-16le", &[NoteKind::Replaced(1)]));
}

#[test]
fn text_in_memory() {
    let source = Source::from("\u{FEFF}<?xml encoding='utf-16'?>");
    assert_eq!((source.text(), source.encoding(), source.malformed()), ("<?xml encoding='utf-16'?>", "utf-8", false));
}

#[test]
fn big_and_broken_documents_end_soon() {
    for unit in [b"\xFF".as_slice(), b"\xC3\xA9\xE9", b"\0<", b"<\0\0\0", b"\xED\xA0", b"<!---->", b"\x81\x40"] {
        let bytes = unit.repeat(1_000_000 / unit.len());
        for transport in [None, Some("x/y; charset=utf-16"), Some("x/y; charset=gbk"), Some("x/y; charset=latin1")] {
            assert!(!decode(&bytes, transport).text().is_empty());
        }
    }
}

proptest! {
    #[test]
    fn never_panics(bytes: Vec<u8>, transport in proptest::option::of("(text/xml)?; ?charset=(utf-(8|16|32)|gbk|cp037|us-ascii|x|\"|[a-z0-9-]{0,12})")) {
        let source = decode(&bytes, transport.as_deref());
        prop_assert!(!source.encoding().is_empty());
    }

    #[test]
    fn never_panics_after_a_beginning(
        start in prop::sample::select(vec!["\u{FEFF}".as_bytes(), b"\xFF\xFE", b"\xFE\xFF\0", b"\0\0\xFE\xFF", b"\x4C\x6F\xA7\x94\x93", b"<\0", b"\0\0\0<", b"<?xml encoding='euc-jp'?>", b"<?xml encoding='utf-16'?>", b"<?xml encoding='us-ascii'?>"]),
        rest: Vec<u8>,
    ) {
        let bytes = [start, &rest].concat();
        let source = decode(&bytes, None);
        for note in source.notes() {
            prop_assert!(note.at.is_none_or(|at| source.text().is_char_boundary(at)));
        }
    }

    #[test]
    fn utf8_stays_as_it_is(text in "[^\u{FEFF}\0]*") {
        prop_assume!(!text.trim_start().starts_with("<?xml"));
        let source = decode(text.as_bytes(), None);
        prop_assert_eq!(source.encoding(), "utf-8");
        prop_assert!(matches!(source.into_text(), Cow::Borrowed(borrowed) if borrowed == text));
    }

    #[test]
    fn utf16_comes_through(text in "<[a-z!][^\0]{0,200}") {
        let bytes = utf16(&text, u16::to_be_bytes);
        let source = decode(&bytes, None);
        prop_assert_eq!(source.text(), text);
    }

    #[test]
    fn every_byte_of_legacy_text_is_kept(bytes in prop::collection::vec(0x20_u8..=0xFF, 0..200)) {
        prop_assume!(std::str::from_utf8(&bytes).is_err() && !Census::of(&bytes).plainly_utf8());
        let source = decode(&bytes, Some("text/plain; charset=windows-1252"));
        prop_assume!(source.encoding() == "windows-1252");
        prop_assert_eq!(source.text().chars().count(), bytes.len());
    }
}
