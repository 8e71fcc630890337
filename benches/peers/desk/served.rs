//! A 304 of the desk beside nginx that serves a file: the same run, the same load, one tool for both.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use super::Running;

/// The size of the file of nginx, in bytes.
const SIZE: usize = 20_000;
const CONNECTIONS: u32 = 64;
/// How long one measurement takes, in seconds, and how many of each there are, in turn.
const SECONDS: u32 = 8;
const ROUNDS: usize = 5;
/// What part of the rate of nginx the desk's has to be.
const FLOOR: f64 = 0.5;
const LISTEN: &str = "127.0.0.1:18311";

/// nginx with one worker.
struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        // It ends its worker when it is told to, and leaves it when it is killed.
        let _ = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        let _ = self.0.wait();
    }
}

impl Nginx {
    fn start(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder.join("www")).ok()?;
        fs::write(folder.join("www/file.xml"), "x".repeat(SIZE)).ok()?;
        let at = folder.display();
        let settings = format!(
            "worker_processes 1; daemon off; pid {at}/pid; error_log {at}/error.log;
             events {{ worker_connections 1024; }}
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; types {{ application/rss+xml xml; }}
               client_body_temp_path {at}/b; proxy_temp_path {at}/p; fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;
               server {{ listen {LISTEN}; root {at}/www; }} }}"
        );
        fs::write(folder.join("nginx.conf"), settings).ok()?;
        let mut command = Command::new("nginx");
        command
            .arg("-c")
            .arg(folder.join("nginx.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let own = Self(command.spawn().ok()?);
        let begun = (0..100).any(|_| {
            TcpStream::connect(LISTEN).is_ok() || {
                sleep(Duration::from_millis(50));
                false
            }
        });
        begun.then_some(own)
    }
}

pub fn table() -> Result<String, String> {
    let there = |name: &str| Command::new(name).arg("-v").stdin(Stdio::null()).output().is_ok();
    if let Some(missing) = ["nginx", "wrk"].into_iter().find(|name| !there(name)) {
        return Err(format!("{missing} is not here (Debian: nginx-light, wrk)"));
    }
    let wrong = |e: std::io::Error| e.to_string();
    let folder = tempfile::tempdir().map_err(wrong)?;
    // Its worker is another user where it is started by root.
    #[cfg(unix)]
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).map_err(wrong)?;
    let (desk, size) = desk(folder.path())?;
    let url = format!("http://{}/feeds/all.rss", desk.address);
    let etag = etag(&desk.address).ok_or("the desk gave no entity tag")?;
    let _nginx = Nginx::start(folder.path()).ok_or("nginx did not begin to serve")?;
    let file = format!("http://{LISTEN}/file.xml");
    let condition = format!("If-None-Match: {etag}");
    let mut rates = Vec::new();
    for _ in 0..ROUNDS {
        let ours = rate(&url, Some(&condition)).ok_or("wrk did not say how many requests were answered")?;
        let whole = rate(&url, None).ok_or("wrk did not say how many requests were answered")?;
        let theirs = rate(&file, None).ok_or("wrk did not say how many requests were answered")?;
        rates.push((ours, whole, theirs));
    }
    let best = |pick: fn(&(f64, f64, f64)) -> f64| rates.iter().map(pick).fold(0.0, f64::max);
    let (ours, whole, theirs) = (best(|r| r.0), best(|r| r.1), best(|r| r.2));
    let mut ratios: Vec<f64> = rates.iter().map(|(ours, _, theirs)| ours / theirs).collect();
    ratios.sort_by(f64::total_cmp);
    Ok(format!(
        "A feed of {size} bytes that is asked for with its entity tag, beside nginx (one worker) that serves a file of {SIZE} bytes: `wrk`, one
thread, {CONNECTIONS} connections that are kept, {ROUNDS} times {SECONDS} seconds each in turn, all on the same two cores. Requests a second of the best
round of each; lowest and highest are the ratios of single rounds.

| desk: 304 | desk: 200 whole | nginx: 200 | ratio of 304 to nginx | lowest | highest | floor |
| --- | --- | --- | --- | --- | --- | --- |
| {ours:.0} | {whole:.0} | {theirs:.0} | {:.2} | {:.2} | {:.2} | {FLOOR:.2} |
",
        ours / theirs,
        ratios.first().copied().unwrap_or_default(),
        ratios.last().copied().unwrap_or_default(),
    ))
}

/// A desk with a feed of about the size of the file, and that size.
fn desk(folder: &Path) -> Result<(Running, usize), String> {
    let story = |n: usize| {
        json!({ "uri": format!("urn:quay:{n}"), "provider": "Quay News", "headline": format!("Ferry {n} is late"),
            "versionCreated": "2031-03-01T09:00:00Z", "bodies": ["The ferry from the coast was late again on this day. ".repeat(10)] })
    };
    let stories: Vec<_> = (0..20).map(story).collect();
    let document = json!({ "wire": "1", "feed": {}, "articles": stories }).to_string();
    fs::write(folder.join("stories.json"), document).map_err(|e| e.to_string())?;
    let settings = "[desk]\nlisten = '127.0.0.1:0'\n[[source]]\nname = 'own'\nfiles = ['stories.json']\nfrom = 'wire'\n[[feed]]\nname = 'all'\n";
    let desk = Running::start(folder, settings).ok_or("the desk did not begin to serve")?;
    for _ in 0..100 {
        let body = get(&desk.address).unwrap_or_default();
        if body.contains("Ferry 19") {
            let size = body.len() - body.find("\r\n\r\n").unwrap_or_default() - 4;
            return Ok((desk, size));
        }
        sleep(Duration::from_millis(50));
    }
    Err("the stories did not come into the feed".to_owned())
}

fn get(address: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(b"GET /feeds/all.rss HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

fn etag(address: &str) -> Option<String> {
    let answer = get(address)?;
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("etag: "))?;
    line.split_once(": ").map(|(_, etag)| etag.to_owned())
}

/// Requests a second; `None` where some were not answered.
fn rate(url: &str, header: Option<&str>) -> Option<f64> {
    let mut command = Command::new("wrk");
    command.args(["-t1", &format!("-c{CONNECTIONS}"), &format!("-d{SECONDS}s")]);
    if let Some(header) = header {
        command.args(["-H", header]);
    }
    let said = String::from_utf8(command.arg(url).output().ok()?.stdout).ok()?;
    let is_broken = said.contains("Non-2xx or 3xx") || said.contains("Socket errors");
    let line = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:"))?;
    line.trim().parse().ok().filter(|_| !is_broken)
}
