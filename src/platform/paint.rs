//! A drawing painted into a grid of points, as a PNG.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::FileFault;
use super::browser::{document, download};

/// Hears of the outcome once, whatever comes first.
#[derive(Clone)]
struct Told(Rc<Cell<Option<Then>>>);

type Then = Box<dyn FnOnce(Result<(), FileFault>)>;

impl Told {
    fn tell(&self, outcome: Result<(), FileFault>) {
        if let Some(then) = self.0.take() {
            then(outcome);
        }
    }
}

/// Paints the drawing of an address and offers it as a download.
pub(super) fn paint(name: &str, address: &str, size: (u32, u32), then: Then) {
    let told = Told(Rc::new(Cell::new(Some(then))));
    let Ok(image) = HtmlImageElement::new() else { return told.tell(Err(FileFault::Refused)) };
    let (name, loaded, of) = (name.to_owned(), image.clone(), told.clone());
    let painted = Closure::once_into_js(move || offer(name, &loaded, size, &of));
    let failed = Closure::once_into_js(move || told.tell(Err(FileFault::Refused)));
    image.set_onload(Some(painted.unchecked_ref()));
    image.set_onerror(Some(failed.unchecked_ref()));
    image.set_src(address);
}

fn offer(name: String, image: &HtmlImageElement, size: (u32, u32), told: &Told) {
    let Some(canvas) = painted(image, size) else { return told.tell(Err(FileFault::Refused)) };
    let of = told.clone();
    let given = Closure::once_into_js(move |blob: Option<Blob>| {
        let offered = blob.and_then(|blob| download(&name, &blob).ok());
        of.tell(offered.ok_or(FileFault::Refused));
    });
    if canvas.to_blob(given.unchecked_ref()).is_err() {
        told.tell(Err(FileFault::Refused));
    }
}

fn painted(image: &HtmlImageElement, (width, height): (u32, u32)) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}
