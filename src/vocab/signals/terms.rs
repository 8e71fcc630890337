//! The words of embargoes, and those around them that decide what they say, folded (see [`fold`](crate::vocab::dates::fold)).

/// How much a term needs around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// Says it all: `hold for release`.
    Whole,
    /// Says it all, but only written in capitals.
    Capitals,
    /// The same, and only at the head: among notes it is said of the contacts behind it.
    AtHead,
    /// A participle (`embargoed`): a word such as `until` suffices.
    Participle,
    /// A noun of trade as much as of the trade: needs a mark, or a word such as `until` and a time.
    Noun,
    /// The same, but at the head of a story it is the story: a road is `gesperrt bis Montag`, a film `frei ab 12`.
    InNotes,
    /// Says it all, but for a sentence about it: `Sperrfrist für Wahlumfragen gefordert`.
    Named,
    /// Needs a time and then a verb of the trade that ends the clause: `nicht vor Freitag, 12 Uhr, veröffentlichen`.
    Parted,
    /// The same with a verb that is denied: `vor Freitag, 12 Uhr, nicht veröffentlichen`.
    PartedNot,
}

/// Terms as folded words (see [`fold`]); where one begins another, the longer stands first.
#[rustfmt::skip]
pub(super) const TERMS: &[(&str, Term)] = &[
    ("hold for release", Term::Whole), ("hfr", Term::Capitals), ("for release at", Term::Noun),
    ("for release on", Term::Noun), ("for release", Term::Noun),
    ("not for release before", Term::Whole), ("not for release until", Term::Whole), ("not for release till", Term::Whole),
    ("not for public release", Term::Whole), ("not for publication before", Term::Whole),
    ("not for publication until", Term::Whole), ("not for publication or broadcast", Term::Whole),
    ("not for publication", Term::AtHead),
    ("not for broadcast before", Term::Whole), ("not for broadcast until", Term::Whole),
    ("not for broadcast or publication", Term::Whole), ("not for use before", Term::Whole),
    ("not for use until", Term::Whole), ("not to be published before", Term::Whole),
    ("not to be published until", Term::Whole), ("not to be used before", Term::Whole),
    ("do not publish before", Term::Whole), ("do not publish until", Term::Whole), ("do not publish", Term::AtHead),
    ("do not use before", Term::Whole), ("do not use until", Term::Whole), ("do not move before", Term::Whole),
    ("do not move until", Term::Whole), ("do not release before", Term::Whole), ("do not release until", Term::Whole),
    ("moved in advance for use", Term::Whole), ("moved in advance for release", Term::Whole),
    ("under embargo", Term::Participle), ("under strict embargo", Term::Participle),
    ("strictly embargoed", Term::Whole), ("strict embargo", Term::Participle),
    ("embargoed", Term::Participle), ("embargo", Term::Noun),
    ("sperrfrist", Term::Named), ("sperrfristende", Term::Whole), ("gesperrt bis", Term::InNotes), ("frei ab", Term::InNotes),
    ("nicht zur veroffentlichung vor", Term::Whole),
    ("frei fur", Term::InNotes), ("nicht veroffentlichen vor", Term::Whole), ("nicht veroeffentlichen vor", Term::Whole), ("frei fuer", Term::InNotes),
    ("sous embargo", Term::Participle), ("a ne pas publier avant", Term::Whole), ("ne pas publier avant", Term::Whole),
    ("ne pas diffuser avant", Term::Whole),
    ("bajo embargo", Term::Participle), ("embargado", Term::Participle), ("embargada", Term::Participle),
    ("no publicar antes", Term::Whole), ("no difundir antes", Term::Whole),
    ("sob embargo", Term::Participle), ("nao publicar antes", Term::Whole),
    ("sotto embargo", Term::Participle), ("non pubblicare prima", Term::Whole),
    ("onder embargo", Term::Participle), ("niet publiceren voor", Term::Whole),
    ("embargotietoa", Term::Whole), ("embargotieto", Term::Whole), ("embargossa", Term::Participle),
    ("nicht zur veroffentlichung bis", Term::Whole), ("nicht zur veroeffentlichung bis", Term::Whole), ("nicht zur veroeffentlichung vor", Term::Whole),
    ("nicht veroffentlichen bis", Term::Whole), ("nicht veroeffentlichen bis", Term::Whole), ("nicht verwenden vor", Term::Whole),
    ("nicht senden vor", Term::Whole), ("nicht vor", Term::Parted), ("nicht fruher als", Term::Parted), ("nicht frueher als", Term::Parted),
    ("erst ab", Term::Parted), ("fruhestens ab", Term::Parted), ("fruhestens", Term::Parted), ("vor", Term::PartedNot),
    ("veroffentlichung erst", Term::InNotes), ("veroffentlichung nicht vor", Term::Whole), ("veroffentlichung fruhestens", Term::InNotes),
    ("zur veroffentlichung nicht vor", Term::Whole), ("zur veroffentlichung erst", Term::InNotes), ("freigegeben ab", Term::InNotes),
    ("freigabe ab", Term::InNotes),
    ("ne pas publier jusqu", Term::Whole), ("ne pas publier ce texte avant", Term::Whole), ("ne pas diffuser jusqu", Term::Whole),
    ("ne pas utiliser avant", Term::Whole), ("ne pas reprendre avant", Term::Whole), ("ne pas mettre en ligne avant", Term::Whole),
    ("a ne pas diffuser avant", Term::Whole), ("a ne pas utiliser avant", Term::Whole), ("pas avant", Term::Parted),
    ("publication interdite avant", Term::Whole), ("publication interdite jusqu", Term::Whole), ("diffusion interdite avant", Term::Whole),
    ("interdit de publication avant", Term::Whole), ("interdit a la publication avant", Term::Whole), ("pas de publication avant", Term::Whole),
    ("pas de diffusion avant", Term::Whole), ("avant", Term::PartedNot),
    ("no publicar hasta", Term::Whole), ("no difundir hasta", Term::Whole), ("no utilizar antes", Term::Whole), ("no utilizar hasta", Term::Whole),
    ("no usar antes", Term::Whole), ("no usar hasta", Term::Whole), ("no emitir antes", Term::Whole), ("no emitir hasta", Term::Whole),
    ("prohibida su difusion hasta", Term::Whole), ("prohibida su publicacion hasta", Term::Whole), ("prohibida su difusion antes", Term::Whole),
    ("prohibida su publicacion antes", Term::Whole), ("no antes del", Term::Parted), ("no antes de", Term::Parted), ("antes del", Term::PartedNot),
    ("antes de", Term::PartedNot),
    ("non pubblicare fino", Term::Whole), ("non diffondere prima", Term::Whole), ("non diffondere fino", Term::Whole), ("non utilizzare prima", Term::Whole),
    ("non utilizzare fino", Term::Whole), ("da non pubblicare prima", Term::Whole), ("da non diffondere prima", Term::Whole),
    ("vietata la pubblicazione prima", Term::Whole), ("vietata la pubblicazione fino", Term::Whole), ("vietata la diffusione prima", Term::Whole),
    ("non prima di", Term::Parted), ("non prima delle", Term::Parted), ("prima di", Term::PartedNot), ("prima delle", Term::PartedNot),
    ("niet publiceren tot", Term::Whole), ("niet gebruiken voor", Term::Whole), ("niet uitzenden voor", Term::Whole), ("niet voor publicatie voor", Term::Whole),
    ("niet voor", Term::Parted), ("niet eerder dan", Term::Parted), ("publicatie niet voor", Term::Whole),
    ("nao publicar ate", Term::Whole), ("nao divulgar antes", Term::Whole), ("nao divulgar ate", Term::Whole), ("nao usar antes", Term::Whole),
    ("proibida a divulgacao antes", Term::Whole), ("proibida a publicacao antes", Term::Whole), ("proibida a divulgacao ate", Term::Whole),
    ("nao antes de", Term::Parted), ("antes das", Term::PartedNot), ("antes da", Term::PartedNot), ("antes do", Term::PartedNot),
    ("far inte publiceras fore", Term::Whole), ("publiceras ej fore", Term::Whole), ("publiceras inte fore", Term::Whole), ("publicera inte fore", Term::Whole),
    ("inte for publicering fore", Term::Whole), ("publicera ej fore", Term::Whole), ("ej fore", Term::Parted), ("inte fore", Term::Parted),
    ("ma ikke publiseres for", Term::Whole), ("ma ikke offentliggjores for", Term::Whole), ("ma ikke offentliggores for", Term::Whole),
    ("ma ikke publiceres for", Term::Whole), ("ma ikke bringes for", Term::Whole), ("ma ikke brukes for", Term::Whole), ("ma ikke bruges for", Term::Whole),
    ("ikke publiser for", Term::Whole), ("ikke for publisering for", Term::Whole), ("ikke for offentliggjoring for", Term::Whole),
    ("ikke til offentliggorelse for", Term::Whole), ("publiseres ikke for", Term::Whole), ("offentliggores ikke for", Term::Whole),
    ("ikke for", Term::Parted),
    ("ei saa julkaista ennen", Term::Whole), ("ei julkisuuteen ennen", Term::Whole), ("ei julkaistavaksi ennen", Term::Whole),
    ("not to be released before", Term::Whole), ("not to be released until", Term::Whole), ("not to be broadcast before", Term::Whole),
    ("not to be broadcast until", Term::Whole), ("not to be used until", Term::Whole), ("not for publication prior to", Term::Whole),
    ("not for release prior to", Term::Whole), ("no publication before", Term::Whole), ("no publication until", Term::Whole),
    ("no use before", Term::Whole), ("no use until", Term::Whole), ("do not broadcast before", Term::Whole), ("do not broadcast until", Term::Whole),
    ("do not run before", Term::Whole), ("do not run until", Term::Whole), ("hold until", Term::InNotes),
    ("julkaistavissa aikaisintaan", Term::Whole), ("julkaisuvapaa", Term::InNotes),
    ("embargotid", Term::Whole), ("far ej publiceras fore", Term::Whole), ("ej for publicering fore", Term::Whole),
    ("halls till", Term::InNotes), ("sperrefrist", Term::Whole), ("sperret til", Term::InNotes),
    ("klausuleret", Term::Participle), ("klausul", Term::InNotes), ("klausulert", Term::Participle),
    ("embargert", Term::Participle), ("julkaistavissa", Term::Noun), ("embargon alainen", Term::Participle),
    ("под эмбарго", Term::Participle), ("эмбарго", Term::Noun), ("не публиковать до", Term::Whole), ("не для публикации до", Term::Whole),
    ("під ембарго", Term::Participle), ("ембарго", Term::Noun), ("не публікувати до", Term::Whole), ("под ембарго", Term::Participle),
    ("да не се публикува преди", Term::Whole), ("υπο εμπαργκο", Term::Participle), ("εμπαργκο", Term::Noun),
    ("οχι για δημοσιευση πριν", Term::Whole), ("ambargolu", Term::Participle), ("ambargo", Term::Noun), ("nie publikowac przed", Term::Whole),
    ("pod embargiem", Term::Participle), ("nepublikovat pred", Term::Whole), ("nezverejnovat pred", Term::Whole), ("pod embargem", Term::Participle),
    ("pod embargom", Term::Participle), ("ne objavljivati prije", Term::Whole), ("embargo alatt", Term::Participle), ("sub embargo", Term::Participle),
    ("a nu se publica inainte", Term::Whole), ("محظور النشر", Term::Participle), ("حظر النشر", Term::Noun), ("ممنوع النشر", Term::Participle),
    ("يمنع النشر قبل", Term::Whole), ("אמברגו", Term::Noun), ("באמברגו", Term::Participle), ("엠바고", Term::Noun), ("エンバーゴ", Term::Noun),
    ("報道解禁", Term::Noun), ("情報解禁", Term::Noun), ("解禁", Term::Noun), ("解禁日時", Term::Noun),
];

/// Verbs of the trade that end what [`Term::Parted`] begins.
#[rustfmt::skip]
pub(super) const RELEASED: &[&str] = &[
    "veroffentlichen", "veroeffentlichen", "zu veroffentlichen", "zu veroeffentlichen", "zur veroffentlichung", "zur veroeffentlichung",
    "zur veroffentlichung frei", "zur veroffentlichung freigegeben", "zur veroffentlichung bestimmt", "verwenden", "zu verwenden", "senden", "zu senden",
    "publizieren", "zu publizieren", "nutzen", "verbreiten", "zu verbreiten", "online stellen", "drucken", "bringen",
    "veroffentlicht werden", "verwendet werden", "publier", "diffuser", "utiliser", "mettre en ligne", "reprendre",
    "publicar", "difundir", "utilizar", "emitir", "pubblicare", "diffondere", "utilizzare", "publiceren", "te publiceren", "gebruiken",
    "te gebruiken", "uitzenden", "verspreiden", "divulgar", "publiceras", "publicera", "anvandas", "anvand", "sandas", "publiseres", "publisere",
    "offentliggjores", "offentliggores", "offentliggore", "publiceres", "publicere", "bringes", "brukes", "bruges", "sendes",
];
/// The same with what denies them, for [`Term::PartedNot`].
#[rustfmt::skip]
pub(super) const UNRELEASED: &[&str] = &[
    "nicht veroffentlichen", "nicht veroeffentlichen", "bitte nicht veroffentlichen", "nicht zu veroffentlichen", "nicht zur veroffentlichung",
    "nicht verwenden", "nicht senden", "nicht publizieren", "nicht verbreiten", "keine veroffentlichung", "ne pas publier", "ne pas diffuser",
    "ne pas utiliser", "no publicar", "no difundir", "no utilizar", "no emitir", "non pubblicare", "non diffondere", "non utilizzare",
    "niet publiceren", "niet gebruiken", "niet uitzenden", "nao publicar", "nao divulgar", "nao usar", "far ej publiceras", "far inte publiceras",
    "ej publiceras", "publicera inte", "ma ikke publiseres", "ma ikke offentliggjores", "ma ikke offentliggores", "ma ikke publiceres",
    "ma ikke bringes", "ikke publiseres",
];
/// Words of a time beside numbers and names of days, between a term that is parted and its verb.
#[rustfmt::skip]
pub(super) const AROUND_TIMES: &[&str] = &[
    "dem", "den", "der", "des", "um", "uhr", "h", "heures", "heure", "horas", "hora", "ore", "uur", "kl", "klo", "klockan", "le", "les", "el", "la", "las",
    "los", "a", "as", "os", "alle", "del", "de", "di", "das", "do", "da", "dan", "om", "op", "og", "und", "et", "y", "e", "en", "am", "pm", "gmt", "utc", "cet",
    "cest", "mez", "mesz", "fruh", "abend", "morgen", "mittags", "morgens", "abends", "nachmittags", "matin", "soir", "feira", "bitte", "merci",
    "st", "the", "heute", "demain", "manana", "domani", "amanha", "imorgon", "i", "tomorrow", "ce", "texte", "diesen", "text", "este", "texto",
];

/// What closes or begins a bracket at the head that states a time, in scripts that put no blanks between words.
pub(super) const HELD: &[&str] = &[
    "禁发",
    "禁發",
    "禁止发布",
    "禁止發布",
    "前勿发",
    "勿发布",
    "勿發布",
    "不得发布",
    "不得發布",
    "不得报道",
    "不得報道",
    "禁止报道",
    "禁止報道",
    "禁载",
    "엠바고",
    "까지엠바고",
    "보도금지",
    "보도유예",
    "보도 금지",
    "보도 유예",
    "公開禁止",
    "配信禁止",
    "報道禁止",
    "放送禁止",
    "掲載禁止",
    "公表禁止",
    "使用禁止",
];
/// The same of words that are as often the story's: nothing but the time stands beside them. Fish may be caught from
/// `【6月1日アユ釣り解禁】` on.
pub(super) const OPENED: &[&str] =
    &["解禁", "이후 보도", "이후보도", "부터 보도", "부터보도", "以降報道可", "以降に報道可"];
/// What times consist of in those scripts, beside digits and marks.
pub(super) const TIME_CHARS: &str = "年月日号號時时分秒半点點前後后午上下中正朝夕刊付曜火水木金土周星期一二三四五六天晚早凌晨北京间間년월일시분오전후정자요화수목금토까지부터";

/// Words that announce an embargo in scripts that put no blanks between words, before a time.
#[rustfmt::skip]
pub(super) const UNSPACED: &[&str] = &[
    "禁运至", "禁運至", "新闻禁运", "新聞禁運", "禁发至", "禁發至", "禁发期", "禁止发布至", "发布禁令", "解禁时间", "解禁時間", "解禁日期", "解禁日時",
    "保密期至", "保密至", "報道解禁", "情報解禁", "報道禁止", "公開禁止", "配信禁止", "エンバーゴ", "엠바고", "보도시점", "보도일시", "보도유예",
    "보도금지", "배포금지", "보도 시점", "보도 일시", "보도 유예",
];
/// Words that forbid, before a time and one of [`PUBLISHED`].
pub(super) const FORBIDDEN: &[&str] = &["请勿", "請勿", "不得", "严禁", "嚴禁"];
/// What is forbidden until then.
pub(super) const PUBLISHED: &[&str] =
    &["发布", "發布", "報道", "报道", "報導", "报导", "刊登", "刊发", "刊發", "播出", "发表", "發表", "公布"];
/// Words that release at once what stands behind a word of the trade and the date of today.
pub(super) const AT_ONCE: &[&str] = &["즉시", "배포시", "배포 시", "即時", "即时", "即刻"];

/// What an embargo is of that is the story's: `the arms embargo until June`.
#[rustfmt::skip]
pub(super) const OF_TRADE: &[&str] = &[
    "arms", "weapons", "trade", "oil", "gas", "coal", "grain", "wheat", "food", "fish", "seafood", "timber", "import", "export", "economic", "financial",
    "travel", "eu", "un", "us", "u", "n", "american", "european", "russian", "cuban", "western", "international", "total", "partial", "air", "naval",
];

/// Words after which the end of an embargo stands.
#[rustfmt::skip]
pub(super) const UNTIL: &[&str] = &[
    "until", "till", "til", "to", "for", "from", "at", "by", "before", "not", "bis", "am", "ab", "fur", "jusqu", "hasta",
    "ate", "fino", "tot", "do", "kl", "klo", "fram", "frem", "ig", "le", "au", "release", "publication", "time", "ends",
    "lifts", "expires", "indtil", "inntil", "tills", "wird", "endet", "gilt", "para", "pour", "per", "pana", "alle", "dalle", "ore", "kuni", "lidz", "iki", "до", "к", "по",
    "εωσ", "μεχρι", "πριν", "حتى", "قبل", "עד",
];

/// Words of which `UNTIL` consists without doubt.
pub(super) const SURELY_UNTIL: &[&str] = &[
    "until",
    "till",
    "til",
    "bis",
    "jusqu",
    "hasta",
    "ate",
    "fino",
    "tot",
    "indtil",
    "inntil",
    "tills",
    "kuni",
    "εωσ",
    "μεχρι",
    "حتى",
    "עד",
];

/// Words behind the name of an embargo that say of what it is one.
pub(super) const OF_WHAT: &[&str] = &["fur", "fuer", "gegen", "von", "uber", "ueber", "im", "in", "bei", "als"];
/// Participles that are not told by how they begin.
pub(super) const DONE: &[&str] =
    &["verhangt", "verlangert", "verlangt", "verletzt", "verkurzt", "beantragt", "beschlossen"];
/// Words that call upon newsrooms behind it.
pub(super) const CALLED_UPON: &[&str] =
    &["beachten", "bitte", "redaktion", "redaktionen", "achtung", "hinweis", "medien", "zeitungen", "sendebeginn"];

/// Words that end an embargo or deny it.
#[rustfmt::skip]
pub(super) const ENDED: &[&str] = &[
    "lifted", "over", "ended", "expired", "broken", "removed", "off", "aufgehoben", "abgelaufen", "entfallt", "leve",
    "levee", "levantado", "revocato", "opgeheven", "hævet", "haevet", "opphevet", "upphavd", "havt", "purettu", "poistettu",
    "снято", "снят", "отменено", "знято", "zniesione", "zruseno", "feloldva", "ridicat", "kaldirildi", "ηρθη", "رفع",
];
pub(super) const DENIED: &[&str] = &[
    "no",
    "not",
    "without",
    "kein",
    "keine",
    "keiner",
    "ohne",
    "nicht",
    "pas",
    "sans",
    "sin",
    "senza",
    "sem",
    "geen",
    "ingen",
    "inget",
    "intet",
    "ei",
    "uten",
    "utan",
    "uden",
    "bez",
    "без",
    "нет",
    "χωρισ",
    "دون",
];

/// Words that tell a time without a digit.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "noon", "midday", "midnight", "mittag", "mitternacht", "midi", "minuit", "mediodia", "medianoche", "mezzogiorno",
    "mezzanotte", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "segunda", "terca", "quarta", "quinta", "sexta", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag", "lordag", "sondag", "maanantaihin", "tiistaihin", "keskiviikkoon", "torstaihin", "perjantaihin", "lauantaihin",
    "sunnuntaihin", "maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai",
    "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья", "полудня", "полуночи", "понеділка", "вівторка",
    "середи", "пятниці", "суботи", "неділі", "poniedzialku", "wtorku", "srody", "czwartku", "piatku", "soboty", "niedzieli", "pondeli",
    "utery", "stredy", "ctvrtka", "patku", "nedele", "ponedjeljka", "utorka", "srijede", "cetvrtka", "petka", "subote", "nedjelje",
    "hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat", "vasarnap", "luni", "marti", "miercuri", "joi", "vineri", "sambata",
    "duminica", "pazartesi", "carsamba", "persembe", "cumartesi", "δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "κυριακη",
];

/// Words that tell a time only after `until`.
#[rustfmt::skip]
pub(super) const OCCASIONS: &[&str] = &[
    "further", "weiteres", "nouvel", "nuevo", "today", "tonight", "tomorrow", "heute", "morgen", "demain", "manana",
    "domani", "delivery", "publication", "release",
];

/// Words that may stand before the term at the head of a text.
#[rustfmt::skip]
pub(super) const CALLS: &[&str] = &[
    "attention", "attn", "achtung", "urgent", "note", "notes", "to", "editors", "editor", "eds", "ed", "s", "please",
    "bitte", "redaktion", "redaktionen", "an", "die", "strictly", "strict", "streng", "huom", "obs", "atencion",
    "atention", "nota", "a", "la", "redaccion", "hinweis", "beachten", "story", "this", "is", "are", "text", "report",
    "release", "press", "media", "news", "внимание", "вниманию", "редакторам", "увага", "uwaga", "pozor", "figyelem", "dikkat", "προσοχη",
    "注意", "تنبيه", "redakce", "redakcje", "redakcjom", "draft",
];
