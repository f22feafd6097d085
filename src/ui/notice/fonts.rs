//! The fonts of this machine: how wide their characters are, and which of those that the standard names are missing.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::state::NoticeDesk;
use crate::domain::paper::{Face, Widths};
use crate::ui::text;

/// The faces with their classes on a page.
const FACES: [(Face, &str); 5] = [
    (Face::Body, ""),
    (Face::Title, "f-title"),
    (Face::Black, "f-hei"),
    (Face::Kai, "f-kai"),
    (Face::Digits, "f-song"),
];

/// What is not square in many fonts, beside ASCII: marks that Chinese and Latin fonts share.
const SHARED: &str = "\u{201c}\u{201d}\u{2018}\u{2019}\u{2026}\u{2014}\u{b7}\u{d7}\u{b0}\u{b1}";
/// How often a character is drawn to be measured, which makes less of the rounding of pixels.
const TIMES: usize = 20;
/// The size in pixels at which it is drawn.
const SIZE: f64 = 50.0;

/// How often they are measured: a font of this machine that is named in the style sheet is loaded when it is first drawn,
/// so once is not enough.
const MEASURED: usize = 2;
/// When they are measured for the second time.
const LOADED: Duration = Duration::from_millis(600);

/// Measures the fonts once the screen is drawn, and again once they are loaded; they stay as they are for as long as the
/// page is open.
pub(super) fn measure_soon(desk: NoticeDesk) {
    if desk.measured.get_untracked() < MEASURED {
        request_animation_frame(move || measure(desk));
        set_timeout(move || measure(desk), LOADED);
    }
}

/// Measures the fonts, in a sheet that nobody sees.
fn measure(desk: NoticeDesk) {
    let Some((widths, missing)) = measured() else { return };
    desk.measured.update(|times| *times += 1);
    if desk.missing.with_untracked(|known| *known != missing) {
        desk.missing.set(missing);
    }
    if desk.widths.with_untracked(|known| *known != widths) {
        desk.widths.set(widths);
    }
}

fn measured() -> Option<(Widths, Vec<&'static str>)> {
    let sheet = Sheet::new()?;
    // Everything is put there before anything is measured, so that the browser lays it out once.
    let mut drawn = Vec::new();
    for (face, class) in FACES {
        for character in (' '..='~').chain(SHARED.chars()) {
            let text: String = std::iter::repeat_n(character, TIMES).collect();
            drawn.push((face, character, sheet.draw(class, "", &text)?));
        }
    }
    let probe = |family: &str| sheet.draw("", &format!("font-family:{family}"), PROBE);
    let mut probes = Vec::new();
    for (name, names) in text::FONTS {
        for named in names {
            for other in OTHERS {
                probes.push((name, probe(&format!("\"{named}\",{other}"))?, probe(other)?));
            }
        }
    }
    let mut widths = Widths::default();
    for (face, character, span) in &drawn {
        let width = width_of(span) / (SIZE * 20.0) * 1000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a width of a few ems at most"
        )]
        widths.set(*face, *character, width.round().clamp(0.0, 4000.0) as u16);
    }
    // A font is there when a text in it is as wide as in none of those that would take its place.
    let differs = |one: &HtmlElement, other: &HtmlElement| (width_of(one) - width_of(other)).abs() > 0.01;
    let is_there =
        |name: &str| probes.iter().any(|(of, with, without)| *of == name && differs(with, without));
    let missing = text::FONTS.iter().map(|(name, _)| *name).filter(|name| !is_there(name)).collect();
    Some((widths, missing))
}

/// What is drawn to see whether a font is there, and the families that take the place of one that is not.
const PROBE: &str = "mmmmiiiiWWWW0000";
const OTHERS: [&str; 2] = ["monospace", "sans-serif"];

/// A sheet out of sight, for as long as it is held.
struct Sheet(Element);

impl Sheet {
    fn new() -> Option<Self> {
        let sheet = document().create_element("div").ok()?;
        sheet.set_class_name("a4 measure");
        document().body()?.append_child(&sheet).ok()?;
        Some(Self(sheet))
    }

    fn draw(&self, class: &str, style: &str, text: &str) -> Option<HtmlElement> {
        let span = document().create_element("span").ok()?.dyn_into::<HtmlElement>().ok()?;
        span.set_class_name(class);
        span.set_attribute("style", &format!("font-size:{SIZE}px;letter-spacing:0;{style}")).ok()?;
        span.set_text_content(Some(text));
        self.0.append_child(&span).ok()?;
        Some(span)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// In pixels.
fn width_of(span: &HtmlElement) -> f64 {
    span.get_bounding_client_rect().width()
}
