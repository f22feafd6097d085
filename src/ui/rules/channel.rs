//! A channel more: its name, kind, level and points, put into the draft of the rules; and a channel less.

use leptos::prelude::*;

use super::state::RulesDesk;
use crate::domain::edit::counted_under;
use crate::domain::fields::is_name;
use crate::domain::id::ChannelId;
use crate::domain::points::Points;
use crate::domain::rules::{Channel, Kind, Level, NewChannel};
use crate::domain::wide::decimal;
use crate::ui::parts::{button, derived, field, focus_first, live, on_enter, picker};
use crate::ui::text;

const LEVELS: [Level; 5] = [Level::County, Level::City, Level::Province, Level::Nation, Level::Own];

/// The form, closed until it is asked for.
pub(super) fn new_channel(desk: RulesDesk, kinds: &[Kind]) -> AnyView {
    let (name, points) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (kind, level) = (RwSignal::new(0), RwSignal::new(0));
    let told = RwSignal::new(String::new());
    let ids: Vec<_> = kinds.iter().map(|kind| kind.id.clone()).collect();
    // A kind that is called otherwise above is so here.
    let names = derived(move || {
        desk.draft.track();
        desk.parts().kinds.into_iter().map(|kind| kind.name).collect::<Vec<_>>()
    });
    let kinds = move || picker(text::CHANNEL_KIND, names.get(), kind);
    let levels = LEVELS.map(|level| text::level_name(level).to_owned()).to_vec();
    let add = move || {
        let new_name = name.get_untracked().trim().to_owned();
        if !is_name(&new_name) {
            return told.set(text::CHANNEL_NAME_WANTED.to_owned());
        }
        let kind_id = ids.get(kind.get_untracked()).cloned().unwrap_or_default();
        let is_there = |channel: &Channel| channel.kind == kind_id && channel.name == new_name;
        if desk.parts().channels.iter().any(is_there) {
            return told.set(text::channel_twice(&new_name));
        }
        let worth = Points::parse(&decimal(&points.get_untracked())).ok();
        let Some(points) = worth.filter(|points| *points >= Points::ZERO) else {
            return told.set(text::CHANNEL_POINTS_WANTED.to_owned());
        };
        let new = NewChannel {
            name: new_name,
            kind: kind_id,
            level: LEVELS[level.get_untracked().min(LEVELS.len() - 1)],
            points,
        };
        if desk.add_channel(new) {
            // The clauses are drawn anew, and the form with them.
            focus_first(&[".new-channel summary"]);
        } else {
            told.set(text::CHANNELS_FULL.to_owned());
        }
    };
    let on_key = on_enter(add.clone());
    view! {
        <details class="names new-channel">
            <summary>{text::ADD_CHANNEL}</summary>
            <p class="fields" on:keydown=on_key>
                {field(text::CHANNEL_NAME, name, "field long")}
                {live(kinds)}
                {picker(text::CHANNEL_LEVEL, levels, level)}
                {field(text::CHANNEL_EACH, points, "field short")}
                {button("btn", text::ADD_CHANNEL_NOW, add)}
                <span class="err-msg" role="alert">{live(move || told.get())}</span>
            </p>
            <p class="how">{text::ADD_CHANNEL_NOTE}</p>
        </details>
    }
    .into_any()
}

impl RulesDesk {
    /// Adds a channel to the draft; `false` where there are as many as there may be.
    fn add_channel(self, new: NewChannel) -> bool {
        let more = self.parts().with_channel(new);
        more.map(|parts| self.put_whole(parts)).is_some()
    }

    /// Takes a channel out of the draft, unless something stands in it.
    pub(super) fn remove_channel(self, id: &ChannelId, name: &str) {
        let rules = self.base().id;
        let counted = self.session.with(|workspace, board| {
            let periods = counted_under(workspace, board.period(), &rules, id);
            (!periods.is_empty()).then(|| text::channel_counted(name, &periods))
        });
        let parts = self.parts();
        let computing = parts.computing_with(id);
        let named = (!computing.is_empty()).then(|| text::channel_named(name, &computing));
        match counted.or(named) {
            Some(words) => self.refuse(words),
            None => self.put_whole(parts.without_channel(id)),
        }
    }
}
