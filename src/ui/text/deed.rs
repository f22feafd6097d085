//! What a clause did in an account, as a line: what it looked at, what that was put beside.

use crate::domain::points::Points;
use crate::domain::rules::{Body, Currency};
use crate::domain::score::{ClauseLine, LateLine};
use crate::domain::workspace::{PeriodIx, Workspace};

/// The explanation of a line beside the clause's name; empty where the name says all.
pub fn deed(workspace: &Workspace, period: PeriodIx, line: &ClauseLine) -> String {
    let body =
        workspace.rules_of(period).and_then(|rules| rules.provision(line.provision)).map(|one| &one.body);
    let Some(body) = body else { return String::new() };
    let (measured, against) = (line.measured, line.against);
    let mut words = match body {
        // An item is told by its title, below; of the others the name says all.
        _ if line.item.is_some() => String::new(),
        Body::Multiplier(_) => format!("{}×{against}", line.before),
        Body::Transfer(_) if line.before == line.after => format!("转入 {measured} 条，已计在上面"),
        Body::Transfer(_) => format!("{measured} 条计给别的单位"),
        Body::Convert(_) => format!("{measured} 条折 {against} 条"),
        Body::Steps(_) => format!("到 {measured}，按 {against} 起的一档"),
        Body::Cap(_) => format!("共 {measured}，至多 {against}"),
        Body::Floor(_) => format!("共 {measured}，至少 {against}"),
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::Base(_)
        | Body::Award(_)
        | Body::Bands(_) => String::new(),
        Body::Task(_) if measured < against => format!("{measured}/{against}，差 {}", against - measured),
        Body::Task(_) => format!("{measured}/{against}，完成"),
        Body::Rate(_) => format!("{measured}%，以 {}% 为界", percent(against)),
        Body::Adjustment(_) if line.entry.is_none() => {
            format!("清零，原有 {}", line.before)
        }
        Body::Adjustment(_) => reason(workspace, line),
        Body::RankPoints(_) => format!("第 {measured} 名"),
        Body::Payment(_) => format!("{measured}×{against}"),
        Body::Scale(_) => format!("{measured}，对 {against}"),
        Body::Composite(_) => format!("原 {measured}"),
        Body::Size(_) => format!("{measured} 人，按 {against}"),
    };
    if let Some(item) = line.item.as_ref().and_then(|id| workspace.items().get(id)) {
        words = format!("“{}” {} → {}", item.title, line.before, line.after);
    }
    if line.currency == Currency::Yuan {
        words.push_str("（元）");
    }
    words
}

fn percent(share: Points) -> Points {
    Points::from_thousandths(share.thousandths() * 100)
}

fn reason(workspace: &Workspace, line: &ClauseLine) -> String {
    let entry = line.entry.as_ref().and_then(|id| workspace.adjustments().get(id));
    let reason = entry.map(|entry| entry.reason.clone()).unwrap_or_default();
    if line.measured > Points::whole(1) { format!("{reason}，{} 次", line.measured) } else { reason }
}

/// A late count: 2022年一季度 省级 1 条，省上 4 月反馈.
pub fn late_line(workspace: &Workspace, line: &LateLine) -> String {
    let period = workspace.period(line.of).map(|period| period.parts().name.clone()).unwrap_or_default();
    let channel = workspace.rules_of(line.of).and_then(|rules| rules.channel(line.channel));
    let channel = channel.map(|channel| channel.name.clone()).unwrap_or_default();
    format!("{period} {channel} {} 条，{}", line.count, line.reason)
}
