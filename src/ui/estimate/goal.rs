//! 要到第 n 名: the fewest further adoptions, by one channel and by several.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::standing::Standing;
use super::state::{EstimateDesk, Sought};
use crate::domain::goal::{Alone, Choice, Goal, Outcome, Question, seek};
use crate::domain::points::Points;
use crate::domain::roster::UnitIx;
use crate::domain::rules::ChannelIx;
use crate::domain::wide::decimal;
use crate::ui::parts::{Derived, button, figure, focus_first, is_whole, live};
use crate::ui::text;

/// How many sets are listed.
const SETS: usize = 8;
/// How long nothing changes before the search begins.
const QUIET: Duration = Duration::from_millis(150);

/// Searches again once what it hangs on has changed and then been left alone.
pub(super) fn search(desk: EstimateDesk, unit: UnitIx, standing: Derived<Option<Standing>>) {
    let is_gone = RwSignal::new(false);
    on_cleanup(move || _ = is_gone.try_set(true));
    Effect::new(move |_| {
        // What the search hangs on; what it comes to is not tracked.
        let has_table = standing.with(|standing| standing.as_ref().is_some_and(|of| of.own_in));
        desk.track_supposed();
        desk.place.track();
        desk.points.track();
        desk.closed.track();
        desk.trying.track();
        desk.run.update_untracked(|run| *run += 1);
        let run = desk.run.get_untracked();
        if !has_table {
            desk.sought.set(None);
            return;
        }
        let go = move || {
            if desk.run.get_untracked() == run && is_gone.try_get_untracked() == Some(false) {
                let sought = untrack(|| sought(desk, unit));
                desk.sought.set(Some(sought));
            }
        };
        set_timeout(go, QUIET);
    });
}

fn sought(desk: EstimateDesk, unit: UnitIx) -> Result<Sought, String> {
    let added = desk.added_now();
    let typed = desk.points.get();
    let wanted = match typed.trim() {
        "" => None,
        typed => {
            let points = Points::parse(&decimal(typed)).ok().filter(|points| *points >= Points::ZERO);
            Some(points.ok_or_else(|| text::GOAL_NO_POINTS.to_owned())?)
        }
    };
    let closed = desk.closed.get();
    let own = |ix: ChannelIx| {
        desk.session
            .with(|workspace, board| Some(workspace.rules_of(board.period())?.channel(ix)?.id.clone()))
    };
    desk.with_table(unit, |table| {
        let (workspace, board) = (&*table.workspace, &*table.board);
        let rules = workspace.rules_of(board.period()).ok_or_else(|| text::NO_TABLE.to_owned())?;
        if table.is_frozen() {
            return Err(text::GOAL_FROZEN.to_owned());
        }
        let own_of = |there: ChannelIx| table.pairs.iter().find(|(_, of)| *of == there).map(|(own, _)| *own);
        let class = workspace.roster().unit(table.unit).map(|unit| unit.class.clone()).unwrap_or_default();
        let names = rules.short_names(&class).into_iter().zip(rules.channels_ix());
        let channels: Vec<_> = names.map(|(name, (ix, _))| (name, own_of(ix).and_then(own))).collect();
        let may_use = |ix: &ChannelIx| {
            let own = channels.get(ix.get()).and_then(|(_, own)| own.as_ref());
            own.is_some_and(|own| !closed.contains(own))
        };
        let allowed: Vec<ChannelIx> = rules.channels_ix().map(|(ix, _)| ix).filter(may_use).collect();
        let supposed = table.there(&added);
        let next = next_place(table.unit, workspace, board, &supposed);
        let place = desk.place.get().unwrap_or(next);
        let goal = wanted.map_or(Goal::Place { place, outright: false }, Goal::Points);
        let question =
            Question { unit: table.unit, goal, channels: Some(&allowed), supposed: &supposed, most: SETS };
        let answer = seek(workspace, board, &question).map_err(|why| text::unasked(&why))?;
        let holder = answer.holder.map(|holder| workspace.name_in(holder.unit, board.period()).to_owned());
        let place = wanted.is_none().then_some(place);
        Ok(Sought {
            answer,
            channels,
            holder: holder.unwrap_or_default(),
            place,
            by: table.named_by(),
            ties: board.ranking().ties,
        })
    })?
}

/// The place above the one the unit has with what is supposed; the first where it has that.
fn next_place(
    unit: UnitIx,
    workspace: &crate::domain::workspace::Workspace,
    board: &crate::domain::board::Scoreboard,
    supposed: &[(ChannelIx, u32)],
) -> usize {
    let tried = crate::domain::goal::suppose(workspace, board, unit, supposed).ok();
    let Some(tried) = tried else { return 1 };
    let class = workspace.roster().class_of(unit).and_then(|class| board.standings(class));
    let others = class.map_or(&[][..], |standings| standings.ranked()).iter();
    let above =
        others.rev().filter(|&&other| other != unit).find(|&&other| board.basis(other) > tried.points());
    above.and_then(|&other| board.place(workspace, other)?.place).unwrap_or(1)
}

/// The panel; nothing where there is no table that takes the own counts.
#[component]
pub(super) fn GoalPanel(desk: EstimateDesk, standing: Derived<Option<Standing>>) -> impl IntoView {
    let ranked = move || standing.with(|of| of.as_ref().filter(|of| of.own_in).map(|of| of.ranked));
    let list = NodeRef::<html::Select>::new();
    let choice = move || {
        let ranked = ranked()?;
        let has_points = desk.points.with(|typed| !typed.trim().is_empty());
        let chosen = desk.place.get().or(desk.sought.with(|sought| {
            sought.as_ref().and_then(|sought| sought.as_ref().ok().and_then(|sought| sought.place))
        }));
        let chosen = chosen.filter(|_| !has_points).map_or_else(String::new, |place| place.to_string());
        // Once a person picked from a list, what is marked in it no longer moves it: it is told which it is. Where nothing
        // is sought, none is.
        Effect::new(move |_| {
            if let Some(list) = list.get() {
                list.set_value(&chosen);
            }
        });
        let option =
            |place: usize| view! { <option value=place.to_string()>{place.to_string()}</option> }.into_any();
        let set = move |event| {
            desk.points.set(String::new());
            desk.place.set(event_target_value(&event).parse().ok());
            // Sets found for another goal are not to be taken for this one.
            desk.sought.set(None);
        };
        let none = has_points.then(|| view! { <option value="">{text::NONE}</option> }.into_any());
        let view = view! {
            <select class="field" node_ref=list aria-label=text::GOAL_LABEL on:change=set>{none}{(1..=ranked).map(option).collect_view()}</select>
        };
        Some(view.into_any())
    };
    let body = move || {
        ranked()?;
        let shown = match desk.sought.get() {
            None => view! { <p class="small dim" role="status">{text::SEEKING}</p> }.into_any(),
            Some(Err(why)) => {
                let again = desk.closed.with(|closed| !closed.is_empty());
                let all = again.then(|| {
                    button("link", text::USE_ALL, move || {
                        desk.closed.set(Vec::new());
                        focus_first(&[".goal select", ".goal input"]);
                    })
                });
                view! { <p class="small" role="status">{why}" "{all}</p> }.into_any()
            }
            Some(Ok(sought)) => view! { <Found desk sought/> }.into_any(),
        };
        Some(shown)
    };
    let retype = move |event| {
        desk.points.set(event_target_value(&event));
        desk.sought.set(None);
    };
    let points_label = move || standing.with(|of| of.as_ref().map(|of| text::goal_points(of.by)));
    live(move || {
        ranked()?;
        let points = view! {
            <label class="small">{live(points_label)}" "
                <input class="field pts" type="text" inputmode="decimal" autocomplete="off" prop:value=move || desk.points.get() on:input=retype/>
                " "{text::GOAL_POINTS_END}
            </label>
        };
        let view = view! {
            <section class="goal">
                <h2 class="side-t">{text::GOAL}" "{live(choice)}" "{text::GOAL_END}<span class="right-l">{points}</span></h2>
                {live(body)}
            </section>
        };
        Some(view.into_any())
    })
}

#[component]
fn Found(desk: EstimateDesk, sought: Sought) -> impl IntoView {
    let answer = &sought.answer;
    let gap = answer.holder.zip(sought.place).filter(|(holder, _)| holder.to_level > Points::ZERO);
    let gap = gap.map(|(holder, place)| {
        let words = text::goal_gap(
            place,
            &sought.holder,
            holder.points,
            (holder.to_level, holder.to_pass),
            sought.ties,
        );
        view! { <p class="small">{words}</p> }.into_any()
    });
    let now = answer.points;
    let rows = sought.channels.iter().enumerate().filter_map(|(at, _)| {
        let channel = ChannelIx::new(u32::try_from(at).ok()?);
        alone(desk, &sought, channel, answer.alone.iter().find(|one| one.channel == channel), now)
    });
    let rows: Vec<AnyView> = rows.collect();
    let whole = is_whole(answer.alone.iter().filter_map(|one| what_it_takes(&one.outcome, now).1));
    let table = (!answer.alone.is_empty()).then(|| {
        view! {
            <table class="t alone" class:w=whole>
                <caption class="vh">{text::GOAL_ALONE}</caption>
                <thead><tr>
                    <th scope="col">{text::GOAL_ALONE}</th><th scope="col" class="n">{text::GOAL_NEEDED}</th>
                    <th scope="col" class="n">{text::basis(sought.by)}</th><th scope="col" class="n">{text::PLACE}</th>
                    <th scope="col" class="c">{text::MAY_USE}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    });
    let neutral = (!answer.neutral && answer.outcome != Outcome::Reached)
        .then(|| view! { <p class="small dim">{text::GOAL_NOT_NEUTRAL}</p> }.into_any());
    view! { {gap}{outcome(desk, &sought)}{table}{neutral} }.into_any()
}

/// The fewest adoptions, in any channels.
fn outcome(desk: EstimateDesk, sought: &Sought) -> AnyView {
    match &sought.answer.outcome {
        Outcome::Reached => {
            let is_tried = untrack(|| desk.is_supposed());
            let words = if is_tried { text::GOAL_REACHED_TRIED } else { text::GOAL_REACHED };
            view! { <p class="small" data-goal="reached">{words}</p> }.into_any()
        }
        Outcome::Never(points) => {
            view! { <p class="small" data-goal="never">{text::goal_never(*points)}</p> }.into_any()
        }
        Outcome::NotWithin { adoptions, points } => {
            view! { <p class="small">{text::goal_not_within(*adoptions, *points)}</p> }.into_any()
        }
        Outcome::Least { adoptions, sets, all } => {
            let set = |set: &Choice| choice(desk, sought, set);
            view! {
                <p class="small" data-goal="least">{text::goal_least(*adoptions)}</p>
                <ul class="sets">{sets.iter().map(set).collect_view()}</ul>
                <p class="small dim">{text::goal_more(*all, sets.len())}</p>
            }
            .into_any()
        }
    }
}

/// A set, which can be put into the column of what is supposed.
fn choice(desk: EstimateDesk, sought: &Sought, set: &Choice) -> AnyView {
    let name =
        |ix: ChannelIx| sought.channels.get(ix.get()).map(|(name, _)| name.clone()).unwrap_or_default();
    let words = set.added.iter().map(|&(ix, count)| text::so_many(&name(ix), count)).collect::<Vec<_>>();
    let own =
        set.added.iter().filter_map(|&(ix, count)| Some((sought.channels.get(ix.get())?.1.clone()?, count)));
    let own: Vec<_> = own.collect();
    let place = sought.place;
    let put = move || {
        // The goal stays what it was when the set was found.
        desk.place.set(place);
        desk.trying.set(true);
        desk.suppose_more(&own);
        // What was found is for before.
        desk.sought.set(None);
        // Not what takes it away again: whoever presses the key twice keeps the set.
        focus_first(&[".step.try input"]);
    };
    let label = format!("{}：{}", text::USE_SET, words.join("，"));
    view! {
        <li><span>{words.join(" ＋ ")}</span><span class="dim">{text::beside(sought.by, set.points)}</span><button class="link" type="button" aria-label=label on:click=move |_| put()>{text::USE_SET}</button></li>
    }
    .into_any()
}

/// A channel alone; none where it may not be used and the person has not said so.
fn alone(
    desk: EstimateDesk,
    sought: &Sought,
    at: ChannelIx,
    one: Option<&Alone>,
    now: Points,
) -> Option<AnyView> {
    let (name, id) = sought.channels.get(at.get())?;
    let (name, id) = (name.clone(), id.clone()?);
    let is_closed = desk.closed.with_untracked(|closed| closed.contains(&id));
    let (needed, then, place) = match one.map(|one| &one.outcome) {
        None if is_closed => (text::NONE.to_owned(), None, String::new()),
        None => return None,
        Some(outcome) => what_it_takes(outcome, now),
    };
    let label = format!("{}：{name}", text::MAY_USE);
    let toggle = toggle(desk, id);
    let row = view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="n b">{needed}</td>
            <td class="n">{then.map(figure)}</td>
            <td class="n dim">{place}</td>
            <td class="c"><input type="checkbox" aria-label=label checked=!is_closed on:change=move |_| toggle()/></td>
        </tr>
    };
    Some(row.into_any())
}

/// How many it takes, to which points and which place.
fn what_it_takes(outcome: &Outcome, now: Points) -> (String, Option<Points>, String) {
    match outcome {
        Outcome::Least { adoptions, sets, .. } => {
            let set = sets.first();
            let place = set.and_then(|set| set.place).map(|place| place.to_string());
            (adoptions.to_string(), set.map(|set| set.points), place.unwrap_or_default())
        }
        Outcome::Reached => ("0".to_owned(), Some(now), String::new()),
        Outcome::Never(points) => (text::NONE.to_owned(), Some(*points), text::NOT_ENOUGH.to_owned()),
        Outcome::NotWithin { points, .. } => (text::NONE.to_owned(), Some(*points), text::TOO_FAR.to_owned()),
    }
}

fn toggle(desk: EstimateDesk, id: crate::domain::id::ChannelId) -> impl Fn() {
    move || {
        desk.closed.update(|closed| {
            if closed.contains(&id) {
                closed.retain(|other| *other != id);
            } else {
                closed.push(id.clone());
            }
        });
    }
}
