//! The real worker: made of what lies in the page, when it is first needed.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, JsString, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Url};

use super::browser::{blob, document};
use super::{Heard, Worker, WorkerFault};

/// The element with the script a worker runs, and the one with the module that script starts.
const SCRIPT: &str = "ermu-office";
const MODULE: &str = "ermu-office-wasm";

struct Running {
    worker: web_sys::Worker,
    /// Where its script lies; old kernels read it only after the worker was made.
    url: String,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

/// Starts it. The module is handed over as it lies in the page and unpacked over there, so that this thread goes on.
pub(super) fn start(heard: Heard) -> Result<Box<dyn Worker>, WorkerFault> {
    let refused = |error: JsValue| WorkerFault::CannotStart(said(&error));
    let script = String::from(content(SCRIPT)?);
    let module = content(MODULE)?;
    let blob = blob("text/javascript", script.as_bytes()).map_err(refused)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let worker = web_sys::Worker::new(&url).map_err(refused)?;

    let heard = Rc::new(heard);
    let hear = Rc::clone(&heard);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        // Bytes come from the module, a text from the script that could not start it.
        hear(match data.dyn_ref::<ArrayBuffer>() {
            Some(buffer) => Ok(Uint8Array::new(buffer).to_vec()),
            None => Err(WorkerFault::CannotStart(said(&data))),
        });
    });
    let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
        event.prevent_default();
        // A script that was refused gives an event without a message, so the field is not taken for a text.
        let message = Reflect::get(&event, &JsValue::from_str("message")).ok();
        heard(Err(WorkerFault::Broken(message.and_then(|message| message.as_string()).unwrap_or_default())));
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let running = Running { worker, url, _on_message: on_message, _on_error: on_error };
    running.worker.post_message(&module).map_err(refused)?;
    Ok(Box::new(running))
}

impl Worker for Running {
    fn send(&self, message: &[u8]) {
        let buffer = Uint8Array::from(message).buffer();
        // The bytes were copied out of this module once; from there on they are handed over. There is nothing that a
        // browser could refuse in them.
        _ = self.worker.post_message_with_transfer(&buffer, &Array::of1(&buffer));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        _ = Url::revoke_object_url(&self.url);
    }
}

/// The text of an element of the page, which stays in the browser's memory.
fn content(id: &str) -> Result<JsString, WorkerFault> {
    let lacking = || WorkerFault::CannotStart(format!("#{id}"));
    let element = document().and_then(|document| document.get_element_by_id(id)).ok_or_else(lacking)?;
    let text = Reflect::get(&element, &JsValue::from_str("textContent"));
    text.ok().and_then(|text| text.dyn_into::<JsString>().ok()).ok_or_else(lacking)
}

fn said(value: &JsValue) -> String {
    let message = || Reflect::get(value, &JsValue::from_str("message")).ok()?.as_string();
    value.as_string().or_else(message).unwrap_or_default()
}
