//! `validate --fix`: files are mended where they stand, each whole or not at all.

use std::fs;
use std::path::Path;

use wiredesk::diag::Report;
use wiredesk::error::Error;
use wiredesk::formats::ReadOptions;
use wiredesk::model::Time;
use wiredesk::text;
use wiredesk::validate::mend;

use super::input::{Named, STDIN};
use super::opening::Opening;
use super::output::Output;

/// Refuses inputs that are no files.
pub fn possible(inputs: &[Named]) -> Result<(), Error> {
    match inputs.iter().find(|named| named.is_read_once()) {
        None => Ok(()),
        Some(named) if named.path.as_os_str() == STDIN => {
            Err(Error::usage("--fix mends files, and standard input is none: save it and name the file"))
        }
        Some(named) => {
            let path = named.path.display();
            Err(Error::usage(format!("--fix mends files, and {path} is none: save it and name the file, with --base")))
        }
    }
}

/// Mends a file; what was mended in it, for people. What cannot be read is left to be told when it is validated.
pub fn file(named: &Named, opening: &Opening<'_>, now: Option<&Time>) -> Result<Option<String>, Error> {
    let quiet = &mut Report::default();
    let whole = opening.read(named);
    let source = whole.source();
    let mut documents = whole.documents(source.as_deref());
    if !documents.is_one() {
        return Ok(None);
    }
    let Some((named, (Some(input), _))) = documents.next() else { return Ok(None) };
    let source = input.source();
    let Some(card) = opening.card(&named, &input, quiet) else { return Ok(None) };
    let mut options: ReadOptions = opening.options(&input);
    options.now = now.cloned();
    let Some(mended) = mend(source, card, &options) else { return Ok(None) };
    let path = named.path.as_path();
    let bytes = fs::read(path).map_err(|e| Error::read(path, e))?;
    let Some(written) = text::encode_like(&bytes, source, &mended.text) else {
        let encoding = source.encoding();
        return Ok(Some(format!("{}: not mended: it does not come back as its bytes in {encoding}", path.display())));
    };
    write(path, &written)?;
    let fixed: Vec<String> = mended.fixed.iter().map(|(rule, n)| format!("{rule} {n}")).collect();
    Ok(Some(format!("{}: mended: {}", path.display(), fixed.join(", "))))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut output = Output::file(path)?;
    output.write_bytes(bytes)?;
    output.finish()
}
