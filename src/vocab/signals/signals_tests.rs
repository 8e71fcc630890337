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
fn an_embargo_whose_verb_stood_behind_its_time_held_nothing() {
    for (text, words) in [
        ("Nicht vor Freitag, 12 Uhr, veröffentlichen", "Nicht vor Freitag, 12 Uhr, veröffentlichen"),
        ("Nicht vor dem 5. Mai, 10.00 Uhr verwenden: Fischbestand wächst", "Nicht vor dem 5. Mai, 10.00 Uhr verwenden"),
        ("Bitte nicht vor Freitag veröffentlichen! Fischbestand wächst", "Bitte nicht vor Freitag veröffentlichen"),
        ("Vor Freitag, 12 Uhr, nicht veröffentlichen - Fische", "Vor Freitag, 12 Uhr, nicht veröffentlichen"),
        (
            "Erst ab Montag, 6 Uhr, zur Veröffentlichung frei: Fische",
            "Erst ab Montag, 6 Uhr, zur Veröffentlichung frei",
        ),
        ("Pas avant vendredi 12h publier", "Pas avant vendredi 12h publier"),
        ("Avant vendredi 12 heures ne pas diffuser : la pêche", "Avant vendredi 12 heures ne pas diffuser"),
        ("Ne pas utiliser avant vendredi 12h", "Ne pas utiliser avant vendredi 12h"),
        ("Publication interdite avant vendredi - La pêche", "Publication interdite avant vendredi"),
        ("Antes del viernes no publicar: la pesca", "Antes del viernes no publicar"),
        ("No difundir hasta el viernes: la pesca", "No difundir hasta el viernes"),
        ("Non prima delle 12 di venerdì pubblicare: la pesca", "Non prima delle 12 di venerdì pubblicare"),
        ("Da non pubblicare prima delle 12: la pesca", "Da non pubblicare prima delle 12"),
        ("Niet voor vrijdag 12 uur publiceren: vis", "Niet voor vrijdag 12 uur publiceren"),
        ("Não divulgar antes de sexta-feira: a pesca", "Não divulgar antes de sexta-feira"),
        ("Publiceras ej före fredag kl 12: fisket", "Publiceras ej före fredag kl 12"),
        ("Må ikke offentliggøres før fredag kl. 12: fiskeriet", "Må ikke offentliggøres før fredag kl. 12"),
        ("Må ikke publiseres før fredag: fisket", "Må ikke publiseres før fredag"),
        ("Ei saa julkaista ennen perjantaita: kalat", "Ei saa julkaista ennen perjantaita"),
        ("NOT TO BE RELEASED BEFORE NOON FRIDAY: Fish", "NOT TO BE RELEASED BEFORE NOON FRIDAY"),
    ] {
        assert_eq!(embargo_words(text, Place::Head), Some(words), "{text}");
        assert!(embargo_words(text, Place::Note).is_some(), "in a note: {text}");
    }
    for text in [
        "Nicht vor Freitag wollen die Häfen Zahlen veröffentlichen",
        "Nicht vor Freitag veröffentlichen Forscher die Zahlen",
        "Nicht vor 2035: Tunnel unter dem Sund",
        "Vor Freitag nicht mit Regen rechnen",
        "Erst ab 16 freigegeben: der neue Film aus Norland",
        "Vor dem Hafen von Sella sinkt ein Kutter",
        "Avant vendredi, la mer sera calme",
        "Antes del viernes no lloverá",
        "Not before time: Norland opens a bridge",
        "Prima di venerdì non piove",
    ] {
        assert_eq!(embargo_words(text, Place::Head), None, "{text}");
        assert_eq!(embargo_words(text, Place::Note), None, "in a note: {text}");
    }
}

#[test]
fn a_headline_about_an_embargo_was_held() {
    for text in [
        "Sperrfrist für Wahlkampf gefordert",
        "Sperrfrist für Wahlumfragen in Norland verletzt",
        "Sperrfrist gegen Händler aus Sella verhängt",
    ] {
        assert_eq!(embargo_words(text, Place::Head), None, "{text}");
        assert!(embargo_words(text, Place::Note).is_some(), "in a note: {text}");
    }
    for text in [
        "Sperrfrist für Sonntagsausgaben: Fischbestand wächst",
        "Sperrfrist für Zeitungen Montag",
        "Sperrfrist für Printmedien beachten",
        "Sperrfrist für heute",
        "Sperrfrist für Print und Online",
        "Sperrfrist für alle Dienste einhalten",
        "Sperrfrist für Berichte im Netz gilt",
        "Sperrfrist bei Abgabe an Dritte strikt",
        "Sperrfrist Redebeginn",
        "Sperrfrist - Fischbestand wächst",
    ] {
        assert!(embargo_words(text, Place::Head).is_some(), "{text}");
    }
}

#[test]
fn an_embargo_in_a_script_without_blanks_held_nothing() {
    for (text, words) in [
        ("禁运至3月3日12时：渡轮恢复航行", "禁运至3月3日12时"),
        ("解禁时间：3月3日12时", "解禁时间：3月3日12时"),
        ("【解禁時間：3月3日12時】渡輪復航", "【解禁時間：3月3日12時】"),
        ("（3月3日12时前不得发布）渡轮恢复航行", "（3月3日12时前不得发布）"),
        ("请勿在3月3日12时前发布：渡轮恢复航行", "请勿在3月3日12时前发布"),
        ("【3日朝刊解禁】渡し船が再開", "【3日朝刊解禁】"),
        ("【報道解禁 3月3日正午】渡し船が再開", "【報道解禁 3月3日正午】"),
        ("解禁日時：３月３日１２時", "解禁日時：３月３日１２時"),
        ("エンバーゴ3日12時：渡し船が再開", "エンバーゴ3日12時"),
        ("（3日12時まで公開禁止）渡し船が再開", "（3日12時まで公開禁止）"),
        ("【エンバーゴ】渡し船が再開", "【エンバーゴ】"),
        ("보도시점: 2031. 3. 3.(월) 12:00", "보도시점: 2031. 3. 3.(월) 12:00"),
        ("[3일 정오부터 보도] 여객선 재개", "[3일 정오부터 보도]"),
        ("[엠바고 3일 정오까지] 여객선 재개", "[엠바고 3일 정오까지]"),
    ] {
        assert_eq!(embargo_words(text, Place::Head), Some(words), "{text}");
        assert!(embargo_words(text, Place::Note).is_some(), "in a note: {text}");
    }
    assert!(embargo_words("稿件3月3日12时前不得发布", Place::Note).is_some());
    for text in [
        "【6月1日アユ釣り解禁】川に人出",
        "【解禁】アユ釣り始まる",
        "アユ釣り、6月1日解禁",
        "解禁3日目、川に人出",
        "欧盟将武器禁运延长至6月",
        "不得在12点后入场：港口新规",
        "보도시점: 배포 즉시 (2031. 3. 3.)",
        "무기 엠바고 6월까지 연장",
        "石油禁运6月生效",
    ] {
        assert_eq!(embargo_words(text, Place::Head), None, "{text}");
    }
}

#[test]
fn an_embargo_on_trade_in_a_note_held_the_story() {
    for text in [
        "Eds: adds that the EU extends its arms embargo until June",
        "Adds oil embargo until 2030",
        "Updates with trade embargo: Monday's vote",
    ] {
        assert_eq!(embargo_words(text, Place::Note), None, "{text}");
    }
    assert!(embargo_words("Eds: strict embargo until June 3", Place::Note).is_some());
}

#[test]
fn long_texts_end_soon() {
    let long = "embargo ".repeat(1_000_000);
    assert_eq!(embargo_words(&long, Place::Head), None);
    assert_eq!(embargo_words(&long, Place::Note), None);
    assert_eq!(signal(&long), None);
    assert_eq!(head_signal(&long), None);
}
