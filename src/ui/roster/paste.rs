//! A pasted list of units: shown before it is taken, in one step.

use leptos::ev;
use leptos::prelude::*;

use super::state::RosterDesk;
use crate::domain::edit::by_list;
use crate::domain::paste::Table;
use crate::domain::roster::{Listed, Roster, Standing};
use crate::ui::parts::{button, focus_later, live};
use crate::ui::text;

/// So many lines are previewed at first, and with each call for more.
const PREVIEWED: usize = 400;

/// A row of the list that names a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Its position in the pasted table, counted from 0.
    row: usize,
    unit: Listed,
    /// The row above it that means the same unit.
    twice: Option<usize>,
}

/// The panel that waits for a list.
pub(super) fn paste(desk: RosterDesk) -> AnyView {
    let list = RwSignal::new(Vec::<Line>::new());
    // The rows a person leaves out, and of those that mean one unit all but one.
    let left_out = RwSignal::new(Vec::<usize>::new());
    let shown = RwSignal::new(PREVIEWED);
    // A county that begins with another's roster puts its own in the place of it.
    let replaces = RwSignal::new(false);
    let take_in = move |html: Option<&str>, plain: Option<&str>| match desk.session.read_pasted(html, plain) {
        Ok(table) => {
            let read = desk.session.with(|workspace, _| listed(&table, workspace.roster()));
            desk.told.set(if read.is_empty() { text::NOTHING_LISTED.to_owned() } else { String::new() });
            left_out.set(read.iter().filter(|line| line.twice.is_some()).map(|line| line.row).collect());
            shown.set(PREVIEWED);
            list.set(read);
        }
        Err(fault) => desk.told.set(text::paste_fault(fault)),
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        let (html, plain) = (get("text/html"), get("text/plain"));
        event.prevent_default();
        take_in(html.as_deref(), plain.as_deref());
    };
    let on_input = move |event| take_in(None, Some(&event_target_value(&event)));
    let taken = move || -> Vec<Listed> {
        let all = list.get();
        left_out.with(|out| {
            let stays = all.into_iter().filter(|line| !out.contains(&line.row));
            stays.map(|line| line.unit).collect()
        })
    };
    let lines = move || {
        let all = list.get();
        let drawn = all.iter().take(shown.get()).enumerate();
        let drawn: Vec<AnyView> = drawn.map(|(at, line)| line_of(desk, (at, line), list, left_out)).collect();
        let twice = all.iter().filter_map(|line| {
            let words = text::listed_twice(line.row + 1, &line.unit.name, line.twice? + 1);
            Some(view! { <p class="err-msg" data-twice="">{words}</p> }.into_any())
        });
        let twice: Vec<AnyView> = twice.take(TOLD).collect();
        let more = all.len().saturating_sub(drawn.len());
        let next = more.min(PREVIEWED);
        let call = move |_| {
            let first = shown.get_untracked();
            shown.set(first + next);
            // Whoever asked for more goes on with the first of them.
            focus_later(line_id(first));
        };
        let more = (more > 0).then(|| {
            view! {
                <p class="how">
                    {text::more_listed(more)}" "
                    <button class="btn" type="button" on:click=call>{text::show_more_listed(next)}</button>
                </p>
            }
            .into_any()
        });
        (!all.is_empty())
            .then(|| view! { {twice}<div class="preview"><ul>{drawn}</ul></div>{more} }.into_any())
    };
    let sum = move || {
        let all = taken();
        if all.is_empty() {
            return None;
        }
        let made = desk.session.with(|workspace, _| by_list(workspace, &all, replaces.get()));
        let count = all.len();
        let known = count - made.added.min(count);
        let begins = desk.begins().filter(|_| made.added > 0);
        let words = text::listed(made.added, known, made.gone.len(), made.stay.len());
        let named = [(made.gone, true), (made.stay, false)].map(|(names, is_gone)| {
            (!names.is_empty()).then(|| {
                let words = if is_gone { text::listed_gone(&names) } else { text::listed_stay(&names) };
                view! { <p class="how" class:b=is_gone>{words}</p> }.into_any()
            })
        });
        let confirm = move |_| {
            let taken = untrack(taken);
            let done =
                desk.put("", |workspace| Ok(by_list(workspace, &taken, replaces.get_untracked()).units));
            if done {
                desk.done();
            }
        };
        Some(view! {
            <p>{words}{begins}</p>
            {Vec::from(named)}
            <button class="btn main" type="button" id="roster-confirm" on:click=confirm>{text::take_listed(count)}</button>
            " "
        }.into_any())
    };
    let tick = move |event| replaces.set(event_target_checked(&event));
    view! {
        <section class="panel" aria-label=text::PASTE_ROSTER>
            <h2>{text::PASTE_ROSTER}</h2>
            <textarea
                class="field paste-here" id="roster-paste" rows="3" aria-label=text::PASTE_ROSTER_HERE
                placeholder=text::PASTE_ROSTER_HERE on:paste=on_paste on:input=on_input
            ></textarea>
            <p><label><input type="checkbox" prop:checked=move || replaces.get() on:change=tick/>" "{text::REPLACE_ROSTER}</label></p>
            {live(lines)}
            {live(sum)}
            {button("btn", text::CANCEL, move || desk.done())}
        </section>
    }
    .into_any()
}

/// So many rows that mean the unit of another are told.
const TOLD: usize = 12;

/// A line of the preview with the box that takes it. Of rows that mean one unit the one ticked last is taken alone.
fn line_of(
    desk: RosterDesk,
    (at, line): (usize, &Line),
    list: RwSignal<Vec<Line>>,
    left_out: RwSignal<Vec<usize>>,
) -> AnyView {
    let words = desk.session.with(|workspace, _| {
        let roster = workspace.roster();
        let known = roster.units().iter().find(|unit| unit.is_called(&line.unit.name));
        let class = line.unit.class.as_ref().or(known.map(|unit| &unit.class));
        let class =
            class.map_or(roster.classes().first(), |id| roster.classes().iter().find(|of| of.id == *id));
        let class = class.map_or("", |class| class.name.as_str());
        text::listed_line_of(&line.unit.name, class, line.unit.standing)
    });
    let (row, first) = (line.row, line.twice.unwrap_or(line.row));
    let tick = move |event| {
        let is_taken = event_target_checked(&event);
        let same: Vec<usize> = list.with_untracked(|all| {
            let same = all.iter().filter(|other| other.twice.unwrap_or(other.row) == first);
            same.map(|other| other.row).collect()
        });
        left_out.update(|out| {
            out.retain(|other| *other != row);
            if is_taken {
                out.extend(same.into_iter().filter(|other| *other != row));
            } else {
                out.push(row);
            }
        });
    };
    let is_taken = move || !left_out.with(|out| out.contains(&row));
    view! { <li><label><input type="checkbox" id=line_id(at) prop:checked=is_taken on:change=tick/>" "{words}</label></li> }
        .into_any()
}

/// The id of the box of a line of the preview.
fn line_id(at: usize) -> String {
    format!("listed-{at}")
}

/// The units of a table: in each row the first text that is no number, no class and no head is the name.
fn listed(table: &Table, roster: &Roster) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for row in (0..table.rows.len()).filter(|&row| !table.is_total(row)) {
        let cells = (0..table.width()).map(|column| (column, table.shown(row, column).trim()));
        let class_of = |cell: &str| roster.classes().iter().find(|class| class.name == cell);
        let class = cells.clone().find_map(|(_, cell)| class_of(cell)).map(|class| class.id.clone());
        let only = cells.clone().any(|(_, cell)| text::says_listed_only(cell));
        let is_name =
            |cell: &str| !text::is_no_name(cell) && !text::says_listed_only(cell) && class_of(cell).is_none();
        let name = cells.clone().map(|(_, cell)| cell).find(|cell| is_name(cell));
        let Some(name) = name.map(|name| name.replace('\n', "")) else { continue };
        let known = roster.units().iter().find(|unit| unit.is_called(&name));
        let repeats = |other: &&Line| {
            other.unit.name == name || known.is_some_and(|unit| unit.is_called(&other.unit.name))
        };
        let twice = all.iter().find(repeats).map(|other| other.row);
        let standing = if only { Standing::ListedOnly } else { Standing::Scored };
        all.push(Line { row, unit: Listed { name, class, standing }, twice });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fault::Faults;
    use crate::domain::id::ClassId;
    use crate::domain::paste::PastedCell;
    use crate::domain::roster::Class;

    #[test]
    fn names_classes_and_remarks_are_found_in_any_column_and_a_second_row_of_a_name_is_known() {
        let class = |id: &str, name: &str| Class { id: ClassId::new(id), name: name.to_owned() };
        let mut faults = Faults::default();
        let roster = Roster::new(vec![class("t", "镇"), class("d", "部门")], Vec::new(), &mut faults);
        let rows = [
            ["序号", "单位名称", "类别", "备注"],
            ["1", "甲镇", "镇", ""],
            ["2", "乙局\n（丙办）", "部门", "非政府序列部门不计分"],
            ["2", "甲镇", "部门", ""],
            ["", "合 计", "", ""],
            ["", "合计", "2个", ""],
        ];
        let cell = |text: &str| PastedCell { text: text.to_owned(), ..PastedCell::default() };
        let table = Table { rows: rows.map(|row| row.map(cell).to_vec()).to_vec() };
        let one = |row, name: &str, class: &str, standing, twice| Line {
            row,
            unit: Listed { name: name.to_owned(), class: Some(ClassId::new(class)), standing },
            twice,
        };
        assert_eq!(
            listed(&table, &roster),
            [
                one(1, "甲镇", "t", Standing::Scored, None),
                one(2, "乙局（丙办）", "d", Standing::ListedOnly, None),
                one(3, "甲镇", "d", Standing::Scored, Some(1)),
            ]
        );
    }
}
