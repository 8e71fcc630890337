//! Words of photo credits.

/// What a credit may begin with, in small letters.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "photo credit:", "photo by:", "photo by", "photos by", "photograph by", "photograph:", "picture by", "picture:", "picture credit:", "photo :", "photo:", "photos:", "photo courtesy of", "photo courtesy:", "photo -",
    "foto:", "fotos:", "foto :", "foto/", "foto -", "foto di", "foto de", "foto", "bild:", "bilder:", "bilde:", "billede:", "bildquelle:", "bildnachweis:", "beeld:", "beeld", "credit:", "credit image:", "image credit:",
    "image by", "image:", "images:", "pic:", "pics:", "pictures:", "crédit photo :", "crédit photo:", "crédit :", "crédit:", "crédits :", "crédito:", "créditos:", "crédito foto:", "credito:", "photo credit -",
    "file photo:", "file photo by", "file picture:", "archivbild:", "archivfoto:", "arkivfoto:", "arkivbild:", "photo d'archives :", "photo d’archives :", "foto de archivo:", "foto d'archivio:",
    "fotó:", "fotó", "zdjęcie:", "zdjęcia:", "zdj.", "fot.", "fot:", "фото:", "фото ", "фотография:", "снимка:", "φωτογραφία:", "φωτο:", "fotografia:", "fotografie:", "snímek:", "fotoğraf:", "fotograf:",
    "kuva:", "kuvat:", "kuva", "ljósmynd:", "nuotr.", "foto ilustrasi:", "ảnh:", "ภาพ:", "تصوير:", "الصورة:", "صورة:", "عکس:", "צילום:", "फोटो:", "ছবি:",
    "photo", "courtesy of", "courtesy:", "courtesy", "©", "写真：", "写真:", "写真提供：", "图片来源：", "圖片來源：", "图：", "圖：", "图/", "圖／", "사진=", "사진:", "사진 =", "사진출처:",
];
/// Words that say where a picture comes from, folded.
#[rustfmt::skip]
pub(super) const MARKS: &[(&str, &str)] = &[
    ("file photo", "file"), ("file", "file"), ("file picture", "file"), ("file image", "file"), ("archive", "file"), ("archiv", "file"), ("archives", "file"), ("archivbild", "file"), ("archivfoto", "file"), ("arkiv", "file"), ("arkivbild", "file"),
    ("archivo", "file"), ("archivos", "file"), ("foto de archivo", "file"), ("arquivo", "file"), ("archief", "file"), ("arhiva", "file"), ("arhiv", "file"), ("архив", "file"), ("arsip", "file"), ("arsiv", "file"), ("arkisto", "file"), ("files", "file"), ("arkivfoto", "file"), ("archivio", "file"),
    ("자료사진", "file"), ("资料图", "file"), ("資料照", "file"), ("資料写真", "file"),
    ("pool photo", "pool"), ("pool", "pool"), ("pool image", "pool"), ("pool via", "pool"), ("handout", "handout"), ("handout photo", "handout"), ("ho", "handout"), ("dr", "handout"), ("undated handout", "handout"), ("stringer", "stringer"),
    ("illustration", "illustration"), ("ilustracion", "illustration"), ("ilustrasi", "illustration"), ("symbolbild", "illustration"),
];
/// Words beside an agency that say what it supplied, folded.
#[rustfmt::skip]
pub(super) const MEDIA: &[&str] = &[
    "photo", "photos", "foto", "fotos", "fotó", "image", "images", "illustration", "video", "graphic", "graphics", "grafik", "picture", "pictures", "фото", "photo credit", "screenshot", "via",
];
/// Words in names of organisations that supply pictures, folded.
#[rustfmt::skip]
pub(super) const ORGANISATIONS: &[&str] = &[
    "post", "times", "news", "journal", "herald", "tribune", "gazette", "chronicle", "star", "sun", "observer", "sentinel", "register", "press", "dispatch", "globe", "record", "bulletin", "express", "mail", "mirror", "telegraph", "guardian",
    "zeitung", "nachrichten", "anzeiger", "tagblatt", "rundschau", "kurier", "blatt", "blad", "avis", "avisen", "tidning", "tidende", "dagblad", "courant", "krant", "figaro", "monde", "soir", "gazeta", "diario", "periodico", "jornal", "correio", "folha", "corriere", "giornale",
    "police", "polizei", "policia", "polizia", "sheriff", "office", "department", "ministry", "ministerium", "ministere", "ministerio", "ministero", "government", "museum", "museo", "musee", "university", "universitat", "institute", "institut", "agency", "bureau", "service", "service",
    "church", "council", "county", "city", "state", "court", "army", "navy", "force", "guard", "fire", "rescue", "foundation", "stiftung", "society", "association", "company", "group", "gruppe", "media", "television", "tv", "radio", "pictures", "films", "studios", "entertainment",
    "records", "network", "networks", "archive", "archives", "library", "collection", "gallery", "hospital", "school", "college", "airlines", "airport", "presidency", "kremlin", "house", "family", "newsroom", "sports", "photos", "images", "photo", "foto", "photography", "inc", "ltd", "gmbh", "as", "ag",
];
