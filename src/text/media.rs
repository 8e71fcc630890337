//! The two things a `Content-Type` value says (RFC 9110 section 8.3).

use std::borrow::Cow;

/// The charset of a `Content-Type` value such as `text/xml; charset="koi8-r"`: as it is written, without its quotes.
///
/// None is assumed where none is stated: RFC 7303 took back the us-ascii that `text/*` once implied.
pub fn charset(content_type: &str) -> Option<&str> {
    let (_, mut rest) = content_type.split_once(';')?;
    loop {
        let (parameter, after) = first_parameter(rest);
        if let Some(charset) = charset_value(parameter) {
            return Some(charset);
        }
        rest = after?;
    }
}

/// The media type of a `Content-Type` value, lower case and without its parameters: `application/rss+xml`.
pub fn media_type(content_type: &str) -> Cow<'_, str> {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    match essence.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(essence.to_ascii_lowercase()),
        false => Cow::Borrowed(essence),
    }
}

/// Splits at the first `;` outside of quotes.
fn first_parameter(rest: &str) -> (&str, Option<&str>) {
    let mut quoted = false;
    let end = rest.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b';' && !quoted
    });
    match end.and_then(|end| rest.split_at_checked(end)) {
        Some((parameter, after)) => (parameter, after.strip_prefix(';')),
        None => (rest, None),
    }
}

fn charset_value(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    let value = value.trim().trim_matches(['"', '\'']).trim();
    (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets() {
        assert_eq!(charset("text/xml; charset=koi8-r"), Some("koi8-r"));
        assert_eq!(charset("text/xml;CHARSET = \"UTF-8\" ; x=y"), Some("UTF-8"));
        assert_eq!(charset("text/xml; title=\"a; charset=no\"; charset='latin1'"), Some("latin1"));
        assert_eq!(charset("text/xml; charset=\"utf-8"), Some("utf-8"));
        for none in ["", "text/xml", "text/xml;", "text/xml; charset=", "text/xml; charset=\"\"", "charset=utf-8"] {
            assert_eq!(charset(none), None, "{none}");
        }
    }

    #[test]
    fn media_types() {
        assert_eq!(media_type("Application/RSS+xml; charset=utf-8"), "application/rss+xml");
        assert!(matches!(media_type(" text/xml ;x"), Cow::Borrowed("text/xml")));
        assert_eq!(media_type(""), "");
    }

    #[test]
    fn long_values_take_linear_time() {
        assert_eq!(charset(&";".repeat(5_000_000)), None);
        assert_eq!(charset(&";a=\"".repeat(1_000_000)), None);
    }
}
