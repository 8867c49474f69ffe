//! The server over a real connection: the paths are sent as they are written here.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use super::*;

/// A server on a folder of its own, which disappears with the process.
fn start() -> SocketAddr {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("serve-{}-{number}", std::process::id()));
    fs::create_dir_all(folder.join("dist")).unwrap();
    fs::write(folder.join("secret"), "secret").unwrap();
    fs::write(folder.join("dist/index.html"), "<!doctype html>").unwrap();
    fs::write(folder.join("dist/eventglass.html"), "<!doctype html>").unwrap();
    fs::write(folder.join("dist/page-0123456789abcdef_bg.wasm"), "\0asm").unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || serve(listener, folder.join("dist")));
    address
}

fn fetch(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_root_is_the_page_with_its_headers() {
    let answer = fetch(start(), "/");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for header in [
        "content-type: text/html",
        "content-security-policy: default-src 'none';",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-cache",
    ] {
        assert!(answer.contains(header), "{header} in {answer}");
    }
}

#[test]
fn hashed_wasm_has_its_type_and_is_kept() {
    let answer = fetch(start(), "/page-0123456789abcdef_bg.wasm?x");
    assert!(answer.contains("content-type: application/wasm"), "{answer}");
    assert!(answer.contains("immutable"), "{answer}");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let address = start();
    for path in ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/x/../../secret", "//secret"] {
        let answer = fetch(address, path);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(!answer.ends_with("secret"), "{path}: {answer}");
    }
}

#[test]
fn a_missing_file_is_not_remembered() {
    let answer = fetch(start(), "/page-ffffffffffffffff.js");
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert!(answer.contains("cache-control: no-cache"), "{answer}");
}

#[test]
fn the_page_in_one_file_brings_its_own_policy() {
    let answer = fetch(start(), "/eventglass.html");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(!answer.contains("content-security-policy"), "{answer}");
    assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
}
