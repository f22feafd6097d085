//! Stands in for `wasm-streams`, which comes with Leptos for server functions that stream.
//!
//! The page has no server. The real crate exports classes to JavaScript, so that nothing of it can be left out when
//! the page is linked, and they keep promises and streams with them: 3.9 KB of the module, gzipped. This one has what
//! Leptos names and nothing behind it.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream without content.
pub struct ReadableStream;

impl ReadableStream {
    /// Drops what it is given.
    pub fn from_raw(_raw: web_sys::ReadableStream) -> Self {
        Self
    }

    /// Drops what it is given.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_stream: S) -> Self {
        Self
    }

    /// No stream of JavaScript.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::UNDEFINED.unchecked_into()
    }

    /// A stream that has ended.
    pub fn into_stream(self) -> Ended {
        Ended
    }
}

/// A stream that has ended.
pub struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
