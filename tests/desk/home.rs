//! A desk in a folder of its own: the real program, with a clock that the test sets.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use wiredesk::model::Time;

/// How long anything may take that a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a variable of the environment holds, for settings that name it.
pub const SECRET: &str = "hunter2 of the environment";

pub struct Home {
    folder: tempfile::TempDir,
}

/// An answer of the desk.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A desk that runs.
pub struct Running {
    child: Child,
    address: String,
}

impl Home {
    /// A desk of some settings at a time.
    pub fn new(settings: &str, now: &str) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(home.path("wiredesk.toml"), settings).unwrap();
        home.set(now);
        home
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    /// Sets the clock.
    pub fn set(&self, now: &str) {
        self.set_seconds(Time::new(now).and_then(|time| time.seconds(0)).unwrap());
    }
    pub fn set_seconds(&self, seconds: i64) {
        // Moved in whole: a desk that looks in between sees the one time or the other.
        fs::write(self.path("clock.new"), seconds.to_string()).unwrap();
        fs::rename(self.path("clock.new"), self.path("clock")).unwrap();
    }
    /// Drops a document into a folder, moved in whole.
    pub fn drop(&self, name: &str, document: &str) {
        let hidden = self.path(&format!(".{}", name.replace('/', "-")));
        fs::write(&hidden, document).unwrap();
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::rename(hidden, self.path(name)).unwrap();
    }
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
        command.args(args).current_dir(self.folder.path()).env("WIREDESK_CLOCK", self.path("clock"));
        command.env("QUAY_SECRET", SECRET);
        command
    }
    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }
    /// One pass over the sources, as after a restart; returns what it told.
    pub fn once(&self) -> String {
        let output = self.run(&["run", "--once"]);
        String::from_utf8(output.stderr).unwrap()
    }
    /// Starts the desk and waits until it serves.
    pub fn start(&self) -> Running {
        let mut command = self.command(&["run", "--log", "json"]);
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let (send, told): (_, Receiver<String>) = channel();
        thread::spawn(move || lines.for_each(|line| drop(send.send(line))));
        let begun = Instant::now();
        while let Ok(line) = told.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            let told: serde_json::Value = serde_json::from_str(&line).unwrap();
            if let Some(address) = told["message"].as_str().and_then(|words| words.strip_prefix("listens at ")) {
                return Running { child, address: address.to_owned() };
            }
        }
        let _ = child.kill().and_then(|()| child.wait());
        panic!("the desk did not begin to serve");
    }
}

impl Running {
    /// Asks the desk; `headers` are lines.
    pub fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address);
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }
    /// The text of a path as soon as it is as asked.
    pub fn until(&self, path: &str, is: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let text = self.get(path).text();
            if is(&text) {
                return text;
            }
            assert!(begun.elapsed() < PATIENCE, "{path} does not become what it should:\n{text}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A document of the wire format.
pub fn wire(articles: &serde_json::Value) -> String {
    // In the order in which the format has them.
    format!("{{\"wire\":\"1\",\"feed\":{{}},\"articles\":{articles}}}")
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
