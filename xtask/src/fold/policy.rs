//! The security policy: a fixed part in the page, and the part for scripts, which depends on the browser.
//!
//! Chromium below 97 knows no `'wasm-unsafe-eval'` and needs the wider `'unsafe-eval'` for wasm. Policies only
//! ever add up, so a fixed wide one could not be narrowed; the first script adds the one that fits.

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Where `first.js` leaves room for the hashes of the scripts after it. The quotes belong to it: the hashes bring
/// single ones of their own.
const ROOM: &str = "\"%ERMU_SCRIPT_HASHES%\"";

/// No `default-src`: it would stand in for `script-src` and forbid the module before the first script can speak.
const FIXED: [&str; 11] = [
    "connect-src 'none'",
    "img-src data: blob:",
    "style-src 'unsafe-inline'",
    "font-src 'none'",
    "media-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "manifest-src 'none'",
    "worker-src blob:",
    "form-action 'none'",
    "base-uri 'none'",
];

/// The part that is the same everywhere, as a tag.
pub(crate) fn fixed() -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", FIXED.join("; "))
}

/// The first script with the hashes of the scripts that may run after it.
pub(crate) fn grant(first: &str, scripts: &[&str]) -> Result<String> {
    if first.matches(ROOM).count() != 1 {
        bail!("src/boot/first.js must contain {ROOM} exactly once");
    }
    let hashes: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    Ok(first.replace(ROOM, &format!("\"{}\"", hashes.join(" "))))
}

fn hash(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{ROOM, fixed, grant, hash};

    #[test]
    fn hash_is_the_one_a_browser_computes() {
        // The example of the CSP specification, section 8.4 (`alert('Hello, world.');`).
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn hashes_fill_the_room_in_the_first_script() {
        let granted = grant(&format!("a={ROOM}"), &["x", "y"]).unwrap_or_default();
        assert_eq!(granted, format!("a=\"{} {}\"", hash("x"), hash("y")));
        assert!(grant("a='%ERMU_SCRIPT_HASHES%'", &["x"]).is_err());
    }

    #[test]
    fn fixed_part_never_speaks_for_scripts() {
        assert!(!fixed().contains("default-src"));
        assert!(!fixed().contains("script-src"));
    }
}
