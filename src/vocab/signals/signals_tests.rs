use super::*;

#[test]
fn statuses_in_any_spelling() {
    for code in ["stat:canceled", "Cancelled", "CANCELED", "http://cv.example.org/pubstatus/canceled"] {
        assert_eq!(status(code), Some("canceled"), "{code}");
    }
    assert_eq!(status("USABLE"), Some("usable"));
    assert_eq!(status(" stat:Withheld "), Some("withheld"));
    assert_eq!(status("embargoed"), Some("embargoed"));
    assert_eq!(status("template"), None);
    assert_eq!(status(""), None);
}

#[test]
fn signals_by_code_and_by_word() {
    for (code, expected) in [
        ("sig:correction", "correction"),
        ("action:new", "new"),
        ("sig:update", "update"),
        ("1stLd-Writethru", "writethru"),
        ("2ND LEAD", "lead"),
        ("LEAD 2", "lead"),
        ("UPDATE 3", "update"),
        ("KORR", "correction"),
        ("Berichtigung", "correction"),
        ("MANDATORY KILL", "kill"),
        ("BULLETIN KILL", "kill"),
        ("WITHHOLD", "withhold"),
        ("ADVISORY", "advisory"),
        ("Refile", "refile"),
        ("ADD 1", "add"),
        ("1st Add", "add"),
        ("SUB", "sub"),
        ("repeat", "repeat"),
        ("Test", "test"),
    ] {
        assert_eq!(signal(code), Some(expected), "{code}");
    }
    assert_eq!(signal("edStat:U"), None);
    assert_eq!(signal(""), None);
    assert_eq!(signal("42"), None);
}

#[test]
fn every_word_maps_to_a_canonical_signal() {
    for (name, words) in WORDS {
        assert!(SIGNALS.contains(name), "{name}");
        for word in words.split(' ') {
            assert!(!word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase()), "{word}");
        }
    }
    for name in SIGNALS {
        assert_eq!(signal(name), Some(name));
    }
    assert_eq!(relation("EVOLVEDFROM"), Some("evolvedFrom"));
    assert_eq!(relation("irel:derivedFrom"), Some("derivedFrom"));
    assert_eq!(relation("alternate"), None);
}

#[test]
fn codes_say_more_than_heads() {
    for (code, expected) in
        [("sig:cancel", "kill"), ("Delete", "kill"), ("Rectify", "correction"), ("sig:update", "update")]
    {
        assert_eq!(coded(code), Some(expected), "{code}");
    }
    assert_eq!(signal("cancel"), None);
    assert_eq!(coded("sig:atomic"), None);
}

#[test]
fn heads_that_signal() {
    for (line, expected) in [
        ("KILL: Mill fire in Ostmark", "kill"),
        ("UPDATE 3-Norland ministers agree on fish", "update"),
        ("CORRECTED-Norland ministers agree", "correction"),
        ("2ND LEAD", "lead"),
        ("(KORR-Bericht: Zahl der Schafe)", "correction"),
        ("(Berichtigung: zweiter Absatz)", "correction"),
        ("MANDATORY KILL", "kill"),
        ("REFILE - Ferry resumes", "refile"),
        ("RETTELSE I TIDLIGERE MELDING: Fergen gikk", "correction"),
        ("RECHTZETTING - Brug dicht in Sella", "correction"),
        ("RECTIFICATIE Brand in loods", "correction"),
        ("Correction: Ferry story", "correction"),
        ("Korrektur: Fähre fährt wieder", "correction"),
        ("Vuelve la balsa (corrige)", "correction"),
        ("TRAGHETTI: RIPRENDE IL SERVIZIO (RPT CORRETTA)", "correction"),
        ("OPRAVA: Trajekt pluje", "correction"),
        ("JAVÍTÁS: Jár a komp", "correction"),
        ("CORECȚIE: Feribotul circulă", "correction"),
        ("ИСПРАВЛЕНИЕ: Паром вернулся", "correction"),
        ("УТОЧНЕНИЕ: Паром вернулся", "correction"),
        ("ВИПРАВЛЕННЯ: Пором повернувся", "correction"),
        ("ΔΙΟΡΘΩΣΗ: Το πλοίο επέστρεψε", "correction"),
        ("DÜZELTME: Feribot seferde", "correction"),
        ("更正：渡轮恢复航行", "correction"),
        ("【訂正】渡し船が再開", "correction"),
        ("[정정] 여객선 재개", "correction"),
        ("تصحيح: العبارة تعود", "correction"),
        ("ANULOWANE: Prom tonie", "kill"),
        ("ZRUŠENÍ ZPRÁVY: Trajekt se potápí", "kill"),
        ("VISSZAVONÁS: Elsüllyed a komp", "kill"),
        ("АННУЛИРУЕТСЯ", "kill"),
        ("撤稿通知", "kill"),
        ("【取り消し】", "kill"),
        ("[전문취소] 여객선 침몰", "kill"),
        ("MITATOINTI", "kill"),
        ("(PREMIER LEAD)", "lead"),
    ] {
        assert_eq!(head_signal(line), Some(expected), "{line}");
    }
    for line in [
        "Kill Bill returns",
        "LEAD PRICES FALL",
        "New bridge opens",
        "Update: bridge",
        "",
        "(Ferry)",
        "TEST WIN FOR NORLAND",
        "CANCELLED: Ferry to Sella",
        "CORRECTIONS Officer hurt",
        "CORRECTION OFFICER HURT",
        "LEAD IN WATER: Report names towns",
        "Corrections: officer hurt in Sella",
        "Ferry returns (new)",
        "ОПРОВЕРЖЕНИЕ: Паром не тонет",
        "渡轮：恢复航行",
    ] {
        assert_eq!(head_signal(line), None, "{line}");
    }
}

#[test]
fn embargoes_at_the_head() {
    for (text, words) in [
        ("EMBARGO: Minister names the day", "EMBARGO"),
        ("KLAUSUL: mandag kl. 10 - Fiskeri vokser", "KLAUSUL: mandag kl. 10"),
        ("Embargo indtil mandag: Fiskeri vokser", "Embargo indtil mandag"),
        ("EMBARGO INNTIL MANDAG: Fisket vokser", "EMBARGO INNTIL MANDAG"),
        ("EMBARGO: 5 Feb 10:00 GMT", "EMBARGO: 5 Feb 10:00 GMT"),
        ("EMBARGO", "EMBARGO"),
        ("DRAFT - NOT FOR PUBLICATION", "DRAFT - NOT FOR PUBLICATION"),
        ("DO NOT PUBLISH", "DO NOT PUBLISH"),
        ("EMBARGO Minister names the day", "EMBARGO Minister names the day"),
        ("Embargoed until 0001 GMT Friday: Fish stocks rise", "Embargoed until 0001 GMT Friday"),
        ("Embargo bis 10.00 Uhr: Fischbestand wächst", "Embargo bis 10.00 Uhr"),
        ("Sperrfrist 22. Oktober 09.30 Uhr - Fischbestand wächst", "Sperrfrist 22. Oktober 09.30 Uhr"),
        ("Sperrfrist: Freitag 12 Uhr", "Sperrfrist: Freitag 12 Uhr"),
        ("*** HOLD FOR RELEASE *** Fish stocks rise", "*** HOLD FOR RELEASE *** Fish stocks rise"),
        ("(EMBARGOED TO 10 A.M. FRIDAY) Fish stocks rise", "(EMBARGOED TO 10 A.M. FRIDAY)"),
        ("HFR Norland-Fish", "HFR Norland-Fish"),
        (
            "ATTN EDITORS: Not for publication before noon Friday",
            "ATTN EDITORS: Not for publication before noon Friday",
        ),
        ("EMBARGOTIETOA: Kalakannat kasvavat", "EMBARGOTIETOA"),
        ("Sous embargo jusqu'à vendredi 10h", "Sous embargo jusqu'à vendredi 10h"),
        ("Embargado hasta el viernes", "Embargado hasta el viernes"),
        ("Embargo hasta las 10:00 del viernes", "Embargo hasta las 10:00 del viernes"),
        ("STRICTLY EMBARGOED. Fish stocks rise", "STRICTLY EMBARGOED."),
        ("Embargo: Friday 10:00\nThe story.", "Embargo: Friday 10:00"),
        ("ЭМБАРГО ДО 12:00 МСК 3 МАРТА: Паром вернулся", "ЭМБАРГО ДО 12:00 МСК 3 МАРТА"),
        ("Внимание! Под эмбарго до понедельника", "Внимание! Под эмбарго до понедельника"),
        ("Не публиковать до 12:00", "Не публиковать до 12:00"),
        ("ЕМБАРГО ДО 12:00 Ч. НА 3 МАРТ", "ЕМБАРГО ДО 12:00 Ч. НА 3 МАРТ"),
        ("ΕΜΠΑΡΓΚΟ ΕΩΣ ΤΙΣ 12:00: Το πλοίο", "ΕΜΠΑΡΓΚΟ ΕΩΣ ΤΙΣ 12:00"),
        ("AMBARGO: 12.00", "AMBARGO: 12.00"),
        ("EMBARGO KUNI 12.00", "EMBARGO KUNI 12.00"),
        ("EMBARGO SUNNUNTAIHIN KLO 12", "EMBARGO SUNNUNTAIHIN KLO 12"),
        ("JULKAISTAVISSA SUNNUNTAINA KLO 12.00", "JULKAISTAVISSA SUNNUNTAINA KLO 12.00"),
        ("++ EMBARGO ALLE 18 ++", "++ EMBARGO ALLE 18 ++"),
        ("【解禁：3日12時】渡し船が再開", "【解禁：3日12時】"),
        ("（3月3日12时前禁发）渡轮恢复航行", "（3月3日12时前禁发）"),
        ("[엠바고 3일 정오까지] 여객선 재개", "[엠바고 3일 정오까지]"),
        ("محظور النشر حتى الساعة 12:00", "محظور النشر حتى الساعة 12:00"),
    ] {
        assert_eq!(embargo_words(text, Place::Head), Some(words), "{text}");
    }
}

#[test]
fn embargoes_that_are_the_story() {
    for text in [
        "Not for publication: how a diary was kept",
        "Draft picks: Norland's best",
        "Trade embargo lifted",
        "Embargo lifted after ten years",
        "EMBARGO LIFTED: Norland sells fish again",
        "EMBARGO ENDS IN NORLAND PORT",
        "Embargo on arms to Ostmark stays",
        "Embargo to end soon, says minister",
        "EU embargo: Norland's fishermen wait",
        "Norland is under embargo until spring",
        "Embargoed goods seized in Ostmark",
        "The EU embargo on arms stays until 2030, ministers said",
        "Arms-embargo talks stall",
        "Gesperrt bis Montag: Brücke in Ostmark",
        "Frei ab 12: der neue Film aus Norland",
        "For immediate release: Norland opens a bridge",
        "Sperrfrist aufgehoben: Fischbestand wächst",
        "ЭМБАРГО НА НЕФТЬ ВСТУПАЕТ В СИЛУ",
        "Эмбарго снято: Норландия продаёт рыбу",
        "Ambargo kaldırıldı",
        "【アユ釣り解禁】",
        "アユ釣り解禁",
        "",
    ] {
        assert_eq!(embargo_words(text, Place::Head), None, "{text}");
    }
}

#[test]
fn embargoes_in_notes() {
    for text in [
        "Note to editors: STRICTLY EMBARGOED. Not for public release until noon on Friday.",
        "This story is embargoed until 0001 GMT Friday.",
        "Eds: adds quotes. EMBARGO: Friday 10:00",
        "Text unter Sperrfrist bis Montag, 6.00 Uhr",
        "hold for release Friday",
        "Embargo: 12 noon",
        "Frei ab Freitag, 10 Uhr",
        "FOR RELEASE FRIDAY, FEB. 9",
        "Eds: Do not move before 6 p.m.",
        "Eds: Moved in advance for use Sunday, May 4.",
    ] {
        assert_eq!(embargo_words(text, Place::Note), Some(text), "{text}");
    }
    for text in [
        "Eds: adds quotes on the EU embargo on arms",
        "Adds that oil is embargoed in Ostmark",
        "Embargo has been lifted, story can be used",
        "No embargo.",
        "NOT FOR PUBLICATION: contacts of the port",
        "Keine Sperrfrist",
        "Eds: adds details",
        "",
    ] {
        assert_eq!(embargo_words(text, Place::Note), None, "{text}");
    }
    let two = "Eds: adds photo\nEmbargoed until Friday noon\nEnds";
    assert_eq!(embargo_words(two, Place::Note), Some("Embargoed until Friday noon"));
    assert_eq!(embargo_words(" frei für Dienstagsausgaben\n", Place::EmbargoNote), Some("frei für Dienstagsausgaben"));
    assert_eq!(embargo_words("Embargo aufgehoben", Place::EmbargoNote), None);
}

#[test]
fn long_texts_end_soon() {
    let long = "embargo ".repeat(1_000_000);
    assert_eq!(embargo_words(&long, Place::Head), None);
    assert_eq!(embargo_words(&long, Place::Note), None);
    assert_eq!(signal(&long), None);
    assert_eq!(head_signal(&long), None);
}
