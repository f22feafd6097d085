//! What is docked over the roster: a new unit, a merger, a split.

use leptos::prelude::*;

use super::classes::classes;
use super::paste::paste;
use super::state::{Panel, RosterDesk};
use crate::domain::id::{PeriodId, UnitId};
use crate::domain::points::Points;
use crate::domain::roster::{Standing, Unit, merged, split};
use crate::domain::workspace::Status;
use crate::ui::parts::{button, field, live, on_enter, picker};
use crate::ui::text;

/// The panel that is open.
pub(super) fn panel(desk: RosterDesk) -> Option<AnyView> {
    match desk.panel.get() {
        Panel::None => None,
        Panel::Add => Some(add(desk)),
        Panel::Merge => Some(merge(desk)),
        Panel::Split => Some(apart(desk)),
        Panel::Paste => Some(paste(desk)),
        Panel::Classes => Some(classes(desk)),
        Panel::County => Some(county(desk)),
    }
}

fn frame(desk: RosterDesk, title: &'static str, note: AnyView, body: AnyView) -> AnyView {
    view! {
        <section class="panel" aria-label=title>
            <h2>{title}<small>{note}</small></h2>
            <p class="fields">{body}{button("btn", text::CANCEL, move || desk.done())}</p>
        </section>
    }
    .into_any()
}

fn add(desk: RosterDesk) -> AnyView {
    let classes = desk.session.with(|workspace, _| workspace.roster().classes().to_vec());
    let names = classes.iter().map(|class| class.name.clone()).collect();
    let (name, class, standing) = (RwSignal::new(String::new()), RwSignal::new(0), RwSignal::new(0));
    let standings = [Standing::Scored, Standing::ListedOnly].map(|of| text::standing(of).to_owned()).to_vec();
    let take = move || {
        let now = name.get_untracked().trim().to_owned();
        if now.is_empty() {
            return desk.tell(text::NAME_WANTED.to_owned());
        }
        let done = desk.put(&now, |workspace| {
            let roster = workspace.roster();
            Ok(roster.with_added(Unit {
                id: roster.free_id(0),
                name: now.clone(),
                class: classes.get(class.get_untracked()).map(|of| of.id.clone()).unwrap_or_default(),
                standing: if standing.get_untracked() == 1 { Standing::ListedOnly } else { Standing::Scored },
                from: workspace.first_open(),
                ..Unit::default()
            }))
        });
        if done {
            desk.done();
        }
    };
    let body = view! {
        {field(text::PRINTED_NAME, name, "field")}
        {picker(text::UNIT_CLASS, names, class)}
        {picker(text::STANDING, standings, standing)}
        {button("btn main", text::ADD_NOW, take)}
    };
    frame(desk, text::ADD_UNIT, desk.begins().into_any(), body.into_any())
}

fn county(desk: RosterDesk) -> AnyView {
    let name = RwSignal::new(desk.session.with(|workspace, _| workspace.name().to_owned()));
    let take = move || {
        let now = name.get_untracked().trim().to_owned();
        if now.is_empty() {
            return desk.tell(text::NAME_WANTED.to_owned());
        }
        if desk.put_county(&now) {
            desk.done();
        }
    };
    let on_key = on_enter(take);
    let printed = desk.session.with(|workspace, _| {
        let out = workspace.periods().iter().map(|period| period.parts());
        let out = out.filter(|period| period.status == Status::Published).map(|period| period.name.as_str());
        let out: Vec<&str> = out.collect();
        (!out.is_empty()).then(|| text::county_printed(&out))
    });
    let printed = printed.map(|words| view! { <span class="how" data-printed="">{words}</span> }.into_any());
    let body = view! {
        <span on:keydown=on_key>{field(text::COUNTY_NAME, name, "field")}</span>
        {button("btn main", text::SAVE_UNIT, take)}
        {printed}
    };
    frame(desk, text::COUNTY_ASK, text::COUNTY_NOTE.into_any(), body.into_any())
}

/// The names of the chosen units.
fn picked(desk: RosterDesk) -> Vec<Unit> {
    let ids = desk.picked.get();
    desk.session.with(|workspace, _| {
        let units = workspace.roster().units().iter();
        units.filter(|unit| ids.iter().any(|id| id == unit.id.as_str())).cloned().collect()
    })
}

/// The periods that another one follows, since what is new begins there.
fn last_periods(desk: RosterDesk) -> Vec<(PeriodId, String)> {
    desk.session.with(|workspace, _| {
        let all = workspace.periods().iter().map(|p| (p.parts().id.clone(), p.parts().name.clone()));
        all.take(workspace.periods().len().saturating_sub(1)).collect()
    })
}

/// Which units were chosen, or which are wanted.
fn chosen_note(desk: RosterDesk, wanted: &'static str, fits: fn(usize) -> bool) -> AnyView {
    live(move || {
        let names: Vec<String> = picked(desk).into_iter().map(|unit| unit.name).collect();
        if fits(names.len()) { text::joined(&names) } else { wanted.to_owned() }
    })
}

fn merge(desk: RosterDesk) -> AnyView {
    let periods = last_periods(desk);
    if periods.is_empty() {
        return frame(desk, text::MERGE_UNITS, text::NO_PERIOD_AFTER.into_any(), ().into_any());
    }
    let names = periods.iter().map(|(_, name)| name.clone()).collect();
    let (name, last) = (RwSignal::new(String::new()), RwSignal::new(periods.len() - 1));
    let take = move || {
        let units = picked(desk);
        let now = name.get_untracked().trim().to_owned();
        let Some(first) = units.first().filter(|_| units.len() > 1) else {
            return desk.tell(text::PICK_TO_MERGE.to_owned());
        };
        if now.is_empty() {
            return desk.tell(text::NAME_WANTED.to_owned());
        }
        let from: Vec<UnitId> = units.iter().map(|unit| unit.id.clone()).collect();
        let last = periods.get(last.get_untracked()).map(|(id, _)| id.clone()).unwrap_or_default();
        let done = desk.put(&now, |workspace| {
            let id = workspace.roster().free_id(0);
            let into = Unit {
                id,
                name: now.clone(),
                class: first.class.clone(),
                standing: first.standing,
                ..Unit::default()
            };
            merged(workspace, into, &from, &last)
        });
        if done {
            desk.done();
        }
    };
    let body = view! {
        {field(text::NEW_NAME, name, "field")}
        {picker(text::LAST_PERIOD, names, last)}
        {button("btn main", text::MERGE_NOW, take)}
    };
    frame(desk, text::MERGE_UNITS, chosen_note(desk, text::PICK_TO_MERGE, |count| count > 1), body.into_any())
}

/// 甲局 0.6，乙局 0.4: names with their parts.
fn heirs(typed: &str) -> Option<Vec<(String, Points)>> {
    let one = |line: &String| {
        let (name, part) = line.trim().rsplit_once([' ', '\u{3000}', '\t'])?;
        let part = Points::parse(part.trim()).ok()?;
        let fits = part >= Points::ZERO && part <= Points::whole(1) && !name.trim().is_empty();
        fits.then(|| (name.trim().to_owned(), part))
    };
    let all: Option<Vec<_>> = text::separated(typed).iter().map(one).collect();
    all.filter(|all| !all.is_empty())
}

fn apart(desk: RosterDesk) -> AnyView {
    let periods = last_periods(desk);
    if periods.is_empty() {
        return frame(desk, text::SPLIT_UNIT, text::NO_PERIOD_AFTER.into_any(), ().into_any());
    }
    let names = periods.iter().map(|(_, name)| name.clone()).collect();
    let (into, last) = (RwSignal::new(String::new()), RwSignal::new(periods.len() - 1));
    let take = move || {
        let units = picked(desk);
        let [unit] = units.as_slice() else { return desk.tell(text::PICK_TO_SPLIT.to_owned()) };
        let Some(heirs) = heirs(&into.get_untracked()) else {
            return desk.tell(text::HEIRS_WANTED.to_owned());
        };
        let last = periods.get(last.get_untracked()).map(|(id, _)| id.clone()).unwrap_or_default();
        let done = desk.put(&unit.name, |workspace| {
            let heir = |(at, (name, part)): (usize, (String, Points))| {
                let id = workspace.roster().free_id(at);
                (
                    Unit { id, name, class: unit.class.clone(), standing: unit.standing, ..Unit::default() },
                    part,
                )
            };
            split(workspace, &unit.id, heirs.into_iter().enumerate().map(heir).collect(), &last)
        });
        if done {
            desk.done();
        }
    };
    let hint = view! { <span class="how">{text::HEIRS_HINT}</span> };
    let body = view! {
        {field(text::HEIRS, into, "field long")}{hint}
        {picker(text::LAST_PERIOD, names, last)}
        {button("btn main", text::SPLIT_NOW, take)}
    };
    frame(desk, text::SPLIT_UNIT, chosen_note(desk, text::PICK_TO_SPLIT, |count| count == 1), body.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heirs_are_read_with_their_parts_or_not_at_all() {
        let part = |text: &str| Points::parse(text).unwrap_or_default();
        let two = vec![("甲局".to_owned(), part("0.6")), ("乙局".to_owned(), part("0.4"))];
        assert_eq!(heirs("甲局 0.6，乙局　0.4"), Some(two));
        for wrong in ["", "甲局", "甲局 2", "甲局 -0.1", " 0.5", "甲局 0.6，乙局"] {
            assert_eq!(heirs(wrong), None, "{wrong}");
        }
    }
}
