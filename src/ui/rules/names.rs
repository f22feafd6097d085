//! What a kind and its channels are called, a line a channel: in full, over its column and the groups of columns, and
//! otherwise for a class.

use leptos::prelude::*;

use super::clauses::texts;
use super::input::input;
use super::state::RulesDesk;
use crate::domain::fields::Field;
use crate::domain::rules::{Channel, RuleSetParts};
use crate::ui::parts::button;
use crate::ui::text;

/// The texts of one line, column by column: in full, over the column, over its group, over its smaller group, explained.
type Line<'a> = [Option<&'a Field>; 5];

/// Closed until it is asked for.
pub(super) fn names(desk: RulesDesk, parts: &RuleSetParts, kind: usize, all: &[Field]) -> AnyView {
    let (id, name) = (&parts.kinds[kind].id, &parts.kinds[kind].name);
    let of_kind = parts.channels.iter().enumerate().filter(|(_, channel)| channel.kind == *id);
    let lines = of_kind.map(|(at, channel)| (channel, lines(parts, at, all)));
    let lines: Vec<(&Channel, Vec<Line<'_>>)> = lines.collect();
    // A column in which nothing stands is not drawn.
    let heads: [Option<&Field>; 5] =
        std::array::from_fn(|at| lines.iter().find_map(|(_, lines)| lines.first()?[at]));
    let label = |field: &Field| desk.session.with(|workspace, _| text::name_field(&field.at, workspace));
    let head = |field: &Field| view! { <th scope="col">{label(field)}</th> }.into_any();
    let channel = |(channel, lines): &(&Channel, Vec<Line<'_>>)| {
        let cell = |at: usize, field: Option<&Field>| {
            heads[at]?;
            let label = field.map(label);
            let inside = field.zip(label.as_ref());
            let inside =
                inside.map(|(of, label)| input(desk, of.clone(), format!("{} {label}", channel.name)));
            Some(view! { <td data-label=label>{inside}</td> }.into_any())
        };
        let (id, name) = (channel.id.clone(), channel.name.clone());
        let mut away = Some(button("link", text::REMOVE_CHANNEL, move || desk.remove_channel(&id, &name)));
        let line = |(row, line): (usize, &Line<'_>)| {
            let cells: Vec<AnyView> = (0..).zip(line).filter_map(|(at, field)| cell(at, *field)).collect();
            let away = away.take();
            view! { <tr class=(row > 0).then_some("of-class")>{cells}<td>{away}</td></tr> }.into_any()
        };
        let rows: Vec<AnyView> = lines.iter().enumerate().map(line).collect();
        view! { <tbody data-names=channel.id.to_string()>{rows}</tbody> }.into_any()
    };
    let rows: Vec<AnyView> = lines.iter().map(channel).collect();
    let heads: Vec<AnyView> = heads.into_iter().flatten().map(head).collect();
    view! {
        <details class="names">
            <summary>{text::CHANNEL_NAMES}</summary>
            <p class="how">{text::CHANNEL_NAMES_NOTE}</p>
            <div class="fds">{texts(desk, all, &format!("/kinds/{kind}/"), name)}</div>
            <table class="name-t">
                <caption class="vh">{text::CHANNEL_NAMES}</caption>
                <thead><tr>{heads}<td></td></tr></thead>
                {rows}
            </table>
        </details>
    }
    .into_any()
}

/// What a channel is called, and below it what it is for the classes that call it otherwise.
fn lines<'a>(parts: &RuleSetParts, at: usize, all: &'a [Field]) -> Vec<Line<'a>> {
    let channel = &parts.channels[at];
    let find = |of: &str, name: &str| {
        let place = format!("{of}/{name}");
        all.iter().find(|field| field.at == place)
    };
    let own = format!("/channels/{at}");
    let column = parts.columns.iter().position(|column| column.channel == channel.id);
    let over = column.map(|at| format!("/columns/{at}"));
    let over = |name| over.as_ref().and_then(|over| find(over, name));
    let first = [find(&own, "name"), find(&own, "label"), over("band"), over("group"), find(&own, "note")];
    let of_class = |(class, _): &(_, _)| {
        let of = format!("{own}/classNames/{class}");
        [find(&of, "name"), find(&of, "label"), None, None, None]
    };
    std::iter::once(first).chain(channel.class_names.iter().map(of_class)).collect()
}
