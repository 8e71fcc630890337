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
    for (at, a) in all().enumerate() {
        assert!(Zone::new(a.zone).is_some(), "{}", a.zone);
        assert!(!a.names.is_empty() && !a.home.is_empty() && !a.hosts.is_empty());
        for b in all().skip(at + 1) {
            assert!(!same(a.code, b.code), "{}", a.code);
            assert!(!a.hosts.iter().any(|h| b.hosts.contains(h)), "{}", a.code);
            assert!(!a.names.iter().any(|n| b.names.iter().any(|m| same(n, m)) || same(n, b.code)), "{}", a.code);
        }
    }
}
