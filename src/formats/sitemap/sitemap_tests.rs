use super::*;
use crate::convert::{Outcome, Settings, Target};
use crate::formats::Origin;
use crate::model::{Article, Feed, Link, Rendition, Time, canonical};

fn story(number: usize) -> Article {
    let mut picture = Article { kind: Some("picture".into()), ..Article::default() };
    picture.renditions = vec![Rendition { href: Some("https://a.example/i?a=1&b=2".into()), ..Rendition::default() }];
    let mut a = Article {
        uri: Some(format!("urn:x:{number}")),
        headline: Some("Tide & time".into()),
        published: Time::new("2026-11-24T07:30:00+01:00"),
        language: Some("nb-NO".into()),
        links: vec![Link::new(format!("https://a.example/{number}?x=1&y=æ"), "alternate")],
        associations: vec![picture],
        ..Article::default()
    };
    canonical(&mut a);
    a
}

fn write(articles: &[Article]) -> (String, Vec<Outcome>, Vec<String>) {
    let feed = Feed { title: Some("Nordavind".into()), ..Feed::default() };
    let mut target = Target::new(&CARD, Settings::default()).unwrap();
    let mut out = String::new();
    target.begin(&feed, &mut out);
    let outcomes = articles.iter().map(|a| target.article(a.clone(), &mut out)).collect();
    target.end(&Origin::default(), &mut out);
    let losses = target.ledger().entries().iter().map(|(_, loss)| loss.place.to_string()).collect();
    (out, outcomes, losses)
}

#[test]
fn an_entry_says_what_a_search_engine_asks_for() {
    let (out, ..) = write(&[story(1)]);
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">
<url>
  <loc>https://a.example/1?x=1&amp;y=%C3%A6</loc>
  <lastmod>2026-11-24T07:30:00+01:00</lastmod>
  <news:news>
    <news:publication>
      <news:name>Nordavind</news:name>
      <news:language>nb</news:language>
    </news:publication>
    <news:publication_date>2026-11-24T07:30:00+01:00</news:publication_date>
    <news:title>Tide &amp; time</news:title>
  </news:news>
  <image:image>
    <image:loc>https://a.example/i?a=1&amp;b=2</image:loc>
  </image:image>
</url>
</urlset>
";
    assert_eq!(out, expected);
}

#[test]
fn what_has_no_address_is_left_out_and_said() {
    let (out, outcomes, _) = write(&[Article { links: Vec::new(), ..story(1) }, story(2)]);
    assert!(matches!(&outcomes[0], Outcome::Refused(why) if why.contains("address")), "{outcomes:?}");
    assert_eq!((&outcomes[1], out.matches("<url>").count()), (&Outcome::Written, 1));
}

#[test]
fn what_lacks_a_language_is_listed_by_its_address_and_said() {
    let (out, outcomes, losses) = write(&[Article { language: None, ..story(1) }]);
    assert_eq!(outcomes, [Outcome::Written]);
    assert!(out.contains("<loc>") && !out.contains("news:title"), "{out}");
    assert!(losses.iter().any(|place| place.contains("the language is not known")), "{losses:?}");
}

#[test]
fn a_thousand_stories_are_the_most() {
    let stories: Vec<Article> = (0..1002).map(story).collect();
    let (out, outcomes, _) = write(&stories);
    assert_eq!(out.matches("<url>").count(), 1000);
    assert!(matches!(outcomes[1000], Outcome::Refused(_)));
}

#[test]
fn a_time_without_a_zone_says_its_day() {
    let mut a = story(1);
    a.published = Time::new("2026-11-24T07:30:00");
    assert!(write(&[a]).0.contains("<news:publication_date>2026-11-24</news:publication_date>"));
}

#[test]
fn what_is_embargoed_is_not_listed() {
    let held = Article { embargo: Some("indefinite".into()), ..story(1) };
    let (out, outcomes, _) = write(&[held]);
    assert!(matches!(outcomes[0], Outcome::Unreleased(_)) && !out.contains("<url>"));
}
