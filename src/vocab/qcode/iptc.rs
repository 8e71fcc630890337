//! The schemes of the IPTC's catalogs by alias: those of its own NewsCodes, and those of others that it gives an alias.
//!
//! Facts of "IPTC-G2-Standards" 32 to 41, which took in those of the catalogs before. Two schemes stand there without
//! the slash behind them that their concepts' URIs have; here they have it.

use std::sync::LazyLock;

use crate::text::known::Table;

/// The catalogs of which all aliases are known here.
pub(super) const KNOWN: std::ops::RangeInclusive<u32> = 32..=41;

/// The URI of a scheme.
pub(super) fn scheme(alias: &str) -> Option<&'static str> {
    SCHEMES.get(alias).map(String::as_str)
}

/// The URIs by alias.
static SCHEMES: LazyLock<Table<&'static str, String>> = LazyLock::new(|| {
    let others = OTHERS.iter().map(|(alias, uri)| (*alias, (*uri).to_owned()));
    let groups = GROUPS.iter().flat_map(|(base, names)| {
        names.split_ascii_whitespace().map(move |name| {
            let (alias, path) = name.split_once('=').unwrap_or((name, name));
            (alias, format!("{base}{path}/"))
        })
    });
    groups.chain(others).collect()
});

/// Schemes with a common beginning: the alias, and behind `=` the name of the scheme where it is another.
static GROUPS: &[(&str, &str)] = &[
    (
        "http://cv.iptc.org/newscodes/",
        "medtop=mediatopic subj=subjectcode genre ninat=ninature stat=pubstatusg2 cpnat=cpnature nrol=namerole \
         drol=descriptionrole isrol=infosourcerole ctrol=contributorrole sig=signal irel=itemrelation rnd=rendition \
         nprov=newsprovider prov=provider acdc=audiocodec altidrole aoprop=aoproperty app=application \
         aspfacet=asportfacet aspfacetvalue=asportfacetvalue authoritystatus catinat=catinature \
         chprop=characteristicsproperty cinat=cinature ciprol=contactinfopartrole colin=colourindicator \
         colsp=colorspace conf=confidence cpprole=contentprodpartyrole cptdefrole=conceptdefinitionrole \
         cptnoterole=conceptnoterole crel=conceptrelation ctech=commtech cwarn=contentwarning \
         digsrctype=digitalsourcetype dimensionunit dummy ecirol=eventcontactinforole edconf=eventdateconfirm \
         ednoterole encd=encoding entityprop=entityproperty eocstat=eventoccurstatus eorol=eventorganiserrole \
         eprol=eventparticipantrole eregrol=eventregrole erol=edrole fisymtype=financialinstrumentsymboltype \
         frmt=format gen=generic hashscope hashtype hatarget=hopactiontarget hopaction howextr=howextracted \
         howpr=howpresent ikos imgregrole=imageregionrole imgregtype=imageregiontype impt=importance \
         irep=itemrepresentation ivqu=videoqualifier lbtyp=labeltype loctyp=location loutorient=layoutorientation \
         lrol=languagerole medtype=mediatype1 mtyp=mediatype ncostat=newscoveragestatus nityp=newsitemtype \
         nmsig=newsmsgsignal not=notation nprod=newsproduct nprt=namepart oito=ofinterestto pgrmod=pkggroupmode \
         plinat=plinature prio=priority prodgenre=productgenre prop=property pst1=status1 rcalctype rel=relevance \
         riaspect rightsprop=rightsproperty riscope role1 rscaleunit rtype=ratertype scn=scene sev=severity \
         sov=videoscaling squ=subjectqualifier timeunit tone tpctyp=topictype trustindicator urgy=urgency \
         useracttype=useractiontype valfmt=valueformat vcdc=videocodec videodef=videodefinition why=whypresent \
         wldreg=worldregion",
    ),
    (
        "http://cvx.iptc.org/",
        "iso3166-1a2 iso3166-1a3 iso3166-2 iso4217a iso4217n a1312cat=anpa1312-category a1312prio=anpa1312-priority \
         a1312svc=anpa1312-servicelevel a1312vers=anpa1312-version bcp47 cusip figi gics googletopicsv1 \
         googletopicsv2 iabadproduct10 iabadproduct20 iabaudience10 iabcontent20 iabcontent21 iabcontent22 \
         iabcontent30 isin mic=iso10383-mic parasport secst sedol ticker tidm",
    ),
];

/// Schemes of others.
static OTHERS: &[(&str, &str)] = &[
    ("dbpedia", "http://dbpedia.org/resource/"),
    ("freebase", "http://www.freebase.com"),
    ("geonames", "http://sws.geonames.org/"),
    ("geonameshttps", "https://sws.geonames.org/"),
    ("mb-artist", "http://musicbrainz.org/artist/"),
    ("mb-label", "http://musicbrainz.org/label/"),
    ("mb-recording", "http://musicbrainz.org/recording/"),
    ("mb-release", "http://musicbrainz.org/release/"),
    ("mb-releasegroup", "http://musicbrainz.org/release-group/"),
    ("mb-work", "http://musicbrainz.org/work/"),
    ("plus", "http://ns.useplus.org/ldf/vocab/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("wikidata", "http://www.wikidata.org/entity/"),
];
