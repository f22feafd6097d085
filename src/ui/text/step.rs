//! What a step that can be taken back is called.

use super::BLANK;
use crate::domain::edit::ManyName;
use crate::domain::id::{ChannelId, Id, PeriodId, UnitId};
use crate::domain::workspace::{Status, Workspace};
use crate::session::past::StepName;

/// The name of a step that an undo takes back, with what it was about.
pub fn step(step: &StepName, workspace: &Workspace) -> String {
    let whole = |words: &str, period| named(words, place(workspace, period, &none(), &none()));
    match step {
        StepName::Cell { unit, period, channel, from, to } => {
            let shown = |text: &str| if text.is_empty() { BLANK.to_owned() } else { short(text) };
            format!("{} {}→{}", place(workspace, period, unit, channel), shown(from), shown(to))
        }
        StepName::Waiting { period, channel } => {
            named("标未反馈", place(workspace, period, &none(), channel))
        }
        StepName::Ranking => "改名次算法".to_owned(),
        StepName::Item { id, was } => {
            let item = workspace.items().get(id).or(was.as_deref());
            let unit = item.and_then(|item| item.units.first()).map(|author| author.unit.clone());
            let unit = place(workspace, &none(), &unit.unwrap_or_default(), &none());
            named("台账", item.map_or(unit.clone(), |item| format!("{unit}“{}”", short(&item.title))))
        }
        StepName::Adjustment { id, was } => {
            let entry = workspace.adjustments().get(id).or(was.as_deref());
            let of = entry.map(|entry| place(workspace, &entry.period, &entry.unit, &none()));
            named("加减分", of.unwrap_or_default())
        }
        StepName::Late { id, was } => {
            let late = workspace.late().get(id).or(was.as_deref());
            let of = late.map(|late| place(workspace, &late.known, &late.unit, &late.channel));
            named("补计", of.unwrap_or_default())
        }
        StepName::Status { period, to } => {
            let words = match to {
                Status::Draft => super::TO_DRAFT,
                Status::Checking => super::TO_CHECKING,
                Status::Published => "发布",
            };
            whole(words, period)
        }
        StepName::Correct { unit, period, channel } => named("更正", place(workspace, period, unit, channel)),
        StepName::Rules => "改办法".to_owned(),
        StepName::Verify { unit, period } => named("核对", place(workspace, period, unit, &none())),
        StepName::Explain { unit, period, channel } => {
            named("改核对说明", place(workspace, period, unit, channel))
        }
        StepName::Notice(period) => whole("改通报", period),
        StepName::Watchlist => "改错敏词".to_owned(),
        StepName::Template => "改措辞模板".to_owned(),
        StepName::Roster => "改名录".to_owned(),
        StepName::County => "改县名".to_owned(),
        StepName::Period(period) => whole("改期的设置", period),
        StepName::Many { name, count, period } => {
            let of = period.as_ref().map(|period| place(workspace, period, &none(), &none()));
            many(*name, *count, "格", of.unwrap_or_default())
        }
        StepName::Items { name, count, period } => {
            let of = period.as_ref().map(|period| place(workspace, period, &none(), &none()));
            many(*name, *count, "条", of.unwrap_or_default())
        }
        StepName::Replace => "换一份数据".to_owned(),
    }
}

/// No unit, period or channel.
fn none<Kind>() -> Id<Kind> {
    Id::new("")
}

/// What was done, and to what where that is known.
fn named(words: &str, of: String) -> String {
    if of.is_empty() { words.to_owned() } else { format!("{words} {of}") }
}

/// The beginning of a text, as much as a name of a step has room for.
fn short(text: &str) -> String {
    text.char_indices().nth(12).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

/// 2022年一季度中池镇·各镇快讯, as much of it as is known. Of several periods the name tells which, for it may not be the one on
/// view.
fn place(workspace: &Workspace, period: &PeriodId, unit: &UnitId, channel: &ChannelId) -> String {
    let (roster, at) = (workspace.roster(), workspace.find_period(period));
    let of = roster.find(unit).and_then(|ix| roster.unit(ix));
    let channel = at.and_then(|at| {
        let rules = workspace.rules_of(at)?;
        let ix = rules.find_channel(channel)?;
        match of {
            Some(of) => rules.short_names(&of.class).into_iter().nth(ix.get()),
            None => Some(rules.told_apart(rules.channel(ix)?, |of| &of.label)),
        }
    });
    let several = workspace.periods().len() > 1;
    let period = at.and_then(|at| workspace.period(at)).filter(|_| several);
    let mut place = period.map(|period| period.parts().name.clone()).unwrap_or_default();
    place.push_str(of.map_or("", |of| of.name_parts().0));
    if let Some(channel) = channel {
        if !place.is_empty() {
            place.push('·');
        }
        place.push_str(&channel);
    }
    place
}

/// The name of a step of several changes; `kind` is what they are counted in, `of` the period they are in, if it is to be told.
fn many(name: ManyName, count: usize, kind: &str, of: String) -> String {
    let (words, kind) = match name {
        ManyName::Paste => ("粘贴", kind),
        ManyName::Fill => ("填充", kind),
        ManyName::Clear => ("清除", kind),
        ManyName::Merge => ("并入", kind),
        ManyName::Verify => ("核对", "行"),
        ManyName::Late => ("补计", "条"),
        ManyName::Roster => return format!("改名录 {count} 处"),
        ManyName::Rules => return "改办法".to_owned(),
        ManyName::Periods => return named("新建期", of),
        ManyName::Publish => return named("发布", of),
        ManyName::Move => return "移到另一期".to_owned(),
    };
    format!("{} {count} {kind}", named(words, of))
}
