//! Which build of the page this is, and whether another one was here before.

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::{Session, Strip};

/// A build of the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Build {
    /// The parts of its version, the first the weightiest.
    numbers: Vec<u32>,
    /// Its date: 2026-11-25.
    pub date: String,
    /// Its version: 0.1.0.
    pub version: String,
    /// A check value of its code.
    pub code: String,
}

impl Build {
    /// Reads what a page says of itself: version, date and check value.
    fn parse(said: &str) -> Option<Self> {
        let words: Vec<&str> = said.split(' ').collect();
        let [version, date, code] = words[..] else { return None };
        let numbers = version.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
        Some(Self { numbers, date: date.to_owned(), version: version.to_owned(), code: code.to_owned() })
    }

    /// Whether it came out after another one.
    fn is_after(&self, other: &Self) -> bool {
        (&self.numbers, &self.date) > (&other.numbers, &other.date)
    }
}

impl Session {
    /// Which build this is; none where the page does not say.
    pub fn build(&self) -> Option<Build> {
        Build::parse(&self.platform().build())
    }

    /// Whether the page was opened from a disk, where the store belongs to the file's place.
    pub fn is_on_disk(&self) -> bool {
        self.platform().place().starts_with("file:")
    }

    /// The SHA-256 of the whole page as it was loaded, which is that of its file; none where the page has no source.
    pub fn check_value(&self) -> Option<String> {
        let page = self.platform().pristine_page()?;
        Some(format!("{:x}", Sha256::digest(page.as_bytes())))
    }

    /// Tells when another build of the page was here last time, and whether that one was the later.
    pub(super) fn notice_build(&self) {
        let Some(now) = self.build() else { return };
        let (platform, key) = self.inner.with_value(|inner| (inner.platform.clone(), inner.keys.build()));
        let was = platform.read(&key).ok().flatten().and_then(|said| Build::parse(&said));
        let is_older = was.as_ref().is_some_and(|was| was.is_after(&now));
        if !is_older {
            // What cannot be kept is told once more the next time.
            _ = platform.write(&key, &platform.build());
        }
        if let Some(was) = was.filter(|was| was.code != now.code) {
            self.show(Strip::OtherBuild { was, now, is_older });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Build;

    #[test]
    fn builds_are_ordered_by_version_then_date() {
        let build = |said: &str| Build::parse(said).expect("it is a build");
        assert!(build("0.10.0 2026-01-01 a").is_after(&build("0.9.9 2026-12-31 b")));
        assert!(build("0.1.0 2026-11-25 a").is_after(&build("0.1.0 2026-11-24 b")));
        assert!(!build("0.1.0 2026-11-25 a").is_after(&build("0.1.0 2026-11-25 b")));
        assert_eq!(Build::parse("0.1.0"), None);
    }
}
