//! Embargoes in scripts that put no blanks between words: `【解禁：3日12時】`, `禁运至3月3日12时`, `보도시점: 3. 3. 12:00`.

use super::embargo::HEAD;
use super::terms::{AT_ONCE, FORBIDDEN, HELD, OPENED, PUBLISHED, TIME_CHARS, UNSPACED};
use crate::text::start;

/// What stands around times and words of the trade.
const MARKS: &[char] = &[
    ':', '：', ' ', '\u{3000}', '=', '＝', '・', '、', ',', '.', '/', '／', '-', '~', '～', '(', ')', '（', '）', '·',
];
/// What a line may begin with before its first word.
const BEFORE: &[char] = &['【', '（', '［', '[', '(', '〔', '※', '■', '◆', '◇', '＊', '*', ' ', '\u{3000}', '<', '＜'];
/// What closes what those open.
const BEHIND: &[char] = &['】', '）', '］', ']', ')', '〕', '>', '＞'];

/// Words that say it all in a bracket.
const ALONE: [&str; 6] = ["エンバーゴ", "엠바고", "報道解禁前", "報道禁止", "禁发", "禁發"];

/// The words at the head of a text that announce an embargo until a time.
pub(super) fn head(line: &str) -> Option<&str> {
    bracketed(line).or_else(|| begun(line))
}

/// The same of a line of a note, wherever they stand in it.
pub(super) fn in_note(line: &str) -> Option<&str> {
    // All of them are of other scripts.
    if line.is_ascii() {
        return None;
    }
    let line = start(line.trim(), HEAD);
    let holds = line.contains(is_digit) && HELD.iter().any(|word| line.contains(word));
    head(line).or_else(|| holds.then_some(line))
}

/// `（3月3日12时前禁发）`: a bracket at the head that states a time and begins or ends in a word of the trade.
fn bracketed(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let close = match line.chars().next()? {
        '（' => '）',
        '【' => '】',
        '［' => '］',
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let open = line.chars().next().map_or(0, char::len_utf8);
    let end = start(line, HEAD).find(close)?;
    let inside = line.get(open..end)?;
    let rest = |word: &str| inside.strip_suffix(word).or_else(|| inside.strip_prefix(word));
    let announces = ALONE.contains(&inside)
        || inside.contains(is_digit)
            && (HELD.iter().any(|word| rest(word).is_some())
                || OPENED.iter().any(|word| rest(word).is_some_and(is_time)));
    announces.then(|| line.get(..end + close.len_utf8()))?
}

/// `禁运至3月3日12时：...`, `보도시점: 2031. 3. 3. 12:00`: the line begins with a word of the trade, and a time follows; or with
/// one that forbids, and a time and what is forbidden follow.
fn begun(line: &str) -> Option<&str> {
    let seen = start(line.trim_start(), HEAD);
    let words = seen.trim_start_matches(BEFORE);
    // Words of ASCII are the others' to read.
    if words.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    let clause = words.split(['，', '。', '；', '\n']).next().unwrap_or_default();
    let named = UNSPACED.iter().filter_map(|word| words.strip_prefix(word)).min_by_key(|rest| rest.len());
    let timed =
        named.is_some_and(|rest| rest.trim_start_matches(BEHIND).trim_start_matches(MARKS).starts_with(is_digit));
    let forbids = || {
        FORBIDDEN.iter().any(|word| clause.starts_with(word))
            && clause.contains(is_digit)
            && PUBLISHED.iter().any(|word| clause.contains(word))
    };
    if !timed && !forbids() || AT_ONCE.iter().any(|word| words.contains(word)) {
        return None;
    }
    let from = seen.len() - words.len() + words.find(is_digit)?;
    // A bracket that was not opened before the words is part of the time.
    let closes = |c: &char| seen.starts_with(BEFORE) && BEHIND.contains(c);
    let end = seen.char_indices().filter(|(at, _)| *at > from).find(|(_, c)| *c == '：' || closes(c));
    let end = end.map_or(seen.len(), |(at, c)| if c == '：' { at } else { at + c.len_utf8() });
    seen.get(..end).map(str::trim)
}

/// Whether words are a time and nothing else.
fn is_time(words: &str) -> bool {
    words.chars().all(|c| is_digit(c) || MARKS.contains(&c) || TIME_CHARS.contains(c))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
