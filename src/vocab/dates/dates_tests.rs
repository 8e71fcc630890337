use super::*;
use proptest::prelude::*;

fn time(text: &str) -> String {
    match read(text) {
        Ok(stated) => stated.time.as_str().to_owned(),
        Err(why) => format!("{why:?}"),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(time(text), *expected, "{text}");
    }
}

fn note(text: &str) -> Option<&'static str> {
    read(text).ok().and_then(|s| s.note)
}

#[test]
fn rfc_822_and_its_obsolete_forms() {
    check(&[
        ("Mon, 05 Feb 2024 10:00:00 GMT", "2024-02-05T10:00:00Z"),
        ("Mon, 05 Feb 2024 10:00:00 +0000", "2024-02-05T10:00:00Z"),
        ("Mon, 5 Feb 2024 10:00:00 +0530", "2024-02-05T10:00:00+05:30"),
        ("Mon, 05 Feb 2024 10:00:00 -0330", "2024-02-05T10:00:00-03:30"),
        ("5 Feb 2024 10:00 EST", "2024-02-05T10:00:00-05:00"),
        ("Mon, 05 Feb 2024 10:00:00 PDT", "2024-02-05T10:00:00-07:00"),
        ("mON, 05 fEB 2024 10:00:00 pSt", "2024-02-05T10:00:00-08:00"),
        ("\tMon ,  05  Feb\t2024  10:00:00  UT ", "2024-02-05T10:00:00Z"),
        ("Mon, 05 Feb 2024 10:00:00 Z", "2024-02-05T10:00:00Z"),
        ("Mon, 05 Feb 2024 10:00:00 z", "2024-02-05T10:00:00Z"),
        ("Mon, 05 Feb 2024 10:00:00 (morning) GMT (London)", "2024-02-05T10:00:00Z"),
        ("Mon, 05 Feb 24 10:00:00 GMT", "2024-02-05T10:00:00Z"),
        ("Fri, 05 Feb 99 10:00:00 GMT", "1999-02-05T10:00:00Z"),
        ("05 Feb 103 10:00:00 GMT", "2003-02-05T10:00:00Z"),
        ("Mon, 05 Feb 2024 10:00:00", "2024-02-05T10:00:00"),
        ("Mon, 05 Feb 2024", "2024-02-05"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:60Z"),
    ]);
    assert_eq!(read("Mon, 05 Feb 2024 10:00:00 GMT").unwrap().shape, Shape::Rfc822);
    assert_eq!(read("5 Feb 24 10:00 EST").unwrap().shape, Shape::Rfc822);
    assert!(!read("5 Feb 24 10:00 EST").unwrap().repaired);
    for text in ["Mon, 05 Feb 2024", "Mon, 05 February 2024 10:00:00 GMT", "Mon 05 Feb 2024 10:00:00 GMT"] {
        assert_eq!(read(text).unwrap().shape, Shape::Other, "{text}");
    }
}

#[test]
fn days_of_weeks() {
    check(&[
        ("2026-W11-6", "2026-03-14"),
        ("2026W116T09:26:53Z", "2026-03-14T09:26:53Z"),
        ("2026-W01-1", "2025-12-29"),
        ("2026-W53-7", "2027-01-03"),
        ("2027-W01-1", "2027-01-04"),
        ("2026-W11", "Garbage"),
        ("2026-W54-1", "Garbage"),
        ("2026-W11-8", "Garbage"),
    ]);
}

#[test]
fn clocks_of_single_digits_and_with_points() {
    check(&[
        ("2026-3-4T9:6:3Z", "2026-03-04T09:06:03Z"),
        ("Wed, 4 Mar 2026 9:6:3 GMT", "2026-03-04T09:06:03Z"),
        ("Wed, 04 Mar 2026 09.26.53 GMT", "2026-03-04T09:26:53Z"),
        ("2026-03-04T9:6", "Garbage"),
    ]);
}

#[test]
fn zones_by_the_name_of_a_place() {
    check(&[
        ("Sat, 28 Nov 2026 10:00:00 America/New_York", "2026-11-28T10:00:00-05:00"),
        ("2026-07-14 09:26 Europe/Berlin", "2026-07-14T09:26:00+02:00"),
        ("2026-07-14T09:26:53[America/Argentina/Buenos_Aires]", "2026-07-14T09:26:53-03:00"),
        ("2026-07-14T09:26:53Z[Etc/GMT+5]", "2026-07-14T09:26:53Z"),
        ("Sat, 28 Nov 2026 10:00:00 +0100 America/New_York", "2026-11-28T10:00:00+01:00"),
        ("28 Nov 2026 Europe/Berlin", "2026-11-28"),
        ("28 November 2026 10:00 Tarn/Nowhere", "2026-11-28T10:00:00"),
        ("2026-13-14 Europe/Berlin", "Garbage"),
        ("Europe/Berlin", "Garbage"),
        (" Europe/Berlin", "Garbage"),
        ("[Europe/Berlin]", "Garbage"),
    ]);
    assert_eq!(read("2026-07-14 09:26 Europe/Berlin").unwrap().shape, Shape::Other);
}

#[test]
fn zones_by_name() {
    for (zone, offset) in [
        ("CET", "+01:00"),
        ("CEST", "+02:00"),
        ("MEZ", "+01:00"),
        ("MESZ", "+02:00"),
        ("BST", "+01:00"),
        ("WET", "Z"),
        ("EEST", "+03:00"),
        ("MSK", "+03:00"),
        ("JST", "+09:00"),
        ("HKT", "+08:00"),
        ("ACST", "+09:30"),
        ("NZDT", "+13:00"),
        ("HNE", "-05:00"),
        ("UTC", "Z"),
        ("GMT+0100", "+01:00"),
        ("GMT+1", "+01:00"),
        ("UTC-03:30", "-03:30"),
        ("EST -0500", "-05:00"),
        ("+01:00", "+01:00"),
        ("+0100 CET", "+01:00"),
        ("GMT+0100 (Central European Standard Time)", "+01:00"),
    ] {
        assert_eq!(
            time(&format!("Mon, 05 Feb 2024 10:00:00 {zone}")),
            format!("2024-02-05T10:00:00{offset}"),
            "{zone}"
        );
    }
    for (zone, why) in [
        ("IST", "ambiguous zone"),
        ("ET", "ambiguous zone"),
        ("XYZT", "unknown zone"),
        ("Central European Time", "unknown zone"),
        ("A", "military zone of unknown meaning"),
        ("l", "military zone of unknown meaning"),
        ("-0000", "-0000: no zone known"),
        ("+9900", "impossible zone"),
        ("+0199", "impossible zone"),
    ] {
        let text = format!("Mon, 05 Feb 2024 10:00:00 {zone}");
        assert_eq!((time(&text).as_str(), note(&text)), ("2024-02-05T10:00:00", Some(why)), "{zone}");
    }
}

#[test]
fn iso_in_all_its_shapes() {
    check(&[
        ("2016", "2016"),
        ("2016-12", "2016-12"),
        ("201612", "2016-12"),
        ("2016-12-24", "2016-12-24"),
        ("20131020", "2013-10-20"),
        ("2003-335", "2003-12-01"),
        ("2003335", "2003-12-01"),
        ("2004-366", "2004-12-31"),
        ("2016-05-12T00:05:13+02:00", "2016-05-12T00:05:13+02:00"),
        ("20151014T043001+0100", "2015-10-14T04:30:01+01:00"),
        ("20210706T053542Z", "2021-07-06T05:35:42Z"),
        ("20131020T192751", "2013-10-20T19:27:51"),
        ("20131020T1927Z", "2013-10-20T19:27:00Z"),
        ("20240205103015-0500", "2024-02-05T10:30:15-05:00"),
        ("202402051030", "2024-02-05T10:30:00"),
        ("2022-07-11 18:33", "2022-07-11T18:33:00"),
        ("2024-02-05T10:00Z", "2024-02-05T10:00:00Z"),
        ("2024-02-05t10:00:00z", "2024-02-05T10:00:00Z"),
        ("2024-02-05T10:00:00+1000", "2024-02-05T10:00:00+10:00"),
        ("2024-02-05T10:00:00+01", "2024-02-05T10:00:00+01:00"),
        ("2024-02-05T10:00:00.000Z", "2024-02-05T10:00:00.000Z"),
        ("2024-02-05T10:00:00,5+01:00", "2024-02-05T10:00:00.5+01:00"),
        ("2024-02-05T10:00:00.1234567891234Z", "2024-02-05T10:00:00.123456789Z"),
        ("2004-07-08 23:56:58.0", "2004-07-08T23:56:58.0"),
        ("2024-02-05 10:00:00 +0100", "2024-02-05T10:00:00+01:00"),
        ("2024-02-05 10:00:00 CET", "2024-02-05T10:00:00+01:00"),
        ("2024-02-05T10:00:00+01:00[Europe/Berlin]", "2024-02-05T10:00:00+01:00"),
        ("2024-02-05+01:00", "2024-02-05"),
        ("2024-02-05Z", "2024-02-05"),
        ("2024/02/05 10:00", "2024-02-05T10:00:00"),
        ("2024-2-5 9:05", "2024-02-05T09:05:00"),
        ("2024-02-05T10:00:00-00:00", "2024-02-05T10:00:00-00:00"),
        ("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z"),
        ("2024-02-28T24:00Z", "2024-02-29T00:00:00Z"),
        ("1707127200", "2024-02-05T10:00:00Z"),
        ("1707127200123", "2024-02-05T10:00:00Z"),
    ]);
    assert_eq!(read("2024-02-05T10:00:00Z").unwrap().shape, Shape::Rfc3339);
    assert_eq!(read("2024-02-05T10:00:00").unwrap().shape, Shape::Iso8601);
    assert_eq!(read("2024-02-05").unwrap().shape, Shape::Iso8601);
    assert!(!read("20151014T043001+0100").unwrap().repaired);
    assert!(read("2022-07-11 18:33").unwrap().repaired);
    assert_eq!(note("2024-12-31T24:00:00Z"), Some("24:00 read as 00:00 of the next day"));
}

#[test]
fn other_orders() {
    check(&[
        ("Fri Jan  5 10:00:00 2024", "2024-01-05T10:00:00"),
        ("Fri Jan  5 10:00:00 CET 2024", "2024-01-05T10:00:00+01:00"),
        ("Mon Feb 05 2024 10:00:00 GMT+0100 (Mitteleuropäische Normalzeit)", "2024-02-05T10:00:00+01:00"),
        ("Thu, 1 Jan 2004 19:48:21 GMT+0100", "2004-01-01T19:48:21+01:00"),
        ("February 5, 2024", "2024-02-05"),
        ("February 5th, 2024 at 10:30 PM", "2024-02-05T22:30:00"),
        ("Feb 2024", "2024-02"),
        ("05-Feb-2024 10:00", "2024-02-05T10:00:00"),
        ("05-Feb-24", "2024-02-05"),
        ("10:00 - 5 Feb 2024", "2024-02-05T10:00:00"),
        ("10:00:00 05-Feb-2024", "2024-02-05T10:00:00"),
        ("5.2.2024 18.30", "2024-02-05T18:30:00"),
        ("13/2/2024", "2024-02-13"),
        ("2/13/2024 12:05 a.m.", "2024-02-13T00:05:00"),
        ("5/5/2024", "2024-05-05"),
        ("2024-02-05 11:23:17 pm", "2024-02-05T23:23:17"),
    ]);
    for text in ["5/2/2024", "05-02-2024", "05 02 2024"] {
        assert_eq!(time(text), "Garbage", "{text}");
    }
}

#[test]
fn other_languages() {
    check(&[
        ("Δευ, 05 Φεβ 2024 10:00:00 EET", "2024-02-05T10:00:00+02:00"),
        ("5 Ιουλίου 2023", "2023-07-05"),
        ("2024-február-5T9:15+01:00", "2024-02-05T09:15:00+01:00"),
        ("2024. február 5. 9:15", "2024-02-05T09:15:00"),
        ("2024년 02월 05일", "2024-02-05"),
        ("2024-02-05 오후 11:23:17", "2024-02-05T23:23:17"),
        ("2024年2月5日 10:00", "2024-02-05T10:00:00"),
        ("mån, 05 maj 2024 10:00:00 +0200", "2024-05-05T10:00:00+02:00"),
        ("5. desember 2023 kl. 10:00", "2023-12-05T10:00:00"),
        ("maanantai 5. helmikuuta 2024 klo 18.30", "2024-02-05T18:30:00"),
        ("Mo, 05 Mär 2024 10:00:00 +0100", "2024-03-05T10:00:00+01:00"),
        ("5. März 2024, 10:00 Uhr", "2024-03-05T10:00:00"),
        ("5. Jänner 2024", "2024-01-05"),
        ("mar., 06 févr. 2024 10:00:00 +0100", "2024-02-06T10:00:00+01:00"),
        ("mar 5 mar 2024", "2024-03-05"),
        ("5 août 2024 à 10h30", "2024-08-05T10:30:00"),
        ("5 de diciembre de 2023", "2023-12-05"),
        ("lun, 05 ago 2024 10:00:00 +0200", "2024-08-05T10:00:00+02:00"),
        ("5 giugno 2024", "2024-06-05"),
        ("5 de março de 2024", "2024-03-05"),
        ("5 mrt 2024 10:00", "2024-03-05T10:00:00"),
        ("5 września 2024 r.", "2024-09-05"),
        ("5 февраля 2024 г.", "2024-02-05"),
        ("٥ فبراير ٢٠٢٤", "2024-02-05"),
        ("5 януари 2024", "2024-01-05"),
        ("5 avgust 2024", "2024-08-05"),
        ("5. júla 2024", "2024-07-05"),
        ("5. travnja 2024", "2024-04-05"),
        ("5 rugsėjo 2024", "2024-09-05"),
        ("5. ágúst 2024", "2024-08-05"),
    ]);
}

/// No word may name two months: `mar` is March here and there, `listopad` would be two.
#[test]
fn names_are_unambiguous() {
    for (text, number) in [("enero", 1), ("lipca", 7), ("λ", 0), ("mar", 3), ("listopad", 11), ("dez", 12)] {
        assert_eq!(month(text).map_or(0, |(m, _)| m), number, "{text}");
    }
    assert!(names::doubles().is_empty(), "{:?}", names::doubles());
}

#[test]
fn notes() {
    assert_eq!(note("Tue, 05 Feb 2024 10:00:00 GMT"), Some("wrong weekday"));
    assert_eq!(note("Tuesday, 05 Feb 2024 10:00:00 GMT"), Some("wrong weekday"));
    assert!(read("Tue, 05 Feb 2024 10:00:00 GMT").unwrap().repaired);
    assert_eq!(note("Mon, 05 Feb 24 10:00:00 GMT"), Some("two-digit year"));
    assert_eq!(note("Mon, 05 Feb 2024 10:00:00 GMT"), None);
    assert_eq!(note("2024-02-05Z"), Some("zone of a date without a time"));
}

#[test]
fn nothing_is_invented() {
    use Unreadable::*;
    for (text, why) in [
        ("", Empty),
        (" \n", Empty),
        ("YYYYMMDD000000-HHMM", Placeholder),
        ("yyyymmdd", Placeholder),
        ("0001-01-01", Placeholder),
        ("0001-01-01T00:00:00", Placeholder),
        ("0000-00-00 00:00:00", Placeholder),
        ("00000000", Placeholder),
        ("Mon, 01 Jan 0001 00:00:00 +0000", Placeholder),
        ("Wed, 30 Nov -0001 00:00:00 +0000", Placeholder),
        ("null", Placeholder),
        ("9999-99-99 99:99", Forever),
        ("9999-12-31T23:59:59Z", Forever),
        ("99991231T235959Z", Forever),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Forever),
        ("10:00", Garbage),
        ("5 Feb", Garbage),
        ("Feb 5 10:00", Garbage),
        ("Mon, 30 Feb 2024 10:00:00 GMT", Garbage),
        ("2024-02-30", Garbage),
        ("2024-13-01", Garbage),
        ("2024-02-05T25:00:00", Garbage),
        ("2024-02-05T24:00:01", Garbage),
        ("20240000", Garbage),
        ("2003W35", Garbage),
        ("2003-W35", Garbage),
        ("2023-366", Garbage),
        ("-0312", Garbage),
        ("yesterday", Garbage),
        ("see 5 notes of Feb 2024 here", Garbage),
        ("1", Garbage),
        ("12345678901234567890", Garbage),
        ("5 Feb 2024 6 Mar 2025", Garbage),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
    assert_eq!(read(&"2024-".repeat(2_000_000)), Err(Garbage));
    assert_eq!(read(&" ".repeat(10_000_000)), Err(Empty));
}

#[test]
fn written_as_formats_want_them() {
    let time = |text: &str| Time::new(text).unwrap();
    assert_eq!(rfc822(&time("2024-02-05T10:00:00Z")).unwrap(), "Mon, 05 Feb 2024 10:00:00 +0000");
    assert_eq!(rfc822(&time("2024-02-05T10:00:00-03:30")).unwrap(), "Mon, 05 Feb 2024 10:00:00 -0330");
    assert_eq!(rfc822(&time("2024-02-05T10:00:00")).unwrap(), "Mon, 05 Feb 2024 10:00:00 -0000");
    assert_eq!(rfc822(&time("2024-02-05")), None);
    assert_eq!(rfc822(&Time::default()), None);
    assert_eq!(nitf(&time("2013-10-20T19:27:51+11:00")), "20131020T192751+1100");
    assert_eq!(nitf(&time("2013-10-20T19:27:51.50Z")), "20131020T192751.50Z");
    assert_eq!(nitf(&time("2013-10-20")), "20131020");
    assert_eq!(nitf(&time("2013-10")), "2013-10");
    assert_eq!(nitf(&Time::default()), "");
    assert_eq!(rfc3339(&time("2013-10-20T19:27:51")), None);
    assert_eq!(rfc3339(&time("2013-10-20")), None);
    assert_eq!(rfc3339(&time("2013-10-20T19:27:51Z")), Some("2013-10-20T19:27:51Z"));
}

#[test]
fn zones_given_to_times() {
    let zoned = |text: &str, zone: &str| with_zone(&Time::new(text).unwrap(), &Zone::new(zone).unwrap()).to_string();
    assert_eq!(zoned("2024-02-05T10:00:00", "Europe/Berlin"), "2024-02-05T10:00:00+01:00");
    assert_eq!(zoned("2024-07-05T10:00:00.5", "Europe/Berlin"), "2024-07-05T10:00:00.5+02:00");
    assert_eq!(zoned("2024-07-05T10:00:00", "America/St_Johns"), "2024-07-05T10:00:00-02:30");
    assert_eq!(zoned("2024-03-31T02:30:00", "Europe/Berlin"), "2024-03-31T02:30:00+01:00");
    assert_eq!(zoned("2024-10-27T02:30:00", "Europe/Berlin"), "2024-10-27T02:30:00+02:00");
    assert_eq!(zoned("2016-12-31T23:59:60", "UTC"), "2016-12-31T23:59:60Z");
    assert_eq!(zoned("2024-07-05T10:00:00", "Z"), "2024-07-05T10:00:00Z");
    assert_eq!(zoned("2024-07-05T10:00:00", "-0330"), "2024-07-05T10:00:00-03:30");
    assert_eq!(zoned("2024-07-05T10:00:00", "MEZ"), "2024-07-05T10:00:00+01:00");
    assert_eq!(zoned("2024-07-05T10:00:00-05:00", "Europe/Berlin"), "2024-07-05T10:00:00-05:00");
    assert_eq!(zoned("2024-07-05", "Europe/Berlin"), "2024-07-05");
    assert_eq!(zoned("1850-07-05T10:00:00", "Europe/Berlin"), "1850-07-05T10:00:00+00:53");
    for zone in ["", "IST", "Nowhere/Town", "+25:00", "+1:2", "local"] {
        assert_eq!(Zone::new(zone), None, "{zone}");
    }
}

prop_compose! {
    fn any_time()(
        year in 2u16..9999, month in 1u8..=12, day in 1u8..=31, depth in 0usize..4,
        clock in (0u8..24, 0u8..60, 0u8..=60), fraction in "(\\.[0-9]{1,9})?", zone in "(Z|[+-](0[1-9]|1[0-9]|2[0-3]):[0-5][0-9])?",
    ) -> Option<Time> {
        let date = [format!("{year:04}"), format!("-{month:02}"), format!("-{day:02}")];
        let clock = format!("T{:02}:{:02}:{:02}{fraction}{zone}", clock.0, clock.1, clock.2);
        let text: String = date.into_iter().take(depth + 1).chain((depth == 3).then_some(clock)).collect();
        Time::new(&text)
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(time in any_time()) {
        let Some(time) = time else { return Ok(()) };
        prop_assert_eq!(&read(time.as_str()).unwrap().time, &time);
        let back = read(&nitf(&time)).unwrap();
        prop_assert_eq!((&back.time, back.note), (&time, None));
        if let Some(text) = rfc822(&time).filter(|_| !time.as_str().contains('.')) {
            let back = read(&text).unwrap();
            prop_assert_eq!((&back.time, back.shape), (&time, Shape::Rfc822));
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,40}", parts in prop::collection::vec(
        "(Mon|mar|Feb|2024|05|5|9|24|:|:00|\\.|,|-|\\+|/| |T|Z|GMT|0100|\\(|\\)|é|년|pm|h|99999|'|٣)", 0..16)) {
        let _ = read(&text);
        let _ = read(&parts.concat());
        let _ = Zone::new(&text);
        let _ = crate::vocab::signals::embargo_words(&text, crate::vocab::signals::Place::Head);
        let _ = crate::vocab::signals::embargo_words(&text, crate::vocab::signals::Place::Note);
        let _ = crate::vocab::signals::head_signal(&text);
    }
}
