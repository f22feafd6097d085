//! Calc on a screen of its own, with a profile and a home of its own; all of it ends with the value.

use std::collections::BTreeSet;
use std::env::temp_dir;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio, id};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::tables::Table;
use crate::process;

const PATIENCE: Duration = Duration::from_mins(1);
/// CSV of every sheet, as it is shown.
const EVERY_SHEET: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
/// The lines of a sheet above its totals.
const HEAD: usize = 2;
/// The last of the keys that an ordinary keyboard has no sign for.
const SPARE_KEY: usize = 255;

pub(super) struct Office {
    folder: PathBuf,
    display: String,
    screen: Child,
    calc: Option<Child>,
}

impl Office {
    /// Opens the first quarter's file, with a keyboard that has these signs as well.
    pub(super) fn start(quarter: &Path, signs: &BTreeSet<char>) -> Result<Self> {
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-noreset", "-screen", "0", "1366x768x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("`Xvfb` could not be started")?;
        let told = screen.stdout.take();
        let folder = temp_dir().join(format!("ermu-effort-{}", id()));
        let mut office = Self { folder, display: String::new(), screen, calc: None };
        let mut number = String::new();
        BufReader::new(told.context("`Xvfb` has no output")?).read_line(&mut number)?;
        office.display = format!(":{}", number.trim());
        office.set_keyboard(signs).context("the keyboard could not be set")?;
        fs::create_dir_all(&office.folder)?;
        fs::copy(quarter, office.folder.join("1.fods"))?;
        let mut calc = office.program("profile");
        calc.args(["--norestore", "--nologo", "1.fods"]).stderr(Stdio::null());
        office.calc = Some(calc.spawn().context("`soffice` could not be started")?);
        office.await_window("1.fods")?;
        Ok(office)
    }

    /// A sign without a key would be given one by xdotool only for as long as it is pressed, and a busy Calc looks later.
    fn set_keyboard(&self, signs: &BTreeSet<char>) -> Result<()> {
        let key = |(at, sign): (usize, &char)| {
            format!("replace key <I{}> {{ [ {} ] }};", SPARE_KEY - at, keysym(*sign))
        };
        let keys: String = signs.iter().enumerate().map(key).collect();
        let keyboard = format!(
            r#"xkb_keymap {{
                xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
                xkb_types {{ include "complete" }};
                xkb_compat {{ include "complete" }};
                xkb_symbols {{ include "pc+us+inet(evdev)" {keys} }};
            }};"#
        );
        process::talk(Command::new("xkbcomp").args(["-w", "0", "-", &self.display]), &keyboard).map(drop)
    }

    /// The program with its own plain windows, whose menus and dialogs are the same on every desktop.
    fn program(&self, profile: &str) -> Command {
        let mut command = Command::new("soffice");
        command
            .arg(format!("-env:UserInstallation=file://{}", self.folder.join(profile).display()))
            .current_dir(&self.folder)
            .env("HOME", &self.folder)
            .env("DISPLAY", &self.display)
            .env("SAL_USE_VCLPLUGIN", "gen")
            .env("LC_ALL", "C.UTF-8");
        command
    }

    fn xdotool<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Result<String> {
        process::read(Command::new("xdotool").env("DISPLAY", &self.display).args(words))
    }

    /// Waits for a window and gives it the keys, as a window manager does.
    fn await_window(&self, title: &str) -> Result<()> {
        let attempt = || {
            let found = self.xdotool(["search", "--onlyvisible", "--name", title])?;
            let window = found.lines().next().context("xdotool finds no window")?;
            self.xdotool(["windowfocus", "--sync", window]).map(drop)
        };
        await_success(attempt).with_context(|| format!("`{title}` did not come up"))
    }

    /// Presses the keys of a step; tells how many. A chord is one.
    pub(super) fn press(&self, step: &Value) -> Result<usize> {
        let keys = step["keys"].as_str().context("the step has no keys")?;
        let name = |key: &str| foreign_sign(key).map_or_else(|| key.to_owned(), keysym);
        let keys: Vec<String> = keys.split(' ').map(name).collect();
        self.xdotool(std::iter::once("key").chain(keys.iter().map(String::as_str)))?;
        if let Some(title) = step["window"].as_str() {
            self.await_window(title)?;
        }
        Ok(keys.len())
    }

    /// Waits until the saved file shows these tables.
    pub(super) fn await_saved(&self, tables: &[Table]) -> Result<()> {
        await_success(|| {
            process::read(self.program("reader").args([
                "--headless",
                "--convert-to",
                EVERY_SHEET,
                "2.fods",
            ]))?;
            for table in tables {
                let shown = fs::read_to_string(self.folder.join(format!("2-{}.csv", table.sheet)))?;
                let (shown, wanted) = (shown.lines().skip(HEAD).collect::<Vec<_>>(), table.lines());
                let differing = |&at: &usize| wanted.get(at).map(String::as_str) != shown.get(at).copied();
                if let Some(at) = (0..wanted.len().max(shown.len())).find(differing) {
                    let line = at + HEAD + 1;
                    bail!(
                        "line {line} of {} is {:?} and should be {:?}",
                        table.sheet,
                        shown.get(at),
                        wanted.get(at)
                    );
                }
            }
            Ok(())
        })
    }
}

/// The sign of a key that no ordinary keyboard has.
pub(super) fn foreign_sign(key: &str) -> Option<char> {
    key.chars().next().filter(|sign| !sign.is_ascii())
}

fn keysym(sign: char) -> String {
    format!("U{:04X}", u32::from(sign))
}

impl Drop for Office {
    fn drop(&mut self) {
        // Calc ends when its screen does. What does not end, or is gone already, changes no outcome.
        _ = self.screen.kill();
        _ = self.screen.wait();
        if let Some(calc) = &mut self.calc {
            _ = calc.wait();
        }
        _ = fs::remove_dir_all(&self.folder);
    }
}

/// Tries until it succeeds; after a while the last failure stands.
fn await_success(attempt: impl Fn() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(_) if begun.elapsed() < PATIENCE => sleep(Duration::from_millis(200)),
            outcome => return outcome,
        }
    }
}
