//! News agencies: what they call themselves, where they sit, and the clock they keep when they state no zone.

use crate::model::Party;
use crate::vocab::dates::Zone;

/// One agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The short name in its own spelling, as datelines have it: `AP`, `dpa`.
    pub code: &'static str,
    /// Its names in its languages; the first is the one to print.
    pub names: &'static [&'static str],
    /// The hosts it registered, as `doc-id@regsrc`, ProviderId and URIs have them; the first is its own.
    pub hosts: &'static [&'static str],
    /// The city of its head office.
    pub home: &'static str,
    /// The IANA zone of its head office.
    pub zone: &'static str,
}

const fn agency(
    code: &'static str,
    names: &'static [&'static str],
    hosts: &'static [&'static str],
    home: &'static str,
    zone: &'static str,
) -> Agency {
    Agency { code, names, hosts, home, zone }
}

/// The zone that an agency keeps at home, by its code, its name or a source it registered.
pub fn home_zone(party: &Party) -> Option<Zone> {
    let stated = [&party.literal, &party.name, &party.uri].into_iter().flatten().map(String::as_str);
    let agency = stated.chain(party.names.iter().map(|n| n.value.as_str())).find_map(by_name)?;
    Zone::new(agency.zone)
}

/// The agencies known, a line each.
#[rustfmt::skip]
pub static AGENCIES: &[Agency] = &[
    // Worldwide
    agency("AP", &["The Associated Press", "Associated Press"], &["ap.org", "apnews.com"], "New York", "America/New_York"),
    agency("AFP", &["Agence France-Presse", "Agence France Presse", "وكالة فرانس برس", "أ ف ب", "法新社"], &["afp.com"], "Paris", "Europe/Paris"),
    agency("Reuters", &["Reuters", "Thomson Reuters", "Reuters News", "Reuters News Agency"], &["reuters.com", "thomsonreuters.com"], "London", "Europe/London"),
    agency("UPI", &["United Press International"], &["upi.com"], "Washington", "America/New_York"),
    agency("Bloomberg", &["Bloomberg News", "Bloomberg"], &["bloomberg.com", "bloomberg.net"], "New York", "America/New_York"),
    agency("DJ", &["Dow Jones Newswires", "Dow Jones"], &["dowjones.com"], "New York", "America/New_York"),
    // German-speaking countries
    agency("dpa", &["Deutsche Presse-Agentur", "Deutsche Presse-Agentur GmbH", "dpa Deutsche Presse-Agentur GmbH", "German Press Agency"], &["dpa.com", "dpa.de"], "Hamburg", "Europe/Berlin"),
    agency("dpa-AFX", &["dpa-AFX Wirtschaftsnachrichten", "dpa-AFX Wirtschaftsnachrichten GmbH"], &["dpa-afx.de", "dpa-afx.com"], "Frankfurt am Main", "Europe/Berlin"),
    agency("APA", &["Austria Presse Agentur", "APA - Austria Presse Agentur", "Austria Press Agency"], &["apa.at"], "Vienna", "Europe/Vienna"),
    agency("Keystone-SDA", &["Keystone-SDA", "Keystone-ATS", "Schweizerische Depeschenagentur", "Agence télégraphique suisse", "Agenzia telegrafica svizzera", "Swiss News Agency", "SDA", "ATS", "sda-ats"], &["keystone-sda.ch", "keystone-ats.ch", "sda.ch", "ats.ch"], "Bern", "Europe/Zurich"),
    agency("AWP", &["AWP Finanznachrichten", "AWP"], &["awp.ch"], "Zurich", "Europe/Zurich"),
    agency("KNA", &["Katholische Nachrichten-Agentur", "Catholic News Agency"], &["kna.de"], "Bonn", "Europe/Berlin"),
    agency("epd", &["Evangelischer Pressedienst"], &["epd.de"], "Frankfurt am Main", "Europe/Berlin"),
    agency("SID", &["Sport-Informations-Dienst"], &["sid.de"], "Cologne", "Europe/Berlin"),
    // Nordic countries
    agency("NTB", &["Norsk Telegrambyrå", "NTB Norsk Telegrambyrå", "Norwegian News Agency"], &["ntb.no"], "Oslo", "Europe/Oslo"),
    agency("Ritzau", &["Ritzau", "Ritzaus Bureau"], &["ritzau.dk", "ritzau.com"], "Copenhagen", "Europe/Copenhagen"),
    agency("TT", &["TT Nyhetsbyrån", "Tidningarnas Telegrambyrå"], &["tt.se"], "Stockholm", "Europe/Stockholm"),
    agency("STT", &["Suomen Tietotoimisto", "Finska Notisbyrån", "STT-Lehtikuva", "Finnish News Agency", "FNB"], &["stt.fi"], "Helsinki", "Europe/Helsinki"),
    agency("Lehtikuva", &["Lehtikuva"], &["lehtikuva.fi"], "Helsinki", "Europe/Helsinki"),
    // Western and southern Europe
    agency("PA", &["PA Media", "PA News Agency", "Press Association", "The Press Association"], &["pa.media", "pressassociation.com", "pa.press.net"], "London", "Europe/London"),
    agency("Belga", &["Belga News Agency", "Belga", "Agence Belga", "Agentschap Belga", "Agence télégraphique belge de presse"], &["belga.be", "belga.press"], "Brussels", "Europe/Brussels"),
    agency("ANP", &["Algemeen Nederlands Persbureau"], &["anp.nl"], "The Hague", "Europe/Amsterdam"),
    agency("ANSA", &["Agenzia Nazionale Stampa Associata", "Agenzia ANSA"], &["ansa.it"], "Rome", "Europe/Rome"),
    agency("Adnkronos", &["Adnkronos"], &["adnkronos.com"], "Rome", "Europe/Rome"),
    agency("AGI", &["Agenzia Giornalistica Italia", "Agenzia Italia"], &["agi.it"], "Rome", "Europe/Rome"),
    agency("EFE", &["Agencia EFE", "EFE Agency"], &["efe.com", "efe.es"], "Madrid", "Europe/Madrid"),
    agency("EP", &["Europa Press"], &["europapress.es"], "Madrid", "Europe/Madrid"),
    agency("ACN", &["Agència Catalana de Notícies"], &["acn.cat"], "Barcelona", "Europe/Madrid"),
    agency("Lusa", &["Lusa", "Agência Lusa", "Lusa - Agência de Notícias de Portugal", "Lusa News Agency"], &["lusa.pt"], "Lisbon", "Europe/Lisbon"),
    agency("AMNA", &["Athens-Macedonian News Agency", "Αθηναϊκό-Μακεδονικό Πρακτορείο Ειδήσεων", "ΑΠΕ-ΜΠΕ", "ANA-MPA"], &["amna.gr"], "Athens", "Europe/Athens"),
    agency("CNA", &["Cyprus News Agency", "Κυπριακό Πρακτορείο Ειδήσεων", "ΚΥΠΕ"], &["cna.org.cy"], "Nicosia", "Asia/Nicosia"),
    // Central and eastern Europe
    agency("PAP", &["Polska Agencja Prasowa", "Polish Press Agency"], &["pap.pl"], "Warsaw", "Europe/Warsaw"),
    agency("CTK", &["Česká tisková kancelář", "ČTK", "Czech News Agency"], &["ctk.cz", "ctk.eu", "ceskenoviny.cz"], "Prague", "Europe/Prague"),
    agency("TASR", &["Tlačová agentúra Slovenskej republiky", "News Agency of the Slovak Republic"], &["tasr.sk"], "Bratislava", "Europe/Bratislava"),
    agency("SITA", &["Slovenská tlačová agentúra", "SITA Slovenská tlačová agentúra"], &["sita.sk"], "Bratislava", "Europe/Bratislava"),
    agency("MTI", &["Magyar Távirati Iroda", "Hungarian News Agency"], &["mti.hu"], "Budapest", "Europe/Budapest"),
    agency("Agerpres", &["Agerpres", "Agenția Națională de Presă AGERPRES"], &["agerpres.ro"], "Bucharest", "Europe/Bucharest"),
    agency("BTA", &["Българска телеграфна агенция", "Bulgarian News Agency", "БТА"], &["bta.bg"], "Sofia", "Europe/Sofia"),
    agency("HINA", &["Hrvatska izvještajna novinska agencija", "Croatian News Agency"], &["hina.hr"], "Zagreb", "Europe/Zagreb"),
    agency("STA", &["Slovenska tiskovna agencija", "Slovenian Press Agency"], &["sta.si"], "Ljubljana", "Europe/Ljubljana"),
    agency("Tanjug", &["Tanjug", "Танјуг"], &["tanjug.rs"], "Belgrade", "Europe/Belgrade"),
    agency("FENA", &["Federalna novinska agencija"], &["fena.ba"], "Sarajevo", "Europe/Sarajevo"),
    agency("BNS", &["Baltic News Service"], &["bns.lt", "bns.ee", "bns.lv"], "Vilnius", "Europe/Vilnius"),
    agency("ELTA", &["Lietuvos naujienų agentūra ELTA"], &["elta.lt"], "Vilnius", "Europe/Vilnius"),
    agency("LETA", &["LETA", "Latvijas telegrāfa aģentūra"], &["leta.lv"], "Riga", "Europe/Riga"),
    agency("TASS", &["TASS", "ТАСС", "ITAR-TASS", "ИТАР-ТАСС"], &["tass.ru", "tass.com"], "Moscow", "Europe/Moscow"),
    agency("Interfax", &["Interfax", "Интерфакс"], &["interfax.ru", "interfax.com"], "Moscow", "Europe/Moscow"),
    agency("Ukrinform", &["Ukrinform", "Укрінформ"], &["ukrinform.ua", "ukrinform.net"], "Kyiv", "Europe/Kyiv"),
    agency("AA", &["Anadolu Agency", "Anadolu Ajansı", "Anadolu"], &["aa.com.tr"], "Ankara", "Europe/Istanbul"),
    agency("DHA", &["Demirören Haber Ajansı"], &["dha.com.tr"], "Istanbul", "Europe/Istanbul"),
    // Asia and the Middle East
    agency("Xinhua", &["Xinhua News Agency", "Xinhua", "新华社", "新華社"], &["xinhuanet.com", "news.cn"], "Beijing", "Asia/Shanghai"),
    agency("CNS", &["China News Service", "中国新闻社", "中新社"], &["chinanews.com", "chinanews.com.cn"], "Beijing", "Asia/Shanghai"),
    agency("CNA-Taiwan", &["Central News Agency", "中央通訊社", "中央社"], &["cna.com.tw"], "Taipei", "Asia/Taipei"),
    agency("Kyodo", &["Kyodo News", "共同通信社", "共同通信"], &["kyodonews.net", "kyodonews.jp", "kyodo.co.jp"], "Tokyo", "Asia/Tokyo"),
    agency("Jiji", &["Jiji Press", "時事通信社", "時事通信"], &["jiji.com", "jiji.co.jp"], "Tokyo", "Asia/Tokyo"),
    agency("Yonhap", &["Yonhap News Agency", "Yonhap", "연합뉴스"], &["yna.co.kr", "yonhapnews.co.kr"], "Seoul", "Asia/Seoul"),
    agency("KCNA", &["Korean Central News Agency", "조선중앙통신"], &["kcna.kp"], "Pyongyang", "Asia/Pyongyang"),
    agency("Bernama", &["Bernama", "Malaysian National News Agency", "Pertubuhan Berita Nasional Malaysia"], &["bernama.com"], "Kuala Lumpur", "Asia/Kuala_Lumpur"),
    agency("Antara", &["Antara", "Kantor Berita Antara", "Antara News Agency"], &["antaranews.com"], "Jakarta", "Asia/Jakarta"),
    agency("VNA", &["Vietnam News Agency", "Thông tấn xã Việt Nam", "TTXVN"], &["vnanet.vn"], "Hanoi", "Asia/Ho_Chi_Minh"),
    agency("PNA", &["Philippine News Agency"], &["pna.gov.ph"], "Manila", "Asia/Manila"),
    agency("PTI", &["Press Trust of India"], &["ptinews.com"], "New Delhi", "Asia/Kolkata"),
    agency("ANI", &["Asian News International"], &["aninews.in"], "New Delhi", "Asia/Kolkata"),
    agency("IANS", &["Indo-Asian News Service"], &["ians.in"], "New Delhi", "Asia/Kolkata"),
    agency("APP", &["Associated Press of Pakistan"], &["app.com.pk"], "Islamabad", "Asia/Karachi"),
    agency("IRNA", &["Islamic Republic News Agency"], &["irna.ir"], "Tehran", "Asia/Tehran"),
    agency("SPA", &["Saudi Press Agency", "وكالة الأنباء السعودية", "واس"], &["spa.gov.sa"], "Riyadh", "Asia/Riyadh"),
    agency("WAM", &["Emirates News Agency", "وكالة أنباء الإمارات", "وام"], &["wam.ae"], "Abu Dhabi", "Asia/Dubai"),
    agency("QNA", &["Qatar News Agency", "وكالة الأنباء القطرية"], &["qna.org.qa"], "Doha", "Asia/Qatar"),
    agency("KUNA", &["Kuwait News Agency", "وكالة الأنباء الكويتية", "كونا"], &["kuna.net.kw"], "Kuwait City", "Asia/Kuwait"),
    agency("Petra", &["Jordan News Agency", "وكالة الأنباء الأردنية", "بترا"], &["petra.gov.jo"], "Amman", "Asia/Amman"),
    // Africa
    agency("MENA", &["Middle East News Agency", "وكالة أنباء الشرق الأوسط"], &["mena.org.eg"], "Cairo", "Africa/Cairo"),
    agency("APS", &["Algérie Presse Service"], &["aps.dz"], "Algiers", "Africa/Algiers"),
    agency("MAP", &["Maghreb Arabe Presse", "Agence Marocaine de Presse"], &["map.ma", "mapnews.ma"], "Rabat", "Africa/Casablanca"),
    agency("TAP", &["Tunis Afrique Presse"], &["tap.info.tn"], "Tunis", "Africa/Tunis"),
    agency("NAN", &["News Agency of Nigeria"], &["nannews.ng"], "Abuja", "Africa/Lagos"),
    agency("GNA", &["Ghana News Agency"], &["gna.org.gh"], "Accra", "Africa/Accra"),
    // The Americas
    agency("CP", &["The Canadian Press", "La Presse Canadienne", "Canadian Press", "Presse Canadienne"], &["thecanadianpress.com", "cp.org"], "Toronto", "America/Toronto"),
    agency("Prensa Latina", &["Prensa Latina", "Agencia Latinoamericana de Noticias Prensa Latina"], &["prensa-latina.cu", "plenglish.com"], "Havana", "America/Havana"),
    agency("NA", &["Noticias Argentinas", "Agencia Noticias Argentinas"], &["noticiasargentinas.com"], "Buenos Aires", "America/Argentina/Buenos_Aires"),
    agency("ABr", &["Agência Brasil"], &["agenciabrasil.ebc.com.br"], "Brasília", "America/Sao_Paulo"),
    agency("Andina", &["Agencia Peruana de Noticias Andina", "Agencia Andina"], &["andina.pe"], "Lima", "America/Lima"),
    // Oceania
    agency("AAP", &["Australian Associated Press"], &["aap.com.au"], "Sydney", "Australia/Sydney"),
];

/// The agency with a code, in any case: `ap`, `DPA`.
pub fn by_code(code: &str) -> Option<&'static Agency> {
    let code = code.trim();
    AGENCIES.iter().find(|a| same(a.code, code))
}

/// The agency that a code, one of its names or a source it registered means, in any case: `AP`, `Associated Press`,
/// `ritzau.dk`, `https://www.apa.at/`.
pub fn by_name(name: &str) -> Option<&'static Agency> {
    let name = name.trim();
    by_code(name)
        .or_else(|| AGENCIES.iter().find(|a| a.names.iter().any(|n| same(n, name))))
        .or_else(|| by_host(host(name)))
}

/// A host or a part of one: `cv.afp.com` is AFP's, `notafp.com` is not.
fn by_host(host: &str) -> Option<&'static Agency> {
    let owns = |own: &&'static str| {
        let before = host.len().checked_sub(own.len());
        let tail = before.and_then(|at| host.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(own));
        tail && before.is_some_and(|at| at == 0 || host.get(..at).is_some_and(|head| head.ends_with('.')))
    };
    AGENCIES.iter().find(|a| a.hosts.iter().any(owns))
}

fn host(name: &str) -> &str {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    name.split(['/', ':', '?', '#']).next().unwrap_or_default()
}

/// Equal but for case.
fn same(one: &str, other: &str) -> bool {
    let lower = |c: char| c.to_lowercase();
    one.chars().flat_map(lower).eq(other.chars().flat_map(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_code_name_and_registered_source() {
        for name in ["AP", "ap", "The Associated Press", "associated press", "apnews.com", "https://www.ap.org/x"] {
            assert_eq!(by_name(name).map(|a| a.code), Some("AP"), "{name}");
        }
        let code = |name| by_name(name).map(|a| a.code);
        assert_eq!(code("ritzau.dk"), Some("Ritzau"));
        assert_eq!(code("cv.apa.at"), Some("APA"));
        assert_eq!(code("agence télégraphique SUISSE"), Some("Keystone-SDA"));
        assert_eq!(code("連合"), None);
        assert_eq!(code("notafp.com"), None);
        assert_eq!(code(""), None);
        assert_eq!(by_code("Deutsche Presse-Agentur"), None);
    }

    #[test]
    fn codes_and_hosts_are_unique_and_zones_exist() {
        for (at, a) in AGENCIES.iter().enumerate() {
            assert!(Zone::new(a.zone).is_some(), "{}", a.zone);
            assert!(!a.names.is_empty() && !a.home.is_empty() && !a.hosts.is_empty());
            for b in AGENCIES.iter().skip(at + 1) {
                assert!(!same(a.code, b.code), "{}", a.code);
                assert!(!a.hosts.iter().any(|h| b.hosts.contains(h)), "{}", a.code);
                assert!(!a.names.iter().any(|n| b.names.iter().any(|m| same(n, m)) || same(n, b.code)), "{}", a.code);
            }
        }
    }
}
