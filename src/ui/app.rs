//! The page: which screen is shown, and the keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::data::DataScreen;
use super::entry::{EntryScreen, Grid};
use super::estimate::{EstimateDesk, EstimateScreen};
use super::first::FirstSteps;
use super::frame::{Foot, Masthead};
use super::guide::Guide;
use super::ledger::{Ledger, LedgerScreen};
use super::notice::{NoticeDesk, NoticeScreen};
use super::parts::{ToComparison, ToOriginal, ToRoster, live};
use super::ranking::RankingScreen;
use super::rules::{RulesDesk, RulesScreen, waiting};
use super::saved::AskedToSave;
use super::strips::Strips;
use super::text;
use super::tour::{Tour, TourAt};
use crate::domain::alone::only_unit;
use crate::domain::workspace::Workspace;
use crate::session::Session;

/// A screen of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 排名
    Ranking,
    /// 自评
    Estimate,
    /// 录入
    Entry,
    /// 台账
    Ledger,
    /// 通报
    Notice,
    /// 办法
    Rules,
    /// 数据
    Data,
}

impl Screen {
    /// All screens in the order of the tabs.
    pub const ALL: [Self; 7] =
        [Self::Ranking, Self::Estimate, Self::Entry, Self::Ledger, Self::Notice, Self::Rules, Self::Data];

    /// Its name on the tab and in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ranking => text::RANKING,
            Self::Estimate => text::ESTIMATE,
            Self::Entry => text::ENTRY,
            Self::Ledger => text::LEDGER,
            Self::Notice => text::NOTICE,
            Self::Rules => text::RULES,
            Self::Data => text::DATA,
        }
    }

    /// Whether a page has it: one for readers has nothing to be entered.
    pub(super) fn is_offered(self, session: Session) -> bool {
        !matches!(self, Self::Entry | Self::Ledger | Self::Notice) || !session.is_published()
    }

    /// The screen an address's fragment names; the ranking for any other.
    pub fn from_fragment(fragment: &str) -> Self {
        // Behind a stroke the address may name a unit.
        let name = fragment.trim_start_matches('#').split('/').next().unwrap_or_default();
        Self::ALL.into_iter().find(|screen| screen.name() == name).unwrap_or(Self::Ranking)
    }
}

/// What is spoken to those who listen to the page instead of looking at it.
#[derive(Clone, Copy)]
pub(super) struct Spoken(pub(super) RwSignal<String>);

impl Spoken {
    /// Speaks once the reader has finished what it is saying.
    pub(super) fn say(self, words: String) {
        self.0.set(words);
    }
}

/// The whole page.
#[component]
pub fn App(
    /// The open page.
    session: Session,
) -> impl IntoView {
    let screen = RwSignal::new(first_screen(session));
    let spoken = Spoken(RwSignal::new(String::new()));
    provide_context(spoken);
    let tour = TourAt::new();
    provide_context(tour);
    let grid = Grid::new(session);
    let ledger = Ledger::new(session);
    let notice = NoticeDesk::new(session);
    let estimate = EstimateDesk::new(session);
    let rules = RulesDesk::new(session);
    let asked = AskedToSave::new();
    provide_context(ToComparison(Callback::new(move |file| {
        go(Screen::Estimate);
        estimate.take_office(file);
    })));
    let on_hash = window_event_listener(ev::hashchange, move |_| {
        let named = Screen::from_fragment(&fragment());
        // The address may only name another unit; a screen that is drawn anew would lose the focus.
        if screen.get_untracked() != named {
            screen.set(named);
        }
    });
    let on_key = window_event_listener(ev::keydown, move |event| {
        let handled = match screen.get_untracked() {
            Screen::Ledger => keys_of_ledger(ledger, &event),
            Screen::Notice => notice.key(&event),
            Screen::Ranking | Screen::Estimate | Screen::Entry | Screen::Rules | Screen::Data => false,
        };
        if !handled {
            let handled = keys_everywhere(session, spoken, (screen, estimate, grid, rules), &event);
            if !handled && is_save(&event) && !session.is_published() {
                event.prevent_default();
                asked.answer(session, spoken, left_of(screen.get_untracked(), ledger, notice, rules));
            }
        }
    });
    on_cleanup(move || {
        on_hash.remove();
        on_key.remove();
    });
    Effect::new(move |_| {
        session.track_whole();
        document()
            .set_title(&session.with(|workspace, _| text::window_title(screen.get().name(), workspace)));
    });
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            _ = root.class_list().toggle_with_force("large", session.is_large());
        }
    });
    // Units' files and tables are laid out where counts are entered, wherever they were dropped.
    Effect::new(move |was: Option<u64>| {
        let called = session.called_to_entry();
        if was.is_some_and(|was| was != called) && screen.get_untracked() != Screen::Entry {
            go(Screen::Entry);
        }
        called
    });
    Effect::new(move |_| {
        screen.track();
        session.turned();
        rules.hush();
        asked.hush();
    });
    let guided = RwSignal::new(false);
    provide_context(ToRoster(Callback::new(move |()| {
        rules.show_roster();
        go(Screen::Rules);
    })));
    provide_context(ToOriginal(Callback::new(move |()| {
        go(Screen::Rules);
        rules.show_original();
    })));
    let main = move || {
        session.track_whole();
        let first = move || view! { <FirstSteps session rules/>{waiting(rules)} }.into_any();
        match screen.get() {
            Screen::Ranking => view! { {first()}<RankingScreen session/> }.into_any(),
            Screen::Estimate => view! { {first()}<EstimateScreen session desk=estimate/> }.into_any(),
            other if !other.is_offered(session) => view! { <RankingScreen session/> }.into_any(),
            Screen::Entry => view! { {first()}<EntryScreen session grid/> }.into_any(),
            Screen::Ledger => view! { <LedgerScreen session ledger/> }.into_any(),
            Screen::Notice => view! { <NoticeScreen session desk=notice/> }.into_any(),
            Screen::Rules => view! { <RulesScreen session desk=rules/> }.into_any(),
            Screen::Data => view! { <DataScreen session/> }.into_any(),
        }
    };
    view! {
        <Masthead session screen guided/>
        <main class="sheet" class:fills=move || screen.get() == Screen::Entry id="main" tabindex="-1">
            <Strips session/>
            <Tour tour/>
            <Guide session screen shown=guided/>
            {live(main)}
        </main>
        <Foot session screen rules asked/>
        <div class="vh" role="status" aria-live="polite">{live(move || spoken.0.get())}</div>
    }
}

/// Takes the last step back and tells which. The period it changes is shown, so that nothing changes out of sight; one that
/// it brings back is there only afterwards.
pub(super) fn undo(session: Session, spoken: Option<Spoken>) {
    if let Some(step) = session.next_undo().filter(|_| !session.is_reading()) {
        let period = session.next_period(false);
        session.show_changed(period.as_ref());
        if step.is_publication() {
            return session.ask_unpublish();
        }
        say(spoken, || text::undone(&session.with(|workspace, _| text::step(&step, workspace))));
        session.undo();
        session.show_changed(period.as_ref());
    }
}

/// Does again what was taken back last and tells what.
pub(super) fn redo(session: Session, spoken: Option<Spoken>) {
    if let Some(step) = session.next_redo().filter(|_| !session.is_reading()) {
        let period = session.next_period(true);
        say(spoken, || text::redone(&session.with(|workspace, _| text::step(&step, workspace))));
        session.show_changed(period.as_ref());
        session.redo();
        session.show_changed(period.as_ref());
    }
}

/// Speaks where there is somebody to hear it: a screen that is drawn by itself has none.
fn say(spoken: Option<Spoken>, words: impl FnOnce() -> String) {
    if let Some(spoken) = spoken {
        spoken.say(words());
    }
}

/// Gives the focus to the screen itself, where reading and the arrow keys begin.
fn focus_main() {
    if let Some(main) =
        document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok())
    {
        // The element is there with every screen; one that cannot take the focus changes nothing.
        _ = main.focus();
    }
}

/// Goes to a screen, through the address so that "back" works.
pub(super) fn go(screen: Screen) {
    // A page whose address cannot be set, as in a sandboxed frame, still has its tabs.
    _ = location().set_hash(screen.name());
}

/// The screen the address names; else the desk, where the unit chosen there alone has entered anything, and in a county's
/// own page as long as nothing was entered: it is a unit that opens it.
fn first_screen(session: Session) -> Screen {
    let named = fragment();
    let is_blank = |workspace: &Workspace| workspace.periods().iter().all(|period| period.sheet().is_blank());
    let is_own = session.with(|workspace, _| {
        let own = only_unit(workspace).and_then(|unit| workspace.roster().unit(unit));
        own.is_some_and(|unit| session.chosen_unit().as_deref() == Some(unit.id.as_str()))
    });
    let is_units = session.county().is_some() && session.with(|workspace, _| is_blank(workspace)) || is_own;
    if named.trim_start_matches('#').is_empty() && is_units {
        Screen::Estimate
    } else {
        Screen::from_fragment(&named)
    }
}

/// The part of the address behind `#`, decoded.
pub(super) fn fragment() -> String {
    let hash = location().hash().unwrap_or_default();
    js_sys::decode_uri_component(&hash).map_or(hash, String::from)
}

/// The keys of the ledger; single letters work only outside of fields.
fn keys_of_ledger(ledger: Ledger, event: &ev::KeyboardEvent) -> bool {
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let in_field = target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || target.is_content_editable()
    });
    let handled = match event.key().as_str() {
        "Escape" => ledger.close(),
        "n" | "N" if !in_field => {
            ledger.start_new();
            true
        }
        "/" if !in_field => {
            let find = document().get_element_by_id("ledger-find");
            let find = find.and_then(|find| find.dyn_into::<HtmlElement>().ok());
            find.is_some_and(|find| find.focus().is_ok())
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
    handled
}

/// Ctrl+S, by which people save elsewhere.
fn is_save(event: &ev::KeyboardEvent) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    command && !event.shift_key() && !event.alt_key() && event.key().eq_ignore_ascii_case("s")
}

/// What stands on a screen and is no part of the draft before a person says so.
fn left_of(screen: Screen, ledger: Ledger, notice: NoticeDesk, rules: RulesDesk) -> &'static str {
    match screen {
        Screen::Ledger if ledger.is_unsaved() => text::FORM_NOT_SAVED,
        Screen::Notice if notice.is_unsaved() => text::FIELDS_NOT_SAVED,
        Screen::Rules if rules.is_drafting() => text::RULES_NOT_SAVED,
        _ => "",
    }
}

/// Whether a key was one of the page's.
fn keys_everywhere(
    session: Session,
    spoken: Spoken,
    (screen_on_view, estimate, grid, rules): (RwSignal<Screen>, EstimateDesk, Grid, RulesDesk),
    event: &ev::KeyboardEvent,
) -> bool {
    if event.is_composing() {
        return true;
    }
    let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
    let shown = screen_on_view.get_untracked();
    // What is tried is no real count: where nothing of it is left to take back, its fields take nothing else back.
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let in_trial = target.is_some_and(|target| target.closest(".step.try").ok().flatten().is_some());
    let handled = match key.as_str() {
        digit if event.alt_key() && !command && digit.parse::<usize>().is_ok() => {
            let at = digit.parse::<usize>().unwrap_or(0).wrapping_sub(1);
            let screen = Screen::ALL.get(at).filter(|screen| screen.is_offered(session));
            if let Some(to) = screen.copied() {
                // The address tells the page only after the next key, which may already be meant for that screen.
                if shown != to {
                    screen_on_view.set(to);
                }
                go(to);
                focus_main();
                if to == Screen::Entry {
                    grid.come_to(shown == to);
                }
            }
            screen.is_some()
        }
        // What was tried or drafted last is taken back before anything of the workspace.
        "z" | "Z" if command && !event.shift_key() => {
            if shown == Screen::Estimate && estimate.take_trial_back(in_trial) {
                spoken.say(text::TRIAL_BACK.to_owned());
            } else if !in_trial && (shown != Screen::Rules || !rules.key_back()) {
                undo(session, Some(spoken));
            }
            true
        }
        "y" | "Y" | "z" | "Z" if command => {
            if shown == Screen::Estimate && estimate.do_trial_again(in_trial) {
                spoken.say(text::TRIAL_AGAIN.to_owned());
            } else if !in_trial && (shown != Screen::Rules || !rules.key_again()) {
                redo(session, Some(spoken));
            }
            true
        }
        _ if shown == Screen::Data && is_save(event) => {
            session.export();
            true
        }
        "o" | "O" if command && shown == Screen::Data && !session.is_published() => {
            session.choose_and_open();
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
    handled
}

#[cfg(test)]
mod tests {
    use super::Screen;

    #[test]
    fn a_fragment_names_a_screen_and_any_other_the_ranking() {
        for screen in Screen::ALL {
            assert_eq!(Screen::from_fragment(&format!("#{}", screen.name())), screen);
        }
        assert_eq!(Screen::from_fragment("#没有"), Screen::Ranking);
        assert_eq!(Screen::from_fragment(""), Screen::Ranking);
    }
}
