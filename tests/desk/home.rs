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

const PROGRAM: &str = env!("CARGO_BIN_EXE_wiredesk");
const RUN: &[&str] = &["run", "--log", "json"];

/// What a variable of the environment holds, for settings that name it.
pub const SECRET: &str = "hunter2 of the environment";

pub struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
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
    told: Receiver<String>,
}

impl Home {
    /// A desk of some settings at a time.
    pub fn new(settings: &str, now: &str) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new() };
        fs::write(home.path("wiredesk.toml"), settings).unwrap();
        home.set(now);
        home
    }
    /// With a variable in the environment of whatever is run.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
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
    pub fn command(&self, args: &[&str]) -> Command {
        self.command_by(Command::new(PROGRAM), args)
    }
    fn command_by(&self, mut command: Command, args: &[&str]) -> Command {
        command.args(args).current_dir(self.folder.path()).env("WIREDESK_CLOCK", self.path("clock"));
        command.env("QUAY_SECRET", SECRET).envs(self.variables.iter().map(|(name, value)| (name, value)));
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
        Self::begin(self.command(RUN))
    }
    /// The same by a shell that does something first.
    pub fn start_behind(&self, first: &str) -> Running {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{first}; exec \"$0\" \"$@\""), PROGRAM]);
        Self::begin(self.command_by(shell, RUN))
    }
    fn begin(mut command: Command) -> Running {
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let (send, told): (_, Receiver<String>) = channel();
        thread::spawn(move || lines.for_each(|line| drop(send.send(line))));
        let begun = Instant::now();
        while let Ok(line) = told.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            let said: serde_json::Value = serde_json::from_str(&line).unwrap();
            if let Some(address) = said["message"].as_str().and_then(|words| words.strip_prefix("listens at ")) {
                return Running { child, address: address.to_owned(), told };
            }
        }
        let _ = child.kill().and_then(|()| child.wait());
        panic!("the desk did not begin to serve");
    }
}

impl Running {
    /// The number of the process.
    pub fn id(&self) -> String {
        self.child.id().to_string()
    }
    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }
    /// Waits until it tells what is asked for; returns what it told until then.
    pub fn tells(&self, words: &str) -> String {
        let (begun, mut all) = (Instant::now(), String::new());
        while let Ok(line) = self.told.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            all += &format!("{line}\n");
            if line.contains(words) {
                return all;
            }
        }
        panic!("{words:?} is not told:\n{all}");
    }
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
            let shown: String = text.chars().take(4000).collect();
            assert!(begun.elapsed() < PATIENCE, "{path} does not become what it should:\n{shown}");
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

/// What SQLite says of the store.
pub fn integrity(home: &Home) -> String {
    query(home, "PRAGMA integrity_check")
}

/// The only value that a statement gives, which is asked of the store beside the desk.
pub fn query(home: &Home, statement: &'static str) -> String {
    let path = home.path("desk/desk.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
        let pool = sqlx::sqlite::SqlitePool::connect_with(options).await.unwrap();
        let said: Option<(String,)> = sqlx::query_as(statement).fetch_optional(&pool).await.unwrap();
        pool.close().await;
        said.map(|(said,)| said).unwrap_or_default()
    })
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
