//! 办法: the rule set of the period on view as sentences whose numbers can be tried and adopted; and the roster.

mod adjusting;
mod back;
mod channel;
mod clauses;
mod effect;
mod input;
mod kept;
mod names;
mod state;
mod totals;
mod versions;

use leptos::prelude::*;

use self::clauses::clauses;
use self::effect::Effects;
pub(super) use self::kept::waiting;
pub use self::state::RulesDesk;
use self::state::View;
use self::versions::Versions;
use super::parts::{Heading, PeriodState, Segments, button, focus_first, live};
use super::roster::Roster;
use super::text;
use crate::session::Session;

/// The screen of rules and roster.
#[component]
pub fn RulesScreen(
    /// The open page.
    session: Session,
    /// What was shown of it last.
    desk: RulesDesk,
) -> impl IntoView {
    let units = session.with(|workspace, _| workspace.roster().units().len());
    let views = vec![(View::Rules, text::RULES.to_owned()), (View::Roster, text::roster_count(units))];
    let body = move || match desk.view.get() {
        View::Rules => view! { <Rules desk/> }.into_any(),
        View::Roster => view! { <Roster desk=desk.roster/> }.into_any(),
    };
    let acts = move || (desk.view.get() == View::Rules).then(|| acts(desk));
    let changed = move || {
        let count = desk.count.get();
        let shown = count > 0 && desk.view.get() == View::Rules;
        shown.then(|| view! { <span class="tag draft">{text::DRAFT_TAG}</span>" "<span class="changed-n">{text::rules_changed(count)}</span> }.into_any())
    };
    view! {
        <div class="rulebook">
            <div class="head">
                <Heading session of=text::RULES_HEADING/>
                <p class="meta"><PeriodState session/>{live(changed)}</p>
                <div class="acts"><Segments label=text::VIEW choices=views chosen=desk.view/>{live(acts)}</div>
            </div>
            {live(body)}
        </div>
    }
}

/// What can be done with the draft.
fn acts(desk: RulesDesk) -> AnyView {
    let session = desk.session;
    let may = desk.may_edit();
    let pending = move || {
        (may && desk.count.get() > 0).then(|| {
            let words = if desk.is_printed() { text::ADOPT_ASK } else { text::ADOPT };
            view! {
                {button("btn", text::DISCARD, move || {
                    desk.discard();
                    focus_first(&[".rulebook .said"]);
                })}
                {button("btn main", words, move || desk.ask_to_adopt())}
            }
            .into_any()
        })
    };
    let open = may.then(|| button("btn", text::OPEN_RULES, move || session.choose_rules()));
    view! { {button("btn", text::EXPORT_RULES, move || session.export_rules())}{open}{live(pending)} }
        .into_any()
}

#[component]
fn Rules(desk: RulesDesk) -> impl IntoView {
    let told = move || {
        let words = desk.told.get();
        let dismiss = move || desk.told.set(String::new());
        (!words.is_empty()).then(|| view! { <p class="err-msg" role="alert">{words}" "{button("link", text::DISMISS, dismiss)}</p> }.into_any())
    };
    let dialog = move || desk.adopting.get().then(|| adopt_dialog(desk));
    let why = (!desk.may_edit()).then(|| view! { <p class="how">{text::READ_ONLY_RULES}</p> }.into_any());
    let book = move || {
        // Discarding or adopting draws the fields anew; typing does not.
        desk.anew.track();
        // What did not fit in a field that is drawn anew stands there no longer.
        desk.wrong.set(Vec::new());
        clauses(desk)
    };
    let said = move || {
        desk.session.track_any();
        let (then, words) = desk.said.get();
        let words = if then == desk.session.revision() { words } else { String::new() };
        (!words.is_empty()).then(|| view! { <p class="said" tabindex="-1">{words}</p> }.into_any())
    };
    view! {
        {why}
        <div role="status">{live(said)}</div>
        {live(told)}
        {live(dialog)}
        <div class="rules">
            <Versions desk/>
            <section class="clausebook" aria-label=text::RULE_CLAUSES>
                <h2>{text::RULE_CLAUSES}<small>{desk.may_edit().then_some(text::CLAUSES_NOTE)}</small></h2>
                {live(book)}
            </section>
            <Effects desk/>
        </div>
    }
}

/// Before a version of its own is made.
fn adopt_dialog(desk: RulesDesk) -> AnyView {
    let words = desk.adopt_words();
    view! {
        <section class="panel" role="dialog" aria-label=text::ADOPT id="adopt">
            <h2>{text::ADOPT}</h2>
            <p>{words}</p>
            {live(move || same_name(desk))}
            <p class="fields">
                {button("btn main", text::ADOPT_AS_VERSION, move || desk.adopt())}
                {button("btn", text::CANCEL, move || desk.adopting.set(false))}
            </p>
        </section>
    }
    .into_any()
}

/// A version that nobody could tell from one there is by its name.
fn same_name(desk: RulesDesk) -> Option<AnyView> {
    desk.draft.track();
    let parts = desk.parts();
    let is_there = desk
        .session
        .with(|workspace, _| workspace.rule_sets().iter().any(|set| text::is_called_as(set.parts(), &parts)));
    is_there.then(|| {
        let rename =
            button("link", text::RENAME_FIRST, || focus_first(&[".rulebook [data-field=\"/name\"]"]));
        view! { <p class="how">{text::same_name(&parts.name, &parts.document)}" "{rename}</p> }.into_any()
    })
}
