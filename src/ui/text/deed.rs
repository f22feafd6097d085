//! What a clause did in an account, as a line: what it looked at, what that was put beside.

use crate::domain::points::Points;
use crate::domain::rules::{Adjusting, Body, Judged, Measure, Task, Veto, Window};
use crate::domain::score::{ClauseLine, LateLine};
use crate::domain::workspace::{PeriodIx, Workspace};

/// The explanation of a line beside the clause's name; empty where the name says all.
pub fn deed(workspace: &Workspace, period: PeriodIx, line: &ClauseLine) -> String {
    let rules = workspace.rules_of(period);
    let Some((rules, provision)) = rules.and_then(|rules| Some((rules, rules.provision(line.provision)?)))
    else {
        return String::new();
    };
    // An item is told by its title; of many others the name says all.
    if let Some(item) = line.item.as_ref().and_then(|id| workspace.items().get(id)) {
        return format!("“{}” {} → {}", item.title, line.before, line.after);
    }
    let (measured, against) = (line.measured, line.against);
    match &provision.body {
        Body::Multiplier(_) => format!("{}×{against}", line.before),
        Body::Transfer(_) if line.told => format!("转入 {measured} 条，已计在上面"),
        Body::Transfer(_) => format!("{measured} 条计给别的单位"),
        Body::Convert(body) => {
            let into = rules.channels().iter().find(|channel| channel.id.as_str() == body.into);
            let into = into.map_or("", |channel| channel.label.as_str());
            format!("{measured} 条，连同结余折“{into}”{against} 条")
        }
        Body::Steps(_) => format!("到 {measured}，按 {against} 起的一档"),
        Body::Cap(body) => format!("{}共 {measured}，至多 {against}", window(body.per)),
        Body::Floor(body) => format!("{}共 {measured}，至少 {against}", window(body.per)),
        Body::Task(body) => task(body, line),
        Body::Rate(_) => format!("{measured}%，以 {}% 为界{}", percent(against), judged_anew(line)),
        Body::Adjustment(_) if line.entry.is_none() => format!("清零，原有 {}", line.before),
        Body::Adjustment(body) => entry(workspace, body, line),
        Body::RankPoints(_) => format!("第 {measured} 名"),
        Body::Payment(_) => format!("{measured}×{against}"),
        Body::Scale(_) if against == Points::ZERO => format!("{measured}"),
        Body::Scale(_) => format!("{measured}，对 {against}"),
        Body::Size(_) if measured == Points::ZERO => "未填人数，不变".to_owned(),
        Body::Size(_) => format!("{measured} 人，按 {against}"),
        Body::SameItem(_)
        | Body::Shares(_)
        | Body::Length(_)
        | Body::Base(_)
        | Body::Composite(_)
        | Body::Award(_)
        | Body::Bands(_) => String::new(),
    }
}

fn window(per: Window) -> &'static str {
    match per {
        Window::Period | Window::Week => "",
        Window::Month => "本月",
        Window::Quarter => "本季",
        Window::Half => "本半年",
        Window::Year => "本年",
    }
}

fn task(body: &Task, line: &ClauseLine) -> String {
    let unit = if body.measure == Measure::Points { "分" } else { "条" };
    let (measured, against) = (line.measured, line.against);
    let now = if measured < against {
        format!("{}{measured}/{against} {unit}，差 {} {unit}", window(body.per), against - measured)
    } else {
        format!("{}{measured}/{against} {unit}，完成", window(body.per))
    };
    let more = match (body.judged, line.value()) {
        (_, Points::ZERO) => "",
        (Judged::AtYearEnd, _) => "；全年各期一并结算",
        _ if measured < against && !body.forfeits.is_empty() => "；所列各项本期的分不计",
        _ => "",
    };
    let anew = if body.judged == Judged::AtEnd { judged_anew(line) } else { String::new() };
    format!("{now}{more}{anew}")
}

/// A window that goes on after it was judged: why the line is worth something else than what it came to.
fn judged_anew(line: &ClauseLine) -> String {
    if line.before == Points::ZERO {
        return String::new();
    }
    format!("；前面已计 {}，现为 {}，只计差额", line.before, line.after)
}

fn percent(share: Points) -> Points {
    Points::from_thousandths(share.thousandths() * 100)
}

/// Why an entry was made, and why it brings nothing where it brings nothing.
fn entry(workspace: &Workspace, body: &Adjusting, line: &ClauseLine) -> String {
    let Some(entry) = line.entry.as_ref().and_then(|id| workspace.adjustments().get(id)) else {
        return String::new();
    };
    let times =
        if line.measured > Points::whole(1) { format!("，{} 次", line.measured) } else { String::new() };
    let nothing = match body.every {
        _ if line.value() != Points::ZERO => String::new(),
        _ if entry.points.is_some() && body.judged(entry).is_none() => "（超出范围，未计）".to_owned(),
        Some(every) => format!("（每 {every} 次计一回，还不到）"),
        None if body.veto == Veto::Award => "（当年不得评先）".to_owned(),
        None if body.once_per_level => "（同级已计最高）".to_owned(),
        None => String::new(),
    };
    format!("{}{times}{nothing}", entry.reason)
}

/// An amount of money.
pub fn yuan(amount: Points) -> String {
    format!("{amount} 元")
}

/// A clause's line as plain text.
pub fn deed_line(name: &str, note: &str, amount: &str) -> String {
    if note.is_empty() { format!("{name}：{amount}") } else { format!("{name}（{note}）：{amount}") }
}

/// A late count: 2022年一季度 省级 1 条，省上 4 月反馈.
pub fn late_line(workspace: &Workspace, line: &LateLine) -> String {
    let period = workspace.period(line.of).map(|period| period.parts().name.clone()).unwrap_or_default();
    let channel = workspace.rules_of(line.of).and_then(|rules| rules.channel(line.channel));
    let channel = channel.map(|channel| channel.name.clone()).unwrap_or_default();
    format!("{period} {channel} {} 条，{}", line.count, line.reason)
}
