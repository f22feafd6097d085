//! Clauses on entries, on other units and on the year: adjustments, places, conversions, money, awards, words.

use super::{Names, counted, each, signed, span};
use crate::domain::points::Points;
use crate::domain::rules::{
    Adjusting, Against, Award, Bands, Composite, CompositePart, Measure, Payment, Provision, RankPoints,
    Scale, Scope, Size, Veto, Window,
};

pub(super) fn adjustment(names: &Names<'_>, provision: &Provision, body: &Adjusting) -> String {
    let money = names.money();
    let mut parts = vec![format!("有“{}”的", provision.name)];
    let scope = match body.scope {
        Scope::Item => "同一信息",
        Scope::Period => "同一期",
        Scope::Year => "同一年",
    };
    let points = |first: Option<Points>, later: Option<Points>| {
        let first = first.unwrap_or_default();
        match later {
            Some(later) if !body.once_per_level => {
                format!("{scope}首次{}、以后每次{}", signed(first, money), signed(later, money))
            }
            _ => format!("每次{}", signed(first, money)),
        }
    };
    if let Some(every) = body.every {
        parts.push(format!("{}每满 {every} 次算一次", each(body.per)));
    }
    if body.points.is_some() {
        parts.push(points(body.points, body.later));
    }
    if let (Some(least), Some(most)) = (body.least, body.most) {
        parts.push(format!("每次由人核定 {least} 至 {most} {money}"));
    }
    parts.extend(
        body.grades.iter().map(|grade| format!("{}{}", grade.name, points(grade.points, grade.later))),
    );
    if body.once_per_level {
        parts.push(format!("{scope}同一级别只计最高一次"));
    }
    parts.extend(match body.veto {
        Veto::None => None,
        Veto::Item => Some("所涉信息不计分".to_owned()),
        Veto::Month => Some("当月所得清零".to_owned()),
        Veto::Period => Some("当期所得清零".to_owned()),
        Veto::Year => Some("全年所得清零".to_owned()),
        Veto::Award => Some("当年不得评先".to_owned()),
    });
    parts.join("，")
}

pub(super) fn rank_points(names: &Names<'_>, body: &RankPoints) -> String {
    let by = if body.of.is_empty() {
        "本期得分".to_owned()
    } else {
        format!("{}得分", names.sum(&body.of, ""))
    };
    let (top, points) = (body.top.unwrap_or(1), signed(body.points.unwrap_or_default(), "分"));
    let first = if top == 1 { format!("第 1 名{points}") } else { format!("前 {top} 名各{points}") };
    let below = match body.each.unwrap_or_default() {
        Points::ZERO => "以下各名相同".to_owned(),
        each if each < Points::ZERO => format!("以下每低 1 名少 {} 分", -each),
        each => format!("以下每低 1 名多 {each} 分"),
    };
    let least = body.least.map(|least| format!("，最低计到 {least} 分")).unwrap_or_default();
    format!("每期按{by}在本类别排名，{first}，{below}{least}")
}

/// What is measured: 累计得分, 县网站条数.
fn measured(names: &Names<'_>, of: &[String], measure: Measure, current: bool) -> String {
    let span = if current { "本期" } else { "" };
    if of.is_empty() {
        return if current { "本期得分".to_owned() } else { names.figure.to_owned() };
    }
    let what = match measure {
        Measure::Items => "条数",
        Measure::Points => "得分",
        Measure::Adopted => "折算前条数",
    };
    format!("{}{span}{what}", names.sum(of, ""))
}

pub(super) fn scale(names: &Names<'_>, body: &Scale) -> String {
    let own = measured(names, &body.of, body.measure, body.current);
    let to = body.to.unwrap_or_default();
    let unit = if body.of.is_empty() { "分" } else { counted(body.measure) };
    let turned = match body.by {
        Against::Best => format!("{own}按与本类别最高者之比折算，最高者 {to} 分"),
        Against::Target => {
            format!("{own}按与任务数之比折算，任务数{}，达到的 {to} 分", names.varying(&body.target, unit))
        }
        Against::Rate => format!("{own}占{}条数的比例折算，全占的 {to} 分", names.sum(&body.over, "")),
        Against::Nothing => format!("{own}乘 {to}"),
    };
    let most = body.most.map(|most| format!("，最多 {most} 分")).unwrap_or_default();
    format!("{turned}{most}")
}

pub(super) fn composite(names: &Names<'_>, body: &Composite) -> String {
    let one = |part: &CompositePart| {
        let own = measured(names, &part.of, part.measure, body.current);
        let to = part.to.unwrap_or_default();
        let unit = if part.of.is_empty() { "分" } else { counted(part.measure) };
        let turned = match part.by {
            Against::Target => {
                format!("{own}与任务数之比，任务数{}，达到的 {to} 分", names.varying(&part.target, unit))
            }
            Against::Nothing => format!("{own}乘 {to}"),
            Against::Best | Against::Rate => format!("{own}与本类别最高者之比，最高者 {to} 分"),
        };
        let most = part.most.map(|most| format!("，最多 {most} 分")).unwrap_or_default();
        format!("{}（{turned}{most}）", part.name)
    };
    let parts: Vec<String> = body.parts.iter().map(one).collect();
    format!("折算分由{}相加", parts.join("、"))
}

pub(super) fn size(names: &Names<'_>, body: &Size) -> String {
    let own = names.figure;
    if let Some(per) = body.per_heads {
        return format!("{own}按人数折算为每 {per} 人的得分，没有填人数的不变");
    }
    let bands: Vec<String> = body
        .bands
        .iter()
        .map(|band| {
            let heads = span(band.from.unwrap_or(0), band.to, "人");
            format!("{heads}的乘 {}", band.times.unwrap_or_default())
        })
        .collect();
    format!("{own}按单位人数乘系数：{}，没有填人数的不变", bands.join("，"))
}

pub(super) fn payment(names: &Names<'_>, body: &Payment) -> String {
    let all = match body.measure {
        Measure::Items | Measure::Adopted => "各渠道合计",
        Measure::Points => "各项得分合计",
    };
    let unit = counted(body.measure);
    format!("{}每{unit}付 {} 元", names.sum(&body.of, all), body.each.unwrap_or_default())
}

pub(super) fn award(names: &Names<'_>, body: &Award) -> String {
    let mut parts: Vec<String> = body
        .needs
        .iter()
        .map(|need| {
            let own = match (need.of.is_empty(), need.measure) {
                (true, Measure::Items | Measure::Adopted) => "各渠道合计条数".to_owned(),
                _ => measured(names, &need.of, need.measure, false),
            };
            format!("全年{own}不少于{}", names.varying(&need.least, counted(need.measure)))
        })
        .collect();
    if !body.tasks.is_empty() {
        parts.push(format!("全年都完成{}", names.of(&body.tasks, "")));
    }
    let who =
        if parts.is_empty() { "各单位".to_owned() } else { format!("{}的单位", parts.join("、")) };
    match body.first {
        Some(first) => format!("{who}每类取前 {first} 名评先，末位同分的都算"),
        None => format!("{who}可以评先"),
    }
}

pub(super) fn bands(body: &Bands) -> String {
    let words: Vec<String> = body
        .bands
        .iter()
        .map(|band| match band.from {
            Some(from) => format!("{from} 分起为“{}”", band.name),
            None => format!("以下为“{}”", band.name),
        })
        .collect();
    let by = match body.per {
        Window::Year => "累计得分",
        Window::Period | Window::Week => "本期得分",
        Window::Month => "当月得分",
        Window::Quarter => "当季得分",
        Window::Half => "半年得分",
    };
    // From the best word down, so that what lies below all others comes last.
    let falling: Vec<String> = words.into_iter().rev().collect();
    format!("按{by}定等次：{}", falling.join("，"))
}
