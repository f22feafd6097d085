//! 类别: the classes of units, each with a table and a ranking of its own: named, put in order, added, taken away.

use leptos::prelude::*;

use super::state::RosterDesk;
use crate::domain::id::ClassId;
use crate::domain::roster::Class;
use crate::ui::parts::{button, field, focus_first, live, on_enter};
use crate::ui::text;

/// The longest name of a class that buttons and heads have room for, in characters.
const LONGEST: usize = 16;

/// A class on its way: its id, its name as typed, how many units it has.
type Line = (ClassId, RwSignal<String>, usize);

/// The panel.
pub(super) fn classes(desk: RosterDesk) -> AnyView {
    let lines = RwSignal::new(desk.session.with(|workspace, _| {
        let roster = workspace.roster();
        let line = |(_, class): (_, &Class)| {
            let units = roster.units().iter().filter(|unit| unit.class == class.id).count();
            (class.id.clone(), RwSignal::new(class.name.clone()), units)
        };
        roster.classes_ix().map(line).collect::<Vec<Line>>()
    }));
    let row = move |(at, of): (usize, usize), (id, name, units): Line| {
        let up = move || lines.update(|all| all.swap(at, at - 1));
        let up = (at > 0).then(|| button("link", text::CLASS_UP, up));
        // A class with units is taken away once they are in another one.
        let away = move || lines.update(|all| all.retain(|(other, ..)| *other != id));
        let away = (units == 0).then(|| button("link", text::REMOVE_UNIT, away));
        view! {
            <p class="fields" data-last=(at + 1 == of).then_some("")>{field(text::CLASS_NAME, name, "field")}<span class="dim">{text::units(units)}</span>{up}{away}</p>
        }
        .into_any()
    };
    let rows = move || {
        let all = lines.get();
        let of = all.len();
        all.into_iter().enumerate().map(|(at, line)| row((at, of), line)).collect_view()
    };
    let add = move || {
        lines.update(|all| {
            let ids = (1..).map(|number| ClassId::new(&format!("class{number}")));
            let free = ids.into_iter().find(|id| all.iter().all(|(other, ..)| other != id));
            all.extend(free.map(|id| (id, RwSignal::new(String::new()), 0)));
        });
        focus_first(&[".roster-panel [data-last] input"]);
    };
    let keep = move || {
        let classes: Vec<Class> = lines.with_untracked(|all| {
            let class = |(id, name, _): &Line| Class {
                id: id.clone(),
                name: name.get_untracked().trim().to_owned(),
                ..Class::default()
            };
            all.iter().map(class).collect()
        });
        if classes.iter().any(|class| class.name.is_empty()) {
            return desk.tell(text::CLASS_NAME_WANTED.to_owned());
        }
        let is_twice = |class: &Class| classes.iter().filter(|other| other.name == class.name).count() > 1;
        if classes.iter().any(is_twice) {
            return desk.tell(text::CLASS_TWICE.to_owned());
        }
        if classes.iter().any(|class| class.name.chars().count() > LONGEST) {
            return desk.tell(text::CLASS_TOO_LONG.to_owned());
        }
        if desk.put_classes(classes) {
            desk.done();
        }
    };
    let on_key = on_enter(keep);
    view! {
        <section class="panel" aria-label=text::UNIT_CLASSES on:keydown=on_key>
            <h2>{text::UNIT_CLASSES}<small>{text::UNIT_CLASSES_NOTE}</small></h2>
            {live(rows)}
            <p class="fields">
                {button("btn main", text::SAVE_UNIT, keep)}
                {button("btn", text::ADD_CLASS, add)}
                {button("btn", text::CANCEL, move || desk.done())}
            </p>
        </section>
    }
    .into_any()
}
