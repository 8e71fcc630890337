//! Elements and attributes of texts that neither HTML nor SVG nor MathML has: readers take them out, and most are misspelt.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::clause;
use super::markup::{HTML, markup};
use crate::diag::{Clause, Level};
use crate::formats::check::check;
use crate::formats::checks::Found;
use crate::formats::{Check, Part, finding, rule};

/// The rules of names in texts.
pub(super) const RULES: &[Check] = &[
    check(&UNKNOWN_ELEMENT, unknown_element).at("< xhtml:*"),
    check(&UNKNOWN_ATTRIBUTE, unknown_attribute).at("< xhtml:* svg:* math:*"),
];

rule! { UNKNOWN_ELEMENT = modules "markup" / "unknown-element", HTML;
    "An element of a text is one of HTML; one of your own has a hyphen in its name."
    "Readers take out what they do not know, and some what stands in it. An address in angle brackets is taken for one."
    "Correct the name; write the `<` of what is no element as `&lt;`."
}

fn unknown_element(part: &Part<'_>, found: Found<'_>) {
    for (name, span) in &markup(part).unknown_elements {
        found(finding(&UNKNOWN_ELEMENT, format!("HTML has no `{name}`"), *span));
    }
}

rule! { UNKNOWN_ATTRIBUTE = modules "markup" / "unknown-attribute",
    Clause { level: Level::Should, ..clause("RFC 4287", "8.1", "https://www.rfc-editor.org/rfc/rfc4287#section-8.1", Level::Must) };
    "An attribute of a text is one that HTML, SVG or MathML has; one of your own begins with `data-`."
    "Readers let attributes pass that they know, and take out the rest: any other may run something."
    "Correct the name, or leave the attribute out."
}

fn unknown_attribute(part: &Part<'_>, found: Found<'_>) {
    for (what, span) in &markup(part).unknown_attributes {
        found(finding(&UNKNOWN_ATTRIBUTE, format!("there is no attribute {what}"), *span));
    }
}

/// The elements of HTML, those that it had once among them.
const ELEMENTS: &str = "\
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote \
    body br button canvas caption center cite code col colgroup command data datalist dd del details dfn dialog dir \
    div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hgroup hr html i iframe image img input ins isindex kbd keygen label layer legend li link listing \
    main map mark marquee math menu menuitem meta meter multicol nav nobr noembed noframes nolayer noscript object \
    ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script \
    search section select selectedcontent slot small source spacer span strike strong style sub summary sup svg \
    table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp";

/// The attributes of HTML, RDFa, SVG and MathML, in small letters.
const ATTRIBUTES: &str = "\
    abbr about accent accent-height accentunder accept accept-charset accesskey accumulate action actiontype \
    additive align alignment-baseline alignmentscope alink allow allowfullscreen alphabetic alt altimg \
    altimg-height altimg-valign altimg-width alttext amplitude arabic-form archive arg ascent async attributename \
    attributetype autocapitalize autocomplete autocorrect autofocus autoplay axis azimuth background base \
    basefrequency baseline-shift baseprofile bbox begin behavior bevelled bgcolor bias blocking border bordercolor \
    bordercolordark bordercolorlight bottommargin by calcmode cap-height cd cdgroup cellpadding cellspacing char \
    charalign charoff charset charspacing checked cite class classid clear clip clip-path clip-rule clippathunits \
    close closure code codebase codetype color color-interpolation color-interpolation-filters color-profile \
    color-rendering cols colspan columnalign columnlines columnspacing columnspan columnwidth command commandfor \
    compact content contenteditable contentscripttype contentstyletype controls controlslist coords crossorigin \
    crossout cursor cx cy d data datatype datetime decimalpoint declare decoding default defer definitionurl \
    denomalign depth descent diffuseconstant dir direction dirname disabled disablepictureinpicture \
    disableremoteplayback display displaystyle divisor dominant-baseline download draggable dur dx dy edge edgemode \
    elevation enable-background encoding enctype end enterkeyhint equalcolumns equalrows exponent exportparts \
    externalresourcesrequired face fence fetchpriority fill fill-opacity fill-rule filter filterres filterunits \
    flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant \
    font-weight fontfamily fontsize fontstyle fontweight for form formaction format formenctype formmethod \
    formnovalidate formtarget fr frame frameborder framespacing from fx fy g1 g2 glyph-name \
    glyph-orientation-horizontal glyph-orientation-vertical glyphref gradienttransform gradientunits groupalign \
    hanging headers height hidden high horiz-adv-x horiz-origin-x horiz-origin-y href hreflang hspace http-equiv id \
    ideographic image-rendering imagesizes imagesrcset in in2 indentalign indentalignfirst indentalignlast \
    indentshift indentshiftfirst indentshiftlast indenttarget index inert infixlinebreakstyle inlist inputmode \
    integrity intent intercept is ismap itemid itemprop itemref itemscope itemtype k k1 k2 k3 k4 kernelmatrix \
    kernelunitlength kerning keypoints keysplines keytimes kind label lang language largeop leftmargin leftoverhang \
    length lengthadjust letter-spacing lighting-color limitingconeangle linebreak linebreakmultchar linebreakstyle \
    lineleading linethickness link list loading local location longdesc longdivstyle loop low lowsrc lquote lspace \
    macros marginheight marginwidth marker marker-end marker-mid marker-start markerheight markerunits markerwidth \
    mask maskcontentunits maskunits mathbackground mathcolor mathematical mathsize mathvariant max maxlength \
    maxsize maxwidth media method min minlabelspacing minlength minsize mode movablelimits mozallowfullscreen \
    mslinethickness multiple muted name nargs nohref nomodule nonce noresize noshade notation novalidate nowrap \
    numalign numoctaves object occurrence offset opacity open operator optimum order orient orientation origin \
    other overflow overline-position overline-thickness paint-order panose-1 part path pathlength pattern \
    patterncontentunits patterntransform patternunits ping placeholder playsinline pointer-events points pointsatx \
    pointsaty pointsatz popover popovertarget popovertargetaction position poster prefix preload preservealpha \
    preserveaspectratio primitiveunits profile prompt property r radius readonly referrerpolicy refx refy rel \
    rendering-intent repeatcount repeatdur required requiredextensions requiredfeatures requiredfonts \
    requiredformats resource restart result rev reversed rightmargin rightoverhang role rotate rowalign rowlines \
    rows rowspacing rowspan rquote rspace rules rx ry sandbox scale schemalocation scheme scope scriptlevel \
    scriptminsize scriptsizemultiplier scrollamount scrolldelay scrolling seed selected selection separator \
    separators shadowrootmode shape shape-rendering shift side size sizes slope slot spacing span specularconstant \
    specularexponent spellcheck spreadmethod src srcdoc srclang srcset stackalign standby start startoffset \
    stddeviation stemh stemv step stitchtiles stop-color stop-opacity stretchy strikethrough-position \
    strikethrough-thickness string stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
    stroke-miterlimit stroke-opacity stroke-width style subscriptshift summary superscriptshift surfacescale \
    symmetric systemlanguage tabindex tablevalues target targetx targety text text-anchor text-decoration \
    text-overflow text-rendering textlength title to topmargin transform transform-box transform-origin translate \
    truespeed type typemustmatch typeof u1 u2 underline-position underline-thickness unicode unicode-bidi \
    unicode-range units-per-em usemap v-alphabetic v-hanging v-ideographic v-mathematical valign value values \
    valuetype vector-effect version vert-adv-y vert-origin-x vert-origin-y viewbox viewtarget visibility vlink \
    vocab voffset vspace webkitallowfullscreen white-space width widths word-spacing wrap writing-mode \
    writingsuggestions x x-height x1 x2 xchannelselector xmlns y y1 y2 ychannelselector z zoomandpan";

static KNOWN_ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ELEMENTS.split(' ').collect());
static KNOWN_ATTRIBUTES: LazyLock<HashSet<&str>> = LazyLock::new(|| ATTRIBUTES.split(' ').collect());

/// Whether a name in small letters is one of an element of HTML, or one that anybody may make up (HTML, 4.13.2).
pub(super) fn known_element(name: &str) -> bool {
    matches!(name, "p" | "a" | "br" | "img" | "b" | "i" | "em" | "strong" | "div" | "span" | "li" | "ul")
        || KNOWN_ELEMENTS.contains(name)
        || name.contains('-')
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b))
}

/// Whether a name is one of an attribute, is for scripts of the page or for those who are read to, or is of a vocabulary. What
/// begins with `on` is another rule's.
/// An element of somebody's own has what attributes it likes (HTML, 4.13.2).
pub(super) fn known_attribute(element: &str, name: &str) -> bool {
    const OPEN: [&str; 5] = ["data-", "aria-", "on", "xml:", "xlink:"];
    let starts = |name: &str| OPEN.iter().any(|start| name.starts_with(start)) || name.starts_with("xmlns:");
    if matches!(
        name,
        "href" | "src" | "class" | "alt" | "title" | "id" | "style" | "rel" | "target" | "width" | "height"
    ) {
        return true;
    }
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        let small = name.to_ascii_lowercase();
        return starts(&small) || KNOWN_ATTRIBUTES.contains(small.as_str()) || is_own(element);
    }
    starts(name) || KNOWN_ATTRIBUTES.contains(name) || is_own(element)
}

/// Whether an element is one that somebody made up, as HTML lets them.
fn is_own(name: &str) -> bool {
    name.contains('-') && known_element(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_html_drawings_and_formulas_are_known() {
        for name in
            ["srcset", "frameborder", "viewBox", "stroke-width", "columnalign", "data-id", "aria-label", "xml:lang"]
        {
            assert!(known_attribute("p", name), "{name}");
        }
        for name in ["bogus", "scr", "hrefs", "dynsrc"] {
            assert!(!known_attribute("p", name), "{name}");
            assert!(known_attribute("tarn-map", name), "{name}");
        }
        assert!(known_element("figure") && known_element("amp-img") && known_element("blink"));
        assert!(!known_element("bogus") && !known_element("ida@tarn.example") && !known_element("o:p"));
    }
}
