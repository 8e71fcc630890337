//! The encoding that an XML declaration states (XML 1.0 section 2.8 and 4.3.3), found in the raw bytes.

use memchr::memmem;

/// Longer than any encoding's name; what stands there instead is not one.
const LONGEST_LABEL: usize = 64;

/// A declaration longer than this was never closed.
const LONGEST_DECLARATION: usize = 1024;

/// A label and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declared {
    pub label: String,
    pub at: usize,
}

/// The encoding declaration of a document in ASCII or anything that extends it.
///
/// The declaration ought to be the very first thing; blank lines and comments before it are stepped over, because
/// publishing systems put them there. A missing quote does not hide the label.
pub(super) fn find(bytes: &[u8]) -> Option<Declared> {
    let start = skip_prolog(bytes);
    let declaration = bytes.get(start..)?.strip_prefix(b"<?xml")?;
    if !declaration.first()?.is_ascii_whitespace() {
        return None;
    }
    let declaration = declaration.get(..LONGEST_DECLARATION).unwrap_or(declaration);
    let declaration = declaration.get(..memchr::memchr(b'>', declaration).unwrap_or(declaration.len()))?;
    let (label, within) = label(declaration)?;
    Some(Declared { label, at: start + b"<?xml".len() + within })
}

fn skip_prolog(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let blank = rest.len() - rest.trim_ascii_start().len();
        let rest = rest.trim_ascii_start();
        let comment = match rest.strip_prefix(b"<!--") {
            Some(comment) => memmem::find(comment, b"-->").map(|end| b"<!--".len() + end + b"-->".len()),
            None => None,
        };
        at += blank;
        match comment {
            Some(comment) => at += comment,
            None => break,
        }
    }
    at
}

/// The value of the pseudo-attribute `encoding`, and its offset.
fn label(declaration: &[u8]) -> Option<(String, usize)> {
    let word = memmem::find(declaration, b"encoding")?;
    let rest = declaration.get(word..)?.strip_prefix(b"encoding")?;
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (rest, quote) = match rest {
        [quote @ (b'"' | b'\''), rest @ ..] => (rest.trim_ascii_start(), Some(*quote)),
        _ => (rest, None),
    };
    let ends = |byte: &u8| match quote {
        Some(quote) => *byte == quote || *byte == b'?',
        None => byte.is_ascii_whitespace() || *byte == b'?',
    };
    let value = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?.trim_ascii_end();
    let value = value.get(..LONGEST_LABEL).unwrap_or(value);
    let label = String::from_utf8_lossy(value).to_ascii_lowercase();
    (!label.is_empty()).then_some((label, declaration.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(document: &str) -> Option<(String, &str)> {
        find(document.as_bytes()).map(|it| (it.label, document.get(it.at..it.at + 3).unwrap_or_default()))
    }

    #[test]
    fn where_it_may_stand() {
        let koi = Some(("koi8-r".to_owned(), "KOI"));
        assert_eq!(found("<?xml version='1.0' encoding='KOI8-R'?><a/>"), koi);
        assert_eq!(found("\r\n\n <?xml version=\"1.0\" encoding = \" KOI8-R \" ?>"), koi);
        assert_eq!(found("<!-- by hand -->\n<!-- twice --><?xml encoding=\"KOI8-R\"?>"), koi);
        assert_eq!(found("<?xml encoding=KOI8-R?>"), koi);
        assert_eq!(found("<?xml encoding=\"KOI8-R?><a b=\"c\"/>"), koi);
    }

    #[test]
    fn what_is_none() {
        for none in [
            "",
            "<",
            "<?xml",
            "<?xml ",
            "<?xml?>",
            "<?xml encoding",
            "<?xml encoding=",
            "<?xml encoding='",
            "<?xml encoding=''?>",
            "<?xml-stylesheet encoding='koi8-r'?>",
            "<a><?xml encoding='koi8-r'?></a>",
            "<!-- never closed <?xml encoding='koi8-r'?>",
            "<?xml version='1.0'?><a encoding='koi8-r'/>",
        ] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn hostile_prologs_take_linear_time() {
        assert_eq!(found(&"<!---->".repeat(1_000_000)), None);
        assert_eq!(found(&"<!--".repeat(2_000_000)), None);
        assert_eq!(found(&" ".repeat(10_000_000)), None);
        let label = found(&format!("<?xml encoding='{}'?>", "x".repeat(10_000_000))).unwrap_or_default().0;
        assert_eq!(label.len(), LONGEST_LABEL);
    }
}
