//! `diglot serve`, as a browser and a writer meet it: the program is started, spoken to over HTTP, and its sources
//! are edited. Nothing here waits for a fixed time; what must come is waited for until a deadline.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Far more than anything here takes.
const DEADLINE: Duration = Duration::from_secs(30);

/// What `probe` gives in the end.
fn until<T>(what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = probe() {
            return found;
        }
        assert!(began.elapsed() < DEADLINE, "in vain: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// A docset in English and Swedish, and the program that serves it.
struct Served {
    top: tempfile::TempDir,
    child: Child,
    port: u16,
    told: Arc<Mutex<String>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn new(args: &[&str]) -> Self {
        let top = tempfile::TempDir::new().unwrap();
        for (path, text) in [
            ("book.toml", "[book]\ntitle = \"Harbor\"\nlanguage = \"en-us\"\n"),
            ("content/en-us/index.md", "# Home\n\nSee [the guide](guide/start.md).\n"),
            ("content/en-us/guide/start.md", "# Start\n\nBefore.\n"),
            ("content/en-us/guide/index.md", "# Guide\n"),
            ("content/en-us/clip.mp4", "0123456789"),
            ("content/sv-se/index.md", "# Hem\n"),
            ("secret.txt", "secret"),
        ] {
            write(&top.path().join("docs").join(path), text);
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_diglot"))
            .args(["serve", "docs", "--color", "never"])
            .args(args)
            .current_dir(top.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = Arc::new(Mutex::new(String::new()));
        listen(child.stdout.take().unwrap(), &told);
        listen(child.stderr.take().unwrap(), &told);
        let mut served = Self { top, child, port: 0, told };
        served.port = until("the address", || {
            assert!(served.child.try_wait().unwrap().is_none(), "ended: {}", served.told());
            let told = served.told();
            let (_, rest) = told.split_once("Serving at http://127.0.0.1:")?;
            rest.split_once('/')?.0.parse().ok()
        });
        served
    }

    fn docs(&self, path: &str) -> PathBuf {
        self.top.path().join("docs").join(path)
    }

    /// Saves a file as careful editors do: never half of it.
    fn edit(&self, path: &str, text: &str) {
        let scratch = self.docs(".scratch");
        write(&scratch, text);
        let path = self.docs(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::rename(scratch, path).unwrap();
    }

    /// All that the program has printed.
    fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    fn wait_told(&self, text: &str) {
        let began = Instant::now();
        while !self.told().contains(text) {
            assert!(began.elapsed() < DEADLINE, "in vain: {text} in {}", self.told());
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let host = if headers.contains("Host:") { "" } else { "Host: localhost\r\n" };
        let mut stream = self.connect();
        let request = format!("{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = vec![];
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Waits for a page that holds `text`.
    fn wait_page(&self, path: &str, text: &str) -> Answer {
        until(&format!("{text} in {path}"), || Some(self.get(path)).filter(|a| a.body.contains(text)))
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream
    }

    /// The news of a page.
    fn events(&self, page: &str) -> Events {
        let mut stream = self.connect();
        let request = format!("GET /_diglot/events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }

    /// Sends a signal and waits for the end.
    #[cfg(unix)]
    fn end(&mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        until("its end", || self.child.try_wait().unwrap()).code()
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn listen(stream: impl Read + Send + 'static, told: &Arc<Mutex<String>>) {
    let told = Arc::clone(told);
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            told.lock().unwrap().push_str(&(line + "\n"));
        }
    });
}

struct Answer {
    status: u16,
    /// In lower case.
    head: String,
    body: String,
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event for which `wanted` holds.
    fn next(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        let mut line = String::new();
        while began.elapsed() < DEADLINE {
            line.clear();
            assert!(self.0.read_line(&mut line).expect(what) > 0, "the stream ended: {what}");
            if let Some(data) = line.strip_prefix("data: ") {
                let value: Value = serde_json::from_str(data).unwrap();
                if wanted(&value) {
                    return value;
                }
            }
        }
        panic!("in vain: {what}");
    }
}

#[test]
fn pages_are_served_sealed_and_nothing_else_is() {
    let served = Served::new(&["--port", "0"]);
    let page = served.get("/en-us/index.html");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("guide/start.html"), "{}", page.body);
    assert!(page.body.contains("<script src=\"/_diglot/reload.js\" data-version="), "{}", page.body);
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "content-security-policy: default-src 'none';",
        "connect-src 'self'",
        "x-content-type-options: nosniff",
    ] {
        assert!(page.head.contains(header), "{header} in {}", page.head);
    }
    // The files themselves know nothing of the server, and the output folder of `build` is not there.
    let written = fs::read_to_string(served.docs(".diglot/serve/en-us/index.html")).unwrap();
    assert!(!written.contains("_diglot"), "{written}");
    assert!(!served.docs("build").exists());

    let head = served.ask("HEAD", "/en-us/index.html", "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains(&format!("content-length: {}", page.body.len())), "{}", head.head);
    let guide = served.get("/en-us/guide?x=1");
    assert_eq!(guide.status, 307);
    assert!(guide.head.contains("location: /en-us/guide/?x=1"), "{}", guide.head);
    assert!(served.get("/en-us/guide/").body.contains("Guide"));
    let part = served.ask("GET", "/en-us/clip.mp4", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, part.body.as_str()), (206, "234"));
    assert!(part.head.contains("content-range: bytes 2-4/10"), "{}", part.head);
    let script = served.get("/_diglot/reload.js");
    assert!(script.head.contains("text/javascript") && script.body.contains("EventSource"));
    assert!(served.get("/_diglot/reload.css").head.contains("text/css"));

    // Lost addresses get their locale's page, with links that lead somewhere from there.
    let lost = served.get("/sv-se/a/b/c.html");
    assert_eq!(lost.status, 404);
    assert!(lost.body.contains("Sidan hittades inte"), "{}", lost.body);
    assert!(lost.body.contains("href=\"/sv-se/index.html\"") && lost.body.contains("href=\"/assets/style."));
    for path in [
        "/nothing",
        "/assets/",
        "/.diglot-output",
        "/%2ediglot-output",
        "/../secret.txt",
        "/../../docs/secret.txt",
        "/en-us/..%2f..%2f..%2fsecret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/en-us/%5c..%5csecret.txt",
        "//etc/passwd",
        "/en-us/index.html/",
        "/en-us/index.html%00.png",
        "/_diglot/none",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body != "secret" && !answer.body.contains("root:"), "{path}");
    }

    for (method, path, headers, expect) in [
        ("GET", "/", "Host: evil.example\r\n", 403),
        ("GET", "/_diglot/events", "Host: evil.example:3000\r\n", 403),
        ("GET", "/", "Host: localhost\r\nHost: evil.example\r\n", 403),
        ("GET", "http://evil.example/", "Host: localhost\r\n", 403),
        ("GET", "/", "Host: 127.0.0.1:1\r\n", 200),
        ("GET", "/", "Host: [::1]:3000\r\n", 200),
        ("POST", "/", "Content-Length: 0\r\n", 405),
        ("DELETE", "/en-us/index.html", "", 405),
    ] {
        let answer = served.ask(method, path, headers);
        assert_eq!(answer.status, expect, "{method} {path} {headers}");
        assert!(answer.head.contains("content-security-policy"), "{method} {path} {headers}");
    }
}

#[test]
fn an_edit_is_built_told_and_served_and_what_is_broken_is_survived() {
    let served = Served::new(&["--port", "0"]);
    let mut events = served.events("%2Fen-us%2Fguide%2Fstart.html");
    let first = events.next("the state at once", |_| true);
    assert_eq!((&first["error"], &first["findings"]), (&Value::Null, &Value::Array(vec![])));
    let page = served.get("/en-us/guide/start.html");
    assert!(page.body.contains(first["version"].as_str().unwrap()), "{}", page.body);

    // An edit.
    served.edit("content/en-us/guide/start.md", "# Start\n\nAfter. [x](gone.md)\n");
    let edited = events.next("the finding", |e| e["findings"] != first["findings"]);
    assert_ne!(edited["version"], first["version"]);
    assert!(served.get("/en-us/guide/start.html").body.contains("After."));
    let finding = &edited["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&"link/missing-page".into(), &"major".into()));
    assert_eq!(
        (&finding["file"], &finding["at"]),
        (&"docs/content/en-us/guide/start.md".into(), &serde_json::json!([3, 12]))
    );
    served.wait_told("Changed: docs/content/en-us/guide/start.md\n");
    served.wait_told("major[link/missing-page]: there is no file");
    // The finding is that page's: not the start page's, but that of the locale that falls back to it.
    let other = served.events("/en-us/index.html").next("its state", |_| true);
    assert_eq!(other["findings"], Value::Array(vec![]));
    let fallback = served.events("/sv-se/guide/start.html").next("its state", |_| true);
    assert_eq!(fallback["findings"], edited["findings"]);

    // The set-up broken, then mended: the site stays, open pages are told.
    let settings = fs::read_to_string(served.docs("book.toml")).unwrap();
    served.edit("book.toml", &format!("{settings}titel = \"x\"\n"));
    let broken = events.next("the error", |e| !e["error"].is_null());
    assert!(broken["error"].as_str().unwrap().contains("titel"), "{broken}");
    assert_eq!(broken["version"], edited["version"]);
    assert!(served.get("/en-us/guide/start.html").body.contains("After."));
    served.edit("book.toml", &settings);
    events.next("the error's end", |e| e["error"].is_null());

    // Not text, empty, away, back under another name.
    fs::write(served.docs("content/en-us/guide/start.md"), b"\xff\xfe\0# Sta").unwrap();
    events.next("a finding on bytes", |e| e["findings"][0]["code"] == "file/encoding");
    served.edit("content/en-us/guide/start.md", "");
    events.next("no such finding", |e| e["findings"][0]["code"] != "file/encoding");
    fs::remove_file(served.docs("content/en-us/guide/start.md")).unwrap();
    until("its page gone", || (served.get("/en-us/guide/start.html").status == 404).then_some(()));
    fs::rename(served.docs("content/en-us/guide"), served.docs("content/en-us/manual")).unwrap();
    served.wait_page("/en-us/manual/index.html", "Guide");
    served.edit("content/en-us/manual/start.md", "# Start\n\nOnce more.\n");
    served.wait_page("/en-us/manual/start.html", "Once more.");

    // A new locale, and a theme where there was none.
    served.edit("content/fr-fr/index.md", "# Accueil\n");
    served.wait_page("/fr-fr/index.html", "Accueil");
    served.edit("themes/default/assets/style.css", "body { color: red }\n");
    let assets = served.docs(".diglot/serve/assets");
    until("the theme's style", || {
        let files = fs::read_dir(&assets).ok()?.filter_map(|e| fs::read_to_string(e.ok()?.path()).ok());
        files.into_iter().any(|text| text == "body { color: red }\n").then_some(())
    });

    // The whole docset away and back.
    fs::rename(served.docs(""), served.top.path().join("away")).unwrap();
    until("nothing to show", || (served.get("/en-us/index.html").status == 503).then_some(()));
    // A build that was under way when the docset went may have made a folder of its name.
    until("the docset to be back", || {
        let _ = fs::remove_dir_all(served.docs(""));
        fs::rename(served.top.path().join("away"), served.docs("")).ok()
    });
    served.wait_page("/en-us/index.html", "Home");
    served.edit("content/en-us/index.md", "# Home again\n");
    served.wait_page("/en-us/index.html", "Home again");
}

#[test]
fn the_search_index_follows_the_pages_and_reloads_none() {
    let served = Served::new(&["--port", "0"]);
    let index = "/search/en-us/w0.js";
    served.wait_page(index, "before");
    let version = || {
        let page = served.get("/en-us/guide/start.html").body;
        let (_, rest) = page.split_once("data-version=\"").expect("a version");
        rest.split_once('"').unwrap().0.to_owned()
    };
    let first = version();
    served.edit("content/en-us/guide/start.md", "# Start\n\nAfterwards.\n");
    let edited = until("another version", || Some(version()).filter(|v| *v != first));
    served.wait_page(index, "afterwards");
    assert_eq!(version(), edited, "no page has changed");
}

#[test]
fn what_is_wrong_with_the_sites_own_texts_is_told_once_and_when_it_is_mended() {
    let served = Served::new(&["--port", "0"]);
    served.edit("locales/sv-se/site.ftl", "keys-title = { $who }\n");
    served.wait_told("locales/sv-se/site.ftl:1: `keys-title` uses $who, which it is not given");
    served.edit("content/sv-se/index.md", "# Hem igen\n");
    served.wait_page("/sv-se/index.html", "Hem igen");
    assert_eq!(served.told().matches("uses $who").count(), 1, "{}", served.told());
    served.edit("locales/sv-se/site.ftl", "keys-title = Tangenter\n");
    served.wait_told("gone: locales/sv-se/site.ftl:1: `keys-title` uses $who");
    assert!(served.wait_page("/sv-se/index.html", "Tangenter").body.contains("Hem igen"));
}

#[test]
fn where_the_system_does_not_tell_changes_are_found_by_looking() {
    let served = Served::new(&["--port", "0", "--poll"]);
    served.edit("content/sv-se/index.md", "# Hem igen\n");
    served.wait_page("/sv-se/index.html", "Hem igen");
}

#[test]
fn a_taken_port_is_said_and_the_next_one_used() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let served = Served::new(&["--port", &port.to_string()]);
    assert!(served.port > port);
    assert!(served.told().contains(&format!("Port {port} is taken: using {}.", served.port)));
    assert_eq!(served.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_at_once_though_pages_are_open() {
    for signal in ["-INT", "-TERM"] {
        let mut served = Served::new(&["--port", "0"]);
        let mut events = served.events("/en-us/index.html");
        events.next("the state", |_| true);
        // A request that never ends.
        let mut slow = served.connect();
        slow.write_all(b"GET / HTTP/1.1\r\nHost:").unwrap();
        assert_eq!(served.end(signal), Some(0), "{}", served.told());
    }
}

#[test]
fn a_docset_that_cannot_be_built_at_first_is_not_served() {
    let top = tempfile::TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_diglot"))
        .args(["serve", "--port", "0"])
        .current_dir(top.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no docset"), "{output:?}");
    assert!(!top.path().join(".diglot").exists());
}
