//! Registries: names of link relations, URI schemes, and the categories and roles that modules list.

use crate::text::each_byte;

/// The link relations of the IANA registry, with those of HTML's that readers of feeds know.
const RELATIONS: &str = "about acl alternate amphtml api-catalog appendix apple-touch-icon archives author blocked-by \
    bookmark c2pa-manifest canonical chapter cite-as collection compression-dictionary contents \
    convertedfrom copyright create-form current deprecation describedby describes disclosure \
    dns-prefetch duplicate edit edit-form edit-media enclosure external first geofeed glossary help \
    hosts hub ice-server icon index intervalafter intervalbefore intervalcontains intervaldisjoint \
    intervalduring intervalequals intervalfinishedby intervalfinishes intervalin intervalmeets \
    intervalmetby intervaloverlappedby intervaloverlaps intervalstartedby intervalstarts item last \
    latest-version license linkset lrdd manifest mask-icon me media-feed memento micropub modulepreload \
    monitor monitor-group next next-archive nofollow noopener noreferrer opener openid2.local_id \
    openid2.provider original p3pv1 payment pingback preconnect predecessor-version prefetch preload \
    prerender prev prev-archive preview previous privacy-policy profile publication related replies \
    restconf rulesinput search section self service service-desc service-doc service-meta \
    sip-trunking-capability sponsored start status stylesheet subsection successor-version sunset tag \
    terms-of-service timegate timemap type ugc up version-history via webmention working-copy \
    working-copy-of";

/// The URI schemes of the IANA registry that anybody may use.
const SCHEMES: &str = "aaa aaas about acap acct acr adiumxtra adt afp afs aim android app appdata apt ar ark at attachment \
    aw barion bb beshare bitcoin bitcoincash blob bolo brid browserext cabal calculator callto cap cast \
    casts chrome chrome-extension cid coap coaps com-eventbrite-attendee content content-type crid cstr \
    cvs dab dat data dav dhttp diaspora dict did dis dlna-playcontainer dlna-playsingle dns dntp doi dpp \
    drm drop dtn dvb dvx dweb ed2k eid elsi embedded ens ethereum example facetime fax feed feedready \
    fido file filesystem finger first-run-pen-experience fish fm ftp fuchsia-pkg geo gg git gitoid \
    gizmoproject go gopher graph grd gtalk h323 ham hcap hcp hs20 http https hxxp hxxps hydrazone hyper \
    iax icap icon ilstring im imap info iotdisco ipfs ipn ipns ipp ipps irc irc6 ircs iris isostore itms \
    jabber jar jms keyparc lastfm lbry ldap ldaps leaptofrogans lid lorawan lpa lvlt machinerun magnet \
    mailserver mailto maps market matrix message microsoft mid mms modem mongodb moz mqtt mqtts ms-help \
    msnim msrp msrps mss mt mtqp mumble mupdate mvn mvrp news nfs ni nih nntp notes num ocf oid onenote \
    opaquelocktoken openid openpgp4fpr otpauth palm paparazzi payment payto pkcs11 platform pop pres \
    prospero proxy psyc pttp pwid qb query quic-transport redis rediss reload res resource rmi rsync \
    rtmfp rtmp rtsp rtsps rtspu sarif secondlife secret-token service session sftp sgn shc shelter shttp \
    sieve simpleledger simplex sip sips skype smb smp sms smtp snews snmp soap.beep soap.beeps soldat \
    spiffe spotify ssb ssh starknet steam stun stuns submit svn swh swid swidpath tag taler teamspeak \
    teapot teliaeid tel telnet tftp things thismessage thzp tip tn3270 tool turn turns tv udp unreal upt \
    urn ut2004 uuid-in-package v-event vemmi ventrilo ves videotex view-source vnc vscode vsls w3 wais \
    wasm wcr web3 webcal wifi wpid ws wss wtai wyciwyg xcon xcon-userid xfire xftp xmlrpc.beep \
    xmlrpc.beeps xmpp xri ymsgr z39.50 z39.50r z39.50s";

fn listed(list: &str, name: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a link relation is registered; its full name of RFC 4287, 4.2.7.2, is the same as the short one.
pub fn relation(name: &str) -> bool {
    listed(RELATIONS, name) || short_relation(name).is_some()
}

/// The registered relation that a full name means (RFC 4287, 4.2.7.2); `None` for any other name.
pub fn short_relation(name: &str) -> Option<&str> {
    name.strip_prefix("http://www.iana.org/assignments/relation/").filter(|short| listed(RELATIONS, short))
}

/// Whether a URI scheme is registered.
pub fn scheme(name: &str) -> bool {
    matches!(name, "https" | "http" | "tag" | "urn" | "mailto") || listed(SCHEMES, name)
}

/// Whether a text is a media type: `type/subtype` with parameters (RFC 2045, 5.1).
pub fn media_type(text: &str) -> bool {
    let token = |t: &str| !t.is_empty() && t.bytes().all(|b| TOKEN[usize::from(b)]);
    let named = |kind: &str| {
        let slash = kind.bytes().position(|b| b == b'/').and_then(|at| kind.split_at_checked(at));
        slash.is_some_and(|(kind, subtype)| token(kind) && subtype.strip_prefix('/').is_some_and(token))
    };
    let end = text.bytes().position(|b| b == b';').unwrap_or(text.len());
    let (kind, parameters) = text.split_at_checked(end).unwrap_or_default();
    let parameter = |p: &str| {
        p.trim().split_once('=').is_some_and(|(name, value)| {
            let quoted = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
            token(name) && (token(value) || quoted)
        })
    };
    // Of a range of media types nobody knows which it is.
    named(kind.trim_end()) && !kind.contains('*') && parameters.split(';').all(|p| parameter(p) || p.trim().is_empty())
}

/// Bytes of a token (RFC 2045, 5.1), without those that only stand in addresses.
static TOKEN: [bool; 256] = each_byte!(b => {
    let special = matches!(
        b,
        b'(' | b')' | b'<' | b'>' | b'@' | b',' | b';' | b':' | b'\\' | b'"' | b'/' | b'[' | b']' | b'?' | b'='
    );
    b.is_ascii_graphic() && !special
});

/// The categories of podcasts with what they are divided into.
const ITUNES: &[(&str, &[&str])] = &[
    ("Arts", &["Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"]),
    ("Business", &["Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"]),
    ("Comedy", &["Comedy Interviews", "Improv", "Stand-Up"]),
    ("Education", &["Courses", "How To", "Language Learning", "Self-Improvement"]),
    ("Fiction", &["Comedy Fiction", "Drama", "Science Fiction"]),
    ("Government", &[]),
    ("History", &[]),
    ("Health & Fitness", &["Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"]),
    ("Kids & Family", &["Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"]),
    (
        "Leisure",
        &["Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"],
    ),
    ("Music", &["Music Commentary", "Music History", "Music Interviews"]),
    (
        "News",
        &[
            "Business News",
            "Daily News",
            "Entertainment News",
            "News Commentary",
            "Politics",
            "Sports News",
            "Tech News",
        ],
    ),
    (
        "Religion & Spirituality",
        &["Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"],
    ),
    (
        "Science",
        &[
            "Astronomy",
            "Chemistry",
            "Earth Sciences",
            "Life Sciences",
            "Mathematics",
            "Natural Sciences",
            "Nature",
            "Physics",
            "Social Sciences",
        ],
    ),
    ("Society & Culture", &["Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"]),
    (
        "Sports",
        &[
            "Baseball",
            "Basketball",
            "Cricket",
            "Fantasy Sports",
            "Football",
            "Golf",
            "Hockey",
            "Rugby",
            "Running",
            "Soccer",
            "Swimming",
            "Tennis",
            "Volleyball",
            "Wilderness",
            "Wrestling",
        ],
    ),
    ("Technology", &[]),
    ("True Crime", &[]),
    ("TV & Film", &["After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"]),
];

/// What was a category before the list of 2019, or a part of one.
const ITUNES_BEFORE: &[&str] = &[
    "Accessories",
    "Amateur",
    "Audio Blogs",
    "Business News",
    "College & High School",
    "Education Technology",
    "Educational Technology",
    "Fashion & Beauty",
    "Fitness & Nutrition",
    "Gadgets",
    "Games & Hobbies",
    "Government & Organizations",
    "Health",
    "Higher Education",
    "International",
    "K-12",
    "Language Courses",
    "Literature",
    "Local",
    "Management & Marketing",
    "National",
    "News & Politics",
    "Non-Profit",
    "Other",
    "Other Games",
    "Outdoor",
    "Podcasting",
    "Professional",
    "Regional",
    "Science & Medicine",
    "Self-Help",
    "Shopping",
    "Software How-To",
    "Sports & Recreation",
    "Tech News",
    "Training",
];

/// Before 2006 iTunes had other categories, and "Kids" stood alone.
const ITUNES_FIRST: &[&str] = &[
    "Audio Blogs",
    "Computers",
    "Developers",
    "Diet & Nutrition",
    "Family",
    "Food",
    "Information Technology",
    "International",
    "Kids",
    "Movies & Television",
    "New Age",
    "Operating Systems",
    "Photography",
    "Politics",
    "Public Radio",
    "Religion",
    "Smart Phones",
    "Talk Radio",
    "Transportation",
    "Travel",
];

/// What iTunes makes of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// It is in the list.
    Now,
    /// It was in a list before.
    Before,
    /// It is in none.
    Never,
}

/// Whether iTunes lists a category, or a part of the category `of`.
pub fn itunes_category(name: &str, of: Option<&str>) -> Listed {
    let now = match of {
        None => ITUNES.iter().any(|(known, _)| *known == name),
        Some(of) => ITUNES.iter().any(|(known, parts)| *known == of && parts.contains(&name)),
    };
    let part = || ITUNES.iter().any(|(known, parts)| *known == name || parts.contains(&name));
    let before = || ITUNES_BEFORE.contains(&name) || ITUNES_FIRST.contains(&name);
    match now {
        true => Listed::Now,
        false if before() || part() => Listed::Before,
        false => Listed::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_registries() {
        assert!(relation("alternate") && relation("http://www.iana.org/assignments/relation/via"));
        assert!(!relation("service.post") && !relation("") && scheme("TAG") && !scheme("tarn"));
    }

    #[test]
    fn media_types_have_a_type_and_a_subtype() {
        for good in [
            "text/html",
            "application/atom+xml;type=entry",
            "text/plain; charset=\"utf-8\"",
            "audio/x-m4a",
            "text/html;",
        ] {
            assert!(media_type(good), "{good}");
        }
        for bad in
            ["", "html", "text/", "/html", "text/html/x", "te xt/html", "text/html;charset", "x/(y)", "*/*", "image/*"]
        {
            assert!(!media_type(bad), "{bad}");
        }
    }

    #[test]
    fn categories_are_listed_below_their_own() {
        assert_eq!(itunes_category("News", None), Listed::Now);
        assert_eq!(itunes_category("Daily News", Some("News")), Listed::Now);
        assert_eq!(itunes_category("Daily News", Some("Arts")), Listed::Before);
        assert_eq!(itunes_category("Podcasting", Some("Technology")), Listed::Before);
        assert_eq!(itunes_category("Tarns", None), Listed::Never);
    }
}
