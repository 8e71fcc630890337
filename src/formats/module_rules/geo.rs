//! Places on the map: GeoRSS, and the older modules with a latitude and a longitude.

use super::{KEPT, clause, should};
use crate::diag::{Clause, Level, Rule};
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, attr, decimal, degrees, each, non_negative_decimal, text, values};
use crate::formats::{Check, Part, finding, rule};

/// The rules of places.
pub(super) const RULES: &[Check] = &[
    on(&BAD_DEGREES, bad_degrees).at("geo:* geourl:* icbm:*"),
    on(&HALF_A_PLACE, half_a_place).at("geo:lat geo:long geourl:* icbm:*"),
    on(&BAD_POSITIONS, bad_positions).at("georss:* gml:*"),
    on(&COMMA, comma).at("georss:*"),
];

const fn on(rule: &'static Rule, look: fn(&Part<'_>, Found<'_>)) -> Check {
    check(rule, look).covering(KEPT)
}

rule! { BAD_DEGREES = modules "geo" / "bad-degrees",
    clause("Basic Geo (WGS84 lat/long)", "lat, long", "https://www.w3.org/2003/01/geo/", Level::Must);
    "A latitude is a number from -90 to 90, a longitude one from -180 to 180, an altitude one of metres."
    "Maps show the story somewhere else, or nowhere."
    "Write decimal degrees; south and west are negative."
}

fn bad_degrees(part: &Part<'_>, found: Found<'_>) {
    const LATITUDES: &[Spot] = &[text("geo", "lat"), text("geourl", "latitude"), text("icbm", "latitude")];
    const LONGITUDES: &[Spot] = &[text("geo", "long"), text("geourl", "longitude"), text("icbm", "longitude")];
    each(part, &BAD_DEGREES, LATITUDES, |t| degrees(t, 90.0), "a latitude", found);
    each(part, &BAD_DEGREES, LONGITUDES, |t| degrees(t, 180.0), "a longitude", found);
    const ALTITUDES: &[Spot] = &[text("geo", "alt")];
    each(part, &BAD_DEGREES, ALTITUDES, decimal, "a number of metres", found);
}

rule! { HALF_A_PLACE = modules "geo" / "half-a-place",
    should(clause("Basic Geo (WGS84 lat/long)", "Point", "https://www.w3.org/2003/01/geo/", Level::Must));
    "A latitude stands beside a longitude."
    "One of them alone is a line around the earth, and no place: maps show nothing."
    "Add the other one."
}

fn half_a_place(part: &Part<'_>, found: Found<'_>) {
    const PAIRS: [(&str, &str, &str); 3] =
        [("geo", "lat", "long"), ("geourl", "latitude", "longitude"), ("icbm", "latitude", "longitude")];
    for (ns, lat, long) in PAIRS.into_iter().filter(|(ns, ..)| part.holds(ns)) {
        for (here, lacking) in [(lat, long), (long, lat)] {
            for placed in part.named(ns, here) {
                let beside = |(_, around)| part.children(around, ns, lacking).next().is_some();
                if placed.parent.is_some_and(|parent| !beside(parent)) {
                    let message = format!("there is no `{lacking}` beside `{}`", placed.node.tag().qualified());
                    found(finding(&HALF_A_PLACE, message, placed.node.span()));
                }
            }
        }
    }
}

const fn georss(section: &'static str) -> Clause {
    clause("GeoRSS", section, "https://docs.ogc.org/cs/17-002r1/17-002r1.html", Level::Must)
}

const SHAPES: &[Spot] = &[
    text("georss", "point"),
    text("georss", "line"),
    text("georss", "polygon"),
    text("georss", "box"),
    text("georss", "circle"),
];

/// Where GML (GeoRSS, "GeoRSS GML") has a point, a line and a polygon.
const POINTS: &[Spot] = &[text("gml", "pos"), text("gml", "lowerCorner"), text("gml", "upperCorner")];
const LINES: &[Spot] = &[text("gml", "posList").within("gml", "LineString")];
const RINGS: &[Spot] = &[text("gml", "posList").within("gml", "LinearRing")];

rule! { BAD_POSITIONS = modules "georss" / "bad-positions", georss("GeoRSS Simple");
    "A point is a latitude and a longitude; a line has two points or more, a polygon four of which the last is the first, a box the lower corner first, a circle a radius."
    "Maps show the story somewhere else, or nowhere."
    "Write latitude and longitude in turn, with blanks between them, as `59.91 10.75`."
}

fn bad_positions(part: &Part<'_>, found: Found<'_>) {
    for (spots, named) in [(SHAPES, None), (POINTS, Some("point")), (LINES, Some("line")), (RINGS, Some("polygon"))] {
        for value in values(part, spots) {
            let shape = named.unwrap_or_else(|| value.node.name());
            if !is_shape(shape, &value.text) {
                found(finding(&BAD_POSITIONS, format!("`{}` is no {shape}", value.text.trim()), value.place()));
            }
        }
    }
    each(part, &BAD_POSITIONS, NUMBERS, decimal, "a number", found);
    for empty in part.named("georss", "where").filter(|placed| placed.node.children().next().is_none()) {
        found(finding(&BAD_POSITIONS, "nothing of GML stands in it", empty.node.span()));
    }
}

fn is_shape(shape: &str, text: &str) -> bool {
    let text = text.replace(',', " ");
    let numbers: Vec<&str> = text.split_whitespace().collect();
    let positions = numbers.get(..numbers.len() - usize::from(shape == "circle" && numbers.len() == 3));
    let pairs: Vec<&[&str]> = positions.unwrap_or_default().chunks(2).collect();
    let on_map = pairs.iter().all(|pair| matches!(pair, [lat, long] if degrees(lat, 90.0) && degrees(long, 180.0)));
    let enough = match shape {
        "point" => numbers.len() == 2,
        // From south to north; from west to east it may lead across the date line.
        "box" => {
            let latitude = |n: usize| numbers.get(n).and_then(|n| n.parse::<f64>().ok());
            numbers.len() == 4 && latitude(0) <= latitude(2)
        }
        "circle" => numbers.len() == 3 && numbers.last().is_some_and(|radius| non_negative_decimal(radius)),
        "polygon" => pairs.len() >= 4 && pairs.first() == pairs.last(),
        _ => pairs.len() >= 2,
    };
    on_map && enough
}

const NUMBERS: &[Spot] = &[
    text("georss", "elev"),
    text("georss", "radius"),
    text("georss", "floor"),
    attr("georss", "point", "elev"),
    attr("georss", "point", "radius"),
    attr("georss", "point", "floor"),
    attr("georss", "line", "elev"),
    attr("georss", "polygon", "elev"),
    attr("georss", "box", "elev"),
];

rule! { COMMA = modules "georss" / "comma", should(georss("GeoRSS Simple"));
    "Blanks stand between the numbers of a position, not commas."
    "Some readers take the comma for a decimal point."
    "Write `59.91 10.75`."
}

fn comma(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, SHAPES).filter(|value| value.text.contains(',')) {
        found(finding(&COMMA, format!("there is a comma in `{}`", value.text.trim()), value.span));
    }
}
