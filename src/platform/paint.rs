//! A drawing painted into a grid of points, as a PNG.

use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::FileFault;
use super::browser::{document, download};

/// What hears of the outcome.
pub(super) type Told = Box<dyn FnOnce(Result<(), FileFault>)>;

/// Paints the drawing of an address and offers it as a download.
pub(super) fn paint(name: &str, address: &str, size: (u32, u32), then: Told) {
    let Ok(image) = HtmlImageElement::new() else { return then(Err(FileFault::Refused)) };
    let (name, loaded) = (name.to_owned(), image.clone());
    let painted = Closure::once_into_js(move || offer(name, &loaded, size, then));
    image.set_onload(Some(painted.unchecked_ref()));
    image.set_src(address);
}

fn offer(name: String, image: &HtmlImageElement, size: (u32, u32), then: Told) {
    let Some(canvas) = painted(image, size) else { return then(Err(FileFault::Refused)) };
    let given = Closure::once_into_js(move |blob: Option<Blob>| {
        let offered = blob.and_then(|blob| download(&name, &blob).ok());
        then(offered.ok_or(FileFault::Refused));
    });
    // Where it throws, the closure is never called.
    _ = canvas.to_blob(given.unchecked_ref());
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
