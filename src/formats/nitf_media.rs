//! `media` in the markup of a NITF body, wherever such a body stands.

/// Divides the markup of a body, as the cursor writes it again, into what is not `media` and each `media` that `takes`
/// says is to be taken out, but not more than `most`.
pub(crate) fn divide(markup: &str, most: usize, takes: impl Fn(&str) -> bool) -> (String, Vec<&str>) {
    let (mut rest, mut found) = (String::new(), Vec::new());
    let (mut from, mut at, mut depth, mut start) = (0, 0, 0usize, 0);
    while let Some(n) = markup.get(at..).and_then(|m| memchr::memchr(b'<', m.as_bytes())) {
        let tag = at + n;
        let end =
            markup.get(tag..).and_then(|m| memchr::memchr(b'>', m.as_bytes())).map_or(markup.len(), |e| tag + e + 1);
        at = end;
        let text = markup.get(tag..end).unwrap_or_default();
        if text.starts_with("</media>") {
            depth = depth.saturating_sub(1);
        } else if is_media(text) && !text.ends_with("/>") {
            if depth == 0 {
                start = tag;
            }
            depth += 1;
            continue;
        } else if is_media(text) && depth == 0 {
            start = tag;
        } else {
            continue;
        }
        let media = markup.get(start..end).unwrap_or_default();
        if depth == 0 && start >= from && found.len() < most && takes(media) {
            rest.push_str(markup.get(from..start).unwrap_or_default());
            found.push(media);
            from = end;
        }
    }
    rest.push_str(markup.get(from..).unwrap_or_default());
    (rest, found)
}

fn is_media(tag: &str) -> bool {
    tag.strip_prefix("<media").is_some_and(|rest| rest.starts_with([' ', '>', '/']))
}
