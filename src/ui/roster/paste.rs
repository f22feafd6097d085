//! A pasted list of units: shown before it is taken, in one step.

use leptos::ev;
use leptos::prelude::*;

use super::state::RosterDesk;
use crate::domain::edit::by_list;
use crate::domain::paste::Table;
use crate::domain::roster::{Class, Listed, Standing};
use crate::ui::parts::{button, live};
use crate::ui::text;

/// So many lines are previewed.
const PREVIEWED: usize = 40;

/// The panel that waits for a list.
pub(super) fn paste(desk: RosterDesk) -> AnyView {
    let list = RwSignal::new(Vec::<Listed>::new());
    // A county that begins with another's roster puts its own in the place of it.
    let replaces = RwSignal::new(false);
    let take_in = move |html: Option<&str>, plain: Option<&str>| {
        let classes = desk.session.with(|workspace, _| workspace.roster().classes().to_vec());
        match desk.session.read_pasted(html, plain) {
            Ok(table) => {
                let read = listed(&table, &classes);
                desk.told.set(if read.is_empty() { text::NOTHING_LISTED.to_owned() } else { String::new() });
                list.set(read);
            }
            Err(fault) => desk.told.set(text::paste_fault(fault)),
        }
    };
    let on_paste = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let get = |kind: &str| data.get_data(kind).ok().filter(|text| !text.is_empty());
        let (html, plain) = (get("text/html"), get("text/plain"));
        event.prevent_default();
        take_in(html.as_deref(), plain.as_deref());
    };
    let on_input = move |event| take_in(None, Some(&event_target_value(&event)));
    let preview = move || {
        let all = list.get();
        if all.is_empty() {
            return None;
        }
        let (lines, [added, gone, stays]) = desk.session.with(|workspace, _| {
            let classes = workspace.roster().classes();
            let by_list = by_list(workspace, &all, replaces.get());
            let line = |one: &Listed| {
                let unit = by_list.units.iter().find(|unit| unit.is_called(&one.name));
                let class = unit.and_then(|unit| classes.iter().find(|class| class.id == unit.class));
                let words =
                    text::listed_line_of(&one.name, class.map_or("", |class| &class.name), one.standing);
                view! { <li>{words}</li> }.into_any()
            };
            let lines = all.iter().take(PREVIEWED).map(line).collect::<Vec<AnyView>>();
            (lines, [by_list.added, by_list.gone, by_list.stay])
        });
        let count = all.len();
        let words = text::listed(added, count - added.min(count), gone, stays);
        let confirm = move |_| {
            let done = desk.put("", |workspace| {
                Ok(by_list(workspace, &list.get_untracked(), replaces.get_untracked()).units)
            });
            if done {
                desk.done();
            }
        };
        Some(view! {
            <p>{words}</p>
            <ul class="preview">{lines}</ul>
            <button class="btn main" type="button" id="roster-confirm" on:click=confirm>{text::take_listed(count)}</button>
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
            {live(preview)}
            {button("btn", text::CANCEL, move || desk.done())}
        </section>
    }
    .into_any()
}

/// The units of a table: in each row the first text that is no number, no class and no head is the name.
fn listed(table: &Table, classes: &[Class]) -> Vec<Listed> {
    let mut all: Vec<Listed> = Vec::new();
    for row in (0..table.rows.len()).filter(|&row| !table.is_total(row)) {
        let cells = (0..table.width()).map(|column| (column, table.shown(row, column).trim()));
        let class_of = |cell: &str| classes.iter().find(|class| class.name == cell);
        let class = cells.clone().find_map(|(_, cell)| class_of(cell)).map(|class| class.id.clone());
        let only = cells.clone().any(|(_, cell)| text::says_listed_only(cell));
        let is_name =
            |cell: &str| !text::is_no_name(cell) && !text::says_listed_only(cell) && class_of(cell).is_none();
        let name = cells.clone().map(|(_, cell)| cell).find(|cell| is_name(cell));
        let Some(name) = name.filter(|name| !all.iter().any(|other| other.name == **name)) else { continue };
        let standing = if only { Standing::ListedOnly } else { Standing::Scored };
        all.push(Listed { name: name.replace('\n', ""), class, standing });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ClassId;
    use crate::domain::paste::PastedCell;

    #[test]
    fn names_classes_and_remarks_are_found_in_any_column() {
        let class = |id: &str, name: &str| Class { id: ClassId::new(id), name: name.to_owned() };
        let classes = [class("t", "镇"), class("d", "部门")];
        let rows = [
            ["序号", "单位名称", "类别", "备注"],
            ["1", "甲镇", "镇", ""],
            ["2", "乙局\n（丙办）", "部门", "非政府序列部门不计分"],
            ["2", "甲镇", "镇", ""],
            ["", "合 计", "", ""],
            ["", "合计", "2个", ""],
        ];
        let cell = |text: &str| PastedCell { text: text.to_owned(), ..PastedCell::default() };
        let table = Table { rows: rows.map(|row| row.map(cell).to_vec()).to_vec() };
        let one = |name: &str, class: &str, standing| Listed {
            name: name.to_owned(),
            class: Some(ClassId::new(class)),
            standing,
        };
        assert_eq!(
            listed(&table, &classes),
            [one("甲镇", "t", Standing::Scored), one("乙局（丙办）", "d", Standing::ListedOnly)]
        );
    }
}
