//! 自评: one unit's counts, channel by channel, with live points, their formula, and the place they give.

mod basis;
mod begin;
mod channels;
mod compare;
mod fields;
mod goal;
mod ladder;
mod past;
mod pick;
mod progress;
mod result;
mod standing;
mod state;
mod stepper;

use leptos::prelude::*;

use self::basis::BasisPanel;
use self::begin::{begin_buttons, move_buttons};
use self::channels::Channels;
use self::compare::ComparePanel;
use self::goal::{GoalPanel, search};
use self::ladder::Ladder;
use self::past::HistoryPanel;
use self::pick::{LISTED, OneOfMany, Unchosen, UnitPicker};
use self::progress::TasksPanel;
use self::result::{ResultStrip, left_out, own_score, result_lines, result_words};
use self::standing::Standing;
pub use self::state::EstimateDesk;
use super::app::fragment;
use super::parts::{
    Heading, PeriodState, Segments, button, derived, focus_first, live, long_over, print_page,
};
use super::text;
use crate::domain::finding::not_told_by_counts;
use crate::domain::id::UnitId;
use crate::domain::record::Item;
use crate::domain::roster::UnitIx;
use crate::domain::rules::Provision;
use crate::domain::score::{self, is_in};
use crate::domain::workspace::{Period, PeriodIx, Source};
use crate::session::Session;

/// Where a unit goes on: at the first count, or where nothing is entered at its name.
const FIRST: &[&str] = &["main .step input", "main .pick-l select", "main .pick-l button"];

/// The self-estimate.
#[component]
pub fn EstimateScreen(
    /// The open page.
    session: Session,
    /// What is held beside the draft.
    desk: EstimateDesk,
) -> impl IntoView {
    if session.is_published() {
        remember_in_address(session);
    }
    on_cleanup(move || desk.forget_trial_words());
    let unit = derived(move || {
        let id = session.chosen_unit().map(|id| UnitId::new(&id));
        session.with(|workspace, _| id.and_then(|id| workspace.roster().find(&id)))
    });
    let standing = move || {
        let unit = unit.get()?;
        session.with(|workspace, _| {
            let roster = workspace.roster();
            let class = roster.class_of(unit).and_then(|class| roster.classes().get(class.get()))?;
            Some(text::unit_standing(&class.name, roster.is_scored(unit)))
        })
    };
    let locked = session.locked();
    let locked =
        locked.map(|why| if session.is_published() { text::PUBLISHED_PAGE } else { text::read_only(why) });
    // A button in a label would be pressed by its words.
    let is_listed = session.with(|workspace, _| workspace.roster().units().len()) <= LISTED;
    let picker = if is_listed {
        view! { <label class="pick-l">{text::UNIT}"　"<UnitPicker session unit/></label> }.into_any()
    } else {
        view! { <span class="pick-l">{text::UNIT}"　"<OneOfMany session unit/></span> }.into_any()
    };
    let is_there = move |unit| session.with(|workspace, board| workspace.is_active(unit, board.period()));
    let body = move || match unit.get() {
        Some(unit) if !is_there(unit) => view! { <p class="blank"><b>{text::NOT_THERE}</b></p> }.into_any(),
        Some(unit) => view! { <Desk desk unit/> }.into_any(),
        None => view! { <Unchosen session/> }.into_any(),
    };
    let acts = move || {
        let unit = unit.get().filter(|&unit| is_there(unit))?;
        let modes = vec![(false, text::ACTUAL.to_owned()), (true, text::TRYING.to_owned())];
        let own = !session.is_published();
        session.track_unit(unit);
        let begin = own.then(|| begin_buttons(desk, unit));
        let compare = own.then(|| button("btn ask-office", text::OPEN_OFFICE, move || desk.open_office()));
        let export = own.then(|| button("btn main", text::EXPORT_OWN, move || export(desk, unit)));
        let scored = session.with(|workspace, _| workspace.roster().is_scored(unit));
        let trying = scored
            .then(|| view! { <Segments label=text::TRY_LABEL choices=modes chosen=desk.trying/> }.into_any());
        Some(view! { {trying}{begin}{compare}{export} }.into_any())
    };
    view! {
        <div class="head">
            <Heading session of=text::ESTIMATE_HEADING/>
            <p class="meta with-unit">
                {picker}
                <span>{live(standing)}</span>
                {locked.map(|why| view! { <span class="tag">{why}</span> }.into_any())}
                " "
                <PeriodState session/>
            </p>
            <div class="acts">
                {live(acts)}
            </div>
        </div>
        {(!session.is_published()).then(|| live(move || long_over(session, unit.get().is_some())))}
        <p class="said" role="status" tabindex="-1">{live(move || desk.said.get())}</p>
        {live(body)}
    }
}

/// A page for readers keeps nothing in the browser: the unit stands in the address, so that it is still there after a
/// reload and in a bookmark.
fn remember_in_address(session: Session) {
    if session.chosen_unit().is_none()
        && let Some((_, id)) = fragment().split_once('/')
    {
        session.choose_unit(id);
    }
    Effect::new(move |_| {
        if let Some(id) = session.chosen_unit() {
            // A page whose address cannot be set, as in a sandboxed frame, forgets the unit.
            _ = location().set_hash(&format!("{}/{id}", text::ESTIMATE));
        }
    });
}

/// Gives the unit's file out; a cell that is no count goes with it, which is said.
fn export(desk: EstimateDesk, unit: UnitIx) {
    let session = desk.session;
    // An example is no report, whatever was typed into it.
    if session.with(|workspace, _| workspace.is_example()) {
        desk.said.set(text::EXAMPLE_NOT_EXPORTED.to_owned());
        return;
    }
    session.export_own(unit);
    // All periods go out, whichever is on view.
    let unread = session.with(|workspace, _| {
        let of = |(period, record): (PeriodIx, &Period)| {
            let account = score::account(workspace, period, unit)?;
            let channels = left_out(workspace, period, unit, &account);
            (!channels.is_empty()).then(|| text::unread_in(&record.parts().name, &channels))
        };
        let periods = workspace.periods().iter().enumerate();
        periods.map(|(at, record)| (PeriodIx::new(at), record)).filter_map(of).collect::<Vec<_>>()
    });
    let periods = session.with(|workspace, _| {
        let filled = workspace.periods().iter().filter(|period| !period.typed().is_blank_of(unit));
        filled.map(|period| period.parts().name.clone()).collect::<Vec<_>>()
    });
    let said = if unread.is_empty() { text::exported_own(&periods) } else { text::exported_unread(&unread) };
    desk.said.set(said);
}

/// The unit's rows, its result, and what is put beside it.
#[component]
fn Desk(desk: EstimateDesk, unit: UnitIx) -> impl IntoView {
    let session = desk.session;
    desk.settle(unit);
    let class = session.with(|workspace, _| workspace.roster().class_of(unit))?;
    let table = derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        let added = desk.added_now();
        let found = desk.with_table(unit, |table| Standing::of(table, &table.there(&added)));
        match found {
            Ok(standing) => (standing, String::new()),
            // Why its file cannot be used stands where the file does.
            Err(_) if desk.is_refused() => (None, text::SEE_COMPARE.to_owned()),
            Err(why) => (None, why),
        }
    });
    let standing = derived(move || table.with(|(standing, _)| standing.clone()));
    let refused = derived(move || table.with(|(_, why)| why.clone()));
    Effect::new(move |_| session.keep_trial(&desk.of.get(), &desk.trial()));
    let score = own_score(desk, unit);
    search(desk, unit, standing);
    // What was said of the result before is not said of the one after a change.
    Effect::new(move |first: Option<()>| {
        score.with(|_| ());
        // What is typed there and is no count changes no result.
        desk.track_supposed();
        if first.is_some() {
            desk.told.set(String::new());
            desk.said.set(String::new());
        }
    });
    let copy = move || {
        let words = score.get().map(|score| result_words(session, unit, &score, standing.get().as_ref()));
        let copied = words.is_some_and(|words| session.copy(&words));
        desk.told.set(if copied { text::COPIED } else { text::NOT_COPIED }.to_owned());
    };
    // On paper the result stands first and says nothing of buttons.
    let printed = move || {
        let lines = result_lines(session, unit, &score.get()?, standing.get().as_ref());
        let whose = session.with(|workspace, board| {
            text::of_county(workspace.name(), workspace.name_in(unit, board.period()))
        });
        let lines = std::iter::once(whose).chain(lines);
        Some(lines.map(|line| view! { <p>{line}</p> }.into_any()).collect_view())
    };
    let clear = move || {
        let all = move || {
            desk.clear_trial();
            focus_first(&[".head .seg .btn:last-child"]);
        };
        desk.is_supposed().then(|| button("btn clear-trial", text::CLEAR_TRIAL, all))
    };
    let in_ledger = move || {
        session.track_unit(unit);
        let count = session.with(|workspace, board| {
            let id = &workspace.roster().unit(unit)?.id;
            let parts = workspace.period(board.period())?.parts();
            let own = |item: &&Item| item.units.iter().any(|author| author.unit == *id);
            let here = workspace.items().values().filter(|item| is_in(workspace, board.period(), item));
            (parts.source == Source::Counts).then(|| here.filter(own).count()).filter(|count| *count > 0)
        });
        count.map(|count| view! { <p class="small dim">{text::in_ledger(count)}</p> }.into_any())
    };
    let notes = move || {
        session.track_unit(unit);
        let trying = desk.trying.get().then(|| text::TRIAL_NOT_KEPT.to_owned());
        let untold = session.with(|workspace, board| {
            let rules = workspace.rules_of(board.period())?;
            let all = not_told_by_counts(workspace, board.period(), unit);
            let said = |one: &&Provision| text::sentence(rules, workspace.roster(), one);
            all.first().map(|_| text::not_told_by_counts(&all.iter().map(said).collect::<String>()))
        });
        let line = |words: String| view! { <p class="small dim">{words}</p> }.into_any();
        trying.into_iter().chain(untold).map(line).collect_view()
    };
    let channels = move || {
        desk.trying.track();
        view! { <Channels desk unit score/> }
    };
    let view = view! {
        <div class="self">
            <section>
                <div class="print-only told">{live(printed)}</div>
                {live(channels)}
                {live(in_ledger)}
                {live(notes)}
                <p class="print-only small">{text::own_note(session.is_published(), session.today())}</p>
                <p class="acts own-acts">
                    {button("btn", text::COPY_RESULT, copy)}
                    {button("btn", text::PRINT, print_page)}
                    {live(clear)}
                    {live(move || move_buttons(desk, unit))}
                    <span class="dim" role="status">{live(move || desk.told.get())}</span>
                </p>
                <BasisPanel session unit is_open=desk.basis_open/>
                <ComparePanel desk unit/>
                <TasksPanel session unit/>
                <HistoryPanel desk unit/>
            </section>
            <section class="right">
                <ResultStrip score standing refused/>
                <div class="beside">
                    <Ladder standing/>
                    <div class="aside">
                        <GoalPanel desk standing/>
                    </div>
                </div>
            </section>
        </div>
    };
    Some(view.into_any())
}
