//! The page's entry.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p>"耳目"</p> });
    let root = document().document_element();
    if let Some(root) = root {
        _ = root.set_attribute("data-state", "ready");
    }
}
