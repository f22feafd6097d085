//! Ermu (耳目): adopted government-information items become points, places and a notice.
//!
//! ```text
//! domain    what the product knows about scoring; pure
//! formats   bytes to and from the domain; pure
//! platform  the browser as a port, with a twin in memory
//! session   what happens while the page is open
//! ui        what a person sees
//! seam      what programs outside may rely on: window.ermu
//! ```

pub mod domain;
pub mod formats;
// The worker (`src/bin/office.rs`) has no page: what draws and keeps would only be compiled and thrown away.
#[cfg(any(feature = "page", not(target_family = "wasm")))]
pub mod platform;
#[cfg(any(feature = "page", not(target_family = "wasm")))]
pub mod seam;
#[cfg(any(feature = "page", not(target_family = "wasm")))]
pub mod session;
#[cfg(any(feature = "page", not(target_family = "wasm")))]
pub mod ui;
