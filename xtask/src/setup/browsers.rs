//! The browsers and fonts the tests run with.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
use super::kernels::Kernel;
use crate::{paths, process, say};

/// Where each browser is.
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    /// The same kernel without windows, which opens pages faster; the whole one where there is none.
    pub(crate) shell: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) kernels: Vec<Kernel>,
}

struct Wanted {
    name: &'static str,
    /// Overrides the search.
    variable: &'static str,
    commands: &'static [&'static str],
    elsewhere: &'static [&'static str],
    debian: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    name: "Chromium",
    variable: "ERMU_CHROMIUM",
    commands: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
    elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ],
    debian: "chromium",
};

const SHELL: Wanted = Wanted {
    name: "Chromium's headless shell",
    variable: "ERMU_SHELL",
    commands: &["chromium-headless-shell"],
    elsewhere: &[],
    debian: "chromium-headless-shell",
};

const FIREFOX: Wanted = Wanted {
    name: "Firefox",
    variable: "ERMU_FIREFOX",
    commands: &["firefox-esr", "firefox"],
    elsewhere: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ],
    debian: "firefox-esr",
};

pub(crate) fn find_or_install() -> Result<Browsers> {
    let mut missing: Vec<&str> = [CHROMIUM, FIREFOX]
        .iter()
        .filter(|wanted| wanted.find().is_none())
        .map(|wanted| wanted.debian)
        .collect();
    if apt::is_here() {
        if !has_chinese_font() {
            missing.push("fonts-noto-cjk");
        }
        if paths::on_path(&["pdftotext"]).is_none() {
            missing.push("poppler-utils");
        }
        if !missing.is_empty() {
            apt::install(&missing)?;
        }
        // Not every Debian-like system has it, and the whole browser does the same slower.
        if SHELL.find().is_none()
            && let Err(error) = apt::install(&[SHELL.debian])
        {
            say::doing(&format!("going on without {}: {error:#}", SHELL.name));
        }
    }
    let chromium = CHROMIUM.get()?;
    let shell = SHELL.find().unwrap_or_else(|| chromium.clone());
    Ok(Browsers { chromium, shell, firefox: FIREFOX.get()?, kernels: Vec::new() })
}

impl Wanted {
    fn find(&self) -> Option<PathBuf> {
        if let Some(set) = env::var_os(self.variable) {
            return Some(PathBuf::from(set)).filter(|path| path.is_file());
        }
        paths::on_path(self.commands)
            .or_else(|| self.elsewhere.iter().map(PathBuf::from).find(|path| path.is_file()))
    }

    fn get(&self) -> Result<PathBuf> {
        match self.find() {
            Some(path) => Ok(path),
            None => {
                bail!("{} was not found: install it, or name its program in {}", self.name, self.variable)
            }
        }
    }
}

/// Without one, the tests would measure empty boxes.
fn has_chinese_font() -> bool {
    process::read(Command::new("fc-list").args([":lang=zh-cn", "family"]))
        .is_ok_and(|list| !list.trim().is_empty())
}
