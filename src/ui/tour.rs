//! 看一遍: from screen to screen with a sentence on each, as long as a person wants.

use leptos::ev;
use leptos::prelude::*;

use super::app::{Screen, go};
use super::parts::{button, focus_first, live};
use super::text;

/// At which stop the tour is; none while nobody is on it.
#[derive(Clone, Copy)]
pub(super) struct TourAt(RwSignal<Option<usize>>);

/// The screens in the order in which they are shown, and what is said of each.
const STOPS: [(Screen, &str); 7] = [
    (Screen::Ranking, text::TOUR_RANKING),
    (Screen::Estimate, text::TOUR_ESTIMATE),
    (Screen::Entry, text::TOUR_ENTRY),
    (Screen::Ledger, text::TOUR_LEDGER),
    (Screen::Notice, text::TOUR_NOTICE),
    (Screen::Rules, text::TOUR_RULES),
    (Screen::Data, text::TOUR_DATA),
];

impl TourAt {
    /// Nobody is on it.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Begins it.
    pub(super) fn begin(self) {
        self.stop_at(0);
    }

    /// Goes to a stop; past the last one the tour ends at the ranking.
    fn stop_at(self, at: usize) {
        let stop = STOPS.get(at);
        self.0.set(stop.map(|_| at));
        go(stop.map_or(Screen::Ranking, |(screen, _)| *screen));
        focus_first(if stop.is_some() { &[".tour .btn.main"] } else { &["#main"] });
    }

    /// Ends it on the screen that is shown.
    fn end(self) {
        self.quit();
        focus_first(&["#main"]);
    }

    /// Ends it where something else takes the focus.
    pub(super) fn quit(self) {
        self.0.set(None);
    }
}

/// The line of the tour; nothing while nobody is on it.
#[component]
pub(super) fn Tour(tour: TourAt) -> impl IntoView {
    let line = move || {
        let at = tour.0.get()?;
        let (_, words) = STOPS.get(at)?;
        let next = if at + 1 < STOPS.len() { text::TOUR_NEXT } else { text::TOUR_DONE };
        let back = (at > 0).then(|| button("btn", text::TOUR_BACK, move || tour.stop_at(at - 1)));
        let on_key = move |event: ev::KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                tour.end();
            }
        };
        let view = view! {
            <section class="alarm plain tour scr" aria-label=text::TOUR on:keydown=on_key>
                <span class="tag">{format!("{}／{}", at + 1, STOPS.len())}</span>
                <div id="tour-words">{*words}</div>
                <span class="acts">
                    {back}
                    <button class="btn main" type="button" aria-describedby="tour-words" on:click=move |_| tour.stop_at(at + 1)>{next}</button>
                    {button("btn", text::TOUR_END, move || tour.end())}
                </span>
            </section>
        };
        Some(view.into_any())
    };
    live(line)
}
