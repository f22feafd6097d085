//! `window.ermu`: what people and programs outside may rely on (see docs/contract.md).

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::domain::fault::Fault;
use crate::formats::{report, saved};
use crate::session::Session;
use crate::ui::text;

/// Scores an exchange file without opening it.
///
/// # Errors
/// The faults, one sentence a line.
pub fn score(json: &str) -> Result<String, String> {
    let workspace = saved::read(json).map_err(|faults| sentences(&faults))?;
    Ok(report::report(&workspace, WORDING).to_json())
}

/// How the report words what it tells.
pub const WORDING: report::Wording = report::Wording { finding: text::finding, deed: text::deed };

/// Faults as sentences, one a line.
pub fn sentences(faults: &[Fault]) -> String {
    faults.iter().map(text::fault).collect::<Vec<_>>().join("\n")
}

/// Puts `ermu` on the window.
///
/// # Errors
/// When the window does not let it.
pub fn install(session: Session) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let seam = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&seam, &JsValue::from_str(name), value).map(|_| ());
    set("version", &JsValue::from_str(&format!("{}+schema.{}", env!("CARGO_PKG_VERSION"), saved::SCHEMA)))?;
    let refuse = |message: String| JsValue::from(js_sys::Error::new(&message));
    let scored = Closure::<dyn Fn(String) -> Result<String, JsValue>>::new(move |json: String| {
        score(&json).map_err(refuse)
    });
    set("score", &scored.into_js_value())?;
    let workspace = Closure::<dyn Fn() -> String>::new(move || session.exchange_file());
    set("workspace", &workspace.into_js_value())?;
    let open = Closure::<dyn Fn(String) -> Result<(), JsValue>>::new(move |json: String| {
        session.open_text(&json).map(|_| ()).map_err(|faults| refuse(sentences(&faults)))
    });
    set("open", &open.into_js_value())?;
    Reflect::set(&window, &JsValue::from_str("ermu"), &seam).map(|_| ())
}
