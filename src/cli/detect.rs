//! `wiredesk detect`.

use serde::Serialize;
use wiredesk::diag::render::printable;
use wiredesk::diag::{Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::Origin;

use super::args::{Detect, Reading};
use super::opening::Opening;
use super::tally::{CANNOT_RUN, CONVERTED};
use super::telling::{self, stated};
use super::{input, output, pretty};

#[derive(Serialize)]
struct DetectedJson {
    path: String,
    format: String,
    version: String,
    encoding: String,
}

/// Prints `path: format version encoding` for each input; what cannot be told is said on standard error.
pub fn run(args: &Detect) -> Result<u8, Error> {
    let reading = Reading::of(args.content_type.clone(), args.max_input);
    let opening = Opening::new(&reading)?;
    let mut list = Vec::new();
    let mut code = CONVERTED;
    let inputs = input::named(&args.input)?;
    for (named, (input, mut report)) in inputs.iter().flat_map(|named| opening.parts(named)) {
        let path_shown = named.path.display().to_string();
        let Some(input) = input else {
            telling::aside(&path_shown, &report, "");
            code = code.max(failed(&report));
            continue;
        };
        let source = input.source();
        let Some(document) = opening.open(&named, &input, &source, &mut report) else {
            telling::aside(&path_shown, &report, source.text());
            code = code.max(failed(&report));
            continue;
        };
        let origin = document.origin(&report);
        let shown = stated(&origin);
        let Origin { format, version, encoding, .. } = origin;
        if args.json {
            list.push(DetectedJson { path: path_shown, format, version, encoding });
        } else {
            output::print(&format!("{}: {shown} {encoding}\n", printable(&path_shown)))?;
        }
    }
    if args.json {
        output::print(&pretty(&list))?;
    }
    Ok(code)
}

/// What was only found in a directory may be no document.
fn failed(report: &Report) -> u8 {
    if report.worst() == Some(Severity::Error) { CANNOT_RUN } else { CONVERTED }
}
