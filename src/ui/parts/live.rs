//! Pieces of a screen that follow what they read, all of one type.
//!
//! The library writes its drawing code out for every type of view, and every closure is a type of its own. So a
//! closure is boxed before it becomes a view, and what is drawn in lists or sometimes ends in `.into_any()`.

use leptos::prelude::*;

/// A piece that is drawn again whenever something that `draw` reads changes.
pub(in crate::ui) fn live<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    boxed(Box::new(move || draw().into_any()))
}

fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}
