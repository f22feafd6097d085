//! 说明栏: how a unit's points come about, line by line, with the clauses they come from.

mod shown;

use leptos::ev;
use leptos::prelude::*;
use shown::{Shown, ShownEntry, ShownLine};
use wasm_bindgen::JsCast;

use super::{Desk, close_drawer};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::workspace::Status;
use crate::ui::app::{Screen, go};
use crate::ui::parts::{
    button, cell_class, clause_list, derived, figure, is_whole, live, none_mark, print_as, unit_name,
};
use crate::ui::text;

/// The account of the open unit, beside the boards.
#[component]
pub(super) fn Drawer(desk: Desk) -> impl IntoView {
    live(move || desk.open.get().map(|unit| view! { <Account desk unit/> }.into_any()))
}

/// Whether an element lies under another one, if only in part.
fn covers(over: &web_sys::Element, under: &web_sys::Element) -> bool {
    let (over_at, at) = (over.get_bounding_client_rect(), under.get_bounding_client_rect());
    let across = at.left() < over_at.right() && at.right() > over_at.left();
    let down = at.top() < over_at.bottom() && at.bottom() > over_at.top();
    // The page itself is under everything, and what holds the account is not covered by it.
    across && down && !over.contains(Some(under)) && !under.contains(Some(over))
}

#[component]
fn Account(desk: Desk, unit: UnitIx) -> impl IntoView {
    let session = desk.session;
    let class = session.with(|workspace, _| workspace.roster().class_of(unit))?;
    let shown = derived(move || {
        session.track_unit(unit);
        session.track_class(class);
        session.with(|workspace, board| Shown::of(workspace, board, unit, class, session.is_published()))
    });
    let copied = RwSignal::new(None::<bool>);
    let copy = move || {
        let words = shown.with(|shown| shown.as_ref().map(Shown::as_text));
        copied.set(words.map(|words| session.copy(&words)));
    };
    let fill_in = move || {
        let id = session.with(|workspace, _| workspace.roster().unit(unit).map(|unit| unit.id.to_string()));
        if let Some(id) = id {
            session.choose_unit(&id);
            go(Screen::Estimate);
        }
    };
    let fill_words =
        derived(move || shown.with(|shown| text::fill_in(shown.as_ref().is_some_and(|s| s.may_type))));
    let body = move || shown.get().map(|shown| account_view(&shown));
    let close = NodeRef::<leptos::html::Button>::new();
    // The account was asked for by key or click; it takes the focus so that it is read.
    Effect::new(move |_| {
        if let Some(close) = close.get() {
            _ = close.focus();
        }
    });
    let (head, foot, is_example) = session.with(|workspace, board| {
        let period =
            workspace.period(board.period()).map(|period| period.parts().clone()).unwrap_or_default();
        let published = period.status == Status::Published;
        let example = workspace.is_example();
        let foot = text::print_note(&period.name, published, &period.notice_number, example);
        (text::slip_head(workspace.name(), &period.name), foot, example)
    });
    let copied_words = move || copied.get().map(|ok| if ok { text::COPIED } else { text::NOT_COPIED });
    let drawer = NodeRef::<leptos::html::Aside>::new();
    // What has the focus is seen: the account makes room for what it covers.
    let on_focus = window_event_listener(ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some((drawer, target)) = drawer.get_untracked().zip(target)
            && covers(&drawer, &target)
        {
            desk.open.set(None);
        }
    });
    on_cleanup(move || on_focus.remove());
    Some(view! {
        <aside class="drawer" node_ref=drawer aria-label=text::EXPLANATION>
            <button class="btn bare close" type="button" node_ref=close on:click=move |_| close_drawer(desk)>
                {text::CLOSE}
            </button>
            <p class="slip-head print-only">{head}</p>
            {live(body)}
            <p class="slip-foot print-only">{foot}</p>
            {is_example.then(|| view! { <p class="watermark slip-mark" aria-hidden="true">{text::EXAMPLE}</p> }.into_any())}
            <div class="acts">
                {button("btn", text::COPY_ACCOUNT, copy)}
                {button("btn", text::PRINT_SLIP, || print_as("prints-slip"))}
                {live(move || button("btn", fill_words.get(), fill_in))}
                <span class="dim" role="status">{live(copied_words)}</span>
            </div>
        </aside>
    }.into_any())
}

fn account_view(shown: &Shown) -> AnyView {
    let total = if shown.scored {
        view! {
            <p class="score-line" class:unsure=shown.leaves_out>
                <span class="fig">{shown.current.to_string()}</span><span class="unit-l">{text::POINTS}</span>
                <span class="eq">{shown.sums.clone()}</span>
            </p>
            <p class="formula" data-formula="">{shown.formula.clone()}</p>
            {shown.leaves_out.then(|| view! { <p class="err-msg">{text::LEFT_OUT_NOTE}</p> }.into_any())}
        }
        .into_any()
    } else {
        view! {
            <p class="score-line"><span class="fig word">{text::NOT_SCORED}</span></p>
            <p class="formula">{text::NO_PLACE}</p>
        }
        .into_any()
    };
    let mut lines = Vec::new();
    let mut last = None;
    for line in &shown.lines {
        if last.replace(&line.kind) != Some(&line.kind) {
            lines.push(
                view! { <tr class="grp"><th colspan=6 scope="colgroup">{line.kind.clone()}</th></tr> }
                    .into_any(),
            );
        }
        lines.push(line_view(line, shown.scored));
    }
    let each = is_whole(shown.lines.iter().map(|line| line.each));
    let value = is_whole(shown.lines.iter().map(|line| line.value).chain([shown.current]));
    let group =
        |words: &'static str| view! { <tr class="grp"><th colspan=6 scope="colgroup">{words}</th></tr> };
    if !shown.deeds.is_empty() {
        lines.push(group(text::CLAUSES).into_any());
        lines.extend(shown.deeds.iter().map(|deed| deed.row(4, true)));
    }
    if !shown.late.is_empty() {
        lines.push(group(text::LATE).into_any());
        let late =
            |words: &String| view! { <tr class="ln late"><td colspan=6>{words.clone()}</td></tr> }.into_any();
        lines.extend(shown.late.iter().map(late));
    }
    let near = |label, other: &Option<(String, Points)>, words: fn(Points) -> String| {
        other.as_ref().map(|(name, gap)| {
            view! { <span class="dim">{label}</span><span>{name.clone()}</span><b>{words(*gap)}</b> }
                .into_any()
        })
    };
    let has_near = shown.above.is_some() || shown.below.is_some();
    let converted = (!shown.converted.is_empty()).then(|| {
        view! { {group(text::CONVERTED)}{shown.converted.iter().map(|deed| deed.row(4, true)).collect_view()} }
            .into_any()
    });
    let sum = shown.scored.then(|| {
        view! {
            <tr class="tot">
                <th scope="row">{text::CURRENT_SCORE}</th><td></td><td></td><td></td>
                <td class="n">{figure(shown.current)}</td><td></td>
            </tr>
        }
        .into_any()
    });
    view! {
        <p class="place">{shown.place.clone()}</p>
        <h2>{unit_name(shown.name.clone())}</h2>
        {total}
        <table class="t how-sum" class:w-each=each class:w-val=value>
            <caption class="vh">{text::HOW_SUMMED}</caption>
            <thead>
                <tr>
                    <th scope="col">{text::CHANNEL}</th><th scope="col" class="n">{text::COUNT}</th><td></td>
                    <th scope="col" class="n">{text::EACH}</th><th scope="col" class="n">{text::SCORE}</th>
                    <th scope="col" class="cl">{text::BASIS}</th>
                </tr>
            </thead>
            <tbody>{lines}{sum}{converted}</tbody>
        </table>
        {clause_list(&shown.clauses)}
        {past_view(shown)}
        {has_near.then(|| view! {
            <div class="near">
                {near(text::ABOVE, &shown.above, text::behind)}
                {near(text::BELOW, &shown.below, text::ahead)}
            </div>
        }.into_any())}
    }
    .into_any()
}

/// What the unit came to period after period.
fn past_view(shown: &Shown) -> Option<AnyView> {
    let whole = [is_whole(shown.past.iter().map(|of| of.1)), is_whole(shown.past.iter().map(|of| of.2))];
    let row = |(name, current, cumulative, place): &(String, Points, Points, String)| {
        let points = |points: &Points| if shown.scored { figure(*points) } else { none_mark() };
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td class=cell_class(true, whole[0])>{points(current)}</td><td class=cell_class(false, whole[1])>{points(cumulative)}</td><td class="n dim">{place.clone()}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = shown.past.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="t past">
                <caption>{text::PAST_PERIODS}</caption>
                <thead><tr>
                    <th scope="col">{text::PERIOD}</th><th scope="col" class="n">{text::CURRENT}</th>
                    <th scope="col" class="n">{text::CUMULATIVE}</th><th scope="col" class="n">{text::PLACE}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

fn line_view(line: &ShownLine, scored: bool) -> AnyView {
    let none = || view! { {none_mark()}<span class="dp"><i></i></span> };
    let clause = line.clause.clone();
    let (class, count, times, value) = match &line.entry {
        ShownEntry::None => ("ln nil", none_mark(), "", none().into_any()),
        ShownEntry::Count(count) => {
            let value = if scored { figure(line.value) } else { none().into_any() };
            ("ln", count.to_string().into_any(), "×", value)
        }
        ShownEntry::Closed(count) => {
            let not = view! { <span class="faint">{text::NOT_FOR_CLASS}</span> };
            ("ln nil", count.to_string().into_any(), "", not.into_any())
        }
        ShownEntry::Waiting => {
            let waiting = view! { <span class="wait wait-t">{text::WAITING}</span> };
            ("ln", waiting.into_any(), "", view! { <span class="faint">{text::PENDING}</span> }.into_any())
        }
        ShownEntry::LeftOut { typed, .. } => {
            let typed = view! { <span class="mk err">{text::MARK_ERROR}</span>" "<b class="err-v">{typed.clone()}</b> };
            ("ln", typed.into_any(), "", none().into_any())
        }
    };
    let advice = match &line.entry {
        ShownEntry::LeftOut { advice, .. } => Some(
            view! { <tr class="err-r"><td colspan=6 class="err-msg">{advice.clone()}</td></tr> }.into_any(),
        ),
        _ => None,
    };
    view! {
        <tr class=class>
            <th scope="row">{line.name.clone()}</th>
            <td class="n">{count}</td>
            <td class="x">{times}</td>
            <td class="n">{figure(line.each)}</td>
            <td class="n b">{value}</td>
            <td class="cl">{clause}</td>
        </tr>
        {advice}
    }
    .into_any()
}
