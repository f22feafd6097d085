//! The part of the changelog that speaks of one version.

use anyhow::{Context, Result};

/// The section of a version; before the version has one, that of what is not released.
pub(super) fn of(changelog: &str, version: &str) -> Result<String> {
    let section = |title: &str| {
        let (_, rest) = changelog.split_once(&format!("\n## {title}"))?;
        let (_, body) = rest.split_once('\n')?;
        let body = body.split("\n## ").next().unwrap_or(body).trim();
        (!body.is_empty()).then(|| body.to_owned())
    };
    let body = section(version).or_else(|| section("Unreleased"));
    let body = body.with_context(|| format!("CHANGELOG.md says nothing of {version}"))?;
    Ok(format!("# Ermu {version}\n\n{body}\n"))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_version_has_its_own_section_and_else_what_is_not_released() {
        let log = "# Changes\n\n## Unreleased\n\n- new\n\n## 0.1.0 (2026-11-25)\n\n- first\n- second\n";
        assert_eq!(of(log, "0.1.0").ok().as_deref(), Some("# Ermu 0.1.0\n\n- first\n- second\n"));
        assert_eq!(of(log, "0.2.0").ok().as_deref(), Some("# Ermu 0.2.0\n\n- new\n"));
        assert!(of("# Changes\n", "0.1.0").is_err());
    }
}
