//! Clauses on counts and points: conversion, steps, caps, base points, tasks, rates, floors.

use super::{Names, counted, each, in_a_row, signed, span, within};
use crate::domain::points::Points;
use crate::domain::rules::{
    Base, Cap, Convert, Empty, Floor, Judged, Measure, Missed, Rate, Steps, Task, Wholes,
};

pub(super) fn convert(names: &Names<'_>, body: &Convert) -> String {
    let (of, into) = (names.sum(&body.of, ""), names.one(&body.into));
    let (many, makes) = (body.each.unwrap_or_default(), body.makes.unwrap_or_default());
    let rest = match body.wholes {
        Wholes::Down => format!("不足的留待{}凑满", within(body.per)),
        Wholes::Exact => "不足的按比例折算".to_owned(),
    };
    format!("{of}每 {many} 条折算为{into} {makes} 条，原渠道不再计分，{rest}")
}

pub(super) fn steps(names: &Names<'_>, body: &Steps) -> String {
    let unit = counted(body.measure);
    let steps: Vec<String> = body
        .steps
        .iter()
        .map(|step| {
            let points = step.points.unwrap_or_default();
            let more = match (step.every, step.adds) {
                (Some(every), Some(adds)) => {
                    format!("、每再多 {every} {unit}{}", signed(adds, names.money()))
                }
                _ => String::new(),
            };
            let amounts = span(step.from.unwrap_or_default(), step.to, unit);
            format!("{amounts}计 {points} {}{more}", names.money())
        })
        .collect();
    let what = match body.measure {
        Measure::Items => "条数",
        Measure::Points => "得分",
        Measure::Adopted => "折算前条数",
    };
    format!("{}按{}{what}分档计分：{}", names.sum(&body.of, "各渠道合计"), each(body.per), steps.join("，"))
}

pub(super) fn cap(names: &Names<'_>, body: &Cap) -> String {
    let per = each(body.per);
    if body.items {
        let most = names.varying(&body.most, "条");
        return format!("{}{per}最多计{most}，分值高的先计", names.sum(&body.of, "各渠道合计"));
    }
    format!("{}{per}最多计{}", names.sum(&body.of, "各项得分合计"), names.varying(&body.most, names.money()))
}

pub(super) fn floor(names: &Names<'_>, body: &Floor) -> String {
    let least = names.varying(&body.least, names.money());
    format!("{}{}最低计到{least}", names.sum(&body.of, "各项得分合计"), each(body.per))
}

pub(super) fn base(names: &Names<'_>, body: &Base) -> String {
    format!("{}基础分{}", each(body.per), names.varying(&body.points, names.money()))
}

pub(super) fn task(names: &Names<'_>, body: &Task) -> String {
    let (unit, money) = (counted(body.measure), names.money());
    let target = names.varying(&body.target, unit);
    let mut parts = vec![format!("{}{}任务{target}", names.sum(&body.of, "各渠道合计"), each(body.per))];
    match body.judged {
        Judged::AtEnd => {}
        Judged::ToDate => parts.push("各期按截至当期的进度核算".to_owned()),
        Judged::AtYearEnd => parts.push("逐次核算、年底一并计入".to_owned()),
    }
    let points = body.points.unwrap_or_default();
    if body.points.is_some() {
        parts.push(format!("完成的{}", signed(points, money)));
    }
    parts.extend(missed(body, unit, money));
    if let Some(least) = body.least {
        parts.push(format!("最低计到 {least} {money}"));
    }
    if !body.forfeits.is_empty() {
        parts.push(format!("未完成的{}得分不计", names.of(&body.forfeits, "")));
    }
    if let Some(beyond) = &body.beyond {
        parts.push(format!("超出的每{unit}{}", signed(beyond.each.unwrap_or_default(), money)));
        parts.extend(beyond.most.map(|most| format!("最多加 {most} {money}")));
    }
    parts.extend(body.in_a_row.map(|times| format!("{}未完成的另行提示", in_a_row(times, body.per))));
    parts.join("，")
}

/// What becomes of the points of a missed task.
fn missed(body: &Task, unit: &str, money: &str) -> Option<String> {
    let has_points = body.points.is_some();
    match body.missed {
        Missed::Told if has_points => Some("未完成的照加，只作提示".to_owned()),
        Missed::Told if body.forfeits.is_empty() => Some("未完成的只作提示".to_owned()),
        Missed::Told => None,
        Missed::Each => {
            let from = if has_points { "也加这些分，再" } else { "" };
            Some(format!("未完成的{from}每少 1 {unit}{}", signed(body.each.unwrap_or_default(), money)))
        }
        Missed::Proportion => Some("未完成的按完成比例计".to_owned()),
        Missed::AllOrNothing => Some(match body.otherwise.unwrap_or_default() {
            Points::ZERO => "未完成的不加分".to_owned(),
            otherwise => format!("未完成的{}", signed(otherwise, money)),
        }),
    }
}

pub(super) fn rate(names: &Names<'_>, body: &Rate) -> String {
    let threshold = body.threshold.unwrap_or_default();
    let percent = Points::from_thousandths(threshold.thousandths().saturating_mul(100));
    let over = names.sum(&body.over, "");
    let mut parts =
        vec![format!("{}条数占{over}条数的比例{}核算一次", names.sum(&body.of, ""), each(body.per))];
    parts.extend(body.below.map(|points| format!("低于 {percent}% 的{}", signed(points, names.money()))));
    parts.extend(body.from.map(|points| format!("达到 {percent}% 的{}", signed(points, names.money()))));
    parts.push(match body.empty {
        Empty::Skip => format!("{over}一条也没有的不核算"),
        Empty::Zero => format!("{over}一条也没有的按 0 核算"),
    });
    parts.join("，")
}
