//! `cargo xtask serve`: the one file on 127.0.0.1, and nothing else.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{build, paths, process, say};

/// Where looking for a free port begins.
const FIRST_PORT: u16 = 8322;
const PORTS_TRIED: u16 = 100;

pub(crate) struct Options {
    port: Option<u16>,
    open: bool,
}

impl Options {
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { port: None, open: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--open" => options.open = true,
                "--port" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    let Some(number) = number else { bail!("--port needs a number from 0 to 65535") };
                    options.port = Some(number).filter(|port| *port != 0);
                }
                other => bail!("serve does not know `{other}`; it knows --port N and --open"),
            }
        }
        Ok(options)
    }
}

pub(crate) fn serve(options: &Options) -> Result<()> {
    build::build()?;
    let listener = listen(options.port)?;
    let address = address(&listener)?;
    println!("{address}  (Ctrl+C ends it)");
    if options.open {
        open(&address);
    }
    answer_all(&listener);
    Ok(())
}

/// Serves in the background for as long as the process lives; gives the address.
pub(crate) fn in_background() -> Result<String> {
    let listener = listen(None)?;
    let address = address(&listener)?;
    thread::spawn(move || answer_all(&listener));
    Ok(address)
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} is taken: choose another, or leave --port out"));
    }
    (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .with_context(|| format!("no free port from {FIRST_PORT} on: name one with --port"))
}

fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

fn answer_all(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        // A reader that goes away spoils only its own answer.
        thread::spawn(move || _ = answer(stream));
    }
}

fn answer(mut stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().context("an empty request")??;
    // The rest of the head is read so that the client is not cut off while sending.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let (status, kind, body) = match requested(&request) {
        Wanted::Page => ("200 OK", "text/html; charset=utf-8", fs::read(paths::page())?),
        Wanted::Unknown => {
            ("404 Not Found", "text/plain; charset=utf-8", b"Only / and /ermu.html are here.\n".to_vec())
        }
        Wanted::Refused => {
            ("405 Method Not Allowed", "text/plain; charset=utf-8", b"Only GET and HEAD.\n".to_vec())
        }
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&body)?;
    }
    Ok(stream.flush()?)
}

#[derive(Debug, PartialEq)]
enum Wanted {
    Page,
    Unknown,
    Refused,
}

/// Paths are compared, never joined, so none can lead anywhere else.
fn requested(line: &str) -> Wanted {
    let mut words = line.split(' ');
    if !matches!(words.next(), Some("GET" | "HEAD")) {
        return Wanted::Refused;
    }
    let target = words.next().unwrap_or_default();
    match target.split(['?', '#']).next() {
        Some("/" | "/ermu.html") => Wanted::Page,
        _ => Wanted::Unknown,
    }
}

fn open(address: &str) {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ => Command::new("xdg-open"),
    };
    if !process::succeeds(command.arg(address)) {
        say::doing("no browser could be opened; open the address by hand");
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Wanted, requested};

    #[test]
    fn only_the_page_is_served() {
        assert_eq!(requested("GET / HTTP/1.1"), Wanted::Page);
        assert_eq!(requested("HEAD /ermu.html?x HTTP/1.1"), Wanted::Page);
        assert_eq!(requested("GET /../Cargo.toml HTTP/1.1"), Wanted::Unknown);
        assert_eq!(requested("GET /favicon.ico HTTP/1.1"), Wanted::Unknown);
        assert_eq!(requested("POST / HTTP/1.1"), Wanted::Refused);
    }

    #[test]
    fn options_are_read_and_unknown_ones_refused() {
        assert_eq!(
            Options::parse(&["--port", "9000", "--open"]).ok().map(|o| (o.port, o.open)),
            Some((Some(9000), true))
        );
        assert_eq!(Options::parse(&["--port", "0"]).ok().map(|o| o.port), Some(None));
        assert!(Options::parse(&["--port", "x"]).is_err());
        assert!(Options::parse(&["--fast"]).is_err());
    }
}
