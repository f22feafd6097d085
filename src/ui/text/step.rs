//! What a step that can be taken back is called.

use super::BLANK;
use crate::domain::edit::ManyName;
use crate::domain::workspace::Workspace;
use crate::session::past::StepName;

/// The name of a step that an undo takes back.
pub fn step(step: &StepName, workspace: &Workspace) -> String {
    match step {
        StepName::Cell { unit, period, channel, from, to } => {
            let roster = workspace.roster();
            let of = roster.find(unit).and_then(|ix| roster.unit(ix));
            let rules = workspace.find_period(period).and_then(|period| workspace.rules_of(period));
            let channel = rules.zip(of).and_then(|(rules, of)| {
                let ix = rules.find_channel(channel)?;
                rules.short_names(&of.class).into_iter().nth(ix.get())
            });
            // Of several periods the name tells which, for it may not be the one on view.
            let several = workspace.periods().len() > 1;
            let name = workspace.find_period(period).and_then(|period| workspace.period(period));
            let period =
                name.filter(|_| several).map(|period| period.parts().name.clone()).unwrap_or_default();
            let (unit, label) = match (of, channel) {
                (Some(of), Some(channel)) => (of.name_parts().0, channel),
                _ => ("", String::new()),
            };
            let shown = |text: &str| match text.char_indices().nth(12) {
                _ if text.is_empty() => BLANK.to_owned(),
                Some((end, _)) => format!("{}…", &text[..end]),
                None => text.to_owned(),
            };
            format!("{period}{unit}·{label} {}→{}", shown(from), shown(to))
        }
        StepName::Waiting { period, channel } => {
            let rules = workspace.find_period(period).and_then(|period| workspace.rules_of(period));
            let of = rules.and_then(|rules| rules.channel(rules.find_channel(channel)?));
            let name = rules.zip(of).map(|(rules, of)| rules.told_apart(of, |of| &of.label));
            format!("标未反馈 {}", name.unwrap_or_default())
        }
        StepName::Ranking => "改名次算法".to_owned(),
        StepName::Item => "增删或改台账一条".to_owned(),
        StepName::Adjustment => "增删或改加减分一条".to_owned(),
        StepName::Late => "增删或改补计一条".to_owned(),
        StepName::Publish => "改状态或更正".to_owned(),
        StepName::Rules => "改办法".to_owned(),
        StepName::Verify { unit } => {
            let roster = workspace.roster();
            let of = roster.find(unit).and_then(|ix| roster.unit(ix));
            format!("核对 {}", of.map_or(unit.as_str(), |of| of.name_parts().0))
        }
        StepName::Explain => "改核对说明".to_owned(),
        StepName::Notice => "改通报".to_owned(),
        StepName::Watchlist => "改错敏词".to_owned(),
        StepName::Template => "改措辞模板".to_owned(),
        StepName::Roster => "改名录".to_owned(),
        StepName::County => "改县名".to_owned(),
        StepName::Period => "改期的设置".to_owned(),
        StepName::Many { name, count } => many(*name, *count, "格"),
        StepName::Items { name, count } => many(*name, *count, "条"),
        StepName::Replace => "换一份数据".to_owned(),
    }
}

/// The name of a step of several changes; `of` is what they are counted in.
fn many(name: ManyName, count: usize, of: &str) -> String {
    match name {
        ManyName::Paste => format!("粘贴 {count} {of}"),
        ManyName::Fill => format!("填充 {count} {of}"),
        ManyName::Clear => format!("清除 {count} {of}"),
        ManyName::Merge => format!("并入 {count} {of}"),
        ManyName::Roster => format!("改名录 {count} 处"),
        ManyName::Rules => "改办法".to_owned(),
        ManyName::Periods => "新建期".to_owned(),
        ManyName::Publish => "发布".to_owned(),
        ManyName::Move => "移到另一期".to_owned(),
    }
}
