//! A server on this machine that says what a test tells it to, and remembers who asked for what.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What it answers, by the path and the number of the request for that path.
type Script = Box<dyn Fn(&str, usize) -> Vec<u8> + Send>;

pub struct Agency {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// When its head had come, and when the answer had gone.
    pub times: (std::time::Instant, std::time::Instant),
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Agency {
    pub fn new<A: Into<Vec<u8>>>(script: impl Fn(&str, usize) -> A + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, script): (_, Script) = (Arc::clone(&requests), Box::new(move |path, n| script(path, n).into()));
        // Ends with the process: nothing is asked of it any more when its test has ended.
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &script, &seen);
            }
        });
        Self { address, requests }
    }
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
    pub fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

fn answer(mut stream: TcpStream, script: &Script, seen: &Mutex<Vec<Request>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let lines = reader.by_ref().lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let came = std::time::Instant::now();
    let words: Vec<_> = head.first().map(|line| line.split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let [method, path, _] = &words[..] else { return };
    let (method, path) = (method.clone(), path.clone());
    let header = |line: &String| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let headers: Vec<(String, String)> = head.iter().skip(1).filter_map(header).collect();
    let length = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let number = seen.lock().unwrap().iter().filter(|request| request.path == path).count();
    let said = script(&path, number);
    let times = (came, std::time::Instant::now());
    // Before the answer goes: who has the answer finds the request counted.
    seen.lock().unwrap().push(Request { method, path, headers, body, times });
    let _ = stream.write_all(&said);
}

/// An answer: a status line, headers a line each, and a body.
pub fn says(status: &str, headers: &[&str], body: &str) -> String {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

/// A feed with items of these numbers.
pub fn feed(items: &[u32]) -> String {
    let item = |n: &u32| format!("<item><title>Ferry {n}</title><guid isPermaLink=\"false\">quay:{n}</guid></item>");
    let items: String = items.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Quay</title>{items}</channel></rss>")
}

/// A server that begins each answer with these bytes and never ends it; returns its address, and a number that counts who waits.
pub fn stalling(begin: &'static str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let waiting = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&waiting);
    thread::spawn(move || {
        let mut open = Vec::new();
        for mut stream in listener.incoming().map_while(Result::ok) {
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let _ = stream.write_all(begin.as_bytes());
            open.push(stream);
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    (address, waiting)
}

/// A server over TLS with a certificate of `tls/` that says the same to everybody.
pub fn secure(certificate: &str, said: &str) -> String {
    let pem = |name: &str| format!("{}/tests/desk/tls/{name}", env!("CARGO_MANIFEST_DIR"));
    let certificate = CertificateDer::from_pem_file(pem(certificate)).unwrap();
    let key = PrivateKeyDer::from_pem_file(pem("server.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let settings = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let settings = Arc::new(settings.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let said = said.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let connection = rustls::ServerConnection::new(Arc::clone(&settings)).unwrap();
            let mut stream = BufReader::new(rustls::StreamOwned::new(connection, stream));
            // Who does not trust the certificate goes away.
            let lines = stream.by_ref().lines().map_while(Result::ok);
            if lines.take_while(|line| !line.is_empty()).count() > 0 {
                let _ = stream.get_mut().write_all(said.as_bytes());
                stream.get_mut().conn.send_close_notify();
                let _ = stream.get_mut().flush();
            }
        }
    });
    address
}
