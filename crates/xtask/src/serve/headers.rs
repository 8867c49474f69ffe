//! The response headers that the page is meant to be served with, here and elsewhere.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::single;

/// The same policy as in `index.html`, which protects the page where nobody sets headers.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy first.
const ALWAYS: [(HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// Adds the headers to the response.
pub(super) async fn add(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let caching = caching(path);
    // The page in one file has its own policy, which names its scripts by their hashes.
    let is_single = path.ends_with(single::FILE);
    let mut response = next.run(request).await;
    let found = response.status().is_success();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS.into_iter().skip(usize::from(is_single)) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A file that is missing now may be there after the next build.
    let caching = if found { caching } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

fn caching(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether the file's name changes with its content: Trunk writes 16 hexadecimal digits after a
/// hyphen, esbuild 8 capital letters and digits.
fn is_hashed(name: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let base32 = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    name.split('-').skip(1).any(|part| {
        let hash = part.split(['.', '_']).next().unwrap_or(part);
        match hash.len() {
            16 => hash.chars().all(hex),
            8 => hash.chars().all(base32),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn the_page_names_the_same_policy() {
        let page = Project::find().unwrap().path("index.html");
        let page = std::fs::read_to_string(page).unwrap();
        assert!(page.contains(&format!("content=\"{CONTENT_SECURITY_POLICY}\"")));
    }

    #[test]
    fn names_with_a_hash_are_recognised() {
        assert!(is_hashed("boot-1e0c8d5b9a7f3c42.js"));
        assert!(is_hashed("eventglass-web-1e0c8d5b9a7f3c42_bg.wasm"));
        assert!(is_hashed("editor-7VC7EJEH.js"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("eventglass_bg.wasm"));
        assert!(!is_hashed("eventglass-web.js"));
    }
}
