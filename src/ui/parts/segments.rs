//! A row of buttons of which one is pressed.

use leptos::prelude::*;

/// Choices side by side; the chosen one is framed, bold and underlined.
#[component]
pub(in crate::ui) fn Segments<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is chosen among, for those who do not see it.
    label: &'static str,
    /// The choices with their words.
    choices: Vec<(T, String)>,
    /// The chosen one.
    chosen: RwSignal<T>,
    /// What else a choice brings with it.
    #[prop(optional)]
    then: Option<Callback<()>>,
) -> impl IntoView {
    let buttons = choices.into_iter().map(|(choice, words)| {
        let this = choice.clone();
        let pressed = move || chosen.with(|chosen| *chosen == this).to_string();
        let choose = move |_| {
            chosen.set(choice.clone());
            if let Some(then) = then {
                then.run(());
            }
        };
        view! {
            <button class="btn" type="button" aria-pressed=move || pressed() on:click=choose>
                {words}
            </button>
        }
        .into_any()
    });
    view! { <span class="seg" role="group" aria-label=label>{buttons.collect_view()}</span> }
}
