//! The answer to Ctrl+S, over the footer: everything is kept as it is typed, or it is said that it is not.

use leptos::prelude::*;

use super::app::Spoken;
use super::parts::{button, live};
use super::text;
use crate::session::Session;
use crate::session::autosave::Saving;

/// That somebody asked whether all is saved, and what is not part of it; of which state of the page it was asked.
#[derive(Clone, Copy)]
pub struct AskedToSave(RwSignal<Option<(u64, &'static str)>>);

impl AskedToSave {
    /// Nobody has asked.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Somebody pressed the keys: what waits is kept at once, and the answer is shown and spoken. `left` tells what stands
    /// on the screen and is no part of the draft yet.
    pub(super) fn answer(self, session: Session, spoken: Spoken, left: &'static str) {
        session.seal();
        session.flush();
        session.forget_given();
        self.0.set(Some((session.revision(), left)));
        spoken.say(text::asked_to_save(&untrack(|| session.saving()), left));
    }

    /// The answer is taken away.
    pub(super) fn hush(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }
}

/// The answer, until something is changed, another screen is shown, or it was read.
#[component]
pub(super) fn SavedBar(session: Session, asked: AskedToSave) -> impl IntoView {
    let bar = move || {
        let (at, left) = asked.0.get()?;
        session.track_any();
        if session.revision() != at {
            return None;
        }
        let saving = session.saving();
        let is_bad = matches!(saving, Saving::Refused { .. } | Saving::HeldBack | Saving::Reading);
        let (mark, sign) = if is_bad { ("mk err", text::MARK_ERROR) } else { ("mk note", text::MARK_NOTE) };
        let words = text::asked_to_save(&saving, left);
        let given = session.given().map(|name| text::given(&name));
        Some(
            view! {
                <div class="saved-bar scr" data-asked="">
                    <span class=mark>{sign}</span>
                    <span>{words}" "<b role="status">{given}</b></span>
                    <span class="acts">
                        {button("btn main", text::SAVE_AS_FILE, move || session.export())}
                        {button("btn", text::DISMISS, move || asked.hush())}
                    </span>
                </div>
            }
            .into_any(),
        )
    };
    live(bar)
}
