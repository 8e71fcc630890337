//! From a path on the command line to an open document, or to a finding that says why not.

use std::borrow::Cow;
use std::panic::resume_unwind;

use wiredesk::convert::{Document, open, recalls};
use wiredesk::detect::detect;
use wiredesk::diag::{Diagnostic, Report, Span};
use wiredesk::error::Error;
use wiredesk::filters::release::Recalls;
use wiredesk::formats::{Card, ReadOptions};
use wiredesk::stream;
use wiredesk::text::{self, Source};
use wiredesk::transport::Exchange;

use super::args::Reading;
use super::input::{self, Named};
use super::{card, unknown};

/// An input that was read whole, or why it could not be.
pub struct Whole {
    /// What it is called, without what is secret in it.
    named: Named,
    held: Option<Held>,
    report: Report,
}

/// What is held of an input.
struct Held {
    content: Content,
    /// Its first bytes, which tell what a stray file is.
    head: Vec<u8>,
    /// The media type that was stated of it.
    transport: Option<String>,
    /// Where it was fetched from.
    url: Option<String>,
    /// What the server said around it.
    exchange: Option<Exchange>,
}

/// One of the two, since both can be huge.
enum Content {
    /// Its bytes, which are its text.
    Bytes(Vec<u8>),
    /// The text that was decoded from them.
    Decoded(Source<'static>),
}

/// How many bytes tell what a stray file is.
const HEAD: usize = 64;

impl Held {
    fn new(bytes: Vec<u8>, transport: Option<&str>) -> Self {
        let head = bytes.get(..HEAD).unwrap_or(&bytes).to_vec();
        let content = match text::decode(&bytes, transport).decoded() {
            Some(source) => Content::Decoded(source),
            None => Content::Bytes(bytes),
        };
        Self { content, head, transport: transport.map(str::to_owned), url: None, exchange: None }
    }
    fn source(&self) -> Cow<'_, Source<'_>> {
        match &self.content {
            Content::Bytes(bytes) => Cow::Owned(text::decode(bytes, self.transport.as_deref())),
            Content::Decoded(source) => Cow::Borrowed(source),
        }
    }
}

impl Whole {
    /// Its text; `None` when it could not be read.
    pub fn source(&self) -> Option<Cow<'_, Source<'_>>> {
        self.held.as_ref().map(Held::source)
    }
    /// The documents in its text, nearly always one; one too that cannot be read.
    pub fn documents<'w>(&'w self, source: Option<&'w Source<'w>>) -> Documents<'w> {
        let of = self.held.as_ref().zip(source);
        Documents { whole: self, of, ranges: stream::documents(source.map_or("", Source::text)), count: 0 }
    }
}

/// The documents of an input, each called by its number behind the first: the second of `a.xml` is `a.xml#2`.
pub struct Documents<'w> {
    whole: &'w Whole,
    of: Option<(&'w Held, &'w Source<'w>)>,
    ranges: stream::Documents<'w>,
    count: usize,
}

impl Documents<'_> {
    /// Whether there is one.
    pub fn is_one(&self) -> bool {
        self.ranges.is_one()
    }
}

impl<'w> Iterator for Documents<'w> {
    type Item = (Named, Read<'w>);

    fn next(&mut self) -> Option<(Named, Read<'w>)> {
        let range = self.ranges.next()?;
        self.count += 1;
        let (named, n) = (&self.whole.named, self.count);
        let Some((held, source)) = self.of else { return Some((named.clone(), (None, self.whole.report.clone()))) };
        let (url, transport) = (held.url.as_deref(), held.transport.as_deref());
        if self.is_one() {
            let (source, exchange) = (Cow::Borrowed(source), held.exchange.as_ref());
            let input = Input { source, head: &held.head, transport, url, exchange };
            return Some((named.clone(), (Some(input), self.whole.report.clone())));
        }
        let source = Cow::Owned(source.part(range));
        let input = Input { source, head: &[], transport, url, exchange: None };
        let path = if n == 1 { named.path.clone() } else { format!("{}#{n}", named.path.display()).into() };
        let words = format!("{}-{n}", named.words);
        Some((Named { path, words, found: named.found }, (Some(input), Report::default())))
    }
}

/// A document of an input.
pub struct Input<'w> {
    source: Cow<'w, Source<'w>>,
    head: &'w [u8],
    transport: Option<&'w str>,
    url: Option<&'w str>,
    exchange: Option<&'w Exchange>,
}

impl<'w> Input<'w> {
    /// What the server said around it, where it was fetched and is no part of a stream.
    pub fn exchange(&self) -> Option<&Exchange> {
        self.exchange
    }
    /// Its text.
    pub fn source(&self) -> &Source<'w> {
        &self.source
    }
}

/// A document, `None` when its input cannot be read, with what was found on the way.
pub type Read<'w> = (Option<Input<'w>>, Report);

/// How the inputs of a run are opened.
pub struct Opening<'a> {
    args: &'a Reading,
    from: Option<&'static Card>,
}

impl<'a> Opening<'a> {
    /// As the command line says.
    pub fn new(args: &'a Reading) -> Result<Self, Error> {
        let from = args.from.as_deref().map(card).transpose()?;
        if let Some(base) = args.base.as_deref().filter(|base| url::Url::parse(base).is_err()) {
            return Err(Error::usage(format!(
                "--base takes an absolute URL as https://news.example/a.xml, not {base:?}"
            )));
        }
        if let Some(card) = from.filter(|card| card.open.is_none() && card.judged.is_none()) {
            return Err(Error::usage(format!("{} is written only; --from takes a format that is read", card.title)));
        }
        Ok(Self { args, from })
    }
    /// Reads an input whole.
    pub fn read(&self, named: &Named) -> Whole {
        let (stated, mut report) = (self.args.content_type.as_deref(), Report::default());
        let read = match input::url(&named.path) {
            Some(url) => self.fetch(url, stated),
            None => input::read(&named.path, self.args.max_input).map(|bytes| Held::new(bytes, stated)),
        };
        let unread = |error: Error| report.add(Diagnostic::error("input/unreadable", error.to_string()));
        let held = read.map_err(unread).ok();
        Whole { named: named.shown(), held, report }
    }
    #[cfg(feature = "net")]
    fn fetch(&self, url: &str, stated: Option<&str>) -> Result<Held, Error> {
        let mut limits = wiredesk::net::Limits::default();
        limits.bytes = self.args.max_input.saturating_mul(1 << 20);
        limits.time = std::time::Duration::from_secs(self.args.timeout);
        limits.special = self.args.allow_private;
        let fetched = wiredesk::net::fetch(url, &limits)?;
        let held = Held::new(fetched.bytes, stated.or(fetched.content_type.as_deref()));
        // It becomes the base of links, and goes out with them.
        let url = wiredesk::net::bare(&fetched.url);
        Ok(Held { url: Some(url), exchange: Some(fetched.exchange), ..held })
    }
    #[cfg(not(feature = "net"))]
    fn fetch(&self, url: &str, _: Option<&str>) -> Result<Held, Error> {
        Err(Error::usage(format!("{url} is not fetched: this program was built without the feature net")))
    }
    /// The URL that the relative links of an input refer to, where it states none.
    pub fn base<'i>(&'i self, input: &'i Input<'_>) -> Option<&'i str> {
        self.args.base.as_deref().or(input.url)
    }
    /// The format of an input; `None` when it is none that is known, which is in the report: as a note where the input was
    /// only found in a directory.
    pub fn card(&self, named: &Named, input: &Input<'_>, report: &mut Report) -> Option<&'static Card> {
        let text = input.source.text();
        let found = self.from.or_else(|| {
            let media_type = input.transport.map(text::media_type);
            detect(text, media_type.as_deref(), input::extension(&named.path))
        });
        if found.is_none() {
            let finding = unknown::finding(input.head, text);
            report.add(match named.found {
                true => Diagnostic::info("input/passed-over", finding.message),
                false => finding,
            });
        }
        found
    }
    /// How an input is read.
    pub fn options(&self, input: &Input<'_>) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.base = self.base(input).map(str::to_owned);
        options.now = Some(super::clock::present());
        options
    }
    /// Opens a document; `None` when it cannot be, which is in the report.
    pub fn open<'s>(&self, named: &Named, input: &'s Input<'_>, report: &mut Report) -> Option<Document<'s>> {
        let card = self.card(named, input, report)?;
        self.open_as(card, named, input, report)
    }
    fn open_as<'s>(
        &self,
        card: &'static Card,
        named: &Named,
        input: &'s Input<'_>,
        report: &mut Report,
    ) -> Option<Document<'s>> {
        if card.open.is_none() {
            report.add(written_only(card, named));
            return None;
        }
        let opened = open(&input.source, card, &self.options(input), report);
        opened.map_err(|why| report.add(self.refused(card, &why.0, input))).ok()
    }
    /// [`open`](Self::open), and at the same time [`recalls`](Self::recalls): both walk through all of a document.
    pub fn open_beside<'s>(
        &self,
        named: &Named,
        input: &'s Input<'_>,
        report: &mut Report,
    ) -> Option<(Document<'s>, Option<Recalls>)> {
        let card = self.card(named, input, report)?;
        std::thread::scope(|scope| {
            let recalls = scope.spawn(|| recalls(&input.source, card, &self.options(input)));
            let document = self.open_as(card, named, input, report);
            let recalls = recalls.join().unwrap_or_else(|panic| resume_unwind(panic));
            Some((document?, Some(recalls)))
        })
    }
    /// What the articles of a document say of each other's release.
    pub fn recalls(&self, document: &Document<'_>, input: &Input<'_>) -> Recalls {
        recalls(&input.source, document.card(), &self.options(input))
    }
    /// What the documents of an input say of each other's articles.
    pub fn recalls_of(&self, documents: Documents<'_>) -> Recalls {
        let mut recalls = Recalls::default();
        for (named, (input, mut report)) in documents {
            let Some(input) = input else { continue };
            // What fails to open is told in its turn.
            if let Some(document) = self.open(&named, &input, &mut report) {
                recalls.extend(self.recalls(&document, &input));
            }
        }
        recalls
    }
    /// What is wrong with an input that is not of the format it was taken for.
    pub fn refused(&self, card: &Card, why: &str, input: &Input<'_>) -> Diagnostic {
        let text = input.source.text();
        let message = format!("this is not {}: {why}", card.title);
        let finding = Diagnostic::error("input/not-this-format", message).at(Span::new(0, 0));
        match (self.from, detect(text, None, None)) {
            (Some(_), Some(other)) => {
                finding.help(format!("it looks like {0}: --from {0}, or leave --from out", other.id))
            }
            (Some(_), None) => match unknown::finding(input.head, text).help {
                Some(help) => finding.help(help),
                None => finding,
            },
            (None, _) => finding,
        }
    }
}

/// That a document is of a format which is written and validated, and read by nobody: it holds no articles.
fn written_only(card: &Card, named: &Named) -> Diagnostic {
    let message = format!("this is a document of {}, which is written and validated but not read", card.title);
    match named.found {
        true => Diagnostic::info("input/passed-over", message),
        false => Diagnostic::error("input/written-only", message)
            .help("convert what it was made of; `wiredesk validate` looks at the document itself"),
    }
}
