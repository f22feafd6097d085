//! Printing what is on the screen, or a part of it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use web_sys::Event;

/// Prints once everything that is only drawn for the printer is there.
///
/// A browser that is asked to print from within a click tells of it while the click still runs, when nothing new can be
/// drawn; so what listens is told first, and the browser is asked with the next frame.
pub(in crate::ui) fn print_page() {
    if let Ok(event) = Event::new("beforeprint") {
        // Nobody cancels it.
        _ = window().dispatch_event(&event);
    }
    // A window that cannot print says so itself.
    request_animation_frame(|| _ = window().print());
}

/// Prints with a class on the root for as long as it takes, by which the style sheet for print knows what is meant.
pub(in crate::ui) fn print_as(class: &'static str) {
    mark(class, true);
    // The listeners live until the printing is over. Where no browser tells of that, the next touch of the page does.
    let listening: Rc<RefCell<Vec<WindowListenerHandle>>> = Rc::default();
    let end = |held: &Rc<RefCell<Vec<WindowListenerHandle>>>| {
        mark(class, false);
        held.take().into_iter().for_each(WindowListenerHandle::remove);
    };
    let (printed, touched) = (Rc::clone(&listening), Rc::clone(&listening));
    let printed = window_event_listener(ev::afterprint, move |_| end(&printed));
    let touched = window_event_listener(ev::pointerdown, move |_| end(&touched));
    listening.borrow_mut().extend([printed, touched]);
    print_page();
}

fn mark(class: &str, on: bool) {
    if let Some(root) = document().document_element() {
        _ = root.class_list().toggle_with_force(class, on);
    }
}
