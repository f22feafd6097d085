//! Printing a part of what is on the screen.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

/// Prints with a class on the root for as long as it takes, by which the style sheet for print knows what is meant.
pub(in crate::ui) fn print_as(class: &'static str) {
    mark(class, true);
    // The listener lives until the printing is over, and takes itself away then.
    let listening: Rc<Cell<Option<WindowListenerHandle>>> = Rc::default();
    let held = Rc::clone(&listening);
    let done = window_event_listener(ev::afterprint, move |_| {
        mark(class, false);
        if let Some(listener) = held.take() {
            listener.remove();
        }
    });
    listening.set(Some(done));
    // A window that cannot print says so itself.
    _ = window().print();
}

fn mark(class: &str, on: bool) {
    if let Some(root) = document().document_element() {
        _ = root.class_list().toggle_with_force(class, on);
    }
}
