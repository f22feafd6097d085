//! The real browser.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, FileReader, HtmlAnchorElement, HtmlInputElement,
    HtmlTextAreaElement, Url,
};

use super::{
    BytesThen, FileFault, Heard, Moment, PickedFile, Platform, StoreFault, Worker, WorkerFault, paint, worker,
};

/// The browser this page runs in.
pub struct Browser;

impl Platform for Browser {
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        store()?.get_item(key).map_err(|_| StoreFault::Refused)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        store()?.set_item(key, text).map_err(|error| write_fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        store()?.remove_item(key).map_err(|_| StoreFault::Refused)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        let store = store()?;
        let count = store.length().map_err(|_| StoreFault::Refused)?;
        let mut keys = Vec::new();
        for position in 0..count {
            if let Some(key) = store.key(position).map_err(|_| StoreFault::Refused)?
                && key.starts_with(prefix)
            {
                keys.push(key);
            }
        }
        keys.sort_unstable();
        Ok(keys)
    }

    fn kept_for_tab(&self, key: &str) -> Result<Option<String>, StoreFault> {
        tab_store()?.get_item(key).map_err(|_| StoreFault::Refused)
    }

    fn keep_for_tab(&self, key: &str, text: Option<&str>) -> Result<(), StoreFault> {
        let store = tab_store()?;
        store.remove_item(key).map_err(|_| StoreFault::Refused)?;
        text.map_or(Ok(()), |text| store.set_item(key, text).map_err(|error| write_fault(&error)))
    }

    fn place(&self) -> String {
        let location = window().map(|window| window.location());
        let part = |part: Option<Result<String, JsValue>>| part.and_then(Result::ok).unwrap_or_default();
        part(location.as_ref().map(web_sys::Location::protocol))
            + &part(location.as_ref().map(web_sys::Location::pathname))
    }

    fn now(&self) -> Moment {
        let now = js_sys::Date::new_0();
        Moment {
            year: now.get_full_year(),
            month: now.get_month() + 1,
            day: now.get_date(),
            hour: now.get_hours(),
            minute: now.get_minutes(),
            second: now.get_seconds(),
        }
    }

    fn random(&self) -> u64 {
        let mut bytes = [0_u8; 8];
        let crypto = window().and_then(|window| window.crypto().ok());
        let filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if !filled {
            // Every browser the page starts in has it; a weaker die keeps two tabs apart all the same.
            bytes = js_sys::Math::random().to_bits().to_le_bytes();
        }
        u64::from_le_bytes(bytes)
    }

    fn on_store_change(&self, heard: Box<dyn Fn(&str)>) {
        let hear = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            // Without a key the whole store was cleared.
            heard(&event.key().unwrap_or_default());
        });
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback("storage", hear.into_js_value().unchecked_ref());
        }
    }

    fn after(&self, milliseconds: i32, then: Box<dyn FnOnce()>) {
        let act = Closure::once_into_js(then);
        if let Some(window) = window() {
            // A window without timers is no window a page runs in.
            _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
        }
    }

    fn on_hide(&self, act: Box<dyn Fn()>) {
        let act = Closure::<dyn Fn()>::new(act).into_js_value();
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback("pagehide", act.unchecked_ref());
            if let Some(document) = window.document() {
                _ = document.add_event_listener_with_callback("visibilitychange", act.unchecked_ref());
            }
        }
    }

    fn on_leave(&self, act: Box<dyn Fn()>) {
        let leave = move || {
            let html = window().and_then(|window| window.document()?.document_element());
            // After a fault in our own code nothing in the store is touched.
            if html.is_some_and(|html| html.get_attribute("data-state").as_deref() == Some("ready")) {
                act();
            }
        };
        let act = Closure::<dyn Fn()>::new(leave).into_js_value();
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback("pagehide", act.unchecked_ref());
        }
    }

    fn ask_before_leaving(&self, unsaved: Box<dyn Fn() -> bool>) {
        let ask = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            if unsaved() {
                event.prevent_default();
                // Browsers up to Chromium 118 ask for a value instead.
                _ = js_sys::Reflect::set(&event, &JsValue::from_str("returnValue"), &JsValue::from_str("?"));
            }
        });
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback("beforeunload", ask.into_js_value().unchecked_ref());
        }
    }

    fn offer_bytes(&self, name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileFault> {
        blob(mime, bytes).and_then(|blob| download(name, &blob)).map_err(|_| FileFault::Refused)
    }

    fn offer_painted(
        &self,
        name: &str,
        drawing: &str,
        size: (u32, u32),
        then: Box<dyn FnOnce(Result<(), FileFault>)>,
    ) {
        paint::paint(name, drawing, size, then);
    }

    fn choose_files(&self, accept: &str, several: bool, then: Box<dyn FnOnce(Vec<PickedFile>)>) {
        if let Some(input) = element::<HtmlInputElement>("input") {
            input.set_type("file");
            input.set_accept(accept);
            input.set_multiple(several);
            let chosen = input.clone();
            let on_change = Closure::once_into_js(move || then(picked(chosen.files().as_ref())));
            _ = input.add_event_listener_with_callback("change", on_change.unchecked_ref());
            input.click();
        }
    }

    /// Through a text area, since the clipboard of a plain-http page has no other way.
    fn copy(&self, text: &str) -> Result<(), FileFault> {
        let area = element::<HtmlTextAreaElement>("textarea").ok_or(FileFault::Refused)?;
        let document = document().ok_or(FileFault::Refused)?;
        let body = document.body().ok_or(FileFault::Refused)?;
        let focused = document.active_element();
        area.set_value(text);
        area.set_class_name("vh");
        body.append_child(&area).map_err(|_| FileFault::Refused)?;
        area.select();
        let copied = document
            .dyn_into::<web_sys::HtmlDocument>()
            .ok()
            .and_then(|document| document.exec_command("copy").ok())
            .unwrap_or(false);
        area.remove();
        if let Some(focused) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            _ = focused.focus();
        }
        if copied { Ok(()) } else { Err(FileFault::Refused) }
    }

    /// The event that copying brings with it is given both forms; where that does not happen, the text alone is copied.
    fn copy_table(&self, text: &str, html: &str) -> Result<(), FileFault> {
        let document = document().ok_or(FileFault::Refused)?;
        let (plain, drawn) = (text.to_owned(), html.to_owned());
        let on_copy =
            Closure::<dyn Fn(web_sys::ClipboardEvent)>::new(move |event: web_sys::ClipboardEvent| {
                let put = |data: &web_sys::DataTransfer| {
                    data.set_data("text/plain", &plain).and_then(|()| data.set_data("text/html", &drawn))
                };
                if event.clipboard_data().is_some_and(|data| put(&data).is_ok()) {
                    event.prevent_default();
                }
            });
        let listener = on_copy.as_ref().unchecked_ref();
        _ = document.add_event_listener_with_callback("copy", listener);
        let copied = self.copy(text);
        _ = document.remove_event_listener_with_callback("copy", listener);
        copied
    }

    fn carried(&self, id: &str) -> Option<String> {
        document()?.get_element_by_id(id)?.text_content()
    }

    fn build(&self) -> String {
        let meta = || document()?.query_selector("meta[name=ermu-version]").ok()??.get_attribute("content");
        meta().unwrap_or_default()
    }

    fn on_files_dropped(&self, then: Box<dyn Fn(Vec<PickedFile>)>) {
        let on_drag = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| {
            let files = event.data_transfer().and_then(|data| data.files());
            let holds_file = event.data_transfer().is_some_and(|data| {
                data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
            });
            if !holds_file {
                return;
            }
            event.prevent_default();
            if event.type_() == "drop" {
                then(picked(files.as_ref()));
            }
        });
        let act = on_drag.into_js_value();
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback("dragover", act.unchecked_ref());
            _ = window.add_event_listener_with_callback("drop", act.unchecked_ref());
        }
    }

    fn start_worker(&self, heard: Heard) -> Result<Box<dyn Worker>, WorkerFault> {
        worker::start(heard)
    }

    fn pristine_page(&self) -> Option<String> {
        let window = window()?;
        let source = js_sys::Reflect::get(&window, &JsValue::from_str("ermuSource")).ok()?;
        source.dyn_ref::<js_sys::Function>()?.call0(&JsValue::NULL).ok()?.as_string()
    }
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

fn element<T: JsCast>(tag: &str) -> Option<T> {
    document()?.create_element(tag).ok()?.dyn_into().ok()
}

/// The store, asked for first through `web-sys`: where it is refused `gloo` would panic.
fn store() -> Result<web_sys::Storage, StoreFault> {
    match window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StoreFault::Refused),
    }
}

/// What lasts as long as the tab; asked for first as the store is.
fn tab_store() -> Result<web_sys::Storage, StoreFault> {
    match window().map(|window| window.session_storage()) {
        Some(Ok(Some(_))) => Ok(SessionStorage::raw()),
        _ => Err(StoreFault::Refused),
    }
}

fn write_fault(error: &JsValue) -> StoreFault {
    match exception_name(error).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreFault::Full,
        _ => StoreFault::Refused,
    }
}

fn exception_name(error: &JsValue) -> Option<String> {
    js_sys::Reflect::get(error, &JsValue::from_str("name")).ok()?.as_string()
}

/// A blob of bytes.
pub(super) fn blob(mime: &str, bytes: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}

/// Gives a blob to download.
pub(super) fn download(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link = element::<HtmlAnchorElement>("a").ok_or(JsValue::NULL)?;
    link.set_href(&url);
    link.set_download(name);
    let body = document().and_then(|document| document.body()).ok_or(JsValue::NULL)?;
    body.append_child(&link)?;
    link.click();
    link.remove();
    // The download has its own hold on the bytes by then.
    let revoke = Closure::once_into_js(move || _ = Url::revoke_object_url(&url));
    if let Some(window) = window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000)?;
    }
    Ok(())
}

/// The files of a list, each to be read when its turn comes.
fn picked(files: Option<&FileList>) -> Vec<PickedFile> {
    let length = files.map_or(0, FileList::length);
    let file = |at| files.and_then(|files| files.get(at));
    let pick = |file: File| {
        let name = file.name();
        PickedFile::new(name, Box::new(move |largest, then| read_file(&file, largest, then)), decoded)
    };
    (0..length).filter_map(file).map(pick).collect()
}

/// The text of some bytes: UTF-8, or for a table what Excel in China writes.
fn decoded(bytes: Vec<u8>, is_table: bool) -> Option<String> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) if is_table => error.into_bytes(),
        Err(_) => return None,
    };
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(&bytes).ok()
}

fn read_file(file: &File, largest: usize, then: BytesThen) {
    #[expect(clippy::cast_precision_loss, reason = "a limit of some megabytes is exact in a double")]
    let limit = largest as f64;
    if file.size() > limit {
        then(Err(FileFault::TooLarge));
        return;
    }
    let Ok(reader) = FileReader::new() else {
        then(Err(FileFault::Refused));
        return;
    };
    let done = reader.clone();
    let on_end = Closure::once_into_js(move || {
        let bytes = done.result().ok().filter(|result| !result.is_null());
        let bytes = bytes.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
        then(bytes.ok_or(FileFault::Unreadable));
    });
    reader.set_onloadend(Some(on_end.unchecked_ref()));
    _ = reader.read_as_array_buffer(file);
}
