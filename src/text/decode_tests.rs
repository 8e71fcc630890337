use super::*;
use proptest::prelude::*;

fn read(bytes: &[u8], transport: Option<&str>) -> (String, String, bool) {
    let s = decode(bytes, transport);
    (s.text().to_owned(), s.encoding().to_owned(), s.malformed())
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

#[test]
fn utf8_is_borrowed() {
    let s = decode("<a>é</a>".as_bytes(), None);
    assert!(matches!(s.text, Cow::Borrowed("<a>é</a>")));
    assert_eq!((s.encoding(), s.malformed()), ("utf-8", false));
}

#[test]
fn byte_order_marks_and_shapes() {
    assert_eq!(read(b"\xef\xbb\xbf<a/>", None), ("<a/>".into(), "utf-8".into(), false));
    for big in [true, false] {
        let label = if big { "utf-16be" } else { "utf-16le" };
        let mut marked = if big { vec![0xfe, 0xff] } else { vec![0xff, 0xfe] };
        marked.extend(utf16("<a>ő</a>", big));
        assert_eq!(read(&marked, None), ("<a>ő</a>".into(), label.into(), false));
        assert_eq!(read(&utf16("<a>ő</a>", big), None), ("<a>ő</a>".into(), label.into(), false));
    }
    let wide: Vec<u8> = "<é/>".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_eq!(read(&wide, None), ("<é/>".into(), "utf-32le".into(), false));
}

#[test]
fn declared_encodings_count_under_the_name_they_were_declared_by() {
    let doc = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
    let (text, encoding, malformed) = read(doc, None);
    assert!(text.ends_with("<a>é</a>"));
    assert_eq!((encoding.as_str(), malformed), ("iso-8859-1", false));
    let blank = b"\n\n<!-- x --><?xml version='1.0' encoding='koi8-r'?><a>\xc1</a>";
    assert!(read(blank, None).0.ends_with("<a>а</a>"));
}

#[test]
fn the_transport_outranks_the_declaration_unless_it_cannot_be() {
    let doc = b"<?xml version='1.0' encoding='utf-8'?><a>\xd0</a>";
    let (text, encoding, _) = read(doc, Some("text/xml; charset=\"koi8-r\""));
    assert!(text.ends_with("<a>п</a>"));
    assert_eq!(encoding, "koi8-r");
    let utf8 = "<?xml version='1.0' encoding='utf-8'?><a>é</a>".as_bytes();
    assert_eq!(read(utf8, Some("application/xml; charset=utf-16")).1, "utf-8");
    assert_eq!(read(utf8, Some("text/xml")).1, "utf-8");
}

#[test]
fn lying_and_unknown_declarations_survive() {
    let (text, _, malformed) = read(b"<?xml version='1.0' encoding='utf-8'?><a>caf\xe9 and a na\xefve d\xe9j\xe0 vu</a>", None);
    assert!(text.contains("café and a naïve déjà vu"), "{text}");
    assert!(malformed);
    let (text, encoding, malformed) = read("<?xml version='1.0' encoding='latin-1'?><a>é</a>".as_bytes(), None);
    assert!(text.ends_with("<a>é</a>"));
    assert_eq!((encoding.as_str(), malformed), ("utf-8", true));
    let (_, encoding, malformed) = read(b"<?xml version='1.0' encoding='klingon'?><a/>", None);
    assert_eq!((encoding.as_str(), malformed), ("utf-8", true));
}

#[test]
fn a_stray_byte_in_utf8_costs_itself() {
    let (text, encoding, malformed) = read(b"<a>\xc3\xa9\xc3\xa8\xc3\xa0 \x93x\x94</a>", None);
    assert_eq!((text.as_str(), encoding.as_str(), malformed), ("<a>éèà “x”</a>", "utf-8", true));
}

#[test]
fn ebcdic_is_read() {
    // `<?xml version='1.0' encoding='ebcdic-cp-us'?>` and `<a>Hi</a>` in code page 037.
    let doc = [
        &b"\x4c\x6f\xa7\x94\x93\x40\xa5\x85\x99\xa2\x89\x96\x95\x7e\x7d\xf1\x4b\xf0\x7d\x40"[..],
        b"\x85\x95\x83\x96\x84\x89\x95\x87\x7e\x7d\x85\x82\x83\x84\x89\x83\x60\x83\x97\x60\xa4\xa2\x7d\x6f\x6e",
        b"\x4c\x81\x6e\xc8\x89\x4c\x61\x81\x6e",
    ]
    .concat();
    let (text, encoding, malformed) = read(&doc, None);
    assert_eq!(text, "<?xml version='1.0' encoding='ebcdic-cp-us'?><a>Hi</a>");
    assert_eq!((encoding.as_str(), malformed), ("ebcdic-cp-us", false));
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400), label in "[a-z0-9-]{0,12}") {
        let transport = format!("text/xml; charset={label}");
        decode(&bytes, Some(&transport));
        decode(&bytes, None);
    }
}
