//! `wiredesk detect`.

use serde::Serialize;
use wiredesk::diag::render::printable;
use wiredesk::diag::{Report, Severity};
use wiredesk::error::Error;
use wiredesk::formats::Origin;

use super::args::{Detect, Reading};
use super::input::{self, Named};
use super::opening::{Opening, Read};
use super::tally::{CANNOT_RUN, CONVERTED};
use super::telling::{self, stated};
use super::{output, pretty};

#[derive(Serialize)]
struct DetectedJson {
    path: String,
    format: String,
    version: String,
    encoding: String,
}

impl DetectedJson {
    fn new(path: String, Origin { format, version, encoding, .. }: Origin) -> Self {
        Self { path, format, version, encoding }
    }
}

/// Prints `path: format version encoding` for each input; what cannot be told is said on standard error.
pub fn run(args: &Detect) -> Result<u8, Error> {
    let reading = Reading::of(args.content_type.clone(), args.max_input);
    let opening = Opening::new(&reading)?;
    let mut list = Vec::new();
    let mut code = CONVERTED;
    for named in &input::named(&args.input)? {
        let whole = opening.read(named);
        let source = whole.source();
        for (part, read) in whole.documents(source.as_deref()) {
            let path = part.path.display().to_string();
            match told(&part, &path, read, &opening) {
                Err(failed) => code = code.max(failed),
                Ok(origin) if args.json => list.push(DetectedJson::new(path, origin)),
                Ok(origin) => {
                    output::print(&format!("{}: {} {}\n", printable(&path), stated(&origin), origin.encoding))?;
                }
            }
        }
    }
    if args.json {
        output::print(&pretty(&list))?;
    }
    Ok(code)
}

/// What a document is; else the exit code, where it cannot be told, which was said.
fn told(named: &Named, path: &str, (input, mut report): Read<'_>, opening: &Opening<'_>) -> Result<Origin, u8> {
    let Some(input) = input else {
        telling::aside(path, &report, "");
        return Err(failed(&report));
    };
    match opening.open(named, &input, &mut report) {
        Some(document) => Ok(document.origin(&report)),
        None => {
            telling::aside(path, &report, input.source().text());
            Err(failed(&report))
        }
    }
}

/// What was only found in a directory may be no document.
fn failed(report: &Report) -> u8 {
    if report.worst() == Some(Severity::Error) { CANNOT_RUN } else { CONVERTED }
}
