//! Cities that stand alone in datelines, and words in capitals that are no places.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::token::folded;
use crate::vocab::agencies;

/// Capitals and other cities that wires print without a country, as [`folded`] leaves them, separated by commas.
const CITIES: &str = "abidjan,abu dhabi,abuja,accra,addis ababa,aden,alger,algier,algiers,almaty,amman,amsterdam,ankara,\
antananarivo,antwerp,antwerpen,ashgabat,asmara,asuncion,astana,athen,athens,athenes,atenas,atlanta,auckland,bagdad,baghdad,baku,bali,\
baltimore,bamako,bangkok,bangui,barcelona,bari,basel,bale,beijing,beirut,beyrouth,belfast,belgrade,belgrad,beograd,berlin,\
berlino,berne,bern,bilbao,birmingham,bishkek,bissau,bogota,bologna,bombay,bonn,bordeaux,boston,brasilia,bratislava,bremen,\
brisbane,bristol,brussels,bruxelles,brussel,brussel,bryssel,bucharest,bucarest,bucuresti,budapest,buenos aires,cairo,\
cape town,caracas,cardiff,cairns,canberra,cannes,casablanca,chicago,chisinau,christchurch,cincinnati,cleveland,cologne,\
colombo,conakry,copenhagen,kopenhagen,kobenhavn,copenhague,dakar,dallas,damascus,damaskus,damas,dar es salaam,davos,\
delhi,den haag,denver,detroit,dhaka,djibouti,doha,donetsk,dortmund,dresden,dubai,dublin,dublino,dusseldorf,dushanbe,\
edinburgh,erfurt,essen,firenze,florence,frankfurt,freetown,gaborone,gaza,gaza city,gdansk,geneva,geneve,genf,ginevra,genoa,genova,\
gent,georgetown,glasgow,goteborg,gothenburg,graz,guatemala city,guatemala,guangzhou,hamburg,hannover,hanover,hanoi,harare,havana,la habana,\
helsinki,helsingfors,hiroshima,ho chi minh city,hong kong,honolulu,houston,indianapolis,islamabad,istanbul,\
jakarta,jeddah,jerusalem,johannesburg,juba,kabul,kampala,karachi,kathmandu,kharkiv,khartoum,kiel,kiev,kigali,kingston,\
kinshasa,krakow,kuala lumpur,kuwait,kuwait city,kyiv,kyoto,la paz,lagos,las vegas,lausanne,leipzig,lhasa,libreville,lille,lilongwe,lima,\
lisbon,lisboa,lissabon,lisbonne,liverpool,ljubljana,london,londres,londra,londen,los angeles,luanda,lusaka,luxembourg,luxemburg,luzern,\
lviv,lyon,macau,madrid,magdeburg,mainz,malmo,managua,manama,manchester,manila,maputo,marseille,mecca,medina,melbourne,mexico city,\
mexico,ciudad de mexico,miami,milan,milano,mailand,milwaukee,minneapolis,minsk,mogadishu,monaco,monrovia,monterrey,montevideo,\
montreal,moscow,moskau,moscou,moscu,mosca,moskva,moskou,mumbai,munich,munchen,munster,muscat,nairobi,nagasaki,nanterre,nantes,naples,napoli,nassau,\
ndjamena,new delhi,new orleans,new york,niamey,nice,nicosia,nikosia,nouakchott,nuremberg,nurnberg,odessa,odesa,oklahoma city,\
osaka,oslo,ottawa,ouagadougou,palermo,panama city,paris,parigi,parijs,perth,peking,pekin,pechino,philadelphia,phnom penh,phoenix,\
pittsburgh,podgorica,port-au-prince,port au prince,porto,potsdam,prague,prag,praha,pretoria,pristina,pyongyang,quebec,quito,rabat,\
ramallah,reykjavik,riad,riga,rio de janeiro,riyadh,rome,rom,roma,rotterdam,saarbrucken,salt lake city,salzburg,sanaa,\
san antonio,san diego,san francisco,san jose,san juan,san salvador,santiago,santo domingo,sao paulo,sarajevo,schwerin,\
seattle,seoul,seul,sevilla,shanghai,singapore,singapur,skopje,sofia,st louis,st petersburg,saint-petersbourg,stavanger,stockholm,\
strasbourg,strassburg,stuttgart,suva,sydney,taipei,tallinn,tampere,tashkent,tbilisi,tegucigalpa,tehran,teheran,tel aviv,\
the hague,thessaloniki,tirana,tokio,tokyo,toronto,toulouse,trieste,tripoli,trondheim,tunis,turin,torino,turku,ulaanbaatar,\
united nations,utrecht,vaduz,valencia,valletta,vancouver,vatican city,vaticano,citta del vaticano,venedig,venezia,venice,\
vienna,vienne,viena,vientiane,vilnius,warsaw,warschau,warszawa,varsovia,varsovie,varsavia,washington,wellington,wien,\
wiesbaden,windhoek,winnipeg,yangon,yaounde,yerevan,zagreb,zurich,bergen,aarhus,arhus,aalborg,odense,uppsala,\
москва,санкт-петербург,киев,киів,минск,баку,ереван,тбилиси,астана,алма-ата,ташкент,лондон,париж,берлин,вашингтон,нью-иорк,софия,\
београд,скопие,αθηνα,θεσσαλονικη,λευκωσια";

/// Words that open paragraphs in capitals before a dash and name no place.
const NO_PLACES: &str = "breaking,update,updated,watch,note,analysis,opinion,live,file,exclusive,new,video,photo,photos,correction,\
corrected,clarification,advisory,alert,urgent,flash,bulletin,editors note,factbox,explainer,interview,comment,editorial,review,\
preview,profile,feature,summary,warning,listen,read,more,why,what,who,how,when,where,and,but,the,a,an,eilmeldung,hintergrund,\
kommentar,analyse,achtung,hinweis,update,direct,direto,directo,exclusif,entretien,focus,nato,otan,uefa,fifa,bbc,cnn,nbc,\
abc,cbs,nasa,fbi,cia,gop,who,imf,opec,unesco,unicef,usa,us,uk,eu,un,covid,ap,afp,dpa,reuters,yes,no,mr,mrs,ms,dr,president,i,embargo,\
sperrfrist,korrektur,berichtigung,news,sport,sports,weather,results,score,scores,standings,notebook,recap,obituary,q,ceo,dna,aids,hiv,diy,faq,\
pros,cons,tip,tips,bonus,error,stop,help,sold,free,sale,pm,however,yesterday,today,tomorrow,meanwhile,there,here,this,that,they,we,he,she,it,\
die,der,das,le,la,les,el,los,il,lo,kill,withhold,hold";

fn list(words: &'static str) -> HashSet<String> {
    words.split(',').map(folded).collect()
}

static PLACES: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(CITIES).into_iter().chain(agencies::all().map(|a| folded(a.home))).collect());
static NO_PLACE: LazyLock<HashSet<String>> = LazyLock::new(|| list(NO_PLACES));

/// Whether a city is known by that name.
pub(super) fn is_city(name: &str) -> bool {
    PLACES.contains(&folded(name))
}

/// Whether a word is known to name no place.
pub(super) fn is_no_place(name: &str) -> bool {
    NO_PLACE.contains(&folded(name))
}
