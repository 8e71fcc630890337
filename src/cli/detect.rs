//! `wiredesk detect`.

use wiredesk::convert;
use wiredesk::detect::detect;
use wiredesk::diag::Report;
use wiredesk::error::Error;
use wiredesk::formats::ReadOptions;
use wiredesk::text;

use super::args::Detect;
use super::tally::{CANNOT_RUN, CONVERTED};
use super::{input, output};

/// The largest document that is looked at, in MiB.
const MAX_INPUT: u64 = 512;

/// Prints `path: format version encoding` for each input.
pub fn run(args: &Detect) -> Result<u8, Error> {
    let mut code = CONVERTED;
    for path in input::named(&args.input) {
        let bytes = match input::read(&path, MAX_INPUT) {
            Ok(bytes) => bytes,
            Err(error) => {
                output::tell(&format!("wiredesk: error: {error}\n"));
                code = CANNOT_RUN;
                continue;
            }
        };
        let source = text::decode(&bytes, args.content_type.as_deref());
        let media_type = args.content_type.as_deref().map(text::media_type);
        let found = detect(source.text(), media_type.as_deref(), input::extension(&path));
        let mut report = Report::default();
        let document = found.and_then(|card| convert::open(&source, card, &ReadOptions::default(), &mut report).ok());
        let Some(document) = document else {
            output::tell(&format!("{}:1:1: error: the document is in no format that is known\n", path.display()));
            code = CANNOT_RUN;
            continue;
        };
        let origin = document.origin(&report);
        output::print(&format!("{}: {} {} {}\n", path.display(), origin.format, origin.version, origin.encoding))?;
    }
    Ok(code)
}
