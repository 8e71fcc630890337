//! The two shapes that nearly every document holds, read without a detour.

use super::draft::{Clock, Draft, Offset, WRONG_WEEKDAY, day_of_week};
use super::{Shape, Stated};
use crate::model::Time;

/// `Mon, 05 Feb 2024 10:00:00 GMT`, also with `Z`, `UT`, `+0000`, or a day of one digit.
pub(super) fn rfc822(text: &str) -> Option<Draft<'static>> {
    let [w0, w1, w2, b',', b' ', rest @ ..] = text.as_bytes() else { return None };
    let (day, rest) = match rest {
        [a, b, b' ', rest @ ..] => (two(*a, *b)?, rest),
        [a, b' ', rest @ ..] => (two(b'0', *a)?, rest),
        _ => return None,
    };
    let [m0, m1, m2, b' ', y0, y1, y2, y3, b' ', rest @ ..] = rest else { return None };
    let [h0, h1, b':', n0, n1, b':', s0, s1, b' ', zone @ ..] = rest else { return None };
    let year = u16::from(two(*y0, *y1)?) * 100 + u16::from(two(*y2, *y3)?);
    let month = month(&[*m0, *m1, *m2])?;
    let clock = Clock { hour: two(*h0, *h1)?, minute: two(*n0, *n1)?, second: two(*s0, *s1)?, fraction: "" };
    let offset = match zone {
        b"GMT" | b"+0000" | b"Z" | b"UT" => Offset::UTC,
        // `-0000` means something else and is left to the thorough reader.
        [sign @ (b'+' | b'-'), a, b, c, d] => {
            let (hours, minutes) = (two(*a, *b)?, two(*c, *d)?);
            let offset = Offset { west: *sign == b'-', hours, minutes };
            (hours < 24 && minutes < 60 && !offset.is_minus_zero()).then_some(offset)?
        }
        _ => return None,
    };
    let mut draft = Draft::date(year, month, day, Shape::Rfc822);
    (draft.clock, draft.offset) = (Some(clock), Some(offset));
    if weekday(&[*w0, *w1, *w2])? != day_of_week(year, month, day) {
        draft.note = Some(WRONG_WEEKDAY);
    }
    Some(draft)
}

/// RFC 3339 and its date alone, exactly as the model writes them.
pub(super) fn rfc3339(text: &str) -> Option<Stated> {
    let [y0, y1, y2, y3, b'-', _, _, b'-', _, _, rest @ ..] = text.as_bytes() else { return None };
    if matches!(&[*y0, *y1, *y2, *y3], b"0000" | b"0001" | b"9999") || text.len() > 35 {
        return None;
    }
    let time = Time::new(text)?;
    let zoned = rest.len() > 9 && (text.ends_with('Z') || rest.iter().any(|b| matches!(b, b'+' | b'-')));
    let shape = if zoned { Shape::Rfc3339 } else { Shape::Iso8601 };
    Some(Stated { time, note: None, repaired: false, shape })
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

fn month(name: &[u8; 3]) -> Option<u8> {
    Some(match name {
        b"Jan" => 1,
        b"Feb" => 2,
        b"Mar" => 3,
        b"Apr" => 4,
        b"May" => 5,
        b"Jun" => 6,
        b"Jul" => 7,
        b"Aug" => 8,
        b"Sep" => 9,
        b"Oct" => 10,
        b"Nov" => 11,
        b"Dec" => 12,
        _ => return None,
    })
}

fn weekday(name: &[u8; 3]) -> Option<u8> {
    Some(match name {
        b"Sun" => 0,
        b"Mon" => 1,
        b"Tue" => 2,
        b"Wed" => 3,
        b"Thu" => 4,
        b"Fri" => 5,
        b"Sat" => 6,
        _ => return None,
    })
}
