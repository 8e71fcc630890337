//! Cities that stand alone in datelines, and words in capitals that are no places.

use std::sync::LazyLock;

use super::token::folded;
use crate::text::known::Set;
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
београд,скопие,αθηνα,θεσσαλονικη,λευκωσια,\
北京,上海,东京,東京,大阪,首尔,首爾,平壤,台北,香港,澳门,澳門,纽约,紐約,华盛顿,華盛頓,伦敦,倫敦,巴黎,柏林,莫斯科,罗马,羅馬,马德里,馬德里,布鲁塞尔,布魯塞爾,\
日内瓦,日內瓦,维也纳,維也納,新德里,河内,河內,曼谷,新加坡,吉隆坡,雅加达,雅加達,马尼拉,馬尼拉,悉尼,雪梨,堪培拉,开罗,開羅,联合国,聯合國,渥太华,渥太華,\
القاهرة,باريس,لندن,واشنطن,موسكو,برلين,نيويورك,بيروت,دمشق,بغداد,الرياض,دبي,أبوظبي,الدوحة,الكويت,مسقط,المنامة,عمان,القدس,تونس,الجزائر,الرباط,طرابلس,الخرطوم,صنعاء,طهران,أنقرة,إسطنبول,جنيف,بكين,\
تهران,नई दिल्ली,नयी दिल्ली,मुंबई,ঢাকা";

/// Words that open paragraphs in capitals before a dash and name no place.
const NO_PLACES: &str = "breaking,update,updated,watch,note,analysis,opinion,live,file,exclusive,new,video,photo,photos,correction,\
corrected,clarification,advisory,alert,urgent,flash,bulletin,editors note,factbox,explainer,interview,comment,editorial,review,\
preview,profile,feature,summary,warning,listen,read,more,why,what,who,how,when,where,and,but,the,a,an,eilmeldung,hintergrund,\
kommentar,analyse,achtung,hinweis,update,direct,direto,directo,exclusif,entretien,focus,nato,otan,uefa,fifa,bbc,cnn,nbc,\
abc,cbs,nasa,fbi,cia,gop,who,imf,opec,unesco,unicef,usa,us,uk,eu,un,covid,ap,afp,dpa,reuters,yes,no,mr,mrs,ms,dr,president,i,embargo,\
sperrfrist,korrektur,berichtigung,news,sport,sports,weather,results,score,scores,standings,notebook,recap,obituary,q,ceo,dna,aids,hiv,diy,faq,\
pros,cons,tip,tips,bonus,error,stop,help,sold,free,sale,pm,however,yesterday,today,tomorrow,meanwhile,there,here,this,that,they,we,he,she,it,\
die,der,das,le,la,les,el,los,il,lo,kill,withhold,hold";

/// Words of which none stands in the name of a place: they head boxes, lists and notes.
const HEADINGS: &str = "note,notes,editors,editor,fact,facts,check,first,timeline,developing,ultima,hora,срочно,внимание,молния,part,total,winners,winner,\
wanted,for,chapter,step,steps,clear,updates,story,stories,report,reports,poll,survey,special,series,question,questions,answer,answers,key,points,glance,at,\
background,details,result,results,table,tables,list,lists,lineup,lineups,cast,credits,quote,quotes,quotebox,box,infobox,kasten,info,overview,inbrief,brief,briefs,briefly,\
roundup,wrapup,wrap,takeaways,highlights,digest,diary,agenda,schedule,calendar,contact,contacts,media,press,release,statement,reaction,reactions,gallery,slideshow,\
podcast,audio,transcript,watch,live,latest,gdp,cpi,inflation,exclusive,trending,must,top,best,worst,most,why,what,how,who,when,where,our,your,my,his,her,its,\
alerte,dossier,portrait,reportage,enquete,tribune,edito,verbatim,encadre,chronologie,reperes,video,videos,photo,photos,foto,fotos,bilder,infografik,grafik,chronologie,porträt,\
portrat,uberblick,zusammenfassung,meldung,stichwort,zitat,frage,antwort,leserbrief,glosse,leitartikel,cronologia,resumen,claves,opinion,entrevista,analisis,encuesta,\
scheda,punto,intervista,analisi,opinione,sondaggio,lunedi,martedi,not,no,new,old,final,finals,week,month,year,day,today,tonight,coming,next,last,more,less,inside,behind,\
recipe,ingredients,method,serves,price,rating,stars,director,running,time,warning,spoiler,disclaimer,disclosure,methodology,sources,further,reading,references,appendix,\
introduction,conclusion,abstract,summary,preface,epilogue,prologue,act,scene,round,group,pool,men,women,boys,girls,singles,doubles,attendance,weather,traffic,lottery,horoscope,crossword,cup,league,championship,championships,tournament,playoffs,playoff,standings,show,fashion,exchange,index,market,markets,election,elections,budget,awards,award,festival,\
study,research,health,science,business,politics,technology,culture,travel,lifestyle,world,national,international,regional,local,breaking,football,soccer,tennis,golf,cricket,rugby,hockey,baseball,basketball";

/// Words with which no place begins in small letters: articles, titles, and what leads to something else.
const OPENINGS: &str = "the,a,an,in,on,at,by,von,par,por,di,av,af,door,mr,mrs,ms,dr,prof,sen,rep,gov,gen,lt,col,sgt,capt,sir,rev,herr,frau,m,mme,see,photo,photos,foto,\
picture,image,video,name,source,quelle,fuente,fonte,der,die,das,ein,eine,den,dem,des,according,after,before,when,while,as,if,but,and,or,however,meanwhile,il,lo,una,un,uno,\
this,that,these,those,he,she,it,we,they,his,her,their,our,my,your,for,from,to,with,without,under,over,near,since,until,during,nach,vor,bei,mit,aus,im,am,zum,zur,laut,selon,\
segun,secondo,segundo,en,dans,chez,pour,avec,sans,con,sin,para,monday,tuesday,wednesday,thursday,friday,saturday,sunday";

fn list(words: &'static str) -> Set<String> {
    words.split(',').map(folded).collect()
}

static PLACES: LazyLock<Set<String>> =
    LazyLock::new(|| list(CITIES).into_iter().chain(agencies::all().map(|a| folded(a.home))).collect());
static NO_PLACE: LazyLock<Set<String>> = LazyLock::new(|| list(NO_PLACES));

static HEADING: LazyLock<Set<String>> = LazyLock::new(|| list(HEADINGS));
static OPENING: LazyLock<Set<String>> = LazyLock::new(|| list(OPENINGS));

/// Whether a name has a word with which boxes, lists and notes are headed.
pub(super) fn heads(name: &str) -> bool {
    folded(name).split(' ').any(|word| HEADING.contains(word))
}

/// Whether no name of a place that is not in capitals begins with a word.
pub(super) fn is_opening(word: &str) -> bool {
    OPENING.contains(&folded(word))
}

/// Whether a city is known by that name.
pub(super) fn is_city(name: &str) -> bool {
    PLACES.contains(&folded(name))
}

/// Whether a word is known to name no place.
pub(super) fn is_no_place(name: &str) -> bool {
    NO_PLACE.contains(&folded(name))
}
