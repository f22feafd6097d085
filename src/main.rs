//! The page's entry: what to do when our own code fails, the real browser, the mount.

use std::rc::Rc;

use ermu::platform::browser::Browser;
use ermu::seam;
use ermu::session::Session;
use ermu::ui::app::App;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Plain script of the page that stops it with a notice; works when nothing else does.
    #[wasm_bindgen(js_namespace = window, js_name = ermuFail)]
    fn fail(kind: &str, detail: &str);
}

fn main() {
    std::panic::set_hook(Box::new(|panic| fail("frozen", &panic.to_string())));
    match Session::open(Rc::new(Browser)) {
        Ok(session) => show(session),
        Err(faults) => fail("failed", &seam::sentences(&faults)),
    }
}

fn show(session: Session) {
    let document = document();
    let Some(root) =
        document.get_element_by_id("ermu-app").and_then(|root| root.dyn_into::<HtmlElement>().ok())
    else {
        fail("failed", "#ermu-app");
        return;
    };
    // A page that was saved by the browser holds what was drawn then; it is drawn anew.
    root.set_inner_html("");
    if let Some(boot) = document.get_element_by_id("ermu-boot") {
        boot.remove();
    }
    leptos::mount::mount_to(root, move || view! { <App session/> }).forget();
    if seam::install(session).is_err() {
        fail("failed", "window.ermu");
        return;
    }
    if let Some(html) = document.document_element() {
        _ = html.set_attribute("data-state", "ready");
    }
    if let Some(performance) = window().performance() {
        _ = performance.mark("ermu:ready");
    }
}
