//! A stream of messages in frames of control octets, message by message, with what stands between them.

use super::NotThisFormat;
use crate::diag::{Diagnostic, Report, Span};
use crate::syntax::wire::{Frame, Frames, is_idle};

/// One of the first frames has to be a message.
const LOOKED_AT: usize = 100;

/// What is noted of a stream.
pub struct Notes {
    /// The rule of a frame that lacks an octet.
    pub frame: &'static str,
    /// The rule of what stands between messages.
    pub noise: &'static str,
}

/// The messages of a stream.
pub struct Framed<'s> {
    text: &'s str,
    frames: Frames<'s>,
    is_message: fn(&str, &Frame) -> bool,
    notes: &'static Notes,
    /// Where the message before ended.
    end: usize,
}

impl<'s> Framed<'s> {
    /// Opens a stream; `begins` as [`Frames::new`] has it, `is_message` tells messages from noise in a frame.
    ///
    /// # Errors
    /// With `otherwise`, when none of the first frames is a message.
    pub fn open(
        text: &'s str,
        begins: fn(&str) -> bool,
        is_message: fn(&str, &Frame) -> bool,
        notes: &'static Notes,
        otherwise: &str,
    ) -> Result<Self, NotThisFormat> {
        let frames = Frames::new(text, begins);
        if !frames.clone().take(LOOKED_AT).any(|frame| is_message(text, &frame)) {
            return Err(NotThisFormat(otherwise.to_owned()));
        }
        Ok(Self { text, frames, is_message, notes, end: 0 })
    }

    /// The next message, and where it stands.
    pub fn next(&mut self, report: &mut Report) -> Option<(Frame, Span)> {
        let is_message = self.is_message;
        let Some(frame) = self.frames.by_ref().find(|frame| is_message(self.text, frame)) else {
            self.noise(self.text.len(), report);
            return None;
        };
        self.noise(frame.span.start, report);
        self.end = frame.span.end;
        let span = Span::new(frame.span.start, frame.span.end);
        if !frame.whole {
            let message = "an octet of its frame (SOH, STX, ETX or EOT) is missing";
            report.repaired(Diagnostic::warning(self.notes.frame, message).at(span));
        }
        Some((frame, span))
    }

    /// What stands before a place and belongs to no message.
    fn noise(&self, to: usize, report: &mut Report) {
        let between = self.text.get(self.end..to).unwrap_or_default();
        let noise = between.trim_matches(|c: char| is_idle(c) || c.is_control());
        if !noise.is_empty() {
            let words: String = noise.chars().filter(|c| !c.is_control()).take(60).collect();
            let message = format!("left out what stands between messages: {words:?}");
            report.add(Diagnostic::info(self.notes.noise, message).at(Span::new(self.end, to)));
        }
    }
}
