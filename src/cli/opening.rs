//! From a path on the command line to an open document, or to a finding that says why not.

use std::borrow::Cow;
use std::ops::Range;
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

/// An input that was read whole.
pub struct Input {
    /// Its first bytes, which tell what a stray file is.
    head: Vec<u8>,
    held: Held,
    transport: Option<String>,
    /// Where it was fetched from.
    url: Option<String>,
    /// What the server said around it.
    exchange: Option<Exchange>,
}

/// What is held of an input: one of the two, since both can be huge.
enum Held {
    /// Its bytes, which are its text.
    Bytes(Vec<u8>),
    /// The text that was decoded from them.
    Decoded(Source<'static>),
}

/// How many bytes tell what a stray file is.
const HEAD: usize = 64;

impl Input {
    fn new(bytes: Vec<u8>, transport: Option<&str>) -> Self {
        let head = bytes.get(..HEAD).unwrap_or(&bytes).to_vec();
        let held = match text::decode(&bytes, transport).decoded() {
            Some(source) => Held::Decoded(source),
            None => Held::Bytes(bytes),
        };
        Self { head, held, transport: transport.map(str::to_owned), url: None, exchange: None }
    }
    /// What the server said around it, where it was fetched.
    pub fn exchange(&self) -> Option<&Exchange> {
        self.exchange.as_ref()
    }
    /// Its text.
    pub fn source(&self) -> Cow<'_, Source<'_>> {
        match &self.held {
            Held::Bytes(bytes) => Cow::Owned(text::decode(bytes, self.transport.as_deref())),
            Held::Decoded(source) => Cow::Borrowed(source),
        }
    }
}

/// An input, `None` when it cannot be read, with what was found on the way.
pub type Read = (Option<Input>, Report);

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
    /// Reads an input whole; `None` when it cannot be, which is in the report.
    pub fn read(&self, named: &Named, report: &mut Report) -> Option<Input> {
        let stated = self.args.content_type.as_deref();
        let read = match input::url(&named.path) {
            Some(url) => self.fetch(url, stated),
            None => input::read(&named.path, self.args.max_input).map(|bytes| Input::new(bytes, stated)),
        };
        read.map_err(|error| report.add(Diagnostic::error("input/unreadable", error.to_string()))).ok()
    }
    /// [`read`](Self::read), and the documents of a stream apart: the second of `a.xml` is called `a.xml#2`.
    pub fn parts(&self, named: &Named) -> Vec<(Named, Read)> {
        let mut report = Report::default();
        let input = self.read(named, &mut report);
        let named = &named.shown();
        let ranges = input.as_ref().map_or_else(Vec::new, |input| stream::documents(input.source().text()));
        let (Some(input), true) = (&input, ranges.len() > 1) else { return vec![(named.clone(), (input, report))] };
        let source = input.source();
        let part = |(n, range): (usize, Range<usize>)| {
            let held = Held::Decoded(source.part(range));
            let part = Input {
                head: Vec::new(),
                held,
                transport: input.transport.clone(),
                url: input.url.clone(),
                exchange: None,
            };
            let path = if n == 0 { named.path.clone() } else { format!("{}#{}", named.path.display(), n + 1).into() };
            let words = format!("{}-{}", named.words, n + 1);
            (Named { path, words, found: named.found }, (Some(part), Report::default()))
        };
        ranges.into_iter().enumerate().map(part).collect()
    }
    #[cfg(feature = "net")]
    fn fetch(&self, url: &str, stated: Option<&str>) -> Result<Input, Error> {
        let mut limits = wiredesk::net::Limits::default();
        limits.bytes = self.args.max_input.saturating_mul(1 << 20);
        limits.time = std::time::Duration::from_secs(self.args.timeout);
        limits.special = self.args.allow_private;
        let fetched = wiredesk::net::fetch(url, &limits)?;
        let input = Input::new(fetched.bytes, stated.or(fetched.content_type.as_deref()));
        // It becomes the base of links, and goes out with them.
        let url = wiredesk::net::bare(&fetched.url);
        Ok(Input { url: Some(url), exchange: Some(fetched.exchange), ..input })
    }
    #[cfg(not(feature = "net"))]
    fn fetch(&self, url: &str, _: Option<&str>) -> Result<Input, Error> {
        Err(Error::usage(format!("{url} is not fetched: this program was built without the feature net")))
    }
    /// The URL that the relative links of an input refer to, where it states none.
    pub fn base<'i>(&'i self, input: &'i Input) -> Option<&'i str> {
        self.args.base.as_deref().or(input.url.as_deref())
    }
    /// The format of an input; `None` when it is none that is known, which is in the report: as a note where the input was
    /// only found in a directory.
    pub fn card(
        &self,
        named: &Named,
        input: &Input,
        source: &Source<'_>,
        report: &mut Report,
    ) -> Option<&'static Card> {
        let found = self.from.or_else(|| {
            let media_type = input.transport.as_deref().map(text::media_type);
            detect(source.text(), media_type.as_deref(), input::extension(&named.path))
        });
        if found.is_none() {
            let finding = unknown::finding(&input.head, source.text());
            report.add(match named.found {
                true => Diagnostic::info("input/passed-over", finding.message),
                false => finding,
            });
        }
        found
    }
    /// How an input is read.
    pub fn options(&self, input: &Input) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.base = self.base(input).map(str::to_owned);
        options.now = Some(super::clock::present());
        options
    }
    /// Opens an input; `None` when it cannot be, which is in the report.
    pub fn open<'s>(
        &self,
        named: &Named,
        input: &Input,
        source: &'s Source<'_>,
        report: &mut Report,
    ) -> Option<Document<'s>> {
        let card = self.card(named, input, source, report)?;
        self.open_as(card, named, input, source, report)
    }
    fn open_as<'s>(
        &self,
        card: &'static Card,
        named: &Named,
        input: &Input,
        source: &'s Source<'_>,
        report: &mut Report,
    ) -> Option<Document<'s>> {
        if card.open.is_none() {
            report.add(written_only(card, named));
            return None;
        }
        let opened = open(source, card, &self.options(input), report);
        opened.map_err(|why| report.add(self.refused(card, &why.0, input, source))).ok()
    }
    /// [`open`](Self::open), and at the same time [`recalls`](Self::recalls): both walk through all of a document.
    pub fn open_beside<'s>(
        &self,
        named: &Named,
        input: &Input,
        source: &'s Source<'_>,
        report: &mut Report,
    ) -> Option<(Document<'s>, Option<Recalls>)> {
        let card = self.card(named, input, source, report)?;
        std::thread::scope(|scope| {
            let recalls = scope.spawn(|| recalls(source, card, &self.options(input)));
            let document = self.open_as(card, named, input, source, report);
            let recalls = recalls.join().unwrap_or_else(|panic| resume_unwind(panic));
            Some((document?, Some(recalls)))
        })
    }
    /// What the articles of a document say of each other's release.
    pub fn recalls(&self, document: &Document<'_>, input: &Input, source: &Source<'_>) -> Recalls {
        recalls(source, document.card(), &self.options(input))
    }
    /// What the documents of an input say of each other's articles.
    pub fn recalls_of(&self, parts: &[(Named, Read)]) -> Recalls {
        let mut recalls = Recalls::default();
        for (named, (input, report)) in parts {
            let Some(input) = input else { continue };
            let source = input.source();
            // What fails to open is told in its turn.
            if let Some(document) = self.open(named, input, &source, &mut report.clone()) {
                recalls.extend(self.recalls(&document, input, &source));
            }
        }
        recalls
    }
    /// What is wrong with an input that is not of the format it was taken for.
    pub fn refused(&self, card: &Card, why: &str, input: &Input, source: &Source<'_>) -> Diagnostic {
        let message = format!("this is not {}: {why}", card.title);
        let finding = Diagnostic::error("input/not-this-format", message).at(Span::new(0, 0));
        match (self.from, detect(source.text(), None, None)) {
            (Some(_), Some(other)) => {
                finding.help(format!("it looks like {0}: --from {0}, or leave --from out", other.id))
            }
            (Some(_), None) => match unknown::finding(&input.head, source.text()).help {
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
