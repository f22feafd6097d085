//! The entry of the worker that reads and writes spreadsheets and Word documents: messages to the machine and back.

use std::cell::RefCell;

use ermu::formats::office::Machine;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    // What stops the worker is told first: the page would hear no more than that it stopped.
    std::panic::set_hook(Box::new(|panic| post(&Machine::broken(&panic.to_string()))));
    let machine = RefCell::new(Machine::default());
    let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = Uint8Array::new(&event.data()).to_vec();
        machine.borrow_mut().take(&message, &mut |answer| post(&answer));
    });
    scope().set_onmessage(Some(take.into_js_value().unchecked_ref()));
    post(&Machine::hello());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Hands a message over to the page. Bytes of its own are all it holds, so there is nothing that could be refused.
fn post(message: &[u8]) {
    let buffer = Uint8Array::from(message).buffer();
    _ = scope().post_message_with_transfer(&buffer, &Array::of1(&buffer));
}
