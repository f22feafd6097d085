//! The totals that a notice speaks of: what they are called and count, one more and one less.

use leptos::prelude::*;

use super::clauses::{named_apart, texts};
use super::state::RulesDesk;
use crate::domain::fields::{Field, is_name};
use crate::domain::id::ChannelId;
use crate::domain::rules::{Channel, NoticeTotal, RuleSetParts};
use crate::ui::parts::{button, field, focus_first, live, on_enter};
use crate::ui::text;

/// The totals there are, and the form for another, closed until it is asked for.
pub(super) fn totals(desk: RulesDesk, parts: &RuleSetParts, all: &[Field]) -> AnyView {
    let one = |(at, total): (usize, &NoticeTotal)| {
        let counted = parts.channels.iter().filter(|channel| total.channels.contains(&channel.id));
        let counted: Vec<String> = counted.map(|channel| named_apart(parts, channel)).collect();
        let away = button("link", text::REMOVE_TOTAL, move || desk.remove_total(at));
        view! {
            <div data-total=at.to_string()>
                <div class="fds">{texts(desk, all, &format!("/totals/{at}/"), "")}</div>
                <p class="how">{text::total_counts(&counted)}" "{away}</p>
            </div>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = parts.totals.iter().enumerate().map(one).collect();
    view! { {lines}{new_total(desk, parts)} }.into_any()
}

fn new_total(desk: RulesDesk, parts: &RuleSetParts) -> AnyView {
    let (name, told) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let chosen = RwSignal::new(Vec::<ChannelId>::new());
    let one = |channel: &Channel| {
        let (id, label) = (channel.id.clone(), named_apart(parts, channel));
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            chosen.update(|all| {
                all.retain(|other| *other != id);
                all.extend(is_chosen.then(|| id.clone()));
            });
        };
        view! { <label class="fd tick"><input type="checkbox" on:change=choose/><span>{label}</span></label> }
            .into_any()
    };
    let ticks: Vec<AnyView> = parts.channels.iter().map(one).collect();
    let add = move || {
        let name = name.get_untracked().trim().to_owned();
        let channels = chosen.get_untracked();
        if !is_name(&name) {
            told.set(text::TOTAL_NAME_WANTED.to_owned());
        } else if channels.is_empty() {
            told.set(text::TOTAL_CHANNELS_WANTED.to_owned());
        } else if let Some(other) = desk.parts().total_of(&channels) {
            told.set(text::total_twice(&other.name));
        } else if let Some(more) = desk.parts().with_total(name, &channels) {
            desk.put_whole(more);
            // The clauses are drawn anew, and the form with them.
            focus_first(&[".new-total summary"]);
        } else {
            told.set(text::TOTALS_FULL.to_owned());
        }
    };
    let on_key = on_enter(add);
    view! {
        <details class="names new-total">
            <summary>{text::ADD_TOTAL}</summary>
            <p class="fields" on:keydown=on_key>
                {field(text::CHANNEL_NAME, name, "field long")}
                {button("btn", text::ADD_CHANNEL_NOW, add)}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </p>
            <div class="fds">{ticks}</div>
            <p class="how">{text::ADD_TOTAL_NOTE}</p>
        </details>
    }
    .into_any()
}

impl RulesDesk {
    /// Takes a total out of the draft.
    fn remove_total(self, at: usize) {
        let mut parts = self.parts();
        if at < parts.totals.len() {
            parts.totals.remove(at);
            self.put_whole(parts);
            focus_first(&[".new-total summary"]);
        }
    }
}
